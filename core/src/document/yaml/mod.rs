//! YAML text to a tree of spanned values, with everything refused that the format refuses.
//!
//! The parser's events are read here rather than by serde because one pass can
//! then report every structural problem, each at its place.

mod value;

use std::collections::HashSet;

use granit_parser::{Event, Parser, Span as EventSpan, StructureStyle, options};

use self::value::scalar;
pub(crate) use self::value::{Data, Entry, Form, Key, Scalar, Value};
use super::{Limits, syntax};
use crate::{
    Diagnostic, Span,
    diagnostic::{Problems, code},
};

/// What the text held.
pub(crate) struct Tree {
    /// None for a file that holds nothing but comments.
    pub(crate) root: Option<Value>,
    /// Whether something is missing: the rest, or what was refused.
    pub(super) incomplete: bool,
}

/// Reads the text. The tree holds whatever was complete when reading stopped.
pub(super) fn read(problems: &mut Problems, limits: &Limits, source: &str) -> Tree {
    let mut builder = Builder::new(problems, limits, source);
    let stopped = builder.run().is_err();
    let incomplete = stopped || builder.refused;
    Tree {
        root: builder.finish(),
        incomplete,
    }
}

/// The characters of one key. YAML stops at 1,024, which a wide fan-out exceeds.
const LONGEST_KEY: usize = 16 << 10;

/// Reading stopped, and the reason is reported.
struct Stopped;

struct Builder<'a> {
    problems: &'a mut Problems,
    source: &'a str,
    nesting: usize,
    open: Vec<Open>,
    root: Option<Value>,
    documents: usize,
    /// Whether a value was left out.
    refused: bool,
}

/// A list or mapping whose end has not come yet.
struct Open {
    start: usize,
    flow: bool,
    content: Content,
}

enum Content {
    List(Vec<Value>),
    Map {
        entries: Vec<Entry>,
        seen: HashSet<String>,
        key: Pending,
    },
}

/// The state of a mapping between a key and its value.
enum Pending {
    None,
    Key(Key),
    /// The value that comes next belongs to a key that was refused.
    Refused,
}

impl<'a> Builder<'a> {
    fn new(problems: &'a mut Problems, limits: &Limits, source: &'a str) -> Self {
        let nesting = limits.deepest();
        Self {
            problems,
            source,
            nesting,
            open: Vec::new(),
            root: None,
            documents: 0,
            refused: false,
        }
    }

    fn run(&mut self) -> Result<(), Stopped> {
        // One more than our own limit, so that ours is the one that is reported.
        let parser_limit = self.nesting + 1;
        let options = options! {
            emit_comments: false,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            flow_nesting_limit: parser_limit,
            block_nesting_limit: parser_limit,
            simple_key_max_lookahead: LONGEST_KEY,
        };
        for event in Parser::new_from_str_with_options(self.source, options) {
            match event {
                Ok((event, span)) => self.event(event, &span)?,
                Err(error) => {
                    self.problems.push(syntax::explain(&error, self.source));
                    self.forget(error.marker().byte_offset());
                    return Err(Stopped);
                }
            }
        }
        Ok(())
    }

    /// Drops the value that an error cut short, as the second colon does in `a: b: c`.
    fn forget(&mut self, at: Option<usize>) {
        if let Some(Open {
            content: Content::Map { entries, .. },
            ..
        }) = self.open.last_mut()
            && let Some(Entry { value, .. }) = entries.last_mut()
            && Some(value.span.end) == at
        {
            value.data = Data::Refused;
        }
    }

    fn event(&mut self, event: Event<'_>, at: &EventSpan) -> Result<(), Stopped> {
        let span = Span::new(at.byte_range().expect("text input has byte offsets"));
        if let (true, Some(tag)) = (event.tag().is_some(), at.tag_span()) {
            let tag = tag.byte_range().map_or(span, Span::new);
            self.refuse(code::TAG, tag, "tags are not part of the format", TAG_HINT);
        }
        match event {
            Event::DocumentStart(..) => self.document(span)?,
            Event::Scalar(text, style, ..) => {
                let value = scalar(self.source, &text, style, span);
                self.add(value);
            }
            Event::SequenceStart(style, ..) => {
                self.open(span, style, Content::List(Vec::new()))?;
            }
            Event::MappingStart(style, ..) => {
                let (entries, seen) = (Vec::new(), HashSet::new());
                self.open(
                    span,
                    style,
                    Content::Map {
                        entries,
                        seen,
                        key: Pending::None,
                    },
                )?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(..) => {
                self.refuse(
                    code::ANCHOR,
                    span,
                    "anchors are not part of the format",
                    ANCHOR_HINT,
                );
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(
                    code::ANCHOR,
                    span,
                    "aliases are not part of the format",
                    ANCHOR_HINT,
                );
                self.refused = true;
                self.add(Value {
                    span,
                    form: Form::Plain,
                    data: Data::Refused,
                });
            }
            // Ends of documents and of the stream; comments are not asked for.
            _ => {}
        }
        Ok(())
    }

    fn document(&mut self, span: Span) -> Result<(), Stopped> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let message = "a second document begins here, and a file holds one diagram";
        self.refuse(
            code::SEVERAL_DOCUMENTS,
            span,
            message,
            "put each diagram into its own file",
        );
        Err(Stopped)
    }

