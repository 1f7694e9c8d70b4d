//! Passes 3b and 4b: where links are attached to nodes, and the room this takes.
//!
//! [`reserve`] runs before the ordering: it lays the wires of fixed ports and
//! of loops around their node and widens the node's room to hold them, so that
//! no later pass has to know about either. Postcondition: every link leaves
//! the room of its node upwards or downwards.
//!
//! [`spread`] runs after the ordering: it spreads the free ends over the sides
//! in the order of their neighbours, a single one in the middle. The edges of
//! a bundle share one place (Schulze, Spönemann and von Hanxleden 2014).

use kinograph_plugin_sdk::geometry::Side;

use crate::{
    course::Course,
    geometry::Point,
    loops,
    problem::{End, Port, Problem, Terminal},
    rows::{ItemKind, LinkEnd, Reach, Rows},
};

/// Reserves the room of all nodes.
pub(crate) fn reserve(problem: &Problem, courses: &[Course], rows: &mut Rows) {
    let mut loops_of = vec![Vec::new(); problem.nodes.len()];
    for (e, &course) in courses.iter().enumerate() {
        if let (Course::Loop, End::Node(n)) = (course, problem.edges[e].source.end) {
            loops_of[n].push(e);
        }
    }
    for (n, loops) in loops_of.iter().enumerate() {
        let item = rows.nodes[n];
        let mut room = Room::new(problem, n);
        room.lay_wires(rows, item, |edge| terminal(problem, edge, n));
        loops::lay(problem, loops, &mut room.reach, room.half, &mut rows.loops);
        rows.items[item].reach = room.reach;
    }
    loops::reserve_beside_containers(problem, courses, rows);
}

/// The end of an edge that is at node `n`.
fn terminal(problem: &Problem, edge: usize, n: usize) -> Terminal {
    let edge = &problem.edges[edge];
    if edge.source.end == End::Node(n) {
        edge.source
    } else {
        edge.target
    }
}

/// The box of a node from its position, without margins.
pub(crate) fn half_sizes(problem: &Problem, n: usize) -> Reach {
    let size = problem.nodes[n].size;
    let (left, up) = (size.width / 2, size.height / 2);
    Reach {
        left,
        right: size.width - left,
        up,
        down: size.height - up,
    }
}

/// The room of a node while wires are laid in it.
struct Room {
    half: Reach,
    reach: Reach,
    gap: i64,
}

/// A link at a fixed port.
#[derive(Clone, Copy)]
struct Wire {
    link: usize,
    down: bool,
    at: Point,
    side: Side,
}

impl Room {
    fn new(problem: &Problem, n: usize) -> Self {
        let half = half_sizes(problem, n);
        let margin = problem.nodes[n].margin;
        let reach = Reach {
            left: half.left + margin.left,
            right: half.right + margin.right,
            up: half.up + margin.top,
            down: half.down + margin.bottom,
        };
        Self {
            half,
            reach,
            gap: problem.options.spacing.edge,
        }
    }

    fn lay_wires(&mut self, rows: &mut Rows, item: usize, terminal: impl Fn(usize) -> Terminal) {
        let (above, below) = (
            rows.items[item].above.clone(),
            rows.items[item].below.clone(),
        );
        let mut wires = Vec::new();
        let links = below
            .iter()
            .map(|&l| (l, true))
            .chain(above.iter().map(|&l| (l, false)));
        for (link, down) in links {
            if let Some(Port { at, side }) = terminal(rows.links[link].edge).port {
                let at = Point::new(at.x - self.half.left, at.y - self.half.up);
                wires.push(Wire {
                    link,
                    down,
                    at,
                    side,
                });
            }
        }
        for wire in &wires {
            let flows = if wire.down { Side::Bottom } else { Side::Top };
            if wire.side == flows {
                fix(end_of(rows, wire), vec![wire.at]);
            }
        }
        for side in [Side::Left, Side::Right] {
            self.lay_beside(rows, &wires, side);
        }
        for side in [Side::Top, Side::Bottom] {
            self.lay_around(rows, &wires, side);
        }
    }

