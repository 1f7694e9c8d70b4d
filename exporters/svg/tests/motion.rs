//! What moves in a file moves as the timeline says, by CSS alone, and leaves
//! the finished picture to everybody who sees no motion.
//!
//! One test wants Chromium; it says so and passes where there is none, unless
//! `KINOGRAPH_REQUIRE_BROWSER` is set.

#![allow(
    clippy::print_stderr,
    reason = "a test that checks nothing must say so"
)]

mod support;

use std::{collections::BTreeSet, fs, io::ErrorKind, path::Path, process::Command};

use kinograph_core::{Scene, Timeline, timeline::frame};
use kinograph_raster::{Pixels, RasterOptions};
use kinograph_svg::{SvgOptions, write, write_moving};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg,
};
use roxmltree::{Document, Node};

use support::{moving_picture, tour};

/// The share of pixels that may differ visibly in a browser, and what counts as
/// visible, of 255: Chromium rounds coverage in another way.
const BROWSER: (f64, u8) = (0.01, 32);

fn moving(scene: &Scene, timeline: &Timeline) -> String {
    write_moving(scene, timeline, &SvgOptions::default())
}

fn rendered(svg: &str) -> Vec<u8> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("it is valid");
    let mut pixmap = Pixmap::new(support::WIDTH, support::HEIGHT).expect("it has a size");
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    pixmap.take()
}

#[test]
fn without_motion_the_finished_picture_is_seen() {
    let (scene, timeline) = moving_picture();
    let still = write(&scene, &SvgOptions::default());
    assert!(rendered(&moving(&scene, &timeline)) == rendered(&still));
    assert_eq!(moving(&scene, &Timeline::default()), still);
}

#[test]
fn nothing_but_css_moves_and_only_for_those_who_like_motion() {
    let (scene, timeline) = moving_picture();
    let svg = moving(&scene, &timeline);
    let document = Document::parse(&svg).expect("it is well-formed");
    let elements = || document.descendants().filter(Node::is_element);
    for element in elements() {
        let name = element.tag_name().name();
        assert!(
            !name.starts_with("animate") && name != "script" && name != "set",
            "{name}"
        );
        for attribute in element.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            if attribute.name() == "href" {
                assert!(attribute.value().starts_with('#'), "{}", attribute.value());
            }
        }
    }
    let sheets: Vec<_> = elements().filter(|it| it.has_tag_name("style")).collect();
    assert_eq!(sheets.len(), 1);
    let sheet = sheets[0].text().expect("it has rules");
    assert!(sheet.starts_with("@media (prefers-reduced-motion:no-preference){\n"));
    assert!(sheet.ends_with("}\n}"));
    assert!(!sheet.contains("url(") && !sheet.contains("NaN"), "{sheet}");
}

#[test]
fn every_rule_is_used_and_everything_used_has_a_rule() {
    let (scene, timeline) = moving_picture();
    let svg = moving(&scene, &timeline);
    let document = Document::parse(&svg).expect("it is well-formed");
    let (_, rest) = svg.split_once("<style>").expect("it has a style sheet");
    let (sheet, _) = rest.split_once("</style>").expect("the style sheet ends");
    let defined: BTreeSet<&str> = sheet
        .lines()
        .filter_map(|line| line.strip_prefix('.')?.split('{').next())
        .collect();
    let classes = document
        .descendants()
        .filter_map(|node| node.attribute("class"));
    let used: BTreeSet<&str> = classes
        .flat_map(str::split_whitespace)
        .filter(|class| class.starts_with("kg-m"))
        .collect();
    assert_eq!(used, defined);
    for line in sheet.lines().filter(|line| line.starts_with("@keyframes ")) {
        let name = line["@keyframes ".len()..]
            .split('{')
            .next()
            .expect("it has a name");
        assert!(sheet.contains(&format!("{name} ")), "{name} is not used");
    }
    let mut ids = BTreeSet::new();
    for id in document
        .descendants()
        .filter_map(|node| node.attribute("id"))
    {
        assert!(ids.insert(id), "{id} twice");
    }
}

#[test]
fn what_is_equal_is_written_once() {
    let (scene, timeline) = moving_picture();
    let svg = moving(&scene, &timeline);
    let still = write(&scene, &SvgOptions::default());
    let mut rules: Vec<&str> = svg
        .lines()
        .filter(|line| line.starts_with("@keyframes "))
        .collect();
    let bodies = |line: &&str| line.split_once('{').map(|(_, body)| body.to_owned());
    let count = rules.len();
    rules.sort_by_key(bodies);
    rules.dedup_by_key(|line| bodies(&&**line));
    assert_eq!(rules.len(), count);
    assert_eq!(svg, moving(&scene, &timeline), "the same bytes twice");
    assert!(
        svg.len() < 12 * still.len(),
        "{} of {}",
        svg.len(),
        still.len()
    );
}

#[test]
fn a_browser_shows_every_instant_as_the_timeline_has_it() {
    let (scene, timeline) = moving_picture();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let svg = moving(&scene, &timeline);
    for t in tour(&timeline) {
        let ours = frame(&scene, &timeline, t);
        let ours = kinograph_raster::draw(&ours, &RasterOptions::default()).expect("it is drawn");
        let script =
            format!("document.getAnimations().forEach(a=>{{a.pause();a.currentTime={t}}})");
        let page = format!("<!doctype html><body style='margin:0'>{svg}<script>{script}</script>");
        fs::write(folder.path().join("page.html"), page).expect("the page is written");
        let Some(theirs) = screenshot(folder.path(), "page.html") else {
            eprintln!("NOT CHECKED: chromium is not installed");
            return;
        };
        let share = difference(&ours, &theirs);
        assert!(share <= BROWSER.0, "{share} of the pixels differ at {t} ms");
    }
}

/// The share of pixels that differ visibly.
fn difference(ours: &Pixels, theirs: &[u8]) -> f64 {
    let pairs = ours.rgba().chunks_exact(4).zip(theirs.chunks_exact(3));
    let differs =
        pairs.filter(|(a, b)| (0..3).any(|channel| a[channel].abs_diff(b[channel]) > BROWSER.1));
    let pixels = f64::from(ours.width()) * f64::from(ours.height());
    differs.fold(0.0, |count, _| count + 1.0) / pixels
}

/// The colours of a page in `folder`, or none when there is no browser.
fn screenshot(folder: &Path, page: &str) -> Option<Vec<u8>> {
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
        .arg(format!(
            "--window-size={},{}",
            support::WIDTH,
            support::HEIGHT
        ))
        .arg(format!("file://{}", folder.join(page).display()))
        .output();
    match run {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let required = std::env::var_os("KINOGRAPH_REQUIRE_BROWSER").is_some();
            assert!(!required, "chromium is not installed");
            return None;
        }
        Err(error) => panic!("chromium does not start: {error}"),
    }
    let picture = Pixmap::load_png(&picture).expect("the screenshot is a picture");
    let colors = picture.pixels().iter().map(|pixel| pixel.demultiply());
    Some(
        colors
            .flat_map(|c| [c.red(), c.green(), c.blue()])
            .collect(),
    )
}
