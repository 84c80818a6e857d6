//! What the API answers of lots and parts.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use frontend::{Language, Texts};
use serde::Serialize;
use utoipa::ToSchema;

use super::inventory;
use super::lot::{Line, PartLine};
use super::parts::Received;
use super::reading::{LotDetail, LotSummary, PartSummary};
use super::rules::{DifferenceReason, LotState, OfferState, State};
use crate::devices::{LegalBasis, Specification, Wish};
use crate::kernel::{DeviceId, DonationLotId, LotLineId, LotPartId, OfferId, OrganisationId, SiteId};
use crate::web::Problem;

/// One fault of one line.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineRefusalOut {
    /// The sheet, in a workbook of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The line in the file, from 1.
    pub line: u32,
    /// What the line is about: maker and model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The heading of the column at fault.
    pub column: Option<String>,
    /// The stable code.
    pub code: &'static str,
    /// The value at fault.
    pub value: Option<String>,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// Says refusals in words.
pub(super) fn refusals_out(
    sheets: &[inventory::SheetUnderstood],
    refusals: &[inventory::Refusal],
    texts: Texts,
) -> Vec<LineRefusalOut> {
    let several = sheets.len() > 1;
    refusals
        .iter()
        .map(|one| LineRefusalOut {
            sheet: usize::try_from(one.sheet)
                .ok()
                .and_then(|index| sheets.get(index))
                .filter(|_| several)
                .and_then(|sheet| sheet.name.clone()),
            line: one.line,
            about: one.about.clone(),
            column: one.column.clone(),
            code: one.code.code(),
            value: one.value.clone(),
            message: refusal_sentence(one, texts),
        })
        .collect()
}

fn refusal_sentence(one: &inventory::Refusal, texts: Texts) -> String {
    let words = texts
        .dynamic("inventory-refusal-", one.code.code())
        .with("value", one.value.clone().unwrap_or_default());
    // The names of further values, as the reader of inventories and the texts give them.
    let known = [("first_line", "first"), ("quantity", "quantity")];
    known
        .into_iter()
        .filter_map(|(from, to)| one.args.iter().find(|(key, _)| key == from).map(|(_, value)| (to, value)))
        .fold(words, |words, (name, value)| words.with(name, value.clone()))
        .to_string()
}

/// A list without one good line.
#[derive(Debug, Serialize, ToSchema)]
pub struct NothingGoodOut {
    /// What is wrong.
    #[serde(flatten)]
    pub problem: Problem,
    /// Always 0.
    pub lines_understood: i64,
    /// Lines refused.
    pub lines_refused: i64,
    /// The faults of each.
    pub refusals: Vec<LineRefusalOut>,
}

/// A part, in its lot.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartStateOut {
    /// Its id.
    pub id: LotPartId,
    /// Where it stands.
    pub state: State,
    /// Units declared.
    pub units: i32,
    /// The refurbisher it is entrusted to, once it took it.
    pub refurbisher: Option<String>,
    /// Until when the workshop asked may answer.
    pub answer_before: Option<DateTime<Utc>>,
}

/// A lot in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotSummaryOut {
    /// Its id.
    pub id: DonationLotId,
    /// Its reference.
    pub reference: String,
    /// Where it stands, derived from its parts.
    pub state: LotState,
    /// Its site.
    pub site_id: SiteId,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// Lines kept.
    pub lines_understood: i32,
    /// Lines refused.
    pub lines_refused: i32,
    /// Units of all lines.
    pub units: i32,
    /// When it was declared.
    pub declared_at: Option<DateTime<Utc>>,
}

impl LotSummaryOut {
    pub(super) fn of(one: &LotSummary) -> Self {
        Self::new(&one.lot, one.state)
    }

    fn new(lot: &super::Lot, state: LotState) -> Self {
        Self {
            id: lot.id,
            reference: lot.reference.clone(),
            state,
            site_id: lot.site_id,
            legal_basis: lot.legal_basis,
            wish: lot.wish,
            lines_understood: lot.line_count,
            lines_refused: lot.refused_count,
            units: lot.unit_count,
            declared_at: lot.declared_at,
        }
    }
}

/// A lot.
#[derive(Debug, Serialize, ToSchema)]
pub struct LotOut {
    /// What lists show.
    #[serde(flatten)]
    pub lot: LotSummaryOut,
    /// Its parts.
    pub parts: Vec<PartStateOut>,
    /// What is wrong with bad lines, at most 5 000.
    pub refusals: Vec<LineRefusalOut>,
    /// The reference of a lot declared before with the same file, while this one is a draft.
    pub same_as: Option<String>,
}

impl LotOut {
    pub(super) fn of(detail: &LotDetail, language: Language) -> Self {
        let open: HashMap<LotPartId, DateTime<Utc>> = detail
            .offers
            .iter()
            .filter(|offer| offer.state == OfferState::Offered)
            .map(|offer| (offer.part_id, offer.expires_at))
            .collect();
        let parts = detail.parts.iter().map(|part| PartStateOut {
            id: part.id,
            state: part.state,
            units: part.unit_count,
            refurbisher: part
                .accepted_at
                .and(part.refurbisher_id)
                .and_then(|id| detail.refurbishers.get(&id))
                .map(|refurbisher| refurbisher.name.clone()),
            answer_before: open.get(&part.id).copied(),
        });
        Self {
            lot: LotSummaryOut::new(&detail.lot, detail.state),
            parts: parts.collect(),
            refusals: refusals_out(&detail.summary.sheets, &detail.summary.refusals, Texts::new(language)),
            same_as: detail.same_as.as_ref().map(|lot| lot.reference.clone()),
        }
    }
}

