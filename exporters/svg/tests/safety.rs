//! Whatever a diagram says, the file is well-formed, and only ever a picture.

use kinograph_core::{
    Point, Scene, Size, Table,
    scene::{Brush, Element, GlyphRun, Group, Role, Subject},
    style::Rgba,
    text::{Font, FontFamily},
};
use kinograph_svg::{SvgOptions, SvgSize, SvgText, write};
use roxmltree::{Document, Node};

const HOSTILE: [&str; 10] = [
    "</title><script>alert(1)</script>",
    "]]><script/>",
    "<!--",
    "--><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "\" onload=\"alert(1)\" x=\"",
    "' onmouseover='alert(1)",
    "a\0b\u{1}c\u{b}d\u{1f}e\u{7f}f\u{fffe}g\u{ffff}",
    "tabs\tand\r\nlines",
    "&amp; &#0; &nope;",
    "\u{202e}right to left\u{200b} 漢字 🎉",
];

fn scene(elements: Vec<Element>) -> Scene {
    Scene {
        size: Size::new(100.0, 50.0),
        background: None,
        title: None,
        description: String::new(),
        elements,
        symbols: Table::new(),
        glyphs: Table::new(),
    }
}

fn subject(role: Role, id: &str) -> Subject {
    Subject {
        role,
        id: id.to_owned(),
        classes: Vec::new(),
        name: id.to_owned(),
        description: None,
        link: None,
    }
}

fn shows(subject: Subject, elements: Vec<Element>) -> Element {
    Element::Group(Group {
        subject: Some(subject),
        elements,
        ..Group::default()
    })
}

fn text(content: &str) -> Element {
    Element::Text(GlyphRun {
        text: content.to_owned(),
        origin: Point::new(1.0, 2.0),
        advance: 30.0,
        font: Font {
            family: FontFamily::Sans,
            size: 12.0,
            weight: 400,
            italic: false,
        },
        glyphs: Vec::new(),
        brush: Brush::Solid(Rgba::rgb(0, 0, 0)),
    })
}

fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|error| panic!("not well-formed: {error}\n{svg}"))
}

fn named<'a>(document: &'a Document<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(name))
        .collect()
}

/// What a text becomes in a file that cannot hold every character.
fn storable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => c,
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            _ => c,
        })
        .collect()
}

#[test]
fn hostile_text_is_only_text() {
    for hostile in HOSTILE {
        let mut subject = subject(Role::Node, hostile);
        subject.classes = vec![hostile.to_owned()];
        subject.description = Some(hostile.to_owned());
        subject.link = Some(hostile.to_owned());
        let part = Element::Group(Group {
            part: Some(hostile.to_owned()),
            elements: vec![text(hostile)],
            ..Group::default()
        });
        let mut scene = scene(vec![shows(subject, vec![part])]);
        scene.title = Some(hostile.to_owned());
        scene.description = hostile.to_owned();
        let svg = write(
            &scene,
            &SvgOptions {
                id_prefix: hostile.to_owned(),
                ..SvgOptions::default()
            },
        );
        let document = parsed(&svg);

        for node in document.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                ["svg", "title", "desc", "g", "text"].contains(&name),
                "{name} in\n{svg}"
            );
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{svg}");
            }
        }
        assert_eq!(
            document
                .root_element()
                .first_element_child()
                .and_then(|it| it.text()),
            Some(storable(hostile).as_str())
        );
        assert_eq!(
            named(&document, "text")[0].text(),
            Some(storable(hostile).as_str())
        );
        let parts: Vec<_> = document
            .descendants()
            .filter_map(|node| node.attribute("data-part"))
            .collect();
        assert_eq!(parts, [storable(hostile)]);
    }
}

