//! What holds other nodes.

use kinograph_plugin_sdk::catalog::{Border, Category, Emblem, Form, Kind};

use crate::icons;

/// What holds other nodes.
pub(super) const CONTAINERS: Category = Category {
    name: "containers",
    accent: None,
    kinds: &[
        Kind::new("group", "Group")
            .doc("things that belong together")
            .form(Form::Panel(Border::Solid)),
        Kind::new("boundary", "Boundary")
            .doc("where one system ends and others begin")
            .aliases(&["system", "system-boundary"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::BORDER_CORNERS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("cluster", "Cluster")
            .doc("machines that work as one")
            .accent("blue")
            .emblem(Emblem::Glyph(&icons::HEXAGONS))
            .form(Form::Panel(Border::Solid)),
        Kind::new("region", "Region")
            .doc("one place of a cloud provider")
            .accent("teal")
            .emblem(Emblem::Glyph(&icons::MAP_PIN))
            .form(Form::Panel(Border::Solid)),
        Kind::new("datacenter", "Data centre")
            .doc("a building of machines, one's own or rented")
            .aliases(&["data-center", "on-prem", "on-premises"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::BUILDING_FACTORY_2))
            .form(Form::Panel(Border::Solid)),
        Kind::new("zone", "Zone")
            .doc("a part of a region that fails on its own")
            .aliases(&["az", "availability-zone"])
            .accent("teal")
            .emblem(Emblem::Glyph(&icons::MAP_PINS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("vpc", "Virtual network")
            .doc("a private network")
            .aliases(&["vnet", "network"])
            .accent("violet")
            .emblem(Emblem::Glyph(&icons::CLOUD_NETWORK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("subnet", "Subnet")
            .doc("a part of a private network")
            .accent("violet")
            .emblem(Emblem::Glyph(&icons::SUBTASK))
            .form(Form::Panel(Border::Dashed)),
    ],
};
