//! A small drawing for each rule, with what it finds and what it lets pass.

use kurbo::{ParamCurve as _, PathSeg};
use proptest::prelude::*;

use super::*;
use crate::{
    Arrangement, ContainerIx, Curve, EdgeIx, Index as _, LayoutRequest, NodeIx, Point, Route,
    diagram::End,
    geometry::BezPath,
    style::Rgba,
    testing::{TestKinds, TestLayout, add_container, cards, diagram},
    text::Fonts,
};

/// A diagram of cards of 80 by 40 pixels, and where a layout puts everything.
struct Sketch {
    diagram: Diagram,
    arrangement: Arrangement,
    /// The outline of every card.
    outline: Option<BezPath>,
}

impl Sketch {
    /// Cards at these corners, named a, b, c…; the edges are straight from the
    /// right side of one to the left side of another.
    fn new(corners: &[(f64, f64)], edges: &[(usize, usize)]) -> Self {
        let names = ["a", "b", "c", "d", "e", "f"];
        let straight = |(from, to): &(usize, usize)| Route {
            points: vec![
                Point::from(corners[*from]) + (80.0, 20.0),
                Point::from(corners[*to]) + (0.0, 20.0),
            ],
            curve: Curve::Straight,
        };
        Self {
            diagram: diagram(&names[..corners.len()], edges),
            arrangement: Arrangement {
                nodes: corners.iter().map(|at| Point::from(*at)).collect(),
                routes: edges.iter().map(straight).collect(),
                ..Arrangement::default()
            },
            outline: None,
        }
    }

    /// Another way for an edge.
    fn route(mut self, edge: usize, points: &[(f64, f64)]) -> Self {
        self.arrangement.routes[edge] = Route {
            points: points.iter().map(|at| Point::from(*at)).collect(),
            curve: Curve::Orthogonal,
        };
        self
    }

    /// A label for an edge, about 40 by 20 pixels large; edges are labelled in order.
    fn label(mut self, edge: usize, center: (f64, f64)) -> Self {
        let edges = &mut self.diagram.edges;
        edges[EdgeIx::new(edge)].label = Some("label".to_owned());
        self.arrangement.labels.push(center.into());
        self
    }

    /// A container, its title in the middle, around nodes.
    fn container(mut self, id: &str, frame: Rect, nodes: &[usize]) -> Self {
        let container = add_container(&mut self.diagram, id, None);
        for node in nodes {
            self.diagram.nodes[NodeIx::new(*node)].item.parent = Some(container);
        }
        self.arrangement.containers.push(frame);
        self
    }

    fn change(mut self, how: impl Fn(&mut Diagram)) -> Self {
        how(&mut self.diagram);
        self
    }

    fn lint(&self, options: &LintOptions) -> Report {
        let Self {
            diagram,
            arrangement,
            outline,
        } = self;
        let fonts = Fonts::embedded();
        let kinds = TestKinds::new(|context, nodes| {
            let mut drawings = cards(context, nodes);
            for (visual, _) in drawings.visuals.iter_mut().zip(&diagram.nodes) {
                if let Ok(visual) = visual {
                    visual.outline.clone_from(outline);
                }
            }
            drawings
        });
        let layout = TestLayout::new(|_: &LayoutRequest| Ok(arrangement.clone()));
        let mut found = Vec::new();
        let mut visuals = crate::measure(&mut found, &kinds, &fonts, diagram);
        let placement = crate::place(&mut found, &layout, diagram, &visuals);
        crate::frame(
            &mut found,
            &kinds,
            &fonts,
            diagram,
            &placement,
            &mut visuals,
        );
        assert_eq!(found, []);
        let scene = crate::compose(&fonts, diagram, &visuals, &placement);
        lint(diagram, &visuals, &placement, &scene, options)
    }

    /// What is found, as `code: message`.
    fn found(&self) -> Vec<String> {
        let report = self.lint(&LintOptions::default());
        let told = report.findings.iter();
        told.map(|it| format!("{}: {}", it.code.name(), it.message))
            .collect()
    }
}

