//! What people see and hold.

use kinograph_plugin_sdk::draw::{Emblem, forms::window::Title};

use super::{Category, Kind};
use crate::{form::Form, icons};

/// What people see and hold.
pub(super) static CLIENTS: Category = Category {
    name: "clients",
    kinds: &[
        Kind {
            id: "browser",
            title: "Browser",
            doc: "a web browser",
            aliases: &["web-browser"],
            accent: Some("cyan"),
            emblem: Emblem::Glyph(&icons::WORLD),
            form: Form::Window(Title::Address),
        },
        Kind {
            id: "web-app",
            title: "Web app",
            doc: "an app that runs in a browser",
            aliases: &["webapp", "spa", "frontend", "website"],
            accent: Some("cyan"),
            emblem: Emblem::Glyph(&icons::APP_WINDOW),
            form: Form::Window(Title::Tabs),
        },
        Kind {
            id: "mobile-app",
            title: "Mobile app",
            doc: "an app that runs on a phone",
            aliases: &["mobile", "phone"],
            accent: Some("cyan"),
            emblem: Emblem::Glyph(&icons::DEVICE_MOBILE),
            form: Form::Phone,
        },
        Kind {
            id: "desktop-app",
            title: "Desktop app",
            doc: "an app that runs on a computer",
            aliases: &["desktop"],
            accent: Some("cyan"),
            emblem: Emblem::Glyph(&icons::DEVICE_DESKTOP),
            form: Form::Window(Title::Plain),
        },
        Kind {
            id: "cli",
            title: "Command line",
            doc: "a program that is run in a terminal",
            aliases: &["terminal", "shell", "command-line"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::TERMINAL_2),
            form: Form::Card,
        },
        Kind {
            id: "device",
            title: "Device",
            doc: "a sensor, a machine or another thing on the network",
            aliases: &["iot", "iot-device", "sensor"],
            accent: Some("cyan"),
            emblem: Emblem::Glyph(&icons::CPU),
            form: Form::Card,
        },
    ],
};
