//! What runs.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::{
    counts::{COMPLETIONS, CONTAINERS, MOST, PODS, REPLICAS, RUNNING},
    icons,
};

/// What runs.
pub(super) const WORKLOADS: Category = Category {
    name: "kubernetes-workloads",
    accent: Some(super::BLUE),
    kinds: &[
        Kind::new("k8s-pod", "Pod")
            .doc("containers that live and die together")
            .aliases(&["pod", "kube-pod"])
            .emblem(Emblem::Seal(&icons::POD))
            .form(Form::Tray(CONTAINERS)),
        Kind::new("k8s-container", "Container")
            .doc("one container of a pod")
            .aliases(&["kube-container", "k8s-sidecar", "sidecar"])
            .emblem(Emblem::Tile(&icons::BOX)),
        Kind::new("k8s-deployment", "Deployment")
            .doc("keeps so many equal pods running and replaces them step by step")
            .aliases(&["deployment", "k8s-deploy", "kube-deployment"])
            .emblem(Emblem::Seal(&icons::DEPLOY))
            .form(Form::Tray(REPLICAS)),
        Kind::new("k8s-replicaset", "ReplicaSet")
            .doc("keeps so many equal pods running")
            .aliases(&["replicaset", "replica-set", "k8s-rs"])
            .emblem(Emblem::Seal(&icons::RS))
            .form(Form::Tray(REPLICAS)),
        Kind::new("k8s-statefulset", "StatefulSet")
            .doc("keeps pods running that have names and disks of their own")
            .aliases(&["statefulset", "stateful-set", "sts", "k8s-sts"])
            .emblem(Emblem::Seal(&icons::STS))
            .form(Form::Tray(REPLICAS)),
        Kind::new("k8s-daemonset", "DaemonSet")
            .doc("keeps one pod running on every node")
            .aliases(&["daemonset", "daemon-set", "k8s-ds"])
            .emblem(Emblem::Seal(&icons::DS))
            .form(Form::Tray(PODS)),
        Kind::new("k8s-job", "Job")
            .doc("runs pods until their work is done")
            .aliases(&["kube-job"])
            .emblem(Emblem::Seal(&icons::JOB))
            .form(Form::Tray(COMPLETIONS)),
        Kind::new("k8s-cronjob", "CronJob")
            .doc("starts a job at set times")
            .aliases(&["cronjob", "cron-job", "k8s-cron-job"])
            .emblem(Emblem::Seal(&icons::CRONJOB)),
        Kind::new("k8s-hpa", "HorizontalPodAutoscaler")
            .doc("adds pods under load and takes them away after it")
            .aliases(&["hpa", "horizontal-pod-autoscaler", "k8s-autoscaler"])
            .emblem(Emblem::Seal(&icons::HPA))
            .form(Form::Fill(RUNNING, MOST)),
    ],
};
