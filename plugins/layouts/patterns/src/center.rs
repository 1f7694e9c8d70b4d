//! Who stands in the middle.

use kinograph_plugin_sdk::params::{self, ParamSpec};

use crate::{graph::Graph, level::Level};

/// The parameter that says it.
pub(crate) const KEY: &str = "center";

/// The declaration of the parameter, with one of the choices as the default.
pub(crate) fn spec(default: &str) -> ParamSpec {
    let choice = params::choice(
        KEY,
        "who stands in the middle, unless one node alone has the lowest rank: the one with most \
         edges, the first that no edge leads to, that one if there is no other such (auto), or \
         the first of the file",
        &["edges", "source", "auto", "first"],
    );
    ParamSpec {
        default: Some(params::Value::Text(default.into())),
        ..choice
    }
}

/// The item in the middle; ties go to the first. The level must not be empty.
pub(crate) fn center(level: &Level, graph: &Graph, choice: &str) -> usize {
    if let Some(item) = lone_lowest_rank(level) {
        return item;
    }
    let items = 0..level.items.len();
    let mut sources = items
        .clone()
        .filter(|&item| graph.incoming[item].is_empty());
    match (choice, sources.next(), sources.next()) {
        ("first", ..) => 0,
        ("source", Some(source), _) | ("auto", Some(source), None) => source,
        _ => items
            .rev()
            .max_by_key(|&item| graph.around[item].len())
            .unwrap_or(0),
    }
}

fn lone_lowest_rank(level: &Level) -> Option<usize> {
    let lowest = level.items.iter().filter_map(|item| item.rank).min()?;
    let mut those = (0..level.items.len()).filter(|&item| level.items[item].rank == Some(lowest));
    let first = those.next();
    first.filter(|_| those.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    #[test]
    fn a_lone_source_is_the_root_of_a_tree() {
        let level = level(4, &[(0, 1), (1, 2), (1, 3)]);
        let graph = Graph::of(&level);
        assert_eq!(center(&level, &graph, "edges"), 1);
        assert_eq!(center(&level, &graph, "auto"), 0);
    }

    #[test]
    fn the_busiest_is_in_the_middle_unless_one_is_chosen() {
        let mut level = level(4, &[(0, 2), (1, 2), (2, 3)]);
        let graph = Graph::of(&level);
        assert_eq!(center(&level, &graph, "edges"), 2);
        assert_eq!(center(&level, &graph, "source"), 0);
        assert_eq!(center(&level, &graph, "auto"), 2);
        level.items[3].rank = Some(0);
        assert_eq!(center(&level, &graph, "source"), 3);
        level.items[1].rank = Some(0);
        assert_eq!(center(&level, &graph, "first"), 0);
    }
}
