//! What runs code.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, INSTANCES, Kind};

use crate::icons;

/// What runs code.
pub(super) const COMPUTE: Category = Category {
    name: "compute",
    accent: Some("blue"),
    kinds: &[
        Kind::new("service", "Service")
            .doc("a program that answers requests")
            .aliases(&["microservice", "svc", "backend"])
            .emblem(Emblem::Glyph(&icons::HEXAGON))
            .form(Form::Stack(INSTANCES)),
        Kind::new("api", "API")
            .doc("what a program offers to others")
            .aliases(&["rest-api", "rest"])
            .emblem(Emblem::Glyph(&icons::API))
            .form(Form::Stack(INSTANCES)),
        Kind::new("worker", "Worker")
            .doc("a program that works off tasks")
            .aliases(&["consumer", "processor"])
            .emblem(Emblem::Glyph(&icons::SETTINGS_COG))
            .form(Form::Stack(INSTANCES)),
        Kind::new("function", "Function")
            .doc("code that runs only when it is called")
            .aliases(&["serverless", "faas", "fn"])
            .accent("orange")
            .emblem(Emblem::Tile(&icons::LAMBDA))
            .form(Form::Stack(INSTANCES)),
        Kind::new("scheduler", "Scheduler")
            .doc("starts work at set times")
            .aliases(&["cron", "timer"])
            .emblem(Emblem::Glyph(&icons::CALENDAR_CLOCK)),
        Kind::new("job", "Job")
            .doc("work that is done in one go")
            .aliases(&["batch", "batch-job"])
            .emblem(Emblem::Glyph(&icons::STACK_2))
            .form(Form::Stack(INSTANCES)),
        Kind::new("server", "Server")
            .doc("a machine, real or virtual")
            .aliases(&["host", "machine"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::SERVER))
            .form(Form::Stack(INSTANCES)),
        Kind::new("monolith", "Monolith")
            .doc("a program that does everything")
            .emblem(Emblem::Glyph(&icons::CUBE))
            .form(Form::Stack(INSTANCES)),
        Kind::new("library", "Library")
            .doc("code that other programs hold")
            .aliases(&["package", "module"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::PACKAGE)),
        Kind::new("external-system", "External system")
            .doc("a system that others run")
            .aliases(&["external", "third-party", "saas"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::EXTERNAL_LINK))
            .form(Form::Foreign),
    ],
};

/// How programs talk to each other.
pub(super) const INTERFACES: Category = Category {
    name: "interfaces",
    accent: Some("blue"),
    kinds: &[
        Kind::new("graphql", "GraphQL")
            .doc("an interface whose callers say which fields they want")
            .accent("#E10098")
            .emblem(Emblem::Logo(&icons::GRAPHQL))
            .form(Form::Stack(INSTANCES)),
        Kind::new("grpc", "gRPC")
            .doc("an interface of typed calls between programs")
            .aliases(&["rpc"])
            .emblem(Emblem::Glyph(&icons::TRANSFORM))
            .form(Form::Stack(INSTANCES)),
        Kind::new("websocket", "WebSocket")
            .doc("a connection that stays open in both directions")
            .aliases(&["ws", "websockets"])
            .emblem(Emblem::Glyph(&icons::PLUG_CONNECTED))
            .form(Form::Stack(INSTANCES)),
        Kind::new("openapi", "OpenAPI")
            .doc("what an interface offers, written down")
            .aliases(&["swagger"])
            .accent("#6BA539")
            .emblem(Emblem::PlatedLogo(&icons::OPENAPI_ICON))
            .form(Form::Document),
    ],
};
