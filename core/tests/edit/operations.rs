//! Random operations.

use kinograph_core::edit::{Operation, StoryStep};
use serde_json::{Value, json};

use crate::{
    files::{ARROWS, COLORS, Dice, KINDS, LABELS},
    graph::Graph,
};

/// A random operation, now and then one that cannot be done.
pub(crate) fn operation(dice: &mut Dice, graph: &Graph) -> Operation {
    let mut ids = graph.order.clone();
    if dice.one_in(12) || ids.is_empty() {
        ids.push("nobody".to_owned());
    }
    let id = dice.pick(&ids).clone();
    let edge = |dice: &mut Dice| match graph.edges.as_slice() {
        [] => ("n1".to_owned(), "n2".to_owned()),
        edges => {
            let edge = dice.pick(edges);
            (edge.source.0.clone(), edge.target.0.clone())
        }
    };
    let value = |dice: &mut Dice, values: &[&str]| match dice.one_in(3) {
        true => Value::Null,
        false => json!(dice.pick(values)),
    };
    match dice.below(15) {
        0 | 1 => {
            let id = match dice.one_in(10) {
                true => id.clone(),
                false => format!("new{}", dice.below(1000)),
            };
            Operation::Add {
                id,
                kind: dice.one_in(2).then(|| (*dice.pick(KINDS)).to_owned()),
                label: dice.one_in(2).then(|| (*dice.pick(LABELS)).to_owned()),
                into: dice.one_in(2).then(|| dice.pick(&ids).clone()),
                container: dice.one_in(5),
            }
        }
        2 | 3 => Operation::Remove { id },
        4 | 5 => {
            let to = match dice.one_in(8) {
                true => dice.pick(&ids).clone(),
                false => format!("new-{}", dice.below(1000)),
            };
            Operation::Rename { id, to }
        }
        6 => Operation::Move {
            id,
            into: dice.one_in(2).then(|| dice.pick(&ids).clone()),
        },
        7 | 8 => {
            let (key, values) = *dice.pick(&[
                ("kind", KINDS),
                ("label", LABELS),
                ("caption", LABELS),
                ("color", COLORS),
            ]);
            let value = value(dice, values);
            Operation::Set {
                id,
                key: key.to_owned(),
                value,
            }
        }
        9 => Operation::Connect {
            from: id,
            to: dice.pick(&ids).clone(),
            arrow: dice.one_in(2).then(|| (*dice.pick(ARROWS)).to_owned()),
            label: dice.one_in(2).then(|| (*dice.pick(LABELS)).to_owned()),
        },
        10 => {
            let (from, to) = edge(dice);
            Operation::Disconnect {
                from,
                to,
                nth: dice.one_in(3).then(|| 1 + dice.below(2)),
            }
        }
        11 => {
            let (from, to) = edge(dice);
            let (key, values) = *dice.pick(&[("label", LABELS), ("color", COLORS)]);
            let value = value(dice, values);
            Operation::SetEdge {
                from,
                to,
                nth: dice.one_in(3).then_some(1),
                key: key.to_owned(),
                value,
            }
        }
        12 => match dice.one_in(3) {
            true => Operation::Unpin {
                id: dice.one_in(2).then_some(id),
            },
            false => Operation::Pin {
                id,
                x: 1.5,
                y: -7.0,
            },
        },
        13 => Operation::RemoveStep {
            at: 1 + dice.below(graph.story.len() + 1),
        },
        _ => Operation::SetStep {
            at: 1 + dice.below(graph.story.len() + 1),
            step: step(dice, &ids),
        },
    }
}

/// A random step about some of these.
fn step(dice: &mut Dice, ids: &[String]) -> StoryStep {
    let ends: Vec<String> = (0..2).map(|_| dice.pick(ids).clone()).collect();
    let mut step = StoryStep {
        say: dice.one_in(2).then(|| (*dice.pick(LABELS)).to_owned()),
        duration: dice.one_in(3).then(|| "1500ms".to_owned()),
        ..StoryStep::default()
    };
    match dice.below(4) {
        0 => step.show = ends,
        1 => step.trace = ends,
        2 => step.focus = vec![dice.pick(ids).clone()],
        _ => step.say = Some("nothing happens".to_owned()),
    }
    step
}

