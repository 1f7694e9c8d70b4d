//! A story, told step by step: what appears, what is traced, what is dimmed,
//! what is said, and when.

mod reveal;

use crate::{
    ContainerIx, EdgeIx, NodeIx, Table,
    diagram::{Action, End, Hop, Step},
    scene::{
        Role,
        compose::{RING_PART, WORDS_PART},
    },
    timeline::{Property, Target},
    visuals::{Easing, Trigger},
};

use super::{
    script::{Change, Script},
    stage::{Stage, part, whole},
};

/// The first step begins so long after the loop, in milliseconds.
const LEAD_MS: f64 = 300.0;
/// Between two steps, in milliseconds.
const BETWEEN_MS: f64 = 200.0;
/// How long a caption without words is shown, and what each word adds, in milliseconds.
const READING_MS: (f64, f64) = (1200.0, 60.0);
/// A caption appears and disappears in this time, in milliseconds.
const CAPTION_MS: f64 = 220.0;
/// A step without words lasts at least so long, in milliseconds.
const LEAST_MS: f64 = 700.0;
/// How long a focus without words lasts, in milliseconds.
const FOCUS_MS: f64 = 1800.0;
/// The light goes down or up in this time, in milliseconds.
const DIM_MS: f64 = 280.0;
/// How much of what is out of focus can be seen.
const DIMMED: f64 = 0.25;
/// How much can be seen of what a trace does not pass.
const BESIDE: f64 = 0.4;
/// A trace waits so long on each node, in milliseconds.
const HOP_MS: f64 = 140.0;
/// A node that a trace reaches is lit for this time, in milliseconds.
const LIT_MS: f64 = 500.0;
/// How long the whole diagram is seen when the story is told, in milliseconds.
const FINALE_MS: f64 = 3200.0;
/// The same for a diagram that only builds up.
const BUILT_MS: f64 = 5000.0;
/// What appears disappears in this time, and the loop rests as long, in milliseconds.
const RESET_MS: f64 = 450.0;

/// Tells the story of a diagram.
pub(super) fn tell(stage: &Stage<'_>) -> Script {
    let diagram = stage.diagram;
    let mut teller = Teller::new(stage);
    teller.hide();
    let motion = &diagram.motion;
    if motion.entrance {
        teller.build_up();
    }
    for (number, step) in (1..).zip(&motion.story) {
        teller.step(number, step);
    }
    let finale_ms = if motion.story.is_empty() {
        BUILT_MS
    } else {
        FINALE_MS
    };
    teller.end(finale_ms)
}

struct Teller<'a> {
    stage: &'a Stage<'a>,
    script: Script,
    now: f64,
    nodes: Table<NodeIx, Seen>,
    containers: Table<ContainerIx, Seen>,
    edges: Table<EdgeIx, Seen>,
    /// What lights are on.
    lit: Vec<Target>,
}

/// Whether something can be seen, and how brightly.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Seen {
    /// When it can be seen; none is not yet.
    since: Option<f64>,
    level: f64,
}

impl Seen {
    const ALWAYS: Self = Self {
        since: Some(0.0),
        level: 1.0,
    };
    const NEVER: Self = Self {
        since: None,
        level: 1.0,
    };
}

/// What stays bright while the rest is dimmed.
#[derive(Default)]
struct Bright {
    nodes: Vec<NodeIx>,
    containers: Vec<ContainerIx>,
    edges: Vec<EdgeIx>,
}

impl<'a> Teller<'a> {
    fn new(stage: &'a Stage<'a>) -> Self {
        let diagram = stage.diagram;
        Self {
            stage,
            script: Script::default(),
            now: LEAD_MS,
            nodes: diagram.nodes.iter().map(|_| Seen::ALWAYS).collect(),
            containers: diagram.containers.iter().map(|_| Seen::ALWAYS).collect(),
            edges: diagram.edges.iter().map(|_| Seen::ALWAYS).collect(),
            lit: Vec::new(),
        }
    }

    fn seen(&self, end: End) -> Seen {
        match self.stage.diagram.whole(end) {
            End::Node(node) => self.nodes[node],
            End::Container(container) => self.containers[container],
            End::Port(port) => self.nodes[self.stage.diagram.ports[port].node],
        }
    }

