//! What carries messages.

use kinograph_plugin_sdk::catalog::{Category, Count, DEPTH, Emblem, Ends, Form, Kind, PARTITIONS};

use crate::icons;

/// Most topics are not partitioned.
const TOPIC_PARTITIONS: Count = Count {
    usual: 1,
    ..PARTITIONS
};

/// What carries messages.
pub(super) const MESSAGING: Category = Category {
    name: "messaging",
    accent: Some("amber"),
    kinds: &[
        Kind::new("queue", "Queue")
            .doc("messages that wait in line, each for one receiver")
            .aliases(&["mq", "message-queue"])
            .emblem(Emblem::Glyph(&icons::COLUMNS_3))
            .form(Form::Pipe(DEPTH)),
        Kind::new("topic", "Topic")
            .doc("messages that go to everyone who listens")
            .aliases(&["pubsub", "pub-sub"])
            .emblem(Emblem::Glyph(&icons::BROADCAST))
            .form(Form::Log(TOPIC_PARTITIONS)),
        Kind::new("stream", "Stream")
            .doc("a log of events that can be read again")
            .aliases(&["event-stream", "event-log"])
            .emblem(Emblem::Glyph(&icons::WAVE_SINE))
            .form(Form::Log(PARTITIONS)),
        Kind::new("event-bus", "Event bus")
            .doc("carries events between many systems")
            .aliases(&["bus"])
            .emblem(Emblem::Glyph(&icons::TOPOLOGY_FULL))
            .form(Form::Bar(Ends::Round)),
        Kind::new("email", "Email")
            .doc("sends or receives mail")
            .aliases(&["mail", "smtp"])
            .emblem(Emblem::Glyph(&icons::MAIL)),
        Kind::new("notification", "Notifications")
            .doc("tells people that something happened")
            .aliases(&["push", "sms", "alert"])
            .emblem(Emblem::Glyph(&icons::BELL_RINGING)),
        Kind::new("webhook", "Webhook")
            .doc("calls back when something happened")
            .aliases(&["callback"])
            .emblem(Emblem::Glyph(&icons::WEBHOOK)),
    ],
};
