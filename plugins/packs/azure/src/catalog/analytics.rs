//! What moves data and finds out from it.

use kinograph_plugin_sdk::catalog::{Category, Form, Kind, REPLICAS};

use crate::{colors::RUST, icons};

/// What moves data and finds out from it.
pub(super) const ANALYTICS: Category = Category {
    name: "azure-analytics",
    accent: None,
    kinds: &[
        Kind::new("azure-synapse", "Azure Synapse Analytics")
            .doc("a data warehouse")
            .aliases(&["synapse"])
            .brand(&icons::BUILDING_WAREHOUSE, RUST)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-data-factory", "Azure Data Factory")
            .doc("brings data to where it is needed, step by step")
            .aliases(&["data-factory", "adf"])
            .brand(&icons::BUILDING_FACTORY_2, RUST),
        Kind::new("azure-databricks", "Azure Databricks")
            .doc("computes on large data with Apache Spark")
            .brand(&icons::STACK_2, RUST),
        Kind::new("azure-data-explorer", "Azure Data Explorer")
            .doc("finds events and measurements fast")
            .aliases(&["data-explorer", "adx"])
            .brand(&icons::DATABASE_SEARCH, RUST)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-stream-analytics", "Azure Stream Analytics")
            .doc("computes on a stream while it flows")
            .aliases(&["stream-analytics"])
            .brand(&icons::ARROWS_SHUFFLE, RUST),
        Kind::new("azure-fabric", "Microsoft Fabric")
            .doc("a lake, a warehouse and reports in one place")
            .aliases(&["microsoft-fabric"])
            .brand(&icons::TEXTURE, RUST),
        Kind::new("azure-purview", "Microsoft Purview")
            .doc("knows which data there is and who may read it")
            .aliases(&["purview"])
            .brand(&icons::BOOK_2, RUST),
        Kind::new("azure-power-bi", "Power BI")
            .doc("shows figures at a glance")
            .aliases(&["power-bi", "powerbi"])
            .brand(&icons::CHART_HISTOGRAM, RUST),
    ],
};
