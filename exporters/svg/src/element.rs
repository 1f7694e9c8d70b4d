//! Groups and shapes.

use kinograph_core::{
    Affine, BezPath, Scene,
    geometry::Rect,
    scene::{Brush, Element, Group, Opacity, PathElement, Pen, Subject},
    style::{LineCap, LineJoin},
    visuals::{FillRule, Outline},
};

use crate::{
    SvgOptions,
    ids::{Ids, sanitised},
    number::{LENGTH, SHARE, push_number, quantise},
    paint::{Gradients, Paint, Tint, write_transform},
    path::path_data,
    symbol::Symbols,
    text::Glyphs,
    xml::Xml,
};

/// How assistive technology takes the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As one image: its parts are not visited.
    Image,
    /// As a document with parts that can be visited.
    Document,
}

impl Reading {
    /// The role of the root element. The second word is for readers without
    /// the roles of WAI-ARIA Graphics.
    pub(crate) fn role(self) -> &'static str {
        match self {
            Self::Image => "img",
            Self::Document => "graphics-document document",
        }
    }
}

/// Writes elements, and gathers the definitions that they refer to.
pub(crate) struct Writer<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) options: &'a SvgOptions,
    pub(crate) reading: Reading,
    pub(crate) ids: Ids,
    pub(crate) defs: Xml,
    pub(crate) body: Xml,
    pub(crate) glyphs: Glyphs,
    pub(crate) symbols: Symbols,
    gradients: Gradients,
    clips: std::collections::BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(scene: &'a Scene, options: &'a SvgOptions, reading: Reading) -> Self {
        Self {
            scene,
            options,
            reading,
            ids: Ids::new(&options.id_prefix),
            defs: Xml::at_depth(2),
            body: Xml::at_depth(1),
            glyphs: Glyphs::default(),
            symbols: Symbols::default(),
            gradients: Gradients::default(),
            clips: std::collections::BTreeMap::new(),
        }
    }

    /// The definitions and the body.
    pub(crate) fn finish(self) -> (String, String) {
        (self.defs.finish(), self.body.finish())
    }

    /// The id of something that the document has once.
    pub(crate) fn claim(&mut self, role: &str) -> String {
        self.ids.claim(role, "")
    }

    /// The paint for `brush`; see [`Gradients::paint`].
    pub(crate) fn paint(&mut self, brush: &Brush, transform: Affine, tint: Tint<'_>) -> Paint {
        self.gradients
            .paint(&mut self.defs, self.ids.prefix(), brush, transform, tint)
    }

    /// Writes `elements` in order.
    pub(crate) fn elements(&mut self, elements: &[Element], tint: Tint<'_>) {
        for element in elements {
            match element {
                Element::Group(group) => self.group(group, tint),
                Element::Path(path) => self.path(path, tint),
                Element::Text(run) => self.run(run, tint),
                Element::Symbol(symbol) => self.symbol(symbol, tint),
            }
        }
    }

    fn group(&mut self, group: &Group, tint: Tint<'_>) {
        let Group {
            subject,
            part,
            transform,
            opacity,
            clip,
            elements,
        } = group;
        // The tint is in the coordinates around this group.
        let tint = match tint {
            Tint::Gradient(brush, place) => Tint::Gradient(brush, transform.inverse() * place),
            other => other,
        };
        let plain = subject.is_none() && part.is_none() && clip.is_none() && opacity.is_opaque();
        if plain && *transform == Affine::IDENTITY {
            self.elements(elements, tint);
            return;
        }
        if subject.is_none() && elements.is_empty() {
            return;
        }
        let clip = clip.as_ref().map(|path| self.clip(path));
        let link = subject
            .as_ref()
            .and_then(|it| it.link.as_deref())
            .filter(|it| is_safe_link(it));
        if let Some(link) = link {
            self.body.begin("a");
            self.body.attribute("href", link);
            self.body.attribute("target", "_blank");
            self.body.attribute("rel", "noopener");
            self.body.open();
        }
        self.body.begin("g");
        if let Some(subject) = subject {
            self.name(subject, elements);
        }
        self.part(part.as_deref());
        write_transform(&mut self.body, "transform", *transform);
        self.opacity(*opacity);
        if let Some(id) = clip {
            self.body.attribute("clip-path", &format!("url(#{id})"));
        }
        self.body.open();
        if let Some(subject) = subject {
            self.describe(subject);
        }
        self.elements(elements, tint);
        self.body.end("g");
        if link.is_some() {
            self.body.end("a");
        }
    }

    /// Writes the id, classes and role of a group.
    fn name(&mut self, subject: &Subject, elements: &[Element]) {
        let role = subject.role.name();
        let id = self.ids.claim(role, &subject.id);
        self.body.attribute("id", &id);
        let mut classes = format!("kg-{role}");
        for class in subject
            .classes
            .iter()
            .map(|class| sanitised(class))
            .filter(|it| !it.is_empty())
        {
            classes.push(' ');
            classes.push_str(&class);
        }
        self.body.attribute("class", &classes);
        if self.reading == Reading::Document && !subject.name.is_empty() {
            // The parts of a symbol are not read, those of an object are.
            let role = if elements.iter().any(shows_subject) {
                "graphics-object group"
            } else {
                "graphics-symbol img"
            };
            self.body.attribute("role", role);
        }
    }

    fn describe(&mut self, subject: &Subject) {
        let description = subject.description.as_deref().unwrap_or_default();
        for (name, text) in [("title", subject.name.as_str()), ("desc", description)] {
            if !text.is_empty() {
                self.body.begin(name);
                self.body.content(name, text);
            }
        }
    }

    /// Writes the name of a part of a node's drawing.
    pub(crate) fn part(&mut self, part: Option<&str>) {
        if let Some(part) = part {
            self.body.attribute("data-part", part);
        }
    }

    /// Writes an opacity unless it is 1.
    pub(crate) fn opacity(&mut self, opacity: Opacity) {
        if !opacity.is_opaque() {
            self.body.number("opacity", opacity.get(), SHARE);
        }
    }

    /// The id of the clip path `path`, written once however often it is used.
    pub(crate) fn clip(&mut self, path: &BezPath) -> String {
        let data = path_data(path.iter(), 1.0, LENGTH);
        if let Some(id) = self.clips.get(&data) {
            return id.clone();
        }
        let id = format!("{}-clip-{}", self.ids.prefix(), self.clips.len() + 1);
        self.defs.begin("clipPath");
        self.defs.attribute("id", &id);
        self.defs.open_inline();
        self.defs.begin_inline("path");
        self.defs.attribute("d", &data);
        self.defs.close();
        self.defs.end_inline("clipPath");
        self.clips.insert(data, id.clone());
        id
    }

    fn path(&mut self, path: &PathElement, tint: Tint<'_>) {
        let fill = path
            .fill
            .as_ref()
            .map(|brush| self.paint(brush, Affine::IDENTITY, tint));
        let fill = fill.filter(|paint| *paint != Paint::None);
        let stroke = path.stroke.as_ref().filter(|pen| pen.width > 0.0);
        let stroke = stroke.map(|pen| (pen, self.paint(&pen.brush, Affine::IDENTITY, tint)));
        let stroke = stroke.filter(|(_, paint)| *paint != Paint::None);
        if fill.is_none() && stroke.is_none() {
            return;
        }
        shape(&mut self.body, &path.shape);
        self.part(path.part.as_deref());
        if let Some(paint) = fill {
            if path.shape.fill_rule() == FillRule::Evenodd {
                self.body.attribute("fill-rule", "evenodd");
            }
            paint.write(&mut self.body, "fill");
        }
        if let Some((pen, paint)) = stroke {
            paint.write(&mut self.body, "stroke");
            pen_attributes(&mut self.body, pen, &path.shape);
        }
        self.opacity(path.opacity);
        self.body.close();
    }
}

