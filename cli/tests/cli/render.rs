//! `render`: what is written where, and in which format.

use std::{fs, process::Stdio};

use crate::support::{Folder, MISTAKEN, SHOP};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The width and height that a PNG states.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert!(bytes.starts_with(PNG), "it is a PNG");
    let number =
        |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("a PNG has a header"));
    (number(16), number(20))
}

/// The value of an attribute of the root element of an SVG.
fn attribute<'a>(svg: &'a str, name: &str) -> &'a str {
    let root = &svg[..svg.find('>').expect("an SVG has a root")];
    let from = root
        .find(&format!(" {name}=\""))
        .unwrap_or_else(|| panic!("no {name} in {root}"));
    let value = &root[from + name.len() + 3..];
    &value[..value.find('"').expect("attributes are quoted")]
}

#[test]
fn a_picture_lies_beside_its_file() {
    let folder = Folder::with_shop();
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(0)
        .complains(&["wrote shop.svg"]);
    let svg = folder.read("shop.svg");
    assert!(svg.starts_with("<svg") && svg.contains("Orders"), "{svg}");
    assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
}

#[test]
fn the_name_of_the_output_chooses_the_format() {
    let folder = Folder::with_shop();
    folder
        .run(&["render", "shop.yaml", "-o", "out.PNG"])
        .exits_with(0);
    assert!(
        fs::read(folder.path("out.PNG"))
            .expect("it is there")
            .starts_with(PNG)
    );
}

