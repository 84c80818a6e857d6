//! Devices as machines see them: the list of those an organisation holds, and the public passport.

use axum::Json;
use axum::extract::State as AppState;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::device::{Device, DeviceFilter, Grade, Specification, StorageFate, Word};
use super::passport::{Erasure, Passport, passport};
use super::rules::State;
use super::store;
use crate::kernel::{DeviceId, Error, Instant, Page, Paging, Result, SiteId};
use crate::web::{App, Args, Id, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_devices)).routes(routes!(show_passport))
}

/// A device, as its holder sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeviceOut {
    /// Its id.
    pub id: DeviceId,
    /// Its reference, as on its label.
    pub reference: String,
    /// Where it stands.
    pub state: State,
    /// Brand and model.
    pub title: String,
    /// What it is.
    pub specification: Specification,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its donor's inventory number.
    pub inventory_number: Option<String>,
    /// Whether all functions passed their tests.
    pub functions_passed: Option<bool>,
    /// How it looks.
    pub grade: Option<Grade>,
    /// Whether it may be sold to buyers.
    pub sale_allowed: bool,
    /// Where it is.
    pub site_id: Option<SiteId>,
    /// Its version.
    pub version: i64,
    /// When it was received.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Instant,
}

impl From<&Device> for DeviceOut {
    fn from(device: &Device) -> Self {
        Self {
            id: device.id,
            reference: device.reference.clone(),
            state: device.state,
            title: device.specification.title(),
            specification: device.specification.clone(),
            serial: device.serial.clone(),
            inventory_number: device.inventory_number.clone(),
            functions_passed: device.functions_passed,
            grade: device.grade,
            sale_allowed: device.sale_allowed,
            site_id: device.site_id,
            version: device.version,
            received_at: device.received_at,
        }
    }
}

/// Which devices.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct ListArgs {
    /// A state, such as `to_wipe`.
    state: Option<String>,
    /// A category, such as `laptop`.
    category: Option<String>,
    /// A part of a reference, a serial or an inventory number, or words of the brand and model.
    q: Option<String>,
    /// Rows wanted, 1 to 100; 25 unless told.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// The devices that the acting organisation holds
