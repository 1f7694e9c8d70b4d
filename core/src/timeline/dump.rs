//! The stable text form of a timeline, for tests.

use std::fmt::Write as _;

use crate::{
    geometry::Short,
    timeline::{Mark, Ruler, Target, Timeline},
    visuals::{Easing, Keyframe},
};

/// A timeline as text, for tests and for people who compare two of them: one
/// track or flow a line, times in milliseconds, numbers with at most two decimals.
#[must_use]
pub fn dump(timeline: &Timeline) -> String {
    let mut text = format!(
        "timeline {} poster {}\n",
        timeline.duration_ms, timeline.poster_ms
    );
    for track in &timeline.tracks {
        let run_ms = f64::from(timeline.duration_ms) / f64::from(track.runs);
        let _ = write!(text, "track {}", Name(&track.target));
        let _ = write!(
            text,
            " {:?} about {},{}",
            track.property,
            Short(track.origin.x),
            Short(track.origin.y)
        );
        let _ = writeln!(
            text,
            " runs {}:{}",
            track.runs,
            keyframes(&track.keyframes, run_ms)
        );
    }
    for flow in &timeline.flows {
        let mark = match &flow.mark {
            Mark::Strokes(pens) => format!("{} strokes", pens.len()),
            Mark::Stamp { turns: true, .. } => "turning stamp".to_owned(),
            Mark::Stamp { turns: false, .. } => "stamp".to_owned(),
        };
        let _ = write!(
            text,
            "flow {} {mark} along {}",
            flow.edge,
            Short(Ruler::new(&flow.way).length())
        );
        let _ = write!(
            text,
            " gap {} runs {} phase {}",
            Short(flow.gap),
            flow.runs,
            Short(flow.phase)
        );
        let _ = writeln!(
            text,
            "{}",
            keyframes(&flow.visible, f64::from(timeline.duration_ms))
        );
    }
    text
}

struct Name<'a>(&'a Target);

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.0.role.name(), self.0.id)?;
        self.0
            .part
            .as_ref()
            .map_or(Ok(()), |part| write!(f, "/{part}"))
    }
}

/// ` 0=1 250=0.5~` and so on: a time and its value, with a mark for its easing.
fn keyframes(keyframes: &[Keyframe], run_ms: f64) -> String {
    let mut text = String::new();
    for frame in keyframes {
        let easing = match frame.easing {
            Easing::Linear => "",
            Easing::EaseIn => "<",
            Easing::EaseOut => ">",
            Easing::EaseInOut => "~",
            Easing::Step => "|",
        };
        let _ = write!(
            text,
            " {}={}{easing}",
            Short(frame.offset * run_ms),
            Short(frame.value)
        );
    }
    text
}
