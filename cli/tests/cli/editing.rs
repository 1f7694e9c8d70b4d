//! Commands that change a file.

use crate::support::{Folder, SHOP};

const COMMENTED: &str = "\
# Ours
nodes:
  web: service, Web   # first
  orders: service, Orders
  # where it is kept
  db: postgres, Orders
edges:
  - web -> orders: HTTPS
  - orders -> db
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("shop.yaml", COMMENTED);
    folder
}

#[test]
fn a_change_keeps_what_people_wrote() {
    let folder = folder();
    let ran = folder.run(&["set", "shop.yaml", "web", "caption=React", "color=#d33"]);
    ran.exits_with(0)
        .complains(&["1 line removed, 1 added", "kinograph undo"]);
    let line = "  web: service, Web   # first";
    let new = "  web: {kind: service, label: Web, caption: React, color: \"#d33\"}   # first";
    assert_eq!(folder.read("shop.yaml"), COMMENTED.replace(line, new));
}

#[test]
fn every_command_does_what_it_says() {
    let cases: [(&[&str], &str); 8] = [
        (
            &["add", "shop.yaml", "cache", "redis", "Hot", "--from", "web"],
            "  - web -> cache\n",
        ),
        (
            &["rename", "shop.yaml", "orders", "carts"],
            "  - carts -> db\n",
        ),
        (
            &["recolor", "shop.yaml", "--kind", "service", "teal"],
            "  orders: {kind: service, label: Orders, color: teal}\n",
        ),
        (
            &["connect", "shop.yaml", "web", "db", "--arrow", "~>"],
            "  - web ~> db\n",
        ),
        (&["set", "shop.yaml", "theme=midnight"], "theme: midnight\n"),
        (
            &[
                "set",
                "shop.yaml",
                "styles.hot.color=red",
                "styles.hot.width=2",
            ],
            "  hot: {color: red, width: 2}\n",
        ),
        (
            &["set", "shop.yaml", "web -> orders", "width=3"],
            "{label: HTTPS, width: 3}\n",
        ),
        (
            &["add", "shop.yaml", "zone", "--container"],
            "  zone:\n    nodes: {}\n",
        ),
    ];
    for (args, expected) in cases {
        let folder = folder();
        folder.run(args).exits_with(0);
        let text = folder.read("shop.yaml");
        assert!(text.contains(expected), "{args:?}\n{text}");
        folder.run(&["validate", "shop.yaml"]).exits_with(0);
    }
    let folder = folder();
    folder
        .run(&["move", "shop.yaml", "*", "--into", "web"])
        .exits_with(1)
        .complains(&["cannot hold itself"]);
    assert_eq!(folder.read("shop.yaml"), COMMENTED);
}

#[test]
fn removing_takes_what_belongs_to_it() {
    let folder = folder();
    folder.run(&["remove", "shop.yaml", "d?"]).exits_with(0);
    let text = folder.read("shop.yaml");
    assert!(!text.contains("db") && !text.contains("kept"), "{text}");
    folder
        .run(&["remove", "shop.yaml", "web -> orders"])
        .exits_with(0);
    assert!(folder.read("shop.yaml").ends_with("edges:\n"));
}

#[test]
fn a_dry_run_shows_the_difference_and_changes_nothing() {
    let folder = folder();
    let ran = folder.run(&["rename", "shop.yaml", "db", "store", "--dry-run"]);
    let ran = ran.exits_with(0).says_nothing();
    assert!(
        ran.text()
            .contains("-  - orders -> db\n+  - orders -> store\n"),
        "{}",
        ran.text()
    );
    assert_eq!(folder.read("shop.yaml"), COMMENTED);
    assert_eq!(folder.names(), ["shop.yaml"]);
    let args = [
        "rename",
        "shop.yaml",
        "db",
        "store",
        "--dry-run",
        "--color",
        "always",
    ];
    let colored = folder.run(&args).exits_with(0);
    assert!(
        colored.text().contains("\u{1b}[31m-  - orders -> db"),
        "{}",
        colored.text()
    );
}

