//! The shape of the scenario: what there is and what happened, with no word of how it is stored.
//!
//! Everything refers to everything else by key. Times are minutes before the moment at which the scenario is played, so
//! that it is always fresh; within a history they only decrease.

use serde::{Deserialize, Serialize};

use super::codes::{
    AccreditationState, Capacity, Criterion, DeviceState, Grade, InsertionKind, LegalBasis, LotState,
    PersonaCode, PooledOrderState, PurchaseOrderState, Purpose, Role, SiteKind, StorageFate, StorageKind,
    Urgency, VatRegime, WipeMethod, Wish,
};
use crate::Category;

/// A sandbox: its cast and its histories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Donors, refurbishers, buyers, mediation structures, territorial lead, funder, operator.
    pub organisations: Vec<Organisation>,
    /// Everyone who signs in; the nine personas among them.
    pub people: Vec<Person>,
    /// Lots of one part each: first those that devices came of, then those still on their way.
    pub lots: Vec<Lot>,
    /// Every device received from the lots.
    pub devices: Vec<Device>,
    /// Offers for sale, with all devices that are or were in them.
    pub listings: Vec<Listing>,
    /// Pooled orders with the purchase orders that came of them.
    pub pooled_orders: Vec<PooledOrder>,
    /// Requests for households.
    pub requests: Vec<Request>,
    /// Allocation runs, oldest first.
    pub allocation_runs: Vec<AllocationRun>,
}

/// A state entered at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step<State> {
    /// The state entered.
    pub to: State,
    /// When, in minutes before now.
    pub minutes_ago: u32,
}

/// A legal body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// `donor-01`, `refurbisher-01`, `buyer-01`, `mediation-01`, `lead-01`, `funder-01`, `operator-01`.
    pub key: String,
    /// Fictional name; one that borrows a real place says « (exemple) ».
    pub name: String,
    /// Valid by Luhn, in a range that was never given out.
    pub siret: String,
    /// Whether it is a public body.
    pub public_body: bool,
    /// From the numbers kept for fiction.
    pub telephone: String,
    /// What it may do.
    pub capacities: Vec<Capacity>,
    /// For refurbishers and mediation structures.
    pub accreditation: Option<Accreditation>,
    /// For donors.
    pub usual_legal_basis: Option<LegalBasis>,
    /// For donors.
    pub usual_wish: Option<Wish>,
    /// For territorial leads: codes of the départements they steer.
    pub departments: Vec<String>,
    /// Its places.
    pub sites: Vec<Site>,
}

/// The operator's file on an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accreditation {
    /// Where it stands.
    pub state: AccreditationState,
    /// For refurbishers in social insertion.
    pub insertion_kind: Option<InsertionKind>,
    /// Whether it is an eligible disinterested body (CGI 238 bis).
    pub may_issue_receipts: bool,
    /// Whether it may receive free gifts of public bodies (CG3P L3212-2).
    pub may_receive_public_gifts: bool,
}

/// A place of an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The organisation's key and the site's number: `donor-01.1`.
    pub key: String,
    /// What it is for.
    pub kind: SiteKind,
    /// Its name.
    pub label: String,
    /// Number and street; fictional.
    pub address: String,
    /// The commune's first postal code.
    pub postal_code: String,
    /// A real commune.
    pub insee_code: String,
    /// Its name.
    pub commune: String,
    /// Degrees north, near the commune's own point.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How far a workshop fetches, in kilometres.
    pub service_radius_km: Option<u32>,
    /// In the notation of OpenStreetMap.
    pub opening_hours: String,
}

/// Someone who signs in for an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Whether it is one of the nine.
    pub persona: Option<PersonaCode>,
    /// Fictional name.
    pub name: String,
    /// At example.org; unique.
    pub email: String,
    /// The organisation's key.
    pub organisation: String,
    /// What the person may do there.
    pub roles: Vec<Role>,
}

/// What a donor declared at one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// `lot-0001`.
    pub key: String,
    /// The donor's key.
    pub donor: String,
    /// The key of the donor's site.
    pub site: String,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What the donor wishes.
    pub wish: Wish,
    /// What was declared and counted.
    pub lines: Vec<LotLine>,
    /// Who takes it, once offered.
    pub refurbisher: Option<String>,
    /// The key of the refurbisher's workshop.
    pub workshop: Option<String>,
    /// A refurbisher that it was offered to before and that declined, with the reason's code.
    pub declined_by: Option<(String, String)>,
    /// Its life; the last step is where it stands.
    pub steps: Vec<Step<LotState>>,
}

/// One line of a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotLine {
    /// Kind of equipment.
    pub category: Category,
    /// Maker.
    pub brand: String,
    /// Model without the maker.
    pub model: String,
    /// Units declared.
    pub declared: u32,
    /// Units counted at reception; none before it.
    pub received: Option<u32>,
    /// Why the two differ: `missing_at_pickup`, `donor_kept`, `broken_in_transport` or `not_listed`.
    pub difference_reason: Option<String>,
}