#[test]
fn a_given_format_comes_before_the_name() {
    let folder = Folder::with_shop();
    folder
        .run(&["render", "shop.yaml", "--format", "png", "-o", "picture"])
        .exits_with(0);
    assert!(
        fs::read(folder.path("picture"))
            .expect("it is there")
            .starts_with(PNG)
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new();
    let svg = folder
        .run_with_input(&["render", "-"], SHOP.as_bytes())
        .exits_with(0)
        .says_nothing();
    assert!(svg.text().starts_with("<svg") && svg.text().ends_with("</svg>\n"));
    let png = folder.run_with_input(&["render", "-", "-f", "png", "-o", "-"], SHOP.as_bytes());
    assert!(png.exits_with(0).says_nothing().stdout.starts_with(PNG));
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn several_formats_are_written_at_once_and_problems_told_once() {
    let folder = Folder::with_shop();
    let args = ["render", "shop.yaml", "--format", "svg,png"];
    let run = folder.run(&args);
    let said = &run.exits_with(0).stderr;
    assert!(
        said.contains("shop.svg") && said.contains("shop.png"),
        "{said}"
    );
    assert_eq!(folder.names(), ["shop.png", "shop.svg", "shop.yaml"]);
    folder.write("shop.yaml", MISTAKEN);
    let run = folder.run(&args);
    let said = &run.exits_with(1).stderr;
    assert_eq!(said.matches("unknown kind").count(), 1, "{said}");
    folder
        .run(&["render", "shop.yaml", "--format", "svg,svg"])
        .exits_with(2);
}

#[test]
fn several_files_go_to_a_folder() {
    let folder = Folder::with_shop();
    folder.write("other.yaml", SHOP);
    fs::create_dir(folder.path("out")).expect("the folder is ours");
    folder
        .run(&["render", "shop.yaml", "other.yaml", "-o", "out"])
        .exits_with(0);
    folder.read("out/shop.svg");
    folder.read("out/other.svg");
    let refused = folder.run(&["render", "shop.yaml", "other.yaml", "-o", "both.svg"]);
    refused
        .exits_with(2)
        .complains(&["cannot write 2 pictures to both.svg", "folder"]);
}

#[test]
fn one_file_with_mistakes_does_not_stop_the_others() {
    let folder = Folder::with_shop();
    folder.write("broken.yaml", MISTAKEN);
    folder
        .run(&["render", "broken.yaml", "missing.yaml", "shop.yaml"])
        .exits_with(2)
        .complains(&[
            "broken.yaml:3:7",
            "cannot read missing.yaml",
            "wrote shop.svg",
        ]);
    assert_eq!(folder.names(), ["broken.yaml", "shop.svg", "shop.yaml"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Folder::with_shop();
    for format in ["svg", "png"] {
        let once = folder
            .run(&["render", "shop.yaml", "-o", "-", "-f", format])
            .exits_with(0);
        let twice = folder
            .run(&["render", "shop.yaml", "-o", "-", "-f", format])
            .exits_with(0);
        assert!(once.stdout == twice.stdout, "{format} differs");
    }
}

#[test]
fn scale_and_size_set_the_pixels() {
    let folder = Folder::with_shop();
    let size = |args: &[&str]| {
        let args = [&["render", "shop.yaml", "-f", "png", "-o", "-"], args].concat();
        png_size(&folder.run(&args).exits_with(0).stdout)
    };
    let (width, height) = size(&[]);
    assert_eq!(size(&["--scale", "2"]), (width * 2, height * 2));
    assert_eq!(size(&["--size", "640x480"]), (640, 480));
    assert_eq!(size(&["--size", "333x1000"]), (333, 1000));
    assert_eq!(size(&["--size", "500"]).0, 500);

    let args = ["render", "shop.yaml", "-o", "-", "--size", "640x480"];
    let svg = folder.run(&args).exits_with(0);
    assert_eq!(attribute(svg.text(), "width"), "640");
    assert_eq!(attribute(svg.text(), "height"), "480");
}

#[test]
fn themes_and_directions_of_the_command_line_win() {
    let folder = Folder::with_shop();
    let plain = folder
        .run(&["render", "shop.yaml", "-o", "-"])
        .exits_with(0)
        .stdout;
    for args in [["--theme", "midnight"], ["--direction", "down"]] {
        let args = [&["render", "shop.yaml", "-o", "-"], &args[..]].concat();
        let other = folder.run(&args).exits_with(0).stdout;
        assert!(other != plain, "{args:?} changes nothing");
    }
}

#[test]
fn a_transparent_picture_has_no_background() {
    let folder = Folder::with_shop();
    let plain = folder
        .run(&["render", "shop.yaml", "-o", "-"])
        .exits_with(0);
    let args = ["render", "shop.yaml", "-o", "-", "--transparent"];
    let transparent = folder.run(&args).exits_with(0);
    assert!(transparent.stdout.len() < plain.stdout.len());

    // A pattern belongs to the background.
    let paths = |args: &[&str]| {
        let args = [
            &["render", "shop.yaml", "-o", "-", "--theme", "blueprint"],
            args,
        ]
        .concat();
        folder
            .run(&args)
            .exits_with(0)
            .text()
            .matches("<path")
            .count()
    };
    assert_eq!(paths(&["--transparent"]) + 1, paths(&[]));
}

#[test]
fn unknown_names_are_refused_with_what_there_is() {
    let folder = Folder::with_shop();
    for (args, expected) in [
        (["--theme", "papr"], ["papr", "paper"]),
        (["--direction", "north"], ["north", "right, down, left, up"]),
        (
            ["--layout", "layerd"],
            ["layerd", "did you mean \"layered\"?"],
        ),
        (["--format", "docx"], ["docx", "svg, png, gif, mp4"]),
        (
            ["--output", "film.avi"],
            ["film.avi", ".svg, .png, .gif, .mp4"],
        ),
        (["--scale", "0"], ["0", "from 0.01 to 100"]),
        (
            ["--size", "big"],
            ["big", "1280x720, a width such as 1200, or one of 720p"],
        ),
        (["--limit", "nodse=7"], ["nodse", "nesting, nodes"]),
        (
            ["--font", "missing.ttf"],
            ["cannot read missing.ttf", "no such file"],
        ),
        (
            ["--font", "shop.yaml"],
            ["cannot use shop.yaml as a font", "TrueType"],
        ),
    ] {
        let args = [&["render", "shop.yaml"], &args[..]].concat();
        folder.run(&args).exits_with(2).complains(&expected);
    }
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    let folder = Folder::with_shop();
    for (args, expected) in [
        (
            &["render", "shop.yaml", "-o", "-", "--open"][..],
            "--open needs a picture in a file",
        ),
        (
            &["render", "-", "--watch"],
            "--watch cannot watch standard input",
        ),
        (
            &["render", "shop.yaml", "--size", "9", "--scale", "2"],
            "cannot be used with",
        ),
        (&["render", "shop.yaml", "./shop.yaml"], "would both become"),
        (&["render"], "required"),
        (&[], "Usage"),
    ] {
        folder.run(args).exits_with(2).complains(&[expected]);
    }
}

#[test]
fn problems_as_json_leave_no_room_for_a_picture() {
    let folder = Folder::with_shop();
    let ran = folder
        .run(&["render", "shop.yaml", "-o", "-", "--json"])
        .exits_with(2)
        .says_nothing();
    let message = &ran.json()["diagnostics"][0]["message"];
    assert_eq!(message, "--json and the picture both want standard output");
}

#[test]
fn a_limit_can_be_lowered_and_raised() {
    let folder = Folder::with_shop();
    let run = |limit| folder.run(&["render", "shop.yaml", "--limit", limit]);
    run("nodes=2")
        .exits_with(1)
        .complains(&["error[limit]", "--limit nodes="]);
    run("bytes=10")
        .exits_with(2)
        .complains(&["cannot read shop.yaml", "--limit bytes=20"]);
    run("nodes=3").exits_with(0);
}

#[test]
fn a_failing_plugin_leaves_plain_boxes_and_code_3() {
    let folder = Folder::with_shop();
    folder
        .run(&["render", "shop.yaml", "--limit", "plugin-memory-bytes=1000"])
        .exits_with(3)
        .complains(&["error[plugin]", "memory"]);
    assert!(folder.read("shop.svg").contains("Orders"));
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let folder = Folder::new();
    folder.write("big.yaml", big_diagram());
    let mut child = folder
        .command(&["render", "big.yaml", "-o", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

/// A diagram whose picture is larger than the buffer of a pipe.
fn big_diagram() -> String {
    let nodes = (0..200).map(|number| format!("  n{number}: service, Node {number}\n"));
    format!("nodes:\n{}", nodes.collect::<String>())
}

#[test]
fn fonts_that_are_not_needed_change_nothing() {
    let folder = Folder::with_shop();
    let font = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../core/assets/fonts/jetbrains-mono.ttf"
    );
    let plain = folder
        .run(&["render", "shop.yaml", "-o", "-"])
        .exits_with(0)
        .stdout;
    for args in [&["--font", font][..], &["--system-fonts"]] {
        let args = [&["render", "shop.yaml", "-o", "-"], args].concat();
        assert!(folder.run(&args).exits_with(0).stdout == plain, "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn open_shows_what_was_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with_shop();
    folder.write(
        "xdg-open",
        "#!/bin/sh\necho \"$1\" > opened.part\nmv opened.part opened\n",
    );
    fs::set_permissions(folder.path("xdg-open"), fs::Permissions::from_mode(0o755))
        .expect("the folder is ours");
    let path = std::env::var("PATH").expect("every shell sets it");
    let open = |path: &str| {
        let output = folder
            .command(&["render", "shop.yaml", "--output=-shop.svg", "--open"])
            .env("PATH", path)
            .output();
        crate::support::Ran::from(output.expect("the command can be run"))
    };
    open(&format!("{}:{path}", folder.path("").display())).exits_with(0);
    // It is not waited for, so it may take its time.
    let opened = (0..500).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::read_to_string(folder.path("opened")).ok()
    });
    assert_eq!(opened.as_deref(), Some("./-shop.svg\n"));

    open("/nonexistent")
        .exits_with(2)
        .complains(&["cannot show", "open it yourself"]);
}
