//! What keeps others out.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind};

use crate::{colors::RED, icons};

/// What keeps others out.
pub(super) const SECURITY: Category = Category {
    name: "gcp-security",
    accent: None,
    kinds: &[
        Kind::new("gcp-iam", "Identity and Access Management")
            .doc("says who may do what")
            .brand(&icons::LOCK_ACCESS, RED),
        Kind::new("gcp-iap", "Identity-Aware Proxy")
            .doc("lets people in by who they are")
            .aliases(&["identity-aware-proxy"])
            .brand(&icons::USER_CHECK, RED)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("gcp-identity-platform", "Identity Platform")
            .doc("signs the users of an app up and in")
            .aliases(&["identity-platform"])
            .brand(&icons::USERS, RED),
        Kind::new("gcp-kms", "Cloud KMS")
            .doc("keeps keys and encrypts with them")
            .aliases(&["gcp-cloud-kms", "cloud-kms"])
            .brand(&icons::SHIELD_LOCK, RED),
        Kind::new("gcp-secret-manager", "Secret Manager")
            .doc("keeps passwords and other secrets")
            .aliases(&["secret-manager"])
            .brand(&icons::KEY, RED),
        Kind::new("gcp-armor", "Cloud Armor")
            .doc("turns harmful requests and floods away")
            .aliases(&["gcp-cloud-armor", "cloud-armor"])
            .brand(&icons::FIREWALL_CHECK, RED),
        Kind::new("gcp-security-command-center", "Security Command Center")
            .doc("gathers what looks dangerous")
            .aliases(&["gcp-scc", "security-command-center"])
            .brand(&icons::SHIELD_SEARCH, RED),
    ],
};
