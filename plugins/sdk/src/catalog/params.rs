//! What an author writes beside a node of a catalogue, and what its drawing shows.

use crate::{
    Node,
    params::{self, ParamSpec},
};

/// A parameter that holds a whole number, such as how many partitions a topic has.
///
/// The constants of this module are the usual ones. A kind that calls the same
/// thing by another name changes what differs:
///
/// ```
/// use kinograph_plugin_sdk::catalog::{Count, PARTITIONS};
///
/// const SHARDS: Count = Count {
///     key: "shards",
///     doc: "how many shards there are; each is a lane",
///     ..PARTITIONS
/// };
/// assert_eq!(SHARDS.usual, 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// What the author writes, and what a screen reader says before the number.
    pub key: &'static str,
    /// One sentence, lower case, without a full stop.
    pub doc: &'static str,
    /// The least number that makes sense; not negative.
    pub least: i32,
    /// The number where the author writes none.
    pub usual: i32,
}

/// More than this is a slip of the pen.
const MOST: i32 = 100_000;

/// How many of a program run; more than one is a stack.
pub const INSTANCES: Count = Count {
    key: "instances",
    doc: "how many run side by side; more than one is drawn as a stack",
    least: 1,
    usual: 1,
};
/// How many copies a database keeps beside the first.
pub const REPLICAS: Count = Count {
    key: "replicas",
    doc: "how many copies are kept; each is a disc under the cylinder",
    least: 0,
    usual: 0,
};
/// How many messages wait in a queue.
pub const DEPTH: Count = Count {
    key: "depth",
    doc: "how many messages wait; eight fill all the slots",
    least: 0,
    usual: 3,
};
/// How many partitions a log has.
pub const PARTITIONS: Count = Count {
    key: "partitions",
    doc: "how many partitions there are; each is a lane",
    least: 1,
    usual: 3,
};
/// How many targets share what arrives.
pub const TARGETS: Count = Count {
    key: "targets",
    doc: "how many targets share the load; up to six are drawn",
    least: 1,
    usual: 3,
};

impl Count {
    /// The declaration.
    pub(super) fn spec(self) -> ParamSpec {
        params::integer(self.key, self.doc, self.least..=MOST, self.usual)
    }

    /// The number of a node; the host has checked it and filled in the usual one.
    #[must_use]
    pub fn of(self, node: &Node) -> u32 {
        let number = params::get_integer(&node.params, self.key).unwrap_or(self.usual.into());
        let clamped = number.clamp(self.least.max(0).into(), MOST.into());
        u32::try_from(clamped).expect("it was clamped to what is not negative")
    }

    /// The number in words where it is not the usual one.
    pub(super) fn said(self, node: &Node) -> Option<String> {
        let number = self.of(node);
        (i64::from(number) != i64::from(self.usual)).then(|| format!("{}: {number}", self.key))
    }
}

/// A parameter that holds a share in percent; no meter is drawn where the author writes none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// What the author writes, and what a screen reader says before the number.
    pub key: &'static str,
    /// One sentence, lower case, without a full stop.
    pub doc: &'static str,
}

/// How many of the requests a cache answers.
pub const HIT: Percent = Percent {
    key: "hit",
    doc: "the share of requests that it answers, in percent",
};
/// How much of a store is full.
pub const USED: Percent = Percent {
    key: "used",
    doc: "the share of its room that is taken, in percent",
};

impl Percent {
    /// The declaration; nobody's share is known without asking.
    pub(super) fn spec(self) -> ParamSpec {
        ParamSpec {
            default: None,
            ..params::integer(self.key, self.doc, 0..=100, 0)
        }
    }

    /// The share of a node from 0 to 100, where the author wrote one.
    #[must_use]
    pub fn of(self, node: &Node) -> Option<u32> {
        let percent = params::get_integer(&node.params, self.key)?;
        u32::try_from(percent.clamp(0, 100)).ok()
    }

    /// The share in words.
    pub(super) fn said(self, node: &Node) -> Option<String> {
        let percent = self.of(node)?;
        Some(format!("{}: {percent}%", self.key))
    }
}
