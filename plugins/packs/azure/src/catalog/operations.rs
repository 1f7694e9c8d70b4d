//! What watches, builds and sets up.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind};

use crate::{colors::SLATE, icons};

/// What watches, builds and sets up.
pub(super) const OPERATIONS: Category = Category {
    name: "azure-operations",
    accent: None,
    kinds: &[
        Kind::new("azure-monitor", "Azure Monitor")
            .doc("keeps metrics and raises alarms")
            .brand(&icons::ACTIVITY, SLATE),
        Kind::new("azure-application-insights", "Application Insights")
            .doc("follows requests through an app")
            .aliases(&["application-insights", "app-insights", "azure-app-insights"])
            .brand(&icons::ROUTE, SLATE),
        Kind::new("azure-log-analytics", "Log Analytics workspace")
            .doc("keeps what programs say, and finds it again")
            .aliases(&["log-analytics"])
            .brand(&icons::LOGS, SLATE),
        Kind::new("azure-policy", "Azure Policy")
            .doc("says how things must be set up")
            .brand(&icons::CLIPBOARD_CHECK, SLATE),
        Kind::new("azure-devops", "Azure DevOps")
            .doc("plans, builds, tests and ships code")
            .brand(&icons::INFINITY, SLATE),
        Kind::new("azure-pipelines", "Azure Pipelines")
            .doc("builds, tests and ships code")
            .brand(&icons::ROCKET, SLATE),
        Kind::new("azure-iot-hub", "Azure IoT Hub")
            .doc("where devices bring their messages")
            .aliases(&["iot-hub"])
            .brand(&icons::CPU, SLATE)
            .form(Form::Bar(Ends::Hexagon)),
    ],
};
