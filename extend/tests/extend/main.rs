//! Conversations with a server on this computer that replays what models and
//! servers say, the good and the bad.

mod server;
mod talks;
mod trouble;

use std::{ops::ControlFlow, time::Duration};

use kinograph_core::{Diagnostic, document::Limits, edit::Edited};
use kinograph_extend::{
    Endpoint, Error, Event, Http, Key, Prompt, Proposal, Request, Task, Vocabulary, extend,
};

use crate::server::Server;

/// The file that is extended.
const SHOP: &str = "\
nodes:
  web: service, Web   # first
  orders: service, Orders
edges:
  - web -> orders: HTTPS
";

/// Nothing in a test takes as long, unless it is meant to.
const PATIENCE: Duration = Duration::from_secs(60);

const KEY: &str = "sk-do-not-tell";

/// A model behind a server, with a key.
fn endpoint(server: &Server) -> Endpoint {
    let key = Key::new(KEY).expect("it is sound");
    Endpoint::new(&server.url(), "stub", Some(key)).expect("it is this computer")
}

/// What came of a wish, and what was told on the way.
struct Ended {
    result: Result<Proposal, Error>,
    told: Vec<String>,
}

fn ask(server: &Server) -> Ended {
    ask_within(server, PATIENCE, &mut || ControlFlow::Continue(()))
}

fn ask_within(
    server: &Server,
    patience: Duration,
    watch: &mut dyn FnMut() -> ControlFlow<()>,
) -> Ended {
    let task = Task {
        text: SHOP,
        outline: "Diagram\n",
        wish: "add a Redis cache in front of orders",
        vocabulary: Vocabulary {
            kinds: &[],
            layouts: &[],
        },
    };
    let prompt = Prompt::new(&task).expect("it is short");
    let endpoint = endpoint(server);
    let request = Request {
        endpoint: &endpoint,
        prompt: &prompt,
        text: SHOP,
        limits: &Limits::default(),
        review: &review,
    };
    let mut told = Vec::new();
    let mut transport = Http::new(patience, watch);
    let result = extend(&mut transport, &request, &mut |event: Event<'_>| {
        told.push(format!("{event:?}"));
    });
    Ended { result, told }
}

/// Here there are two kinds.
fn review(edited: &Edited) -> Vec<Diagnostic> {
    let nodes = edited.document.nodes.iter();
    let kinds = nodes.filter_map(|node| node.kind.as_ref());
    let unknown = kinds.filter(|kind| !["service", "redis"].contains(&kind.value.as_str()));
    unknown
        .map(|kind| {
            let message = format!("unknown kind \"{}\"", kind.value);
            let problem = Diagnostic::error("unknown-kind", message).at(kind.span);
            problem.hint("did you mean \"redis\"?")
        })
        .collect()
}
