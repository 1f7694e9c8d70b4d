//! Themes: light and dark in one picture.

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
