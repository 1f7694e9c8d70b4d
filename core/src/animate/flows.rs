//! What runs along the edges, all at one speed.
//!
//! Everything that runs belongs to one wave that spreads from the sources of
//! the graph: the phase of an edge is its distance from there, so that what
//! arrives at a node seems to leave it again.

use std::collections::VecDeque;

use crate::{
    BezPath, EdgeIx, NodeIx, Table,
    diagram::{Edge, End, Flow as Style, Heads},
    style::LinePattern,
    timeline::{Flow, Mark, Ruler},
    visuals::{Easing, Keyframe},
};

use super::{
    marks,
    script::{Script, Trace},
    stage::Stage,
};

/// The least way that everything goes in one loop, in pixels: faster when the loop is very short.
const LEAST_TRAVEL: f64 = 80.0;
/// How long what passes a node takes, as a way in pixels.
const THROUGH: f64 = 36.0;
/// From one source of the graph to the next, as a share of the gap: the golden
/// ratio keeps them apart however many there are.
const GOLDEN: f64 = 0.618_033_988_749_895;
/// Everything that runs appears and disappears in this time, in milliseconds.
const FADE_MS: f64 = 350.0;
/// Behind the mark of a trace the way stays free for so many pixels.
const TRACE_ROOM: f64 = 100.0;

/// How long the loop is, and how far everything runs in it.
pub(super) struct Pace {
    pub(super) duration_ms: u32,
    natural_ms: f64,
    /// The way that every mark goes in one loop, in pixels.
    travel: f64,
    /// From when to when something runs along every edge, in shares of the loop.
    ambient: Option<(f64, f64)>,
}

impl Pace {
    /// The pace of a script, stretched to `forced_ms`. A loop in which nothing
    /// is told is not stretched but cut: it keeps its speed.
    pub(super) fn new(script: &Script, forced_ms: Option<u32>, speed: f64) -> Self {
        let duration_ms = forced_ms.unwrap_or_else(|| whole(script.natural_ms)).max(1);
        let natural_ms = match script.ambient_ms {
            Some(_) => script.natural_ms,
            None => f64::from(duration_ms),
        };
        Self {
            duration_ms,
            natural_ms,
            travel: (speed * natural_ms / 1000.0).max(LEAST_TRAVEL),
            ambient: script
                .ambient_ms
                .map(|(from, to)| (from / natural_ms, to / natural_ms)),
        }
    }

    /// A natural instant in whole milliseconds of the loop.
    pub(super) fn whole_ms(&self, natural_ms: f64) -> u32 {
        whole(natural_ms / self.natural_ms * f64::from(self.duration_ms))
    }

    /// How many marks pass in one loop when they are about `gap` apart.
    fn runs(&self, gap: f64) -> u32 {
        whole(self.travel / gap).max(1)
    }

    fn gap(&self, runs: u32) -> f64 {
        self.travel / f64::from(runs)
    }
}

/// The nearest whole number that is not negative.
pub(super) fn whole(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts of numbers beyond the range end at its ends"
    )]
    let whole = value.round() as u32;
    whole
}

/// A flow, and when its marks pass the ends of the edge.
#[derive(Debug)]
pub(super) struct Ambient {
    pub(super) flow: Flow,
    /// What the marks leave and what they reach.
    pub(super) ends: [End; 2],
    /// The share of a run after which a mark stands at the start and at the end.
    pub(super) passes: [f64; 2],
}

/// What runs along the edges of a picture.
pub(super) fn ambient(stage: &Stage<'_>, pace: &Pace) -> Vec<Ambient> {
    let diagram = stage.diagram;
    let depths = depths(stage);
    let mut flows = Vec::new();
    for (index, edge) in diagram.edges.enumerate() {
        let style = style(stage, edge);
        if style == Style::None || edge.heads == Heads::None || edge.style.opacity == Some(0.0) {
            continue;
        }
        let runs = pace.runs(marks::gap(style));
        let start = wave(stage, &depths, index);
        let way = Way {
            start,
            reversed: false,
        };
        if edge.heads == Heads::Both {
            // Half as many each way, and a mark one way between two the other way.
            let runs = (runs / 2).max(1);
            let back = Way {
                start: start + pace.gap(runs) / 2.0,
                reversed: true,
            };
            flows.extend([way, back].map(|way| along(stage, pace, index, style, runs, way)));
        } else {
            flows.push(along(stage, pace, index, style, runs, way));
        }
    }
    flows
}

/// What runs along an edge: what it says, what the picture says, or what suits its line.
fn style(stage: &Stage<'_>, edge: &Edge) -> Style {
    let solid = matches!(edge.style.line, None | Some(LinePattern::Solid));
    let usual = if solid { Style::Beams } else { Style::Dots };
    edge.flow.or(stage.diagram.motion.flow).unwrap_or(usual)
}

