//! What somebody had typed into a form that could not be taken, for an hour: sealed with a key that only their browser
//! holds, so that nobody else, not even who reads the database, learns what it says.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use rand::Rng;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::Db;
use crate::kernel::{Error, Instant, Result};

/// How long they are kept.
pub const KEPT_MINUTES: i64 = 60;
/// So many at once; beyond, nothing new is kept until some are forgotten.
const MOST: u64 = 2000;
/// The largest that is kept, before it is sealed.
const LARGEST: usize = 64 * 1024;

mod kept {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kept_forms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub sealed: String,
        pub expires_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What the browser holds: which form, and the key to it. Its text is `id.key`.
pub struct Ticket {
    id: String,
    key: [u8; 32],
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ticket({})", self.id)
    }
}

impl std::fmt::Display for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.id, URL_SAFE_NO_PAD.encode(self.key))
    }
}

impl Ticket {
    fn new() -> Self {
        let (mut id, mut key) = ([0_u8; 16], [0_u8; 32]);
        rand::rng().fill_bytes(&mut id);
        rand::rng().fill_bytes(&mut key);
        Self { id: URL_SAFE_NO_PAD.encode(id), key }
    }

    /// Reads what the browser sends back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, key) = text.split_once('.')?;
        let key = URL_SAFE_NO_PAD.decode(key).ok()?.try_into().ok()?;
        (id.len() == 22).then(|| Self { id: id.to_owned(), key })
    }

    fn cipher(&self) -> Result<LessSafeKey> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.key)
            .map_err(|_| Error::internal("a key of the wrong length"))?;
        Ok(LessSafeKey::new(key))
    }

    fn seal(&self, mut text: Vec<u8>) -> Result<String> {
        // Each key seals one text once.
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        self.cipher()?
            .seal_in_place_append_tag(nonce, Aad::from(self.id.as_bytes()), &mut text)
            .map_err(|_| Error::internal("a form could not be sealed"))?;
        Ok(URL_SAFE_NO_PAD.encode(text))
    }

    fn open(&self, sealed: &str) -> Option<Vec<u8>> {
        let mut text = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        let opened =
            self.cipher().ok()?.open_in_place(nonce, Aad::from(self.id.as_bytes()), &mut text).ok()?;
        Some(opened.to_vec())
    }
}

/// Keeps a text; `None` when it is too large, or too many are kept.
///
/// # Errors
/// When the database fails.
pub async fn keep(db: &Db, now: Instant, text: Vec<u8>) -> Result<Option<Ticket>> {
    if text.len() > LARGEST {
        return Ok(None);
    }
    let ticket = Ticket::new();
    let sealed = ticket.seal(text)?;
    let kept = db
        .tx(async |t| {
            kept::Entity::delete_many().filter(kept::Column::ExpiresAt.lte(now)).exec(t).await?;
            if kept::Entity::find().count(t).await? >= MOST {
                return Ok(false);
            }
            let row = kept::ActiveModel {
                id: Set(ticket.id.clone()),
                sealed: Set(sealed.clone()),
                expires_at: Set(now + Duration::minutes(KEPT_MINUTES)),
            };
            kept::Entity::insert(row).exec_without_returning(t).await?;
            Ok(true)
        })
        .await?;
    Ok(kept.then_some(ticket))
}

/// The text behind a ticket, if it is still kept.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &Db, now: Instant, ticket: &Ticket) -> Result<Option<Vec<u8>>> {
    let row = kept::Entity::find_by_id(ticket.id.clone())
        .filter(kept::Column::ExpiresAt.gt(now))
        .one(db.fresh())
        .await?;
    Ok(row.and_then(|row| ticket.open(&row.sealed)))
}

/// Forgets a text before its time.
///
/// # Errors
/// When the database fails.
pub async fn forget(db: &Db, ticket: &Ticket) -> Result<()> {
    kept::Entity::delete_by_id(ticket.id.clone()).exec(db.fresh()).await?;
    Ok(())
}

/// Forgets every text whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn sweep(db: &Db, now: Instant) -> Result<u64> {
    let gone = kept::Entity::delete_many().filter(kept::Column::ExpiresAt.lte(now)).exec(db.fresh()).await?;
    Ok(gone.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ticket_that_sealed_opens() {
        let ticket = Ticket::new();
        let sealed = ticket.seal(b"Camille Exemple".to_vec()).unwrap();
        assert_eq!(ticket.open(&sealed).as_deref(), Some(&b"Camille Exemple"[..]));
        let again = Ticket::parse(&ticket.to_string()).unwrap();
        assert_eq!(again.open(&sealed).as_deref(), Some(&b"Camille Exemple"[..]));
        assert_eq!(Ticket::new().open(&sealed), None);
        let other = Ticket { id: Ticket::new().id, key: ticket.key };
        assert_eq!(other.open(&sealed), None);
        assert!(Ticket::parse("x.y").is_none());
    }
}
