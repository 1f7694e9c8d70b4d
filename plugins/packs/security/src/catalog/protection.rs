//! What keeps keys, and watches.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// What keeps keys, and watches.
pub(super) const PROTECTION: Category = Category {
    name: "security",
    accent: Some("pink"),
    kinds: &[
        Kind::new("certificate", "Certificate")
            .doc("a proof of who a machine is")
            .aliases(&["tls", "pki", "ca", "certificate-authority"])
            .emblem(Emblem::Glyph(&icons::CERTIFICATE))
            .form(Form::Document),
        Kind::new("hsm", "Key management")
            .doc("keeps keys where nobody can read them")
            .aliases(&["kms", "key-management"])
            .emblem(Emblem::Glyph(&icons::KEY)),
        Kind::new("vault", "Vault")
            .doc("keeps secrets and makes new ones on demand")
            .aliases(&["hashicorp-vault"])
            .accent("#FFCF25")
            .emblem(Emblem::Logo(&icons::VAULT_ICON)),
        Kind::new("siem", "SIEM")
            .doc("searches everything that happened for attacks")
            .aliases(&["security-monitoring"])
            .emblem(Emblem::Glyph(&icons::SHIELD_SEARCH)),
    ],
};
