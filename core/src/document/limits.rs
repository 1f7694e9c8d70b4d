//! How much a diagram file may hold.

/// How much a diagram file may hold before it is refused.
///
/// The numbers keep a hostile file from taking minutes or gigabytes; they are
/// far beyond what anybody can read in one picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Lists and mappings inside each other, of which a container takes two.
    pub nesting: usize,
    /// Nodes, containers included.
    pub nodes: usize,
    /// Edges, counted after fan-outs and chains are taken apart.
    pub edges: usize,
    /// Characters of one label or any other text.
    pub text: usize,
}

/// Reading recurses, and this many levels fit the smallest stack in use.
const DEEPEST_NESTING: usize = 256;

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 4 << 20,
            nesting: 32,
            nodes: 10_000,
            edges: 50_000,
            text: 2_000,
        }
    }
}

/// Why a limit was not set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// There is no such limit.
    #[error("unknown limit \"{name}\"; the limits are {}", Limits::NAMES.join(", "))]
    Unknown {
        /// What was asked for.
        name: String,
    },
    /// The limit cannot be that large.
    #[error("the limit \"{name}\" cannot exceed {greatest}")]
    TooLarge {
        /// The limit.
        name: &'static str,
        /// What it can be at most.
        greatest: usize,
    },
}

impl Limits {
    /// The names of the limits, as the command line takes them.
    pub const NAMES: [&'static str; 5] = ["bytes", "nesting", "nodes", "edges", "text"];

    /// Sets one limit by its name.
    ///
    /// # Errors
    /// When there is no such limit, or it cannot be that large.
    ///
    /// ```
    /// let mut limits = kinograph_core::document::Limits::default();
    /// limits.set("nodes", 20_000)?;
    /// assert_eq!(limits.nodes, 20_000);
    /// # Ok::<(), kinograph_core::document::LimitError>(())
    /// ```
    pub fn set(&mut self, name: &str, value: usize) -> Result<(), LimitError> {
        // Positions in a table are 32 bits wide.
        const GREATEST: usize = u32::MAX as usize;
        let (name, limit, greatest) = match name {
            "bytes" => ("bytes", &mut self.bytes, GREATEST),
            "nesting" => ("nesting", &mut self.nesting, DEEPEST_NESTING),
            "nodes" => ("nodes", &mut self.nodes, GREATEST),
            "edges" => ("edges", &mut self.edges, GREATEST),
            "text" => ("text", &mut self.text, GREATEST),
            _ => {
                return Err(LimitError::Unknown {
                    name: name.to_owned(),
                });
            }
        };
        if value > greatest {
            return Err(LimitError::TooLarge { name, greatest });
        }
        *limit = value;
        Ok(())
    }

    /// The nesting that is allowed, whoever set it.
    pub(super) fn deepest(&self) -> usize {
        self.nesting.min(DEEPEST_NESTING)
    }

    /// The advice that goes with every error about a limit.
    pub(super) fn advice(name: &str) -> String {
        format!("`--limit {name}=NUMBER` raises the limit")
    }
}

#[cfg(test)]
mod tests {
    use super::{LimitError, Limits};

    #[test]
    fn every_name_sets_its_own_limit() {
        for name in Limits::NAMES {
            let mut limits = Limits::default();
            limits.set(name, 7).expect("a small limit is accepted");
            let fields = [
                ("bytes", limits.bytes),
                ("nesting", limits.nesting),
                ("nodes", limits.nodes),
                ("edges", limits.edges),
                ("text", limits.text),
            ];
            let set: Vec<_> = fields.iter().filter(|(_, value)| *value == 7).collect();
            assert_eq!(set, [&(name, 7)]);
        }
    }

    #[test]
    fn a_limit_that_would_overflow_the_stack_is_refused() {
        let refused = Limits::default().set("nesting", 100_000);
        assert_eq!(
            refused,
            Err(LimitError::TooLarge {
                name: "nesting",
                greatest: 256
            })
        );
    }
}
