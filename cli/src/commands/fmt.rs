//! `kinograph fmt`: lays diagram files out in one way.

use std::{ffi::OsString, path::Path};

use kinograph_core::{
    document::{self, Limits},
    has_errors, parse,
};
use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions, LineBreak};
use yaml_parser::SyntaxKind;

use crate::{
    failure::{Failure, Status},
    input::{Input, Source},
    output::{Existing, write},
    report::{Report, shown},
};

const NOTES: &str = "\
Spaces, line breaks and quotes change. Comments, the order of lines and what
the diagram means do not: a file for which that cannot be promised is left
alone.

Examples:
  kinograph fmt shop.yaml
  kinograph fmt --check docs/*.yaml
  kinograph fmt - < shop.yaml";

/// The byte order mark that some editors begin a file with.
const MARK: char = '\u{feff}';

/// Lay files out in one way
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram files; - is standard input, and goes to standard output
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<OsString>,

    /// Change nothing; fail if a file is laid out in another way
    #[arg(long, conflicts_with = "stdout")]
    check: bool,

    /// Print the result instead of writing it
    #[arg(long)]
    stdout: bool,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let mut worst = Status::Done;
    for input in &args.inputs {
        let status = match format_input(args, &Input::from(input.as_os_str()), report) {
            Ok(status) => status,
            Err(Failure::ReaderLeft) => return Err(Failure::ReaderLeft),
            Err(failure) => report.failure(&failure),
        };
        worst = worst.max(status);
    }
    Ok(worst)
}

fn format_input(args: &Args, input: &Input, report: &mut Report) -> Result<Status, Failure> {
    let source = input.read(Limits::default().bytes)?;
    let mut diagnostics = Vec::new();
    parse(&mut diagnostics, &source.text);
    if has_errors(&diagnostics) {
        report.problems(&source, &diagnostics);
        return Ok(Status::of(&diagnostics));
    }
    let formatted = format(&source)?;
    let changed = formatted != source.text;
    match input {
        _ if args.check && changed => {
            let name = &source.name;
            let problem =
                Failure::new(format!("{name} is not laid out as `kinograph fmt` does it"))
                    .hint(format!("`kinograph fmt {name}` changes it"));
            report.failure(&problem);
            return Ok(Status::FaultyInput);
        }
        _ if args.check => {}
        Input::Stdin => report.print_bytes(formatted.as_bytes())?,
        Input::File(_) if args.stdout => report.print_bytes(formatted.as_bytes())?,
        Input::File(path) if changed => replace(path, &formatted, report)?,
        Input::File(_) => {}
    }
    Ok(Status::Done)
}

fn replace(path: &Path, text: &str, report: &Report) -> Result<(), Failure> {
    write(path, text.as_bytes(), Existing::Replace)
        .map_err(|error| Failure::writing(path, &error))?;
    report.note(&format!("formatted {}", shown(path.display())));
    Ok(())
}

/// The text laid out in our way, if that changes neither meaning nor comments.
fn format(source: &Source) -> Result<String, Failure> {
    let text = source.text.strip_prefix(MARK).unwrap_or(&source.text);
    let refuse = |reason: &str| {
        Failure::new(format!("cannot format {}: {reason}", source.name))
            .hint("the file is left as it is")
    };
    let formatted = pretty_yaml::format_text(text, &options(text)).map_err(|error| {
        let (line, column) = source.position(source.text.len() - text.len() + error.offset());
        refuse(&format!(
            "the formatter does not understand line {line} from column {column} on"
        ))
    })?;
    if meaning(text) != meaning(&formatted) {
        return Err(refuse("the result would mean something else"));
    }
    if comments(text) != comments(&formatted) {
        return Err(refuse("a comment would be lost"));
    }
    let mark = if source.text.starts_with(MARK) {
        "\u{feff}"
    } else {
        ""
    };
    Ok(format!("{mark}{formatted}"))
}

fn options(text: &str) -> FormatOptions {
    let first_line = text.split_inclusive('\n').next().unwrap_or_default();
    let line_break = if first_line.ends_with("\r\n") {
        LineBreak::Crlf
    } else {
        LineBreak::Lf
    };
    FormatOptions {
        layout: LayoutOptions {
            print_width: 100,
            indent_width: 2,
            line_break,
        },
        language: LanguageOptions {
            brace_spacing: false,
            bracket_spacing: false,
            ..LanguageOptions::default()
        },
    }
}

/// What a diagram file means, to be compared. None when it has mistakes.
fn meaning(text: &str) -> Option<String> {
    let mut diagnostics = Vec::new();
    let document = parse(&mut diagnostics, text);
    (!has_errors(&diagnostics)).then(|| document::dump(&document))
}

/// What its comments say, in order.
fn comments(text: &str) -> Option<Vec<String>> {
    let tree = yaml_parser::parse(text).ok()?;
    let tokens = tree
        .descendants_with_tokens()
        .filter_map(|element| element.into_token());
    let comments = tokens.filter(|token| token.kind() == SyntaxKind::COMMENT);
    Some(
        comments
            .map(|token| token.text().trim_end().to_owned())
            .collect(),
    )
}
