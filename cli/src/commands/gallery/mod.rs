//! `kinograph gallery`: diagrams on one page, moving, in every theme.

mod page;
mod source;

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use kinograph_core::style::Theme;
use kinograph_templates::Heading;

use crate::{
    draw::{DrawArgs, Shades, Studio},
    failure::{Failure, Status},
    input::{Input, Source},
    output::Target,
    picture,
    report::Report,
};
use page::{Entry, Page};

const NOTES: &str = "\
The page is one HTML file that asks nothing of any network. It holds every
diagram in every theme, moving, with its source. The first line of a file,
`# Title: description.`, and a line `# Tags: one, two` say what stands beside its
picture. When a diagram has mistakes, no page is written.

Examples:
  kinograph gallery                        Show the templates: gallery.html
  kinograph gallery docs/*.yaml -o docs/diagrams.html --title \"Our systems\"
  kinograph gallery --theme midnight       Show them in one theme only";

/// The width of a picture's frame on the page, divided by its height.
const FRAME: f64 = 1.6;

/// Show diagrams on one page, moving, in every theme
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram files; the templates where none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The page to write; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "gallery.html")]
    output: OsString,

    /// What the page is called
    #[arg(long, default_value = "Diagrams")]
    title: String,

    #[command(flatten)]
    draw: DrawArgs,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    let mut studio = Studio::open(&args.draw, Some(FRAME), report)?;
    let names: Vec<String> = match &args.draw.theme {
        Some(name) => vec![name.clone()],
        None => Theme::names().map(str::to_owned).collect(),
    };
    let mut worst = Status::Done;
    let mut themes = Vec::new();
    let mut entries = Vec::new();
    for Exhibit { input, entry } in exhibits(args, &studio)? {
        let drawn = draw(&mut studio, &input, entry, &names, report)?;
        worst = worst.max(drawn.status);
        themes = drawn.themes;
        entries.push(drawn.entry);
    }
    if worst != Status::Done {
        return Ok(worst);
    }
    let page = Page {
        title: &args.title,
        lead: &lead(args, entries.len()),
        themes: &themes,
        entries: &entries,
    };
    let target = Target::from(args.output.as_os_str());
    target.write(page.html().as_bytes())?;
    if let Target::File(path) = &target {
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        report.wrote("gallery", path, bytes);
    }
    Ok(Status::Done)
}

/// What the page shows, before it is drawn.
struct Exhibit {
    /// Where it was read from; for templates, what it stands beside.
    input: Input,
    entry: Entry,
}

/// The diagrams that the command line names.
fn exhibits(args: &Args, studio: &Studio) -> Result<Vec<Exhibit>, Failure> {
    if args.files.is_empty() {
        let of_template = |template: kinograph_templates::Template| Exhibit {
            input: Input::Stdin,
            entry: Entry {
                command: Some(format!("kinograph new {}", template.name)),
                ..entry(template.name.to_owned(), template.text.to_owned())
            },
        };
        return Ok(kinograph_templates::all()
            .into_iter()
            .map(of_template)
            .collect());
    }
    let mut names = BTreeSet::new();
    let of_file = |path: &PathBuf| {
        let input = Input::File(path.clone());
        let text = studio.read(&input)?.text;
        let stem = path.file_stem().unwrap_or(OsStr::new("diagram"));
        let stem = stem.to_string_lossy().into_owned();
        let mut name = stem.clone();
        let mut further = 2..;
        while !names.insert(name.clone()) {
            name = format!("{stem}-{}", further.next().unwrap_or(u32::MAX));
        }
        let entry = entry(name, text);
        Ok(Exhibit { input, entry })
    };
    args.files.iter().map(of_file).collect()
}

/// What a file says about itself.
fn entry(name: String, text: String) -> Entry {
    let heading = Heading::read(&text);
    let title = if heading.title.is_empty() {
        name.clone()
    } else {
        heading.title.to_owned()
    };
    Entry {
        name,
        title,
        description: heading.description.to_owned(),
        tags: heading.tags.into_iter().map(str::to_owned).collect(),
        text,
        command: None,
        pictures: Vec::new(),
    }
}

/// An entry with its pictures, as far as they could be drawn.
struct Drawn {
    entry: Entry,
    /// The themes of its pictures.
    themes: Vec<Theme>,
    status: Status,
}

/// Draws a diagram in each of these themes, and tells once what is wrong with it.
fn draw(
    studio: &mut Studio,
    input: &Input,
    mut entry: Entry,
    names: &[String],
    report: &mut Report,
) -> Result<Drawn, Failure> {
    let mut status = Status::Done;
    let mut themes = Vec::new();
    for name in names {
        studio.set_theme(name);
        let source = Source {
            name: match input {
                Input::Stdin => entry.name.clone(),
                Input::File(_) => input.name(),
            },
            text: entry.text.clone(),
        };
        let drawing = studio.draw_source(input, source, None, Shades::One)?;
        if entry.pictures.is_empty() {
            report.problems(&drawing.source, &drawing.diagnostics);
        }
        status = status.max(Status::of(&drawing.diagnostics));
        if status != Status::Done {
            break;
        }
        entry.pictures.extend(picture::moving_svg(&drawing));
        themes.extend(drawing.stages.map(|stages| stages.diagram.theme));
    }
    Ok(Drawn {
        entry,
        themes,
        status,
    })
}

/// The sentence below the title.
fn lead(args: &Args, diagrams: usize) -> String {
    let what = match (args.files.is_empty(), diagrams) {
        (true, count) => format!("{count} diagrams to start from"),
        (false, 1) => "One diagram".to_owned(),
        (false, count) => format!("{count} diagrams"),
    };
    format!("{what}. Each is a short text file, drawn and moved by Kinograph.")
}
