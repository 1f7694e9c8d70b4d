//! Who may do what, and how much of it.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Kind};

use crate::icons;

/// Who may do what, and how much of it.
pub(super) const ACCESS: Category = Category {
    name: "kubernetes-access",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-serviceaccount", "ServiceAccount")
            .doc("who a pod is")
            .aliases(&[
                "serviceaccount",
                "service-account",
                "k8s-service-account",
                "k8s-sa",
            ])
            .emblem(Emblem::Seal(&icons::SA)),
        Kind::new("k8s-user", "User")
            .doc("someone who uses the cluster")
            .aliases(&["kube-user"])
            .emblem(Emblem::Seal(&icons::USER)),
        Kind::new("k8s-group", "Group")
            .doc("people with the same rights")
            .aliases(&["kube-group"])
            .emblem(Emblem::Seal(&icons::GROUP)),
        Kind::new("k8s-role", "Role")
            .doc("rights in one namespace")
            .aliases(&["kube-role"])
            .emblem(Emblem::Seal(&icons::ROLE)),
        Kind::new("k8s-rolebinding", "RoleBinding")
            .doc("gives a role to someone")
            .aliases(&["rolebinding", "role-binding", "k8s-role-binding", "k8s-rb"])
            .emblem(Emblem::Seal(&icons::RB)),
        Kind::new("k8s-clusterrole", "ClusterRole")
            .doc("rights in the whole cluster")
            .aliases(&["clusterrole", "cluster-role", "k8s-cluster-role"])
            .emblem(Emblem::Seal(&icons::C_ROLE)),
        Kind::new("k8s-clusterrolebinding", "ClusterRoleBinding")
            .doc("gives a role to someone in the whole cluster")
            .aliases(&[
                "clusterrolebinding",
                "cluster-role-binding",
                "k8s-cluster-role-binding",
                "k8s-crb",
            ])
            .emblem(Emblem::Seal(&icons::CRB)),
        Kind::new("k8s-quota", "ResourceQuota")
            .doc("how much a namespace may use")
            .aliases(&["resourcequota", "resource-quota", "k8s-resource-quota"])
            .emblem(Emblem::Seal(&icons::QUOTA)),
        Kind::new("k8s-limitrange", "LimitRange")
            .doc("how much a pod may use")
            .aliases(&["limitrange", "limit-range", "k8s-limit-range"])
            .emblem(Emblem::Seal(&icons::LIMITS)),
    ],
};
