//! The one way to write listings: opened, changed against their version, with audit and change log.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbBackend, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use super::content::Content;
use super::entity::listing;
use super::rules::{self, Action, State};
use crate::kernel::{Error, Instant, ListingId, OpContext, OrganisationId, Result, reference, time};
use crate::platform::{audit, bulk, changes, counters};

/// What listings' references begin with.
const REFERENCE: &str = "OF";

fn unknown<T>(_: T) -> Error {
    Error::internal("a listing holds an unknown code")
}

/// What a stored listing says.
pub(super) fn content_of(row: &listing::Model) -> Result<Content> {
    Ok(Content {
        seller_id: row.seller_id,
        site_id: row.site_id,
        title: row.title.clone(),
        description: row.description.clone(),
        specification: crate::devices::Specification {
            category: row.category.clone(),
            brand: row.brand.clone(),
            model: row.model.clone(),
            processor: row.processor.clone(),
            memory_mb: row.memory_mb,
            screen_inch_tenths: row.screen_inch_tenths,
            operating_system: row.operating_system.clone(),
            keyboard_layout: row.keyboard_layout.clone(),
            charger: row.charger,
            battery_percent: row.battery_percent_min,
            weight_grams: None,
        },
        storage_gb: row.storage_gb,
        functions_passed: row.functions_passed,
        grade: row.grade.parse().map_err(unknown)?,
        price: row.price_cents,
        vat_regime: row.vat_regime.parse().map_err(unknown)?,
        warranty_months: row.warranty_months,
    })
}

fn active(listing: &BuiltListing, reference: String) -> listing::ActiveModel {
    let Content {
        seller_id,
        site_id,
        title,
        description,
        specification,
        storage_gb,
        functions_passed,
        grade,
        price,
        vat_regime,
        warranty_months,
    } = listing.content.clone();
    listing::ActiveModel {
        id: Set(listing.id),
        reference: Set(reference),
        seller_id: Set(seller_id),
        site_id: Set(site_id),
        state: Set(listing.state.code().to_owned()),
        paused_by_force: Set(false),
        title: Set(title),
        description: Set(description),
        category: Set(specification.category),
        brand: Set(specification.brand),
        model: Set(specification.model),
        processor: Set(specification.processor),
        memory_mb: Set(specification.memory_mb),
        storage_gb: Set(storage_gb),
        screen_inch_tenths: Set(specification.screen_inch_tenths),
        operating_system: Set(specification.operating_system),
        keyboard_layout: Set(specification.keyboard_layout),
        charger: Set(specification.charger),
        battery_percent_min: Set(listing.battery_percent_min),
        functions_passed: Set(functions_passed),
        grade: Set(grade.code().to_owned()),
        price_cents: Set(price),
        vat_regime: Set(vat_regime.code().to_owned()),
        warranty_months: Set(warranty_months),
        content_key: Set(listing.content.key()),
        folded_words: Set(listing.content.folded_words()),
        version: Set(1),
        published_at: Set(Some(listing.published_at)),
        created_at: Set(listing.published_at),
        updated_at: Set(listing.published_at),
    }
}

/// A listing built in memory.
#[derive(Clone, Debug)]
pub struct BuiltListing {
    /// Its id.
    pub id: ListingId,
    /// What it says.
    pub content: Content,
    /// The least battery health of its devices, in percent.
    pub battery_percent_min: Option<i32>,
    /// Where it stands: published, paused or archived.
    pub state: State,
    /// When it was published.
    pub published_at: Instant,
}

/// Writes listings built in memory, in batches, each with its reference. Write them in the transaction that writes
/// their devices.
///
/// # Errors
/// `already-exists` for two open listings of the same content.
pub async fn insert_built(t: &DatabaseTransaction, op: &OpContext, all: &[BuiltListing]) -> Result<()> {
    let mut numbers: BTreeMap<i32, i64> = BTreeMap::new();
    for built in all {
        *numbers.entry(time::paris_year(built.published_at)).or_default() += 1;
    }
    for (year, number) in &mut numbers {
        *number = counters::take(t, REFERENCE, *year, *number).await?;
    }
    let rows = all.iter().map(|built| {
        let year = time::paris_year(built.published_at);
        let number = numbers.entry(year).or_default();
        *number += 1;
        active(built, reference::yearly(REFERENCE, year, *number - 1))
    });
    bulk::insert(t, rows).await?;
    let told = all.iter().map(|built| (built.id.to_string(), json!({ "to": built.state.code() })));
    audit::record_many(t, op, "listing.publish", "listing", told).await?;
    let changed: Vec<(String, i64)> = all.iter().map(|built| (built.id.to_string(), 1)).collect();
    changes::append_many(t, op, "listing", &changed).await
}

