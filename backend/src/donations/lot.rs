//! What lots, lines, parts and offers are, in memory.

use frontend::Texts;
use serde::{Deserialize, Serialize};

use super::inventory::{self, Inventory};
use super::rules::{self, DeclineReason, DifferenceReason, OfferState, State};
use crate::devices::{LegalBasis, NewDevice, NewStorage, Specification, Wish};
use crate::kernel::{
    DeviceId, DocumentId, DonationLotId, Instant, LotLineId, LotPartId, OfferId, OrganisationId, SiteId,
};

/// The most refusals of a file that are kept; their number is always whole.
const MOST_REFUSALS: usize = 5_000;

/// What was understood of a file, besides its lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The sender's name for it.
    pub file_name: Option<String>,
    /// `csv`, `xlsx`, or nothing for a lot without a file.
    pub format: Option<inventory::FileFormat>,
    /// Its sheets and their columns.
    pub sheets: Vec<inventory::SheetUnderstood>,
    /// What is wrong with bad lines, at most 5 000.
    pub refusals: Vec<inventory::Refusal>,
    /// What is worth knowing about it.
    pub notes: Vec<inventory::Note>,
    /// What was passed over.
    pub skipped: inventory::Skipped,
    /// Whether there was no list: only quantities were told.
    #[serde(default)]
    pub from_units: bool,
    /// What the donor said of its columns.
    #[serde(default)]
    pub choices: inventory::Choices,
    /// Whether those choices are those of an earlier file with the same headings.
    #[serde(default)]
    pub remembered: bool,
}

/// A donation lot.
#[derive(Clone, Debug)]
pub struct Lot {
    /// Its id.
    pub id: DonationLotId,
    /// Its reference, `LOT-2026-000012`.
    pub reference: String,
    /// Who gives it.
    pub donor_id: OrganisationId,
    /// Where it is.
    pub site_id: SiteId,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// The file it was declared with.
    pub document_id: Option<DocumentId>,
    /// SHA-256 of that file.
    pub content_hash: String,
    /// Lines understood.
    pub line_count: i32,
    /// Lines refused.
    pub refused_count: i32,
    /// Units of all lines.
    pub unit_count: i32,
    /// The workshop that its donor would like best.
    pub preferred_id: Option<OrganisationId>,
    /// When it was declared.
    pub declared_at: Option<Instant>,
    /// When it was withdrawn.
    pub cancelled_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was begun.
    pub created_at: Instant,
}

/// A line of a lot.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: LotLineId,
    /// Its place in the lot, from 1.
    pub position: i32,
    /// The sheet of the file, from 0.
    pub sheet: i32,
    /// The line of the file, from 1.
    pub line: i32,
    /// Units.
    pub quantity: i32,
    /// What they are.
    pub specification: Specification,
    /// The maker's reference.
    pub model_number: Option<String>,
    /// The serial number, of a single unit.
    pub serial: Option<String>,
    /// The donor's own number.
    pub inventory_number: Option<String>,
    /// Disks.
    pub storages: Vec<inventory::Storage>,
    /// Day of purchase, `2019-07-25`.
    pub purchased_on: Option<String>,
    /// Price paid, in cents.
    pub purchase_price_cents: Option<i64>,
    /// State and remarks.
    pub note: Option<String>,
    /// What was put right or supposed.
    pub flags: Vec<inventory::LineFlag>,
}

/// A part of a lot.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its id.
    pub id: LotPartId,
    /// The lot.
    pub lot_id: DonationLotId,
    /// Where it stands.
    pub state: State,
    /// The refurbisher it is offered or entrusted to.
    pub refurbisher_id: Option<OrganisationId>,
    /// That refurbisher's workshop.
    pub site_id: Option<SiteId>,
    /// Lines.
    pub line_count: i32,
    /// Units declared.
    pub unit_count: i32,
    /// Units counted at reception.
    pub counted: Option<i32>,
    /// How often workshops were looked for: one that did not answer is asked once in each search.
    pub searches: i32,
    /// The day of collection.
    pub planned_for: Option<Instant>,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// When it was collected.
    pub collected_at: Option<Instant>,
    /// When it was received.
    pub received_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}

/// A line of a part, with its count.
#[derive(Clone, Debug)]
pub struct PartLine {
    /// The line.
    pub line: Line,
    /// Units expected.
    pub expected: i32,
    /// Units counted, once they are.
    pub counted: Option<i32>,
    /// Why they differ.
    pub reason: Option<DifferenceReason>,
}

/// An offer of a part to a workshop.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// The part.
    pub part_id: LotPartId,
    /// To whom.
    pub refurbisher_id: OrganisationId,
    /// To which workshop.
    pub site_id: SiteId,
    /// How far it is, in kilometres.
    pub distance_km: f64,
    /// When it was made.
    pub offered_at: Instant,
    /// Until when it may be answered.
    pub expires_at: Instant,
    /// How it stands.
    pub state: OfferState,
    /// Why it was declined.
    pub reason: Option<DeclineReason>,
    /// The same, in words.
    pub reason_text: Option<String>,
    /// When it ended.
    pub answered_at: Option<Instant>,
}

