//! Swimlanes: the containers of the diagram are parallel lanes along the flow.
//!
//! Layers are those of the whole diagram, so that steps line up across lanes.
//! Nodes of no lane have one of their own, without a frame, before the others.
//! A container inside of a lane is one step.

use kinograph_plugin_sdk::{LayoutSpec, PluginError, geometry::Direction};

use crate::{
    columns::{column_gaps, stack_across, stacked, widest},
    diagram::{Diagram, Drawing, End},
    geometry::{GRID, Insets, Rect, Size, on_grid},
    graph::Graph,
    layers::layers,
    layouts::{self, Pattern, pipeline},
    level::{Level, Link},
    nesting::Nest,
    order,
    params::{self, Given},
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

/// Between two lanes where nothing is said, in pixels.
const LANE_GAP: i64 = 16;

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            params::pixels(
                "lane-gap",
                "the gap between two lanes in pixels, 16 by default",
            ),
            params::node_spacing(),
            params::rank_spacing("steps"),
            params::edges(["rounded", "straight", "curved"]),
        ],
        aliases: vec!["swimlanes".into()],
        ..layouts::spec(
            "lanes",
            "Lanes",
            "containers as parallel lanes whose steps line up",
        )
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    let gap = given.gap("lane-gap", LANE_GAP)?;
    let mut nest = Nest::of(diagram);
    for container in (0..diagram.containers.len()).rev() {
        if diagram.containers[container].parent.is_some() {
            nest.size(container, &|level| pipeline::inside(level, true));
        }
    }
    let board = Board::of(diagram, &nest);
    Ok(board.drawing(diagram, &nest, gap))
}

/// The steps of all lanes as one level.
struct Board {
    level: Level,
    /// What the items of the level are.
    ends: Vec<End>,
    /// The container of every lane; the first may have none.
    lanes: Vec<Option<usize>>,
    lane_of: Vec<usize>,
}

impl Board {
    fn of(diagram: &Diagram, nest: &Nest<'_>) -> Self {
        let root = nest.root();
        let (_, members) = nest.inside(None);
        let is_lane = |end: &&End| matches!(end, End::Container(_));
        let loose = members.iter().any(|end| !is_lane(&end));
        let containers = members.iter().filter_map(|&end| match end {
            End::Container(container) => Some(Some(container)),
            End::Node(_) => None,
        });
        let lanes: Vec<Option<usize>> = loose
            .then_some(None)
            .into_iter()
            .chain(containers)
            .collect();
        let mut board = Self {
            level: Level {
                items: Vec::new(),
                links: Vec::new(),
                ..root.clone()
            },
            ends: Vec::new(),
            lane_of: Vec::new(),
            lanes,
        };
        for (lane, &container) in board.lanes.iter().enumerate() {
            let (level, members) = nest.inside(container);
            for (item, &end) in level.items.iter().zip(members) {
                if container.is_some() || !is_lane(&&end) {
                    board.level.items.push(*item);
                    board.ends.push(end);
                    board.lane_of.push(lane);
                }
            }
        }
        board.link(diagram);
        board
    }

    /// Joins the steps that edges join. An edge to a lane itself places nothing.
    fn link(&mut self, diagram: &Diagram) {
        let mut nodes = vec![None; diagram.nodes.len()];
        let mut containers = vec![None; diagram.containers.len()];
        for (item, &end) in self.ends.iter().enumerate() {
            match end {
                End::Node(n) => nodes[n] = Some(item),
                End::Container(c) => containers[c] = Some(item),
            }
        }
        let step = |mut end: End| loop {
            let item = match end {
                End::Node(n) => nodes[n],
                End::Container(c) => containers[c],
            };
            if item.is_some() {
                return item;
            }
            end = End::Container(diagram.home(end)?);
        };
        for (number, edge) in diagram.edges.iter().enumerate() {
            if let (Some(source), Some(target)) = (step(edge.source), step(edge.target))
                && source != target
            {
                self.level.links.push(Link {
                    edge: number,
                    source,
                    target,
                    label: edge.label,
                });
            }
        }
    }

    /// The steps in columns. Those that nothing joins fill the gaps of their lane.
    fn columns(&self) -> Vec<Vec<usize>> {
        let level = &self.level;
        let graph = Graph::of(level);
        let is_lone =
            |item: usize| graph.around[item].is_empty() && level.items[item].rank.is_none();
        let mut columns: Vec<Vec<usize>> = Vec::new();
        for (item, layer) in layers(level).into_iter().enumerate() {
            if !is_lone(item) {
                columns.resize(columns.len().max(layer + 1), Vec::new());
                columns[layer].push(item);
            }
        }
        columns.retain(|column| !column.is_empty());
        let lone: Vec<usize> = (0..level.items.len())
            .filter(|&item| is_lone(item))
            .collect();
        for lane in lone.chunk_by(|&a, &b| self.lane_of[a] == self.lane_of[b]) {
            self.fill(&mut columns, lane);
        }
        order::sweep(level, &mut columns, &self.lane_of);
        columns
    }

    /// Puts steps of one lane that nothing joins where the lane is emptiest.
    fn fill(&self, columns: &mut Vec<Vec<usize>>, steps: &[usize]) {
        columns.resize(columns.len().max(steps.len().min(LONE_COLUMNS)), Vec::new());
        let lane = steps.first().map(|&step| self.lane_of[step]);
        let in_lane = |column: &Vec<usize>| {
            let those = column
                .iter()
                .filter(|&&item| Some(self.lane_of[item]) == lane);
            those.count()
        };
        let mut counts: Vec<usize> = columns.iter().map(in_lane).collect();
        // Counts never differ by much, so the emptiest column is soon found again.
        let mut next = 0;
        let mut level = counts.iter().min().copied().unwrap_or(0);
        for &step in steps {
            while counts[next] > level {
                next += 1;
                if next == counts.len() {
                    (next, level) = (0, level + 1);
                }
            }
            columns[next].push(step);
            counts[next] += 1;
        }
    }

