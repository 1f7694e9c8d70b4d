//! Reading and writing files when the world is unkind.

use std::fs;

use crate::support::{Folder, MISTAKEN, SHOP};

/// A diagram file that cannot be read, what is said about it, and what is advised.
fn unreadable(content: &[u8], expected: &[&str]) {
    let folder = Folder::new();
    folder.write("shop.yaml", content);
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(2)
        .complains(expected);
    folder
        .run_with_input(&["render", "-"], content)
        .exits_with(2)
        .complains(&["<stdin>"]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn what_is_no_text_is_refused() {
    unreadable(
        b"nodes:\n  a: \xff\xff\n",
        &["shop.yaml: line 2 is not UTF-8", "save it as UTF-8"],
    );
    unreadable(b"\xff\xfen\0o\0", &["looks like UTF-16"]);
}

#[test]
fn what_is_too_large_is_refused() {
    let content = vec![b'#'; (4 << 20) + 1];
    unreadable(
        &content,
        &[
            "shop.yaml: it is larger than 4194304 bytes",
            "--limit bytes=8388608",
        ],
    );
}

#[test]
fn folders_and_missing_files_are_named() {
    let folder = Folder::new();
    fs::create_dir(folder.path("docs")).expect("the folder is ours");
    folder
        .run(&["render", "docs"])
        .exits_with(2)
        .complains(&["cannot read docs: it is a folder", "hint: name the files"]);
    folder
        .run(&["render", "shop.yml"])
        .exits_with(2)
        .complains(&["cannot read shop.yml: there is no such file"]);
    let below_a_file = Folder::with_shop();
    below_a_file
        .run(&["render", "shop.yaml/x.yaml"])
        .exits_with(2)
        .complains(&["part of the path is a file"]);
}

#[test]
fn a_missing_parent_is_named() {
    let folder = Folder::with_shop();
    folder
        .run(&["render", "shop.yaml", "-o", "out/pictures/shop.svg"])
        .exits_with(2)
        .complains(&["there is no folder out/pictures", "mkdir -p out/pictures"]);
    folder
        .run(&["render", "shop.yaml", "-o", "out/"])
        .exits_with(2)
        .complains(&["no folder out"]);
    assert_eq!(folder.names(), ["shop.yaml"]);
}

#[test]
fn a_diagram_with_mistakes_leaves_the_old_picture() {
    let folder = Folder::new();
    folder.write("shop.yaml", MISTAKEN);
    folder.write("shop.svg", "the old picture");
    folder.run(&["render", "shop.yaml"]).exits_with(1);
    assert_eq!(folder.read("shop.svg"), "the old picture");
    assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
}

#[test]
fn byte_order_marks_and_windows_lines_are_fine() {
    let folder = Folder::new();
    folder.write(
        "shop.yaml",
        format!("\u{feff}{}", SHOP.replace('\n', "\r\n")),
    );
    folder
        .run(&["render", "shop.yaml"])
        .exits_with(0)
        .complains(&["wrote shop.svg"]);
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{self, Permissions},
        os::unix::{
            fs::{FileTypeExt, PermissionsExt, symlink},
            process::CommandExt,
        },
        process::{Command, Stdio},
    };

    use crate::support::Folder;

    fn mode(folder: &Folder, name: &str) -> u32 {
        let metadata = fs::metadata(folder.path(name)).expect("it is there");
        metadata.permissions().mode() & 0o7777
    }

    fn set_mode(folder: &Folder, name: &str, mode: u32) {
        fs::set_permissions(folder.path(name), Permissions::from_mode(mode))
            .expect("the folder is ours");
    }

    /// Runs a shell, for what only a shell can set up. `$KINOGRAPH` is the command.
    fn shell(folder: &Folder, script: &str) -> crate::support::Ran {
        Command::new("sh")
            .args(["-c", script])
            .env("KINOGRAPH", env!("CARGO_BIN_EXE_kinograph"))
            .env("KINOGRAPH_HOME", folder.path("home"))
            .current_dir(folder.path(""))
            .output()
            .expect("every unix has a shell")
            .into()
    }

    #[test]
    fn new_files_are_as_readable_as_the_umask_says() {
        for (umask, expected) in [("022", 0o644), ("077", 0o600), ("002", 0o664)] {
            let folder = Folder::with_shop();
            shell(
                &folder,
                &format!("umask {umask}; $KINOGRAPH render shop.yaml"),
            )
            .exits_with(0);
            assert_eq!(mode(&folder, "shop.svg"), expected, "umask {umask}");
        }
    }

    #[test]
    fn old_files_keep_their_permissions() {
        let folder = Folder::with_shop();
        folder.write("shop.svg", "old");
        set_mode(&folder, "shop.svg", 0o640);
        folder.run(&["render", "shop.yaml"]).exits_with(0);
        assert_eq!(mode(&folder, "shop.svg"), 0o640);
        assert!(folder.read("shop.svg").starts_with("<svg"));
    }

    #[test]
    fn a_link_is_written_through() {
        let folder = Folder::with_shop();
        folder.write("real.svg", "old");
        symlink("real.svg", folder.path("shop.svg")).expect("links can be made");
        folder.run(&["render", "shop.yaml"]).exits_with(0);
        assert!(folder.read("real.svg").starts_with("<svg"));
        let link = fs::symlink_metadata(folder.path("shop.svg")).expect("it is there");
        assert!(link.is_symlink());
    }

    #[test]
    fn a_full_disk_is_told() {
        let folder = Folder::with_shop();
        folder
            .run(&["render", "shop.yaml", "-o", "/dev/full", "--format", "svg"])
            .exits_with(2)
            .complains(&[
                "cannot write /dev/full: no space is left",
                "hint: free some space",
            ]);
        shell(&folder, "$KINOGRAPH render shop.yaml -o - > /dev/full")
            .exits_with(2)
            .complains(&["cannot write standard output: no space is left"]);
        shell(&folder, "$KINOGRAPH themes > /dev/full")
            .exits_with(2)
            .complains(&["no space is left"]);
    }

    #[test]
    fn a_write_that_fails_midway_leaves_the_old_file() {
        let folder = Folder::with_shop();
        folder.write("shop.svg", "the old picture");
        // The kernel lets no file grow beyond one block here; with SIGXFSZ
        // ignored, writing more fails instead of ending the process.
        shell(
            &folder,
            "trap '' XFSZ; ulimit -f 1; $KINOGRAPH render shop.yaml -o shop.svg",
        )
        .exits_with(2)
        .complains(&["cannot write shop.svg"]);
        assert_eq!(folder.read("shop.svg"), "the old picture");
        assert_eq!(folder.names(), ["shop.svg", "shop.yaml"]);
    }

    #[test]
    fn a_process_killed_midway_leaves_the_old_file() {
        let folder = Folder::with_shop();
        folder.write("shop.svg", "the old picture");
        // Without that signal ignored, the same limit kills the process in the
        // middle of writing.
        let killed = shell(
            &folder,
            "ulimit -c 0; ulimit -f 1; $KINOGRAPH render shop.yaml",
        );
        assert!(killed.code != Some(0), "it cannot have written the picture");
        assert_eq!(folder.read("shop.svg"), "the old picture");
    }

    #[test]
    fn open_files_are_written_to_as_they_are() {
        let folder = Folder::with_shop();
        for output in ["/dev/stdout", "/dev/fd/1", "-"] {
            folder.write("log", "before\n");
            let script = format!("$KINOGRAPH render shop.yaml -q -f svg -o {output} >> log");
            shell(&folder, &script).exits_with(0);
            let log = folder.read("log");
            assert!(
                log.starts_with("before\n<svg") && log.ends_with("</svg>\n"),
                "{output}"
            );
        }
    }

    #[test]
    fn a_pipe_is_written_to() {
        let folder = Folder::with_shop();
        shell(
            &folder,
            "mkfifo pipe; cat pipe > got & $KINOGRAPH render shop.yaml -o pipe; wait",
        )
        .exits_with(0);
        assert!(folder.read("got").ends_with("</svg>\n"));
        let pipe = fs::metadata(folder.path("pipe")).expect("it is there");
        assert!(pipe.file_type().is_fifo());
    }

    /// The command, run by somebody who may be kept from things: root may not.
    /// It is run from `public`, since the folder it was built in may be private.
    fn as_nobody(folder: &Folder, public: &Folder, args: &[&str]) -> Command {
        let usual = folder.command(args);
        if fs::read(folder.path("secret.yaml")).is_err() {
            return usual;
        }
        const NOBODY: u32 = 65_534;
        let mut command = Command::new(public.path("kinograph"));
        command
            .args(args)
            .current_dir(folder.path(""))
            .stdin(Stdio::null())
            .uid(NOBODY)
            .gid(NOBODY);
        command
    }

    #[test]
    fn what_is_forbidden_is_told() {
        let public = Folder::new();
        // Another process makes the copy: one that this process holds open for
        // writing, even in a child of another test, cannot be run.
        shell(&public, "cp \"$KINOGRAPH\" kinograph").exits_with(0);
        set_mode(&public, "kinograph", 0o755);
        set_mode(&public, "", 0o755);
        let folder = Folder::with_shop();
        folder.write("secret.yaml", "nodes: {}");
        folder.write("fixed.svg", "fixed");
        set_mode(&folder, "secret.yaml", 0o000);
        set_mode(&folder, "fixed.svg", 0o444);
        set_mode(&folder, "", 0o555);
        for (args, expected) in [
            (
                &["render", "secret.yaml", "-o", "-"][..],
                "cannot read secret.yaml: permission denied",
            ),
            (
                &["render", "shop.yaml"],
                "cannot write shop.svg: permission denied",
            ),
            (
                &["render", "shop.yaml", "-o", "fixed.svg"],
                "cannot write fixed.svg: permission denied",
            ),
        ] {
            let output = as_nobody(&folder, &public, args)
                .stderr(Stdio::piped())
                .output()
                .expect("the command can be run");
            crate::support::Ran::from(output)
                .exits_with(2)
                .complains(&[expected, "hint: "]);
        }
        set_mode(&folder, "", 0o755);
        assert_eq!(folder.names(), ["fixed.svg", "secret.yaml", "shop.yaml"]);
        assert_eq!(folder.read("fixed.svg"), "fixed");
    }
}
