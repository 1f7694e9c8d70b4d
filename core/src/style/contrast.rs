//! What has to be read on what, and whether it can be.

use crate::{
    Diagnostic, Span,
    diagnostic::code,
    document::{Spanned, ThemeDecl},
    style::{
        Rgba, Role, Theme,
        roles::{DEEPEST, readable},
    },
};

/// The least contrast of text with what it stands on (WCAG 2.1, level AA).
pub(super) const TEXT_CONTRAST: f64 = 4.5;
/// The least contrast of glyphs and icons with their plates (WCAG 2.1, 1.4.11).
pub(super) const ICON_CONTRAST: f64 = 3.0;

/// Every role that stands on others, what it stands on, and the least contrast.
pub(super) const PAIRS: [(Role, &[Role], f64); 8] = [
    (Role::Text, &PLATES_AND_GROUND, TEXT_CONTRAST),
    (Role::TextMuted, &PLATES_AND_GROUND, TEXT_CONTRAST),
    (Role::OnAccent, &[Role::Accent], TEXT_CONTRAST),
    (
        Role::Accent,
        &[Role::Surface, Role::AccentMuted],
        ICON_CONTRAST,
    ),
    (Role::Info, &[Role::Background], ICON_CONTRAST),
    (Role::Success, &[Role::Background], ICON_CONTRAST),
    (Role::Warning, &[Role::Background], ICON_CONTRAST),
    (Role::Danger, &[Role::Background], ICON_CONTRAST),
];

const PLATES_AND_GROUND: [Role; 4] = [
    Role::Surface,
    Role::SurfaceRaised,
    Role::AccentMuted,
    Role::Background,
];

/// What a role stands on.
pub(super) fn grounds_of(role: Role) -> impl Iterator<Item = Role> {
    let pairs = PAIRS.iter().filter(move |(on, ..)| *on == role);
    pairs.flat_map(|(_, grounds, _)| grounds.iter().copied())
}

/// The fills of containers without a colour, from the outermost.
pub(super) fn panels(theme: &Theme) -> impl Iterator<Item = Rgba> {
    (0..=DEEPEST).map(|depth| theme.container_roles(None, depth)[Role::Surface])
}

/// A colour of a theme, and where its file says it.
struct Part {
    name: &'static str,
    color: Rgba,
    span: Option<Span>,
}

/// A warning for each colour that is hard to see on something.
pub(super) fn problems(theme: &Theme, decl: &ThemeDecl) -> Vec<Diagnostic> {
    let part = |role: Role| {
        let said = decl.roles.iter().find(|(said, _)| *said == role);
        let background = decl.background.as_ref().map(|it| it.span);
        Part {
            name: role.name(),
            color: theme.neutral[role],
            span: said
                .map(|(_, color)| color.span)
                .or(background.filter(|_| role == Role::Background)),
        }
    };
    let mut problems = Vec::new();
    let mut check = |on: Part, grounds: &[Part], least| {
        problems.extend(problem(&on, grounds, least).map(|problem| {
            let ink = decl.ink.as_ref().map(|ink| ink.span);
            Diagnostic {
                span: problem.span.or(ink),
                ..problem
            }
        }));
    };
    for (on, grounds, least) in PAIRS {
        let grounds: Vec<Part> = grounds.iter().map(|ground| part(*ground)).collect();
        check(part(on), &grounds, least);
    }
    let edge = |name, color, said: &Option<Spanned<Rgba>>| Part {
        name,
        color,
        span: said.as_ref().map(|it| it.span),
    };
    let mut grounds = vec![part(Role::Background)];
    let line = edge("color of edges", theme.edge.color, &decl.edges.color);
    check(line, &grounds, ICON_CONTRAST);
    grounds.extend(panels(theme).map(|color| Part {
        name: "containers",
        color,
        span: None,
    }));
    let words = edge("text of edges", theme.edge.text, &decl.edges.text);
    check(words, &grounds, TEXT_CONTRAST);
    problems
}

/// A warning when a colour is hard to see on one of its grounds, about the worst of them.
fn problem(on: &Part, grounds: &[Part], least: f64) -> Option<Diagnostic> {
    let contrast = |ground: &&Part| on.color.contrast(ground.color);
    let worst = grounds
        .iter()
        .min_by(|a, b| contrast(a).total_cmp(&contrast(b)))?;
    let ratio = contrast(&worst);
    if ratio >= least {
        return None;
    }
    let message = format!(
        "{} on {} has a contrast of {ratio:.1}, and less than {least} is hard to see",
        on.name, worst.name
    );
    let colors: Vec<Rgba> = grounds.iter().map(|ground| ground.color).collect();
    let better = readable(on.color, &colors, least);
    let hint = if colors
        .iter()
        .all(|ground| better.contrast(*ground) >= least)
    {
        format!("\"{better}\" is the nearest colour that can be seen")
    } else {
        let names: Vec<&str> = grounds.iter().map(|ground| ground.name).collect();
        format!(
            "no colour can be seen on all of {}: bring them closer together",
            names.join(", ")
        )
    };
    let warning = Diagnostic::warning(code::LOW_CONTRAST, message);
    Some(warning.at(on.span.or(worst.span)).hint(hint))
}
