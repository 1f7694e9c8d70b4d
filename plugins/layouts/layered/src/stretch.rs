//! Pass 12: moves layers as far apart as they were in the previous drawing.
//!
//! Precondition: a drawing without faults that flows down. Postcondition: the
//! same; two layers that follow each other, and did so before, are not nearer
//! to each other than they were, unless that would waste a layer's room. So
//! room that an edit has made free does not move everything below it.

use std::collections::BTreeMap;

use crate::{
    problem::{Drawing, Problem},
    sides::half_sizes,
};

/// What is known of a layer, in pixels.
#[derive(Default)]
struct Layer {
    /// The line on which its nodes are centred, and their least top.
    line: i64,
    top: i64,
    /// The lines of its nodes in the previous drawing.
    former: Vec<i64>,
}

/// Stretches the drawing along the flow. `layers` are those of the nodes.
pub(crate) fn stretch(problem: &Problem, layers: &[usize], drawing: &mut Drawing) {
    let cuts = cuts(problem, layers, drawing);
    if cuts.is_empty() {
        return;
    }
    let shift = |y: i64| {
        let after = cuts.partition_point(|cut| cut.0 <= y);
        after.checked_sub(1).map_or(0, |i| cuts[i].1)
    };
    let labels = drawing.labels.iter_mut().flatten();
    let points = drawing.routes.iter_mut().flatten().chain(labels);
    for point in points.chain(&mut drawing.nodes) {
        point.y += shift(point.y);
    }
    for frame in drawing.containers.iter_mut().chain([&mut drawing.bounds]) {
        frame.top += shift(frame.top);
        frame.bottom += shift(frame.bottom);
    }
}

/// From where on everything moves down, and by how much in all.
fn cuts(problem: &Problem, layers: &[usize], drawing: &Drawing) -> Vec<(i64, i64)> {
    let mut known: BTreeMap<usize, Layer> = BTreeMap::new();
    for (n, node) in problem.nodes.iter().enumerate() {
        let top = drawing.nodes[n].y;
        let layer = known.entry(layers[n]).or_insert_with(|| Layer {
            top,
            ..Layer::default()
        });
        layer.line = top + half_sizes(problem, n).up;
        layer.top = layer.top.min(top - node.margin.top);
        layer.former.extend(node.previous.map(|at| at.y));
    }
    let mut cuts = Vec::new();
    let mut total = 0;
    let mut above: Option<(i64, i64)> = None;
    for layer in known.values_mut() {
        layer.former.sort_unstable();
        let former = layer.former.get(layer.former.len() / 2).copied();
        if let (Some((line_above, former_above)), Some(former)) = (above, former) {
            let missing = (former - former_above) - (layer.line - line_above);
            if (1..=problem.options.spacing.rank).contains(&missing) {
                total += missing;
                cuts.push((first_top(layer, line_above, drawing), total));
            }
        }
        above = former.map(|former| (layer.line, former));
    }
    cuts
}

/// Where a layer begins, frames that begin with it included.
fn first_top(layer: &Layer, line_above: i64, drawing: &Drawing) -> i64 {
    let tops = drawing.containers.iter().map(|frame| frame.top);
    let begun = tops.filter(|top| (line_above + 1..layer.top).contains(top));
    begun.fold(layer.top, i64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{edge, nodes},
        geometry::Point,
    };

    #[test]
    fn a_gap_stays_as_wide_as_it_was_unless_a_layer_would_fit_in() {
        let mut problem = nodes(2);
        problem.edges = vec![edge(0, 1)];
        let drawing = Drawing {
            nodes: vec![Point::new(0, 0), Point::new(0, 96)],
            routes: vec![vec![Point::new(50, 40), Point::new(50, 96)]],
            labels: vec![Vec::new()],
            ..Drawing::default()
        };
        for (former, expected) in [(120, 120), (80, 96), (300, 96)] {
            problem.nodes[0].previous = Some(Point::new(50, 500));
            problem.nodes[1].previous = Some(Point::new(50, 500 + former));
            let mut stretched = drawing.clone();
            stretch(&problem, &[0, 1], &mut stretched);
            assert_eq!(stretched.nodes[1].y, expected);
            assert_eq!(stretched.routes[0][1].y, expected);
        }
    }
}
