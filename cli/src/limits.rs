//! The limits that the command line can raise or lower.

use std::{str::FromStr, time::Duration};

use kinograph_core::document;

use crate::toolkit::PluginLimits;

/// What keeps hostile files and plugins from taking all time and memory.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// Of diagram files.
    pub(crate) document: document::Limits,
    /// Of plugins.
    pub(crate) plugins: PluginLimits,
    /// The bytes of a script that a diagram names.
    pub(crate) script_bytes: usize,
    /// What a native exporter may write, in bytes.
    pub(crate) exporter_bytes: u64,
}

impl Default for Limits {
    /// Those of files and plugins, a megabyte for scripts, and 8 GiB for
    /// exporters: four minutes of raw video at 1080p.
    fn default() -> Self {
        Self {
            document: document::Limits::default(),
            plugins: PluginLimits::default(),
            script_bytes: 1 << 20,
            exporter_bytes: 8 << 30,
        }
    }
}

/// A limit with its value, as in `nodes=20000`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    name: String,
    value: usize,
}

const PLUGIN_MEMORY: &str = "plugin-memory-bytes";
const PLUGIN_TIME: &str = "plugin-time-ms";
const EXPORTER_BYTES: &str = "exporter-bytes";
/// How the command line calls [`Limits::script_bytes`].
pub(crate) const SCRIPT_BYTES: &str = "script-bytes";

impl Limits {
    /// The usual limits but for those that are given.
    pub(crate) fn with(changed: &[Limit]) -> Self {
        let mut limits = Self::default();
        for limit in changed {
            limits.set(limit).expect("a limit is tried when it is read");
        }
        limits
    }

    fn set(&mut self, Limit { name, value }: &Limit) -> Result<(), String> {
        match name.as_str() {
            SCRIPT_BYTES => self.script_bytes = *value,
            PLUGIN_MEMORY => self.plugins.memory_bytes = *value,
            PLUGIN_TIME => {
                let time = Duration::from_millis(u64::try_from(*value).unwrap_or(u64::MAX));
                self.plugins.draw_time.base = time;
                self.plugins.arrange_time.base = time;
            }
            EXPORTER_BYTES => {
                self.exporter_bytes = u64::try_from(*value).unwrap_or(u64::MAX);
            }
            _ if document::Limits::NAMES.contains(&name.as_str()) => {
                self.document
                    .set(name, *value)
                    .map_err(|error| error.to_string())?;
            }
            _ => {
                return Err(format!(
                    "unknown limit \"{name}\"; the limits are {}",
                    listed()
                ));
            }
        }
        Ok(())
    }
}

fn listed() -> String {
    let names = document::Limits::NAMES.into_iter().chain([
        SCRIPT_BYTES,
        PLUGIN_MEMORY,
        PLUGIN_TIME,
        EXPORTER_BYTES,
    ]);
    names.collect::<Vec<_>>().join(", ")
}

impl FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((name, value)) = text.split_once('=') else {
            return Err(format!(
                "write a name and a number; the limits are {}",
                listed()
            ));
        };
        let value = value
            .parse()
            .map_err(|_| format!("\"{value}\" is not a whole number"))?;
        let limit = Self {
            name: name.to_owned(),
            value,
        };
        Limits::default().set(&limit)?;
        Ok(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(text: &str) -> Limits {
        Limits::with(&[text.parse().expect("the limit is known")])
    }

    #[test]
    fn files_plugins_and_exporters_have_limits() {
        assert_eq!(limits("exporter-bytes=7").exporter_bytes, 7);
        assert_eq!(limits("nodes=7").document.nodes, 7);
        assert_eq!(limits("script-bytes=7").script_bytes, 7);
        assert_eq!(limits("plugin-memory-bytes=7").plugins.memory_bytes, 7);
        assert_eq!(
            limits("plugin-time-ms=7")
                .plugins
                .draw_time
                .base
                .as_millis(),
            7
        );
        assert_eq!(
            limits("plugin-time-ms=7")
                .plugins
                .arrange_time
                .base
                .as_millis(),
            7
        );
    }

    #[test]
    fn what_is_no_limit_is_refused_with_a_list() {
        for (text, expected) in [
            (
                "nodse=7",
                "unknown limit \"nodse\"; the limits are bytes, nesting",
            ),
            ("nodes", "write a name and a number"),
            ("nodes=many", "\"many\" is not a whole number"),
            ("nodes=-1", "\"-1\" is not a whole number"),
            ("nesting=100000", "cannot exceed"),
        ] {
            let error = Limit::from_str(text).expect_err("it is refused");
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