/// One physical unit, from its reception.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Device {
    /// `device-00001`.
    pub key: String,
    /// The key of the lot it came in.
    pub lot: String,
    /// Kind of equipment.
    pub category: Category,
    /// Maker.
    pub brand: String,
    /// Model without the maker.
    pub model: String,
    /// Processor.
    pub cpu: Option<String>,
    /// Memory in gigabytes.
    pub memory_gb: Option<u32>,
    /// Diagonal in inches.
    pub screen_inches: Option<f64>,
    /// Weight in grams.
    pub weight_grams: u32,
    /// Unique.
    pub serial: String,
    /// `windows_11`, `linux`, `macos`, `android`, `ios`; none for what has no system.
    pub operating_system: Option<String>,
    /// `fr`, for what has a keyboard.
    pub keyboard_layout: Option<String>,
    /// Whether its charger is there; none for what needs none.
    pub charger: Option<bool>,
    /// Battery health in percent.
    pub battery_percent: Option<u32>,
    /// What data may be on.
    pub storages: Vec<Storage>,
    /// One per attempt, in order.
    pub wipes: Vec<Wipe>,
    /// Once tested: whether all functions passed.
    pub functions_passed: Option<bool>,
    /// Once graded.
    pub grade: Option<Grade>,
    /// Including VAT, for what is or was listed.
    pub price_cents: Option<i64>,
    /// Who buys or borrows it. What is given goes where the allocation engine says: its described life ends in the
    /// solidarity pool.
    pub destination: Option<Destination>,
    /// Why it is in quarantine, for parts, recycled, lost or stolen (a code).
    pub reason: Option<String>,
    /// Its life; the last step is where it stands.
    pub steps: Vec<Step<DeviceState>>,
}

impl Device {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> DeviceState {
        self.steps.last().map_or(DeviceState::Received, |step| step.to)
    }

    /// When it last entered `state`, in minutes before now, if it ever did.
    #[must_use]
    pub fn entered(&self, state: DeviceState) -> Option<u32> {
        self.steps.iter().rev().find(|step| step.to == state).map(|step| step.minutes_ago)
    }
}

/// One storage of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Storage {
    /// Unique.
    pub serial: String,
    /// What it is made of.
    pub kind: StorageKind,
    /// Maker and model.
    pub model: String,
    /// Capacity in gigabytes.
    pub gigabytes: u32,
    /// What became of it.
    pub fate: StorageFate,
    /// Why, if it is no longer there (a code).
    pub fate_reason: Option<String>,
}

/// One attempt to erase one storage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wipe {
    /// Which of the device's storages.
    pub storage: usize,
    /// How thoroughly.
    pub method: WipeMethod,
    /// With what.
    pub tool: String,
    /// In which version.
    pub tool_version: String,
    /// What the tool answered; zero is success.
    pub exit_status: i32,
    /// Whether reading back proved it.
    pub verified: bool,
    /// Who ran it.
    pub operator_name: String,
    /// Who checked it.
    pub validator_name: String,
    /// When it began.
    pub started_minutes_ago: u32,
    /// When it ended; later, so fewer minutes ago.
    pub ended_minutes_ago: u32,
}

/// Who buys or borrows a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// The key of a purchase order.
    PurchaseOrder(String),
    /// The key of the mediation structure that borrows it.
    Loan(String),
}

/// Devices of one model, configuration, grade and price that a refurbisher sells from one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// `listing-0001`.
    pub key: String,
    /// The seller's key.
    pub refurbisher: String,
    /// The key of the workshop it is sold from.
    pub site: String,
    /// Kind of equipment.
    pub category: Category,
    /// Maker.
    pub brand: String,
    /// Model without the maker.
    pub model: String,
    /// Memory in gigabytes.
    pub memory_gb: Option<u32>,
    /// All storages together, in gigabytes.
    pub storage_gb: Option<u32>,
    /// Cosmetic grade.
    pub grade: Grade,
    /// Per unit, including VAT.
    pub price_cents: i64,
    /// How VAT is computed.
    pub vat_regime: VatRegime,
    /// Commercial warranty.
    pub warranty_months: u32,
    /// Keys of all devices that are or were in it, sold ones included; stock is those in state `listed`.
    pub devices: Vec<String>,
    /// When it was first published.
    pub published_minutes_ago: u32,
}

/// Needs of several buyers under a coordinator, of form `simple`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PooledOrder {
    /// `pooled-order-001`.
    pub key: String,
    /// As the coordinator wrote it, in French.
    pub title: String,
    /// The coordinator's key.
    pub coordinator: String,
    /// Below this many units, all participants together, it is cancelled.
    pub minimum_units: u32,
    /// Minutes from now to its closing; negative once closed.
    pub closes_in_minutes: i64,
    /// What is needed.
    pub lines: Vec<NeedLine>,
    /// Who takes part, and for how much.
    pub participants: Vec<Participant>,
    /// Once sourced: one per participant and supplier.
    pub purchase_orders: Vec<PurchaseOrder>,
    /// What could not be served (law 5).
    pub unserved: Vec<Unserved>,
    /// Its life; the last step is where it stands.
    pub steps: Vec<Step<PooledOrderState>>,
}