/// Begins the element for `shape`. Boxes and ellipses without area are written
/// as paths, because SVG does not stroke them otherwise.
fn shape(xml: &mut Xml, shape: &Outline) {
    match shape {
        Outline::Box(rect)
            if rect.radii().as_single_radius().is_some() && has_area(rect.rect()) =>
        {
            let radius = rect.radii().as_single_radius().unwrap_or_default();
            let rect = rect.rect();
            xml.begin("rect");
            xml.number("x", rect.x0, LENGTH);
            xml.number("y", rect.y0, LENGTH);
            xml.number("width", rect.width(), LENGTH);
            xml.number("height", rect.height(), LENGTH);
            if quantise(radius, LENGTH) > 0 {
                xml.number("rx", radius, LENGTH);
            }
        }
        Outline::Ellipse { center, radii }
            if has_area(Rect::from_points(*center, *center + *radii)) =>
        {
            let (rx, ry) = (radii.x.abs(), radii.y.abs());
            xml.begin(if rx == ry { "circle" } else { "ellipse" });
            xml.number("cx", center.x, LENGTH);
            xml.number("cy", center.y, LENGTH);
            if rx == ry {
                xml.number("r", rx, LENGTH);
            } else {
                xml.number("rx", rx, LENGTH);
                xml.number("ry", ry, LENGTH);
            }
        }
        Outline::Path { path, .. } => path_element(xml, path),
        other => path_element(xml, &other.to_path()),
    }
}

