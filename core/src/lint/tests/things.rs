//! Lines over things, things over things, and what cannot be read.

use super::*;
use crate::style::Rgba;

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
