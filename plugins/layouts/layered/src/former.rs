//! Pass 3c: recalls where the items stood across the flow in the previous drawing.
//!
//! Precondition: the rows of [`crate::build`]. Postcondition: nothing changes;
//! every item that stood in the previous drawing has a place, and the places
//! of a row have the order that the items had.
//!
//! A previous drawing tells where nodes stood, not where edges ran. Where the
//! diagram holds what cannot have been in that drawing, a new node or an edge
//! against the layers of its ends, the rest is arranged by itself, which draws
//! it as it was: so the edges of the rest are known as well.

use std::collections::BTreeMap;

use crate::{
    components::Part,
    course::Course,
    layers::Freedom,
    problem::{End, Problem},
    rows::{ItemKind, RowKind, Rows},
    solve,
    tree::{Tree, level},
};

/// In larger diagrams, arranging the rest by itself takes too long.
const MOST_RECALLED: usize = 1000;

/// The centres of one layer differ by no more than rounding does, in pixels.
const LINE: i64 = 3;

/// For each node that stood in the previous drawing, its layer there: nodes of
/// one layer are centred on one line.
pub(crate) fn layers(problem: &Problem) -> Vec<Option<i64>> {
    let lines = || problem.nodes.iter().filter_map(|node| node.previous);
    let mut lines: Vec<i64> = lines().map(|at| at.y).collect();
    lines.sort_unstable();
    let starts_layer = |i: usize| i > 0 && lines[i] - lines[i - 1] > LINE;
    let mut layer = 0;
    let layers: Vec<i64> = (0..lines.len())
        .map(|i| {
            layer += i64::from(starts_layer(i));
            layer
        })
        .collect();
    let find = |y: i64| lines.binary_search(&y).ok().map(|i| layers[i]);
    problem
        .nodes
        .iter()
        .map(|node| node.previous.and_then(|at| find(at.y)))
        .collect()
}

/// How many layers the previous drawing had.
pub(crate) fn layer_count(problem: &Problem) -> usize {
    let last = layers(problem).into_iter().flatten().max();
    last.map_or(0, |last| usize::try_from(last).unwrap_or(0) + 1)
}

/// How an edge that cannot have been in the previous drawing relates to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// What should be above stood beside.
    Beside,
    /// What should be above stood below.
    Against,
}

/// The edges whose courses contradict the previous drawing, in their order.
pub(crate) fn news(problem: &Problem, tree: &Tree, courses: &[Course]) -> Vec<(usize, News)> {
    if problem.nodes.iter().all(|node| node.previous.is_none()) {
        return Vec::new();
    }
    let spans = spans(problem);
    let news = |e: usize| {
        let edge = &problem.edges[e];
        let (above, below) = match courses[e] {
            Course::Down => (edge.source.end, edge.target.end),
            Course::Up => (edge.target.end, edge.source.end),
            _ => return None,
        };
        let homes = [above, below].map(|end| level(problem.home(end)));
        let common = tree.common(homes[0], homes[1]);
        let span = |end: End| match tree.unit(problem, common, end) {
            End::Node(n) => spans[n],
            End::Container(c) => spans[problem.nodes.len() + c],
        };
        let (above, below) = (span(above)?, span(below)?);
        if above.1 < below.0 {
            None
        } else if below.1 < above.0 {
            Some((e, News::Against))
        } else {
            Some((e, News::Beside))
        }
    };
    (0..problem.edges.len()).filter_map(news).collect()
}

/// For each node, then for each container, its first and last layer in the previous drawing.
fn spans(problem: &Problem) -> Vec<Option<(i64, i64)>> {
    let nodes = problem.nodes.len();
    let of_nodes = layers(problem).into_iter();
    let mut spans: Vec<_> = of_nodes.map(|l| l.map(|l| (l, l))).collect();
    spans.resize(nodes + problem.containers.len(), None);
    // Inner containers stand after outer ones.
    let parts = (0..problem.containers.len()).rev().map(End::Container);
    for end in (0..nodes).map(End::Node).chain(parts) {
        let (part, Some(parent)) = (
            match end {
                End::Node(n) => spans[n],
                End::Container(c) => spans[nodes + c],
            },
            problem.home(end),
        ) else {
            continue;
        };
        let whole = &mut spans[nodes + parent];
        *whole = match (part, *whole) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }
    spans
}

