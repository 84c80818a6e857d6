//! Publication: a ready device goes to sale or to solidarity, as law 13 allows; and back to the bench.

use std::collections::{BTreeMap, HashMap};

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::content::Content;
use super::rules::{self, Missing, Refused, VatRegime};
use super::write;
use crate::accreditation;
use crate::devices::{self, Action, Destination, Device, Grade, State as DeviceState, origin};
use crate::kernel::{
    Capacity, DeviceId, Error, ListingId, OpContext, OrganisationId, Result,
    reference::parse_device_reference,
};
use crate::platform::Db;

/// The most devices published at once (setting of the platform).
pub const MOST_AT_ONCE: usize = 200;

/// How devices are to be published.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// To sale or to solidarity; unless told, to sale where law 13 allows it.
    pub to: Option<Destination>,
    /// The price of one, tax included; asked for a sale.
    pub price_cents: Option<i64>,
    /// How value added tax is counted; unless told, by where the device comes from.
    pub vat_regime: Option<VatRegime>,
    /// The warranty, in months.
    pub warranty_months: Option<i32>,
    /// The title; brand and model unless told.
    pub title: Option<String>,
    /// More words.
    pub description: Option<String>,
}

/// Where a device went.
#[derive(Clone, Debug)]
pub struct Published {
    /// The device, as it now stands.
    pub device: Device,
    /// Its destination.
    pub destination: Destination,
    /// Its listing, when it is for sale.
    pub listing_id: Option<ListingId>,
}

/// Publishes one device of the acting refurbisher.
///
/// # Errors
/// 403 without the capacity; 404; what the device still misses (409); the rule of origin that forbids it (409);
/// `not-accredited` (403); what is wrong with price, regime, warranty or words (422).
pub async fn publish_one(db: &Db, op: &OpContext, reference: &str, how: &Publication) -> Result<Published> {
    op.require(Capacity::Refurbisher)?;
    let references = [reference.to_owned()];
    let published = db
        .tx(async |t| {
            let (devices, _) = own_devices(t, op, &references).await?;
            if devices.is_empty() {
                return Err(Error::not_found());
            }
            publish_in(t, op, devices, how).await
        })
        .await?;
    published.into_iter().next().ok_or_else(Error::not_found)
}

/// Publishes several devices of the acting refurbisher: all or none. Those of the same content share one listing.
///
/// # Errors
/// As [`publish_one`]; `too-many-devices`, `references-required` and `device-unknown` (422) for the list itself.
pub async fn publish_many(
    db: &Db,
    op: &OpContext,
    references: &[String],
    how: &Publication,
) -> Result<Vec<Published>> {
    op.require(Capacity::Refurbisher)?;
    if references.is_empty() {
        return Err(Error::invalid("references", "references-required"));
    }
    if references.len() > MOST_AT_ONCE {
        return Err(Refused::TooManyDevices { limit: MOST_AT_ONCE }.into());
    }
    db.tx(async |t| {
        let (devices, unknown) = own_devices(t, op, references).await?;
        if let Some(unknown) = unknown.first() {
            return Err(Error::invalid("references", "device-unknown").with("reference", unknown));
        }
        publish_in(t, op, devices, how).await
    })
    .await
}

/// The devices that the acting organisation holds among those references, and the references that are none of its own.
async fn own_devices(
    t: &DatabaseTransaction,
    op: &OpContext,
    references: &[String],
) -> Result<(Vec<Device>, Vec<String>)> {
    let own = op.acting()?.organisation_id;
    let mut devices = devices::find_by_references(t, references).await?;
    devices.retain(|device| device.holder_id == own);
    let unknown = references
        .iter()
        .filter(|text| {
            let reference = parse_device_reference(text);
            !devices.iter().any(|device| Some(&device.reference) == reference.as_ref())
        })
        .map(|text| text.chars().take(40).collect())
        .collect();
    Ok((devices, unknown))
}

