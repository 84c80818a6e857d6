//! Who did what, for whom, when (law 11). Entries are written unlinked inside the use case's transaction; the
//! sealer then links committed ones into a chain, so that writers never queue behind it.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::tolerant::{Row, Source, Unreadable};
use super::{Db, bulk};
use crate::kernel::{Actor, AuditEntryId, Instant, OpContext, OrganisationId, Result, UserId, canonical};

mod entry {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AuditEntryId,
        pub at: Instant,
        pub actor_kind: String,
        pub user_id: Option<UserId>,
        pub organisation_id: Option<OrganisationId>,
        pub system_name: Option<String>,
        pub action: String,
        pub subject_kind: String,
        pub subject_id: String,
        pub details: Json,
        pub request_id: String,
        pub seal_number: Option<i64>,
        pub seal_hash: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A line of an object's history.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: Instant,
    /// What, such as `purchase_order.sign`.
    pub action: String,
    /// For which organisation.
    pub organisation_id: Option<OrganisationId>,
    /// By whom.
    pub user_id: Option<UserId>,
    /// More, never personal data of a household.
    pub details: Value,
}

fn model(
    op: &OpContext,
    action: &str,
    subject_kind: &str,
    subject_id: String,
    details: Value,
) -> entry::ActiveModel {
    let (kind, user, organisation, system) = match &op.actor {
        Actor::Organisation(acting) => ("user", Some(acting.user_id), Some(acting.organisation_id), None),
        Actor::System(name) => ("system", None, None, Some((*name).to_owned())),
        Actor::Anonymous => ("anonymous", None, None, None),
    };
    entry::ActiveModel {
        id: Set(AuditEntryId::new()),
        at: Set(op.now),
        actor_kind: Set(kind.to_owned()),
        user_id: Set(user),
        organisation_id: Set(organisation),
        system_name: Set(system),
        action: Set(action.to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(subject_id),
        details: Set(details),
        request_id: Set(op.request_id.clone()),
        seal_number: Set(None),
        seal_hash: Set(None),
    }
}

/// What happened to the things of a kind since then: the thing, the action and the moment; oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn moments(
    c: &impl ConnectionTrait,
    subject_kind: &str,
    since: Instant,
    limit: u64,
) -> Result<Vec<(String, String, Instant)>> {
    Ok(entry::Entity::find()
        .filter(entry::Column::SubjectKind.eq(subject_kind))
        .filter(entry::Column::At.gte(since))
        .order_by_asc(entry::Column::Id)
        .limit(limit)
        .select_only()
        .columns([entry::Column::SubjectId, entry::Column::Action, entry::Column::At])
        .into_tuple()
        .all(c)
        .await?)
}

/// Writes one entry in the caller's transaction. `action` is `subject.verb`.
///
/// # Errors
/// When the database fails.
pub async fn record(
    t: &DatabaseTransaction,
    op: &OpContext,
    action: &str,
    subject_kind: &str,
    subject_id: impl ToString,
    details: Value,
) -> Result<()> {
    entry::Entity::insert(model(op, action, subject_kind, subject_id.to_string(), details))
        .exec_without_returning(t)
        .await?;
    Ok(())
}

/// Writes one entry per subject, in batches.
///
/// # Errors
/// When the database fails.
pub async fn record_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    action: &str,
    subject_kind: &str,
    subjects: impl IntoIterator<Item = (String, Value)>,
) -> Result<()> {
    let subjects = subjects.into_iter();
    bulk::insert(t, subjects.map(|(id, details)| model(op, action, subject_kind, id, details))).await
}

/// An entry of a past that is written at once.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who acted, and when.
    pub op: OpContext,
    /// What, such as `request.accept`.
    pub action: String,
    /// On what kind of thing.
    pub subject_kind: &'static str,
    /// On which one.
    pub subject_id: String,
    /// More, never personal data of a household.
    pub details: Value,
}

/// Writes entries of a past, in their order, in batches.
///
/// # Errors
/// When the database fails.
pub async fn record_told(t: &DatabaseTransaction, all: &[Told]) -> Result<()> {
    let rows = all.iter().map(|one| {
        model(&one.op, &one.action, one.subject_kind, one.subject_id.clone(), one.details.clone())
    });
    bulk::insert(t, rows).await
}

