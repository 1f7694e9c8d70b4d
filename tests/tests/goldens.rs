//! Small pictures and dumps of real diagrams, kept beside the tests.
//!
//! `UPDATE=1 cargo test -p kinograph-tests --test goldens` accepts what is new;
//! look at the pictures before you do.

use std::{fs, path::PathBuf};

use kinograph_core::{Overrides, placement};
use kinograph_raster::RasterOptions;
use kinograph_tests::{
    Kit,
    faults::faults,
    tool::{expect_picture, expect_text},
};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn templates_look_as_they_did() {
    let kit = Kit::builtin();
    for template in kinograph_templates::all() {
        for theme in ["paper", "midnight"] {
            let overrides = Overrides {
                theme: Some(theme.to_owned()),
                ..Overrides::default()
            };
            let drawing = kit
                .draw(template.text, &overrides)
                .expect("templates have no problems");
            let faults = faults(&drawing);
            assert!(faults.is_empty(), "{}: {faults:#?}", template.name);
            let options = RasterOptions {
                scale: 0.5,
                ..RasterOptions::default()
            };
            let pixels = kinograph_raster::draw(&drawing.scene, &options).expect("it is drawn");
            expect_picture(
                &folder("goldens").join(format!("{}-{theme}.png", template.name)),
                &pixels,
            );
        }
    }
}

#[test]
fn cases_are_placed_as_they_were_and_without_faults() {
    let kit = Kit::builtin();
    let mut cases: Vec<PathBuf> = fs::read_dir(folder("cases"))
        .expect("the cases are there")
        .map(|entry| entry.expect("a case can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let text = fs::read_to_string(&case).expect("a case can be read");
        let drawing = kit.draw(&text, &Overrides::default());
        let drawing = drawing.unwrap_or_else(|found| panic!("{}: {found:?}", case.display()));
        let faults = faults(&drawing);
        assert!(
            faults.is_empty(),
            "{}: {}",
            case.display(),
            faults.join("\n")
        );
        let dump = placement::dump(&drawing.stages.diagram, &drawing.stages.placement);
        expect_text(&case.with_extension("placement.txt"), &dump);
    }
}
