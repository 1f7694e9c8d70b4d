//! A real browser shows our SVG, inside an `<img>`, as our PNG.
//!
//! Wants Chromium; says so and passes where there is none, unless
//! `KINOGRAPH_REQUIRE_BROWSER` is set.

#![allow(
    clippy::print_stderr,
    reason = "a test that checks nothing must say so"
)]

use std::{env, fs, io::ErrorKind, path::Path, process::Command};

use kinograph_core::Overrides;
use kinograph_raster::{Pixels, RasterOptions};
use kinograph_svg::SvgOptions;
use kinograph_tests::{
    Kit,
    tool::{difference, read_png},
};

/// The share of pixels that may differ visibly: Chromium rounds coverage in
/// another way than we do, at every edge of every shape.
const SHARE: f64 = 0.01;
/// What counts as visible, of 255.
const STEP: u8 = 32;

/// A screenshot of the page in `folder`, or none when there is no browser.
fn screenshot(folder: &Path, page: &str, width: u32, height: u32) -> Option<Pixels> {
    let picture = folder.join("screenshot.png");
    let run = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("file://{}", folder.join(page).display()))
        .output();
    match run {
        Ok(output) => {
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            Some(read_png(&picture))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(
                env::var_os("KINOGRAPH_REQUIRE_BROWSER").is_none(),
                "chromium is not installed"
            );
            None
        }
        Err(error) => panic!("chromium does not start: {error}"),
    }
}

#[test]
fn a_browser_shows_svg_as_png() {
    let template = kinograph_templates::find("microservices").expect("it is in the gallery");
    let drawing = Kit::builtin().draw(template.text, &Overrides::default());
    let scene = drawing.expect("templates have no problems").scene;
    let ours = kinograph_raster::draw(&scene, &RasterOptions::default()).expect("it is drawn");

    let folder = tempfile::tempdir().expect("there is room for a folder");
    let svg = kinograph_svg::write(&scene, &SvgOptions::default());
    fs::write(folder.path().join("picture.svg"), svg).expect("the picture is written");
    let page =
        "<!doctype html><body style='margin:0'><img style='display:block' src='picture.svg'>";
    fs::write(folder.path().join("page.html"), page).expect("the page is written");

    let Some(theirs) = screenshot(folder.path(), "page.html", ours.width(), ours.height()) else {
        eprintln!("NOT CHECKED: chromium is not installed");
        return;
    };
    assert_eq!(
        (theirs.width(), theirs.height()),
        (ours.width(), ours.height())
    );
    let difference = difference(ours.rgba(), theirs.rgba(), STEP);
    assert!(difference.share <= SHARE, "{difference:?}");
}
