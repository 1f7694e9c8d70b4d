//! What holds other nodes.

use kinograph_plugin_sdk::draw::{Emblem, forms::panel::Border};

use super::{Category, Kind};
use crate::{form::Form, icons};

/// What holds other nodes.
pub(super) static CONTAINERS: Category = Category {
    name: "containers",
    kinds: &[
        Kind {
            id: "group",
            title: "Group",
            doc: "things that belong together",
            aliases: &["container"],
            accent: None,
            emblem: Emblem::None,
            form: Form::Panel(Border::Solid),
        },
        Kind {
            id: "boundary",
            title: "Boundary",
            doc: "where one system ends and others begin",
            aliases: &["system", "system-boundary"],
            accent: Some("gray"),
            emblem: Emblem::Glyph(&icons::BORDER_CORNERS),
            form: Form::Panel(Border::Dashed),
        },
        Kind {
            id: "cluster",
            title: "Cluster",
            doc: "machines that work as one",
            aliases: &[],
            accent: Some("blue"),
            emblem: Emblem::Glyph(&icons::HEXAGONS),
            form: Form::Panel(Border::Solid),
        },
        Kind {
            id: "region",
            title: "Region",
            doc: "one place of a cloud provider",
            aliases: &["datacenter"],
            accent: Some("teal"),
            emblem: Emblem::Glyph(&icons::MAP_PIN),
            form: Form::Panel(Border::Solid),
        },
        Kind {
            id: "zone",
            title: "Zone",
            doc: "a part of a region that fails on its own",
            aliases: &["az", "availability-zone"],
            accent: Some("teal"),
            emblem: Emblem::Glyph(&icons::MAP_PINS),
            form: Form::Panel(Border::Dashed),
        },
        Kind {
            id: "vpc",
            title: "Virtual network",
            doc: "a private network",
            aliases: &["vnet", "network"],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::CLOUD_NETWORK),
            form: Form::Panel(Border::Solid),
        },
        Kind {
            id: "subnet",
            title: "Subnet",
            doc: "a part of a private network",
            aliases: &[],
            accent: Some("violet"),
            emblem: Emblem::Glyph(&icons::SUBTASK),
            form: Form::Panel(Border::Dashed),
        },
    ],
};
