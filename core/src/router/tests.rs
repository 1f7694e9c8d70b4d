//! Known scenes with known answers, and rules that hold on any board.

use proptest::prelude::*;

use super::{
    space::{Space, grow},
    *,
};
use crate::index::Index as _;

fn board(nodes: &[(f64, f64, f64, f64)], wires: &[(usize, usize)]) -> Board {
    let nodes = nodes.iter().map(|&(x, y, width, height)| {
        Obstacle::boxed(Rect::new(x, y, x + width, y + height), None)
    });
    let wires = wires.iter().map(|&(a, b)| wire(a, b));
    Board {
        nodes: nodes.collect(),
        wires: wires.collect(),
        gap: 16.0,
        ..Board::default()
    }
}

fn at(node: usize) -> Terminal {
    Terminal {
        body: Body::Node(NodeIx::new(node)),
        port: None,
    }
}

fn wire(a: usize, b: usize) -> Wire {
    Wire {
        source: at(a),
        target: at(b),
        bundle: None,
        curve: Curve::Rounded,
        given: Vec::new(),
    }
}

fn points(board: &Board) -> Vec<Vec<Point>> {
    route(board).into_iter().map(|it| it.points).collect()
}

fn xy(points: &[Point]) -> Vec<(f64, f64)> {
    points.iter().map(|it| (it.x, it.y)).collect()
}

#[test]
fn boxes_that_face_each_other_are_joined_straight() {
    let even = board(
        &[(0.0, 0.0, 80.0, 40.0), (180.0, 0.0, 80.0, 40.0)],
        &[(0, 1)],
    );
    assert_eq!(xy(&points(&even)[0]), [(80.0, 20.0), (180.0, 20.0)]);
    let uneven = board(
        &[(0.0, 0.0, 80.0, 40.0), (180.0, 14.0, 80.0, 60.0)],
        &[(1, 0)],
    );
    let [a, b] = points(&uneven)[0][..] else {
        panic!("no bends")
    };
    assert_eq!((a.x, b.x), (180.0, 80.0));
    assert!(a.y == b.y && a.y > 24.0 && b.y < 30.0, "{a} {b}");
}

#[test]
fn a_way_has_no_more_bends_than_it_needs() {
    let rows = |nodes: &[(f64, f64, f64, f64)]| points(&board(nodes, &[(0, 1)]))[0].len() - 2;
    let (a, wall) = ((0.0, 0.0, 80.0, 40.0), (160.0, -20.0, 80.0, 80.0));
    assert_eq!(rows(&[a, (320.0, 0.0, 80.0, 40.0), wall]), 2);
    assert_eq!(rows(&[a, (200.0, 200.0, 80.0, 40.0)]), 1);
}

#[test]
fn heads_have_a_line_to_stand_on() {
    // A gap of 32 pixels behind: the way in from there has one bend less.
    let pair = [(200.0, 0.0, 140.0, 60.0), (200.0, 92.0, 140.0, 60.0)];
    let it = board(
        &[(0.0, 46.0, 80.0, 60.0), pair[0], pair[1]],
        &[(0, 1), (0, 2)],
    );
    for points in points(&it) {
        let [.., bend, end] = points[..] else {
            panic!("a route has two points")
        };
        assert_eq!(end.x, 200.0, "it enters in front: {points:?}");
        assert!((end - bend).hypot() >= 20.0, "{points:?}");
    }
}

#[test]
fn a_bend_between_two_boxes_stands_half_way() {
    let port = |node, x, y, side| Terminal {
        port: Some(Port {
            at: Point::new(x, y),
            side,
        }),
        ..at(node)
    };
    let mut it = board(
        &[(0.0, 0.0, 80.0, 40.0), (180.0, 100.0, 80.0, 40.0)],
        &[(0, 1)],
    );
    let wire = &mut it.wires[EdgeIx::new(0)];
    wire.source = port(0, 80.0, 10.0, Side::Right);
    wire.target = port(1, 180.0, 130.0, Side::Left);
    assert_eq!(
        xy(&points(&it)[0]),
        [(80.0, 10.0), (130.0, 10.0), (130.0, 130.0), (180.0, 130.0)]
    );
}

