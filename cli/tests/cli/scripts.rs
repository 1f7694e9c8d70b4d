//! Layouts that are scripts: rendering, finding and watching them.

use std::{fs, path::Path};

use crate::support::{Folder, SHOP};

const ROW: &str = "function layout({nodes, params}) {
  return nodes.map((_, index) => [index * (params.step ?? 300), 0]);
}
";

/// A folder with `shop.yaml`, which names a script, and that script.
fn with_script(name: &str, source: &str) -> Folder {
    let folder = Folder::new();
    folder.write("shop.yaml", format!("layout: {name}\n{SHOP}"));
    folder.write("mine.js", source);
    folder
}

#[test]
fn a_diagram_is_arranged_by_the_script_beside_it() {
    let folder = with_script("./mine.js", ROW);
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    let near = folder.read("shop.svg");
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert_eq!(folder.read("shop.svg"), near, "it is the same each time");

    folder.write(
        "shop.yaml",
        format!("layout: {{name: mine.js, step: 500}}\n{SHOP}"),
    );
    folder.run(&["render", "shop.yaml"]).exits_with(0);
    assert_ne!(folder.read("shop.svg"), near, "it hears its parameters");
    folder.run(&["validate", "shop.yaml"]).exits_with(0);
    folder.run(&["lint", "shop.yaml", "--max", "lonely=9"]);
}

#[test]
fn the_command_line_can_name_one_that_lies_anywhere() {
    let folder = Folder::with_shop();
    let elsewhere = Folder::new();
    elsewhere.write("mine.js", ROW);
    let script = elsewhere.path("mine.js");
    let script = script.to_str().expect("the path is text");
    folder
        .run(&["render", "shop.yaml", "--layout", script])
        .exits_with(0);
    folder
        .run(&["render", "shop.yaml", "--layout", "gone.js"])
        .exits_with(1)
        .complains(&[
            "there is no script gone.js",
            "kinograph layouts new gone.js",
        ]);
}

#[test]
fn standard_input_has_its_scripts_in_the_current_folder() {
    let folder = with_script("./mine.js", ROW);
    let text = folder.read("shop.yaml");
    folder
        .run_with_input(&["render", "-"], text.as_bytes())
        .exits_with(0)
        .says_nothing();
}

#[test]
fn mistakes_of_a_script_are_shown_in_it_and_nothing_is_drawn() {
    let folder = with_script("./mine.js", "function layout() {\n  return nothing;\n}\n");
    folder.write("shop.svg", "the old picture");
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(1)
        .complains(&[
            "error[script]: ReferenceError: nothing is not defined",
            "--> mine.js:2:10",
            "2 |   return nothing;",
            "^^^^^^^",
            "::: shop.yaml:1:9",
        ]);
    assert_eq!(folder.read("shop.svg"), "the old picture");
    let problem = folder
        .run(&["validate", "--json", "shop.yaml"])
        .exits_with(1)
        .json();
    let problem = &problem["diagnostics"][0];
    assert_eq!(problem["file"], "mine.js");
    assert_eq!(
        (problem["line"].as_u64(), problem["column"].as_u64()),
        (Some(2), Some(10))
    );
}

#[test]
fn scripts_that_cannot_be_read_say_why() {
    let folder = with_script("./mine.js", ROW);
    folder.write("mine.js", [0xff, 0xfe, b'a']);
    let refused = |part: &str| {
        folder
            .run(&["validate", "shop.yaml"])
            .exits_with(1)
            .complains(&["error[script]", part]);
    };
    refused("cannot read mine.js: line 1 is not UTF-8 text");
    folder.write("mine.js", format!("//{}\n{ROW}", "x".repeat(1 << 20)));
    refused("--limit script-bytes=2097152 allows twice as much");
    folder
        .run(&["validate", "shop.yaml", "--limit", "script-bytes=2097152"])
        .exits_with(0);
    fs::remove_file(folder.path("mine.js")).expect("it is there");
    refused("there is no script mine.js");
    fs::create_dir(folder.path("mine.js")).expect("the folder is ours");
    refused("cannot read mine.js");
}

#[test]
fn diagrams_reach_scripts_in_their_own_folder_only() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("docs/inner")).expect("the folder is ours");
    folder.write("mine.js", ROW);
    folder.write("docs/inner/mine.js", ROW);
    let absolute = folder.path("mine.js");
    for (name, code) in [
        ("inner/mine.js", 0),
        ("./inner/../inner/mine.js", 0),
        ("../mine.js", 1),
        ("../gone.js", 1),
        (absolute.to_str().expect("the path is text"), 1),
    ] {
        folder.write("docs/shop.yaml", format!("layout: {name}\n{SHOP}"));
        let ran = folder.run(&["validate", "docs/shop.yaml"]).exits_with(code);
        if code != 0 {
            ran.complains(&[
                "is not in the folder of the diagram",
                "--scripts-from FOLDER",
            ]);
        }
    }
    folder.write("docs/shop.yaml", format!("layout: ../mine.js\n{SHOP}"));
    folder
        .run(&["validate", "docs/shop.yaml", "--scripts-from", "."])
        .exits_with(0);
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let folder = Folder::new();
    fs::create_dir(folder.path("docs")).expect("the folder is ours");
    folder.write("secret.txt", "a secret\n");
    folder.write("docs/shop.yaml", format!("layout: mine.js\n{SHOP}"));
    std::os::unix::fs::symlink("../secret.txt", folder.path("docs/mine.js"))
        .expect("links can be made");
    let ran = folder
        .run(&["validate", "docs/shop.yaml"])
        .exits_with(1)
        .complains(&["is not in the folder of the diagram"]);
    assert!(!ran.stderr.contains("a secret"));
}

#[test]
fn a_new_script_works_at_once_and_nothing_is_overwritten() {
    let folder = Folder::with_shop();
    folder
        .run(&["layouts", "new", "mine.js", "--types"])
        .exits_with(0)
        .complains(&[
            "wrote mine.js",
            "`layout: ./mine.js`",
            "wrote kinograph.d.ts",
        ]);
    folder
        .run(&["render", "shop.yaml", "--layout", "mine.js"])
        .exits_with(0);
    folder.write("mine.js", "mine");
    folder
        .run(&["layout", "new", "mine.js"])
        .exits_with(2)
        .complains(&["mine.js exists already", "--force"]);
    assert_eq!(folder.read("mine.js"), "mine");
    folder
        .run(&["layouts", "new", "mine.txt"])
        .exits_with(2)
        .complains(&["mine.txt does not end with .js", "try mine.js"]);
    let printed = folder
        .run(&["layouts", "new", "-"])
        .exits_with(0)
        .says_nothing();
    assert!(printed.text().contains("function layout(graph) {"));
}

/// The scripts that the documentation shows arrange every template, containers and all.
#[test]
fn the_scripts_of_the_documentation_arrange_every_template() {
    let folder = Folder::new();
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/scripts");
    folder.run(&["layouts", "new", "columns.js"]).exits_with(0);
    let mut names = vec!["columns.js".to_owned()];
    for entry in fs::read_dir(scripts).expect("there are some") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_string_lossy();
        fs::copy(&path, folder.path(&name)).expect("it can be copied");
        names.push(name.into_owned());
    }
    assert!(names.len() >= 4, "{names:?}");
    for template in kinograph_templates::all() {
        folder.write("it.yaml", template.text);
        for name in &names {
            folder
                .run(&["validate", "it.yaml", "--layout", name])
                .exits_with(0);
        }
    }
}
