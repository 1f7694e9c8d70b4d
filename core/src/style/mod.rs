//! Colours, strokes and themes: how an author's few words become a look.

mod color;
mod contrast;
mod own;
mod roles;
mod theme;
mod themes;
mod written;

use serde::Serialize;

pub use color::{Oklch, Rgba};
pub(crate) use own::EXTENSIONS;
pub use own::is_theme_file;
pub(crate) use roles::readable;
pub use roles::{Ground, Ramp, Tone};
pub use theme::{Background, EdgeLook, Roles, Shadow, Theme};

use crate::geometry::Point;

/// A colour that the theme owns; see [`Theme::roles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What the whole diagram stands on.
    Background,
    /// The fill of a card.
    Surface,
    /// A plate that lies on a surface: behind an icon, a lid, a slot.
    SurfaceRaised,
    /// The outline of a card.
    Outline,
    /// Quieter lines inside a card.
    OutlineMuted,
    /// Labels.
    Text,
    /// Captions.
    TextMuted,
    /// The node's own colour at full strength.
    Accent,
    /// The node's own colour as a tint: a fill that carries text.
    AccentMuted,
    /// Text and glyphs on the accent.
    OnAccent,
    /// Something to know.
    Info,
    /// Something good.
    Success,
    /// Something to watch.
    Warning,
    /// Something bad.
    Danger,
}

impl Role {
    /// Every role, in the order of [`Roles`].
    pub const ALL: [Self; 14] = [
        Self::Background,
        Self::Surface,
        Self::SurfaceRaised,
        Self::Outline,
        Self::OutlineMuted,
        Self::Text,
        Self::TextMuted,
        Self::Accent,
        Self::AccentMuted,
        Self::OnAccent,
        Self::Info,
        Self::Success,
        Self::Warning,
        Self::Danger,
    ];

    /// The word for it in the file format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Background => "background",
            Self::Surface => "surface",
            Self::SurfaceRaised => "surface-raised",
            Self::Outline => "outline",
            Self::OutlineMuted => "outline-muted",
            Self::Text => "text",
            Self::TextMuted => "text-muted",
            Self::Accent => "accent",
            Self::AccentMuted => "accent-muted",
            Self::OnAccent => "on-accent",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// What a drawing is painted with, before the theme decides what that looks like.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paint {
    /// Nothing.
    #[default]
    None,
    /// A colour of the theme.
    Role(Role),
    /// The same colour in every theme that has colours; see [`Theme::shown`].
    Solid(Rgba),
    /// Colours that run into each other.
    Gradient(Gradient),
    /// Inside a symbol: the tint of the operation that places it.
    Tint,
}

/// Colours that run into each other. `start` and `end` are fractions of the
/// bounding box of the painted shape; a radial gradient has its centre at `start`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gradient {
    /// Where the first stop lies.
    pub start: Point,
    /// Where the last stop lies.
    pub end: Point,
    /// Whether the colours run outward rather than along.
    pub radial: bool,
    /// Offsets from 0 to 1, in order, with their colours.
    pub stops: Vec<(f64, Rgba)>,
}

/// What draws an outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width.
    pub width: f64,
    /// How lines end.
    pub cap: LineCap,
    /// How lines bend.
    pub join: LineJoin,
    /// Alternating lengths of dash and gap; empty for a solid line.
    pub dash: Vec<f64>,
    /// Where in the pattern the line begins.
    pub dash_offset: f64,
}

/// How lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineCap {
    /// At the last point.
    #[default]
    Butt,
    /// In a half disc.
    Round,
    /// In half a square.
    Square,
}

/// How lines bend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineJoin {
    /// In a corner.
    #[default]
    Miter,
    /// In an arc.
    Round,
    /// In a cut corner.
    Bevel,
}

/// Whether and how a line is dashed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LinePattern {
    /// Not dashed.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// The style of a node or container after the cascade: theme, kind, classes,
/// own. What is none is left to the theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NodeStyle {
    /// The colour that fill, outline, text and accent derive from.
    pub color: Option<Rgba>,
    /// The fill itself: replaces [`Role::Surface`].
    pub fill: Option<Rgba>,
    /// The outline itself: replaces [`Role::Outline`].
    pub stroke: Option<Rgba>,
    /// The label itself: replaces [`Role::Text`].
    pub text: Option<Rgba>,
    /// The width of the outline in pixels.
    pub width: Option<f64>,
    /// The pattern of the outline.
    pub line: Option<LinePattern>,
    /// From 0 to 1.
    pub opacity: Option<f64>,
    /// Whether the soft shadow is drawn.
    pub shadow: Option<bool>,
}

/// The style of an edge after the cascade: theme, classes, own. What is none
/// is left to the theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EdgeStyle {
    /// The colour of line and heads.
    pub color: Option<Rgba>,
    /// The width of the line in pixels.
    pub width: Option<f64>,
    /// The pattern of the line.
    pub line: Option<LinePattern>,
    /// From 0 to 1.
    pub opacity: Option<f64>,
}
