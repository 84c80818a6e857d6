//! Dated, sourced figures: legal rates and thresholds, impact factors. The rule in force on the day of the act applies.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};

use crate::kernel::{Error, Instant, Result};

mod factor {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "factors")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub valid_from: String,
        pub value_micros: i64,
        pub unit: String,
        pub valid_until: Option<String>,
        pub source: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A figure in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Its code, such as `vat.standard`.
    pub code: String,
    /// Its value in millionths of its unit.
    pub value_micros: i64,
    /// Its unit, such as `percent`, `cents`, `kg_co2e`, `working_day`.
    pub unit: String,
    /// Who says so, and when.
    pub source: String,
}

impl Factor {
    /// The value as a whole number, rounded down.
    #[must_use]
    pub fn whole(&self) -> i64 {
        self.value_micros.div_euclid(1_000_000)
    }
}

fn of(row: factor::Model) -> Factor {
    Factor { code: row.code, value_micros: row.value_micros, unit: row.unit, source: row.source }
}

fn in_force(on: Instant) -> Select<factor::Entity> {
    let day = on.with_timezone(&chrono_tz::Europe::Paris).date_naive().to_string();
    factor::Entity::find()
        .filter(factor::Column::ValidFrom.lte(day.clone()))
        .filter(factor::Column::ValidUntil.is_null().or(factor::Column::ValidUntil.gt(day)))
}

/// The figure in force at a moment.
///
/// # Errors
/// 500 when the table lacks it: reference data was not loaded.
pub async fn value(c: &impl ConnectionTrait, code: &str, on: Instant) -> Result<Factor> {
    in_force(on)
        .filter(factor::Column::Code.eq(code))
        .order_by_desc(factor::Column::ValidFrom)
        .one(c)
        .await?
        .map(of)
        .ok_or_else(|| Error::internal(format!("no factor {code} is in force; run `rebond seed`")))
}

/// Every figure in force at a moment whose code begins with `prefix`, by code.
///
/// # Errors
/// When the database fails.
pub async fn values(c: &impl ConnectionTrait, prefix: &str, on: Instant) -> Result<HashMap<String, Factor>> {
    let rows = in_force(on).filter(factor::Column::Code.starts_with(prefix)).all(c).await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), of(row))).collect())
}

/// Loads the figures of the seed, replacing those of before.
///
/// # Errors
/// When the database fails.
pub async fn load(t: &DatabaseTransaction) -> Result<()> {
    factor::Entity::delete_many().exec(t).await?;
    let rows: Vec<_> = seed::factors()
        .map(|factor| factor::ActiveModel {
            source: Set(factor.dated_source()),
            code: Set(factor.code),
            valid_from: Set(factor.valid_from),
            value_micros: Set(factor.value_micros),
            unit: Set(factor.unit),
            valid_until: Set(factor.valid_until),
        })
        .collect();
    factor::Entity::insert_many(rows).exec_without_returning(t).await?;
    Ok(())
}
