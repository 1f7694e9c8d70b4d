//! `kinograph lint`: finds what readers would trip over in a drawing.

use std::{ffi::OsString, str::FromStr};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use kinograph_core::{
    Stages,
    diagnostic::nearest,
    lint::{self, Code, Figures, Level, LintOptions},
    text::Fonts,
};

use crate::{
    draw::{DrawArgs, Studio},
    failure::{Failure, Status},
    input::Input,
    picture::SizeArgs,
    report::{Exceeded, Linted, Report, shown},
};

const NOTES: &str = "\
A fault misleads readers, such as a line behind a node; a note slows them
down, such as a crossing. The exit code is 1 when there are more of a code than
its limit: --max sets it, else it is 0 for faults, and none for notes unless
--strict. docs/lint.md tells about each code.

Examples:
  kinograph lint shop.yaml
  kinograph lint docs/*.yaml --max-crossings 3 --allow lonely
  kinograph lint shop.yaml --size 1280x720     Is it legible on a slide?
  kinograph lint shop.yaml --max many-bends=0 --json";

/// Find what readers would trip over: crossings, overlaps, text too small
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<OsString>,

    /// Let notes fail too
    #[arg(long)]
    strict: bool,

    /// Fail only when there are more than NUMBER of a code, such as edges-overlap=2; repeatable
    #[arg(long, value_name = "CODE=NUMBER")]
    max: Vec<Most>,

    /// The same as --max edge-crossing=NUMBER
    #[arg(long, value_name = "NUMBER")]
    max_crossings: Option<usize>,

    /// Do not look for this; repeatable
    #[arg(long, value_name = "CODE", value_parser = code_parser())]
    allow: Vec<Code>,

    /// Print what is found as JSON
    #[arg(long, help_heading = "General")]
    json: bool,

    #[command(flatten)]
    size: SizeArgs,

    #[command(flatten)]
    draw: DrawArgs,
}

fn code_parser() -> impl TypedValueParser<Value = Code> {
    PossibleValuesParser::new(Code::ALL.iter().map(|code| code.name()))
        .map(|name| Code::find(&name).expect("the values are the codes' names"))
}

/// How many of a code are allowed, as in `edges-overlap=2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Most {
    code: Code,
    count: usize,
}

impl FromStr for Most {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((name, count)) = text.split_once('=') else {
            return Err("write a code and a number, such as edge-crossing=3".to_owned());
        };
        let code = Code::find(name).ok_or_else(|| {
            let names = Code::ALL.iter().map(|code| code.name());
            match nearest(name, names.clone()) {
                Some(near) => format!("unknown code \"{name}\"; did you mean \"{near}\"?"),
                None => format!(
                    "unknown code \"{name}\"; the codes are {}",
                    names.collect::<Vec<_>>().join(", ")
                ),
            }
        })?;
        let count = count
            .parse()
            .map_err(|_| format!("\"{count}\" is not a whole number"))?;
        Ok(Self { code, count })
    }
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.json {
        report.collect();
    }
    let studio = Studio::open(&args.draw, args.size.aspect_ratio(), report)?;
    let mut worst = Status::Done;
    for input in &args.inputs {
        let status = match lint_file(args, &studio, &Input::from(input.as_os_str()), report) {
            Err(Failure::ReaderLeft) => return Err(Failure::ReaderLeft),
            Err(failure) => report.failure(&failure),
            Ok(status) => status,
        };
        worst = worst.max(status);
    }
    Ok(worst)
}

fn lint_file(
    args: &Args,
    studio: &Studio,
    input: &Input,
    report: &mut Report,
) -> Result<Status, Failure> {
    let drawing = studio.draw(input, None)?;
    report.problems(&drawing.source, &drawing.diagnostics);
    let status = Status::of(&drawing.diagnostics);
    let Some(stages) = drawing.stages else {
        return Ok(status);
    };
    let lint::Report {
        mut findings,
        figures,
    } = look(args, &stages, &drawing.fonts);
    findings.retain(|finding| !args.allow.contains(&finding.code));
    let count = |code: Code| findings.iter().filter(|it| it.code == code).count();
    let exceeded: Vec<Exceeded> = Code::ALL
        .iter()
        .filter_map(|code| {
            let (count, limit) = (count(*code), limit(args, *code)?);
            (count > limit).then_some(Exceeded {
                code: *code,
                count,
                limit,
            })
        })
        .collect();
    let failed = if exceeded.is_empty() {
        Status::Done
    } else {
        Status::FaultyInput
    };
    let summary = summary(&drawing.source.name, &figures, findings.len(), &exceeded);
    report.linted(
        &drawing.source,
        Linted {
            findings,
            figures,
            exceeded,
        },
        &summary,
    )?;
    Ok(status.max(failed))
}

fn look(args: &Args, stages: &Stages, fonts: &Fonts) -> lint::Report {
    let Stages {
        diagram,
        visuals,
        placement,
    } = stages;
    let scene = stages.still(fonts);
    let options = LintOptions {
        scale: args.size.scale(&scene),
        ..LintOptions::default()
    };
    lint::lint(diagram, visuals, placement, &scene, &options)
}

/// How many of a code are no reason to fail; none for any number.
fn limit(args: &Args, code: Code) -> Option<usize> {
    let crossings = args.max_crossings.filter(|_| code == Code::EdgeCrossing);
    let given = args.max.iter().rfind(|most| most.code == code);
    given
        .map(|most| most.count)
        .or(crossings)
        .or((args.strict || code.level() == Level::Fault).then_some(0))
}

/// One line about a drawing.
fn summary(name: &str, figures: &Figures, findings: usize, exceeded: &[Exceeded]) -> String {
    let Figures {
        nodes,
        edges,
        crossings,
        bends,
        ..
    } = *figures;
    let counted = [
        counted(nodes, "node"),
        counted(edges, "edge"),
        counted(crossings, "crossing"),
        counted(bends, "bend"),
    ];
    let findings = match findings {
        0 => "nothing found".to_owned(),
        some => counted_found(some),
    };
    let over: Vec<String> = exceeded
        .iter()
        .map(|it| format!("{} {} (allowed: {})", it.count, it.code.name(), it.limit))
        .collect();
    let over = if over.is_empty() {
        String::new()
    } else {
        format!("; too many: {}", over.join(", "))
    };
    format!(
        "{}: {}; {findings}{over}\n",
        shown(name),
        counted.join(", ")
    )
}

fn counted_found(count: usize) -> String {
    format!("{} found", counted(count, "thing"))
}

/// A number of things, as in `2 nodes`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_a_code_and_a_number() {
        let most = |text: &str| text.parse::<Most>();
        assert_eq!(
            most("edge-crossing=3"),
            Ok(Most {
                code: Code::EdgeCrossing,
                count: 3
            })
        );
        let error = |text: &str| most(text).expect_err("no limit");
        assert!(error("edge-crosing=3").contains("\"edge-crossing\""));
        assert!(error("beauty=3").contains("low-contrast"));
        assert!(error("lonely=-1").contains("\"-1\""));
        assert!(error("lonely").contains("a number"));
    }
}
