//! What keeps records.

use kinograph_plugin_sdk::catalog::{Category, Ends, Form, HIT, Kind, REPLICAS};

use crate::{colors::MAGENTA, icons};

/// What keeps records.
pub(super) const DATABASE: Category = Category {
    name: "aws-databases",
    accent: None,
    kinds: &[
        Kind::new("aws-rds", "Amazon RDS")
            .doc("managed relational databases")
            .aliases(&["rds"])
            .brand(&icons::DATABASE, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-rds-proxy", "Amazon RDS Proxy")
            .doc("shares a database's connections out among many callers")
            .aliases(&["rds-proxy"])
            .brand(&icons::ARROWS_EXCHANGE, MAGENTA)
            .form(Form::Bar(Ends::Hexagon)),
        Kind::new("aws-aurora", "Amazon Aurora")
            .doc("a database for the cloud that speaks PostgreSQL or MySQL")
            .aliases(&["aurora"])
            .brand(&icons::DATABASE, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-dynamodb", "Amazon DynamoDB")
            .doc("keeps items under keys, at any scale")
            .aliases(&["dynamodb", "dynamo"])
            .brand(&icons::TABLE, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-documentdb", "Amazon DocumentDB")
            .doc("keeps documents, and speaks MongoDB")
            .aliases(&["documentdb"])
            .brand(&icons::FILE_CODE, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-elasticache", "Amazon ElastiCache")
            .doc("a managed Valkey, Redis or Memcached cache")
            .aliases(&["elasticache"])
            .brand(&icons::BOLT, MAGENTA)
            .form(Form::Chip(HIT)),
        Kind::new("aws-memorydb", "Amazon MemoryDB")
            .doc("a database that lives in memory and outlasts a failure")
            .aliases(&["memorydb"])
            .brand(&icons::BOLT, MAGENTA)
            .form(Form::Chip(HIT)),
        Kind::new("aws-neptune", "Amazon Neptune")
            .doc("a graph database")
            .aliases(&["neptune"])
            .brand(&icons::CHART_DOTS_3, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-timestream", "Amazon Timestream")
            .doc("keeps measurements over time")
            .aliases(&["timestream"])
            .brand(&icons::TIMELINE, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-keyspaces", "Amazon Keyspaces")
            .doc("keeps wide rows, and speaks Cassandra")
            .aliases(&["keyspaces"])
            .brand(&icons::COLUMNS, MAGENTA)
            .form(Form::Cylinder(REPLICAS)),
    ],
};
