//! Motion: what runs along the edges, and a story told step by step.

use super::{Reader, edge::FLOWS, statement::looks_like_edge, values::describe};
use crate::{
    Diagnostic,
    diagnostic::code,
    document::{
        Action, EndRef, Flow, Motion, Spanned, Step, keys,
        yaml::{Data, Value},
    },
};

/// The words for speeds, in pixels a second.
const SPEEDS: [(&str, f64); 3] = [("slow", 60.0), ("normal", 120.0), ("fast", 240.0)];
const SLOWEST: f64 = 10.0;
const FASTEST: f64 = 1_000.0;
/// The shortest and the longest time that can be asked for, in milliseconds.
const TIMES_MS: std::ops::RangeInclusive<f64> = 100.0..=600_000.0;
const TIME: &str = "a time from 100ms to 600s, such as 2s or 500ms";

impl Reader<'_> {
    /// What runs along the edges, or the mapping `motion`.
    pub(super) fn motion(&mut self, value: &Value) -> Option<Motion> {
        const HINT: &str = "write `motion: {flow: beams}`";
        if let Data::Scalar(_) = &value.data {
            let flow = self.choice("motion", &FLOWS, value)?;
            return Some(Motion {
                still: flow.value == Flow::None,
                flow: Some(flow),
                ..Motion::default()
            });
        }
        let mut motion = Motion::default();
        for entry in self.entries("motion", HINT, value) {
            let value = &entry.value;
            match entry.key.text() {
                "flow" => motion.flow = self.choice("flow", &FLOWS, value),
                "speed" => motion.speed = self.speed(value),
                "duration" => motion.duration_ms = self.time("duration", value),
                "entrance" => motion.entrance = self.boolean("entrance", value),
                "story" => {
                    let hint = "write each step as an item: `- show: [a, b]`";
                    let steps = self.list("story", hint, value);
                    motion.story = steps.iter().filter_map(|step| self.step(step)).collect();
                }
                _ => self.unknown_key("motion", keys::MOTION, &entry.key),
            }
        }
        Some(motion)
    }

    /// A word, or pixels a second.
    fn speed(&mut self, value: &Value) -> Option<Spanned<f64>> {
        match &value.data {
            Data::Scalar(scalar) if scalar.number().is_none() => {
                self.choice("speed", &SPEEDS, value)
            }
            _ => self.number("speed", SLOWEST..=FASTEST, value),
        }
    }

    /// A time with its unit, `2s` or `500ms`, in milliseconds.
    fn time(&mut self, name: &str, value: &Value) -> Option<Spanned<u32>> {
        let text = match &value.data {
            Data::Scalar(scalar) => scalar.text.trim(),
            Data::Null | Data::Refused => return None,
            Data::List(_) | Data::Map(_) => "",
        };
        let Some(time) = milliseconds(text) else {
            self.wrong_type(name, TIME, value);
            return None;
        };
        if !TIMES_MS.contains(&time) {
            let message = format!("\"{name}\" takes {TIME}, not {}", describe(&value.data));
            let problem = Diagnostic::error(code::OUT_OF_RANGE, message);
            self.problems.push(problem.at(value.span));
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range that was checked"
        )]
        let whole = time.round() as u32;
        Some(Spanned {
            value: whole,
            span: value.span,
        })
    }

    fn step(&mut self, value: &Value) -> Option<Step> {
        const HINT: &str = "a step is {show: …}, {trace: …} or {focus: …}, perhaps with {say: …}";
        let Data::Map(entries) = &value.data else {
            if !matches!(value.data, Data::Refused) {
                let span = self.first_line(value.span);
                self.error(code::BAD_STEP, "a step of a story is a mapping", span, HINT);
            }
            return None;
        };
        let mut actions = Vec::new();
        let (mut say, mut duration_ms) = (None, None);
        for entry in entries {
            let at = entry.key.span;
            match entry.key.text() {
                "show" => actions.push((at, Action::Show(self.ends("show", &entry.value)))),
                "trace" => actions.push((at, Action::Trace(self.trace(&entry.value)))),
                "focus" => actions.push((at, Action::Focus(self.ends("focus", &entry.value)))),
                "say" => say = self.text("say", &entry.value),
                "for" => duration_ms = self.time("for", &entry.value),
                _ => self.unknown_key("a step", keys::STEP, &entry.key),
            }
        }
        if let [_, (second, _), ..] = actions[..] {
            self.error(
                code::BAD_STEP,
                "a step does two things",
                second,
                "make it two steps",
            );
        }
        let action = actions
            .into_iter()
            .next()
            .map_or(Action::Pause, |(_, action)| action);
        if action == Action::Pause && say.is_none() && duration_ms.is_none() {
            let span = self.first_line(value.span);
            self.error(code::BAD_STEP, "a step does nothing", span, HINT);
            return None;
        }
        Some(Step {
            action,
            say,
            duration_ms,
            span: value.span,
        })
    }

    /// `a -> b -> c`, or a list of ids.
    fn trace(&mut self, value: &Value) -> Vec<EndRef> {
        const HINT: &str = "write the way as `a -> b -> c`";
        let Data::Scalar(scalar) = &value.data else {
            return self.hops(value);
        };
        if !looks_like_edge(&scalar.text) {
            return self.hops(value);
        }
        let Some(statement) = self.statement(scalar, value.span, &scalar.text) else {
            return Vec::new();
        };
        let mut hops = Vec::new();
        for group in statement.ends {
            if let [_, second, ..] = &group[..] {
                let message = "a trace has one way, and here it forks";
                self.error(
                    code::BAD_STEP,
                    message,
                    second.span,
                    "trace each way in its own step",
                );
            }
            hops.extend(group.into_iter().next());
        }
        let backwards = statement.arrows.iter().any(|arrow| arrow.reversed);
        if backwards {
            let message = "a trace is written from its start to its end";
            self.error(code::BAD_STEP, message, value.span, HINT);
        }
        hops
    }

    fn hops(&mut self, value: &Value) -> Vec<EndRef> {
        let hops = self.ends("trace", value);
        if hops.len() == 1 {
            let span = self.first_line(value.span);
            let hint = "write the way as `a -> b -> c`";
            self.error(
                code::BAD_STEP,
                "a trace needs two ends at least",
                span,
                hint,
            );
        }
        hops
    }
}

/// A number of seconds or milliseconds, in milliseconds.
fn milliseconds(text: &str) -> Option<f64> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1.0),
        None => (text.strip_suffix('s')?, 1000.0),
    };
    // Rust's numbers may be written in ways that no time is, such as `1e3` or `inf`.
    let number = number.trim_end();
    let plain = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    plain
        .then(|| number.parse::<f64>().ok())
        .flatten()
        .map(|number| number * unit)
}
