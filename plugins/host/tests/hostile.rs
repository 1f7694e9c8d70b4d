//! A plugin that misbehaves costs the diagram its own drawings and nothing else.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod common;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{context, hostile_wasm, node, registry, request};
use kinograph_core::{Kinds, LayoutEngine, PluginError};
use kinograph_plugins::{Limits, Options, Registry, TimeLimit};

/// Ample for everything that ends, little enough for what does not.
const PATIENCE: Duration = Duration::from_millis(500);

const NONSENSE: &str = "gave an answer that breaks the plugin contract: ";

/// What is told of each kind. The one that ends a call at once comes first, so
/// that drawing all of them together leaves time for each alone.
const MISDEEDS: &[(&str, &str)] = &[
    (
        "trap",
        "trapped: wasm trap: wasm `unreachable` instruction executed",
    ),
    ("loop", "took longer than * s and was stopped"),
    ("bomb", "used more than 64 MiB of memory"),
    ("recurse", "used more than 512 KiB of stack"),
    (
        "panic",
        "panicked: plugins/host/tests/guests/hostile/src/deeds.rs:*: the  [31mlabel [0m is cursed",
    ),
    ("nan", "^a number is NaN"),
    ("infinite", "^a number is inf"),
    ("negative", "^a length is -1"),
    ("vast", "^a number is 1000000000, beyond 1000000"),
    ("opaque", "^1.5 is not between 0 and 1"),
    ("unended", "^a group begins that does not end"),
    ("unbegun", "^a group ends that did not begin"),
    ("deep", "^groups nest deeper than 32"),
    ("no-such-symbol", "^it uses symbol 7 of 1"),
    ("bad-symbol", "^a symbol holds text or a symbol"),
    ("headless-path", "^a path does not begin with a move"),
    ("dash", "^a dash pattern has no length"),
    ("crowd", "^it draws more than 20000 things"),
    ("long-path", "^it draws more than 20000 things"),
    (
        "long-text",
        "^a text is 1048576 bytes long, more than 16384",
    ),
    ("shared-text", "^it hands over more than 256 MiB"),
    (
        "long-measure",
        "^a text to measure is 1048576 bytes long, more than 16384",
    ),
    (
        "vast-measure",
        "^a font has the size 1000000000000000000000000000000",
    ),
    ("odd-part", "^\"a\\\" onload=\\\"alert(1)\" is no name"),
    (
        "no-such-part",
        "^it animates \"nose\", a part that it lacks",
    ),
    (
        "late-keyframe",
        "^the keyframes of an animation do not ascend from 0 to 1",
    ),
    ("short", "^it has 0 drawings for 1 nodes"),
    ("confess", "reports an internal error: it was me"),
];

/// A registry of the plugin with so much patience for a call.
fn hostile(patience: Duration) -> Registry {
    let time = TimeLimit {
        base: patience,
        per_item: Duration::ZERO,
    };
    let limits = Limits {
        draw_time: time,
        arrange_time: time,
        ..Limits::default()
    };
    registry(
        Options {
            limits,
            ..Options::default()
        },
        &[hostile_wasm()],
    )
}

/// Whether a message is the expected one, in which `^` begins nonsense and `*` stands for anything.
fn is_told(message: &str, expected: &str) -> bool {
    let expected = expected.replacen('^', NONSENSE, 1);
    match expected.split_once('*') {
        Some((head, tail)) => message.starts_with(head) && message.ends_with(tail),
        None => message == expected,
    }
}

fn assert_told(error: &PluginError, kind: &str, expected: &str) {
    assert_eq!(error.plugin, format!("hostile/{kind}"));
    assert!(
        is_told(&error.message, expected),
        "{kind}: {}",
        error.message
    );
    assert!(error.fault, "{kind} is the plugin's fault");
}

