//! The orthogonal visibility graph: where free lines cross, and what lies between.

use crate::{
    ContainerIx, Point, Side,
    router::{
        lines::{Line, Lines},
        space::Space,
        ways::{Axis, Way},
    },
};

/// The most vertices of a graph. Boards of some thousand nodes stay below.
const MOST: usize = 500_000;
/// Places on a line that are nearer to each other are one, in pixels.
const SAME: f64 = 1e-6;
/// What crossing the rim of a frame costs, in pixels.
const RIM: f64 = 12.0;
/// Lines that run nearer beside the rim of a frame cost twice their length, in pixels.
const BESIDE: f64 = 8.0;
/// What striking through a title costs, in pixels: more than three bends.
const TITLE: f64 = 400.0;

/// No vertex.
pub(super) const NONE: u32 = u32::MAX;

/// Where lines cross or end at pins, and the links between neighbours.
pub(super) struct Graph {
    pub(super) points: Vec<Point>,
    /// The neighbours on each [`Way`], or [`NONE`].
    pub(super) next: Vec<[u32; 4]>,
    /// Two for each vertex: to its right and below.
    pub(super) links: Vec<Link>,
    /// The frames that links run in.
    frames: Vec<ContainerIx>,
    /// The vertices of the pins; [`NONE`] for a pin that has no line.
    pub(super) pins: Vec<u32>,
}

/// The way between two neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Link {
    /// What it costs.
    pub(super) cost: f64,
    /// A range of the graph's `frames`: the inmost that it runs in.
    frames: (u32, u32),
}

/// The number of a vertex, a link or the like.
fn number(position: usize) -> u32 {
    u32::try_from(position).expect("a graph is smaller than its limit")
}

impl Graph {
    /// Crosses all lines; none when there are too many.
    pub(super) fn new(space: &Space<'_>, lines: &Lines) -> Option<Self> {
        let mut graph = Self {
            points: Vec::new(),
            next: Vec::new(),
            links: Vec::new(),
            frames: Vec::new(),
            pins: Vec::new(),
        };
        let [rows, columns] = &lines.along;
        let mut on: [Vec<Vec<u32>>; 2] = [
            vec![Vec::new(); rows.len()],
            vec![Vec::new(); columns.len()],
        ];
        for (row, line) in rows.iter().enumerate() {
            let from = columns.partition_point(|it| it.at < line.lo - SAME);
            let crossed = columns[from..].iter().enumerate();
            for (offset, column) in crossed.take_while(|(_, it)| it.at <= line.hi + SAME) {
                if column.lo - SAME <= line.at && line.at <= column.hi + SAME {
                    let vertex = graph.vertex(Point::new(column.at, line.at));
                    on[0][row].push(vertex);
                    on[1][from + offset].push(vertex);
                }
            }
            if graph.points.len() > MOST {
                return None;
            }
        }
        for pin in &lines.pins {
            let axis = pin.way.axis();
            let vertex = line_of(&lines.along[axis.number()], axis, pin.at).map_or(NONE, |line| {
                // On the line to the last bit, so that what comes from it is straight.
                let across = lines.along[axis.number()][line].at;
                let at = axis.point(axis.of(pin.at), across);
                graph.pin(axis, &mut on[axis.number()][line], at)
            });
            graph.pins.push(vertex);
        }
        graph.next = vec![[NONE; 4]; graph.points.len()];
        graph.links = vec![Link::default(); 2 * graph.points.len()];
        for axis in Axis::BOTH {
            let lines = lines.along[axis.number()].iter();
            for (line, vertices) in lines.zip(&on[axis.number()]) {
                graph.link(space, axis, line, vertices);
            }
        }
        Some(graph)
    }

    fn vertex(&mut self, at: Point) -> u32 {
        self.points.push(at);
        number(self.points.len() - 1)
    }

    /// The vertex of a pin on a line with these vertices.
    fn pin(&mut self, axis: Axis, line: &mut Vec<u32>, at: Point) -> u32 {
        let along = axis.of(at);
        let place = |vertex: &u32| axis.of(self.points[*vertex as usize]);
        let position = line.partition_point(|vertex| place(vertex) < along - SAME);
        if let Some(there) = line.get(position)
            && place(there) <= along + SAME
        {
            return *there;
        }
        let vertex = self.vertex(at);
        line.insert(position, vertex);
        vertex
    }

