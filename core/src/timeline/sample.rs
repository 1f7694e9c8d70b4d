//! A timeline at an instant.

use std::collections::BTreeMap;

use crate::{
    Affine, Point, Vec2,
    scene::{Opacity, Pen, Role},
    timeline::{Flow, Mark, Property, Ruler, Target, Timeline, Track, value_at},
};

/// A timeline prepared for sampling it often.
#[derive(Clone, Debug)]
pub struct Sampler<'a> {
    timeline: &'a Timeline,
    /// The tracks of each target, in their order.
    tracks: BTreeMap<&'a Target, Vec<&'a Track>>,
    /// One for each flow.
    rulers: Vec<Ruler>,
}

/// What a timeline makes of its scene at one instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Instant<'a> {
    /// How every target of the timeline stands, in the order of targets.
    pub changes: Vec<(&'a Target, State)>,
    /// How every flow stands, in the order of the timeline.
    pub flows: Vec<FlowState>,
}

/// How a target differs from what the scene shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// From 0 to 1; see [`State::opacity_over`].
    pub opacity: f64,
    /// Where its points go, in the coordinates of the scene's top level.
    pub transform: Affine,
    /// Added to the pattern's offset of every stroke, in pixels.
    pub dash_offset: f64,
    /// The shares of each stroked path between which it is drawn.
    pub trim: (f64, f64),
}

/// Where the marks of a flow stand.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowState {
    /// How much of it can be seen, from 0 to 1.
    pub opacity: f64,
    /// From the start of the way to the first place of a mark, in pixels: at
    /// least 0 and less than the gap.
    pub head: f64,
    /// Where stamps go, in the coordinates of the edge's group; empty for strokes.
    pub stamps: Vec<Affine>,
}

impl Timeline {
    /// Whether nothing moves.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.tracks.is_empty() && self.flows.is_empty()
    }

    /// Prepares the timeline for sampling.
    #[must_use]
    pub fn sampler(&self) -> Sampler<'_> {
        let mut tracks: BTreeMap<&Target, Vec<&Track>> = BTreeMap::new();
        for track in &self.tracks {
            tracks.entry(&track.target).or_default().push(track);
        }
        Sampler {
            timeline: self,
            tracks,
            rulers: self
                .flows
                .iter()
                .map(|flow| Ruler::new(&flow.way))
                .collect(),
        }
    }

    /// How everything stands at `t_ms` milliseconds of the loop, which goes
    /// round: the end is the beginning. [`Timeline::sampler`] does the same
    /// faster for more than one instant.
    #[must_use]
    pub fn at(&self, t_ms: f64) -> Instant<'_> {
        self.sampler().at(t_ms)
    }
}

impl<'a> Sampler<'a> {
    /// See [`Timeline::at`].
    #[must_use]
    pub fn at(&self, t_ms: f64) -> Instant<'a> {
        let turn = self.turn(t_ms);
        let changes = self
            .tracks
            .iter()
            .map(|(target, tracks)| (*target, state(tracks, turn)));
        let flows = self.timeline.flows.iter().zip(&self.rulers);
        Instant {
            changes: changes.collect(),
            flows: flows
                .map(|(flow, ruler)| flow_state(flow, ruler, turn))
                .collect(),
        }
    }

    /// The lengths along the way of each flow.
    #[must_use]
    pub fn rulers(&self) -> &[Ruler] {
        &self.rulers
    }

    /// The share of the loop that has passed, from 0 to just below 1.
    fn turn(&self, t_ms: f64) -> f64 {
        let duration = f64::from(self.timeline.duration_ms);
        let turn = t_ms.rem_euclid(duration) / duration;
        // Without a duration there is nothing to divide by.
        if turn.is_nan() { 0.0 } else { turn }
    }
}

impl Instant<'_> {
    /// How one target stands.
    #[must_use]
    pub fn change(&self, role: Role, id: &str, part: Option<&str>) -> Option<&State> {
        let wanted = (role, id, part);
        let found = self.changes.binary_search_by(|(target, _)| {
            (target.role, &*target.id, target.part.as_deref()).cmp(&wanted)
        });
        found.ok().map(|at| &self.changes[at].1)
    }
}

impl State {
    /// As the scene shows it.
    pub const STILL: Self = Self {
        opacity: 1.0,
        transform: Affine::IDENTITY,
        dash_offset: 0.0,
        trim: (0.0, 1.0),
    };

