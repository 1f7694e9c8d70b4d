//! The lines that routes may run along, and the pins where they may end.

use std::collections::BTreeMap;

use crate::{
    ContainerIx, EdgeIx, NodeIx, Point, Rect, Side, Table,
    router::{
        Body, Terminal, Wire,
        space::{CLEARANCE, Space},
        ways::{Axis, Way},
    },
};

/// Lines whose coordinates differ by less are one, in pixels.
const GRAIN: f64 = 1.0 / 64.0;

/// A free stretch along an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The coordinate across the axis.
    pub(super) at: f64,
    pub(super) lo: f64,
    pub(super) hi: f64,
}

/// A place on a rim where routes may start and end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pin {
    pub(super) at: Point,
    /// The way that a route starts from it.
    pub(super) way: Side,
}

/// The lines along each axis, by their coordinates, and the pins of each wire.
pub(super) struct Lines {
    pub(super) along: [Vec<Line>; 2],
    pub(super) pins: Vec<Pin>,
    /// The pins of a wire's source and target, as positions in `pins`.
    pub(super) of_wires: BTreeMap<EdgeIx, [Vec<usize>; 2]>,
}

impl Lines {
    /// The lines along the margins of all boxes and those that lead away from
    /// the ends of wires, each as far as it runs free.
    pub(super) fn new(space: &Space<'_>, wires: &[EdgeIx]) -> Self {
        let mut builder = Builder {
            space,
            along: [Vec::new(), Vec::new()],
            pins: Vec::new(),
            known: BTreeMap::new(),
            sides: (
                vec![None; space.board.nodes.len()].into(),
                vec![None; space.board.frames.len()].into(),
            ),
        };
        for node in space.board.nodes.indices() {
            builder.around(space.grown(node));
        }
        for frame in space.board.frames.indices() {
            builder.around(space.grown_frame(frame));
            builder.beside_title(frame);
        }
        let of_wires = wires
            .iter()
            .map(|wire| (*wire, builder.wire(&space.board.wires[*wire])))
            .collect();
        Self {
            along: builder.along.map(merged),
            pins: builder.pins,
            of_wires,
        }
    }
}

/// The pins in the middles of a box's sides.
type Sides = Option<[usize; 4]>;

struct Builder<'a> {
    space: &'a Space<'a>,
    along: [Vec<Line>; 2],
    pins: Vec<Pin>,
    /// Pins by place and way.
    known: BTreeMap<(u64, u64, usize), usize>,
    /// The pins of nodes, and those outside of frames.
    sides: (Table<NodeIx, Sides>, Table<ContainerIx, Sides>),
}

