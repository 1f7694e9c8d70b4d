//! An SVG text as the few things that an icon can hold.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use usvg::{
    BlendMode, Color, Group, ImageHrefResolver, Node, Opacity, Options, Paint, Tree,
    tiny_skia_path::{Path, PathBuilder, Rect, Transform},
};

use crate::{
    data,
    gradient::{self, Gradient},
};

/// What `currentColor` is while usvg resolves it: a colour that no icon uses.
const TINT: Color = Color {
    red: 0xfe,
    green: 0x01,
    blue: 0xdc,
};

/// An icon: paths in a plane of this size whose origin is top left.
#[derive(Clone, Debug)]
pub struct Artwork {
    /// The width of the plane.
    pub width: f32,
    /// The height of the plane.
    pub height: f32,
    /// What is drawn, in order.
    pub marks: Vec<Mark>,
}

/// One path, filled or stroked.
#[derive(Clone, Debug)]
pub struct Mark {
    pub(crate) path: Path,
    /// What it is painted with.
    pub ink: Ink,
    /// From 0 to 1; the opacity of a solid colour is in its alpha instead.
    pub opacity: f32,
    /// How it is painted.
    pub pen: Pen,
}

/// How true an icon is to what it is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fidelity {
    /// What cannot be told in an icon's terms is an error.
    Exact,
    /// Translucent groups become translucent paths, which shine through where
    /// they overlap. All else is as exact.
    Near,
}

/// What a path is painted with.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// `currentColor`.
    Tint,
    /// Red, green, blue, alpha.
    Color([u8; 4]),
    /// Colours that run into each other.
    Gradient(Gradient),
}

/// How a path is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Pen {
    /// Inside, by this rule.
    Fill(usvg::FillRule),
    /// Along.
    Stroke(Line),
}

/// How a path is drawn along; lengths in the icon's units.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How thick it is.
    pub width: f32,
    /// How it ends.
    pub cap: usvg::LineCap,
    /// How it bends.
    pub join: usvg::LineJoin,
    /// Alternating lengths of dash and gap.
    pub dash: Vec<f32>,
    /// Where in the dashes it begins.
    pub dash_offset: f32,
}

/// Reads an SVG text. Nothing that it refers to is opened.
///
/// # Errors
/// With a reason in words when the text is no SVG or draws something that an
/// icon cannot hold.
pub fn read(svg: &str, fidelity: Fidelity) -> Result<Artwork, String> {
    let style_sheet = format!(
        "svg {{ color: #{:02x}{:02x}{:02x} }}",
        TINT.red, TINT.green, TINT.blue
    );
    // Pictures are not even opened: a path may lead anywhere.
    let has_pictures = Arc::new(AtomicBool::new(false));
    let [by_data, by_name] = [Arc::clone(&has_pictures), Arc::clone(&has_pictures)];
    let options = Options {
        style_sheet: Some(style_sheet),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, _, _| {
                by_data.store(true, Ordering::Relaxed);
                None
            }),
            resolve_string: Box::new(move |_, _| {
                by_name.store(true, Ordering::Relaxed);
                None
            }),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    if has_pictures.load(Ordering::Relaxed) {
        return Err("pictures are not supported in icons".to_owned());
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut artwork = Artwork {
        width,
        height,
        marks: Vec::new(),
    };
    artwork.add_group(tree.root(), 1.0, fidelity)?;
    if artwork.marks.is_empty() {
        return Err("nothing is drawn".to_owned());
    }
    Ok(artwork)
}

impl Artwork {
    fn add_group(&mut self, group: &Group, opacity: f32, fidelity: Fidelity) -> Result<(), String> {
        if group.mask().is_some() {
            return Err("masks are not supported in icons".to_owned());
        }
        if !group.filters().is_empty() {
            return Err("filters are not supported in icons".to_owned());
        }
        if group.blend_mode() != BlendMode::Normal {
            return Err("blend modes are not supported in icons".to_owned());
        }
        if group.clip_path().is_some_and(|clip| !covers(clip, group)) {
            return Err("clip paths that cut something off are not supported in icons".to_owned());
        }
        // The children of a translucent group hide one another; paths that are
        // translucent each would shine through.
        let shines_through = group.opacity() < Opacity::ONE && group.children().len() > 1;
        if shines_through && fidelity == Fidelity::Exact {
            return Err("translucent groups are not supported in icons".to_owned());
        }
        let opacity = opacity * group.opacity().get();
        for child in group.children() {
            match child {
                Node::Group(group) => self.add_group(group, opacity, fidelity)?,
                Node::Path(path) => self.add_path(path, opacity)?,
                Node::Image(_) => return Err("pictures are not supported in icons".to_owned()),
                Node::Text(_) => {
                    return Err("text is not supported in icons; convert it to paths".to_owned());
                }
            }
        }
        Ok(())
    }

    fn add_path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), String> {
        if !path.is_visible() {
            return Ok(());
        }
        let transform = path.abs_transform();
        let Some(data) = path.data().clone().transform(transform) else {
            return Err("a path has coordinates that are not finite".to_owned());
        };
        let fill = path
            .fill()
            .map(|fill| (fill.paint(), fill.opacity(), Pen::Fill(fill.rule())));
        let stroke = path.stroke().map(|stroke| {
            (
                stroke.paint(),
                stroke.opacity(),
                Pen::Stroke(line(stroke, scale(transform))),
            )
        });
        let marks = match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => [fill, stroke],
            usvg::PaintOrder::StrokeAndFill => [stroke, fill],
        };
        for (paint, own_opacity, pen) in marks.into_iter().flatten() {
            let (ink, opacity) = mix(paint, own_opacity.get() * opacity, transform, &data)?;
            self.add_mark(Mark {
                path: data.clone(),
                ink,
                opacity,
                pen,
            });
        }
        Ok(())
    }

    /// Adds a mark; opaque lines of one pen are kept as one path, because that is
    /// shorter and looks the same.
    fn add_mark(&mut self, mark: Mark) {
        if let Some(last) = self.marks.last_mut()
            && matches!(mark.pen, Pen::Stroke(_))
            && (&last.pen, &last.ink) == (&mark.pen, &mark.ink)
            && matches!(mark.ink, Ink::Tint | Ink::Color([_, _, _, 255]))
            && last.opacity == 1.0
            && mark.opacity == 1.0
        {
            let mut both = PathBuilder::new();
            both.push_path(&last.path);
            both.push_path(&mark.path);
            if let Some(path) = both.finish() {
                last.path = path;
                return;
            }
        }
        self.marks.push(mark);
    }
}

