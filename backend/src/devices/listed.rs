//! Devices in the orders and counts that lists ask for.

use std::collections::HashMap;

use sea_orm::QueryTrait;
use sea_orm::entity::prelude::*;

use super::device::{Device, DeviceFilter};
use super::entity::device;
use super::store::{filtered, of};
use crate::kernel::Result;
use crate::kernel::context::coded;
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
