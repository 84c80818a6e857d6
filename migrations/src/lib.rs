//! The database's shape, one file per change, for SQLite and PostgreSQL alike.
//!
//! Each file gives SQL in which `{uuid}`, `{time}`, `{json}`, `{serial}` and `{folded}` stand for what the two databases name
//! differently; what only one of them can say (triggers, above all) is given for each. Entities are never
//! imported here: a migration must go on meaning what it meant on its day.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

mod m20261122_000001_platform;
mod m20261122_000002_reference;
mod m20261122_000003_organisations;
mod m20261122_000004_devices;
mod m20261122_000010_logistics;
mod m20261122_000011_donations;
mod m20261122_000013_catalogue;
mod m20261122_000014_refurbishing;
mod m20261122_000015_solidarity;
mod m20261122_000016_purchasing;
mod m20261122_000017_reuse_rate;
mod m20261122_000018_steered_departments;
mod m20261123_000019_callbacks;
mod m20261123_000020_evidence_times;
mod m20261127_000022_sandbox_tours;
mod m20261127_000024_lists;
mod m20261127_000026_collection_terms;
mod m20261127_000027_short_codes_opinions;
mod m20261127_000028_lines;
mod m20261127_000029_kept_forms;
mod m20261127_000030_orientations;
mod m20261127_000031_need_system;
mod m20261127_000032_evidence_reports;
mod m20261127_000034_certificates;
mod m20261127_000035_custody_heads;
mod m20261127_000036_hardware_reports;
mod m20261127_000037_waste;
mod m20261127_000038_models;
mod m20261127_000039_reception;
mod m20261127_000040_preparation;
mod m20261127_000041_ended_proofs;
mod m20261127_000042_bench_acts;
mod m20261127_000043_parts;
mod m20261127_000046_inventory_uploads;
mod m20261127_000047_photos;
mod m20261127_000048_dispute_ends;
mod m20261127_000050_origin;
mod m20261127_000051_offers;
mod m20261127_000055_accreditation_files;
mod m20261128_000056_monitoring;
mod m20261128_000060_agreements;
mod m20261128_000064_campaigns;
mod m20261128_000068_bench_hours;

/// Every change, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_platform::Change),
            Box::new(m20261122_000002_reference::Change),
            Box::new(m20261122_000003_organisations::Change),
            Box::new(m20261122_000004_devices::Change),
            Box::new(m20261122_000010_logistics::Change),
            Box::new(m20261122_000011_donations::Change),
            Box::new(m20261122_000013_catalogue::Change),
            Box::new(m20261122_000014_refurbishing::Change),
            Box::new(m20261122_000015_solidarity::Change),
            Box::new(m20261122_000016_purchasing::Change),
            Box::new(m20261122_000017_reuse_rate::Change),
            Box::new(m20261122_000018_steered_departments::Change),
            Box::new(m20261123_000019_callbacks::Change),
            Box::new(m20261123_000020_evidence_times::Change),
            Box::new(m20261127_000022_sandbox_tours::Change),
            Box::new(m20261127_000024_lists::Change),
            Box::new(m20261127_000026_collection_terms::Change),
            Box::new(m20261127_000027_short_codes_opinions::Change),
            Box::new(m20261127_000028_lines::Change),
            Box::new(m20261127_000029_kept_forms::Change),
            Box::new(m20261127_000030_orientations::Change),
            Box::new(m20261127_000031_need_system::Change),
            Box::new(m20261127_000032_evidence_reports::Change),
            Box::new(m20261127_000034_certificates::Change),
            Box::new(m20261127_000035_custody_heads::Change),
            Box::new(m20261127_000036_hardware_reports::Change),
            Box::new(m20261127_000037_waste::Change),
            Box::new(m20261127_000038_models::Change),
            Box::new(m20261127_000039_reception::Change),
            Box::new(m20261127_000040_preparation::Change),
            Box::new(m20261127_000041_ended_proofs::Change),
            Box::new(m20261127_000042_bench_acts::Change),
            Box::new(m20261127_000043_parts::Change),
            Box::new(m20261127_000046_inventory_uploads::Change),
            Box::new(m20261127_000047_photos::Change),
            Box::new(m20261127_000048_dispute_ends::Change),
            Box::new(m20261127_000055_accreditation_files::Change),
            Box::new(m20261127_000050_origin::Change),
            Box::new(m20261127_000051_offers::Change),
            Box::new(m20261128_000056_monitoring::Change),
            Box::new(m20261128_000060_agreements::Change),
            Box::new(m20261128_000064_campaigns::Change),
            Box::new(m20261128_000068_bench_hours::Change),
        ]
    }
}

/// SQL for one database.
pub(crate) struct Script {
    /// Run on both, after the placeholders are filled.
    pub both: &'static str,
    /// Run on SQLite only, after `both`.
    pub sqlite: &'static str,
    /// Run on PostgreSQL only, after `both`.
    pub postgres: &'static str,
}

/// Runs a script on the database at hand.
pub(crate) async fn run(manager: &SchemaManager<'_>, script: &Script) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let sqlite = connection.get_database_backend() == DbBackend::Sqlite;
    let (words, own) = if sqlite {
        (
            [
                ("{uuid}", "blob"),
                ("{time}", "text"),
                ("{json}", "text"),
                ("{serial}", "integer PRIMARY KEY AUTOINCREMENT"),
                ("{folded}", "text"),
            ],
            script.sqlite,
        )
    } else {
        (
            [
                ("{uuid}", "uuid"),
                ("{time}", "timestamptz"),
                ("{json}", "jsonb"),
                ("{serial}", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
                ("{folded}", "text COLLATE \"C\""),
            ],
            script.postgres,
        )
    };
    for part in [script.both, own] {
        if !part.trim().is_empty() {
            let sql = words.iter().fold(part.to_owned(), |sql, (word, meaning)| sql.replace(word, meaning));
            connection.execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

/// A migration from two scripts: its change and its way back.
macro_rules! change {
    ($name:literal, up: $up:expr, down: $down:expr) => {
        pub(crate) struct Change;

        impl sea_orm_migration::MigrationName for Change {
            fn name(&self) -> &str {
                $name
            }
        }

        #[async_trait::async_trait]
        impl sea_orm_migration::MigrationTrait for Change {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }
            async fn up(
                &self,
                manager: &sea_orm_migration::SchemaManager,
            ) -> Result<(), sea_orm_migration::DbErr> {
                crate::run(manager, &$up).await
            }
            async fn down(
                &self,
                manager: &sea_orm_migration::SchemaManager,
            ) -> Result<(), sea_orm_migration::DbErr> {
                crate::run(manager, &$down).await
            }
        }
    };
}
pub(crate) use change;
