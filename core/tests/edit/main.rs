//! Editing: every case in `cases` is edited and compared; random edits of
//! random files in several ways of writing do what they say and nothing else.
//!
//! `UPDATE=1 cargo test -p kinograph-core --test edit` writes into the cases
//! what is, for you to read before you commit it. `PROPTEST_CASES=20000` tries more.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read their cases from files"
)]

mod cases;
mod files;
mod graph;
mod operations;
mod properties;
mod writing;
