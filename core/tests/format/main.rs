//! The file format: every case in `tests/cases` is read, resolved and compared;
//! anything at all is read without a panic; the schema agrees with the reader.
//!
//! `UPDATE=1 cargo test -p kinograph-core --test format` writes into the cases
//! what is, for you to read before you commit it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read their cases from files"
)]

mod cases;
mod properties;
mod schema;
mod show;
#[path = "../support/mod.rs"]
mod support;
