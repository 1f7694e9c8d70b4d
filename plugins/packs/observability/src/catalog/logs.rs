//! What collects and keeps logs.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// What collects and keeps logs.
pub(super) const LOGS: Category = Category {
    name: "observability",
    accent: Some("pink"),
    kinds: &[
        Kind::new("loki", "Grafana Loki")
            .doc("keeps logs by their labels")
            .aliases(&["grafana-loki"])
            .accent("#F46800")
            .emblem(Emblem::Logo(&icons::GRAFANALOKI))
            .form(Form::Drum),
        Kind::new("fluentd", "Fluentd")
            .doc("collects logs and sends them on")
            .accent("#0E83C8")
            .emblem(Emblem::Mark(&icons::FLUENTD)),
        Kind::new("fluentbit", "Fluent Bit")
            .doc("a small collector of logs and metrics")
            .aliases(&["fluent-bit"])
            .accent("#49BDA5")
            .emblem(Emblem::Mark(&icons::FLUENTBIT)),
        Kind::new("logstash", "Logstash")
            .doc("collects logs, changes them and sends them on")
            .accent("#005571")
            .emblem(Emblem::Logo(&icons::LOGSTASH)),
    ],
};
