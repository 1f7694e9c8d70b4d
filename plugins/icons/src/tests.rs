#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use std::fs;

use super::*;

/// The text of an icon made of `inner` in a plane of 24 by 24.
fn icon(inner: &str) -> Result<String, String> {
    let open =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24""#;
    to_rust("test", &format!("{open} fill=\"none\">{inner}</svg>"))
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is not in\n{text}");
}

#[test]
fn current_color_is_tint_and_other_colours_stay() {
    let text = icon(
        r##"<path d="M1 2L3 4" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
            <rect x="1" y="2" width="3" height="4" fill="#f60" fill-opacity="0.5"/>"##,
    )
    .unwrap();
    holds(
        &text,
        r#"IconPath::stroke("M1 2L3 4", ::kinograph_plugin_sdk::draw::Ink::Tint, 2.0).packed(b"\x02Md\x00\xc8\x00L,\x01\x90\x01"),"#,
    );
    holds(
        &text,
        r#"fill("M1 2H4V6H1Z", ::kinograph_plugin_sdk::draw::Ink::Color(0xff66_0080))"#,
    );
}

#[test]
fn transforms_are_flattened() {
    let text = icon(
        r##"<g transform="translate(2 3) scale(2)"><path d="M0 0L1 1" stroke="#000" stroke-width="1.5"/></g>"##,
    )
    .unwrap();
    holds(&text, r#"stroke("M2 3L4 5", "#);
    holds(&text, "3.0).cap_butt().join_miter()");
}

#[test]
fn dashes_are_scaled_with_their_line() {
    let text = icon(
        r##"<g transform="scale(2)"><path d="M1 1h9" stroke="#000" stroke-dasharray="2 1" stroke-dashoffset="0.5"/></g>"##,
    )
    .unwrap();
    holds(&text, ".dash(&[4.0, 2.0], 1.0)");
}

#[test]
fn numbers_are_packed_as_they_are_written() {
    let packed = data::packed("M1-2.5H.5V-.25Z", 2).unwrap();
    assert_eq!(packed, b"\x02M\x64\0\x06\xffH\x32\0V\xe7\xffZ");
    assert_eq!(data::packed("", 0).unwrap(), b"\0");
    for (text, decimals) in [("M400 0", 2), ("M0 -32769", 0), ("M.25 0", 1)] {
        assert_eq!(data::packed(text, decimals), None, "{text}");
    }
}

#[test]
fn the_view_box_becomes_the_size() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 10 12 6" width="24" height="12"><path d="M10 10h12v6z"/></svg>"#;
    let text = to_rust("test", svg).unwrap();
    holds(&text, "size: [24.0, 12.0]");
    holds(&text, r#"fill("M0 0H24V12Z""#);
}

#[test]
fn lines_of_one_pen_are_one_path() {
    let text = icon(
        r#"<g stroke="currentColor"><path d="M1 1h2"/><path d="M5 5v2"/><path d="M1 9h2" stroke-width="2"/></g>"#,
    )
    .unwrap();
    holds(&text, r#"stroke("M1 1H3M5 5V7""#);
    assert_eq!(text.matches("IconPath::stroke").count(), 2);
}

#[test]
fn numbers_are_short() {
    let cases = [
        (0.5, ".5"),
        (-0.5, "-.5"),
        (-0.001, "0"),
        (10.0, "10"),
        (1.234, "1.23"),
    ];
    for (value, text) in cases {
        assert_eq!(data::number(value, 2), text);
    }
    assert_eq!([24.0, 256.0, 4000.0].map(data::decimals), [2, 1, 0]);
}

#[test]
fn gradients_are_fractions_of_the_painted_box() {
    let text = icon(
        r##"<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="4" y1="4" x2="4" y2="12">
              <stop stop-color="#fff"/><stop offset="1" stop-color="#f00"/>
            </linearGradient>
            <path d="M4 4h16v16H4z" fill="url(#a)"/>"##,
    )
    .unwrap();
    holds(&text, "start: [0.0, 0.0], end: [0.0, 0.5], radial: false");
    holds(&text, "stops: &[(0.0, 0xffff_ffff), (1.0, 0xff00_00ff)]");
}

#[test]
fn a_clip_that_cuts_nothing_off_is_dropped() {
    let clipped = |width: u32| {
        icon(&format!(
            r#"<clipPath id="c"><path d="M0 0h{width}v24H0z"/></clipPath>
               <g clip-path="url(#c)"><path d="M2 2h9v9z" fill="currentColor"/></g>"#
        ))
    };
    holds(&clipped(24).unwrap(), "M2 2H11V11Z");
    holds(&clipped(8).unwrap_err(), "clip paths");
}

#[test]
fn what_an_icon_cannot_hold_is_refused() {
    let overlapping = r#"<path d="M2 2h9v9z" fill="red"/><path d="M2 2h9v9z" fill="blue"/>"#;
    let cases = [
        (
            format!(r#"<g opacity="0.5">{overlapping}</g>"#),
            "translucent",
        ),
        (
            format!(r#"<mask id="m">{overlapping}</mask><g mask="url(#m)">{overlapping}</g>"#),
            "masks",
        ),
        (String::new(), "nothing is drawn"),
    ];
    for (inner, reason) in cases {
        holds(&icon(&inner).unwrap_err(), reason);
    }
    assert!(to_rust("test", "no svg").is_err());
    let endless = r#"<image href="/dev/zero" width="9" height="9"/><path d="M2 2h9v9z"/>"#;
    holds(&icon(endless).unwrap_err(), "pictures");
}

#[test]
fn translucent_groups_are_taken_where_nearness_is_enough() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g opacity="0.5">
        <path d="M1 1h2v2z" fill="red"/><path d="M5 5h2v2z" fill="blue"/></g></svg>"#;
    holds(&read(svg, Fidelity::Exact).unwrap_err(), "translucent");
    let artwork = read(svg, Fidelity::Near).unwrap();
    assert_eq!(artwork.marks[1].ink, Ink::Color([0, 0, 255, 128]));
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = 100_000;
    let inner = "<g>".repeat(deep) + &"</g>".repeat(deep);
    icon(&inner).unwrap_err();
}

#[test]
fn a_folder_gives_the_same_text_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let svg =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h2v2"/></svg>"#;
    write("b/load-balancer.svg", svg);
    write("a/wall.svg", svg);
    write("a/bolt.svg", svg);
    write("LICENSE.txt", "not an icon");
    let output = folder.path().join("icons.rs");
    generate(folder.path(), &output).unwrap();
    let text = fs::read_to_string(&output).unwrap();
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) static ")?.split(':').next())
        .collect();
    assert_eq!(names, ["BOLT", "LOAD_BALANCER", "WALL"]);

    write("b/wall.svg", svg);
    holds(
        &generate(folder.path(), &output).unwrap_err().to_string(),
        "are both the icon \"wall\"",
    );
    fs::remove_file(folder.path().join("b/wall.svg")).unwrap();
    write("a/Big Icon.svg", svg);
    holds(
        &generate(folder.path(), &output).unwrap_err().to_string(),
        "Big Icon.svg: an icon's name",
    );
    fs::remove_file(folder.path().join("a/Big Icon.svg")).unwrap();
    write("a/broken.svg", "<svg");
    holds(
        &generate(folder.path(), &output).unwrap_err().to_string(),
        "broken.svg: ",
    );
}
