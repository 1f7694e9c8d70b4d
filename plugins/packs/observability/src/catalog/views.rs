//! Where people look, and what calls them.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Form, Kind, Title},
    styling::Rgba,
};

use crate::icons;

/// Where people look, and what calls them.
pub(super) const VIEWS: Category = Category {
    name: "observability",
    accent: Some("pink"),
    kinds: &[
        Kind::new("grafana", "Grafana")
            .doc("dashboards on data from anywhere")
            .accent("#F46800")
            .emblem(Emblem::Logo(&icons::GRAFANA))
            .form(Form::Window(Title::Plain)),
        Kind::new("kibana", "Kibana")
            .doc("dashboards on what Elasticsearch keeps")
            .accent("#005571")
            .emblem(Emblem::Logo(&icons::KIBANA))
            .form(Form::Window(Title::Plain)),
        Kind::new("datadog", "Datadog")
            .doc("watches systems as a service")
            .accent("#632CA6")
            .emblem(Emblem::DarkLogo(&icons::DATADOG_ICON)),
        Kind::new("newrelic", "New Relic")
            .doc("watches applications as a service")
            .aliases(&["new-relic"])
            .accent("#1CE783")
            .emblem(Emblem::Logo(&icons::NEW_RELIC_ICON)),
        Kind::new("dynatrace", "Dynatrace")
            .doc("watches applications and finds causes as a service")
            .accent("#1496FF")
            .emblem(Emblem::Logo(&icons::DYNATRACE_ICON)),
        Kind::new("splunk", "Splunk")
            .doc("searches what machines say")
            .accent("#65A637")
            .emblem(Emblem::Brand(&icons::LOGS, Rgba::hex(0x0065_a637))),
        Kind::new("sentry", "Sentry")
            .doc("collects the errors of applications")
            .accent("#362D59")
            .emblem(Emblem::DarkLogo(&icons::SENTRY_ICON)),
        Kind::new("pagerduty", "PagerDuty")
            .doc("calls whoever is on duty")
            .aliases(&["pager"])
            .accent("#06AC38")
            .emblem(Emblem::Logo(&icons::PAGERDUTY_ICON)),
    ],
};
