//! Pictures of the catalogue as icons of the SDK.

use kinograph_iconset::{Cap, Ink, Join, Mark, Pen, Picture, decode};
use kinograph_plugin_sdk::draw::{Icon, IconGradient, IconPath, Ink as IconInk};

/// The icon that these bytes encode.
pub(crate) fn icon(name: String, bytes: &'static [u8]) -> Option<&'static Icon> {
    let Picture {
        width,
        height,
        marks,
    } = decode(bytes)?;
    let paths: Vec<IconPath> = marks.into_iter().map(path).collect();
    Some(Box::leak(Box::new(Icon {
        name: name.leak(),
        size: [width, height],
        paths: paths.leak(),
    })))
}

fn path(mark: Mark<'static>) -> IconPath {
    let ink = ink(mark.ink);
    let path = match mark.pen {
        Pen::Fill { evenodd: false } => IconPath::fill(mark.data, ink),
        Pen::Fill { evenodd: true } => IconPath::fill(mark.data, ink).evenodd(),
        Pen::Stroke {
            width,
            cap,
            join,
            dash,
            dash_offset,
        } => {
            let line = IconPath::stroke(mark.data, ink, width).dash(dash.leak(), dash_offset);
            let line = match cap {
                Cap::Butt => line.cap_butt(),
                Cap::Round => line,
                Cap::Square => line.cap_square(),
            };
            match join {
                Join::Miter => line.join_miter(),
                Join::Round => line,
                Join::Bevel => line.join_bevel(),
            }
        }
    };
    path.opacity(mark.opacity)
}

fn ink(ink: Ink) -> IconInk {
    match ink {
        Ink::Tint => IconInk::Tint,
        Ink::Color(color) => IconInk::Color(color),
        Ink::Gradient {
            start,
            end,
            radial,
            stops,
        } => IconInk::Gradient(Box::leak(Box::new(IconGradient {
            start,
            end,
            radial,
            stops: stops.leak(),
        }))),
    }
}
