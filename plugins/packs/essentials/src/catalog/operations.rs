//! What surrounds a system: security, observability, delivery and the rest.

use kinograph_plugin_sdk::draw::Emblem;

use super::{Category, Kind};
use crate::{form::Form, icons};

/// What keeps others out.
pub(super) static SECURITY: Category = Category {
    name: "security",
    kinds: &[
        Kind {
            id: "auth",
            title: "Identity provider",
            doc: "knows who someone is",
            aliases: &["idp", "sso", "identity", "identity-provider"],
            accent: Some("pink"),
            emblem: Emblem::Glyph(&icons::LOCK_ACCESS),
            form: Form::Card,
        },
        Kind {
            id: "secrets",
            title: "Secret store",
            doc: "keeps keys and passwords",
            aliases: &["secret-store", "kms"],
            accent: Some("pink"),
            emblem: Emblem::Glyph(&icons::KEY),
            form: Form::Card,
        },
    ],
};

/// What watches.
pub(super) static OBSERVABILITY: Category = Category {
    name: "observability",
    kinds: &[
        Kind {
            id: "monitor",
            title: "Monitoring",
            doc: "watches how the system does",
            aliases: &["monitoring", "metrics", "observability"],
            accent: Some("pink"),
            emblem: Emblem::Glyph(&icons::ACTIVITY),
            form: Form::Card,
        },
        Kind {
            id: "logs",
            title: "Logs",
            doc: "keeps what programs say",
            aliases: &["logging"],
            accent: Some("pink"),
            emblem: Emblem::Glyph(&icons::LOGS),
            form: Form::Card,
        },
        Kind {
            id: "dashboard",
            title: "Dashboard",
            doc: "shows figures at a glance",
            aliases: &[],
            accent: Some("pink"),
            emblem: Emblem::Glyph(&icons::LAYOUT_DASHBOARD),
            form: Form::Card,
        },
    ],
};

/// How code gets there.
pub(super) static DELIVERY: Category = Category {
    name: "delivery",
    kinds: &[
        Kind {
            id: "repository",
            title: "Repository",
            doc: "keeps the history of code",
            aliases: &["repo", "git-repo"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::GIT_BRANCH),
            form: Form::Card,
        },
        Kind {
            id: "ci",
            title: "CI pipeline",
            doc: "builds, tests and ships code",
            aliases: &["cicd", "ci-cd"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::INFINITY),
            form: Form::Card,
        },
    ],
};

/// What has learned.
pub(super) static INTELLIGENCE: Category = Category {
    name: "ai",
    kinds: &[
        Kind {
            id: "llm",
            title: "Language model",
            doc: "answers in words",
            aliases: &["chatbot"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::MESSAGE_CHATBOT),
            form: Form::Card,
        },
        Kind {
            id: "model",
            title: "Model",
            doc: "predicts from what it has learned",
            aliases: &["ml-model"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::BRAIN),
            form: Form::Card,
        },
    ],
};

/// What money passes through.
pub(super) static BUSINESS: Category = Category {
    name: "business",
    kinds: &[Kind {
        id: "payment",
        title: "Payment provider",
        doc: "takes payments",
        aliases: &["payment-provider", "psp"],
        accent: Some("green"),
        emblem: Emblem::Glyph(&icons::CREDIT_CARD),
        form: Form::Card,
    }],
};

/// What is said about the picture.
pub(super) static ANNOTATION: Category = Category {
    name: "annotation",
    kinds: &[Kind {
        id: "note",
        title: "Note",
        doc: "a remark",
        aliases: &["comment", "annotation"],
        accent: Some("amber"),
        emblem: Emblem::None,
        form: Form::Note,
    }],
};
