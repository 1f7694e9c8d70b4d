//! The steps of the story.

use std::collections::BTreeSet;

use super::{
    Page,
    edges::gone,
    patch::{Patch, Patched, Slot, Unusual},
    write::{New, Shape},
};
use crate::{
    document::{
        Action, EndRef, Step,
        yaml::{Data, Form, Value},
    },
    edit::{operation::written as time, plan::Fate},
};

/// The key of an action.
fn word(action: &Action) -> Option<&'static str> {
    match action {
        Action::Pause => None,
        Action::Show(_) => Some("show"),
        Action::Trace(_) => Some("trace"),
        Action::Focus(_) => Some("focus"),
    }
}

/// What an action names, as it is written.
fn written(action: &Action) -> New {
    let ends = action.ends().iter().map(EndRef::to_string);
    match action {
        Action::Trace(_) => New::Text(ends.collect::<Vec<_>>().join(" -> ")),
        _ => New::names(ends.collect()),
    }
}

/// The keys of a step with their values.
fn entries(step: &Step) -> Vec<(String, New)> {
    let action = word(&step.action).map(|key| (key, written(&step.action)));
    let say = step.say.as_ref();
    let say = say.map(|say| ("say", New::Text(say.value.clone())));
    let duration = step.duration_ms.as_ref();
    let duration = duration.map(|it| ("for", New::Text(time(it.value))));
    let entries = [action, say, duration].into_iter().flatten();
    entries.map(|(key, new)| (key.to_owned(), new)).collect()
}

/// A step to be added to steps of this shape.
fn new_step(step: &Step, shape: Shape) -> New {
    let entries = entries(step);
    New::Map { entries, shape }
}

/// The shape of a step that is there.
fn shape(step: &Value) -> Shape {
    match step.form {
        Form::Block => Shape::Block,
        _ => Shape::Flow,
    }
}

impl Page {
    /// The list of steps with its items.
    fn steps(&self) -> Patched<(&Value, &[Value])> {
        let motion = self.section("motion").ok_or(Unusual)?;
        let list = Slot::find(motion.value(), "story").ok_or(Unusual)?.value();
        match &list.data {
            Data::List(items) => Ok((list, items)),
            _ => Err(Unusual),
        }
    }

