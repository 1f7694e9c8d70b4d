//! `kinograph extend`: changes a diagram by what is asked for in words.

use std::{
    io::{IsTerminal as _, stdin},
    path::Path,
    time::Duration,
};

use kinograph_core::{Document, describe, document::parse_with, edit::Edited, has_errors, resolve};
use kinograph_extend::{
    Effects, Endpoint, Error, Event, Http, Key, Prompt, Proposal, Request, Task, Vocabulary, extend,
};

use super::{EditArgs, diff, finish, mistakes_made};
use crate::{
    failure::{Failure, Status},
    input::{Input, Source},
    limits::Limits,
    progress::Progress,
    report::{Report, shown, shown_lines},
    themes::overrides,
    toolkit::Plugins,
};

const NOTES: &str = "\
A language model of your choice proposes the change as operations, which are
done all or not at all, as `kinograph apply` does them: the model never writes
the file, and everything it does not change stays as you wrote it. Any server
that speaks as OpenAI's chat completions do will do, on this computer or not.

The text of the file, its outline, the wish and the names of kinds are sent to
that server and nowhere else, and you are told before they are. --show-prompt
prints all of it and sends nothing.

Environment:
  KINOGRAPH_AI_URL    The base URL of the server, such as http://localhost:11434/v1
  KINOGRAPH_AI_MODEL  What the server calls the model
  KINOGRAPH_AI_KEY    The key, where the server wants one

Examples:
  kinograph extend shop.yaml \"add a Redis cache in front of orders\"
  kinograph extend shop.yaml \"colour everything that holds data teal\" --dry-run
  kinograph extend shop.yaml \"tell how a checkout runs\" --show-prompt";

const URL: &str = "KINOGRAPH_AI_URL";
const MODEL: &str = "KINOGRAPH_AI_MODEL";
const KEY: &str = "KINOGRAPH_AI_KEY";

/// Change a diagram by what you ask for in words
#[derive(Debug, clap::Args)]
#[command(after_help = NOTES)]
pub(crate) struct Args {
    #[command(flatten)]
    edit: EditArgs,

    /// What is to become of the diagram, in your words
    #[arg(value_name = "WISH")]
    wish: String,

    /// Write the file without asking
    #[arg(short, long, help_heading = "Changing", conflicts_with = "dry_run")]
    yes: bool,

    /// The base URL of the server, instead of the one in the environment
    #[arg(long, value_name = "URL", help_heading = "Model")]
    url: Option<String>,

    /// The model, instead of the one in the environment
    #[arg(long, value_name = "NAME", help_heading = "Model")]
    model: Option<String>,

    /// How long each answer may take, in seconds
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "300",
        help_heading = "Model"
    )]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,

    /// Print everything that would be sent, and send nothing
    #[arg(long, help_heading = "Model")]
    show_prompt: bool,
}

pub(crate) fn run(args: &Args, report: &mut Report) -> Result<Status, Failure> {
    if args.edit.json {
        report.collect();
    }
    let input = Input::from(args.edit.file.as_os_str());
    args.check(&input)?;
    let limits = Limits::with(&args.edit.limit);
    let source = input.read(limits.document.bytes)?;
    let mut diagnostics = Vec::new();
    let document = parse_with(&mut diagnostics, &source.text, &limits.document);
    if has_errors(&diagnostics) {
        report.diagnostics(&source, &diagnostics);
        return Ok(Status::of(&diagnostics));
    }
    let plugins = Plugins::open(limits.plugins.clone(), report)?;
    let prompt = prompt(&args.wish, &source, &document, input.folder(), &plugins)?;
    if args.show_prompt {
        report.print(&shown_lines(&everything(args, &prompt)))?;
        return Ok(Status::Done);
    }
    let endpoint = args.endpoint()?;
    let review = |edited: &Edited| match args.edit.force {
        true => Vec::new(),
        false => mistakes_made(&plugins, &limits.document, &input, (&document, edited)),
    };
    let request = Request {
        endpoint: &endpoint,
        prompt: &prompt,
        text: &source.text,
        limits: &limits.document,
        review: &review,
    };
    let proposal = converse(args, &request, &source.name, report)?;
    propose(args, &input, &source, &document, &proposal, report)
}

impl Args {
    /// Looks for what makes it useless to ask anybody.
    fn check(&self, input: &Input) -> Result<(), Failure> {
        if self.wish.trim().is_empty() {
            let failure = Failure::new("nothing is asked for");
            return Err(failure.hint("say what is to be added or changed, in quotes"));
        }
        let decided = self.yes || self.edit.dry_run || self.show_prompt;
        let can_ask = stdin().is_terminal() && *input != Input::Stdin && !self.edit.json;
        if decided || can_ask {
            return Ok(());
        }
        let failure = Failure::new("nothing was sent, since nobody can be asked before writing");
        Err(failure.hint("--yes writes without asking; --dry-run only shows what would change"))
    }

