//! What keeps records.

use kinograph_plugin_sdk::catalog::{Category, Form, HIT, Kind, REPLICAS};

use crate::{colors::GREEN, icons};

/// What keeps records.
pub(super) const DATABASE: Category = Category {
    name: "gcp-databases",
    accent: None,
    kinds: &[
        Kind::new("gcp-sql", "Cloud SQL")
            .doc("managed PostgreSQL, MySQL and SQL Server")
            .aliases(&["gcp-cloud-sql", "cloud-sql"])
            .brand(&icons::DATABASE, GREEN)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-alloydb", "AlloyDB")
            .doc("a database for the cloud that speaks PostgreSQL")
            .aliases(&["alloydb"])
            .brand(&icons::DATABASE, GREEN)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-spanner", "Spanner")
            .doc("a relational database that spans the world")
            .aliases(&["gcp-cloud-spanner", "cloud-spanner", "spanner"])
            .brand(&icons::WORLD_LATITUDE, GREEN)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-bigtable", "Bigtable")
            .doc("keeps wide rows at any scale")
            .aliases(&["bigtable"])
            .brand(&icons::COLUMNS, GREEN)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-firestore", "Firestore")
            .doc("keeps documents and tells apps of changes")
            .aliases(&["firestore"])
            .brand(&icons::FILE_CODE, GREEN)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-memorystore", "Memorystore")
            .doc("a managed Valkey, Redis or Memcached cache")
            .aliases(&["memorystore"])
            .brand(&icons::BOLT, GREEN)
            .form(Form::Chip(HIT)),
    ],
};
