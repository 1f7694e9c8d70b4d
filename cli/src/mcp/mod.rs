//! The tools that a model works on diagrams with, as the Model Context Protocol
//! offers them. What a tool is told becomes what the commands do; what they
//! find becomes its answer.

mod answer;
mod folder;
mod tools;

use std::sync::{Mutex, MutexGuard, PoisonError};

use anstream::ColorChoice;
use kinograph_mcp::{About, Answer, Stop, Tool, Toolbox};
use serde_json::{Map, Value};

pub(crate) use folder::Folder;
use tools::ENTRIES;

use crate::{
    draw::DrawArgs,
    limits::Limit,
    report::{Report, Verbosity},
};

/// What a model should know before it begins.
const INSTRUCTIONS: &str = include_str!("instructions.md");

/// The tools, and the folder that they work in.
#[derive(Debug)]
pub(crate) struct Desk {
    folder: Folder,
    /// The limits that are not the usual ones.
    limits: Vec<Limit>,
    /// Held by whoever changes a file, from reading to writing.
    writing: Mutex<()>,
}

impl Desk {
    /// A desk in a folder, with the usual limits but for those that are given.
    pub(crate) fn new(folder: Folder, limits: Vec<Limit>) -> Self {
        Self {
            folder,
            limits,
            writing: Mutex::default(),
        }
    }

    /// How diagrams are drawn unless a tool is told otherwise.
    fn draw_args(&self) -> DrawArgs {
        DrawArgs {
            limit: self.limits.clone(),
            ..DrawArgs::default()
        }
    }

    /// Waits until nobody else changes a file.
    fn lock(&self) -> MutexGuard<'_, ()> {
        // Files are written whole or not at all: nothing is broken by a panic.
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Toolbox for Desk {
    fn about(&self) -> About {
        About {
            name: "kinograph".to_owned(),
            title: "Kinograph".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            instructions: INSTRUCTIONS.to_owned(),
        }
    }

    fn tools(&self) -> Vec<Tool> {
        ENTRIES.iter().map(|entry| (entry.tool)()).collect()
    }

    fn call(&self, tool: &str, arguments: Map<String, Value>, stop: &Stop) -> Answer {
        let entry = ENTRIES.iter().find(|entry| entry.name == tool);
        let entry = entry.expect("only what is listed is called");
        (entry.call)(self, arguments, stop).unwrap_or_else(|failure| answer::failure(&failure))
    }
}

/// Where to tell what is no part of an answer, such as a pack that cannot be
/// loaded: standard error, which clients keep as a log.
fn log() -> Report {
    Report::new(ColorChoice::Never, Verbosity::Quiet)
}