#[test]
fn a_plain_row_has_no_findings() {
    let row = Sketch::new(&[(0.0, 0.0), (200.0, 0.0), (400.0, 0.0)], &[(0, 1), (1, 2)])
        .label(0, (140.0, 20.0))
        .container("all", Rect::new(-20.0, -90.0, 500.0, 60.0), &[0, 1, 2]);
    let report = row.lint(&LintOptions::default());
    assert_eq!(report.findings, []);
    let expected = Figures {
        nodes: 3,
        containers: 1,
        edges: 2,
        crossings: 0,
        bends: 0,
    };
    assert_eq!(report.figures, expected);
}

/// a and b on the left, c and d on the right, one above the other.
const SQUARE: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 100.0), (300.0, 0.0), (300.0, 100.0)];

#[test]
fn lines_that_cross_are_found_where_they_do() {
    let crossed = Sketch::new(&SQUARE, &[(0, 3), (1, 2)]);
    assert_eq!(
        crossed.found(),
        ["edge-crossing: edge \"a->d\" crosses edge \"b->c\""]
    );
    let report = crossed.lint(&LintOptions::default());
    assert_eq!(report.figures.crossings, 1);
    // Half way between the cards, in the picture's coordinates.
    let margin = crossed.diagram.theme.margin;
    let expected = Point::new(190.0 + margin, 70.0 + margin);
    assert!(
        report.findings[0].place.origin().distance(expected) < 1.0,
        "{:?}",
        report.findings[0]
    );
    assert_eq!(
        Sketch::new(&SQUARE, &[(0, 2), (1, 3)]).found(),
        [""; 0],
        "side by side"
    );
}

#[test]
fn lines_that_only_touch_do_not_cross() {
    let kiss = Sketch::new(&SQUARE, &[(0, 2), (1, 3)])
        .route(
            0,
            &[(80.0, 20.0), (190.0, 20.0), (190.0, 70.0), (300.0, 20.0)],
        )
        .route(1, &[(80.0, 120.0), (190.0, 70.0), (300.0, 120.0)]);
    assert_eq!(kiss.found(), [""; 0]);
    let through_bends = kiss.route(
        0,
        &[
            (80.0, 20.0),
            (190.0, 70.0),
            (190.0, 130.0),
            (260.0, 130.0),
            (260.0, 20.0),
            (300.0, 20.0),
        ],
    );
    assert_eq!(
        through_bends.found(),
        ["edge-crossing: edge \"a->c\" crosses edge \"b->d\""; 2],
        "once in the bend of both, once further on"
    );
}

#[test]
fn a_trunk_is_crossed_once() {
    // The fan-out of a shares its way down to y = 200; e->f crosses that.
    let corners = [
        (0.0, 0.0),
        (0.0, 300.0),
        (200.0, 300.0),
        (-200.0, 80.0),
        (300.0, 80.0),
    ];
    let fan = |bundle| {
        Sketch::new(&corners, &[(0, 1), (0, 2), (3, 4)])
            .route(0, &[(40.0, 40.0), (40.0, 300.0)])
            .route(
                1,
                &[(40.0, 40.0), (40.0, 200.0), (240.0, 200.0), (240.0, 300.0)],
            )
            .change(move |diagram| {
                for edge in [0, 1] {
                    diagram.edges[EdgeIx::new(edge)].bundle = bundle;
                }
            })
            .found()
    };
    assert_eq!(
        fan(Some(7)),
        ["edge-crossing: edge \"d->e\" crosses the trunk of edge \"a->b\""]
    );
    assert_eq!(fan(None).len(), 2, "what starts together may run together");
}

