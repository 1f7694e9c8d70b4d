//! The only way for native code into the process.

#![allow(unsafe_code, reason = "loading compiled code is unsafe by its nature")]

use std::borrow::Cow;

use wasmtime::{Engine, component::Component};

use crate::Host;

/// Native code that [`precompile`](crate::precompile) made and nobody changed since.
#[derive(Clone)]
pub struct TrustedCode(Cow<'static, [u8]>);

impl TrustedCode {
    /// Vouches for compiled code.
    ///
    /// Code that another version, configuration or machine compiled is safe: it
    /// is recognised and refused when it is loaded.
    ///
    /// # Safety
    /// The bytes must be what [`precompile`](crate::precompile) returned, whole
    /// and unchanged, or must not begin as such code begins. They run outside
    /// the sandbox, with all rights of this process.
    #[must_use]
    pub unsafe fn new(code: impl Into<Cow<'static, [u8]>>) -> Self {
        Self(code.into())
    }

    /// Vouches for what this process has just compiled.
    pub(crate) fn compiled(component: &Component) -> wasmtime::Result<Self> {
        component.serialize().map(|code| Self(code.into()))
    }

    /// The code, to store it where nobody else can write.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether `host` can run it: it was compiled by this version, under this
    /// configuration, and for a processor that can do no more than this one.
    #[must_use]
    pub fn suits(&self, host: &Host) -> bool {
        host.shared
            .engine()
            .is_ok_and(|engine| self.load(engine).is_ok())
    }

    /// The component that the code was compiled from.
    ///
    /// # Errors
    /// When it was compiled by another version, under another configuration, or
    /// for a processor that can do more than this one.
    pub(crate) fn load(&self, engine: &Engine) -> wasmtime::Result<Component> {
        // SAFETY: whoever made this value vouched that the bytes are unchanged
        // output of wasmtime's compiler, which is what `deserialize` requires.
        unsafe { Component::deserialize(engine, &self.0) }
    }
}

impl std::fmt::Debug for TrustedCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TrustedCode({} bytes)", self.0.len())
    }
}
