//! What carries messages and joins steps.

use kinograph_plugin_sdk::catalog::{Category, DEPTH, Ends, Form, Kind};

use crate::{colors::PINK, icons};

/// What carries messages and joins steps.
pub(super) const INTEGRATION: Category = Category {
    name: "aws-integration",
    accent: None,
    kinds: &[
        Kind::new("aws-sqs", "Amazon SQS")
            .doc("messages that wait in line, each for one receiver")
            .aliases(&["sqs"])
            .brand(&icons::COLUMNS_3, PINK)
            .form(Form::Pipe(DEPTH)),
        Kind::new("aws-sns", "Amazon SNS")
            .doc("sends a message to everyone who listens")
            .aliases(&["sns"])
            .brand(&icons::BROADCAST, PINK),
        Kind::new("aws-eventbridge", "Amazon EventBridge")
            .doc("carries events to whoever has a rule for them")
            .aliases(&["eventbridge", "event-bridge"])
            .brand(&icons::ROUTE_ALT_LEFT, PINK)
            .form(Form::Bar(Ends::Round)),
        Kind::new("aws-scheduler", "Amazon EventBridge Scheduler")
            .doc("starts work at set times")
            .aliases(&["eventbridge-scheduler"])
            .brand(&icons::CALENDAR_CLOCK, PINK),
        Kind::new("aws-step-functions", "AWS Step Functions")
            .doc("runs the steps of a workflow in their order")
            .aliases(&["step-functions", "aws-sfn"])
            .brand(&icons::GIT_FORK, PINK),
        Kind::new("aws-appsync", "AWS AppSync")
            .doc("one GraphQL entrance to many sources")
            .aliases(&["appsync"])
            .brand(&icons::VECTOR_TRIANGLE, PINK)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-mq", "Amazon MQ")
            .doc("a managed ActiveMQ or RabbitMQ broker")
            .aliases(&["amazon-mq"])
            .brand(&icons::COLUMNS_3, PINK)
            .form(Form::Pipe(DEPTH)),
        Kind::new("aws-ses", "Amazon SES")
            .doc("sends mail")
            .aliases(&["ses"])
            .brand(&icons::MAIL, PINK),
    ],
};
