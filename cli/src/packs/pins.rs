//! The packs that a diagram says it was written for.

use kinograph_core::{Diagnostic, diagnostic::nearest, document::PackPin};
use semver::{Version, VersionReq};

use crate::toolkit::Plugins;

/// The packs that cannot be used, and those of other versions than the diagram says.
pub(crate) fn check_pins(pins: &[PackPin], plugins: &Plugins) -> Vec<Diagnostic> {
    pins.iter().filter_map(|pin| check(pin, plugins)).collect()
}

fn check(pin: &PackPin, plugins: &Plugins) -> Option<Diagnostic> {
    let id = &pin.name.value;
    let manifest = plugins.manifests().find(|manifest| manifest.id == *id);
    let Some(manifest) = manifest else {
        return Some(missing(pin, plugins));
    };
    let wanted = pin.version.as_ref()?;
    let Ok(range) = VersionReq::parse(&wanted.value) else {
        let message = format!("\"{}\" is no version of a pack", wanted.value);
        return Some(
            Diagnostic::error("bad-version", message)
                .at(wanted.span)
                .hint("write a version such as \"1.2\", or a range such as \">=1.2, <2\""),
        );
    };
    let version = Version::parse(&manifest.version).ok()?;
    if range.matches(&version) {
        return None;
    }
    let hint = if plugins.installed().find(id).is_some() {
        format!(
            "`kinograph pack update {id}` looks for a newer one; `kinograph pack install` \
             installs any from where you name it"
        )
    } else {
        format!("it comes with Kinograph; another version of Kinograph may have {range}")
    };
    let message = format!(
        "the diagram is for version {} of the pack \"{id}\", and this is {version}",
        wanted.value
    );
    Some(
        Diagnostic::error("pack-version", message)
            .at(wanted.span)
            .hint(hint),
    )
}

fn missing(pin: &PackPin, plugins: &Plugins) -> Diagnostic {
    let id = &pin.name.value;
    let broken = plugins.installed().broken.iter();
    let (message, hint) = match broken.clone().find(|broken| broken.pack.id == *id) {
        Some(broken) => (broken.message.clone(), broken.hint.clone()),
        None => {
            let names = plugins.manifests().map(|manifest| manifest.id.as_str());
            let install = "`kinograph pack install SOURCE` installs it from a file, a URL or a \
                           registry, and with --lock kinograph.lock what a lock file says";
            let hint = match nearest(id, names) {
                Some(near) => format!("did you mean \"{near}\"? {install}"),
                None => install.to_owned(),
            };
            (format!("the pack \"{id}\" is not installed"), hint)
        }
    };
    Diagnostic::error("missing-pack", message)
        .at(pin.name.span)
        .hint(hint)
}