#[test]
fn each_misdeed_ends_in_one_error_of_its_own() {
    let registry = hostile(PATIENCE);
    for (kind, expected) in MISDEEDS {
        let honest = node(&registry, "hostile/honest");
        let nodes = [
            honest.clone(),
            node(&registry, &format!("hostile/{kind}")),
            honest,
        ];
        let drawings = registry.draw(&context(), &nodes);
        let [before, error, after] = &drawings.visuals[..] else {
            panic!("{kind}: one drawing for each node")
        };
        assert!(
            before.is_ok() && after.is_ok(),
            "{kind} disturbs the others: {before:?}"
        );
        assert_told(error.as_ref().expect_err(kind), kind, expected);
    }
}

#[test]
fn all_misdeeds_at_once_disturb_nobody() {
    let registry = hostile(7 * PATIENCE);
    let mut nodes: Vec<_> = MISDEEDS
        .iter()
        .map(|(kind, _)| node(&registry, &format!("hostile/{kind}")))
        .collect();
    nodes.push(node(&registry, "hostile/honest"));
    let drawings = registry.draw(&context(), &nodes);
    assert_eq!(drawings.visuals.len(), nodes.len());
    for ((kind, expected), drawn) in MISDEEDS.iter().zip(&drawings.visuals) {
        assert_told(drawn.as_ref().expect_err(kind), kind, expected);
    }
    assert!(drawings.visuals[MISDEEDS.len()].is_ok());
}

#[test]
fn a_refusal_is_not_a_fault() {
    let registry = hostile(PATIENCE);
    let drawings = registry.draw(&context(), &[node(&registry, "hostile/refuse")]);
    let error = drawings.visuals[0].as_ref().expect_err("it refuses");
    assert_eq!(error.message, "cannot do this: not on  [5mMondays");
    assert!(!error.fault);
}

#[test]
fn what_a_plugin_logs_is_bounded_and_plain() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&lines);
    let options = Options {
        log: Some(Arc::new(move |line| {
            sink.lock().unwrap().push(line.clone());
        })),
        ..Options::default()
    };
    let registry = registry(options, &[hostile_wasm()]);
    let drawings = registry.draw(&context(), &[node(&registry, "hostile/chatter")]);
    assert!(drawings.visuals[0].is_ok());
    let lines = lines.lock().unwrap();
    assert_eq!(lines.len(), 100);
    assert_eq!(lines[0].plugin, "hostile");
    assert_eq!(lines[0].message, "line 0  [2J");
    assert_eq!(lines[99].message, "says more than is shown");
}

#[test]
fn layouts_are_held_to_the_request() {
    let registry = hostile(PATIENCE);
    let cases = [
        ("loop", "took longer than * s and was stopped"),
        (
            "panic",
            "panicked: plugins/host/tests/guests/hostile/src/layouts.rs:*: no way",
        ),
        ("short", "^it has 0 nodes for 2"),
        ("nan", "^a number is NaN"),
        ("bad-container", "^it has 1 containers for 0"),
        (
            "bad-route",
            "^the route of edge 0 takes points from 4294967295 to 4294967297 of 2",
        ),
        ("lone-point", "^the route of edge 0 has 1 points"),
        ("spline", "^the route of edge 0 has 2 points"),
        ("long-routes", "^its routes have 600000 points"),
        ("reveal", "^it reveals node 0 twice, or there is none"),
        ("orbit", "^node 0 turns twice, or there is none"),
    ];
    for (layout, expected) in cases {
        let error = arrange(&registry, layout).expect_err(layout);
        assert_told(&error, layout, expected);
    }
    let arrangement = arrange(&registry, "honest").expect("it is honest");
    assert_eq!(arrangement.nodes.len(), 2);
    assert_eq!(arrangement.routes[0].points.len(), 2);
}

fn arrange(registry: &Registry, layout: &str) -> Result<kinograph_core::Arrangement, PluginError> {
    let position = LayoutEngine::specs(registry)
        .iter()
        .position(|spec| spec.id == layout);
    registry.arrange(position.expect("it is declared"), &request())
}
