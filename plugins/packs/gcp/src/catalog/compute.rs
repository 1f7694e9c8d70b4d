//! What runs code.

use kinograph_plugin_sdk::catalog::{Category, Form, INSTANCES, Kind};

use crate::{colors::BLUE, icons};

/// What runs code.
pub(super) const COMPUTE: Category = Category {
    name: "gcp-compute",
    accent: None,
    kinds: &[
        Kind::new("gcp-compute", "Compute Engine")
            .doc("virtual machines")
            .aliases(&["gcp-compute-engine", "compute-engine", "gce"])
            .brand(&icons::SERVER_2, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-gke", "Google Kubernetes Engine")
            .doc("runs Kubernetes")
            .aliases(&["gke"])
            .brand(&icons::STEERING_WHEEL, BLUE),
        Kind::new("gcp-run", "Cloud Run")
            .doc("runs containers while there are requests for them")
            .aliases(&["gcp-cloud-run", "cloud-run"])
            .brand(&icons::PLAYER_PLAY, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-functions", "Cloud Run functions")
            .doc("functions that run only when they are called")
            .aliases(&[
                "gcp-cloud-functions",
                "cloud-functions",
                "gcp-cloud-run-functions",
            ])
            .brand(&icons::LAMBDA, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-app-engine", "App Engine")
            .doc("runs a web app from its source")
            .aliases(&["app-engine"])
            .brand(&icons::APP_WINDOW, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-batch", "Batch")
            .doc("works off jobs in large numbers")
            .brand(&icons::STACK_2, BLUE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-artifact-registry", "Artifact Registry")
            .doc("keeps container images and packages")
            .aliases(&["artifact-registry"])
            .brand(&icons::PACKAGES, BLUE),
    ],
};
