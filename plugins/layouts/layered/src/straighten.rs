//! Pass 5c: slides the ends of links along the sides of their nodes where that makes them straight.
//!
//! Precondition: the places across the flow are final, the ends are spread.
//! Postcondition: the ends on a side keep their order and at least half the
//! edge spacing; fewer links bend. People prefer a straight line off the
//! middle of a side to one with two bends (Kieffer, Dwyer, Marriott and Wybrow 2016).

use crate::{
    channel::columns_of,
    place::Columns,
    problem::Problem,
    rows::{ItemKind, Rows},
    sides::{self, half_sizes},
    titles,
    tree::Tree,
};

/// Room for a rounded corner at both ends of a side, where the side is long enough.
const CORNER: i64 = 12;

/// Rounds: an end that has moved may make room for its neighbour.
const ROUNDS: usize = 2;

/// Slides the ends.
pub(crate) fn straighten(problem: &Problem, tree: &Tree, rows: &mut Rows, columns: &Columns) {
    let mut sides = Sides::new(problem, rows, columns);
    for entry in titles::entries(problem, tree, rows) {
        let (frame, _) = columns.sides[entry.container];
        let least = &mut sides.least[2 * entry.link + usize::from(entry.at_lower_end)];
        *least = (*least).max(frame + problem.containers[entry.container].title.width);
    }
    let mut order: Vec<usize> = (0..rows.links.len()).collect();
    let bend = |rows: &Rows, link: usize| {
        let (top, bottom) = columns_of(rows, columns, link);
        (top - bottom).abs()
    };
    order.sort_by_key(|&link| (bend(rows, link), link));
    for _ in 0..ROUNDS {
        for &link in &order {
            let (top, bottom) = columns_of(rows, columns, link);
            if top != bottom {
                let (upper, lower) = (
                    sides.range(2 * link, top),
                    sides.range(2 * link + 1, bottom),
                );
                if let Some(x) = meet(upper, top, lower, bottom) {
                    sides.slide(rows, columns, 2 * link, x);
                    sides.slide(rows, columns, 2 * link + 1, x);
                }
            }
        }
    }
}

/// Where two ends can meet: at the place of one of them if possible.
fn meet(upper: (i64, i64), top: i64, lower: (i64, i64), bottom: i64) -> Option<i64> {
    let (left, right) = (upper.0.max(lower.0), upper.1.min(lower.1));
    let meeting = [top, bottom]
        .into_iter()
        .find(|x| (left..=right).contains(x));
    meeting.or_else(|| (left <= right).then(|| top.midpoint(bottom).clamp(left, right)))
}

/// The ends on the sides of all nodes. An end is named by its link: twice the
/// link for the upper end, one more for the lower.
struct Sides {
    sides: Vec<Side>,
    /// For each end that can slide, its side and its place there.
    of_end: Vec<Option<(usize, usize)>>,
    /// For each end, how far left it can be because of titles.
    least: Vec<i64>,
}

/// The places on one side of a node, from left to right.
struct Side {
    left: i64,
    right: i64,
    gap: i64,
    /// For each place, its x, the ends there and whether these are free.
    places: Vec<(i64, Vec<usize>, bool)>,
}

impl Sides {
    fn new(problem: &Problem, rows: &Rows, columns: &Columns) -> Self {
        let mut all = Self {
            sides: Vec::new(),
            of_end: vec![None; 2 * rows.links.len()],
            least: vec![i64::MIN; 2 * rows.links.len()],
        };
        for (i, item) in rows.items.iter().enumerate() {
            let ItemKind::Node(n) = item.kind else {
                continue;
            };
            let half = half_sizes(problem, n);
            let corner = CORNER.min(problem.nodes[n].size.width / 4);
            for (links, is_lower) in [(&item.above, 1), (&item.below, 0)] {
                let mut ends: Vec<(i64, sides::Net, usize, bool)> = links
                    .iter()
                    .map(|&link| {
                        let ends = &rows.links[link];
                        let end = if is_lower == 1 {
                            &ends.lower
                        } else {
                            &ends.upper
                        };
                        let x = columns.items[i] + end.dx;
                        (
                            x,
                            sides::net(problem, rows, link),
                            2 * link + is_lower,
                            end.free,
                        )
                    })
                    .collect();
                ends.sort_unstable();
                let mut side = Side {
                    left: columns.items[i] - half.left + corner,
                    right: columns.items[i] + half.right - corner,
                    gap: (problem.options.spacing.edge / 2).max(1),
                    places: Vec::new(),
                };
                let mut last = None;
                for (x, net, end, free) in ends {
                    if last != Some((x, net)) || !free {
                        side.places.push((x, Vec::new(), free));
                    }
                    last = Some((x, net));
                    let place = side.places.len() - 1;
                    side.places[place].1.push(end);
                    if free {
                        all.of_end[end] = Some((all.sides.len(), place));
                    }
                }
                all.sides.push(side);
            }
        }
        all
    }

    /// Where an end can be that is now at `x`.
    fn range(&self, end: usize, x: i64) -> (i64, i64) {
        let Some((side, place)) = self.of_end[end] else {
            return (x, x);
        };
        let side = &self.sides[side];
        // What shares a trunk stays where it is.
        if side.places[place].1.len() > 1 {
            return (x, x);
        }
        let left = place
            .checked_sub(1)
            .map_or(side.left, |p| side.places[p].0 + side.gap);
        let right = side
            .places
            .get(place + 1)
            .map_or(side.right, |next| next.0 - side.gap);
        let left = left.max(side.left).max(self.least[end]);
        (left.min(x), right.min(side.right).max(x))
    }

    fn slide(&mut self, rows: &mut Rows, columns: &Columns, end: usize, x: i64) {
        let Some((side, place)) = self.of_end[end] else {
            return;
        };
        self.sides[side].places[place].0 = x;
        let link = &mut rows.links[end / 2];
        let end = if end.is_multiple_of(2) {
            &mut link.upper
        } else {
            &mut link.lower
        };
        end.dx = x - columns.items[end.item];
        for point in &mut end.lead {
            point.x = end.dx;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_meet_where_one_of_them_is() {
        assert_eq!(meet((0, 50), 10, (30, 90), 40), Some(40));
        assert_eq!(meet((0, 30), 10, (20, 90), 40), Some(25));
        assert_eq!(meet((0, 10), 5, (20, 90), 40), None);
    }
}
