//! What watches, builds and hosts.

use kinograph_plugin_sdk::catalog::{Category, Kind};

use crate::{
    colors::{BLUE, FLAME, GRAY},
    icons,
};

/// What watches, builds and hosts.
pub(super) const OPERATIONS: Category = Category {
    name: "gcp-operations",
    accent: None,
    kinds: &[
        Kind::new("gcp-monitoring", "Cloud Monitoring")
            .doc("keeps metrics and raises alarms")
            .aliases(&["gcp-cloud-monitoring", "cloud-monitoring"])
            .brand(&icons::ACTIVITY, GRAY),
        Kind::new("gcp-logging", "Cloud Logging")
            .doc("keeps what programs say")
            .aliases(&["gcp-cloud-logging", "cloud-logging"])
            .brand(&icons::LOGS, GRAY),
        Kind::new("gcp-trace", "Cloud Trace")
            .doc("follows a request through many services")
            .aliases(&["gcp-cloud-trace", "cloud-trace"])
            .brand(&icons::ROUTE, GRAY),
        Kind::new("gcp-build", "Cloud Build")
            .doc("builds and tests code")
            .aliases(&["gcp-cloud-build", "cloud-build"])
            .brand(&icons::HAMMER, BLUE),
        Kind::new("gcp-deploy", "Cloud Deploy")
            .doc("brings a new version to where it runs")
            .aliases(&["gcp-cloud-deploy", "cloud-deploy"])
            .brand(&icons::ROCKET, BLUE),
        Kind::new("gcp-firebase", "Firebase")
            .doc("what stands behind web and mobile apps")
            .aliases(&["firebase"])
            .brand(&icons::FLAME, FLAME),
        Kind::new("gcp-firebase-hosting", "Firebase Hosting")
            .doc("hosts web apps")
            .aliases(&["firebase-hosting"])
            .brand(&icons::WORLD_UPLOAD, FLAME),
        Kind::new("gcp-firebase-auth", "Firebase Authentication")
            .doc("signs the users of an app up and in")
            .aliases(&["firebase-auth", "firebase-authentication"])
            .brand(&icons::FINGERPRINT, FLAME),
    ],
};
