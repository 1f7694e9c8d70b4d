//! What answers for the servers behind it.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Ends, Form, HIT, Kind};

use crate::icons;

/// What answers for the servers behind it.
pub(super) const PROXIES: Category = Category {
    name: "network",
    accent: Some("violet"),
    kinds: &[
        Kind::new("nginx", "NGINX")
            .doc("a web server and reverse proxy")
            .accent("#009639")
            .emblem(Emblem::Mark(&icons::NGINX))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("haproxy", "HAProxy")
            .doc("a proxy that shares load out among servers")
            .accent("#169BD6")
            .emblem(Emblem::Logo(&icons::HAPROXY))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("envoy", "Envoy")
            .doc("a proxy that is told what to do while it runs")
            .aliases(&["envoyproxy"])
            .accent("#AC6199")
            .emblem(Emblem::Logo(&icons::ENVOY))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("traefik", "Traefik")
            .doc("a proxy that finds the services behind it by itself")
            .accent("#24A1C1")
            .emblem(Emblem::Logo(&icons::TRAEFIKPROXY))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("kong", "Kong")
            .doc("an API gateway with plugins")
            .accent("#003459")
            .emblem(Emblem::Logo(&icons::KONG_ICON))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("caddy", "Caddy")
            .doc("a web server that gets its certificates by itself")
            .accent("#1F88C0")
            .emblem(Emblem::Mark(&icons::CADDY))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("cloudflare", "Cloudflare")
            .doc("copies, protection and names at the edge of the network")
            .accent("#F38020")
            .emblem(Emblem::Logo(&icons::CLOUDFLARE_ICON))
            .form(Form::Meter(HIT)),
        Kind::new("fastly", "Fastly")
            .doc("keeps copies near people, and runs code there")
            .accent("#FF282D")
            .emblem(Emblem::Mark(&icons::FASTLY))
            .form(Form::Meter(HIT)),
        Kind::new("akamai", "Akamai")
            .doc("keeps copies near people in most places of the world")
            .accent("#0096D6")
            .emblem(Emblem::Mark(&icons::AKAMAI))
            .form(Form::Meter(HIT)),
    ],
};
