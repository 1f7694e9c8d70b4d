//! Pass 5: places the items across the flow.
//!
//! Precondition: ordered rows with known reaches and attachments.
//! Postcondition: neighbours in a row keep their distance, containers are
//! rectangles around their items and keep apart, and the total weighted
//! sideways way of the links is least (Gansner et al. 1993, section 4).
//! Containers take part with a left and a right side each, so that their
//! rectangles need no repair. What stood in the previous drawing is pulled
//! towards its former place, the drawing as a whole being free to move.

use std::collections::BTreeMap;

use crate::{
    problem::{Problem, Spacing},
    rows::{ItemKind, Rows},
    runs::Runs,
    tension::{self, Arc},
    titles,
    tree::{Level, ROOT, Tree},
};

/// Where everything stands across the flow, in pixels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    /// For each item.
    pub(crate) items: Vec<i64>,
    /// For each container, its left and right side.
    pub(crate) sides: Vec<(i64, i64)>,
}

/// The system of distances, kept for the passes that shift things afterwards.
#[derive(Clone, Debug)]
pub(crate) struct Distances {
    pub(crate) arcs: Vec<Arc>,
    pub(crate) count: usize,
}

/// Places the items. `former` is for each item its place in the previous drawing, where that is known.
pub(crate) fn place(
    problem: &Problem,
    tree: &Tree,
    rows: &Rows,
    former: &[Option<i64>],
) -> Columns {
    let mut arcs = separations(problem, tree, rows);
    let entries = titles::entries(problem, tree, rows);
    arcs.extend(entries.iter().map(|entry| {
        let end = entry.end(rows);
        let distance = problem.containers[entry.container].title.width - end.dx;
        Arc::hard(left(rows, entry.container + 1), end.item, distance)
    }));
    let count = rows.items.len() + 2 * tree.len();
    let runs = Runs::new(rows, count);
    let start = start(runs.len(), &runs.between(&arcs));
    pulls(problem, tree, rows, &mut arcs);
    let anchors = anchors(rows, former, count);
    let mut x = tension::relax(&runs.between(&arcs), start, budget(runs.len()));
    if !anchors.is_empty() {
        // From the best places without anchors, which what has not changed had
        // before: of long edges that is all that is known.
        let runs = Runs::new(rows, count + 1);
        let all: Vec<Arc> = arcs.iter().copied().chain(anchors).collect();
        x.push(0);
        x = tension::relax(&runs.between(&all), x, budget(runs.len()));
    }
    let x = runs.spread(&x);
    let x = crate::balance::balance(rows, &Distances { arcs, count }, x);
    let side = |level: Level| x[left(rows, level)];
    Columns {
        items: x[..rows.items.len()].to_vec(),
        sides: (1..tree.len())
            .map(|level| (side(level), x[right(rows, level)]))
            .collect(),
    }
}

/// The pull that keeps a node where it was: less than that of a straight line.
const ANCHOR_WEIGHT: i64 = 32;
/// The pull that keeps an edge where it was.
const EDGE_ANCHOR_WEIGHT: i64 = 4;

/// Pulls what stood in the previous drawing towards its former place, measured from a variable.
fn anchors(rows: &Rows, former: &[Option<i64>], from: usize) -> Vec<Arc> {
    let items = rows.items.iter().zip(former).enumerate();
    items
        .filter_map(|(i, (item, place))| {
            let weight = match item.kind {
                ItemKind::Node(_) => ANCHOR_WEIGHT,
                _ => EDGE_ANCHOR_WEIGHT,
            };
            place.map(|place| Arc::soft(from, i, place, weight))
        })
        .collect()
}

/// A start that keeps all distances: in large diagrams, whose placement may run
/// out of steps, in the middle between all to the left and all to the right.
fn start(count: usize, arcs: &[Arc]) -> Vec<i64> {
    const ORDERED: &str = "rows are ordered alike in every container";
    let left = tension::least(count, arcs).expect(ORDERED);
    if count < LARGE {
        return left;
    }
    let mirrored: Vec<Arc> = arcs
        .iter()
        .map(|arc| Arc::hard(arc.head, arc.tail, arc.length))
        .collect();
    let right = tension::least(count, &mirrored).expect(ORDERED);
    let width = left.iter().max().copied().unwrap_or(0);
    let middle = |(left, right): (i64, i64)| (left + width - right).div_euclid(2);
    left.into_iter().zip(right).map(middle).collect()
}

/// From so many variables on, a diagram counts as large.
const LARGE: usize = 2000;

/// The elementary steps that a placement may take.
fn budget(count: usize) -> u64 {
    10_000_000 + 40 * count as u64
}

/// The variable of the left side of a level.
fn left(rows: &Rows, level: Level) -> usize {
    rows.items.len() + 2 * level
}

fn right(rows: &Rows, level: Level) -> usize {
    left(rows, level) + 1
}

/// What stands at a place in a row: an item, or a side of a container.
#[derive(Clone, Copy)]
enum Mark {
    Item(usize),
    Open(Level),
    Close(Level),
}

/// The least distances between what is adjacent in a row.
fn separations(problem: &Problem, tree: &Tree, rows: &Rows) -> Vec<Arc> {
    let mut least: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    let mut marks = Vec::new();
    for row in &rows.rows {
        marks_of(tree, rows, &row.items, &mut marks);
        for pair in marks.windows(2) {
            let (from, to, distance) = distance(problem, rows, pair[0], pair[1]);
            let known = least.entry((from, to)).or_insert(distance);
            *known = (*known).max(distance);
        }
    }
    for (c, container) in problem.containers.iter().enumerate() {
        let sides = (left(rows, c + 1), right(rows, c + 1));
        let known = least.entry(sides).or_insert(0);
        *known = (*known).max(container.min_size.width);
    }
    least
        .into_iter()
        .map(|((from, to), distance)| Arc::hard(from, to, distance))
        .collect()
}

