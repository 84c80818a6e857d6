//! How many lots, and how long they take: for figures of use.

use sea_orm::ConnectionTrait;

use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Lots declared, by month.
///
/// # Errors
/// When the database fails.
pub async fn declared_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "donation_lots", "declared_at", "1 = 1", since).await
}

/// From a lot's declaration to its count at the workshop.
///
/// # Errors
/// When the database fails.
pub async fn reception_spans(c: &impl ConnectionTrait, since: Instant) -> Result<Vec<(Instant, Instant)>> {
    let from = "lot_parts p JOIN donation_lots l ON l.id = p.lot_id";
    pace::spans(c, from, "l.declared_at", "p.received_at", since).await
}
