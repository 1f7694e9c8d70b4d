//! Artwork as the plugin holds it.

use kinograph_iconset::{Cap, Ink, Join, Mark, Pen, Picture};
use kinograph_plugin_icons::{self as icons, Artwork};
use usvg::{FillRule, LineCap, LineJoin};

/// The bytes of an icon.
pub(super) fn encode(artwork: &Artwork) -> Vec<u8> {
    let marks = &artwork.marks;
    let data: Vec<String> = marks.iter().map(|mark| artwork.data(mark)).collect();
    let marks = marks.iter().zip(&data).map(|(mark, data)| Mark {
        data,
        ink: ink(&mark.ink),
        opacity: mark.opacity,
        pen: pen(&mark.pen),
    });
    kinograph_iconset::encode(&Picture {
        width: artwork.width,
        height: artwork.height,
        marks: marks.collect(),
    })
}

fn ink(ink: &icons::Ink) -> Ink {
    match ink {
        icons::Ink::Tint => Ink::Tint,
        icons::Ink::Color(color) => Ink::Color(u32::from_be_bytes(*color)),
        icons::Ink::Gradient(gradient) => {
            let stops = gradient.stops.iter();
            Ink::Gradient {
                start: gradient.start,
                end: gradient.end,
                radial: gradient.radial,
                stops: stops
                    .map(|(offset, color)| (*offset, u32::from_be_bytes(*color)))
                    .collect(),
            }
        }
    }
}

fn pen(pen: &icons::Pen) -> Pen {
    match pen {
        icons::Pen::Fill(rule) => Pen::Fill {
            evenodd: *rule == FillRule::EvenOdd,
        },
        icons::Pen::Stroke(line) => Pen::Stroke {
            width: line.width,
            cap: match line.cap {
                LineCap::Butt => Cap::Butt,
                LineCap::Round => Cap::Round,
                LineCap::Square => Cap::Square,
            },
            join: match line.join {
                LineJoin::Round => Join::Round,
                LineJoin::Bevel => Join::Bevel,
                LineJoin::Miter | LineJoin::MiterClip => Join::Miter,
            },
            dash: line.dash.clone(),
            dash_offset: line.dash_offset,
        },
    }
}
