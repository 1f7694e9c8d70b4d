//! `render --exporter`: pictures in the formats of other people.

use std::{fs, io::Cursor, path::PathBuf};

use png::{Decoder, Transformations};

use crate::{
    native_support::{Compiled, built, library},
    support::{Folder, SHOP},
};

/// A diagram in which something moves for a moment only, so that tests are quick.
const MOVING: &str = "\
nodes:
  web: service
  db: postgres
edges:
  - web -> db
motion: {duration: 400ms}
";

fn moving() -> Folder {
    let folder = Folder::new();
    folder.write("shop.yaml", MOVING);
    folder
}

/// The path of a library, as an argument.
fn argument(path: PathBuf) -> String {
    path.into_os_string()
        .into_string()
        .expect("the folder of the tests is UTF-8")
}

fn qoi() -> String {
    argument(built("kinograph_exporter_qoi"))
}

fn hostile() -> String {
    argument(built("kinograph_hostile_exporter"))
}

fn pam() -> Option<Compiled> {
    library("examples/pam.c", &[])
}

/// What a hostile exporter is told to do.
fn deed(deed: &str) -> String {
    format!("deed={deed}")
}

/// The size of a PNG, and its pixels in four bytes each.
fn pixels(png: &[u8]) -> ([u32; 2], Vec<u8>) {
    let mut decoder = Decoder::new(Cursor::new(png));
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("it is a png");
    let mut rgba = vec![0; reader.output_buffer_size().expect("its size is known")];
    let info = reader.next_frame(&mut rgba).expect("it has pixels");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    ([info.width, info.height], rgba)
}

