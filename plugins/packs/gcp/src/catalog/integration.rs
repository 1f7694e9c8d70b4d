//! What carries messages and joins steps.

use kinograph_plugin_sdk::catalog::{Category, DEPTH, Ends, Form, Kind};

use crate::{colors::CYAN, icons};

/// What carries messages and joins steps.
pub(super) const INTEGRATION: Category = Category {
    name: "gcp-integration",
    accent: None,
    kinds: &[
        Kind::new("gcp-pubsub", "Pub/Sub")
            .doc("carries messages to everyone who listens")
            .aliases(&["gcp-pub-sub", "google-pubsub"])
            .brand(&icons::BROADCAST, CYAN)
            .form(Form::Bar(Ends::Round)),
        Kind::new("gcp-tasks", "Cloud Tasks")
            .doc("tasks that wait in line, each for one handler")
            .aliases(&["gcp-cloud-tasks", "cloud-tasks"])
            .brand(&icons::COLUMNS_3, CYAN)
            .form(Form::Pipe(DEPTH)),
        Kind::new("gcp-scheduler", "Cloud Scheduler")
            .doc("starts work at set times")
            .aliases(&["gcp-cloud-scheduler", "cloud-scheduler"])
            .brand(&icons::CALENDAR_CLOCK, CYAN),
        Kind::new("gcp-eventarc", "Eventarc")
            .doc("carries events to whoever has a rule for them")
            .aliases(&["eventarc"])
            .brand(&icons::ROUTE_ALT_LEFT, CYAN)
            .form(Form::Bar(Ends::Round)),
        Kind::new("gcp-workflows", "Workflows")
            .doc("runs the steps of a workflow in their order")
            .brand(&icons::GIT_FORK, CYAN),
        Kind::new("gcp-api-gateway", "API Gateway")
            .doc("one entrance to many services")
            .brand(&icons::API_APP, CYAN)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("gcp-apigee", "Apigee")
            .doc("publishes APIs and watches over them")
            .aliases(&["apigee"])
            .brand(&icons::API, CYAN)
            .form(Form::Bar(Ends::Hexagon)),
    ],
};
