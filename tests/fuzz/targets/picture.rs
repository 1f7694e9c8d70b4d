//! Any text: drawing it ends in errors, or in SVG that is safe to embed.
#![no_main]

use std::sync::OnceLock;

use kinograph_core::{Overrides, Toolkit, document::{Limits, parse_with}, draw_document, text::Fonts};
use kinograph_plugins::{Host, Options, Registry};
use libfuzzer_sys::fuzz_target;

/// The built-in plugins and fonts, loaded once.
fn kit() -> &'static (Registry, Fonts) {
    static KIT: OnceLock<(Registry, Fonts)> = OnceLock::new();
    KIT.get_or_init(|| {
        let plugins = kinograph_builtin::plugins(&Host::new(Options::default()));
        let registry = Registry::new(plugins.expect("they load")).expect("their ids differ");
        (registry, Fonts::embedded())
    })
}

fuzz_target!(|text: &str| {
    let (registry, fonts) = kit();
    let toolkit = Toolkit { kinds: registry, layouts: registry, fonts };
    let mut limits = Limits::default();
    for limit in ["nodes", "edges"] {
        limits.set(limit, 200).expect("it is a limit");
    }
    let mut found = Vec::new();
    let document = parse_with(&mut found, text, &limits);
    if let Some(scene) = draw_document(&mut found, toolkit, &document, &Overrides::default()) {
        let svg = kinograph_svg::write(&scene, &kinograph_svg::SvgOptions::default());
        assert!(!svg.contains("<script") && !svg.contains("javascript:"));
    }
});
