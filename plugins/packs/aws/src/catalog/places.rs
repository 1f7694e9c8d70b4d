//! Where things run: what holds other nodes.

use kinograph_plugin_sdk::catalog::{Border, Category, Emblem, Form, Kind};

use crate::{
    colors::{CYAN, GREEN, INK, ORANGE, PINK, PURPLE, RED},
    icons,
};

/// Where things run: what holds other nodes.
pub(super) const PLACES: Category = Category {
    name: "aws-places",
    accent: None,
    kinds: &[
        Kind::new("aws", "AWS Cloud")
            .doc("everything that runs at Amazon Web Services")
            .aliases(&["aws-cloud", "amazon-web-services"])
            .accent(INK)
            .emblem(Emblem::Glyph(&icons::CLOUD))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-account", "AWS account")
            .doc("an account of its own, with its own bill and its own users")
            .accent(PINK)
            .emblem(Emblem::Glyph(&icons::ID_BADGE_2))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-region", "AWS Region")
            .doc("one of the places in the world where AWS runs")
            .accent(CYAN)
            .emblem(Emblem::Glyph(&icons::MAP_PIN))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("aws-availability-zone", "Availability Zone")
            .doc("data centres of a region that fail on their own")
            .aliases(&["aws-az", "aws-zone"])
            .accent(CYAN)
            .emblem(Emblem::Glyph(&icons::MAP_PINS))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("aws-vpc", "Amazon VPC")
            .doc("a private network in the cloud")
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::CLOUD_NETWORK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-subnet", "Subnet")
            .doc("a range of addresses in a private network")
            .accent(PURPLE)
            .emblem(Emblem::Glyph(&icons::SUBTASK))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("aws-public-subnet", "Public subnet")
            .doc("a subnet that the internet reaches")
            .accent(GREEN)
            .emblem(Emblem::Glyph(&icons::LOCK_OPEN))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-private-subnet", "Private subnet")
            .doc("a subnet that the internet does not reach")
            .accent(CYAN)
            .emblem(Emblem::Glyph(&icons::LOCK))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-security-group", "Security group")
            .doc("machines that share one set of firewall rules")
            .accent(RED)
            .emblem(Emblem::Glyph(&icons::SHIELD))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("aws-auto-scaling", "Auto Scaling group")
            .doc("machines whose number follows the load")
            .aliases(&[
                "aws-auto-scaling-group",
                "aws-asg",
                "auto-scaling-group",
                "asg",
            ])
            .accent(ORANGE)
            .emblem(Emblem::Glyph(&icons::ARROWS_MAXIMIZE))
            .form(Form::Panel(Border::Dashed)),
        Kind::new("aws-ecs-cluster", "Amazon ECS cluster")
            .doc("where the tasks of Amazon ECS run")
            .aliases(&["ecs-cluster"])
            .accent(ORANGE)
            .emblem(Emblem::Glyph(&icons::BOX_MULTIPLE))
            .form(Form::Panel(Border::Solid)),
        Kind::new("aws-eks-cluster", "Amazon EKS cluster")
            .doc("a Kubernetes cluster whose control plane AWS runs")
            .aliases(&["eks-cluster"])
            .accent(ORANGE)
            .emblem(Emblem::Glyph(&icons::STEERING_WHEEL))
            .form(Form::Panel(Border::Solid)),
    ],
};
