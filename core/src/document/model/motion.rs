//! What moves in a moving picture.

use serde::Serialize;

use super::{EndRef, Spanned};
use crate::Span;

/// What runs along edges.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Comets that fade behind.
    Beams,
    /// Dots.
    Dots,
    /// Dashes.
    Dashes,
    /// Waves of colour.
    Pulses,
    /// Small arrow heads.
    Arrows,
    /// Nothing.
    None,
}

/// What moves.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Motion {
    /// Whether nothing moves at all: `motion: none`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub still: bool,
    /// What runs along edges that do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<Spanned<Flow>>,
    /// How fast it runs, in pixels a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed: Option<Spanned<f64>>,
    /// How long one loop takes, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<Spanned<u32>>,
    /// Whether the diagram builds up before anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrance: Option<Spanned<bool>>,
    /// The diagram told step by step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub story: Vec<Step>,
}

/// One step of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// What happens.
    pub action: Action,
    /// The caption below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<Spanned<String>>,
    /// How long it takes, in milliseconds: the key `for`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<Spanned<u32>>,
    /// The whole step.
    #[serde(skip)]
    pub span: Span,
}

/// What happens in a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing but the caption.
    Pause,
    /// These appear.
    Show(Vec<EndRef>),
    /// The edges between these are traced, hop by hop.
    Trace(Vec<EndRef>),
    /// Everything else is dimmed.
    Focus(Vec<EndRef>),
}

impl Action {
    /// What it names.
    #[must_use]
    pub fn ends(&self) -> &[EndRef] {
        match self {
            Self::Pause => &[],
            Self::Show(ends) | Self::Trace(ends) | Self::Focus(ends) => ends,
        }
    }
}
