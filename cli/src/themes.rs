//! Themes that are files: where a diagram may have them from, and reading them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};
use kinograph_core::{
    Diagnostic, Document, Overrides, Span,
    diagnostic::{Elsewhere, code, nearest},
    document::{Limits, parse_theme},
    has_errors,
    style::{Theme, is_theme_file},
};

use crate::{
    beside::{Folders, inside},
    failure::Failure,
    input::{Source, read_named},
};

/// What a file extends that does not say it.
const DEFAULT: &str = "paper";

/// How many theme files may extend each other.
const MOST_FILES: usize = 8;

/// Which theme files may be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Themes {
    /// The folders that they may lie in, besides that of the diagram.
    pub(crate) folders: Vec<PathBuf>,
    /// What a file may hold.
    pub(crate) limits: Limits,
}

/// What came of looking for the themes that a diagram names.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The themes, by the names that are written.
    pub(crate) themes: BTreeMap<String, Theme>,
    /// What is wrong with them.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The built-in theme that the last one comes down to.
    pub(crate) root: String,
    /// The files that were looked for, whether or not they are there.
    pub(crate) looked_for: Vec<PathBuf>,
}

impl Themes {
    /// The theme files that a diagram in `folder` names, and those that the
    /// command line names, which may lie anywhere.
    pub(crate) fn find(&self, document: &Document, folder: &Path, chosen: &[&str]) -> Found {
        let mut search = Search::new(self);
        for name in [&document.theme, &document.dark].into_iter().flatten() {
            // What the command line calls so is what it means, wherever it lies.
            if !chosen.contains(&name.value.as_str()) {
                let named = Named {
                    span: Some(name.span),
                    ..Named::here(&name.value)
                };
                search.add(&named, folder, inside(folder, &name.value));
            }
        }
        for name in chosen {
            search.choose(name);
        }
        search.found
    }

    /// The theme of this name or file, as the command line says it.
    pub(crate) fn choose(&self, name: &str) -> Found {
        let mut search = Search::new(self);
        search.choose(name);
        search.found
    }
}

/// What to resolve a diagram in `folder` with that is not drawn.
pub(crate) fn overrides(
    diagnostics: &mut Vec<Diagnostic>,
    document: &Document,
    folder: &Path,
) -> Overrides {
    let mut found = Themes::default().find(document, folder, &[]);
    diagnostics.append(&mut found.diagnostics);
    Overrides {
        themes: found.themes,
        ..Overrides::default()
    }
}

/// A theme file as something names it.
#[derive(Clone)]
struct Named<'a> {
    name: &'a str,
    /// Where the diagram names it, or what extends it.
    span: Option<Span>,
    /// Where a theme file names it.
    elsewhere: Option<Elsewhere>,
}

impl<'a> Named<'a> {
    fn here(name: &'a str) -> Self {
        Self {
            name,
            span: None,
            elsewhere: None,
        }
    }

    fn error(&self, message: String, hint: impl Into<Option<String>>) -> Diagnostic {
        Diagnostic {
            hint: hint.into(),
            ..Diagnostic::error(code::THEME, message)
                .at(self.span)
                .elsewhere(self.elsewhere.clone())
        }
    }
}

/// Theme files being read.
struct Search<'a> {
    rules: &'a Themes,
    found: Found,
    /// The files that extend each other, down to the one that is being read.
    chain: Vec<PathBuf>,
}

impl<'a> Search<'a> {
    fn new(rules: &'a Themes) -> Self {
        Self {
            rules,
            found: Found::default(),
            chain: Vec::new(),
        }
    }

