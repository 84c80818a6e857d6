//! The verifier of receptions: units, lines and differences add up.

use sea_orm::ConnectionTrait;

use super::sealed_lines;
use crate::kernel::Result;
use crate::platform::laws::{self, Law};

const LAWS: [Law; 5] = [
    (
        "was declared from a list that is gone, or that is not the one kept",
        "SELECT l.reference FROM donation_lots l WHERE l.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents d \
         WHERE d.id = l.document_id AND d.sha256 = l.content_hash)",
    ),
    (
        "declares other units than its lines",
        "SELECT l.reference FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id WHERE p.unit_count <> \
         (SELECT COALESCE(SUM(x.expected), 0) FROM part_lines x WHERE x.part_id = p.id)",
    ),
    (
        "was received with another count than that of its lines",
        "SELECT l.reference FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id WHERE p.received_at IS NOT NULL \
         AND (p.counted IS NULL OR p.counted <> (SELECT COALESCE(SUM(x.counted), 0) FROM part_lines x WHERE \
         x.part_id = p.id) + (SELECT COALESCE(SUM(e.quantity), 0) FROM reception_extras e WHERE e.part_id = p.id))",
    ),
    (
        "brought another number of devices than were counted",
        "SELECT l.reference FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id WHERE p.received_at IS NOT NULL \
         AND p.counted <> (SELECT COUNT(*) FROM devices d WHERE d.lot_part_id = p.id)",
    ),
    (
        "has a line whose difference is not the one recorded, or has no reason",
        "SELECT DISTINCT l.reference FROM part_lines x JOIN lot_parts p ON p.id = x.part_id JOIN donation_lots l ON \
         l.id = p.lot_id LEFT JOIN reception_differences r ON r.part_id = x.part_id AND r.line_id = x.line_id WHERE \
         p.received_at IS NOT NULL AND (x.counted IS NULL OR (x.counted <> x.expected) <> (r.line_id IS NOT NULL) OR \
         r.counted <> x.counted OR r.expected <> x.expected)",
    ),
];

/// Names lots whose reception does not add up.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut faults = laws::broken(c, "lot", &LAWS).await?;
    faults.extend(sealed_lines::verify(c).await?);
    Ok(faults)
}
