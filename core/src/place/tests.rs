//! What layouts are asked, what is refused of their answers, and what is
//! made of those that pass.

use proptest::prelude::*;

use super::*;
use crate::{
    ContainerIx, Curve, Index as _, NodeIx, Orbit, Point, Size, Visual,
    diagram::End,
    geometry::BezPath,
    testing::{TestKinds, TestLayout, add_container, cards, diagram},
    text::Fonts,
};

fn measured(diagram: &Diagram) -> Visuals {
    let mut diagnostics = Vec::new();
    let kinds = TestKinds::new(cards);
    let visuals = crate::measure(&mut diagnostics, &kinds, &Fonts::embedded(), diagram);
    assert_eq!(diagnostics, []);
    visuals
}

fn placed(
    diagram: &Diagram,
    visuals: &Visuals,
    arrange: impl Fn(&LayoutRequest) -> Result<Arrangement, PluginError>,
) -> (Placement, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let placement = place(
        &mut diagnostics,
        &TestLayout::new(arrange),
        diagram,
        visuals,
    );
    (placement, diagnostics)
}

/// Two nodes side by side, 100 pixels apart, far from the origin.
fn pair() -> Arrangement {
    let nodes = vec![Point::new(-500.0, 300.0), Point::new(-320.0, 300.0)];
    Arrangement {
        nodes,
        ..Arrangement::default()
    }
}

fn route(points: &[(f64, f64)]) -> Vec<Route> {
    let points = points.iter().map(|at| Point::from(*at)).collect();
    vec![Route {
        points,
        curve: Curve::Rounded,
    }]
}

#[test]
fn everything_is_moved_to_the_origin() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    for edge in shop.edges.iter_mut() {
        edge.label = Some("calls".to_owned());
    }
    let (placement, diagnostics) = placed(&shop, &measured(&shop), |_| Ok(pair()));
    assert_eq!(diagnostics, []);
    let [a, b] = placement.nodes.as_slice() else {
        panic!("two nodes")
    };
    assert_eq!(*a, Rect::new(0.0, 0.0, 80.0, 40.0));
    assert_eq!(*b, Rect::new(180.0, 0.0, 260.0, 40.0));
    assert_eq!(placement.bounds, Rect::new(0.0, 0.0, 260.0, 40.0));
    let edge = EdgeIx::new(0);
    assert_eq!(
        placement.routes[edge].points,
        [Point::new(80.0, 20.0), Point::new(180.0, 20.0)]
    );
    let label = placement.labels[edge].map(|rect| rect.center());
    assert_eq!(label, Some(Point::new(130.0, 20.0)));
    assert_eq!(placement.reveal, [NodeIx::new(0), NodeIx::new(1)]);
}

fn orbit(nodes: Vec<NodeIx>, turns: i32) -> Orbit {
    Orbit {
        center: Point::ORIGIN,
        nodes,
        turns,
    }
}

#[test]
fn every_fault_of_an_answer_is_named_and_something_is_placed() {
    let mut shop = diagram(&["a", "b"], &[(0, 1)]);
    let group = add_container(&mut shop, "c", None);
    shop.nodes[NodeIx::new(0)].item.parent = Some(group);
    let visuals = measured(&shop);
    let good = || Arrangement {
        containers: vec![Rect::new(-520.0, 260.0, -400.0, 360.0)],
        ..pair()
    };
    let first = NodeIx::new(0);
    let cases: Vec<(Arrangement, &str)> = vec![
        (
            Arrangement {
                nodes: vec![Point::ORIGIN],
                ..good()
            },
            "1 nodes where there are 2",
        ),
        (
            Arrangement {
                containers: Vec::new(),
                ..good()
            },
            "0 containers",
        ),
        (
            Arrangement {
                nodes: vec![Point::new(f64::NAN, 0.0); 2],
                ..good()
            },
            "NaN",
        ),
        (
            Arrangement {
                nodes: vec![Point::new(1e9, 0.0); 2],
                ..good()
            },
            "1000000000",
        ),
        (
            Arrangement {
                containers: vec![Rect::ZERO],
                ..good()
            },
            "container is empty",
        ),
        (
            Arrangement {
                containers: vec![Rect::new(0.0, 0.0, 9.0, 9.0)],
                ..good()
            },
            "node 0 is not inside its container",
        ),
        (
            Arrangement {
                labels: vec![Point::ORIGIN],
                ..good()
            },
            "1 labels",
        ),
        (
            Arrangement {
                reveal: vec![first, first],
                ..good()
            },
            "each node once",
        ),
        (
            Arrangement {
                reveal: vec![first],
                ..good()
            },
            "revealed nodes",
        ),
        (
            Arrangement {
                orbits: vec![orbit(vec![first, first], 1)],
                ..good()
            },
            "turns twice",
        ),
        (
            Arrangement {
                orbits: vec![orbit(vec![first], 1_000)],
                ..good()
            },
            "turns 1000 times",
        ),
        (
            Arrangement {
                routes: route(&[(0.0, 0.0)]),
                ..good()
            },
            "one point",
        ),
        (
            Arrangement {
                routes: route(&[(-420.0, 320.0), (-300.0, 320.0)]),
                ..good()
            },
            "does not end on what it joins",
        ),
        (
            Arrangement {
                routes: route(&[(-420.0, 320.0), (f64::NAN, 0.0), (-320.0, 320.0)]),
                ..good()
            },
            "NaN",
        ),
    ];
    for (answer, words) in cases {
        let (placement, diagnostics) = placed(&shop, &visuals, |_| Ok(answer.clone()));
        let [problem] = diagnostics.as_slice() else {
            panic!("{words}: {diagnostics:?}")
        };
        assert_eq!(problem.code, "plugin");
        assert!(
            problem.message.contains(words),
            "{:?} does not name {words:?}",
            problem.message
        );
        assert_eq!((placement.nodes.len(), placement.containers.len()), (2, 1));
    }
    let (_, diagnostics) = placed(&shop, &visuals, |_| Ok(good()));
    assert_eq!(diagnostics, []);
}

