//! What requests pass through.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Ends, Form, Kind};

use crate::icons;

/// What requests pass through.
pub(super) const NETWORK: Category = Category {
    name: "kubernetes-networking",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-service", "Service")
            .doc("one address for many equal pods")
            .aliases(&["kube-service", "k8s-svc"])
            .emblem(Emblem::Seal(&icons::SVC)),
        Kind::new("k8s-ingress", "Ingress")
            .doc("leads web requests from outside to services")
            .aliases(&["kube-ingress", "k8s-ing"])
            .emblem(Emblem::Seal(&icons::ING))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("k8s-gateway", "Gateway")
            .doc("leads requests from outside to services, by routes")
            .aliases(&["kube-gateway", "gateway-api"])
            .emblem(Emblem::Tile(&icons::DOOR_ENTER))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("k8s-httproute", "HTTPRoute")
            .doc("says which requests go to which service")
            .aliases(&["httproute", "http-route", "k8s-http-route"])
            .emblem(Emblem::Tile(&icons::ROUTE)),
        Kind::new("k8s-endpoint", "Endpoints")
            .doc("the addresses of the pods of a service")
            .aliases(&["k8s-endpoints", "k8s-ep", "endpoint-slice"])
            .emblem(Emblem::Seal(&icons::EP)),
        Kind::new("k8s-networkpolicy", "NetworkPolicy")
            .doc("says who may speak to whom")
            .aliases(&[
                "networkpolicy",
                "network-policy",
                "netpol",
                "k8s-network-policy",
                "k8s-netpol",
            ])
            .emblem(Emblem::Seal(&icons::NETPOL)),
    ],
};