/// Which way along an edge, and how far from the sources the way starts.
#[derive(Clone, Copy)]
struct Way {
    start: f64,
    reversed: bool,
}

fn along(
    stage: &Stage<'_>,
    pace: &Pace,
    index: EdgeIx,
    style: Style,
    runs: u32,
    way: Way,
) -> Ambient {
    let (edge, trail) = (&stage.diagram.edges[index], &stage.trails[index]);
    let (gap, length) = (pace.gap(runs), stage.lengths[index]);
    let sender = if way.reversed {
        edge.target
    } else {
        edge.source
    };
    let sender = stage.diagram.end_item(sender).style.color;
    let theme = &stage.diagram.theme;
    let mark = marks::mark(theme, trail, sender, style, gap, marks::Size::Usual);
    // What another edge of the bundle shows already is left to it; only the
    // marks that go on from there are this edge's.
    let cut = [trail.shared.start, trail.shared.end];
    let own = Ruler::new(&trail.way).cut(cut[0], length - cut[1]);
    let hidden = stage.beneath_nodes(edge, &mark, cut, trail.hidden);
    let own = extended(&own, hidden);
    let (path, before, mut ends) = if way.reversed {
        (
            own.reverse_subpaths(),
            cut[1] - hidden[1],
            [edge.target, edge.source],
        )
    } else {
        (own, cut[0] - hidden[0], [edge.source, edge.target])
    };
    ends = ends.map(|end| stage.diagram.whole(end));
    let [mut out, mut into] = trail.hidden;
    if way.reversed {
        std::mem::swap(&mut out, &mut into);
    }
    let phase_at_start = -way.start / gap;
    let pass = |at: f64| (at / gap - phase_at_start).rem_euclid(1.0);
    let flow = Flow {
        edge: edge.id.clone(),
        way: path,
        mark,
        gap,
        runs,
        phase: (phase_at_start - before / gap).rem_euclid(1.0),
        visible: pace
            .ambient
            .map_or_else(Vec::new, |span| shown(span, FADE_MS / pace.natural_ms)),
    };
    Ambient {
        flow,
        ends,
        passes: [pass(out), pass(length - into)],
    }
}

/// The opacity of what can be seen in a part of the loop only.
fn shown((from, to): (f64, f64), fade: f64) -> Vec<Keyframe> {
    let frames = [
        (0.0, 0.0),
        (from, 0.0),
        (from + fade, 1.0),
        (to - fade, 1.0),
        (to, 0.0),
        (1.0, 0.0),
    ];
    frames
        .map(|(offset, value)| frame(offset.clamp(0.0, 1.0), value, Easing::Linear))
        .to_vec()
}

fn frame(offset: f64, value: f64, easing: Easing) -> Keyframe {
    Keyframe {
        offset,
        value,
        easing,
    }
}

/// A way that goes on straight before its start and beyond its end.
fn extended(way: &BezPath, [before, beyond]: [f64; 2]) -> BezPath {
    let ruler = Ruler::new(way);
    let (Some((first, start)), Some((last, end))) = (ruler.at(0.0), ruler.at(ruler.length()))
    else {
        return way.clone();
    };
    let mut path = BezPath::new();
    path.move_to(first - start * before);
    if before > 0.0 {
        path.line_to(first);
    }
    path.extend(way.elements().iter().skip(1).copied());
    if beyond > 0.0 {
        path.line_to(last + end * beyond);
    }
    path
}

impl Stage<'_> {
    /// How far marks run on beneath the nodes at both ends, so that a stamp does
    /// not appear and disappear on the outline; nothing where the way is cut, or
    /// beneath the node already.
    fn beneath_nodes(&self, edge: &Edge, mark: &Mark, cut: [f64; 2], there: [f64; 2]) -> [f64; 2] {
        const BENEATH: f64 = 7.0;
        let stamp = matches!(mark, Mark::Stamp { .. });
        let into = |end: End, cut: f64, there: f64| {
            let node = matches!(self.diagram.whole(end), End::Node(_));
            if stamp && node && cut <= 0.0 && there <= 0.0 {
                BENEATH
            } else {
                0.0
            }
        };
        [
            into(edge.source, cut[0], there[0]),
            into(edge.target, cut[1], there[1]),
        ]
    }
}

/// How far from the sources of the graph the way of an edge starts, in pixels.
fn wave(stage: &Stage<'_>, depths: &Depths, index: EdgeIx) -> f64 {
    let diagram = stage.diagram;
    let edge = &diagram.edges[index];
    let start = depths.of(diagram.whole(edge.source)) + THROUGH;
    // Edges that run together into one end arrive there together.
    let Some(leader) = edge.bundle.and_then(|bundle| stage.leaders.get(&bundle)) else {
        return start;
    };
    let first = &diagram.edges[*leader];
    if diagram.whole(first.target) != diagram.whole(edge.target) {
        return start;
    }
    let arrival = depths.of(diagram.whole(first.source)) + THROUGH + stage.lengths[*leader];
    arrival - stage.lengths[index]
}

