//! Runs Kinograph's plugins: component packs and layouts that are sandboxed
//! WebAssembly components.
//!
//! A [`Host`] loads plugins, and a [`Registry`] of them implements the traits
//! by which `kinograph-core` draws and arranges: [`Kinds`](kinograph_core::Kinds)
//! and [`LayoutEngine`](kinograph_core::LayoutEngine).
//!
//! A plugin is never trusted. Each call runs in a fresh instance that can
//! measure text and log, and nothing else; it is stopped when it takes too long
//! or too much memory; and its answer is checked before anybody sees it. What
//! it may use is in [`Limits`].
//!
//! ```no_run
//! use kinograph_core::Kinds as _;
//! use kinograph_plugins::{Host, Options, Registry};
//!
//! let host = Host::new(Options::default());
//! let shapes = host.load(std::fs::read("shapes.wasm")?)?;
//! let registry = Registry::new([shapes])?;
//! assert_eq!(registry.specs()[0].pack, "shapes");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This crate knows no exporter, and where plugins come from is its caller's
//! business: it reads no file but those of its own cache, and no environment.

mod binary;
mod cache;
mod call;
mod clock;
mod engine;
mod fault;
mod host;
mod inspect;
mod limits;
mod log;
mod manifest;
mod ownership;
mod plugin;
mod precompiled;
mod registry;
mod script;
mod ticker;
mod v0_1;

pub use engine::precompile;
pub use fault::{Fault, LoadError};
pub use host::{Host, Known, Options};
pub use limits::{Limits, TimeLimit};
pub use log::{LogLevel, LogLine, LogSink};
pub use manifest::{Manifest, SECTION};
pub use plugin::Plugin;
pub use precompiled::TrustedCode;
pub use registry::{DuplicatePlugin, Registry};
pub use script::ScriptEngine;
