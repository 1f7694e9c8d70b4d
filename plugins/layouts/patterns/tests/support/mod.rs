//! Requests, small and random, and the faults of answers.

use kinograph_plugin_sdk::{
    geometry::{Direction, Insets, Point, Rect, Size},
    layout::{
        Arrangement, Container, Curve, Edge, EdgeLabel, End, LabelPlace, Node, Request, Route,
        Spacing,
    },
};
use proptest::{prelude::*, sample::Index};

/// A request for nothing, flowing to the right.
pub(crate) fn request() -> Request {
    Request {
        nodes: Vec::new(),
        ports: Vec::new(),
        containers: Vec::new(),
        edges: Vec::new(),
        labels: Vec::new(),
        direction: Direction::Right,
        spacing: Spacing {
            node: 32.0,
            rank: 56.0,
            edge: 16.0,
            container: 32.0,
            component: 48.0,
        },
        aspect_ratio: None,
        previous: None,
        seed: 0,
        params: Vec::new(),
        extra: Vec::new(),
    }
}

pub(crate) fn node(width: f32, height: f32) -> Node {
    Node {
        size: Size { width, height },
        margin: Insets {
            top: 0.0,
            right: 0.0,
            bottom: 0.0,
            left: 0.0,
        },
        parent: None,
        pinned: None,
        rank: None,
        extra: Vec::new(),
    }
}

pub(crate) fn container(parent: Option<u32>) -> Container {
    Container {
        parent,
        padding: Insets {
            top: 40.0,
            right: 16.0,
            bottom: 16.0,
            left: 16.0,
        },
        min_size: Size {
            width: 80.0,
            height: 40.0,
        },
        direction: None,
        extra: Vec::new(),
    }
}

pub(crate) fn edge(source: End, target: End) -> Edge {
    Edge {
        source,
        target,
        directed: true,
        weight: 1.0,
        bundle: None,
        extra: Vec::new(),
    }
}

pub(crate) fn label(edge: u32, width: f32, height: f32) -> EdgeLabel {
    EdgeLabel {
        edge,
        size: Size { width, height },
        place: LabelPlace::Middle,
    }
}

/// So many nodes, one after the other.
pub(crate) fn chain(count: u32) -> Request {
    Request {
        nodes: (0..count).map(|_| node(120.0, 48.0)).collect(),
        edges: (1..count)
            .map(|next| edge(End::Node(next - 1), End::Node(next)))
            .collect(),
        ..request()
    }
}

/// So many nodes in a tree in which everyone has up to five children.
pub(crate) fn wide_tree(count: u32) -> Request {
    Request {
        nodes: (0..count).map(|_| node(120.0, 48.0)).collect(),
        edges: (1..count)
            .map(|next| edge(End::Node((next - 1) / 5), End::Node(next)))
            .collect(),
        ..request()
    }
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![
        Just(Direction::Down),
        Just(Direction::Right),
        Just(Direction::Up),
        Just(Direction::Left),
    ]
}

fn any_container() -> impl Strategy<Value = (Option<Index>, f32, Option<Direction>)> {
    (
        any::<Option<Index>>(),
        0.0..300.0_f32,
        proptest::option::weighted(0.2, direction()),
    )
}

type NodeParts = (f32, f32, f32, Option<Index>, Option<u32>);

fn any_node() -> impl Strategy<Value = NodeParts> {
    (
        20.0..240.0_f32,
        20.0..120.0_f32,
        0.0..6.0_f32,
        any::<Option<Index>>(),
        proptest::option::weighted(0.2, 0..4_u32),
    )
}

type EdgeParts = ((Index, bool), (Index, bool), Option<(f32, f32)>);

fn any_edge() -> impl Strategy<Value = EdgeParts> {
    let end = || (any::<Index>(), proptest::bool::weighted(0.15));
    let label = proptest::option::weighted(0.3, (10.0..140.0_f32, 10.0..40.0_f32));
    (end(), end(), label)
}

/// Requests with containers in containers, ranks, labels, loops and several edges between the same nodes.
pub(crate) fn requests() -> impl Strategy<Value = Request> {
    let containers = prop_oneof![
        Just(Vec::new()),
        proptest::collection::vec(any_container(), 0..6)
    ];
    (
        proptest::collection::vec(any_node(), 1..18),
        containers,
        proptest::collection::vec(any_edge(), 0..24),
        direction(),
        proptest::option::of(0.3..3.0_f32),
        any::<bool>(),
    )
        .prop_map(|(nodes, containers, edges, direction, ratio, ranked)| {
            let mut request = Request {
                direction,
                aspect_ratio: ratio,
                ..request()
            };
            for (number, (parent, side, direction)) in containers.into_iter().enumerate() {
                let parent = parent.filter(|_| number > 0);
                let mut made = container(parent.map(|parent| small(parent.index(number))));
                made.min_size.width = side;
                made.direction = direction;
                request.containers.push(made);
            }
            let count = request.containers.len();
            for (width, height, bleed, parent, rank) in nodes {
                let mut made = node(width, height);
                made.margin.left = bleed;
                made.margin.top = bleed / 2.0;
                let parent = parent.filter(|_| count > 0);
                made.parent = parent.map(|parent| small(parent.index(count)));
                made.rank = rank.filter(|_| ranked);
                request.nodes.push(made);
            }
            for (source, target, size) in edges {
                add_edge(&mut request, source, target, size);
            }
            request
        })
}