    /// The nodes and containers that ends stand for: a container stands for
    /// everything inside it too.
    fn inside<'e>(
        &self,
        ends: impl IntoIterator<Item = &'e End>,
    ) -> (Vec<NodeIx>, Vec<ContainerIx>) {
        let diagram = self.stage.diagram;
        let (mut nodes, mut containers) = (Vec::new(), Vec::new());
        for end in ends {
            match diagram.whole(*end) {
                End::Node(node) => nodes.push(node),
                End::Port(port) => nodes.push(diagram.ports[port].node),
                End::Container(container) => {
                    // Containers stand after their parents.
                    let first = containers.len();
                    containers.push(container);
                    for (inner, it) in diagram.containers.enumerate() {
                        if it
                            .item
                            .parent
                            .is_some_and(|it| containers[first..].contains(&it))
                        {
                            containers.push(inner);
                        }
                    }
                    let held = diagram.nodes.enumerate().filter(|(_, node)| {
                        node.item
                            .parent
                            .is_some_and(|it| containers[first..].contains(&it))
                    });
                    nodes.extend(held.map(|(node, _)| node));
                }
            }
        }
        (nodes, containers)
    }

    fn step(&mut self, number: usize, step: &Step) {
        let start = self.now;
        let done = match &step.action {
            Action::Pause => {
                self.dim(start, None);
                start
            }
            Action::Show(ends) => {
                self.dim(start, None);
                let (nodes, containers) = self.inside(ends);
                self.appear(&nodes, &containers, start) + LEAST_MS / 2.0
            }
            Action::Trace(hops) => self.trace(hops, start) + LEAST_MS / 2.0,
            Action::Focus(ends) => self.focus(ends, start) + FOCUS_MS,
        };
        let words = step
            .say
            .as_ref()
            .map_or(0.0, |say| count(say.split_whitespace()));
        let reading = if step.say.is_some() {
            READING_MS.0 + READING_MS.1 * words + 2.0 * CAPTION_MS
        } else {
            LEAST_MS
        };
        let wanted = step.duration_ms.map_or(0.0, f64::from);
        let end = done.max(start + reading.max(wanted));
        if step.say.is_some() {
            let caption = whole(Role::Caption, &number.to_string());
            self.flash(caption, start, end - CAPTION_MS, CAPTION_MS);
        }
        self.now = end + BETWEEN_MS;
    }

    /// Lets something that cannot be seen appear at one instant and disappear at another.
    fn flash(&mut self, target: Target, from: f64, to: f64, over: f64) {
        self.light(&target, from, over);
        let off = Change::new(to, over, Easing::EaseIn);
        self.script.change(target, Property::Opacity, 0.0, off);
    }

    fn light(&mut self, target: &Target, at: f64, over: f64) {
        self.script.begin_once(target, Property::Opacity, 0.0);
        let on = Change::new(at, over, Easing::EaseOut);
        self.script
            .change(target.clone(), Property::Opacity, 1.0, on);
    }

    fn trace(&mut self, hops: &[Hop], start: f64) -> f64 {
        let ways: Vec<[End; 2]> = hops.iter().map(|hop| self.way(*hop)).collect();
        let ends = ways.concat();
        let ready = self.uncover(&ends, start);
        let (nodes, inner) = self.inside(&ends);
        let bright = Bright {
            nodes,
            containers: inner.into_iter().chain(self.around(&ends)).collect(),
            edges: hops.iter().map(|hop| hop.edge).collect(),
        };
        self.dim(start, Some((&bright, BESIDE)));
        let mut at = ready + DIM_MS / 2.0;
        for (position, (hop, [source, target])) in hops.iter().zip(ways).enumerate() {
            let first = position == 0;
            let from = self.stage.end(source);
            if first {
                // Every later source is lit as the target that it was.
                self.flash(
                    part(from.clone(), RING_PART),
                    at - HOP_MS,
                    at + LIT_MS,
                    DIM_MS,
                );
            }
            self.script.event(at, from, Trigger::OnDeparture);
            let arrival =
                at + self.stage.lengths[hop.edge] * 1000.0 / self.stage.diagram.motion.speed;
            self.script.trace(hop.edge, hop.backwards, at, arrival);
            let to = self.stage.end(target);
            self.flash(
                part(to.clone(), RING_PART),
                arrival - HOP_MS / 2.0,
                arrival + LIT_MS,
                DIM_MS,
            );
            self.script.event(arrival, to, Trigger::OnArrival);
            at = arrival + HOP_MS;
        }
        at + LIT_MS
    }

    /// Where a hop begins and ends.
    fn way(&self, hop: Hop) -> [End; 2] {
        let edge = &self.stage.diagram.edges[hop.edge];
        if hop.backwards {
            [edge.target, edge.source]
        } else {
            [edge.source, edge.target]
        }
    }

    fn focus(&mut self, ends: &[End], start: f64) -> f64 {
        let ready = self.uncover(ends, start);
        let (nodes, containers) = self.inside(ends);
        let edges = self.stage.diagram.edges.enumerate().filter(|(_, edge)| {
            [edge.source, edge.target]
                .iter()
                .all(|end| match self.stage.diagram.whole(*end) {
                    End::Node(node) => nodes.contains(&node),
                    End::Container(container) => containers.contains(&container),
                    End::Port(_) => false,
                })
        });
        let edges = edges.map(|(edge, _)| edge).collect();
        let bright = Bright {
            nodes,
            containers: containers.into_iter().chain(self.around(ends)).collect(),
            edges,
        };
        self.dim(start, Some((&bright, DIMMED)));
        for end in ends {
            let target = self.stage.end(*end);
            self.script
                .event(ready, target.clone(), Trigger::OnHighlight);
            let ring = part(target, RING_PART);
            self.light(&ring, ready, DIM_MS);
            self.lit.push(ring);
        }
        ready
    }

    /// The containers around ends.
    fn around(&self, ends: &[End]) -> Vec<ContainerIx> {
        let diagram = self.stage.diagram;
        let mut containers = Vec::new();
        for end in ends {
            let mut outer = match diagram.whole(*end) {
                End::Container(container) => diagram.containers[container].item.parent,
                End::Node(node) => diagram.nodes[node].item.parent,
                End::Port(port) => diagram.nodes[diagram.ports[port].node].item.parent,
            };
            while let Some(container) = outer {
                containers.push(container);
                outer = diagram.containers[container].item.parent;
            }
        }
        containers
    }

    /// Dims everything that can be seen but for what stays bright, and puts out
    /// the lights of the step before. Without anything bright all of it is.
    fn dim(&mut self, at: f64, bright: Option<(&Bright, f64)>) {
        for ring in std::mem::take(&mut self.lit) {
            let off = Change::new(at, DIM_MS, Easing::EaseIn);
            self.script.change(ring, Property::Opacity, 0.0, off);
        }
        let level = |is_bright: &dyn Fn(&Bright) -> bool| match bright {
            Some((kept, level)) if !is_bright(kept) => level,
            _ => 1.0,
        };
        for node in self.stage.diagram.nodes.indices() {
            let level = level(&|kept| kept.nodes.contains(&node));
            set_level(
                &mut self.script,
                &mut self.nodes[node],
                &[self.stage.node(node)],
                at,
                level,
            );
        }
        for container in self.stage.diagram.containers.indices() {
            let level = level(&|kept| kept.containers.contains(&container));
            let target = [self.stage.container(container)];
            set_level(
                &mut self.script,
                &mut self.containers[container],
                &target,
                at,
                level,
            );
        }
        for edge in self.stage.diagram.edges.indices() {
            let level = level(&|kept| kept.edges.contains(&edge));
            let mut targets = vec![self.stage.edge(edge)];
            targets.extend(self.stage.label(edge).map(|label| part(label, WORDS_PART)));
            set_level(&mut self.script, &mut self.edges[edge], &targets, at, level);
        }
    }

    /// Ends the story: the whole diagram for a while, and back to the beginning.
    fn end(mut self, finale_ms: f64) -> Script {
        self.dim(self.now, None);
        let from = self.now + DIM_MS;
        let to = from + finale_ms;
        self.script.ambient_ms = Some((from, to));
        self.script.poster_ms = f64::midpoint(from, to);
        let reset = self.script.reset(to, RESET_MS);
        self.script.natural_ms = if reset { to + 2.0 * RESET_MS } else { to };
        self.script
    }
}

/// Changes how brightly something is seen that can be seen.
fn set_level(script: &mut Script, seen: &mut Seen, targets: &[Target], at: f64, level: f64) {
    if seen.since.is_none() || (seen.level - level).abs() <= f64::EPSILON {
        return;
    }
    seen.level = level;
    for target in targets {
        let how = Change::new(at, DIM_MS, Easing::EaseInOut);
        script.change(target.clone(), Property::Opacity, level, how);
    }
}

/// How many there are, as a number of milliseconds can be multiplied with.
fn count(items: impl Iterator) -> f64 {
    items.fold(0.0, |count, _| count + 1.0)
}
