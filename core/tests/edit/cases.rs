//! Files of cases: a diagram file, operations, and what comes of it.

use std::{fmt::Write as _, fs, path::Path};

use kinograph_core::{
    Diagnostic,
    edit::{Operation, edit},
};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edit/cases");
    let mut failures = String::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the folder of cases is there") {
        let path = entry.expect("a folder can be listed").path();
        let expected = fs::read_to_string(&path).expect("a case file can be read");
        let mut actual = String::new();
        for case in expected.split("=== ").skip(1) {
            count += 1;
            actual += &run(case);
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &actual).expect("a case file can be written");
        } else if actual != expected {
            let name = path.display();
            let differing = actual.split("=== ").zip(expected.split("=== "));
            for (actual, expected) in differing.filter(|(actual, expected)| actual != expected) {
                write!(
                    failures,
                    "{name}\n--- expected\n{expected}--- actual\n{actual}"
                )
                .expect("memory can be written");
            }
        }
    }
    assert!(count > 50, "the cases were not found");
    assert!(failures.is_empty(), "{failures}");
}

/// A case with what comes of it: `title`, text, `>>>`, operations, and below
/// `>>>` the new text or the problems.
fn run(case: &str) -> String {
    let (title, rest) = case.split_once('\n').expect("a title is a line");
    let mut parts = rest.split(">>>\n");
    let (Some(text), Some(operations)) = (parts.next(), parts.next()) else {
        panic!("{title}: a case has a text and operations");
    };
    let parsed: Vec<Operation> = operations
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{title}: {error}")))
        .collect();
    let result = match edit(&plain(text), &parsed) {
        Ok(edited) => shown(&edited.text),
        Err(problems) => problems.iter().map(line).collect(),
    };
    format!(
        "=== {title}\n{text}>>>\n{}\n>>>\n{result}\n",
        operations.trim_end()
    )
}

fn line(problem: &Diagnostic) -> String {
    let Diagnostic {
        code,
        message,
        hint,
        ..
    } = problem;
    format!(
        "! [{code}] {message}\n    {}\n",
        hint.as_deref().unwrap_or("-")
    )
}

/// The text that a case stands for. `<CR>` and `<EOF>` are what an editor would not keep.
fn plain(text: &str) -> String {
    let text = text.replace("<CR>\n", "\r\n").replace("<BOM>", "\u{feff}");
    match text.split_once("<EOF>") {
        Some((text, _)) => text.to_owned(),
        None => text,
    }
}

fn shown(text: &str) -> String {
    let mut shown = text.replace("\r\n", "<CR>\n").replace('\u{feff}', "<BOM>");
    if !shown.ends_with('\n') {
        shown.push_str("<EOF>\n");
    }
    shown
}
