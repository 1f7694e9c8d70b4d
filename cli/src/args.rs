//! The command line, as clap reads it.

use anstream::ColorChoice;
use clap::{ArgAction, CommandFactory, Parser, Subcommand, ValueEnum, builder::Styles};

use crate::{
    commands,
    report::{self, Verbosity},
};

const STYLES: Styles = Styles::styled()
    .header(report::HEADING)
    .usage(report::HEADING)
    .literal(report::STRONG);

const EXAMPLES: &str = "\
Examples:
  kinograph new microservices              Start from a template
  kinograph render microservices.yaml      Draw it as microservices.svg
  kinograph render shop.yaml -o shop.png   Draw it as PNG
  kinograph render shop.yaml -o shop.mp4   Make a video of it
  kinograph add shop.yaml cache redis      Change the file, and keep what you wrote
  kinograph kinds postgres                 Look up what can be drawn

Exit codes:
  0  done
  1  the input has errors
  2  the command line, a file or the environment is at fault
  3  a plugin failed
  130  stopped by Ctrl-C";

/// Draws architecture diagrams from short text files
#[derive(Debug, Parser)]
#[command(name = "kinograph", version, styles = STYLES, after_help = EXAMPLES)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[command(flatten)]
    pub(crate) global: GlobalArgs,

    /// Print the version
    #[arg(short = 'V', long, help_heading = "General", action = ArgAction::Version)]
    version: Option<bool>,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(crate) struct GlobalArgs {
    /// Use colour: auto (on terminals), always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    #[arg(
        help_heading = "General",
        hide_possible_values = true,
        hide_default_value = true
    )]
    color: Color,

    /// Say nothing but what is wrong
    #[arg(short, long, global = true, help_heading = "General")]
    quiet: bool,

    /// Print this help
    #[arg(short, long, global = true, help_heading = "General", action = ArgAction::Help)]
    help: Option<bool>,
}

impl GlobalArgs {
    pub(crate) fn color(&self) -> ColorChoice {
        self.color.into()
    }

    pub(crate) fn verbosity(&self) -> Verbosity {
        if self.quiet {
            Verbosity::Quiet
        } else {
            Verbosity::Usual
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal
    Auto,
    /// Wherever the text goes
    Always,
    /// Not at all
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Render(commands::render::Args),
    Validate(commands::validate::Args),
    Lint(commands::lint::Args),
    Fmt(commands::fmt::Args),
    Set(commands::edit::set::Args),
    Recolor(commands::edit::recolor::Args),
    Add(commands::edit::add::Args),
    Connect(commands::edit::connect::Args),
    Rename(commands::edit::rename::Args),
    #[command(name = "move")]
    Move(commands::edit::relocate::Args),
    Remove(commands::edit::remove::Args),
    Extend(commands::edit::extend::Args),
    Apply(commands::edit::apply::Args),
    Undo(commands::edit::undo::Args),
    Describe(commands::describe::Args),
    New(commands::new::Args),
    Templates(commands::templates::Args),
    Gallery(commands::gallery::Args),
    Kinds(commands::kinds::Args),
    #[command(alias = "layout")]
    Layouts(commands::layouts::Args),
    Icons(commands::icons::Args),
    Pack(commands::pack::Args),
    Mcp(commands::mcp::Args),
    Themes(commands::themes::Args),
    Schema(commands::schema::Args),
    Completions(commands::completions::Args),
    Man(commands::man::Args),
}

/// The command line as clap describes it, for help, completions and manual pages.
pub(crate) fn command() -> clap::Command {
    Cli::command()
}

/// The colour that the command line asks for, when it cannot be parsed or asks
/// for help: clap stops before it knows.
pub(crate) fn color_before_parsing() -> ColorChoice {
    let mut color = ColorChoice::Auto;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy().into_owned();
        let value = match argument.strip_prefix("--color") {
            Some("") => arguments
                .next()
                .map(|value| value.to_string_lossy().into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None if argument == "--" => break,
            None => None,
        };
        if let Some(asked) = value.and_then(|value| Color::from_str(&value, false).ok()) {
            color = asked.into();
        }
    }
    color
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
