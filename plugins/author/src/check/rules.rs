//! The rules for one drawing.

use kinograph_core::{
    Insets, KindSpec, Rect, Severity, Visual,
    style::Paint,
    text::Fonts,
    visuals::{Operation, Primitive, TextRun},
};

use super::{ink::ink, probes::LABEL};
use crate::probe::Probe;

/// A node that is larger than this without being asked to does not wrap its text, in pixels.
const LARGEST: f64 = 640.0;
/// How far ink may lie outside of what is declared, in pixels: lines are as
/// thick outside of their path as inside.
const SLACK: f64 = 1.5;

/// A rule that a drawing breaks.
pub(super) struct Broken {
    pub(super) severity: Severity,
    pub(super) rule: &'static str,
    pub(super) message: String,
}

/// Checks the drawing of a probe.
pub(super) fn check(kind: &KindSpec, probe: &Probe, visual: &Visual, fonts: &Fonts) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut add = |severity, rule, message: String| {
        broken.push(Broken {
            severity,
            rule,
            message,
        });
    };
    let size = visual.size;
    let [width, height] = probe.size.unwrap_or([0.0, 0.0]);
    if size.width < width || size.height < height {
        let message = format!(
            "it is {} by {} px, smaller than it was asked to be",
            size.width, size.height
        );
        add(Severity::Error, "size", message);
    }
    if probe.size.is_none() && !kind.container && size.width.max(size.height) > LARGEST {
        let message = format!(
            "it is {} by {} px; text is to be wrapped, not to make nodes huge",
            size.width, size.height
        );
        add(Severity::Error, "wrap", message);
    }
    if let Some(outside) = outside(visual, fonts) {
        let message = format!("it draws {outside} outside of its size and bleed");
        add(Severity::Error, "ink", message);
    }
    if kind.container && visual.content.is_none() {
        let message = "it does not say where what it holds belongs".to_owned();
        add(Severity::Error, "content", message);
    }
    let mut texts = Vec::new();
    collect(&visual.primitives, &mut texts);
    if probe.label.as_deref() == Some(LABEL) && !texts.iter().any(|run| run.content.contains(LABEL))
    {
        add(
            Severity::Warning,
            "label",
            "its label is not shown".to_owned(),
        );
    }
    if texts.iter().any(|run| matches!(run.fill, Paint::Solid(_))) {
        let message = "it writes in a colour of its own, which some theme will not show";
        add(Severity::Warning, "text-colour", message.to_owned());
    }
    broken
}

/// Where ink lies that is not declared, in words.
fn outside(visual: &Visual, fonts: &Fonts) -> Option<String> {
    let ink = ink(visual, fonts)?;
    let Insets { x0, y0, x1, y1 } = visual.bleed;
    let room = Rect::new(-x0, -y0, visual.size.width + x1, visual.size.height + y1);
    let sides = [
        ("left", room.x0 - ink.x0),
        ("top", room.y0 - ink.y0),
        ("right", ink.x1 - room.x1),
        ("bottom", ink.y1 - room.y1),
    ];
    let (side, farthest) = sides
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, farthest)| *farthest > SLACK)?;
    Some(format!("{:.1} px at the {side}", farthest))
}

/// Gathers all text; groups nest no deeper than the host allows.
fn collect<'a>(primitives: &'a [Primitive], texts: &mut Vec<&'a TextRun>) {
    for primitive in primitives {
        match &primitive.operation {
            Operation::Text(run) => texts.push(run),
            Operation::Group { primitives, .. } => collect(primitives, texts),
            Operation::Paint(_) | Operation::Symbol { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use kinograph_core::{
        Point, Size,
        style::{Rgba, Role},
        text::{Font, FontFamily},
        visuals::{HAlign, Outline, Painted, VAlign},
    };

    use super::*;

    fn kind(container: bool) -> KindSpec {
        KindSpec {
            pack: "test".to_owned(),
            id: "kind".to_owned(),
            title: String::new(),
            doc: String::new(),
            category: String::new(),
            container,
            accent: None,
            ports: Vec::new(),
            params: Vec::new(),
            aliases: Vec::new(),
        }
    }

    fn probe() -> Probe {
        Probe {
            label: Some(LABEL.to_owned()),
            ..Probe::default()
        }
    }

    fn text(fill: Paint) -> Primitive {
        let font = Font {
            family: FontFamily::Sans,
            size: 14.0,
            weight: 400,
            italic: false,
        };
        let run = TextRun {
            content: LABEL.to_owned(),
            at: Point::new(10.0, 10.0),
            h: HAlign::Start,
            v: VAlign::Top,
            font,
            fill,
            max_width: None,
            max_lines: None,
        };
        Primitive {
            part: None,
            operation: Operation::Text(run),
        }
    }

    /// A drawing that breaks no rule.
    fn sound() -> Visual {
        let painted = Painted {
            shape: Outline::Box(Rect::new(0.0, 0.0, 100.0, 40.0).to_rounded_rect(8.0)),
            fill: Paint::Role(Role::Surface),
            stroke: None,
            opacity: 1.0,
            shadow: true,
        };
        let body = Primitive {
            part: None,
            operation: Operation::Paint(painted),
        };
        Visual {
            size: Size::new(100.0, 40.0),
            primitives: vec![body, text(Paint::Role(Role::Text))],
            ..Visual::default()
        }
    }

    #[track_caller]
    fn breaks(kind: &KindSpec, probe: &Probe, visual: &Visual, rules: &[&str]) {
        let broken = check(kind, probe, visual, &Fonts::embedded());
        let broken: Vec<&str> = broken.iter().map(|broken| broken.rule).collect();
        assert_eq!(broken, rules);
    }

    #[test]
    fn a_sound_drawing_breaks_none() {
        breaks(&kind(false), &probe(), &sound(), &[]);
    }

    #[test]
    fn each_rule_is_noticed_when_it_is_broken() {
        let asked = Probe {
            size: Some([120.0, 10.0]),
            ..probe()
        };
        breaks(&kind(false), &asked, &sound(), &["size"]);
        let huge = Visual {
            size: Size::new(900.0, 40.0),
            ..sound()
        };
        breaks(&kind(false), &probe(), &huge, &["wrap"]);
        let tight = Visual {
            size: Size::new(90.0, 40.0),
            ..sound()
        };
        breaks(&kind(false), &probe(), &tight, &["ink"]);
        breaks(&kind(true), &probe(), &sound(), &["content"]);
        let mut silent = sound();
        silent.primitives.truncate(1);
        breaks(&kind(false), &probe(), &silent, &["label"]);
        let mut gaudy = sound();
        gaudy.primitives[1] = text(Paint::Solid(Rgba::rgb(255, 0, 0)));
        breaks(&kind(false), &probe(), &gaudy, &["text-colour"]);
    }

    #[test]
    fn bleed_makes_room_for_ink() {
        let bled = Visual {
            size: Size::new(90.0, 40.0),
            bleed: Insets::new(0.0, 0.0, 10.0, 0.0),
            ..sound()
        };
        breaks(&kind(false), &probe(), &bled, &[]);
    }
}
