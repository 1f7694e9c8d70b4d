//! The command as people and programs use it: the real binary in a folder of its own.

mod authoring;
mod catalogue;
mod editing;
mod extending;
mod files;
mod formatting;
mod gallery;
mod guests;
mod help;
mod icons;
mod lint;
mod mcp;
#[path = "../../../extend/tests/extend/server.rs"]
#[expect(
    dead_code,
    reason = "what can go wrong on the way is tried where the conversation is"
)]
mod model;
mod moving;
mod native;
#[path = "../../../exporters/native/tests/support/mod.rs"]
mod native_support;
mod packs;
mod problems;
mod remember;
mod render;
mod scripts;
mod support;
mod themes;
mod watch;
