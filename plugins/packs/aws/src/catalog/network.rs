//! What requests pass through.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind, TARGETS};

use crate::{colors::PURPLE, icons};

/// What requests pass through.
pub(super) const NETWORK: Category = Category {
    name: "aws-networking",
    accent: None,
    kinds: &[
        Kind::new("aws-cloudfront", "Amazon CloudFront")
            .doc("keeps copies near the people who ask for them")
            .aliases(&["cloudfront"])
            .brand(&icons::WORLD_SHARE, PURPLE),
        Kind::new("aws-route53", "Amazon Route 53")
            .doc("turns names into addresses")
            .aliases(&["route53", "route-53", "aws-route-53"])
            .brand(&icons::WORLD_WWW, PURPLE),
        Kind::new("aws-elb", "Elastic Load Balancing")
            .doc("shares requests out among targets")
            .aliases(&["elb", "aws-load-balancer"])
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("aws-alb", "Application Load Balancer")
            .doc("shares web requests out by what they ask for")
            .aliases(&["alb", "application-load-balancer"])
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("aws-nlb", "Network Load Balancer")
            .doc("shares connections out among targets")
            .aliases(&["nlb", "network-load-balancer"])
            .brand(&icons::LOAD_BALANCER, PURPLE)
            .form(Form::Fan(TARGETS)),
        Kind::new("aws-api-gateway", "Amazon API Gateway")
            .doc("one entrance to many functions and services")
            .aliases(&["amazon-api-gateway"])
            .brand(&icons::API_APP, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-internet-gateway", "Internet gateway")
            .doc("joins a private network to the internet")
            .aliases(&["aws-igw", "igw"])
            .brand(&icons::WORLD, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-nat-gateway", "NAT gateway")
            .doc("lets a private subnet call out, and nobody in")
            .aliases(&["aws-nat"])
            .brand(&icons::ARROWS_EXCHANGE, PURPLE)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-transit-gateway", "AWS Transit Gateway")
            .doc("joins many private networks")
            .aliases(&["transit-gateway", "aws-tgw", "tgw"])
            .brand(&icons::TOPOLOGY_STAR_3, PURPLE)
            .form(Form::Bar(Ends::Round)),
        Kind::new("aws-vpn", "AWS Site-to-Site VPN")
            .doc("a private way from an office to the cloud")
            .aliases(&["site-to-site-vpn"])
            .brand(&icons::SHIELD_LOCK, PURPLE),
        Kind::new("aws-direct-connect", "AWS Direct Connect")
            .doc("a line of one's own from an office to the cloud")
            .aliases(&["direct-connect"])
            .brand(&icons::PLUG_CONNECTED, PURPLE),
        Kind::new("aws-privatelink", "AWS PrivateLink")
            .doc("reaches a service without crossing the internet")
            .aliases(&["privatelink"])
            .brand(&icons::LINK, PURPLE),
        Kind::new("aws-vpc-endpoint", "VPC endpoint")
            .doc("where a private network reaches a service")
            .brand(&icons::CIRCLE_DOT, PURPLE),
        Kind::new("aws-global-accelerator", "AWS Global Accelerator")
            .doc("brings requests onto the network of AWS early")
            .aliases(&["global-accelerator"])
            .brand(&icons::WORLD_BOLT, PURPLE),
    ],
};
