//! `lint`: what it finds, how it tells, and what it exits with.

use crate::support::{Folder, MISTAKEN, SHOP};

/// A node lies on another, and text that is too pale.
const FAULTY: &str = "\
nodes:
  web: service, Web
  orders: service, Orders
  db: {kind: service, label: Store, style: {fill: \"#ffffff\", text: \"#eeeeee\"}}
edges:
  - orders -> db
positions:
  web: [0, 0]
  orders: [20, 10]
  db: [600, 300]
";

/// Three above three, each joined to each: no layout draws that without crossings.
const CROSSED: &str = "\
nodes: {a: service, b: service, c: service, x: service, y: service, z: service}
edges:
  - a -> x
  - a -> y
  - a -> z
  - b -> x
  - b -> y
  - b -> z
  - c -> x
  - c -> y
  - c -> z
";

fn folder() -> Folder {
    let folder = Folder::with_shop();
    folder.write("faulty.yaml", FAULTY);
    folder.write("crossed.yaml", CROSSED);
    folder.write("broken.yaml", MISTAKEN);
    folder
}

#[test]
fn a_good_drawing_has_a_summary_and_nothing_else() {
    let folder = folder();
    let ran = folder
        .run(&["lint", "shop.yaml"])
        .exits_with(0)
        .says_nothing();
    assert_eq!(
        ran.text(),
        "shop.yaml: 3 nodes, 2 edges, 0 crossings, 0 bends; nothing found\n"
    );
    let ran = folder
        .run_with_input(&["lint", "-"], SHOP.as_bytes())
        .exits_with(0);
    assert!(ran.text().starts_with("<stdin>: 3 nodes"));
    assert_eq!(
        folder.names(),
        ["broken.yaml", "crossed.yaml", "faulty.yaml", "shop.yaml"],
        "nothing is written"
    );
}

#[test]
fn faults_are_shown_with_their_lines_and_fail() {
    let folder = folder();
    let ran = folder
        .run(&["lint", "faulty.yaml", "shop.yaml"])
        .exits_with(1)
        .complains(&[
            "warning[nodes-overlap]: node \"orders\" lies on node \"web\"",
            "--> faulty.yaml:3:3",
            "::: faulty.yaml:2:3",
            "in the picture",
            "= hint: ",
            "warning[low-contrast]: the text of node \"db\"",
            "note[lonely]: node \"web\" has no edges",
        ]);
    assert!(
        ran.text()
            .contains("too many: 1 nodes-overlap (allowed: 0)"),
        "{}",
        ran.text()
    );
    assert!(ran.text().contains("\nshop.yaml: "), "{}", ran.text());
}

#[test]
fn notes_fail_only_beyond_their_limit() {
    let folder = folder();
    let ran = folder
        .run(&["lint", "crossed.yaml"])
        .exits_with(0)
        .complains(&["note[edge-crossing]: "]);
    assert!(!ran.text().contains("too many"));
    let lint = |args: &[&str]| folder.run(&[&["lint", "crossed.yaml"], args].concat());
    lint(&["--strict"]).exits_with(1);
    lint(&["--max-crossings", "0"]).exits_with(1);
    lint(&["--max", "edge-crossing=0"]).exits_with(1);
    lint(&["--max", "edge-crossing=99"]).exits_with(0);
    lint(&[
        "--strict",
        "--max-crossings",
        "99",
        "--max",
        "many-bends=99",
    ])
    .exits_with(0);
    let allowed = lint(&[
        "--strict",
        "--allow",
        "edge-crossing",
        "--allow",
        "many-bends",
    ]);
    let allowed = allowed.exits_with(0).says_nothing();
    assert!(
        allowed.text().contains("nothing found"),
        "{}",
        allowed.text()
    );
    assert!(
        !allowed.text().contains(" 0 crossings"),
        "they are still counted"
    );
}

#[test]
fn faults_can_be_allowed() {
    let folder = folder();
    folder
        .run(&[
            "lint",
            "faulty.yaml",
            "--allow",
            "nodes-overlap",
            "--max",
            "low-contrast=1",
        ])
        .complains(&["low-contrast"])
        .exits_with(0);
}

#[test]
fn the_wanted_size_decides_what_is_tiny() {
    let folder = folder();
    folder
        .run(&["lint", "shop.yaml", "--size", "120x90"])
        .exits_with(1)
        .complains(&["warning[tiny-text]: the type of 3 nodes is "]);
    folder
        .run(&["lint", "shop.yaml", "--scale", "0.3"])
        .exits_with(1)
        .complains(&["tiny-text"]);
    folder
        .run(&["lint", "shop.yaml", "--size", "1280x720"])
        .exits_with(0);
}

#[test]
fn json_has_figures_things_and_places() {
    let ran = folder()
        .run(&["lint", "--json", "faulty.yaml", "shop.yaml", "broken.yaml"])
        .exits_with(1)
        .says_nothing();
    let json = ran.json();
    assert_eq!(json["diagnostics"][0]["code"], "unknown-kind");
    let [faulty, shop] = json["drawings"].as_array().expect("a list").as_slice() else {
        panic!("a broken file has no drawing: {json:#}");
    };
    assert_eq!(shop["findings"], serde_json::json!([]));
    assert_eq!(shop["figures"]["edges"], 2);
    let finding = &faulty["findings"][0];
    assert_eq!(finding["code"], "nodes-overlap");
    assert_eq!(finding["level"], "fault");
    assert_eq!(finding["things"][0]["role"], "node");
    assert_eq!(finding["things"][0]["id"], "orders");
    assert_eq!(finding["things"][0]["line"], 3);
    assert!(finding["at"]["width"].as_f64().expect("a number") > 0.0);
    assert_eq!(faulty["exceeded"][0]["limit"], 0);
}

#[test]
fn wrong_codes_and_numbers_are_usage() {
    let folder = folder();
    folder
        .run(&["lint", "shop.yaml", "--max", "edge-crosing=1"])
        .exits_with(2)
        .complains(&["did you mean \"edge-crossing\"?"]);
    folder
        .run(&["lint", "shop.yaml", "--allow", "lonley"])
        .exits_with(2)
        .complains(&["'lonely'"]);
    folder.run(&["lint"]).exits_with(2);
    folder.run(&["lint", "missing.yaml"]).exits_with(2);
    folder.run(&["lint", "broken.yaml"]).exits_with(1);
}

#[test]
fn every_code_is_documented() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/lint.md");
    let docs = std::fs::read_to_string(docs).expect("there is a page about lint");
    let help = folder().run(&["lint", "--help"]).exits_with(0);
    let help = help.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let codes = help
        .split_once("Do not look for this")
        .and_then(|(_, rest)| rest.split_once("[possible values: "))
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("the help lists them")
        .0;
    let codes: Vec<&str> = codes.split(", ").collect();
    assert!(codes.len() > 10, "{codes:?}");
    for code in codes {
        assert!(docs.contains(&format!("| `{code}` |")), "{code}");
    }
}
