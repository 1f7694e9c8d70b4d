//! What keeps files and objects.

use kinograph_plugin_sdk::catalog::{Category, Form, Kind};

use crate::{colors::GREEN, icons};

/// What keeps files and objects.
pub(super) const STORAGE: Category = Category {
    name: "gcp-storage",
    accent: None,
    kinds: &[
        Kind::new("gcp-storage", "Cloud Storage")
            .doc("keeps objects in buckets")
            .aliases(&["gcp-cloud-storage", "gcs", "cloud-storage"])
            .brand(&icons::BUCKET, GREEN)
            .form(Form::Bucket),
        Kind::new("gcp-persistent-disk", "Persistent Disk")
            .doc("disks for virtual machines")
            .brand(&icons::DISC, GREEN),
        Kind::new("gcp-filestore", "Filestore")
            .doc("a file system that many machines share")
            .aliases(&["filestore"])
            .brand(&icons::FOLDER, GREEN),
    ],
};
