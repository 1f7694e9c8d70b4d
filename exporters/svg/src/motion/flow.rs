//! What runs along edges: dashes that move, and stamps on a path.

use kinograph_core::{
    scene::{Brush, PathElement, Pen},
    style::{LineCap, LineJoin, Rgba},
    timeline::{Flow, Mark, Ruler},
    visuals::Outline,
};

use super::css::{animation, content, number};
use crate::{
    number::{LENGTH, SHARE},
    paint::{Tint, hex},
    path::path_data,
    writer::Writer,
};

/// A dash that is as good as a point, in pixels: round ends make it a disc.
const POINT: f64 = 0.01;

impl Writer<'_> {
    /// Writes what runs along the edge whose group is being written. Without
    /// motion none of it can be seen.
    pub(crate) fn flows(&mut self, edge: &str) {
        let flows = self
            .motion
            .as_ref()
            .and_then(|motion| motion.flows.get(edge).cloned());
        for flow in flows.unwrap_or_default() {
            self.flow(flow);
        }
    }

    fn flow(&mut self, flow: &Flow) {
        let Some(motion) = &mut self.motion else {
            return;
        };
        let duration = f64::from(motion.duration_ms);
        let mut shown = "visibility:visible".to_owned();
        if !flow.visible.is_empty() {
            let opacity = |value| format!("opacity:{}", number(value, SHARE));
            let name = motion.sheet.keyframes(content(&flow.visible, opacity));
            shown.push_str(&format!(";animation:{}", animation(&name, duration)));
        }
        let class = motion.sheet.class(shown);
        let pens = match &flow.mark {
            Mark::Strokes(pens) => Some(pens.clone()),
            Mark::Stamp { elements, .. } => discs(elements, flow.gap),
        };
        self.body.begin("g");
        self.body.attribute("class", &class);
        self.body.attribute("visibility", "hidden");
        let period = duration / f64::from(flow.runs);
        match (pens, &flow.mark) {
            (Some(pens), _) => {
                let style = self.delay(-flow.phase * period);
                self.body.attribute("style", &style);
                let common = common_color(&pens);
                if let Some(color) = common {
                    self.body.attribute("stroke", &hex(color));
                }
                self.body.open();
                self.dashes(flow, &pens, period, common);
            }
            (None, Mark::Stamp { elements, turns }) => {
                self.body.open();
                self.stamps(flow, elements, *turns, period);
            }
            (None, Mark::Strokes(_)) => self.body.open(),
        }
        self.body.end("g");
    }

    /// Strokes along the way, whose patterns move by one gap in one period, in a
    /// colour that they have in common or in their own.
    fn dashes(&mut self, flow: &Flow, pens: &[Pen], period: f64, common: Option<Rgba>) {
        let id = self.way(flow);
        for pen in pens {
            let Brush::Solid(color) = pen.brush else {
                continue;
            };
            let Some(motion) = &mut self.motion else {
                return;
            };
            let dash = pen.dash.first().copied().unwrap_or_default();
            let start = dash + pen.dash_offset;
            let frames = format!(
                "0%{{stroke-dashoffset:{}px}}to{{stroke-dashoffset:{}px}}",
                number(start, LENGTH),
                number(start - flow.gap, 3),
            );
            let name = motion.sheet.keyframes(frames);
            let (cap, join) = (cap(pen.cap), join(pen.join));
            let declarations = format!(
                "stroke-width:{};stroke-opacity:{};stroke-dasharray:{} {}{cap}{join};animation:{} var(--{}-d)",
                number(pen.width, LENGTH),
                number(f64::from(color.a) / 255.0, SHARE),
                number(dash, 3),
                number(flow.gap - dash, 3),
                animation(&name, period),
                self.ids.prefix(),
            );
            let class = motion.sheet.class(declarations);
            self.body.begin("use");
            self.body.attribute("href", &format!("#{id}"));
            self.body.attribute("class", &class);
            if common.is_none() {
                self.body.attribute("stroke", &hex(opaque(color)));
            }
            self.body.close();
        }
    }

    /// The id of the way of a flow, written once.
    fn way(&mut self, flow: &Flow) -> String {
        let data = path_data(flow.way.iter(), 1.0, LENGTH);
        if let Some(id) = self.ways.get(&data) {
            return id.clone();
        }
        let id = format!("{}-way-{}", self.ids.prefix(), self.ways.len() + 1);
        self.defs.begin("path");
        self.defs.attribute("id", &id);
        self.defs.attribute("d", &data);
        self.defs.close();
        self.ways.insert(data, id.clone());
        id
    }

    /// Drawings that follow the way, one behind the other, and are hidden from
    /// the end of it until their turn comes again.
    fn stamps(&mut self, flow: &Flow, elements: &[PathElement], turns: bool, period: f64) {
        let length = Ruler::new(&flow.way).length();
        let count = (1_u32..)
            .find(|count| f64::from(*count) * flow.gap > length)
            .unwrap_or(1);
        let round = f64::from(count) * flow.gap;
        let share = number(length / round * 100.0, 3);
        let after = number(length / round * 100.0 + 0.001, 3);
        let frames = format!(
            "0%{{offset-distance:0;opacity:1}}{share}%{{offset-distance:{0}px;opacity:1}}{after}%,to{{offset-distance:{0}px;opacity:0}}",
            number(length, LENGTH),
        );
        let Some(motion) = &mut self.motion else {
            return;
        };
        let name = motion.sheet.keyframes(frames);
        let rotate = if turns { "auto" } else { "0deg" };
        let run_ms = f64::from(count) * period;
        let declarations = format!(
            "offset-path:path('{}');offset-rotate:{rotate};offset-anchor:0 0;transform-origin:0 0;animation:{} var(--{}-d)",
            path_data(flow.way.iter(), 1.0, LENGTH),
            animation(&name, run_ms),
            self.ids.prefix(),
        );
        let class = motion.sheet.class(declarations);
        for number in 0..count {
            let behind = -(flow.phase + f64::from(number)) * period;
            let style = self.delay(behind);
            self.body.begin("g");
            self.body.attribute("class", &class);
            self.body.attribute("style", &style);
            self.body.open();
            for element in elements {
                self.path(element, Tint::None);
            }
            self.body.end("g");
        }
    }

    /// A delay as a variable, so that what differs in nothing else shares a class.
    fn delay(&self, delay_ms: f64) -> String {
        format!("--{}-d:{}ms", self.ids.prefix(), number(delay_ms, 3))
    }
}

