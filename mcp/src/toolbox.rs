//! What is offered, in terms that belong to no SDK.

use serde_json::{Map, Value};
use tokio_util::sync::CancellationToken;

/// Tools, and how they are used.
pub trait Toolbox: Send + Sync + 'static {
    /// Who offers the tools.
    fn about(&self) -> About;

    /// The tools, in the order in which clients list them.
    fn tools(&self) -> Vec<Tool>;

    /// Uses a tool of [`Toolbox::tools`]. It may take its time: it is called on a
    /// thread of its own, several calls at once. What long work there is looks
    /// at `stop` between its steps.
    ///
    /// A panic ends the call with an [`Answer`] that says so, and nothing else.
    fn call(&self, tool: &str, arguments: Map<String, Value>, stop: &Stop) -> Answer;
}

/// Who offers tools.
#[derive(Clone, Debug)]
pub struct About {
    /// A name for programs.
    pub name: String,
    /// A name for people.
    pub title: String,
    /// The version of what offers them.
    pub version: String,
    /// What a model should know before it uses any of them.
    pub instructions: String,
}

/// A tool.
#[derive(Clone, Debug)]
pub struct Tool {
    /// A name for programs, unique in its box.
    pub name: &'static str,
    /// A name for people.
    pub title: &'static str,
    /// What it does, and when to use it.
    pub description: &'static str,
    /// The JSON Schema of its arguments, which are an object.
    pub arguments: Map<String, Value>,
    /// What it does to what is there.
    pub effect: Effect,
}

/// What a tool does to what is there. Clients may ask a person first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It reads only.
    Reads,
    /// It adds something, and leaves alone what is there.
    Adds,
    /// It may change or replace what is there.
    Changes,
}

/// What came of a call.
///
/// There is no place for the protocol's structured content: clients that find
/// some show it to their models instead of everything else, pictures included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What a model reads and looks at, in this order.
    pub parts: Vec<Part>,
    /// Whether the tool did not do what it was asked.
    pub failed: bool,
}

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text.
    Text(String),
    /// A picture.
    Picture {
        /// Its format, such as `image/png`.
        media_type: &'static str,
        /// The file.
        bytes: Vec<u8>,
    },
}

impl Answer {
    /// An answer of one text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            parts: vec![Part::Text(text.into())],
            ..Self::default()
        }
    }

    /// Why the tool did not do what it was asked.
    #[must_use]
    pub fn failure(text: impl Into<String>) -> Self {
        Self {
            failed: true,
            ..Self::text(text)
        }
    }
}

/// Tells work that nobody waits for it any more: the client took the request
/// back or left, or the server ends.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    pub(crate) request: CancellationToken,
    pub(crate) server: CancellationToken,
}

impl Stop {
    /// Whether to stop.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.request.is_cancelled() || self.server.is_cancelled()
    }
}
