//! Brushes as tiny-skia paints.

use kinograph_core::{Affine, Point, scene::Brush, style::Rgba};
use tiny_skia::{Color, GradientStop, LinearGradient, Paint, RadialGradient, Shader, SpreadMode};

use crate::{
    convert::{point, single, transform},
    film::Plane,
};

/// Where and how an element is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// From the element's coordinates to the device's.
    pub(crate) to_device: Affine,
    /// What its colours are faded to. Elements that could overlap are never
    /// drawn with less than 1: they get a layer.
    pub(crate) opacity: f64,
    /// Inside a symbol: what [`Brush::Tint`] stands for.
    pub(crate) tint: Option<Tint<'a>>,
}

/// What [`Brush::Tint`] stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tint<'a> {
    /// What paints.
    pub(crate) brush: &'a Brush,
    /// From the brush's coordinates to the device's.
    pub(crate) to_device: Affine,
}

impl Place<'_> {
    /// The place of a scene's elements on a plane.
    pub(crate) fn top(plane: Plane) -> Self {
        Self {
            to_device: plane.to_device(),
            opacity: 1.0,
            tint: None,
        }
    }

    /// The paint for `brush` on a path whose coordinates `path_to_device` maps
    /// to the device's; none when it would leave no ink.
    pub(crate) fn paint<'p>(self, brush: &Brush, path_to_device: Affine) -> Option<Paint<'p>> {
        let shader = match brush {
            Brush::Solid(rgba) => Shader::SolidColor(color(*rgba, self.opacity)),
            Brush::Gradient {
                start,
                end,
                radial,
                stops,
            } => {
                let line = Line {
                    start: *start,
                    end: *end,
                    radial: *radial,
                };
                gradient(
                    line,
                    stops,
                    path_to_device.inverse() * self.to_device,
                    self.opacity,
                )?
            }
            Brush::Tint => {
                let Tint { brush, to_device } = self.tint?;
                return Self {
                    to_device,
                    tint: None,
                    ..self
                }
                .paint(brush, path_to_device);
            }
        };
        Some(Paint {
            shader,
            ..Paint::default()
        })
    }
}

/// Where a gradient runs.
struct Line {
    start: Point,
    end: Point,
    radial: bool,
}

fn gradient<'p>(
    Line { start, end, radial }: Line,
    stops: &[(f64, Rgba)],
    to_path: Affine,
    opacity: f64,
) -> Option<Shader<'p>> {
    let (_, last) = stops.last()?;
    let length = start.distance(end);
    if stops.len() == 1 || length < 1e-3 {
        return Some(Shader::SolidColor(color(*last, opacity)));
    }
    let stops = stops
        .iter()
        .map(|(offset, rgba)| GradientStop::new(single(*offset), color(*rgba, opacity)))
        .collect();
    let (start, end, to_path) = (point(start), point(end), transform(to_path));
    if radial {
        RadialGradient::new(
            start,
            0.0,
            start,
            single(length),
            stops,
            SpreadMode::Pad,
            to_path,
        )
    } else {
        LinearGradient::new(start, end, stops, SpreadMode::Pad, to_path)
    }
}

/// `rgba` faded to `opacity`.
pub(crate) fn color(rgba: Rgba, opacity: f64) -> Color {
    let mut color = Color::from_rgba8(rgba.r, rgba.g, rgba.b, rgba.a);
    color.apply_opacity(single(opacity));
    color
}
