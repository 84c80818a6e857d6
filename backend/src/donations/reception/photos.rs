//! Photos of a lot as it came.

use serde_json::json;

use super::super::rules::{Action, transition};
use super::super::{store as lots, write};
use super::service::is_here;
use crate::kernel::{Capacity, LotPartId, OpContext, Result};
use crate::platform::photos::{self, Photo, Ready, Subject};
use crate::web::App;

/// A part, as what photos are of.
pub(in super::super) fn subject(part: LotPartId) -> Subject {
    Subject { kind: "lot_part", id: part.0 }
}

/// Keeps a photo of a lot that is at its workshop.
///
/// # Errors
/// 401, 403, 404; `photo-too-many` (422); `lot-part-wrong-state` (409).
pub async fn add_photo(app: &App, op: &OpContext, id: LotPartId, ready: Ready) -> Result<Photo> {
    let by = op.require(Capacity::Refurbisher)?;
    app.db
        .tx(async |t| {
            let mut part = lots::part_of_refurbisher(t, by.organisation_id, id).await?;
            if !is_here(part.state) {
                transition(part.state, Action::Receive)?;
            }
            let (photo, sha256) = photos::keep(t, &app.storage, op, by, subject(id), ready.clone()).await?;
            let details = json!({ "document_id": photo.id, "sha256": sha256 });
            write::save(t, op, &mut part, "photo", details).await?;
            Ok(photo)
        })
        .await
}
