//! What surrounds a system: security, observability, delivery and the rest.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// What keeps others out.
pub(super) const SECURITY: Category = Category {
    name: "security",
    accent: Some("pink"),
    kinds: &[
        Kind::new("auth", "Identity provider")
            .doc("knows who someone is")
            .aliases(&["idp", "sso", "identity", "identity-provider"])
            .emblem(Emblem::Glyph(&icons::LOCK_ACCESS)),
        Kind::new("secrets", "Secret store")
            .doc("keeps keys and passwords")
            .aliases(&["secret-store"])
            .emblem(Emblem::Glyph(&icons::KEY)),
    ],
};

/// What watches.
pub(super) const OBSERVABILITY: Category = Category {
    name: "observability",
    accent: Some("pink"),
    kinds: &[
        Kind::new("monitor", "Monitoring")
            .doc("watches how the system does")
            .aliases(&["monitoring", "observability"])
            .emblem(Emblem::Glyph(&icons::ACTIVITY)),
        Kind::new("logs", "Logs")
            .doc("keeps what programs say")
            .aliases(&["logging"])
            .emblem(Emblem::Glyph(&icons::LOGS)),
        Kind::new("dashboard", "Dashboard")
            .doc("shows figures at a glance")
            .emblem(Emblem::Glyph(&icons::LAYOUT_DASHBOARD)),
    ],
};

/// How code gets there.
pub(super) const DELIVERY: Category = Category {
    name: "delivery",
    accent: Some("gray"),
    kinds: &[
        Kind::new("repository", "Repository")
            .doc("keeps the history of code")
            .aliases(&["repo", "git-repo"])
            .emblem(Emblem::Glyph(&icons::GIT_BRANCH)),
        Kind::new("ci", "CI pipeline")
            .doc("builds, tests and ships code")
            .aliases(&["cicd", "ci-cd"])
            .emblem(Emblem::Glyph(&icons::INFINITY)),
    ],
};

/// What has learned.
pub(super) const INTELLIGENCE: Category = Category {
    name: "ai",
    accent: Some("violet"),
    kinds: &[
        Kind::new("llm", "Language model")
            .doc("answers in words")
            .aliases(&["chatbot"])
            .emblem(Emblem::Glyph(&icons::MESSAGE_CHATBOT)),
        Kind::new("model", "Model")
            .doc("predicts from what it has learned")
            .aliases(&["ml-model"])
            .emblem(Emblem::Glyph(&icons::BRAIN)),
    ],
};

/// What money passes through.
pub(super) const BUSINESS: Category = Category {
    name: "services",
    accent: Some("green"),
    kinds: &[Kind::new("payment", "Payment provider")
        .doc("takes payments")
        .aliases(&["payment-provider", "psp"])
        .emblem(Emblem::Glyph(&icons::CREDIT_CARD))],
};

/// What is said about the picture.
pub(super) const ANNOTATION: Category = Category {
    name: "annotation",
    accent: Some("amber"),
    kinds: &[
        Kind::new("note", "Note")
            .doc("a remark")
            .aliases(&["comment", "annotation"])
            .form(Form::Note),
        Kind::new("warning", "Warning")
            .doc("what to look out for")
            .aliases(&["caution"])
            .accent("red")
            .emblem(Emblem::Glyph(&icons::ALERT_TRIANGLE))
            .form(Form::Note),
        Kind::new("question", "Question")
            .doc("what is still open")
            .aliases(&["open-question"])
            .accent("violet")
            .emblem(Emblem::Glyph(&icons::HELP_CIRCLE))
            .form(Form::Note),
        Kind::new("todo", "To do")
            .doc("what is still to be done")
            .aliases(&["to-do"])
            .accent("blue")
            .emblem(Emblem::Glyph(&icons::CHECKBOX))
            .form(Form::Note),
        Kind::new("placeholder", "Placeholder")
            .doc("something that is not decided yet")
            .aliases(&["generic", "tbd"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::SQUARE_DASHED))
            .form(Form::Foreign),
    ],
};