#[test]
fn lines_that_run_in_one_are_found_unless_they_belong_together() {
    let overlapping = |bundle| {
        Sketch::new(&SQUARE, &[(0, 2), (1, 3)])
            .route(
                0,
                &[
                    (80.0, 20.0),
                    (190.0, 20.0),
                    (190.0, 80.0),
                    (250.0, 80.0),
                    (250.0, 20.0),
                    (300.0, 20.0),
                ],
            )
            .route(
                1,
                &[
                    (80.0, 120.0),
                    (120.0, 120.0),
                    (120.0, 80.5),
                    (240.0, 80.5),
                    (240.0, 120.0),
                    (300.0, 120.0),
                ],
            )
            .change(move |diagram| {
                for edge in [0, 1] {
                    diagram.edges[EdgeIx::new(edge)].bundle = bundle;
                }
            })
            .found()
    };
    assert_eq!(
        overlapping(None).last().map(String::as_str),
        Some("edges-overlap: edge \"a->c\" and edge \"b->d\" run in one for 50 pixels")
    );
    assert!(
        overlapping(Some(1))
            .iter()
            .all(|it| it.starts_with("edge-crossing")),
        "one fan-out"
    );
    let beside = Sketch::new(&SQUARE, &[(0, 2), (1, 3)])
        .route(
            0,
            &[
                (80.0, 20.0),
                (190.0, 20.0),
                (190.0, 60.0),
                (250.0, 60.0),
                (250.0, 20.0),
                (300.0, 20.0),
            ],
        )
        .route(
            1,
            &[
                (80.0, 120.0),
                (120.0, 120.0),
                (120.0, 64.0),
                (240.0, 64.0),
                (240.0, 120.0),
                (300.0, 120.0),
            ],
        );
    assert_eq!(beside.found(), [""; 0], "four pixels apart");
}

#[test]
fn lines_may_come_together_at_an_end_of_both() {
    let merged = Sketch::new(&SQUARE, &[(0, 3), (1, 3)])
        .route(
            0,
            &[(80.0, 20.0), (190.0, 20.0), (190.0, 120.0), (300.0, 120.0)],
        )
        .route(1, &[(80.0, 120.0), (300.0, 120.0)]);
    let only = |sketch: &Sketch| {
        let mut found = sketch.found();
        found.retain(|it| !it.starts_with("lonely"));
        found
    };
    assert_eq!(only(&merged), [""; 0]);
}

#[test]
fn lines_through_nodes_are_found() {
    let corners = [(0.0, 0.0), (200.0, 0.0), (400.0, 0.0)];
    let through = Sketch::new(&corners, &[(0, 2), (0, 1)]);
    let found = "edge-through-node: edge \"a->c\" runs through node \"b\"";
    assert!(
        through.found().contains(&found.to_owned()),
        "{:?}",
        through.found()
    );
    let graze = [
        (80.0, 20.0),
        (140.0, 20.0),
        (140.0, 40.5),
        (340.0, 40.5),
        (340.0, 20.0),
        (400.0, 20.0),
    ];
    let along = Sketch::new(&corners, &[(0, 2), (0, 1)]).route(0, &graze);
    assert!(
        !along.found().contains(&found.to_owned()),
        "{:?}",
        along.found()
    );
}

#[test]
fn lines_that_leave_through_their_own_node_are_found() {
    let backwards =
        Sketch::new(&[(0.0, 0.0), (200.0, 0.0)], &[(0, 1)]).route(0, &[(0.0, 20.0), (200.0, 20.0)]);
    assert_eq!(
        backwards.found(),
        ["edge-through-node: edge \"a->b\" runs through node \"a\""]
    );
}

#[test]
fn what_passes_the_corner_of_a_round_node_passes() {
    let mut sketch = Sketch::new(
        &[(0.0, 0.0), (100.0, 33.0), (300.0, 0.0)],
        &[(0, 2), (0, 1)],
    );
    let passing = "edge-through-node: edge \"a->c\" runs through node \"b\"".to_owned();
    // The line at y = 20 is above b; a second one cuts the corner of its box.
    sketch = sketch.route(
        0,
        &[(80.0, 20.0), (96.0, 48.0), (112.0, 20.0), (300.0, 20.0)],
    );
    assert!(sketch.found().contains(&passing));
    sketch.outline = Some(BezPath::from_svg("M40 0 L80 20 L40 40 L0 20 Z").expect("a rhombus"));
    assert!(!sketch.found().contains(&passing), "{:?}", sketch.found());
}

#[test]
fn lines_through_foreign_containers_are_found() {
    let corners = [(0.0, 0.0), (200.0, 60.0), (400.0, 0.0)];
    let edges = [(0, 2), (0, 1)];
    let frame = Rect::new(160.0, 0.0, 320.0, 160.0);
    let through = Sketch::new(&corners, &edges).container("box", frame, &[1]);
    assert_eq!(
        through.found(),
        ["edge-through-container: edge \"a->c\" runs through container \"box\""]
    );
    let around = Rect::new(-20.0, -150.0, 500.0, 160.0);
    let inside = Sketch::new(&corners, &edges).container("all", around, &[0, 1, 2]);
    assert_eq!(inside.found(), [""; 0]);
}

