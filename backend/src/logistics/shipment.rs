//! What a shipment is, in memory.

use uuid::Uuid;

use super::rules::{self, Action, Refused, State};
use crate::kernel::context::coded;
use crate::kernel::{DeviceId, Instant, ShipmentId, SiteId};

coded! {
    /// Why things move.
    ShipmentKind {
        /// From a donor to a workshop.
        Collection = "collection",
        /// Between workshops, or to a mediation structure.
        Transfer = "transfer",
        /// To whom bought it.
        Delivery = "delivery",
        /// Back to a workshop.
        Return = "return",
    }
}

/// A shipment to be planned.
#[derive(Clone, Debug)]
pub struct NewShipment {
    /// Why.
    pub kind: ShipmentKind,
    /// What it is for, such as `lot_part`.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject_id: Uuid,
    /// From where; unknown for what is posted.
    pub from_site: Option<SiteId>,
    /// To where.
    pub to_site: SiteId,
    /// The devices it carries; none while they are lines of a lot.
    pub devices: Vec<DeviceId>,
    /// When it should leave.
    pub planned_for: Instant,
}

/// A shipment.
#[derive(Clone, Debug)]
pub struct Shipment {
    /// Its id.
    pub id: ShipmentId,
    /// Its reference, `BL-2026-000123`.
    pub reference: String,
    /// Why.
    pub kind: ShipmentKind,
    /// Where it stands.
    pub state: State,
    /// What it is for.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// From where.
    pub from_site: Option<SiteId>,
    /// To where.
    pub to_site: SiteId,
    /// The devices it carries, in id order.
    pub devices: Vec<DeviceId>,
    /// When it should leave.
    pub planned_for: Instant,
    /// When it left.
    pub departed_at: Option<Instant>,
    /// When it arrived.
    pub delivered_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was planned.
    pub created_at: Instant,
}

impl Shipment {
    /// One action at a moment, in memory.
    ///
    /// # Errors
    /// `shipment-wrong-state`.
    pub fn act(&mut self, at: Instant, action: Action) -> Result<(), Refused> {
        self.state = rules::transition(self.state, action)?;
        match action {
            Action::Depart => self.departed_at = Some(at),
            Action::Deliver => self.delivered_at = Some(at),
            Action::Pack
            | Action::Reconcile
            | Action::Fail
            | Action::Replan
            | Action::SendBack
            | Action::ReportLost => {}
        }
        self.version += 1;
        Ok(())
    }
}
