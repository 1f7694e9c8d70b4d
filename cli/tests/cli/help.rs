//! The help texts, as they are read. `UPDATE=1 cargo test -p kinograph` accepts changes.

use std::{fs, path::Path};

use crate::support::Folder;

const COMMANDS: [&str; 12] = [
    "render",
    "validate",
    "lint",
    "fmt",
    "new",
    "templates",
    "kinds",
    "layouts",
    "themes",
    "schema",
    "completions",
    "man",
];

#[track_caller]
fn check(name: &str, help: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/help")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, help).expect("the tests can be written to");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        help == expected,
        "{name} changed; UPDATE=1 accepts this:\n{help}"
    );
}

#[test]
fn help_is_as_reviewed() {
    let folder = Folder::new();
    check(
        "kinograph.txt",
        folder.run(&["--help"]).exits_with(0).says_nothing().text(),
    );
    for command in COMMANDS {
        let help = folder
            .run(&[command, "--help"])
            .exits_with(0)
            .says_nothing();
        check(&format!("{command}.txt"), help.text());
        assert!(
            help.text().contains("Examples:\n"),
            "{command} has no examples"
        );
        assert!(
            help.text().lines().all(|line| line.len() <= 100),
            "{command} is too wide"
        );
    }
}

#[test]
fn no_command_is_forgotten() {
    let help = Folder::new().run(&["--help"]).exits_with(0);
    let listed = help
        .text()
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next());
    assert_eq!(listed.collect::<Vec<_>>(), COMMANDS);
}

#[test]
fn typos_are_understood() {
    let folder = Folder::new();
    folder
        .run(&["rendr"])
        .exits_with(2)
        .complains(&["'rendr'", "'render'"]);
    folder
        .run(&["render", "--them", "paper"])
        .exits_with(2)
        .complains(&["'--theme'"]);
    folder
        .run(&["kinds", "--jsn"])
        .exits_with(2)
        .complains(&["'--json'"]);
}
