//! The host: what all plugins of a process share.

use std::{
    borrow::Cow,
    fmt,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use wasmtime::{Engine, component::Component};

use crate::{
    LoadError, Plugin, ScriptEngine,
    binary::Binary,
    cache::Cache,
    engine::{self, compile_error},
    inspect::inspect,
    limits::Limits,
    log::{LogLevel, LogLine, LogSink},
    manifest::Manifest,
    plugin::Code,
    precompiled::TrustedCode,
    ticker::Ticker,
};

/// How plugins are run.
#[derive(Clone, Default)]
pub struct Options {
    /// What they may use.
    pub limits: Limits,
    /// Receives what they log; none drops it.
    pub log: Option<LogSink>,
    /// Where compiled plugins are kept between runs; none compiles them each
    /// time. The folder is created when needed, for this user alone.
    pub cache: Option<PathBuf>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("limits", &self.limits)
            .field("log", &self.log.is_some())
            .field("cache", &self.cache)
            .finish()
    }
}

/// What is known of a plugin before anybody looks at its component.
#[derive(Debug)]
pub struct Known {
    /// The manifest section of the component; see [`Host::section`].
    pub section: Cow<'static, [u8]>,
    /// The SHA-256 of the component, where it is known. What was compiled of a
    /// component with this digest is run without fetching the component again.
    pub digest: Option<[u8; 32]>,
    /// Native code as [`Host::load_precompiled`] takes it, where there is any.
    /// When it suits this machine, the component is not fetched.
    pub code: Option<TrustedCode>,
}

/// Loads plugins and runs them. Cloning is cheap, and clones share everything.
#[derive(Clone)]
pub struct Host {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) limits: Limits,
    pub(crate) log: Option<LogSink>,
    pub(crate) ticker: Ticker,
    cache: Option<Cache>,
    /// Made when the first plugin is needed, because many commands need none.
    engine: OnceLock<Result<Engine, LoadError>>,
}

