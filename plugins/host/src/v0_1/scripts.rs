//! Script engines: the way between the contract's types and those of
//! `kinograph-core`.

use kinograph_core::ScriptError;
use wasmtime::{
    Engine, Store,
    component::{Component, HasSelf, Linker},
};

use crate::{LoadError, call::CallState, engine::compile_error, fault::printable, plugin::Linked};

#[allow(
    missing_docs,
    missing_debug_implementations,
    unused_qualifications,
    unreachable_pub,
    elided_lifetimes_in_paths,
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes_without_reason,
    reason = "generated from the contract"
)]
mod bindings {
    wasmtime::component::bindgen!({
        path: "../wit/v0.1",
        world: "script-engine",
        imports: { default: trappable },
        with: {
            "kinograph:plugin/host": super::super::bindings::kinograph::plugin::host,
            "kinograph:plugin/styling": super::super::bindings::kinograph::plugin::styling,
            "kinograph:plugin/geometry": super::super::bindings::kinograph::plugin::geometry,
        },
    });
}

use bindings::exports::kinograph::plugin::scripts;

/// A compiled script engine with its imports bound.
#[derive(Clone)]
pub(crate) struct ScriptCode(bindings::ScriptEnginePre<CallState>);

/// What an engine is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    /// What the script is called.
    pub(crate) name: &'a str,
    /// What it says.
    pub(crate) source: &'a str,
    /// Its argument as JSON.
    pub(crate) request: &'a str,
    /// What it draws its chances from.
    pub(crate) seed: u64,
}

impl Linked for ScriptCode {
    fn link(engine: &Engine, component: &Component) -> Result<Self, LoadError> {
        let mut linker = Linker::new(engine);
        bindings::ScriptEngine::add_to_linker::<_, HasSelf<_>>(&mut linker, |state| state)
            .and_then(|()| linker.instantiate_pre(component))
            .and_then(bindings::ScriptEnginePre::new)
            .map(Self)
            .map_err(|error| compile_error(&error))
    }
}

impl ScriptCode {
    /// Runs a script; its answer is JSON, or so the engine says.
    pub(crate) fn run(
        &self,
        store: &mut Store<CallState>,
        question: Question<'_>,
    ) -> wasmtime::Result<Result<String, ScriptError>> {
        let Question {
            name,
            source,
            request,
            seed,
        } = question;
        let engine = self.0.instantiate(&mut *store)?;
        let answer = engine
            .kinograph_plugin_scripts()
            .call_run(store, name, source, request, seed)?;
        Ok(answer.map_err(error))
    }
}

fn error(error: scripts::ScriptError) -> ScriptError {
    let scripts::ScriptError { message, hint, at } = error;
    ScriptError {
        message: printable(&message),
        hint: hint.map(|hint| printable(&hint)),
        at: at.map(|at| (at.line.max(1) as usize, at.column.max(1) as usize)),
    }
}
