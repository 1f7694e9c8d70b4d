//! What builds, tests and ships.

use kinograph_plugin_sdk::{
    catalog::{Category, Count, Emblem, Form, INSTANCES, Kind},
    styling::Rgba,
};

use crate::icons;

/// How many builds run at once.
const RUNNERS: Count = Count {
    key: "runners",
    doc: "how many machines run the steps; more than one is drawn as a stack",
    ..INSTANCES
};

/// What builds, tests and ships.
pub(super) const BUILDS: Category = Category {
    name: "delivery",
    accent: Some("gray"),
    kinds: &[
        Kind::new("github-actions", "GitHub Actions")
            .doc("builds, tests and ships what is on GitHub")
            .aliases(&["gha"])
            .accent("#2088FF")
            .emblem(Emblem::Logo(&icons::GITHUB_ACTIONS))
            .form(Form::Stack(RUNNERS)),
        Kind::new("jenkins", "Jenkins")
            .doc("builds, tests and ships on machines of one's own")
            .accent("#D24939")
            .emblem(Emblem::Brand(&icons::INFINITY, Rgba::hex(0x00d2_4939)))
            .form(Form::Stack(RUNNERS)),
        Kind::new("circleci", "CircleCI")
            .doc("builds, tests and ships as a service")
            .aliases(&["circle-ci"])
            .accent("#343434")
            .emblem(Emblem::Mark(&icons::CIRCLECI))
            .form(Form::Stack(RUNNERS)),
        Kind::new("teamcity", "TeamCity")
            .doc("builds, tests and ships, made by JetBrains")
            .accent("#0CB0F2")
            .emblem(Emblem::Logo(&icons::TEAMCITY))
            .form(Form::Stack(RUNNERS)),
        Kind::new("tekton", "Tekton")
            .doc("build pipelines as resources of Kubernetes")
            .accent("#FD495C")
            .emblem(Emblem::Mark(&icons::TEKTON))
            .form(Form::Stack(RUNNERS)),
        Kind::new("argocd", "Argo CD")
            .doc("keeps Kubernetes as a Git repository says")
            .aliases(&["argo", "argo-cd"])
            .accent("#EF7B4D")
            .emblem(Emblem::Logo(&icons::ARGO_ICON)),
        Kind::new("flux", "Flux")
            .doc("keeps Kubernetes as a Git repository says, without a server")
            .aliases(&["fluxcd"])
            .accent("#5468FF")
            .emblem(Emblem::Mark(&icons::FLUX)),
    ],
};
