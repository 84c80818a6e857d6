//! Kept files: a local folder, behind an object store's interface.

use std::path::Path;
use std::sync::Arc;

use futures_util::StreamExt;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use sha2::{Digest, Sha256};

use super::audit::hex;
use crate::kernel::{DocumentId, Error, ErrorKind, Instant, OpContext, OrganisationId, Result};

/// Rows of files read again at once.
const READ_AT_ONCE: u64 = 500;
/// Files looked at at once when what no row names is removed.
const SWEPT_AT_ONCE: usize = 500;
/// The kind of job that does so, every night.
pub const SWEEP: &str = "storage.sweep";
/// The hour of the night at which files are swept (UTC).
pub const SWEEP_HOUR: u32 = 3;
/// Faults named, at most.
const MOST_FAULTS: usize = 100;

mod document {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "documents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DocumentId,
        pub owner_organisation_id: OrganisationId,
        pub subject_kind: String,
        pub subject_id: String,
        pub file_name: String,
        pub media_type: String,
        pub bytes: i64,
        pub sha256: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct Storage(Arc<dyn ObjectStore>);

/// What is known of a kept file.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: DocumentId,
    /// Its name, as it was sent.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has.
    pub bytes: i64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Whose it is.
    pub owner: OrganisationId,
}

