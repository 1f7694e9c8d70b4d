//! One row of a catalogue.

use crate::{
    KindSpec, Node,
    draw::{Emblem, Icon, Studio},
    drawing::Visual,
    styling::Rgba,
};

use super::{Category, Form};

/// A kind: its names, its picture and its form. What [`Kind::new`] leaves out
/// is a card without a picture in the colour of its category.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The name that an author writes: lower case words joined by hyphens.
    pub id: &'static str,
    /// The name as people write it; the label of a node that has none.
    pub title: &'static str,
    /// What it is, in one sentence, lower case, without a full stop.
    pub doc: &'static str,
    /// Other names that an author may write.
    pub aliases: &'static [&'static str],
    /// Its colour where that is not the category's: a palette name, or a hex
    /// colour such as a brand's. Themes derive what is legible from any.
    pub accent: Option<&'static str>,
    /// Its picture.
    pub emblem: Emblem,
    /// How it is drawn.
    pub form: Form,
}

impl Kind {
    /// A kind of this id and title.
    #[must_use]
    pub const fn new(id: &'static str, title: &'static str) -> Self {
        Self {
            id,
            title,
            doc: "",
            aliases: &[],
            accent: None,
            emblem: Emblem::None,
            form: Form::Card,
        }
    }

    /// The kind with what it is, in one sentence, lower case, without a full stop.
    #[must_use]
    pub const fn doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }

    /// The kind with other names.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// The kind in a colour of its own: a palette name, or a hex colour such as `#4169E1`.
    #[must_use]
    pub const fn accent(self, accent: &'static str) -> Self {
        Self {
            accent: Some(accent),
            ..self
        }
    }

    /// The kind of a brand whose mark may not be shown: in the brand's colour,
    /// such as `#ED7100`, with a glyph on a plate of that colour.
    ///
    /// # Panics
    /// When the colour is not a number sign and six hexadecimal digits; in a
    /// table that is an error while the pack is compiled.
    #[must_use]
    pub const fn brand(self, glyph: &'static Icon, color: &'static str) -> Self {
        Self {
            accent: Some(color),
            emblem: Emblem::Brand(glyph, Rgba::written(color)),
            ..self
        }
    }

    /// The kind with a picture.
    #[must_use]
    pub const fn emblem(self, emblem: Emblem) -> Self {
        Self { emblem, ..self }
    }

    /// The kind in another form.
    #[must_use]
    pub const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The declaration of the kind, listed under `category`.
    #[must_use]
    pub fn spec(&self, category: &Category) -> KindSpec {
        KindSpec {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            doc: self.doc.to_owned(),
            category: category.name.to_owned(),
            container: self.form.is_container(),
            accent: self.accent.or(category.accent).map(str::to_owned),
            ports: Vec::new(),
            params: self.form.params(),
            aliases: self.aliases.iter().map(|&alias| alias.to_owned()).collect(),
            extra: Vec::new(),
        }
    }

    /// The visual of one node.
    #[must_use]
    pub fn draw(&self, studio: &mut Studio<'_>, node: &Node) -> Visual {
        let visual = self.form.draw(studio, node, self.emblem);
        // The host's words do unless the drawing shows more than they say.
        let said = self.form.said(node);
        Visual {
            accessible_name: said.map(|said| format!("{}, {}, {said}", node.label, self.title)),
            ..visual
        }
    }
}
