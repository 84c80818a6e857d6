//! Photos of a lot as it came: bounded, made again from their pixels, so that nothing else a camera writes is kept.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use serde_json::json;

use super::super::rules::{Action, transition};
use super::super::{store as lots, write};
use super::entity::photo;
use super::service::{is_here, words};
use crate::kernel::{Capacity, DocumentId, Error, ErrorKind, Instant, LotPartId, OpContext, Result};
use crate::platform::proofs::picture;
use crate::platform::storage::NewFile;
use crate::web::App;

/// The most photos of one lot.
const MOST_PHOTOS: usize = 40;

/// A photo of a lot.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The file.
    pub id: DocumentId,
    /// What it shows; may be empty.
    pub caption: String,
    /// Who took it.
    pub user_name: String,
    /// When.
    pub at: Instant,
}

/// The photos of a part that the caller may see, oldest first.
pub(in super::super) async fn photos_of(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Photo>> {
    let rows = photo::Entity::find()
        .filter(photo::Column::PartId.eq(part))
        .order_by_asc(photo::Column::DocumentId)
        .limit(100)
        .all(c)
        .await?;
    let photos = rows.into_iter();
    Ok(photos
        .map(|row| Photo { id: row.document_id, caption: row.caption, user_name: row.user_name, at: row.at })
        .collect())
}

/// Keeps a photo of a lot that is at its workshop.
///
/// # Errors
/// 401, 403, 404; 422 on `photo` or `caption`; `photo-too-many` (422); `lot-part-wrong-state` (409).
pub async fn add_photo(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    caption: &str,
    bytes: Vec<u8>,
) -> Result<Photo> {
    let by = op.require(Capacity::Refurbisher)?;
    let caption = words("caption", caption, 200)?.unwrap_or_default();
    let part = lots::part_of_refurbisher(app.db.fresh(), by.organisation_id, id).await?;
    if !is_here(part.state) {
        transition(part.state, Action::Receive)?;
    }
    let kept = picture(bytes).await?.ok_or_else(|| Error::invalid("photo", "photo-unreadable"))?;
    app.db
        .tx(async |t| {
            let mut part = lots::part_of_refurbisher(t, by.organisation_id, id).await?;
            if photos_of(t, id).await?.len() >= MOST_PHOTOS {
                return Err(Error::new(ErrorKind::Invalid, "photo-too-many").with("most", MOST_PHOTOS));
            }
            let file = NewFile {
                owner: by.organisation_id,
                subject_kind: "lot_part",
                subject_id: id.to_string(),
                file_name: "photo.jpg",
                media_type: "image/jpeg",
                bytes: kept.clone(),
            };
            let document = app.storage.keep(t, op, file).await?;
            let row = photo::ActiveModel {
                document_id: Set(document.id),
                part_id: Set(id),
                caption: Set(caption.clone()),
                user_name: Set(by.user_name.clone()),
                at: Set(op.now),
            };
            photo::Entity::insert(row).exec_without_returning(t).await?;
            let details = json!({ "document_id": document.id, "sha256": document.sha256 });
            write::save(t, op, &mut part, "photo", details).await?;
            Ok(Photo {
                id: document.id,
                caption: caption.clone(),
                user_name: by.user_name.clone(),
                at: op.now,
            })
        })
        .await
}

/// The bytes of a photo of a part that the caller may see.
pub(super) async fn photo_bytes(app: &App, part: LotPartId, id: DocumentId) -> Result<Vec<u8>> {
    let found =
        photo::Entity::find_by_id(id).filter(photo::Column::PartId.eq(part)).one(app.db.fresh()).await?;
    app.storage.bytes(found.ok_or_else(Error::not_found)?.document_id).await
}
