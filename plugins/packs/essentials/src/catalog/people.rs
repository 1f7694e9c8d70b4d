//! People.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// People.
pub(super) const PEOPLE: Category = Category {
    name: "people",
    accent: Some("indigo"),
    kinds: &[
        Kind::new("person", "Person")
            .doc("someone who uses the system")
            .aliases(&["user", "actor"])
            .form(Form::Person),
        Kind::new("team", "Team")
            .doc("several people who use or run the system")
            .aliases(&["users", "people"])
            .form(Form::Crowd),
        Kind::new("customer", "Customer")
            .doc("someone who pays for what the system does")
            .aliases(&["end-user"])
            .emblem(Emblem::Glyph(&icons::CREDIT_CARD))
            .form(Form::Person),
        Kind::new("admin", "Administrator")
            .doc("someone who runs the system")
            .aliases(&["administrator", "operator"])
            .emblem(Emblem::Glyph(&icons::SETTINGS_COG))
            .form(Form::Person),
        Kind::new("partner", "Partner")
            .doc("a company that works with the system from outside")
            .aliases(&["supplier"])
            .emblem(Emblem::Glyph(&icons::HEART_HANDSHAKE)),
        Kind::new("bot", "Bot")
            .doc("a program that acts for someone")
            .aliases(&["agent", "robot"])
            .emblem(Emblem::Glyph(&icons::ROBOT)),
        Kind::new("organization", "Organization")
            .doc("a company or an authority")
            .aliases(&["company", "org"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::BUILDING)),
    ],
};
