//! `kinograph themes show`: all that a theme says, and whether it can be read.

use kinograph_core::style::{Theme, is_theme_file};

use crate::{
    failure::{Failure, Status},
    input::Source,
    report::Report,
    themes::{ThemeParser, Themes},
};

const NOTES: &str = "\
What is printed is a theme file. Of a file it holds what the file leaves out
too, and what is wrong with the file is told.

Examples:
  kinograph themes show paper
  kinograph themes show brand.yaml";

/// Print a theme whole, and check a theme file
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The theme, or a theme file
    #[arg(value_name = "THEME", value_parser = ThemeParser)]
    theme: String,
}

pub(super) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let name = &args.theme;
    if !is_theme_file(name) {
        let theme = Theme::find(name).expect("the command line takes the names of themes only");
        report.print(&theme.to_yaml(name))?;
        return Ok(Status::Done);
    }
    let mut found = Themes::default().choose(name);
    let source = Source {
        name: name.clone(),
        text: String::new(),
    };
    report.diagnostics(&source, &found.diagnostics);
    let status = Status::of(&found.diagnostics);
    if let (Status::Done, Some(theme)) = (status, found.themes.remove(name)) {
        report.print(&theme.to_yaml(&found.root))?;
    }
    Ok(status)
}
