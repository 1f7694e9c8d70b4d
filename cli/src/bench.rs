//! A plugin on the workbench: loaded as a stranger's, beside the built-in ones.

use kinograph_author::{check::Checked, sheet::Sheet};
use kinograph_core::text::Fonts;
use kinograph_plugins::{Host, Manifest, Options, Plugin, Registry};

use crate::failure::Failure;

/// The built-in plugins, one of them or one more being tried.
pub(crate) struct Bench {
    registry: Registry,
    id: String,
    fonts: Fonts,
}

impl Bench {
    /// Puts a component among the built-in plugins, in the place of one that is
    /// called the same. What is installed besides plays no part, so that the
    /// same plugin gives the same sheet everywhere.
    pub(crate) fn with(wasm: Vec<u8>, name: &str) -> Result<Self, Failure> {
        let host = Host::new(Options::default());
        let plugin = host
            .load(wasm)
            .map_err(|error| Failure::new(format!("{name} {error}")))?;
        let id = plugin.manifest().id.clone();
        let mut plugins = builtins(&host)?;
        plugins.retain(|builtin| builtin.manifest().id != id);
        plugins.push(plugin);
        Self::new(plugins, id)
    }

    /// A built-in plugin; none when there is no such.
    pub(crate) fn of_builtin(id: &str) -> Result<Option<Self>, Failure> {
        let plugins = builtins(&Host::new(Options::default()))?;
        if plugins.iter().any(|plugin| plugin.manifest().id == id) {
            Self::new(plugins, id.to_owned()).map(Some)
        } else {
            Ok(None)
        }
    }

    fn new(plugins: Vec<Plugin>, id: String) -> Result<Self, Failure> {
        let registry = Registry::new(plugins).map_err(|error| Failure::new(error.to_string()))?;
        Ok(Self {
            registry,
            id,
            fonts: Fonts::embedded(),
        })
    }

    /// What the plugin says of itself.
    pub(crate) fn manifest(&self) -> &Manifest {
        self.plugin().manifest()
    }

    /// Tries every rule on every kind.
    pub(crate) fn check(&self) -> Checked {
        kinograph_author::check(&self.registry, self.plugin(), &self.fonts)
    }

    /// Shows every kind.
    pub(crate) fn sheet(&self) -> Result<Sheet, Failure> {
        kinograph_author::sheet(&self.registry, self.manifest(), &self.fonts).map_err(
            |diagnostics| {
                let first = diagnostics.first().map(|diagnostic| &diagnostic.message);
                let reason = first.map_or("it has errors", String::as_str);
                Failure::new(format!("the sheet cannot be drawn: {reason}"))
            },
        )
    }

    fn plugin(&self) -> &Plugin {
        let mut plugins = self.registry.plugins().iter();
        plugins
            .find(|plugin| plugin.manifest().id == self.id)
            .expect("the plugin was put into the registry")
    }
}

fn builtins(host: &Host) -> Result<Vec<Plugin>, Failure> {
    kinograph_builtin::plugins(host)
        .map_err(|error| Failure::new(format!("cannot load the built-in plugins: {error}")))
}
