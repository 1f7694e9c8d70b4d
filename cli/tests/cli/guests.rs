//! The examples of packs in other languages, built and run.

use std::{env, fs, path::Path, process::Command};

use crate::support::Folder;

/// The example, built where its toolchain is. With `KINOGRAPH_REQUIRE_GUESTS`
/// the toolchain is fetched, and it is a failure when that does not work.
#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn the_example_in_javascript_keeps_every_rule() {
    let plugins = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins");
    let example = plugins.join("examples/javascript");
    let must = env::var_os("KINOGRAPH_REQUIRE_GUESTS").is_some();
    if !must && !example.join("node_modules").is_dir() {
        eprintln!("skipped: `npm install` in plugins/examples/javascript gets what this needs");
        return;
    }
    let folder = Folder::new();
    let built = folder.path("examples/javascript");
    fs::create_dir_all(&built).expect("the folder is ours");
    for file in ["package.json", "pill.js"] {
        fs::copy(example.join(file), built.join(file)).expect("the example is whole");
    }
    let contract = folder.path("wit/v0.1");
    fs::create_dir_all(&contract).expect("the folder is ours");
    fs::copy(
        plugins.join("wit/v0.1/plugin.wit"),
        contract.join("plugin.wit"),
    )
    .expect("the contract is there");
    for step in [&["install"][..], &["run", "build"]] {
        let status = Command::new("npm").args(step).current_dir(&built).status();
        let is_done = status.as_ref().is_ok_and(std::process::ExitStatus::success);
        assert!(is_done, "npm {}: {status:?}", step.join(" "));
    }
    folder
        .run(&[
            "pack",
            "build",
            "examples/javascript/component.wasm",
            "-o",
            "js.wasm",
        ])
        .exits_with(0);
    folder
        .run(&["pack", "test", "js.wasm"])
        .exits_with(0)
        .complains(&["every rule is kept"]);
}
