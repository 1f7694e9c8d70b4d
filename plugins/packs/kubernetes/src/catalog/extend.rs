//! What teaches the cluster more.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// What teaches the cluster more.
pub(super) const EXTEND: Category = Category {
    name: "kubernetes-extensions",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-crd", "Custom resource definition")
            .doc("teaches the cluster a new kind of thing")
            .aliases(&[
                "crd",
                "custom-resource-definition",
                "k8s-custom-resource-definition",
            ])
            .emblem(Emblem::Seal(&icons::CRD))
            .form(Form::Document),
        Kind::new("k8s-custom-resource", "Custom resource")
            .doc("a thing of a kind that the cluster was taught")
            .aliases(&["custom-resource", "k8s-cr"])
            .emblem(Emblem::Tile(&icons::PUZZLE))
            .form(Form::Document),
        Kind::new("k8s-operator", "Operator")
            .doc("runs an application as someone who knows it would")
            .aliases(&["kube-operator"])
            .emblem(Emblem::Tile(&icons::SETTINGS_AUTOMATION)),
        Kind::new("k8s-admission-webhook", "Admission webhook")
            .doc("checks or changes what is about to be made")
            .aliases(&["admission-webhook", "admission-controller"])
            .emblem(Emblem::Tile(&icons::SHIELD_CHECK)),
        Kind::new("k8s-helm-chart", "Helm chart")
            .doc("a package of everything that an application needs")
            .aliases(&["helm-chart"])
            .emblem(Emblem::Tile(&icons::STEERING_WHEEL))
            .form(Form::Document),
    ],
};
