//! What keeps files and objects.

use kinograph_plugin_sdk::catalog::{Category, DEPTH, Form, Kind, REPLICAS};

use crate::{colors::TEAL, icons};

/// What keeps files and objects.
pub(super) const STORAGE: Category = Category {
    name: "azure-storage",
    accent: None,
    kinds: &[
        Kind::new("azure-blob", "Azure Blob Storage")
            .doc("keeps objects in containers")
            .aliases(&["azure-blob-storage", "blob-storage"])
            .brand(&icons::BUCKET, TEAL)
            .form(Form::Bucket),
        Kind::new("azure-storage-account", "Storage account")
            .doc("holds blobs, files, queues and tables")
            .aliases(&["azure-storage"])
            .brand(&icons::DATABASE_COG, TEAL)
            .form(Form::Bucket),
        Kind::new("azure-data-lake", "Azure Data Lake Storage")
            .doc("keeps raw data of every shape")
            .aliases(&["azure-data-lake-storage", "adls"])
            .brand(&icons::DROPLET, TEAL)
            .form(Form::Bucket),
        Kind::new("azure-files", "Azure Files")
            .doc("a file system that many machines share")
            .brand(&icons::FOLDER, TEAL),
        Kind::new("azure-disk", "Azure managed disk")
            .doc("disks for virtual machines")
            .aliases(&["azure-managed-disk"])
            .brand(&icons::DISC, TEAL),
        Kind::new("azure-queue-storage", "Azure Queue Storage")
            .doc("messages that wait in line, each for one receiver")
            .aliases(&["azure-queue"])
            .brand(&icons::COLUMNS_3, TEAL)
            .form(Form::Pipe(DEPTH)),
        Kind::new("azure-table-storage", "Azure Table Storage")
            .doc("keeps rows under keys")
            .aliases(&["azure-table"])
            .brand(&icons::TABLE, TEAL)
            .form(Form::Cylinder(REPLICAS)),
    ],
};
