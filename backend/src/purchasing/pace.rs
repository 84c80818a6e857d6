//! How many purchase orders, and how long they take: for figures of use.

use sea_orm::ConnectionTrait;

use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Purchase orders signed, by month.
///
/// # Errors
/// When the database fails.
pub async fn signed_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "purchase_orders", "signed_at", "1 = 1", since).await
}

/// From a purchase order's signature to its delivery.
///
/// # Errors
/// When the database fails.
pub async fn delivery_spans(c: &impl ConnectionTrait, since: Instant) -> Result<Vec<(Instant, Instant)>> {
    pace::spans(c, "purchase_orders", "signed_at", "delivered_at", since).await
}
