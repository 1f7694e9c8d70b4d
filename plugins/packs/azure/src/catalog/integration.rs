//! What carries messages and joins steps.

use kinograph_plugin_sdk::catalog::{Category, DEPTH, Ends, Form, Kind, PARTITIONS};

use crate::{colors::ORCHID, icons};

/// What carries messages and joins steps.
pub(super) const INTEGRATION: Category = Category {
    name: "azure-integration",
    accent: None,
    kinds: &[
        Kind::new("azure-service-bus", "Azure Service Bus")
            .doc("messages that wait in line, each for one receiver")
            .aliases(&["service-bus"])
            .brand(&icons::COLUMNS_3, ORCHID)
            .form(Form::Pipe(DEPTH)),
        Kind::new("azure-event-hubs", "Azure Event Hubs")
            .doc("a stream of events that can be read again")
            .aliases(&["event-hubs", "azure-event-hub", "event-hub"])
            .brand(&icons::WAVE_SINE, ORCHID)
            .form(Form::Log(PARTITIONS)),
        Kind::new("azure-event-grid", "Azure Event Grid")
            .doc("carries events to whoever has a rule for them")
            .aliases(&["event-grid"])
            .brand(&icons::ROUTE_ALT_LEFT, ORCHID)
            .form(Form::Bar(Ends::Round)),
        Kind::new("azure-logic-apps", "Azure Logic Apps")
            .doc("runs the steps of a workflow in their order")
            .aliases(&["logic-apps", "azure-logic-app"])
            .brand(&icons::GIT_FORK, ORCHID),
        Kind::new("azure-api-management", "Azure API Management")
            .doc("one entrance to many APIs")
            .aliases(&["azure-apim", "apim"])
            .brand(&icons::API_APP, ORCHID)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("azure-signalr", "Azure SignalR Service")
            .doc("tells browsers at once what has changed")
            .aliases(&["signalr"])
            .brand(&icons::BROADCAST, ORCHID),
        Kind::new("azure-web-pubsub", "Azure Web PubSub")
            .doc("carries messages to browsers over WebSockets")
            .brand(&icons::MESSAGE, ORCHID),
        Kind::new(
            "azure-communication-services",
            "Azure Communication Services",
        )
        .doc("sends mail and text messages")
        .brand(&icons::MAIL, ORCHID),
    ],
};
