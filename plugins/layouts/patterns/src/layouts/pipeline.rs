//! Stages in a row, wrapped like a snake.
//!
//! Every stage is a column: the nodes of one layer of the longest paths. What
//! no edge joins is a stage of its own, in the order of the file. A container
//! is one stage, or part of one, and a small pipeline inside.

use kinograph_plugin_sdk::{
    LayoutSpec, PluginError,
    params::{choice, integer},
};

use crate::{
    columns::{column_gaps, stack_across, stacked, widest},
    diagram::{Diagram, Drawing},
    geometry::{Point, Size, on_grid},
    graph::Graph,
    layers::layers,
    layouts::{self, Pattern},
    level::{CLEARANCE, Level, Solution},
    nesting, order, pack,
    params::{self, Given},
    parts,
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            choice(
                "wrap",
                "how rows follow each other: like a snake, each from the beginning again, or \
                 not at all",
                &["snake", "rows", "none"],
            ),
            integer(
                "per-row",
                "how many stages a row has at most; 0 fits the wanted ratio, or a page where \
                 there is none",
                0..=1000,
                0,
            ),
            choice(
                "inside",
                "how the stages inside of a container follow each other: across the flow or along it",
                &["across", "along"],
            ),
            params::node_spacing(),
            params::rank_spacing("stages"),
            params::edges(["rounded", "straight", "curved"]),
        ],
        aliases: vec!["snake".into(), "stages".into()],
        ..layouts::spec(
            "pipeline",
            "Pipeline",
            "stages in a row, wrapped like a snake where it is long",
        )
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    let wrap = Wrap::of(given);
    let turns = given.choice("inside") == "across";
    Ok(nesting::arrange(diagram, &|level| {
        if level.is_root {
            root(level, wrap)
        } else {
            inside(level, turns)
        }
    }))
}

fn root(level: &Level, wrap: Wrap) -> Solution {
    if level.links.is_empty() {
        return rows(level, wrap);
    }
    parts::each(level, &|part| rows(part, wrap))
}

/// The inside of a container: a row, wrapped where it is very long, across the flow around it unless the
/// container says how it flows.
pub(super) fn inside(level: &Level, turns: bool) -> Solution {
    let flow = if turns && !level.has_own_flow {
        level.flow.turned()
    } else {
        level.flow
    };
    let turned = Level {
        flow,
        ..level.clone()
    };
    rows(
        &turned,
        Wrap {
            most: 0,
            is_snake: false,
        },
    )
}

/// How stages are wrapped.
#[derive(Clone, Copy)]
struct Wrap {
    /// The most stages of a row; 0 where the ratio decides.
    most: usize,
    is_snake: bool,
}

impl Wrap {
    fn of(given: &Given<'_>) -> Self {
        let wrap = given.choice("wrap");
        Self {
            most: if wrap == "none" {
                usize::MAX
            } else {
                given.count("per-row")
            },
            is_snake: wrap == "snake",
        }
    }
}

/// The length of a row along the flow where no ratio is wanted, in pixels: what a page shows.
const PAGE: i64 = 1600;

/// The stages of a level.
struct Stages {
    /// Each is a stack.
    stacks: Vec<Vec<usize>>,
    /// The stage of every item.
    of: Vec<usize>,
    /// The gap before every stage that begins a row, with room for the labels
    /// of the edges that lead there from the stage before.
    row_gaps: Vec<i64>,
}

impl Stages {
    fn new(level: &Level) -> Self {
        let stacks = stacks(level);
        let mut of = vec![0; level.items.len()];
        for (number, stack) in stacks.iter().enumerate() {
            for &item in stack {
                of[item] = number;
            }
        }
        let mut row_gaps = vec![level.spacing.rank.max(on_grid(2 * CLEARANCE)); stacks.len()];
        for link in &level.links {
            let (a, b) = (of[link.source], of[link.target]);
            if a.abs_diff(b) == 1 {
                let gap = &mut row_gaps[a.max(b)];
                *gap = Level::gap(*gap, level.flow.extent(link.label).across);
            }
        }
        Self {
            stacks,
            of,
            row_gaps,
        }
    }
}

