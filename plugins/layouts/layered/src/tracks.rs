//! Assigns the wires of a channel to tracks.
//!
//! A wire's horizontal part lies on one track; its vertical parts lead from
//! there up and down. Whether one wire lies above another decides how often
//! they cross, and whether two vertical parts at one x run along each other.
//! The wishes form a weighted graph, which is made free of cycles greedily and
//! layered by longest paths (Sander 2004; Schulze, Spönemann and von Hanxleden
//! 2014). Wires that must lie above each other are split by a detour.

use std::collections::BTreeSet;

use crate::channel::Wire;

/// The tracks of all wires.
#[derive(Clone, Debug, Default)]
pub(crate) struct Routed {
    /// For each wire, the track on which it reaches its lower ends.
    pub(crate) track: Vec<usize>,
    /// For each wire that was split: the track of its upper part, and the x between the parts.
    pub(crate) detour: Vec<Option<(usize, i64)>>,
    pub(crate) tracks: usize,
}

/// Vertical parts that are nearer than this count as running along each other.
const TOUCH: i64 = 3;
/// What it costs when they do, in crossings.
const OVERLAP_COST: i64 = 1 << 20;

/// Assigns the tracks; parts on one track keep `gap` apart. `straight` are the
/// places of lines that lead straight through the channel.
pub(crate) fn assign(wires: &mut Vec<Wire>, straight: &[i64], gap: i64) -> Routed {
    let count = wires.len();
    let split = split_cycles(wires, straight, gap);
    let wishes = Wishes::new(wires, &split, gap);
    let order = wishes.order(wires);
    let track = tracks(&wishes, &order);
    let tracks = track.iter().map(|t| t + 1).max().unwrap_or(0);
    let mut routed = Routed {
        track,
        detour: vec![None; count],
        tracks,
    };
    for (upper, lower) in split {
        // The lower part is what reaches the lower ends.
        let through = wires[lower].tops[0];
        routed.detour[upper] = Some((routed.track[upper], through));
        routed.track[upper] = routed.track[lower];
    }
    routed.track.truncate(count);
    routed
}

/// Which wires want to lie above which.
struct Wishes {
    /// For each wire, those it wants to lie above, with what it costs when it does not.
    below: Vec<Vec<(usize, i64)>>,
    above: Vec<Vec<(usize, i64)>>,
    /// For each wire, those whose horizontal parts it must not share a track with.
    beside: Vec<Vec<usize>>,
}

impl Wishes {
    fn new(wires: &[Wire], split: &[Split], gap: i64) -> Self {
        let count = wires.len();
        let mut wishes = Self {
            below: vec![Vec::new(); count],
            above: vec![Vec::new(); count],
            beside: vec![Vec::new(); count],
        };
        for (a, b) in neighbours(wires, gap) {
            wishes.beside[a].push(b);
            wishes.beside[b].push(a);
            let (ab, ba) = if split.contains(&(a, b)) {
                (0, OVERLAP_COST)
            } else if split.contains(&(b, a)) {
                (OVERLAP_COST, 0)
            } else {
                (
                    cost(&wires[a], &wires[b], gap),
                    cost(&wires[b], &wires[a], gap),
                )
            };
            let (upper, lower) = if ab < ba { (a, b) } else { (b, a) };
            if ab != ba {
                wishes.below[upper].push((lower, (ab - ba).abs()));
                wishes.above[lower].push((upper, (ab - ba).abs()));
            }
        }
        wishes
    }

    /// An order from the top that violates little (Eades, Lin and Smyth 1993).
    fn order(&self, wires: &[Wire]) -> Vec<usize> {
        let total = |wishes: &Vec<(usize, i64)>| wishes.iter().map(|w| w.1).sum::<i64>();
        let mut down: Vec<i64> = self.below.iter().map(total).collect();
        let mut up: Vec<i64> = self.above.iter().map(total).collect();
        // Those above that must be, and are not placed yet.
        let must =
            |wishes: &Vec<(usize, i64)>| wishes.iter().filter(|w| w.1 >= OVERLAP_COST / 2).count();
        let mut held: Vec<usize> = self.above.iter().map(must).collect();
        let key = |w: usize| (wires[w].left(), wires[w].right(), w);
        let mut left: BTreeSet<(i64, i64, usize)> = (0..wires.len()).map(key).collect();
        let mut sources: BTreeSet<(i64, i64, usize)> =
            left.iter().copied().filter(|k| up[k.2] == 0).collect();
        let (mut front, mut back) = (Vec::new(), Vec::new());
        while !left.is_empty() {
            let next = sources.pop_first().or_else(|| {
                left.iter()
                    .copied()
                    .find(|k| down[k.2] == 0)
                    .inspect(|k| back.push(k.2))
            });
            let chosen = next.or_else(|| {
                let free = left.iter().copied().rev().filter(|k| held[k.2] == 0);
                free.max_by_key(|k| down[k.2] - up[k.2])
            });
            let Some(chosen) = chosen else { break };
            let wire = chosen.2;
            if back.last() != Some(&wire) {
                front.push(wire);
            }
            left.remove(&chosen);
            sources.remove(&chosen);
            for &(lower, cost) in &self.below[wire] {
                up[lower] -= cost;
                held[lower] -= usize::from(cost >= OVERLAP_COST / 2);
                if up[lower] == 0 && left.contains(&key(lower)) {
                    sources.insert(key(lower));
                }
            }
            for &(upper, cost) in &self.above[wire] {
                down[upper] -= cost;
            }
        }
        front.extend(back.into_iter().rev());
        front
    }
}

