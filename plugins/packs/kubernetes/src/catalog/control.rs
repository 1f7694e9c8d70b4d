//! What decides where everything runs, and what does it on each node.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Ends, Form, INSTANCES, Kind, REPLICAS};

use crate::icons;

/// What decides where everything runs, and what does it on each node.
pub(super) const CONTROL: Category = Category {
    name: "kubernetes-control-plane",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-api-server", "API server")
            .doc("what everybody asks and tells")
            .aliases(&["kube-apiserver", "api-server"])
            .emblem(Emblem::Seal(&icons::API))
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("k8s-etcd", "etcd")
            .doc("keeps the state of the cluster")
            .aliases(&["kube-etcd"])
            .emblem(Emblem::Seal(&icons::ETCD))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("k8s-scheduler", "Scheduler")
            .doc("finds a node for every pod")
            .aliases(&["kube-scheduler", "k8s-sched"])
            .emblem(Emblem::Seal(&icons::SCHED)),
        Kind::new("k8s-controller-manager", "Controller manager")
            .doc("makes the cluster what it should be")
            .aliases(&["kube-controller-manager", "controller-manager"])
            .emblem(Emblem::Seal(&icons::C_M)),
        Kind::new("k8s-cloud-controller-manager", "Cloud controller manager")
            .doc("speaks to the provider of the cloud")
            .aliases(&["cloud-controller-manager", "k8s-cloud-controller"])
            .emblem(Emblem::Seal(&icons::C_C_M)),
        Kind::new("k8s-kubelet", "Kubelet")
            .doc("starts and watches the pods of its node")
            .aliases(&["kubelet"])
            .emblem(Emblem::Seal(&icons::KUBELET)),
        Kind::new("k8s-kube-proxy", "Kube-proxy")
            .doc("leads traffic to the pods of a service")
            .aliases(&["kube-proxy"])
            .emblem(Emblem::Seal(&icons::K_PROXY)),
        Kind::new("k8s-container-runtime", "Container runtime")
            .doc("runs the containers of a node")
            .aliases(&["container-runtime", "k8s-cri"])
            .emblem(Emblem::Tile(&icons::BOX)),
        Kind::new("k8s-coredns", "CoreDNS")
            .doc("turns the names of services into addresses")
            .aliases(&["coredns", "k8s-dns"])
            .emblem(Emblem::Tile(&icons::WORLD_WWW))
            .form(Form::Stack(INSTANCES)),
        Kind::new("k8s-metrics-server", "Metrics server")
            .doc("knows how busy pods and nodes are")
            .aliases(&["metrics-server"])
            .emblem(Emblem::Tile(&icons::ACTIVITY)),
    ],
};
