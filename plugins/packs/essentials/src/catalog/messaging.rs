//! What carries messages.

use kinograph_plugin_sdk::draw::{Emblem, forms::bar::Ends};

use super::{Category, Kind};
use crate::{
    form::Form,
    icons,
    params::{PARTITIONS, TOPIC_PARTITIONS},
};

/// What carries messages.
pub(super) static MESSAGING: Category = Category {
    name: "messaging",
    kinds: &[
        Kind {
            id: "queue",
            title: "Queue",
            doc: "messages that wait in line, each for one receiver",
            aliases: &["mq", "message-queue"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::COLUMNS_3),
            form: Form::Pipe,
        },
        Kind {
            id: "topic",
            title: "Topic",
            doc: "messages that go to everyone who listens",
            aliases: &["pubsub", "pub-sub"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::BROADCAST),
            form: Form::Log(TOPIC_PARTITIONS),
        },
        Kind {
            id: "stream",
            title: "Stream",
            doc: "a log of events that can be read again",
            aliases: &["event-stream", "event-log"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::WAVE_SINE),
            form: Form::Log(PARTITIONS),
        },
        Kind {
            id: "event-bus",
            title: "Event bus",
            doc: "carries events between many systems",
            aliases: &["bus"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::TOPOLOGY_FULL),
            form: Form::Bar(Ends::Round),
        },
        Kind {
            id: "kafka",
            title: "Kafka",
            doc: "an Apache Kafka topic or cluster",
            aliases: &["apache-kafka"],
            accent: Some("#231F20"),
            emblem: Emblem::DarkLogo(&icons::KAFKA_ICON),
            form: Form::Log(PARTITIONS),
        },
        Kind {
            id: "rabbitmq",
            title: "RabbitMQ",
            doc: "a RabbitMQ queue or broker",
            aliases: &["rabbit"],
            accent: Some("#FF6600"),
            emblem: Emblem::Logo(&icons::RABBITMQ_ICON),
            form: Form::Pipe,
        },
        Kind {
            id: "email",
            title: "Email",
            doc: "sends or receives mail",
            aliases: &["mail", "smtp"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::MAIL),
            form: Form::Card,
        },
        Kind {
            id: "notification",
            title: "Notifications",
            doc: "tells people that something happened",
            aliases: &["push", "sms", "alert"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::BELL_RINGING),
            form: Form::Card,
        },
        Kind {
            id: "webhook",
            title: "Webhook",
            doc: "calls back when something happened",
            aliases: &["callback"],
            accent: Some("amber"),
            emblem: Emblem::Glyph(&icons::WEBHOOK),
            form: Form::Card,
        },
    ],
};
