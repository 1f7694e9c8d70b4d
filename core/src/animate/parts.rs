//! What kinds declare about their drawings: animations that run always, or when
//! something happens to the node.

use crate::{
    Visual,
    diagram::End,
    scene::Role,
    timeline::{Property, Target, Track, value_at},
    visuals::{Animated, Animation, Easing, Keyframe, Repeat, Trigger},
};

use super::{
    flows::Ambient,
    script::Script,
    stage::{Stage, part},
};

/// What an animation takes of the time until it is started again, at most.
const MOST_OF_PERIOD: f64 = 0.9;
/// A run that goes on beyond the end of the loop is taken apart into so many pieces.
const PIECES: u32 = 24;

/// The tracks of every declared animation that something starts.
pub(super) fn tracks(stage: &Stage<'_>, script: &Script, ambient: &[Ambient]) -> Vec<Track> {
    let diagram = stage.diagram;
    let nodes = diagram
        .nodes
        .indices()
        .map(|node| (End::Node(node), &stage.visuals.nodes[node]));
    let containers = diagram.containers.indices().map(|container| {
        (
            End::Container(container),
            &stage.visuals.containers[container],
        )
    });
    let mut tracks = Vec::new();
    for (end, visual) in nodes.chain(containers) {
        tracks.extend(of_one(stage, script, ambient, end, visual));
    }
    tracks
}

fn of_one(
    stage: &Stage<'_>,
    script: &Script,
    ambient: &[Ambient],
    end: End,
    visual: &Visual,
) -> Vec<Track> {
    let whole = stage.end(end);
    let told = script.ambient_ms.is_some();
    let animations = visual.animations.iter();
    animations
        .filter_map(|animation| {
            let times = match animation.trigger {
                Trigger::Always => Times::always(animation, script.natural_ms),
                trigger if told => Times::told(script, &whole, trigger)?,
                trigger => Times::passing(ambient, script.natural_ms, end, trigger)?,
            };
            track(stage, &whole, animation, &times)
        })
        .collect()
}

/// When an animation runs.
struct Times {
    /// After so many milliseconds everything is repeated.
    period_ms: f64,
    /// How often in a loop.
    runs: u32,
    /// The beginnings of the runs in one period.
    starts_ms: Vec<f64>,
    /// Whether a run is as long as the period, whatever it says.
    endless: bool,
}

impl Times {
    fn always(animation: &Animation, natural_ms: f64) -> Self {
        let once = f64::from(animation.duration_ms);
        let wanted = match animation.repeat {
            Repeat::Once => natural_ms,
            Repeat::Cycle => once,
            Repeat::Alternate => 2.0 * once,
        };
        let runs = super::flows::whole((natural_ms / wanted).round()).max(1);
        Self {
            period_ms: natural_ms / f64::from(runs),
            runs,
            starts_ms: vec![0.0],
            endless: animation.repeat != Repeat::Once,
        }
    }

    /// Whenever the story lets something happen to the target.
    fn told(script: &Script, target: &Target, trigger: Trigger) -> Option<Self> {
        let mut starts_ms: Vec<f64> = script
            .events
            .iter()
            .filter(|(_, whose, what)| whose == target && *what == trigger)
            .map(|(at, ..)| *at)
            .collect();
        starts_ms.sort_by(f64::total_cmp);
        (!starts_ms.is_empty()).then_some(Self {
            period_ms: script.natural_ms,
            runs: 1,
            starts_ms,
            endless: false,
        })
    }

    /// Whenever a mark of the first flow at the target passes it.
    fn passing(
        ambient: &[Ambient],
        natural_ms: f64,
        target: End,
        trigger: Trigger,
    ) -> Option<Self> {
        let side = match trigger {
            Trigger::OnDeparture => 0,
            Trigger::OnArrival => 1,
            Trigger::Always | Trigger::OnEnter | Trigger::OnHighlight => return None,
        };
        let passing = ambient.iter().find(|it| it.ends[side] == target)?;
        let period_ms = natural_ms / f64::from(passing.flow.runs);
        Some(Self {
            period_ms,
            runs: passing.flow.runs,
            starts_ms: vec![passing.passes[side] * period_ms],
            endless: false,
        })
    }
}

fn track(stage: &Stage<'_>, whole: &Target, animation: &Animation, times: &Times) -> Option<Track> {
    let target = match &animation.part {
        Some(name) => part(whole.clone(), name),
        None => whole.clone(),
    };
    let property = property(animation.property);
    let origin = stage.middle(&target)?;
    if target.role == Role::Caption || stage.is_invisible(&target) {
        return None;
    }
    let run = Run::new(animation, times);
    let mut keyframes = Vec::new();
    let mut free = 0.0;
    for start in &times.starts_ms {
        let start = start + f64::from(animation.delay_ms);
        if start >= free {
            run.put(&mut keyframes, start, times.period_ms);
            free = start + run.length_ms;
        }
    }
    let rest = rest(property);
    let edge = |offset: f64| {
        (
            offset,
            Keyframe {
                offset,
                value: rest,
                easing: Easing::Linear,
            },
        )
    };
    if keyframes.first().is_none_or(|(offset, _)| *offset > 0.0) {
        keyframes.insert(0, edge(0.0));
    }
    if keyframes.last().is_none_or(|(offset, _)| *offset < 1.0) {
        keyframes.push(edge(1.0));
    }
    let keyframes = keyframes.into_iter().map(|(_, frame)| frame).collect();
    Some(Track {
        target,
        property,
        origin,
        keyframes,
        runs: times.runs,
    })
}