impl Summary {
    /// What an inventory says besides its lines.
    #[must_use]
    pub fn of(read: &Inventory) -> Self {
        Self {
            file_name: read.file_name.clone(),
            format: Some(read.format.clone()),
            sheets: read.sheets.clone(),
            refusals: read.refusals.iter().take(MOST_REFUSALS).cloned().collect(),
            notes: read.notes.clone(),
            skipped: read.skipped,
            from_units: false,
            choices: inventory::Choices::default(),
            remembered: false,
        }
    }
}

fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

impl Line {
    /// A line as the file says it.
    #[must_use]
    pub fn of(position: i32, read: inventory::LineUnderstood) -> Self {
        Self {
            id: LotLineId::new(),
            position,
            sheet: whole(read.sheet),
            line: whole(read.line),
            quantity: whole(read.quantity),
            specification: Specification {
                category: read.category.code().to_owned(),
                brand: read.brand,
                model: read.model,
                processor: read.processor,
                memory_mb: read.memory_mb.map(whole),
                operating_system: read.operating_system,
                ..Specification::default()
            },
            model_number: read.model_number,
            serial: read.serial,
            inventory_number: read.inventory_number,
            storages: read.storage,
            purchased_on: read.purchased_on.map(|day| day.to_string()),
            purchase_price_cents: read.purchase_price_cents,
            note: read.state_note,
            flags: read.flags,
        }
    }

    /// A line for what no line declares: what it is, and what was said of it.
    #[must_use]
    pub fn beyond_the_list(category: &str, label: &str, texts: Texts) -> Self {
        let model = match label.trim() {
            "" => texts.dynamic("category-one-", category).to_string(),
            label => label.to_owned(),
        };
        Self {
            id: LotLineId::new(),
            position: 0,
            sheet: 0,
            line: 0,
            quantity: 1,
            specification: Specification { category: category.to_owned(), model, ..Specification::default() },
            model_number: None,
            serial: None,
            inventory_number: None,
            storages: Vec::new(),
            purchased_on: None,
            purchase_price_cents: None,
            note: None,
            flags: Vec::new(),
        }
    }

    /// `count` devices of this line, received at a workshop.
    #[must_use]
    pub fn devices(
        &self,
        lot: &Lot,
        part: &Part,
        holder: OrganisationId,
        site: SiteId,
        count: i32,
    ) -> Vec<NewDevice> {
        let single = self.quantity == 1 && count == 1;
        (0..count)
            .map(|_| NewDevice {
                id: DeviceId::new(),
                specification: self.specification.clone(),
                serial: self.serial.clone().filter(|_| single),
                inventory_number: self.inventory_number.clone().filter(|_| single),
                storages: self.storages_of_a_unit(),
                legal_basis: lot.legal_basis,
                wish: lot.wish,
                donor_id: Some(lot.donor_id),
                lot_part_id: Some(part.id),
                holder_id: holder,
                site_id: site,
            })
            .collect()
    }

    /// The storages of one unit; one unknown storage where the list says nothing of a kind that holds some.
    fn storages_of_a_unit(&self) -> Vec<NewStorage> {
        let known = self.storages.iter().map(|one| NewStorage {
            serial: None,
            kind: one.kind.code().to_owned(),
            gigabytes: i32::try_from(one.gigabytes).ok().filter(|gigabytes| *gigabytes > 0),
        });
        let mut storages: Vec<NewStorage> = known.collect();
        if storages.is_empty() && rules::holds_storage(&self.specification.category) {
            storages.push(NewStorage { serial: None, kind: "unknown".to_owned(), gigabytes: None });
        }
        storages
    }
}

impl Part {
    /// Of a lot's parts, the one that is furthest behind: what is to be done is done there first.
    #[must_use]
    pub fn furthest_behind(parts: &[Self]) -> Option<&Self> {
        parts.iter().min_by_key(|part| rules::lot_state(&[part.state]))
    }

    /// Whether it is a piece of a lot that went to several workshops.
    #[must_use]
    pub fn is_piece(&self, lot: &Lot) -> bool {
        self.unit_count != lot.unit_count
    }

    /// What an address of its lot ends with so that this part is meant; nothing for a lot that is whole.
    #[must_use]
    pub fn in_query(&self, lot: &Lot) -> String {
        if self.is_piece(lot) { format!("?part={}", self.id) } else { String::new() }
    }

    /// Its page for its donor, or one under it by the end of its address.
    #[must_use]
    pub fn donor_page(&self, lot: &Lot, end: &str) -> String {
        format!("/desk/lots/{}{end}{}", lot.id, self.in_query(lot))
    }
}

impl Offer {
    /// Whether it may still be answered at `now`.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.state == OfferState::Offered && now < self.expires_at
    }
}
