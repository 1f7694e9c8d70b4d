//! Ids and classes: stable, safe and unique.

use std::collections::BTreeMap;

/// Gives out ids, each only once.
#[derive(Debug)]
pub(crate) struct Ids {
    prefix: String,
    /// Every id given out, with the last number that told its namesakes apart.
    used: BTreeMap<String, usize>,
}

impl Ids {
    /// Ids that begin with `prefix`, as far as it may stand in an id.
    pub(crate) fn new(prefix: &str) -> Self {
        let mut prefix: String = prefix
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
            .collect();
        if !prefix.starts_with(|c: char| c.is_ascii_alphabetic()) {
            prefix.insert_str(0, "kg");
        }
        Self {
            prefix,
            used: BTreeMap::new(),
        }
    }

    /// What every id begins with.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The id for `name` among things of one `role`: two names that come out
    /// alike are told apart by a number.
    pub(crate) fn claim(&mut self, role: &str, name: &str) -> String {
        let base = match sanitised(name).as_str() {
            "" => format!("{}-{role}", self.prefix),
            name => format!("{}-{role}-{name}", self.prefix),
        };
        let Some(&last) = self.used.get(&base) else {
            self.used.insert(base.clone(), 1);
            return base;
        };
        let mut copy = last + 1;
        while self.used.contains_key(&format!("{base}-{copy}")) {
            copy += 1;
        }
        let id = format!("{base}-{copy}");
        self.used.insert(base, copy);
        self.used.insert(id.clone(), 1);
        id
    }
}

/// `name` as far as it may stand in ids and classes: letters, digits, `_`, `-`
/// and `.` stay, every run of other characters becomes one `-`.
pub(crate) fn sanitised(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_alphanumeric() || "_-.".contains(character) {
            out.push(character);
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_safe_and_unique() {
        let mut ids = Ids::new("kg");
        assert_eq!(ids.claim("node", "shop.orders"), "kg-node-shop.orders");
        assert_eq!(ids.claim("node", "a b"), "kg-node-a-b");
        assert_eq!(ids.claim("node", "a/b"), "kg-node-a-b-2");
        assert_eq!(ids.claim("node", "a-b-2"), "kg-node-a-b-2-2");
        assert_eq!(ids.claim("edge", "label-x"), "kg-edge-label-x");
        assert_eq!(ids.claim("edge-label", "x"), "kg-edge-label-x-2");
        assert_eq!(ids.claim("node", "\"><script>"), "kg-node-script");
        assert_eq!(ids.claim("heading", ""), "kg-heading");
        assert_eq!(ids.claim("node", "größe"), "kg-node-größe");
    }

    #[test]
    fn a_prefix_cannot_break_out() {
        assert_eq!(Ids::new("2)\"<x").prefix(), "kg2x");
        assert_eq!(Ids::new("").prefix(), "kg");
        assert_eq!(Ids::new("chart_2-a").prefix(), "chart_2-a");
    }
}