#[test]
fn a_layout_that_refuses_is_told_from_one_that_fails() {
    let shop = diagram(&["a"], &[]);
    let visuals = measured(&shop);
    for (fault, code) in [(true, "plugin"), (false, "refused")] {
        let error = PluginError {
            plugin: "tests/layout".to_owned(),
            message: "no".to_owned(),
            fault,
        };
        let (placement, diagnostics) = placed(&shop, &visuals, |_| Err(error.clone()));
        assert_eq!(
            diagnostics.iter().map(|it| it.code).collect::<Vec<_>>(),
            [code]
        );
        assert_eq!(placement.nodes.len(), 1);
    }
    let gone = Diagram {
        layout: crate::diagram::LayoutChoice {
            name: "tests/gone".to_owned(),
            ..shop.layout.clone()
        },
        ..shop
    };
    let (_, diagnostics) = placed(&gone, &visuals, |_| Ok(Arrangement::default()));
    assert!(diagnostics[0].message.contains("tests/gone"));
}

/// Runs every script to the same end.
struct Scripts(Result<Arrangement, ScriptError>);

impl LayoutEngine for Scripts {
    fn specs(&self) -> &[crate::LayoutSpec] {
        &[]
    }

    fn arrange(&self, _: usize, _: &LayoutRequest) -> Result<Arrangement, PluginError> {
        unreachable!("the diagram names a script")
    }

    fn run_script(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        assert_eq!(call.diagram.nodes.len(), call.request.nodes.len());
        self.0.clone()
    }
}

#[test]
fn a_script_that_fails_is_shown_where_it_does() {
    let shop = diagram(&["a"], &[]);
    let visuals = measured(&shop);
    let script = crate::Script {
        name: "mine.js".to_owned(),
        source: "one\ntwo\n".to_owned(),
    };
    let scripted = Diagram {
        layout: crate::diagram::LayoutChoice {
            script: Some(ScriptChoice {
                script,
                params: Vec::new(),
                kinds: Vec::new(),
            }),
            ..shop.layout.clone()
        },
        ..shop
    };
    let fails = ScriptError {
        at: Some((2, 3)),
        ..ScriptError::new("no")
    };
    for (answer, message, line) in [
        (Err(fails), "no", Some("two")),
        (
            Ok(Arrangement::default()),
            "the answer has 0 nodes where there are 1",
            None,
        ),
    ] {
        let mut diagnostics = Vec::new();
        let placement = place(&mut diagnostics, &Scripts(answer), &scripted, &visuals);
        assert_eq!(placement.nodes.len(), 1);
        assert_eq!(diagnostics[0].code, "script");
        assert_eq!(diagnostics[0].message, message);
        let place = diagnostics[0].elsewhere.as_deref();
        assert_eq!(place.map(|place| place.text.as_str()), line);
    }
}

#[test]
fn routes_end_on_outlines_rather_than_boxes() {
    let shop = diagram(&["a", "b"], &[(0, 1)]);
    let mut visuals = measured(&shop);
    let mut diamond = BezPath::new();
    diamond.move_to((40.0, 0.0));
    for corner in [(70.0, 20.0), (40.0, 40.0), (10.0, 20.0)] {
        diamond.line_to(corner);
    }
    diamond.close_path();
    for visual in visuals.nodes.iter_mut() {
        visual.outline = Some(diamond.clone());
    }
    let ends = |arrangement: Arrangement| {
        let (placement, diagnostics) = placed(&shop, &visuals, |_| Ok(arrangement.clone()));
        assert_eq!(diagnostics, []);
        placement.routes[EdgeIx::new(0)].points.clone()
    };
    let expected = [Point::new(70.0, 20.0), Point::new(190.0, 20.0)];
    let given = Arrangement {
        routes: route(&[(-420.0, 320.0), (-320.0, 320.0)]),
        ..pair()
    };
    for points in [ends(pair()), ends(given)] {
        for (point, wanted) in points.iter().zip(expected) {
            assert!(point.distance(wanted) < 1e-6, "{points:?}");
        }
    }
}