    /// Reads a file that the command line names.
    fn choose(&mut self, name: &str) {
        let path = PathBuf::from(name);
        let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
        let folder = if folder.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            folder
        };
        if is_theme_file(name) && !self.found.themes.contains_key(name) {
            self.found.looked_for.push(path.clone());
            let theme = self.read(&Named::here(name), &folder, &path);
            self.keep(name, theme);
        }
    }

    /// Reads a file that a diagram names.
    fn add(&mut self, named: &Named<'_>, folder: &Path, path: PathBuf) {
        if is_theme_file(named.name) && !self.found.themes.contains_key(named.name) {
            let theme = self.look(named, folder, path);
            self.keep(named.name, theme);
        }
    }

    /// A theme that failed is told of already; the default keeps it from being missed again.
    fn keep(&mut self, name: &str, theme: Option<Theme>) {
        let theme = theme.unwrap_or_default();
        self.found.themes.insert(name.to_owned(), theme);
    }

    /// Reads a file that must lie in `folder`, or in one of those that are allowed.
    fn look(&mut self, named: &Named<'_>, folder: &Path, path: PathBuf) -> Option<Theme> {
        let folders = Folders {
            own: folder,
            others: &self.rules.folders,
        };
        let looks = folders.lets_look(named.name, &path);
        if looks {
            self.found.looked_for.push(path.clone());
        }
        if !looks || (path.exists() && !folders.hold(&path)) {
            let message = format!(
                "the theme \"{}\" is not in the folder of what names it",
                named.name
            );
            let hint = "--themes-from FOLDER lets diagrams name themes in another folder";
            let problem = named.error(message, hint.to_owned());
            self.found.diagnostics.push(problem);
            return None;
        }
        self.read(named, folder, &path)
    }

    /// Reads a file, and those that it extends, which must lie in `folder`.
    fn read(&mut self, named: &Named<'_>, folder: &Path, path: &Path) -> Option<Theme> {
        let mut refuse = |message: String, hint: Option<String>| {
            self.found.diagnostics.push(named.error(message, hint));
            None
        };
        let shown = path.display();
        if !path.exists() {
            let hint = format!("`kinograph themes new {shown}` writes one");
            return refuse(format!("there is no theme {shown}"), Some(hint));
        }
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.chain.contains(&real) {
            let hint = "let one of them extend a built-in theme";
            return refuse(
                format!("the theme {shown} extends itself"),
                Some(hint.to_owned()),
            );
        }
        if self.chain.len() == MOST_FILES {
            let message = format!("more than {MOST_FILES} theme files extend each other");
            return refuse(message, None);
        }
        let source = match read_named(path, "bytes", self.rules.limits.bytes) {
            Ok(source) => source,
            Err(Failure::Problem { message, hint } | Failure::Plugin { message, hint }) => {
                return refuse(message, hint);
            }
            Err(failure) => return refuse(failure.to_string(), None),
        };
        self.chain.push(real);
        let theme = self.extend(named, folder, path, &source);
        self.chain.pop();
        theme
    }

    fn built_in(&mut self, name: &str) -> Option<Theme> {
        name.clone_into(&mut self.found.root);
        Theme::find(name)
    }

    /// What a file makes of the theme that it extends.
    fn extend(
        &mut self,
        named: &Named<'_>,
        folder: &Path,
        path: &Path,
        source: &Source,
    ) -> Option<Theme> {
        let mut problems = Vec::new();
        let decl = parse_theme(&mut problems, &source.text, &self.rules.limits);
        let base = match &decl.extends {
            None => self.built_in(DEFAULT),
            Some(base) if is_theme_file(&base.value) => {
                let extended = Named {
                    name: &base.value,
                    span: named.span,
                    elsewhere: Some(place(source, base.span)),
                };
                let beside = path.parent().unwrap_or(folder);
                self.look(&extended, folder, inside(beside, &base.value))
            }
            Some(base) => {
                let theme = self.built_in(&base.value);
                if theme.is_none() {
                    problems.push(unknown(&base.value).at(base.span));
                }
                theme
            }
        };
        let theme = base.map(|base| base.extended(named.name, &decl));
        if let Some(theme) = theme.as_ref().filter(|_| !has_errors(&problems)) {
            problems.extend(theme.hard_to_read(&decl));
        }
        let usable = !has_errors(&problems);
        problems.sort_by_key(|problem| problem.span.map(|span| span.start));
        let told = problems.into_iter().map(|problem| {
            let there = problem.span.map(|span| place(source, span));
            let start = || Elsewhere::new(&source.name, &source.text, 1, 1);
            problem
                .at(named.span)
                .elsewhere(there.unwrap_or_else(start))
        });
        self.found.diagnostics.extend(told);
        theme.filter(|_| usable)
    }
}

/// Where in a theme file something is.
fn place(source: &Source, span: Span) -> Elsewhere {
    let (line, column) = source.position(span.start);
    Elsewhere::new(&source.name, &source.text, line, column)
}

fn unknown(name: &str) -> Diagnostic {
    let names: Vec<&str> = Theme::names().collect();
    let listed = format!(
        "the themes are {}; a file ends with .yaml",
        names.join(", ")
    );
    let message = format!("unknown theme \"{name}\"");
    Diagnostic::error(code::UNKNOWN_THEME, message).hint(match nearest(name, names) {
        Some(near) => format!("did you mean \"{near}\"? {listed}"),
        None => listed,
    })
}

/// Reads the name of a theme, or of a theme file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ThemeParser;

impl TypedValueParser for ThemeParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        match value.to_str() {
            Some(file) if is_theme_file(file) => Ok(file.to_owned()),
            Some(_) => {
                PossibleValuesParser::new(Theme::names()).parse_ref(command, argument, value)
            }
            None => Err(clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(command)),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Theme::names().map(PossibleValue::new)))
    }
}
