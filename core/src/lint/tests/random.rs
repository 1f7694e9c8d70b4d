//! What holds for every drawing, tried on random ones.

use kurbo::{ParamCurve as _, PathSeg};
use proptest::prelude::*;

use super::*;

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
    fn rows_have_no_findings(nodes in 2..6_usize, gap in 30.0..300.0_f64, labelled: bool) {
        let corners: Vec<(f64, f64)> = (0..nodes)
            .scan(0.0, |x, _| {
                let corner = (*x, 0.0);
                *x += 80.0 + gap;
                Some(corner)
            })
            .collect();
        let edges: Vec<(usize, usize)> = (1..nodes).map(|node| (node - 1, node)).collect();
        let mut row = Sketch::new(&corners, &edges);
        if labelled && gap > 80.0 {
            for (edge, (x, _)) in corners[1..].iter().enumerate() {
                row = row.label(edge, (x - gap / 2.0, 20.0));
            }
        }
        prop_assert_eq!(row.found(), [""; 0]);
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
