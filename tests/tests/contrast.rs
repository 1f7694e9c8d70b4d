//! Text and icons can be seen: of every kind, in every theme, whatever its colour.
//!
//! What is looked at is the picture: colours are compared with what is painted
//! beneath them, not with what a theme says about roles.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use kinograph_core::{
    Affine, Overrides, Rect, Scene,
    lint::{Code, LintOptions, lint},
    scene::{Brush, Element, Role},
    style::{Rgba, Theme},
};
use kinograph_raster::{Pixels, RasterOptions};
use kinograph_tests::{Drawing, Kit};

/// What is fainter than it should be: logos that their owners draw in a light
/// colour, on the light ground of a theme, and a tile that is a shade too light.
const KNOWN: [&str; 5] = [
    "data/mongodb",
    "essentials/react",
    "observability/loki",
    "observability/splunk",
    "security/vault",
];

/// None, one of the palette, and two that leave little room above or below.
const COLORS: [Option<&str>; 4] = [None, Some("red"), Some("#ffe45c"), Some("#1b1464")];
/// The least contrast of a glyph with what it stands on (WCAG 2.1, 1.4.11).
const GLYPH_CONTRAST: f64 = 3.0;
/// The least contrast of a logo, whose colours are its owner's: WCAG asks for
/// none, but none may vanish.
const LOGO_CONTRAST: f64 = 1.5;

/// A diagram of a pack's kinds, each by its id.
fn sheet(kit: &Kit, pack: &str, color: Option<&str>) -> String {
    let mut text = String::from("layout: grid\nnodes:\n");
    let kinds = kit.toolkit().kinds.specs();
    for spec in kinds.iter().filter(|spec| spec.pack == pack) {
        let (id, title) = (&spec.id, &spec.title);
        let color = color.map_or(String::new(), |color| format!(", color: {color:?}"));
        _ = writeln!(
            text,
            "  k-{id}: {{kind: {pack}/{id}, label: {title:?}, caption: caption{color}}}"
        );
    }
    text
}

fn packs(kit: &Kit) -> Vec<String> {
    let kinds = kit.toolkit().kinds.specs();
    let mut packs: Vec<String> = kinds.iter().map(|spec| spec.pack.clone()).collect();
    packs.dedup();
    packs
}

fn draw(kit: &Kit, theme: &str, pack: &str, color: Option<&str>) -> Drawing {
    let overrides = Overrides {
        theme: Some(theme.to_owned()),
        ..Overrides::default()
    };
    kit.draw(&sheet(kit, pack, color), &overrides)
        .unwrap_or_else(|found| panic!("{found:#?}"))
}

