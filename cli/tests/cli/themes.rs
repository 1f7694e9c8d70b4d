//! Themes: light and dark in one picture, and themes of one's own.

use std::fs;

use crate::support::{Folder, SHOP};

const FOLLOWS: &str = "prefers-color-scheme:dark";

#[test]
fn an_svg_follows_its_reader_when_a_dark_theme_is_named() {
    let folder = Folder::with_shop();
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    let light = folder.read("shop.svg");
    assert!(!light.contains(FOLLOWS));
    folder
        .run(&["render", "shop.yaml", "--dark", "midnight"])
        .exits_with(0);
    let both = folder.read("shop.svg");
    assert!(both.contains(FOLLOWS));
    assert!(
        both.len() < light.len() * 2,
        "what both have in common stands once: {} and {}",
        both.len(),
        light.len()
    );
    folder.write("shop.yaml", format!("dark: midnight\n{SHOP}"));
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert!(folder.read("shop.svg") == both, "the file can say it too");
}

#[test]
fn a_picture_that_moves_follows_its_reader_too() {
    let folder = Folder::with_shop();
    for argument in ["--animate", "--at=500ms"] {
        folder
            .run(&["render", "shop.yaml", "--dark", "midnight", argument])
            .exits_with(0);
        let svg = folder.read("shop.svg");
        assert!(svg.contains(FOLLOWS), "{argument}");
        assert_eq!(svg.contains("@keyframes"), argument == "--animate");
    }
}

#[test]
fn another_theme_takes_the_place_of_both_that_the_file_names() {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("dark: midnight\n{SHOP}"));
    folder
        .run(&["render", "shop.yaml", "--theme", "mono"])
        .exits_with(0);
    assert!(!folder.read("shop.svg").contains(FOLLOWS));
}

#[test]
fn only_svg_can_hold_both() {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("dark: midnight\n{SHOP}"));
    folder
        .run(&["render", "shop.yaml", "-o", "shop.png"])
        .exits_with(0);
    for name in ["a.png", "a.gif", "a.mp4", "a.apng", "a.y4m"] {
        folder
            .run(&["render", "shop.yaml", "--dark", "midnight", "-o", name])
            .exits_with(2)
            .complains(&["--dark has no meaning for", "choose svg"]);
    }
}

#[test]
fn a_dark_theme_that_does_not_exist_is_told_whatever_is_drawn() {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("dark: midnigth\n{SHOP}"));
    for command in [&["render", "shop.yaml"][..], &["validate", "shop.yaml"]] {
        folder
            .run(command)
            .exits_with(1)
            .complains(&["shop.yaml:1:7", "did you mean \"midnight\"?"]);
    }
}

/// A folder with `shop.yaml`, which names a theme file, and that file.
fn with_theme(name: &str, theme: &str) -> Folder {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("theme: {name}\n{SHOP}"));
    folder.write("brand.yaml", theme);
    folder
}

const BRAND: &str = "extends: paper\nbackground: \"#fffdf4\"\nink: \"#7a1f5c\"\n";

#[test]
fn a_diagram_is_drawn_in_the_theme_beside_it() {
    let folder = with_theme("./brand.yaml", BRAND);
    let draw = |arguments: &[&str]| {
        let arguments = [&["render", "shop.yaml"], arguments].concat();
        folder.run(&arguments).exits_with(0);
        folder.read("shop.svg")
    };
    let brand = draw(&[]);
    assert!(brand.contains("#fffdf4"));
    let paper = draw(&["--theme", "paper"]);
    assert!(!paper.contains("#fffdf4"), "the command line wins");
    assert!(draw(&["--theme", "brand.yaml"]) == brand);
    let both = draw(&["--theme", "paper", "--dark", "brand.yaml"]);
    assert!(both.contains("#fffdf4") && both.contains(FOLLOWS));
    for command in [
        &["validate"][..],
        &["lint"],
        &["describe"],
        &["pack", "lock"],
    ] {
        let command = [command, &["shop.yaml"]].concat();
        folder.run(&command).exits_with(0);
    }
    folder
        .run(&["set", "shop.yaml", "dark=./brand.yaml"])
        .exits_with(0);
}

#[test]
fn themes_extend_each_other() {
    let folder = with_theme("./brand.yaml", "{extends: ./house.yaml, corner-radius: 3}");
    folder.write("house.yaml", BRAND);
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert!(folder.read("shop.svg").contains("#fffdf4"));

    folder.write("house.yaml", "extends: brand.yaml");
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(1)
        .complains(&[
            "the theme brand.yaml extends itself",
            "house.yaml:1:10",
            "shop.yaml:1:8",
        ]);
    for number in 0..9 {
        let next = number + 1;
        folder.write(&format!("t{number}.yaml"), format!("extends: t{next}.yaml"));
    }
    folder
        .run(&["render", "shop.yaml", "--theme", "t0.yaml"])
        .exits_with(1)
        .complains(&["more than 8 theme files extend each other"]);
}

