//! Filled and stroked shapes.

use kinograph_core::{
    Affine, BezPath, Point, Rect, Vec2,
    scene::{PathElement, Pen},
    style::{LineCap, LineJoin},
    visuals::{FillRule, Outline},
};

use crate::{
    number::{LENGTH, push_number, quantise},
    paint::{Paint, Tint},
    path::path_data,
    writer::Writer,
    xml::Xml,
};

impl Writer<'_> {
    /// Writes a shape, unless nothing of it would be seen.
    pub(crate) fn path(&mut self, path: &PathElement, tint: Tint<'_>) {
        let fill = path
            .fill
            .as_ref()
            .map(|brush| self.paint(brush, Affine::IDENTITY, tint));
        let fill = fill.filter(|paint| *paint != Paint::None);
        let stroke = path.stroke.as_ref().filter(|pen| pen.width > 0.0);
        let stroke = stroke.map(|pen| (pen, self.paint(&pen.brush, Affine::IDENTITY, tint)));
        let stroke = stroke.filter(|(_, paint)| *paint != Paint::None);
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let own = stroke.as_ref().filter(|_| matches!(tint, Tint::None));
        let moving = own.and_then(|(pen, _)| self.stroke_class(pen));
        let dashed =
            stroke.as_ref().is_some_and(|(pen, _)| !pen.dash.is_empty()) || moving.is_some();
        begin_shape(&mut self.body, &path.shape, dashed);
        if let Some(moving) = moving {
            self.body.attribute("class", &moving.class);
            if moving.unit_length {
                self.body.attribute("pathLength", "1");
            }
        }
        self.part(path.part.as_deref());
        if let Some(paint) = fill {
            if path.shape.fill_rule() == FillRule::Evenodd {
                self.body.attribute("fill-rule", "evenodd");
            }
            paint.write(&mut self.body, "fill");
        }
        if let Some((pen, paint)) = stroke {
            paint.write(&mut self.body, "stroke");
            pen_attributes(&mut self.body, pen, &path.shape);
        }
        self.opacity(path.opacity);
        self.body.close();
    }
}

/// Begins the element for `shape`.
///
/// Boxes and ellipses without area are written as paths, because SVG does not
/// stroke them otherwise. So are rounded boxes with dashes, whose first dash
/// would begin at another corner than in pixels.
fn begin_shape(xml: &mut Xml, shape: &Outline, dashed: bool) {
    match shape {
        Outline::Box(rect) if has_area(rect.rect()) => match rect.radii().as_single_radius() {
            Some(radius) if radius == 0.0 || !dashed => rect_element(xml, rect.rect(), radius),
            _ => path_element(xml, &shape.to_path()),
        },
        Outline::Ellipse { center, radii }
            if has_area(Rect::from_origin_size(*center, radii.to_size())) =>
        {
            ellipse_element(xml, *center, *radii);
        }
        Outline::Path { path, .. } => path_element(xml, path),
        Outline::Box(_) | Outline::Ellipse { .. } => path_element(xml, &shape.to_path()),
    }
}

fn rect_element(xml: &mut Xml, rect: Rect, radius: f64) {
    xml.begin("rect");
    xml.number("x", rect.x0, LENGTH);
    xml.number("y", rect.y0, LENGTH);
    xml.number("width", rect.width(), LENGTH);
    xml.number("height", rect.height(), LENGTH);
    if quantise(radius, LENGTH) > 0 {
        xml.number("rx", radius, LENGTH);
    }
}

fn ellipse_element(xml: &mut Xml, center: Point, radii: Vec2) {
    let round = radii.x == radii.y;
    xml.begin(if round { "circle" } else { "ellipse" });
    xml.number("cx", center.x, LENGTH);
    xml.number("cy", center.y, LENGTH);
    if round {
        xml.number("r", radii.x, LENGTH);
    } else {
        xml.number("rx", radii.x, LENGTH);
        xml.number("ry", radii.y, LENGTH);
    }
}

fn path_element(xml: &mut Xml, path: &BezPath) {
    xml.begin("path");
    xml.attribute("d", &path_data(path.iter(), 1.0, LENGTH));
}

/// Whether `rect` is still there after rounding.
fn has_area(rect: Rect) -> bool {
    quantise(rect.width(), LENGTH) > 0 && quantise(rect.height(), LENGTH) > 0
}

/// Writes how `pen` draws `shape`; how lines end and bend is left out where
/// there are no ends and no corners.
fn pen_attributes(xml: &mut Xml, pen: &Pen, shape: &Outline) {
    let closed = !matches!(shape, Outline::Path { .. });
    let ends = !closed || !pen.dash.is_empty();
    let corners = match shape {
        Outline::Box(rect) => rect
            .radii()
            .as_single_radius()
            .is_none_or(|radius| radius <= 0.0),
        Outline::Ellipse { .. } => false,
        Outline::Path { .. } => true,
    };
    if pen.width != 1.0 {
        xml.number("stroke-width", pen.width, LENGTH);
    }
    match pen.cap {
        LineCap::Round if ends => xml.attribute("stroke-linecap", "round"),
        LineCap::Square if ends => xml.attribute("stroke-linecap", "square"),
        LineCap::Butt | LineCap::Round | LineCap::Square => {}
    }
    match pen.join {
        LineJoin::Round if corners => xml.attribute("stroke-linejoin", "round"),
        LineJoin::Bevel if corners => xml.attribute("stroke-linejoin", "bevel"),
        LineJoin::Miter | LineJoin::Round | LineJoin::Bevel => {}
    }
    if pen.dash.is_empty() {
        return;
    }
    xml.attribute_with("stroke-dasharray", |out| {
        for (position, length) in pen.dash.iter().enumerate() {
            if position > 0 {
                out.push(' ');
            }
            push_number(out, *length, LENGTH);
        }
    });
    if pen.dash_offset != 0.0 {
        xml.number("stroke-dashoffset", pen.dash_offset, LENGTH);
    }
}
