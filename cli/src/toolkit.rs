//! The plugins that the command works with, and who runs them.

use std::{cell::OnceCell, sync::Arc};

use kinograph_core::{
    Arrangement, Kinds, LayoutEngine, LayoutSpec, ScriptCall, ScriptError, diagnostic::nearest,
};
pub(crate) use kinograph_plugins::Limits as PluginLimits;
use kinograph_plugins::{
    Host, LoadError, LogLevel, LogLine, LogSink, Manifest, Options, Plugin, Registry, ScriptEngine,
};

use crate::{
    failure::Failure,
    packs::{Installed, Places},
    report::Report,
};

/// The plugins that diagrams are drawn with.
pub(crate) struct Plugins {
    registry: Registry,
    installed: Installed,
    host: Host,
    /// What runs scripts, from the first script on.
    engine: OnceCell<Result<ScriptEngine, LoadError>>,
}

impl Plugins {
    /// The plugins that come with Kinograph and those that somebody installed.
    /// Only what they declare is read; each is compiled, or loaded from where it
    /// is kept compiled, when the first diagram needs it.
    pub(crate) fn open(limits: PluginLimits, report: &mut Report) -> Result<Self, Failure> {
        let places = Places::find().ok();
        let host = host(limits, places.as_ref(), report);
        let mut plugins = built_in(&host)?;
        let installed = places
            .map(|places| Installed::load(&places, &host, &mut plugins, report))
            .unwrap_or_default();
        let registry = Registry::new(plugins).map_err(|error| Failure::new(error.to_string()))?;
        Ok(Self {
            registry,
            installed,
            host,
            engine: OnceCell::new(),
        })
    }

    /// The packs that somebody installed.
    pub(crate) fn installed(&self) -> &Installed {
        &self.installed
    }

    /// What each plugin says of itself, in the order of their ids.
    pub(crate) fn manifests(&self) -> impl Iterator<Item = &Manifest> {
        self.registry.plugins().iter().map(Plugin::manifest)
    }

    /// Arranges a diagram by a script.
    pub(crate) fn run_script(&self, call: &ScriptCall<'_>) -> Result<Arrangement, ScriptError> {
        let load = || kinograph_builtin::script_engine(&self.host);
        match self.engine.get_or_init(load) {
            Ok(engine) => engine.run(call),
            Err(error) => Err(ScriptError::new(format!("the script engine {error}"))),
        }
    }

    /// The kinds of components.
    pub(crate) fn kinds(&self) -> &dyn Kinds {
        &self.registry
    }

    /// The layouts.
    pub(crate) fn layouts(&self) -> &dyn LayoutEngine {
        &self.registry
    }

    /// The layout of this name, full name or alias.
    pub(crate) fn layout(&self, name: &str) -> Result<&LayoutSpec, Failure> {
        let all = self.layouts().specs();
        all.iter()
            .find(|layout| is_called(layout, name))
            .ok_or_else(|| {
                let ids: Vec<&str> = all.iter().map(|layout| layout.id.as_str()).collect();
                let failure = Failure::new(format!("unknown layout \"{name}\""));
                let listed = format!("installed: {}", ids.join(", "));
                match nearest(name, ids) {
                    Some(near) => failure.hint(format!("did you mean \"{near}\"? {listed}")),
                    None => failure.hint(listed),
                }
            })
    }
}

/// Who runs plugins, and keeps what it compiles where `places` says.
pub(crate) fn host(limits: PluginLimits, places: Option<&Places>, report: &Report) -> Host {
    Host::new(Options {
        limits,
        log: log(report),
        cache: places.map(|places| places.code.clone()),
    })
}

/// The plugins that come with Kinograph.
pub(crate) fn built_in(host: &Host) -> Result<Vec<Plugin>, Failure> {
    kinograph_builtin::plugins(host)
        .map_err(|error| Failure::new(format!("cannot load the built-in plugins: {error}")))
}

/// Where plugins log to: only warnings are told, since the rest is for those
/// who write plugins.
fn log(report: &Report) -> Option<LogSink> {
    let tell = report.teller()?;
    Some(Arc::new(
        move |LogLine {
                  plugin,
                  level,
                  message,
              }| {
            if *level == LogLevel::Warn {
                tell(&format!("{plugin}: {message}"));
            }
        },
    ))
}

fn is_called(layout: &LayoutSpec, name: &str) -> bool {
    let LayoutSpec {
        plugin,
        id,
        aliases,
        ..
    } = layout;
    id == name
        || aliases.iter().any(|alias| alias == name)
        || name
            .split_once('/')
            .is_some_and(|full| full == (plugin, id))
}
