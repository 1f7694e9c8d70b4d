//! `kinograph render`: draws diagrams.

mod memories;
mod open;
mod plan;
mod watch;

use std::ffi::OsString;

use kinograph_core::Memory;

use crate::{
    draw::{DrawArgs, Drawing, Shades, Studio},
    failure::{Failure, Status},
    input::Input,
    output::{Format, Target},
    picture::{Encoding, ExporterArgs, PictureArgs},
    progress::Progress,
    report::Report,
};
use memories::Memories;
use plan::Job;
use watch::Watch;

const NOTES: &str = "\
Without -o a picture is written beside its diagram file, as SVG. A diagram
with mistakes is not drawn, and its old picture stays. What is drawn again
by --watch stays near to where it stood before.

Examples:
  kinograph render shop.yaml                         Write shop.svg
  kinograph render shop.yaml -o shop.png --scale 2   Write a sharp PNG
  kinograph render docs/*.yaml -o public/ --format svg,png,mp4
  kinograph render shop.yaml --watch --open          See it change as you write
  kinograph render shop.yaml --remember              Move little when little changed
  kinograph render shop.yaml --theme midnight --size slide -o slide.png
  kinograph render shop.yaml --dark midnight         Follow who prefers dark
  kinograph render shop.yaml -o shop.mp4 --size 1080p   Make a video of it
  kinograph render shop.yaml -o shop.gif --fps 20       Make it move in a README
  kinograph render shop.yaml --animate                  Let the SVG move
  kinograph render shop.yaml --exporter ./libqoi.so -o shop.qoi
  generate-diagram | kinograph render - > shop.svg";

/// Draw diagrams
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    /// The diagram files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<OsString>,

    /// The file to write, or the folder to write to; - is standard output
    #[arg(short, long, value_name = "PATH", help_heading = "Output")]
    output: Option<OsString>,

    /// The format: svg, png, gif, mp4, apng or y4m; several with commas between them
    /// [default: what the name of the output ends with, else svg]
    #[arg(short, long, help_heading = "Output", hide_possible_values = true)]
    #[arg(value_delimiter = ',')]
    format: Vec<Format>,

    #[command(flatten)]
    native: ExporterArgs,

    /// Draw again whenever a file changes, or a script or theme that it names, until Ctrl-C
    #[arg(short, long, help_heading = "Output", conflicts_with = "json")]
    watch: bool,

    /// Keep what is drawn near to where it stood the last time, which a file beside the diagram
    /// tells, such as shop.layout for shop.yaml
    #[arg(long, help_heading = "Output")]
    remember: bool,

    /// Show the picture when it is written
    #[arg(long, help_heading = "Output")]
    open: bool,

    #[command(flatten)]
    picture: PictureArgs,

    #[command(flatten)]
    draw: DrawArgs,

    /// Print problems and the files written as JSON
    #[arg(long, help_heading = "General")]
    json: bool,
}

impl Args {
    /// How every diagram is written, as far as the command line says it.
    fn encodings(&self) -> Result<Vec<Encoding>, Failure> {
        let native = self.native.load(self.draw.limits().exporter_bytes)?;
        Ok(match native {
            Some(native) => vec![native.into()],
            None => self.format.iter().copied().map(Encoding::from).collect(),
        })
    }
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.json {
        report.collect();
    }
    let asked = args.encodings()?;
    let jobs = plan::jobs(&args.inputs, args.output.as_deref(), &asked)?;
    check_combination(args, &jobs)?;
    for job in &jobs {
        args.picture.check(&job.encoding)?;
    }
    let studio = Studio::open(&args.draw, args.picture.size.aspect_ratio(), report)?;
    let mut known = Known {
        memories: Memories::new(args.remember, args.watch),
        watch: args.watch.then(|| Watch::begin(&jobs)).transpose()?,
        told: None,
    };
    let mut worst = Status::Done;
    for job in &jobs {
        let status = render_or_tell(args, &studio, &mut known, job, report)?;
        if args.open && status == Status::Done {
            open::show(&job.target)?;
        }
        worst = worst.max(status);
    }
    if known.watch.is_some() {
        report.note("watching for changes; Ctrl-C stops");
    }
    while let Some(changed) = known.next_changes(&jobs)? {
        known.told = None;
        for job in changed {
            worst = render_or_tell(args, &studio, &mut known, job, report)?;
        }
    }
    Ok(worst)
}

/// What is known from one drawing to the next.
struct Known {
    memories: Memories,
    watch: Option<Watch>,
    /// The input whose problems were told last: each picture of it has the same.
    told: Option<Input>,
}

impl Known {
    /// Draws a job's diagram, from files that are watched if any are to be.
    fn draw(
        &mut self,
        studio: &Studio,
        input: &Input,
        shades: Shades<'_>,
        report: &mut Report,
    ) -> Result<Drawing, Failure> {
        let memory = self.memories.recall(input, report);
        loop {
            let drawing = studio.draw_shades(input, memory.as_ref(), shades)?;
            let watch = self.watch.as_mut();
            if !watch.is_some_and(|watch| watch.follow(input, &drawing.named)) {
                return Ok(drawing);
            }
        }
    }

    /// The jobs to draw again, once there are any; none when nothing is watched.
    fn next_changes<'a>(&self, jobs: &'a [Job]) -> Result<Option<Vec<&'a Job>>, Failure> {
        self.watch
            .as_ref()
            .map_or(Ok(None), |watch| watch.next(jobs))
    }
}

/// What each argument allows alone but not with the others.
fn check_combination(args: &Args, jobs: &[Job]) -> Result<(), Failure> {
    let to_stdout = jobs.iter().any(|job| job.target == Target::Stdout);
    let from_stdin = jobs.iter().any(Job::reads_stdin);
    let refuse = |message: &str, hint: &str| Err(Failure::new(message).hint(hint));
    if to_stdout && args.json {
        return refuse(
            "--json and the picture both want standard output",
            "write to a file with -o",
        );
    }
    if to_stdout && args.open {
        return refuse(
            "--open needs a picture in a file",
            "write to a file with -o",
        );
    }
    if from_stdin && args.remember {
        return refuse(
            "--remember has no place for what standard input says",
            "name a file",
        );
    }
    if args.remember {
        memories::check(jobs)?;
    }
    if let Some(poster) = args.picture.poster() {
        plan::check_poster(jobs, &poster)?;
        if poster == Target::Stdout && args.json {
            return refuse(
                "--json and the poster both want standard output",
                "write the poster to a file",
            );
        }
    }
    if let Some(exporter) = args.native.file() {
        plan::check_exporter(jobs, exporter)?;
    }
    if from_stdin && args.watch {
        return refuse("--watch cannot watch standard input", "name a file");
    }
    Ok(())
}

/// Renders, and tells about what went wrong. Fails only when nobody listens any
/// more, or somebody wants to stop.
fn render_or_tell(
    args: &Args,
    studio: &Studio,
    known: &mut Known,
    job: &Job,
    report: &mut Report,
) -> Result<Status, Failure> {
    match render(args, studio, known, job, report) {
        Err(failure @ (Failure::ReaderLeft | Failure::Interrupted)) => Err(failure),
        Err(failure) => Ok(report.failure(&failure)),
        Ok(status) => Ok(status),
    }
}

fn render(
    args: &Args,
    studio: &Studio,
    known: &mut Known,
    job: &Job,
    report: &mut Report,
) -> Result<Status, Failure> {
    let shades = args.picture.shades(&job.encoding);
    let drawing = known.draw(studio, &job.input, shades, report)?;
    if known.told.as_ref() != Some(&job.input) {
        report.problems(&drawing.source, &drawing.diagnostics);
        known.told = Some(job.input.clone());
    }
    let status = Status::of(&drawing.diagnostics);
    let composed = args.picture.compose(&drawing, &job.encoding);
    let (Some(picture), Some(stages)) = (composed, &drawing.stages) else {
        return Ok(status);
    };
    let memory = Memory::of(&stages.diagram, &stages.placement);
    let name = &drawing.source.name;
    if let Some(poster) = args.picture.poster() {
        poster.write_with(|outlet| args.picture.write_poster(&picture, outlet))?;
        told(report, name, &poster);
    }
    let mut progress = if args.picture.is_film(&job.encoding) {
        Progress::begin(name, report)?
    } else {
        Progress::unnoticed()
    };
    job.target.write_with(|outlet| {
        args.picture
            .write(&picture, &job.encoding, outlet, &mut progress)
    })?;
    drop(progress);
    told(report, name, &job.target);
    // What stands where it does because a layout failed is not worth keeping.
    if status == Status::Done {
        known.memories.keep(&job.input, memory)?;
    }
    Ok(status)
}

/// Tells what was written, unless it went to a stream.
fn told(report: &mut Report, source: &str, target: &Target) {
    if let Target::File(path) | Target::Inherited(path) = target {
        let bytes = path.metadata().map_or(0, |metadata| metadata.len());
        report.wrote(source, path, bytes);
    }
}
