//! The ways in which a kind is tried.

use kinograph_core::{KindSpec, ParamSpec, ParamType, Value, style::Rgba};

use crate::probe::{self, Probe, to_i64};

/// The label of probes that are not about labels.
pub(super) const LABEL: &str = "Orders";
/// More than any card holds in one line, or in four.
const LONG: &str = "A label that somebody wrote in a hurry and that is much too long \
                    for any card, however wide it is drawn and however many lines it has";

/// The probes of a kind; the first one is plain.
pub(super) fn of(kind: &KindSpec) -> Vec<Probe> {
    let mut probes = vec![labelled("", LABEL)];
    probes.extend([
        labelled("an empty label", ""),
        labelled("a long label", LONG),
        labelled("a long word", &"unbreakable".repeat(12)),
        labelled("a label in Chinese", "订单处理与库存管理服务"),
        labelled("a label in Arabic", "خدمة إدارة الطلبات"),
        labelled("a label of several lines", "Orders\nand\nreturns"),
        labelled("a label of symbols", "🚚 <b>&amp;</b> \"%s\""),
    ]);
    probes.push(Probe {
        caption: Some("Rust, tokio".to_owned()),
        ..labelled("a caption", LABEL)
    });
    probes.push(Probe {
        caption: Some(LONG.to_owned()),
        ..labelled("a long caption", LABEL)
    });
    if !kind.container {
        let sizes = [
            ("a size of 1 by 1", [1.0, 1.0]),
            ("a size of 403 by 301", [403.0, 301.0]),
        ];
        probes.extend(sizes.map(|(what, size)| Probe {
            size: Some(size),
            ..labelled(what, LABEL)
        }));
    }
    for param in &kind.params {
        probes.extend(values(param).into_iter().map(|(what, value)| Probe {
            param: Some((param.key.clone(), value)),
            ..labelled(&format!("{} {what}", param.key), LABEL)
        }));
    }
    probes
}

fn labelled(what: &str, label: &str) -> Probe {
    Probe {
        what: what.to_owned(),
        label: Some(label.to_owned()),
        ..Probe::default()
    }
}

/// The bounds of a parameter and what lies between, with words for each.
fn values(param: &ParamSpec) -> Vec<(String, Value)> {
    let mut values: Vec<(String, Value)> = probe::telling(param)
        .into_iter()
        .map(|value| ("at a usual value".to_owned(), value))
        .collect();
    let bounds = [
        ("at its minimum", param.minimum),
        ("at its maximum", param.maximum),
    ];
    let bounds = bounds
        .into_iter()
        .filter_map(|(what, bound)| Some((what.to_owned(), bound?)));
    match param.kind {
        ParamType::Boolean => {
            values = [true, false]
                .map(|value| (value.to_string(), Value::Boolean(value)))
                .to_vec();
        }
        ParamType::Integer => values.extend(bounds.map(|(what, bound)| {
            let within = to_i64(bound);
            (what, Value::Integer(within))
        })),
        ParamType::Number => {
            values.extend(bounds.map(|(what, bound)| (what, Value::Number(bound))));
        }
        ParamType::Text => values.extend([
            ("empty".to_owned(), Value::Text(String::new())),
            ("long".to_owned(), Value::Text(LONG.to_owned())),
        ]),
        ParamType::Color => values.extend(
            Rgba::from_hex("#ffff00").map(|yellow| ("in yellow".to_owned(), Value::Color(yellow))),
        ),
        ParamType::TextList => values.extend([
            ("empty".to_owned(), Value::TextList(Vec::new())),
            (
                "of forty".to_owned(),
                Value::TextList(vec![LABEL.to_owned(); 40]),
            ),
        ]),
        ParamType::Choice => {
            let choices = param.choices.iter();
            values = choices
                .map(|choice| (choice.clone(), Value::Text(choice.clone())))
                .collect();
        }
    }
    values
}
