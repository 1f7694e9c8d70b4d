//! Infrastructure that is written down.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind};

use crate::icons;

/// Infrastructure that is written down.
pub(super) const INFRASTRUCTURE: Category = Category {
    name: "delivery",
    accent: Some("gray"),
    kinds: &[
        Kind::new("iac", "Infrastructure as code")
            .doc("machines and networks as files under version control")
            .aliases(&["infrastructure-as-code"])
            .emblem(Emblem::Glyph(&icons::FILE_CODE))
            .form(Form::Document),
        Kind::new("terraform", "Terraform")
            .doc("makes infrastructure what its files say")
            .accent("#844FBA")
            .emblem(Emblem::Logo(&icons::TERRAFORM_ICON))
            .form(Form::Document),
        Kind::new("opentofu", "OpenTofu")
            .doc("makes infrastructure what its files say; it grew out of Terraform")
            .aliases(&["tofu"])
            .accent("#FFDA18")
            .emblem(Emblem::Mark(&icons::OPENTOFU))
            .form(Form::Document),
        Kind::new("ansible", "Ansible")
            .doc("sets machines up, step by step")
            .accent("#EE0000")
            .emblem(Emblem::Mark(&icons::ANSIBLE))
            .form(Form::Document),
        Kind::new("pulumi", "Pulumi")
            .doc("makes infrastructure what a program says")
            .accent("#8A3391")
            .emblem(Emblem::Logo(&icons::PULUMI_ICON))
            .form(Form::Document),
    ],
};
