//! `icons import`: packs of a vendor's own icons, from made-up ones with the vendors' names.

use std::fs;

use crate::support::Folder;

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="18" height="18"><path fill="#0078d4" d="M1 1h16v16H1z"/><path fill="#fff" d="M5 5h8v8H5z"/></svg>"##;

/// A folder of icons as Microsoft names them.
fn azure() -> Folder {
    let folder = Folder::new();
    for path in [
        "Icons/compute/10021-icon-service-Virtual-Machine.svg",
        "Icons/databases/10121-icon-service-Azure-Cosmos-DB.svg",
        "Icons/other/10121-icon-service-Azure-Cosmos-DB.svg",
    ] {
        write(&folder, path, ICON);
    }
    write(&folder, "Icons/FAQ.txt", "text");
    write(
        &folder,
        "Icons/compute/00001-icon-service-Broken.svg",
        "<svg",
    );
    folder
}

fn write(folder: &Folder, path: &str, text: &str) {
    let path = folder.path(path);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder is ours");
    fs::write(path, text).expect("the folder is ours");
}

#[test]
fn a_folder_becomes_a_pack_that_keeps_every_rule() {
    let folder = azure();
    folder
        .run(&["icons", "import", "azure", "Icons"])
        .exits_with(0)
        .complains(&[
            "2 files taken",
            "3 files left out",
            "1  no SVG",
            "Broken.svg",
            "called like an icon that was taken",
            "wrote azure-icons.wasm",
            "2 kinds of the pack azure-icons; the icons stay Microsoft's",
        ]);
    folder
        .run(&["pack", "test", "azure-icons.wasm", "-o", "sheet.png"])
        .exits_with(0)
        .complains(&["every rule is kept"]);
    let told = folder.run(&["icons", "import", "azure", "Icons", "--json"]);
    let told = told.exits_with(0).json();
    assert_eq!(told["taken"].as_array().map(Vec::len), Some(2));
    assert_eq!(told["left_out"].as_array().map(Vec::len), Some(3));
}

#[test]
fn any_icons_can_be_imported_by_their_own_names() {
    let folder = Folder::new();
    write(&folder, "house/door bell.svg", ICON);
    folder
        .run(&[
            "icons",
            "import",
            "house",
            "--name",
            "house",
            "-o",
            "mine.wasm",
        ])
        .exits_with(0);
    let found = folder.run(&["pack", "test", "mine.wasm", "--json"]);
    let found = found.exits_with(0).json();
    assert_eq!(
        (&found["pack"], &found["kinds"]),
        (&"house".into(), &1.into())
    );
}

#[test]
fn what_cannot_be_imported_is_told() {
    let folder = azure();
    write(&folder, "none/readme.txt", "text");
    fs::create_dir(folder.path("empty")).expect("the folder is ours");
    folder.write("text.zip", "no archive");
    let cases: [(&[&str], &[&str]); 7] = [
        (&["empty"], &["empty holds no icon", "it holds no files"]),
        (&["none"], &["none holds no icon", "readme.txt: no SVG"]),
        (
            &["text.zip"],
            &["text.zip is no zip archive", "name a zip archive"],
        ),
        (&["missing.zip"], &["cannot read missing.zip"]),
        (
            &["ibm", "Icons"],
            &["unknown vendor \"ibm\"", "aws, azure and gcp"],
        ),
        (&["aws"], &["no icons of aws are named", "download them"]),
        (
            &["Icons", "--name", "My Icons"],
            &["\"My Icons\" is no name"],
        ),
    ];
    for (args, complaints) in cases {
        folder
            .run(&[&["icons", "import"], args].concat())
            .exits_with(2)
            .complains(complaints);
    }
    assert!(!folder.names().iter().any(|name| name.ends_with(".wasm")));
}
