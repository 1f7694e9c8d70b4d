//! What holds for every diagram, tried on random ones.

use std::thread;

use kinograph_core::{Diagnostic, Overrides, has_errors};
use kinograph_svg::SvgOptions;
use kinograph_tests::{Kit, faults::faults, random};
use proptest::prelude::*;

fn svg(kit: &Kit, text: &str) -> Result<String, Vec<Diagnostic>> {
    let drawing = kit.draw(text, &Overrides::default())?;
    Ok(kinograph_svg::write(&drawing.scene, &SvgOptions::default()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_placement_is_faultless(text in random::diagram(14)) {
        let kit = Kit::builtin();
        let drawing = kit.draw(&text, &Overrides::default());
        let drawing = drawing.map_err(|found| TestCaseError::fail(format!("{found:?}\n{text}")))?;
        let faults = faults(&drawing);
        prop_assert!(faults.is_empty(), "{}\n{}", text, faults.join("\n"));
    }

    #[test]
    fn every_drawing_is_the_same_twice_and_on_another_thread(text in random::diagram(8)) {
        let here = svg(&Kit::builtin(), &text);
        let again = svg(&Kit::builtin(), &text);
        let there = thread::scope(|scope| {
            scope.spawn(|| svg(&Kit::builtin(), &text)).join().expect("the thread ends well")
        });
        prop_assert!(here.is_ok(), "{:?}", here);
        prop_assert_eq!(&here, &again);
        prop_assert_eq!(&here, &there);
    }

    #[test]
    fn any_text_ends_in_a_picture_or_an_error(text in "[ -~\n]{0,200}") {
        let kit = Kit::builtin();
        let mut found = Vec::new();
        let scene = kinograph_core::draw(&mut found, kit.toolkit(), &text, &Overrides::default());
        prop_assert!(scene.is_some() || has_errors(&found));
    }
}
