//! Cuts the diagram into scopes: what one run of the passes arranges.
//!
//! A container that no edge enters or leaves can be arranged on its own and
//! then stand for a node. That is done where it has something to gain: a
//! direction of its own, or parts that nothing joins and that can be packed.
//! All other containers are arranged together with what is around them.

use kinograph_plugin_sdk::geometry::Direction;

use crate::{
    components::{self, Sets},
    geometry::{Point, Rect, Size},
    problem::{Container, Drawing, Edge, End, Node, Problem, Terminal},
    tree::{Tree, level},
};

/// Arranges a diagram in the plane of the picture. `directions` are those that containers ask for.
pub(crate) fn arrange(
    problem: &Problem,
    direction: Direction,
    directions: &[Option<Direction>],
) -> Drawing {
    let tree = Tree::new(problem);
    let scopes = scopes(problem, &tree, direction, directions);
    let mut sizes = vec![Size::default(); problem.containers.len()];
    let mut drawings = Vec::with_capacity(scopes.len());
    // Inner scopes stand after outer ones.
    for scope in scopes.iter().rev() {
        let inner = scope.problem(problem, &sizes);
        let drawing = components::arrange(&inner, scope.direction);
        if let Some(c) = scope.container {
            sizes[c] = framed(&problem.containers[c], drawing.bounds.size());
        }
        drawings.push(drawing);
    }
    drawings.reverse();
    compose(problem, &scopes, drawings, &sizes)
}

/// What is arranged together.
#[derive(Clone, Debug)]
struct Scope {
    /// None for the outermost scope.
    container: Option<usize>,
    direction: Direction,
    nodes: Vec<usize>,
    /// Containers that stand for nodes here.
    closed: Vec<usize>,
    /// Containers that are arranged with the scope.
    open: Vec<usize>,
    edges: Vec<usize>,
}

/// The size of a container around so much content.
fn framed(container: &Container, content: Size) -> Size {
    let padding = container.padding;
    Size {
        width: (content.width + padding.left + padding.right).max(container.min_size.width),
        height: (content.height + padding.top + padding.bottom).max(container.min_size.height),
    }
}

fn scopes(
    problem: &Problem,
    tree: &Tree,
    direction: Direction,
    directions: &[Option<Direction>],
) -> Vec<Scope> {
    let crossed = crossed(problem, tree);
    let apart = has_parts(problem, tree);
    let mut scopes: Vec<Scope> = Vec::new();
    // For each level, the scope of its content.
    let mut scope_of = vec![0; tree.len()];
    let new = |container, direction| Scope {
        container,
        direction,
        nodes: Vec::new(),
        closed: Vec::new(),
        open: Vec::new(),
        edges: Vec::new(),
    };
    scopes.push(new(None, direction));
    for c in 0..problem.containers.len() {
        let outer = scope_of[level(problem.containers[c].parent)];
        let turned = directions[c].is_some_and(|d| d != scopes[outer].direction);
        if !crossed[c + 1] && (turned || apart[c + 1]) {
            let direction = directions[c].unwrap_or(scopes[outer].direction);
            scope_of[c + 1] = scopes.len();
            scopes[outer].closed.push(c);
            scopes.push(new(Some(c), direction));
        } else {
            scope_of[c + 1] = outer;
            scopes[outer].open.push(c);
        }
    }
    for (n, node) in problem.nodes.iter().enumerate() {
        scopes[scope_of[level(node.parent)]].nodes.push(n);
    }
    for (e, edge) in problem.edges.iter().enumerate() {
        // An end at an open container lies in the scope around it, like the container itself.
        let home = level(problem.home(edge.source.end));
        let other = level(problem.home(edge.target.end));
        scopes[scope_of[tree.common(home, other)]].edges.push(e);
    }
    scopes
}

/// For each level, whether an edge joins its inside with its border or its outside.
fn crossed(problem: &Problem, tree: &Tree) -> Vec<bool> {
    let mut crossed = vec![false; tree.len()];
    for edge in &problem.edges {
        let homes = [edge.source.end, edge.target.end].map(|end| level(problem.home(end)));
        let common = tree.common(homes[0], homes[1]);
        for mut home in homes {
            while home != common {
                crossed[home] = true;
                home = tree.parent[home];
            }
        }
    }
    crossed
}

/// For each level, whether its children are nothing, or more than one part that no edge joins.
fn has_parts(problem: &Problem, tree: &Tree) -> Vec<bool> {
    let nodes = problem.nodes.len();
    let mut sets = Sets::new(nodes + problem.containers.len());
    let number = |end: End| match end {
        End::Node(n) => n,
        End::Container(c) => nodes + c,
    };
    for edge in &problem.edges {
        let (source, target) = (edge.source.end, edge.target.end);
        let common = tree.common(level(problem.home(source)), level(problem.home(target)));
        let unit = |end: End| number(tree.unit(problem, common, end));
        sets.join(unit(source), unit(target));
    }
    let mut ranked: Vec<Option<usize>> = vec![None; tree.len()];
    let mut parts: Vec<usize> = vec![0; tree.len()];
    let mut seen = vec![false; nodes + problem.containers.len()];
    for (n, node) in problem.nodes.iter().enumerate() {
        if node.rank.is_some() {
            sets.join(n, *ranked[level(node.parent)].get_or_insert(n));
        }
    }
    let units = (0..nodes)
        .map(End::Node)
        .chain((0..problem.containers.len()).map(End::Container));
    for unit in units {
        let leader = sets.leader(number(unit));
        if !std::mem::replace(&mut seen[leader], true) {
            parts[level(problem.home(unit))] += 1;
        }
    }
    parts.into_iter().map(|count| count != 1).collect()
}

