//! Logistics: shipments between sites, whatever they are for. A shipment names its subject by kind and id only;
//! whoever calls has authorised the caller.

mod api;
mod entity;
mod reading;
mod rules;
mod shipment;
mod store;
mod write;

pub use api::router as api;
pub use reading::{End, Place, Seen, look};
pub use rules::{Action, State, transition};
pub use shipment::{NewShipment, Shipment, ShipmentKind};
pub use store::{find, of_subject, of_subjects};
pub use write::{act, carry, deliver, depart, insert_built, plan, reconcile, replan};
