//! The help texts, as they are read. `UPDATE=1 cargo test -p kinograph` accepts changes.

use std::{fs, path::Path};

use crate::support::Folder;

const COMMANDS: [&str; 27] = [
    "render",
    "validate",
    "lint",
    "fmt",
    "set",
    "recolor",
    "add",
    "connect",
    "rename",
    "move",
    "remove",
    "extend",
    "apply",
    "undo",
    "describe",
    "new",
    "templates",
    "gallery",
    "kinds",
    "layouts",
    "icons",
    "pack",
    "mcp",
    "themes",
    "schema",
    "completions",
    "man",
];

/// The commands of `kinograph icons`.
const ICONS_COMMANDS: [&str; 1] = ["import"];

/// The commands of `kinograph themes`.
const THEMES_COMMANDS: [&str; 3] = ["list", "show", "new"];

/// The commands of `kinograph pack`.
const PACK_COMMANDS: [&str; 11] = [
    "install", "list", "info", "remove", "update", "verify", "lock", "new", "build", "test",
    "publish",
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
    let commands = COMMANDS.iter().map(|command| vec![*command]);
    let of_pack = PACK_COMMANDS.iter().map(|command| vec!["pack", *command]);
    let of_icons = ICONS_COMMANDS.iter().map(|command| vec!["icons", *command]);
    let of_themes = THEMES_COMMANDS
        .iter()
        .map(|command| vec!["themes", *command]);
    for command in commands.chain(of_pack).chain(of_icons).chain(of_themes) {
        let name = command.join("-");
        let help = folder
            .run(&[&command[..], &["--help"]].concat())
            .exits_with(0)
            .says_nothing();
        check(&format!("{name}.txt"), help.text());
        assert!(
            help.text().contains("Examples:\n"),
            "{name} has no examples"
        );
        assert!(
            help.text().lines().all(|line| line.len() <= 100),
            "{name} is too wide"
        );
    }
}

#[test]
fn no_command_is_forgotten() {
    let listed = |args: &[&str]| {
        let help = Folder::new().run(args).exits_with(0);
        commands_in(help.text())
    };
    assert_eq!(listed(&["--help"]), COMMANDS);
    assert_eq!(listed(&["pack", "--help"]), PACK_COMMANDS);
    assert_eq!(listed(&["icons", "--help"]), ICONS_COMMANDS);
    assert_eq!(listed(&["themes", "--help"]), THEMES_COMMANDS);
}

/// The names under "Commands:".
fn commands_in(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
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
