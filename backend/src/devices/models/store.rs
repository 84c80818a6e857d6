//! How models are kept.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::{DeviceModel, Known, Origin, Said};
use crate::kernel::{DeviceModelId, Error, Instant, Result};
use crate::platform::{Key, Seek, bulk, count_by, holds};

mod row {
    use sea_orm::entity::prelude::*;

    use crate::kernel::{DeviceModelId, Instant};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "device_models")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeviceModelId,
        pub category: String,
        pub brand: String,
        pub name: String,
        pub also: Json,
        pub first_year: Option<i32>,
        pub last_year: Option<i32>,
        pub processor: Option<String>,
        pub memory_gb: Option<i32>,
        pub storage_gb: Option<i32>,
        pub screen_inch_tenths: Option<i32>,
        pub weight_grams: Option<i32>,
        pub origin: String,
        pub withdrawn_at: Option<Instant>,
        pub created_at: Instant,
        pub updated_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn of(row: row::Model) -> Result<DeviceModel> {
    Ok(DeviceModel {
        id: row.id,
        said: Said {
            category: row.category,
            brand: row.brand,
            name: row.name,
            also: serde_json::from_value(row.also).map_err(Error::internal)?,
            first_year: row.first_year,
            last_year: row.last_year,
            processor: row.processor,
            memory_gb: row.memory_gb,
            storage_gb: row.storage_gb,
            screen_inch_tenths: row.screen_inch_tenths,
            weight_grams: row.weight_grams,
        },
        origin: if row.origin == Origin::Delivered.code() { Origin::Delivered } else { Origin::Operator },
        withdrawn_at: row.withdrawn_at,
        created_at: row.created_at,
    })
}

fn written(model: &DeviceModel, now: Instant) -> row::ActiveModel {
    let said = model.said.clone();
    row::ActiveModel {
        id: Set(model.id),
        category: Set(said.category),
        brand: Set(said.brand),
        name: Set(said.name),
        also: Set(serde_json::Value::from(said.also)),
        first_year: Set(said.first_year),
        last_year: Set(said.last_year),
        processor: Set(said.processor),
        memory_gb: Set(said.memory_gb),
        storage_gb: Set(said.storage_gb),
        screen_inch_tenths: Set(said.screen_inch_tenths),
        weight_grams: Set(said.weight_grams),
        origin: Set(model.origin.code().to_owned()),
        withdrawn_at: Set(model.withdrawn_at),
        created_at: Set(model.created_at),
        updated_at: Set(now),
    }
}

/// Which models are wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) category: Option<String>,
    /// Withdrawn ones, or those in use; both when there is none.
    pub(super) withdrawn: Option<bool>,
    /// Whose maker or name holds these words.
    pub(super) words: Option<String>,
}

fn filtered(filter: &Filter) -> Select<row::Entity> {
    let mut query = row::Entity::find();
    if let Some(category) = &filter.category {
        query = query.filter(row::Column::Category.eq(category.clone()));
    }
    match filter.withdrawn {
        Some(true) => query = query.filter(row::Column::WithdrawnAt.is_not_null()),
        Some(false) => query = query.filter(row::Column::WithdrawnAt.is_null()),
        None => {}
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([row::Column::Brand, row::Column::Name], words));
    }
    query
}

/// The title a list is sorted by.
pub(super) fn key(model: &DeviceModel) -> Key {
    Key::Text(format!("{} {}", model.said.brand, model.said.name))
}

/// Models by maker and name.
pub(super) async fn list(c: &impl ConnectionTrait, filter: &Filter, seek: &Seek) -> Result<Vec<DeviceModel>> {
    let query = seek.apply(filtered(filter), Some(Expr::cust("brand || ' ' || name")), row::Column::Id);
    query.all(c).await?.into_iter().map(of).collect()
}

/// How many models of each category.
pub(super) async fn by_category(c: &impl ConnectionTrait, filter: &Filter) -> Result<HashMap<String, i64>> {
    count_by(c, filtered(filter), row::Column::Category, row::Column::Id).await
}

/// Models by id, for the API.
pub(super) async fn page(
    c: &impl ConnectionTrait,
    after: Option<DeviceModelId>,
    limit: u64,
) -> Result<Vec<DeviceModel>> {
    let mut query = row::Entity::find().order_by_asc(row::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// Every model; there are some thousands at most.
pub(super) async fn all(c: &impl ConnectionTrait) -> Result<Vec<DeviceModel>> {
    let query = row::Entity::find().order_by_asc(row::Column::Category).order_by_asc(row::Column::Brand);
    query.order_by_asc(row::Column::Name).all(c).await?.into_iter().map(of).collect()
}

/// The models that inventories are held against.
///
/// # Errors
/// When the database fails.
pub async fn known(c: &impl ConnectionTrait) -> Result<Vec<Known>> {
    let rows = row::Entity::find().filter(row::Column::WithdrawnAt.is_null()).all(c).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Known {
                category: row.category,
                brand: row.brand,
                name: row.name,
                also: serde_json::from_value(row.also).map_err(Error::internal)?,
            })
        })
        .collect()
}

/// What tells one state of the table from the next: how many models there are, how many of them are withdrawn, and when
/// the last change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    models: i64,
    withdrawn: i64,
    /// When a model was changed last.
    pub changed_at: Option<Instant>,
}

/// The state of the table now.
///
/// # Errors
/// When the database fails.
pub async fn edition(c: &impl ConnectionTrait) -> Result<Edition> {
    let counted: Option<(i64, i64, Option<Instant>)> = row::Entity::find()
        .select_only()
        .column_as(row::Column::Id.count(), "models")
        .column_as(row::Column::WithdrawnAt.count(), "withdrawn")
        .column_as(row::Column::UpdatedAt.max(), "changed_at")
        .into_tuple()
        .one(c)
        .await?;
    let (models, withdrawn, changed_at) = counted.unwrap_or_default();
    Ok(Edition { models, withdrawn, changed_at })
}

pub(super) async fn find(c: &impl ConnectionTrait, id: DeviceModelId) -> Result<DeviceModel> {
    row::Entity::find_by_id(id).one(c).await?.map(of).ok_or_else(Error::not_found)?
}

pub(super) async fn insert(t: &DatabaseTransaction, models: &[DeviceModel], now: Instant) -> Result<()> {
    bulk::insert(t, models.iter().map(|model| written(model, now))).await
}

pub(super) async fn save(t: &DatabaseTransaction, model: &DeviceModel, now: Instant) -> Result<()> {
    row::Entity::update(written(model, now)).exec(t).await?;
    Ok(())
}
