//! A real browser shows our SVG, inside an `<img>`, as our PNG, and plays our video.
//!
//! Wants Chromium; says so and passes where there is none, unless
//! `KINOGRAPH_REQUIRE_BROWSER` is set.

#![allow(
    clippy::print_stderr,
    reason = "a test that checks nothing must say so"
)]

use std::{
    env, fs,
    io::{Cursor, ErrorKind, Read as _, Write as _},
    net::TcpListener,
    ops::ControlFlow,
    path::Path,
    process::{Command, Output},
    thread,
    time::Duration,
};

use kinograph_core::{MotionOptions, Overrides};
use kinograph_mp4::Mp4Options;
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

/// What the browser says of the page in `folder`, or none when there is no browser.
fn browse(folder: &Path, page: &str, arguments: &[String]) -> Option<Output> {
    let profile = folder.join("profile");
    let run = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .arg(format!("file://{}", folder.join(page).display()))
        .output();
    match run {
        Ok(output) => {
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{complaint}");
            Some(output)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(
                env::var_os("KINOGRAPH_REQUIRE_BROWSER").is_none(),
                "chromium is not installed"
            );
            eprintln!("NOT CHECKED: chromium is not installed");
            None
        }
        Err(error) => panic!("chromium does not start: {error}"),
    }
}

/// A screenshot of the page in `folder`, or none when there is no browser.
fn screenshot(folder: &Path, page: &str, width: u32, height: u32) -> Option<Pixels> {
    screenshot_for(Prefers::Light, folder, page, width, height)
}

/// What somebody who looks at a page prefers.
#[derive(Clone, Copy, Debug)]
enum Prefers {
    Dark,
    Light,
}

/// As [`screenshot`], for somebody who prefers light or dark.
fn screenshot_for(
    prefers: Prefers,
    folder: &Path,
    page: &str,
    width: u32,
    height: u32,
) -> Option<Pixels> {
    let picture = folder.join("screenshot.png");
    let arguments = [
        "--hide-scrollbars".to_owned(),
        // Blink counts dark as 0 and light as 1.
        format!("--blink-settings=preferredColorScheme={}", prefers as u8),
        format!("--screenshot={}", picture.display()),
        format!("--window-size={width},{height}"),
    ];
    browse(folder, page, &arguments).map(|_| read_png(&picture))
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
        return;
    };
    assert_eq!(
        (theirs.width(), theirs.height()),
        (ours.width(), ours.height())
    );
    let difference = difference(ours.rgba(), theirs.rgba(), STEP);
    assert!(difference.share <= SHARE, "{difference:?}");
}

#[test]
fn a_browser_shows_the_theme_that_its_reader_prefers() {
    let template = kinograph_templates::find("microservices").expect("it is in the gallery");
    let kit = Kit::builtin();
    let [light, dark] = ["paper", "midnight"].map(|theme| {
        let overrides = Overrides {
            theme: Some(theme.to_owned()),
            ..Overrides::default()
        };
        let drawing = kit.draw(template.text, &overrides);
        drawing.expect("templates have no problems").scene
    });
    let picture = |scene| kinograph_svg::Picture {
        scene,
        timeline: None,
    };
    let svg = kinograph_svg::write_pair(picture(&light), picture(&dark), &SvgOptions::default());
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("picture.svg"), svg).expect("the picture is written");
    let page =
        "<!doctype html><body style='margin:0'><img style='display:block' src='picture.svg'>";
    fs::write(folder.path().join("page.html"), page).expect("the page is written");
    for (prefers, scene) in [(Prefers::Light, &light), (Prefers::Dark, &dark)] {
        let ours = kinograph_raster::draw(scene, &RasterOptions::default()).expect("it is drawn");
        let (width, height) = (ours.width(), ours.height());
        let shown = screenshot_for(prefers, folder.path(), "page.html", width, height);
        let Some(theirs) = shown else {
            return;
        };
        let difference = difference(ours.rgba(), theirs.rgba(), STEP);
        assert!(difference.share <= SHARE, "{prefers:?}: {difference:?}");
    }
}

/// The address of a picture that takes `wait` to load. A browser without a
/// window is done with a page once all of it is loaded, so this is how long it looks.
fn slow_picture(wait: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        if let Ok((mut stream, _)) = listener.accept() {
            let _ = stream.read(&mut [0; 1024]);
            thread::sleep(wait);
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
        }
    });
    format!("http://{address}/")
}

#[test]
fn a_browser_plays_the_video() {
    let template = kinograph_templates::find("microservices").expect("it is in the gallery");
    let kit = Kit::builtin();
    let drawing = kit.draw(template.text, &Overrides::default());
    let stages = drawing.expect("templates have no problems").stages;
    let (scene, timeline) = stages.moving(kit.toolkit().fonts, MotionOptions::default());
    let mut video = Cursor::new(Vec::new());
    let options = Mp4Options::default();
    let written = kinograph_mp4::write(&mut video, &scene, &timeline, &options, &mut |_| {
        ControlFlow::Continue(())
    })
    .expect("it is written");

    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("video.mp4"), video.into_inner()).expect("it is written");
    let page = format!(
        "<!doctype html><video id=video muted src='video.mp4'></video><pre id=report>waiting</pre>
        <script>
        video.playbackRate = 8;
        video.onended = () => report.textContent =
            `played ${{video.videoWidth}}x${{video.videoHeight}} in ${{video.duration}} s`;
        video.onerror = () => report.textContent = video.error.message;
        video.play();
        </script><img src='{}'>",
        slow_picture(Duration::from_secs(5))
    );
    fs::write(folder.path().join("page.html"), page).expect("the page is written");
    let arguments = [
        "--dump-dom".to_owned(),
        "--autoplay-policy=no-user-gesture-required".to_owned(),
    ];
    let Some(output) = browse(folder.path(), "page.html", &arguments) else {
        return;
    };
    let seconds = f64::from(timeline.duration_ms) / 1000.0;
    let expected = format!("played {}x{} in {seconds} s", written.width, written.height);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains(&expected), "no {expected:?} in:\n{shown}");
}
