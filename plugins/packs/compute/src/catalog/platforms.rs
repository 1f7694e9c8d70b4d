//! What containers run on.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind, USED};

use crate::icons;

/// What containers run on.
pub(super) const PLATFORMS: Category = Category {
    name: "platforms",
    accent: Some("blue"),
    kinds: &[
        Kind::new("docker", "Docker")
            .doc("runs containers on one machine")
            .aliases(&["docker-engine"])
            .accent("#2496ED")
            .emblem(Emblem::Logo(&icons::DOCKER_ICON)),
        Kind::new("podman", "Podman")
            .doc("runs containers without a daemon")
            .accent("#892CA0")
            .emblem(Emblem::Mark(&icons::PODMAN)),
        Kind::new("containerd", "containerd")
            .doc("the part of a platform that starts and stops containers")
            .accent("#575757")
            .emblem(Emblem::Mark(&icons::CONTAINERD)),
        Kind::new("kubernetes", "Kubernetes")
            .doc("runs containers on many machines and keeps them running")
            .aliases(&["k8s"])
            .accent("#326CE5")
            .emblem(Emblem::Logo(&icons::KUBERNETES)),
        Kind::new("openshift", "OpenShift")
            .doc("the Kubernetes platform of Red Hat")
            .accent("#EE0000")
            .emblem(Emblem::Mark(&icons::REDHATOPENSHIFT)),
        Kind::new("rancher", "Rancher")
            .doc("manages many Kubernetes clusters")
            .aliases(&["k3s"])
            .accent("#0075A8")
            .emblem(Emblem::Mark(&icons::RANCHER)),
        Kind::new("nomad", "Nomad")
            .doc("runs containers and plain programs on many machines")
            .aliases(&["hashicorp-nomad"])
            .accent("#00CA8E")
            .emblem(Emblem::Logo(&icons::NOMAD_ICON)),
        Kind::new("knative", "Knative")
            .doc("runs functions and services on Kubernetes that scale to nothing")
            .accent("#0865AD")
            .emblem(Emblem::Mark(&icons::KNATIVE)),
        Kind::new("helm", "Helm")
            .doc("installs applications on Kubernetes from charts")
            .accent("#0F1689")
            .emblem(Emblem::DarkLogo(&icons::HELM)),
        Kind::new("consul", "Consul")
            .doc("tells services where the others are")
            .aliases(&["hashicorp-consul", "service-discovery"])
            .accent("#F24C53")
            .emblem(Emblem::Logo(&icons::CONSUL)),
        Kind::new("container-registry", "Container registry")
            .doc("keeps the images of containers")
            .aliases(&["registry", "image-registry"])
            .emblem(Emblem::Glyph(&icons::PACKAGES))
            .form(Form::Meter(USED)),
        Kind::new("harbor", "Harbor")
            .doc("a container registry of one's own that scans what it keeps")
            .accent("#60B932")
            .emblem(Emblem::Mark(&icons::HARBOR))
            .form(Form::Meter(USED)),
    ],
};
