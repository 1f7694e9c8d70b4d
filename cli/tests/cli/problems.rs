//! How problems are told, to people and to programs; `validate`.

use serde_json::{Value, json};

use crate::support::{Folder, MISTAKEN, SHOP};

/// A diagram that draws, with a warning: no embedded font has this script.
const WARNED: &str = "nodes:\n  web: service, 山\n";

fn folder() -> Folder {
    let folder = Folder::with_shop();
    folder.write("broken.yaml", MISTAKEN);
    folder.write("warned.yaml", WARNED);
    folder
}

#[test]
fn a_problem_shows_its_line_and_what_was_meant() {
    let expected = "\
error[unknown-kind]: unknown kind \"postgers\"
 --> broken.yaml:3:7
  |
3 |   db: postgers, Orders
  |       ^^^^^^^^
  |
  = hint: did you mean \"postgres\"?";
    let ran = folder()
        .run(&["validate", "broken.yaml"])
        .exits_with(1)
        .complains(&[expected]);
    assert_eq!(ran.text(), "");
}

#[test]
fn validate_draws_nothing() {
    let folder = folder();
    folder
        .run(&["validate", "shop.yaml"])
        .exits_with(0)
        .complains(&["no mistakes found"]);
    folder
        .run(&["validate", "shop.yaml", "broken.yaml"])
        .exits_with(1);
    folder
        .run(&["validate", "shop.yaml", "missing.yaml"])
        .exits_with(2);
    folder
        .run_with_input(&["validate", "-"], SHOP.as_bytes())
        .exits_with(0);
    assert_eq!(folder.names(), ["broken.yaml", "shop.yaml", "warned.yaml"]);
}

#[test]
fn a_kind_found_by_its_label_is_told_to_who_asks() {
    let folder = Folder::with_shop();
    folder.write("named.yaml", "nodes: {db: {label: Postgres}}\n");
    let note = "note[kind-by-label]: \"db\" is drawn as postgres";
    folder
        .run(&["validate", "--strict", "named.yaml"])
        .exits_with(0)
        .complains(&[note, "no mistakes found"]);
    let ran = folder
        .run(&["render", "named.yaml", "-o", "named.svg"])
        .exits_with(0);
    assert!(!ran.stderr.contains("kind-by-label"), "{}", ran.stderr);
}

#[test]
fn warnings_fail_only_when_strict() {
    let folder = folder();
    let warning = ["warning[missing-glyph]", "Han", "--system-fonts"];
    folder
        .run(&["validate", "warned.yaml"])
        .exits_with(0)
        .complains(&warning);
    folder
        .run(&["validate", "--strict", "warned.yaml"])
        .exits_with(1)
        .complains(&warning);
    folder
        .run(&["validate", "--strict", "shop.yaml"])
        .exits_with(0);
    folder
        .run(&["render", "warned.yaml"])
        .exits_with(0)
        .complains(&warning);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let folder = folder();
    folder
        .run(&["validate", "-q", "shop.yaml"])
        .exits_with(0)
        .says_nothing();
    folder
        .run(&["render", "--quiet", "shop.yaml"])
        .exits_with(0)
        .says_nothing();
    folder
        .run(&["validate", "-q", "broken.yaml"])
        .exits_with(1)
        .complains(&["unknown-kind"]);
    folder
        .run(&["validate", "-q", "missing.yaml"])
        .exits_with(2)
        .complains(&["cannot read"]);
}

#[test]
fn json_has_every_field() {
    let ran = folder()
        .run(&["validate", "--json", "broken.yaml"])
        .exits_with(1)
        .says_nothing();
    let mut found = ran.json();
    let first = &mut found["diagnostics"][0];
    let hint = first["hint"].take();
    assert!(
        hint.as_str()
            .is_some_and(|hint| hint.contains("did you mean \"postgres\"")),
        "{hint}"
    );
    let expected = json!({
        "file": "broken.yaml",
        "line": 3,
        "column": 7,
        "span": {"start": 28, "end": 36},
        "severity": "error",
        "code": "unknown-kind",
        "message": "unknown kind \"postgers\"",
        "hint": null,
    });
    assert_eq!(*first, expected);
    assert_eq!(found["outputs"], json!([]));
}

#[test]
fn json_tells_what_was_written() {
    let folder = folder();
    let ran = folder
        .run(&["render", "--json", "shop.yaml"])
        .exits_with(0)
        .says_nothing();
    let bytes = folder.read("shop.svg").len();
    let output = json!({"input": "shop.yaml", "output": "shop.svg", "bytes": bytes});
    assert_eq!(ran.json(), json!({"diagnostics": [], "outputs": [output]}));
}

#[test]
fn json_tells_of_files_that_cannot_be_read() {
    let ran = folder()
        .run(&["validate", "--json", "missing.yaml"])
        .exits_with(2)
        .says_nothing();
    let problem = &ran.json()["diagnostics"][0];
    assert_eq!(problem["code"], "environment");
    assert_eq!(problem["span"], Value::Null);
    assert_eq!(
        problem["message"],
        "cannot read missing.yaml: there is no such file"
    );
}

#[test]
fn every_mistake_is_told_at_once() {
    let folder = Folder::new();
    folder.write(
        "a.yaml",
        "nodes:\n  a: servce\n  b: postgers\nedges:\n  - a -> c\nlayuot: x\n",
    );
    folder
        .run(&["validate", "a.yaml"])
        .exits_with(1)
        .complains(&[
            "servce",
            "postgers",
            "\"c\"",
            "layuot",
            "a.yaml:2:6",
            "a.yaml:6:1",
        ]);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = folder();
    let is_coloured = |args: &[&str], variable: Option<&str>| {
        let mut command = folder.command(args);
        if let Some(variable) = variable {
            command.env(variable, "1");
        }
        let output = command.output().expect("the command can be run");
        [output.stdout, output.stderr].concat().contains(&b'\x1b')
    };
    for args in [
        &["validate", "broken.yaml"][..],
        &["kinds"],
        &["render", "--help"],
        &["rendr"],
    ] {
        let with = |color| [args, &["--color", color]].concat();
        assert!(!is_coloured(args, None), "{args:?}: this is no terminal");
        assert!(is_coloured(&with("always"), None), "{args:?} always");
        assert!(
            is_coloured(&with("always"), Some("NO_COLOR")),
            "{args:?}: the option wins"
        );
        assert!(is_coloured(args, Some("CLICOLOR_FORCE")), "{args:?} forced");
        assert!(
            !is_coloured(&with("never"), Some("CLICOLOR_FORCE")),
            "{args:?} never"
        );
    }
}

#[test]
fn escape_sequences_of_a_file_do_not_reach_the_terminal() {
    let folder = Folder::new();
    folder.write(
        "a.yaml",
        "nodes:\n  a: \"x\\e]0;title\\a\"\n  \u{1b}[2J: service\n",
    );
    let ran = folder.run(&["validate", "a.yaml"]).exits_with(1);
    assert!(
        !ran.stderr.contains(['\u{1b}', '\u{7}']),
        "{:?}",
        ran.stderr
    );

    let name = "a\u{1b}[2J.yaml";
    folder.write(name, SHOP);
    let ran = folder
        .run(&["render", name])
        .exits_with(0)
        .complains(&["wrote a"]);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
}