/// For each item, where it stood. `news` are edges that cannot have been there.
pub(crate) fn places(
    problem: &Problem,
    courses: &[Course],
    news: &[(usize, News)],
    rows: &Rows,
    freedom: Freedom,
) -> Vec<Option<i64>> {
    let of_nodes = of_nodes(problem, rows);
    if of_nodes.iter().all(Option::is_none) || problem.nodes.len() > MOST_RECALLED {
        return of_nodes;
    }
    let rest = rest(problem, news);
    let new = (problem.nodes.len() - rest.nodes.len()) + (problem.edges.len() - rest.edges.len());
    // What has changed all over is not drawn as it was.
    if new == 0 || new > rest.nodes.len() {
        return of_nodes;
    }
    recall(problem, &rest, courses, rows, freedom).unwrap_or(of_nodes)
}

/// For each item, where it stood if it is a node.
fn of_nodes(problem: &Problem, rows: &Rows) -> Vec<Option<i64>> {
    let places = rows.items.iter().map(|item| match item.kind {
        ItemKind::Node(n) => problem.nodes[n].previous.map(|at| at.x),
        _ => None,
    });
    places.collect()
}

/// What can have been in the previous drawing.
fn rest(problem: &Problem, news: &[(usize, News)]) -> Part {
    let stood = |n: usize| problem.nodes[n].previous.is_some();
    let mut has_node = vec![false; problem.containers.len()];
    for node in problem.nodes.iter().filter(|node| node.previous.is_some()) {
        let mut around = node.parent;
        while let Some(c) = around {
            has_node[c] = true;
            around = problem.containers[c].parent;
        }
    }
    let is_old = |end: End| match end {
        End::Node(n) => stood(n),
        End::Container(c) => has_node[c],
    };
    let fits = |e: usize| {
        let is_new = news.binary_search_by_key(&e, |&(e, _)| e).is_ok();
        let edge = &problem.edges[e];
        !is_new && is_old(edge.source.end) && is_old(edge.target.end)
    };
    Part {
        nodes: (0..problem.nodes.len()).filter(|&n| stood(n)).collect(),
        containers: (0..has_node.len()).filter(|&c| has_node[c]).collect(),
        edges: (0..problem.edges.len()).filter(|&e| fits(e)).collect(),
    }
}

/// The places as they follow from arranging the rest; none where that does not give the previous order.
fn recall(
    problem: &Problem,
    rest: &Part,
    courses: &[Course],
    rows: &Rows,
    freedom: Freedom,
) -> Option<Vec<Option<i64>>> {
    let before = rest.problem(problem);
    let tree = Tree::new(&before);
    let placed = solve::placed(&before, &tree, freedom, |_, _, rows| {
        of_nodes(&before, rows)
    })?;
    if !is_in_order(&before, &placed.rows) {
        return None;
    }
    let at = |n: usize| placed.columns.items[placed.rows.nodes[n]];
    let nodes = before.nodes.iter().enumerate();
    let mut shifts: Vec<i64> = nodes
        .filter_map(|(n, node)| node.previous.map(|was| was.x - at(n)))
        .collect();
    shifts.sort_unstable();
    let shift = *shifts.get(shifts.len() / 2)?;
    let mut places = vec![None; rows.items.len()];
    for (old, &n) in rest.nodes.iter().enumerate() {
        places[rows.nodes[n]] = Some(at(old) + shift);
    }
    let (former_layers, layers) = (placed.rows.layers(), rows.layers());
    for (old, &e) in rest.edges.iter().enumerate() {
        if placed.courses[old] == courses[e] {
            let former = way(&placed.rows, &former_layers, old);
            for (key, item) in way(rows, &layers, e) {
                let stood = former.get(&key).map(|&i| placed.columns.items[i] + shift);
                places[item] = stood.or(places[item]);
            }
        }
    }
    Some(places)
}

/// Whether the nodes of every row have the order of the previous drawing.
fn is_in_order(problem: &Problem, rows: &Rows) -> bool {
    let places = of_nodes(problem, rows);
    rows.rows.iter().all(|row| {
        let places = row.items.iter().filter_map(|&item| places[item]);
        places.is_sorted()
    })
}

/// Where an edge passes a row: how many layers after its first one, and what row it is.
type Passage = (usize, RowKind);

