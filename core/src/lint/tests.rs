//! A small drawing for each rule, with what it finds and what it lets pass.

mod lines;
mod random;
mod things;

use super::*;
use crate::{
    Arrangement, ContainerIx, Curve, DrawContext, EdgeIx, Index as _, NodeIx, NodeToDraw, Point,
    Route,
    diagram::End,
    geometry::BezPath,
    testing::{add_container, cards, diagram, stages},
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
        let draw = |context: &DrawContext<'_>, nodes: &[NodeToDraw<'_>]| {
            let mut drawings = cards(context, nodes);
            for (visual, _) in drawings.visuals.iter_mut().zip(&diagram.nodes) {
                if let Ok(visual) = visual {
                    visual.outline.clone_from(outline);
                }
            }
            drawings
        };
        let stages = stages(diagram, draw, arrangement);
        let scene = stages.still(&Fonts::embedded());
        lint(diagram, &stages.visuals, &stages.placement, &scene, options)
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
