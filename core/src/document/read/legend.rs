//! Legends: `true`, or what to explain in which words.

use super::Reader;
use crate::document::{
    LegendDecl, LegendEntryDecl, Spanned,
    yaml::{Data, Value},
};

impl Reader<'_> {
    /// The key `legend`.
    pub(super) fn legend(&mut self, value: &Value) -> Option<LegendDecl> {
        const HINT: &str = "write true, or one line `style: what it means` for each";
        match &value.data {
            Data::Null | Data::Refused => None,
            Data::Scalar(scalar) if scalar.boolean().is_some() => self
                .boolean("legend", value)
                .map(|shown| LegendDecl::Shown(shown.value)),
            _ => {
                let entries = self.entries("legend", HINT, value);
                let entries = entries.iter().map(|entry| LegendEntryDecl {
                    name: Spanned {
                        value: entry.key.text().to_owned(),
                        span: entry.key.span,
                    },
                    text: self.text(entry.key.text(), &entry.value),
                });
                Some(LegendDecl::Entries(entries.collect()))
            }
        }
    }
}
