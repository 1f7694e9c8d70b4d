//! What `docs/layouts.md` says is what the layouts declare.

use kinograph_patterns::Patterns;
use kinograph_plugin_sdk::{
    LayoutPack,
    params::{ParamType, Value},
};

const PAGE: &str = include_str!("../../../../docs/layouts.md");

/// The part of the page under a heading.
fn section(heading: &str) -> &'static str {
    let start = format!("\n## {heading}\n");
    let rest = PAGE.split_once(&start).map(|(_, rest)| rest);
    let rest = rest.unwrap_or_else(|| panic!("the page has no section {heading}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

#[test]
fn every_parameter_stands_in_the_table_of_its_layout() {
    for layout in Patterns::layouts() {
        let section = section(&layout.id);
        let rows = section.lines().filter(|line| line.starts_with("| `"));
        assert_eq!(rows.count(), layout.params.len(), "{}", layout.id);
        for param in &layout.params {
            let start = format!("| `{}` | ", param.key);
            let row = section.lines().find(|line| line.starts_with(&start));
            let row = row.unwrap_or_else(|| panic!("{} lacks {}", layout.id, param.key));
            let default = match &param.default {
                Some(Value::Integer(number)) => Some(number.to_string()),
                Some(Value::Number(number)) => Some(number.to_string()),
                Some(Value::Text(text)) => Some(format!("`{text}`")),
                Some(Value::Boolean(value)) => Some(format!("`{value}`")),
                _ => None,
            };
            if let Some(default) = default {
                let cell = row.trim_start_matches(&start).split(" | ").next();
                assert_eq!(cell, Some(default.as_str()), "{}: {}", layout.id, param.key);
            }
            if param.kind == ParamType::Choice {
                assert!(param.choices.iter().all(|choice| row.contains(choice)));
            }
        }
    }
}

#[test]
fn every_layout_has_its_picture() {
    for layout in Patterns::layouts() {
        let picture = format!("(pictures/layout-{}.png)", layout.id);
        assert!(section(&layout.id).contains(&picture), "{}", layout.id);
    }
}