/// The items of a row and the sides of the containers around them, from left to right.
fn marks_of(tree: &Tree, rows: &Rows, items: &[usize], marks: &mut Vec<Mark>) {
    marks.clear();
    marks.push(Mark::Open(ROOT));
    let mut at = ROOT;
    let mut entered = Vec::new();
    for &item in items {
        let level = rows.items[item].level;
        let common = tree.common(at, level);
        while at != common {
            marks.push(Mark::Close(at));
            at = tree.parent[at];
        }
        let mut inner = level;
        while inner != common {
            entered.push(inner);
            inner = tree.parent[inner];
        }
        marks.extend(entered.drain(..).rev().map(Mark::Open));
        at = level;
        marks.push(Mark::Item(item));
    }
    while at != ROOT {
        marks.push(Mark::Close(at));
        at = tree.parent[at];
    }
    marks.push(Mark::Close(ROOT));
}

/// Two variables and how far apart they must be.
fn distance(problem: &Problem, rows: &Rows, a: Mark, b: Mark) -> (usize, usize, i64) {
    let spacing = &problem.options.spacing;
    let padding = |level: Level| match level {
        ROOT => Default::default(),
        _ => problem.containers[level - 1].padding,
    };
    let (from, inside) = match a {
        Mark::Item(i) => (i, rows.items[i].reach.right),
        Mark::Open(level) => (left(rows, level), padding(level).left),
        Mark::Close(level) => (right(rows, level), rows.beside[level - 1].width),
    };
    let (to, outside) = match b {
        Mark::Item(i) => (i, rows.items[i].reach.left),
        Mark::Open(level) => (left(rows, level), 0),
        Mark::Close(level) => {
            // The loops of an inner container lie between it and the outer one.
            (right(rows, level), padding(level).right)
        }
    };
    let kind = |mark: Mark| match mark {
        Mark::Item(i) => Some(rows.items[i].kind),
        _ => None,
    };
    let gap = match (a, b) {
        (Mark::Open(_), _) | (_, Mark::Close(_)) => 0,
        _ => gap(spacing, kind(a), kind(b)),
    };
    (from, to, inside + gap + outside)
}

/// The free room between two neighbours; none stands for a container.
fn gap(spacing: &Spacing, a: Option<ItemKind>, b: Option<ItemKind>) -> i64 {
    let thin = |kind: Option<ItemKind>| {
        matches!(
            kind,
            Some(ItemKind::Pass | ItemKind::Border | ItemKind::Turn | ItemKind::Spacer)
        )
    };
    match (a, b) {
        _ if thin(a) || thin(b) => spacing.edge,
        (Some(ItemKind::Label), _) | (_, Some(ItemKind::Label)) => spacing.edge,
        (None, _) | (_, None) => spacing.container,
        _ => spacing.node,
    }
}

/// A straight line matters the more the longer it is (Gansner et al. 1993).
fn straightness(rows: &Rows, a: usize, b: usize) -> i64 {
    let bends = |item: usize| matches!(rows.items[item].kind, ItemKind::Pass | ItemKind::Label);
    match (bends(a), bends(b)) {
        (true, true) => 8,
        (false, false) => 2,
        _ => 4,
    }
}

/// How much the containers' width counts against the weight of edges, in quarters.
const WIDTH_WEIGHT: i64 = 2;

fn pulls(problem: &Problem, tree: &Tree, rows: &Rows, arcs: &mut Vec<Arc>) {
    for link in &rows.links {
        let (a, b) = (&link.upper, &link.lower);
        let weight = problem.edges[link.edge].weight * straightness(rows, a.item, b.item);
        if weight > 0 {
            arcs.push(Arc::soft(a.item, b.item, a.dx - b.dx, weight));
        }
    }
    for level in 0..tree.len() {
        let weight = if level == ROOT { 1 } else { WIDTH_WEIGHT };
        arcs.push(Arc::soft(left(rows, level), right(rows, level), 0, weight));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        build, course,
        fixtures::{container, edge, nodes},
        layers::{self, Freedom},
        sides,
    };

    fn columns_of(problem: &Problem) -> (Rows, Columns) {
        let tree = Tree::new(problem);
        let courses = course::courses(problem, &tree);
        let layers = layers::assign(problem, &tree, &courses, Freedom::Free);
        let mut rows = build::build(problem, &tree, &courses, &layers);
        sides::reserve(problem, &courses, &mut rows);
        sides::spread(problem, &mut rows);
        let columns = place(problem, &tree, &rows, &[]);
        (rows, columns)
    }

    #[test]
    fn the_parent_of_a_fan_stands_over_its_middle() {
        for count in 2..6 {
            let mut problem = nodes(count + 1);
            problem.edges = (1..=count).map(|n| edge(0, n)).collect();
            let (rows, columns) = columns_of(&problem);
            let x = |n: usize| columns.items[rows.nodes[n]];
            assert_eq!(x(0), x(1).midpoint(x(count)), "{count}");
        }
    }

    #[test]
    fn a_frame_encloses_its_nodes_and_keeps_off_others() {
        let mut problem = nodes(4);
        problem.containers = vec![container(None)];
        for n in [1, 2] {
            problem.nodes[n].parent = Some(0);
        }
        problem.edges = vec![edge(0, 1), edge(0, 2), edge(0, 3)];
        let (rows, columns) = columns_of(&problem);
        let (left, right) = columns.sides[0];
        let x = |n: usize| columns.items[rows.nodes[n]];
        assert!(left <= x(1) - 50 - 16 && right >= x(2) + 50 + 16);
        assert!(x(3) - 50 - right >= 32);
    }
}
