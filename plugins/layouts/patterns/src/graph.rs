//! Who is joined with whom.

use crate::level::Level;

/// The neighbours of every item, each once, in the order of the edges.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    pub(crate) outgoing: Vec<Vec<usize>>,
    pub(crate) incoming: Vec<Vec<usize>>,
    /// Both of them.
    pub(crate) around: Vec<Vec<usize>>,
}

impl Graph {
    pub(crate) fn of(level: &Level) -> Self {
        let mut graph = Self {
            outgoing: vec![Vec::new(); level.items.len()],
            incoming: vec![Vec::new(); level.items.len()],
            around: vec![Vec::new(); level.items.len()],
        };
        for link in &level.links {
            graph.outgoing[link.source].push(link.target);
            graph.incoming[link.target].push(link.source);
            graph.around[link.source].push(link.target);
            graph.around[link.target].push(link.source);
        }
        let mut seen_by = vec![usize::MAX; level.items.len()];
        for lists in [&mut graph.outgoing, &mut graph.incoming, &mut graph.around] {
            seen_by.fill(usize::MAX);
            for (item, list) in lists.iter_mut().enumerate() {
                list.retain(|&other| std::mem::replace(&mut seen_by[other], item) != item);
            }
        }
        graph
    }
}
