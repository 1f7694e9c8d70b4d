//! Numbers, texts and shapes that a plugin answered, checked as they are read.

use kinograph_core::{
    Affine, BezPath, Insets, Point, Rect, Size, Vec2,
    style::{Gradient, LineCap, LineJoin, Paint, Role, Stroke},
    visuals::{FillRule, Outline},
};

use super::{
    bindings::kinograph::plugin::{drawing, geometry, styling},
    specs::rgba,
};
use crate::{Fault, limits::Limits};

/// The largest coordinate or length in pixels, far beyond any picture that can be drawn.
const LARGEST: f32 = 1_000_000.0;

/// An answer that breaks the contract.
pub(super) fn nonsense(complaint: impl Into<String>) -> Fault {
    Fault::Answer(complaint.into())
}

/// Counts what is read, so that no answer costs more than it may.
#[derive(Debug)]
pub(super) struct Budget<'a> {
    pub(super) limits: &'a Limits,
    answer: usize,
    visual: usize,
}

impl<'a> Budget<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            answer: limits.answer_items,
            visual: limits.visual_items,
        }
    }

    /// Begins the next drawing or symbol of the same answer.
    pub(super) fn next_visual(&mut self) {
        self.visual = self.limits.visual_items;
    }

    /// Pays for `items` of any sort.
    pub(super) fn pay(&mut self, items: usize) -> Result<(), Fault> {
        let complaint = |limit| nonsense(format!("it draws more than {limit} things"));
        self.visual = self
            .visual
            .checked_sub(items)
            .ok_or_else(|| complaint(self.limits.visual_items))?;
        self.answer = self
            .answer
            .checked_sub(items)
            .ok_or_else(|| complaint(self.limits.answer_items))?;
        Ok(())
    }

    pub(super) fn text(&self, text: String) -> Result<String, Fault> {
        if text.len() > self.limits.text_bytes {
            let (length, limit) = (text.len(), self.limits.text_bytes);
            return Err(nonsense(format!(
                "a text is {length} bytes long, more than {limit}"
            )));
        }
        Ok(text)
    }

    /// The name of a part or a port.
    pub(super) fn name(&self, name: String) -> Result<String, Fault> {
        const LONGEST: usize = 64;
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if name.is_empty() || name.len() > LONGEST || !name.bytes().all(is_plain) {
            return Err(nonsense(format!(
                "{:?} is no name",
                crate::fault::printable(&name)
            )));
        }
        Ok(name)
    }

    pub(super) fn paint(&mut self, paint: styling::Paint) -> Result<Paint, Fault> {
        Ok(match paint {
            styling::Paint::None => Paint::None,
            styling::Paint::Role(role) => Paint::Role(self::role(role)),
            styling::Paint::Solid(color) => Paint::Solid(rgba(color)),
            styling::Paint::Gradient(gradient) => Paint::Gradient(self.gradient(gradient)?),
            styling::Paint::Tint => Paint::Tint,
        })
    }

    fn gradient(&mut self, gradient: styling::Gradient) -> Result<Gradient, Fault> {
        self.pay(gradient.stops.len())?;
        let offsets = gradient.stops.iter().map(|stop| stop.offset);
        if gradient.stops.is_empty() || !ascends_within_one(offsets) {
            return Err(nonsense(
                "the stops of a gradient do not ascend from 0 to 1",
            ));
        }
        Ok(Gradient {
            start: point(gradient.start)?,
            end: point(gradient.end)?,
            radial: gradient.radial,
            stops: gradient
                .stops
                .iter()
                .map(|stop| (f64::from(stop.offset), rgba(stop.color)))
                .collect(),
        })
    }

    pub(super) fn stroke(&mut self, stroke: styling::Stroke) -> Result<Stroke, Fault> {
        self.pay(stroke.dash.len())?;
        Ok(Stroke {
            paint: self.paint(stroke.paint)?,
            width: length(stroke.width)?,
            cap: match stroke.cap {
                styling::LineCap::Butt => LineCap::Butt,
                styling::LineCap::Round => LineCap::Round,
                styling::LineCap::Square => LineCap::Square,
            },
            join: match stroke.join {
                styling::LineJoin::Miter => LineJoin::Miter,
                styling::LineJoin::Round => LineJoin::Round,
                styling::LineJoin::Bevel => LineJoin::Bevel,
            },
            dash: dash(&stroke.dash)?,
            dash_offset: number(stroke.dash_offset)?,
        })
    }

    pub(super) fn shape(&mut self, shape: drawing::Shape) -> Result<Outline, Fault> {
        Ok(match shape {
            drawing::Shape::Rectangle(shape) => {
                let radii = (
                    length(shape.radii.top_left)?,
                    length(shape.radii.top_right)?,
                    length(shape.radii.bottom_right)?,
                    length(shape.radii.bottom_left)?,
                );
                Outline::Box(rect(shape.frame)?.to_rounded_rect(radii))
            }
            drawing::Shape::Ellipse(ellipse) => Outline::Ellipse {
                center: point(ellipse.center)?,
                radii: Vec2::new(length(ellipse.rx)?, length(ellipse.ry)?),
            },
            drawing::Shape::Path(shape) => Outline::Path {
                path: self.path(&shape.segments)?,
                rule: match shape.rule {
                    drawing::FillRule::Nonzero => FillRule::Nonzero,
                    drawing::FillRule::Evenodd => FillRule::Evenodd,
                },
            },
        })
    }

    fn path(&mut self, segments: &[geometry::Segment]) -> Result<BezPath, Fault> {
        self.pay(segments.len())?;
        if !matches!(segments, [] | [geometry::Segment::MoveTo(_), ..]) {
            return Err(nonsense("a path does not begin with a move"));
        }
        let mut path = BezPath::new();
        for segment in segments {
            match segment {
                geometry::Segment::MoveTo(to) => path.move_to(point(*to)?),
                geometry::Segment::LineTo(to) => path.line_to(point(*to)?),
                geometry::Segment::QuadTo(quad) => {
                    path.quad_to(point(quad.control)?, point(quad.to)?);
                }
                geometry::Segment::CubicTo(cubic) => path.curve_to(
                    point(cubic.control1)?,
                    point(cubic.control2)?,
                    point(cubic.to)?,
                ),
                geometry::Segment::Close => path.close_path(),
            }
        }
        Ok(path)
    }
}

