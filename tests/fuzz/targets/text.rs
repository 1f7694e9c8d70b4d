//! Any text: parsing ends in a document and diagnostics whose spans lie in it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut diagnostics = Vec::new();
    let _ = kinograph_core::parse(&mut diagnostics, text);
    for diagnostic in diagnostics {
        if let Some(span) = diagnostic.span {
            assert!(text.get(span.range()).is_some(), "{diagnostic:?}");
        }
    }
});
