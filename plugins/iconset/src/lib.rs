//! Imported icons as bytes: what an importer puts into the plugin that draws them.
//!
//! A [`Catalogue`] lists kinds and holds each [`Picture`] still encoded, so that
//! a call decodes the list and the few pictures that it draws. The plugin finds
//! the catalogue through a [`Slot`] in its memory, which the importer fills in.
//!
//! The crate knows neither the plugin contract nor any SVG.

use serde::{Deserialize, Serialize};

/// Marks the place in the plugin's memory that says where its catalogue lies.
pub const MAGIC: [u8; 16] = *b"kinograph icons\x01";

/// Where in the plugin's memory the catalogue lies, in a layout that both sides know.
#[derive(Debug)]
#[repr(C)]
pub struct Slot {
    /// [`MAGIC`].
    pub magic: [u8; 16],
    /// The address of the first byte.
    pub address: u32,
    /// How many bytes there are; none is a plugin without icons.
    pub length: u32,
}

/// A pack of icons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue<'a> {
    /// The pack's name.
    pub id: &'a str,
    /// A semantic version.
    pub version: &'a str,
    /// The pack's name for people.
    pub title: &'a str,
    /// What it is.
    pub doc: &'a str,
    /// An SPDX expression.
    pub license: &'a str,
    /// Whose icons they are.
    pub author: &'a str,
    /// The kinds, ordered by their ids.
    #[serde(borrow)]
    pub kinds: Vec<Kind<'a>>,
}

/// A kind whose drawing is a card with an icon, or a panel with one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kind<'a> {
    /// Its name.
    pub id: &'a str,
    /// Its name for people.
    pub title: &'a str,
    /// What it is listed under.
    pub category: &'a str,
    /// Other names.
    #[serde(borrow)]
    pub aliases: Vec<&'a str>,
    /// A hex colour.
    pub accent: Option<&'a str>,
    /// Whether it holds other nodes.
    pub container: bool,
    /// An encoded [`Picture`].
    pub icon: &'a [u8],
    /// The same for dark ground, where it differs.
    pub dark_icon: Option<&'a [u8]>,
}

/// An icon: paths in a plane whose origin is top left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture<'a> {
    /// The width of the plane.
    pub width: f32,
    /// The height of the plane.
    pub height: f32,
    /// What is drawn, in order.
    #[serde(borrow)]
    pub marks: Vec<Mark<'a>>,
}

/// One path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark<'a> {
    /// Absolute path data of `M`, `L`, `H`, `V`, `Q`, `C` and `Z`.
    pub data: &'a str,
    /// What it is painted with.
    pub ink: Ink,
    /// From 0 to 1.
    pub opacity: f32,
    /// How it is painted.
    pub pen: Pen,
}

/// What a path is painted with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ink {
    /// The colour of the node.
    Tint,
    /// A colour as `0xrrggbbaa`.
    Color(u32),
    /// Colours that run into each other; points are fractions of the path's box.
    Gradient {
        /// Where the first stop lies; the centre of a radial gradient.
        start: [f32; 2],
        /// Where the last stop lies.
        end: [f32; 2],
        /// Whether the colours run outward.
        radial: bool,
        /// Offsets from 0 to 1 with colours as `0xrrggbbaa`.
        stops: Vec<(f32, u32)>,
    },
}

/// How a path is painted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Pen {
    /// Inside.
    Fill {
        /// Only where the winding number is odd.
        evenodd: bool,
    },
    /// Along.
    Stroke {
        /// How thick it is.
        width: f32,
        /// How it ends.
        cap: Cap,
        /// How it bends.
        join: Join,
        /// Alternating lengths of dash and gap.
        dash: Vec<f32>,
        /// Where in the dashes it begins.
        dash_offset: f32,
    },
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cap {
    /// At its last point.
    Butt,
    /// In a half circle.
    Round,
    /// In a half square.
    Square,
}

/// How a line bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Join {
    /// In a corner.
    Miter,
    /// In an arc.
    Round,
    /// In a cut corner.
    Bevel,
}

/// A catalogue or a picture as bytes.
///
/// # Panics
/// Never: both are plain data.
#[must_use]
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("plain data can be encoded")
}

/// A catalogue or a picture from its bytes; none when they are neither.
#[must_use]
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        let picture = Picture {
            width: 24.0,
            height: 16.0,
            marks: vec![Mark {
                data: "M1 1H2",
                ink: Ink::Gradient {
                    start: [0.0, 0.5],
                    end: [1.0, 0.5],
                    radial: false,
                    stops: vec![(0.0, 0xff00_00ff), (1.0, 7)],
                },
                opacity: 0.5,
                pen: Pen::Stroke {
                    width: 2.0,
                    cap: Cap::Square,
                    join: Join::Bevel,
                    dash: vec![1.0, 2.0],
                    dash_offset: 0.25,
                },
            }],
        };
        let bytes = encode(&picture);
        assert_eq!(decode(&bytes), Some(picture));
        let catalogue = Catalogue {
            id: "icons",
            kinds: vec![Kind {
                id: "disk",
                aliases: vec!["d"],
                icon: &bytes,
                dark_icon: Some(&[]),
                ..Kind::default()
            }],
            ..Catalogue::default()
        };
        assert_eq!(decode(&encode(&catalogue)), Some(catalogue));
        assert_eq!(decode::<Picture<'_>>(&bytes[..5]), None);
    }
}