    fn link(&mut self, space: &Space<'_>, axis: Axis, line: &Line, vertices: &[u32]) {
        let crossed = Crossed::new(space, axis, line);
        let [with, against] = axis.ways();
        for pair in vertices.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            self.next[a as usize][with.number()] = b;
            self.next[b as usize][against.number()] = a;
            let lo = axis.of(self.points[a as usize]);
            let hi = axis.of(self.points[b as usize]);
            let start = number(self.frames.len());
            crossed.inmost(lo, hi, &mut self.frames);
            self.links[2 * a as usize + axis.number()] = Link {
                cost: hi - lo + crossed.toll(lo, hi),
                frames: (start, number(self.frames.len())),
            };
        }
    }

    /// The link from a vertex on a way, which must have a neighbour there.
    pub(super) fn link_on(&self, vertex: u32, way: Side) -> usize {
        let first = if way.grows() {
            vertex
        } else {
            self.next[vertex as usize][way.number()]
        };
        2 * first as usize + way.axis().number()
    }

    /// The inmost frames that a link runs in.
    pub(super) fn frames(&self, link: usize) -> &[ContainerIx] {
        let (start, end) = self.links[link].frames;
        &self.frames[start as usize..end as usize]
    }
}

fn line_of(lines: &[Line], axis: Axis, at: Point) -> Option<usize> {
    let across = super::lines::snapped(axis.across().of(at));
    let along = axis.of(at);
    let from = lines.partition_point(|line| line.at < across - SAME);
    let near = lines[from..].iter().enumerate();
    near.take_while(|(_, line)| line.at <= across + SAME)
        .find(|(_, line)| line.lo - SAME <= along && along <= line.hi + SAME)
        .map(|(offset, _)| from + offset)
}

/// The frames that a line runs through or close beside.
struct Crossed<'a> {
    space: &'a Space<'a>,
    axis: Axis,
    /// In the order of the table: parents first.
    through: Vec<ContainerIx>,
    beside: Vec<ContainerIx>,
    /// Where it strikes through titles.
    titles: Vec<f64>,
}

impl<'a> Crossed<'a> {
    fn new(space: &'a Space<'a>, axis: Axis, line: &Line) -> Self {
        let (mut through, mut beside) = (Vec::new(), Vec::new());
        let mut titles = Vec::new();
        for (index, frame) in space.board.frames.enumerate() {
            let (lo, hi) = axis.span(frame.rect);
            let (first, last) = axis.across().span(frame.rect);
            let at = line.at;
            if lo >= line.hi || hi <= line.lo || at < first - BESIDE || at > last + BESIDE {
                continue;
            }
            if first < at && at < last {
                through.push(index);
            }
            let header = if axis == Axis::X { frame.header } else { 0.0 };
            if at < first + header.max(BESIDE) || at > last - BESIDE {
                beside.push(index);
            }
            if let Some(title) = frame.title_box() {
                let (first, last) = axis.across().span(title);
                let (lo, hi) = axis.span(title);
                if first < at && at < last {
                    titles.push(f64::midpoint(lo, hi));
                }
            }
        }
        Self {
            space,
            axis,
            through,
            beside,
            titles,
        }
    }

    fn span(&self, frame: ContainerIx) -> (f64, f64) {
        self.axis.span(self.space.board.frames[frame].rect)
    }

    /// Adds those of the frames in a stretch that hold no other of them.
    fn inmost(&self, lo: f64, hi: f64, frames: &mut Vec<ContainerIx>) {
        let start = frames.len();
        for frame in &self.through {
            let (first, last) = self.span(*frame);
            if first + SAME < hi && lo < last - SAME {
                // Parents stand before their children: one step out is enough.
                let parent = self.space.board.frames[*frame].parent;
                if let Some(position) = frames[start..].iter().rposition(|it| Some(*it) == parent) {
                    frames.remove(start + position);
                }
                frames.push(*frame);
            }
        }
    }

    /// What a stretch costs beside its length.
    fn toll(&self, lo: f64, hi: f64) -> f64 {
        let rims = self.through.iter().map(|frame| {
            let (first, last) = self.span(*frame);
            let within = |rim: f64| if lo < rim && rim <= hi { RIM } else { 0.0 };
            within(first) + within(last)
        });
        let beside = self.beside.iter().map(|frame| {
            let (first, last) = self.span(*frame);
            (hi.min(last) - lo.max(first)).max(0.0)
        });
        let struck = self.titles.iter().filter(|at| lo < **at && **at <= hi);
        let titles = struck.map(|_| TITLE);
        rims.chain(beside).chain(titles).sum()
    }
}
