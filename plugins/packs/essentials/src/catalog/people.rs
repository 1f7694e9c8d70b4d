//! People.

use kinograph_plugin_sdk::draw::Emblem;

use super::{Category, Kind};
use crate::{form::Form, icons};

/// People.
pub(super) static PEOPLE: Category = Category {
    name: "people",
    kinds: &[
        Kind {
            id: "person",
            title: "Person",
            doc: "someone who uses the system",
            aliases: &["user", "actor", "customer"],
            accent: Some("indigo"),
            emblem: Emblem::None,
            form: Form::Avatar { crowd: false },
        },
        Kind {
            id: "team",
            title: "Team",
            doc: "several people who use or run the system",
            aliases: &["users", "people"],
            accent: Some("indigo"),
            emblem: Emblem::None,
            form: Form::Avatar { crowd: true },
        },
        Kind {
            id: "bot",
            title: "Bot",
            doc: "a program that acts for someone",
            aliases: &["agent", "robot"],
            accent: Some("indigo"),
            emblem: Emblem::Glyph(&icons::ROBOT),
            form: Form::Card,
        },
        Kind {
            id: "organization",
            title: "Organization",
            doc: "a company or an authority",
            aliases: &["company", "org"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::BUILDING),
            form: Form::Card,
        },
    ],
};
