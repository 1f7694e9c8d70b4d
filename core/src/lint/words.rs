//! Text that cannot be read: too small, or too near in colour to its ground.

use std::collections::BTreeMap;

use kurbo::Shape as _;

use super::{Code, Finding, LintOptions, Thing, sheet::Sheet};
use crate::{
    Affine, Diagram, Point, Rect, Scene, Span,
    geometry::Short,
    scene::{Brush, Element, GlyphRun, Group, PathElement, Role, Subject},
    style::{Rgba, Role as ColorRole},
    text::Font,
    visuals::{FillRule, Outline},
};

/// From this size on type is large, in pixels; bold type is so earlier (WCAG 2.1).
const LARGE: f64 = 24.0;
const LARGE_BOLD: f64 = 18.66;
/// What is bold, in the weights of a [`Font`].
const BOLD: u16 = 700;
/// What large type may have of the contrast that other type needs: 3 of 4.5.
const LARGE_SHARE: f64 = 2.0 / 3.0;

/// A line of text of the scene.
pub(super) struct Text {
    /// Whose it is.
    pub(super) thing: Thing,
    /// Where its ink is.
    pub(super) bounds: Rect,
    /// Its type, as large as it is drawn.
    font: Font,
    /// With its ground; none where that is not known.
    contrast: Option<f64>,
}

/// Adds text that cannot be read.
pub(super) fn find(findings: &mut Vec<Finding>, sheet: &Sheet<'_>, options: &LintOptions) {
    for role in [
        Role::Heading,
        Role::Legend,
        Role::Container,
        Role::Node,
        Role::EdgeLabel,
    ] {
        findings.extend(tiny(sheet, role, options));
    }
    let mut lines = sheet.texts.as_slice();
    // The lines of one thing follow each other.
    while let [first, ..] = lines {
        let own = lines.iter().take_while(|it| it.thing == first.thing);
        let (of_it, rest) = lines.split_at(own.count());
        findings.extend(pale(of_it, options));
        lines = rest;
    }
}

/// One finding for all text of a role: when one label is too small, most are.
fn tiny(sheet: &Sheet<'_>, role: Role, options: &LintOptions) -> Option<Finding> {
    let size = |text: &Text| text.font.size * options.scale;
    let small: Vec<&Text> = sheet
        .texts
        .iter()
        .filter(|text| text.thing.role == role && size(text) < options.least_text_px)
        .collect();
    let least = small.iter().map(|text| size(text)).reduce(f64::min)?;
    let place = small
        .iter()
        .map(|text| text.bounds)
        .reduce(|a, b| a.union(b))?;
    let mut things: Vec<Thing> = small.iter().map(|text| text.thing.clone()).collect();
    things.dedup();
    let whose = match (role, things.as_slice()) {
        (Role::Heading, _) => "the heading".to_owned(),
        (Role::Legend, _) => "the legend".to_owned(),
        (_, [one]) => one.words(),
        (Role::EdgeLabel, several) => format!("{} edge labels", several.len()),
        (role, several) => format!("{} {}s", several.len(), role.name()),
    };
    let (px, enough) = (Short(least), Short(options.least_text_px));
    Some(Finding {
        code: Code::TinyText,
        message: format!("the type of {whose} is {px} pixels, less than {enough}"),
        things,
        place,
    })
}