#[test]
fn edges_without_routes_do_not_lie_on_each_other() {
    let shop = diagram(&["a", "b"], &[(0, 1), (0, 1), (1, 0), (0, 0), (0, 0)]);
    let (placement, _) = placed(&shop, &measured(&shop), |_| Ok(pair()));
    let routes = placement.routes.as_slice();
    for (number, route) in routes.iter().enumerate() {
        assert!(route.points.len() >= 2);
        for other in &routes[..number] {
            let reversed: Vec<Point> = other.points.iter().rev().copied().collect();
            assert!(route.points != other.points && route.points != reversed);
        }
    }
}

#[test]
fn ink_outside_of_boxes_is_inside_the_bounds() {
    let shop = diagram(&["a"], &[]);
    let mut visuals = measured(&shop);
    let bleed = Insets::new(3.0, 5.0, 7.0, 9.0);
    visuals.nodes = vec![Visual {
        bleed,
        ..visuals.nodes.as_slice()[0].clone()
    }]
    .into();
    let (placement, _) = placed(&shop, &visuals, |_| {
        Ok(Arrangement {
            nodes: vec![Point::ORIGIN],
            ..Arrangement::default()
        })
    });
    assert_eq!(placement.nodes.as_slice()[0].origin(), Point::new(3.0, 5.0));
    assert_eq!(placement.bounds.size(), Size::new(90.0, 54.0));
}

/// Diagrams of containers in containers, with nodes in any of them and edges between any two things.
fn nested() -> impl Strategy<Value = Diagram> {
    let parents = proptest::collection::vec(proptest::option::of(0..64usize), 0..6);
    let homes = proptest::collection::vec(proptest::option::of(0..64usize), 1..12);
    let ends = proptest::collection::vec((0..64usize, 0..64usize), 0..12);
    (parents, homes, ends).prop_map(|(parents, homes, ends)| {
        let ids: Vec<String> = (0..homes.len())
            .map(|number| format!("n{number}"))
            .collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let joined: Vec<(usize, usize)> = ends
            .iter()
            .map(|(a, b)| (a % ids.len(), b % ids.len()))
            .collect();
        let mut diagram = diagram(&ids, &joined);
        for (number, parent) in parents.iter().enumerate() {
            let parent = parent
                .filter(|_| number > 0)
                .map(|it| ContainerIx::new(it % number));
            add_container(&mut diagram, &format!("c{number}"), parent);
        }
        let all = diagram.containers.len();
        for (node, home) in diagram.nodes.iter_mut().zip(&homes) {
            node.item.parent = home
                .filter(|_| all > 0)
                .map(|it| ContainerIx::new(it % all));
        }
        if all > 0
            && let Some(edge) = diagram.edges.iter_mut().next()
        {
            edge.target = End::Container(ContainerIx::new(all - 1));
        }
        diagram
    })
}

proptest! {
    #[test]
    fn plain_rows_keep_the_rules_of_a_placement(diagram in nested()) {
        let visuals = measured(&diagram);
        let request = request(&diagram, &visuals);
        let answer = grid::arrange(&request);
        prop_assert_eq!(check::arrangement(&request, &answer), Ok(()));
        let (placement, diagnostics) = placed(&diagram, &visuals, |_| Ok(answer.clone()));
        prop_assert_eq!(diagnostics, []);

        let bounds = placement.bounds.inflate(1e-6, 1e-6);
        let things = placement.nodes.iter().chain(&placement.containers);
        for rect in things.chain(placement.labels.iter().flatten()) {
            prop_assert_eq!(bounds.union(*rect), bounds);
        }
        for route in &placement.routes {
            prop_assert!(route.points.len() >= 2);
            prop_assert!(route.points.iter().all(|point| bounds.contains(*point)));
        }
        for (a, left) in placement.nodes.enumerate() {
            for (b, right) in placement.nodes.enumerate() {
                prop_assert!(a == b || left.intersect(*right).area() <= 1e-6);
            }
        }
    }
}

#[test]
fn what_turns_stays_in_the_picture() {
    let shop = diagram(&["a", "b"], &[]);
    let visuals = measured(&shop);
    let (placement, diagnostics) = placed(&shop, &visuals, |_| {
        Ok(Arrangement {
            nodes: vec![Point::ORIGIN, Point::new(300.0, 0.0)],
            orbits: vec![Orbit {
                center: visuals.nodes[NodeIx::new(0)].size.to_rect().center(),
                nodes: vec![NodeIx::new(1)],
                turns: 1,
            }],
            ..Arrangement::default()
        })
    });
    assert_eq!(diagnostics, []);
    let center = placement.orbits[0].center;
    let node = placement.nodes[NodeIx::new(1)];
    let radius = node.center().distance(center);
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        let middle = center + Vec2::new(x, y) * radius;
        let there = Rect::from_center_size(middle, node.size());
        assert!(placement.bounds.contains_rect(there), "{there}");
    }
}