impl Artwork {
    /// Path data of a mark: absolute `M`, `L`, `H`, `V`, `Q`, `C` and `Z`, each
    /// with its letter, as exact as can be seen in an icon of this size.
    #[must_use]
    pub fn data(&self, mark: &Mark) -> String {
        data::compact(&mark.path, data::decimals(self.width.max(self.height)))
    }
}

/// The line of a stroke whose lengths are `scale` times what is written.
fn line(stroke: &usvg::Stroke, scale: f32) -> Line {
    let dash = stroke.dasharray().unwrap_or_default();
    Line {
        width: stroke.width().get() * scale,
        cap: stroke.linecap(),
        join: stroke.linejoin(),
        dash: dash.iter().map(|length| length * scale).collect(),
        dash_offset: stroke.dashoffset() * scale,
    }
}

/// An ink, and the opacity that it does not hold itself.
fn mix(
    paint: &Paint,
    opacity: f32,
    transform: Transform,
    path: &Path,
) -> Result<(Ink, f32), String> {
    match paint {
        Paint::Color(color) if *color == TINT => Ok((Ink::Tint, opacity)),
        Paint::Color(Color { red, green, blue }) => {
            let alpha = Opacity::new_clamped(opacity).to_u8();
            Ok((Ink::Color([*red, *green, *blue, alpha]), 1.0))
        }
        Paint::LinearGradient(linear) => Ok((
            Ink::Gradient(gradient::linear(linear, transform, path.bounds())),
            opacity,
        )),
        Paint::RadialGradient(radial) => Ok((
            Ink::Gradient(gradient::radial(radial, transform, path.bounds())),
            opacity,
        )),
        Paint::Pattern(_) => Err("patterns are not supported in icons".to_owned()),
    }
}

/// How much longer the transform makes lengths on average.
fn scale(transform: Transform) -> f32 {
    (transform.sx * transform.sy - transform.kx * transform.ky)
        .abs()
        .sqrt()
}

/// Whether a clip path is one box that holds the whole group, as design tools write it.
fn covers(clip: &usvg::ClipPath, group: &Group) -> bool {
    let [Node::Path(path)] = clip.root().children() else {
        return false;
    };
    let transform = clip.transform().pre_concat(path.abs_transform());
    let Some(path) = path.data().clone().transform(transform) else {
        return false;
    };
    is_box(&path) && contains(path.bounds(), group.stroke_bounding_box())
}

/// Whether a path is made of four horizontal and vertical lines.
fn is_box(path: &Path) -> bool {
    let bounds = path.bounds();
    let at_rim = |point: &usvg::tiny_skia_path::Point| {
        (point.x == bounds.left() || point.x == bounds.right())
            && (point.y == bounds.top() || point.y == bounds.bottom())
    };
    (4..=5).contains(&path.points().len()) && path.points().iter().all(at_rim)
}

/// Whether `inner` lies in `outer`, up to the rounding of coordinates.
fn contains(outer: Rect, inner: Rect) -> bool {
    let slack = 1e-3 * outer.width().max(outer.height());
    outer.left() - slack <= inner.left()
        && outer.top() - slack <= inner.top()
        && outer.right() + slack >= inner.right()
        && outer.bottom() + slack >= inner.bottom()
}