fn stacks(level: &Level) -> Vec<Vec<usize>> {
    let graph = Graph::of(level);
    let is_lone = |item: usize| graph.around[item].is_empty() && level.items[item].rank.is_none();
    let mut stacks = Vec::new();
    for (item, layer) in layers(level).into_iter().enumerate() {
        if !is_lone(item) {
            stacks.resize(stacks.len().max(layer + 1), Vec::new());
            stacks[layer].push(item);
        }
    }
    stacks.retain(|stack| !stack.is_empty());
    let alone = (0..level.items.len()).filter(|&item| is_lone(item));
    stacks.extend(alone.map(|item| vec![item]));
    order::sweep(level, &mut stacks, &vec![0; level.items.len()]);
    stacks
}

fn rows(level: &Level, wrap: Wrap) -> Solution {
    let stages = Stages::new(level);
    let count = stages.stacks.len();
    if count == 0 {
        return Solution::default();
    }
    let most = match wrap.most {
        0 => fitting(level, &stages, wrap.is_snake),
        most => most.min(count),
    };
    Rows::of(level, &stages, most, wrap.is_snake).solution(level, stages.stacks.concat())
}

/// How many stages in a row come nearest to the wanted ratio.
fn fitting(level: &Level, stages: &Stages, is_snake: bool) -> usize {
    let count = stages.stacks.len();
    let mut candidates: Vec<usize> = (1..=count).map(|rows| count.div_ceil(rows)).collect();
    candidates.dedup();
    let along = |most: usize| Rows::of(level, stages, most, is_snake).along;
    let Some(ratio) = level.ratio else {
        // Longest rows come first.
        let fits = candidates.iter().find(|&&most| along(most) <= PAGE);
        return fits.copied().unwrap_or(1);
    };
    let ratio = level.flow.ratio(ratio);
    let cost = |most: usize| {
        let rows = Rows::of(level, stages, most, is_snake);
        let size = Size {
            width: rows.along,
            height: rows.across,
        };
        pack::cost(size, ratio)
    };
    let costs = candidates.iter().map(|&most| (cost(most), most));
    let best = costs.min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or(count, |(_, most)| most)
}

/// Stages in rows whose columns line up.
struct Rows {
    /// The corner of every item, along and across the flow.
    places: Vec<(i64, i64)>,
    along: i64,
    across: i64,
}

impl Rows {
    /// Puts so many stages, at least one, into each row.
    fn of(level: &Level, stages: &Stages, most: usize, is_snake: bool) -> Self {
        // The column that a stage stands in, from the left of its row.
        let column = |stage: usize| {
            let (row, position) = (stage / most, stage % most);
            if is_snake && row % 2 == 1 {
                most - 1 - position
            } else {
                position
            }
        };
        let column_of: Vec<usize> = stages.of.iter().map(|&stage| column(stage)).collect();
        let mut widths = vec![0; most];
        for (number, stack) in stages.stacks.iter().enumerate() {
            let width = &mut widths[column(number)];
            *width = on_grid(widest(level, stack)).max(*width);
        }
        let row_of = |item: usize| stages.of[item] / most;
        let gaps = column_gaps(level, &column_of, most, |link| {
            row_of(link.source) == row_of(link.target)
        });
        let mut begins = vec![0; most];
        for number in 1..most {
            begins[number] = begins[number - 1] + widths[number - 1] + gaps[number];
        }
        let mut rows = Self {
            places: vec![(0, 0); level.items.len()],
            along: begins[most - 1] + widths[most - 1],
            across: 0,
        };
        for (row, members) in stages.stacks.chunks(most).enumerate() {
            if row > 0 {
                rows.across += stages.row_gaps[row * most];
            }
            let (before, after) = reach(level, members);
            for (position, stage) in members.iter().enumerate() {
                let column = column(row * most + position);
                let begin = rows.across + before - before_axis(level, stage);
                for (&item, at) in stage.iter().zip(stacked(level, stage)) {
                    let own = level.flow.extent(level.items[item].size).along;
                    rows.places[item] = (begins[column] + (widths[column] - own) / 2, begin + at);
                }
            }
            rows.across = on_grid(rows.across + before + after);
        }
        rows
    }

