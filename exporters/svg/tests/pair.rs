//! One document that is light or dark as its reader prefers.

use kinograph_core::{
    BezPath, Scene, Size, Table,
    scene::{Brush, Element, Group, Opacity, PathElement, Role, Subject},
    style::Rgba,
    visuals::{FillRule, Outline},
};
use kinograph_svg::{Picture, SvgOptions, write, write_pair};
use roxmltree::{Document, Node};

const INK: Rgba = Rgba::rgb(0x10, 0x20, 0x30);
const SNOW: Rgba = Rgba::rgb(0xf0, 0xf4, 0xf8);

fn shape(data: &str, color: Rgba) -> Element {
    Element::Path(PathElement {
        part: None,
        shape: Outline::Path {
            path: BezPath::from_svg(data).expect("a path"),
            rule: FillRule::Nonzero,
        },
        fill: Some(Brush::Solid(color)),
        stroke: None,
        opacity: Opacity::OPAQUE,
    })
}

fn node(id: &str, elements: Vec<Element>) -> Element {
    Element::Group(Group {
        subject: Some(Subject {
            role: Role::Node,
            id: id.to_owned(),
            classes: vec!["hot".to_owned()],
            name: id.to_owned(),
            description: None,
            link: None,
        }),
        elements,
        ..Group::default()
    })
}

fn scene(ground: Rgba, elements: Vec<Element>) -> Scene {
    Scene {
        size: Size::new(100.0, 50.0),
        background: Some(Brush::Solid(ground)),
        title: Some("Shop".to_owned()),
        description: "a shop".to_owned(),
        elements,
        symbols: Table::new(),
        glyphs: Table::new(),
    }
}

fn pair(light: &Scene, dark: &Scene) -> String {
    let still = |scene| Picture {
        scene,
        timeline: None,
    };
    let text = write_pair(still(light), still(dark), &SvgOptions::default());
    let document = Document::parse(&text).expect("it is well-formed");
    let mut ids: Vec<&str> = document
        .descendants()
        .filter_map(|it| it.attribute("id"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice in {text}");
    text
}

/// What a viewer shows that prefers dark: every class that the sheet recolours
/// or hides taken at its word.
fn in_the_dark(text: &str) -> String {
    let document = Document::parse(text).expect("it is well-formed");
    let sheet = document
        .descendants()
        .find(|it| it.has_tag_name("style"))
        .and_then(|it| it.text())
        .expect("there is a sheet");
    let mut shown = Vec::new();
    for path in document.descendants().filter(|it| it.has_tag_name("path")) {
        let classes = |node: Node<'_, '_>| -> Vec<String> {
            let names = node.attribute("class").unwrap_or_default();
            names.split(' ').map(str::to_owned).collect()
        };
        if path
            .ancestors()
            .any(|it| classes(it).contains(&"kg-light".to_owned()))
        {
            continue;
        }
        let rule = classes(path).into_iter().find_map(|class| {
            let rule = sheet.split_once(&format!(".{class}{{fill:"))?.1;
            rule.split_once('}').map(|(fill, _)| fill.to_owned())
        });
        let own = path.attribute("fill").unwrap_or("none").to_owned();
        shown.push(format!(
            "{} {}",
            path.attribute("d").unwrap_or_default(),
            rule.unwrap_or(own)
        ));
    }
    shown.join("\n")
}

fn alone(scene: &Scene) -> String {
    let text = write(scene, &SvgOptions::default());
    in_the_dark(
        &text
            .replacen("<title", "<style/><title", 1)
            .replace("<style/>", "<style>.</style>"),
    )
}

#[test]
fn what_differs_in_colour_stands_once() {
    let of = |ground, color, both| {
        scene(
            ground,
            vec![node(
                "a",
                vec![shape("M0 0H9V9Z", color), shape("M1 1H5V5Z", both)],
            )],
        )
    };
    let (light, dark) = (of(SNOW, INK, Rgba::WHITE), of(INK, SNOW, Rgba::WHITE));
    let text = pair(&light, &dark);
    assert_eq!(text.matches("<path").count(), 2);
    assert_eq!(in_the_dark(&text), alone(&dark));
    assert!(text.contains("class=\"kg-dark-"));
    assert!(text.contains("prefers-color-scheme:dark"));
}

#[test]
fn what_differs_in_shape_stands_twice() {
    let light = scene(
        SNOW,
        vec![node(
            "a",
            vec![shape("M0 0H9V9Z", INK), shape("M2 2H5V5Z", INK)],
        )],
    );
    let dark = scene(
        INK,
        vec![node(
            "a",
            vec![
                shape("M0 1H9V9Z", SNOW),
                shape("M0 2H9V9Z", SNOW),
                shape("M2 2H5V5Z", SNOW),
            ],
        )],
    );
    for [light, dark] in [[&light, &dark], [&dark, &light]] {
        let text = pair(light, dark);
        assert_eq!(text.matches("<path").count(), 4, "{text}");
        assert_eq!(in_the_dark(&text), alone(dark));
        assert_eq!(text.matches("kg-node-a").count(), 1);
    }
}

#[test]
fn pictures_that_have_nothing_in_common_stand_side_by_side() {
    let light = scene(SNOW, vec![node("a", vec![shape("M0 0H9V9Z", INK)])]);
    let dark = scene(INK, vec![node("b", vec![shape("M0 1H9V9Z", SNOW)])]);
    let text = pair(&light, &dark);
    assert!(text.contains("kg-node-a") && text.contains("kg-dark-node-b"));
    assert_eq!(in_the_dark(&text), alone(&dark));
    assert_eq!(text.matches("<title id=").count(), 1);
}

#[test]
fn the_same_picture_twice_is_one_picture() {
    let light = scene(SNOW, vec![node("a", vec![shape("M0 0H9V9Z", INK)])]);
    let text = pair(&light, &light);
    assert_eq!(
        text.lines().count(),
        write(&light, &SvgOptions::default()).lines().count() + 1
    );
    assert!(!text.contains("class=\"kg-dark"));
}

#[test]
fn a_viewer_without_media_queries_shows_the_light_one() {
    let light = scene(SNOW, vec![node("a", vec![shape("M10 10H90V40Z", INK)])]);
    let dark = scene(INK, vec![node("b", vec![shape("M0 1H9V9Z", SNOW)])]);
    let render = |text: &str| {
        let tree = resvg::usvg::Tree::from_str(text, &resvg::usvg::Options::default());
        let mut pixmap = resvg::tiny_skia::Pixmap::new(100, 50).expect("it has a size");
        resvg::render(
            &tree.expect("it is valid"),
            resvg::tiny_skia::Transform::identity(),
            &mut pixmap.as_mut(),
        );
        pixmap.take()
    };
    assert!(render(&pair(&light, &dark)) == render(&write(&light, &SvgOptions::default())));
}