/// A file to keep.
#[derive(Debug)]
pub struct NewFile<'a> {
    /// Whose it is.
    pub owner: OrganisationId,
    /// What it belongs to.
    pub subject_kind: &'static str,
    /// Which one.
    pub subject_id: String,
    /// Its name, as it was sent.
    pub file_name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Storage {
    /// A local folder, created when absent.
    ///
    /// # Errors
    /// When the folder cannot be made or used.
    pub fn local(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder).map_err(Error::internal)?)))
    }

    /// Keeps a file: its bytes first, then its row in the caller's transaction, so that no row lacks its bytes.
    ///
    /// # Errors
    /// When the store or the database fails.
    pub async fn keep(&self, t: &DatabaseTransaction, op: &OpContext, file: NewFile<'_>) -> Result<Kept> {
        let NewFile { owner, subject_kind, subject_id, file_name, media_type, bytes } = file;
        let id = DocumentId::new();
        let digest = sha256(&bytes);
        let size = i64::try_from(bytes.len()).map_err(Error::internal)?;
        self.0.put(&place(id), PutPayload::from(bytes)).await.map_err(Error::internal)?;
        let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
        let row = document::ActiveModel {
            id: Set(id),
            owner_organisation_id: Set(owner),
            subject_kind: Set(subject_kind.to_owned()),
            subject_id: Set(subject_id),
            file_name: Set(file_name.clone()),
            media_type: Set(media_type.to_owned()),
            bytes: Set(size),
            sha256: Set(digest.clone()),
            created_at: Set(op.now),
        };
        document::Entity::insert(row).exec_without_returning(t).await?;
        Ok(Kept { id, file_name, media_type: media_type.to_owned(), bytes: size, sha256: digest, owner })
    }

    /// Forgets a file; its bytes are to be removed after the caller's transaction, by [`Self::remove`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(&self, t: &DatabaseTransaction, id: DocumentId) -> Result<()> {
        document::Entity::delete_by_id(id).exec(t).await?;
        Ok(())
    }

    /// Forgets several files, as [`Self::forget`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_many(&self, t: &DatabaseTransaction, ids: &[DocumentId]) -> Result<()> {
        document::Entity::delete_many()
            .filter(document::Column::Id.is_in(ids.iter().copied()))
            .exec(t)
            .await?;
        Ok(())
    }

    /// Removes the bytes of a file that was forgotten.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove(&self, id: DocumentId) -> Result<()> {
        self.0.delete(&place(id)).await.map_err(Error::internal)
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// 404 when there is none.
    pub async fn find(&self, c: &impl ConnectionTrait, id: DocumentId) -> Result<Kept> {
        let row = document::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
        Ok(kept(row))
    }

    /// What is known of several files, in id order; those that do not exist are missing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_many(
        &self,
        c: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = DocumentId>,
    ) -> Result<Vec<Kept>> {
        let rows = document::Entity::find()
            .filter(document::Column::Id.is_in(ids))
            .order_by_asc(document::Column::Id)
            .all(c)
            .await?;
        Ok(rows.into_iter().map(kept).collect())
    }

    /// Removes the files that no row names any more and that were kept before `before`; returns how many.
    ///
    /// # Errors
    /// When the store or the database fails.
    pub async fn sweep(&self, c: &impl ConnectionTrait, before: Instant) -> Result<usize> {
        let mut kept = self.0.list(None).ready_chunks(SWEPT_AT_ONCE);
        let mut swept = 0;
        while let Some(batch) = kept.next().await {
            let mut ids = Vec::with_capacity(batch.len());
            for file in batch {
                let file = file.map_err(Error::internal)?;
                // What has another kind of name is not ours.
                if file.last_modified < before
                    && let Ok(id) = file.location.as_ref().parse::<DocumentId>()
                {
                    ids.push(id);
                }
            }
            let named: std::collections::HashSet<DocumentId> = document::Entity::find()
                .select_only()
                .column(document::Column::Id)
                .filter(document::Column::Id.is_in(ids.iter().copied()))
                .into_tuple()
                .all(c)
                .await?
                .into_iter()
                .collect();
            for id in ids.into_iter().filter(|id| !named.contains(id)) {
                self.remove(id).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// How many files a subject has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_of(
        &self,
        c: &impl ConnectionTrait,
        subject_kind: &str,
        subject_id: &str,
    ) -> Result<u64> {
        Ok(document::Entity::find()
            .filter(document::Column::SubjectKind.eq(subject_kind))
            .filter(document::Column::SubjectId.eq(subject_id))
            .count(c)
            .await?)
    }

    /// Reads every kept file again: it must be there, and be the bytes that were kept.
    ///
    /// # Errors
    /// When the store or the database fails.
    pub async fn verify(&self, c: &impl ConnectionTrait) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        let mut after: Option<DocumentId> = None;
        loop {
            let mut query = document::Entity::find().order_by_asc(document::Column::Id).limit(READ_AT_ONCE);
            if let Some(after) = after {
                query = query.filter(document::Column::Id.gt(after));
            }
            let batch = query.all(c).await?;
            let Some(last) = batch.last() else { return Ok(faults) };
            after = Some(last.id);
            for row in batch {
                let fault = match self.bytes(row.id).await {
                    Ok(bytes)
                        if sha256(&bytes) == row.sha256 && i64::try_from(bytes.len()) == Ok(row.bytes) =>
                    {
                        continue;
                    }
                    Ok(_) => "is not what was kept",
                    // Forgotten since the row was read: its bytes go after the row.
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        match document::Entity::find_by_id(row.id).one(c).await? {
                            Some(_) => "is gone",
                            None => continue,
                        }
                    }
                    Err(error) => return Err(error),
                };
                faults
                    .push(format!("the file {} of {} {} {fault}", row.id, row.subject_kind, row.subject_id));
                if faults.len() >= MOST_FAULTS {
                    return Ok(faults);
                }
            }
        }
    }

    /// Keeps bytes under a name of the program's own, in place of what was there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep_named(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        self.0.put(&ObjectPath::from(name), PutPayload::from(bytes)).await.map_err(Error::internal)?;
        Ok(())
    }

    /// The bytes kept under a name; `None` when there are none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn named(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match self.0.get(&ObjectPath::from(name)).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(Error::internal)?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(Error::internal(error)),
        }
    }

    /// Forgets what is kept under the names of a folder.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_named(&self, folder: &str) -> Result<()> {
        let found = self.0.list_with_delimiter(Some(&ObjectPath::from(folder))).await;
        for file in found.map_err(Error::internal)?.objects {
            self.0.delete(&file.location).await.map_err(Error::internal)?;
        }
        Ok(())
    }

    /// A kept file's bytes.
    ///
    /// # Errors
    /// 404 when there are none; 500 when the store fails.
    pub async fn bytes(&self, id: DocumentId) -> Result<Vec<u8>> {
        let found = match self.0.get(&place(id)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Err(Error::not_found()),
            Err(error) => return Err(Error::internal(error)),
        };
        Ok(found.bytes().await.map_err(Error::internal)?.to_vec())
    }
}

fn kept(row: document::Model) -> Kept {
    Kept {
        id: row.id,
        file_name: row.file_name,
        media_type: row.media_type,
        bytes: row.bytes,
        sha256: row.sha256,
        owner: row.owner_organisation_id,
    }
}

fn place(id: DocumentId) -> ObjectPath {
    ObjectPath::from(id.to_string())
}
