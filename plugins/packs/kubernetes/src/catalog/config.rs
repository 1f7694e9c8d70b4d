//! What pods are told, and what they keep.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// What pods are told, and what they keep.
pub(super) const CONFIG: Category = Category {
    name: "kubernetes-configuration",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-configmap", "ConfigMap")
            .doc("settings that pods read")
            .aliases(&["configmap", "config-map", "k8s-cm"])
            .emblem(Emblem::Seal(&icons::CM))
            .form(Form::Document),
        Kind::new("k8s-secret", "Secret")
            .doc("passwords and keys that pods read")
            .aliases(&["kube-secret"])
            .emblem(Emblem::Seal(&icons::SECRET))
            .form(Form::Document),
        Kind::new("k8s-volume", "Volume")
            .doc("files that a pod keeps")
            .aliases(&["k8s-vol", "kube-volume"])
            .emblem(Emblem::Seal(&icons::VOL))
            .form(Form::Drum),
        Kind::new("k8s-pv", "PersistentVolume")
            .doc("a disk of the cluster that outlives pods")
            .aliases(&[
                "pv",
                "persistent-volume",
                "persistentvolume",
                "k8s-persistent-volume",
            ])
            .emblem(Emblem::Seal(&icons::PV))
            .form(Form::Drum),
        Kind::new("k8s-pvc", "PersistentVolumeClaim")
            .doc("asks for a disk")
            .aliases(&[
                "pvc",
                "persistent-volume-claim",
                "persistentvolumeclaim",
                "k8s-persistent-volume-claim",
            ])
            .emblem(Emblem::Seal(&icons::PVC))
            .form(Form::Drum),
        Kind::new("k8s-storageclass", "StorageClass")
            .doc("says what kind of disks there are")
            .aliases(&[
                "storageclass",
                "storage-class",
                "k8s-storage-class",
                "k8s-sc",
            ])
            .emblem(Emblem::Seal(&icons::SC)),
    ],
};