#[test]
fn parallel_wires_are_spaced_evenly_and_do_not_cross() {
    let it = board(
        &[(0.0, 0.0, 80.0, 80.0), (180.0, 0.0, 80.0, 80.0)],
        &[(0, 1), (1, 0), (0, 1)],
    );
    let mut heights: Vec<f64> = points(&it).iter().map(|it| it[0].y).collect();
    assert!(points(&it).iter().all(|it| it.len() == 2));
    heights.sort_by(f64::total_cmp);
    assert_eq!(heights, [24.0, 40.0, 56.0]);
}

#[test]
fn wires_of_a_bundle_leave_as_one() {
    let mut it = board(
        &[
            (0.0, 100.0, 80.0, 40.0),
            (240.0, 0.0, 80.0, 40.0),
            (240.0, 200.0, 80.0, 40.0),
        ],
        &[(0, 1), (0, 2)],
    );
    for wire in it.wires.iter_mut() {
        wire.bundle = Some(0);
        wire.source.port = Some(Port {
            at: Point::new(80.0, 120.0),
            side: Side::Right,
        });
        let y = if wire.target == at(1) { 20.0 } else { 220.0 };
        wire.target.port = Some(Port {
            at: Point::new(240.0, y),
            side: Side::Left,
        });
    }
    let routes = points(&it);
    assert_eq!(routes[0][..2], routes[1][..2]);
    assert_eq!(routes[0].len(), 4);
}

#[test]
fn a_foreign_frame_is_gone_around_and_an_own_one_is_crossed() {
    let mut it = board(
        &[
            (0.0, 0.0, 80.0, 40.0),
            (400.0, 0.0, 80.0, 40.0),
            (200.0, 40.0, 80.0, 40.0),
        ],
        &[(0, 1), (0, 2)],
    );
    let frame = Frame {
        rect: Rect::new(160.0, -40.0, 320.0, 120.0),
        parent: None,
        header: 24.0,
        title: 60.0,
    };
    let frame = it.frames.push(frame);
    it.nodes[NodeIx::new(2)].parent = Some(frame);
    let routes = points(&it);
    let inside = |points: &[Point]| {
        let legs = points.windows(2);
        let rect = it.frames[frame].rect;
        let hit = |leg: &[Point]| buckets::inside(leg[0], leg[1], rect).is_some();
        legs.filter(|leg| hit(leg)).count()
    };
    assert_eq!(inside(&routes[0]), 0, "{:?}", routes[0]);
    assert!(inside(&routes[1]) > 0);
}

#[test]
fn lines_enter_frames_beside_their_titles() {
    let mut it = board(
        &[(0.0, 0.0, 80.0, 40.0), (0.0, 150.0, 80.0, 40.0)],
        &[(0, 1)],
    );
    let frame = it.frames.push(Frame {
        rect: Rect::new(-24.0, 100.0, 160.0, 214.0),
        parent: None,
        header: 40.0,
        title: 100.0,
    });
    it.nodes[NodeIx::new(1)].parent = Some(frame);
    let way = &points(&it)[0];
    let title = it.frames[frame].title_box().expect("there is a heading");
    let strikes = |leg: &[Point]| buckets::inside(leg[0], leg[1], title).is_some();
    assert!(!way.windows(2).any(strikes), "{way:?}");
    it.frames[frame].title = 20.0;
    assert_eq!(points(&it)[0].len(), 2);
}

#[test]
fn lines_bend_around_what_they_would_hit() {
    let mut it = board(
        &[
            (0.0, 0.0, 80.0, 40.0),
            (400.0, 0.0, 80.0, 40.0),
            (200.0, -10.0, 80.0, 80.0),
        ],
        &[(0, 1)],
    );
    it.wires[EdgeIx::new(0)].curve = Curve::Straight;
    let way = &points(&it)[0];
    assert_eq!(way.len(), 4, "over two corners: {way:?}");
    let space = Space::new(&it);
    let wire = &it.wires[EdgeIx::new(0)];
    for leg in way.windows(2) {
        assert_eq!(space.hits(wire, leg[0], leg[1], 4.0), []);
    }
}

