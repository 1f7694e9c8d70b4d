//! The commands that make packs: `pack new`, `pack build`, `pack test`.

use std::{env, fs, path::Path, process::Command};

use crate::support::{Folder, Ran};

/// The root of this checkout.
fn checkout() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/..").to_owned()
}

fn dist(name: &str) -> String {
    format!("{}/plugins/dist/{name}.wasm", checkout())
}

/// Whether packs can be built here. Where they must be, that is no question.
fn can_build_guests() -> bool {
    let target = Command::new("rustc")
        .args(["--print", "target-libdir", "--target"])
        .arg("wasm32-unknown-unknown")
        .output();
    let can = target
        .is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir());
    let must = env::var_os("KINOGRAPH_REQUIRE_GUESTS").is_some();
    assert!(can || !must, "the target wasm32-unknown-unknown is missing");
    can
}

/// Runs a command that builds with cargo, in a folder that is kept between tests.
fn run_cargo(folder: &Folder, args: &[&str]) -> Ran {
    let mut command = folder.command(args);
    command.env(
        "CARGO_TARGET_DIR",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("packs"),
    );
    command.output().expect("the command can be run").into()
}

#[test]
fn a_new_pack_builds_keeps_every_rule_and_is_drawn() {
    if !can_build_guests() {
        return;
    }
    let folder = Folder::new();
    folder
        .run(&["pack", "new", "my-pack", "--sdk", &checkout()])
        .exits_with(0)
        .complains(&["wrote my-pack; next: cd my-pack && kinograph pack build"]);
    run_cargo(&folder, &["pack", "build", "my-pack"])
        .exits_with(0)
        .complains(&["my-pack/my-pack.wasm", "My pack 0.1.0: 2 kinds, 0 layouts"]);
    let test = ["pack", "test", "my-pack/my-pack.wasm"];
    folder
        .run(&[&test[..], &["-o", "sheet.png"]].concat())
        .exits_with(0)
        .complains(&["every rule is kept", "wrote sheet.png"]);
    folder
        .run(&[&test[..], &["--check", "sheet.png"]].concat())
        .exits_with(0);
    let found = folder.run(&[&test[..], &["--json"]].concat()).json();
    assert_eq!(
        (&found["pack"], &found["kinds"]),
        (&"my-pack".into(), &2.into())
    );
}

#[test]
fn new_packs_overwrite_nothing_and_say_what_they_lack() {
    let folder = Folder::new();
    folder
        .run(&["pack", "new", "mine"])
        .exits_with(0)
        .complains(&["wrote mine", "the SDK is not published yet"]);
    assert!(folder.read("mine/README.md").contains("not published yet"));
    assert!(folder.read("mine/src/lib.rs").contains("id: \"mine\""));
    assert_eq!(folder.names(), ["mine"]);
    folder
        .run(&["pack", "new", "mine"])
        .exits_with(2)
        .complains(&["mine is not empty", "name a folder that is not there yet"]);
    folder
        .run(&["pack", "new", "Über"])
        .exits_with(2)
        .complains(&["\"über\" is no name for a pack", "--name"]);
    folder
        .run(&["pack", "new", "other", "--sdk", "mine"])
        .exits_with(2)
        .complains(&["there is no SDK in "]);
    folder
        .run(&["pack", "new", "missing/folder"])
        .exits_with(2)
        .complains(&["there is no folder "]);
    fs::create_dir(folder.path("Empty_One")).expect("the folder is ours");
    folder.run(&["pack", "new", "Empty_One"]).exits_with(0);
    assert!(
        folder
            .read("Empty_One/Cargo.toml")
            .contains("name = \"empty-one\"")
    );
}

