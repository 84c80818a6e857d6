//! Devices and their events as they are stored, read in pages and column by column, and held against one another.

use std::collections::VecDeque;

use sea_orm::ConnectionTrait;
use serde_json::Value;
use uuid::Uuid;

use super::chain::{self, Link};
use super::draft::RECORD;
use super::origin::{self, Destination};
use super::verify::VerifyReport;
use crate::kernel::{DeviceEventId, DeviceId, Instant, OrganisationId, Result};
use crate::platform::tolerant::{Row, Source, Unreadable};

/// Devices read at once.
const DEVICES: usize = 1_000;
/// Events read at once.
const EVENTS: usize = 5_000;

/// The columns of a device's record that its events seal, as text.
const RECORD_COLUMNS: [&str; chain::RECORDED] = [
    "reference",
    "category",
    "brand",
    "model",
    "serial",
    "inventory_number",
    "processor",
    "CAST(memory_mb AS text)",
    "CAST(screen_inch_tenths AS text)",
    "operating_system",
    "keyboard_layout",
    "CASE WHEN charger THEN 'yes' WHEN NOT charger THEN 'no' END",
    "CAST(battery_percent AS text)",
    "CAST(weight_grams AS text)",
    "CASE WHEN functions_passed THEN 'yes' WHEN NOT functions_passed THEN 'no' END",
    "grade",
];

/// A device, as far as its chain tells of it.
pub(super) struct Stored {
    pub(super) id: DeviceId,
    pub(super) reference: String,
    state: String,
    legal_basis: String,
    wish: String,
    sale_allowed: bool,
    donor_id: Option<Uuid>,
    holder_id: Option<Uuid>,
    head_number: i64,
    head_hash: String,
    /// The seal of its record as it stands.
    seal: String,
}

/// Devices in the order of their ids.
pub(super) struct Devices {
    source: Source,
    page: VecDeque<std::result::Result<Stored, (Uuid, Unreadable)>>,
    after: Uuid,
    /// The one that is read, instead of all.
    only: Option<Uuid>,
    ended: bool,
}

impl Devices {
    pub(super) fn new(c: &impl ConnectionTrait) -> Self {
        Self { source: Source::of(c), page: VecDeque::new(), after: Uuid::nil(), only: None, ended: false }
    }

    pub(super) fn only(c: &impl ConnectionTrait, id: DeviceId) -> Self {
        Self { only: Some(id.0), ..Self::new(c) }
    }

    /// The next one that can be read; those before it that cannot are named.
    pub(super) async fn next(
        &mut self,
        c: &impl ConnectionTrait,
        report: &mut VerifyReport,
    ) -> Result<Option<Stored>> {
        loop {
            match self.page.pop_front() {
                Some(Ok(device)) => return Ok(Some(device)),
                Some(Err((id, what))) => {
                    report.fault(format!("device {id} cannot be read: {what} (law 1)"));
                }
                None if self.ended => return Ok(None),
                None => self.read(c).await?,
            }
        }
    }