/// Something has a named style, or nothing has it any more.
fn with_style(dice: &mut Dice, graph: &Graph) -> Operation {
    let style = dice.pick(&graph.styles).clone();
    let value = match dice.one_in(2) {
        true => json!(style),
        false => json!([style, "style 0", "other"]),
    };
    let key = "style".to_owned();
    match (dice.below(3), graph.edges.first()) {
        (0, _) => Operation::Set {
            id: dice.pick(&graph.order).clone(),
            key,
            value,
        },
        (1, Some(edge)) => Operation::SetEdge {
            from: edge.source.0.clone(),
            to: edge.target.0.clone(),
            nth: None,
            key,
            value,
        },
        _ => Operation::RemoveStyle { style },
    }
}

/// A random operation on the whole, or on what only the editor's own comparison knows.
pub(crate) fn setting(dice: &mut Dice, graph: &Graph) -> Operation {
    let none = |dice: &mut Dice, value: Value| match dice.one_in(4) {
        true => Value::Null,
        false => value,
    };
    let text = |dice: &mut Dice| json!(dice.pick(LABELS));
    let end = |dice: &mut Dice| dice.pick(&graph.order).clone();
    match dice.below(10) {
        0 => {
            let key = *dice.pick(&["diagram", "subtitle", "description", "direction", "theme"]);
            let value = match key {
                "direction" => json!(dice.pick(&["up", "down"])),
                "theme" => json!("midnight"),
                _ => text(dice),
            };
            Operation::SetDiagram {
                key: key.to_owned(),
                value: none(dice, value),
            }
        }
        1 => Operation::SetLayout {
            name: dice.one_in(2).then(|| "tree".to_owned()),
            params: match dice.one_in(2) {
                true => [
                    ("gap".to_owned(), json!(3)),
                    ("name".to_owned(), text(dice)),
                ]
                .into(),
                false => [("mode".to_owned(), text(dice))].into(),
            },
        },
        2 => Operation::SetStyle {
            style: format!("style {}", dice.below(3)),
            key: (*dice.pick(&["color", "fill"])).to_owned(),
            value: none(dice, json!("red")),
        },
        3 => {
            let (key, value) = *dice.pick(&[
                ("flow", "none"),
                ("flow", "dots"),
                ("speed", "slow"),
                ("duration", "3s"),
            ]);
            Operation::SetMotion {
                key: key.to_owned(),
                value: none(dice, json!(value)),
            }
        }
        4 => Operation::AddStep {
            at: dice
                .one_in(2)
                .then(|| 1 + dice.below(graph.story.len() + 1)),
            step: StoryStep {
                show: vec![end(dice), end(dice)],
                say: Some((*dice.pick(LABELS)).to_owned()),
                ..StoryStep::default()
            },
        },
        5 => Operation::Set {
            id: end(dice),
            key: (*dice.pick(&["style.fill", "style.stroke", "style"])).to_owned(),
            value: none(dice, json!("accent")),
        },
        6 => Operation::Set {
            id: end(dice),
            key: (*dice.pick(&["partitions", "params.label", "mode", "tags"])).to_owned(),
            value: match dice.below(3) {
                0 => text(dice),
                1 => json!([1.5, true, dice.pick(LABELS)]),
                _ => json!(dice.below(100)),
            },
        },
        7 | 8 if !graph.styles.is_empty() => with_style(dice, graph),
        _ => match graph.edges.first() {
            Some(edge) => Operation::SetEdge {
                from: edge.source.0.clone(),
                to: edge.target.0.clone(),
                nth: None,
                key: (*dice.pick(&["style", "flow", "line", "weight"])).to_owned(),
                value: Value::Null,
            },
            None => Operation::Unpin { id: None },
        },
    }
}
