//! What carries messages.

use kinograph_plugin_sdk::{
    catalog::{Category, Count, DEPTH, Emblem, Ends, Form, Kind, PARTITIONS},
    styling::Rgba,
};

use crate::icons;

/// A dead-letter queue is best empty.
const DEAD_LETTERS: Count = Count { usual: 0, ..DEPTH };

/// What carries messages.
pub(super) const BROKERS: Category = Category {
    name: "messaging",
    accent: Some("amber"),
    kinds: &[
        Kind::new("kafka", "Kafka")
            .doc("a log of events, split into partitions, that many read at their own pace")
            .aliases(&["apache-kafka"])
            .accent("#231F20")
            .emblem(Emblem::DarkLogo(&icons::KAFKA_ICON))
            .form(Form::Log(PARTITIONS)),
        Kind::new("redpanda", "Redpanda")
            .doc("a log of events that speaks the protocol of Kafka")
            .accent("#E2401B")
            .emblem(Emblem::Brand(&icons::WAVE_SINE, Rgba::hex(0x00e2_401b)))
            .form(Form::Log(PARTITIONS)),
        Kind::new("pulsar", "Pulsar")
            .doc("a log of events that keeps its storage apart")
            .aliases(&["apache-pulsar"])
            .accent("#188FFF")
            .emblem(Emblem::DarkLogo(&icons::PULSAR))
            .form(Form::Log(PARTITIONS)),
        Kind::new("rabbitmq", "RabbitMQ")
            .doc("a broker whose queues hand each message to one receiver")
            .aliases(&["rabbit"])
            .accent("#FF6600")
            .emblem(Emblem::Logo(&icons::RABBITMQ_ICON))
            .form(Form::Pipe(DEPTH)),
        Kind::new("activemq", "ActiveMQ")
            .doc("a broker of queues and topics, common beside Java")
            .aliases(&["apache-activemq", "artemis"])
            .accent("#78932C")
            .emblem(Emblem::Brand(&icons::COLUMNS_3, Rgba::hex(0x0078_932c)))
            .form(Form::Pipe(DEPTH)),
        Kind::new("dead-letter-queue", "Dead-letter queue")
            .doc("messages that nobody could handle")
            .aliases(&["dlq", "dead-letter"])
            .accent("red")
            .emblem(Emblem::Glyph(&icons::MAIL_X))
            .form(Form::Pipe(DEAD_LETTERS)),
        Kind::new("nats", "NATS")
            .doc("a light bus for messages between services")
            .accent("#27AAE1")
            .emblem(Emblem::Logo(&icons::NATS_ICON))
            .form(Form::Bar(Ends::Round)),
        Kind::new("mqtt", "MQTT broker")
            .doc("a bus for the messages of devices")
            .aliases(&["mqtt-broker", "mosquitto"])
            .accent("#660066")
            .emblem(Emblem::Mark(&icons::MQTT))
            .form(Form::Bar(Ends::Round)),
    ],
};