#[test]
fn lines_behind_foreign_labels_are_found() {
    let square = Sketch::new(&SQUARE, &[(0, 2), (1, 3)]);
    let far = square.label(1, (190.0, 120.0));
    assert_eq!(far.found(), [""; 0]);
    let near = Sketch::new(&SQUARE, &[(0, 2), (1, 3)]).label(1, (190.0, 26.0));
    assert_eq!(
        near.found(),
        ["edge-over-label: edge \"a->c\" runs behind the label of \"b->d\""]
    );
}

#[test]
fn lines_over_titles_are_found() {
    let corners = [(0.0, 0.0), (200.0, 0.0)];
    // The titles of these containers stand in their middle.
    let struck = Rect::new(-20.0, -80.0, 300.0, 120.0);
    let clear = Rect::new(-20.0, -120.0, 300.0, 60.0);
    let title = |frame| {
        Sketch::new(&corners, &[(0, 1)])
            .container("box", frame, &[0, 1])
            .found()
    };
    assert_eq!(
        title(struck),
        ["edge-over-title: edge \"a->b\" strikes through the title of container \"box\""]
    );
    assert_eq!(title(clear), [""; 0]);
}

#[test]
fn nodes_on_each_other_are_found() {
    let on = |x| Sketch::new(&[(0.0, 0.0), (x, 30.0)], &[]).found();
    assert_eq!(on(70.0), ["nodes-overlap: node \"b\" lies on node \"a\""]);
    assert_eq!(on(80.0), [""; 0], "they touch");
    let frame = Rect::new(60.0, -80.0, 300.0, 80.0);
    let half_in = Sketch::new(&[(0.0, 0.0), (200.0, 0.0)], &[]).container("box", frame, &[1]);
    assert_eq!(
        half_in.found(),
        ["nodes-overlap: node \"a\" lies on container \"box\""]
    );
}

#[test]
fn containers_on_each_other_are_found_unless_they_are_nested() {
    let boxes = || {
        Sketch::new(&[(0.0, 0.0), (200.0, 0.0)], &[])
            .container("one", Rect::new(-20.0, -90.0, 100.0, 60.0), &[0])
            .container("two", Rect::new(90.0, -190.0, 300.0, 260.0), &[1])
    };
    assert_eq!(
        boxes().found(),
        ["nodes-overlap: container \"two\" lies on container \"one\""]
    );
    let mut nested = boxes().change(|diagram| {
        diagram.containers[ContainerIx::new(1)].item.parent = Some(ContainerIx::new(0));
    });
    nested.arrangement.containers[0] = Rect::new(-20.0, -400.0, 320.0, 300.0);
    assert_eq!(nested.found(), [""; 0]);
}

#[test]
fn labels_on_nodes_labels_and_frames_are_found() {
    let corners = [(0.0, 0.0), (200.0, 0.0)];
    let on_node = Sketch::new(&corners, &[(0, 1)]).label(0, (95.0, 20.0));
    assert_eq!(
        on_node.found(),
        ["label-overlap: the label of \"a->b\" lies on node \"a\""]
    );
    let two = Sketch::new(&SQUARE, &[(0, 2), (1, 3)])
        .label(0, (190.0, 20.0 + 40.0))
        .label(1, (190.0, 20.0 + 50.0));
    assert_eq!(
        two.found(),
        ["label-overlap: the label of \"b->d\" lies on the label of \"a->c\""]
    );
    let frame = |right| {
        Sketch::new(&corners, &[(0, 1)])
            .label(0, (140.0, 20.0))
            .container("box", Rect::new(-20.0, -90.0, right, 60.0), &[0])
            .found()
    };
    assert_eq!(
        frame(140.0),
        ["label-overlap: the label of \"a->b\" lies across the frame of container \"box\""]
    );
    assert_eq!(frame(100.0), [""; 0]);
    assert_eq!(frame(180.0), [""; 0]);
}