impl Host {
    /// A host; nothing is started before a plugin is called.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let Options { limits, log, cache } = options;
        Self {
            shared: Arc::new(Shared {
                limits,
                log,
                ticker: Ticker::new(),
                cache: cache.map(Cache::new),
                engine: OnceLock::new(),
            }),
        }
    }

    /// Loads a component, whoever made it. Nothing of it is compiled or run
    /// before it is needed, unless it lacks a manifest section.
    ///
    /// Any bytes are safe to load; those that are no plugin are an error.
    ///
    /// # Errors
    /// When it is no plugin for this version of Kinograph, and says why.
    pub fn load(&self, wasm: impl Into<Cow<'static, [u8]>>) -> Result<Plugin, LoadError> {
        self.load_with(wasm.into(), None)
    }

    /// Loads a component with the native code that [`precompile`](crate::precompile())
    /// made of it. Code that does not suit this machine or version is ignored.
    ///
    /// # Errors
    /// When the component is no plugin for this version of Kinograph.
    pub fn load_precompiled(
        &self,
        wasm: impl Into<Cow<'static, [u8]>>,
        code: TrustedCode,
    ) -> Result<Plugin, LoadError> {
        self.load_with(wasm.into(), Some(code))
    }

    /// What a component says of itself. Nothing of it is compiled or run: one
    /// that would have to be asked is an error here.
    ///
    /// # Errors
    /// When it is no plugin for this version of Kinograph, or has no manifest section.
    pub fn examine(&self, wasm: &[u8]) -> Result<Manifest, LoadError> {
        Manifest::from_json(self.section(wasm)?, &self.shared.limits)
    }

    /// The manifest section of a component, which [`Host::load_known`] takes.
    ///
    /// # Errors
    /// When it is no plugin for this version of Kinograph, or has no manifest section.
    pub fn section<'a>(&self, wasm: &'a [u8]) -> Result<&'a [u8], LoadError> {
        let inspection = inspect(wasm, &self.shared.limits)?;
        inspection.manifest.ok_or(LoadError::NoManifest)
    }

    /// Loads a component of which somebody kept what it says of itself. The
    /// component is fetched when it must be compiled, or never; one that is not
    /// the one that is known is refused then.
    ///
    /// # Errors
    /// When the section is no manifest.
    pub fn load_known(
        &self,
        known: Known,
        fetch: impl Fn() -> Result<Cow<'static, [u8]>, String> + Send + Sync + 'static,
    ) -> Result<Plugin, LoadError> {
        let Known {
            section,
            digest,
            code,
        } = known;
        let manifest = Manifest::from_json(&section, &self.shared.limits)?;
        let binary = Binary::deferred(section, digest, Box::new(fetch));
        let code = Code::new(Arc::clone(&self.shared), binary, code);
        Ok(Plugin::new(manifest, code))
    }

    /// Removes what this version keeps compiled of a component that is no longer
    /// needed, by its SHA-256. What cannot be removed stays, and does no harm.
    pub fn forget(&self, digest: &[u8; 32]) {
        if let (Some(cache), Ok(engine)) = (&self.shared.cache, self.shared.engine()) {
            cache.forget(engine, digest);
        }
    }

    /// What plugins may use.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.shared.limits
    }

    /// Loads a script engine with the native code that
    /// [`precompile`](crate::precompile()) made of it, if there is any. Nothing of
    /// it is compiled or run before a script needs it.
    ///
    /// # Errors
    /// When it is no script engine for this version of Kinograph.
    pub fn load_script_engine(
        &self,
        wasm: impl Into<Cow<'static, [u8]>>,
        code: Option<TrustedCode>,
    ) -> Result<ScriptEngine, LoadError> {
        let wasm = wasm.into();
        let inspection = inspect(&wasm, &self.shared.limits)?;
        if !inspection.runs_scripts {
            return Err(LoadError::MissingExport("scripts"));
        }
        let code = Code::new(Arc::clone(&self.shared), Binary::at_hand(wasm), code);
        Ok(ScriptEngine::new(code))
    }

    fn load_with(
        &self,
        wasm: Cow<'static, [u8]>,
        code: Option<TrustedCode>,
    ) -> Result<Plugin, LoadError> {
        let limits = &self.shared.limits;
        let manifest = inspect(&wasm, limits)?.manifest;
        let manifest = manifest
            .map(|json| Manifest::from_json(json, limits))
            .transpose()?;
        let code = Code::new(Arc::clone(&self.shared), Binary::at_hand(wasm), code);
        match manifest {
            Some(manifest) => Ok(Plugin::new(manifest, code)),
            None => Ok(Plugin::new(code.describe()?, code)),
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("limits", &self.shared.limits)
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn engine(&self) -> Result<&Engine, LoadError> {
        self.engine
            .get_or_init(|| engine::engine(&self.limits, None))
            .as_ref()
            .map_err(Clone::clone)
    }

    /// The component from its compiled form where there is one, else from the cache, else
    /// compiled now.
    pub(crate) fn compile(
        &self,
        plugin: &str,
        binary: &Binary,
        code: Option<&TrustedCode>,
    ) -> Result<Component, LoadError> {
        let engine = self.engine()?;
        if let Some(component) = code.and_then(|code| code.load(engine).ok()) {
            return Ok(component);
        }
        let compile = || {
            let wasm = binary.get(&self.limits)?;
            Component::from_binary(engine, wasm).map_err(|error| compile_error(&error))
        };
        let Some(cache) = &self.cache else {
            return compile();
        };
        let digest = binary.digest(&self.limits)?;
        if let Some(component) = cache.load(engine, &digest) {
            return Ok(component);
        }
        let component = compile()?;
        if let Err(error) = cache.store(engine, &digest, &component) {
            self.warn(
                plugin,
                format!("cannot be kept compiled, so it starts slowly: {error}"),
            );
        }
        Ok(component)
    }

    fn warn(&self, plugin: &str, message: String) {
        if let Some(log) = &self.log {
            log(&LogLine {
                plugin: plugin.to_owned(),
                level: LogLevel::Warn,
                message,
            });
        }
    }
}
