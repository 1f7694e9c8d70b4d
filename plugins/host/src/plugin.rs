//! A plugin: what it says of itself, and its code once that is needed.

use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::Duration,
};

use kinograph_core::{Arrangement, DrawContext, KindSpec, LayoutRequest, NodeToDraw, text::Fonts};
use wasmtime::{Engine, Store, component::Component};

use crate::{
    Fault, LoadError,
    binary::Binary,
    call::{self, CallState, Setting},
    host::Shared,
    limits::Allowance,
    manifest::Manifest,
    precompiled::TrustedCode,
    v0_1,
};

/// A plugin that is installed. It is compiled, or its compiled form loaded,
/// when it is called for the first time.
#[derive(Debug)]
pub struct Plugin {
    manifest: Manifest,
    code: Code,
}

impl Plugin {
    pub(crate) fn new(manifest: Manifest, code: Code) -> Self {
        Self { manifest, code }
    }

    /// What it is and what it offers.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The component itself.
    ///
    /// # Errors
    /// When it is still to be fetched and cannot be.
    pub fn wasm(&self) -> Result<&[u8], LoadError> {
        self.code.binary.get(&self.code.shared.limits)
    }

    /// Compiles the plugin now, so that the first call does not have to.
    ///
    /// # Errors
    /// When it is not valid.
    pub fn prepare(&self) -> Result<(), LoadError> {
        self.code.linked(&self.manifest.id).map(drop)
    }

    /// Asks the plugin itself what it is, whatever its manifest section says.
    ///
    /// # Errors
    /// When it cannot be run or its answer makes no sense.
    pub fn describe(&self) -> Result<Manifest, LoadError> {
        self.code.describe()
    }

    /// Draws nodes that all are of this plugin's kinds; `specs` is what their kinds index.
    pub(crate) fn draw(
        &self,
        context: &DrawContext<'_>,
        nodes: &[&NodeToDraw<'_>],
        specs: &[KindSpec],
        time: Duration,
    ) -> Result<v0_1::Answers, Fault> {
        let limits = &self.code.shared.limits;
        self.call(limits.allow(time), Some(context.fonts), |code, store| {
            code.draw(store, context, nodes, specs, limits)
        })
    }

    /// Arranges a diagram with the layout `id`.
    pub(crate) fn arrange(&self, id: &str, request: &LayoutRequest) -> Result<Arrangement, Fault> {
        let limits = &self.code.shared.limits;
        let items = request.nodes.len() + request.containers.len() + request.edges.len();
        self.call(limits.allow_arranging(items), None, |code, store| {
            code.arrange(store, id, request, limits)
        })
    }

    /// How long drawing so many nodes may take.
    pub(crate) fn draw_time(&self, nodes: usize) -> Duration {
        self.code.shared.limits.draw_time.for_items(nodes)
    }

    /// How many nodes one call draws.
    pub(crate) fn nodes_per_call(&self) -> usize {
        self.code.shared.limits.nodes_per_call.max(1)
    }

    fn call<R>(
        &self,
        allowance: Allowance,
        fonts: Option<&Fonts>,
        body: impl FnOnce(&v0_1::Code, &mut Store<CallState>) -> wasmtime::Result<R>,
    ) -> Result<R, Fault> {
        self.code.call(&self.manifest.id, allowance, fonts, body)
    }
}

/// A compiled component with its imports bound, ready to be instantiated for each call.
pub(crate) trait Linked: Sized {
    /// Binds what the contract gives: two functions, nothing else.
    fn link(engine: &Engine, component: &Component) -> Result<Self, LoadError>;
}

/// The code of a component: of a plugin, or of whatever else `L` is.
pub(crate) struct Code<L = v0_1::Code> {
    pub(crate) shared: Arc<Shared>,
    binary: Binary,
    precompiled: Option<TrustedCode>,
    linked: OnceLock<Result<L, LoadError>>,
}

impl Code {
    /// Runs the exports that say what the plugin is.
    pub(crate) fn describe(&self) -> Result<Manifest, LoadError> {
        let limits = &self.shared.limits;
        let allowance = limits.allow(limits.describe_time);
        match self.call("the plugin", allowance, None, v0_1::Code::describe) {
            Ok(manifest) => manifest.checked(),
            Err(Fault::Load(error)) => Err(error),
            Err(fault) => Err(LoadError::Describe(Box::new(fault))),
        }
    }
}

impl<L: Linked> Code<L> {
    pub(crate) fn new(
        shared: Arc<Shared>,
        binary: Binary,
        precompiled: Option<TrustedCode>,
    ) -> Self {
        Self {
            shared,
            binary,
            precompiled,
            linked: OnceLock::new(),
        }
    }

    fn linked(&self, plugin: &str) -> Result<&L, LoadError> {
        let link = || {
            let component = self
                .shared
                .compile(plugin, &self.binary, self.precompiled.as_ref())?;
            L::link(self.shared.engine()?, &component)
        };
        self.linked.get_or_init(link).as_ref().map_err(Clone::clone)
    }

    /// Calls the component; `plugin` is what its log lines are of.
    pub(crate) fn call<R>(
        &self,
        plugin: &str,
        allowance: Allowance,
        fonts: Option<&Fonts>,
        body: impl FnOnce(&L, &mut Store<CallState>) -> wasmtime::Result<R>,
    ) -> Result<R, Fault> {
        let code = self.linked(plugin)?;
        let setting = Setting {
            engine: self.shared.engine()?,
            ticker: &self.shared.ticker,
            limits: &self.shared.limits,
            sink: self.shared.log.clone(),
            plugin,
        };
        call::run(&setting, allowance, fonts, |store| body(code, store))
    }
}

impl<L> fmt::Debug for Code<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Code").field(&self.binary).finish()
    }
}
