//! What the layout is and what may be written beside its name.

use kinograph_plugin_sdk::{
    LayoutSpec, PluginError, PluginInfo,
    layout::Request,
    params::{Param, ParamSpec, ParamType, Value},
    whole,
};

use crate::problem::{Options, Spacing};

/// What the plugin is.
pub(crate) fn info() -> PluginInfo {
    PluginInfo {
        id: "layered".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        title: "Layered".into(),
        doc: "arranges a diagram in layers along the flow of its edges".into(),
        license: "MIT OR Apache-2.0".into(),
        authors: vec!["The Kinograph authors".into()],
    }
}

/// The one layout of the plugin.
pub(crate) fn spec() -> LayoutSpec {
    LayoutSpec {
        id: "layered".into(),
        title: "Layered".into(),
        doc: "rows of nodes along the flow, with containers, ports and labels".into(),
        containers: true,
        max_nodes: Some(20_000),
        params: vec![
            ParamSpec {
                default: Some(Value::Integer(i64::from(THOROUGHNESS))),
                minimum: Some(0.0),
                maximum: Some(10.0),
                ..number(
                    "thoroughness",
                    ParamType::Integer,
                    "how much work to spend on avoiding crossings",
                )
            },
            number(
                "node-spacing",
                ParamType::Number,
                "pixels between the nodes of a row",
            ),
            number(
                "rank-spacing",
                ParamType::Number,
                "pixels between two rows of nodes",
            ),
            number(
                "edge-spacing",
                ParamType::Number,
                "pixels between parallel edges",
            ),
            ParamSpec {
                default: Some(Value::Boolean(false)),
                ..number(
                    "compact",
                    ParamType::Boolean,
                    "whether all spacing shrinks to two thirds",
                )
            },
        ],
        aliases: vec!["hierarchical".into(), "sugiyama".into()],
        extra: Vec::new(),
    }
}

const THOROUGHNESS: u8 = 5;

/// Wide diagrams suit screens and pages.
const ASPECT_RATIO: f64 = 16.0 / 9.0;

fn number(key: &str, kind: ParamType, doc: &str) -> ParamSpec {
    let minimum = (kind == ParamType::Number).then_some(0.0);
    let maximum = (kind == ParamType::Number).then_some(1000.0);
    ParamSpec {
        key: key.into(),
        kind,
        doc: doc.into(),
        default: None,
        choices: Vec::new(),
        minimum,
        maximum,
    }
}

/// The options of a request.
///
/// # Errors
/// When a number is not finite, negative or too large.
pub(crate) fn options(request: &Request) -> Result<Options, PluginError> {
    let value = |key: &str| {
        request
            .params
            .iter()
            .find(|param: &&Param| param.key == key)
            .map(|param| &param.value)
    };
    let spacing = |key: &str, wanted: f32| {
        let pixels = match value(key) {
            Some(&Value::Number(pixels)) => pixels,
            #[allow(clippy::cast_precision_loss, reason = "the range is checked below")]
            Some(&Value::Integer(pixels)) => pixels as f64,
            _ => return whole::length(wanted, "spacing"),
        };
        #[allow(
            clippy::cast_possible_truncation,
            reason = "the range is checked by `length`"
        )]
        whole::length(pixels as f32, key)
    };
    let given = &request.spacing;
    let mut options = Options {
        spacing: Spacing {
            node: spacing("node-spacing", given.node)?,
            rank: spacing("rank-spacing", given.rank)?,
            edge: spacing("edge-spacing", given.edge)?.max(LEAST_EDGE_SPACING),
            container: whole::length(given.container, "spacing")?,
            component: whole::length(given.component, "spacing")?,
        },
        thoroughness: match value("thoroughness") {
            Some(&Value::Integer(level)) => u32::try_from(level.clamp(0, 10)).unwrap_or(0),
            _ => u32::from(THOROUGHNESS),
        },
        aspect_ratio: match request.aspect_ratio.map(f64::from) {
            Some(ratio) if !ratio.is_finite() || ratio <= 0.0 => {
                return Err(whole::malformed(
                    "the aspect ratio is not a positive number",
                ));
            }
            ratio => ratio.unwrap_or(ASPECT_RATIO).clamp(0.05, 20.0),
        },
        seed: request.seed,
    };
    if value("compact") == Some(&Value::Boolean(true)) {
        let Spacing {
            node,
            rank,
            edge,
            container,
            component,
        } = &mut options.spacing;
        for length in [node, rank, edge, container, component] {
            *length = (*length * 2 / 3).max(LEAST_EDGE_SPACING);
        }
    }
    Ok(options)
}

/// Nearer lines could not be told apart, in pixels.
const LEAST_EDGE_SPACING: i64 = 6;