#[test]
fn text_is_tiny_at_small_scales_only() {
    let pair = Sketch::new(&[(0.0, 0.0), (200.0, 0.0)], &[(0, 1)]).label(0, (140.0, 20.0));
    let at = |scale| {
        let options = LintOptions {
            scale,
            ..LintOptions::default()
        };
        pair.lint(&options)
    };
    assert_eq!(at(1.0).findings, []);
    let small = at(0.25);
    let [nodes, label] = small.findings.as_slice() else {
        panic!("one finding for all nodes, one for the label: {small:?}");
    };
    assert_eq!((nodes.code, nodes.things.len()), (Code::TinyText, 2));
    assert!(nodes.message.contains("2 nodes"), "{}", nodes.message);
    assert_eq!(label.things[0].role, Role::EdgeLabel);
}

#[test]
fn pale_text_is_found() {
    let colored = |text: Rgba| {
        Sketch::new(&[(0.0, 0.0)], &[])
            .change(move |diagram| {
                let style = &mut diagram.nodes[NodeIx::new(0)].item.style;
                (style.fill, style.text) = (Some(Rgba::WHITE), Some(text));
            })
            .found()
    };
    // Two greys on either side of 4.5 on white.
    assert_eq!(colored(Rgba::rgb(0x76, 0x76, 0x76)), [""; 0]);
    let [found] = <[String; 1]>::try_from(colored(Rgba::rgb(0x80, 0x80, 0x80))).expect("one");
    assert_eq!(
        found,
        "low-contrast: the text of node \"a\" has a contrast of 3.95 with its ground, less than 4.5"
    );
}

#[test]
fn faded_text_is_pale() {
    let faded = |opacity| {
        Sketch::new(&[(0.0, 0.0)], &[])
            .change(move |diagram| {
                diagram.nodes[NodeIx::new(0)].item.style.opacity = Some(opacity);
            })
            .found()
    };
    assert_eq!(faded(1.0), [""; 0]);
    assert_eq!(faded(0.3).len(), 1);
}

#[test]
fn edges_with_many_bends_are_found() {
    let bent = |most_bends| {
        let options = LintOptions {
            most_bends,
            ..LintOptions::default()
        };
        let zigzag = [
            (80.0, 20.0),
            (100.0, 20.0),
            (100.0, 80.0),
            (140.0, 80.0),
            (140.0, 20.0),
            (200.0, 20.0),
        ];
        let report = Sketch::new(&[(0.0, 0.0), (200.0, 0.0)], &[(0, 1)])
            .route(0, &zigzag)
            .lint(&options);
        (report.findings.len(), report.figures.bends)
    };
    assert_eq!(bent(3), (1, 4));
    assert_eq!(bent(4), (0, 4));
}

#[test]
fn nodes_without_edges_are_lonely_among_others() {
    let corners = [(0.0, 0.0), (200.0, 0.0), (400.0, 0.0)];
    let two = Sketch::new(&corners, &[(0, 1)]);
    assert_eq!(two.found(), ["lonely: node \"c\" has no edges"]);
    assert_eq!(Sketch::new(&corners, &[]).found(), [""; 0], "a mere list");
    let frame = Rect::new(380.0, -90.0, 500.0, 60.0);
    let held = Sketch::new(&corners, &[(0, 1)])
        .container("box", frame, &[2])
        .change(|diagram| {
            diagram.edges[EdgeIx::new(0)].target = End::Container(ContainerIx::new(0));
        })
        .route(
            0,
            &[(80.0, 20.0), (120.0, 20.0), (120.0, 50.0), (380.0, 50.0)],
        );
    assert_eq!(held.found(), ["lonely: node \"b\" has no edges"]);
}

#[test]
fn headings_and_wide_pictures_move_what_is_found() {
    let place = |how: &dyn Fn(&mut Diagram)| {
        let sketch = Sketch::new(&SQUARE, &[(0, 3), (1, 2)]).change(how);
        let report = sketch.lint(&LintOptions::default());
        report.findings[0].place.origin()
    };
    let plain = place(&|_| {});
    let headed = place(&|diagram| diagram.title = Some("A shop".to_owned()));
    assert!(headed.x == plain.x && headed.y > plain.y + 20.0);
    let wide = place(&|diagram| diagram.aspect_ratio = Some(10.0));
    assert!(wide.y == plain.y && wide.x > plain.x + 100.0);
    let tall = place(&|diagram| {
        diagram.title = Some("A shop".to_owned());
        diagram.aspect_ratio = Some(0.1);
    });
    // The middle of the picture but for the heading above.
    assert!(tall.x == headed.x && tall.y > headed.y + 100.0);
}

