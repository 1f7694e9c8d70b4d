//! What others run.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Kind},
    styling::Rgba,
};

use crate::icons;

/// What others run.
pub(super) const SERVICES: Category = Category {
    name: "services",
    accent: Some("gray"),
    kinds: &[
        Kind::new("stripe", "Stripe")
            .doc("takes payments")
            .accent("#635BFF")
            .emblem(Emblem::Mark(&icons::STRIPE)),
        Kind::new("paypal", "PayPal")
            .doc("takes payments from accounts")
            .accent("#002991")
            .emblem(Emblem::PlatedLogo(&icons::PAYPAL)),
        Kind::new("shopify", "Shopify")
            .doc("runs online shops")
            .accent("#7AB55C")
            .emblem(Emblem::Logo(&icons::SHOPIFY)),
        Kind::new("salesforce", "Salesforce")
            .doc("keeps what a company knows of its customers")
            .aliases(&["crm"])
            .accent("#009DDC")
            .emblem(Emblem::Brand(&icons::BUILDING, Rgba::hex(0x0000_9ddc))),
        Kind::new("slack", "Slack")
            .doc("messages between people at work")
            .accent("#4A154B")
            .emblem(Emblem::Brand(&icons::MESSAGE, Rgba::hex(0x004a_154b))),
        Kind::new("twilio", "Twilio")
            .doc("sends text messages and makes calls")
            .accent("#F22F46")
            .emblem(Emblem::Brand(&icons::MESSAGE, Rgba::hex(0x00f2_2f46))),
        Kind::new("sendgrid", "SendGrid")
            .doc("sends mail")
            .accent("#1A82E2")
            .emblem(Emblem::Brand(&icons::MAIL, Rgba::hex(0x001a_82e2))),
        Kind::new("jira", "Jira")
            .doc("keeps track of work")
            .accent("#0052CC")
            .emblem(Emblem::Logo(&icons::JIRA)),
    ],
};
