//! Photos of something, with what they show and who took them.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::pictures::picture;
use super::storage::{NewFile, Storage};
use crate::kernel::context::Acting;
use crate::kernel::written::prose;
use crate::kernel::{DocumentId, Error, ErrorKind, Instant, OpContext, Result};

/// The longest text that says what a photo shows, in characters.
const LONGEST_CAPTION: usize = 200;
/// The most photos of one subject.
pub const MOST_PHOTOS: u64 = 40;

mod photo {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "photos")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub document_id: DocumentId,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub caption: String,
        pub user_name: String,
        pub at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a photo is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// `lot_part`, `device`.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

/// A photo that was kept.
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

/// A photo as it was sent, made again and ready to be kept.
#[derive(Clone, Debug)]
pub struct Ready {
    caption: String,
    bytes: Vec<u8>,
}

/// Reads a photo that was sent, before any transaction: this takes a moment.
///
/// # Errors
/// 422 on `photo` for what is no JPEG or PNG, or too large a one; on `caption` for too long a text.
pub async fn ready(caption: &str, bytes: Vec<u8>) -> Result<Ready> {
    let caption = prose("caption", caption, LONGEST_CAPTION)?.unwrap_or_default();
    let bytes = picture(bytes).await?.ok_or_else(|| Error::invalid("photo", "photo-unreadable"))?;
    Ok(Ready { caption, bytes })
}

fn of(subject: Subject) -> Select<photo::Entity> {
    photo::Entity::find()
        .filter(photo::Column::SubjectKind.eq(subject.kind))
        .filter(photo::Column::SubjectId.eq(subject.id))
}

/// The photos of a subject, oldest first; whoever asks authorises.
///
/// # Errors
/// When the database fails.
pub async fn photos_of(c: &impl ConnectionTrait, subject: Subject) -> Result<Vec<Photo>> {
    let rows = of(subject).order_by_asc(photo::Column::DocumentId).limit(MOST_PHOTOS).all(c).await?;
    let photo = |row: photo::Model| Photo {
        id: row.document_id,
        caption: row.caption,
        user_name: row.user_name,
        at: row.at,
    };
    Ok(rows.into_iter().map(photo).collect())
}

/// Keeps a photo of a subject; gives the SHA-256 of its file too.
///
/// # Errors
/// `photo-too-many` (422).
pub async fn keep(
    t: &DatabaseTransaction,
    storage: &Storage,
    op: &OpContext,
    by: &Acting,
    subject: Subject,
    Ready { caption, bytes }: Ready,
) -> Result<(Photo, String)> {
    if of(subject).count(t).await? >= MOST_PHOTOS {
        return Err(Error::new(ErrorKind::Invalid, "photo-too-many").with("most", MOST_PHOTOS));
    }
    let file = NewFile {
        owner: by.organisation_id,
        subject_kind: subject.kind,
        subject_id: subject.id.to_string(),
        file_name: "photo.jpg",
        media_type: "image/jpeg",
        bytes,
    };
    let document = storage.keep(t, op, file).await?;
    let row = photo::ActiveModel {
        document_id: Set(document.id),
        subject_kind: Set(subject.kind.to_owned()),
        subject_id: Set(subject.id),
        caption: Set(caption.clone()),
        user_name: Set(by.user_name.clone()),
        at: Set(op.now),
    };
    photo::Entity::insert(row).exec_without_returning(t).await?;
    Ok((Photo { id: document.id, caption, user_name: by.user_name.clone(), at: op.now }, document.sha256))
}

/// The bytes of a subject's photo; whoever asks authorises.
///
/// # Errors
/// 404 for a photo of something else.
pub async fn bytes_of(
    c: &impl ConnectionTrait,
    storage: &Storage,
    subject: Subject,
    id: DocumentId,
) -> Result<Vec<u8>> {
    let found = of(subject).filter(photo::Column::DocumentId.eq(id)).one(c).await?;
    storage.bytes(found.ok_or_else(Error::not_found)?.document_id).await
}
