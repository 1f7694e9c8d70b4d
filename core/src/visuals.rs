//! What nodes look like before they have a place: one drawing, size, ports and outline each.

pub(crate) mod check;
pub(crate) mod fallback;

use serde::Serialize;

use crate::{
    Affine, BezPath, ContainerIx, EdgeIx, Insets, NodeIx, Point, PortIx, Rect, Side, Size,
    SymbolIx, Table,
    style::{Paint, Stroke},
    text::{Font, TextBlock},
};

/// The drawings of a diagram, by index, checked: every number is finite, every
/// symbol exists, every list is within its limit.
#[derive(Clone, Debug, Default)]
pub struct Visuals {
    /// One for each node.
    pub nodes: Table<NodeIx, Visual>,
    /// One for each container: as small as it can be, or, after placement, at its frame's size.
    pub containers: Table<ContainerIx, Visual>,
    /// One for each port, from its node's top left corner.
    pub ports: Table<PortIx, PortPlace>,
    /// The label of each edge that has one.
    pub labels: Table<EdgeIx, Option<TextBlock>>,
    /// Artwork that the drawings share.
    pub symbols: Table<SymbolIx, Symbol>,
}

/// Where a port is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PortPlace {
    /// From the node's top left corner.
    pub at: Point,
    /// The side that routes leave from.
    pub side: Side,
}

/// One node as its kind draws it, in coordinates whose origin is its top left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visual {
    /// The box that a layout places.
    pub size: Size,
    /// Ink outside the box, as positive distances.
    pub bleed: Insets,
    /// Where edges without a port end; none is the box.
    pub outline: Option<BezPath>,
    /// For containers: from the frame to the children; the header lies in the top.
    pub content: Option<Insets>,
    /// Where the kind's declared ports are, by their names.
    pub ports: Vec<(String, PortPlace)>,
    /// What is drawn, in order.
    pub primitives: Vec<Primitive>,
    /// What moves.
    pub animations: Vec<Animation>,
    /// What a screen reader says; none is the label and the kind's title.
    pub accessible_name: Option<String>,
}

/// One thing drawn, or a group of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Primitive {
    /// A name for animation, links and tests.
    pub part: Option<String>,
    /// What it is.
    pub operation: Operation,
}

/// What can be drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// Several at once.
    Group {
        /// Where the group's coordinates lie in its parent's.
        transform: Affine,
        /// What of it can be seen.
        clip: Option<BezPath>,
        /// From 0 to 1.
        opacity: f64,
        /// What it holds.
        primitives: Vec<Primitive>,
    },
    /// A filled and stroked shape.
    Paint(Painted),
    /// Text.
    Text(TextRun),
    /// A symbol.
    Symbol {
        /// Which.
        symbol: SymbolIx,
        /// Scaled to fit, and centred in this.
        frame: Rect,
        /// What its [`Paint::Tint`] is.
        tint: Paint,
        /// From 0 to 1.
        opacity: f64,
    },
}

/// A filled and stroked shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Painted {
    /// The shape.
    pub shape: Outline,
    /// What fills it.
    pub fill: Paint,
    /// What draws its outline.
    pub stroke: Option<Stroke>,
    /// From 0 to 1.
    pub opacity: f64,
    /// Whether the theme's soft shadow lies under it.
    pub shadow: bool,
}

/// A shape. Boxes and ellipses keep their names so that exporters can write them short.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// A box with rounded corners.
    Box(kurbo::RoundedRect),
    /// An ellipse along the axes.
    Ellipse {
        /// Its centre.
        center: Point,
        /// Half its width and height.
        radii: kurbo::Vec2,
    },
    /// Any path.
    Path {
        /// The path.
        path: BezPath,
        /// What is inside.
        rule: FillRule,
    },
}

impl Outline {
    /// The shape as a path; curves are within `1/64` px of the ellipse or arc.
    #[must_use]
    pub fn to_path(&self) -> BezPath {
        use kurbo::Shape as _;
        const TOLERANCE: f64 = 1.0 / 64.0;
        match self {
            Self::Box(rect) => rect.to_path(TOLERANCE),
            Self::Ellipse { center, radii } => {
                kurbo::Ellipse::new(*center, *radii, 0.0).to_path(TOLERANCE)
            }
            Self::Path { path, .. } => path.clone(),
        }
    }
}

/// What is inside a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FillRule {
    /// Where the winding number is not zero.
    #[default]
    Nonzero,
    /// Where the winding number is odd.
    Evenodd,
}

/// Text to shape.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// What it says.
    pub content: String,
    /// What `h` and `v` align; for several lines, the block of them.
    pub at: Point,
    /// How it lies beside `at`.
    pub h: HAlign,
    /// How it lies above or below `at`.
    pub v: VAlign,
    /// Its type.
    pub font: Font,
    /// Its colour.
    pub fill: Paint,
    /// Lines are wrapped to this width.
    pub max_width: Option<f64>,
    /// The last of so many lines ends in an ellipsis when there is more.
    pub max_lines: Option<u32>,
}

/// Horizontal alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HAlign {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// Vertical alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VAlign {
    /// The top of the block.
    Top,
    /// The middle of the block.
    Middle,
    /// The first line's baseline.
    Baseline,
    /// The bottom of the block.
    Bottom,
}

/// Artwork that several drawings share, such as an icon; it holds no text and no symbols.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbol {
    /// The part of its plane that is shown.
    pub view: Rect,
    /// What is drawn, in order.
    pub primitives: Vec<Primitive>,
}

/// A declared animation of a drawing, or of one part of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Animation {
    /// The part that moves; none is the whole node.
    pub part: Option<String>,
    /// What of it changes.
    pub property: Animated,
    /// In order of their offsets.
    pub keyframes: Vec<Keyframe>,
    /// How long one run takes.
    pub duration_ms: u32,
    /// How long the first run waits.
    pub delay_ms: u32,
    /// What follows a run.
    pub repeat: Repeat,
    /// What starts it.
    pub trigger: Trigger,
}

/// What an animation changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Animated {
    /// From 0 to 1.
    Opacity,
    /// In pixels.
    TranslateX,
    /// In pixels.
    TranslateY,
    /// About the middle of the part; 1 is as drawn.
    Scale,
    /// About the middle of the part, in degrees clockwise.
    Rotate,
    /// In pixels.
    DashOffset,
    /// The share of the path's length where it begins.
    TrimStart,
    /// The share of the path's length where it ends.
    TrimEnd,
}

/// A value at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Keyframe {
    /// From 0 to 1 of the duration.
    pub offset: f64,
    /// In the unit of the property.
    pub value: f64,
    /// The way to the next keyframe.
    pub easing: Easing,
}

/// The way from one keyframe to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Easing {
    /// Evenly.
    Linear,
    /// Slowly at first.
    EaseIn,
    /// Slowly at last.
    EaseOut,
    /// Slowly at both ends.
    EaseInOut,
    /// Not at all, then at once.
    Step,
}

/// What follows a run of an animation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeat {
    /// Nothing.
    Once,
    /// The same run.
    Cycle,
    /// The run backwards, and so on.
    Alternate,
}

/// What starts an animation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// The picture itself.
    Always,
    /// The node's entrance.
    OnEnter,
    /// Traffic that arrives along an edge.
    OnArrival,
    /// Traffic that leaves along an edge.
    OnDeparture,
    /// A story's focus.
    OnHighlight,
}