/// Pairs of wires whose horizontal parts would come too near on one track.
fn neighbours(wires: &[Wire], gap: i64) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.sort_by_key(|&w| (wires[w].left(), w));
    let mut pairs = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for w in order {
        let left = wires[w].left();
        open.retain(|&o| wires[o].right() + gap > left);
        pairs.extend(open.iter().map(|&o| (o, w)));
        open.push(w);
    }
    pairs
}

/// What it costs when `upper` lies above `lower`.
fn cost(upper: &Wire, lower: &Wire, gap: i64) -> i64 {
    let inside = |ends: &[i64], wire: &Wire| {
        let (left, right) = (wire.left(), wire.right());
        ends.iter().filter(|&&x| left < x && x < right).count()
    };
    let crossings = inside(&upper.bottoms, lower) + inside(&lower.tops, upper);
    let mut cost = 4 * i64::try_from(crossings).expect("a channel has few wires");
    // The upper wire leads down beside what the lower one leads up.
    for &down in &upper.bottoms {
        for &up in &lower.tops {
            let apart = (down - up).abs();
            if apart < TOUCH {
                cost += OVERLAP_COST;
            } else if apart < gap / 2 {
                cost += 1;
            }
        }
    }
    cost
}

/// The least track for every wire that keeps the order of those that have a wish.
fn tracks(wishes: &Wishes, order: &[usize]) -> Vec<usize> {
    let mut place = vec![0; order.len()];
    for (i, &wire) in order.iter().enumerate() {
        place[wire] = i;
    }
    let mut track = vec![usize::MAX; order.len()];
    for &wire in order {
        let related = wishes.above[wire].iter().chain(&wishes.below[wire]);
        let least = related
            .filter(|&&(other, _)| place[other] < place[wire])
            .map(|&(other, _)| track[other] + 1)
            .max()
            .unwrap_or(0);
        let taken: BTreeSet<usize> = wishes.beside[wire].iter().map(|&o| track[o]).collect();
        track[wire] = (least..)
            .find(|t| !taken.contains(t))
            .expect("there is always another track");
    }
    track
}

/// The upper and the lower part of a wire.
type Split = (usize, usize);

/// Splits wires until no cycle is left among those that must lie above each
/// other; gives the upper and the lower part of each. Lower parts stand at the end.
fn split_cycles(wires: &mut Vec<Wire>, straight: &[i64], gap: i64) -> Vec<Split> {
    let mut split: Vec<Split> = Vec::new();
    let mut whole = vec![true; wires.len()];
    while let Some(wire) = in_cycle(wires, &split, gap).into_iter().find(|&w| whole[w]) {
        whole[wire] = false;
        whole.push(false);
        let through = free_column(wires, straight, wire);
        let bottoms = std::mem::replace(&mut wires[wire].bottoms, vec![through]);
        split.push((wire, wires.len()));
        wires.push(Wire {
            tops: vec![through],
            bottoms,
        });
    }
    split
}

/// The wires in a cycle of those that must lie above each other, or below such a cycle.
fn in_cycle(wires: &[Wire], split: &[Split], gap: i64) -> Vec<usize> {
    let touches = |a: &Wire, b: &Wire| {
        a.bottoms
            .iter()
            .any(|down| b.tops.iter().any(|up| (down - up).abs() < TOUCH))
    };
    let mut below = vec![Vec::new(); wires.len()];
    let mut missing = vec![0_usize; wires.len()];
    for (a, b) in neighbours(wires, gap) {
        for (upper, lower) in [(b, a), (a, b)] {
            // Where the lower would touch if it lay above.
            let parts = split.contains(&(lower, upper));
            if split.contains(&(upper, lower)) || (!parts && touches(&wires[lower], &wires[upper]))
            {
                below[upper].push(lower);
                missing[lower] += 1;
            }
        }
    }
    let mut ready: Vec<usize> = (0..wires.len()).filter(|&w| missing[w] == 0).collect();
    while let Some(wire) = ready.pop() {
        for &lower in &below[wire] {
            missing[lower] -= 1;
            if missing[lower] == 0 {
                ready.push(lower);
            }
        }
    }
    (0..wires.len()).filter(|&w| missing[w] > 0).collect()
}

/// The x within a wire that is farthest from all upright lines.
fn free_column(wires: &[Wire], straight: &[i64], wire: usize) -> i64 {
    let (left, right) = (wires[wire].left(), wires[wire].right());
    let ends = wires
        .iter()
        .flat_map(|w| w.tops.iter().chain(&w.bottoms))
        .chain(straight)
        .copied();
    let mut ends: Vec<i64> = ends.filter(|&x| left <= x && x <= right).collect();
    ends.sort_unstable();
    let widest = ends.windows(2).max_by_key(|pair| pair[1] - pair[0]);
    widest.map_or(left, |pair| pair[0].midpoint(pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(top: i64, bottom: i64) -> Wire {
        Wire {
            tops: vec![top],
            bottoms: vec![bottom],
        }
    }

    #[test]
    fn nested_wires_do_not_cross() {
        // A fan to the left: the outermost must lie lowest or highest, but never between.
        let mut wires = vec![wire(100, 0), wire(116, 60)];
        let routed = assign(&mut wires, &[], 16);
        assert!(routed.track[0] < routed.track[1]);
    }

    #[test]
    fn apart_wires_share_a_track() {
        let mut wires = vec![wire(0, 100), wire(200, 300)];
        assert_eq!(assign(&mut wires, &[], 16).tracks, 1);
    }

    #[test]
    fn an_exchange_is_split() {
        let mut wires = vec![wire(0, 100), wire(100, 0)];
        let routed = assign(&mut wires, &[50], 16);
        let detours: Vec<(usize, i64)> = routed.detour.into_iter().flatten().collect();
        assert_eq!(detours.len(), 1);
        assert_ne!(detours[0].1, 50);
        assert_eq!(routed.tracks, 3);
    }
}
