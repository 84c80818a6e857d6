//! `Idempotency-Key`: the same call sent twice does one thing and gets one answer.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};

use super::Db;
use crate::kernel::{Error, Instant, OrganisationId, Result};

/// After this, a call that never ended may be made again.
const ABANDONED_AFTER_MINUTES: i64 = 10;
/// The status of a call that has not ended.
const RUNNING: i32 = 0;

mod key {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_keys")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation_id: OrganisationId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub request_hash: String,
        pub status: i32,
        pub location: Option<String>,
        pub body: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An answer given before under a key.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// The HTTP status.
    pub status: u16,
    /// The `Location`, if any.
    pub location: Option<String>,
    /// The JSON body.
    pub body: String,
}

/// Begins a call under a key; or gives the answer that the same call got before.
///
/// # Errors
/// `idempotency-key-reused` (409) for another request under the same key; `request-in-progress` (409) while the
/// first one runs.
pub async fn begin(
    db: &Db,
    organisation: OrganisationId,
    key: &str,
    request_hash: &str,
    now: Instant,
) -> Result<Option<Remembered>> {
    db.tx(async |t| {
        let found = key::Entity::find_by_id((organisation, key.to_owned())).one(t).await?;
        if let Some(row) = found {
            if row.request_hash != request_hash {
                return Err(Error::conflict("idempotency-key-reused"));
            }
            if row.status != RUNNING {
                let status = u16::try_from(row.status).unwrap_or(200);
                return Ok(Some(Remembered { status, location: row.location, body: row.body }));
            }
            if row.created_at > now - Duration::minutes(ABANDONED_AFTER_MINUTES) {
                return Err(Error::conflict("request-in-progress"));
            }
            key::Entity::delete_by_id((organisation, key.to_owned())).exec(t).await?;
        }
        let row = key::ActiveModel {
            organisation_id: Set(organisation),
            key: Set(key.to_owned()),
            request_hash: Set(request_hash.to_owned()),
            status: Set(RUNNING),
            location: Set(None),
            body: Set(String::new()),
            created_at: Set(now),
        };
        let conflict =
            OnConflict::columns([key::Column::OrganisationId, key::Column::Key]).do_nothing().to_owned();
        let written = key::Entity::insert(row).on_conflict(conflict).exec_without_returning(t).await?;
        if written == 0 { Err(Error::conflict("request-in-progress")) } else { Ok(None) }
    })
    .await
}

/// What the keys of pages' forms begin with.
pub const FORMS: &str = "form-";
/// Forms that were sent are remembered for two days: a page that was left open is not sent again later than that.
const FORMS_REMEMBERED_DAYS: i64 = 2;

/// Forgets the forms that were sent long ago.
///
/// # Errors
/// When the database fails.
pub async fn sweep_forms(db: &Db, now: Instant) -> Result<u64> {
    let gone = key::Entity::delete_many()
        .filter(key::Column::CreatedAt.lt(now - Duration::days(FORMS_REMEMBERED_DAYS)))
        .filter(key::Column::Key.starts_with(FORMS))
        .exec(db.fresh())
        .await?;
    Ok(gone.rows_affected)
}

/// Remembers the answer of a call that ended; without one the key is free again.
///
/// # Errors
/// When the database fails.
pub async fn end(db: &Db, organisation: OrganisationId, key: &str, answer: Option<Remembered>) -> Result<()> {
    db.tx(async |t| {
        match answer.clone() {
            None => {
                key::Entity::delete_by_id((organisation, key.to_owned())).exec(t).await?;
            }
            Some(answer) => {
                key::Entity::update_many()
                    .col_expr(key::Column::Status, Expr::value(i32::from(answer.status)))
                    .col_expr(key::Column::Location, Expr::value(answer.location))
                    .col_expr(key::Column::Body, Expr::value(answer.body))
                    .filter(key::Column::OrganisationId.eq(organisation))
                    .filter(key::Column::Key.eq(key))
                    .exec(t)
                    .await?;
            }
        }
        Ok(())
    })
    .await
}
