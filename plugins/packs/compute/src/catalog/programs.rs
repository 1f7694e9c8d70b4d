//! What runs code.

use kinograph_plugin_sdk::catalog::{Category, Count, Emblem, Form, INSTANCES, Kind};

use crate::icons;

/// There are always several.
const SERVICES: Count = Count {
    usual: 3,
    ..INSTANCES
};

/// What runs code.
pub(super) const PROGRAMS: Category = Category {
    name: "compute",
    accent: Some("blue"),
    kinds: &[
        Kind::new("microservices", "Microservices")
            .doc("many small services of one system")
            .emblem(Emblem::Glyph(&icons::HEXAGONS))
            .form(Form::Stack(SERVICES)),
        Kind::new("container", "Container")
            .doc("a program with all that it needs, apart from the others on its machine")
            .aliases(&["docker-container"])
            .emblem(Emblem::Glyph(&icons::BOX))
            .form(Form::Stack(INSTANCES)),
        Kind::new("vm", "Virtual machine")
            .doc("a machine that is made of software")
            .aliases(&["virtual-machine"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::SERVER_2))
            .form(Form::Stack(INSTANCES)),
        Kind::new("legacy-system", "Legacy system")
            .doc("an old system that still does its work")
            .aliases(&["legacy", "mainframe"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::SERVER_OFF))
            .form(Form::Foreign),
        Kind::new("workflow-engine", "Workflow engine")
            .doc("carries processes of many steps through, whatever fails on the way")
            .aliases(&["orchestrator", "workflow"])
            .emblem(Emblem::Glyph(&icons::GIT_FORK)),
        Kind::new("temporal", "Temporal")
            .doc("runs workflows that survive every crash")
            .accent("#141414")
            .emblem(Emblem::DarkLogo(&icons::TEMPORAL_ICON)),
    ],
};