/// The open listing of that content, published: found, or made. Several calls at once find the same one.
pub(super) async fn open_listing(
    t: &DatabaseTransaction,
    op: &OpContext,
    content: &Content,
    battery: Option<i32>,
    devices: usize,
) -> Result<ListingId> {
    let key = content.key();
    if open_by_key(t, &key).await?.is_none() {
        let built = BuiltListing {
            id: ListingId::new(),
            content: content.clone(),
            battery_percent_min: battery,
            state: rules::transition(State::Draft, Action::Publish)?,
            published_at: op.now,
        };
        let reference = counters::next_reference(t, REFERENCE, op.now).await?;
        let written = listing::Entity::insert(active(&built, reference))
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(t)
            .await?;
        if written > 0 {
            let told = json!({ "to": built.state.code(), "devices": devices });
            record(t, op, "publish", built.id, 1, told).await?;
            return Ok(built.id);
        }
    }
    let row = open_by_key(t, &key).await?.ok_or_else(|| Error::conflict("changed-meanwhile"))?;
    let state: State = row.state.parse().map_err(unknown)?;
    let next = match state {
        State::Published => State::Published,
        State::Paused => rules::transition(state, Action::Resume)?,
        State::Draft | State::Archived => rules::transition(state, Action::Publish)?,
    };
    let least = [row.battery_percent_min, battery].into_iter().flatten().min();
    let change = Change { state: Some((next, false)), battery_percent_min: Some(least), ..Change::default() };
    let told = json!({ "from": state.code(), "to": next.code(), "devices": devices });
    save(t, op, &row, "publish", change, told).await?;
    Ok(row.id)
}

/// The open listing with that content, locked where the database can.
pub(super) async fn open_by_key(t: &DatabaseTransaction, key: &str) -> Result<Option<listing::Model>> {
    let query = listing::Entity::find()
        .filter(listing::Column::ContentKey.eq(key))
        .filter(listing::Column::State.ne(State::Archived.code()));
    Ok(locked(t, query).one(t).await?)
}

/// A seller's listing, locked where the database can.
pub(super) async fn own_listing(
    t: &DatabaseTransaction,
    seller: OrganisationId,
    id: ListingId,
) -> Result<listing::Model> {
    let query = listing::Entity::find_by_id(id).filter(listing::Column::SellerId.eq(seller));
    locked(t, query).one(t).await?.ok_or_else(Error::not_found)
}

/// Several listings in id order, locked where the database can.
pub(super) async fn locked_listings(
    t: &DatabaseTransaction,
    ids: &[ListingId],
) -> Result<Vec<listing::Model>> {
    let query = listing::Entity::find()
        .filter(listing::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(listing::Column::Id);
    Ok(locked(t, query).all(t).await?)
}

fn locked(t: &DatabaseTransaction, query: Select<listing::Entity>) -> Select<listing::Entity> {
    if t.get_database_backend() == DbBackend::Postgres { query.lock_exclusive() } else { query }
}

/// What changes in a listing; the rest stays.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// Its state, and whether law 4 paused it.
    pub state: Option<(State, bool)>,
    /// Its content, of which only the price may change.
    pub price: Option<Content>,
    /// The least battery health of its devices.
    pub battery_percent_min: Option<Option<i32>>,
}

/// Saves a change against the version the listing was read at.
pub(super) async fn save(
    t: &DatabaseTransaction,
    op: &OpContext,
    row: &listing::Model,
    action: &str,
    change: Change,
    told: Value,
) -> Result<()> {
    let version = row.version + 1;
    let mut update = listing::Entity::update_many()
        .col_expr(listing::Column::Version, Expr::value(version))
        .col_expr(listing::Column::UpdatedAt, Expr::value(op.now));
    if let Some((state, by_force)) = change.state {
        update = update
            .col_expr(listing::Column::State, Expr::value(state.code()))
            .col_expr(listing::Column::PausedByForce, Expr::value(by_force));
    }
    if let Some(content) = change.price {
        update = update
            .col_expr(listing::Column::PriceCents, Expr::value(content.price))
            .col_expr(listing::Column::ContentKey, Expr::value(content.key()));
    }
    if let Some(battery) = change.battery_percent_min {
        update = update.col_expr(listing::Column::BatteryPercentMin, Expr::value(battery));
    }
    let written = update
        .filter(listing::Column::Id.eq(row.id))
        .filter(listing::Column::Version.eq(row.version))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    record(t, op, action, row.id, version, told).await
}

async fn record(
    t: &DatabaseTransaction,
    op: &OpContext,
    action: &str,
    id: ListingId,
    version: i64,
    told: Value,
) -> Result<()> {
    audit::record(t, op, &format!("listing.{action}"), "listing", id, told).await?;
    changes::append(t, op, "listing", id, version).await
}

/// Raises the version of listings that a device has left.
pub(super) async fn touch(t: &DatabaseTransaction, op: &OpContext, ids: &[ListingId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    listing::Entity::update_many()
        .col_expr(listing::Column::Version, Expr::col(listing::Column::Version).add(1))
        .col_expr(listing::Column::UpdatedAt, Expr::value(op.now))
        .filter(listing::Column::Id.is_in(ids.iter().copied()))
        .exec(t)
        .await?;
    let rows: Vec<(ListingId, i64)> = listing::Entity::find()
        .filter(listing::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column(listing::Column::Id)
        .column(listing::Column::Version)
        .into_tuple()
        .all(t)
        .await?;
    let changed: Vec<(String, i64)> =
        rows.into_iter().map(|(id, version)| (id.to_string(), version)).collect();
    changes::append_many(t, op, "listing", &changed).await
}
