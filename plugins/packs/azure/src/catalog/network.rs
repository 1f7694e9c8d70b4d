//! What requests pass through.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind, TARGETS};

use crate::{colors::PURPLE, icons};

/// What requests pass through.
pub(super) const NETWORK: Category = Category {
    name: "azure-networking",
    accent: None,
    kinds: &[
        Kind::new("azure-front-door", "Azure Front Door")
            .doc("an entrance near the people who ask, with copies at hand")
            .aliases(&["front-door"])
            .brand(&icons::WORLD_SHARE, PURPLE),
        Kind::new("azure-traffic-manager", "Azure Traffic Manager")
            .doc("sends people to the region that suits them")
            .aliases(&["traffic-manager"])
            .brand(&icons::ARROWS_SPLIT, PURPLE),
        Kind::new("azure-load-balancer", "Azure Load Balancer")
            .doc("shares connections out among targets")
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("azure-application-gateway", "Azure Application Gateway")
            .doc("shares web requests out by what they ask for")
            .aliases(&["azure-app-gateway", "application-gateway", "app-gateway"])
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("azure-dns", "Azure DNS")
            .doc("turns names into addresses")
            .brand(&icons::WORLD_WWW, PURPLE),
        Kind::new("azure-nat-gateway", "Azure NAT Gateway")
            .doc("lets a private subnet call out, and nobody in")
            .aliases(&["azure-nat"])
            .brand(&icons::ARROWS_EXCHANGE, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("azure-vpn-gateway", "Azure VPN Gateway")
            .doc("a private way from an office to the cloud")
            .aliases(&["azure-vpn"])
            .brand(&icons::SHIELD_LOCK, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("azure-expressroute", "Azure ExpressRoute")
            .doc("a line of one's own from an office to the cloud")
            .aliases(&["expressroute", "express-route"])
            .brand(&icons::PLUG_CONNECTED, PURPLE),
        Kind::new("azure-private-link", "Azure Private Link")
            .doc("reaches a service without crossing the internet")
            .brand(&icons::LINK, PURPLE),
        Kind::new("azure-private-endpoint", "Private endpoint")
            .doc("where a private network reaches a service")
            .brand(&icons::CIRCLE_DOT, PURPLE),
        Kind::new("azure-virtual-wan", "Azure Virtual WAN")
            .doc("joins many offices and private networks")
            .aliases(&["virtual-wan"])
            .brand(&icons::TOPOLOGY_STAR_3, PURPLE)
            .form(Form::Bar(Ends::Round)),
        Kind::new("azure-bastion", "Azure Bastion")
            .doc("a way to machines that have no public address")
            .brand(&icons::TERMINAL_2, PURPLE),
    ],
};
