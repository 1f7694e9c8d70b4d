//! What is watched, whatever watches it.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Kind};

use crate::icons;

/// What is watched, whatever watches it.
pub(super) const SIGNALS: Category = Category {
    name: "observability",
    accent: Some("pink"),
    kinds: &[
        Kind::new("metrics", "Metrics")
            .doc("figures over time")
            .emblem(Emblem::Glyph(&icons::CHART_HISTOGRAM)),
        Kind::new("tracing", "Tracing")
            .doc("the way of one request through all services")
            .aliases(&["traces", "distributed-tracing"])
            .emblem(Emblem::Glyph(&icons::TIMELINE)),
        Kind::new("alerting", "Alerting")
            .doc("wakes people when something is wrong")
            .aliases(&["alerts", "alertmanager"])
            .accent("red")
            .emblem(Emblem::Glyph(&icons::BELL_RINGING)),
        Kind::new("opentelemetry", "OpenTelemetry")
            .doc("one way to collect metrics, logs and traces")
            .aliases(&["otel", "otel-collector"])
            .accent("#425CC7")
            .emblem(Emblem::Logo(&icons::OPENTELEMETRY_ICON)),
        Kind::new("prometheus", "Prometheus")
            .doc("fetches metrics, keeps them and raises alerts")
            .accent("#E6522C")
            .emblem(Emblem::Logo(&icons::PROMETHEUS)),
        Kind::new("jaeger", "Jaeger")
            .doc("collects traces and shows them")
            .accent("#66CFE3")
            .emblem(Emblem::Mark(&icons::JAEGER)),
    ],
};
