//! Motion: the ids of a story, and the edges that its traces follow.

use std::collections::BTreeMap;

use super::items::Items;
use crate::{
    Diagnostic, EdgeIx, Index, Table,
    diagnostic::{Problems, code},
    diagram::{Action, Edge, End, Hop, Motion, Step},
    document::{self, EndRef},
};

/// What an edge ends at, whichever port it takes: whether it is a container, and its number.
type Place = (bool, usize);

/// The edge that leads from one place to another.
type Hops = BTreeMap<(Place, Place), Hop>;

/// Resolves what moves: every id of a story has to exist, and every trace to follow edges.
pub(super) fn resolve(
    problems: &mut Problems,
    items: &Items,
    edges: &Table<EdgeIx, Edge>,
    motion: &document::Motion,
) -> Motion {
    let mut hops: Option<Hops> = None;
    let mut step = |step: &document::Step| {
        let action = match &step.action {
            document::Action::Pause => Action::Pause,
            document::Action::Show(ends) => Action::Show(wholes(problems, items, ends)),
            document::Action::Focus(ends) => Action::Focus(wholes(problems, items, ends)),
            document::Action::Trace(way) => {
                let hops = hops.get_or_insert_with(|| all_hops(items, edges));
                Action::Trace(trace(problems, items, hops, way))
            }
        };
        Step {
            action,
            say: step.say.as_ref().map(|say| say.value.clone()),
            duration_ms: step.duration_ms.as_ref().map(|time| time.value),
        }
    };
    Motion {
        still: motion.still,
        flow: motion.flow.as_ref().map(|flow| flow.value),
        speed: motion
            .speed
            .as_ref()
            .map_or(Motion::SPEED, |speed| speed.value),
        duration_ms: motion.duration_ms.as_ref().map(|time| time.value),
        entrance: motion
            .entrance
            .as_ref()
            .is_some_and(|entrance| entrance.value),
        story: motion.story.iter().map(&mut step).collect(),
    }
}

/// The nodes and containers that ends belong to.
fn wholes(problems: &mut Problems, items: &Items, ends: &[EndRef]) -> Vec<End> {
    let found = ends.iter().filter_map(|end| items.ids.find(problems, end));
    found
        .map(|end| match end {
            End::Port(port) => End::Node(items.ports[port].node),
            whole => whole,
        })
        .collect()
}

fn trace(problems: &mut Problems, items: &Items, hops: &Hops, way: &[EndRef]) -> Vec<Hop> {
    let mut taken = Vec::new();
    let mut previous: Option<(&EndRef, Place)> = None;
    for end in way {
        let here = items
            .ids
            .find(problems, end)
            .map(|found| (end, place(items, found)));
        if let (Some((from, a)), Some((to, b))) = (previous, here) {
            match hops.get(&(a, b)) {
                Some(hop) => taken.push(*hop),
                None => problems.push(no_edge(from, to)),
            }
        }
        previous = here;
    }
    taken
}

fn no_edge(from: &EndRef, to: &EndRef) -> Diagnostic {
    let message = format!("no edge joins \"{from}\" and \"{to}\"");
    let hint = format!("add `- {from} -> {to}` to `edges`, or name what lies between them");
    let problem = Diagnostic::error(code::UNKNOWN_EDGE, message);
    problem.at(to.span).hint(hint)
}

/// How to get from anything to its neighbours, against the edge too: an answer
/// takes the way back. An edge that leads there goes before one that leads back,
/// and an earlier one before a later one.
fn all_hops(items: &Items, edges: &Table<EdgeIx, Edge>) -> Hops {
    let mut hops = Hops::new();
    for backwards in [false, true] {
        for (index, edge) in edges.enumerate() {
            let ends = [place(items, edge.source), place(items, edge.target)];
            let [from, to] = if backwards { [ends[1], ends[0]] } else { ends };
            hops.entry((from, to)).or_insert(Hop {
                edge: index,
                backwards,
            });
        }
    }
    hops
}

fn place(items: &Items, end: End) -> Place {
    match end {
        End::Node(node) => (false, node.position()),
        End::Container(container) => (true, container.position()),
        End::Port(port) => (false, items.ports[port].node.position()),
    }
}