async fn publish_in(
    t: &DatabaseTransaction,
    op: &OpContext,
    devices: Vec<Device>,
    how: &Publication,
) -> Result<Vec<Published>> {
    let own = op.acting()?.organisation_id;
    let ids: Vec<DeviceId> = devices.iter().map(|device| device.id).collect();
    let mut gigabytes: HashMap<DeviceId, i32> = HashMap::new();
    for storage in devices::storages_of(t, &ids).await? {
        if storage.fate == devices::StorageFate::Present {
            *gigabytes.entry(storage.device_id).or_default() += storage.gigabytes.unwrap_or_default();
        }
    }
    let mut to_solidarity = Vec::new();
    // By content, so that devices alike share one listing; in one order, so that two calls never wait crosswise.
    let mut to_sale: BTreeMap<String, (Content, Vec<Device>)> = BTreeMap::new();
    for device in devices {
        let reference = || device.reference.clone();
        if let Some(missing) = rules::missing(device.state) {
            return Err(Refused::NotReady { reference: reference(), missing }.into());
        }
        let sale = origin::may_go(device.legal_basis, device.wish, Destination::Sale);
        match how.to.unwrap_or(if sale.is_ok() { Destination::Sale } else { Destination::Solidarity }) {
            Destination::Solidarity => to_solidarity.push(device.id),
            Destination::Loan => return Err(Error::invalid("to", "destination-unknown")),
            Destination::Sale => {
                if let Err(forbidden) = sale {
                    return Err(Error::from(forbidden).with("reference", reference()));
                }
                let content = content(own, &device, gigabytes.get(&device.id).copied(), how)?;
                to_sale.entry(content.key()).or_insert_with(|| (content, Vec::new())).1.push(device);
            }
        }
    }
    let mut published = Vec::with_capacity(ids.len());
    if !to_sale.is_empty() {
        accreditation::require_active(t, op.now, own, accreditation::Kind::Refurbisher).await?;
    }
    for (content, devices) in to_sale.into_values() {
        published.extend(sell(t, op, &content, devices).await?);
    }
    if !to_solidarity.is_empty() {
        let gone = devices::act_many(t, op, &to_solidarity, Action::OfferToSolidarity, json!({})).await?;
        let destination = Destination::Solidarity;
        published.extend(gone.into_iter().map(|device| Published { device, destination, listing_id: None }));
    }
    published.sort_by_key(|one| one.device.id);
    Ok(published)
}

/// What the listing of that device says.
fn content(
    seller: OrganisationId,
    device: &Device,
    gigabytes: Option<i32>,
    how: &Publication,
) -> Result<Content> {
    let not_ready = |missing| Refused::NotReady { reference: device.reference.clone(), missing };
    let grade =
        device.grade.filter(|grade| *grade != Grade::P).ok_or_else(|| not_ready(Missing::SaleGrade))?;
    let site_id = device.site_id.ok_or_else(|| not_ready(Missing::Gone))?;
    let functions_passed = device.functions_passed == Some(true);
    let title = match how.title.as_deref().filter(|title| !title.trim().is_empty()) {
        Some(title) => rules::title(title, functions_passed)?,
        None => {
            let usual: String = device.specification.title().chars().take(rules::LONGEST_TITLE).collect();
            rules::title(&usual, functions_passed)?
        }
    };
    Ok(Content {
        seller_id: seller,
        site_id,
        title,
        description: rules::description(how.description.as_deref().unwrap_or_default(), functions_passed)?,
        specification: device.specification.clone(),
        storage_gb: gigabytes.filter(|gigabytes| *gigabytes > 0),
        functions_passed,
        grade,
        price: rules::price(how.price_cents.ok_or(Refused::PriceRequired)?)?,
        vat_regime: how.vat_regime.unwrap_or_else(|| rules::usual_vat_regime(device.legal_basis)),
        warranty_months: rules::warranty(how.warranty_months.unwrap_or(rules::USUAL_WARRANTY_MONTHS))?,
    })
}

async fn sell(
    t: &DatabaseTransaction,
    op: &OpContext,
    content: &Content,
    devices: Vec<Device>,
) -> Result<Vec<Published>> {
    let battery = devices.iter().filter_map(|device| device.specification.battery_percent).min();
    let listing = write::open_listing(t, op, content, battery, devices.len()).await?;
    let mut left: Vec<ListingId> =
        devices.iter().filter_map(|device| device.listing_id).filter(|id| *id != listing).collect();
    let ids: Vec<DeviceId> = devices.iter().map(|device| device.id).collect();
    devices::set_listing(t, op, &ids, Some(listing)).await?;
    let details = json!({ "listing_id": listing, "price_cents": content.price });
    let listed = devices::act_many(t, op, &ids, Action::List, details).await?;
    left.sort_unstable();
    left.dedup();
    write::touch(t, op, &left).await?;
    let destination = Destination::Sale;
    let listing_id = Some(listing);
    Ok(listed.into_iter().map(|device| Published { device, destination, listing_id }).collect())
}

/// Takes a device of the acting refurbisher out of the catalogue or the pool, back to ready.
///
/// # Errors
/// 403 without the capacity; 404; `device-promised` and `device-not-published` (409).
pub async fn unpublish(db: &Db, op: &OpContext, reference: &str) -> Result<Device> {
    op.require(Capacity::Refurbisher)?;
    let references = [reference.to_owned()];
    db.tx(async |t| {
        let (devices, _) = own_devices(t, op, &references).await?;
        let device = devices.into_iter().next().ok_or_else(Error::not_found)?;
        let action = match device.state {
            DeviceState::Listed => Action::Unlist,
            DeviceState::InSolidarityPool => Action::WithdrawFromSolidarity,
            DeviceState::Reserved | DeviceState::Proposed => {
                return Err(Refused::Promised { reference: device.reference }.into());
            }
            _ => return Err(Refused::NotPublished { reference: device.reference }.into()),
        };
        devices::act(t, op, device.id, action, json!({})).await?;
        if let Some(listing) = device.listing_id {
            devices::set_listing(t, op, &[device.id], None).await?;
            write::touch(t, op, &[listing]).await?;
        }
        devices::find(t, device.id).await
    })
    .await
}
