//! What keeps documents, graphs, measurements and keys.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Form, HIT, Kind, REPLICAS, USED},
    styling::Rgba,
};

use crate::icons;

/// What keeps documents, graphs, measurements and keys.
pub(super) const STORES: Category = Category {
    name: "data",
    accent: Some("green"),
    kinds: &[
        Kind::new("mongodb", "MongoDB")
            .doc("a database of documents")
            .aliases(&["mongo"])
            .accent("#47A248")
            .emblem(Emblem::Logo(&icons::MONGODB_ICON))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("cassandra", "Cassandra")
            .doc("a database of wide rows, spread over equal machines")
            .aliases(&["apache-cassandra"])
            .accent("#1287B1")
            .emblem(Emblem::PlatedLogo(&icons::CASSANDRA))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("elasticsearch", "Elasticsearch")
            .doc("a search engine that keeps documents")
            .aliases(&["elastic"])
            .accent("#005571")
            .emblem(Emblem::PlatedLogo(&icons::ELASTICSEARCH))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("opensearch", "OpenSearch")
            .doc("a search engine that grew out of Elasticsearch")
            .accent("#005EB8")
            .emblem(Emblem::DarkLogo(&icons::OPENSEARCH_ICON))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("neo4j", "Neo4j")
            .doc("a database of nodes and the relations between them")
            .accent("#4581C3")
            .emblem(Emblem::DarkLogo(&icons::NEO4J))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("influxdb", "InfluxDB")
            .doc("a database of measurements over time")
            .aliases(&["influx"])
            .accent("#22ADF6")
            .emblem(Emblem::DarkLogo(&icons::INFLUXDB))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("etcd", "etcd")
            .doc("a store of keys that agrees on every change")
            .accent("#419EDA")
            .emblem(Emblem::Logo(&icons::ETCD))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("vector-db", "Vector database")
            .doc("finds what is similar in meaning")
            .aliases(&["vector-database", "vector-store", "embeddings"])
            .emblem(Emblem::Glyph(&icons::VECTOR_TRIANGLE))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("graph-db", "Graph database")
            .doc("keeps things and the relations between them")
            .aliases(&["graph-database"])
            .emblem(Emblem::Glyph(&icons::CHART_DOTS_3))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("timeseries-db", "Time-series database")
            .doc("keeps measurements over time")
            .aliases(&["tsdb", "timeseries", "time-series-db"])
            .emblem(Emblem::Glyph(&icons::CHART_LINE))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("redis", "Redis")
            .doc("keeps data in memory, as a cache or a store")
            .accent("#FF4438")
            .emblem(Emblem::Logo(&icons::REDIS))
            .form(Form::Chip(HIT)),
        Kind::new("valkey", "Valkey")
            .doc("keeps data in memory; it grew out of Redis")
            .accent("#6983FF")
            .emblem(Emblem::Logo(&icons::VALKEY_ICON))
            .form(Form::Chip(HIT)),
        Kind::new("memcached", "Memcached")
            .doc("keeps answers in memory")
            .accent("#288D82")
            .emblem(Emblem::Brand(&icons::BOLT, Rgba::hex(0x0028_8d82)))
            .form(Form::Chip(HIT)),
        Kind::new("minio", "MinIO")
            .doc("keeps objects of any kind, on machines of one's own")
            .accent("#C72E49")
            .emblem(Emblem::Mark(&icons::MINIO))
            .form(Form::Bucket),
        Kind::new("backup", "Backup")
            .doc("copies that are kept for the day when the data is lost")
            .aliases(&["backups", "archive"])
            .emblem(Emblem::Glyph(&icons::ARCHIVE))
            .form(Form::Meter(USED)),
    ],
};
