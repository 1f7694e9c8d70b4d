//! Small diagrams for the tests of the passes.

use kinograph_plugin_sdk::layout::LabelPlace;

use crate::{
    geometry::{Insets, Size},
    problem::{Container, Edge, End, Label, Node, Options, Problem, Spacing, Terminal},
};

/// So many nodes of 100 by 40 pixels.
pub(crate) fn nodes(count: usize) -> Problem {
    let spacing = Spacing {
        node: 32,
        rank: 56,
        edge: 16,
        container: 32,
        component: 48,
    };
    Problem {
        nodes: vec![
            Node {
                size: Size {
                    width: 100,
                    height: 40
                },
                ..Node::default()
            };
            count
        ],
        options: Options {
            spacing,
            thoroughness: 5,
            aspect_ratio: 1.6,
            seed: 0,
        },
        ..Problem::default()
    }
}

/// An edge between two nodes.
pub(crate) fn edge(source: usize, target: usize) -> Edge {
    edge_of(End::Node(source), End::Node(target))
}

/// An edge between two ends.
pub(crate) fn edge_of(source: End, target: End) -> Edge {
    Edge {
        source: Terminal {
            end: source,
            port: None,
        },
        target: Terminal {
            end: target,
            port: None,
        },
        directed: true,
        weight: 4,
        bundle: None,
        labels: Vec::new(),
    }
}

/// A label of 60 by 20 pixels.
pub(crate) fn label() -> Label {
    Label {
        size: Size {
            width: 60,
            height: 20,
        },
        place: LabelPlace::Middle,
    }
}

/// A container with a padding of 16 pixels.
pub(crate) fn container(parent: Option<usize>) -> Container {
    let padding = Insets {
        top: 16,
        right: 16,
        bottom: 16,
        left: 16,
    };
    Container {
        parent,
        padding,
        min_size: Size::default(),
        title: Size::default(),
    }
}
