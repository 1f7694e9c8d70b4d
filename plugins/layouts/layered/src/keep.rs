//! Part of pass 7: moves the tracks of a channel together where that keeps its layers in place.
//!
//! A line more in a channel takes a track more, and every layer below would
//! move. Precondition: the lines of the rows as they are with the wanted
//! spacing. Postcondition: tracks keep two thirds of that spacing.

use crate::{
    channel::Channel,
    problem::Problem,
    rows::{ItemKind, Row, RowKind, Rows},
};

/// For each row by how much the tracks above it move together in all; none where nothing
/// is to be kept. `lines` are those on which the rows stand.
pub(crate) fn surplus(
    problem: &Problem,
    rows: &Rows,
    channels: &[Channel],
    lines: &[i64],
) -> Option<Vec<i64>> {
    let mut surplus = vec![0; rows.rows.len()];
    let mut above: Option<(usize, i64)> = None;
    for (r, row) in rows.rows.iter().enumerate() {
        if row.kind != RowKind::Nodes {
            continue;
        }
        let former = former_line(problem, rows, row);
        if let (Some((upper, former_above)), Some(former)) = (above, former) {
            let all = (lines[r] - lines[upper]) - (former - former_above);
            let between = upper + 1..=r;
            share(
                all,
                problem.options.spacing.edge,
                &channels[between.clone()],
                &mut surplus[between],
            );
        }
        above = former.map(|former| (r, former));
    }
    surplus.iter().any(|&s| s > 0).then_some(surplus)
}

/// The line on which the nodes of a row stood in the previous drawing.
fn former_line(problem: &Problem, rows: &Rows, row: &Row) -> Option<i64> {
    let lines = row
        .items
        .iter()
        .filter_map(|&item| match rows.items[item].kind {
            ItemKind::Node(n) => problem.nodes[n].previous.map(|at| at.y),
            _ => None,
        });
    let mut lines: Vec<i64> = lines.collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied()
}

/// Shares what two layers stand too far apart among the channels between them, if these have so much to give.
fn share(all: i64, spacing: i64, channels: &[Channel], surplus: &mut [i64]) {
    let gaps = |channel: &Channel| {
        i64::try_from(channel.tracks.saturating_sub(1)).expect("a channel has few tracks")
    };
    let total: i64 = channels.iter().map(gaps).sum();
    if all <= 0 || 3 * all > total * spacing {
        return;
    }
    let (mut before, mut given) = (0, 0);
    for (channel, surplus) in channels.iter().zip(surplus) {
        before += gaps(channel);
        *surplus = all * before / total - given;
        given += *surplus;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_move_together_by_no_more_than_a_third() {
        let channels = [4, 1, 3].map(|tracks| Channel {
            tracks,
            ..Channel::default()
        });
        let cases = [
            (-5, [0, 0, 0]),
            (0, [0, 0, 0]),
            (1, [0, 0, 1]),
            (25, [15, 0, 10]),
            (26, [0, 0, 0]),
        ];
        for (all, expected) in cases {
            let mut surplus = [0; 3];
            share(all, 15, &channels, &mut surplus);
            assert_eq!(surplus, expected, "{all}");
        }
    }
}
