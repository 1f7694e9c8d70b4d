//! Rows and columns, in the order of the file.
//!
//! Lines of cells follow the flow: rows where it is horizontal, else columns.
//! Equal ranks share a line, and a higher rank begins a new one. Containers
//! are grids of their own.

use kinograph_plugin_sdk::{
    LayoutSpec, PluginError,
    params::{boolean, choice, integer},
};

use crate::{
    diagram::{Diagram, Drawing},
    geometry::{Point, Size, count_of, on_grid},
    layouts::{self, Pattern},
    level::{Level, Solution},
    nesting, pack,
    params::{self, Given},
};

pub(super) const PATTERN: Pattern = Pattern { spec, arrange };

fn spec() -> LayoutSpec {
    LayoutSpec {
        params: vec![
            integer(
                "columns",
                "how many columns the diagram has; 0 fits the wanted ratio",
                0..=1000,
                0,
            ),
            integer(
                "inner-columns",
                "how many columns every container has; 0 fits a wide page",
                0..=1000,
                0,
            ),
            choice(
                "align",
                "where nodes stand in their cells",
                &["center", "start", "end"],
            ),
            boolean(
                "uniform",
                "whether all cells are as large as the largest",
                false,
            ),
            boolean("stretch", "whether containers fill their cells", true),
            params::node_spacing(),
            params::edges(["rounded", "straight", "curved"]),
        ],
        aliases: vec!["rows".into(), "table".into()],
        ..layouts::spec("grid", "Grid", "rows and columns in the order of the file")
    }
}

fn arrange(diagram: &Diagram, given: &Given<'_>) -> Result<Drawing, PluginError> {
    let style = Style::of(given);
    Ok(nesting::arrange(diagram, &|level| solve(level, style)))
}

/// What the author wants of every grid.
#[derive(Clone, Copy)]
struct Style {
    /// 0 where the ratio decides.
    columns: usize,
    /// The same inside of containers.
    inner_columns: usize,
    align: Align,
    uniform: bool,
    stretch: bool,
}

#[derive(Clone, Copy)]
enum Align {
    Start,
    Center,
    End,
}

impl Style {
    fn of(given: &Given<'_>) -> Self {
        Self {
            columns: given.count("columns"),
            inner_columns: given.count("inner-columns"),
            align: match given.choice("align") {
                "start" => Align::Start,
                "end" => Align::End,
                _ => Align::Center,
            },
            uniform: given.boolean("uniform"),
            stretch: given.boolean("stretch"),
        }
    }
}

impl Align {
    /// Where something begins in a room that has so much to spare.
    const fn begin(self, spare: i64) -> i64 {
        match self {
            Self::Start => 0,
            Self::Center => spare / 2,
            Self::End => spare,
        }
    }
}

/// Containers have a header, and look best when they are rather flat.
const INNER_RATIO: f64 = 2.4;

/// How much a cell that stays empty counts.
const EMPTINESS: f64 = 0.3;

fn solve(level: &Level, style: Style) -> Solution {
    let count = level.items.len();
    if count == 0 {
        return Solution::default();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&item| level.items[item].rank.unwrap_or(u32::MAX));
    let fit = |most: usize| Cells::of(level, &order, most, style.uniform);
    let columns = if level.is_root {
        style.columns
    } else {
        style.inner_columns
    };
    let cells = if columns > 0 {
        // A line of a grid that flows down is a column itself.
        fit(if level.flow.is_horizontal() {
            columns
        } else {
            count.div_ceil(columns)
        })
    } else {
        let mut candidates: Vec<usize> = (1..=count).map(|lines| count.div_ceil(lines)).collect();
        candidates.dedup();
        let all = candidates.into_iter().map(fit);
        let ratio = if level.is_root {
            level.wanted_ratio()
        } else {
            INNER_RATIO
        };
        let ratio = level.flow.ratio(ratio);
        let costed = all.map(|cells| (cells.cost(ratio, count), cells));
        let best = costed.min_by(|a, b| a.0.total_cmp(&b.0));
        best.expect("there is an item, and so a candidate").1
    };
    cells.solution(level, style, order)
}

/// The lines of a grid, along the flow, and the places across it that they share.
struct Cells {
    lines: Vec<Vec<usize>>,
    /// Where the columns begin, and how wide they are, along the flow.
    columns: Vec<(i64, i64)>,
    /// Where the lines begin, and how high they are, across it.
    rows: Vec<(i64, i64)>,
}

