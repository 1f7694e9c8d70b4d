//! The parameters of this pack's kinds: their declarations and their values.

use kinograph_plugin_sdk::{
    Node,
    params::{self, ParamSpec},
};

/// A parameter that holds a whole number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    /// What the author writes, and what a screen reader says after the number.
    pub(crate) key: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) least: i32,
    pub(crate) usual: i32,
}

/// More than this is a slip of the pen.
const MOST: i32 = 100_000;

pub(crate) const INSTANCES: Count = Count {
    key: "instances",
    doc: "how many run side by side; more than one is drawn as a stack",
    least: 1,
    usual: 1,
};
pub(crate) const REPLICAS: Count = Count {
    key: "replicas",
    doc: "how many copies are kept; each is a disc under the cylinder",
    least: 0,
    usual: 0,
};
pub(crate) const DEPTH: Count = Count {
    key: "depth",
    doc: "how many messages wait; eight fill all the slots",
    least: 0,
    usual: 3,
};
pub(crate) const PARTITIONS: Count = Count {
    key: "partitions",
    doc: "how many partitions there are; each is a lane",
    least: 1,
    usual: 3,
};
/// Most topics are not partitioned.
pub(crate) const TOPIC_PARTITIONS: Count = Count {
    usual: 1,
    ..PARTITIONS
};
pub(crate) const TARGETS: Count = Count {
    key: "targets",
    doc: "how many targets share the load; up to six are drawn",
    least: 1,
    usual: 3,
};

impl Count {
    /// The declaration.
    pub(crate) fn spec(self) -> ParamSpec {
        params::integer(self.key, self.doc, self.least..=MOST, self.usual)
    }

    /// The value; the host has checked it and filled in what is usual.
    pub(crate) fn of(self, node: &Node) -> u32 {
        let number = params::get_integer(&node.params, self.key).unwrap_or(self.usual.into());
        let clamped = number.clamp(self.least.into(), MOST.into());
        u32::try_from(clamped).expect("the least count is not negative")
    }

    /// The value where it is not the usual one.
    pub(crate) fn unusual(self, node: &Node) -> Option<u32> {
        Some(self.of(node)).filter(|&count| i64::from(count) != i64::from(self.usual))
    }
}

/// The share of requests that a cache answers.
const HIT: &str = "hit";

/// The declaration of the share of requests that a cache answers; nobody's is known without asking.
pub(crate) fn hit_spec() -> ParamSpec {
    let doc = "the share of requests that it answers, in percent";
    ParamSpec {
        default: None,
        ..params::integer(HIT, doc, 0..=100, 0)
    }
}

/// The share of requests that a cache answers, in percent, where the author wrote one.
pub(crate) fn hit(node: &Node) -> Option<u32> {
    let percent = params::get_integer(&node.params, HIT)?;
    u32::try_from(percent.clamp(0, 100)).ok()
}
