//! Where things run: what holds other nodes.

use kinograph_plugin_sdk::catalog::{Border, Category, Emblem, Form, Kind};

use crate::{
    colors::{BLUE, CYAN, PURPLE},
    icons,
};

/// Where things run: what holds other nodes.
pub(super) const PLACES: Category = Category {
    name: "gcp-places",
    accent: None,
    kinds: &[
        Kind::new("gcp", "Google Cloud")
            .doc("everything that runs at Google Cloud")
            .aliases(&["gcp-cloud", "google-cloud"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::CLOUD))
            .form(Form::Panel(Border::Solid)),
        Kind::new("gcp-project", "Project")
            .doc("things that share one bill and one set of rights")
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::FOLDER_COG))
            .form(Form::Panel(Border::Solid)),
        Kind::new("gcp-region", "Region")
            .doc("one of the places in the world where Google Cloud runs")
            .accent(CYAN)
            .emblem(Emblem::Glyph(&icons::MAP_PIN))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("gcp-zone", "Zone")
            .doc("a part of a region that fails on its own")
            .accent(CYAN)
            .emblem(Emblem::Glyph(&icons::MAP_PINS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("gcp-vpc", "VPC network")
            .doc("a private network in the cloud")
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::CLOUD_NETWORK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("gcp-subnet", "Subnet")
            .doc("a range of addresses in a private network")
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::SUBTASK))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("gcp-instance-group", "Managed instance group")
            .doc("machines whose number follows the load")
            .aliases(&["gcp-mig", "managed-instance-group"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::ARROWS_MAXIMIZE))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("gcp-gke-cluster", "GKE cluster")
            .doc("a Kubernetes cluster whose control plane Google runs")
            .aliases(&["gke-cluster"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::STEERING_WHEEL))
            .form(Form::Panel(Border::Solid)),
    ],
};
