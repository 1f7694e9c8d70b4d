//! What the layouts do when they arrange.

use kinograph_plugin_sdk::{
    PluginError,
    geometry::{Point, Rect},
    layout::{Arrangement, Curve, Orbit, Request, Route},
};

use crate::deeds::endless;

type Deed = fn(&mut Arrangement);

/// The layouts, and how each spoils an honest answer.
pub(crate) const LAYOUTS: &[(&str, Deed)] = &[
    ("honest", |_| {}),
    ("loop", |_| endless()),
    ("panic", |_| panic!("no way")),
    ("short", |answer| answer.nodes.clear()),
    ("nan", |answer| answer.nodes[0].x = f32::NAN),
    ("bad-container", |answer| answer.containers.push(rect())),
    ("bad-route", |answer| answer.routes[0].start = u32::MAX),
    ("lone-point", |answer| answer.routes[0].count = 1),
    ("spline", |answer| answer.routes[0].curve = Curve::Spline),
    ("long-routes", |answer| {
        answer.points = vec![Point { x: 0.0, y: 0.0 }; 600_000];
        answer.routes[0].count = 600_000;
    }),
    ("reveal", |answer| {
        answer.reveal = vec![0; answer.nodes.len()];
    }),
    ("orbit", |answer| {
        answer.orbits = vec![Orbit {
            center: Point { x: 0.0, y: 0.0 },
            nodes: vec![0, 0],
            turns: 1,
        }];
    }),
];

pub(crate) fn arrange(layout: String, request: &Request) -> Result<Arrangement, PluginError> {
    let Some((_, spoil)) = LAYOUTS.iter().find(|(id, _)| *id == layout) else {
        return Err(PluginError::Unknown(layout));
    };
    let mut answer = Arrangement {
        nodes: request
            .nodes
            .iter()
            .map(|_| Point { x: 0.0, y: 0.0 })
            .collect(),
        containers: request.containers.iter().map(|_| rect()).collect(),
        routes: request
            .edges
            .iter()
            .map(|_| Route {
                start: 0,
                count: 2,
                curve: Curve::Straight,
            })
            .collect(),
        points: vec![Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 0.0 }],
        labels: vec![],
        reveal: vec![],
        orbits: vec![],
        extra: vec![],
    };
    spoil(&mut answer);
    Ok(answer)
}

fn rect() -> Rect {
    Rect {
        x: 0.0,
        y: 0.0,
        width: 1.0,
        height: 1.0,
    }
}
