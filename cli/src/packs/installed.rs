//! The installed packs, ready to be drawn with.

use std::sync::Arc;

use kinograph_plugins::{Host, Known, Plugin};
use kinograph_store::{Digest, Error, Found, Pack, PackFile};

use super::Places;
use crate::{
    failure::Failure,
    report::{Report, shown},
};

/// The packs that somebody installed.
#[derive(Debug, Default)]
pub(crate) struct Installed {
    /// What the list says of those that can be used.
    pub(crate) packs: Vec<Pack>,
    /// Those that cannot.
    pub(crate) broken: Vec<Broken>,
}

/// An installed pack that cannot be used.
#[derive(Debug)]
pub(crate) struct Broken {
    /// What the list says of it.
    pub(crate) pack: Pack,
    /// What is wrong with it.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: String,
}

impl Installed {
    /// Adds the installed packs to `plugins`, which has those that come with
    /// Kinograph, and tells about those that cannot be used. No state of the
    /// folder keeps the others from being used.
    ///
    /// What packs offer is known from the list. Their files are read and compared
    /// with their digests when they are to be compiled; what was compiled before
    /// is kept under the digest of the file that it was compiled from.
    pub(crate) fn load(
        places: &Places,
        host: &Host,
        plugins: &mut Vec<Plugin>,
        report: &mut Report,
    ) -> Self {
        let found = match places.store().find_all() {
            Ok(found) => found,
            Err(error) => {
                warn(report, error.into());
                return Self::default();
            }
        };
        let mut installed = Self::default();
        let built_in = ids(plugins);
        for Found { mut pack, file } in found {
            match plugin(host, &mut pack, file, &built_in) {
                Ok(plugin) => {
                    plugins.push(plugin);
                    installed.packs.push(pack);
                }
                Err(failure) => {
                    let (message, hint) = words(failure);
                    report.warning(&message, &hint);
                    installed.broken.push(Broken {
                        pack,
                        message,
                        hint,
                    });
                }
            }
        }
        installed
    }

    /// The installed pack of this name, if it can be used.
    pub(crate) fn find(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }
}

/// The names of plugins.
fn ids(plugins: &[Plugin]) -> Vec<String> {
    let ids = plugins.iter().map(|plugin| plugin.manifest().id.clone());
    ids.collect()
}

/// The plugin of an installed pack, whose file is not read unless the list does
/// not say what the pack offers.
fn plugin(
    host: &Host,
    pack: &mut Pack,
    file: Result<PackFile, Error>,
    built_in: &[String],
) -> Result<Plugin, Failure> {
    check_name(&pack.id, built_in)?;
    let file = Arc::new(file?);
    let known = pack
        .section
        .take()
        .and_then(|section| known(host, pack.digest, section, Arc::clone(&file)))
        .filter(|plugin| plugin.manifest().id == pack.id);
    match known {
        Some(plugin) => Ok(plugin),
        None => usable(host, pack, file.read(), built_in),
    }
}

/// The plugin of a pack whose manifest section is known, if it makes sense.
fn known(host: &Host, digest: Digest, section: String, file: Arc<PackFile>) -> Option<Plugin> {
    let fetch = move || match file.read() {
        Ok(wasm) => Ok(wasm.into()),
        Err(error) => {
            let (message, hint) = words(error.into());
            Err(format!("{message}; {hint}"))
        }
    };
    let known = Known {
        section: section.into_bytes().into(),
        digest: Some(*digest.bytes()),
        code: None,
    };
    host.load_known(known, fetch).ok()
}

fn check_name(id: &str, built_in: &[String]) -> Result<(), Failure> {
    if !built_in.iter().any(|built_in| built_in == id) {
        return Ok(());
    }
    Err(
        Failure::new(format!("the installed pack \"{id}\" is not used: one of that name comes with this version of Kinograph"))
            .hint(format!("`kinograph pack remove {id}` removes it")),
    )
}

/// The plugin of an installed pack whose file was read.
pub(crate) fn usable(
    host: &Host,
    pack: &Pack,
    wasm: Result<Vec<u8>, Error>,
    built_in: &[String],
) -> Result<Plugin, Failure> {
    let id = &pack.id;
    check_name(id, built_in)?;
    let plugin = host.load(wasm?).map_err(|error| {
        Failure::new(format!("the installed pack \"{id}\" {error}")).hint(format!(
            "`kinograph pack update {id}` looks for one that this version of Kinograph can use"
        ))
    })?;
    if plugin.manifest().id == *id {
        Ok(plugin)
    } else {
        let other = &plugin.manifest().id;
        Err(Failure::new(format!(
            "the list of installed packs says \"{id}\" of the pack \"{other}\""
        ))
        .hint(format!("`kinograph pack remove {id}` removes it")))
    }
}

fn warn(report: &mut Report, failure: Failure) {
    let (message, hint) = words(failure);
    report.warning(&message, &hint);
}

fn words(failure: Failure) -> (String, String) {
    match failure {
        Failure::Problem { message, hint } | Failure::Plugin { message, hint } => {
            (shown(message), hint.unwrap_or_default())
        }
        // Reading files asks nobody whether to go on.
        Failure::ReaderLeft | Failure::Interrupted => {
            unreachable!("nothing was printed or awaited")
        }
    }
}