    fn solution(&self, level: &Level, order: Vec<usize>) -> Solution {
        let sizes = level.sizes();
        let places = self.places.iter().zip(&sizes);
        Solution {
            corners: places
                .map(|(&(along, across), &size)| level.flow.corner(along, across, size))
                .collect::<Vec<Point>>(),
            sizes,
            order,
            stems: Vec::new(),
        }
    }
}

/// How far a stack reaches before the axis of its row: its own middle, or the
/// middle of what is in it when it is one container.
fn before_axis(level: &Level, stack: &[usize]) -> i64 {
    let half = stack_across(level, stack) / 2;
    match *stack {
        [only] => {
            let Point { x, y } = level.items[only].to_content;
            half + if level.flow.is_horizontal() { y } else { x }
        }
        _ => half,
    }
}

/// How far the stacks of a row reach before their axis and after it.
fn reach(level: &Level, stacks: &[Vec<usize>]) -> (i64, i64) {
    let both = stacks.iter().map(|stack| {
        let before = before_axis(level, stack);
        (before, stack_across(level, stack) - before)
    });
    both.fold((0, 0), |all, it| (all.0.max(it.0), all.1.max(it.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    const SNAKE: Wrap = Wrap {
        most: 3,
        is_snake: true,
    };

    fn chain(count: usize) -> Level {
        let edges: Vec<(usize, usize)> = (1..count).map(|next| (next - 1, next)).collect();
        level(count, &edges)
    }

    #[test]
    fn a_row_turns_like_a_snake() {
        let at = rows(&chain(7), SNAKE).corners;
        assert!(at[0].x < at[1].x && at[1].x < at[2].x);
        assert_eq!((at[3].x, at[4].x, at[5].x), (at[2].x, at[1].x, at[0].x));
        assert_eq!(at[6].x, at[0].x);
        assert!(at[2].y < at[3].y && at[5].y < at[6].y);
    }

    #[test]
    fn other_rows_begin_where_the_first_does() {
        let wrap = Wrap {
            is_snake: false,
            ..SNAKE
        };
        let at = rows(&chain(6), wrap).corners;
        assert_eq!((at[3].x, at[5].x), (at[0].x, at[2].x));
    }

    #[test]
    fn parallel_steps_are_a_stack() {
        let at = rows(&level(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]), SNAKE).corners;
        assert_eq!(at[1].x, at[2].x);
        assert_eq!(at[2].y - at[1].y, 72);
        assert_eq!(at[0].y, at[3].y);
    }

    #[test]
    fn the_wanted_ratio_decides_where_rows_end() {
        let mut level = chain(16);
        level.ratio = Some(1.0);
        let automatic = Wrap { most: 0, ..SNAKE };
        let at = rows(&level, automatic).corners;
        let columns = at.iter().filter(|corner| corner.y == at[0].y).count();
        assert!((2..=5).contains(&columns), "{columns}");
        level.ratio = None;
        level.items.truncate(6);
        level.links.truncate(5);
        let at = rows(&level, automatic).corners;
        assert!(at.iter().all(|corner| corner.y == at[0].y), "{at:?}");
    }

    #[test]
    fn what_nothing_joins_keeps_the_order_of_the_file() {
        let at = inside(&level(3, &[]), true).corners;
        assert!(at[0].x == at[2].x && at[0].y < at[1].y && at[1].y < at[2].y);
        let at = inside(&level(3, &[]), false).corners;
        assert!(at[0].y == at[2].y && at[0].x < at[1].x && at[1].x < at[2].x);
    }
}