#[test]
fn text_of_every_kind_can_be_read_in_every_theme() {
    let kit = Kit::builtin();
    let mut faint = Vec::new();
    for (theme, pack) in each(&kit) {
        for color in COLORS {
            let Drawing { stages, scene } = draw(&kit, theme, &pack, color);
            let report = lint(
                &stages.diagram,
                &stages.visuals,
                &stages.placement,
                &scene,
                &LintOptions::default(),
            );
            let found = report.findings.iter();
            let pale = found.filter(|finding| finding.code == Code::LowContrast);
            faint.extend(pale.map(|it| format!("{theme}, {pack}, {color:?}: {}", it.message)));
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn icons_of_every_kind_can_be_seen_in_every_theme() {
    let kit = Kit::builtin();
    let mut faint = Vec::new();
    let mut known = BTreeSet::new();
    let mut seen = 0;
    for (theme, pack) in each(&kit) {
        let scene = draw(&kit, theme, &pack, None).scene;
        let mut icons = BTreeMap::new();
        find_icons(&scene, &scene.elements, Affine::IDENTITY, None, &mut icons);
        let bare = Scene {
            elements: without_icons(&scene.elements),
            ..scene.clone()
        };
        let [with, without] = [&scene, &bare].map(pixels);
        for (id, icon) in icons {
            let Some(contrast) = icon.contrast(&with, &without) else {
                continue;
            };
            seen += 1;
            let least = match icon.tint {
                Some(_) => GLYPH_CONTRAST,
                None => LOGO_CONTRAST,
            };
            let kind = format!("{pack}/{}", id.trim_start_matches("k-"));
            if contrast >= least {
                continue;
            }
            match KNOWN.iter().find(|known| **known == kind) {
                Some(kind) => {
                    known.insert(kind);
                }
                None => faint.push(format!("{theme}, {kind}: {contrast:.2} of {least}")),
            }
        }
    }
    assert!(seen > 2_000, "only {seen} icons were looked at");
    assert!(faint.is_empty(), "{}", faint.join("\n"));
    let known: Vec<&str> = known.into_iter().copied().collect();
    assert_eq!(known, KNOWN, "what can be seen again is no longer known");
}

/// The largest icon of a node.
struct Icon {
    frame: Rect,
    /// Its colour; none for a logo, which has colours of its own.
    tint: Option<Rgba>,
}

fn each(kit: &Kit) -> impl Iterator<Item = (&'static str, String)> {
    let packs = packs(kit);
    Theme::names().flat_map(move |theme| packs.clone().into_iter().map(move |pack| (theme, pack)))
}

fn pixels(scene: &Scene) -> Pixels {
    kinograph_raster::draw(scene, &RasterOptions::default()).unwrap()
}

/// The icon of each node: the largest, where it has several.
fn find_icons(
    scene: &Scene,
    elements: &[Element],
    transform: Affine,
    node: Option<&str>,
    found: &mut BTreeMap<String, Icon>,
) {
    for element in elements {
        match element {
            Element::Group(group) => {
                let subject = group.subject.as_ref();
                let node = subject
                    .filter(|it| matches!(it.role, Role::Node | Role::Container))
                    .map(|it| it.id.as_str())
                    .or(node);
                let transform = transform * group.transform;
                find_icons(scene, &group.elements, transform, node, found);
            }
            Element::Symbol(symbol) => {
                let Some(node) = node else { continue };
                let art = &scene.symbols[symbol.symbol];
                let frame = (transform * symbol.transform).transform_rect_bbox(art.view);
                let tint = match &symbol.tint {
                    Brush::Solid(color) if is_tinted(&art.elements) => Some(*color),
                    _ => None,
                };
                let icon = Icon { frame, tint };
                if found
                    .get(node)
                    .is_none_or(|known| frame.area() > known.frame.area())
                {
                    found.insert(node.to_owned(), icon);
                }
            }
            Element::Path(_) | Element::Text(_) => {}
        }
    }
}

fn is_tinted(elements: &[Element]) -> bool {
    elements.iter().any(|element| match element {
        Element::Path(path) => {
            let stroke = path.stroke.as_ref().map(|pen| &pen.brush);
            [path.fill.as_ref(), stroke].contains(&Some(&Brush::Tint))
        }
        Element::Group(group) => is_tinted(&group.elements),
        Element::Text(_) | Element::Symbol(_) => false,
    })
}

fn without_icons(elements: &[Element]) -> Vec<Element> {
    let rest = elements.iter().filter_map(|element| match element {
        Element::Symbol(_) => None,
        Element::Group(group) => {
            let mut group = group.clone();
            group.elements = without_icons(&group.elements);
            Some(Element::Group(group))
        }
        other => Some(other.clone()),
    });
    rest.collect()
}

impl Icon {
    /// Its contrast with what lies beneath: of a glyph that of its colour, of a
    /// logo that of its clearest parts. None where nothing is drawn.
    fn contrast(&self, with: &Pixels, without: &Pixels) -> Option<f64> {
        let mut contrasts = Vec::new();
        for (x, y) in self.places(with) {
            let [ink, ground] = [with, without].map(|pixels| pixel(pixels, x, y));
            if differs(ink, ground) {
                contrasts.push(self.tint.unwrap_or(ink).contrast(ground));
            }
        }
        contrasts.sort_by(f64::total_cmp);
        let clearest = contrasts.len() * 4 / 5;
        contrasts.get(clearest).copied()
    }

    fn places(&self, pixels: &Pixels) -> impl Iterator<Item = (u32, u32)> {
        let frame = self.frame;
        let columns = (0..pixels.width()).filter(move |x| within(*x, frame.x0, frame.x1));
        let rows = (0..pixels.height()).filter(move |y| within(*y, frame.y0, frame.y1));
        rows.flat_map(move |y| columns.clone().map(move |x| (x, y)))
    }
}

fn within(pixel: u32, from: f64, to: f64) -> bool {
    (from..to).contains(&f64::from(pixel))
}

fn differs(one: Rgba, two: Rgba) -> bool {
    const STEP: u8 = 12;
    let steps = [(one.r, two.r), (one.g, two.g), (one.b, two.b)];
    steps.into_iter().any(|(a, b)| a.abs_diff(b) > STEP)
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> Rgba {
    let at = 4 * (y as usize * pixels.width() as usize + x as usize);
    let [r, g, b] = [0, 1, 2].map(|channel| pixels.rgba()[at + channel]);
    Rgba::rgb(r, g, b)
}
