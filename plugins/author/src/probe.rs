//! Diagrams that show kinds: one node for each way to draw one.

use kinograph_core::{
    Diagnostic, Direction, KindSpec, Kinds, Overrides, ParamSpec, ParamType, Stages, Toolkit,
    Value as ParamValue, draw_stages, parse, text::Fonts,
};
use serde_json::{Map, Value, json};

use crate::sheet::Grid;

/// The container that probes stand in.
const PANEL: &str = "essentials/group";

/// One node of a diagram that shows kinds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Probe {
    /// What is special about it, for messages.
    pub(crate) what: String,
    pub(crate) label: Option<String>,
    pub(crate) caption: Option<String>,
    pub(crate) param: Option<(String, ParamValue)>,
    /// The width and height that the author asks for, in pixels.
    pub(crate) size: Option<[f64; 2]>,
}

/// Probes that stand together under a heading.
pub(crate) struct Section<'a> {
    pub(crate) heading: String,
    pub(crate) probes: Vec<(&'a KindSpec, Probe)>,
}

/// How a diagram of probes is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub(crate) theme: &'static str,
    pub(crate) direction: Direction,
}

impl Probe {
    fn to_json(&self, kind: &KindSpec) -> Value {
        let mut node = Map::new();
        node.insert("kind".into(), format!("{}/{}", kind.pack, kind.id).into());
        if let Some(label) = &self.label {
            node.insert("label".into(), label.as_str().into());
        }
        if let Some(caption) = &self.caption {
            node.insert("caption".into(), caption.as_str().into());
        }
        if let Some([width, height]) = self.size.filter(|_| !kind.container) {
            node.insert("size".into(), json!([width, height]));
        }
        if let Some((key, value)) = &self.param {
            node.insert(key.clone(), param_to_json(value));
        }
        if kind.container {
            node.insert("nodes".into(), json!({}));
        }
        node.into()
    }
}

fn param_to_json(value: &ParamValue) -> Value {
    match value {
        ParamValue::Boolean(value) => (*value).into(),
        ParamValue::Integer(value) => (*value).into(),
        ParamValue::Number(value) => (*value).into(),
        ParamValue::Text(value) => value.as_str().into(),
        ParamValue::Color(value) => value.to_string().into(),
        ParamValue::TextList(values) => values.clone().into(),
    }
}

/// The name of a probe in its diagram. Names of one length are in the order of their numbers.
pub(crate) fn name(position: usize) -> String {
    format!("n{position:06}")
}

/// The diagram of some probes; sections stand in the order of the list.
pub(crate) fn diagram(title: Option<&str>, sections: &[Section<'_>]) -> String {
    let mut nodes = Map::new();
    let mut position = 0;
    for (number, section) in sections.iter().enumerate() {
        let mut inner = Map::new();
        for (kind, probe) in &section.probes {
            inner.insert(name(position), probe.to_json(kind));
            position += 1;
        }
        let heading = json!({"kind": PANEL, "label": section.heading, "nodes": inner});
        nodes.insert(format!("s{number:06}"), heading);
    }
    let mut diagram = json!({"layout": Grid::NAME, "nodes": nodes});
    if let Some(title) = title {
        diagram["diagram"] = title.into();
    }
    diagram.to_string()
}

/// Draws a diagram of probes; none when the text itself has errors.
pub(crate) fn draw(
    diagnostics: &mut Vec<Diagnostic>,
    kinds: &dyn Kinds,
    fonts: &Fonts,
    text: &str,
    manner: Manner,
) -> Option<Stages> {
    let document = parse(diagnostics, text);
    let toolkit = Toolkit {
        kinds,
        layouts: &Grid::new(),
        fonts,
    };
    let overrides = Overrides {
        theme: Some(manner.theme.to_owned()),
        direction: Some(manner.direction),
        ..Overrides::default()
    };
    draw_stages(diagnostics, toolkit, &document, &overrides, None)
}

/// A few values of a parameter that tell what it does, the usual one left out.
pub(crate) fn telling(param: &ParamSpec) -> Vec<ParamValue> {
    let number = |value: f64| {
        let least = param.minimum.unwrap_or(f64::MIN);
        value.clamp(least, param.maximum.unwrap_or(f64::MAX).max(least))
    };
    match (param.kind, &param.default) {
        (ParamType::Boolean, Some(ParamValue::Boolean(usual))) => {
            vec![ParamValue::Boolean(!usual)]
        }
        (ParamType::Boolean, _) => vec![ParamValue::Boolean(true)],
        (ParamType::Integer, usual) => {
            let more = match usual {
                Some(ParamValue::Integer(usual)) => to_f64(*usual) * 2.0 + 2.0,
                _ => middle(param),
            };
            vec![ParamValue::Integer(to_i64(number(more)))]
        }
        (ParamType::Number, usual) => {
            let more = match usual {
                Some(ParamValue::Number(usual)) => usual * 2.0 + 1.0,
                _ => middle(param),
            };
            vec![ParamValue::Number(number(more))]
        }
        (ParamType::Text, _) => vec![ParamValue::Text("example".to_owned())],
        (ParamType::Color, _) => kinograph_core::style::Rgba::from_hex("#8250df")
            .map(ParamValue::Color)
            .into_iter()
            .collect(),
        (ParamType::TextList, _) => {
            let texts = ["one", "two", "three"].map(str::to_owned);
            vec![ParamValue::TextList(texts.to_vec())]
        }
        (ParamType::Choice, usual) => {
            let choices = param.choices.iter().cloned().map(ParamValue::Text);
            choices
                .filter(|choice| Some(choice) != usual.as_ref())
                .take(3)
                .collect()
        }
    }
}

/// Half way between a parameter's bounds, or something small.
fn middle(param: &ParamSpec) -> f64 {
    match (param.minimum, param.maximum) {
        (Some(least), Some(most)) => f64::midpoint(least, most),
        (Some(least), None) => least + 1.0,
        (None, Some(most)) => most - 1.0,
        (None, None) => 1.0,
    }
}

/// A whole number that a parameter may have; the host lets no larger ones have bounds.
pub(crate) fn to_i64(value: f64) -> i64 {
    let within = value
        .round()
        .clamp(f64::from(i32::MIN), f64::from(i32::MAX));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it was rounded and clamped to what fits"
    )]
    let whole = within as i64;
    whole
}

pub(crate) fn to_f64(value: i64) -> f64 {
    let clamped = value.clamp(i32::MIN.into(), i32::MAX.into());
    f64::from(i32::try_from(clamped).expect("it was clamped to what fits"))
}