#[test]
fn a_label_stands_where_it_covers_nothing() {
    let it = board(
        &[
            (0.0, 0.0, 80.0, 40.0),
            (400.0, 0.0, 80.0, 40.0),
            (225.0, 22.0, 30.0, 40.0),
        ],
        &[(0, 1)],
    );
    let routes = route(&it);
    let label = Label {
        wire: EdgeIx::new(0),
        size: Size::new(50.0, 18.0),
        place: LabelPlace::Middle,
    };
    let centers = place_labels(&it, &routes, &[label, label]);
    let boxes = centers.map_boxes(label.size);
    assert!(boxes[0].intersect(boxes[1]).is_zero_area(), "{boxes:?}");
    for rect in boxes {
        for node in &it.nodes {
            assert!(node.rect.intersect(rect).is_zero_area(), "{rect:?}");
        }
    }
}

trait Boxes {
    fn map_boxes(&self, size: Size) -> Vec<Rect>;
}

impl Boxes for Vec<Point> {
    fn map_boxes(&self, size: Size) -> Vec<Rect> {
        let boxes = self.iter();
        boxes.map(|it| Rect::from_center_size(*it, size)).collect()
    }
}

/// The number of columns and rows of boards that leave room.
const SIDE: usize = 4;

/// Boxes that are at least 32 pixels apart, frames in frames around some, and
/// wires between any two bodies, some to ports.
fn roomy() -> impl Strategy<Value = Board> {
    let size = (0..4_u32, 0..4_u32, 0..3_u32, 0..3_u32).prop_map(|(w, h, x, y)| {
        let [w, h, x, y] = [w, h, x, y].map(f64::from);
        (50.0 + 20.0 * w, 30.0 + 13.0 * h, 7.0 * x, 5.0 * y)
    });
    let nodes = proptest::collection::vec(size, SIDE * SIDE);
    let frames = proptest::collection::vec(0..3_u32, 4);
    let end = || (0..24_usize, 0..6_u32);
    let ends = proptest::collection::vec((end(), end()), 1..16);
    (nodes, frames, ends).prop_map(|(nodes, frames, ends)| {
        let mut it = Board {
            gap: 16.0,
            ..Board::default()
        };
        let mut parents = vec![None; SIDE * SIDE];
        for (block, depth) in frames.into_iter().enumerate() {
            nest(&mut it, &mut parents, block, depth);
        }
        for (number, (w, h, x, y)) in nodes.into_iter().enumerate() {
            let corner = cell(number).origin() + crate::Vec2::new(x + 35.0, y + 45.0);
            let rect = Rect::from_origin_size(corner, (w, h));
            it.nodes.push(Obstacle::boxed(rect, parents[number]));
        }
        for (a, b) in ends {
            let (source, target) = (terminal(&it, a), terminal(&it, b));
            it.wires.push(Wire {
                source,
                target,
                ..wire(0, 0)
            });
        }
        it
    })
}

fn cell(number: usize) -> Rect {
    let at = |it: usize, step: f64| step * f64::from(u32::try_from(it).expect("small"));
    let corner = Point::new(at(number % SIDE, 210.0), at(number / SIDE, 170.0));
    Rect::from_origin_size(corner, (210.0, 170.0))
}

/// Frames around a block of two by two cells, and around its first cell.
fn nest(it: &mut Board, parents: &mut [Option<ContainerIx>], block: usize, depth: u32) {
    let first = block / 2 * 2 * SIDE + block % 2 * 2;
    let mut rect = cell(first).union(cell(first + SIDE + 1)).inset(-6.0);
    let mut parent = None;
    for level in 0..depth {
        let frame = Frame {
            rect,
            parent,
            header: 20.0,
            title: 50.0,
        };
        parent = Some(it.frames.push(frame));
        let inner = [first, first + 1, first + SIDE, first + SIDE + 1];
        for cell in if level == 0 { &inner[..] } else { &inner[..1] } {
            parents[*cell] = parent;
        }
        rect = cell(first).inset(-20.0);
    }
}

fn terminal(it: &Board, (number, port): (usize, u32)) -> Terminal {
    if let Some(frame) = number.checked_sub(SIDE * SIDE)
        && frame < it.frames.len()
    {
        return Terminal {
            body: Body::Frame(ContainerIx::new(frame)),
            port: None,
        };
    }
    let node = number % (SIDE * SIDE);
    let rect = it.nodes[NodeIx::new(node)].rect;
    let port = (port == 0).then(|| Port {
        at: Point::new(rect.x1, rect.y0 + 9.0),
        side: Side::Right,
    });
    Terminal { port, ..at(node) }
}

