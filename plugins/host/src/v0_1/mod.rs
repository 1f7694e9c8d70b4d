//! Version 0.1 of the plugin contract: its bindings, and the way between its
//! types and those of `kinograph-core`.
//!
//! A future version gets a module of its own beside this one; nothing outside
//! knows which version a plugin speaks.

mod answer;
mod arrangement;
mod host_functions;
mod reader;
mod request;
mod scripts;
mod specs;
mod tree;

use kinograph_core::{Arrangement, DrawContext, KindSpec, LayoutRequest, NodeToDraw};
use wasmtime::{
    Engine, Store,
    component::{Component, HasSelf, Linker},
};

pub(crate) use answer::Answers;
pub(crate) use scripts::{Question, ScriptCode};

use crate::{
    LoadError, call::CallState, engine::compile_error, limits::Limits, manifest::Manifest,
    plugin::Linked,
};

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
        world: "plugin",
        imports: { default: trappable },
    });
}

/// A compiled plugin with its imports bound, ready to be instantiated for each call.
#[derive(Clone)]
pub(crate) struct Code(bindings::PluginPre<CallState>);

impl Linked for Code {
    fn link(engine: &Engine, component: &Component) -> Result<Self, LoadError> {
        let mut linker = Linker::new(engine);
        bindings::Plugin::add_to_linker::<_, HasSelf<_>>(&mut linker, |state| state)
            .and_then(|()| linker.instantiate_pre(component))
            .and_then(bindings::PluginPre::new)
            .map(Self)
            .map_err(|error| compile_error(&error))
    }
}

impl Code {
    /// Asks the plugin what it is.
    pub(crate) fn describe(&self, store: &mut Store<CallState>) -> wasmtime::Result<Manifest> {
        let plugin = self.0.instantiate(&mut *store)?;
        let info = plugin
            .kinograph_plugin_manifest()
            .call_describe(&mut *store)?;
        let kinds = plugin
            .kinograph_plugin_components()
            .call_kinds(&mut *store)?;
        let layouts = plugin
            .kinograph_plugin_layouts()
            .call_layouts(&mut *store)?;
        Ok(specs::manifest(info, kinds, layouts))
    }

    /// Draws nodes that all are of this plugin's kinds; `specs` is what their kinds index.
    pub(crate) fn draw(
        &self,
        store: &mut Store<CallState>,
        context: &DrawContext<'_>,
        nodes: &[&NodeToDraw<'_>],
        specs: &[KindSpec],
        limits: &Limits,
    ) -> wasmtime::Result<Answers> {
        let context = request::context(context);
        let nodes: Vec<_> = nodes
            .iter()
            .map(|node| request::node(node, specs))
            .collect();
        let plugin = self.0.instantiate(&mut *store)?;
        let drawings =
            plugin
                .kinograph_plugin_components()
                .call_draw(&mut *store, context, &nodes)?;
        Ok(answer::drawings(drawings, nodes.len(), limits)?)
    }

    /// Arranges a diagram with the layout `id`.
    pub(crate) fn arrange(
        &self,
        store: &mut Store<CallState>,
        id: &str,
        request: &LayoutRequest,
        limits: &Limits,
    ) -> wasmtime::Result<Arrangement> {
        let asked = request::layout(request);
        let plugin = self.0.instantiate(&mut *store)?;
        let answer = plugin
            .kinograph_plugin_layouts()
            .call_arrange(&mut *store, id, &asked)?;
        let arrangement = answer.map_err(answer::refusal)?;
        Ok(arrangement::arrangement(arrangement, request, limits)?)
    }
}