fn dash(dash: &[f32]) -> Result<Vec<f64>, Fault> {
    let dash: Vec<f64> = dash
        .iter()
        .map(|part| length(*part))
        .collect::<Result<_, _>>()?;
    // A pattern without any extent would be repeated for ever by those who draw it.
    if !dash.is_empty() && dash.iter().sum::<f64>() < 0.01 {
        return Err(nonsense("a dash pattern has no length"));
    }
    Ok(dash)
}

pub(super) fn number(number: f32) -> Result<f64, Fault> {
    if !number.is_finite() {
        return Err(nonsense(format!("a number is {number}")));
    }
    if number.abs() > LARGEST {
        return Err(nonsense(format!("a number is {number}, beyond {LARGEST}")));
    }
    Ok(f64::from(number))
}

/// A number that is not negative.
pub(super) fn length(length: f32) -> Result<f64, Fault> {
    let length = number(length)?;
    if length < 0.0 {
        return Err(nonsense(format!("a length is {length}")));
    }
    Ok(length)
}

/// A number from 0 to 1.
pub(super) fn share(share: f32) -> Result<f64, Fault> {
    if !(0.0..=1.0).contains(&share) {
        return Err(nonsense(format!("{share} is not between 0 and 1")));
    }
    Ok(f64::from(share))
}

/// Whether numbers lie between 0 and 1 and none is smaller than the one before it.
pub(super) fn ascends_within_one(numbers: impl Iterator<Item = f32>) -> bool {
    let mut least = 0.0;
    for number in numbers {
        if !(least..=1.0).contains(&number) {
            return false;
        }
        least = number;
    }
    true
}

pub(super) fn point(at: geometry::Point) -> Result<Point, Fault> {
    Ok(Point::new(number(at.x)?, number(at.y)?))
}

pub(super) fn size(size: geometry::Size) -> Result<Size, Fault> {
    Ok(Size::new(length(size.width)?, length(size.height)?))
}

pub(super) fn rect(rect: geometry::Rect) -> Result<Rect, Fault> {
    let origin = Point::new(number(rect.x)?, number(rect.y)?);
    Ok(Rect::from_origin_size(
        origin,
        (length(rect.width)?, length(rect.height)?),
    ))
}

pub(super) fn insets(insets: geometry::Insets) -> Result<Insets, Fault> {
    Ok(Insets {
        x0: length(insets.left)?,
        y0: length(insets.top)?,
        x1: length(insets.right)?,
        y1: length(insets.bottom)?,
    })
}

pub(super) fn affine(affine: geometry::Affine) -> Result<Affine, Fault> {
    let geometry::Affine {
        xx,
        yx,
        xy,
        yy,
        dx,
        dy,
    } = affine;
    Ok(Affine::new([
        number(xx)?,
        number(yx)?,
        number(xy)?,
        number(yy)?,
        number(dx)?,
        number(dy)?,
    ]))
}

fn role(role: styling::ColorRole) -> Role {
    match role {
        styling::ColorRole::Background => Role::Background,
        styling::ColorRole::Surface => Role::Surface,
        styling::ColorRole::SurfaceRaised => Role::SurfaceRaised,
        styling::ColorRole::Outline => Role::Outline,
        styling::ColorRole::OutlineMuted => Role::OutlineMuted,
        styling::ColorRole::Text => Role::Text,
        styling::ColorRole::TextMuted => Role::TextMuted,
        styling::ColorRole::Accent => Role::Accent,
        styling::ColorRole::AccentMuted => Role::AccentMuted,
        styling::ColorRole::OnAccent => Role::OnAccent,
        styling::ColorRole::Info => Role::Info,
        styling::ColorRole::Success => Role::Success,
        styling::ColorRole::Warning => Role::Warning,
        styling::ColorRole::Danger => Role::Danger,
    }
}