    fn drawing(&self, diagram: &Diagram, nest: &Nest<'_>, gap: i64) -> Drawing {
        let (level, flow) = (&self.level, self.level.flow);
        let columns = self.columns();
        let (begins, total) = self.along(&columns);
        let rows = Rows::of(self, diagram, &columns, gap, total);
        let mut drawing = nest.drawing();
        for (column, &(begin, width)) in columns.iter().zip(&begins) {
            for stack in column.chunk_by(|&a, &b| self.lane_of[a] == self.lane_of[b]) {
                let (from, height) = rows.content[self.lane_of[stack[0]]];
                let from = from + (height - stack_across(level, stack)) / 2;
                for (&item, across) in stack.iter().zip(stacked(level, stack)) {
                    let size = level.items[item].size;
                    let along = begin + (width - flow.extent(size).along) / 2;
                    let corner = flow.corner(along, from + across, size);
                    nest.put(self.ends[item], corner, size, &mut drawing);
                }
            }
        }
        for (container, &frame) in self.lanes.iter().zip(&rows.frames) {
            if let &Some(container) = container {
                drawing.containers[container] = frame;
            }
        }
        drawing
    }

    /// Where the columns begin along the flow, with their widths, and where the last one ends.
    fn along(&self, columns: &[Vec<usize>]) -> (Vec<(i64, i64)>, i64) {
        let mut column_of = vec![0; self.level.items.len()];
        for (number, column) in columns.iter().enumerate() {
            for &item in column {
                column_of[item] = number;
            }
        }
        let gaps = column_gaps(&self.level, &column_of, columns.len(), |_| true);
        let mut end = 0;
        let place = |(column, &gap): (&Vec<usize>, &i64)| {
            let width = on_grid(widest(&self.level, column));
            let begin = end + gap;
            end = begin + width;
            (begin, width)
        };
        (columns.iter().zip(&gaps).map(place).collect(), end)
    }
}

/// Lone steps spread over so many columns, even where there are no others.
const LONE_COLUMNS: usize = 6;

/// The lanes, one after the other across the flow.
struct Rows {
    /// Where the content of every lane begins across the flow, and its size.
    content: Vec<(i64, i64)>,
    frames: Vec<Rect>,
}

impl Rows {
    fn of(board: &Board, diagram: &Diagram, columns: &[Vec<usize>], gap: i64, total: i64) -> Self {
        let flow = board.level.flow;
        let mut heights = vec![0; board.lanes.len()];
        for column in columns {
            for stack in column.chunk_by(|&a, &b| board.lane_of[a] == board.lane_of[b]) {
                let height = &mut heights[board.lane_of[stack[0]]];
                *height = stack_across(&board.level, stack).max(*height);
            }
        }
        let shapes: Vec<Shape> = board
            .lanes
            .iter()
            .map(|lane| Shape::of(diagram, *lane, flow.0))
            .collect();
        let most = |side: fn(&Shape) -> i64| shapes.iter().map(side).max().unwrap_or(0);
        // All lanes are equally long, and so are the rooms before their first step.
        let (head, tail) = (most(|shape| shape.head), most(|shape| shape.tail));
        let length = (head + total + tail).max(most(|shape| shape.length));
        let mut rows = Self {
            content: Vec::with_capacity(heights.len()),
            frames: Vec::with_capacity(heights.len()),
        };
        let mut at = 0;
        for ((shape, height), lane) in shapes.iter().zip(heights).zip(&board.lanes) {
            let room = on_grid(
                height
                    .max(shape.breadth - shape.before - shape.after)
                    .max(0),
            );
            rows.content.push((at + shape.before, room));
            let breadth = (shape.before + room + shape.after).max(GRID);
            let size = if flow.is_horizontal() {
                Size {
                    width: length.max(GRID),
                    height: breadth,
                }
            } else {
                Size {
                    width: breadth,
                    height: length.max(GRID),
                }
            };
            rows.frames
                .push(Rect::at(flow.corner(-head, at, size), size));
            let gap = if lane.is_some() {
                gap
            } else {
                gap.max(board.level.spacing.container)
            };
            at = on_grid(at + breadth) + gap;
        }
        rows
    }
}

/// The padding of a lane and its least size, as the flow sees them.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// Before the first step and after the last.
    head: i64,
    tail: i64,
    /// Across the flow.
    before: i64,
    after: i64,
    length: i64,
    breadth: i64,
}

impl Shape {
    fn of(diagram: &Diagram, lane: Option<usize>, direction: Direction) -> Self {
        let Some(container) = lane else {
            return Self::default();
        };
        let it = &diagram.containers[container];
        let Insets {
            top,
            right,
            bottom,
            left,
        } = it.padding;
        let (head, tail, before, after) = match direction {
            Direction::Right => (left, right, top, bottom),
            Direction::Left => (right, left, top, bottom),
            Direction::Down => (top, bottom, left, right),
            Direction::Up => (bottom, top, left, right),
        };
        let least = crate::flow::Flow(direction).extent(it.min_size);
        Self {
            head,
            tail,
            before,
            after,
            length: least.along,
            breadth: least.across,
        }
    }
}
