//! What writing needs to know, and the definitions it gathers.

use std::collections::BTreeMap;

use kinograph_core::{
    Affine, BezPath, Scene, Timeline,
    scene::{Brush, Element, Opacity},
};

use crate::{
    SvgOptions,
    group::Reading,
    ids::Ids,
    motion::Motion,
    number::{LENGTH, SHARE},
    paint::{Gradients, Paint, Tint},
    path::path_data,
    symbol::Symbols,
    text::Glyphs,
    xml::Xml,
};

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
    /// What moves, when the picture does.
    pub(crate) motion: Option<Motion<'a>>,
    /// The ways of what runs along edges, by their data.
    pub(crate) ways: BTreeMap<String, String>,
    gradients: Gradients,
    clips: BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(
        scene: &'a Scene,
        timeline: Option<&'a Timeline>,
        options: &'a SvgOptions,
        reading: Reading,
    ) -> Self {
        let ids = Ids::new(&options.id_prefix);
        let timeline = timeline.filter(|it| !it.is_still());
        let motion = timeline.map(|timeline| Motion::new(timeline, ids.prefix()));
        Self {
            scene,
            options,
            reading,
            ids,
            motion,
            ways: BTreeMap::new(),
            defs: Xml::at_depth(2),
            body: Xml::at_depth(1),
            glyphs: Glyphs::default(),
            symbols: Symbols::default(),
            gradients: Gradients::default(),
            clips: BTreeMap::new(),
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
            self.moving(element, tint);
        }
    }

    /// Writes one element as it is.
    pub(crate) fn element(&mut self, element: &Element, tint: Tint<'_>) {
        match element {
            Element::Group(group) => self.group(group, tint),
            Element::Path(path) => self.path(path, tint),
            Element::Text(run) => self.run(run, tint),
            Element::Symbol(symbol) => self.symbol(symbol, tint),
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
}
