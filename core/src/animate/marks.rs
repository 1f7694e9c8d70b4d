//! The looks of what runs along edges.

use crate::{
    BezPath, Point, Vec2,
    diagram::Flow as Style,
    scene::{Brush, Opacity, PathElement, Pen, compose::Trail},
    style::{LineCap, LineJoin, Oklch, Rgba, Role, Theme, readable},
    timeline::Mark,
    visuals::{FillRule, Outline},
};

/// The least contrast of marks with the ground.
const CONTRAST: f64 = 3.0;

/// What runs along edges that have no colour and whose source has none.
const LIVELY: &str = "indigo";

/// How large a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// One of many.
    Usual,
    /// The only one, which eyes follow.
    Large,
}

/// About how far apart the marks of a style are, in pixels.
pub(super) fn gap(style: Style) -> f64 {
    match style {
        Style::Beams | Style::Pulses => 160.0,
        Style::Dots => 80.0,
        Style::Arrows => 96.0,
        Style::Dashes => 32.0,
        Style::None => 1.0,
    }
}

/// What runs along an edge, so many pixels apart, in the colour of what sends it.
pub(super) fn mark(
    theme: &Theme,
    trail: &Trail,
    sender: Option<Rgba>,
    style: Style,
    gap: f64,
    size: Size,
) -> Mark {
    let factor = match size {
        Size::Usual => 1.0,
        Size::Large => 1.3,
    };
    let look = Look {
        color: bright(theme, trail, sender),
        width: trail.width.max(1.25),
        factor,
        gap,
    };
    match style {
        Style::Beams | Style::None => Mark::Strokes(look.comet()),
        Style::Dashes => Mark::Strokes(look.dash()),
        Style::Pulses => Mark::Strokes(look.pulse()),
        Style::Dots => look.dot(theme),
        Style::Arrows => look.arrow(theme),
    }
}

/// The colour of the edge; for an edge without one, that of what sends; else the
/// theme's most lively. It is seen on the ground and on the line.
fn bright(theme: &Theme, trail: &Trail, sender: Option<Rgba>) -> Rgba {
    let neutral = trail.color == theme.edge.color;
    let lively = || {
        let named = theme.palette.iter().find(|(name, _)| name == LIVELY);
        named.map_or(theme.neutral[Role::Accent], |(_, color)| *color)
    };
    let seed = if neutral {
        theme.roles(Some(sender.unwrap_or_else(lively)))[Role::Accent]
    } else {
        trail.color
    };
    let color = seed.to_oklch();
    let line = trail.color.to_oklch();
    // Away from the line: brighter in the dark, deeper on paper.
    let lightness = if theme.dark {
        color.l.max(line.l + 0.16).min(0.93)
    } else {
        color.l.min(line.l - 0.06).max(0.30)
    };
    let color = Oklch {
        l: lightness,
        ..color
    };
    let ground = theme.neutral[Role::Background];
    readable(color.to_rgba(), &[ground], CONTRAST)
}

struct Look {
    color: Rgba,
    /// Of the line.
    width: f64,
    factor: f64,
    gap: f64,
}

impl Look {
    /// Strokes that all end at the mark and are the shorter the stronger.
    fn comet(&self) -> Vec<Pen> {
        const LAYERS: [(f64, f64, f64); 5] = [
            (60.0, 0.4, 0.16),
            (46.0, 0.7, 0.22),
            (33.0, 1.0, 0.30),
            (20.0, 1.3, 0.42),
            (8.0, 1.7, 1.0),
        ];
        let layer = |(length, wider, opacity): (f64, f64, f64)| {
            let cap = if opacity < 1.0 {
                LineCap::Butt
            } else {
                LineCap::Round
            };
            self.pen(length * self.factor, 0.0, wider, opacity, cap)
        };
        LAYERS.map(layer).to_vec()
    }

    /// Strokes around one middle: the shorter the wider.
    fn pulse(&self) -> Vec<Pen> {
        const LENGTH: f64 = 64.0;
        const LAYERS: [(f64, f64, f64); 4] = [
            (64.0, 0.6, 0.34),
            (46.0, 2.0, 0.30),
            (28.0, 3.8, 0.26),
            (12.0, 5.6, 0.22),
        ];
        let layer = |(length, wider, opacity): (f64, f64, f64)| {
            let behind = (LENGTH - length) / 2.0;
            self.pen(
                length * self.factor,
                behind * self.factor,
                wider,
                opacity,
                LineCap::Round,
            )
        };
        LAYERS.map(layer).to_vec()
    }

    fn dash(&self) -> Vec<Pen> {
        vec![self.pen(self.gap * 0.4, 0.0, 0.8, 1.0, LineCap::Butt)]
    }

    /// A stroke of a length that ends so much behind the mark.
    fn pen(&self, length: f64, behind: f64, wider: f64, opacity: f64, cap: LineCap) -> Pen {
        let length = length.min(self.gap * 0.75);
        Pen {
            brush: Brush::Solid(self.color.with_opacity(opacity)),
            width: (self.width + wider) * self.factor.sqrt(),
            cap,
            join: LineJoin::Round,
            dash: vec![length, self.gap - length],
            dash_offset: behind.min(self.gap * 0.25),
        }
    }

    fn dot(&self, theme: &Theme) -> Mark {
        let radius = (1.8 + self.width) * self.factor;
        let disc = |radius: f64, opacity: f64| {
            let circle = Outline::Ellipse {
                center: Point::ORIGIN,
                radii: Vec2::new(radius, radius),
            };
            self.filled(circle, opacity)
        };
        let mut ground = disc(radius + 1.0, 1.0);
        ground.fill = Some(Brush::Solid(theme.neutral[Role::Background]));
        Mark::Stamp {
            elements: vec![disc(radius * 2.2, 0.16), ground, disc(radius, 1.0)],
            turns: false,
        }
    }

    fn arrow(&self, theme: &Theme) -> Mark {
        let (length, half) = (
            (6.0 + 2.4 * self.width) * self.factor,
            (3.0 + 1.4 * self.width) * self.factor,
        );
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((-length, half));
        path.line_to((-length * 0.7, 0.0));
        path.line_to((-length, -half));
        path.close_path();
        let shape = Outline::Path {
            path,
            rule: FillRule::Nonzero,
        };
        let mut arrow = self.filled(shape, 1.0);
        arrow.stroke = Some(rim(theme));
        Mark::Stamp {
            elements: vec![arrow],
            turns: true,
        }
    }

    fn filled(&self, shape: Outline, opacity: f64) -> PathElement {
        PathElement {
            part: None,
            shape,
            fill: Some(Brush::Solid(self.color.with_opacity(opacity))),
            stroke: None,
            opacity: Opacity::OPAQUE,
        }
    }
}

/// A thin line in the colour of the ground that sets a stamp off its edge.
fn rim(theme: &Theme) -> Pen {
    Pen {
        brush: Brush::Solid(theme.neutral[Role::Background]),
        width: 1.0,
        cap: LineCap::Butt,
        join: LineJoin::Round,
        dash: Vec::new(),
        dash_offset: 0.0,
    }
}
