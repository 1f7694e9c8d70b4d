//! Lists in columns.

use std::fmt::Write as _;

use anstyle::Style;

/// Rows whose first columns line up; the last one is as long as it is.
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

    /// The table, indented by two, with a style for each column.
    pub(crate) fn render(&self, widths: [usize; COLUMNS], styles: [Style; COLUMNS]) -> String {
        let mut text = String::new();
        for row in &self.rows {
            let mut gap = 2;
            for ((cell, width), style) in row.iter().zip(widths).zip(styles) {
                if !cell.is_empty() {
                    let _ = write!(text, "{:gap$}{style}{cell}{style:#}", "");
                    gap = 0;
                }
                gap += 2 + width - cell.chars().count();
            }
            text.push('\n');
        }
        text
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
}
