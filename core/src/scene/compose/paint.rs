//! Roles to colours: what a node's style makes of the paints of its drawing.

use crate::{
    Point, Rect,
    scene::{Brush, Pen},
    style::{
        LineCap, LineJoin, LinePattern, NodeStyle, Paint, Rgba, Role, Roles, Stroke, Theme,
        readable,
    },
};

/// The least contrast of a label with a fill that the author chose (WCAG 2.1, level AA).
const TEXT_CONTRAST: f64 = 4.5;

/// The colours of one node.
pub(super) struct Colors<'a> {
    pub(super) roles: Roles,
    pub(super) style: &'a NodeStyle,
    pub(super) theme: &'a Theme,
}

impl<'a> Colors<'a> {
    /// The colours of a node whose colour gives these roles.
    pub(super) fn new(theme: &'a Theme, style: &'a NodeStyle, mut roles: Roles) -> Self {
        if let Some(fill) = style.fill {
            roles[Role::Surface] = fill;
            let ground = fill.over(roles[Role::Background]);
            for role in [Role::Text, Role::TextMuted] {
                roles[role] = readable(roles[role], &[ground], TEXT_CONTRAST);
            }
        }
        for (role, own) in [(Role::Outline, style.stroke), (Role::Text, style.text)] {
            if let Some(own) = own {
                roles[role] = own;
            }
        }
        Self {
            roles,
            style,
            theme,
        }
    }

    /// The brush for a paint on a shape with this bounding box.
    pub(super) fn brush(&self, paint: &Paint, bounds: Rect) -> Option<Brush> {
        match paint {
            Paint::Tint => Some(Brush::Solid(self.roles[Role::Accent])),
            other => self.resolve(other, bounds),
        }
    }

    /// The same; [`Paint::Tint`] stays what it is, for symbols.
    pub(super) fn resolve(&self, paint: &Paint, bounds: Rect) -> Option<Brush> {
        match paint {
            Paint::None => None,
            Paint::Role(role) => Some(Brush::Solid(self.roles[*role])),
            Paint::Solid(color) => Some(Brush::Solid(self.theme.shown(*color))),
            Paint::Gradient(gradient) => {
                let place = |at: Point| {
                    Point::new(
                        bounds.x0 + bounds.width() * at.x,
                        bounds.y0 + bounds.height() * at.y,
                    )
                };
                let stops = gradient.stops.iter();
                Some(Brush::Gradient {
                    start: place(gradient.start),
                    end: place(gradient.end),
                    radial: gradient.radial,
                    stops: stops
                        .map(|&(offset, color)| (offset, self.theme.shown(color)))
                        .collect(),
                })
            }
            Paint::Tint => Some(Brush::Tint),
        }
    }

    /// The pen for a stroke. The author's width and pattern are for outlines only.
    pub(super) fn pen(&self, stroke: &Stroke, bounds: Rect) -> Option<Pen> {
        let mut pen = pen(stroke, self.brush(&stroke.paint, bounds)?);
        if stroke.paint == Paint::Role(Role::Outline) {
            if let Some(width) = self.style.width {
                pen.width = width;
            }
            if let Some(pattern) = self.style.line {
                pen = pen.patterned(pattern);
            }
        }
        (pen.width > 0.0).then_some(pen)
    }

    /// What [`Brush::Tint`] is in a symbol: one colour, whatever the paint.
    pub(super) fn tint(&self, paint: &Paint) -> Brush {
        match self.brush(paint, Rect::ZERO) {
            Some(Brush::Gradient { stops, .. }) => {
                Brush::Solid(stops.first().map_or(Rgba::BLACK, |(_, color)| *color))
            }
            Some(brush) => brush,
            None => Brush::Solid(Rgba::BLACK.with_opacity(0.0)),
        }
    }
}

/// The pen for a stroke in the colour of `brush`.
pub(super) fn pen(stroke: &Stroke, brush: Brush) -> Pen {
    Pen {
        brush,
        width: stroke.width,
        cap: stroke.cap,
        join: stroke.join,
        dash: stroke.dash.clone(),
        dash_offset: stroke.dash_offset,
    }
}

impl Pen {
    /// A line that is not dashed.
    pub(super) fn solid(brush: Brush, width: f64) -> Self {
        Self {
            brush,
            width,
            cap: LineCap::Butt,
            join: LineJoin::Miter,
            dash: Vec::new(),
            dash_offset: 0.0,
        }
    }

    /// The same line in another pattern.
    pub(super) fn patterned(self, pattern: LinePattern) -> Self {
        // Patterns grow with the line, but hairlines keep dashes that can be seen.
        let unit = self.width.max(1.25);
        let (cap, dash) = match pattern {
            LinePattern::Solid => (self.cap, Vec::new()),
            LinePattern::Dashed => (LineCap::Butt, vec![4.0 * unit, 3.0 * unit]),
            LinePattern::Dotted => (LineCap::Round, vec![0.01, 2.5 * unit]),
        };
        Self { cap, dash, ..self }
    }
}