    fn open(&mut self, span: Span, style: StructureStyle, content: Content) -> Result<(), Stopped> {
        if self.open.len() == self.nesting {
            let message = format!(
                "more than {} lists and mappings inside each other",
                self.nesting
            );
            self.problems.push(
                Diagnostic::error(code::LIMIT, message)
                    .at(span)
                    .hint(Limits::advice("nesting")),
            );
            return Err(Stopped);
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Open {
            start: span.start,
            flow,
            content,
        });
        Ok(())
    }

    fn close(&mut self, end: Span) {
        let open = self.open.pop().expect("the parser balances its events");
        let value = open.into_value(end.end);
        self.add(value);
    }

    /// Puts a value where it belongs: into the list, beside its key, or at the root.
    fn add(&mut self, value: Value) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(value);
            return;
        };
        match &mut open.content {
            Content::List(items) => items.push(value),
            Content::Map { entries, seen, key } => match std::mem::replace(key, Pending::None) {
                Pending::None => *key = accept_key(self.problems, seen, value),
                Pending::Key(key) => entries.push(Entry { key, value }),
                Pending::Refused => self.refused = true,
            },
        }
    }

    fn refuse(&mut self, code: &'static str, span: Span, message: &str, hint: &str) {
        self.problems
            .push(Diagnostic::error(code, message).at(span).hint(hint));
    }

    /// Closes what an error left open.
    ///
    /// The whole file and its sections are worth reading without their rest. What
    /// lies deeper is not: an edge that lacks its end would be reported for that.
    fn finish(mut self) -> Option<Value> {
        const SECTIONS: usize = 2;
        while let Some(open) = self.open.pop() {
            let mut value = open.into_value(self.source.len());
            if self.open.len() >= SECTIONS {
                value.data = Data::Refused;
            }
            self.add(value);
        }
        self.root
    }
}

const TAG_HINT: &str = "quotes make a value text; numbers and true or false need no tag";
const ANCHOR_HINT: &str = "write the value again, or define it once under `styles`; a text that begins with & or * needs quotes";

impl Open {
    fn into_value(self, end: usize) -> Value {
        let (data, last) = match self.content {
            Content::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Data::List(items), last)
            }
            Content::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span.end);
                (Data::Map(entries), last)
            }
        };
        // The event that ends a block stands at the next token, lines below its content.
        let end = if self.flow {
            end
        } else {
            last.unwrap_or(self.start)
        };
        let form = if self.flow { Form::Flow } else { Form::Block };
        Value {
            span: Span::new(self.start..end.max(self.start)),
            form,
            data,
        }
    }
}

/// Checks a key: text, no merge key, not there already.
fn accept_key(problems: &mut Problems, seen: &mut HashSet<String>, value: Value) -> Pending {
    let span = value.span;
    let mut refuse = |code, message: String, hint: &str| {
        problems.push(Diagnostic::error(code, message).at(span).hint(hint));
        Pending::Refused
    };
    let scalar = match value.data {
        Data::Scalar(scalar) if scalar.is_text() => scalar,
        Data::Scalar(scalar) => {
            let message = format!("the key {} is not text", scalar.text);
            return refuse(code::KEY_NOT_TEXT, message, "put it in quotes");
        }
        Data::Refused => return Pending::Refused,
        Data::Null => {
            let message = "the key is empty".to_owned();
            return refuse(
                code::KEY_NOT_TEXT,
                message,
                "write a key before the colon, in quotes if it is null",
            );
        }
        Data::List(_) | Data::Map(_) => {
            let message = "a list or mapping cannot be a key".to_owned();
            return refuse(
                code::KEY_NOT_TEXT,
                message,
                "a text that begins with [ or { needs quotes",
            );
        }
    };
    if scalar.text == "<<" && !scalar.quoted {
        let message = "merge keys are not part of the format".to_owned();
        return refuse(
            code::MERGE_KEY,
            message,
            "define what is shared once under `styles`",
        );
    }
    if !seen.insert(scalar.text.clone()) {
        let message = format!("the key \"{}\" is written twice", scalar.text);
        return refuse(code::DUPLICATE_KEY, message, "remove one of the two");
    }
    Pending::Key(Key { span, scalar })
}
