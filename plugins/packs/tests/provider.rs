//! What every pack of a cloud provider keeps to; each includes this file.

use kinograph_plugin_sdk::catalog::{Emblem, Kind};

use super::PACK;

fn kinds() -> impl Iterator<Item = &'static Kind> {
    PACK.categories.iter().flat_map(|category| category.kinds)
}

#[test]
fn the_pack_has_no_problems() {
    assert_eq!(PACK.problems(), Vec::<String>::new());
}

#[test]
fn names_begin_with_the_provider() {
    for kind in kinds() {
        let rest = kind.id.strip_prefix(PACK.id);
        assert!(
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
            "{}",
            kind.id
        );
    }
}

#[test]
fn services_carry_a_glyph_on_a_tile_and_no_mark() {
    for kind in kinds() {
        let fits = if kind.form.is_container() {
            matches!(kind.emblem, Emblem::Glyph(_))
        } else {
            matches!(kind.emblem, Emblem::Brand(..))
        };
        assert!(fits, "{}", kind.id);
    }
}
