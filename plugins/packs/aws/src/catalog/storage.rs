//! What keeps files and objects.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, Kind};

use crate::{colors::GREEN, icons};

/// What keeps files and objects.
pub(super) const STORAGE: Category = Category {
    name: "aws-storage",
    accent: None,
    kinds: &[
        Kind::new("aws-s3", "Amazon S3")
            .doc("keeps objects in buckets")
            .aliases(&["s3", "s3-bucket", "amazon-s3"])
            .brand(&icons::BUCKET, GREEN)
            .form(Form::Bucket),
        Kind::new("aws-s3-glacier", "Amazon S3 Glacier")
            .doc("keeps objects that are seldom read")
            .aliases(&["glacier", "aws-glacier"])
            .brand(&icons::SNOWFLAKE, GREEN)
            .form(Form::Bucket),
        Kind::new("aws-ebs", "Amazon EBS")
            .doc("disks for virtual machines")
            .aliases(&["ebs"])
            .brand(&icons::DISC, GREEN),
        Kind::new("aws-efs", "Amazon EFS")
            .doc("a file system that many machines share")
            .aliases(&["efs"])
            .brand(&icons::FOLDER, GREEN),
        Kind::new("aws-fsx", "Amazon FSx")
            .doc("managed Windows, Lustre, ONTAP and ZFS file systems")
            .aliases(&["fsx"])
            .brand(&icons::FOLDERS, GREEN),
        Kind::new("aws-backup", "AWS Backup")
            .doc("makes backups and keeps them")
            .brand(&icons::ARCHIVE, GREEN),
        Kind::new("aws-storage-gateway", "AWS Storage Gateway")
            .doc("gives machines elsewhere a way to storage in the cloud")
            .brand(&icons::DOOR_ENTER, GREEN)
            .form(Form::Bar(Ends::Hexagon)),
    ],
};
