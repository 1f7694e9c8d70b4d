//! Kinds under their categories.

use std::collections::{BTreeMap, BTreeSet};

use anstyle::Style;
use kinograph_core::KindSpec;

use crate::{
    report::{HEADING, QUIET, STRONG},
    table::Table,
};

/// The list, and in a last line how much there is.
pub(super) fn list(kinds: &[&KindSpec]) -> String {
    let mut categories = BTreeMap::<&str, Vec<&KindSpec>>::new();
    for &kind in kinds {
        categories.entry(&kind.category).or_default().push(kind);
    }
    let tables: Vec<(&str, usize, Table<3>)> = categories
        .into_iter()
        .map(|(category, kinds)| (category, kinds.len(), table(&kinds)))
        .collect();
    // All categories share their columns.
    let widths = tables.iter().fold([0; 3], |widths, (_, _, table)| {
        let own = table.widths();
        std::array::from_fn(|column| widths[column].max(own[column]))
    });
    let mut text = String::new();
    for (category, count, table) in &tables {
        let rows = table.render(widths, [STRONG, Style::new(), QUIET]);
        text += &format!("{HEADING}{category}{HEADING:#} {QUIET}({count}){QUIET:#}\n{rows}\n");
    }
    let packs: BTreeSet<&str> = kinds.iter().map(|kind| kind.pack.as_str()).collect();
    let counts = [
        counted(kinds.len(), "kind", "kinds"),
        counted(tables.len(), "category", "categories"),
        counted(packs.len(), "pack", "packs"),
    ];
    text + &format!("{QUIET}{}{QUIET:#}\n", counts.join(", "))
}

fn table(kinds: &[&KindSpec]) -> Table<3> {
    let mut kinds = kinds.to_vec();
    kinds.sort_by(|a, b| (&a.id, &a.pack).cmp(&(&b.id, &b.pack)));
    let mut table = Table::default();
    for kind in kinds {
        table.row([&kind.id, &kind.title, &kind.doc]);
    }
    table
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
