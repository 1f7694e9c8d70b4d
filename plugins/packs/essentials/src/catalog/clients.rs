//! What people see and hold.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind, Title};

use crate::icons;

/// What people see and hold.
pub(super) const CLIENTS: Category = Category {
    name: "clients",
    accent: Some("cyan"),
    kinds: &[
        Kind::new("browser", "Browser")
            .doc("a web browser")
            .aliases(&["web-browser"])
            .emblem(Emblem::Glyph(&icons::WORLD))
            .form(Form::Window(Title::Address)),
        Kind::new("web-app", "Web app")
            .doc("an app that runs in a browser")
            .aliases(&["webapp", "spa", "frontend", "website"])
            .emblem(Emblem::Glyph(&icons::APP_WINDOW))
            .form(Form::Window(Title::Tabs)),
        Kind::new("mobile-app", "Mobile app")
            .doc("an app that runs on a phone")
            .aliases(&["mobile", "phone"])
            .emblem(Emblem::Glyph(&icons::DEVICE_MOBILE))
            .form(Form::Phone),
        Kind::new("desktop-app", "Desktop app")
            .doc("an app that runs on a computer")
            .aliases(&["desktop"])
            .emblem(Emblem::Glyph(&icons::DEVICE_DESKTOP))
            .form(Form::Window(Title::Plain)),
        Kind::new("cli", "Command line")
            .doc("a program that is run in a terminal")
            .aliases(&["terminal", "shell", "command-line"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::TERMINAL_2)),
        Kind::new("device", "Device")
            .doc("a sensor, a machine or another thing on the network")
            .aliases(&["iot", "iot-device", "sensor"])
            .emblem(Emblem::Glyph(&icons::CPU)),
    ],
};