/// The worst line of a thing, when it is too pale.
fn pale(lines: &[Text], options: &LintOptions) -> Option<Finding> {
    let worst = lines
        .iter()
        .filter_map(|text| {
            let contrast = text.contrast?;
            let Font { size, weight, .. } = text.font;
            let large = size >= LARGE || size >= LARGE_BOLD && weight >= BOLD;
            let share = if large { LARGE_SHARE } else { 1.0 };
            let needed = options.least_contrast * share;
            (contrast < needed).then_some((text, contrast, needed))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let (text, contrast, needed) = worst?;
    let (contrast, needed) = (Short(contrast), Short(needed));
    Some(Finding {
        code: Code::LowContrast,
        message: format!(
            "the text of {} has a contrast of {contrast} with its ground, less than {needed}",
            text.thing.words()
        ),
        things: vec![text.thing.clone()],
        place: text.bounds,
    })
}

/// Every line of text, in the order of drawing.
pub(super) fn texts(diagram: &Diagram, scene: &Scene) -> Vec<Text> {
    let ground = match &scene.background {
        Some(brush) => extremes(brush, 1.0),
        None => None,
    };
    let page = ground.unwrap_or([diagram.theme.neutral[ColorRole::Background]; 2]);
    let mut reader = Reader {
        scene,
        spans: spans(diagram),
        page,
        layers: Vec::new(),
        texts: Vec::new(),
    };
    let place = Place {
        transform: Affine::IDENTITY,
        opacity: 1.0,
        thing: None,
    };
    reader.read(&scene.elements, &place);
    reader.texts
}

fn spans(diagram: &Diagram) -> BTreeMap<(Role, &str), Span> {
    let items = diagram
        .containers
        .iter()
        .map(|it| (Role::Container, &it.item))
        .chain(diagram.nodes.iter().map(|it| (Role::Node, &it.item)))
        .map(|(role, item)| (role, &item.id, item.span));
    let labels = diagram
        .edges
        .iter()
        .map(|edge| (Role::EdgeLabel, &edge.id, edge.span));
    items
        .chain(labels)
        .filter_map(|(role, id, span)| Some(((role, id.as_str()), span?)))
        .collect()
}

/// Reads a scene in the order in which it is drawn.
struct Reader<'a> {
    scene: &'a Scene,
    /// Where the author wrote what a subject shows.
    spans: BTreeMap<(Role, &'a str), Span>,
    /// The darkest and the lightest colour that everything stands on.
    page: [Rgba; 2],
    /// What is filled so far and may lie under text: containers, and the thing being read.
    layers: Vec<Layer<'a>>,
    texts: Vec<Text>,
}

/// Where elements are drawn, and whose they are.
struct Place {
    transform: Affine,
    opacity: f64,
    thing: Option<Thing>,
}

/// A filled shape.
struct Layer<'a> {
    shape: &'a Outline,
    transform: Affine,
    bounds: Rect,
    colors: [Rgba; 2],
}

impl<'a> Reader<'a> {
    fn read(&mut self, elements: &'a [Element], place: &Place) {
        for element in elements {
            match element {
                Element::Group(group) => self.group(group, place),
                Element::Path(path) => self.layers.extend(layer(path, place)),
                Element::Text(run) => self.text(run, place),
                Element::Symbol(_) => {}
            }
        }
    }

    fn group(&mut self, group: &'a Group, place: &Place) {
        let thing = match &group.subject {
            Some(subject) => Some(self.thing(subject)),
            None => place.thing.clone(),
        };
        let inner = Place {
            transform: place.transform * group.transform,
            opacity: place.opacity * group.opacity.get(),
            thing,
        };
        let below = self.layers.len();
        self.read(&group.elements, &inner);
        // Only containers lie under other things on purpose.
        let subject = group.subject.as_ref();
        if subject.is_some_and(|subject| subject.role != Role::Container) {
            self.layers.truncate(below);
        }
    }

    fn text(&mut self, run: &GlyphRun, place: &Place) {
        let Some(thing) = place.thing.clone() else {
            return;
        };
        let Some(ink) = self.scene.run_bounds(run) else {
            return;
        };
        let bounds = place.transform.transform_rect_bbox(ink);
        let scale = place.transform.determinant().abs().sqrt();
        let ground = self.ground(bounds.center());
        let contrast = extremes(&run.brush, place.opacity).map(|colors| {
            let pairs = ground.map(|ground| colors.map(|it| it.over(ground).contrast(ground)));
            pairs.into_iter().flatten().fold(f64::INFINITY, f64::min)
        });
        let font = Font {
            size: run.font.size * scale,
            ..run.font
        };
        self.texts.push(Text {
            thing,
            bounds,
            font,
            contrast,
        });
    }

    /// The darkest and the lightest colour that may lie at a point.
    fn ground(&self, at: Point) -> [Rgba; 2] {
        let layers = self.layers.iter().filter(|layer| layer.covers(at));
        layers.fold(self.page, |[dark, light], layer| {
            let [darker, lighter] = layer.colors;
            [darker.over(dark), lighter.over(light)]
        })
    }

    fn thing(&self, subject: &Subject) -> Thing {
        Thing {
            role: subject.role,
            id: subject.id.clone(),
            span: self
                .spans
                .get(&(subject.role, subject.id.as_str()))
                .copied(),
        }
    }
}

impl Layer<'_> {
    fn covers(&self, at: Point) -> bool {
        if !self.bounds.contains(at) {
            return false;
        }
        let at = self.transform.inverse() * at;
        match self.shape {
            Outline::Box(rect) => rect.contains(at),
            Outline::Ellipse { center, radii } => {
                kurbo::Ellipse::new(*center, *radii, 0.0).contains(at)
            }
            Outline::Path { path, rule } => match rule {
                FillRule::Nonzero => path.winding(at) != 0,
                FillRule::Evenodd => path.winding(at) % 2 != 0,
            },
        }
    }
}

fn layer<'a>(path: &'a PathElement, place: &Place) -> Option<Layer<'a>> {
    let opacity = place.opacity * path.opacity.get();
    let colors = extremes(path.fill.as_ref()?, opacity)?;
    let shape = match &path.shape {
        Outline::Box(rect) => rect.rect(),
        Outline::Ellipse { center, radii } => Rect::from_points(*center - *radii, *center + *radii),
        Outline::Path { path, .. } if path.is_empty() => return None,
        Outline::Path { path, .. } => path.bounding_box(),
    };
    Some(Layer {
        shape: &path.shape,
        transform: place.transform,
        bounds: place.transform.transform_rect_bbox(shape),
        colors,
    })
}

/// The darkest and the lightest colour of a brush; none for what a symbol is tinted with.
fn extremes(brush: &Brush, opacity: f64) -> Option<[Rgba; 2]> {
    let faded = |color: Rgba| color.with_opacity(f64::from(color.a) / 255.0 * opacity);
    match brush {
        Brush::Solid(color) => Some([faded(*color); 2]),
        Brush::Gradient { stops, .. } => {
            let colors = || stops.iter().map(|(_, color)| *color);
            let by_light = |a: &Rgba, b: &Rgba| a.luminance().total_cmp(&b.luminance());
            Some([
                faded(colors().min_by(by_light)?),
                faded(colors().max_by(by_light)?),
            ])
        }
        Brush::Tint => None,
    }
}
