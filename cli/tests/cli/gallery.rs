//! `gallery`: the page, and what a browser makes of it.

#![allow(
    clippy::print_stderr,
    reason = "a test that checks nothing must say so"
)]

use std::{env, io::ErrorKind, process::Command};

use crate::support::{Folder, MISTAKEN, SHOP};

#[test]
fn the_templates_are_on_a_page_that_asks_nothing_of_a_network() {
    let folder = Folder::new();
    let run = folder.run(&["gallery"]);
    assert!(run.exits_with(0).stderr.starts_with("wrote gallery.html"));
    let page = folder.read("gallery.html");
    for name in kinograph_templates::names() {
        assert!(page.contains(&format!("kinograph new {name}<")), "{name}");
        for theme in ["paper", "midnight", "blueprint", "sketch", "mono"] {
            assert!(
                page.contains(&format!("id=\"{name}/{theme}\"")),
                "{name} {theme}"
            );
        }
    }
    for outside in ["src=\"", "href=\"", "url(", "@import", "fetch("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn diagrams_of_ones_own_are_told_apart_and_cannot_change_the_page() {
    let folder = Folder::with_shop();
    let hostile =
        format!("# A </pre><script>1</script>: \"quoted\" & more.\n# Tags: <b>, x\n{SHOP}");
    folder.write("other.yaml", hostile);
    let args = ["gallery", "shop.yaml", "shop.yaml", "other.yaml", "-o", "-"];
    let args = [&args[..], &["--theme", "midnight", "--title", "We & <us>"]].concat();
    let run = folder.run(&args);
    let run = run.exits_with(0);
    let page = String::from_utf8(run.stdout.clone()).expect("a page is text");
    assert!(page.contains("<h1>We &amp; &lt;us&gt;</h1>"));
    assert!(page.contains("3 diagrams."));
    for name in ["shop", "shop-2", "other"] {
        assert!(page.contains(&format!("id=\"{name}/midnight\"")), "{name}");
    }
    assert!(!page.contains("/paper\""), "one theme was asked for");
    assert!(!page.contains("kinograph new"), "nothing begins with these");
    assert!(!page.contains("<script>1"));
    assert!(!page.contains("<b>,"));
    assert_eq!(folder.names(), ["other.yaml", "shop.yaml"]);
}

#[test]
fn with_a_mistake_the_old_page_stays() {
    let folder = Folder::with_shop();
    folder.write("mistaken.yaml", MISTAKEN);
    folder.write("gallery.html", "old");
    let run = folder.run(&["gallery", "mistaken.yaml", "shop.yaml"]);
    let said = &run.exits_with(1).stderr;
    assert_eq!(
        said.matches("unknown kind \"postgers\"").count(),
        1,
        "{said}"
    );
    assert_eq!(folder.read("gallery.html"), "old");
    folder.run(&["gallery", "none.yaml"]).exits_with(2);
}

/// The page after its script has run, for a reader who prefers dark or light;
/// none where there is no browser.
fn seen(folder: &Folder, dark: bool) -> Option<String> {
    let run = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .args(["--window-size=1200,900", "--virtual-time-budget=10000"])
        .arg(format!(
            "--blink-settings=preferredColorScheme={}",
            u8::from(!dark)
        ))
        .arg(format!(
            "--user-data-dir={}",
            folder.path("profile").display()
        ))
        .arg(format!("file://{}", folder.path("gallery.html").display()))
        .output();
    match run {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let required = env::var_os("KINOGRAPH_REQUIRE_BROWSER").is_some();
            assert!(!required, "chromium is not installed");
            eprintln!("NOT CHECKED: chromium is not installed");
            None
        }
        Err(error) => panic!("chromium does not start: {error}"),
    }
}

#[test]
fn a_browser_shows_what_can_be_seen_in_the_theme_that_its_reader_prefers() {
    // Pictures are unpacked in another thread, for which the browser's virtual
    // clock does not wait: it may have to look more than once.
    const LOOKS: usize = 20;
    let folder = Folder::with_shop();
    folder.run(&["gallery", "shop.yaml"]).exits_with(0);
    for (dark, theme) in [(false, "paper"), (true, "midnight")] {
        let mut is_shown = false;
        for _ in 0..LOOKS {
            let Some(page) = seen(&folder, dark) else {
                return;
            };
            assert!(page.contains(&format!("data-theme=\"{theme}\"")), "{theme}");
            is_shown |= page.contains("src=\"blob:");
            if is_shown {
                break;
            }
        }
        assert!(is_shown, "the picture is unpacked: {theme}");
    }
}
