//! Logistics: shipments between sites, whatever they are for. A shipment names its subject by kind and id only;
//! whoever calls has authorised the caller.

mod entity;
mod rules;
mod shipment;
mod store;
mod write;

pub use rules::{Action, State, transition};
pub use shipment::{NewShipment, Shipment, ShipmentKind};
pub use store::{find, of_subject, of_subjects};
pub use write::{act, carry, deliver, depart, insert_built, plan, reconcile, replan};