fn path_element(xml: &mut Xml, path: &BezPath) {
    xml.begin("path");
    xml.attribute("d", &path_data(path.iter(), 1.0, LENGTH));
}

/// Whether `rect` is still there after rounding.
fn has_area(rect: Rect) -> bool {
    quantise(rect.width(), LENGTH) > 0 && quantise(rect.height(), LENGTH) > 0
}

/// Writes how `pen` draws `shape`; how lines end and bend is left out where
/// there are no ends and no corners.
fn pen_attributes(xml: &mut Xml, pen: &Pen, shape: &Outline) {
    let closed = !matches!(shape, Outline::Path { .. });
    let ends = !closed || !pen.dash.is_empty();
    let corners = match shape {
        Outline::Box(rect) => rect.radii().as_single_radius().is_none_or(|radius| radius <= 0.0),
        Outline::Ellipse { .. } => false,
        Outline::Path { .. } => true,
    };
    if pen.width != 1.0 {
        xml.number("stroke-width", pen.width, LENGTH);
    }
    match pen.cap {
        LineCap::Round if ends => xml.attribute("stroke-linecap", "round"),
        LineCap::Square if ends => xml.attribute("stroke-linecap", "square"),
        LineCap::Butt | LineCap::Round | LineCap::Square => {}
    }
    match pen.join {
        LineJoin::Round if corners => xml.attribute("stroke-linejoin", "round"),
        LineJoin::Bevel if corners => xml.attribute("stroke-linejoin", "bevel"),
        LineJoin::Miter | LineJoin::Round | LineJoin::Bevel => {}
    }
    if pen.dash.is_empty() {
        return;
    }
    xml.attribute_with("stroke-dasharray", |out| {
        for (position, length) in pen.dash.iter().enumerate() {
            if position > 0 {
                out.push(' ');
            }
            push_number(out, *length, LENGTH);
        }
    });
    if pen.dash_offset != 0.0 {
        xml.number("stroke-dashoffset", pen.dash_offset, LENGTH);
    }
}

/// Whether `element` is or holds a group that shows a thing of the diagram.
fn shows_subject(element: &Element) -> bool {
    matches!(element, Element::Group(group) if group.subject.is_some() || group.elements.iter().any(shows_subject))
}

/// Whether `link` leads where a picture may lead: to a web page or a mailbox.
pub(crate) fn is_safe_link(link: &str) -> bool {
    let scheme = link
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let allowed = matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
    allowed && !link.contains(|c: char| c.is_control() || c.is_whitespace())
}
