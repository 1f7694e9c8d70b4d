//! The badge of a node: a few words on its top right corner.

use kurbo::ParamCurve as _;

use crate::{
    BezPath, Insets, Point, Rect, Visual,
    diagram::Item,
    style::{Paint, Rgba, Role, Theme, readable},
    text::{Font, Fonts},
    visuals::{HAlign, Operation, Outline, Painted, Primitive, TextRun, VAlign},
};

/// Its height, in pixels.
const HEIGHT: f64 = 18.0;
/// From its rim to its words, in pixels.
const PADDING: f64 = 7.0;
/// How far it reaches out to the right of the node, in pixels.
const OUT: f64 = 6.0;
/// The widest words, in pixels.
const WIDEST: f64 = 120.0;
/// The least contrast of the words with the fill (WCAG 2.1, level AA).
const TEXT_CONTRAST: f64 = 4.5;
/// In how many steps a curve is walked to find where the badge goes.
const STEPS: u8 = 16;
/// What the drawing calls it.
const PART: &str = "badge";

/// Draws the badge of an item, if it has one, on what a kind drew, and claims the room that it takes outside.
///
/// It is a part of the drawing, so that layouts keep clear of it and it moves
/// and fades with its node.
pub(super) fn add(visual: &mut Visual, fonts: &Fonts, theme: &Theme, item: &Item) {
    let Some(badge) = &item.badge else {
        return;
    };
    let font = Font {
        size: (theme.caption.size - 1.0).max(8.0),
        weight: 600,
        ..theme.caption
    };
    let words = fonts.set(&badge.text, font, Some(WIDEST), Some(1));
    let size = (words.size.width + 2.0 * PADDING).max(HEIGHT);
    let corner = corner(visual);
    let right = corner.x + OUT;
    let frame = Rect::new(
        right - size,
        corner.y - HEIGHT / 2.0,
        right,
        corner.y + HEIGHT / 2.0,
    );
    let [fill, ink] = paints(theme, badge.color.or(item.style.color));
    let pill = Operation::Paint(Painted {
        shape: Outline::Box(frame.to_rounded_rect(HEIGHT / 2.0)),
        fill,
        stroke: None,
        opacity: 1.0,
        shadow: false,
    });
    let text = Operation::Text(TextRun {
        content: badge.text.clone(),
        at: frame.center(),
        h: HAlign::Middle,
        v: VAlign::Middle,
        font,
        fill: ink,
        max_width: Some(WIDEST),
        max_lines: Some(1),
    });
    let primitives = [pill, text].map(|operation| Primitive {
        part: None,
        operation,
    });
    visual.primitives.push(Primitive {
        part: Some(PART.to_owned()),
        operation: Operation::Group {
            transform: crate::Affine::IDENTITY,
            clip: None,
            opacity: 1.0,
            primitives: primitives.into(),
        },
    });
    visual.bleed = Insets::new(
        visual.bleed.x0.max(-frame.x0),
        visual.bleed.y0.max(-frame.y0),
        visual.bleed.x1.max(frame.x1 - visual.size.width),
        visual.bleed.y1,
    );
    if let Some(name) = &mut visual.accessible_name {
        name.push_str(", ");
        name.push_str(&badge.text);
    }
}

/// The point of the outline that lies farthest to the top right: of a box its
/// corner, of a round or pointed shape its shoulder.
fn corner(visual: &Visual) -> Point {
    let mut corner = None;
    let mut consider = |at: Point| {
        let farther = |known: Point| at.x - at.y > known.x - known.y;
        if corner.is_none_or(farther) {
            corner = Some(at);
        }
    };
    for segment in visual.outline.iter().flat_map(BezPath::segments) {
        for step in 0..=STEPS {
            consider(segment.eval(f64::from(step) / f64::from(STEPS)));
        }
    }
    corner.unwrap_or(Point::new(visual.size.width, 0.0))
}

/// The fill and the words. On light ground the fill is as dark as white words
/// need it, because black ones on a strong colour look like a mistake.
fn paints(theme: &Theme, color: Option<Rgba>) -> [Paint; 2] {
    let roles = theme.roles(color);
    let accent = roles[Role::Accent];
    let [fill, ink] = if theme.dark {
        [accent, roles[Role::OnAccent]]
    } else {
        [readable(accent, &[Rgba::WHITE], TEXT_CONTRAST), Rgba::WHITE]
    };
    [fill, ink].map(Paint::Solid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diagram::Badge, testing};

    fn badged(text: &str) -> Item {
        Item {
            badge: Some(Badge {
                text: text.to_owned(),
                color: None,
            }),
            ..testing::item("a")
        }
    }

    fn drawn(mut visual: Visual, text: &str) -> (Visual, Rect) {
        add(
            &mut visual,
            &Fonts::embedded(),
            &Theme::default(),
            &badged(text),
        );
        let Some(Operation::Group { primitives, .. }) =
            visual.primitives.last().map(|it| &it.operation)
        else {
            panic!("a badge is drawn last");
        };
        let Operation::Paint(Painted {
            shape: Outline::Box(pill),
            ..
        }) = &primitives[0].operation
        else {
            panic!("a badge is a box");
        };
        let pill = pill.rect();
        (visual, pill)
    }

    fn card() -> Visual {
        Visual {
            size: crate::Size::new(120.0, 48.0),
            ..Visual::default()
        }
    }

    #[test]
    fn a_badge_claims_the_room_that_it_takes_outside() {
        let (visual, pill) = drawn(card(), "beta");
        let inside = visual.size.to_rect() + visual.bleed;
        assert!(inside.union(pill) == inside, "{pill} in {inside}");
        assert!(visual.bleed.y0 > 0.0 && visual.bleed.x1 > 0.0);
        assert_eq!((visual.bleed.x0, visual.bleed.y1), (0.0, 0.0));
    }

    #[test]
    fn a_badge_is_as_wide_as_its_words_and_never_narrower_than_high() {
        let [one, word] = ["3", "deprecated"].map(|text| drawn(card(), text).1);
        assert!(one.width() >= one.height());
        assert!(word.width() > 2.0 * word.height());
    }

    #[test]
    fn a_badge_stands_on_the_shoulder_of_a_round_shape() {
        let circle = kurbo::Circle::new((60.0, 60.0), 40.0);
        let visual = Visual {
            outline: Some(kurbo::Shape::to_path(&circle, 0.1)),
            ..card()
        };
        let (_, pill) = drawn(visual, "3");
        let shoulder = Point::new(60.0 + 28.3, 60.0 - 28.3);
        assert!(pill.contains(shoulder), "{shoulder:?} in {pill}");
    }

    #[test]
    fn words_can_be_read_in_every_colour_of_every_theme() {
        for theme in Theme::all() {
            let palette = theme.palette.iter().map(|(_, color)| Some(*color));
            for color in palette.chain([None]) {
                let [Paint::Solid(fill), Paint::Solid(ink)] = paints(&theme, color) else {
                    panic!("badges are painted in colours");
                };
                let contrast = ink.contrast(fill);
                assert!(
                    contrast >= TEXT_CONTRAST,
                    "{} {color:?}: {contrast:.2}",
                    theme.name
                );
            }
        }
    }
}
