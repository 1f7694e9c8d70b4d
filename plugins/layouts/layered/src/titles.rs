//! Where the titles of containers are, and which lines could strike through them.
//!
//! A title stands in the top left corner of its container in the picture. A
//! line that comes in through the side of the title, or leaves through it,
//! does so beside the title: [`crate::place`] keeps its distance from the
//! left, and the passes after that take titles for obstacles.

use kinograph_plugin_sdk::geometry::Side;

use crate::{
    geometry::{Insets, Rect, Size},
    problem::Problem,
    rows::{ItemKind, LinkEnd, RowKind, Rows},
    tree::Tree,
};

/// The room of a title: a container that has one is at least as wide as its
/// header, for which it has more padding at its top than elsewhere.
pub(crate) fn room(padding: Insets, min_size: Size) -> Size {
    let usual = padding.left.min(padding.right).min(padding.bottom);
    if padding.top > usual {
        Size {
            width: min_size.width,
            height: padding.top,
        }
    } else {
        Size::default()
    }
}

/// Where the title of a container is whose frame this is, in the plane of the problem.
pub(crate) fn place(problem: &Problem, container: usize, frame: Rect) -> Option<Rect> {
    let title = problem.containers[container].title;
    let picture = problem.turn.rect_back(frame);
    (title.width > 0).then(|| problem.turn.rect(Rect::at(picture.corner(), title)))
}

/// The end of a link that lies in a container whose title's side the link crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) container: usize,
    pub(crate) link: usize,
    pub(crate) at_lower_end: bool,
}

impl Entry {
    pub(crate) fn end<'a>(&self, rows: &'a Rows) -> &'a LinkEnd {
        let link = &rows.links[self.link];
        if self.at_lower_end {
            &link.lower
        } else {
            &link.upper
        }
    }
}

/// All links that cross the side of a title upright: those from above into the
/// first row of nodes of a container, or from its last row down where the flow leads up.
pub(crate) fn entries(problem: &Problem, tree: &Tree, rows: &Rows) -> Vec<Entry> {
    let at_lower_end = match problem.turn.side(Side::Top) {
        Side::Top => true,
        Side::Bottom => false,
        Side::Left | Side::Right => return Vec::new(),
    };
    let mut entries = Vec::new();
    for (container, it) in problem.containers.iter().enumerate() {
        if it.title.width == 0 {
            continue;
        }
        let (first, last) = rows.spans[container + 1];
        let is_nodes = |row: &usize| rows.rows[*row].kind == RowKind::Nodes;
        let passed = if at_lower_end {
            let end = (first..=last).find(is_nodes).unwrap_or(last);
            first..=end
        } else {
            let end = (first..=last).rfind(is_nodes).unwrap_or(first);
            end..=last
        };
        for &item in passed.flat_map(|row| &rows.rows[row].items) {
            let item = &rows.items[item];
            // Rows without nodes lie at the frame: only what ends at inner frames leads on from there.
            let leads_on = is_nodes(&item.row)
                || item.kind == ItemKind::Border && item.level != container + 1
                || item.kind == ItemKind::Pass && item.below.is_empty();
            if !leads_on || !tree.holds(container + 1, item.level) {
                continue;
            }
            // An edge to the container itself has no link beyond its last row.
            let ends_here = !at_lower_end && item.below.is_empty();
            let links = if at_lower_end || ends_here {
                &item.above
            } else {
                &item.below
            };
            entries.extend(links.iter().map(|&link| Entry {
                container,
                link,
                at_lower_end: at_lower_end || ends_here,
            }));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use kinograph_plugin_sdk::geometry::Direction;

    use super::*;
    use crate::{
        components,
        fixtures::{container, edge, nodes},
    };

    const TITLE: Size = Size {
        width: 150,
        height: 40,
    };

    /// A node above a container with two nodes, to which edges lead both ways.
    fn titled() -> Problem {
        let mut problem = nodes(4);
        problem.containers = vec![container(None)];
        problem.containers[0].min_size.width = TITLE.width;
        problem.containers[0].title = TITLE;
        problem.containers[0].padding.top = TITLE.height;
        for n in [1, 2] {
            problem.nodes[n].parent = Some(0);
        }
        problem.edges = vec![edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3)];
        problem
    }

    #[test]
    fn no_line_strikes_through_a_title() {
        let problem = titled();
        for direction in [
            Direction::Down,
            Direction::Up,
            Direction::Right,
            Direction::Left,
        ] {
            let drawing = components::arrange(&problem, direction);
            let title = Rect::at(drawing.containers[0].corner(), TITLE);
            let pieces = drawing.routes.iter().flat_map(|route| route.windows(2));
            for pair in pieces {
                let line = Rect::at(pair[0], Size::default());
                let line = line.union(Rect::at(pair[1], Size::default()));
                let strikes = line.right > title.left
                    && line.left < title.right
                    && line.bottom > title.top
                    && line.top < title.bottom;
                assert!(!strikes, "{direction:?}: {line:?} through {title:?}");
            }
        }
    }

    #[test]
    fn a_container_without_a_header_has_no_title() {
        let even = Insets {
            top: 24,
            right: 24,
            bottom: 24,
            left: 24,
        };
        assert_eq!(room(even, TITLE), Size::default());
        assert_eq!(room(Insets { top: 40, ..even }, TITLE), TITLE);
    }
}
