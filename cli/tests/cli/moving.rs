//! `render`: pictures that move.

use std::fs;

use crate::support::Folder;

/// A diagram in which something moves for a moment only, so that tests are quick.
const MOVING: &str = "\
nodes:
  web: service
  db: postgres
edges:
  - web -> db
motion: {duration: 400ms}
";

/// A folder with `shop.yaml`, which moves.
fn moving() -> Folder {
    let folder = Folder::new();
    folder.write("shop.yaml", MOVING);
    folder
}

#[test]
fn every_format_that_moves_is_written() {
    let folder = moving();
    for (format, magic) in [
        ("gif", &b"GIF89a"[..]),
        ("apng", b"\x89PNG"),
        ("y4m", b"YUV4MPEG2"),
        ("mp4", b"\0\0\0"),
    ] {
        let name = format!("shop.{format}");
        folder
            .run(&["render", "shop.yaml", "-o", &name, "--fps", "10", "--quiet"])
            .exits_with(0)
            .says_nothing();
        let bytes = fs::read(folder.path(&name)).expect("it is written");
        assert!(bytes.starts_with(magic), "{name}");
        let streamed = [
            "render",
            "shop.yaml",
            "-o",
            "-",
            "--format",
            format,
            "--fps",
            "10",
        ];
        let piped = folder.run(&streamed).exits_with(0).stdout;
        assert!(piped == bytes, "{name} differs in a pipe");
    }
}

#[test]
fn an_svg_moves_when_asked() {
    let folder = moving();
    let draw = |args: &[&str]| {
        let args = [&["render", "shop.yaml", "-o", "-"], args].concat();
        folder.run(&args).exits_with(0).text().to_owned()
    };
    assert!(draw(&["--animate"]).contains("@keyframes"));
    assert!(!draw(&[]).contains("@keyframes"));
    assert_ne!(draw(&["--at", "0.1s"]), draw(&["--at", "0.2s"]));
    // The loop closes.
    assert_eq!(draw(&["--at", "0s"]), draw(&["--at", "400ms"]));
}

#[test]
fn sizes_by_name_are_those_of_the_film() {
    let folder = moving();
    let args = [
        "render",
        "shop.yaml",
        "-o",
        "-",
        "--format",
        "y4m",
        "--fps",
        "5",
    ];
    let args = [&args[..], &["--size", "readme"]].concat();
    let stream = folder.run(&args).exits_with(0).stdout;
    assert!(stream.starts_with(b"YUV4MPEG2 W1280 H640 F5:1 "));
}

#[test]
fn a_poster_is_written_beside() {
    let folder = moving();
    folder
        .run(&[
            "render",
            "shop.yaml",
            "-o",
            "shop.gif",
            "--poster",
            "shop.png",
        ])
        .exits_with(0)
        .complains(&["wrote shop.png", "wrote shop.gif"]);
    let poster = fs::read(folder.path("shop.png")).expect("it is written");
    assert_eq!(&poster[1..4], b"PNG");
}

#[test]
fn a_poster_takes_the_place_of_nothing_else() {
    let folder = moving();
    folder.write("other.yaml", MOVING);
    for (args, expected) in [
        (
            ["shop.yaml", "-o", "a.gif", "--poster", "./shop.yaml"].as_slice(),
            "take the place of the diagram file shop.yaml",
        ),
        (
            &["shop.yaml", "-o", "a.png", "--poster", "a.png"],
            "both become a.png",
        ),
        (
            &["shop.yaml", "other.yaml", "--poster", "a.png"],
            "one diagram, not for 2",
        ),
        (
            &["shop.yaml", "-o", "-", "--poster", "-"],
            "both want standard output",
        ),
        (
            &["shop.yaml", "-o", "a.svg", "--json", "--poster", "-"],
            "both want standard output",
        ),
    ] {
        let args = [&["render"], args].concat();
        let ran = folder.run(&args).exits_with(2);
        let told = format!("{}{}", ran.stderr, String::from_utf8_lossy(&ran.stdout));
        assert!(told.contains(expected), "no {expected:?} in:\n{told}");
    }
    assert_eq!(folder.names(), ["other.yaml", "shop.yaml"]);
    assert_eq!(folder.read("shop.yaml"), MOVING);
}

#[test]
fn what_has_no_meaning_for_a_format_is_said() {
    let folder = moving();
    for (args, expected) in [
        (
            ["-o", "a.png", "--animate"].as_slice(),
            "--animate has no meaning for png",
        ),
        (
            &["-o", "a.gif", "--at", "1s"],
            "--at has no meaning for gif",
        ),
        (
            &["-o", "a.mp4", "--transparent"],
            "--transparent has no meaning for mp4",
        ),
        (
            &["-o", "a.svg", "--animate", "--once"],
            "--once has no meaning for svg",
        ),
        (&["-o", "a.gif", "--fps", "100"], "at most 50"),
        (&["-o", "a.mp4", "--size", "8000x8000"], "8000 by 8000"),
        (&["-o", "a.mp4", "--fps", "many"], "such as 25"),
        (&["-o", "a.mp4", "--duration", "soon"], "such as 4s"),
    ] {
        let args = [&["render", "shop.yaml"], args].concat();
        folder.run(&args).exits_with(2).complains(&[expected]);
    }
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_what_was_there() {
    use std::{process::Stdio, time::Duration};

    let folder = moving();
    folder.write("shop.mp4", "old");
    let mut command = folder.command(&["render", "shop.yaml", "-o", "shop.mp4"]);
    command.args(["--duration", "600s", "--fps", "60"]);
    let child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be run");
    // The temporary file shows that the work has begun.
    while folder.names().len() < 3 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(killed.expect("every unix can kill").success());
    let ran: crate::support::Ran = child.wait_with_output().expect("it ends").into();
    ran.exits_with(130).complains(&["stopped"]);
    assert_eq!(folder.names(), ["shop.mp4", "shop.yaml"]);
    assert_eq!(folder.read("shop.mp4"), "old");
}
