//! Whole-pixel geometry, and the turn that makes every direction flow down.

use kinograph_plugin_sdk::geometry::{Direction, Side};
pub(crate) use kinograph_plugin_sdk::whole::{Insets, Point, Rect, Size};

/// Maps between the picture and the plane of the passes, in which edges flow down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(pub(crate) Direction);

impl Default for Turn {
    /// The picture as it is.
    fn default() -> Self {
        Self(Direction::Down)
    }
}

impl Turn {
    /// From the picture to the flow.
    pub(crate) const fn point(self, p: Point) -> Point {
        match self.0 {
            Direction::Down => p,
            Direction::Up => Point::new(p.x, -p.y),
            Direction::Right => Point::new(p.y, p.x),
            Direction::Left => Point::new(p.y, -p.x),
        }
    }

    /// From the flow to the picture.
    pub(crate) const fn point_back(self, p: Point) -> Point {
        match self.0 {
            Direction::Down => p,
            Direction::Up => Point::new(p.x, -p.y),
            Direction::Right => Point::new(p.y, p.x),
            Direction::Left => Point::new(-p.y, p.x),
        }
    }

    /// From the picture to the flow.
    pub(crate) fn rect(self, r: Rect) -> Rect {
        between(
            self.point(Point::new(r.left, r.top)),
            self.point(Point::new(r.right, r.bottom)),
        )
    }

    /// From the flow to the picture.
    pub(crate) fn rect_back(self, r: Rect) -> Rect {
        between(
            self.point_back(Point::new(r.left, r.top)),
            self.point_back(Point::new(r.right, r.bottom)),
        )
    }

    /// Its own inverse.
    pub(crate) const fn size(self, s: Size) -> Size {
        match self.0 {
            Direction::Down | Direction::Up => s,
            Direction::Right | Direction::Left => Size {
                width: s.height,
                height: s.width,
            },
        }
    }

    /// From the picture to the flow.
    pub(crate) const fn insets(self, i: Insets) -> Insets {
        match self.0 {
            Direction::Down => i,
            Direction::Up => Insets {
                top: i.bottom,
                right: i.right,
                bottom: i.top,
                left: i.left,
            },
            Direction::Right => Insets {
                top: i.left,
                right: i.bottom,
                bottom: i.right,
                left: i.top,
            },
            Direction::Left => Insets {
                top: i.right,
                right: i.bottom,
                bottom: i.left,
                left: i.top,
            },
        }
    }

    /// From the picture to the flow.
    pub(crate) const fn side(self, side: Side) -> Side {
        match (self.0, side) {
            (Direction::Down, _) | (Direction::Up, Side::Left | Side::Right) => side,
            (Direction::Up, Side::Top)
            | (Direction::Right, Side::Right)
            | (Direction::Left, Side::Left) => Side::Bottom,
            (Direction::Up, Side::Bottom)
            | (Direction::Right, Side::Left)
            | (Direction::Left, Side::Right) => Side::Top,
            (Direction::Right | Direction::Left, Side::Top) => Side::Left,
            (Direction::Right | Direction::Left, Side::Bottom) => Side::Right,
        }
    }

    /// A point given from the top left corner of a box, from the corner that is top left in the flow.
    pub(crate) const fn in_box(self, at: Point, size: Size) -> Point {
        let p = self.point(at);
        match self.0 {
            Direction::Down | Direction::Right => p,
            Direction::Up => Point::new(p.x, p.y + size.height),
            Direction::Left => Point::new(p.x, p.y + size.width),
        }
    }
}

/// The box with these corners.
fn between(a: Point, b: Point) -> Rect {
    Rect {
        left: a.x.min(b.x),
        top: a.y.min(b.y),
        right: a.x.max(b.x),
        bottom: a.y.max(b.y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Direction; 4] = [
        Direction::Down,
        Direction::Up,
        Direction::Right,
        Direction::Left,
    ];

    #[test]
    fn a_turn_and_back_changes_nothing() {
        for direction in ALL {
            let turn = Turn(direction);
            let p = Point::new(3, 7);
            assert_eq!(turn.point_back(turn.point(p)), p);
            let rect = Rect {
                left: 1,
                top: 2,
                right: 5,
                bottom: 9,
            };
            assert_eq!(turn.rect_back(turn.rect(rect)), rect);
        }
    }

    #[test]
    fn the_side_towards_which_edges_flow_becomes_the_bottom() {
        let towards = [Side::Bottom, Side::Top, Side::Right, Side::Left];
        for (direction, side) in ALL.into_iter().zip(towards) {
            assert_eq!(Turn(direction).side(side), Side::Bottom);
        }
    }

    #[test]
    fn a_port_keeps_its_side_when_its_box_is_turned() {
        let size = Size {
            width: 10,
            height: 20,
        };
        let middle_of_right = Point::new(10, 10);
        for direction in ALL {
            let turn = Turn(direction);
            let (at, turned) = (turn.in_box(middle_of_right, size), turn.size(size));
            let expected = match turn.side(Side::Right) {
                Side::Right => at.x == turned.width && at.y == turned.height / 2,
                Side::Left => at.x == 0 && at.y == turned.height / 2,
                Side::Bottom => at.y == turned.height && at.x == turned.width / 2,
                Side::Top => at.y == 0 && at.x == turned.width / 2,
            };
            assert!(expected, "{direction:?}: {at:?}");
        }
    }
}
