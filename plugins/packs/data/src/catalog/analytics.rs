//! What works on much data at once.

use kinograph_plugin_sdk::catalog::{Category, Count, Emblem, Form, INSTANCES, Kind, REPLICAS};

use crate::icons;

/// How many machines share the work.
const CLUSTER_WORKERS: Count = Count {
    key: "workers",
    doc: "how many workers share the work; more than one is drawn as a stack",
    ..INSTANCES
};

/// What works on much data at once.
pub(super) const ANALYTICS: Category = Category {
    name: "analytics",
    accent: Some("teal"),
    kinds: &[
        Kind::new("snowflake", "Snowflake")
            .doc("a data warehouse that is run as a service")
            .accent("#29B5E8")
            .emblem(Emblem::Logo(&icons::SNOWFLAKE_ICON))
            .form(Form::Drum),
        Kind::new("clickhouse", "ClickHouse")
            .doc("a database that answers questions about billions of rows")
            .accent("#FFCC01")
            .emblem(Emblem::Logo(&icons::CLICKHOUSE))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("duckdb", "DuckDB")
            .doc("an analytical database inside the program that uses it")
            .accent("#FFF000")
            .emblem(Emblem::Logo(&icons::DUCKDB))
            .form(Form::Drum),
        Kind::new("databricks", "Databricks")
            .doc("a platform for data lakes, analysis and models")
            .accent("#FF3621")
            .emblem(Emblem::Logo(&icons::DATABRICKS_ICON))
            .form(Form::Stack(CLUSTER_WORKERS)),
        Kind::new("hadoop", "Hadoop")
            .doc("keeps and works on files that no single machine could hold")
            .aliases(&["apache-hadoop", "hdfs"])
            .accent("#66CCFF")
            .emblem(Emblem::Mark(&icons::APACHEHADOOP))
            .form(Form::Stack(CLUSTER_WORKERS)),
        Kind::new("spark", "Spark")
            .doc("computes on much data, in memory and on many machines")
            .aliases(&["apache-spark"])
            .accent("#E25A1C")
            .emblem(Emblem::Logo(&icons::APACHESPARK))
            .form(Form::Stack(CLUSTER_WORKERS)),
        Kind::new("flink", "Flink")
            .doc("computes on events while they arrive")
            .aliases(&["apache-flink"])
            .accent("#E6526F")
            .emblem(Emblem::Mark(&icons::APACHEFLINK))
            .form(Form::Stack(CLUSTER_WORKERS)),
        Kind::new("airflow", "Airflow")
            .doc("runs the steps of data pipelines in order and on time")
            .aliases(&["apache-airflow"])
            .accent("#017CEE")
            .emblem(Emblem::Logo(&icons::AIRFLOW_ICON))
            .form(Form::Stack(CLUSTER_WORKERS)),
        Kind::new("dbt", "dbt")
            .doc("turns raw tables into useful ones, with SQL under version control")
            .accent("#FF694B")
            .emblem(Emblem::Logo(&icons::DBT_ICON)),
    ],
};
