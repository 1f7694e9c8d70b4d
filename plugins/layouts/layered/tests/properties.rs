//! Properties of every drawing, over random diagrams.

mod faults;

use kinograph_layered::arrange;
use kinograph_plugin_sdk::{
    geometry::{Direction, Insets, Point, Side, Size},
    layout::{
        Arrangement, Container, Edge, EdgeLabel, End, LabelPlace, Node, Port, Request, Spacing,
    },
};
use proptest::prelude::*;

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![
        Just(Direction::Down),
        Just(Direction::Right),
        Just(Direction::Up),
        Just(Direction::Left),
    ]
}

/// A number below `count`, from any number.
fn pick(any: u32, count: usize) -> u32 {
    let count = u32::try_from(count).expect("diagrams are small");
    any % count.max(1)
}

fn containers() -> impl Strategy<Value = Vec<Container>> {
    let container = (
        any::<Option<u32>>(),
        0..3_u8,
        proptest::option::weighted(0.2, direction()),
    );
    proptest::collection::vec(container, 0..6).prop_map(|all| {
        let make = |(c, (parent, size, direction)): (usize, (Option<u32>, u8, _))| {
            let side = f32::from(size) * 90.5;
            Container {
                parent: parent.filter(|_| c > 0).map(|parent| pick(parent, c)),
                padding: Insets {
                    top: 30.0,
                    right: 12.0,
                    bottom: 12.0,
                    left: 12.0,
                },
                min_size: Size {
                    width: side,
                    height: side,
                },
                direction,
                extra: Vec::new(),
            }
        };
        all.into_iter().enumerate().map(make).collect()
    })
}

fn node() -> impl Strategy<Value = (Node, Option<u32>)> {
    let parts = (20.0..200.0_f32, 20.0..90.0_f32, any::<Option<u32>>());
    (parts, proptest::option::weighted(0.1, 0..3_u32), 0..2_u8).prop_map(
        |((width, height, parent), rank, bleed)| {
            let bleed = f32::from(bleed) * 4.5;
            let node = Node {
                size: Size { width, height },
                margin: Insets {
                    top: bleed,
                    right: bleed,
                    bottom: 0.0,
                    left: 0.0,
                },
                parent: None,
                pinned: None,
                rank,
                extra: Vec::new(),
            };
            (node, parent)
        },
    )
}

/// Two ends, the kinds of these, a bundle, the size of a label and whether the edge is directed.
type EdgeParts = (u32, u32, u8, u8, Option<u32>, Option<(f32, f32)>, bool);

fn edge() -> impl Strategy<Value = EdgeParts> {
    (
        any::<u32>(),
        any::<u32>(),
        0..10_u8,
        0..10_u8,
        proptest::option::weighted(0.2, 0..3_u32),
        proptest::option::weighted(0.3, (10.0..120.0_f32, 10.0..40.0_f32)),
        proptest::bool::weighted(0.9),
    )
}

fn request() -> impl Strategy<Value = Request> {
    let nodes = proptest::collection::vec(node(), 1..16);
    let edges = proptest::collection::vec(edge(), 0..24);
    let ports = proptest::collection::vec((any::<u32>(), 0..4_u8, 0.0..1.0_f32), 0..6);
    (
        nodes,
        containers(),
        edges,
        ports,
        direction(),
        any::<bool>(),
    )
        .prop_map(|(nodes, containers, edges, ports, direction, ranked)| {
            let spacing = Spacing {
                node: 32.0,
                rank: 56.0,
                edge: 16.0,
                container: 32.0,
                component: 48.0,
            };
            let mut request = Request {
                nodes: Vec::new(),
                ports: Vec::new(),
                containers,
                edges: Vec::new(),
                labels: Vec::new(),
                direction,
                spacing,
                aspect_ratio: None,
                previous: None,
                seed: 1,
                params: Vec::new(),
                extra: Vec::new(),
            };
            for (mut node, parent) in nodes {
                let count = request.containers.len();
                node.parent = parent
                    .filter(|_| count > 0)
                    .map(|parent| pick(parent, count));
                node.rank = node.rank.filter(|_| ranked);
                request.nodes.push(node);
            }
            for (node, side, along) in ports {
                let node = pick(node, request.nodes.len());
                let Size { width, height } = request.nodes[node as usize].size;
                let (at, side) = match side {
                    0 => (
                        Point {
                            x: width * along,
                            y: 0.0,
                        },
                        Side::Top,
                    ),
                    1 => (
                        Point {
                            x: width,
                            y: height * along,
                        },
                        Side::Right,
                    ),
                    2 => (
                        Point {
                            x: width * along,
                            y: height,
                        },
                        Side::Bottom,
                    ),
                    _ => (
                        Point {
                            x: 0.0,
                            y: height * along,
                        },
                        Side::Left,
                    ),
                };
                request.ports.push(Port { node, at, side });
            }
            for parts in edges {
                add_edge(&mut request, parts);
            }
            request
        })
}

fn add_edge(request: &mut Request, (a, b, kind_a, kind_b, bundle, label, directed): EdgeParts) {
    let end = |any: u32, kind: u8| match kind {
        0 if !request.containers.is_empty() => End::Container(pick(any, request.containers.len())),
        1 | 2 if !request.ports.is_empty() => End::Port(pick(any, request.ports.len())),
        _ => End::Node(pick(any, request.nodes.len())),
    };
    let (source, target) = (end(a, kind_a), end(b, kind_b));
    let number = u32::try_from(request.edges.len()).expect("diagrams are small");
    if let Some((width, height)) = label {
        let place = [LabelPlace::Tail, LabelPlace::Middle, LabelPlace::Head][pick(a, 3) as usize];
        request.labels.push(EdgeLabel {
            edge: number,
            size: Size { width, height },
            place,
        });
    }
    request.edges.push(Edge {
        source,
        target,
        directed,
        weight: 1.0,
        bundle,
        extra: Vec::new(),
    });
}

