//! What moves data and finds out from it.

use kinograph_plugin_sdk::catalog::{Category, Form, INSTANCES, Kind, PARTITIONS, REPLICAS};

use crate::{colors::PURPLE, counts::SHARDS, icons};

/// What moves data and finds out from it.
pub(super) const ANALYTICS: Category = Category {
    name: "aws-analytics",
    accent: None,
    kinds: &[
        Kind::new("aws-kinesis", "Amazon Kinesis")
            .doc("a stream of records that can be read again")
            .aliases(&[
                "kinesis",
                "aws-kinesis-data-streams",
                "kinesis-data-streams",
            ])
            .brand(&icons::WAVE_SINE, PURPLE)
            .form(Form::Log(SHARDS)),
        Kind::new("aws-firehose", "Amazon Data Firehose")
            .doc("brings a stream to where it is kept")
            .aliases(&["firehose", "aws-data-firehose", "data-firehose"])
            .brand(&icons::TRANSFER_IN, PURPLE),
        Kind::new("aws-msk", "Amazon MSK")
            .doc("a managed Apache Kafka")
            .aliases(&["msk"])
            .brand(&icons::WAVE_SINE, PURPLE)
            .form(Form::Log(PARTITIONS)),
        Kind::new("aws-managed-flink", "Managed Service for Apache Flink")
            .doc("computes on a stream while it flows")
            .aliases(&["managed-flink"])
            .brand(&icons::ARROWS_SHUFFLE, PURPLE),
        Kind::new("aws-glue", "AWS Glue")
            .doc("prepares data and brings it to where it is needed")
            .aliases(&["glue"])
            .brand(&icons::TRANSFORM, PURPLE),
        Kind::new("aws-glue-data-catalog", "AWS Glue Data Catalog")
            .doc("knows which data there is and what it looks like")
            .aliases(&["glue-data-catalog", "glue-catalog"])
            .brand(&icons::BOOK_2, PURPLE),
        Kind::new("aws-athena", "Amazon Athena")
            .doc("asks files in buckets in SQL")
            .aliases(&["athena"])
            .brand(&icons::ZOOM_CODE, PURPLE),
        Kind::new("aws-emr", "Amazon EMR")
            .doc("runs Apache Spark and its relatives")
            .aliases(&["emr"])
            .brand(&icons::CHART_BUBBLE, PURPLE)
            .form(Form::Stack(INSTANCES)),
        Kind::new("aws-redshift", "Amazon Redshift")
            .doc("a data warehouse")
            .aliases(&["redshift"])
            .brand(&icons::BUILDING_WAREHOUSE, PURPLE)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-lake-formation", "AWS Lake Formation")
            .doc("says who may read what in a data lake")
            .aliases(&["lake-formation"])
            .brand(&icons::DROPLET, PURPLE),
        Kind::new("aws-opensearch", "Amazon OpenSearch Service")
            .doc("finds text and logs fast")
            .aliases(&["opensearch-service", "aws-opensearch-service"])
            .brand(&icons::DATABASE_SEARCH, PURPLE)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("aws-quicksight", "Amazon QuickSight")
            .doc("shows figures at a glance")
            .aliases(&["quicksight"])
            .brand(&icons::CHART_HISTOGRAM, PURPLE),
    ],
};
