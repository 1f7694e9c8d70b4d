//! What cannot be seen at the beginning, and how it appears: nodes grow and
//! fade in, edges are drawn along their way, heads and labels come last.

use crate::{
    ContainerIx, EdgeIx, NodeIx,
    diagram::{Action, End},
    timeline::{Property, Target},
    visuals::{Easing, Trigger},
};

use super::{BETWEEN_MS, Seen, Teller, count};
use crate::animate::{script::Change, stage::part};

/// A node appears in this time, in milliseconds.
const ENTER_MS: f64 = 300.0;
/// From one node to the next, in milliseconds, and the most for all of them.
const STAGGER_MS: (f64, f64) = (110.0, 2200.0);
/// How small a node is when it begins to appear.
const SMALL: f64 = 0.96;
/// The shortest and the longest time in which a line is drawn, in milliseconds.
const DRAW_MS: (f64, f64) = (220.0, 350.0);
/// The speed at which a line is drawn, in pixels a millisecond.
const DRAW_SPEED: f64 = 0.7;
/// Heads and labels appear in this time, in milliseconds.
const LABEL_MS: f64 = 160.0;

impl Teller<'_> {
    /// Hides what appears later: what a step shows, or everything that builds up.
    pub(super) fn hide(&mut self) {
        let motion = &self.stage.diagram.motion;
        let named = motion.story.iter().filter_map(|step| match &step.action {
            Action::Show(ends) => Some(ends),
            Action::Pause | Action::Trace(_) | Action::Focus(_) => None,
        });
        let (mut nodes, mut containers) = self.inside(named.flatten());
        if motion.entrance {
            nodes = self.stage.diagram.nodes.indices().collect();
            containers = self.stage.diagram.containers.indices().collect();
        }
        for node in nodes {
            self.nodes[node] = Seen::NEVER;
        }
        for container in containers {
            self.containers[container] = Seen::NEVER;
        }
        self.hide_frames();
        self.hide_edges();
        self.begin();
    }

    /// Hides containers of which nothing can be seen yet.
    fn hide_frames(&mut self) {
        let diagram = self.stage.diagram;
        for container in diagram.containers.indices().rev() {
            let nodes = diagram
                .nodes
                .enumerate()
                .filter(|(_, it)| it.item.parent == Some(container));
            let inner = diagram
                .containers
                .enumerate()
                .filter(|(_, it)| it.item.parent == Some(container));
            let mut inside = nodes
                .map(|(node, _)| self.nodes[node])
                .chain(inner.map(|(inner, _)| self.containers[inner]))
                .peekable();
            if inside.peek().is_some() && inside.all(|seen| seen.since.is_none()) {
                self.containers[container] = Seen::NEVER;
            }
        }
    }

    fn hide_edges(&mut self) {
        for (index, edge) in self.stage.diagram.edges.enumerate() {
            let ends = [edge.source, edge.target].map(|end| self.seen(end).since);
            if ends.contains(&None) {
                self.edges[index] = Seen::NEVER;
            }
        }
    }

    /// Tells the script what cannot be seen at the beginning.
    fn begin(&mut self) {
        let (stage, script) = (self.stage, &mut self.script);
        let origin = crate::Point::ORIGIN;
        for (node, _) in self
            .nodes
            .enumerate()
            .filter(|(_, seen)| seen.since.is_none())
        {
            let middle = stage.point(stage.placement.nodes[node].center());
            script.begin(stage.node(node), Property::Opacity, 0.0, origin);
            script.begin(stage.node(node), Property::Scale, SMALL, middle);
        }
        for (container, _) in self
            .containers
            .enumerate()
            .filter(|(_, seen)| seen.since.is_none())
        {
            script.begin(stage.container(container), Property::Opacity, 0.0, origin);
        }
        for (edge, _) in self
            .edges
            .enumerate()
            .filter(|(_, seen)| seen.since.is_none())
        {
            script.begin(stage.edge(edge), Property::Opacity, 0.0, origin);
            script.begin(
                part(stage.edge(edge), "line"),
                Property::TrimEnd,
                0.0,
                origin,
            );
            script.begin(
                part(stage.edge(edge), "head"),
                Property::Opacity,
                0.0,
                origin,
            );
            if let Some(label) = stage.label(edge) {
                script.begin(label, Property::Opacity, 0.0, origin);
            }
        }
    }

    /// Shows everything that no step shows, in the order of the layout.
    pub(super) fn build_up(&mut self) {
        let stage = self.stage;
        let mut order = stage.placement.reveal.clone();
        if order.len() != stage.diagram.nodes.len() {
            order = stage.diagram.nodes.indices().collect();
        }
        let steps = stage.diagram.motion.story.iter();
        let later = steps.filter_map(|step| match &step.action {
            Action::Show(ends) => Some(ends),
            Action::Pause | Action::Trace(_) | Action::Focus(_) => None,
        });
        let (later_nodes, later_containers) = self.inside(later.flatten());
        let nodes: Vec<NodeIx> = order
            .into_iter()
            .filter(|it| !later_nodes.contains(it))
            .collect();
        let empty = stage
            .diagram
            .containers
            .indices()
            .filter(|it| !later_containers.contains(it));
        let empty: Vec<ContainerIx> = empty.filter(|it| self.is_empty(*it)).collect();
        let end = self.appear(&nodes, &empty, self.now);
        self.now = end + BETWEEN_MS;
    }

    fn is_empty(&self, container: ContainerIx) -> bool {
        let diagram = self.stage.diagram;
        let mut items = diagram
            .nodes
            .iter()
            .map(|it| &it.item)
            .chain(diagram.containers.iter().map(|it| &it.item));
        !items.any(|item| item.parent == Some(container))
    }

    /// Shows nodes, the containers around them and the edges between what can
    /// be seen. Returns when all of it can be.
    pub(super) fn appear(
        &mut self,
        nodes: &[NodeIx],
        containers: &[ContainerIx],
        start: f64,
    ) -> f64 {
        let new = nodes.iter().filter(|it| self.nodes[**it].since.is_none());
        let stagger = STAGGER_MS.0.min(STAGGER_MS.1 / count(new).max(1.0));
        let (mut at, mut end) = (start, start);
        for container in containers {
            end = end.max(self.enter_container(*container, at));
        }
        for node in nodes {
            if self.nodes[*node].since.is_some() {
                continue;
            }
            if let Some(parent) = self.stage.diagram.nodes[*node].item.parent {
                end = end.max(self.enter_container(parent, at));
            }
            end = end.max(self.enter_node(*node, at));
            at += stagger;
        }
        end.max(self.enter_edges())
    }

    fn enter_node(&mut self, node: NodeIx, at: f64) -> f64 {
        let target = self.stage.node(node);
        let how = Change::new(at, ENTER_MS, Easing::EaseOut);
        self.script
            .change(target.clone(), Property::Opacity, 1.0, how);
        self.script
            .change(target.clone(), Property::Scale, 1.0, how);
        self.script.event(at, target, Trigger::OnEnter);
        self.nodes[node] = Seen {
            since: Some(at),
            level: 1.0,
        };
        at + ENTER_MS
    }

    /// Shows a container and those around it.
    fn enter_container(&mut self, container: ContainerIx, at: f64) -> f64 {
        let mut outer = Some(container);
        let mut end = at;
        while let Some(container) = outer {
            if self.containers[container].since.is_none() {
                let target = self.stage.container(container);
                let how = Change::new(at, ENTER_MS, Easing::EaseOut);
                self.script
                    .change(target.clone(), Property::Opacity, 1.0, how);
                self.script.event(at, target, Trigger::OnEnter);
                self.containers[container] = Seen {
                    since: Some(at),
                    level: 1.0,
                };
                end = at + ENTER_MS;
            }
            outer = self.stage.diagram.containers[container].item.parent;
        }
        end
    }

    /// Shows the edges whose ends can be seen, each as soon as both are there.
    fn enter_edges(&mut self) -> f64 {
        let mut end = 0.0_f64;
        for (index, edge) in self.stage.diagram.edges.enumerate() {
            let ends = [edge.source, edge.target].map(|end| self.seen(end).since);
            if let (None, [Some(source), Some(target)]) = (self.edges[index].since, ends) {
                end = end.max(self.enter_edge(index, source.max(target) + ENTER_MS / 2.0));
            }
        }
        end
    }

    fn enter_edge(&mut self, edge: EdgeIx, at: f64) -> f64 {
        let over = (self.stage.lengths[edge] / DRAW_SPEED).clamp(DRAW_MS.0, DRAW_MS.1);
        let target = self.stage.edge(edge);
        let drawn = at + over;
        let mut change = |target: Target, property, at: f64, over: f64, easing| {
            self.script
                .change(target, property, 1.0, Change::new(at, over, easing));
        };
        change(target.clone(), Property::Opacity, at, 0.0, Easing::Step);
        change(
            part(target.clone(), "line"),
            Property::TrimEnd,
            at,
            over,
            Easing::EaseOut,
        );
        change(
            part(target, "head"),
            Property::Opacity,
            drawn - LABEL_MS / 2.0,
            LABEL_MS,
            Easing::EaseOut,
        );
        if let Some(label) = self.stage.label(edge) {
            change(label, Property::Opacity, drawn, LABEL_MS, Easing::EaseOut);
        }
        self.edges[edge] = Seen {
            since: Some(at),
            level: 1.0,
        };
        drawn + LABEL_MS
    }

    /// Shows what is still hidden of some ends. Returns when it can be seen.
    pub(super) fn uncover(&mut self, ends: &[End], start: f64) -> f64 {
        if ends.iter().all(|end| self.seen(*end).since.is_some()) {
            return start;
        }
        let (nodes, containers) = self.inside(ends);
        self.appear(&nodes, &containers, start)
    }
}
