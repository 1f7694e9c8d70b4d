//! What plugins tell the person who runs Kinograph.

use std::sync::Arc;

use crate::fault::printable;

/// How a panicking plugin begins its last line; the contract reserves it. The
/// line becomes part of the error, because the trap that follows says nothing.
const PANIC: &str = "panic: ";

/// Receives what plugins log.
pub type LogSink = Arc<dyn Fn(&LogLine) + Send + Sync>;

/// A line that a plugin logged: one line, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// The plugin's id.
    pub plugin: String,
    /// How important it is.
    pub level: LogLevel,
    /// What it says.
    pub message: String,
}

/// How important a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// For those who write the plugin.
    Debug,
    /// Good to know.
    Info,
    /// Something is probably not as meant.
    Warn,
}

/// The log of one call.
pub(crate) struct Log {
    sink: Option<LogSink>,
    plugin: String,
    lines_left: usize,
    panic: Option<String>,
}

impl Log {
    pub(crate) fn new(sink: Option<LogSink>, plugin: &str, lines: usize) -> Self {
        Self {
            sink,
            plugin: plugin.to_owned(),
            lines_left: lines,
            panic: None,
        }
    }

    /// Takes a line; lines beyond the limit are dropped.
    pub(crate) fn push(&mut self, level: LogLevel, message: &str) {
        if let Some(reason) = message.strip_prefix(PANIC) {
            // Rust begins with what the error says anyway.
            let reason = reason.strip_prefix("panicked at ").unwrap_or(reason);
            self.panic = Some(printable(reason));
            return;
        }
        if self.lines_left == 0 {
            return;
        }
        self.lines_left -= 1;
        if let Some(sink) = &self.sink {
            let message = match self.lines_left {
                0 => "says more than is shown".into(),
                _ => printable(message),
            };
            sink(&LogLine {
                plugin: self.plugin.clone(),
                level,
                message,
            });
        }
    }

    /// Why the plugin panicked, if it said so.
    pub(crate) fn panic(&mut self) -> Option<String> {
        self.panic.take()
    }
}
