//! The numbers that only services of AWS have.

use kinograph_plugin_sdk::catalog::{Count, PARTITIONS};

/// How many shards a stream has.
pub(crate) const SHARDS: Count = Count {
    key: "shards",
    doc: "how many shards there are; each is a lane",
    ..PARTITIONS
};