    /// Takes the steps away of which nothing is left.
    pub(super) fn drop_steps<'p>(&'p self, patch: &mut Patch<'p>, fates: &[Fate<Step>]) -> Patched {
        let gone = gone(fates);
        if gone.is_empty() {
            return Ok(());
        }
        let (list, _) = self.steps()?;
        patch.remove(list, &gone)
    }

    /// Rewrites the steps of which something is left.
    pub(super) fn narrow_steps<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        fates: &[Fate<Step>],
    ) -> Patched {
        let left: Vec<_> = fates.iter().filter(|fate| !fate.is_gone()).collect();
        if left.is_empty() {
            return Ok(());
        }
        let (list, items) = self.steps()?;
        for (at, (item, fate)) in items.iter().zip(left).enumerate() {
            let Fate::Becomes(pieces) = fate else {
                continue;
            };
            let (first, others) = pieces.split_first().ok_or(Unusual)?;
            self.write_action(patch, item, at, &first.action)?;
            for piece in others {
                patch.insert_item(list, at + 1, &new_step(piece, shape(item)))?;
            }
        }
        Ok(())
    }

    /// Writes what an action still names into a step.
    fn write_action<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        item: &'p Value,
        at: usize,
        action: &Action,
    ) -> Patched {
        let key = word(action).ok_or(Unusual)?;
        let slot = Slot::find(item, key).ok_or(Unusual)?;
        let motion = self.document.motion.as_ref().ok_or(Unusual)?;
        let old = motion.story.get(at).ok_or(Unusual)?.action.ends();
        let Data::List(items) = &slot.value().data else {
            return patch.set(slot, &written(action));
        };
        // What is left is a part of what was there, in its order.
        let mut left = action.ends().iter().peekable();
        let mut removed = BTreeSet::new();
        for (at, end) in old.iter().enumerate() {
            if left
                .next_if(|next| next.span == end.span || next.to_string() == end.to_string())
                .is_none()
            {
                removed.insert(at);
            }
        }
        if items.len() == old.len() && left.peek().is_none() {
            patch.remove(slot.value(), &removed)
        } else {
            patch.set(slot, &written(action))
        }
    }

    /// Gives references other words, in every step.
    pub(super) fn refer_story<'p>(
        &'p self,
        patch: &mut Patch<'p>,
        new: &mut impl Iterator<Item = &'p Option<EndRef>>,
    ) -> Patched {
        let steps = self.document.motion.iter().flat_map(|motion| &motion.story);
        for (at, step) in steps.enumerate() {
            let mut ends = step.action.ends().to_vec();
            let mut changed = Vec::new();
            for end in &mut ends {
                if let Some(Some(new)) = new.next() {
                    changed.push((end.clone(), new));
                    end.clone_from(new);
                }
            }
            if changed.iter().all(|(old, _)| self.is_word(old)) {
                changed
                    .iter()
                    .try_for_each(|(old, new)| self.refer(patch, old, new))?;
                continue;
            }
            let (_, items) = self.steps()?;
            let renamed = match &step.action {
                Action::Pause => Action::Pause,
                Action::Show(_) => Action::Show(ends),
                Action::Trace(_) => Action::Trace(ends),
                Action::Focus(_) => Action::Focus(ends),
            };
            let key = word(&renamed).ok_or(Unusual)?;
            let slot = Slot::find(&items[at], key).ok_or(Unusual)?;
            patch.set(slot, &written(&renamed))?;
        }
        Ok(())
    }

    /// Puts a step in the place of one. What says the same in both stays as it
    /// is written, as long as the step has the same keys.
    pub(super) fn set_step<'p>(&'p self, patch: &mut Patch<'p>, at: usize, step: &Step) -> Patched {
        let (list, items) = self.steps()?;
        let motion = self.document.motion.as_ref().ok_or(Unusual)?;
        let (item, old) = (
            items.get(at).ok_or(Unusual)?,
            motion.story.get(at).ok_or(Unusual)?,
        );
        let (old, new) = (entries(old), entries(step));
        let same_keys =
            old.len() == new.len() && new.iter().all(|(key, _)| old.iter().any(|it| it.0 == *key));
        if !same_keys {
            return patch.replace_item(list, at, &new_step(step, shape(item)));
        }
        for (key, value) in new.iter().filter(|it| !old.contains(it)) {
            let slot = Slot::find(item, key).ok_or(Unusual)?;
            patch.set(slot, value)?;
        }
        Ok(())
    }

    /// Adds a step before the one that has its place now.
    pub(super) fn add_step<'p>(&'p self, patch: &mut Patch<'p>, at: usize, step: &Step) -> Patched {
        let story = |step| {
            let (items, shape) = (vec![step], Shape::Block);
            ("story".to_owned(), New::List { items, shape })
        };
        let block = new_step(step, Shape::Block);
        let Some(motion) = self.section("motion") else {
            let motion = New::block_map(vec![story(block)]);
            return self.add_section(patch, "motion", &motion);
        };
        match &motion.value().data {
            Data::Null => patch.set(motion, &New::block_map(vec![story(block)])),
            Data::Scalar(flow) => {
                let flow = ("flow".to_owned(), New::Text(flow.text.clone()));
                patch.set(motion, &New::block_map(vec![flow, story(block)]))
            }
            _ => match Slot::find(motion.value(), "story") {
                None => patch.add_entry(motion, "story", story(block).1, None),
                Some(slot) => match &slot.value().data {
                    Data::List(items) if !items.is_empty() => {
                        let near = &items[at.min(items.len() - 1)];
                        patch.insert_item(slot.value(), at, &new_step(step, shape(near)))
                    }
                    _ => patch.add_item(slot, block),
                },
            },
        }
    }
}
