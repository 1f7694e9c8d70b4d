//! What watches, builds and sets up.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind};

use crate::{
    colors::{GREEN, MAGENTA, PINK, RED, TEAL},
    icons,
};

/// What watches, builds and sets up.
pub(super) const OPERATIONS: Category = Category {
    name: "aws-operations",
    accent: None,
    kinds: &[
        Kind::new("aws-cloudwatch", "Amazon CloudWatch")
            .doc("keeps metrics and logs, and raises alarms")
            .aliases(&["cloudwatch"])
            .brand(&icons::ACTIVITY, PINK),
        Kind::new("aws-cloudtrail", "AWS CloudTrail")
            .doc("writes down who called what")
            .aliases(&["cloudtrail"])
            .brand(&icons::LIST_SEARCH, PINK),
        Kind::new("aws-x-ray", "AWS X-Ray")
            .doc("follows a request through many services")
            .aliases(&["aws-xray", "x-ray", "xray"])
            .brand(&icons::ROUTE, PINK),
        Kind::new("aws-config", "AWS Config")
            .doc("writes down how things are set up, and what changed")
            .brand(&icons::ADJUSTMENTS, PINK),
        Kind::new("aws-systems-manager", "AWS Systems Manager")
            .doc("looks after machines and their settings")
            .aliases(&["aws-ssm", "ssm"])
            .brand(&icons::SETTINGS_COG, PINK),
        Kind::new("aws-cloudformation", "AWS CloudFormation")
            .doc("sets up what a template describes")
            .aliases(&["cloudformation"])
            .brand(&icons::TEMPLATE, PINK),
        Kind::new("aws-codepipeline", "AWS CodePipeline")
            .doc("builds, tests and ships code")
            .aliases(&["codepipeline"])
            .brand(&icons::INFINITY, MAGENTA),
        Kind::new("aws-codebuild", "AWS CodeBuild")
            .doc("builds and tests code")
            .aliases(&["codebuild"])
            .brand(&icons::HAMMER, MAGENTA),
        Kind::new("aws-codedeploy", "AWS CodeDeploy")
            .doc("brings a new version to where it runs")
            .aliases(&["codedeploy"])
            .brand(&icons::ROCKET, MAGENTA),
        Kind::new("aws-amplify", "AWS Amplify")
            .doc("hosts web and mobile apps with what stands behind them")
            .aliases(&["amplify"])
            .brand(&icons::DEVICE_MOBILE_CODE, RED),
        Kind::new("aws-iot-core", "AWS IoT Core")
            .doc("where devices bring their messages")
            .aliases(&["iot-core"])
            .brand(&icons::CPU, GREEN)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-dms", "AWS Database Migration Service")
            .doc("moves a database while it is in use")
            .aliases(&["database-migration-service"])
            .brand(&icons::DATABASE_EXPORT, TEAL),
        Kind::new("aws-datasync", "AWS DataSync")
            .doc("copies files from one store to another")
            .aliases(&["datasync"])
            .brand(&icons::REFRESH, TEAL),
        Kind::new("aws-transfer-family", "AWS Transfer Family")
            .doc("takes files over SFTP")
            .aliases(&["transfer-family"])
            .brand(&icons::FILE_UPLOAD, TEAL),
    ],
};