///
/// In the order of their reception.
#[utoipa::path(get, path = "/devices", tag = "devices", params(ListArgs),
    responses((status = 200, body = Page<DeviceOut>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list_devices(
    AppState(app): AppState<App>,
    Op(op): Op,
    Args(args): Args<ListArgs>,
) -> Result<Json<Page<DeviceOut>>> {
    let ListArgs { state, category, q, limit, after } = args;
    let given = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let states = match given(state) {
        Some(code) => {
            vec![code.parse::<State>().map_err(|()| Error::invalid("state", "device-state-unknown"))?]
        }
        None => Vec::new(),
    };
    let filter = DeviceFilter {
        holder: Some(op.acting()?.organisation_id),
        states,
        categories: given(category).into_iter().collect(),
        matching: search_text(q),
        ..DeviceFilter::default()
    };
    let paging = Paging { limit, after };
    let rows = store::list(app.db.fresh(), &filter, paging.after(), paging.limit() + 1).await?;
    let page = Page::cut(rows, paging.limit(), |device| device.id.to_string());
    Ok(Json(page.map(|device| DeviceOut::from(&device))))
}

/// What is searched for: printable, at most 100 characters.
#[must_use]
pub fn search_text(q: Option<String>) -> Option<String> {
    let text: String = q?.chars().filter(|c| !c.is_control()).take(100).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// One storage of a passport.
#[derive(Debug, Serialize, ToSchema)]
struct ErasedStorageOut {
    /// ssd, nvme, hdd, flash or unknown.
    kind: String,
    /// Its capacity in gigabytes.
    gigabytes: Option<i64>,
    /// `present` (erased), `destroyed` or `removed`.
    fate: StorageFate,
    /// `clear`, `purge` or `destroy` (NIST SP 800-88); absent when it was taken out.
    method: Option<String>,
    /// The tool and its version; absent when it was taken out.
    tool: Option<String>,
    /// Whether it was read back.
    verified: bool,
    /// The day, in Paris.
    on: NaiveDate,
}

/// What became of the data.
#[derive(Debug, Serialize, ToSchema)]
struct ErasureOut {
    /// `not_yet`, `no_storage` or `done`.
    status: &'static str,
    /// Storage by storage.
    storages: Vec<ErasedStorageOut>,
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
struct MomentOut {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
    /// What, as a code.
    kind: String,
    /// What, in words.
    text: String,
    /// Where, by which workshop, with which result.
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
}

/// What a year of further use avoids.
#[derive(Debug, Serialize, ToSchema)]
struct AvoidedOut {
    /// Grams of CO2 equivalent.
    co2e_grams_per_year: i64,
    /// Who says so.
    source: String,
}

/// The chain of a device's events.
#[derive(Debug, Serialize, ToSchema)]
struct ChainOut {
    /// How many there are.
    events: usize,
    /// The hash of the last one.
    head_hash: String,
    /// Whether every event is as it was written.
    intact: bool,
}

/// A device's passport: what anybody who holds it may know.
#[derive(Debug, Serialize, ToSchema)]
struct PassportOut {
    /// Its reference.
    reference: String,
    /// The address of its page, as in its QR code.
    address: String,
    /// Brand and model.
    title: String,
    /// What it is.
    specification: Specification,
    /// `at_workshop`, `available`, `promised`, `in_use`, `lent`, `set_aside`, `lost`, `for_parts` or `recycled`.
    state: &'static str,
    /// How it looks.
    grade: Option<Grade>,
    /// The word the law allows.
    word: Option<Word>,
    /// The tests it failed last.
    failed_checks: Vec<String>,
    /// What became of its data.
    erasure: ErasureOut,
    /// Its life, oldest first.
    life: Vec<MomentOut>,
    /// Until when it is guaranteed.
    #[schema(value_type = Option<String>, format = DateTime)]
    warranty_until: Option<Instant>,
    /// What it avoids.
    avoided: Option<AvoidedOut>,
    /// The chain of its events.
    chain: ChainOut,
}

fn paris_day(at: Instant) -> NaiveDate {
    at.with_timezone(&chrono_tz::Europe::Paris).date_naive()
}

impl PassportOut {
    fn of(passport: Passport, public_url: &str) -> Self {
        let state = passport.public_state();
        let Passport {
            device,
            word,
            erasure,
            storages,
            tests: _,
            failed_checks,
            life,
            avoided,
            warranty_until,
            workshop: _,
            events,
            head_hash,
            intact,
        } = passport;
        let some = |text: String| (!text.is_empty()).then_some(text);
        Self {
            address: format!("{public_url}/appareils/{}", device.reference),
            title: device.specification.title(),
            reference: device.reference,
            specification: device.specification,
            state,
            grade: device.grade,
            word,
            failed_checks,
            erasure: ErasureOut {
                status: match erasure {
                    Erasure::NotYet => "not_yet",
                    Erasure::NoStorage => "no_storage",
                    Erasure::Done => "done",
                },
                storages: storages
                    .into_iter()
                    .map(|one| ErasedStorageOut {
                        kind: one.kind,
                        gigabytes: one.gigabytes,
                        fate: one.fate,
                        method: some(one.method),
                        tool: some(one.tool),
                        verified: one.verified,
                        on: paris_day(one.at),
                    })
                    .collect(),
            },
            life: life
                .into_iter()
                .map(|one| MomentOut { at: one.at, kind: one.kind, text: one.text, detail: one.detail })
                .collect(),
            warranty_until,
            avoided: avoided
                .map(|one| AvoidedOut { co2e_grams_per_year: one.grams_per_year, source: one.source }),
            chain: ChainOut { events, head_hash, intact },
        }
    }
}

/// The passport of a device
///
/// Public: no serial number, no person's name, and of the donor only what kind of body it is.
#[utoipa::path(get, path = "/devices/{reference}/passport", tag = "devices",
    params(("reference" = String, Path, description = "As on the label, in any case, with or without hyphens")),
    responses((status = 200, body = PassportOut), (status = 404, body = Problem)), security(()))]
async fn show_passport(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<PassportOut>> {
    let found = passport(app.db.fresh(), &reference, op.language).await?;
    Ok(Json(PassportOut::of(found, &app.config.public_url)))
}