    async fn read(&mut self, c: &impl ConnectionTrait) -> Result<()> {
        let columns = ["id", "donor_id", "holder_id"].map(|column| self.source.id(column)).join(", ");
        let (which, key) = match self.only {
            Some(id) => ("id = ?1", id),
            None => ("id > ?1", self.after),
        };
        let record = RECORD_COLUMNS.iter().enumerate();
        let record = record.map(|(at, column)| format!("{column} AS r{at}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT {columns}, {record}, reference, state, legal_basis, wish, \
             CASE WHEN sale_allowed THEN 'yes' ELSE 'no' END AS sale_allowed, head_number, head_hash \
             FROM devices WHERE {which} ORDER BY devices.id LIMIT {DEVICES}"
        );
        let rows = self.source.rows(c, &sql, [key.into()]).await?;
        self.ended = self.only.is_some() || rows.len() < DEVICES;
        for row in &rows {
            let row = self.source.row(row);
            // An id that is none cannot be passed by: reading goes on after the last one that is.
            let id = row.id("id").unwrap_or(self.after);
            self.after = self.after.max(id);
            self.page.push_back(stored(&row).map_err(|what| (id, what)));
        }
        Ok(())
    }
}

fn stored(row: &Row<'_>) -> std::result::Result<Stored, Unreadable> {
    let mut record: [Option<String>; chain::RECORDED] = std::array::from_fn(|_| None);
    for (at, column) in record.iter_mut().enumerate() {
        *column = row.maybe(&format!("r{at}"))?;
    }
    Ok(Stored {
        seal: chain::seal(&record),
        id: DeviceId(row.id("id")?),
        reference: row.text("reference")?,
        state: row.text("state")?,
        legal_basis: row.text("legal_basis")?,
        wish: row.text("wish")?,
        sale_allowed: row.text("sale_allowed")? == "yes",
        donor_id: row.id_or_null("donor_id")?,
        holder_id: row.id_or_null("holder_id")?,
        head_number: row.number("head_number")?,
        head_hash: row.text("head_hash")?,
    })
}

/// An event as it is stored.
pub(super) struct StoredEvent {
    device: Uuid,
    number: i64,
    previous: String,
    hash: String,
    /// What is hashed, or what of it cannot be read.
    told: std::result::Result<Hashed, Unreadable>,
}

struct Hashed {
    id: Uuid,
    kind: String,
    at: Instant,
    organisation: Option<Uuid>,
    details: Value,
}

/// An event of the device that was asked about, or one of a device that there is not.
pub(super) enum Told {
    Event(StoredEvent),
    Stray(DeviceId),
}

/// Events in the order of their devices and numbers.
pub(super) struct Events {
    source: Source,
    page: VecDeque<StoredEvent>,
    after: (Uuid, i64),
    only: Option<Uuid>,
    ended: bool,
}

impl Events {
    pub(super) fn new(c: &impl ConnectionTrait) -> Self {
        Self {
            source: Source::of(c),
            page: VecDeque::new(),
            after: (Uuid::nil(), 0),
            only: None,
            ended: false,
        }
    }

    pub(super) fn only(c: &impl ConnectionTrait, id: DeviceId) -> Self {
        Self { only: Some(id.0), after: (id.0, 0), ..Self::new(c) }
    }

    async fn first(&mut self, c: &impl ConnectionTrait) -> Result<Option<&StoredEvent>> {
        while self.page.is_empty() && !self.ended {
            let columns =
                ["id", "device_id", "organisation_id"].map(|column| self.source.id(column)).join(", ");
            let which = match self.only {
                Some(_) => "device_id = ?1 AND number > ?2",
                None => "device_id > ?1 OR (device_id = ?1 AND number > ?2)",
            };
            let sql = format!(
                "SELECT {columns}, number, kind, {}, {}, previous_hash, hash FROM device_events \
                 WHERE {which} ORDER BY device_events.device_id, device_events.number LIMIT {EVENTS}",
                self.source.time("at"),
                self.source.json("details"),
            );
            let (device, number) = self.after;
            let rows = self.source.rows(c, &sql, [device.into(), number.into()]).await?;
            self.ended = rows.len() < EVENTS;
            for row in &rows {
                let row = self.source.row(row);
                let device = row.id("device_id").unwrap_or(self.after.0);
                let number = row.number("number").unwrap_or(self.after.1 + 1);
                self.after = (device, number);
                self.page.push_back(StoredEvent {
                    device,
                    number,
                    previous: row.text("previous_hash").unwrap_or_default(),
                    hash: row.text("hash").unwrap_or_default(),
                    told: hashed(&row),
                });
            }
        }
        Ok(self.page.front())
    }

    /// The next event of that device; strays before it come first. `None` once there is no more.
    pub(super) async fn of(&mut self, c: &impl ConnectionTrait, id: DeviceId) -> Result<Option<Told>> {
        match self.first(c).await? {
            Some(first) if first.device == id.0 => Ok(self.page.pop_front().map(Told::Event)),
            Some(first) if first.device < id.0 => {
                let stray = DeviceId(first.device);
                while self.first(c).await?.is_some_and(|next| next.device == stray.0) {
                    self.page.pop_front();
                }
                Ok(Some(Told::Stray(stray)))
            }
            Some(_) | None => Ok(None),
        }
    }

