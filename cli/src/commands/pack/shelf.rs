//! The store and what it takes to put something into it.

use kinograph_plugins::{Host, Manifest, Plugin};
use kinograph_store::{Installed, Network, Pack, Request, Store, install};

use super::{content, network::watching};
use crate::{
    failure::Failure,
    packs::Places,
    progress::Progress,
    report::{Report, STRONG, shown},
    toolkit::{PluginLimits, built_in, host},
};

/// The installed packs and those that come with Kinograph.
pub(super) struct Shelf {
    pub(super) store: Store,
    pub(super) host: Host,
    pub(super) built_in: Vec<Plugin>,
    built_in_ids: Vec<String>,
}

impl Shelf {
    pub(super) fn open(report: &Report) -> Result<Self, Failure> {
        let places = Places::find()?;
        let host = host(PluginLimits::default(), Some(&places), report);
        let built_in = built_in(&host)?;
        let ids = built_in.iter().map(|plugin| plugin.manifest().id.clone());
        Ok(Self {
            store: places.store(),
            built_in_ids: ids.collect(),
            built_in,
            host,
        })
    }

    /// The built-in pack of this name.
    pub(super) fn built_in(&self, id: &str) -> Option<&Plugin> {
        self.built_in
            .iter()
            .find(|plugin| plugin.manifest().id == id)
    }

    /// The names that no pack may take.
    pub(super) fn built_in_ids(&self) -> &[String] {
        &self.built_in_ids
    }

    /// Installs a pack and tells what was done.
    pub(super) fn install(
        &self,
        network: &Network,
        request: &Request<'_>,
        report: &mut Report,
    ) -> Result<Pack, Failure> {
        let from = request.exact.unwrap_or(request.source);
        let mut progress = Progress::begin(&shown(from), report)?;
        let installed = install(
            &self.store,
            &self.host,
            network,
            request,
            &mut watching(&mut progress),
        );
        drop(progress);
        let installed = installed.map_err(Failure::from)?;
        tell(&installed, report);
        self.tell_clashes(installed.plugin.manifest(), report);
        Ok(installed.pack)
    }

    /// Tells which names now need the name of their pack before them.
    fn tell_clashes(&self, new: &Manifest, report: &mut Report) {
        let loaded = self.store.load().unwrap_or_default();
        let installed = loaded
            .into_iter()
            .filter_map(|loaded| self.host.examine(&loaded.wasm.ok()?).ok())
            .filter(|manifest| manifest.id != new.id);
        let built_in = self.built_in.iter().map(|plugin| plugin.manifest().clone());
        for other in built_in.chain(installed) {
            let shared = shared_names(new, &other);
            if !shared.is_empty() {
                report.warning(
                    &format!("\"{}\" and \"{}\" both have {shared}", new.id, other.id),
                    &format!(
                        "a diagram says which one it means, as in {}/{}",
                        new.id,
                        shared.split(", ").next().unwrap_or_default()
                    ),
                );
            }
        }
    }
}

/// The names of kinds and layouts that two packs have in common.
fn shared_names(one: &Manifest, two: &Manifest) -> String {
    let kinds = one.kinds.iter().map(|kind| &kind.id);
    let kinds = kinds.filter(|id| two.kinds.iter().any(|kind| kind.id == **id));
    let layouts = one.layouts.iter().map(|layout| &layout.id);
    let layouts = layouts.filter(|id| two.layouts.iter().any(|layout| layout.id == **id));
    let names: Vec<&str> = kinds.chain(layouts).map(String::as_str).collect();
    names.join(", ")
}

fn tell(installed: &Installed, report: &Report) {
    let Installed {
        pack,
        before,
        plugin,
    } = installed;
    let Pack {
        id,
        version,
        digest,
        key,
        ..
    } = pack;
    let manifest = plugin.manifest();
    let offers = content(manifest.kinds.len(), manifest.layouts.len());
    let name = format!("{STRONG}{id}{STRONG:#}");
    let deed = match before {
        Some(before) if before.digest == *digest => {
            format!("{name} {version} was installed already")
        }
        Some(before) => format!("replaced {name} {} with {version}", before.version),
        None => format!("installed {name} {version}"),
    };
    let signed = match key {
        Some(key) => format!(", signed by {key}"),
        None => String::new(),
    };
    report.note(&format!("{deed} ({offers}{signed})\n{digest}"));
}