/// A line of a lot.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineOut {
    /// Its id.
    pub id: LotLineId,
    /// The sheet of the file, from 0.
    pub sheet: i32,
    /// The line of the file, from 1.
    pub line: i32,
    /// Units.
    pub quantity: i32,
    /// What they are.
    pub specification: Specification,
    /// The serial number of a single unit.
    pub serial: Option<String>,
    /// The donor's own number.
    pub inventory_number: Option<String>,
    /// Disks: technology and gigabytes.
    pub storages: Vec<LineStorageOut>,
    /// Day of purchase.
    pub purchased_on: Option<String>,
    /// State and remarks.
    pub note: Option<String>,
    /// What was put right or supposed.
    pub flags: Vec<&'static str>,
}

/// A disk, as the list says it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineStorageOut {
    /// ssd, nvme, hdd, flash or unknown.
    pub kind: &'static str,
    /// Gigabytes.
    pub gigabytes: u32,
}

impl LineOut {
    pub(super) fn of(line: &Line) -> Self {
        let storages = line.storages.iter();
        Self {
            id: line.id,
            sheet: line.sheet,
            line: line.line,
            quantity: line.quantity,
            specification: line.specification.clone(),
            serial: line.serial.clone(),
            inventory_number: line.inventory_number.clone(),
            storages: storages
                .map(|one| LineStorageOut { kind: one.kind.code(), gigabytes: one.gigabytes })
                .collect(),
            purchased_on: line.purchased_on.clone(),
            note: line.note.clone(),
            flags: line.flags.iter().map(|flag| flag.code()).collect(),
        }
    }
}

/// A line of a part, with its count.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartLineOut {
    /// The line.
    #[serde(flatten)]
    pub line: LineOut,
    /// Units expected.
    pub expected: i32,
    /// Units counted, once they are.
    pub counted: Option<i32>,
    /// Why they differ.
    pub reason: Option<DifferenceReason>,
}

impl PartLineOut {
    pub(super) fn of(one: &PartLine) -> Self {
        Self {
            line: LineOut::of(&one.line),
            expected: one.expected,
            counted: one.counted,
            reason: one.reason,
        }
    }
}

/// Somebody.
#[derive(Debug, Serialize, ToSchema)]
pub struct DonorOut {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// Where a lot is.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceOut {
    /// The site's name.
    pub label: String,
    /// Street and number.
    pub address: String,
    /// The commune's INSEE code.
    pub insee_code: String,
}

/// An offer to a workshop.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferOut {
    /// Its id.
    pub id: OfferId,
    /// How it stands.
    pub state: OfferState,
    /// How far the lot is from the workshop, in kilometres.
    pub distance_km: f64,
    /// When it was made.
    pub offered_at: DateTime<Utc>,
    /// Until when it may be answered.
    pub expires_at: DateTime<Utc>,
}

/// A lot part.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartOut {
    /// Its id.
    pub id: LotPartId,
    /// Where it stands.
    pub state: State,
    /// Its lot.
    pub lot_id: DonationLotId,
    /// The lot's reference.
    pub lot_reference: String,
    /// Who gives it.
    pub donor: DonorOut,
    /// Where it is.
    pub site: PlaceOut,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// Lines.
    pub lines: i32,
    /// Units declared.
    pub units: i32,
    /// Units counted.
    pub counted: Option<i32>,
    /// The workshop it goes to.
    pub workshop_site_id: Option<SiteId>,
    /// The offer to you.
    pub offer: Option<OfferOut>,
    /// The day of collection.
    pub planned_for: Option<DateTime<Utc>>,
    /// When you took it.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When it was collected.
    pub collected_at: Option<DateTime<Utc>>,
    /// When it was received.
    pub received_at: Option<DateTime<Utc>>,
}

impl PartOut {
    pub(super) fn of(one: &PartSummary) -> Self {
        let PartSummary { part, lot, donor, site, offer } = one;
        Self {
            id: part.id,
            state: part.state,
            lot_id: lot.id,
            lot_reference: lot.reference.clone(),
            donor: DonorOut { id: donor.id, name: donor.name.clone() },
            site: PlaceOut {
                label: site.label.clone(),
                address: site.address.clone(),
                insee_code: site.insee_code.clone(),
            },
            legal_basis: lot.legal_basis,
            wish: lot.wish,
            lines: part.line_count,
            units: part.unit_count,
            counted: part.counted,
            workshop_site_id: part.site_id,
            offer: offer.as_ref().map(|offer| OfferOut {
                id: offer.id,
                state: offer.state,
                distance_km: offer.distance_km,
                offered_at: offer.offered_at,
                expires_at: offer.expires_at,
            }),
            planned_for: part.planned_for,
            accepted_at: part.accepted_at,
            collected_at: part.collected_at,
            received_at: part.received_at,
        }
    }
}

/// A device just received.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceivedDeviceOut {
    /// Its id.
    pub id: DeviceId,
    /// Its reference, as on its label.
    pub reference: String,
    /// The line it came from; none for what was found beyond the list.
    pub line_id: Option<LotLineId>,
    /// Kind of equipment.
    pub category: String,
    /// Brand and model.
    pub title: String,
    /// Its serial number.
    pub serial: Option<String>,
}

/// A part just received.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceivedOut {
    /// The part.
    #[serde(flatten)]
    pub part: PartOut,
    /// Its devices, in the order of the lines.
    pub devices: Vec<ReceivedDeviceOut>,
}

impl ReceivedOut {
    pub(super) fn of(part: PartOut, received: &Received) -> Self {
        let devices = received.devices.iter().map(|(line_id, device)| ReceivedDeviceOut {
            id: device.id,
            reference: device.reference.clone(),
            line_id: *line_id,
            category: device.specification.category.clone(),
            title: device.specification.title(),
            serial: device.serial.clone(),
        });
        Self { part, devices: devices.collect() }
    }
}