fn ends_well(it: &Board, wire: &Wire, points: &[Point]) {
    let ends = [points.first(), points.last()].map(|it| it.expect("a route has points"));
    for (end, terminal) in ends.into_iter().zip([wire.source, wire.target]) {
        let rect = it.rect(terminal.body);
        assert!(grow(rect, 0.1).contains(*end), "{end} is not on {rect}");
        assert!(!grow(rect, -0.1).contains(*end), "{end} is inside {rect}");
        if let Some(port) = terminal.port {
            assert!(port.at.distance(*end) < 0.1, "{end} is not at {port:?}");
        }
    }
    assert!(points.iter().all(|it| it.is_finite()));
}

fn with_curve(mut it: Board, curve: Curve) -> Board {
    for wire in it.wires.iter_mut() {
        wire.curve = curve;
    }
    it
}

proptest! {
    #[test]
    fn routes_keep_clear_where_there_is_room(it in roomy()) {
        let routes = route(&it);
        prop_assert_eq!(&routes, &route(&it));
        let space = Space::new(&it);
        for (wire, route) in it.wires.iter().zip(&routes) {
            ends_well(&it, wire, &route.points);
            let mut legs = route.points.windows(2);
            prop_assert!(legs.all(|leg| leg[0].x == leg[1].x || leg[0].y == leg[1].y));
            if wire.is_loop() {
                continue;
            }
            for leg in route.points.windows(2) {
                let hits = space.hits(wire, leg[0], leg[1], 0.0);
                prop_assert!(hits.is_empty(), "{:?} hits {:?}", route.points, hits);
            }
        }
    }

    #[test]
    fn curves_and_lines_end_well_and_keep_clear(it in roomy()) {
        let splines = with_curve(it.clone(), Curve::Spline);
        for (wire, route) in splines.wires.iter().zip(&route(&splines)) {
            ends_well(&splines, wire, &route.points);
            prop_assert_eq!(route.points.len() % 3, 1);
        }
        let lines = with_curve(it, Curve::Straight);
        let free = lines.frames.is_empty();
        let space = Space::new(&lines);
        for (wire, route) in lines.wires.iter().zip(&route(&lines)) {
            ends_well(&lines, wire, &route.points);
            for leg in route.points.windows(2).filter(|_| free && !wire.is_loop()) {
                prop_assert_eq!(space.hits(wire, leg[0], leg[1], 0.0), []);
            }
        }
    }

    #[test]
    fn boxes_on_each_other_still_get_routes(
        nodes in proptest::collection::vec((0..9_u32, 0..9_u32, 1..9_u32, 1..9_u32), 1..9),
        ends in proptest::collection::vec((0..9_usize, 0..9_usize), 1..9),
    ) {
        let count = nodes.len();
        let nodes: Vec<_> = nodes
            .into_iter()
            .map(|(x, y, w, h)| {
                let [x, y, w, h] = [x, y, w, h].map(|it| 10.0 * f64::from(it));
                (x, y, w, h)
            })
            .collect();
        let ends: Vec<_> = ends.into_iter().map(|(a, b)| (a % count, b % count)).collect();
        let it = board(&nodes, &ends);
        for curve in [Curve::Orthogonal, Curve::Straight, Curve::Spline] {
            let it = with_curve(it.clone(), curve);
            for (wire, route) in it.wires.iter().zip(&route(&it)) {
                prop_assert!(route.points.len() >= 2);
                ends_well(&it, wire, &route.points);
            }
        }
    }
}

#[test]
fn lines_end_on_the_part_of_a_box_that_is_filled() {
    let mut it = board(
        &[(0.0, 0.0, 80.0, 100.0), (200.0, 0.0, 80.0, 40.0)],
        &[(0, 1)],
    );
    it.nodes[NodeIx::new(0)].landing = Rect::new(0.0, 60.0, 80.0, 90.0);
    let routes = route(&it);
    let start = routes[EdgeIx::new(0)].points[0];
    let inside = (60.0..=90.0).contains(&start.y) || start.y == 0.0 || start.y == 100.0;
    assert!(inside, "{start}");
}
