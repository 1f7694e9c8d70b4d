//! Artwork as Rust source.

use std::fmt::Write as _;

use crate::{
    artwork::{Artwork, Ink, Line, Mark, Pen},
    data,
    gradient::Gradient,
};

const TYPES: &str = "::kinograph_plugin_sdk::draw";

/// The constant of an icon.
pub(crate) fn constant(name: &str, artwork: &Artwork) -> String {
    let Artwork {
        width,
        height,
        marks,
    } = artwork;
    let decimals = data::decimals(width.max(*height));
    let paths: String = marks
        .iter()
        .map(|mark| format!("        {},\n", icon_path(mark, decimals)))
        .collect();
    format!(
        "/// The icon `{name}`.\n\
         pub(crate) static {}: {TYPES}::Icon = {TYPES}::Icon {{\n\
         \x20   name: {name:?},\n\
         \x20   size: [{width:?}, {height:?}],\n\
         \x20   paths: &[\n{paths}    ],\n\
         }};\n",
        name.replace('-', "_").to_uppercase(),
    )
}

fn icon_path(mark: &Mark, decimals: usize) -> String {
    let path = data::compact(&mark.path, decimals);
    let ink = ink(&mark.ink);
    let mut text = match &mark.pen {
        Pen::Fill(usvg::FillRule::NonZero) => format!("{TYPES}::IconPath::fill({path:?}, {ink})"),
        Pen::Fill(usvg::FillRule::EvenOdd) => {
            format!("{TYPES}::IconPath::fill({path:?}, {ink}).evenodd()")
        }
        Pen::Stroke(line) => {
            let width = round(line.width, 3);
            format!(
                "{TYPES}::IconPath::stroke({path:?}, {ink}, {width}){}",
                line_style(line)
            )
        }
    };
    if let Some(packed) = data::packed(&path, decimals) {
        write!(text, ".packed(b\"{}\")", packed.escape_ascii())
            .expect("writing to a string succeeds");
    }
    if mark.opacity < 1.0 {
        write!(text, ".opacity({})", round(mark.opacity, 3)).expect("writing to a string succeeds");
    }
    text
}

/// What of a line differs from a solid one with round ends and bends.
fn line_style(line: &Line) -> String {
    let ends = match line.cap {
        usvg::LineCap::Round => "",
        usvg::LineCap::Butt => ".cap_butt()",
        usvg::LineCap::Square => ".cap_square()",
    };
    let bends = match line.join {
        usvg::LineJoin::Round => "",
        usvg::LineJoin::Bevel => ".join_bevel()",
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => ".join_miter()",
    };
    if line.dash.is_empty() {
        return format!("{ends}{bends}");
    }
    let dash: Vec<String> = line.dash.iter().map(|&length| round(length, 3)).collect();
    format!(
        "{ends}{bends}.dash(&[{}], {})",
        dash.join(", "),
        round(line.dash_offset, 3)
    )
}

fn ink(ink: &Ink) -> String {
    match ink {
        Ink::Tint => format!("{TYPES}::Ink::Tint"),
        Ink::Color(color) => format!("{TYPES}::Ink::Color({})", hex(*color)),
        Ink::Gradient(Gradient {
            start,
            end,
            radial,
            stops,
        }) => {
            let point = |[x, y]: [f32; 2]| format!("[{}, {}]", round(x, 4), round(y, 4));
            let stops: Vec<String> = stops
                .iter()
                .map(|(offset, color)| format!("({}, {})", round(*offset, 4), hex(*color)))
                .collect();
            format!(
                "{TYPES}::Ink::Gradient(&{TYPES}::IconGradient {{ start: {}, end: {}, radial: {radial}, stops: &[{}] }})",
                point(*start),
                point(*end),
                stops.join(", "),
            )
        }
    }
}

/// Red, green, blue and alpha as one number, which is what the SDK holds.
fn hex([r, g, b, a]: [u8; 4]) -> String {
    format!("0x{r:02x}{g:02x}_{b:02x}{a:02x}")
}

/// A literal of an `f32` with at most so many decimals.
fn round(value: f32, decimals: usize) -> String {
    let text = data::number(value, decimals);
    let text = match (text.strip_prefix("-."), text.strip_prefix('.')) {
        (Some(fraction), _) => format!("-0.{fraction}"),
        (_, Some(fraction)) => format!("0.{fraction}"),
        _ => text,
    };
    if text.contains('.') {
        text
    } else {
        text + ".0"
    }
}