/// What a diagram consists of, in few words.
fn describe(request: &Request, drawing: &Arrangement) -> String {
    let parents = |all: Vec<Option<u32>>| format!("{all:?}");
    let edge = |(e, edge): (usize, &Edge)| {
        let Edge {
            source,
            target,
            bundle,
            ..
        } = edge;
        let route = drawing.routes[e];
        let points = drawing
            .points
            .iter()
            .skip(route.start as usize)
            .take(route.count as usize);
        let points: Vec<(f32, f32)> = points.map(|p| (p.x, p.y)).collect();
        format!("{e}: {source:?} -> {target:?} {bundle:?} {points:?}")
    };
    let boxes: Vec<_> = drawing
        .nodes
        .iter()
        .zip(&request.nodes)
        .map(|(p, n)| (p.x, p.y, n.size.width, n.size.height))
        .collect();
    format!(
        "{:?}\nnodes {}\nranks {:?}\ncontainers {}\nports {:?}\nedges {:#?}\nlabels {:?} {:?}\n{boxes:?}",
        request.direction,
        parents(request.nodes.iter().map(|node| node.parent).collect()),
        request
            .nodes
            .iter()
            .map(|node| node.rank)
            .collect::<Vec<_>>(),
        parents(
            request
                .containers
                .iter()
                .map(|container| container.parent)
                .collect()
        ),
        request
            .ports
            .iter()
            .map(|port| (port.node, port.side))
            .collect::<Vec<_>>(),
        request
            .edges
            .iter()
            .enumerate()
            .map(edge)
            .collect::<Vec<_>>(),
        request
            .labels
            .iter()
            .map(|l| (l.edge, l.size.width, l.size.height))
            .collect::<Vec<_>>(),
        drawing.labels,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn drawings_have_no_faults(request in request()) {
        let drawing = arrange(&request).expect("the request is well formed");
        let faults = faults::of(&request, &drawing);
        prop_assert!(faults.is_empty(), "{faults:#?}\n{}", describe(&request, &drawing));
    }

    #[test]
    fn the_same_request_gives_the_same_answer(request in request()) {
        prop_assert_eq!(arrange(&request), arrange(&request));
    }

    #[test]
    fn a_pinned_node_stands_where_it_is_pinned(
        mut request in request(),
        (node, x, y) in (any::<u32>(), -300.0..300.0_f32, -300.0..300.0_f32),
    ) {
        let before = arrange(&request).expect("the request is well formed");
        let node = pick(node, request.nodes.len()) as usize;
        let anchor = (node + 1) % request.nodes.len();
        let at = before.nodes[node];
        request.nodes[anchor].pinned = Some(before.nodes[anchor]);
        request.nodes[node].pinned = Some(Point { x: at.x + x, y: at.y + y });
        let after = arrange(&request).expect("the request is well formed");
        prop_assert_eq!(Some(after.nodes[node]), request.nodes[node].pinned);
        let faults = faults::of(&request, &after);
        let (first, second) = (node.max(anchor), node.min(anchor));
        let severe = |fault: &&String| {
            let is_forced = fault.contains("overlap")
                && (!request.containers.is_empty()
                    || **fault == format!("nodes {first} and {second} overlap"));
            let is_route = fault.contains(" through ") || fault.contains("label");
            !is_forced && !is_route
        };
        prop_assert_eq!(faults.iter().find(severe), None);
    }

    #[test]
    fn an_edited_diagram_with_its_former_places_has_no_faults(
        mut request in request(),
        parts in edge(),
    ) {
        let before = arrange(&request).expect("the request is well formed");
        add_edge(&mut request, parts);
        request.previous = Some(kinograph_plugin_sdk::layout::Previous {
            nodes: before.nodes.into_iter().map(Some).collect(),
            containers: before.containers.into_iter().map(Some).collect(),
        });
        let after = arrange(&request).expect("the request is well formed");
        let faults = faults::of(&request, &after);
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn malformed_requests_are_refused() {
    let good = || Request {
        nodes: vec![Node {
            size: Size {
                width: 10.0,
                height: 10.0,
            },
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
        }],
        ports: Vec::new(),
        containers: Vec::new(),
        edges: Vec::new(),
        labels: Vec::new(),
        direction: Direction::Down,
        spacing: Spacing {
            node: 1.0,
            rank: 1.0,
            edge: 1.0,
            container: 1.0,
            component: 1.0,
        },
        aspect_ratio: None,
        previous: None,
        seed: 0,
        params: Vec::new(),
        extra: Vec::new(),
    };
    assert!(arrange(&good()).is_ok());
    let edge = |source, target| Edge {
        source,
        target,
        directed: true,
        weight: 1.0,
        bundle: None,
        extra: Vec::new(),
    };
    let spoils: [fn(&mut Request); 5] = [
        |r| r.nodes[0].size.width = f32::NAN,
        |r| r.nodes[0].size.height = -1.0,
        |r| r.nodes[0].parent = Some(0),
        |r| r.spacing.rank = f32::INFINITY,
        |r| r.aspect_ratio = Some(0.0),
    ];
    for spoil in spoils {
        let mut request = good();
        spoil(&mut request);
        assert!(arrange(&request).is_err());
    }
    for end in [End::Node(1), End::Container(0), End::Port(0)] {
        let mut request = good();
        request.edges.push(edge(End::Node(0), end));
        assert!(arrange(&request).is_err(), "{end:?}");
    }
}
