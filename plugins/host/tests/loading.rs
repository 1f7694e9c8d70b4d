//! Whatever bytes are loaded, the answer is a plugin or an error.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod common;

use std::{
    borrow::Cow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use common::{context, dist_wasm, hostile_wasm, node};
use kinograph_core::Kinds as _;
use kinograph_plugins::{
    Host, Known, LoadError, Manifest, Options, Registry, SECTION, TrustedCode,
};
use proptest::prelude::*;

fn host() -> Host {
    Host::new(Options::default())
}

/// Loads, compiles and asks; what it is does not matter here, only that it ends.
fn try_everything(wasm: Vec<u8>) -> Result<Manifest, LoadError> {
    let plugin = host().load(wasm)?;
    plugin.prepare()?;
    plugin.describe()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_truncated_plugin_is_an_error(share in 0.0..1.0_f64) {
        let mut wasm = hostile_wasm();
        wasm.truncate(at(&wasm, share));
        // What follows the last section of a component may be missing unnoticed:
        // the manifest, without which the plugin is asked.
        if let Ok(manifest) = try_everything(wasm) {
            prop_assert_eq!(manifest.id, "hostile");
        }
    }

    #[test]
    fn a_changed_plugin_ends_in_an_error_or_runs(share in 0.0..1.0_f64, bit in 0..8_u32) {
        let mut wasm = hostile_wasm();
        let position = at(&wasm, share).min(wasm.len() - 1);
        wasm[position] ^= 1 << bit;
        let _ = try_everything(wasm);
    }

    #[test]
    fn bytes_are_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(try_everything(bytes.clone()).is_err());
        let mut wasm = b"\0asm\x0d\0\x01\0".to_vec();
        wasm.extend(bytes);
        prop_assert!(try_everything(wasm).is_err());
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "any position will do"
)]
fn at(wasm: &[u8], share: f64) -> usize {
    (wasm.len() as f64 * share) as usize
}

#[test]
fn a_component_that_imports_more_is_refused_before_it_is_compiled() {
    let wasm =
        wat::parse_str(r#"(component (import "wasi:filesystem/types@0.2.3" (instance)))"#).unwrap();
    assert_eq!(
        host().load(wasm).unwrap_err(),
        LoadError::UnknownImport("wasi:filesystem/types@0.2.3".into()),
    );
}

#[test]
fn the_manifest_section_says_what_the_plugin_says() {
    for wasm in [
        hostile_wasm(),
        dist_wasm("essentials"),
        dist_wasm("layered"),
    ] {
        let plugin = host().load(wasm).unwrap();
        assert_eq!(plugin.describe().unwrap(), *plugin.manifest());
    }
}

#[test]
fn a_plugin_without_a_manifest_section_is_asked() {
    let mut wasm = hostile_wasm();
    let name = SECTION.as_bytes();
    let position = wasm
        .windows(name.len())
        .rposition(|window| window == name)
        .unwrap();
    wasm[position] = b'K';
    assert_eq!(
        host().examine(&wasm).unwrap_err(),
        LoadError::NoManifest,
        "asking it would run it",
    );
    assert_eq!(host().load(wasm).unwrap().manifest().id, "hostile");
}

#[test]
fn a_manifest_that_makes_no_sense_is_refused() {
    let whole = host().load(hostile_wasm()).unwrap().manifest().clone();
    type Spoil = fn(&mut Manifest);
    let cases: [(Spoil, &str); 5] = [
        (
            |manifest| manifest.id = "../evil".into(),
            "has a bad manifest: its id \"../evil\" is not made of lower case words joined by hyphens",
        ),
        (
            |manifest| manifest.title = "\x1b[2J".into(),
            "has a bad manifest: \"\\u{1b}[2J\" has control characters",
        ),
        (
            |manifest| manifest.kinds[0].pack = "essentials".into(),
            "has a bad manifest: the kind \"bad-symbol\" is of another pack",
        ),
        (
            |manifest| manifest.kinds[1].aliases.push("bad-symbol".into()),
            "has a bad manifest: the kind \"bad-symbol\" is declared twice",
        ),
        (
            |manifest| manifest.version = "one".into(),
            "has a bad manifest: its version \"one\" is not a semantic version",
        ),
    ];
    for (spoil, expected) in cases {
        let mut manifest = whole.clone();
        spoil(&mut manifest);
        let error = Manifest::from_json(&manifest.to_json(), &Default::default()).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    assert_eq!(
        Manifest::from_json(&whole.to_json(), &Default::default()),
        Ok(whole)
    );
}

#[test]
fn a_known_plugin_is_fetched_when_it_runs_and_must_be_the_one_that_is_known() {
    let host = host();
    let wasm = hostile_wasm();
    let section = host.section(&wasm).unwrap().to_vec();
    let other = String::from_utf8(section.clone()).unwrap();
    let other = other.replace("0.1.0", "0.1.1").into_bytes();
    let known = |section: &[u8]| Known {
        section: section.to_vec().into(),
        digest: None,
        code: None,
    };
    let draw = |section: &[u8], fetched: Result<Vec<u8>, String>| {
        let fetches = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&fetches);
        let fetch = move || {
            count.fetch_add(1, Ordering::Relaxed);
            fetched.clone().map(Cow::from)
        };
        let plugin = host.load_known(known(section), fetch).unwrap();
        let registry = Registry::new([plugin]).unwrap();
        assert_eq!(fetches.load(Ordering::Relaxed), 0, "nothing runs yet");
        let nodes = ["hostile/honest"; 2].map(|kind| node(&registry, kind));
        let mut drawings = registry.draw(&context(), &nodes);
        assert_eq!(fetches.load(Ordering::Relaxed), 1);
        let drawn = drawings.visuals.remove(0);
        drawn.map(drop).map_err(|error| error.message)
    };
    assert_eq!(draw(&section, Ok(wasm.clone())), Ok(()));
    let error = "says something else of itself than is known of it".to_owned();
    assert_eq!(draw(&other, Ok(wasm)), Err(error));
    let error = "cannot be loaded: it is gone".to_owned();
    assert_eq!(draw(&section, Err("it is\ngone".into())), Err(error));
    let error = "is not a WebAssembly file".to_owned();
    assert_eq!(draw(&section, Ok(b"#!/bin/sh".into())), Err(error));
    let refused = host.load_known(known(b"{}"), || Err(String::new()));
    let error = refused.expect_err("it is no manifest");
    assert!(error.to_string().starts_with("has a bad manifest: "));
}

#[test]
#[allow(unsafe_code, reason = "garbage that is no code is what is tested")]
fn code_that_does_not_load_is_compiled_from_the_component() {
    for garbage in [&b""[..], b"garbage", b"\x7fELF\x02\x01\x01"] {
        // SAFETY: the bytes do not begin as compiled code begins, beyond the
        // magic number that every object file has.
        let code = unsafe { TrustedCode::new(garbage) };
        let plugin = host().load_precompiled(hostile_wasm(), code).unwrap();
        let registry = Registry::new([plugin]).unwrap();
        let drawings = registry.draw(&context(), &[node(&registry, "hostile/honest")]);
        assert!(drawings.visuals[0].is_ok());
    }
}