/// How far every node and container is from the sources of the graph.
struct Depths {
    nodes: Table<NodeIx, Option<f64>>,
    containers: Table<crate::ContainerIx, Option<f64>>,
}

impl Depths {
    fn of(&self, end: End) -> f64 {
        self.get(end).unwrap_or_default()
    }

    fn get(&self, end: End) -> Option<f64> {
        match end {
            End::Node(node) => self.nodes[node],
            End::Container(container) => self.containers[container],
            End::Port(_) => None,
        }
    }

    fn set(&mut self, end: End, depth: f64) {
        match end {
            End::Node(node) => self.nodes[node] = Some(depth),
            End::Container(container) => self.containers[container] = Some(depth),
            End::Port(_) => {}
        }
    }
}

/// Measures along the edges, breadth first, from what nothing leads to; where
/// everything is in a circle, from its first node.
fn depths(stage: &Stage<'_>) -> Depths {
    let diagram = stage.diagram;
    let mut depths = Depths {
        nodes: diagram.nodes.iter().map(|_| None).collect(),
        containers: diagram.containers.iter().map(|_| None).collect(),
    };
    let ends = || {
        let nodes = diagram.nodes.indices().map(End::Node);
        nodes.chain(diagram.containers.indices().map(End::Container))
    };
    let mut leaving: std::collections::BTreeMap<Key, Vec<EdgeIx>> =
        std::collections::BTreeMap::new();
    let mut reached = std::collections::BTreeSet::new();
    for (index, edge) in diagram.edges.enumerate() {
        let [source, target] = [edge.source, edge.target].map(|end| key(diagram.whole(end)));
        leaving.entry(source).or_default().push(index);
        if source != target {
            reached.insert(target);
        }
    }
    let first = marks::gap(Style::Beams);
    let mut sources = 0.0;
    let roots = ends().filter(|end| !reached.contains(&key(*end)));
    for root in roots.chain(ends()) {
        if depths.get(root).is_some() || !leaving.contains_key(&key(root)) {
            continue;
        }
        depths.set(root, first * (sources * GOLDEN).rem_euclid(1.0));
        sources += 1.0;
        let mut queue = VecDeque::from([root]);
        while let Some(from) = queue.pop_front() {
            for index in leaving.get(&key(from)).into_iter().flatten() {
                let target = diagram.whole(diagram.edges[*index].target);
                if depths.get(target).is_none() {
                    depths.set(target, depths.of(from) + THROUGH + stage.lengths[*index]);
                    queue.push_back(target);
                }
            }
        }
    }
    depths
}

/// What tells ends apart: whether it is a container, and its number.
type Key = (bool, usize);

fn key(end: End) -> Key {
    use crate::Index as _;
    match end {
        End::Node(node) => (false, node.position()),
        End::Container(container) => (true, container.position()),
        End::Port(port) => (false, port.position()),
    }
}

/// What runs along the edges that a story traces.
pub(super) fn traces(stage: &Stage<'_>, script: &Script, pace: &Pace) -> Vec<Flow> {
    script
        .traces
        .iter()
        .map(|trace| traced(stage, pace, trace))
        .collect()
}

fn traced(stage: &Stage<'_>, pace: &Pace, trace: &Trace) -> Flow {
    let edge = &stage.diagram.edges[trace.hop.edge];
    let trail = &stage.trails[trace.hop.edge];
    let sender = if trace.hop.backwards {
        edge.target
    } else {
        edge.source
    };
    let sender = stage.diagram.end_item(sender).style.color;
    let style = match style(stage, edge) {
        style @ (Style::Dots | Style::Arrows) => style,
        Style::Beams | Style::Dashes | Style::Pulses | Style::None => Style::Beams,
    };
    // So far apart that never two marks are on the way.
    let room = stage.lengths[trace.hop.edge] + TRACE_ROOM;
    let runs = whole((pace.travel / room).floor()).max(1);
    let gap = pace.gap(runs);
    let leaves = trace.from_ms / pace.natural_ms;
    let gone = trace.to_ms / pace.natural_ms + TRACE_ROOM / pace.travel;
    let frames = [(0.0, 0.0), (leaves, 1.0), (gone.min(1.0), 0.0), (1.0, 0.0)];
    Flow {
        edge: edge.id.clone(),
        way: if trace.hop.backwards {
            trail.way.reverse_subpaths()
        } else {
            trail.way.clone()
        },
        mark: marks::mark(
            &stage.diagram.theme,
            trail,
            sender,
            style,
            gap,
            marks::Size::Large,
        ),
        gap,
        runs,
        phase: (-leaves * f64::from(runs)).rem_euclid(1.0),
        visible: frames
            .map(|(offset, value)| frame(offset, value, Easing::Step))
            .to_vec(),
    }
}