#[test]
fn a_change_that_makes_mistakes_is_refused_unless_forced() {
    let folder = folder();
    let args = ["set", "shop.yaml", "db", "kind=postgers"];
    folder
        .run(&args)
        .exits_with(1)
        .complains(&["\"postgres\"", "--force"]);
    assert_eq!(folder.read("shop.yaml"), COMMENTED);
    folder
        .run(&[&args[..], &["--force"]].concat())
        .exits_with(0);
    assert!(folder.read("shop.yaml").contains("postgers"));
    // A mistake that was there before is no reason.
    folder
        .run(&["rename", "shop.yaml", "web", "site"])
        .exits_with(0);
    folder
        .run(&["remove", "shop.yaml", "wob"])
        .exits_with(1)
        .complains(&["unknown id \"wob\""]);
}

#[test]
fn undo_brings_the_last_version_back_and_again() {
    let folder = folder();
    folder
        .run(&["undo", "shop.yaml"])
        .exits_with(2)
        .complains(&["no earlier version"]);
    folder
        .run(&["rename", "shop.yaml", "db", "store"])
        .exits_with(0);
    let changed = folder.read("shop.yaml");
    assert_eq!(folder.names(), [".shop.yaml.bak", "shop.yaml"]);
    folder.run(&["undo", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.read("shop.yaml"), COMMENTED);
    folder.run(&["undo", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.read("shop.yaml"), changed);
}

#[test]
fn operations_of_a_file_are_done_all_or_none() {
    let folder = Folder::with_shop();
    folder.write(
        "good.json",
        r#"[{"op": "pin", "id": "web", "x": 1, "y": 2}, {"op": "remove", "id": "db"}]"#,
    );
    folder.write(
        "bad.json",
        r#"[{"op": "remove", "id": "db"}, {"op": "remove", "id": "nobody"}]"#,
    );
    folder.write("odd.json", r#"[{"op": "paint"}]"#);
    folder
        .run(&["apply", "shop.yaml", "bad.json"])
        .exits_with(1)
        .complains(&["operation 2 (remove)"]);
    folder
        .run(&["apply", "shop.yaml", "odd.json"])
        .exits_with(2)
        .complains(&["operation 1 of odd.json"]);
    assert_eq!(folder.read("shop.yaml"), SHOP);
    folder
        .run(&["apply", "shop.yaml", "good.json"])
        .exits_with(0);
    assert!(
        folder
            .read("shop.yaml")
            .ends_with("positions:\n  web: [1, 2]\n")
    );
    let schema = folder.run(&["apply", "--schema"]).exits_with(0);
    assert!(schema.text().contains("replace-kind"));
}

#[test]
fn changes_are_told_as_data() {
    let folder = folder();
    let ran = folder
        .run(&["rename", "shop.yaml", "db", "store", "--json"])
        .exits_with(0);
    let told: serde_json::Value = ran.json();
    assert_eq!(told["edits"][0]["written"], true);
    assert!(
        told["edits"][0]["diff"]
            .as_str()
            .is_some_and(|diff| diff.contains("store"))
    );
    let again = folder
        .run(&["set", "shop.yaml", "web", "label=Web", "--json"])
        .exits_with(0);
    let told: serde_json::Value = again.json();
    assert_eq!(told["edits"][0]["changed"], false);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new();
    let ran = folder.run_with_input(&["rename", "-", "db", "store"], SHOP.as_bytes());
    let ran = ran.exits_with(0);
    assert_eq!(ran.text(), SHOP.replace("db", "store"));
}

#[test]
fn a_diagram_is_told_in_words() {
    let folder = Folder::with_shop();
    let told = folder
        .run(&["describe", "shop.yaml"])
        .exits_with(0)
        .says_nothing();
    let expected = "\
Shop
A diagram of 3 nodes and 2 edges.

Parts:
- Web (Service)
- Orders (Service)
- Orders (PostgreSQL)

Edges:
- Web leads to Orders: HTTPS
- Orders leads to Orders
";
    assert_eq!(told.text(), expected);
    let told = folder
        .run(&["describe", "shop.yaml", "--json"])
        .exits_with(0);
    let told: serde_json::Value = told.json();
    assert_eq!(told["nodes"][2]["kind"], "data/postgres");
    folder.write("bad.yaml", "nodes: {a: nothing-known}\n");
    folder
        .run(&["describe", "bad.yaml"])
        .exits_with(1)
        .complains(&["unknown kind"]);
}
