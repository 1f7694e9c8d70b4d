//! Every limit that a plugin runs under, in one place.

use std::time::Duration;

/// What one plugin may use and answer. The defaults leave honest plugins an
/// order of magnitude of room and stop the others before a person loses patience.
///
/// Times are those of the processor where the system counts them by thread
/// (Linux, macOS, FreeBSD), so that a busy machine stops no honest plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of a component in bytes, and so the time that compiling it takes.
    pub component_bytes: usize,
    /// The size of its manifest in bytes.
    pub manifest_bytes: usize,
    /// Linear memory in bytes: all memories of one call together.
    pub memory_bytes: usize,
    /// What arranging may use besides in bytes, for each node, container and edge.
    pub arrange_memory_per_item: usize,
    /// Table elements: all tables of one call together.
    pub table_elements: usize,
    /// Core instances, memories and tables, each.
    pub instances: usize,
    /// The stack in bytes.
    pub stack_bytes: usize,
    /// The time that describing itself may take.
    pub describe_time: Duration,
    /// The time that drawing all of its nodes may take; an item is a node. When
    /// it fails, drawing each kind alone may take as long again.
    pub draw_time: TimeLimit,
    /// The time that arranging may take; an item is a node, a container or an edge.
    pub arrange_time: TimeLimit,
    /// How many nodes one call draws; more are drawn by further calls, so that
    /// the memory a pack needs does not grow with the diagram.
    pub nodes_per_call: usize,
    /// What one call may hand over in bytes, before it is even looked at.
    pub answer_bytes: usize,
    /// The length of a script's answer in bytes.
    pub script_answer_bytes: usize,
    /// Primitives, path segments, stops, keyframes, points and the like of one answer.
    pub answer_items: usize,
    /// The same for one drawing in it.
    pub visual_items: usize,
    /// The length of one text in bytes.
    pub text_bytes: usize,
    /// How deep groups nest.
    pub nesting: usize,
    /// Log lines of one call; the rest is dropped.
    pub log_lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            component_bytes: 16 << 20,
            manifest_bytes: 1 << 20,
            memory_bytes: 64 << 20,
            arrange_memory_per_item: 64 << 10,
            table_elements: 1 << 16,
            instances: 64,
            stack_bytes: 512 << 10,
            describe_time: Duration::from_secs(1),
            draw_time: TimeLimit {
                base: Duration::from_secs(2),
                per_item: Duration::from_micros(200),
            },
            arrange_time: TimeLimit {
                base: Duration::from_secs(5),
                per_item: Duration::from_millis(2),
            },
            nodes_per_call: 1_000,
            answer_bytes: 256 << 20,
            script_answer_bytes: 16 << 20,
            answer_items: 500_000,
            visual_items: 20_000,
            text_bytes: 16 << 10,
            nesting: 32,
            log_lines: 100,
        }
    }
}

/// What one call may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) time: Duration,
    pub(crate) memory_bytes: usize,
}

impl Limits {
    /// The usual memory for so much time.
    pub(crate) fn allow(&self, time: Duration) -> Allowance {
        Allowance {
            time,
            memory_bytes: self.memory_bytes,
        }
    }

    /// What arranging so many nodes, containers and edges may use.
    pub(crate) fn allow_arranging(&self, items: usize) -> Allowance {
        let more = self.arrange_memory_per_item.saturating_mul(items);
        Allowance {
            time: self.arrange_time.for_items(items),
            memory_bytes: self.memory_bytes.saturating_add(more),
        }
    }
}

/// A time that grows with the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// For any work at all.
    pub base: Duration,
    /// For each item of it.
    pub per_item: Duration,
}

impl TimeLimit {
    /// The time for so many items.
    #[must_use]
    pub fn for_items(self, items: usize) -> Duration {
        let items = u32::try_from(items).unwrap_or(u32::MAX);
        self.base
            .saturating_add(self.per_item.saturating_mul(items))
    }
}
