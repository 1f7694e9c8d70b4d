//! What runs code.

use kinograph_plugin_sdk::draw::Emblem;

use super::{Category, Kind};
use crate::{form::Form, icons};

/// What runs code.
pub(super) static COMPUTE: Category = Category {
    name: "compute",
    kinds: &[
        Kind {
            id: "service",
            title: "Service",
            doc: "a program that answers requests",
            aliases: &["microservice", "svc", "backend"],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::HEXAGON),
            form: Form::Stack,
        },
        Kind {
            id: "api",
            title: "API",
            doc: "what a program offers to others",
            aliases: &["rest-api", "rest"],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::API),
            form: Form::Stack,
        },
        Kind {
            id: "worker",
            title: "Worker",
            doc: "a program that works off tasks",
            aliases: &["consumer", "processor"],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::SETTINGS_COG),
            form: Form::Stack,
        },
        Kind {
            id: "function",
            title: "Function",
            doc: "code that runs only when it is called",
            aliases: &["lambda", "serverless", "faas", "fn"],
            accent: Some("orange"),
            emblem: Emblem::Tile(&icons::LAMBDA),
            form: Form::Stack,
        },
        Kind {
            id: "scheduler",
            title: "Scheduler",
            doc: "starts work at set times",
            aliases: &["cron", "timer"],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::CALENDAR_CLOCK),
            form: Form::Card,
        },
        Kind {
            id: "job",
            title: "Job",
            doc: "work that is done in one go",
            aliases: &["batch", "batch-job"],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::STACK_2),
            form: Form::Stack,
        },
        Kind {
            id: "server",
            title: "Server",
            doc: "a machine, real or virtual",
            aliases: &["host", "machine", "vm"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::SERVER),
            form: Form::Stack,
        },
        Kind {
            id: "monolith",
            title: "Monolith",
            doc: "a program that does everything",
            aliases: &[],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::CUBE),
            form: Form::Stack,
        },
        Kind {
            id: "library",
            title: "Library",
            doc: "code that other programs hold",
            aliases: &["package", "module"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::PACKAGE),
            form: Form::Card,
        },
        Kind {
            id: "external-system",
            title: "External system",
            doc: "a system that others run",
            aliases: &["external", "third-party", "saas"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::EXTERNAL_LINK),
            form: Form::Foreign,
        },
    ],
};