fn add_edge(
    request: &mut Request,
    source: (Index, bool),
    target: (Index, bool),
    size: Option<(f32, f32)>,
) {
    let end = |(any, wants_container): (Index, bool)| {
        if wants_container && !request.containers.is_empty() {
            End::Container(small(any.index(request.containers.len())))
        } else {
            End::Node(small(any.index(request.nodes.len())))
        }
    };
    let made = edge(end(source), end(target));
    if let Some((width, height)) = size {
        let edge = small(request.edges.len());
        request.labels.push(label(edge, width, height));
    }
    request.edges.push(made);
}

fn small(index: usize) -> u32 {
    u32::try_from(index).expect("requests are small")
}

/// The boxes of the nodes at given corners, with their margins.
#[derive(Debug)]
pub(crate) struct Boxes(Vec<Rect>);

/// Coordinates are whole pixels in `f32`; sums of those and sizes are not.
const SLACK: f32 = 0.02;

impl Boxes {
    pub(crate) fn of(request: &Request, corners: &[Point]) -> Self {
        let boxes = request.nodes.iter().zip(corners).map(|(node, at)| Rect {
            x: at.x - node.margin.left,
            y: at.y - node.margin.top,
            width: node.size.width + node.margin.left + node.margin.right,
            height: node.size.height + node.margin.top + node.margin.bottom,
        });
        Self(boxes.collect())
    }

    /// Two boxes that overlap. A sweep keeps large diagrams quick to check.
    pub(crate) fn overlap(&self) -> Option<(usize, usize)> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        order.sort_by(|&a, &b| self.0[a].x.total_cmp(&self.0[b].x));
        let mut near: Vec<usize> = Vec::new();
        for node in order {
            near.retain(|&other| self.0[other].x + self.0[other].width > self.0[node].x + SLACK);
            if let Some(&other) = near.iter().find(|&&it| overlap(self.0[it], self.0[node])) {
                return Some((node.min(other), node.max(other)));
            }
            near.push(node);
        }
        None
    }

    /// The width and the height of all together.
    pub(crate) fn extent(&self) -> (f32, f32) {
        let end = |end: fn(&Rect) -> f32| self.0.iter().map(end).fold(f32::MIN, f32::max);
        let begin = |begin: fn(&Rect) -> f32| self.0.iter().map(begin).fold(f32::MAX, f32::min);
        (
            end(|it| it.x + it.width) - begin(|it| it.x),
            end(|it| it.y + it.height) - begin(|it| it.y),
        )
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x + SLACK < b.x + b.width
        && b.x + SLACK < a.x + a.width
        && a.y + SLACK < b.y + b.height
        && b.y + SLACK < a.y + a.height
}

fn holds(outer: Rect, inner: Rect, slack: f32) -> bool {
    outer.x <= inner.x + slack
        && outer.y <= inner.y + slack
        && outer.x + outer.width >= inner.x + inner.width - slack
        && outer.y + outer.height >= inner.y + inner.height - slack
}

