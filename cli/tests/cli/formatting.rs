//! `fmt`.

use crate::support::{Folder, MISTAKEN};

const UNTIDY: &str = "\
# What the shop is made of.
diagram:   Shop

nodes:
      web:   service,   Web   # the front
      # Between them.
      orders: { kind: 'service' ,label: Orders }


edges:
- web -> orders:   HTTPS # the only way
";

const TIDY: &str = "\
# What the shop is made of.
diagram: Shop

nodes:
  web: service,   Web # the front
  # Between them.
  orders: {kind: \"service\", label: Orders}

edges:
  - web -> orders: HTTPS # the only way
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("a.yaml", UNTIDY);
    folder
}

#[test]
fn comments_and_order_stay() {
    let folder = folder();
    folder
        .run(&["fmt", "a.yaml"])
        .exits_with(0)
        .complains(&["formatted a.yaml"]);
    assert_eq!(folder.read("a.yaml"), TIDY);
    folder.run(&["fmt", "a.yaml"]).exits_with(0).says_nothing();
    assert_eq!(folder.read("a.yaml"), TIDY);
}

#[test]
fn check_changes_nothing() {
    let folder = folder();
    folder
        .run(&["fmt", "--check", "a.yaml"])
        .exits_with(1)
        .complains(&["a.yaml is not laid out", "`kinograph fmt a.yaml`"]);
    assert_eq!(folder.read("a.yaml"), UNTIDY);
    folder.write("a.yaml", TIDY);
    folder
        .run(&["fmt", "--check", "a.yaml"])
        .exits_with(0)
        .says_nothing();
}

#[test]
fn the_result_can_be_printed() {
    let folder = folder();
    let printed = folder
        .run(&["fmt", "--stdout", "a.yaml"])
        .exits_with(0)
        .says_nothing();
    assert_eq!(printed.text(), TIDY);
    assert_eq!(folder.read("a.yaml"), UNTIDY);
    let piped = folder
        .run_with_input(&["fmt", "-"], UNTIDY.as_bytes())
        .exits_with(0)
        .says_nothing();
    assert_eq!(piped.text(), TIDY);
}

#[test]
fn mistakes_are_told_and_the_file_is_left_alone() {
    let folder = Folder::new();
    let broken = "nodes:\n   a: [service\n";
    folder.write("a.yaml", broken);
    folder
        .run(&["fmt", "a.yaml"])
        .exits_with(1)
        .complains(&["error[syntax]", "a.yaml:"]);
    assert_eq!(folder.read("a.yaml"), broken);
    folder
        .run(&["fmt", "missing.yaml"])
        .exits_with(2)
        .complains(&["cannot read missing.yaml"]);
}

/// Laying a file out needs no plugin, so a kind that is not installed is no obstacle.
#[test]
fn unknown_kinds_are_no_obstacle() {
    let folder = Folder::new();
    folder.write("a.yaml", MISTAKEN);
    folder.run(&["fmt", "a.yaml"]).exits_with(0);
    assert_eq!(folder.read("a.yaml"), MISTAKEN);
}

#[test]
fn marks_and_line_ends_of_windows_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = Folder::new();
    folder.write("a.yaml", windows(UNTIDY));
    folder.run(&["fmt", "a.yaml"]).exits_with(0);
    assert_eq!(folder.read("a.yaml"), windows(TIDY));
}

#[test]
fn every_template_is_laid_out() {
    let folder = Folder::new();
    for template in kinograph_templates::all() {
        folder.write("a.yaml", template.text);
        folder.run(&["fmt", "a.yaml"]).exits_with(0);
        assert_eq!(folder.read("a.yaml"), template.text, "{}", template.name);
    }
}

/// The formatter knows less YAML than the reader does.
#[test]
fn what_the_formatter_does_not_understand_is_left_alone() {
    let folder = Folder::new();
    let strange = "nodes:\n  a: {kind: serv\nice}\n";
    folder.write("a.yaml", strange);
    folder.run(&["fmt", "a.yaml"]).exits_with(2).complains(&[
        "cannot format a.yaml: the formatter does not understand line 2",
        "hint: the file is left as it is",
    ]);
    assert_eq!(folder.read("a.yaml"), strange);
}
