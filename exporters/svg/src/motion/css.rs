//! The style sheet: keyframes and classes, each written once.

use std::collections::BTreeMap;

use kinograph_core::visuals::{Easing, Keyframe};

use crate::number::push_number;

/// Decimals of percentages: finer than a millisecond of a minute.
const PERCENT: u32 = 3;
/// Between two keyframes of a value that jumps, in percent. Two at one offset
/// would be one to CSS.
const JUMP: f64 = 0.001;

/// Rules by their text; names follow the order of their first use.
#[derive(Debug)]
pub(crate) struct Sheet {
    prefix: String,
    keyframes: BTreeMap<String, usize>,
    classes: BTreeMap<String, usize>,
    text: String,
}

impl Sheet {
    pub(super) fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            keyframes: BTreeMap::new(),
            classes: BTreeMap::new(),
            text: String::new(),
        }
    }

    /// The name of keyframes with this content.
    pub(super) fn keyframes(&mut self, content: String) -> String {
        let next = self.keyframes.len() + 1;
        let number = *self.keyframes.entry(content.clone()).or_insert(next);
        let name = format!("{}-k{number}", self.prefix);
        if number == next {
            self.text
                .push_str(&format!("@keyframes {name}{{{content}}}\n"));
        }
        name
    }

    /// The name of a class with these declarations.
    pub(super) fn class(&mut self, declarations: String) -> String {
        let next = self.classes.len() + 1;
        let number = *self.classes.entry(declarations.clone()).or_insert(next);
        let name = format!("{}-m{number}", self.prefix);
        if number == next {
            self.text.push_str(&format!(".{name}{{{declarations}}}\n"));
        }
        name
    }

    /// The rules, for those who like motion.
    pub(super) fn text(&self) -> String {
        if self.text.is_empty() {
            return String::new();
        }
        format!(
            "@media (prefers-reduced-motion:no-preference){{\n{}}}",
            self.text
        )
    }
}

/// Keyframes whose values are declarations.
pub(super) fn content(keyframes: &[Keyframe], declaration: impl Fn(f64) -> String) -> String {
    let mut text = String::new();
    let mut last = -JUMP;
    for (position, frame) in keyframes.iter().enumerate() {
        let next = keyframes.get(position + 1);
        let mut percent = frame.offset * 100.0;
        if next.is_some_and(|next| (next.offset * 100.0 - percent) < JUMP) {
            // The later of two at one offset stays where it is.
            percent -= JUMP;
        }
        if percent <= last {
            percent = last + JUMP;
        }
        if percent > 100.0 || (percent < 0.0 && position > 0) {
            continue;
        }
        last = percent.max(0.0);
        push_number(&mut text, last, PERCENT);
        text.push_str("%{");
        text.push_str(&declaration(frame.value));
        if next.is_some_and(|next| (next.value - frame.value).abs() > 0.0) {
            text.push_str(easing(frame.easing));
        }
        text.push('}');
    }
    text
}

fn easing(easing: Easing) -> &'static str {
    match easing {
        Easing::Linear => "",
        Easing::EaseIn => ";animation-timing-function:ease-in",
        Easing::EaseOut => ";animation-timing-function:ease-out",
        Easing::EaseInOut => ";animation-timing-function:ease-in-out",
        Easing::Step => ";animation-timing-function:step-end",
    }
}

/// A number as CSS has it.
pub(super) fn number(value: f64, decimals: u32) -> String {
    let mut text = String::new();
    push_number(&mut text, value, decimals);
    text
}

/// The `animation` of one run after the other.
pub(super) fn animation(name: &str, run_ms: f64) -> String {
    format!("{name} {}ms linear infinite", number(run_ms, 3))
}
