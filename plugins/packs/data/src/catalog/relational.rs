//! What keeps tables.

use kinograph_plugin_sdk::{
    catalog::{Category, Emblem, Form, Kind, REPLICAS},
    styling::Rgba,
};

use crate::icons;

/// What keeps tables.
pub(super) const RELATIONAL: Category = Category {
    name: "data",
    accent: Some("green"),
    kinds: &[
        Kind::new("postgres", "PostgreSQL")
            .doc("a relational database that is extended in many ways")
            .aliases(&["postgresql", "pg"])
            .accent("#4169E1")
            .emblem(Emblem::Logo(&icons::POSTGRESQL))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("mysql", "MySQL")
            .doc("a relational database, common behind websites")
            .accent("#4479A1")
            .emblem(Emblem::DarkLogo(&icons::MYSQL_ICON))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("mariadb", "MariaDB")
            .doc("a relational database that grew out of MySQL")
            .accent("#003545")
            .emblem(Emblem::Logo(&icons::MARIADB_ICON))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("sqlite", "SQLite")
            .doc("a relational database in one file, inside the program that uses it")
            .aliases(&["sqlite3"])
            .accent("#003B57")
            .emblem(Emblem::Logo(&icons::SQLITE))
            .form(Form::Drum),
        Kind::new("sql-server", "SQL Server")
            .doc("the relational database of Microsoft")
            .aliases(&["mssql", "microsoft-sql-server"])
            .accent("#A91D22")
            .emblem(Emblem::Brand(&icons::DATABASE, Rgba::hex(0x00a9_1d22)))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("oracle-db", "Oracle Database")
            .doc("the relational database of Oracle")
            .aliases(&["oracle", "oracle-database"])
            .accent("#C74634")
            .emblem(Emblem::Brand(&icons::DATABASE, Rgba::hex(0x00c7_4634)))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("cockroachdb", "CockroachDB")
            .doc("a relational database spread over many machines and places")
            .aliases(&["cockroach", "crdb"])
            .accent("#6933FF")
            .emblem(Emblem::Mark(&icons::COCKROACHLABS))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("supabase", "Supabase")
            .doc("a PostgreSQL database with accounts, files and live updates")
            .accent("#3FCF8E")
            .emblem(Emblem::Logo(&icons::SUPABASE_ICON))
            .form(Form::Cylinder(REPLICAS)),
        Kind::new("timescaledb", "TimescaleDB")
            .doc("a PostgreSQL database made for measurements over time")
            .aliases(&["timescale"])
            .accent("#FDB515")
            .emblem(Emblem::Mark(&icons::TIMESCALE))
            .form(Form::Cylinder(REPLICAS)),
    ],
};
