//! Where code is kept and looked at.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, Kind, Percent, USED};

use crate::icons;

/// How much of the code the tests run.
const COVERAGE: Percent = Percent {
    key: "coverage",
    doc: "the share of the code that tests run, in percent",
};

/// Where code is kept and looked at.
pub(super) const CODE: Category = Category {
    name: "delivery",
    accent: Some("gray"),
    kinds: &[
        Kind::new("git", "Git")
            .doc("keeps the history of code")
            .accent("#F03C2E")
            .emblem(Emblem::Logo(&icons::GIT_ICON)),
        Kind::new("github", "GitHub")
            .doc("hosts code and the talk about it")
            .accent("#181717")
            .emblem(Emblem::DarkLogo(&icons::GITHUB_ICON)),
        Kind::new("gitlab", "GitLab")
            .doc("hosts code and ships it")
            .accent("#FC6D26")
            .emblem(Emblem::Logo(&icons::GITLAB_ICON)),
        Kind::new("bitbucket", "Bitbucket")
            .doc("hosts code beside Jira")
            .accent("#0052CC")
            .emblem(Emblem::Logo(&icons::BITBUCKET)),
        Kind::new("artifact-repo", "Artifact repository")
            .doc("keeps what builds make")
            .aliases(&["artifacts", "artifact-repository", "artifactory", "nexus"])
            .emblem(Emblem::Glyph(&icons::ARCHIVE))
            .form(Form::Meter(USED)),
        Kind::new("sonarqube", "SonarQube")
            .doc("finds faults in code")
            .aliases(&["sonar"])
            .accent("#126ED3")
            .emblem(Emblem::Logo(&icons::SONARQUBE))
            .form(Form::Meter(COVERAGE)),
    ],
};
