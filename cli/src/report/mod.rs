//! The one place that prints.
//!
//! Standard output carries what was asked for and nothing else; problems and
//! progress go to standard error. With `--json` the problems are what was
//! asked for: they are collected and printed as one object at the end.

mod excerpt;
mod findings;
mod linted;
mod question;

use std::{
    io::{self, Write},
    path::Path,
};

use annotate_snippets::normalize_untrusted_str;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use kinograph_core::{Diagnostic, Severity};
use serde::Serialize;

use crate::{
    failure::{Failure, Status},
    input::Source,
};
pub(crate) use findings::{EditedFile, Finding};
use findings::{Findings, Output};
pub(crate) use linted::{Exceeded, Linted};

/// What stands out in a list.
pub(crate) const STRONG: Style = AnsiColor::Cyan.on_default().bold();
/// What heads a list.
pub(crate) const HEADING: Style = AnsiColor::Green.on_default().bold();
/// What stands back in a list.
pub(crate) const QUIET: Style = Style::new().dimmed();

/// Where a command tells what it found and did.
#[derive(Debug)]
pub(crate) struct Report {
    color: ColorChoice,
    verbosity: Verbosity,
    findings: Option<Findings>,
}

/// How much is told besides problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// Nothing.
    Quiet,
    /// What was done.
    Usual,
}

impl Report {
    /// A report for people.
    pub(crate) fn new(color: ColorChoice, verbosity: Verbosity) -> Self {
        Self {
            color,
            verbosity,
            findings: None,
        }
    }

    /// From now on, collects for [`Report::finish`] instead of telling.
    pub(crate) fn collect(&mut self) {
        self.findings.get_or_insert_default();
    }

    /// Tells what is wrong with a diagram file; notes are for who asks about
    /// the file, or reads them as JSON.
    pub(crate) fn problems(&mut self, source: &Source, diagnostics: &[Diagnostic]) {
        if self.findings.is_some() {
            return self.diagnostics(source, diagnostics);
        }
        for diagnostic in diagnostics {
            if diagnostic.severity > Severity::Note {
                self.tell(&excerpt::render(source, diagnostic));
            }
        }
    }

    /// Tells all that there is to say of a diagram file.
    pub(crate) fn diagnostics(&mut self, source: &Source, diagnostics: &[Diagnostic]) {
        if let Some(findings) = &mut self.findings {
            findings.add(source, diagnostics);
            return;
        }
        for diagnostic in diagnostics {
            self.tell(&excerpt::render(source, diagnostic));
        }
    }

    /// Tells what readers would trip over in a drawing, and in one line how much there is.
    pub(crate) fn linted(
        &mut self,
        source: &Source,
        linted: Linted,
        summary: &str,
    ) -> Result<(), Failure> {
        if let Some(findings) = &mut self.findings {
            findings.add_linted(source, linted);
            return Ok(());
        }
        for text in linted.render(source) {
            self.tell(&text);
        }
        self.print(summary)
    }

    /// Tells about something that keeps nothing from being done.
    pub(crate) fn warning(&mut self, message: &str, hint: &str) {
        self.problem(Severity::Warning, message, Some(hint));
    }

    /// Tells about a problem that has no place in a text.
    pub(crate) fn problem(&mut self, severity: Severity, message: &str, hint: Option<&str>) {
        match &mut self.findings {
            Some(findings) => findings.add_problem(severity, ENVIRONMENT, message, hint),
            None => self.tell(&excerpt::render_problem(severity, message, hint)),
        }
    }

    /// Tells why a command gave up, and says what it exits with.
    pub(crate) fn failure(&mut self, failure: &Failure) -> Status {
        let (message, hint, code, status) = match failure {
            Failure::Problem { message, hint } => (message, hint, ENVIRONMENT, Status::Environment),
            Failure::Plugin { message, hint } => (message, hint, "plugin", Status::FaultyPlugin),
            Failure::ReaderLeft => return Status::Done,
            Failure::Interrupted => {
                self.note("stopped; what was there before is as it was");
                return Status::Interrupted;
            }
        };
        match &mut self.findings {
            Some(findings) => findings.add_problem(Severity::Error, code, message, hint.as_deref()),
            None => self.tell(&excerpt::render_problem(
                Severity::Error,
                message,
                hint.as_deref(),
            )),
        }
        status
    }

