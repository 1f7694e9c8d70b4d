//! Stress majorisation: distances in the picture like those in the graph.
//!
//! The start is the former drawing where there is one, else the radial layout,
//! which is free of chance and nearly free of crossings. The result is turned
//! so that edges lead along the flow on average, and overlaps are removed.

use kinograph_plugin_sdk::{
    LayoutSpec, PluginError,
    geometry::Direction,
    params::{boolean, number},
};

use crate::{
    center,
    circle::{Squash, Vector},
    diagram::{Diagram, Drawing},
    geometry::{Rect, count_of, real},
    graph::Graph,
    layouts::{self, Pattern, radial},
    level::{Level, Solution},
    nesting,
    params::{self, Given},
    parts, rings,
    separate::separate,
    stress::{Distances, majorize},
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

/// All pairs are looked at, so the work grows with the square.
const MOST_ITEMS: u32 = 1_500;

fn spec() -> LayoutSpec {
    LayoutSpec {
        max_nodes: Some(MOST_ITEMS),
        params: vec![
            number(
                "spread",
                "how long edges are, compared to what their ends and labels need",
                0.5..=5.0,
                1.0,
            ),
            boolean(
                "turn",
                "whether the picture is turned so that edges lead along the flow on average",
                true,
            ),
            rings::shape(),
            center::spec("auto"),
            params::node_spacing(),
            params::rank_spacing("the ends of an edge"),
            params::edges(["straight", "rounded", "curved"]),
        ],
        aliases: vec!["stress".into(), "organic".into()],
        ..layouts::spec(
            "force",
            "Force",
            "distances like those of the graph, without any direction",
        )
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    let items = diagram.nodes.len() + diagram.containers.len();
    if u32::try_from(items).is_ok_and(|items| items > MOST_ITEMS) {
        return Err(PluginError::TooLarge(format!(
            "force arranges {MOST_ITEMS} nodes and containers at most, and there are {items}; \
             the layout \"layered\" arranges more"
        )));
    }
    Ok(nesting::arrange(diagram, &|level| {
        parts::each(level, &|part| solve(part, given))
    }))
}

fn solve(level: &Level, given: &Given<'_>) -> Solution {
    if level.items.is_empty() {
        return Solution::default();
    }
    let squash = rings::squash(level, given.choice("shape"));
    let (order, radial) = radial::places(level, squash, given);
    let (mut points, is_former) = start(level, squash, radial);
    let spread = given.number("spread").unwrap_or(1.0);
    majorize(&mut points, &distances(level, squash, spread));
    // A drawing that is continued keeps its bearing.
    if given.boolean("turn") && !is_former {
        turn(level, &mut points);
    }
    align(&mut points, |point| &mut point.0);
    align(&mut points, |point| &mut point.1);
    let mut solution = rings::solution(level, squash, &points, order);
    let boxes = solution.corners.iter().zip(&solution.sizes);
    let mut boxes: Vec<Rect> = boxes.map(|(&at, &size)| Rect::at(at, size)).collect();
    separate(&mut boxes, level.between_all());
    solution.corners = boxes.into_iter().map(Rect::corner).collect();
    solution
}

/// Where the items begin, and whether that is mostly where they were. Who is
/// new begins between its neighbours.
fn start(level: &Level, squash: Squash, radial: Vec<Vector>) -> (Vec<Vector>, bool) {
    let former: Vec<Option<Vector>> = level
        .items
        .iter()
        .map(|item| item.previous.map(|at| squash.of_point(at)))
        .collect();
    let known = former.iter().flatten().count();
    if known * 2 <= former.len() {
        return (unsettled(radial), false);
    }
    let graph = Graph::of(level);
    let place = |(item, at): (usize, &Option<Vector>)| {
        at.unwrap_or_else(|| {
            let near: Vec<Vector> = graph.around[item]
                .iter()
                .filter_map(|&n| former[n])
                .collect();
            let count = count_of(near.len().max(1));
            let sum = near
                .iter()
                .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
            (sum.0 / count, sum.1 / count)
        })
    };
    (former.iter().enumerate().map(place).collect(), true)
}

/// Moves points that may stand in one line a little out of it; nothing else
/// would ever make them leave it.
fn unsettled(mut points: Vec<Vector>) -> Vec<Vector> {
    const GOLDEN: f64 = 0.618_033_988_749_895;
    for (number, (x, y)) in points.iter_mut().enumerate() {
        let turn = (count_of(number) * GOLDEN).fract() - 0.5;
        *x += turn * JITTER;
        *y -= turn * JITTER;
    }
    points
}

/// How far points are moved out of a line at most, in pixels.
const JITTER: f64 = 16.0;

/// What every pair wants, from what the ends of edges and their labels need.
fn distances(level: &Level, squash: Squash, spread: f64) -> Distances {
    let mut neighbours = vec![Vec::new(); level.items.len()];
    let radius = |item: usize| squash.radius(level.items[item].size, 0);
    for link in &level.links {
        let room = rings::line_room(squash, level.spacing.rank, link.label);
        // Boxes are shorter than their diagonals in most directions.
        let ends = (radius(link.source) + radius(link.target)) * 0.8;
        let length = (ends + room).max(real(level.spacing.node)) * spread;
        neighbours[link.source].push((link.target, length));
        neighbours[link.target].push((link.source, length));
    }
    Distances::of(&neighbours)
}

/// Turns the points so that the sum of all edges leads along the flow.
fn turn(level: &Level, points: &mut [Vector]) {
    let links = level.links.iter();
    let (x, y) = links.fold((0.0, 0.0), |(x, y), link| {
        let (from, to) = (points[link.source], points[link.target]);
        (x + to.0 - from.0, y + to.1 - from.1)
    });
    let length = (x * x + y * y).sqrt();
    if length < 1.0 {
        return;
    }
    // Turns the sum to the right, then to where the flow leads.
    let (cos, sin) = (x / length, -y / length);
    for point in points {
        let (along, across) = (point.0 * cos - point.1 * sin, point.0 * sin + point.1 * cos);
        *point = match level.flow.0 {
            Direction::Right => (along, across),
            Direction::Left => (-along, across),
            Direction::Down => (-across, along),
            Direction::Up => (across, -along),
        };
    }
}

/// How far apart middles are brought into one line, in pixels.
const ALIGNED: f64 = 16.0;

/// Brings points that are nearly in one line, across one axis, into it: a line
/// that is a little slanted looks like a mistake.
fn align(points: &mut [Vector], axis: impl Fn(&mut Vector) -> &mut f64) {
    let mut order: Vec<(f64, usize)> = points.iter_mut().map(|it| *axis(it)).zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut rest = order.as_slice();
    while let Some(&(first, _)) = rest.first() {
        let count = rest.partition_point(|&(at, _)| at - first <= ALIGNED);
        let (line, further) = rest.split_at(count);
        let middle = line.iter().map(|&(at, _)| at).sum::<f64>() / count_of(count);
        for &(_, point) in line {
            *axis(&mut points[point]) = middle;
        }
        rest = further;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    fn corners(level: &Level) -> Vec<crate::geometry::Point> {
        let specs = spec().params;
        let given = Given {
            specs: &specs,
            params: &[],
        };
        solve(level, &given).corners
    }

    #[test]
    fn a_chain_leads_along_the_flow() {
        let at = corners(&level(4, &[(0, 1), (1, 2), (2, 3)]));
        assert!(at.windows(2).all(|pair| pair[0].x < pair[1].x), "{at:?}");
        assert!(
            at.iter().all(|corner| (corner.y - at[0].y).abs() <= 2),
            "{at:?}"
        );
    }

    #[test]
    fn a_ring_becomes_round() {
        let at = corners(&level(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)]));
        let width = at.iter().map(|c| c.x).max().unwrap() - at.iter().map(|c| c.x).min().unwrap();
        let height = at.iter().map(|c| c.y).max().unwrap() - at.iter().map(|c| c.y).min().unwrap();
        assert!(height * 3 > width && width > height, "{width} × {height}");
    }
}
