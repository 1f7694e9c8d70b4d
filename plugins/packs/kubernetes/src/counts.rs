//! The numbers that workloads have; each of what they count is a cell.

use kinograph_plugin_sdk::catalog::Count;

/// How many pods a workload keeps running.
pub(crate) const REPLICAS: Count = Count {
    key: "replicas",
    doc: "how many pods it keeps running; up to sixteen are drawn",
    least: 0,
    usual: 3,
};
/// How many pods a daemon set has, one a node.
pub(crate) const PODS: Count = Count {
    key: "pods",
    doc: "how many nodes run one of its pods; up to sixteen are drawn",
    least: 0,
    usual: 3,
};
/// How many pods of a job must succeed.
pub(crate) const COMPLETIONS: Count = Count {
    key: "completions",
    doc: "how many pods must succeed; up to sixteen are drawn",
    least: 1,
    usual: 1,
};
/// How many containers a pod has.
pub(crate) const CONTAINERS: Count = Count {
    key: "containers",
    doc: "how many containers run in it; up to sixteen are drawn",
    least: 1,
    usual: 1,
};
/// How many pods an autoscaler keeps running now.
pub(crate) const RUNNING: Count = Count {
    key: "replicas",
    doc: "how many pods run now; so many cells are filled",
    least: 0,
    usual: 2,
};
/// How many pods an autoscaler may keep running.
pub(crate) const MOST: Count = Count {
    key: "max",
    doc: "how many pods may run; each is a cell",
    least: 1,
    usual: 6,
};
