//! What keeps data.

use kinograph_plugin_sdk::catalog::{Category, Emblem, Form, HIT, Kind, REPLICAS, USED};

use crate::icons;

/// What keeps data.
pub(super) const DATA: Category = Category {
    name: "data",
    accent: Some("green"),
    kinds: &[
        Kind::new("database", "Database")
            .doc("keeps records and finds them again")
            .aliases(&["db", "sql", "rdbms"])
            .emblem(Emblem::Glyph(&icons::DATABASE))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("cache", "Cache")
            .doc("keeps answers in memory")
            .aliases(&["in-memory"])
            .accent("teal")
            .emblem(Emblem::Glyph(&icons::BOLT))
            .form(Form::Chip(HIT)),
        Kind::new("bucket", "Bucket")
            .doc("keeps objects of any kind")
            .aliases(&["object-storage", "object-store", "blob"])
            .emblem(Emblem::Glyph(&icons::BUCKET))
            .form(Form::Bucket),
        Kind::new("file", "File")
            .doc("a document or a data set")
            .aliases(&["document"])
            .accent("gray")
            .emblem(Emblem::Glyph(&icons::FILE))
            .form(Form::Document),
        Kind::new("file-storage", "File storage")
            .doc("folders that many machines share")
            .aliases(&["folder", "nfs"])
            .emblem(Emblem::Glyph(&icons::FOLDER))
            .form(Form::Meter(USED)),
        Kind::new("volume", "Volume")
            .doc("a disk")
            .aliases(&["disk", "block-storage"])
            .emblem(Emblem::Glyph(&icons::DISC))
            .form(Form::Meter(USED)),
        Kind::new("search-index", "Search index")
            .doc("finds text and facets fast")
            .aliases(&["search"])
            .emblem(Emblem::Glyph(&icons::DATABASE_SEARCH))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("data-warehouse", "Data warehouse")
            .doc("keeps history for analysis")
            .aliases(&["warehouse", "dwh"])
            .emblem(Emblem::Glyph(&icons::BUILDING_WAREHOUSE))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("data-lake", "Data lake")
            .doc("keeps raw data of every shape")
            .aliases(&["lake"])
            .emblem(Emblem::Glyph(&icons::DROPLET))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("pipeline", "Pipeline")
            .doc("moves data and changes it on the way")
            .aliases(&["data-pipeline", "etl"])
            .emblem(Emblem::Glyph(&icons::PIPELINE)),
    ],
};
