//! Small levels for tests.

use kinograph_plugin_sdk::geometry::Direction;

use crate::{
    diagram::Spacing,
    flow::Flow,
    geometry::Size,
    level::{Item, Level, Link},
};

/// So many boxes of 100 × 40 pixels, joined by these edges, flowing to the right.
pub(crate) fn level(count: usize, edges: &[(usize, usize)]) -> Level {
    let item = Item {
        size: Size {
            width: 100,
            height: 40,
        },
        ..Item::default()
    };
    let link = |(edge, &(source, target)): (usize, &(usize, usize))| Link {
        edge,
        source,
        target,
        label: Size::default(),
    };
    Level {
        items: vec![item; count],
        links: edges.iter().enumerate().map(link).collect(),
        flow: Flow(Direction::Right),
        has_own_flow: false,
        is_root: true,
        spacing: Spacing {
            node: 32,
            rank: 56,
            container: 32,
            component: 48,
        },
        ratio: None,
    }
}
