//! Motion: what runs along the edges, and a story told step by step.

use super::{Reader, edge::FLOWS, statement::looks_like_edge};
use crate::{
    diagnostic::code,
    document::{
        Action, EndRef, Motion, Step, keys,
        yaml::{Data, Value},
    },
};

impl Reader<'_> {
    /// The mapping `motion`.
    pub(super) fn motion(&mut self, value: &Value) -> Option<Motion> {
        let mut motion = Motion::default();
        for entry in self.entries("motion", "write `motion: {flow: beams}`", value) {
            match entry.key.text() {
                "flow" => motion.flow = self.choice("flow", &FLOWS, &entry.value),
                "story" => {
                    let hint = "write each step as an item: `- show: [a, b]`";
                    let steps = self.list("story", hint, &entry.value);
                    motion.story = steps.iter().filter_map(|step| self.step(step)).collect();
                }
                _ => self.unknown_key("motion", keys::MOTION, &entry.key),
            }
        }
        Some(motion)
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
        let mut say = None;
        for entry in entries {
            let at = entry.key.span;
            match entry.key.text() {
                "show" => actions.push((at, Action::Show(self.ends("show", &entry.value)))),
                "trace" => actions.push((at, Action::Trace(self.trace(&entry.value)))),
                "focus" => actions.push((at, Action::Focus(self.ends("focus", &entry.value)))),
                "say" => say = self.text("say", &entry.value),
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
        if action == Action::Pause && say.is_none() {
            let span = self.first_line(value.span);
            self.error(code::BAD_STEP, "a step does nothing", span, HINT);
            return None;
        }
        Some(Step {
            action,
            say,
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
