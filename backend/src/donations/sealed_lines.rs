//! The seal of a lot's list: what the journal keeps of its lines when they are declared, and the verifier that holds them
//! against it.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::entity::{line, lot};
use crate::kernel::{DonationLotId, Result, canonical};
use crate::platform::audit::{self, hex};

/// Lines read at once.
const LINES: u64 = 1_000;
/// Lots held against the journal at once.
const LOTS: u64 = 200;
/// Faults named, at most.
const MOST_FAULTS: usize = 100;
/// Under which name the journal keeps a seal.
pub(super) const SEAL: &str = "lines_sha256";

fn told(row: &line::Model) -> String {
    canonical(&json!([
        row.id,
        row.position,
        row.sheet,
        row.line,
        row.quantity,
        row.category,
        row.brand,
        row.model,
        row.model_number,
        row.serial,
        row.inventory_number,
        row.processor,
        row.memory_mb,
        row.storages,
        row.operating_system,
        row.purchased_on,
        row.purchase_price_cents,
        row.note,
        row.flags,
    ]))
}

/// SHA-256 over all lines of a lot in their order, read in pages.
///
/// # Errors
/// When the database fails, or holds a line that cannot be read.
pub(super) async fn seal(c: &impl ConnectionTrait, lot: DonationLotId) -> Result<String> {
    let mut digest = Sha256::new();
    let mut after = i32::MIN;
    loop {
        let rows = line::Entity::find()
            .filter(line::Column::LotId.eq(lot))
            .filter(line::Column::Position.gt(after))
            .order_by_asc(line::Column::Position)
            .limit(LINES)
            .all(c)
            .await?;
        let Some(last) = rows.last() else { return Ok(hex(&digest.finalize())) };
        after = last.position;
        for row in &rows {
            let text = told(row);
            digest.update(text.len().to_be_bytes());
            digest.update(text.as_bytes());
        }
    }
}

/// Names declared lots whose lines are not those that the journal sealed; lots from before the seal have none.
///
/// # Errors
/// When the database fails.
pub(super) async fn verify(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<DonationLotId> = None;
    loop {
        let mut query = lot::Entity::find()
            .select_only()
            .columns([lot::Column::Id, lot::Column::Reference])
            .filter(lot::Column::DeclaredAt.is_not_null())
            .order_by_asc(lot::Column::Id)
            .limit(LOTS);
        if let Some(after) = after {
            query = query.filter(lot::Column::Id.gt(after));
        }
        let lots: Vec<(DonationLotId, String)> = query.into_tuple().all(c).await?;
        let Some((last, _)) = lots.last() else { return Ok(faults) };
        after = Some(*last);
        let names = lots.iter().map(|(id, _)| id.to_string());
        let sealed: HashMap<String, String> = audit::details_of(c, "donation_lot", names)
            .await?
            .into_iter()
            .filter_map(|(id, details)| Some((id, details.get(SEAL).and_then(Value::as_str)?.to_owned())))
            .collect();
        for (id, reference) in lots {
            let Some(kept) = sealed.get(&id.to_string()) else { continue };
            match seal(c, id).await {
                Ok(now) if now == *kept => {}
                Ok(_) => faults.push(format!("lot {reference} has other lines than were declared")),
                Err(error) => {
                    tracing::error!(%error, %reference, "a line of a lot cannot be read");
                    faults.push(format!("lot {reference} has a line that cannot be read"));
                }
            }
        }
        if faults.len() >= MOST_FAULTS {
            return Ok(faults);
        }
    }
}
