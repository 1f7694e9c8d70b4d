//! The list of passes for one connected diagram that flows down.

use crate::{
    assemble::{self, Parts},
    build, channel,
    channel::Channel,
    check,
    course::{self, Course},
    elbows,
    former::{self, News},
    heights, idle, jogs,
    layers::{self, Freedom, Layers},
    order::{self, Effort},
    place::{self, Columns},
    problem::{Drawing, Problem},
    rows::Rows,
    sides, squeeze, straighten, stretch,
    tree::Tree,
};

/// Arranges a connected diagram whose edges flow down.
///
/// The first way of layering that leads to a drawing without faults is taken.
/// In strips it does unless ranks forbid it; then the ranks are given up.
pub(crate) fn solve(problem: &Problem) -> Drawing {
    let sound = |drawing: &Drawing| check::is_sound(problem, drawing);
    if let Some(drawing) = attempt(problem, Freedom::Free).filter(sound) {
        return drawing;
    }
    if let Some(drawing) = attempt(problem, Freedom::Strips).filter(sound) {
        return drawing;
    }
    let mut unranked = problem.clone();
    unranked.nodes.iter_mut().for_each(|node| node.rank = None);
    attempt(&unranked, Freedom::Strips).expect("strips can be ordered")
}

/// In larger diagrams with containers, a legal order of freely chosen layers
/// is so seldom found that the attempt does not pay.
const MOST_FREE_ITEMS: usize = 10_000;

/// All passes, in order; nothing where no order of the rows keeps the links out of foreign containers.
fn attempt(problem: &Problem, freedom: Freedom) -> Option<Drawing> {
    let tree = Tree::new(problem);
    let Placed {
        courses,
        layers,
        mut rows,
        columns,
    } = placed(problem, &tree, freedom, |courses, news, rows| {
        former::places(problem, courses, news, rows, freedom)
    })?;
    straighten::straighten(problem, &tree, &mut rows, &columns);
    let channels: Vec<Channel> = (0..rows.rows.len())
        .map(|lower| match lower {
            0 => Channel::default(),
            _ => channel::route(problem, &rows, &columns, lower),
        })
        .collect();
    let heights = heights::place(problem, &tree, &rows, &channels);
    let mut drawing = assemble::assemble(&Parts {
        problem,
        courses: &courses,
        rows: &rows,
        columns: &columns,
        heights: &heights,
        channels: &channels,
    });
    elbows::turn(problem, &mut drawing);
    jogs::remove(problem, &mut drawing);
    squeeze::squeeze(problem, &mut drawing);
    stretch::stretch(problem, &layers.nodes, &mut drawing);
    Some(drawing)
}

/// What the passes up to the placement find.
pub(crate) struct Placed {
    pub(crate) courses: Vec<Course>,
    pub(crate) layers: Layers,
    pub(crate) rows: Rows,
    pub(crate) columns: Columns,
}

/// The passes up to the placement; nothing where there is no legal order. `recall`
/// gives for each item its place in the previous drawing, where that is known.
pub(crate) fn placed(
    problem: &Problem,
    tree: &Tree,
    freedom: Freedom,
    recall: impl FnOnce(&[Course], &[(usize, News)], &Rows) -> Vec<Option<i64>>,
) -> Option<Placed> {
    let mut courses = course::courses(problem, tree);
    let mut layers = layers::assign(problem, tree, &courses, freedom);
    let news = former::news(problem, tree, &courses);
    if !news.is_empty() && layers.count() > former::layer_count(problem) {
        // What would stretch the drawing leads up instead.
        let against = news.iter().filter(|(_, news)| *news == News::Against);
        let rising: Vec<usize> = against.map(|&(e, _)| e).collect();
        courses = course::courses_with(problem, tree, &rising);
        layers = layers::assign(problem, tree, &courses, freedom);
    }
    if freedom == Freedom::Free {
        idle::spread(problem, tree, &mut layers);
    }
    let is_large = || build::estimate(problem, &courses, &layers) > MOST_FREE_ITEMS;
    if freedom == Freedom::Free && tree.len() > 1 && is_large() {
        return None;
    }
    let mut rows = build::build(problem, tree, &courses, &layers);
    sides::reserve(problem, &courses, &mut rows);
    let effort = Effort {
        thoroughness: problem.options.thoroughness,
        seed: problem.options.seed,
    };
    let former = recall(&courses, &news, &rows);
    let (illegal, _) = order::order(&mut rows, tree, effort, former.clone());
    if illegal > 0 {
        return None;
    }
    sides::spread(problem, &mut rows);
    let columns = place::place(problem, tree, &rows, &former);
    Some(Placed {
        courses,
        layers,
        rows,
        columns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixtures::{edge, nodes},
        geometry::Rect,
    };

    #[test]
    fn what_has_not_changed_is_drawn_as_it_was() {
        let mut problem = nodes(9);
        let edges = [
            (0, 1),
            (0, 2),
            (1, 3),
            (2, 4),
            (3, 5),
            (4, 5),
            (0, 5),
            (1, 6),
            (2, 6),
            (6, 7),
            (0, 8),
            (7, 8),
            (3, 8),
        ];
        problem.edges = edges.map(|(a, b)| edge(a, b)).into();
        let before = solve(&problem);
        for (node, &at) in problem.nodes.iter_mut().zip(&before.nodes) {
            let rect = Rect::at(at, node.size);
            node.previous = Some(crate::geometry::Point::new(
                rect.left.midpoint(rect.right),
                rect.top.midpoint(rect.bottom),
            ));
        }
        let after = solve(&problem);
        assert_eq!(after.nodes, before.nodes);
        assert_eq!(after.routes, before.routes);
    }
}
