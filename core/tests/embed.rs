//! The example that documents how to embed the crate is run here.

#[path = "../examples/embed.rs"]
mod embed;

use kinograph_core::{
    scene::{Element, Role},
    style::Theme,
};

#[test]
fn the_example_draws_every_node_and_edge() {
    let mut diagnostics = Vec::new();
    let scene = embed::draw(&mut diagnostics, &embed::shop());
    assert_eq!(diagnostics, []);
    let subjects: Vec<(Role, &str)> = scene
        .elements
        .iter()
        .filter_map(|element| match element {
            Element::Group(group) => group.subject.as_ref(),
            _ => None,
        })
        .map(|subject| (subject.role, subject.id.as_str()))
        .collect();
    let expected = [
        (Role::Heading, "heading"),
        (Role::Edge, "web->orders"),
        (Role::Edge, "orders->events"),
        (Role::Node, "web"),
        (Role::Node, "orders"),
        (Role::Node, "events"),
        (Role::EdgeLabel, "web->orders"),
    ];
    assert_eq!(subjects, expected);
}

#[test]
fn the_same_diagram_is_the_same_scene() {
    for theme in Theme::all() {
        let dump = || {
            let diagram = kinograph_core::Diagram {
                theme: theme.clone(),
                ..embed::shop()
            };
            kinograph_core::scene::dump(&embed::draw(&mut Vec::new(), &diagram))
        };
        assert_eq!(dump(), dump());
    }
}

#[test]
fn the_example_runs() {
    embed::main();
}