/// Everything that is wrong with an answer.
pub(crate) fn faults(request: &Request, answer: &Arrangement) -> Vec<String> {
    let mut faults = Vec::new();
    if answer.nodes.len() != request.nodes.len()
        || answer.containers.len() != request.containers.len()
    {
        return vec!["something is lost".into()];
    }
    let mut reveal = answer.reveal.clone();
    reveal.sort_unstable();
    if reveal != (0..small(request.nodes.len())).collect::<Vec<_>>() {
        faults.push("the nodes do not appear once each".into());
    }
    let boxes = Boxes::of(request, &answer.nodes);
    let far = |x: f32| !x.is_finite() || x.abs() > 1e6;
    if answer.nodes.iter().any(|at| far(at.x) || far(at.y)) {
        faults.push("a node is far out".into());
    }
    let pinned = request.nodes.iter().any(|node| node.pinned.is_some());
    if pinned && boxes.0.len() < 50 {
        for b in 0..boxes.0.len() {
            for a in 0..b {
                if overlap(boxes.0[a], boxes.0[b]) {
                    faults.push(format!("nodes {a} and {b} overlap"));
                }
            }
        }
    } else if let Some((a, b)) = boxes.overlap() {
        faults.push(format!("nodes {a} and {b} overlap"));
    }
    for (edge, route) in request.edges.iter().zip(&answer.routes) {
        faults.extend(route_fault(request, answer, &boxes, edge, *route));
    }
    // A pin may stand between two pixels.
    let slack = if pinned { 1.0 } else { SLACK };
    let room = |container: usize| {
        let (frame, padding) = (
            answer.containers[container],
            request.containers[container].padding,
        );
        Rect {
            x: frame.x + padding.left,
            y: frame.y + padding.top,
            width: frame.width - padding.left - padding.right,
            height: frame.height - padding.top - padding.bottom,
        }
    };
    for (n, node) in request.nodes.iter().enumerate() {
        if node
            .parent
            .is_some_and(|c| !holds(room(c as usize), boxes.0[n], slack))
        {
            faults.push(format!("node {n} is not inside its container"));
        }
    }
    for (c, container) in request.containers.iter().enumerate() {
        let frame = answer.containers[c];
        if container
            .parent
            .is_some_and(|p| !holds(room(p as usize), frame, slack))
        {
            faults.push(format!("container {c} is not inside its container"));
        }
        let least = container.min_size;
        if frame.width < least.width.max(1.0) || frame.height < least.height.max(1.0) {
            faults.push(format!("container {c} is too small"));
        }
        for other in 0..c {
            if container.parent == request.containers[other].parent
                && overlap(frame, answer.containers[other])
            {
                faults.push(format!("containers {other} and {c} overlap"));
            }
        }
        for (n, node) in request.nodes.iter().enumerate() {
            if node.parent == container.parent && overlap(frame, boxes.0[n]) {
                faults.push(format!("node {n} and container {c} overlap"));
            }
        }
    }
    faults
}

/// What is wrong with a route that the layout gave.
fn route_fault(
    request: &Request,
    answer: &Arrangement,
    boxes: &Boxes,
    edge: &Edge,
    route: Route,
) -> Option<String> {
    let points: Vec<Point> = answer
        .points
        .iter()
        .skip(route.start as usize)
        .take(route.count as usize)
        .copied()
        .collect();
    let (first, last) = (points.first()?, points.last()?);
    for (end, at) in [(edge.source, first), (edge.target, last)] {
        let rect = match end {
            End::Container(c) => answer.containers[c as usize],
            End::Node(n) => {
                let (at, size) = (answer.nodes[n as usize], request.nodes[n as usize].size);
                Rect {
                    x: at.x,
                    y: at.y,
                    width: size.width,
                    height: size.height,
                }
            }
            End::Port(_) => return Some("a route to a port".into()),
        };
        let on = |x: f32, from: f32, length: f32| (x - from).abs().min((x - from - length).abs());
        let beside = on(at.x, rect.x, rect.width).min(on(at.y, rect.y, rect.height));
        let spot = Rect {
            x: at.x,
            y: at.y,
            width: 0.0,
            height: 0.0,
        };
        if beside > 0.6 || !holds(rect, spot, 0.6) {
            return Some(format!("a route does not end on {end:?}"));
        }
    }
    if route.curve == Curve::Spline && route.count % 3 != 1 {
        return Some(format!("a spline of {} points", route.count));
    }
    let hit = |node: usize| {
        let is_end = [edge.source, edge.target].contains(&End::Node(small(node)));
        !is_end && along(&points, route.curve).any(|at| holds(boxes.0[node], at, -0.6))
    };
    let hit = (0..boxes.0.len().min(200)).find(|&node| hit(node))?;
    Some(format!("a route leads through node {hit}"))
}

/// Spots along a route.
fn along(points: &[Point], curve: Curve) -> impl Iterator<Item = Rect> {
    let step = if curve == Curve::Spline { 3 } else { 1 };
    let pieces = points.windows(step + 1).step_by(step);
    pieces.flat_map(move |piece| {
        (0_u8..=16).map(move |sixteenth| {
            let at = f32::from(sixteenth) / 16.0;
            let mut piece: Vec<Point> = piece.to_vec();
            // De Casteljau; a line is a curve of the first degree.
            while piece.len() > 1 {
                let pairs = piece.windows(2);
                let between = |a: f32, b: f32| a + (b - a) * at;
                piece = pairs
                    .map(|pair| Point {
                        x: between(pair[0].x, pair[1].x),
                        y: between(pair[0].y, pair[1].y),
                    })
                    .collect();
            }
            Rect {
                x: piece[0].x,
                y: piece[0].y,
                width: 0.0,
                height: 0.0,
            }
        })
    })
}
