//! The conversation with a model: a wish, an answer, and what is wrong with it,
//! until nothing is.

use kinograph_core::{
    Diagnostic, Severity,
    document::Limits,
    edit::{Edited, Operation, edit_with},
};
use serde_json::{Value, json};

use crate::{
    Endpoint, Error, Prompt, Transport,
    answer::Answer,
    prompt::Message,
    reply::{said, shown},
    schema::schema,
};

/// How often a model may try.
pub const TRIES: usize = 3;
/// How many problems are told at once; one mistake can make many.
const TOLD: usize = 20;
/// How much of an answer with mistakes is sent back.
const QUOTED_BYTES: usize = 32_000;

/// What is to be done, and who judges it.
pub struct Request<'a> {
    /// The model.
    pub endpoint: &'a Endpoint,
    /// What it is told.
    pub prompt: &'a Prompt,
    /// The diagram file.
    pub text: &'a str,
    /// Of diagram files.
    pub limits: &'a Limits,
    /// Finds what is wrong with an edited file, such as kinds that do not exist.
    pub review: &'a dyn Fn(&Edited) -> Vec<Diagnostic>,
}

impl std::fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("endpoint", self.endpoint)
            .field("prompt", self.prompt)
            .finish_non_exhaustive()
    }
}

/// What happens on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'e> {
    /// So many bytes are about to be sent.
    Sending {
        /// All of the request but its headers.
        bytes: usize,
        /// How often the model was asked, from 1.
        attempt: usize,
    },
    /// The server cannot hold the model to a schema; the same is sent without.
    Unsupported,
    /// The answer has mistakes, and the model is told.
    Mistaken(&'e [String]),
}

/// A change that can be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What the file would be.
    pub edited: Edited,
    /// What makes it so.
    pub operations: Vec<Operation>,
    /// What the model says about it, on one line.
    pub comment: Option<String>,
}

/// What the answer is held to. Servers know the first, the second or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Schema,
    Object,
    Free,
}

impl Format {
    /// As requests have it.
    fn value(self) -> Option<Value> {
        match self {
            // Strict schemas are a dialect of their own, without optional fields.
            Self::Schema => Some(json!({
                "type": "json_schema",
                "json_schema": {"name": "diagram_edit", "schema": schema()},
            })),
            Self::Object => Some(json!({"type": "json_object"})),
            Self::Free => None,
        }
    }

    fn weaker(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::Object),
            Self::Object => Some(Self::Free),
            Self::Free => None,
        }
    }
}

/// Asks for a change until there is one that can be made, at most [`TRIES`] times.
///
/// # Errors
/// When the model cannot be reached, does not want to, or makes nothing but mistakes.
pub fn extend(
    transport: &mut dyn Transport,
    request: &Request<'_>,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Proposal, Error> {
    let mut talk = Talk {
        transport,
        endpoint: request.endpoint,
        messages: request.prompt.messages(),
        format: Format::Schema,
        attempt: 0,
    };
    loop {
        let said = talk.ask(tell)?;
        let problems = match judge(request, &said) {
            Ok(proposal) => return Ok(proposal),
            Err(Fault::Final(error)) => return Err(error),
            Err(Fault::Mistakes(problems)) => problems,
        };
        let problems: Vec<String> = problems
            .iter()
            .take(TOLD)
            .map(|problem| shown(request.endpoint, problem))
            .collect();
        if talk.attempt == TRIES {
            let tries = TRIES;
            return Err(Error::GaveUp { tries, problems });
        }
        tell(Event::Mistaken(&problems));
        talk.complain(&said, &problems);
    }
}

/// Why an answer is no proposal.
enum Fault {
    /// The model may try again.
    Mistakes(Vec<String>),
    /// It would be of no use.
    Final(Error),
}

/// What comes of an answer.
fn judge(request: &Request<'_>, said: &str) -> Result<Proposal, Fault> {
    let Answer {
        operations,
        comment,
    } = Answer::read(said).map_err(Fault::Mistakes)?;
    let comment = comment.map(|comment| shown(request.endpoint, &comment));
    if operations.is_empty() {
        return Err(Fault::Final(Error::NothingProposed(comment)));
    }
    let edited = edit_with(request.text, &operations, request.limits)
        .map_err(|problems| Fault::Mistakes(problems.iter().map(|it| told(it, "")).collect()))?;
    let mistakes: Vec<String> = (request.review)(&edited)
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| told(problem, &edited.text))
        .collect();
    if !mistakes.is_empty() {
        return Err(Fault::Mistakes(mistakes));
    }
    Ok(Proposal {
        edited,
        operations,
        comment,
    })
}

/// A problem for a model to read, with the line of the text that has it.
fn told(problem: &Diagnostic, text: &str) -> String {
    let mut told = problem.message.clone();
    let line = problem.span.and_then(|span| {
        let before = text.get(..span.start)?;
        text.lines().nth(before.matches('\n').count())
    });
    if let Some(line) = line {
        told += &format!(", in the line `{}`", line.trim());
    }
    if let Some(hint) = &problem.hint {
        told += &format!(" ({hint})");
    }
    told
}

struct Talk<'t> {
    transport: &'t mut dyn Transport,
    endpoint: &'t Endpoint,
    messages: Vec<Message>,
    format: Format,
    attempt: usize,
}

impl Talk<'_> {
    /// What the model says to all that was said so far.
    fn ask(&mut self, tell: &mut dyn FnMut(Event<'_>)) -> Result<String, Error> {
        self.attempt += 1;
        loop {
            let body = self.body();
            tell(Event::Sending {
                bytes: body.len(),
                attempt: self.attempt,
            });
            let reply = self.transport.send(self.endpoint, body)?;
            match self.format.weaker() {
                Some(weaker) if matches!(reply.status, 400 | 422) => {
                    self.format = weaker;
                    tell(Event::Unsupported);
                }
                _ => return said(self.endpoint, &reply),
            }
        }
    }

    fn body(&self) -> String {
        let mut body = json!({"model": self.endpoint.model, "messages": self.messages});
        if let Some(format) = self.format.value() {
            body["response_format"] = format;
        }
        body.to_string()
    }

    /// Tells the model what is wrong with what it said.
    fn complain(&mut self, said: &str, problems: &[String]) {
        let mut end = said.len().min(QUOTED_BYTES);
        while !said.is_char_boundary(end) {
            end -= 1;
        }
        let quoted = said[..end].to_owned();
        let problems: Vec<String> = problems.iter().map(|it| format!("- {it}\n")).collect();
        let complaint = format!(
            "Nothing was changed, because:\n{}Answer with the whole JSON object again, mended.",
            problems.concat()
        );
        self.messages.push(Message::new("assistant", quoted));
        self.messages.push(Message::new("user", complaint));
    }
}
