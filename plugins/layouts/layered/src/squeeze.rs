//! Pass 11: takes out the room of tracks that nothing uses any more.
//!
//! Precondition: a drawing without faults that flows down. Postcondition: the
//! same, less high; what stands side by side still does, and everything keeps
//! the distances of [`crate::heights`]. Only strips over the whole width that
//! hold nothing but upright lines become narrower.

use crate::{
    assemble::label_box,
    geometry::{Point, Rect},
    heights::{LABEL_TO_HEAD, TRACK_TO_LABEL, TRACK_TO_NODE},
    problem::{Drawing, Problem, Spacing},
};

/// What takes room along the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Node,
    Label,
    Line,
    /// A side of a container across the flow.
    Frame,
}

/// The kinds that a strip may lie between.
const KINDS: [Kind; 3] = [Kind::Node, Kind::Label, Kind::Line];

/// Makes the drawing less high.
pub(crate) fn squeeze(problem: &Problem, drawing: &mut Drawing) {
    let cuts = cuts(problem, drawing);
    if cuts.is_empty() {
        return;
    }
    let shift = |y: i64| {
        let after = cuts.partition_point(|cut| cut.0 <= y);
        after.checked_sub(1).map_or(0, |i| cuts[i].1)
    };
    let fits = |(frame, container): (&Rect, &crate::problem::Container)| {
        let height = frame.size().height - (shift(frame.bottom) - shift(frame.top));
        height == frame.size().height || height >= container.min_size.height
    };
    if !drawing.containers.iter().zip(&problem.containers).all(fits) {
        return;
    }
    let labels = drawing.labels.iter_mut().flatten();
    let points = drawing.routes.iter_mut().flatten().chain(labels);
    for point in points.chain(&mut drawing.nodes) {
        point.y -= shift(point.y);
    }
    for frame in drawing.containers.iter_mut().chain([&mut drawing.bounds]) {
        frame.top -= shift(frame.top);
        frame.bottom -= shift(frame.bottom);
    }
}

/// From where on everything moves up, and by how much in all.
fn cuts(problem: &Problem, drawing: &Drawing) -> Vec<(i64, i64)> {
    let spacing = &problem.options.spacing;
    let mut all = extents(problem, drawing);
    all.sort_unstable();
    // For each kind, where the last one ends in the squeezed drawing.
    let mut ends: [Option<i64>; 3] = [None; 3];
    let mut end = i64::MIN;
    let mut after_frame = false;
    let mut cuts: Vec<(i64, i64)> = Vec::new();
    let mut total = 0;
    for (top, bottom, kind) in all {
        if top > end && kind != Kind::Frame && !after_frame {
            let least = KINDS
                .iter()
                .zip(ends)
                .filter_map(|(&before, end)| end.map(|end| end + distance(spacing, before, kind)));
            let now = top - total;
            if let Some(spare) = least.max().map(|least| now - least).filter(|&s| s > 0) {
                total += spare;
                cuts.push((top, total));
            }
        }
        if let Some(slot) = KINDS.iter().position(|&k| k == kind) {
            let moved = bottom - total;
            ends[slot] = Some(ends[slot].map_or(moved, |e| e.max(moved)));
        }
        if bottom >= end {
            after_frame = kind == Kind::Frame;
            end = bottom;
        }
    }
    cuts
}

/// The distance that two things along the flow must keep.
fn distance(spacing: &Spacing, before: Kind, after: Kind) -> i64 {
    match (before, after) {
        (Kind::Node, Kind::Node) => spacing.rank,
        (Kind::Line, Kind::Line) => spacing.edge,
        (Kind::Line, Kind::Node) | (Kind::Node, Kind::Line) => TRACK_TO_NODE.min(spacing.rank / 2),
        (Kind::Label, Kind::Node) => LABEL_TO_HEAD,
        _ => TRACK_TO_LABEL,
    }
}

/// Everything that takes room: its top, its bottom and its kind.
fn extents(problem: &Problem, drawing: &Drawing) -> Vec<(i64, i64, Kind)> {
    let mut all = Vec::new();
    for (node, &at) in problem.nodes.iter().zip(&drawing.nodes) {
        let (top, bottom) = (at.y - node.margin.top, at.y + node.size.height);
        all.push((top, bottom + node.margin.bottom, Kind::Node));
    }
    for (edge, centres) in problem.edges.iter().zip(&drawing.labels) {
        for (label, &centre) in edge.labels.iter().zip(centres) {
            let rect = label_box(label.size, centre);
            all.push((rect.top, rect.bottom, Kind::Label));
        }
    }
    let is_level = |pair: &&[Point]| pair[0].y == pair[1].y;
    let pieces = drawing.routes.iter().flat_map(|route| route.windows(2));
    all.extend(
        pieces
            .filter(is_level)
            .map(|p| (p[0].y, p[0].y, Kind::Line)),
    );
    for frame in &drawing.containers {
        all.push((frame.top, frame.top, Kind::Frame));
        all.push((frame.bottom, frame.bottom, Kind::Frame));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{edge, nodes};

    #[test]
    fn unused_room_is_taken_out_and_lines_keep_their_distance() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        let mut drawing = Drawing {
            nodes: vec![Point::new(0, 0), Point::new(200, 200)],
            routes: vec![
                [(50, 40), (50, 120), (250, 120), (250, 200)]
                    .map(|(x, y)| Point::new(x, y))
                    .into(),
            ],
            labels: vec![Vec::new()],
            bounds: Rect {
                right: 300,
                bottom: 240,
                ..Rect::default()
            },
            ..Drawing::default()
        };
        squeeze(&problem, &mut drawing);
        assert_eq!(drawing.nodes[1].y, 40 + problem.options.spacing.rank);
        assert_eq!(drawing.routes[0][1].y, 40 + TRACK_TO_NODE);
        assert_eq!(drawing.bounds.bottom, 136);
    }
}
