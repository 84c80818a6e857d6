//! A device and its history in memory: the one place where a step moves the state and lengthens the chain.

use serde_json::{Value, json};

use super::chain::{self, Link};
use super::device::{Device, Grade, NewDevice, Specification, Storage, StorageFate};
use super::entity::event;
use super::origin::{self, Destination};
use super::rules::{self, Action, State};
use crate::kernel::{
    ClaimId, DeviceEventId, Instant, ListingId, OpContext, OrganisationId, Result, SiteId, StorageId,
};

/// A device built in memory with its storages and whole history, to be written at once.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) device: Device,
    pub(super) storages: Vec<Storage>,
    pub(super) events: Vec<event::Model>,
    pub(super) updated_at: Instant,
}

/// Under which name an event keeps the seal of its device's record.
pub(super) const RECORD: &str = "record";

/// A device's record, column by column, in the order of `reread::RECORD_COLUMNS`.
fn record(device: &Device) -> [Option<String>; chain::RECORDED] {
    let spec = &device.specification;
    let number = |number: Option<i32>| number.map(|number| number.to_string());
    let yes = |yes: Option<bool>| yes.map(|yes| if yes { "yes" } else { "no" }.to_owned());
    [
        Some(device.reference.clone()),
        Some(spec.category.clone()),
        spec.brand.clone(),
        Some(spec.model.clone()),
        device.serial.clone(),
        device.inventory_number.clone(),
        spec.processor.clone(),
        number(spec.memory_mb),
        number(spec.screen_inch_tenths),
        spec.operating_system.clone(),
        spec.keyboard_layout.clone(),
        yes(spec.charger),
        number(spec.battery_percent),
        number(spec.weight_grams),
        yes(device.functions_passed),
        device.grade.map(|grade| grade.code().to_owned()),
    ]
}

/// The next event of a device's chain, and the device moved onto it.
pub(super) fn append_event(
    device: &mut Device,
    op: &OpContext,
    kind: &str,
    mut details: Value,
) -> event::Model {
    if let Some(details) = details.as_object_mut() {
        details.insert(RECORD.to_owned(), chain::seal(&record(device)).into());
    }
    let id = DeviceEventId::new();
    let number = device.head_number + 1;
    let organisation_id = op.viewer().map(|acting| acting.organisation_id);
    let link =
        Link { id, device_id: device.id, number, kind, at: op.now, organisation_id, details: &details };
    let hash = chain::hash(&device.head_hash, &link);
    let previous_hash = std::mem::replace(&mut device.head_hash, hash.clone());
    device.head_number = number;
    event::Model {
        id,
        device_id: device.id,
        number,
        kind: kind.to_owned(),
        at: op.now,
        organisation_id,
        details,
        previous_hash,
        hash,
    }
}

/// Moves a device by one action, in memory.
pub(super) fn step(
    device: &mut Device,
    op: &OpContext,
    action: Action,
    details: &Value,
) -> Result<event::Model> {
    let from = device.state;
    let next = rules::transition(from, action, device.state_before_quarantine)?;
    if let Some(destination) = Destination::of(action) {
        origin::may_go(device.legal_basis, device.wish, destination)?;
    }
    device.state_before_quarantine = (next == State::Quarantined).then_some(from);
    device.state = next;
    device.outcome_at = rules::outcome_at(device.outcome_at, next, op.now);
    let mut told = json!({ "from": from.code(), "to": next.code() });
    if let (Some(told), Some(more)) = (told.as_object_mut(), details.as_object()) {
        told.extend(more.clone());
    }
    Ok(append_event(device, op, action.code(), told))
}

impl Draft {
    /// A device at its reception.
    #[must_use]
    pub fn receive(op: &OpContext, new: NewDevice, reference: String) -> Self {
        let NewDevice {
            id,
            specification,
            serial,
            inventory_number,
            storages,
            legal_basis,
            wish,
            donor_id,
            lot_part_id,
            holder_id,
            site_id,
        } = new;
        let mut device = Device {
            id,
            reference,
            state: State::Received,
            state_before_quarantine: None,
            specification,
            serial,
            inventory_number,
            functions_passed: None,
            grade: None,
            legal_basis,
            wish,
            sale_allowed: origin::may_go(legal_basis, wish, Destination::Sale).is_ok(),
            donor_id,
            lot_part_id,
            holder_id,
            site_id: Some(site_id),
            listing_id: None,
            claim_id: None,
            outcome_at: None,
            version: 1,
            received_at: op.now,
            head_number: 0,
            head_hash: String::new(),
        };
        let storages = storages
            .into_iter()
            .map(|one| Storage {
                id: StorageId::new(),
                device_id: id,
                serial: one.serial,
                kind: one.kind,
                gigabytes: one.gigabytes,
                fate: StorageFate::Present,
                fate_reason: None,
            })
            .collect();
        let details = json!({
            "to": State::Received.code(),
            "holder_id": holder_id,
            "site_id": site_id,
            "legal_basis": legal_basis.code(),
            "wish": wish.code(),
            "donor_id": donor_id,
        });
        let first = append_event(&mut device, op, "received", details);
        Self { device, storages, events: vec![first], updated_at: op.now }
    }

    /// The device as it stands.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Its storages.
    #[must_use]
    pub fn storages(&self) -> &[Storage] {
        &self.storages
    }

    /// One action at `op.now`.
    ///
    /// # Errors
    /// `device-wrong-state`, or the rule of origin that forbids it.
    pub fn act(&mut self, op: &OpContext, action: Action, details: &Value) -> Result<()> {
        let event = step(&mut self.device, op, action, details)?;
        self.events.push(event);
        self.updated_at = op.now;
        Ok(())
    }

    /// Something that happened without a change of state.
    pub fn note(&mut self, op: &OpContext, kind: &str, details: Value) {
        let event = append_event(&mut self.device, op, kind, details);
        self.events.push(event);
        self.updated_at = op.now;
    }

    /// Custody goes over (law 1).
    pub fn move_to(&mut self, op: &OpContext, holder: OrganisationId, site: Option<SiteId>) {
        self.device.holder_id = holder;
        self.device.site_id = site;
        self.note(op, "moved", json!({ "holder_id": holder, "site_id": site }));
    }

    /// What the bench found.
    pub fn set_bench_results(
        &mut self,
        specification: Specification,
        functions_passed: Option<bool>,
        grade: Option<Grade>,
    ) {
        self.device.specification = specification;
        self.device.functions_passed = functions_passed.or(self.device.functions_passed);
        self.device.grade = grade.or(self.device.grade);
    }

    /// The listing it is sold under.
    pub fn set_listing(&mut self, listing: Option<ListingId>) {
        self.device.listing_id = listing;
    }

    /// The promise on it; the claim's own row is written by [`super::claims::insert_built`].
    pub fn set_claim(&mut self, claim: Option<ClaimId>) {
        self.device.claim_id = claim;
    }

    /// What became of one storage, by its place from 0.
    pub fn set_storage_fate(&mut self, place: usize, fate: StorageFate, reason: String) {
        if let Some(one) = self.storages.get_mut(place) {
            one.fate = fate;
            one.fate_reason = Some(reason);
        }
    }

    /// What became of every storage.
    pub fn set_storage_fates(&mut self, fate: StorageFate, reason: Option<String>) {
        for one in &mut self.storages {
            one.fate = fate;
            one.fate_reason.clone_from(&reason);
        }
    }
}