#[test]
fn built_in_packs_are_tested_by_name_and_sheets_are_compared() {
    let folder = Folder::new();
    folder
        .run(&["pack", "test", "essentials", "-o", "sheet.png"])
        .exits_with(0)
        .complains(&["every rule is kept"]);
    let check = ["pack", "test", "essentials", "--check", "sheet.png"];
    folder.run(&check).exits_with(0);
    folder
        .run(&[&check[..], &["--scale", "2"]].concat())
        .exits_with(3)
        .complains(&["do not look as in sheet.png", "pixels"]);
    folder.write("sheet.png", "no picture");
    folder
        .run(&check)
        .exits_with(2)
        .complains(&["sheet.png is no PNG"]);
    folder
        .run(&["pack", "test", "essentails"])
        .exits_with(2)
        .complains(&["there is no pack \"essentails\""]);
}

#[test]
fn a_sheet_that_differs_in_one_place_is_noticed() {
    let folder = Folder::new();
    folder
        .run(&["pack", "test", "essentials", "-o", "sheet.png"])
        .exits_with(0);
    let decoder = png::Decoder::new(std::io::BufReader::new(
        fs::File::open(folder.path("sheet.png")).expect("it was written"),
    ));
    let mut decoder = decoder;
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("it is a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut bytes).expect("it is whole");
    bytes[0] ^= 0xff;
    let mut changed = Vec::new();
    let mut encoder = png::Encoder::new(&mut changed, info.width, info.height);
    encoder.set_color(info.color_type);
    let mut writer = encoder.write_header().expect("it fits");
    writer.write_image_data(&bytes).expect("it fits");
    writer.finish().expect("it fits");
    folder.write("changed.png", changed);
    folder
        .run(&["pack", "test", "essentials", "--check", "changed.png"])
        .exits_with(3)
        .complains(&["1 pixels differ, the first at 0, 0"]);
}

#[test]
fn a_hostile_pack_is_told_apart_kind_by_kind() {
    let hostile = format!("{}/plugins/host/tests/data/hostile.wasm", checkout());
    let folder = Folder::new();
    let ran = folder
        .run(&["pack", "test", &hostile, "--json"])
        .exits_with(3);
    let found = ran.json();
    let findings = found["findings"].as_array().expect("findings are a list");
    for kind in ["panic", "nan", "loop", "trap"] {
        assert!(
            findings
                .iter()
                .any(|it| it["kind"] == kind && it["rule"] == "drawing"),
            "{kind}: {found}"
        );
    }
}

#[test]
fn what_another_compiler_made_becomes_a_plugin() {
    let folder = Folder::new();
    let built = fs::read(dist("essentials")).expect("it is checked in");
    folder
        .run(&["pack", "build", &dist("essentials"), "-o", "again.wasm"])
        .exits_with(0)
        .complains(&["Essentials", "kinds"]);
    let again = fs::read(folder.path("again.wasm")).expect("it was written");
    assert!(
        again == built,
        "a plugin that says what it is stays as it is"
    );

    folder.write("text.wasm", "no module");
    folder
        .run(&["pack", "build", "text.wasm"])
        .exits_with(2)
        .complains(&["text.wasm is not a WebAssembly file"]);
    folder.write("empty.wasm", b"\0asm\x01\0\0\0");
    folder
        .run(&["pack", "build", "empty.wasm"])
        .exits_with(2)
        .complains(&["empty.wasm is not a Kinograph plugin"]);
    folder
        .run(&["pack", "build"])
        .exits_with(2)
        .complains(&["no Cargo.toml", "`kinograph pack new DIR` makes a pack"]);
    folder
        .run(&["pack", "build", "missing.wasm"])
        .exits_with(2)
        .complains(&["cannot read missing.wasm"]);
}

#[test]
fn without_a_compiler_the_way_to_one_is_told() {
    let folder = Folder::new();
    folder.run(&["pack", "new", "mine"]).exits_with(0);
    let mut command = folder.command(&["pack", "build", "mine"]);
    let ran: Ran = command
        .env("PATH", folder.path("nothing-here"))
        .output()
        .expect("the command can be run")
        .into();
    ran.exits_with(2)
        .complains(&["rustc is not installed", "https://rustup.rs"]);
}
