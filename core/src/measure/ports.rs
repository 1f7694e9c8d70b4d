//! Where ports are.

use kurbo::Line;

use crate::{
    Diagram, Direction, NodeIx, Point, PortIx, Side, Size, Table, Visual, diagram::End,
    geometry::first_hit, visuals::PortPlace,
};

/// Places every port: where the kind says, else evenly along its side.
pub(super) fn place(
    diagram: &Diagram,
    visuals: &Table<NodeIx, Visual>,
) -> Table<PortIx, PortPlace> {
    let traffic = traffic(diagram);
    let wishes: Vec<Wish> = diagram
        .ports
        .enumerate()
        .map(|(index, port)| {
            let drawn = visuals[port.node]
                .ports
                .iter()
                .find(|(name, _)| *name == port.name);
            let side = || {
                port.side
                    .unwrap_or_else(|| traffic[index].side(diagram.direction))
            };
            drawn.map_or_else(|| Wish::Spread(side()), |(_, place)| Wish::Drawn(*place))
        })
        .collect();

    let mut sharing: Table<NodeIx, [usize; 4]> = vec![[0; 4]; diagram.nodes.len()].into();
    for (port, wish) in diagram.ports.iter().zip(&wishes) {
        if let Wish::Spread(side) = wish {
            sharing[port.node][*side as usize] += 1;
        }
    }
    let mut before: Table<NodeIx, [usize; 4]> = vec![[0; 4]; diagram.nodes.len()].into();
    let place = |(port, wish): (&crate::diagram::Port, Wish)| match wish {
        Wish::Drawn(place) => place,
        Wish::Spread(side) => {
            let number = &mut before[port.node][side as usize];
            *number += 1;
            let share = as_number(*number) / as_number(sharing[port.node][side as usize] + 1);
            PortPlace {
                at: on_outline(&visuals[port.node], side, share),
                side,
            }
        }
    };
    diagram.ports.iter().zip(wishes).map(place).collect()
}

enum Wish {
    /// The kind says where.
    Drawn(PortPlace),
    /// Somewhere on this side.
    Spread(Side),
}

/// Whether edges end or begin at a port.
#[derive(Clone, Copy, Default)]
struct Traffic {
    arrives: bool,
    leaves: bool,
}

impl Traffic {
    /// The side that lets edges flow in the direction of the diagram.
    fn side(self, direction: Direction) -> Side {
        let (entry, exit) = match direction {
            Direction::Right => (Side::Left, Side::Right),
            Direction::Left => (Side::Right, Side::Left),
            Direction::Down => (Side::Top, Side::Bottom),
            Direction::Up => (Side::Bottom, Side::Top),
        };
        if self.arrives && !self.leaves {
            entry
        } else {
            exit
        }
    }
}

fn traffic(diagram: &Diagram) -> Table<PortIx, Traffic> {
    let mut traffic: Table<PortIx, Traffic> = vec![Traffic::default(); diagram.ports.len()].into();
    for edge in &diagram.edges {
        if let End::Port(port) = edge.source {
            traffic[port].leaves = true;
        }
        if let End::Port(port) = edge.target {
            traffic[port].arrives = true;
        }
    }
    traffic
}

/// The point at this share of a side, drawn in to where the outline has ink.
fn on_outline(visual: &Visual, side: Side, share: f64) -> Point {
    let Size { width, height } = visual.size;
    let (rim, opposite) = match side {
        Side::Top => (
            Point::new(width * share, 0.0),
            Point::new(width * share, height),
        ),
        Side::Bottom => (
            Point::new(width * share, height),
            Point::new(width * share, 0.0),
        ),
        Side::Left => (
            Point::new(0.0, height * share),
            Point::new(width, height * share),
        ),
        Side::Right => (
            Point::new(width, height * share),
            Point::new(0.0, height * share),
        ),
    };
    let Some(outline) = &visual.outline else {
        return rim;
    };
    first_hit(outline, Line::new(rim, opposite)).unwrap_or(rim)
}

fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