fn read(folder: &Folder, name: &str) -> Vec<u8> {
    fs::read(folder.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_example_in_rust_shows_what_png_shows() {
    let folder = Folder::with_shop();
    let exporter = qoi();
    for more in [
        &[][..],
        &["--transparent"],
        &["--scale", "2"],
        &["--theme", "midnight", "--at", "1.5s"],
    ] {
        let render = |name: &str, how: &[&str]| {
            let args = [&["render", "-q", "shop.yaml", "-o", name], how, more].concat();
            folder.run(&args).exits_with(0).says_nothing();
            read(&folder, name)
        };
        let (header, rgba) = qoi::decode_to_vec(render("a.qoi", &["--exporter", &exporter]))
            .expect("it is a picture");
        let (size, expected) = pixels(&render("a.png", &[]));
        assert_eq!([header.width, header.height], size, "{more:?}");
        assert!(rgba == expected, "{more:?}: the pixels differ");
    }
}

#[test]
fn the_example_in_c_writes_stills_and_films() {
    let Some(library) = pam() else {
        return;
    };
    let exporter = argument(library.path());
    let folder = moving();
    let render = |more: &[&str]| {
        let usual = ["render", "-q", "shop.yaml", "-o", "-"];
        folder
            .run(&[&usual[..], more].concat())
            .exits_with(0)
            .stdout
    };
    let pam = |more: &[&str]| render(&[&["--exporter", &exporter], more].concat());
    let (size, expected) = pixels(&render(&["--format", "png"]));
    let [width, height] = size;
    let head = format!(
        "P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
    );
    let picture = [head.as_bytes(), &expected].concat();
    assert!(pam(&[]) == picture, "the still picture differs");

    let film = pam(&["--animate", "--fps", "10"]);
    assert_eq!(film.len(), 4 * picture.len());
    let frames: Vec<&[u8]> = film.chunks(picture.len()).collect();
    assert!(
        frames
            .iter()
            .all(|frame| frame.starts_with(head.as_bytes()))
    );
    assert!(frames[0] != frames[1], "something moves");
    let small = pam(&["--size", "64x48", "--exporter-option", "opacity=no"]);
    assert!(small.starts_with(b"P7\nWIDTH 64\nHEIGHT 48\nDEPTH 3\n"));
}

#[test]
fn several_pictures_are_written_in_one_go() {
    let folder = Folder::with_shop();
    folder.write("other.yaml", MOVING);
    folder
        .run(&["render", "shop.yaml", "other.yaml", "--exporter", &qoi()])
        .exits_with(0)
        .complains(&["wrote shop.qoi", "wrote other.qoi"]);
    let alone = read(&folder, "other.qoi");
    folder
        .run(&[
            "render",
            "other.yaml",
            "-o",
            "alone.bin",
            "--exporter",
            &qoi(),
        ])
        .exits_with(0);
    assert!(read(&folder, "alone.bin") == alone, "it is the same alone");
}

#[test]
fn an_exporter_that_goes_back_may_write_to_a_pipe() {
    let folder = moving();
    let args = [
        "--exporter",
        &hostile(),
        "--exporter-option",
        "deed=patch@finish",
    ];
    let args = [
        &["render", "shop.yaml", "--fps", "5", "--animate", "-o", "-"],
        &args[..],
    ]
    .concat();
    let out = folder.run(&args).exits_with(0);
    assert_eq!(out.text(), "BEGIN\nframe 0\nframe 1\n");
}

#[test]
fn what_is_no_exporter_is_refused() {
    let folder = Folder::with_shop();
    folder.write("libtext.so", "not a library");
    for (file, expected) in [
        (
            "libnone.so",
            "cannot read libnone.so: there is no such file",
        ),
        (".", "cannot read .: it is a folder"),
        ("libtext.so", "cannot load libtext.so: it is no library"),
    ] {
        folder
            .run(&["render", "shop.yaml", "--exporter", file, "-o", "shop.x"])
            .exits_with(2)
            .complains(&[expected]);
    }
    for (define, expected) in [
        ("-DVERSION=2", "update Kinograph, or build the exporter for"),
        ("-DVERSION=0", "build the exporter again"),
    ] {
        let Some(library) = library("tests/guests/hostile.c", &[define]) else {
            return;
        };
        let path = argument(library.path());
        folder
            .run(&["render", "shop.yaml", "--exporter", &path])
            .exits_with(2)
            .complains(&["cannot load", "this Kinograph has version 1", expected]);
    }
    assert_eq!(folder.names(), ["libtext.so", "shop.yaml"]);
}

#[test]
fn what_an_exporter_gets_wrong_leaves_the_old_picture() {
    let folder = moving();
    folder.write("shop.bad", "old");
    for (what, expected) in [
        (
            "panic@begin",
            "the exporter hostile panicked: no luck in begin (",
        ),
        ("panic@frame 3", "panicked: no luck in frame 3 ("),
        ("panic@finish", "panicked: no luck in finish ("),
        (
            "fail@frame 2",
            "the exporter hostile failed: no will in frame 2",
        ),
        ("far@finish", "broke its contract"),
    ] {
        let (exporter, deed) = (hostile(), deed(what));
        let args = ["render", "shop.yaml", "--animate", "--fps", "10"];
        let with = ["--exporter", &exporter, "--exporter-option", &deed];
        folder
            .run(&[&args[..], &with].concat())
            .exits_with(3)
            .complains(&[expected]);
        assert_eq!(folder.names(), ["shop.bad", "shop.yaml"], "{what}");
        assert_eq!(folder.read("shop.bad"), "old");
    }
}

#[test]
fn programs_are_told_who_is_to_blame() {
    let folder = Folder::with_shop();
    let (exporter, deed) = (hostile(), deed("fail@begin"));
    for (args, code, expected) in [
        (&["--exporter", "libnone.so"][..], 2, "environment"),
        (
            &["--exporter", &exporter, "--exporter-option", &deed],
            3,
            "plugin",
        ),
    ] {
        let args = [&["render", "shop.yaml", "--json"], args].concat();
        let told = folder.run(&args).exits_with(code).json();
        assert_eq!(told["diagnostics"][0]["code"], expected);
        assert_eq!(told["outputs"], serde_json::json!([]));
    }
}

#[test]
fn an_exporter_says_itself_which_options_there_are() {
    Folder::with_shop()
        .run(&[
            "render",
            "shop.yaml",
            "--exporter",
            &qoi(),
            "--exporter-option",
            "colours=srgb",
        ])
        .exits_with(3)
        .complains(&["unknown option \"colours\"; the options are colors"]);
}

#[test]
fn arguments_without_meaning_are_refused() {
    let folder = Folder::with_shop();
    let exporter = qoi();
    for (args, expected) in [
        (&["--animate"][..], "--animate has no meaning for QOI"),
        (&["--once"], "--once has no meaning for QOI"),
        (&["--format", "png"], "'--format"),
        (&["-o", &exporter], "take the place of the exporter"),
        (&["--exporter-option", "colors"], "such as quality=90"),
        (
            &["--exporter-option", "a=1", "--exporter-option", "a=2"],
            "told a twice",
        ),
    ] {
        let args = [&["render", "shop.yaml", "--exporter", &exporter], args].concat();
        folder.run(&args).exits_with(2).complains(&[expected]);
    }
    let hostile = hostile();
    for (args, expected) in [
        ("--transparent", "--transparent has no meaning for hostile"),
        ("--once", "--once has no meaning for a still picture"),
    ] {
        folder
            .run(&["render", "shop.yaml", "--exporter", &hostile, args])
            .exits_with(2)
            .complains(&[expected]);
    }
    folder
        .run(&["render", "shop.yaml", "--exporter-option", "a=b"])
        .exits_with(2)
        .complains(&["--exporter <FILE>"]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn an_exporter_writes_no_more_than_it_may() {
    let Some(library) = pam() else {
        return;
    };
    let folder = Folder::with_shop();
    let path = argument(library.path());
    let args = ["render", "shop.yaml", "--exporter", &path];
    folder
        .run(&[&args[..], &["--limit", "exporter-bytes=10000"]].concat())
        .exits_with(3)
        .complains(&[
            "PAM wants to write more than 10000 bytes",
            "--limit exporter-bytes=20000",
        ]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::with_shop();
    folder
        .run(&[
            "render",
            "shop.yaml",
            "--exporter",
            &qoi(),
            "-o",
            "/dev/full",
        ])
        .exits_with(2)
        .complains(&["cannot write /dev/full: no space is left"]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_what_was_there() {
    use std::{process::Stdio, time::Duration};

    let folder = Folder::new();
    folder.write("shop.yaml", SHOP);
    folder.write("shop.bad", "old");
    let mut command =
        folder.command(&["render", "shop.yaml", "--animate", "--exporter", &hostile()]);
    command.args(["--duration", "600s", "--fps", "60"]);
    let child = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("it can be run");
    // The temporary file shows that the work has begun.
    while folder.names().len() < 3 {
        std::thread::sleep(Duration::from_millis(10));
    }
    press_ctrl_c(&child);
    let ran: crate::support::Ran = child.wait_with_output().expect("it ends").into();
    ran.exits_with(130).complains(&["stopped"]);
    assert_eq!(folder.names(), ["shop.bad", "shop.yaml"]);
    assert_eq!(folder.read("shop.bad"), "old");
}

#[cfg(unix)]
#[test]
fn an_exporter_that_hangs_ends_when_ctrl_c_is_pressed_again() {
    use std::{process::Stdio, thread::sleep, time::Duration};

    let folder = moving();
    folder.write("shop.bad", "old");
    let (exporter, deed) = (hostile(), deed("hang@frame 1"));
    let mut command = folder.command(&["render", "shop.yaml", "--animate"]);
    command.args(["--exporter", &exporter, "--exporter-option", &deed]);
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .expect("it can be run");
    while folder.names().len() < 3 {
        sleep(Duration::from_millis(10));
    }
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is our child") {
            break status;
        }
        press_ctrl_c(&child);
        sleep(Duration::from_millis(100));
    };
    assert_eq!(status.code(), Some(130));
    assert_eq!(folder.read("shop.bad"), "old");
}

#[cfg(unix)]
fn press_ctrl_c(child: &std::process::Child) {
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(killed.expect("every unix can kill").success());
}
