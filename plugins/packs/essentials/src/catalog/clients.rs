//! What people see and hold.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Form, Kind, Title},
    styling::Rgba,
};

use crate::icons;

/// What people see and hold.
pub(super) const CLIENTS: Category = Category {
    name: "clients",
    accent: Some("cyan"),
    kinds: &[
        Kind::new("browser", "Browser")
            .doc("a web browser")
            .aliases(&["web-browser", "client"])
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
        Kind::new("tablet", "Tablet app")
            .doc("an app that runs on a tablet")
            .aliases(&["ipad", "tablet-app"])
            .emblem(Emblem::Glyph(&icons::DEVICE_TABLET))
            .form(Form::Tablet),
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
        Kind::new("pos", "Point of sale")
            .doc("a till, in a shop or in a hand")
            .aliases(&["point-of-sale", "till"])
            .emblem(Emblem::Glyph(&icons::CASH_REGISTER)),
    ],
};

/// Clients by what they are made with.
pub(super) const FRAMEWORKS: Category = Category {
    name: "frameworks",
    accent: Some("cyan"),
    kinds: &[
        Kind::new("ios", "iOS app")
            .doc("an app for the phones of Apple")
            .aliases(&["apple", "iphone"])
            .accent("#171717")
            .emblem(Emblem::DarkLogo(&icons::APPLE))
            .form(Form::Phone),
        Kind::new("android", "Android app")
            .doc("an app for phones that run Android")
            .accent("#3DDC84")
            .emblem(Emblem::Logo(&icons::ANDROID_ICON))
            .form(Form::Phone),
        Kind::new("flutter", "Flutter app")
            .doc("one app for phones of every make")
            .accent("#02569B")
            .emblem(Emblem::Logo(&icons::FLUTTER))
            .form(Form::Phone),
        Kind::new("react", "React app")
            .doc("a web app built with React")
            .accent("#61DAFB")
            .emblem(Emblem::Logo(&icons::REACT))
            .form(Form::Window(Title::Tabs)),
        Kind::new("vue", "Vue app")
            .doc("a web app built with Vue")
            .aliases(&["vuejs", "nuxt"])
            .accent("#4FC08D")
            .emblem(Emblem::Brand(&icons::APP_WINDOW, Rgba::hex(0x004f_c08d)))
            .form(Form::Window(Title::Tabs)),
        Kind::new("angular", "Angular app")
            .doc("a web app built with Angular")
            .accent("#DD0031")
            .emblem(Emblem::Logo(&icons::ANGULAR_ICON))
            .form(Form::Window(Title::Tabs)),
        Kind::new("nextjs", "Next.js app")
            .doc("a web app whose pages are made on a server")
            .aliases(&["next", "next-js"])
            .accent("#171717")
            .emblem(Emblem::Mark(&icons::NEXTDOTJS))
            .form(Form::Window(Title::Tabs)),
    ],
};
