//! Devices in the orders and counts that lists ask for.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};

use super::device::{Device, DeviceFilter};
use super::entity::{device, event};
use super::rules::Action;
use super::store::{filtered, of};
use crate::kernel::context::coded;
use crate::kernel::{DeviceId, Instant, Result};
use crate::platform::{Key, Seek, count_by};

/// Every category of equipment.
pub const CATEGORIES: [&str; 10] = [
    "laptop",
    "desktop",
    "screen",
    "smartphone",
    "tablet",
    "printer",
    "server",
    "network",
    "peripheral",
    "other",
];

coded! {
    /// What devices are sorted by.
    DeviceOrder {
        /// Reception.
        Received = "received",
        /// The reference on the label.
        Reference = "reference",
        /// Brand and model.
        Title = "title",
    }
}

impl DeviceOrder {
    fn by(self) -> Expr {
        match self {
            Self::Received => Expr::col(device::Column::ReceivedAt),
            Self::Reference => Expr::col(device::Column::Reference),
            Self::Title => Expr::cust("COALESCE(brand || ' ', '') || model"),
        }
    }

    /// What a device is sorted by.
    #[must_use]
    pub fn key(self, device: &Device) -> Key {
        match self {
            Self::Received => Key::Time(device.received_at),
            Self::Reference => Key::Text(device.reference.clone()),
            Self::Title => Key::Text(device.specification.title()),
        }
    }
}

/// Devices in an order.
///
/// # Errors
/// When the database fails.
pub async fn ordered(
    c: &impl ConnectionTrait,
    filter: &DeviceFilter,
    order: DeviceOrder,
    seek: &Seek,
) -> Result<Vec<Device>> {
    let query = seek.apply(filtered(filter), Some(order.by()), device::Column::Id);
    query.all(c).await?.into_iter().map(of).collect()
}

/// How many devices there are of each category.
///
/// # Errors
/// When the database fails.
pub async fn count_by_category(
    c: &impl ConnectionTrait,
    filter: &DeviceFilter,
) -> Result<HashMap<String, i64>> {
    count_by(c, filtered(filter), device::Column::Category, device::Column::Id).await
}

/// What a device's chain last says of its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFate {
    /// Erased and read back.
    Erased,
    /// The storage was taken out or destroyed.
    Destroyed,
    /// There was no storage.
    NoStorage,
}

impl DataFate {
    /// As texts name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Erased => "erased",
            Self::Destroyed => "destroyed",
            Self::NoStorage => "none",
        }
    }
}

/// What became of the data of several devices, and when; devices whose data are not erased yet, or that came back since,
/// are missing.
///
/// # Errors
/// When the database fails.
pub async fn data_fates(
    c: &impl ConnectionTrait,
    devices: &[DeviceId],
) -> Result<HashMap<DeviceId, (DataFate, Instant)>> {
    let telling = [
        (Action::CompleteWipe, Some(DataFate::Erased)),
        (Action::DestroyStorage, Some(DataFate::Destroyed)),
        (Action::FindNoStorage, Some(DataFate::NoStorage)),
        (Action::Return, None),
        (Action::ReturnFromLoan, None),
    ];
    let mut found = HashMap::new();
    for batch in devices.chunks(1_000) {
        let events: Vec<(DeviceId, String, Instant)> = event::Entity::find()
            .select_only()
            .columns([event::Column::DeviceId, event::Column::Kind, event::Column::At])
            .filter(event::Column::DeviceId.is_in(batch.iter().copied()))
            .filter(event::Column::Kind.is_in(telling.iter().map(|(action, _)| action.code())))
            .order_by_asc(event::Column::Number)
            .into_tuple()
            .all(c)
            .await?;
        for (device, kind, at) in events {
            match telling.iter().find(|(action, _)| action.code() == kind).and_then(|(_, fate)| *fate) {
                Some(fate) => found.insert(device, (fate, at)),
                None => found.remove(&device),
            };
        }
    }
    Ok(found)
}

/// The statement behind [`ordered`], for the tests of its plan.
#[doc(hidden)]
#[must_use]
pub fn ordered_sql(
    c: &impl ConnectionTrait,
    filter: &DeviceFilter,
    order: DeviceOrder,
    seek: &Seek,
) -> String {
    let query = seek.apply(filtered(filter), Some(order.by()), device::Column::Id);
    query.build(c.get_database_backend()).to_string()
}
