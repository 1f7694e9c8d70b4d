//! The cascade: kind, classes, own; and what the names of colours stand for.

use std::collections::BTreeMap;

use crate::{
    Diagnostic, Span,
    diagnostic::{Problems, code, did_you_mean, list, shorten},
    document::{Document, Spanned, StyleProps, StyleUse},
    style::{EdgeStyle, NodeStyle, Rgba, Role, Theme},
};

/// The colours that an author can name.
pub(super) struct Palette<'a> {
    pub(super) theme: &'a Theme,
}

impl Palette<'_> {
    /// The colour of a theme's role, of the palette, or in hexadecimal.
    pub(super) fn find(&self, name: &str) -> Option<Rgba> {
        // Short for the role that authors want most when they want a quiet edge.
        let name = if name == "muted" {
            Role::TextMuted.name()
        } else {
            name
        };
        let role = Role::ALL.into_iter().find(|role| role.name() == name);
        role.map(|role| self.theme.neutral[role])
            .or_else(|| self.named(name))
            .or_else(|| Rgba::from_hex(name))
    }

    fn named(&self, name: &str) -> Option<Rgba> {
        let found = self.theme.palette.iter().find(|(known, _)| known == name);
        found.map(|(_, color)| *color)
    }

    /// The same; a name that is no colour is reported.
    pub(super) fn look_up(&self, problems: &mut Problems, name: &Spanned<String>) -> Option<Rgba> {
        let color = self.find(&name.value);
        if color.is_none() {
            problems.push(self.unknown(problems, &name.value, name.span));
        }
        color
    }

    /// The report of a name that is no colour.
    pub(super) fn unknown(&self, problems: &Problems, name: &str, span: Span) -> Diagnostic {
        let palette = || self.theme.palette.iter().map(|(known, _)| known.as_str());
        let roles = Role::ALL.map(Role::name);
        let guess = problems.nearest(name, palette().chain(roles));
        let hint = format!(
            "colours are {}, roles such as accent, danger and muted, or \"#rrggbb\"",
            list(palette())
        );
        Diagnostic::error(
            code::UNKNOWN_COLOR,
            format!("unknown colour \"{}\"", shorten(name)),
        )
        .at(span)
        .hint(did_you_mean(guess, hint))
    }
}

/// The named styles, with their colours known.
pub(super) struct Styles<'a> {
    pub(super) palette: Palette<'a>,
    named: BTreeMap<&'a str, NodeStyle>,
    /// Whether a style that is missing here may stand in a part of the file that was not read.
    incomplete: bool,
}

impl<'a> Styles<'a> {
    pub(super) fn new(problems: &mut Problems, theme: &'a Theme, document: &'a Document) -> Self {
        let palette = Palette { theme };
        let mut named = BTreeMap::new();
        for style in &document.styles {
            named.insert(
                style.name.value.as_str(),
                look(problems, &palette, &style.style),
            );
        }
        Self {
            palette,
            named,
            incomplete: document.incomplete,
        }
    }

    /// The style of a node: its kind's accent, its classes in order, its own.
    pub(super) fn node(
        &self,
        problems: &mut Problems,
        accent: Option<&str>,
        used: &StyleUse,
    ) -> NodeStyle {
        // An accent that this theme's palette lacks leaves the theme's neutral.
        let color = accent.and_then(|accent| self.palette.find(accent));
        let mut style = NodeStyle {
            color,
            ..NodeStyle::default()
        };
        self.cascade(problems, &mut style, used);
        style
    }

    /// The style of an edge: its classes in order, its own.
    pub(super) fn edge(&self, problems: &mut Problems, used: &StyleUse) -> EdgeStyle {
        let mut style = NodeStyle::default();
        self.cascade(problems, &mut style, used);
        on_edge(&style)
    }

    /// What a named style sets.
    pub(super) fn named(&self, name: &str) -> Option<&NodeStyle> {
        self.named.get(name)
    }

    /// Reports a style that is used and was not defined.
    pub(super) fn missing(&self, problems: &mut Problems, name: &Spanned<String>) {
        if !self.incomplete {
            problems.push(self.unknown(problems, name));
        }
    }

    fn cascade(&self, problems: &mut Problems, style: &mut NodeStyle, used: &StyleUse) {
        for class in &used.classes {
            match self.named.get(class.value.as_str()) {
                Some(named) => overlay(style, named),
                None => self.missing(problems, class),
            }
        }
        overlay(style, &look(problems, &self.palette, &used.own));
    }

    fn unknown(&self, problems: &Problems, class: &Spanned<String>) -> Diagnostic {
        let names = || self.named.keys().copied();
        let hint = if self.named.is_empty() {
            format!(
                "define it: `styles: {{{}: {{color: red}}}}`",
                shorten(&class.value)
            )
        } else {
            did_you_mean(
                problems.nearest(&class.value, names()),
                format!("`styles` defines {}", list(names().take(12))),
            )
        };
        Diagnostic::error(
            code::UNKNOWN_STYLE,
            format!("unknown style \"{}\"", shorten(&class.value)),
        )
        .at(class.span)
        .hint(hint)
    }
}

/// What of a style means something on an edge.
pub(super) fn on_edge(style: &NodeStyle) -> EdgeStyle {
    EdgeStyle {
        color: style.color,
        width: style.width,
        line: style.line,
        opacity: style.opacity,
    }
}

/// A style with its colours looked up.
fn look(problems: &mut Problems, palette: &Palette<'_>, props: &StyleProps) -> NodeStyle {
    let mut color = |name: &Option<Spanned<String>>| palette.look_up(problems, name.as_ref()?);
    NodeStyle {
        color: color(&props.color),
        fill: color(&props.fill),
        stroke: color(&props.stroke),
        text: color(&props.text),
        width: props.width.as_ref().map(|width| width.value),
        line: props.line.as_ref().map(|line| line.value),
        opacity: props.opacity.as_ref().map(|opacity| opacity.value),
        shadow: props.shadow.as_ref().map(|shadow| shadow.value),
    }
}

/// Puts what `above` sets over `style`.
fn overlay(style: &mut NodeStyle, above: &NodeStyle) {
    style.color = above.color.or(style.color);
    style.fill = above.fill.or(style.fill);
    style.stroke = above.stroke.or(style.stroke);
    style.text = above.text.or(style.text);
    style.width = above.width.or(style.width);
    style.line = above.line.or(style.line);
    style.opacity = above.opacity.or(style.opacity);
    style.shadow = above.shadow.or(style.shadow);
}
