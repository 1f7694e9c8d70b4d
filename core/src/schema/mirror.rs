//! The shape of a diagram file, as types that exist for their schema alone.
//!
//! They say again what the reader in `document/read` accepts, because a schema
//! needs every short form as a type; a test holds the two together. Doc
//! comments become the texts that editors show.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

use super::written::{
    BadgeText, Color, Id, KindName, Layout, Link, Name, Nodes, Positions, ShortEdge, ShortNode,
    Size, Statement, Text, ThemeName, Time, Way,
};
use crate::{Direction, Side, document::Flow, style::LinePattern};

/// One, or a list of them.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum OneOrMany<T> {
    /// One.
    One(T),
    /// Several.
    Many(Vec<T>),
}

/// A software architecture diagram.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Kinograph diagram")]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct File {
    /// The heading of the picture.
    diagram: Option<Text>,
    /// A quieter line under the heading.
    subtitle: Option<Text>,
    /// What the diagram shows, for those who cannot see it.
    description: Option<Text>,
    /// The direction in which edges flow.
    direction: Option<Direction>,
    /// What everything looks like.
    theme: Option<ThemeName>,
    /// What it looks like in an SVG whose reader prefers dark.
    dark: Option<ThemeName>,
    /// Who arranges the diagram.
    layout: Option<Layout>,
    /// The packs that the diagram was written for, each with its version.
    packs: Option<BTreeMap<String, Option<Name>>>,
    /// Styles by name, for nodes and edges to take.
    styles: Option<BTreeMap<String, Option<Style>>>,
    /// What colours and lines mean: true, or a line for each style.
    legend: Option<Legend>,
    /// Nodes by id.
    nodes: Option<Nodes>,
    /// What joins the nodes.
    edges: Option<Vec<Edge>>,
    /// What moves in an animated picture.
    motion: Option<Motion>,
    /// The places that a person fixed, by id: the top left corner in pixels.
    positions: Option<Positions>,
}

/// `true` for all that is in use, or what to explain in which words.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Legend {
    /// Whether there is one.
    Shown(bool),
    /// What each style, `sync` or `async` means, in the order of the lines.
    Entries(BTreeMap<String, Option<Text>>),
}

/// A node: nothing for the default kind, `kind`, `kind, Label`, or a mapping.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Node {
    /// A service whose label comes from its id.
    Default(()),
    /// `kind` or `kind, Label`.
    Short(ShortNode),
    /// A mapping.
    Long(Box<LongNode>),
}

/// A node with its properties. Other keys are parameters of its kind.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct LongNode {
    /// What it is; `kinograph kinds` lists what is installed.
    kind: Option<KindName>,
    /// What it is called; without one the label comes from the id.
    label: Option<Text>,
    /// A quieter second line: a technology, a version.
    caption: Option<Text>,
    /// A count or a state on its corner: a few words, or a mapping with their colour.
    badge: Option<Badge>,
    /// The colour that fill, outline and text derive from.
    color: Option<Color>,
    /// Names of styles, or properties.
    style: Option<StyleUse>,
    /// Names of styles; later ones win.
    class: Option<OneOrMany<Name>>,
    /// Words to select it by.
    tags: Option<OneOrMany<Name>>,
    /// Ports beside those of its kind: names, or names with sides.
    ports: Option<Ports>,
    /// Nodes of equal rank stand in one layer.
    #[schemars(range(min = 0, max = 10_000))]
    rank: Option<u32>,
    /// The least size in pixels: [width, height].
    size: Option<Size>,
    /// What it is for: a tooltip, a screen reader.
    description: Option<Text>,
    /// Where it leads.
    link: Option<Link>,
    /// What it holds, which makes it a container.
    nodes: Option<Nodes>,
    /// The direction inside a container.
    direction: Option<Direction>,
    /// Who arranges the inside of a container (not supported yet).
    layout: Option<Layout>,
    /// Parameters of the kind whose names are taken by other keys.
    params: Option<BTreeMap<String, Value>>,
}

/// A few words, or a mapping with their colour.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Badge {
    /// The words.
    Text(BadgeText),
    /// The words and their colour.
    Long(LongBadge),
}

/// A badge with a colour of its own.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct LongBadge {
    /// What it says.
    text: BadgeText,
    /// Its colour; without one, that of the node.
    color: Option<Color>,
}

/// Names of ports, or a mapping of names to sides.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Ports {
    /// Names.
    Names(OneOrMany<Id>),
    /// Names with sides.
    Sides(BTreeMap<String, Option<Side>>),
}

/// Names of styles, or properties.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum StyleUse {
    /// Names.
    Names(OneOrMany<Name>),
    /// Properties.
    Own(Style),
}

