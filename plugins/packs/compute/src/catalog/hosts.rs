//! Whose machines it all runs on.

use kinograph_plugin_sdk::{
    catalog::{Border, Category, Count, Emblem, Form, INSTANCES, Kind},
    styling::Rgba,
};

use crate::icons;

/// What instances are called there.
const DYNOS: Count = Count {
    key: "dynos",
    ..INSTANCES
};

/// Whose machines it all runs on.
pub(super) const HOSTS: Category = Category {
    name: "hosting",
    accent: Some("gray"),
    kinds: &[
        Kind::new("digitalocean", "DigitalOcean")
            .doc("a cloud of plain machines and services")
            .aliases(&["digital-ocean"])
            .accent("#0080FF")
            .emblem(Emblem::Logo(&icons::DIGITAL_OCEAN_ICON))
            .form(Form::Panel(Border::Solid)),
        Kind::new("hetzner", "Hetzner")
            .doc("a host of servers and a cloud")
            .accent("#D50C2D")
            .emblem(Emblem::Mark(&icons::HETZNER))
            .form(Form::Panel(Border::Solid)),
        Kind::new("ibm-cloud", "IBM Cloud")
            .doc("the cloud of IBM")
            .accent("#0F62FE")
            .emblem(Emblem::Glyph(&icons::CLOUD))
            .form(Form::Panel(Border::Solid)),
        Kind::new("openstack", "OpenStack")
            .doc("a cloud of one's own")
            .accent("#ED1944")
            .emblem(Emblem::Mark(&icons::OPENSTACK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("vercel", "Vercel")
            .doc("hosts web apps and their functions")
            .accent("#171717")
            .emblem(Emblem::DarkLogo(&icons::VERCEL_ICON)),
        Kind::new("netlify", "Netlify")
            .doc("hosts websites and their functions")
            .accent("#00C7B7")
            .emblem(Emblem::Logo(&icons::NETLIFY_ICON)),
        Kind::new("heroku", "Heroku")
            .doc("runs apps that are pushed to it")
            .aliases(&["dyno"])
            .accent("#430098")
            .emblem(Emblem::Brand(&icons::CLOUD, Rgba::hex(0x0043_0098)))
            .form(Form::Stack(DYNOS)),
    ],
};
