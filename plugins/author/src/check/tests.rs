#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use kinograph_plugins::{Host, Options};

use super::*;

fn builtins() -> Registry {
    let host = Host::new(Options::default());
    Registry::new(kinograph_builtin::plugins(&host).unwrap()).unwrap()
}

#[test]
fn the_packs_that_come_with_kinograph_break_no_rule() {
    let registry = builtins();
    for plugin in registry.plugins() {
        let checked = check(&registry, plugin, &Fonts::embedded());
        let told: Vec<String> = checked.findings.iter().map(Finding::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        assert!(checked.drawings >= 20 * plugin.manifest().kinds.len());
    }
}

fn hostile() -> Vec<u8> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../host/tests/data/hostile.wasm"
    );
    std::fs::read(path).unwrap()
}

#[test]
fn a_hostile_pack_is_caught_kind_by_kind() {
    let host = Host::new(Options::default());
    let mut plugins = kinograph_builtin::plugins(&host).unwrap();
    plugins.push(host.load(hostile()).unwrap());
    let registry = Registry::new(plugins).unwrap();
    let mut plugins = registry.plugins().iter();
    let plugin = plugins.find(|it| it.manifest().id == "hostile").unwrap();
    // Not all of them: those that loop take their time.
    for id in [
        "panic",
        "nan",
        "no-such-symbol",
        "no-such-part",
        "bad-symbol",
    ] {
        let mut kinds = plugin.manifest().kinds.iter();
        let mut of_kind = OfKind {
            kind: kinds.find(|kind| kind.id == id).unwrap(),
            found: BTreeMap::new(),
        };
        of_kind.check(&registry, &Fonts::embedded());
        let found: Vec<Finding> = of_kind.finish().collect();
        let is_told = found.iter().any(|it| it.rule == "drawing");
        assert!(is_told, "{id}: {found:?}");
    }
}