#[test]
fn codes_have_words_of_their_own() {
    for code in Code::ALL {
        assert_eq!(Code::find(code.name()), Some(*code));
        let json = serde_json::to_value(code).expect("a word");
        assert_eq!(json, code.name());
        assert!(!code.hint().ends_with('.') && code.doc().ends_with('.'));
    }
    assert_eq!(Code::find("edges-cross"), None);
}

/// Straight edges between random places, each from a card of its own to another.
fn tangle() -> impl Strategy<Value = Vec<[(f64, f64); 2]>> {
    let at = || (-900.0..900.0_f64, -900.0..900.0_f64);
    prop::collection::vec([at(), at()], 1..24)
}

proptest! {
    #[test]
    fn crossings_are_those_that_comparing_all_pairs_finds(ends in tangle()) {
        let lines: Vec<kurbo::Line> = ends
            .iter()
            .map(|[from, to]| kurbo::Line::new(*from, *to))
            .collect();
        let crossing = |one: &kurbo::Line, other: &kurbo::Line| {
            PathSeg::Line(*one).intersect_line(*other).iter().any(|hit| {
                let at = other.eval(hit.line_t);
                [one.p0, one.p1, other.p0, other.p1].iter().all(|end| end.distance(at) > 1.0)
            })
        };
        let expected: usize = lines
            .iter()
            .enumerate()
            .map(|(n, line)| lines[n + 1..].iter().filter(|it| crossing(line, it)).count())
            .sum();
        let names: Vec<String> = (0..2 * lines.len()).map(|n| format!("n{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let edges: Vec<(usize, usize)> = (0..lines.len()).map(|n| (2 * n, 2 * n + 1)).collect();
        let sketch = Sketch {
            diagram: diagram(&names, &edges),
            arrangement: Arrangement {
                nodes: lines.iter().flat_map(|it| [it.p0, it.p1]).collect(),
                routes: lines
                    .iter()
                    .map(|it| Route { points: vec![it.p0, it.p1], curve: Curve::Straight })
                    .collect(),
                ..Arrangement::default()
            },
            outline: None,
        };
        let near_ends = lines.iter().enumerate().any(|(n, one)| {
            lines[n + 1..].iter().any(|other| {
                let hits = PathSeg::Line(*one).intersect_line(*other);
                hits.len() == 1 && !crossing(one, other)
            })
        });
        prop_assume!(!near_ends);
        let report = sketch.lint(&LintOptions::default());
        // Lines that are parallel but for a degree are told as overlaps.
        let parallel = report.findings.iter().filter(|it| it.code == Code::EdgesOverlap).count();
        prop_assert!(report.figures.crossings <= expected);
        prop_assert!(report.figures.crossings + parallel >= expected);
        prop_assert_eq!(report, sketch.lint(&LintOptions::default()));
    }

    #[test]
    fn any_routes_are_linted(
        bends in prop::collection::vec((-50.0..450.0_f64, -50.0..150.0_f64), 0..12),
        curve in prop::sample::select(vec![Curve::Straight, Curve::Rounded, Curve::Spline]),
    ) {
        let mut sketch = Sketch::new(&SQUARE, &[(0, 3), (1, 2)]);
        let points = &mut sketch.arrangement.routes[0].points;
        let end = points.pop().expect("it has two");
        points.extend(bends.into_iter().map(Point::from));
        let missing = (4 - (points.len() + 1) % 3) % 3;
        if curve == Curve::Spline {
            points.extend(std::iter::repeat_n(end, missing));
        }
        points.push(end);
        sketch.arrangement.routes[0].curve = curve;
        let report = sketch.lint(&LintOptions::default());
        for finding in &report.findings {
            prop_assert!(finding.place.is_finite());
            prop_assert!(!finding.things.is_empty());
        }
    }
}
