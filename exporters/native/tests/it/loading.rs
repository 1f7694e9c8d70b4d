//! Libraries that are not loaded, or not for long.

use std::fs;

use kinograph_native::{About, Exporter};

use crate::support::{built, library, load};

/// What is said about a library that is refused.
#[track_caller]
fn refused(loaded: Result<Exporter, kinograph_native::LoadError>) -> String {
    loaded
        .map(|exporter| exporter.about().clone())
        .unwrap_err()
        .to_string()
}

#[test]
fn what_an_exporter_declares_is_read() {
    let about = load(&built("kinograph_hostile_exporter"))
        .unwrap()
        .about()
        .clone();
    let expected = About {
        name: "hostile".to_owned(),
        description: "what must not be done".to_owned(),
        extensions: vec!["bad".to_owned(), "worse".to_owned()],
        stills: true,
        moving: true,
        opacity: false,
        write_at: true,
        even_sides: true,
    };
    assert_eq!(about, expected);
}

#[test]
fn what_is_no_library_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("libfake.so");
    let error = refused(load(&path));
    assert!(error.to_lowercase().contains("no such file"), "{error}");
    let library = fs::read(built("kinograph_exporter_qoi")).unwrap();
    for content in [&b""[..], b"#!/bin/sh\necho no\n", &library[..40]] {
        fs::write(&path, content).unwrap();
        let error = refused(load(&path));
        assert!(
            error.starts_with("it is no library that this computer can load ("),
            "{error}"
        );
        assert!(
            !error.contains("libfake"),
            "the path is told twice: {error}"
        );
    }
    refused(load(folder.path()));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    assert_eq!(
        refused(load(&path)),
        "it is no library that this computer can load (it is no regular file)"
    );
}

#[test]
fn a_table_that_is_wrong_is_refused_before_anything_is_called() {
    for (define, expected) in [
        ("-DSYMBOL=another", "it has no symbol kinograph_exporter"),
        (
            "-DMAGIC={'E','X','P','O','R','T','E','R'}",
            "not the table of one",
        ),
        ("-DVERSION=0", "made for version 0 of the exporter contract"),
        ("-DVERSION=2", "made for version 2 of the exporter contract"),
        ("-DVERSION=4294967295u", "made for version 4294967295"),
        ("-DSIZE=103", "its table is 103 bytes long"),
        ("-DSIZE=0", "its table is 0 bytes long"),
        ("-DBEGIN=NULL", "no function `begin`"),
        ("-DRELEASE=NULL", "no function `release`"),
        ("-DNAME={NULL,4}", "its name is a null pointer"),
        ("-DNAME={\"x\",(size_t)-1}", "its name is too long"),
        ("-DNAME={\"\\xff\\xfe\",2}", "its name is not UTF-8"),
        ("-DNAME={\"a\\033[2J\",5}", "control characters"),
        ("-DNAME={NULL,0}", "its name is empty"),
        ("-DEXTENSIONS={\" \",1}", "list of extensions is empty"),
        (
            "-DEXTENSIONS={\"../x\",4}",
            "more in it than lower-case letters and digits",
        ),
        ("-DTAKES=4", "takes neither still pictures nor"),
        (
            "-DNEEDS=4",
            "needs something that this Kinograph does not offer",
        ),
    ] {
        // What is not used any more must be no error.
        let Some(path) = library("tests/guests/hostile.c", &[define, "-Wno-error"]) else {
            return;
        };
        let error = refused(load(&path.path()));
        assert!(error.contains(expected), "{define}: {error}");
    }
}

#[test]
fn a_symbol_that_is_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.c");
    fs::write(&path, "int kinograph_exporter(int x) { return x * 7 + 3; }").unwrap();
    let Some(library) = crate::support::compile(&["-shared", "-fPIC"], &path) else {
        return;
    };
    assert!(refused(load(&library.path())).contains("not the table of one"));
}

#[test]
fn what_later_versions_add_is_no_hindrance() {
    // A longer table, and pictures of a sort that nobody knows yet.
    let defines = ["-DSIZE=sizeof(KinographExporter)+64", "-DTAKES=0x80000003u"];
    let Some(path) = library("tests/guests/hostile.c", &defines) else {
        return;
    };
    assert!(load(&path.path()).unwrap().about().stills);
}

#[test]
fn a_library_with_a_missing_function_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lacking.c");
    let text = "int nobody_has_this(void);\nint used(void) { return nobody_has_this(); }\n";
    fs::write(&path, text).unwrap();
    let arguments = ["-shared", "-fPIC", "-Wno-error"];
    let Some(library) = crate::support::compile(&arguments, &path) else {
        return;
    };
    let error = refused(load(&library.path()));
    assert!(error.contains("nobody_has_this"), "{error}");
}

#[test]
fn one_library_is_loaded_as_often_as_one_likes() {
    let path = built("kinograph_exporter_qoi");
    let names = [(); 3].map(|()| load(&path).unwrap().about().name.clone());
    assert_eq!(names, ["QOI", "QOI", "QOI"]);
}
