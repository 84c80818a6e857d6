//! Sessions of people who signed in, kept in the database so that any replica can answer.

use async_trait::async_trait;
use chrono::DateTime;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, sea_query::OnConflict};
use tower_sessions::cookie::{SameSite, time::Duration, time::OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{self, Error as StoreError};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use super::Db;
use crate::kernel::{Clock, Instant};

mod session {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub data: String,
        pub expires_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The store over our own database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    clock: Clock,
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Backend(error.to_string())
}

fn moment(at: OffsetDateTime) -> Instant {
    DateTime::from_timestamp(at.unix_timestamp(), 0).unwrap_or_default()
}

impl Store {
    async fn write(&self, record: &Record, only_new: bool) -> session_store::Result<bool> {
        let data = serde_json::to_string(&record.data).map_err(failed)?;
        let row = session::ActiveModel {
            id: Set(record.id.to_string()),
            data: Set(data),
            expires_at: Set(moment(record.expiry_date)),
        };
        let mut conflict = OnConflict::column(session::Column::Id);
        if only_new {
            conflict.do_nothing();
        } else {
            conflict.update_columns([session::Column::Data, session::Column::ExpiresAt]);
        }
        let written = session::Entity::insert(row)
            .on_conflict(conflict)
            .exec_without_returning(self.db.fresh())
            .await
            .map_err(failed)?;
        Ok(written > 0)
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        while !self.write(record, true).await? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        self.write(record, false).await.map(|_| ())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let row = session::Entity::find_by_id(id.to_string())
            .filter(session::Column::ExpiresAt.gt(chrono::Utc::now()))
            .one(self.db.fresh())
            .await
            .map_err(failed)?;
        row.map(|row| {
            Ok(Record {
                id: *id,
                data: serde_json::from_str(&row.data).map_err(failed)?,
                expiry_date: OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp())
                    .map_err(failed)?,
            })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        session::Entity::delete_by_id(id.to_string()).exec(self.db.fresh()).await.map_err(failed)?;
        Ok(())
    }
}

/// The layer that reads and writes the session cookie: HTTP only, same site, twelve hours after the last visit.
#[must_use]
pub fn layer(db: Db, clock: Clock, secure: bool) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store { db, clock })
        .with_name("rebond_session")
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_secure(secure)
        .with_expiry(Expiry::OnInactivity(Duration::hours(12)))
}

/// Forgets sessions that have ended.
///
/// # Errors
/// When the database fails.
pub async fn sweep(store: &Store) -> Result<u64, DbErr> {
    let ended = store.clock.now().min(chrono::Utc::now());
    Ok(session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lt(ended))
        .exec(store.db.fresh())
        .await?
        .rows_affected)
}

impl Store {
    /// The store for sweeping.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }
}
