//! The story: its ids and ways are checked now, and told by a later stage.

use std::collections::BTreeSet;

use super::items::Items;
use crate::{
    Diagnostic, EdgeIx, Index, Table,
    diagnostic::{Problems, code},
    diagram::{Edge, End},
    document::{Action, EndRef, Motion},
};

/// What an edge ends at, whichever port it takes.
type Place = (bool, usize);

/// Checks that every id of a story exists, and that every trace follows edges.
pub(super) fn check(
    problems: &mut Problems,
    items: &Items,
    edges: &Table<EdgeIx, Edge>,
    motion: &Motion,
) {
    let mut joined: Option<BTreeSet<(Place, Place)>> = None;
    for step in &motion.story {
        match &step.action {
            Action::Pause => {}
            Action::Show(ends) | Action::Focus(ends) => {
                for end in ends {
                    items.ids.find(problems, end);
                }
            }
            Action::Trace(hops) => {
                let joined = joined.get_or_insert_with(|| pairs(items, edges));
                trace(problems, items, joined, hops);
            }
        }
    }
}

fn trace(
    problems: &mut Problems,
    items: &Items,
    joined: &BTreeSet<(Place, Place)>,
    hops: &[EndRef],
) {
    let mut previous: Option<(&EndRef, Place)> = None;
    for hop in hops {
        let here = items
            .ids
            .find(problems, hop)
            .map(|end| (hop, place(items, end)));
        if let (Some((from, a)), Some((to, b))) = (previous, here)
            && !joined.contains(&(a, b))
        {
            let message = format!("no edge joins \"{from}\" and \"{to}\"");
            let hint = format!("add `- {from} -> {to}` to `edges`, or name what lies between them");
            let problem = Diagnostic::error(code::UNKNOWN_EDGE, message);
            problems.push(problem.at(to.span).hint(hint));
        }
        previous = here;
    }
}

/// Everything that an edge joins, in both directions: an answer takes the way back.
fn pairs(items: &Items, edges: &Table<EdgeIx, Edge>) -> BTreeSet<(Place, Place)> {
    let mut pairs = BTreeSet::new();
    for edge in edges {
        let (source, target) = (place(items, edge.source), place(items, edge.target));
        pairs.insert((source, target));
        pairs.insert((target, source));
    }
    pairs
}

fn place(items: &Items, end: End) -> Place {
    match end {
        End::Node(node) => (false, node.position()),
        End::Container(container) => (true, container.position()),
        End::Port(port) => (false, items.ports[port].node.position()),
    }
}