/// How something looks.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct Style {
    /// The colour that fill, outline and text derive from.
    color: Option<Color>,
    /// The colour inside (nodes only).
    fill: Option<Color>,
    /// The colour of the outline (nodes only).
    stroke: Option<Color>,
    /// The colour of the label (nodes only).
    text: Option<Color>,
    /// The width of the line in pixels.
    #[schemars(range(min = 0, max = 64))]
    width: Option<f64>,
    /// The pattern of the line.
    line: Option<LinePattern>,
    /// From 0 (invisible) to 1.
    #[schemars(range(min = 0, max = 1))]
    opacity: Option<f64>,
    /// Whether the soft shadow is drawn (nodes only).
    shadow: Option<bool>,
}

/// An edge: `a -> b`, `a -> b: label`, or a mapping.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Edge {
    /// `a -> b`.
    Statement(Statement),
    /// `a -> b: label`.
    Short(ShortEdge),
    /// `{from: a, to: b}`.
    Long(Box<LongEdge>),
}

/// The properties of an edge.
macro_rules! edge_type {
    ($(#[$attribute:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$attribute])*
        #[derive(JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "only the schema is used")]
        pub(super) struct $name {
            $($(#[$doc])* $field: $type,)*
            /// What it says.
            label: Option<Text>,
            /// Names of styles, or properties.
            style: Option<EdgeStyleUse>,
            /// Names of styles; later ones win.
            class: Option<OneOrMany<Name>>,
            /// The colour of line and heads.
            color: Option<Color>,
            /// The width of the line in pixels.
            #[schemars(range(min = 0, max = 64))]
            width: Option<f64>,
            /// The pattern of the line.
            line: Option<LinePattern>,
            /// From 0 (invisible) to 1.
            #[schemars(range(min = 0, max = 1))]
            opacity: Option<f64>,
            /// Heavier edges are kept shorter and straighter; 1 is usual.
            #[schemars(range(min = 0, max = 1000))]
            weight: Option<f64>,
            /// What runs along it in an animated picture.
            flow: Option<Flow>,
        }
    };
}

edge_type! {
    /// What can stand beside an edge whose ends and arrow are written out.
    EdgeProperties {}
}

edge_type! {
    /// An edge, or a fan-out when an end is a list.
    LongEdge {
        /// Where it starts: an id, a path, either with a port (`gateway:http`), or a list.
        from: OneOrMany<Id>,
        /// Where it leads.
        to: OneOrMany<Id>,
        /// Which ends have heads; target is usual.
        heads: Option<HeadsName>,
        /// Whether the sender does not wait: such edges are dashed.
        r#async: Option<bool>,
    }
}

/// Names of styles, or properties of an edge.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum EdgeStyleUse {
    /// Names.
    Names(OneOrMany<Name>),
    /// Properties.
    Own(EdgeStyle),
}

/// How an edge looks.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct EdgeStyle {
    /// The colour of line and heads.
    color: Option<Color>,
    /// The width of the line in pixels.
    #[schemars(range(min = 0, max = 64))]
    width: Option<f64>,
    /// The pattern of the line.
    line: Option<LinePattern>,
    /// From 0 (invisible) to 1.
    #[schemars(range(min = 0, max = 1))]
    opacity: Option<f64>,
}

/// Which ends have heads.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum HeadsName {
    /// The end that the edge leads to.
    Target,
    /// Both ends.
    Both,
    /// No end.
    None,
}

/// What runs along the edges, `none` if nothing moves at all, or a mapping.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Motion {
    /// What runs along the edges.
    Flow(Flow),
    /// A mapping.
    Long(Box<LongMotion>),
}

/// What moves in an animated picture.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct LongMotion {
    /// What runs along the edges.
    flow: Option<Flow>,
    /// How fast it runs.
    speed: Option<Speed>,
    /// How long one loop takes, such as 6s; without it, as long as it needs.
    duration: Option<Time>,
    /// Whether the diagram builds up before anything else.
    entrance: Option<bool>,
    /// The diagram told step by step.
    story: Option<Vec<Step>>,
}

/// A word, or pixels a second.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Speed {
    /// A word.
    Word(SpeedWord),
    /// Pixels a second.
    Pixels(#[schemars(range(min = 10, max = 1000))] f64),
}

/// The words for speeds.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum SpeedWord {
    /// 60 pixels a second.
    Slow,
    /// 120 pixels a second.
    Normal,
    /// 240 pixels a second.
    Fast,
}

/// One step of a story: `show`, `trace` or `focus`, perhaps with a caption and a time, or these alone.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend(
    "minProperties" = 1,
    "not" = {"anyOf": [
        {"required": ["show", "trace"]},
        {"required": ["show", "focus"]},
        {"required": ["trace", "focus"]},
    ]},
))]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) struct Step {
    /// These appear.
    show: Option<OneOrMany<Id>>,
    /// The edges along this way are traced, hop by hop.
    trace: Option<Trace>,
    /// Everything else is dimmed.
    focus: Option<OneOrMany<Id>>,
    /// The caption below.
    say: Option<Text>,
    /// How long the step takes at least, such as 2s.
    r#for: Option<Time>,
}

/// `a -> b -> c`, or a list of ids.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only the schema is used")]
pub(super) enum Trace {
    /// `a -> b -> c`.
    Way(Way),
    /// A list of ids.
    Hops(Vec<Id>),
}