/// The items of an edge other than nodes. `layers` are those of the rows.
fn way(rows: &Rows, layers: &[usize], e: usize) -> BTreeMap<Passage, usize> {
    let chain = &rows.chains[e];
    let upper = chain.first().map(|&link| rows.links[link].upper.item);
    let lower = chain.iter().map(|&link| rows.links[link].lower.item);
    let start = upper.map_or(0, |item| layers[rows.items[item].row]);
    let items = upper.into_iter().chain(lower);
    let items = items.filter(|&item| !matches!(rows.items[item].kind, ItemKind::Node(_)));
    items
        .map(|item| {
            let row = rows.items[item].row;
            ((layers[row] - start, rows.rows[row].kind), item)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{edge, nodes},
        geometry::Point,
        problem::Drawing,
    };

    /// A diagram with long edges, drawn without a previous drawing and then given it.
    fn drawn_before() -> Problem {
        let mut problem = nodes(6);
        let edges = [
            (0, 1),
            (1, 2),
            (2, 3),
            (0, 3),
            (0, 4),
            (4, 3),
            (0, 5),
            (5, 3),
        ];
        problem.edges = edges.map(|(a, b)| edge(a, b)).into();
        let drawing = solve::solve(&problem);
        for (node, at) in problem.nodes.iter_mut().zip(drawing.nodes) {
            let (width, height) = (node.size.width, node.size.height);
            node.previous = Some(Point::new(at.x + width / 2, at.y + height / 2));
        }
        problem
    }

    fn places_of(problem: &Problem) -> (Rows, Vec<Option<i64>>) {
        let placed = solve::placed(problem, &Tree::new(problem), Freedom::Free, |_, _, rows| {
            of_nodes(problem, rows)
        });
        let placed = placed.expect("a diagram without containers has an order");
        let news = news(problem, &Tree::new(problem), &placed.courses);
        let places = places(problem, &placed.courses, &news, &placed.rows, Freedom::Free);
        (placed.rows, places)
    }

    /// Two chains side by side, drawn without a previous drawing and then given it.
    fn two_chains() -> (Problem, Drawing) {
        let mut problem = nodes(6);
        problem.edges = [(0, 1), (1, 2), (3, 4), (4, 5)]
            .map(|(a, b)| edge(a, b))
            .into();
        let drawing = solve::solve(&problem);
        for (node, at) in problem.nodes.iter_mut().zip(&drawing.nodes) {
            node.previous = Some(Point::new(at.x + 50, at.y + 20));
        }
        (problem, drawing)
    }

    #[test]
    fn edges_that_contradict_the_previous_drawing_are_new() {
        let (mut problem, _) = two_chains();
        problem.edges.extend([edge(0, 5), edge(1, 4), edge(2, 3)]);
        let tree = Tree::new(&problem);
        let found = news(&problem, &tree, &crate::course::courses(&problem, &tree));
        assert_eq!(found, [(5, News::Beside), (6, News::Against)]);
    }

    #[test]
    fn an_edge_that_would_stretch_the_drawing_leads_up() {
        let (mut problem, drawing) = two_chains();
        problem.edges.push(edge(2, 3));
        assert_eq!(solve::solve(&problem).nodes, drawing.nodes);
        problem
            .nodes
            .iter_mut()
            .for_each(|node| node.previous = None);
        assert_ne!(solve::solve(&problem).nodes, drawing.nodes);
    }

    #[test]
    fn beside_a_new_node_long_edges_are_known() {
        let mut problem = drawn_before();
        problem.nodes.push(nodes(1).nodes[0]);
        problem.edges.push(edge(1, 6));
        let (rows, places) = places_of(&problem);
        for (item, place) in rows.items.iter().zip(places) {
            assert_eq!(place.is_some(), item.kind != ItemKind::Node(6), "{item:?}");
        }
    }

    #[test]
    fn beside_an_edge_within_a_layer_long_edges_are_known() {
        let mut problem = drawn_before();
        problem.edges.push(edge(4, 5));
        let (rows, places) = places_of(&problem);
        let passes = rows.items.iter().zip(places);
        let known = passes.filter(|(item, place)| item.kind == ItemKind::Pass && place.is_some());
        assert!(known.count() >= 2);
    }

    #[test]
    fn without_a_change_only_nodes_are_known() {
        let problem = drawn_before();
        let (rows, places) = places_of(&problem);
        for (item, place) in rows.items.iter().zip(places) {
            assert_eq!(place.is_some(), matches!(item.kind, ItemKind::Node(_)));
        }
    }
}
