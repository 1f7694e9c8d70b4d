//! What requests pass through.

use kinograph_plugin_sdk::draw::{Emblem, forms::bar::Ends};

use super::{Category, Kind};
use crate::{form::Form, icons};

/// What requests pass through.
pub(super) static NETWORK: Category = Category {
    name: "network",
    kinds: &[
        Kind {
            id: "gateway",
            title: "Gateway",
            doc: "the entrance to a network or a system",
            aliases: &["ingress"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::DOOR_ENTER),
            form: Form::Bar(Ends::Hexagon),
        },
        Kind {
            id: "api-gateway",
            title: "API gateway",
            doc: "one entrance to many services",
            aliases: &["apigw"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::API_APP),
            form: Form::Bar(Ends::Hexagon),
        },
        Kind {
            id: "load-balancer",
            title: "Load balancer",
            doc: "shares requests out among targets",
            aliases: &["lb", "balancer"],
            accent: Some("violet"),
            emblem: Emblem::None,
            form: Form::Fan,
        },
        Kind {
            id: "reverse-proxy",
            title: "Reverse proxy",
            doc: "answers for the servers behind it",
            aliases: &["proxy"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::ARROWS_EXCHANGE),
            form: Form::Bar(Ends::Hexagon),
        },
        Kind {
            id: "cdn",
            title: "CDN",
            doc: "keeps copies near the people who ask for them",
            aliases: &["edge", "content-delivery"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::WORLD_SHARE),
            form: Form::Card,
        },
        Kind {
            id: "dns",
            title: "DNS",
            doc: "turns names into addresses",
            aliases: &["name-server"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::WORLD_WWW),
            form: Form::Card,
        },
        Kind {
            id: "firewall",
            title: "Firewall",
            doc: "lets through only what it is told to",
            aliases: &["waf"],
            accent: Some("red"),
            emblem: Emblem::Glyph(&icons::WALL),
            form: Form::Card,
        },
        Kind {
            id: "vpn",
            title: "VPN",
            doc: "a private way through a public network",
            aliases: &["tunnel"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::SHIELD_LOCK),
            form: Form::Card,
        },
        Kind {
            id: "internet",
            title: "Internet",
            doc: "the public network",
            aliases: &["www"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::WORLD),
            form: Form::Cloud,
        },
        Kind {
            id: "cloud",
            title: "Cloud",
            doc: "whatever runs somewhere else",
            aliases: &[],
            accent: Some("gray"),
            emblem: Emblem::None,
            form: Form::Cloud,
        },
    ],
};
