//! Lists in columns.

use std::{borrow::Cow, fmt::Write as _};

use anstyle::Style;

/// The last column keeps this room in characters on terminals that are too narrow.
const LEAST_ROOM: usize = 24;

/// Rows whose first columns line up; the last one is as long as it is, or as
/// the terminal is wide.
#[derive(Debug, Default)]
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// Adds a row at the end.
    pub(crate) fn row(&mut self, cells: [impl Into<String>; COLUMNS]) {
        self.rows.push(cells.map(Into::into));
    }

    /// The widths of the columns in characters.
    pub(crate) fn widths(&self) -> [usize; COLUMNS] {
        std::array::from_fn(|column| {
            self.rows
                .iter()
                .map(|row| row[column].chars().count())
                .max()
                .unwrap_or(0)
        })
    }

    /// The table, indented by two, with a style for each column. On a terminal,
    /// the last column ends in an ellipsis where it would not fit.
    pub(crate) fn render(&self, widths: [usize; COLUMNS], styles: [Style; COLUMNS]) -> String {
        self.render_within(terminal_width(), widths, styles)
    }

    fn render_within(
        &self,
        most: usize,
        widths: [usize; COLUMNS],
        styles: [Style; COLUMNS],
    ) -> String {
        let before: usize = widths.iter().take(COLUMNS - 1).map(|width| 2 + width).sum();
        let room = most.saturating_sub(before + 2).max(LEAST_ROOM);
        let mut text = String::new();
        for row in &self.rows {
            let mut gap = 2;
            for (column, ((cell, width), style)) in row.iter().zip(widths).zip(styles).enumerate() {
                let cell = if column + 1 == COLUMNS {
                    shortened(cell, room)
                } else {
                    Cow::from(cell)
                };
                if !cell.is_empty() {
                    let _ = write!(text, "{:gap$}{style}{cell}{style:#}", "");
                    gap = 0;
                }
                gap += 2 + width.saturating_sub(cell.chars().count());
            }
            text.push('\n');
        }
        text
    }
}

/// The width of the terminal in characters; what goes elsewhere is as wide as it is.
fn terminal_width() -> usize {
    terminal_size::terminal_size_of(std::io::stdout())
        .map_or(usize::MAX, |(width, _)| width.0.into())
}

fn shortened(text: &str, room: usize) -> Cow<'_, str> {
    match text.char_indices().nth(room) {
        None => text.into(),
        Some(_) => {
            let kept: String = text.chars().take(room - 1).collect();
            format!("{}…", kept.trim_end()).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_nothing_trails() {
        let mut table = Table::default();
        table.row(["a", "", "last"]);
        table.row(["äöü", "two", ""]);
        let text = table.render(table.widths(), [Style::new(); 3]);
        assert_eq!(text, "  a         last\n  äöü  two\n");
    }
    #[test]
    fn the_last_column_fits_the_terminal() {
        let mut table = Table::default();
        table.row(["a", "twenty-four characters, and no room for more"]);
        table.row(["b", "short"]);
        let render = |most| table.render_within(most, table.widths(), [Style::new(); 2]);
        assert_eq!(render(30), "  a  twenty-four characters,…\n  b  short\n");
        assert_eq!(render(0), render(29));
        assert!(render(usize::MAX).contains("no room for more\n"));
    }
}