/// The history of one subject, oldest first, at most 200 lines.
///
/// # Errors
/// When the database fails.
pub async fn history(
    c: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: impl ToString,
) -> Result<Vec<Entry>> {
    let rows = entry::Entity::find()
        .filter(entry::Column::SubjectKind.eq(subject_kind))
        .filter(entry::Column::SubjectId.eq(subject_id.to_string()))
        .order_by_asc(entry::Column::Id)
        .limit(200)
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Entry {
            at: row.at,
            action: row.action,
            organisation_id: row.organisation_id,
            user_id: row.user_id,
            details: row.details,
        })
        .collect())
}

/// What the journal says of several things of one kind: the id of each with the details of each of its entries.
///
/// # Errors
/// When the database fails.
pub async fn details_of(
    c: &impl ConnectionTrait,
    subject_kind: &str,
    subject_ids: impl IntoIterator<Item = String>,
) -> Result<Vec<(String, Value)>> {
    Ok(entry::Entity::find()
        .select_only()
        .column(entry::Column::SubjectId)
        .column(entry::Column::Details)
        .filter(entry::Column::SubjectKind.eq(subject_kind))
        .filter(entry::Column::SubjectId.is_in(subject_ids))
        .into_tuple()
        .all(c)
        .await?)
}

fn link(previous: &str, number: i64, row: &entry::Model) -> String {
    let mut digest = Sha256::new();
    for part in [
        previous,
        &number.to_string(),
        &row.id.to_string(),
        &row.at.timestamp_micros().to_string(),
        &row.actor_kind,
        &row.user_id.map(|id| id.to_string()).unwrap_or_default(),
        &row.organisation_id.map(|id| id.to_string()).unwrap_or_default(),
        row.system_name.as_deref().unwrap_or_default(),
        &row.action,
        &row.subject_kind,
        &row.subject_id,
        &canonical(&row.details),
        &row.request_id,
    ] {
        digest.update(part.len().to_be_bytes());
        digest.update(part.as_bytes());
    }
    hex(&digest.finalize())
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)]);
        text.push(DIGITS[usize::from(byte & 15)]);
    }
    text
}

/// Links up to 500 committed entries; returns how many. One sealer at a time: the unique seal number refuses a
/// second one.
///
/// # Errors
/// When the database fails, or another sealer was faster.
pub async fn seal(db: &Db) -> Result<u64> {
    db.tx(async |t| {
        let head = entry::Entity::find()
            .filter(entry::Column::SealNumber.is_not_null())
            .order_by_desc(entry::Column::SealNumber)
            .one(t)
            .await?;
        let (mut number, mut hash) = head.map_or((0, String::new()), |row| {
            (row.seal_number.unwrap_or_default(), row.seal_hash.unwrap_or_default())
        });
        let rows = entry::Entity::find()
            .filter(entry::Column::SealNumber.is_null())
            .order_by_asc(entry::Column::Id)
            .limit(500)
            .all(t)
            .await?;
        let sealed = rows.len() as u64;
        for row in rows {
            number += 1;
            hash = link(&hash, number, &row);
            entry::Entity::update_many()
                .col_expr(entry::Column::SealNumber, Expr::value(number))
                .col_expr(entry::Column::SealHash, Expr::value(hash.clone()))
                .filter(entry::Column::Id.eq(row.id))
                .exec(t)
                .await?;
        }
        Ok(sealed)
    })
    .await
}

/// Where the sealed chain ends: how many entries, and the hash of the last one.
///
/// # Errors
/// When the database fails.
pub async fn head(c: &impl ConnectionTrait) -> Result<(i64, String)> {
    let last: Option<(Option<i64>, Option<String>)> = entry::Entity::find()
        .filter(entry::Column::SealNumber.is_not_null())
        .order_by_desc(entry::Column::SealNumber)
        .select_only()
        .columns([entry::Column::SealNumber, entry::Column::SealHash])
        .into_tuple()
        .one(c)
        .await?;
    Ok(last
        .map_or((0, String::new()), |(number, hash)| (number.unwrap_or_default(), hash.unwrap_or_default())))
}

