//! Where things run: what holds other nodes.

use kinograph_plugin_sdk::catalog::{Border, Category, Emblem, Form, Kind};

use crate::icons;

/// Where things run: what holds other nodes.
pub(super) const PLACES: Category = Category {
    name: "kubernetes-places",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-cluster", "Kubernetes cluster")
            .doc("machines that Kubernetes runs as one")
            .aliases(&["kubernetes-cluster"])
            .emblem(Emblem::Seal(&icons::CONTROL_PLANE))
            .form(Form::Panel(Border::Solid)),
        Kind::new("k8s-control-plane", "Control plane")
            .doc("what decides where everything runs")
            .aliases(&["control-plane"])
            .emblem(Emblem::Seal(&icons::API))
            .form(Form::Panel(Border::Solid)),
        Kind::new("k8s-node", "Node")
            .doc("a machine of the cluster")
            .aliases(&["worker-node", "kube-node", "k8s-worker"])
            .emblem(Emblem::Seal(&icons::NODE))
            .form(Form::Panel(Border::Solid)),
        Kind::new("k8s-namespace", "Namespace")
            .doc("a part of a cluster with names of its own")
            .aliases(&["namespace", "k8s-ns"])
            .emblem(Emblem::Seal(&icons::NS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("k8s-pod-with-containers", "Pod with its containers")
            .doc("a pod whose containers are drawn in it")
            .aliases(&["pod-with-containers", "open-pod"])
            .emblem(Emblem::Seal(&icons::POD))
            .form(Form::Panel(Border::Solid)),
    ],
};
