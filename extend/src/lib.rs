//! Extends a diagram by what a person asks for in words: a language model of
//! that person's choice proposes operations, and the editor in `kinograph-core`
//! does them, all or none.
//!
//! A model never writes a file. Its answer is read as a list of operations and
//! nothing else, the text that comes of them is checked as if a person had
//! written it, and what is wrong is sent back, a few times at most. Whatever a
//! model says can therefore change what a diagram shows, and no more.
//!
//! [`Prompt`] is everything that is sent, so that it can be shown first.
//! [`extend()`] holds the conversation over a [`Transport`], of which [`Http`]
//! is the one that speaks to a server. This crate knows neither files nor
//! terminals, reads no environment but the proxies of the system, and keeps
//! nothing.

mod answer;
mod conversation;
mod effects;
mod endpoint;
mod error;
mod failure;
mod http;
mod kinds;
mod prompt;
mod reply;
mod schema;

pub use conversation::{Event, Proposal, Request, TRIES, extend};
pub use effects::Effects;
pub use endpoint::{Endpoint, Key};
pub use error::Error;
pub use http::{Http, Reply, Transport, Watch};
pub use prompt::{Prompt, Task, Vocabulary};