#[test]
fn only_harmless_links_are_followed() {
    let cases = [
        ("https://example.com/a?b=1&c=\"2\"", true),
        ("HTTP://example.com", true),
        ("mailto:team@example.com", true),
        ("javascript:alert(1)", false),
        ("java\nscript:alert(1)", false),
        (" javascript:alert(1)", false),
        ("data:text/html,<script>", false),
        ("//example.com", false),
        ("/etc/passwd", false),
        ("https://example.com/\u{0}", false),
        ("", false),
    ];
    for (link, followed) in cases {
        let subject = Subject {
            link: Some(link.to_owned()),
            ..subject(Role::Node, "a")
        };
        let svg = write(
            &scene(vec![shows(subject, vec![text("a")])]),
            &SvgOptions::default(),
        );
        let document = parsed(&svg);
        let anchors = named(&document, "a");
        let addresses: Vec<_> = anchors.iter().filter_map(|a| a.attribute("href")).collect();
        assert_eq!(addresses, if followed { vec![link] } else { vec![] });
        assert!(
            anchors
                .iter()
                .all(|a| a.attribute("rel") == Some("noopener"))
        );
        let role = if followed {
            "graphics-document document"
        } else {
            "img"
        };
        assert_eq!(
            document.root_element().attribute("role"),
            Some(role),
            "{link}"
        );
    }
}

#[test]
fn ids_are_unique_and_begin_with_the_prefix() {
    let elements = [
        subject(Role::Node, "a b"),
        subject(Role::Node, "a/b"),
        subject(Role::Node, "a-b-2"),
        subject(Role::Edge, "label-x"),
        subject(Role::EdgeLabel, "x"),
        subject(Role::Node, ""),
        subject(Role::Heading, ""),
        subject(Role::Heading, "   "),
    ]
    .map(|subject| shows(subject, vec![text("a")]));
    let mut scene = scene(elements.into());
    scene.title = Some("a".to_owned());
    scene.description = "b".to_owned();
    let svg = write(
        &scene,
        &SvgOptions {
            id_prefix: "left".to_owned(),
            ..SvgOptions::default()
        },
    );
    let document = parsed(&svg);
    let ids: Vec<_> = document
        .descendants()
        .filter_map(|node| node.attribute("id"))
        .collect();
    let expected = [
        "left-title",
        "left-desc",
        "left-node-a-b",
        "left-node-a-b-2",
        "left-node-a-b-2-2",
        "left-edge-label-x",
        "left-edge-label-x-2",
        "left-node",
        "left-heading",
        "left-heading-2",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn every_picture_has_a_name_and_is_described_apart_from_it() {
    let mut scene = scene(Vec::new());
    let said = |scene: &Scene| {
        let svg = write(scene, &SvgOptions::default());
        let document = parsed(&svg);
        let root = document.root_element();
        let names = ["aria-label", "aria-labelledby", "aria-describedby"];
        names.map(|name| root.attribute(name).map(str::to_owned))
    };
    let texts = |texts: [Option<&str>; 3]| texts.map(|text| text.map(str::to_owned));
    assert_eq!(said(&scene), texts([Some("diagram"), None, None]));
    scene.description = "Two services.".to_owned();
    assert_eq!(
        said(&scene),
        texts([Some("diagram"), None, Some("kg-desc")])
    );
    scene.title = Some("Shop".to_owned());
    assert_eq!(
        said(&scene),
        texts([None, Some("kg-title"), Some("kg-desc")])
    );
}

#[test]
fn text_and_size_follow_the_options() {
    let scene = scene(vec![text("Orders")]);
    let outlines = SvgOptions {
        text: SvgText::Outlines,
        size: SvgSize::Fluid,
        ..SvgOptions::default()
    };
    let svg = write(&scene, &outlines);
    assert!(!svg.contains("Orders") && !svg.contains("font-"), "{svg}");
    assert!(
        !svg.contains(" width=") && svg.contains("viewBox=\"0 0 100 50\""),
        "{svg}"
    );
    for (factor, width) in [(2.0, "200"), (0.5, "50"), (f64::NAN, "100"), (-1.0, "100")] {
        let svg = write(
            &scene,
            &SvgOptions {
                size: SvgSize::Scaled(factor),
                ..SvgOptions::default()
            },
        );
        assert_eq!(parsed(&svg).root_element().attribute("width"), Some(width));
    }
}