fn property(animated: Animated) -> Property {
    match animated {
        Animated::Opacity => Property::Opacity,
        Animated::TranslateX => Property::TranslateX,
        Animated::TranslateY => Property::TranslateY,
        Animated::Scale => Property::Scale,
        Animated::Rotate => Property::Rotate,
        Animated::DashOffset => Property::DashOffset,
        Animated::TrimStart => Property::TrimStart,
        Animated::TrimEnd => Property::TrimEnd,
    }
}

/// The value that leaves an element as it is drawn.
fn rest(property: Property) -> f64 {
    match property {
        Property::Opacity | Property::Scale | Property::TrimEnd => 1.0,
        Property::TranslateX
        | Property::TranslateY
        | Property::Rotate
        | Property::DashOffset
        | Property::TrimStart => 0.0,
    }
}

/// One run of an animation: between two of them the element is as it is drawn.
struct Run {
    /// From 0 to 1 of the run.
    keyframes: Vec<Keyframe>,
    length_ms: f64,
    rest: f64,
}

impl Run {
    fn new(animation: &Animation, times: &Times) -> Self {
        let there_and_back = animation.repeat == Repeat::Alternate;
        let length = f64::from(animation.duration_ms) * if there_and_back { 2.0 } else { 1.0 };
        let length_ms = if times.endless {
            times.period_ms
        } else {
            length.min(times.period_ms * MOST_OF_PERIOD)
        };
        Self {
            keyframes: if there_and_back {
                and_back(&animation.keyframes)
            } else {
                animation.keyframes.clone()
            },
            length_ms,
            rest: rest(property(animation.property)),
        }
    }

    /// Adds a run to the keyframes of a period, at its offset in it. A run beyond
    /// the end of the period comes round to its beginning.
    fn put(&self, keyframes: &mut Vec<(f64, Keyframe)>, start_ms: f64, period_ms: f64) {
        let start = (start_ms / period_ms).rem_euclid(1.0);
        let length = self.length_ms / period_ms;
        let frame = |offset: f64, value: f64, easing| {
            (
                offset,
                Keyframe {
                    offset,
                    value,
                    easing,
                },
            )
        };
        if start + length <= 1.0 + f64::EPSILON {
            if length < 1.0 {
                keyframes.push(frame(start, self.rest, Easing::Step));
            }
            for it in &self.keyframes {
                let offset = (start + it.offset * length).min(1.0);
                keyframes.push(frame(offset, it.value, it.easing));
            }
            if length < 1.0 {
                keyframes.push(frame((start + length).min(1.0), self.rest, Easing::Linear));
            }
            return;
        }
        // Straight pieces can be cut where the period ends; eased ones cannot.
        let value = |share: f64| value_at(&self.keyframes, share);
        let pieces = (0..=PIECES).map(|piece| f64::from(piece) / f64::from(PIECES));
        let seam = (1.0 - start) / length;
        let mut round = vec![frame(0.0, value(seam), Easing::Linear)];
        let mut ahead = vec![frame(start, self.rest, Easing::Step)];
        for share in pieces {
            let offset = start + share * length;
            if offset < 1.0 {
                ahead.push(frame(offset, value(share), Easing::Linear));
            } else {
                round.push(frame(offset - 1.0, value(share), Easing::Linear));
            }
        }
        ahead.push(frame(1.0, value(seam), Easing::Linear));
        if length < 1.0 {
            round.push(frame(start + length - 1.0, self.rest, Easing::Linear));
        }
        keyframes.splice(0..0, round);
        keyframes.extend(ahead);
    }
}

/// Keyframes forwards and then backwards.
fn and_back(keyframes: &[Keyframe]) -> Vec<Keyframe> {
    let there = keyframes.iter().map(|it| Keyframe {
        offset: it.offset / 2.0,
        ..*it
    });
    // The way back from a keyframe is the way to it, seen from its end.
    let easings = keyframes.iter().rev().skip(1).map(|it| mirrored(it.easing));
    let back = keyframes.iter().rev().zip(easings.chain([Easing::Linear]));
    let back = back.map(|(it, easing)| Keyframe {
        offset: 1.0 - it.offset / 2.0,
        value: it.value,
        easing,
    });
    there.chain(back).collect()
}

fn mirrored(easing: Easing) -> Easing {
    match easing {
        Easing::EaseIn => Easing::EaseOut,
        Easing::EaseOut => Easing::EaseIn,
        other => other,
    }
}