    /// Takes the next track beyond a side.
    fn track(&mut self, side: Side, number: i64) -> i64 {
        let distance = self.gap * (number + 1);
        match side {
            Side::Left => {
                self.reach.left = self.reach.left.max(self.half.left + distance);
                -self.half.left - distance
            }
            Side::Right => {
                self.reach.right = self.reach.right.max(self.half.right + distance);
                self.half.right + distance
            }
            Side::Top => {
                self.reach.up = self.reach.up.max(self.half.up + distance);
                -self.half.up - distance
            }
            Side::Bottom => {
                self.reach.down = self.reach.down.max(self.half.down + distance);
                self.half.down + distance
            }
        }
    }

    /// How many tracks beyond a side are taken.
    fn taken(&self, side: Side) -> i64 {
        let beyond = match side {
            Side::Left => self.reach.left - self.half.left,
            Side::Right => self.reach.right - self.half.right,
            Side::Top => self.reach.up - self.half.up,
            Side::Bottom => self.reach.down - self.half.down,
        };
        beyond / self.gap.max(1)
    }

    /// Wires from ports at the left or the right: out, then up or down. The
    /// one that is nearest to where it is going has the innermost track.
    fn lay_beside(&mut self, rows: &mut Rows, wires: &[Wire], side: Side) {
        let heading = |down: bool| {
            let mut all: Vec<Wire> = wires
                .iter()
                .copied()
                .filter(|w| w.side == side && w.down == down)
                .collect();
            all.sort_by_key(|w| (if down { -w.at.y } else { w.at.y }, w.link));
            all
        };
        let (downs, ups) = (heading(true), heading(false));
        let apart = match (downs.last(), ups.last()) {
            (Some(down), Some(up)) => up.at.y < down.at.y,
            _ => true,
        };
        let start = if apart {
            0
        } else {
            i64::try_from(downs.len()).expect("ports are few")
        };
        for (wires, start) in [(downs, 0), (ups, start)] {
            for (wire, number) in wires.into_iter().zip(start..) {
                let x = self.track(side, number);
                fix(end_of(rows, &wire), vec![wire.at, Point::new(x, wire.at.y)]);
            }
        }
    }

    /// Wires from the top that lead down, or from the bottom that lead up:
    /// around the nearer corner. The one nearest to the corner is innermost.
    fn lay_around(&mut self, rows: &mut Rows, wires: &[Wire], side: Side) {
        for beside in [Side::Left, Side::Right] {
            let mut all: Vec<Wire> = wires
                .iter()
                .copied()
                .filter(|w| w.side == side && w.down == (side == Side::Top))
                .filter(|w| (w.at.x < 0) == (beside == Side::Left))
                .collect();
            all.sort_by_key(|w| {
                (
                    if beside == Side::Left {
                        w.at.x
                    } else {
                        -w.at.x
                    },
                    w.link,
                )
            });
            for wire in all {
                let y = self.track(side, self.taken(side));
                let x = self.track(beside, self.taken(beside));
                let lead = vec![wire.at, Point::new(wire.at.x, y), Point::new(x, y)];
                fix(end_of(rows, &wire), lead);
            }
        }
    }
}

fn end_of<'a>(rows: &'a mut Rows, wire: &Wire) -> &'a mut LinkEnd {
    let link = &mut rows.links[wire.link];
    if wire.down {
        &mut link.upper
    } else {
        &mut link.lower
    }
}

/// Fixes a link end at the end of a lead.
fn fix(end: &mut LinkEnd, lead: Vec<Point>) {
    end.dx = lead[lead.len() - 1].x;
    end.lead = lead;
    end.free = false;
}

/// What shares one place on a side: a bundle, or a link of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Net {
    Bundle(u32),
    Link(usize),
}

/// The net of a link at one of its ends.
pub(crate) fn net(problem: &Problem, rows: &Rows, link: usize) -> Net {
    problem.edges[rows.links[link].edge]
        .bundle
        .map_or(Net::Link(link), Net::Bundle)
}

/// Chooses the places of the free link ends.
pub(crate) fn spread(problem: &Problem, rows: &mut Rows) {
    let position = rows.positions();
    for item in 0..rows.items.len() {
        match rows.items[item].kind {
            ItemKind::Node(n) => {
                spread_side(problem, rows, &position, n, Side::Top);
                spread_side(problem, rows, &position, n, Side::Bottom);
            }
            ItemKind::Turn => part_turn(rows, &position, item),
            _ => {}
        }
    }
}