impl Builder<'_> {
    fn around(&mut self, rect: Rect) {
        for axis in Axis::BOTH {
            let (lo, hi) = axis.span(rect);
            let (first, last) = axis.across().span(rect);
            for at in [first, last] {
                self.line(axis, lo, hi, at);
            }
        }
    }

    /// Adds the line that enters a frame through its top, on the right of its title.
    fn beside_title(&mut self, frame: ContainerIx) {
        let frame = &self.space.board.frames[frame];
        if let Some(title) = frame.title_box()
            && title.x1 + CLEARANCE <= frame.rect.x1
        {
            self.line(Axis::Y, title.y0, title.y1, title.x1);
        }
    }

    /// Adds a line through a stretch that is free already.
    fn line(&mut self, axis: Axis, lo: f64, hi: f64, at: f64) {
        let lo = self.space.reach(axis, lo, at, false);
        let hi = self.space.reach(axis, hi, at, true);
        self.stretch(axis, lo, hi, at);
    }

    fn stretch(&mut self, axis: Axis, lo: f64, hi: f64, at: f64) {
        let at = snapped(at);
        self.along[axis.number()].push(Line { at, lo, hi });
    }

    fn wire(&mut self, wire: &Wire) -> [Vec<usize>; 2] {
        let board = self.space.board;
        let source = self.terminal(&wire.source, wire.target.body);
        let target = self.terminal(&wire.target, wire.source.body);
        let mut pins = [source, target];
        // The branches of a trunk leave it where all of them can.
        let nested = board.leads_inside(wire.source.body, wire.target.body)
            || board.leads_inside(wire.target.body, wire.source.body);
        if wire.bundle.is_none() && !nested {
            for axis in Axis::BOTH {
                if let Some([source, target]) = self.facing(axis, wire) {
                    pins[0].push(source);
                    pins[1].push(target);
                }
            }
        }
        pins
    }

    fn terminal(&mut self, end: &Terminal, other: Body) -> Vec<usize> {
        if let Some(port) = end.port {
            return vec![self.leading(port.at, port.side)];
        }
        let board = self.space.board;
        let middle = |side| board.middle(end.body, side);
        if board.leads_inside(end.body, other) {
            let inward = Side::ALL.map(|side| self.leading(middle(side), side.back()));
            return inward.to_vec();
        }
        let known = match end.body {
            Body::Node(node) => self.sides.0[node],
            Body::Frame(frame) => self.sides.1[frame],
        };
        let sides = known.unwrap_or_else(|| Side::ALL.map(|side| self.leading(middle(side), side)));
        match end.body {
            Body::Node(node) => self.sides.0[node] = Some(sides),
            Body::Frame(frame) => self.sides.1[frame] = Some(sides),
        }
        sides.to_vec()
    }

    /// A pin and the line that leads away from it.
    fn leading(&mut self, at: Point, way: Side) -> usize {
        let axis = way.axis();
        let (along, across) = (axis.of(at), axis.across().of(at));
        let end = self.space.reach(axis, along, across, way.grows());
        self.stretch(axis, along.min(end), along.max(end), across);
        self.pin(at, way)
    }

    fn pin(&mut self, at: Point, way: Side) -> usize {
        let key = (at.x.to_bits(), at.y.to_bits(), way.number());
        *self.known.entry(key).or_insert_with(|| {
            self.pins.push(Pin { at, way });
            self.pins.len() - 1
        })
    }

    /// Pins of two boxes that face each other along an axis, and the straight
    /// line between them, where it is free and not in the middles of both.
    fn facing(&mut self, axis: Axis, wire: &Wire) -> Option<[usize; 2]> {
        let [a, b] = [wire.source, wire.target].map(|end| self.space.board.rect(end.body));
        let [a_span, b_span] = [wire.source, wire.target].map(|end| self.landing(axis, &end));
        let (lo, hi) = (a_span?.0.max(b_span?.0), a_span?.1.min(b_span?.1));
        let forward = axis.span(a).1 <= axis.span(b).0;
        if lo > hi || !(forward || axis.span(b).1 <= axis.span(a).0) {
            return None;
        }
        let (first, second) = if forward { (a, b) } else { (b, a) };
        let (start, end) = (axis.span(first).1, axis.span(second).0);
        let at = snapped(f64::midpoint(lo, hi));
        let end_body = if forward { wire.target } else { wire.source }.body;
        let margin = match end_body {
            Body::Node(node) => self.space.margins[node],
            Body::Frame(_) => 0.0,
        };
        if self.space.reach(axis, start, at, true) < end - margin - GRAIN {
            return None;
        }
        self.stretch(axis, start, end, at);
        let [with, against] = axis.ways();
        let (out, into) = if forward {
            (with, against)
        } else {
            (against, with)
        };
        let from = if forward { start } else { end };
        let to = if forward { end } else { start };
        // Ports have exactly one pin, which the terminal made.
        let pin = |this: &mut Self, end: Terminal, along, way| match end.port {
            Some(port) => this.pin(port.at, port.side),
            None => this.pin(axis.point(along, at), way),
        };
        Some([
            pin(self, wire.source, from, out),
            pin(self, wire.target, to, into),
        ])
    }

    /// Where across an axis a wire may end on a side that faces along it.
    fn landing(&self, axis: Axis, end: &Terminal) -> Option<(f64, f64)> {
        match end.port {
            Some(port) if port.side.axis() == axis => {
                let at = axis.across().of(port.at);
                Some((at, at))
            }
            Some(_) => None,
            None => Some(landing(
                axis.across().span(self.space.board.landing(end.body)),
            )),
        }
    }
}

/// The part of a side where wires may end: not too near to its corners.
pub(super) fn landing((lo, hi): (f64, f64)) -> (f64, f64) {
    const CORNER: f64 = 10.0;
    let inset = CORNER.min((hi - lo) / 4.0);
    (lo + inset, hi - inset)
}

pub(super) fn snapped(at: f64) -> f64 {
    (at / GRAIN).round() * GRAIN
}

/// Lines by coordinate, those that overlap made one.
fn merged(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.lo.total_cmp(&b.lo)));
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        match kept.last_mut() {
            Some(last) if last.at >= line.at && line.lo <= last.hi + GRAIN => {
                last.hi = last.hi.max(line.hi);
            }
            _ => kept.push(line),
        }
    }
    kept
}
