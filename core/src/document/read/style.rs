//! Styles: named ones, and what a node or an edge says about its look.

use super::Reader;
use crate::{
    diagnostic::code,
    document::{
        Spanned, StyleDecl, StyleProps, StyleUse, keys,
        yaml::{Data, Entry, Value},
    },
    style::LinePattern,
};

/// Each edge of a fan-out carries its styles, so that the list has to stay short.
const MOST_CLASSES: usize = 32;

/// The widest line.
pub(super) const WIDEST: f64 = 64.0;

pub(super) const PATTERNS: [(&str, LinePattern); 3] = [
    ("solid", LinePattern::Solid),
    ("dashed", LinePattern::Dashed),
    ("dotted", LinePattern::Dotted),
];

impl Reader<'_> {
    /// The mapping `styles`.
    pub(super) fn styles(&mut self, value: &Value) -> Vec<StyleDecl> {
        const HINT: &str = "write one line `name: {color: red}` for each style";
        let mut styles = Vec::new();
        for entry in self.entries("styles", HINT, value) {
            let name = Spanned {
                value: entry.key.text().to_owned(),
                span: entry.key.span,
            };
            let style = self.style_props(entry.key.text(), keys::STYLE, &entry.value);
            styles.push(StyleDecl { name, style });
        }
        styles
    }

    fn style_props(&mut self, name: &str, valid: &[&str], value: &Value) -> StyleProps {
        let mut props = StyleProps::default();
        for entry in self.entries(
            name,
            "a style sets properties, as in {color: red, width: 2}",
            value,
        ) {
            let written = entry.key.text();
            if valid.contains(&written) {
                self.style_prop(&mut props, entry);
            } else if keys::STYLE.contains(&written) {
                let message = format!("\"{written}\" does nothing on an edge");
                let hint = format!("an edge has {}", valid.join(", "));
                self.error(code::MISPLACED_KEY, message, entry.key.span, hint);
            } else {
                self.unknown_key("a style", valid, &entry.key);
            }
        }
        props
    }

    /// One of [`keys::STYLE`]; whether it is one here, the caller has checked.
    fn style_prop(&mut self, props: &mut StyleProps, entry: &Entry) {
        let value = &entry.value;
        match entry.key.text() {
            "color" => props.color = self.color("color", value),
            "fill" => props.fill = self.color("fill", value),
            "stroke" => props.stroke = self.color("stroke", value),
            "text" => props.text = self.color("text", value),
            "width" => props.width = self.number("width", 0.0..=WIDEST, value),
            "line" => props.line = self.choice("line", &PATTERNS, value),
            "opacity" => props.opacity = self.number("opacity", 0.0..=1.0, value),
            "shadow" => props.shadow = self.boolean("shadow", value),
            other => unreachable!("{other} is not among the keys of a style"),
        }
    }

    /// The key `style`: names of styles, or properties.
    pub(super) fn style(&mut self, style: &mut StyleUse, valid: &[&str], value: &Value) {
        if let Data::Map(_) = &value.data {
            let direct = std::mem::take(&mut style.own);
            style.own = merged(direct, self.style_props("style", valid, value));
        } else {
            self.classes(style, "style", value);
        }
    }

    /// Names of styles.
    pub(super) fn classes(&mut self, style: &mut StyleUse, key: &str, value: &Value) {
        style.classes.append(&mut self.names(key, value));
        if let Some(extra) = style.classes.get(MOST_CLASSES) {
            let message = format!("more than {MOST_CLASSES} styles on one thing");
            let span = extra.span;
            self.error(
                code::LIMIT,
                message,
                span,
                "define one style that sets all of it",
            );
            style.classes.truncate(MOST_CLASSES);
        }
    }
}

/// What stands directly beside a node or edge, and below it what `style` sets.
fn merged(direct: StyleProps, style: StyleProps) -> StyleProps {
    StyleProps {
        color: direct.color.or(style.color),
        fill: direct.fill.or(style.fill),
        stroke: direct.stroke.or(style.stroke),
        text: direct.text.or(style.text),
        width: direct.width.or(style.width),
        line: direct.line.or(style.line),
        opacity: direct.opacity.or(style.opacity),
        shadow: direct.shadow.or(style.shadow),
    }
}