/// The middle of what a container held in the previous drawing.
fn former_middle(problem: &Problem, container: usize) -> Option<Point> {
    let tree = Tree::new(problem);
    let inside = |node: &&Node| tree.holds(container + 1, level(node.parent));
    let points = problem.nodes.iter().filter(inside);
    let rects = points.filter_map(|node| node.previous.map(|at| Rect::at(at, Size::default())));
    let whole = rects.reduce(Rect::union)?;
    Some(Point::new(
        whole.left.midpoint(whole.right),
        whole.top.midpoint(whole.bottom),
    ))
}

impl Scope {
    /// The scope as a diagram of its own. Closed containers come after the nodes.
    fn problem(&self, whole: &Problem, sizes: &[Size]) -> Problem {
        let parent = |c: Option<usize>| c.and_then(|c| self.open.binary_search(&c).ok());
        let nodes = self.nodes.iter().map(|&n| Node {
            parent: parent(whole.nodes[n].parent),
            ..whole.nodes[n]
        });
        let closed = self.closed.iter().map(|&c| Node {
            size: sizes[c],
            parent: parent(whole.containers[c].parent),
            previous: former_middle(whole, c),
            ..Node::default()
        });
        let open = self.open.iter().map(|&c| Container {
            parent: parent(whole.containers[c].parent),
            ..whole.containers[c]
        });
        let terminal = |terminal: Terminal| Terminal {
            end: match terminal.end {
                End::Node(n) => End::Node(
                    self.nodes
                        .binary_search(&n)
                        .expect("a scope holds the ends of its edges"),
                ),
                End::Container(c) => match self.open.binary_search(&c) {
                    Ok(open) => End::Container(open),
                    Err(_) => {
                        let closed = self.closed.binary_search(&c);
                        let closed = closed.expect("a scope holds the ends of its edges");
                        End::Node(self.nodes.len() + closed)
                    }
                },
            },
            ..terminal
        };
        let edges = self.edges.iter().map(|&e| Edge {
            source: terminal(whole.edges[e].source),
            target: terminal(whole.edges[e].target),
            ..whole.edges[e].clone()
        });
        Problem {
            nodes: nodes.chain(closed).collect(),
            containers: open.collect(),
            edges: edges.collect(),
            options: whole.options,
            turn: whole.turn,
        }
    }
}

/// Puts the drawings of all scopes into one.
fn compose(problem: &Problem, scopes: &[Scope], drawings: Vec<Drawing>, sizes: &[Size]) -> Drawing {
    let mut whole = Drawing {
        nodes: vec![Point::default(); problem.nodes.len()],
        containers: vec![Rect::default(); problem.containers.len()],
        routes: vec![Vec::new(); problem.edges.len()],
        labels: vec![Vec::new(); problem.edges.len()],
        bounds: drawings[0].bounds,
    };
    for (scope, drawing) in scopes.iter().zip(drawings) {
        let by = scope.container.map_or(Point::default(), |c| {
            let frame = whole.containers[c];
            let Container { padding, .. } = problem.containers[c];
            let free =
                |outer: i64, inner: i64, from: i64, to: i64| from + (outer - from - to - inner) / 2;
            let (outer, inner) = (frame.size(), drawing.bounds.size());
            Point::new(
                frame.left + free(outer.width, inner.width, padding.left, padding.right)
                    - drawing.bounds.left,
                frame.top + free(outer.height, inner.height, padding.top, padding.bottom)
                    - drawing.bounds.top,
            )
        });
        let mut corners = drawing.nodes.into_iter().map(|at| at.plus(by));
        for (&n, at) in scope.nodes.iter().zip(&mut corners) {
            whole.nodes[n] = at;
        }
        for (&c, at) in scope.closed.iter().zip(corners) {
            whole.containers[c] = Rect::at(at, sizes[c]);
        }
        for (&c, frame) in scope.open.iter().zip(drawing.containers) {
            whole.containers[c] = frame.moved(by);
        }
        for ((&e, route), labels) in scope.edges.iter().zip(drawing.routes).zip(drawing.labels) {
            whole.routes[e] = route.into_iter().map(|p| p.plus(by)).collect();
            whole.labels[e] = labels.into_iter().map(|p| p.plus(by)).collect();
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{container, edge, nodes};

    #[test]
    fn a_container_has_a_direction_of_its_own_where_no_edge_crosses_its_border() {
        let mut problem = nodes(4);
        problem.containers = vec![container(None)];
        for n in [1, 2] {
            problem.nodes[n].parent = Some(0);
        }
        problem.edges = vec![edge(1, 2)];
        let draw =
            |problem: &Problem| arrange(problem, Direction::Down, &[Some(Direction::Right)]).nodes;
        let at = draw(&problem);
        assert_eq!(at[1].y, at[2].y);
        problem.edges.push(edge(0, 1));
        let at = draw(&problem);
        assert_eq!(at[1].x, at[2].x);
    }

    #[test]
    fn what_nothing_joins_is_packed() {
        let mut problem = nodes(9);
        problem.containers = vec![container(None)];
        problem
            .nodes
            .iter_mut()
            .for_each(|node| node.parent = Some(0));
        let drawing = arrange(&problem, Direction::Down, &[None]);
        let rows: std::collections::BTreeSet<i64> = drawing.nodes.iter().map(|at| at.y).collect();
        assert!((2..9).contains(&rows.len()), "{rows:?}");
    }
}