/// A flat edge comes down left of the middle of its turn and leaves right of it, or the reverse.
fn part_turn(rows: &mut Rows, position: &[usize], item: usize) {
    let quarter = rows.items[item].reach.left / 2;
    let mut links = rows.items[item].above.clone();
    links.sort_by_key(|&link| (position[rows.links[link].upper.item], link));
    for (link, dx) in links.into_iter().zip([-quarter, quarter]) {
        rows.links[link].lower.dx = dx;
    }
}

fn spread_side(problem: &Problem, rows: &mut Rows, position: &[usize], n: usize, side: Side) {
    let item = rows.nodes[n];
    let bottom = side == Side::Bottom;
    let links = if bottom {
        rows.items[item].below.clone()
    } else {
        rows.items[item].above.clone()
    };
    let mut fixed = Vec::new();
    let mut free: Vec<(usize, Net, usize)> = Vec::new();
    for link in links {
        let (near, far) = (&rows.links[link].upper, &rows.links[link].lower);
        let (near, far) = if bottom { (near, far) } else { (far, near) };
        if !near.free {
            fixed.push(near.dx);
        } else {
            free.push((position[far.item], net(problem, rows, link), link));
        }
    }
    free.sort_unstable();
    // A bundle stands where the middle of its neighbours would.
    let mut nets: Vec<Net> = Vec::new();
    let mut of_net: std::collections::BTreeMap<Net, Vec<usize>> = std::collections::BTreeMap::new();
    for &(_, net, link) in &free {
        of_net.entry(net).or_default().push(link);
    }
    for (i, &(_, net, _)) in free.iter().enumerate() {
        let members = free.iter().filter(|f| f.1 == net).count();
        let before = free[..i].iter().filter(|f| f.1 == net).count();
        if before == members / 2 {
            nets.push(net);
        }
    }
    let half = half_sizes(problem, n);
    let places = places(
        problem.nodes[n].size.width,
        problem.options.spacing.edge,
        nets.len(),
        fixed,
    );
    let y = if bottom { half.down } else { -half.up };
    for (net, dx) in nets.iter().zip(places) {
        for &link in &of_net[net] {
            let end = if bottom {
                &mut rows.links[link].upper
            } else {
                &mut rows.links[link].lower
            };
            end.dx = dx;
            end.lead = vec![Point::new(dx, y)];
        }
    }
}

/// So many places on a side, symmetric about its middle, away from those that are taken.
fn places(width: i64, gap: i64, count: usize, mut taken: Vec<i64>) -> Vec<i64> {
    let count = i64::try_from(count).expect("a node has few edges");
    let half = width / 2;
    // What leads around a corner leaves beyond the side.
    taken.retain(|&place| -half < place && place < width - half);
    if taken.is_empty() {
        let pitch = (width / (count + 1)).min(2 * gap);
        return (0..count)
            .map(|i| (2 * i + 1 - count) * pitch / 2)
            .collect();
    }
    // Between fixed ports, one after the other in the widest gap.
    taken.extend([-half, width - half]);
    let mut places = Vec::new();
    for _ in 0..count {
        taken.sort_unstable();
        let widest =
            (1..taken.len()).max_by_key(|&i| (taken[i] - taken[i - 1], std::cmp::Reverse(i)));
        let Some(i) = widest else { break };
        let place = taken[i - 1].midpoint(taken[i]);
        taken.push(place);
        places.push(place);
    }
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_edge_is_in_the_middle() {
        assert_eq!(places(100, 16, 1, vec![]), [0]);
    }

    #[test]
    fn several_edges_are_symmetric() {
        assert_eq!(places(160, 16, 3, vec![]), [-32, 0, 32]);
        assert_eq!(places(60, 16, 2, vec![]), [-10, 10]);
    }

    #[test]
    fn free_edges_keep_away_from_ports() {
        assert_eq!(places(100, 16, 2, vec![0]), [-25, 25]);
    }
}
