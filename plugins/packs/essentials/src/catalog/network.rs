//! What requests pass through.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Ends, Form, HIT, Kind, TARGETS};

use crate::icons;

/// What requests pass through.
pub(super) const NETWORK: Category = Category {
    name: "network",
    accent: Some("violet"),
    kinds: &[
        Kind::new("gateway", "Gateway")
            .doc("the entrance to a network or a system")
            .aliases(&["ingress"])
            .emblem(Emblem::Glyph(&icons::DOOR_ENTER))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("api-gateway", "API gateway")
            .doc("one entrance to many services")
            .aliases(&["apigw"])
            .emblem(Emblem::Glyph(&icons::API_APP))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("load-balancer", "Load balancer")
            .doc("shares requests out among targets")
            .aliases(&["lb", "balancer"])
            .form(Form::Fan(TARGETS)),
        Kind::new("reverse-proxy", "Reverse proxy")
            .doc("answers for the servers behind it")
            .aliases(&["proxy"])
            .emblem(Emblem::Glyph(&icons::ARROWS_EXCHANGE))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("cdn", "CDN")
            .doc("keeps copies near the people who ask for them")
            .aliases(&["edge", "content-delivery"])
            .emblem(Emblem::Glyph(&icons::WORLD_SHARE))
            .form(Form::Meter(HIT)),
        Kind::new("dns", "DNS")
            .doc("turns names into addresses")
            .aliases(&["name-server"])
            .emblem(Emblem::Glyph(&icons::WORLD_WWW)),
        Kind::new("firewall", "Firewall")
            .doc("lets through only what it is told to")
            .accent("red")
            .emblem(Emblem::Glyph(&icons::WALL)),
        Kind::new("vpn", "VPN")
            .doc("a private way through a public network")
            .aliases(&["tunnel"])
            .emblem(Emblem::Glyph(&icons::SHIELD_LOCK)),
        Kind::new("internet", "Internet")
            .doc("the public network")
            .aliases(&["www"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::WORLD))
            .form(Form::Cloud),
        Kind::new("cloud", "Cloud")
            .doc("whatever runs somewhere else")
            .accent("gray")
            .form(Form::Cloud),
    ],
};
