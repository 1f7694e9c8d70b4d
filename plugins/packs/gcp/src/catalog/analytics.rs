//! What moves data and finds out from it.

use kinograph_plugin_sdk::catalog::{Category, Form, INSTANCES, Kind, PARTITIONS, REPLICAS};

use crate::{colors::ORANGE, icons};

/// What moves data and finds out from it.
pub(super) const ANALYTICS: Category = Category {
    name: "gcp-analytics",
    accent: None,
    kinds: &[
        Kind::new("gcp-bigquery", "BigQuery")
            .doc("a data warehouse that is asked in SQL")
            .aliases(&["bigquery"])
            .brand(&icons::ZOOM_CODE, ORANGE)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("gcp-dataflow", "Dataflow")
            .doc("computes on data while it flows")
            .aliases(&["dataflow"])
            .brand(&icons::ARROWS_SHUFFLE, ORANGE),
        Kind::new("gcp-dataproc", "Dataproc")
            .doc("runs Apache Spark and its relatives")
            .aliases(&["dataproc"])
            .brand(&icons::CHART_BUBBLE, ORANGE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("gcp-composer", "Cloud Composer")
            .doc("runs workflows of Apache Airflow")
            .aliases(&["gcp-cloud-composer", "cloud-composer"])
            .brand(&icons::WIND, ORANGE),
        Kind::new("gcp-data-fusion", "Cloud Data Fusion")
            .doc("prepares data and brings it to where it is needed")
            .aliases(&["gcp-cloud-data-fusion"])
            .brand(&icons::TRANSFORM, ORANGE),
        Kind::new("gcp-datastream", "Datastream")
            .doc("passes on what changes in a database")
            .aliases(&["datastream"])
            .brand(&icons::DATABASE_EXPORT, ORANGE),
        Kind::new("gcp-dataplex", "Dataplex")
            .doc("knows which data there is and who may read it")
            .aliases(&["dataplex"])
            .brand(&icons::BOOK_2, ORANGE),
        Kind::new("gcp-managed-kafka", "Managed Service for Apache Kafka")
            .doc("a managed Apache Kafka")
            .brand(&icons::WAVE_SINE, ORANGE)
            .form(Form::Log(PARTITIONS)),
        Kind::new("gcp-looker", "Looker")
            .doc("shows figures at a glance")
            .aliases(&["looker"])
            .brand(&icons::CHART_HISTOGRAM, ORANGE),
    ],
};
