//! Layouts that are written as scripts, run by the engine that is checked in.

mod answers;
mod hostile;
mod support;
mod world;
