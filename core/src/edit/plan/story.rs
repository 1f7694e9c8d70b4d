//! Plans that are about the story, and what becomes of it when nodes or edges go.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Change, Desk, Fate, Ids, Path, judge};
use crate::{
    Diagnostic,
    diagnostic::code,
    document::{Action, EndRef, Motion, Step},
    edit::StoryStep,
};

type Plan = Result<Vec<Change>, Vec<Diagnostic>>;

impl Desk<'_> {
    fn steps(&self) -> &[Step] {
        self.document
            .motion
            .as_ref()
            .map_or(&[], |motion| &motion.story)
    }

    pub(super) fn add_step(&self, at: Option<usize>, step: &StoryStep) -> Plan {
        let step = self.step(step)?;
        let count = self.steps().len();
        let at = at.map_or(Ok(count), |at| number(at, count + 1))?;
        Ok(vec![Change::AddStep { at, step }])
    }

    pub(super) fn set_step(&self, at: usize, step: &StoryStep) -> Plan {
        let step = self.step(step)?;
        let at = number(at, self.steps().len())?;
        Ok(vec![Change::SetStep { at, step }])
    }

    /// A step as the document has it.
    fn step(&self, step: &StoryStep) -> Result<Step, Vec<Diagnostic>> {
        let fragment = json!({"motion": {"story": [written(step)]}});
        let motion = judge::fragment(self.limits, &fragment)?.motion;
        let step = motion.and_then(|motion| motion.story.into_iter().next());
        let step = step.expect("a fragment without errors holds its step");
        let unknown: Vec<Diagnostic> = step
            .action
            .ends()
            .iter()
            .filter(|end| self.ids.whole(end).is_none())
            .map(|end| self.ids.unknown(&end.to_string()))
            .collect();
        if unknown.is_empty() {
            Ok(step)
        } else {
            Err(unknown)
        }
    }

    pub(super) fn remove_step(&self, at: usize) -> Plan {
        let count = self.steps().len();
        let gone = number(at, count)?;
        let fates = (0..count).map(|at| match at == gone {
            true => Fate::Becomes(Vec::new()),
            false => Fate::Kept,
        });
        Ok(vec![Change::Story(fates.collect())])
    }
}

/// The place, from 0, of the step with a number from 1 to `most`.
fn number(written: usize, most: usize) -> Result<usize, Vec<Diagnostic>> {
    written
        .checked_sub(1)
        .filter(|at| *at < most)
        .ok_or_else(|| {
            let message = format!("there is no step number {written}");
            let hint = match most {
                0 => "the file has no story".to_owned(),
                _ => format!("the numbers are from 1 to {most}"),
            };
            vec![Diagnostic::error(code::OUT_OF_RANGE, message).hint(hint)]
        })
}

/// A step as the file has it.
fn written(step: &StoryStep) -> Value {
    let mut map = Map::new();
    for (key, ends) in [
        ("show", &step.show),
        ("trace", &step.trace),
        ("focus", &step.focus),
    ] {
        if !ends.is_empty() {
            map.insert(key.to_owned(), json!(ends));
        }
    }
    for (key, text) in [("say", &step.say), ("for", &step.duration)] {
        map.extend(text.as_ref().map(|text| (key.to_owned(), json!(text))));
    }
    Value::Object(map)
}

/// What becomes of a story when nodes or edges go.
pub(super) struct StoryCut<'a, F> {
    pub(super) ids: &'a Ids,
    /// Whether what is named stays.
    pub(super) stays: &'a F,
    /// The pairs of nodes that no edge joins any more, each in both orders.
    pub(super) lost: &'a BTreeSet<[Path; 2]>,
}

impl<F: Fn(&EndRef) -> bool> StoryCut<'_, F> {
    pub(super) fn story(&self, motion: Option<&Motion>) -> Vec<Fate<Step>> {
        let steps = motion.iter().flat_map(|motion| &motion.story);
        steps.map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &Step) -> Fate<Step> {
        let ends = step.action.ends();
        let rest = || -> Vec<EndRef> {
            let rest = ends.iter().filter(|end| (self.stays)(end));
            rest.cloned().collect()
        };
        let actions: Vec<Action> = match &step.action {
            Action::Pause => return Fate::Kept,
            Action::Show(_) => vec![Action::Show(rest())],
            Action::Focus(_) => vec![Action::Focus(rest())],
            Action::Trace(way) => self.ways(way).into_iter().map(Action::Trace).collect(),
        };
        if actions
            .iter()
            .map(|action| action.ends().len())
            .sum::<usize>()
            == ends.len()
            && actions.len() == 1
        {
            return Fate::Kept;
        }
        let left = actions
            .into_iter()
            .filter(|action| !action.ends().is_empty());
        let steps = left.enumerate().map(|(at, action)| Step {
            action,
            // What is said is said once, at the beginning.
            say: step.say.clone().filter(|_| at == 0),
            duration_ms: step.duration_ms.clone().filter(|_| at == 0),
            span: step.span,
        });
        Fate::Becomes(steps.collect())
    }

    /// The parts of a way on which there are still edges.
    fn ways(&self, way: &[EndRef]) -> Vec<Vec<EndRef>> {
        let mut ways: Vec<Vec<EndRef>> = vec![Vec::new()];
        for end in way {
            let current = ways.last_mut().expect("there is always a way");
            if !(self.stays)(end) {
                ways.push(Vec::new());
            } else if current.last().is_some_and(|last| self.is_lost(last, end)) {
                ways.push(vec![end.clone()]);
            } else {
                current.push(end.clone());
            }
        }
        ways.retain(|way| way.len() > 1);
        ways
    }

    fn is_lost(&self, from: &EndRef, to: &EndRef) -> bool {
        match [from, to].map(|end| self.ids.whole(end)) {
            [Some(from), Some(to)] => self.lost.contains(&[from.clone(), to.clone()]),
            _ => false,
        }
    }
}