/// The hash of the entry with that seal number, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn sealed_hash(c: &impl ConnectionTrait, number: i64) -> Result<Option<String>> {
    let found: Option<Option<String>> = entry::Entity::find()
        .filter(entry::Column::SealNumber.eq(number))
        .select_only()
        .column(entry::Column::SealHash)
        .into_tuple()
        .one(c)
        .await?;
    Ok(found.flatten())
}

/// What the verifier found in the audit journal.
#[derive(Debug, Default)]
pub struct SealReport {
    /// Entries checked.
    pub sealed: u64,
    /// Entries that the sealer has yet to link.
    pub unsealed: u64,
    /// The first seal number that does not fit, if any.
    pub broken_at: Option<i64>,
    /// What does not fit, one sentence each, at most 100.
    pub faults: Vec<String>,
}

impl SealReport {
    fn fault(&mut self, number: i64, text: String) {
        self.broken_at = self.broken_at.or(Some(number));
        if self.faults.len() < 100 {
            self.faults.push(text);
        }
    }
}

/// An entry as it is stored, its own seal left aside; or what of it cannot be read.
fn decoded(row: &Row<'_>) -> std::result::Result<entry::Model, Unreadable> {
    Ok(entry::Model {
        id: AuditEntryId(row.id("id")?),
        at: row.time("at")?,
        actor_kind: row.text("actor_kind")?,
        user_id: row.id_or_null("user_id")?.map(UserId),
        organisation_id: row.id_or_null("organisation_id")?.map(OrganisationId),
        system_name: row.maybe("system_name")?,
        action: row.text("action")?,
        subject_kind: row.text("subject_kind")?,
        subject_id: row.text("subject_id")?,
        details: row.json("details")?,
        request_id: row.text("request_id")?,
        seal_number: None,
        seal_hash: None,
    })
}

/// Re-reads the sealed chain from its beginning, in pages. What does not fit is named, and the rest is read all the same.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<SealReport> {
    let source = Source::of(c);
    let columns = format!(
        "{}, {}, actor_kind, {}, {}, system_name, action, subject_kind, subject_id, {}, request_id, seal_number, seal_hash",
        source.id("id"),
        source.time("at"),
        source.id("user_id"),
        source.id("organisation_id"),
        source.json("details"),
    );
    let sealed =
        format!("SELECT {columns} FROM audit_entries WHERE seal_number > ?1 ORDER BY seal_number LIMIT 1000");
    let mut report = SealReport::default();
    let (mut number, mut hash) = (0_i64, String::new());
    loop {
        let rows = source.rows(c, &sealed, [number.into()]).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let row = source.row(row);
            let (found, own) = (row.number("seal_number"), row.text("seal_hash").unwrap_or_default());
            let Ok(found) = found else {
                report.fault(number + 1, format!("journal entry {} cannot be read (law 11)", number + 1));
                return Ok(report);
            };
            if found != number + 1 {
                let missing = number + 1;
                report.fault(missing, format!("journal entry {missing} is missing (law 11)"));
            }
            match decoded(&row) {
                Err(what) => {
                    report.fault(found, format!("journal entry {found} cannot be read: {what} (law 11)"));
                }
                // After a gap the entry before is not known: this one is taken at its word, the next is checked by it.
                Ok(_) if found != number + 1 => {}
                Ok(entry) if link(&hash, found, &entry) == own => {}
                Ok(_) => {
                    report.fault(found, format!("journal entry {found} does not fit the chain (law 11)"));
                }
            }
            (number, hash) = (found, own);
            report.sealed += 1;
        }
    }
    let unsealed =
        format!("SELECT {columns} FROM audit_entries WHERE seal_number IS NULL ORDER BY id LIMIT 1000");
    for row in source.rows(c, &unsealed, []).await? {
        if let Err(what) = decoded(&source.row(&row)) {
            let id = source.row(&row).text("id").unwrap_or_default().to_lowercase();
            report.fault(
                number + 1,
                format!("journal entry {id}, not sealed yet, cannot be read: {what} (law 11)"),
            );
        }
    }
    report.unsealed = entry::Entity::find().filter(entry::Column::SealNumber.is_null()).count(c).await?;
    Ok(report)
}
