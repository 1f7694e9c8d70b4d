//! What keeps records.

use kinograph_plugin_sdk::catalog::{Category, Form, HIT, Kind, REPLICAS};

use crate::{colors::NAVY, icons};

/// What keeps records.
pub(super) const DATABASE: Category = Category {
    name: "azure-databases",
    accent: None,
    kinds: &[
        Kind::new("azure-sql", "Azure SQL Database")
            .doc("a managed SQL Server database")
            .aliases(&["azure-sql-database"])
            .brand(&icons::DATABASE, NAVY)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-sql-managed-instance", "Azure SQL Managed Instance")
            .doc("a managed SQL Server")
            .aliases(&["azure-sql-mi"])
            .brand(&icons::SERVER, NAVY)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-cosmosdb", "Azure Cosmos DB")
            .doc("keeps documents near the people who need them")
            .aliases(&["azure-cosmos-db", "cosmosdb", "cosmos-db", "cosmos"])
            .brand(&icons::PLANET, NAVY)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-postgresql", "Azure Database for PostgreSQL")
            .doc("a managed PostgreSQL")
            .aliases(&["azure-postgres"])
            .brand(&icons::DATABASE, NAVY)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-mysql", "Azure Database for MySQL")
            .doc("a managed MySQL")
            .brand(&icons::DATABASE, NAVY)
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("azure-redis", "Azure Managed Redis")
            .doc("a managed Redis cache")
            .aliases(&["azure-cache", "azure-managed-redis"])
            .brand(&icons::BOLT, NAVY)
            .form(Form::Chip(HIT)),
    ],
};