/// One need of a pooled order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedLine {
    /// What for, in French.
    pub purpose: String,
    /// Kind of equipment.
    pub category: Category,
    /// At least this memory, in gigabytes.
    pub memory_gb_min: Option<u32>,
    /// At least this grade.
    pub grade_min: Grade,
    /// At most this price per unit, including VAT.
    pub price_ceiling_cents: i64,
}

/// A buyer in a pooled order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The buyer's key.
    pub organisation: String,
    /// The key of the site to deliver to.
    pub delivery_site: String,
    /// Units wanted of each need line, in their order; zero for none.
    pub quantities: Vec<u32>,
    /// When it declared its intention.
    pub joined_minutes_ago: u32,
    /// When it committed itself, if it has.
    pub committed_minutes_ago: Option<u32>,
}

/// What one participant orders from one supplier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseOrder {
    /// `purchase-order-0001`.
    pub key: String,
    /// The participant's key.
    pub buyer: String,
    /// The refurbisher's key.
    pub supplier: String,
    /// The key of the site to deliver to.
    pub delivery_site: String,
    /// What is ordered.
    pub lines: Vec<PurchaseOrderLine>,
    /// Its life; the last step is where it stands.
    pub steps: Vec<Step<PurchaseOrderState>>,
}

/// One priced line of a purchase order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseOrderLine {
    /// Which of the pooled order's need lines it serves.
    pub need_line: usize,
    /// The listing's key.
    pub listing: String,
    /// Per unit, including VAT.
    pub unit_price_cents: i64,
    /// Keys of the devices.
    pub devices: Vec<String>,
}

/// What a participant wanted and did not get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unserved {
    /// The participant's key.
    pub organisation: String,
    /// Which need line.
    pub need_line: usize,
    /// Units.
    pub quantity: u32,
    /// Why: `no_stock_in_reach`.
    pub reason: String,
}

/// One device asked for one household, that is known here by a pseudonym only. Which device it is proposed, if any, is
/// for the engine that plays the scenario to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// `request-0001`.
    pub key: String,
    /// How its mediator calls the household: `F-7K3Q`.
    pub pseudonym: String,
    /// One opaque token per adult, standing for what the platform would hash; no name, no birth date. A household that
    /// asks again has the same ones.
    pub adult_tokens: Vec<String>,
    /// The key of the mediation structure that files it and hands over.
    pub structure: String,
    /// The key of the structure's place.
    pub site: String,
    /// The key of another structure that prescribed it.
    pub prescriber: Option<String>,
    /// Persons in the household.
    pub household_size: u32,
    /// Children among them.
    pub children: u32,
    /// The one criterion.
    pub criterion: Criterion,
    /// Days between seeing the proof and filing.
    pub criterion_seen_days_before: u32,
    /// What the device is for.
    pub purpose: Purpose,
    /// How pressing.
    pub urgency: Urgency,
    /// Kind of equipment asked for.
    pub category: Category,
    /// At least this memory, in gigabytes; zero for any.
    pub memory_gb_min: u32,
    /// When it is filed, in minutes before now.
    pub filed_minutes_ago: u32,
    /// When the household takes its agreement back, if it still waits then.
    pub withdrawn_minutes_ago: Option<u32>,
    /// What follows once a device is proposed.
    pub course: Course,
}

/// What people do once a device is proposed for a request: minutes after what comes before, none for what nobody has
/// done yet. What would come after now has not happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The mediator declines the first device, for this reason.
    pub declines_first: Option<String>,
    /// Nobody answers the first proposal in time.
    pub lapses_first: bool,
    /// The mediator answers.
    pub answered_after: Option<u32>,
    /// The workshop sends the device.
    pub shipped_after: Option<u32>,
    /// It arrives at the structure.
    pub arrived_after: Option<u32>,
    /// The household receives it.
    pub handed_over_after: Option<u32>,
    /// The household is asked how it goes.
    pub followed_up_after: Option<u32>,
    /// The request is closed.
    pub closed_after: Option<u32>,
}

/// A day on which the allocation engine is run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationRun {
    /// `allocation-run-001`.
    pub key: String,
    /// The key of the territorial lead or the operator that runs it.
    pub organisation: String,
    /// The département it is limited to.
    pub department: Option<String>,
    /// When it is computed, in minutes before now.
    pub computed_minutes_ago: u32,
    /// When a person validates it; later, so fewer minutes ago; none when it still waits for that.
    pub validated_minutes_ago: Option<u32>,
}
