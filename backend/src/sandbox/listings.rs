//! The scenario's offers for sale.

use std::collections::HashMap;

use sea_orm::DatabaseTransaction;
use seed::scenario::{self, DeviceState, Scenario};

use super::known::Known;
use super::lives::{at, specification, strange};
use crate::catalogue::{self, BuiltListing, Content, State};
use crate::devices;
use crate::kernel::{Cents, Error, Instant, ListingId, Result};

/// Writes every listing under the id that its devices name. One whose devices are all gone is archived.
pub(super) async fn write(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
) -> Result<()> {
    let devices: HashMap<&str, &scenario::Device> =
        scenario.devices.iter().map(|device| (device.key.as_str(), device)).collect();
    let mut built = Vec::with_capacity(scenario.listings.len());
    for listing in &scenario.listings {
        let members: Vec<&scenario::Device> =
            listing.devices.iter().filter_map(|key| devices.get(key.as_str()).copied()).collect();
        let one = one(now, listing, &members, known)?;
        // What an earlier chapter offers goes on under its listing: no two open ones say the same.
        if one.state == State::Published
            && let Some(open) = known.open_listing(&one.content.key(), one.id)
        {
            known.remember_uuid(&listing.key, open.0);
            continue;
        }
        built.push(one);
    }
    built.sort_by_key(|one| one.published_at);
    catalogue::insert_built(t, &Known::by_itself(now), &built).await
}

fn one(
    now: Instant,
    listing: &scenario::Listing,
    members: &[&scenario::Device],
    known: &mut Known,
) -> Result<BuiltListing> {
    // Who describes what is offered looks at what is there.
    let there =
        |device: &&&scenario::Device| matches!(device.state(), DeviceState::Listed | DeviceState::Reserved);
    let offered: Vec<&scenario::Device> = members.iter().filter(there).copied().collect();
    let described = if offered.is_empty() { members } else { offered.as_slice() };
    let first = described.first().ok_or_else(|| Error::internal("a listing of the scenario is empty"))?;
    let charger = described.iter().filter_map(|device| device.charger).reduce(|one, other| one && other);
    let mut specification = specification(first)?;
    specification.battery_percent = None;
    specification.weight_grams = None;
    specification.charger = charger;
    let battery = described.iter().filter_map(|device| device.battery_percent).min();
    let whole = |number: u32| i32::try_from(number).map_err(Error::internal);
    Ok(BuiltListing {
        id: ListingId(known.uuid(&listing.key)),
        content: Content {
            seller_id: known.organisation(&listing.refurbisher)?,
            site_id: known.site(&listing.site)?,
            title: devices::title(&listing.brand, &listing.model),
            description: None,
            specification,
            storage_gb: listing.storage_gb.map(whole).transpose()?,
            functions_passed: described.iter().all(|device| device.functions_passed == Some(true)),
            grade: listing.grade.code().parse().map_err(strange("grade"))?,
            price: Cents(listing.price_cents),
            vat_regime: listing.vat_regime.code().parse().map_err(strange("VAT regime"))?,
            warranty_months: whole(listing.warranty_months)?,
        },
        battery_percent_min: battery.map(whole).transpose()?,
        state: if offered.is_empty() { State::Archived } else { State::Published },
        published_at: at(now, listing.published_minutes_ago),
    })
}
