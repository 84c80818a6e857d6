//! A shipment as those who send it and those who receive it see it; nobody else does.

use sea_orm::ConnectionTrait;

use super::shipment::{Shipment, ShipmentKind};
use super::store;
use crate::kernel::{Capacity, Error, OpContext, Result, ShipmentId};
use crate::organisations::{self, Organisation, Site};

/// One end of a shipment.
#[derive(Clone, Debug)]
pub struct Place {
    /// The site.
    pub site: Site,
    /// Whose it is.
    pub organisation: Organisation,
    /// As one writes it on an envelope.
    pub address: String,
}

/// At which end the acting organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It sends.
    Sender,
    /// It receives.
    Receiver,
}

/// A shipment with its two ends.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The shipment.
    pub shipment: Shipment,
    /// From where; unknown for what is posted.
    pub from: Option<Place>,
    /// To where.
    pub to: Place,
    /// At which end the acting organisation stands.
    pub end: End,
}

/// In which capacity one stands at an end.
fn capacities(kind: ShipmentKind, end: End) -> &'static [Capacity] {
    match (kind, end) {
        (ShipmentKind::Collection, End::Sender) => &[Capacity::Donor],
        (ShipmentKind::Transfer, End::Receiver) => &[Capacity::Refurbisher, Capacity::MediationStructure],
        (ShipmentKind::Delivery, End::Receiver) => &[Capacity::Buyer],
        (ShipmentKind::Return, End::Sender) => &[Capacity::Buyer, Capacity::MediationStructure],
        (ShipmentKind::Collection | ShipmentKind::Return, End::Receiver)
        | (ShipmentKind::Transfer | ShipmentKind::Delivery, End::Sender) => &[Capacity::Refurbisher],
    }
}

async fn place(c: &impl ConnectionTrait, site: Site) -> Result<Place> {
    let organisation = organisations::find(c, site.organisation_id).await?;
    let address = organisations::address(c, &site).await?;
    Ok(Place { site, organisation, address })
}

/// A shipment that the acting organisation sends or receives, in the capacity that goes with its end.
///
/// # Errors
/// 401; 404 for anybody else.
pub async fn look(c: &impl ConnectionTrait, op: &OpContext, id: ShipmentId) -> Result<Seen> {
    let own = op.acting()?.organisation_id;
    let shipment = store::find(c, id).await?;
    let from = match shipment.from_site {
        Some(site) => Some(place(c, organisations::site(c, site).await?).await?),
        None => None,
    };
    let to = place(c, organisations::site(c, shipment.to_site).await?).await?;
    let holds = |end| capacities(shipment.kind, end).iter().any(|capacity| op.holds(*capacity));
    let end = if to.organisation.id == own && holds(End::Receiver) {
        End::Receiver
    } else if from.as_ref().is_some_and(|from| from.organisation.id == own) && holds(End::Sender) {
        End::Sender
    } else {
        return Err(Error::not_found());
    };
    Ok(Seen { shipment, from, to, end })
}
