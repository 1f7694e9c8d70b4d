//! Arranges the connected parts of a level one by one and packs them.

use crate::{
    geometry::{Point, Size, bounds},
    graph::Graph,
    level::{Level, Solution},
    pack,
};

/// Arranges a level whose parts do not know of each other.
pub(crate) fn each(level: &Level, solve: &dyn Fn(&Level) -> Solution) -> Solution {
    let parts = parts(level);
    if parts.len() == 1 {
        return solve(level);
    }
    let mut whole = Solution {
        corners: vec![Point::default(); level.items.len()],
        sizes: level.sizes(),
        order: Vec::with_capacity(level.items.len()),
        stems: Vec::new(),
    };
    let mut place = vec![usize::MAX; level.items.len()];
    let mut solved = Vec::with_capacity(parts.len());
    for Part { members, links } in &parts {
        for (position, &item) in members.iter().enumerate() {
            place[item] = position;
        }
        solved.push(solve(&level.part(members, &place, links)));
    }
    let areas = solved.iter().map(|part| bounds(&part.corners, &part.sizes));
    let sizes: Vec<Size> = areas.clone().map(|area| area.size()).collect();
    // Where nothing hangs together, the parts are neighbours like any others.
    let gap = if level.links.is_empty() {
        level.between_all()
    } else {
        level.spacing.component.max(level.between_all())
    };
    let packed = pack::pack(&sizes, gap, level.wanted_ratio());
    for (((part, solution), area), at) in parts.iter().zip(&solved).zip(areas).zip(packed) {
        let by = at.minus(area.corner());
        for (position, &item) in part.members.iter().enumerate() {
            whole.corners[item] = solution.corners[position].plus(by);
            whole.sizes[item] = solution.sizes[position];
        }
        let order = solution.order.iter().map(|&item| part.members[item]);
        whole.order.extend(order);
        whole.stems.extend(&solution.stems);
    }
    whole
}

/// Items that hang together, and the links between them.
struct Part {
    members: Vec<usize>,
    links: Vec<usize>,
}

/// The connected parts: first those with links, then lone items; each in the order of the file.
fn parts(level: &Level) -> Vec<Part> {
    let graph = Graph::of(level);
    let mut part_of = vec![usize::MAX; level.items.len()];
    let mut parts: Vec<Part> = Vec::new();
    for lone in [false, true] {
        for first in 0..level.items.len() {
            if part_of[first] != usize::MAX || graph.around[first].is_empty() != lone {
                continue;
            }
            let mut members = vec![first];
            part_of[first] = parts.len();
            let mut next = 0;
            while let Some(&item) = members.get(next) {
                next += 1;
                for &other in &graph.around[item] {
                    if part_of[other] == usize::MAX {
                        part_of[other] = parts.len();
                        members.push(other);
                    }
                }
            }
            members.sort_unstable();
            parts.push(Part {
                members,
                links: Vec::new(),
            });
        }
    }
    for (number, link) in level.links.iter().enumerate() {
        parts[part_of[link.source]].links.push(number);
    }
    parts
}
