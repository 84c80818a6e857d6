//! Links by which somebody without an account reads one thing: an unguessable key, kept as its hash only, that expires and can
//! be revoked. A link that is wrong, expired or revoked is answered alike: there is nothing there.

use ring::rand::{SecureRandom, SystemRandom};
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect};

use super::audit::hex;
use super::storage::sha256;
use crate::kernel::{Error, Instant, OrganisationId, Result, SharedLinkId, UserId};

/// The most links of one thing that are listed, newest first.
const MOST_LISTED: u64 = 50;

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "shared_links")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SharedLinkId,
        pub kind: String,
        pub subject_id: Uuid,
        pub organisation_id: OrganisationId,
        pub user_id: UserId,
        pub recipient: String,
        pub token_sha256: String,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub revoked_at: Option<Instant>,
        pub opened_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A link that was made; its key is not kept.
#[derive(Clone, Debug)]
pub struct SharedLink {
    /// Its id.
    pub id: SharedLinkId,
    /// What kind of thing it shows.
    pub kind: String,
    /// Which thing.
    pub subject_id: Uuid,
    /// Whose link it is.
    pub organisation_id: OrganisationId,
    /// For whom, in its maker's words.
    pub recipient: String,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it opens.
    pub expires_at: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    /// When it was first opened.
    pub opened_at: Option<Instant>,
}

/// A link to be made.
#[derive(Debug)]
pub struct NewLink<'a> {
    /// What kind of thing it shows.
    pub kind: &'static str,
    /// Which thing.
    pub subject_id: Uuid,
    /// Whose link it is.
    pub organisation_id: OrganisationId,
    /// Who makes it.
    pub user_id: UserId,
    /// For whom, in its maker's words.
    pub recipient: &'a str,
    /// When it is made.
    pub created_at: Instant,
    /// Until when it opens.
    pub expires_at: Instant,
}

impl SharedLink {
    /// Whether it opens now.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

fn of(row: row::Model) -> SharedLink {
    SharedLink {
        id: row.id,
        kind: row.kind,
        subject_id: row.subject_id,
        organisation_id: row.organisation_id,
        recipient: row.recipient,
        created_at: row.created_at,
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
        opened_at: row.opened_at,
    }
}

/// Makes a link; gives it with its key, 64 hexadecimal digits, which is nowhere else.
///
/// # Errors
/// When the database or the machine's randomness fails.
pub async fn make(t: &DatabaseTransaction, new: NewLink<'_>) -> Result<(SharedLink, String)> {
    let mut bytes = [0_u8; 32];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Error::internal("no randomness for a link"))?;
    let key = hex(&bytes);
    let NewLink { kind, subject_id, organisation_id, user_id, recipient, created_at, expires_at } = new;
    let model = row::Model {
        id: SharedLinkId::new(),
        kind: kind.to_owned(),
        subject_id,
        organisation_id,
        user_id,
        recipient: recipient.to_owned(),
        token_sha256: sha256(key.as_bytes()),
        created_at,
        expires_at,
        revoked_at: None,
        opened_at: None,
    };
    row::Entity::insert(row::ActiveModel::from(model.clone())).exec_without_returning(t).await?;
    Ok((of(model), key))
}

/// The link that a key opens now.
///
/// # Errors
/// 404, alike for a wrong, an expired and a revoked one.
pub async fn open(c: &impl ConnectionTrait, now: Instant, kind: &str, key: &str) -> Result<SharedLink> {
    let key = key.trim();
    if key.len() != 64 || !key.bytes().all(|one| one.is_ascii_hexdigit()) {
        return Err(Error::not_found());
    }
    row::Entity::find()
        .filter(row::Column::TokenSha256.eq(sha256(key.to_ascii_lowercase().as_bytes())))
        .filter(row::Column::Kind.eq(kind))
        .one(c)
        .await?
        .map(of)
        .filter(|link| link.is_open(now))
        .ok_or_else(Error::not_found)
}

/// Notes that a link was opened for the first time.
///
/// # Errors
/// When the database fails.
pub async fn note_opened(t: &DatabaseTransaction, now: Instant, id: SharedLinkId) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::OpenedAt, Expr::value(now))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::OpenedAt.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// The links of a thing, newest first, at most 50.
///
/// # Errors
/// When the database fails.
pub async fn of_subject(c: &impl ConnectionTrait, kind: &str, subject: Uuid) -> Result<Vec<SharedLink>> {
    let rows = row::Entity::find()
        .filter(row::Column::SubjectId.eq(subject))
        .filter(row::Column::Kind.eq(kind))
        .order_by_desc(row::Column::Id)
        .limit(MOST_LISTED)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

/// Revokes a link of that thing; one that is revoked stays so.
///
/// # Errors
/// 404 when the thing has no such link.
pub async fn revoke(
    t: &DatabaseTransaction,
    now: Instant,
    kind: &str,
    subject: Uuid,
    id: SharedLinkId,
) -> Result<SharedLink> {
    let found = row::Entity::find_by_id(id)
        .filter(row::Column::SubjectId.eq(subject))
        .filter(row::Column::Kind.eq(kind))
        .one(t)
        .await?
        .map(of)
        .ok_or_else(Error::not_found)?;
    row::Entity::update_many()
        .col_expr(row::Column::RevokedAt, Expr::value(now))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::RevokedAt.is_null())
        .exec(t)
        .await?;
    Ok(found)
}
