//! The document around the elements.

use kinograph_core::{
    Affine, Scene, Timeline,
    scene::{Element, Group},
};

use crate::{
    SvgOptions, SvgSize, SvgText,
    group::{Reading, is_safe_link},
    motion::Motion,
    number::{LENGTH, push_number},
    paint::Tint,
    writer::Writer,
    xml::Xml,
};

/// See [`crate::write`] and [`crate::write_moving`].
pub(crate) fn write(scene: &Scene, timeline: Option<&Timeline>, options: &SvgOptions) -> String {
    let mut writer = Writer::new(scene, timeline, options, reading(&scene.elements));
    let title = scene
        .title
        .as_deref()
        .map(|title| (writer.claim("title"), title));
    let description = Some(scene.description.as_str()).filter(|text| !text.is_empty());
    let description = description.map(|text| (writer.claim("desc"), text));

    if !options.transparent {
        background(&mut writer, scene);
    }
    writer.elements(&scene.elements, Tint::None);
    let reading = writer.reading;
    let sheet = writer
        .motion
        .as_ref()
        .map(Motion::sheet)
        .unwrap_or_default();
    let (defs, body) = writer.finish();

    let mut xml = Xml::default();
    root(&mut xml, scene, options, reading);
    // The name is told at once, the description to those who ask for it.
    match &title {
        Some((id, _)) => xml.attribute("aria-labelledby", id),
        None => xml.attribute("aria-label", "diagram"),
    }
    if let Some((id, _)) = &description {
        xml.attribute("aria-describedby", id);
    }
    xml.open();
    for (name, text) in [("title", title), ("desc", description)] {
        if let Some((id, text)) = text {
            xml.begin(name);
            xml.attribute("id", &id);
            xml.content(name, text);
        }
    }
    if !sheet.is_empty() {
        xml.begin("style");
        // Names and numbers of our own: nothing in it needs escaping.
        xml.open_inline();
        xml.raw(&sheet);
        xml.end_inline("style");
    }
    if !defs.is_empty() {
        xml.begin("defs");
        xml.open();
        xml.lines(&defs);
        xml.end("defs");
    }
    xml.lines(&body);
    xml.end("svg");
    let mut document = xml.finish();
    document.push('\n');
    document
}

/// Begins the root element with everything but its name for screen readers.
fn root(xml: &mut Xml, scene: &Scene, options: &SvgOptions, reading: Reading) {
    // A view box without area would hide everything.
    let (width, height) = (scene.size.width.max(1.0), scene.size.height.max(1.0));
    xml.begin("svg");
    xml.attribute("xmlns", "http://www.w3.org/2000/svg");
    if let SvgSize::Scaled(factor) = options.size {
        let factor = if factor.is_finite() && factor > 0.0 {
            factor
        } else {
            1.0
        };
        xml.number("width", width * factor, LENGTH);
        xml.number("height", height * factor, LENGTH);
    }
    xml.attribute_with("viewBox", |out| {
        out.push_str("0 0 ");
        push_number(out, width, LENGTH);
        out.push(' ');
        push_number(out, height, LENGTH);
    });
    // Most paths are either filled or stroked: without this default every line
    // would have to say that it is not filled.
    xml.attribute("fill", "none");
    if options.text == SvgText::Selectable {
        xml.attribute("font-family", "Inter,sans-serif");
    }
    xml.attribute("role", reading.role());
}

fn background(writer: &mut Writer<'_>, scene: &Scene) {
    let Some(brush) = &scene.background else {
        return;
    };
    let paint = writer.paint(brush, Affine::IDENTITY, Tint::None);
    let xml = &mut writer.body;
    xml.begin("rect");
    xml.number("width", scene.size.width, LENGTH);
    xml.number("height", scene.size.height, LENGTH);
    paint.write(xml, "fill");
    xml.close();
}

/// Whether the picture is read as one image or, because something in it can be
/// followed, as a document.
fn reading(elements: &[Element]) -> Reading {
    fn has_link(element: &Element) -> bool {
        let Element::Group(Group {
            subject, elements, ..
        }) = element
        else {
            return false;
        };
        let linked = subject
            .as_ref()
            .and_then(|it| it.link.as_deref())
            .is_some_and(is_safe_link);
        linked || elements.iter().any(has_link)
    }
    if elements.iter().any(has_link) {
        Reading::Document
    } else {
        Reading::Image
    }
}
