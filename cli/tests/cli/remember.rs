//! `render --remember`: where things stood the last time.

use crate::support::{Folder, SHOP};

/// Two services of one database; the layout orders them as it likes.
const NEW: &str = "  new: service, New\n";

fn remember(folder: &Folder) -> crate::support::Ran {
    folder.run(&["render", "shop.yaml", "--remember"])
}

#[test]
fn nothing_is_remembered_unless_asked() {
    let folder = Folder::with_shop();
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
}

#[test]
fn a_file_beside_the_diagram_tells_where_things_stood() {
    let folder = Folder::with_shop();
    remember(&folder)
        .exits_with(0)
        .complains(&["there is no shop.layout yet"]);
    assert_eq!(folder.names(), ["shop.layout", "shop.svg", "shop.yaml"]);
    let first = folder.read("shop.layout");
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!(lines[0], "kinograph-layout 1");
    let starts = ["node db ", "node orders ", "node web "];
    for (line, start) in lines[1..].iter().zip(starts) {
        assert!(line.starts_with(start), "{first}");
    }
    let again = remember(&folder).exits_with(0);
    assert!(!again.stderr.contains("shop.layout"), "{}", again.stderr);
    assert_eq!(folder.read("shop.layout"), first, "it stays as it is");
}

#[test]
fn what_stood_above_stays_above() {
    let fan = |first: &str, second: &str| {
        format!(
            "direction: right\nnodes:\n  hub: service\n  {first}: service\n  {second}: service\n\
             edges:\n  - hub -> {first}\n  - hub -> {second}\n"
        )
    };
    let height = |folder: &Folder, id: &str| {
        let text = folder.read("shop.layout");
        let line = text
            .lines()
            .find(|line| line.starts_with(&format!("node {id} ")));
        let words: Vec<&str> = line.expect("it stands somewhere").split(' ').collect();
        words[3].parse::<f64>().expect("a number")
    };
    let folder = Folder::new();
    folder.write("shop.yaml", fan("a", "b"));
    remember(&folder).exits_with(0);
    let a_is_above = height(&folder, "a") < height(&folder, "b");
    folder.write("shop.yaml", fan("b", "a"));
    remember(&folder).exits_with(0);
    assert_eq!(height(&folder, "a") < height(&folder, "b"), a_is_above);
    // Without the memory, the order of the text decides.
    std::fs::remove_file(folder.path("shop.layout")).expect("it is ours");
    remember(&folder).exits_with(0);
    assert_ne!(height(&folder, "a") < height(&folder, "b"), a_is_above);
}

#[test]
fn what_cannot_be_used_is_a_warning() {
    for (content, reason) in [
        ("kinograph-layout 2\n", "version \"2\""),
        ("kinograph-layout 1\nnode web here there\n", "line 2"),
        ("kinograph-layout 1\n<<<<<<< ours\n", "line 2"),
    ] {
        let folder = Folder::with_shop();
        folder.write("shop.layout", content);
        remember(&folder).exits_with(0).complains(&[
            "warning: cannot use shop.layout: ",
            reason,
            "written anew",
        ]);
        assert!(folder.read("shop.layout").contains("\nnode web "));
        assert!(folder.path("shop.svg").exists());
    }
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    for content in ["my notes\n".as_bytes(), b"", b"\xff\xfe"] {
        let folder = Folder::with_shop();
        folder.write("shop.layout", content);
        remember(&folder)
            .exits_with(0)
            .complains(&["warning: cannot use shop.layout", "nothing is remembered"]);
        let kept = std::fs::read(folder.path("shop.layout")).expect("it is there");
        assert_eq!(kept, content);
    }
}

#[test]
fn json_has_the_warning() {
    let folder = Folder::with_shop();
    folder.write("shop.layout", "my notes\n");
    let ran = folder
        .run(&["render", "shop.yaml", "--remember", "--json"])
        .exits_with(0);
    let warning = &ran.json()["diagnostics"][0];
    assert_eq!(warning["severity"], "warning");
    assert_eq!(warning["code"], "environment");
}

#[test]
fn a_diagram_with_mistakes_keeps_its_memory() {
    let folder = Folder::with_shop();
    remember(&folder).exits_with(0);
    let known = folder.read("shop.layout");
    folder.write("shop.yaml", format!("{SHOP}  - web -> nowhere\n"));
    remember(&folder).exits_with(1);
    assert_eq!(folder.read("shop.layout"), known);
    folder.write("shop.yaml", SHOP.replace("edges:", &format!("{NEW}edges:")));
    remember(&folder).exits_with(0);
    assert!(folder.read("shop.layout").contains("node new "));
}

#[test]
fn what_has_no_place_is_refused() {
    let folder = Folder::with_shop();
    folder
        .run_with_input(&["render", "-", "--remember"], SHOP.as_bytes())
        .exits_with(2)
        .complains(&["--remember", "name a file"]);
    folder.write("shop.layout", SHOP);
    folder
        .run(&["render", "shop.layout", "--remember"])
        .exits_with(2)
        .complains(&["would write over shop.layout"]);
    assert_eq!(folder.read("shop.layout"), SHOP);
}
