//! Text that means harm ends in an error, or in a picture that does none.

use kinograph_core::{Diagnostic, Overrides, Scene, document::Limits, draw, has_errors};
use kinograph_svg::SvgOptions;
use kinograph_tests::Kit;

fn drawn(text: &str) -> (Option<Scene>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let scene = draw(
        &mut found,
        Kit::builtin().toolkit(),
        text,
        &Overrides::default(),
    );
    (scene, found)
}

fn refused_with(text: &str, code: &str) {
    let (scene, found) = drawn(text);
    assert!(scene.is_none());
    assert!(has_errors(&found));
    assert!(
        found.iter().any(|diagnostic| diagnostic.code == code),
        "{found:?}"
    );
}

#[test]
fn script_in_labels_is_text() {
    let evil = r#"</title></svg><script>alert(1)</script><img src=x onerror="alert(2)">"#;
    let text = format!(
        "diagram: '{evil}'\ndescription: '{evil}'\nnodes:\n  a: {{kind: service, label: '{evil}', \
         caption: '{evil}', description: '{evil}'}}\nedges:\n  - {{from: a, to: a, label: '{evil}'}}\n"
    );
    let (scene, found) = drawn(&text);
    let svg = kinograph_svg::write(&scene.expect("it is drawn"), &SvgOptions::default());
    assert!(!has_errors(&found));
    for tag in ["<script", "<img", "</svg><"] {
        assert!(!svg.contains(tag), "{tag} got through");
    }
    resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("it is well formed");
}

#[test]
fn links_that_run_code_are_refused() {
    refused_with(
        "nodes: {a: {kind: service, link: 'javascript:alert(1)'}}",
        "bad-link",
    );
}

#[test]
fn alias_bombs_are_refused() {
    let mut text = String::from("a0: &a0 [x, x]\n");
    for level in 1..30 {
        text += &format!("a{level}: &a{level} [*a{}, *a{}]\n", level - 1, level - 1);
    }
    refused_with(&text, "anchor");
}

#[test]
fn deep_nesting_is_refused() {
    for text in [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
    ] {
        let (scene, found) = drawn(&text);
        assert!(scene.is_none());
        assert!(has_errors(&found));
    }
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    refused_with(&"#".repeat(Limits::default().bytes + 1), "limit");
}

#[test]
fn endless_labels_are_refused_or_drawn_small() {
    let text = format!(
        "nodes: {{a: {{kind: service, label: {}}}}}",
        "x".repeat(1_000_000)
    );
    let (scene, found) = drawn(&text);
    assert!(scene.is_none() && has_errors(&found));
}
