//! What passes packets on, or does not.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Ends, Form, Kind};

use crate::icons;

/// What passes packets on, or does not.
pub(super) const EQUIPMENT: Category = Category {
    name: "network",
    accent: Some("violet"),
    kinds: &[
        Kind::new("router", "Router")
            .doc("passes packets on between networks")
            .emblem(Emblem::Glyph(&icons::ROUTER)),
        Kind::new("switch", "Network switch")
            .doc("connects the machines of one network")
            .aliases(&["network-switch"])
            .emblem(Emblem::Glyph(&icons::SWITCH_HORIZONTAL)),
        Kind::new("waf", "Web application firewall")
            .doc("keeps hostile requests from a web application")
            .aliases(&["web-application-firewall"])
            .accent("red")
            .emblem(Emblem::Glyph(&icons::FIREWALL_CHECK)),
        Kind::new("service-mesh", "Service mesh")
            .doc("carries, secures and watches the calls between services")
            .aliases(&["mesh"])
            .emblem(Emblem::Glyph(&icons::TOPOLOGY_FULL))
            .form(Form::Bar(Ends::Round)),
        Kind::new("istio", "Istio")
            .doc("a service mesh on Envoy")
            .accent("#466BB0")
            .emblem(Emblem::Logo(&icons::ISTIO))
            .form(Form::Bar(Ends::Round)),
        Kind::new("linkerd", "Linkerd")
            .doc("a light service mesh")
            .accent("#2BEDA7")
            .emblem(Emblem::Logo(&icons::LINKERD))
            .form(Form::Bar(Ends::Round)),
        Kind::new("cilium", "Cilium")
            .doc("networking and its rules inside the Linux kernel")
            .aliases(&["hubble"])
            .accent("#F8C517")
            .emblem(Emblem::Mark(&icons::CILIUM)),
    ],
};
