#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use kinograph_plugin_sdk::{
    Context, Node,
    draw::{HostText, paint},
    drawing::Operation,
    geometry::Direction,
    params::{Param, Value},
    styling::{Font, FontFamily, Paint},
};

use super::PACK;

#[test]
fn the_pack_has_no_problems() {
    assert_eq!(PACK.problems(), Vec::<String>::new());
}

#[test]
fn a_deployment_shows_as_many_pods_as_it_has_replicas() {
    for replicas in [0, 1, 5, 16] {
        let cells = cells("k8s-deployment", &[("replicas", replicas)]);
        assert_eq!(
            cells,
            vec![paint::ACCENT; usize::try_from(replicas).unwrap()]
        );
    }
}

#[test]
fn an_autoscaler_shows_how_many_pods_run_of_how_many() {
    let cells = cells("k8s-hpa", &[("replicas", 2), ("max", 5)]);
    let [some, none] = [paint::ACCENT, paint::ACCENT_MUTED];
    assert_eq!(cells, [&some, &some, &none, &none, &none].map(Paint::clone));
}

/// What the cells of a node are filled with.
fn cells(kind: &str, params: &[(&str, i64)]) -> Vec<Paint> {
    let param = |&(key, value): &(&str, i64)| Param {
        key: key.to_owned(),
        value: Value::Integer(value),
    };
    let node = Node {
        kind: kind.to_owned(),
        label: "Orders".to_owned(),
        caption: None,
        params: params.iter().map(param).collect(),
        classes: Vec::new(),
        requested: None,
        frame: None,
        extra: Vec::new(),
    };
    let drawings = PACK.draw(&HostText, &context(), &[node]);
    let visual = drawings.visuals.into_iter().next().unwrap().unwrap();
    let is_cell = |part: &String| part.starts_with("cell-");
    visual
        .primitives
        .into_iter()
        .filter(|primitive| primitive.part.as_ref().is_some_and(is_cell))
        .map(|primitive| match primitive.operation {
            Operation::Paint(painted) => painted.fill,
            other => panic!("{other:?} is no cell"),
        })
        .collect()
}

fn context() -> Context {
    let font = Font {
        family: FontFamily::Sans,
        size: 14.0,
        weight: 600,
        italic: false,
    };
    Context {
        direction: Direction::Right,
        label: font,
        caption: font,
        corner_radius: 10.0,
        stroke_width: 1.25,
        padding: 12.0,
        grid: 8.0,
        dark: false,
    }
}