/// The same stamps as strokes, where they are discs about one point: points
/// with round ends, which need neither copies nor a path to follow.
fn discs(elements: &[PathElement], gap: f64) -> Option<Vec<Pen>> {
    let disc = |element: &PathElement| match (&element.shape, &element.fill, &element.stroke) {
        (Outline::Ellipse { center, radii }, Some(brush), None)
            if *center == kinograph_core::Point::ORIGIN
                && radii.x == radii.y
                && element.opacity.is_opaque() =>
        {
            Some(Pen {
                brush: brush.clone(),
                width: 2.0 * radii.x,
                cap: LineCap::Round,
                join: LineJoin::Round,
                dash: vec![POINT, gap - POINT],
                dash_offset: 0.0,
            })
        }
        _ => None,
    };
    elements.iter().map(disc).collect()
}

/// The colour of all pens, if they differ in their opacities only.
fn common_color(pens: &[Pen]) -> Option<Rgba> {
    let mut colors = pens.iter().map(|pen| match pen.brush {
        Brush::Solid(color) => Some(opaque(color)),
        Brush::Gradient { .. } | Brush::Tint => None,
    });
    let first = colors.next()??;
    colors.all(|color| color == Some(first)).then_some(first)
}

fn opaque(color: Rgba) -> Rgba {
    Rgba { a: 255, ..color }
}

fn cap(cap: LineCap) -> &'static str {
    match cap {
        LineCap::Butt => "",
        LineCap::Round => ";stroke-linecap:round",
        LineCap::Square => ";stroke-linecap:square",
    }
}

fn join(join: LineJoin) -> &'static str {
    match join {
        LineJoin::Miter => "",
        LineJoin::Round => ";stroke-linejoin:round",
        LineJoin::Bevel => ";stroke-linejoin:bevel",
    }
}