    /// The device of the events left, once every device was asked about.
    pub(super) async fn stray(&mut self, c: &impl ConnectionTrait) -> Result<Option<DeviceId>> {
        let Some(stray) = self.first(c).await?.map(|first| first.device) else { return Ok(None) };
        while self.first(c).await?.is_some_and(|next| next.device == stray) {
            self.page.pop_front();
        }
        Ok(Some(DeviceId(stray)))
    }
}

fn hashed(row: &Row<'_>) -> std::result::Result<Hashed, Unreadable> {
    Ok(Hashed {
        id: row.id("id")?,
        kind: row.text("kind")?,
        at: row.time("at")?,
        organisation: row.id_or_null("organisation_id")?,
        details: row.json("details")?,
    })
}

/// A device's chain while it is read: nothing of an event is kept but what later ones are held against.
#[derive(Default)]
pub(super) struct Chain {
    pub(super) count: u64,
    previous: String,
    number: i64,
    faults: Vec<String>,
    /// The last state told.
    state: Option<String>,
    /// The last holder told.
    holder: Option<Uuid>,
    /// What its reception told of its origin.
    origin: Option<Value>,
    /// What its last event sealed of its record; older events seal nothing.
    seal: Option<String>,
}

impl Chain {
    pub(super) fn take(&mut self, event: StoredEvent) {
        self.count += 1;
        let expected = self.number + 1;
        if event.number != expected {
            self.faults.push(format!("event {expected} is missing (law 1)"));
            // What stands before the gap is not known: the event after it is taken at its word.
            self.previous.clone_from(&event.previous);
        }
        let number = event.number;
        match event.told {
            Err(what) => self.faults.push(format!("event {number} cannot be read: {what} (law 1)")),
            Ok(told) => {
                let link = Link {
                    id: DeviceEventId(told.id),
                    device_id: DeviceId(event.device),
                    number,
                    kind: &told.kind,
                    at: told.at,
                    organisation_id: told.organisation.map(OrganisationId),
                    details: &told.details,
                };
                if event.previous != self.previous || chain::hash(&self.previous, &link) != event.hash {
                    self.faults.push(format!("event {number} was changed (law 1)"));
                }
                let text = |name: &str| told.details.get(name).and_then(Value::as_str);
                self.seal = text(RECORD).map(str::to_owned);
                if let Some(to) = text("to") {
                    self.state = Some(to.to_owned());
                }
                if matches!(told.kind.as_str(), "received" | "moved")
                    && let Some(holder) = text("holder_id").and_then(|id| id.parse().ok())
                {
                    self.holder = Some(holder);
                }
                if told.kind == "received" && told.details.get("legal_basis").is_some() {
                    self.origin = Some(told.details);
                }
            }
        }
        self.previous = event.hash;
        self.number = number;
    }

    /// Everything that does not fit, the device's own row included.
    pub(super) fn faults(mut self, device: &Stored) -> Vec<String> {
        if device.head_number != self.number || device.head_hash != self.previous {
            self.faults.push("its chain does not end where the device says (law 1)".to_owned());
        }
        if self.state.as_deref() != Some(device.state.as_str()) {
            self.faults.push(format!("its state {} is not its last event's (law 1)", device.state));
        }
        if self.holder.is_some() && self.holder != device.holder_id {
            self.faults.push("its holder is not its last event's (law 1)".to_owned());
        }
        if self.seal.as_ref().is_some_and(|seal| *seal != device.seal) {
            self.faults.push("its record is not what its last event sealed (law 1)".to_owned());
        }
        if let Some(origin) = &self.origin {
            let text = |name: &str| origin.get(name).and_then(Value::as_str);
            for (name, stored) in [("legal_basis", &device.legal_basis), ("wish", &device.wish)] {
                if text(name) != Some(stored.as_str()) {
                    self.faults.push(format!("its {name} {stored} is not its reception's (law 13)"));
                }
            }
            if text("donor_id").and_then(|id| id.parse().ok()) != device.donor_id {
                self.faults.push("its donor is not its reception's (law 13)".to_owned());
            }
        }
        if let (Ok(basis), Ok(wish)) = (device.legal_basis.parse(), device.wish.parse())
            && device.sale_allowed != origin::may_go(basis, wish, Destination::Sale).is_ok()
        {
            self.faults.push("whether it may be sold does not follow from its origin (law 13)".to_owned());
        }
        self.faults
    }
}