#[test]
fn mistakes_of_a_theme_are_shown_in_it_and_nothing_is_drawn() {
    let folder = with_theme("./brand.yaml", "extends: papper\nink: blue\nradius: 3\n");
    folder.write("shop.svg", "the old picture");
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(1)
        .complains(&[
            "error[unknown-theme]: unknown theme \"papper\"",
            "did you mean \"paper\"?",
            "--> brand.yaml:1:10",
            "error[unknown-color]: unknown colour \"blue\"",
            "error[unknown-key]: unknown key \"radius\" in a theme",
            "did you mean \"corner-radius\"?",
            "shop.yaml:1:8",
        ]);
    assert_eq!(folder.read("shop.svg"), "the old picture");
    let found = folder
        .run(&["validate", "shop.yaml", "--json"])
        .exits_with(1);
    let problem = found.json()["diagnostics"][0].clone();
    assert_eq!(problem["file"], "brand.yaml");
    assert_eq!(problem["line"], 1);
}

#[test]
fn what_is_hard_to_read_is_a_warning() {
    let folder = with_theme("./brand.yaml", "roles: {text-muted: \"#cccccc\"}");
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(0)
        .complains(&[
            "warning[low-contrast]: text-muted on",
            "has a contrast of 1.",
            "is the nearest colour that can be seen",
            "brand.yaml:1:21",
        ]);
}

#[test]
fn a_theme_that_is_not_to_be_had_is_one_error() {
    let folder = with_theme("./gone.yaml", BRAND);
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(1)
        .complains(&[
            "error[theme]: there is no theme gone.yaml",
            "kinograph themes new gone.yaml",
        ]);
    fs::create_dir(folder.path("gone.yaml")).expect("the folder is ours");
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(1)
        .complains(&["cannot read gone.yaml"]);
    let huge = format!("extends: paper\n# {}\n", "x".repeat(5 << 20));
    folder.write("brand.yaml", huge);
    folder
        .run(&["render", "shop.yaml", "--theme", "brand.yaml"])
        .exits_with(1)
        .complains(&["brand.yaml", "larger than 4194304 bytes"]);
    folder
        .run(&["render", "shop.yaml", "--theme", "midnigth"])
        .exits_with(2)
        .complains(&["midnight"]);
}

#[test]
fn a_diagram_reaches_themes_in_its_own_folder_only() {
    let folder = Folder::new();
    fs::create_dir(folder.path("docs")).expect("the folder is ours");
    folder.write("brand.yaml", BRAND);
    folder.write("docs/shop.yaml", format!("theme: ../brand.yaml\n{SHOP}"));
    folder
        .run(&["render", "docs/shop.yaml"])
        .exits_with(1)
        .complains(&["is not in the folder of what names it", "--themes-from"]);
    folder
        .run(&["render", "docs/shop.yaml", "--themes-from", "."])
        .exits_with(0);
    folder.write("docs/own.yaml", "extends: ../brand.yaml");
    folder
        .run(&["render", "docs/shop.yaml", "--theme", "docs/own.yaml"])
        .exits_with(1)
        .complains(&[
            "\"../brand.yaml\" is not in the folder",
            "docs/own.yaml:1:10",
        ]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../brand.yaml", folder.path("docs/link.yaml"))
            .expect("links can be made");
        folder.write("docs/shop.yaml", format!("theme: link.yaml\n{SHOP}"));
        folder
            .run(&["render", "docs/shop.yaml"])
            .exits_with(1)
            .complains(&["is not in the folder"]);
    }
}

#[test]
fn a_theme_is_begun_shown_and_checked() {
    let folder = Folder::with_shop();
    folder
        .run(&["themes", "new", "brand.yaml", "--from", "midnight"])
        .exits_with(0);
    let begun = folder.read("brand.yaml");
    folder
        .run(&["themes", "new", "brand.yaml"])
        .exits_with(2)
        .complains(&["brand.yaml exists already", "--force"]);
    assert_eq!(folder.read("brand.yaml"), begun);
    folder
        .run(&["themes", "new", "brand.json"])
        .exits_with(2)
        .complains(&["does not end with .yaml"]);

    let shown = folder.run(&["themes", "show", "midnight"]).exits_with(0);
    let file = folder.run(&["themes", "show", "brand.yaml"]).exits_with(0);
    assert_eq!(shown.text(), file.text(), "it changes nothing yet");
    let all = begun
        .replace("\n# ", "\n")
        .split_once("extends")
        .map(|(_, all)| all.to_owned());
    folder.write("brand.yaml", format!("extends{}", all.expect("it extends")));
    let whole = folder.run(&["themes", "show", "brand.yaml"]).exits_with(0);
    assert_eq!(whole.text(), shown.text(), "what is commented out is true");
    folder.write("brand.yaml", "grid: 0");
    folder
        .run(&["themes", "show", "brand.yaml"])
        .exits_with(1)
        .complains(&["\"grid\" takes a number from 1 to 64"]);
}

#[test]
fn the_schema_of_themes_is_printed() {
    let schema = Folder::new().run(&["schema", "theme"]).exits_with(0).json();
    assert_eq!(schema["title"], "Kinograph theme");
    assert!(schema["properties"]["extends"]["anyOf"][0]["enum"].is_array());
}