    /// The opacity of an element whose own is `own`. What cannot be seen in the
    /// still scene, such as a caption, is seen as much as the timeline says.
    #[must_use]
    pub fn opacity_over(&self, own: Opacity) -> Opacity {
        if own.get() > 0.0 {
            Opacity::new(own.get() * self.opacity)
        } else {
            Opacity::new(self.opacity)
        }
    }

    /// Whether strokes are drawn as in the scene.
    #[must_use]
    pub fn keeps_strokes(&self) -> bool {
        self.dash_offset == 0.0 && self.trim == Self::STILL.trim
    }
}

impl FlowState {
    /// A pen of the flow, its pattern moved to where the marks stand.
    #[must_use]
    pub fn pen(&self, pen: &Pen, gap: f64) -> Pen {
        let dash = pen.dash.first().copied().unwrap_or_default();
        Pen {
            dash_offset: (dash + pen.dash_offset - self.head).rem_euclid(gap),
            ..pen.clone()
        }
    }
}

fn state(tracks: &[&Track], turn: f64) -> State {
    let mut state = State::STILL;
    for track in tracks {
        let value = value_at(&track.keyframes, fraction(turn * f64::from(track.runs)));
        match track.property {
            Property::Opacity => state.opacity *= value,
            Property::DashOffset => state.dash_offset += value,
            Property::TrimStart => state.trim.0 = value,
            Property::TrimEnd => state.trim.1 = value,
            Property::TranslateX | Property::TranslateY | Property::Scale | Property::Rotate => {
                state.transform = movement(track.property, track.origin, value) * state.transform;
            }
        }
    }
    state.transform = settled(state.transform);
    state
}

/// What a property of a place makes of the points around `origin`.
fn movement(property: Property, origin: Point, value: f64) -> Affine {
    let about = |linear: Affine| {
        Affine::translate(origin.to_vec2()) * linear * Affine::translate(-origin.to_vec2())
    };
    match property {
        Property::TranslateX => Affine::translate((value, 0.0)),
        Property::TranslateY => Affine::translate((0.0, value)),
        Property::Scale => about(Affine::scale(value)),
        Property::Rotate => {
            let (sin, cos) = sin_cos(value);
            about(Affine::new([cos, sin, -sin, cos, 0.0, 0.0]))
        }
        Property::Opacity | Property::DashOffset | Property::TrimStart | Property::TrimEnd => {
            Affine::IDENTITY
        }
    }
}

/// Sine and cosine of an angle in degrees: quarter turns are exact, and every
/// machine has the same.
pub(crate) fn sin_cos(degrees: f64) -> (f64, f64) {
    match degrees.rem_euclid(360.0) {
        0.0 => (0.0, 1.0),
        90.0 => (1.0, 0.0),
        180.0 => (0.0, -1.0),
        270.0 => (-1.0, 0.0),
        degrees => libm::sincos(degrees.to_radians()),
    }
}

/// What turns and turns back goes straight: without the traces of rounding it
/// is drawn as sharp as what stands still.
fn settled(transform: Affine) -> Affine {
    const TRACE: f64 = 1e-9;
    let [a, b, c, d, x, y] = transform.as_coeffs();
    let straight = [a - 1.0, b, c, d - 1.0].iter().all(|it| it.abs() < TRACE);
    if straight {
        Affine::translate((x, y))
    } else {
        transform
    }
}

fn flow_state(flow: &Flow, ruler: &Ruler, turn: f64) -> FlowState {
    let opacity = if flow.visible.is_empty() {
        1.0
    } else {
        value_at(&flow.visible, turn)
    };
    let head = flow.gap * fraction(turn * f64::from(flow.runs) + flow.phase);
    let stamps = match &flow.mark {
        Mark::Stamp { turns, .. } => stamps(flow, ruler, head, *turns),
        Mark::Strokes(_) => Vec::new(),
    };
    FlowState {
        opacity,
        head,
        stamps,
    }
}

fn stamps(flow: &Flow, ruler: &Ruler, head: f64, turns: bool) -> Vec<Affine> {
    let places = (0_u32..).map(|mark| head + f64::from(mark) * flow.gap);
    places
        .take_while(|distance| *distance <= ruler.length())
        .filter_map(|distance| ruler.at(distance))
        .map(|(at, way)| {
            let way = if turns { way } else { Vec2::new(1.0, 0.0) };
            Affine::new([way.x, way.y, -way.y, way.x, at.x, at.y])
        })
        .collect()
}

fn fraction(value: f64) -> f64 {
    value.rem_euclid(1.0)
}
