//! What keeps others out.

use kinograph_plugin_sdk::catalog::{Category, Kind};

use crate::{colors::RED, icons};

/// What keeps others out.
pub(super) const SECURITY: Category = Category {
    name: "azure-security",
    accent: None,
    kinds: &[
        Kind::new("azure-entra-id", "Microsoft Entra ID")
            .doc("knows who someone is")
            .aliases(&["entra-id", "entra", "azure-ad", "azure-active-directory"])
            .brand(&icons::LOCK_ACCESS, RED),
        Kind::new("azure-managed-identity", "Managed identity")
            .doc("who a program is, without a password")
            .brand(&icons::ID_BADGE_2, RED),
        Kind::new("azure-key-vault", "Azure Key Vault")
            .doc("keeps keys, passwords and certificates")
            .aliases(&["key-vault"])
            .brand(&icons::KEY, RED),
        Kind::new("azure-firewall", "Azure Firewall")
            .doc("lets through only what it is told to")
            .brand(&icons::WALL, RED),
        Kind::new("azure-waf", "Azure Web Application Firewall")
            .doc("turns harmful web requests away")
            .aliases(&["azure-web-application-firewall"])
            .brand(&icons::FIREWALL_CHECK, RED),
        Kind::new("azure-ddos-protection", "Azure DDoS Protection")
            .doc("withstands floods of requests")
            .brand(&icons::SHIELD, RED),
        Kind::new("azure-defender", "Microsoft Defender for Cloud")
            .doc("gathers what looks dangerous")
            .aliases(&["defender-for-cloud"])
            .brand(&icons::SHIELD_CHECK, RED),
        Kind::new("azure-sentinel", "Microsoft Sentinel")
            .doc("watches for signs of an attack")
            .aliases(&["microsoft-sentinel"])
            .brand(&icons::SHIELD_SEARCH, RED),
    ],
};
