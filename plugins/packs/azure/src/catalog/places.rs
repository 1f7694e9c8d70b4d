//! Where things run: what holds other nodes.

use kinograph_plugin_sdk::catalog::{Border, Category, Emblem, Form, Kind};

use crate::{
    colors::{BLUE, GOLD, PURPLE, RED, TEAL},
    icons,
};

/// Where things run: what holds other nodes.
pub(super) const PLACES: Category = Category {
    name: "azure-places",
    accent: None,
    kinds: &[
        Kind::new("azure", "Microsoft Azure")
            .doc("everything that runs at Microsoft Azure")
            .aliases(&["azure-cloud", "microsoft-azure"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::CLOUD))
            .form(Form::Panel(Border::Solid)),
        Kind::new("azure-tenant", "Tenant")
            .doc("an organization with its own people and rights")
            .aliases(&["azure-directory"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::BUILDING))
            .form(Form::Panel(Border::Solid)),
        Kind::new("azure-subscription", "Subscription")
            .doc("things that share one bill and one set of limits")
            .accent(GOLD)
            .emblem(Emblem::Glyph(&icons::KEY))
            .form(Form::Panel(Border::Solid)),
        Kind::new("azure-resource-group", "Resource group")
            .doc("things that are set up and removed together")
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::SQUARE_DASHED))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("azure-region", "Region")
            .doc("one of the places in the world where Azure runs")
            .accent(TEAL)
            .emblem(Emblem::Glyph(&icons::MAP_PIN))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("azure-availability-zone", "Availability zone")
            .doc("data centres of a region that fail on their own")
            .aliases(&["azure-zone", "azure-az"])
            .accent(TEAL)
            .emblem(Emblem::Glyph(&icons::MAP_PINS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("azure-vnet", "Virtual network")
            .doc("a private network in the cloud")
            .aliases(&["azure-virtual-network"])
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::CLOUD_NETWORK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("azure-subnet", "Subnet")
            .doc("a range of addresses in a private network")
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::SUBTASK))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("azure-nsg", "Network security group")
            .doc("machines that share one set of firewall rules")
            .aliases(&["azure-network-security-group"])
            .accent(RED)
            .emblem(Emblem::Glyph(&icons::SHIELD))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("azure-aks-cluster", "AKS cluster")
            .doc("a Kubernetes cluster whose control plane Azure runs")
            .aliases(&["aks-cluster"])
            .accent(BLUE)
            .emblem(Emblem::Glyph(&icons::STEERING_WHEEL))
            .form(Form::Panel(Border::Solid)),
        Kind::new(
            "azure-container-apps-environment",
            "Container Apps environment",
        )
        .doc("apps that share one network and one place for their logs")
        .accent(BLUE)
        .emblem(Emblem::Glyph(&icons::BOX_MULTIPLE))
        .form(Form::Panel(Border::Solid)),
    ],
};