impl Cells {
    fn of(level: &Level, order: &[usize], most: usize, uniform: bool) -> Self {
        let rank = |item: usize| level.items[item].rank;
        let ranks = order.chunk_by(|&a, &b| rank(a) == rank(b));
        let lines: Vec<Vec<usize>> = ranks
            .flat_map(|rank| rank.chunks(most))
            .map(<[usize]>::to_vec)
            .collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or(0);
        let (mut widths, mut heights) = (vec![0; count], vec![0; lines.len()]);
        let mut place = vec![(0, 0); level.items.len()];
        for (row, line) in lines.iter().enumerate() {
            for (column, &item) in line.iter().enumerate() {
                let extent = level.flow.extent(level.items[item].size);
                widths[column] = on_grid(extent.along).max(widths[column]);
                heights[row] = on_grid(extent.across).max(heights[row]);
                place[item] = (row, column);
            }
        }
        if uniform {
            let (width, height) = (widths.iter().max(), heights.iter().max());
            let (width, height) = (width.copied(), height.copied());
            widths.fill(width.unwrap_or(0));
            heights.fill(height.unwrap_or(0));
        }
        let gap = level.between_all();
        let (mut column_gaps, mut row_gaps) = (vec![gap; count], vec![gap; lines.len()]);
        for link in &level.links {
            let ((r, c), (row, column)) = (place[link.source], place[link.target]);
            let label = level.flow.extent(link.label);
            if r == row && c.abs_diff(column) == 1 {
                let gap = &mut column_gaps[c.max(column)];
                *gap = Level::gap(*gap, label.along);
            } else if r.abs_diff(row) == 1 {
                let gap = &mut row_gaps[r.max(row)];
                *gap = Level::gap(*gap, label.across);
            }
        }
        Self {
            lines,
            columns: begins(&widths, &column_gaps),
            rows: begins(&heights, &row_gaps),
        }
    }

    fn cost(&self, ratio: f64, items: usize) -> f64 {
        let end = |places: &[(i64, i64)]| places.last().map_or(0, |(begin, size)| begin + size);
        let size = Size {
            width: end(&self.columns),
            height: end(&self.rows),
        };
        let cells = self.columns.len() * self.lines.len();
        let emptiness = 1.0 - count_of(items) / count_of(cells.max(1));
        pack::cost(size, ratio) * (1.0 + EMPTINESS * emptiness)
    }

    fn solution(&self, level: &Level, style: Style, order: Vec<usize>) -> Solution {
        let mut sizes = level.sizes();
        let mut corners = vec![Point::default(); sizes.len()];
        for (line, &(across, height)) in self.lines.iter().zip(&self.rows) {
            for (&item, &(along, width)) in line.iter().zip(&self.columns) {
                if style.stretch && level.items[item].is_container {
                    let cell = if level.flow.is_horizontal() {
                        Size { width, height }
                    } else {
                        Size {
                            width: height,
                            height: width,
                        }
                    };
                    sizes[item] = sizes[item].union(cell);
                }
                let extent = level.flow.extent(sizes[item]);
                corners[item] = level.flow.corner(
                    along + style.align.begin(width - extent.along),
                    across + style.align.begin(height - extent.across),
                    sizes[item],
                );
            }
        }
        Solution {
            corners,
            sizes,
            order,
            stems: Vec::new(),
        }
    }
}

/// Where cells of these sizes begin, one after the other, with their sizes.
fn begins(sizes: &[i64], gaps: &[i64]) -> Vec<(i64, i64)> {
    let mut at = 0;
    let place = |(number, (&size, &gap)): (usize, (&i64, &i64))| {
        let begin = if number == 0 { 0 } else { at + gap };
        at = begin + size;
        (begin, size)
    };
    sizes.iter().zip(gaps).enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::level;

    const STYLE: Style = Style {
        columns: 2,
        inner_columns: 0,
        align: Align::Center,
        uniform: false,
        stretch: true,
    };

    #[test]
    fn rows_are_filled_in_the_order_of_the_file() {
        let at = solve(&level(5, &[]), STYLE).corners;
        assert_eq!(at[1], Point::new(at[0].x + 136, at[0].y));
        assert_eq!(at[2], Point::new(at[0].x, at[0].y + 72));
        assert_eq!(at[4], Point::new(at[0].x, at[0].y + 144));
    }

    #[test]
    fn without_a_number_of_columns_the_ratio_is_met() {
        let style = Style {
            columns: 0,
            ..STYLE
        };
        let mut level = level(12, &[]);
        level.ratio = Some(136.0 * 4.0 / (72.0 * 3.0));
        let at = solve(&level, style).corners;
        let in_row = at.iter().filter(|corner| corner.y == at[0].y).count();
        assert_eq!(in_row, 4);
    }

    #[test]
    fn equal_ranks_share_a_line() {
        let mut level = level(4, &[]);
        level.items[3].rank = Some(0);
        let at = solve(&level, STYLE).corners;
        assert!(at[3].y < at[0].y);
        assert_eq!(at[0].y, at[1].y);
        assert!(at[2].y > at[1].y);
    }

    #[test]
    fn containers_fill_their_cells() {
        let mut level = level(3, &[]);
        level.items[2].is_container = true;
        level.items[0].size.width = 400;
        let solution = solve(&level, STYLE);
        assert_eq!(solution.sizes[2].width, 400);
        assert_eq!(solution.sizes[0].width, 400);
        assert_eq!(solution.sizes[1].width, 100);
    }
}
