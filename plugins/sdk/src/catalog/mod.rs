//! Packs as tables: a kind is a row that says what it is called, which picture
//! it carries and which form it has; the forms draw it.
//!
//! A pack whose kinds the forms can draw is one [`Catalog`] and one line that
//! exports it. This is all of one:
//!
//! ```
//! use kinograph_plugin_sdk::{
//!     catalog::{Catalog, Category, DEPTH, Emblem, Form, INSTANCES, Kind},
//!     draw::{Icon, IconPath, Ink},
//!     export_catalog,
//! };
//!
//! // `kinograph-plugin-icons` writes such constants from SVG files.
//! static BOLT: Icon = Icon {
//!     name: "bolt",
//!     size: [24.0, 24.0],
//!     paths: &[IconPath::stroke("M13 3V10H19L11 21V14H5Z", Ink::Tint, 2.0)],
//! };
//!
//! pub static PACK: Catalog = Catalog {
//!     id: "power",
//!     version: env!("CARGO_PKG_VERSION"),
//!     title: "Power",
//!     doc: "what a power grid is made of",
//!     license: "MIT",
//!     authors: &["Ada"],
//!     categories: &[Category {
//!         name: "power",
//!         accent: Some("amber"),
//!         kinds: &[
//!             Kind::new("turbine", "Turbine").doc("turns wind into power")
//!                 .aliases(&["windmill"])
//!                 .emblem(Emblem::Glyph(&BOLT))
//!                 .form(Form::Stack(INSTANCES)),
//!             Kind::new("backlog", "Backlog").doc("orders that wait for power")
//!                 .accent("#4169E1")
//!                 .form(Form::Pipe(DEPTH)),
//!         ],
//!     }],
//! };
//!
//! export_catalog!(PACK);
//!
//! let kinds = PACK.specs();
//! assert_eq!(kinds[0].params[0].key, "instances");
//! assert_eq!(kinds[1].accent.as_deref(), Some("#4169E1"));
//! ```
//!
//! - **The form** says what a thing does: what keeps data is a
//!   [cylinder](Form::Cylinder), what waits in line a [pipe](Form::Pipe), what
//!   everything passes through a [bar](Form::Bar). A form that shows a number
//!   declares the parameter that gives it; [`Count`] and [`Percent`] name the
//!   usual ones and let a kind have its own.
//! - **The picture** is an [`Emblem`]: a glyph in the node's colour, a logo in
//!   its own, or a glyph on a plate in a brand's colour where the brand's mark
//!   may not be shown.
//! - **The colour** is the category's or the kind's own. It is a seed: themes
//!   derive every colour from it, legible on light and dark ground.
//!
//! A kind that no form suits implements [`ComponentPack`](crate::ComponentPack)
//! itself and may still leave the others to [`Catalog::draw`].

mod check;
mod form;
mod kind;
mod params;

pub use form::Form;
pub use kind::Kind;
pub use params::{Count, DEPTH, HIT, INSTANCES, PARTITIONS, Percent, REPLICAS, TARGETS, USED};

pub use crate::draw::{
    Emblem,
    forms::{bar::Ends, panel::Border, window::Title},
};

use crate::{
    Context, Drawings, KindSpec, Node, PluginError, PluginInfo,
    draw::{Studio, TextMeasure},
};

/// A whole pack: what it is, and its kinds.
#[derive(Debug)]
pub struct Catalog {
    /// The name before the slash in `pack/kind`: lower case words joined by hyphens.
    pub id: &'static str,
    /// A semantic version; a pack's own is `env!("CARGO_PKG_VERSION")`.
    pub version: &'static str,
    /// The name as people write it.
    pub title: &'static str,
    /// What it is, in one sentence, lower case, without a full stop.
    pub doc: &'static str,
    /// An SPDX expression for the code and the artwork.
    pub license: &'static str,
    /// Who made it.
    pub authors: &'static [&'static str],
    /// Its kinds, in the order in which they are listed.
    pub categories: &'static [Category],
}

/// Kinds that are listed together.
#[derive(Clone, Copy, Debug)]
pub struct Category {
    /// What they are listed under: lower case words joined by hyphens.
    pub name: &'static str,
    /// The colour of those that have none of their own: a palette name or a
    /// hex colour; none is the theme's neutral.
    pub accent: Option<&'static str>,
    /// The kinds.
    pub kinds: &'static [Kind],
}

impl Catalog {
    /// What the pack is.
    #[must_use]
    pub fn info(&self) -> PluginInfo {
        PluginInfo {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            title: self.title.to_owned(),
            doc: self.doc.to_owned(),
            license: self.license.to_owned(),
            authors: self
                .authors
                .iter()
                .map(|&author| author.to_owned())
                .collect(),
        }
    }

    /// The declarations of all kinds.
    #[must_use]
    pub fn specs(&self) -> Vec<KindSpec> {
        let of =
            |category: &'static Category| category.kinds.iter().map(|kind| kind.spec(category));
        self.categories.iter().flat_map(of).collect()
    }

    /// The kind of this id. Aliases are not looked up: the host has resolved them.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&'static Kind> {
        let mut kinds = self.categories.iter().flat_map(|category| category.kinds);
        kinds.find(|kind| kind.id == id)
    }

    /// Draws nodes with any way to measure text; one visual for each node, in
    /// the same order. A node whose kind is none of the pack's gets an error.
    #[must_use]
    pub fn draw(&self, text: &dyn TextMeasure, context: &Context, nodes: &[Node]) -> Drawings {
        let mut studio = Studio::new(context, text);
        let mut visual = |node: &Node| match self.find(&node.kind) {
            Some(kind) => Ok(kind.draw(&mut studio, node)),
            None => Err(PluginError::Unknown(node.kind.clone())),
        };
        let visuals = nodes.iter().map(&mut visual).collect();
        Drawings {
            visuals,
            symbols: studio.finish(),
        }
    }
}