    /// The model as the command line and the environment have it.
    fn endpoint(&self) -> Result<Endpoint, Failure> {
        let missing = |what: &str, option: &str, variable: &str, example: &str| {
            Failure::new(format!("no {what} is set")).hint(format!(
                "give {option}, or put it into {variable}, such as {example}; \
                 docs/extend.md tells more"
            ))
        };
        let url = given(self.url.as_ref(), URL)?;
        let url = url.ok_or_else(|| missing("URL", "--url", URL, "http://localhost:11434/v1"))?;
        let model = given(self.model.as_ref(), MODEL)?;
        let model = model.ok_or_else(|| missing("model", "--model", MODEL, "qwen3"))?;
        let key = given(None, KEY)?.map(|key| Key::new(&key)).transpose();
        let key = key.map_err(|error| failure(&error))?;
        Endpoint::new(&url, &model, key).map_err(|error| failure(&error))
    }
}

/// An option, or what the environment says instead; nothing is as good as empty.
fn given(option: Option<&String>, variable: &str) -> Result<Option<String>, Failure> {
    let value = match (option, std::env::var(variable)) {
        (Some(option), _) => option.clone(),
        (None, Ok(value)) => value,
        (None, Err(std::env::VarError::NotPresent)) => return Ok(None),
        (None, Err(std::env::VarError::NotUnicode(_))) => {
            return Err(Failure::new(format!("{variable} is not UTF-8")));
        }
    };
    Ok(Some(value).filter(|value| !value.trim().is_empty()))
}

fn failure(error: &Error) -> Failure {
    if *error == Error::Stopped {
        return Failure::Interrupted;
    }
    let failure = Failure::new(error.to_string());
    match error.hint() {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn prompt(
    wish: &str,
    source: &Source,
    document: &Document,
    folder: &Path,
    plugins: &Plugins,
) -> Result<Prompt, Failure> {
    let (kinds, layouts) = (plugins.kinds(), plugins.layouts());
    // A diagram with mistakes can be extended too; they are told elsewhere.
    let overrides = overrides(&mut Vec::new(), document, folder);
    let diagram = resolve(&mut Vec::new(), kinds, layouts, document, &overrides);
    let task = Task {
        text: &source.text,
        outline: &describe(&diagram, kinds.specs()),
        wish: wish.trim(),
        vocabulary: Vocabulary {
            kinds: kinds.specs(),
            layouts: layouts.specs(),
        },
    };
    Prompt::new(&task).map_err(|error| failure(&error))
}

/// All that would be sent, for people to read.
fn everything(args: &Args, prompt: &Prompt) -> String {
    let to = match args.endpoint() {
        Ok(endpoint) => format!("{}, model {}", endpoint.host(), endpoint.model),
        Err(failure) => format!("nobody yet: {failure}"),
    };
    let schema = serde_json::to_string_pretty(&Prompt::schema()).expect("a schema is JSON");
    let Prompt { system, user } = prompt;
    format!(
        "To {to}. The key is not shown.\n\n--- system\n{system}\n--- user\n{user}\n\
         --- response_format: json_schema\n{schema}\n"
    )
}

/// Asks the model, telling what is sent before it is.
fn converse(
    args: &Args,
    request: &Request<'_>,
    name: &str,
    report: &Report,
) -> Result<Proposal, Failure> {
    let (host, model) = (request.endpoint.host(), &request.endpoint.model);
    let (host, model, name) = (shown(host), shown(model), shown(name));
    let progress = Progress::wait(&format!("waiting for {model}"), report)?;
    let mut watch = || progress.tick();
    let mut transport = Http::new(Duration::from_secs(args.timeout), &mut watch);
    let mut tell = |event: Event<'_>| {
        let line = match event {
            Event::Sending { bytes, attempt: 1 } => format!(
                "sending the text of {name}, its outline and the wish to {host}, \
                 model {model}: {bytes} bytes"
            ),
            Event::Sending { bytes, .. } => format!("sending all of it again: {bytes} bytes"),
            Event::Unsupported => format!("{host} knows no JSON Schema; the same goes without"),
            Event::Mistaken(problems) => {
                let problems: Vec<String> = problems.iter().map(shown).collect();
                format!("the answer has mistakes: {}", problems.join("; "))
            }
        };
        progress.aside(|| report.disclose(&line));
    };
    extend(&mut transport, request, &mut tell).map_err(|error| failure(&error))
}

/// Shows what would change, asks unless that is decided, and writes.
fn propose(
    args: &Args,
    input: &Input,
    source: &Source,
    document: &Document,
    proposal: &Proposal,
    report: &mut Report,
) -> Result<Status, Failure> {
    let text = &proposal.edited.text;
    let changes = *text != source.text;
    let shows = !args.edit.json && !args.edit.dry_run && *input != Input::Stdin;
    if changes && shows {
        report.print(&diff::unified(&source.name, &source.text, text).styled)?;
    }
    if let Some(comment) = &proposal.comment {
        report.note(&format!("the model says: {}", shown(comment)));
    }
    let effects = Effects::of(document, &proposal.edited.document, &proposal.operations);
    if effects.removes_most() {
        let hint = "read the difference, and say \"only add\" if that is what you want";
        report.warning(
            &format!("this removes most of the diagram: it {effects}"),
            hint,
        );
    } else {
        report.note(&format!("this {effects}"));
    }
    let decided = args.yes || args.edit.dry_run || !changes;
    if !decided && !report.agrees(&format!("write this to {}?", shown(&source.name)))? {
        report.note("nothing was written");
        return Ok(Status::Done);
    }
    finish(&args.edit, input, source, text, report)
}
