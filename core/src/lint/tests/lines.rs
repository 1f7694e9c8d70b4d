//! Lines that cross, run in one, or turn too often.

use super::*;

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
