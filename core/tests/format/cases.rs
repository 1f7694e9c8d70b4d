//! Files of cases, read and compared.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use kinograph_core::{Diagnostic, Kinds as _, Overrides, diagnostic::code, document, resolve};

use crate::{
    show,
    support::{FakeKinds, FakeLayouts},
};

/// One section of a file: a title, a diagram file, and what is expected of it.
pub(crate) struct Case {
    pub(crate) title: String,
    input: String,
    pub(crate) problems: String,
    document: Option<String>,
    diagram: Option<String>,
}

#[test]
fn cases() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = String::new();
    for path in case_files() {
        let text = fs::read_to_string(&path).expect("a case file can be read");
        let actual: Vec<Case> = split(&text).iter().map(run).collect();
        if update {
            let written: String = actual.iter().map(render).collect();
            fs::write(&path, written).expect("a case file can be written");
            continue;
        }
        for (expected, actual) in split(&text).iter().zip(&actual) {
            let (expected, actual) = (render(expected), render(actual));
            if expected != actual {
                let name = path.display();
                writeln!(
                    failures,
                    "{name}\n--- expected\n{expected}--- actual\n{actual}"
                )
                .expect("memory can be written");
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// Every code has a case, and the reference explains it.
#[test]
fn every_code_is_tested_and_documented() {
    let mut tested = BTreeSet::new();
    for case in all() {
        for line in case.problems.lines() {
            let code = line
                .split_once('[')
                .and_then(|(_, rest)| rest.split_once(']'));
            tested.extend(code.map(|(code, _)| code.to_owned()));
        }
    }
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/format.md");
    let reference = fs::read_to_string(reference).expect("the reference is there");
    for code in code::ALL {
        assert!(tested.contains(*code), "no case ends in the code {code}");
        assert!(
            reference.contains(&format!("| `{code}` |")),
            "docs/format.md lacks the code {code}"
        );
    }
}

/// Every case of every file.
pub(crate) fn all() -> Vec<Case> {
    let read = |path: PathBuf| fs::read_to_string(path).expect("a case file can be read");
    case_files()
        .into_iter()
        .flat_map(|path| split(&read(path)))
        .collect()
}

impl Case {
    /// The diagram file.
    pub(crate) fn source(&self) -> String {
        unescape(&self.input)
    }
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(folder).expect("the folder of cases is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    files.sort();
    assert!(files.len() > 5, "the cases were not found");
    files
}

/// Takes a file of cases apart. `===` begins a case, whose title may set limits after a bar;
/// `>>>` begins an expectation.
fn split(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for section in text.split("=== ").skip(1) {
        let (title, rest) = section.split_once('\n').expect("a title is a line");
        let mut parts = rest.split(">>> ");
        let mut case = Case {
            title: title.to_owned(),
            input: parts.next().unwrap_or_default().to_owned(),
            problems: String::new(),
            document: None,
            diagram: None,
        };
        for part in parts {
            let (name, content) = part.split_once('\n').expect("an expectation has a name");
            let content = content.trim_end().to_owned() + "\n";
            match name {
                "problems" => case.problems = content,
                "document" => case.document = Some(content),
                "diagram" => case.diagram = Some(content),
                other => panic!("{title}: unknown expectation {other}"),
            }
        }
        cases.push(case);
    }
    cases
}

fn render(case: &Case) -> String {
    let mut text = format!("=== {}\n{}\n", case.title, case.input.trim_end());
    let expectations = [
        (
            "problems",
            Some(&case.problems).filter(|problems| !problems.is_empty()),
        ),
        ("document", case.document.as_ref()),
        ("diagram", case.diagram.as_ref()),
    ];
    for (name, content) in expectations {
        if let Some(content) = content {
            write!(text, ">>> {name}\n{content}").expect("memory can be written");
        }
    }
    text + "\n"
}

/// What becomes of a case's input. A case that expects nothing yet gets a diagram or problems.
fn run(case: &Case) -> Case {
    let source = case.source();
    let (kinds, layouts) = (FakeKinds::default(), FakeLayouts::default());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut limits = document::Limits::default();
    if let Some((_, settings)) = case.title.split_once(" | ") {
        for setting in settings.split(", ") {
            let (name, value) = setting.split_once('=').expect("a setting is NAME=VALUE");
            let value = value.parse().expect("a limit is a number");
            limits.set(name, value).expect("the limit exists");
        }
    }
    let document = document::parse_with(&mut diagnostics, &source, &limits);
    let diagram = resolve(
        &mut diagnostics,
        &kinds,
        &layouts,
        &document,
        &Overrides::default(),
    );
    let unset = case.document.is_none() && case.diagram.is_none() && case.problems.is_empty();
    let show_diagram = case.diagram.is_some() || (unset && diagnostics.is_empty());
    Case {
        title: case.title.clone(),
        input: case.input.clone(),
        problems: show::problems(&source, &diagnostics),
        document: case.document.as_ref().map(|_| document::dump(&document)),
        diagram: show_diagram.then(|| show::diagram(kinds.specs(), &diagram)),
    }
}

/// Characters that an editor would not keep.
fn unescape(input: &str) -> String {
    let input = input.trim_end().to_owned() + "\n";
    let input = if input.contains("<CR>") {
        input.replace("<CR>\n", "\r\n")
    } else {
        input
    };
    input
        .replace("<BOM>", "\u{feff}")
        .replace("<TAB>", "\t")
        .replace("<NUL>", "\0")
}
