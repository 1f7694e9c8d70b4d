//! The client of the protocol's own SDK, from npm.
//!
//! Without it these tests are skipped, unless `KINOGRAPH_REQUIRE_MCP` is set:
//! then it is fetched, and it is a failure when that does not work.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::http::Server;
use crate::support::Folder;

/// What the client's script is made of.
const FILES: [&str; 2] = ["package.json", "client.mjs"];

/// The script, where its packages are installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn script(folder: &Folder) -> Option<PathBuf> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mcp");
    if sources.join("node_modules").is_dir() {
        return Some(sources.join("client.mjs"));
    }
    if env::var_os("KINOGRAPH_REQUIRE_MCP").is_none() {
        eprintln!("SKIPPED: `npm install` in cli/tests/mcp gets what this needs");
        return None;
    }
    let installed = folder.path("client");
    fs::create_dir_all(&installed).expect("the folder is ours");
    for file in FILES {
        fs::copy(sources.join(file), installed.join(file)).expect("it is there");
    }
    let install = ["install", "--silent", "--no-audit", "--no-fund"];
    let status = Command::new("npm")
        .args(install)
        .current_dir(&installed)
        .status();
    let is_done = status.as_ref().is_ok_and(std::process::ExitStatus::success);
    assert!(is_done, "npm install: {status:?}");
    Some(installed.join("client.mjs"))
}

/// Runs the script, which works on `folder`, and checks what it saw.
fn run(folder: &Folder, script: &Path, args: &[&str]) {
    let output = Command::new("node").arg(script).args(args).output();
    let output = output.expect("node can be run");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{messages}");
    let seen: Value = serde_json::from_slice(&output.stdout).expect("the script prints JSON");
    assert_eq!(seen["server"], "kinograph");
    assert_eq!(seen["tools"], 10);
    assert_eq!(seen["refused"], true, "{seen}");
    let refusal = seen["refusal"].as_str().expect("it is told");
    assert!(refusal.contains("did you mean \"redis\""), "{refusal}");
    let (width, height) = (seen["width"].as_u64(), seen["height"].as_u64());
    assert_eq!(width.max(height), Some(1568), "{seen}");
    assert!(folder.read("rag.yaml").contains("cache: redis, Answers"));
    assert!(folder.read("rag.svg").starts_with("<svg"));
}

#[test]
fn the_client_of_the_sdk_works_over_standard_input_and_output() {
    let (folder, tools) = (Folder::new(), Folder::new());
    let Some(script) = script(&tools) else { return };
    let place = folder.path("").display().to_string();
    run(
        &folder,
        &script,
        &["stdio", env!("CARGO_BIN_EXE_kinograph"), &place],
    );
}

#[test]
fn the_client_of_the_sdk_works_over_http() {
    let (folder, tools) = (Folder::new(), Folder::new());
    let Some(script) = script(&tools) else { return };
    let server = Server::start(&folder, &[]);
    let address = format!("http://{}/mcp", server.address);
    run(&folder, &script, &["http", &address]);
}
