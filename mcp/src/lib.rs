//! Offers a set of tools to clients of the Model Context Protocol, over
//! standard input and output or over HTTP.
//!
//! Whoever has tools implements [`Toolbox`] and calls [`serve_stdio`] or
//! [`serve_http`]. This crate knows the protocol, its transports and their
//! limits, and which requests to refuse; it does not know what the tools do.
//! Nothing of the protocol's SDK shows in its interface, so that another SDK
//! would change this crate and no other.

mod ending;
mod handler;
mod http;
mod stdio;
mod toolbox;

use std::{io, net::SocketAddr};

pub use self::{
    http::{HttpOptions, PATH, serve_http},
    stdio::serve_stdio,
    toolbox::{About, Answer, Effect, Part, Stop, Tool, Toolbox},
};

/// The largest message that is read, in bytes.
pub const MOST_MESSAGE_BYTES: usize = 16 << 20;

/// Why serving came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The client left.
    ClientLeft,
    /// The process was told to stop, by Ctrl-C or by the system.
    Interrupted,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address cannot be listened at.
    #[error("cannot listen at {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The system refuses what every server needs.
    #[error("cannot serve: {0}")]
    System(#[from] io::Error),
    /// The client does not speak the protocol.
    #[error("the client does not speak the protocol: {0}")]
    Protocol(String),
}
