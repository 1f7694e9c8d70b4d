//! Random diagrams, as text: containers, every arrow, loops, parallel edges,
//! ports, labels, pins, every direction.

use std::fmt::Write as _;

use proptest::{collection::vec, prelude::*};

/// What a random diagram is made of; see [`text`].
#[derive(Clone, Debug)]
struct Plan {
    direction: &'static str,
    nodes: Vec<PlannedNode>,
    edges: Vec<PlannedEdge>,
}

#[derive(Clone, Debug)]
struct PlannedNode {
    kind: &'static str,
    /// Where it lives: 0 is the top, n is a container among those before it.
    home: usize,
    container: bool,
    words: usize,
}

#[derive(Clone, Debug)]
struct PlannedEdge {
    ends: [usize; 2],
    arrow: &'static str,
    words: usize,
}

const DIRECTIONS: [&str; 4] = ["right", "down", "left", "up"];
const KINDS: [&str; 8] = [
    "service", "database", "queue", "person", "gateway", "postgres", "kafka", "cache",
];
const ARROWS: [&str; 6] = ["->", "<-", "<->", "--", "~>", "->"];
const WORDS: [&str; 6] = [
    "order",
    "placed",
    "charge",
    "gRPC",
    "Überweisung",
    "a rather longer name",
];

/// The text of a random diagram with up to `max_nodes` nodes and containers.
pub fn diagram(max_nodes: usize) -> impl Strategy<Value = String> {
    let node = (
        prop::sample::select(&KINDS[..]),
        any::<prop::sample::Index>(),
        0..5_u8,
        0..4_usize,
    )
        .prop_map(|(kind, home, luck, words)| (kind, home, luck == 0, words));
    let edge = (
        any::<[prop::sample::Index; 2]>(),
        prop::sample::select(&ARROWS[..]),
        0..4_usize,
    );
    (
        prop::sample::select(&DIRECTIONS[..]),
        vec(node, 1..=max_nodes),
        vec(edge, 0..=max_nodes * 2),
    )
        .prop_map(|(direction, nodes, edges)| {
            let mut homes = 1;
            let nodes: Vec<PlannedNode> = nodes
                .into_iter()
                .map(|(kind, home, container, words)| {
                    let home = home.index(homes);
                    homes += usize::from(container);
                    PlannedNode {
                        kind,
                        home,
                        container,
                        words,
                    }
                })
                .collect();
            let edges = edges
                .into_iter()
                .map(|(ends, arrow, words)| PlannedEdge {
                    ends: ends.map(|end| end.index(nodes.len())),
                    arrow,
                    words,
                })
                .collect();
            text(&Plan {
                direction,
                nodes,
                edges,
            })
        })
}

fn text(plan: &Plan) -> String {
    let mut text = format!("direction: {}\nnodes:\n", plan.direction);
    write_nodes(&mut text, plan, 0, 1);
    let edges: Vec<&PlannedEdge> = plan
        .edges
        .iter()
        .filter(|edge| !encloses(plan, edge.ends[0], edge.ends[1]))
        .collect();
    if !edges.is_empty() {
        text.push_str("edges:\n");
    }
    for PlannedEdge {
        ends: [from, to],
        arrow,
        words,
    } in edges
    {
        _ = write!(text, "  - n{from} {arrow} n{to}");
        match label(*words, from + to) {
            label if label.is_empty() => text.push('\n'),
            label => _ = writeln!(text, ": {label}"),
        }
    }
    text
}

/// The number that nodes name their home by, for each container in order.
fn container_number(plan: &Plan, node: usize) -> usize {
    plan.nodes[..=node]
        .iter()
        .filter(|node| node.container)
        .count()
}

fn write_nodes(text: &mut String, plan: &Plan, home: usize, depth: usize) {
    let indent = "  ".repeat(depth);
    for (number, node) in plan
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.home == home)
    {
        let label = label(node.words, number);
        if node.container {
            _ = writeln!(
                text,
                "{indent}n{number}:\n{indent}  kind: group\n{indent}  nodes:"
            );
            let inside = container_number(plan, number);
            if plan.nodes.iter().any(|node| node.home == inside) {
                write_nodes(text, plan, inside, depth + 2);
            } else {
                _ = writeln!(text, "{indent}    n{number}-only: service");
            }
        } else if label.is_empty() {
            _ = writeln!(text, "{indent}n{number}: {}", node.kind);
        } else {
            _ = writeln!(text, "{indent}n{number}: {}, {label}", node.kind);
        }
    }
}

/// Whether one of the two holds the other: such edges are refused.
fn encloses(plan: &Plan, one: usize, other: usize) -> bool {
    one != other && (holds(plan, one, other) || holds(plan, other, one))
        || one == other && plan.nodes[one].container
}

fn holds(plan: &Plan, container: usize, node: usize) -> bool {
    if !plan.nodes[container].container {
        return false;
    }
    let number = container_number(plan, container);
    let mut home = plan.nodes[node].home;
    while home != 0 {
        if home == number {
            return true;
        }
        let holder = plan
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.container)
            .nth(home - 1)
            .map_or(0, |(position, _)| position);
        home = plan.nodes[holder].home;
    }
    false
}

fn label(words: usize, seed: usize) -> String {
    (0..words)
        .map(|word| WORDS[(seed + word) % WORDS.len()])
        .collect::<Vec<_>>()
        .join(" ")
}
