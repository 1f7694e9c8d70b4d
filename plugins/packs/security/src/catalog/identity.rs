//! What knows who someone is.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Kind};

use crate::icons;

/// What knows who someone is.
pub(super) const IDENTITY: Category = Category {
    name: "security",
    accent: Some("pink"),
    kinds: &[
        Kind::new("keycloak", "Keycloak")
            .doc("an identity provider of one's own")
            .accent("#4D4D4D")
            .emblem(Emblem::Mark(&icons::KEYCLOAK)),
        Kind::new("auth0", "Auth0")
            .doc("an identity provider as a service")
            .accent("#EB5424")
            .emblem(Emblem::DarkLogo(&icons::AUTH0_ICON)),
        Kind::new("okta", "Okta")
            .doc("an identity provider for companies, as a service")
            .accent("#007DC1")
            .emblem(Emblem::DarkLogo(&icons::OKTA_ICON)),
        Kind::new("openid", "OpenID Connect")
            .doc("a protocol that tells applications who someone is")
            .aliases(&["oidc", "openid-connect", "oauth"])
            .accent("#F78C40")
            .emblem(Emblem::Mark(&icons::OPENID)),
    ],
};
