//! The kinds that come with Kinograph: which there are, and that each is drawn.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

use std::{collections::BTreeMap, fmt::Write as _};

use kinograph_core::{KindSpec, Overrides};
use kinograph_tests::Kit;

/// A line for each name that an author may count on: the name, and the kind that it means.
const EXPECTED: &str = include_str!("../cases/kinds.txt");

/// The kinds that a bare name may mean, by that name.
fn by_name(kit: &Kit) -> BTreeMap<&str, Vec<String>> {
    let mut names = BTreeMap::<&str, Vec<String>>::new();
    for spec in kit.toolkit().kinds.specs() {
        for name in std::iter::once(&spec.id).chain(&spec.aliases) {
            names.entry(name).or_default().push(full_name(spec));
        }
    }
    names
}

fn full_name(spec: &KindSpec) -> String {
    format!("{}/{}", spec.pack, spec.id)
}

#[test]
fn no_two_kinds_share_a_name_or_an_alias() {
    let kit = Kit::builtin();
    let shared: Vec<_> = by_name(&kit)
        .into_iter()
        .filter(|(_, kinds)| kinds.len() > 1)
        .collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn every_kind_that_authors_count_on_is_there() {
    let kit = Kit::builtin();
    let names = by_name(&kit);
    let mut wrong = Vec::new();
    for line in EXPECTED.lines() {
        let (name, kind) = line.split_once(' ').unwrap();
        let found = names.get(name).map_or(&[][..], |kinds| kinds);
        if found != [kind] {
            wrong.push(format!("{name} means {found:?}, not {kind}"));
        }
    }
    assert!(EXPECTED.lines().count() > 200);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_is_drawn_by_its_plugin() {
    let kit = Kit::builtin();
    let mut text = String::from("layout: grid\nnodes:\n");
    for (index, spec) in kit.toolkit().kinds.specs().iter().enumerate() {
        _ = writeln!(
            text,
            "  n{index}: {{kind: {}, label: {:?}}}",
            full_name(spec),
            spec.title
        );
    }
    // Whatever a plugin cannot draw is a diagnostic.
    if let Err(found) = kit.draw(&text, &Overrides::default()) {
        panic!("{found:#?}");
    }
}