    /// Tells that a file was written.
    pub(crate) fn wrote(&mut self, input: &str, output: &Path, bytes: u64) {
        let output = output.display().to_string();
        match &mut self.findings {
            Some(findings) => {
                findings.outputs.push(Output {
                    input: input.to_owned(),
                    output,
                    bytes,
                });
            }
            None => {
                let (output, size) = (shown(output), size(bytes));
                self.note(&format!("wrote {STRONG}{output}{STRONG:#} ({size})"));
            }
        }
    }

    /// Collects what was changed, if that is collected.
    pub(crate) fn edited(&mut self, file: EditedFile) {
        if let Some(findings) = &mut self.findings {
            findings.edits.push(file);
        }
    }

    /// Tells what was done, unless nobody wants to know.
    pub(crate) fn note(&self, text: &str) {
        if self.verbosity == Verbosity::Usual && self.findings.is_none() {
            self.tell(text);
        }
    }

    /// Tells what nobody may miss, however quiet it is to be.
    pub(crate) fn disclose(&self, text: &str) {
        self.tell(text);
    }

    /// Asks on the terminal, and waits for the answer.
    pub(crate) fn agrees(&self, question: &str) -> Result<bool, Failure> {
        {
            let mut stderr = AutoStream::new(io::stderr(), self.color).lock();
            // Whoever cannot see the question will not say yes.
            let _ = write!(stderr, "{question} [y/N] ");
            let _ = stderr.flush();
        }
        question::is_yes(io::stdin().lock())
            .map_err(|error| Failure::new(format!("cannot read the answer: {error}")))
    }

    /// Tells what is said while work is going on, perhaps on another thread.
    /// None when nobody wants to know.
    pub(crate) fn teller(&self) -> Option<impl Fn(&str) + Send + Sync + 'static> {
        let color = self.color;
        let wanted = self.verbosity == Verbosity::Usual && self.findings.is_none();
        wanted.then_some(move |line: &str| tell(color, &format!("{QUIET}{line}{QUIET:#}")))
    }

    /// Whether a line on the terminal may show how far a piece of work is.
    pub(crate) fn tells_progress(&self) -> bool {
        self.verbosity == Verbosity::Usual && self.findings.is_none()
    }

    /// Prints styled text that was asked for.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut stdout = AutoStream::new(io::stdout(), self.color).lock();
        to_stdout(
            stdout
                .write_all(text.as_bytes())
                .and_then(|()| stdout.flush()),
        )
    }

    /// Prints what was asked for, byte for byte.
    pub(crate) fn print_bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        to_stdout(stdout.write_all(bytes).and_then(|()| stdout.flush()))
    }

    /// Prints a value as JSON that was asked for.
    pub(crate) fn print_json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value)
            .expect("what is printed as JSON has text for keys and no other failure");
        self.print_bytes(format!("{text}\n").as_bytes())
    }

    /// Prints what was collected, and says what to exit with.
    pub(crate) fn finish(mut self, status: Status) -> Status {
        let Some(findings) = self.findings.take() else {
            return status;
        };
        match self.print_json(&findings) {
            Ok(()) => status,
            Err(failure) => self.failure(&failure).max(status),
        }
    }

    fn tell(&self, line: &str) {
        tell(self.color, line);
    }
}

/// Writes a line to standard error. There is nobody to tell when that fails.
fn tell(color: ColorChoice, line: &str) {
    let mut stderr = AutoStream::new(io::stderr(), color).lock();
    let _ = writeln!(stderr, "{line}");
}

/// A problem of a diagram file as people read it, without colours.
pub(crate) fn plain(source: &Source, diagnostic: &Diagnostic) -> String {
    unstyled(&excerpt::render(source, diagnostic))
}

/// Text as it is without colours.
pub(crate) fn unstyled(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// The code of what no diagram and no plugin is to blame for.
const ENVIRONMENT: &str = "environment";

/// A name as it may be shown: file names can hold what steers a terminal.
pub(crate) fn shown(name: impl ToString) -> String {
    normalize_untrusted_str(&name.to_string())
}

/// Text of several lines as it may be shown.
pub(crate) fn shown_lines(text: &str) -> String {
    text.lines().map(|line| shown(line) + "\n").collect()
}

fn to_stdout(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| Failure::writing(Path::new("standard output"), &error))
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..10_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
