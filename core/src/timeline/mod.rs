//! The timeline: what moves in a scene, as data. It is one loop, sampled at
//! any instant; its end is its beginning.
//!
//! Exporters know this module and [`scene`](crate::scene), and nothing before
//! them. A timeline knows no frame rate and no clock: SVG turns its tracks into
//! CSS, pictures sample it as often as they like.

mod dump;
mod easing;
mod frame;
mod ruler;
mod sample;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use dump::dump;
pub use easing::value_at;
pub use frame::frame;
pub use ruler::Ruler;
pub(crate) use sample::sin_cos;
pub use sample::{FlowState, Instant, Sampler, State};

use crate::{
    BezPath, Point,
    scene::{PathElement, Pen, Role},
    visuals::Keyframe,
};

/// What moves in a scene. The scene itself is the finished, still picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// How long one loop takes, in milliseconds; at least 1 unless nothing moves.
    pub duration_ms: u32,
    /// An instant whose frame is a complete diagram.
    pub poster_ms: u32,
    /// What changes about elements of the scene.
    pub tracks: Vec<Track>,
    /// What runs along its edges.
    pub flows: Vec<Flow>,
}

/// How one property of one part of the scene changes during a loop.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Track {
    /// What changes. Several tracks may have one target, each with another
    /// property or another `origin`: opacities multiply, offsets add up, and
    /// transforms apply in the order of the tracks, the first nearest to the
    /// element. What circles a point and stays upright turns about its own
    /// middle one way and then about the point the other way.
    pub target: Target,
    /// What of it changes.
    pub property: Property,
    /// What [`Property::Scale`] and [`Property::Rotate`] leave where it is, in
    /// the coordinates of the scene's top level.
    pub origin: Point,
    /// From offset 0 to offset 1 of one run, in order. The first value equals
    /// the last unless the property is an angle or an offset that comes round.
    pub keyframes: Vec<Keyframe>,
    /// How many runs fill the loop; at least 1.
    pub runs: u32,
}

/// A part of the scene: every group with this subject, or the elements of this
/// part within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Target {
    /// The role of the subject.
    pub role: Role,
    /// Its id.
    pub id: String,
    /// The part of its drawing; none is all of it.
    pub part: Option<String>,
}

/// What a track changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// From 0 to 1; multiplies the element's own, but for an element that cannot
    /// be seen in the still scene: that is seen as much as the track says.
    Opacity,
    /// To the right, in pixels of the scene's top level.
    TranslateX,
    /// Downwards, in pixels of the scene's top level.
    TranslateY,
    /// About the origin; 1 is as drawn.
    Scale,
    /// About the origin, in degrees clockwise.
    Rotate,
    /// Added to the pattern's offset of every stroke, in pixels.
    DashOffset,
    /// The share of each stroked path's length where it begins.
    TrimStart,
    /// The share of each stroked path's length where it ends.
    TrimEnd,
}

/// Marks that run along an edge, evenly apart, all at one speed.
///
/// At `t` of the loop (from 0 to 1) a mark stands wherever the distance from
/// the start of `way` is `gap * (runs * t + phase + k)` for a whole number `k`
/// and lies on `way`. The speed, `gap * runs` in a loop, is the same for all
/// flows of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The id of the edge. The marks belong to its group and lie over its line.
    pub edge: String,
    /// Where the marks can be, in the coordinates of the edge's group: the way
    /// from end to end, without what another edge of its bundle shows already.
    pub way: BezPath,
    /// What runs along it.
    pub mark: Mark,
    /// From one mark to the next, in pixels.
    pub gap: f64,
    /// How many marks pass a point during a loop; at least 1.
    pub runs: u32,
    /// Where the marks stand when the loop begins, from 0 to 1 of the gap.
    pub phase: f64,
    /// How much of the flow can be seen over the loop, as keyframes of an
    /// opacity; empty for all of it, always.
    pub visible: Vec<Keyframe>,
}

/// What runs along an edge.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Strokes along the way. The pattern of each pen is one dash and one gap
    /// that together are the flow's gap, and the dash of a pen whose
    /// `dash_offset` is 0 ends where the mark stands; a positive one lets it
    /// end so much behind.
    Strokes(Vec<Pen>),
    /// A drawing about the origin that looks along the x axis.
    Stamp {
        /// What is drawn.
        elements: Vec<PathElement>,
        /// Whether it turns with the way.
        turns: bool,
    },
}
