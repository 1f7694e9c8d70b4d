//! What can go wrong with a plugin, and how it is told.

use std::time::Duration;

use kinograph_core::PluginError;

/// Why a component cannot be used as a plugin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// It is too large to be compiled in good time.
    #[error("is {size} bytes large, more than the {limit} that a plugin may have")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// The most that is allowed.
        limit: usize,
    },
    /// The bytes are no WebAssembly.
    #[error("is not a WebAssembly file")]
    NotWasm,
    /// It is a core module that nobody made a component of.
    #[error("is a WebAssembly module, not a component")]
    NotComponent,
    /// It is damaged or uses features that no plugin needs.
    #[error("is damaged: {0}")]
    Malformed(String),
    /// It wants something that plugins do not get.
    #[error("imports \"{0}\"; a plugin may import kinograph:plugin/host and nothing else")]
    UnknownImport(String),
    /// It is a component, but no plugin.
    #[error("is not a Kinograph plugin: it does not export kinograph:plugin/{0}")]
    MissingExport(&'static str),
    /// It was built for a contract that this version does not speak.
    #[error("was built for version {0} of the plugin contract; this version of Kinograph runs 0.1")]
    Contract(String),
    /// What it says of itself makes no sense.
    #[error("has a bad manifest: {0}")]
    Manifest(String),
    /// It does not say what it is, and must not be asked.
    #[error("has no manifest section, so that only running it would tell what it is")]
    NoManifest,
    /// Its bytes could not be had when they were needed.
    #[error("cannot be loaded: {0}")]
    Fetch(String),
    /// Its manifest is another one than was expected.
    #[error("says something else of itself than is known of it")]
    OtherManifest,
    /// Its bytes are others than were expected.
    #[error("is another file than the one that is known")]
    OtherDigest,
    /// The compiler refused it.
    #[error("cannot be compiled: {0}")]
    Compile(String),
    /// The host itself could not start.
    #[error("cannot be run here: {0}")]
    Host(String),
    /// It failed when it was asked what it is.
    #[error("failed when asked what it is: {0}")]
    Describe(Box<Fault>),
}

/// Why a call gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It could not be loaded at all.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// It was stopped.
    #[error("took longer than {} s and was stopped", tenths(.0))]
    Time(Duration),
    /// It asked for more memory than it may have.
    #[error("used more than {} MiB of memory", .0 >> 20)]
    Memory(usize),
    /// It asked for more table elements than it may have.
    #[error("used more than {0} table elements")]
    Table(usize),
    /// It recursed too deep.
    #[error("used more than {} KiB of stack", .0 >> 10)]
    Stack(usize),
    /// It panicked and said so.
    #[error("panicked: {0}")]
    Panic(String),
    /// It trapped and did not say why.
    #[error("trapped: {0}")]
    Trap(String),
    /// Its answer breaks the contract.
    #[error("gave an answer that breaks the plugin contract: {0}")]
    Answer(String),
    /// It reports a fault of its own.
    #[error("reports an internal error: {0}")]
    Internal(String),
    /// It does not know what the host says it declared.
    #[error("does not know \"{0}\", although it declares it")]
    Unknown(String),
    /// It refuses a parameter.
    #[error("refuses the parameter \"{key}\": {message}")]
    BadParam {
        /// Which.
        key: String,
        /// Why.
        message: String,
    },
    /// It cannot do this.
    #[error("cannot do this: {0}")]
    Unsupported(String),
    /// It cannot do so much.
    #[error("cannot do so much: {0}")]
    TooLarge(String),
}

impl Fault {
    /// The fault as core's error, told of `plugin`: a pack, a pack's kind or a layout.
    #[must_use]
    pub fn of(&self, plugin: impl Into<String>) -> PluginError {
        PluginError {
            plugin: plugin.into(),
            message: self.to_string(),
            fault: self.is_its_own(),
        }
    }

    /// Whether the plugin is at fault, rather than what it was asked.
    fn is_its_own(&self) -> bool {
        !matches!(
            self,
            Self::BadParam { .. } | Self::Unsupported(_) | Self::TooLarge(_)
        )
    }
}

fn tenths(time: &Duration) -> f64 {
    (time.as_secs_f64() * 10.0).round() / 10.0
}

/// Text from a plugin, fit for an error or a terminal: one line, no control
/// characters, no more than a few hundred of the others.
pub(crate) fn printable(text: &str) -> String {
    const LONGEST: usize = 400;
    let is_plain = |c: char| {
        !c.is_control()
            && !matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line: String = text
        .trim()
        .chars()
        .take(LONGEST)
        .map(|c| if is_plain(c) { c } else { ' ' })
        .collect();
    if text.trim().chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_plugin_cannot_drive_a_terminal() {
        assert_eq!(printable("a\x1b[2Jb\u{202e}c\n"), "a [2Jb c");
        assert_eq!(printable(&"x".repeat(5_000)).chars().count(), 401);
    }

    #[test]
    fn times_are_told_in_tenths() {
        assert_eq!(
            Fault::Time(Duration::from_millis(2_004)).to_string(),
            "took longer than 2 s and was stopped",
        );
    }
}
