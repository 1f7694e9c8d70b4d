//! What requests pass through.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind, TARGETS};

use crate::{colors::PURPLE, icons};

/// What requests pass through.
pub(super) const NETWORK: Category = Category {
    name: "gcp-networking",
    accent: None,
    kinds: &[
        Kind::new("gcp-load-balancing", "Cloud Load Balancing")
            .doc("shares requests out among targets")
            .aliases(&[
                "gcp-load-balancer",
                "gcp-cloud-load-balancing",
                "cloud-load-balancing",
            ])
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("gcp-cdn", "Cloud CDN")
            .doc("keeps copies near the people who ask for them")
            .aliases(&["gcp-cloud-cdn", "cloud-cdn"])
            .brand(&icons::WORLD_SHARE, PURPLE),
        Kind::new("gcp-dns", "Cloud DNS")
            .doc("turns names into addresses")
            .aliases(&["gcp-cloud-dns", "cloud-dns"])
            .brand(&icons::WORLD_WWW, PURPLE),
        Kind::new("gcp-nat", "Cloud NAT")
            .doc("lets private machines call out, and nobody in")
            .aliases(&["gcp-cloud-nat", "cloud-nat"])
            .brand(&icons::ARROWS_EXCHANGE, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("gcp-router", "Cloud Router")
            .doc("tells networks the way to one another")
            .aliases(&["gcp-cloud-router", "cloud-router"])
            .brand(&icons::ROUTER, PURPLE),
        Kind::new("gcp-vpn", "Cloud VPN")
            .doc("a private way from an office to the cloud")
            .aliases(&["gcp-cloud-vpn", "cloud-vpn"])
            .brand(&icons::SHIELD_LOCK, PURPLE),
        Kind::new("gcp-interconnect", "Cloud Interconnect")
            .doc("a line of one's own from an office to the cloud")
            .aliases(&["cloud-interconnect"])
            .brand(&icons::PLUG_CONNECTED, PURPLE),
        Kind::new("gcp-private-service-connect", "Private Service Connect")
            .doc("reaches a service without crossing the internet")
            .aliases(&["gcp-psc", "private-service-connect"])
            .brand(&icons::LINK, PURPLE),
    ],
};
