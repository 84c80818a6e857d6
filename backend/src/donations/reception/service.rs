//! Counting a lot part blind, by several people at once; closing the count, and what it came to.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::super::inventory::Category;
use super::super::lot::{Part, PartLine};
use super::super::rules::{Action, MOST_UNITS, State, transition};
use super::super::{store as lots, write};
use super::rules::{self, Entry, Tally};
use super::store::{self, Counting, Kind};
use crate::kernel::written::prose;
use crate::kernel::{Capacity, CountEntryId, Error, LotPartId, OpContext, OrganisationId, Result};
use crate::web::App;

/// What somebody counts.
#[derive(Clone, Debug)]
pub enum What {
    /// One unit, by the serial number that was read.
    Serial {
        /// As it was read.
        serial: String,
        /// Of which kind it is when no line declares that number; none says that it was not declared.
        kind: Option<i32>,
        /// What it is, for what was not declared.
        category: Option<String>,
    },
    /// Units of a declared kind, by hand.
    OfKind {
        /// The position of its first line.
        kind: i32,
        /// How many.
        quantity: i64,
    },
    /// Units of something that was not declared.
    NotDeclared {
        /// What they are.
        category: String,
        /// The same in words; may be empty.
        label: String,
        /// How many.
        quantity: i64,
    },
}

/// What came of an entry.
#[derive(Clone, Debug)]
pub enum Entered {
    /// It counts.
    Counted(Entry),
    /// That serial number was counted before, by this entry: it is not counted twice.
    Before(Entry),
}

/// A part that is being counted, with how its count stands.
async fn counted_now(
    t: &DatabaseTransaction,
    op: &OpContext,
    own: OrganisationId,
    id: LotPartId,
) -> Result<(Part, Counting)> {
    let part = lots::part_of_refurbisher(t, own, id).await?;
    transition(part.state, Action::Receive)?;
    let counting = store::hold(t, id, op.now).await?;
    Ok((part, counting))
}

fn sound_key(key: &str) -> Result<&str> {
    let sound = (1..=100).contains(&key.len()) && key.chars().all(|c| c.is_ascii_graphic());
    if sound { Ok(key) } else { Err(Error::invalid("key", "count-key-malformed")) }
}

fn quantity_of(quantity: i64) -> Result<i32> {
    let sound = i32::try_from(quantity).ok().filter(|count| (1..=rules::MOST_AT_ONCE).contains(count));
    sound.ok_or_else(|| Error::invalid("quantity", "count-quantity").with("most", rules::MOST_AT_ONCE))
}

fn category_of(code: &str) -> Result<String> {
    let known = Category::ALL.iter().any(|category| category.code() == code);
    if known { Ok(code.to_owned()) } else { Err(Error::invalid("category", "count-category")) }
}

async fn known_kind(t: &DatabaseTransaction, part: &Part, kind: i32) -> Result<i32> {
    let found = store::kinds(t, part, kind.saturating_sub(1), 1).await?;
    let known = found.first().is_some_and(|one| one.position == kind);
    if known { Ok(kind) } else { Err(Error::invalid("kind", "count-kind")) }
}

/// Counts something. An entry sent again under its key is written once.
///
/// # Errors
/// 401, 403, 404; 422 on `serial`, `kind`, `category`, `label`, `quantity` or `key`; `count-closed` (409) once the count is
/// closed; `lot-part-wrong-state` (409).
pub async fn enter(app: &App, op: &OpContext, id: LotPartId, key: &str, what: What) -> Result<Entered> {
    let by = op.require(Capacity::Refurbisher)?;
    let key = sound_key(key)?;
    app.db
        .tx(async |t| {
            let (part, counting) = counted_now(t, op, by.organisation_id, id).await?;
            if let Some(before) = store::by_key(t, id, key).await? {
                return Ok(Entered::Counted(before));
            }
            if counting.closed_at.is_some() {
                return Err(Error::conflict("count-closed"));
            }
            let mut entry = Entry {
                id: CountEntryId::new(),
                kind: None,
                line_id: None,
                category: None,
                label: None,
                serial: None,
                quantity: 1,
                corrects: None,
                user_name: by.user_name.clone(),
                at: op.now,
            };
            match &what {
                What::Serial { serial, kind, category } => {
                    let read =
                        rules::folded(serial).ok_or_else(|| Error::invalid("serial", "count-serial"))?;
                    let all = store::of_serial(t, id, &read).await?;
                    if let Some(before) = rules::standing(&all).next() {
                        return Ok(Entered::Before(before.clone()));
                    }
                    match store::line_of_serial(t, &part, &read).await? {
                        Some((line, kind)) => (entry.line_id, entry.kind) = (Some(line), Some(kind)),
                        None => match kind {
                            Some(kind) => entry.kind = Some(known_kind(t, &part, *kind).await?),
                            None => {
                                let code = category.as_deref().unwrap_or(Category::Other.code());
                                entry.category = Some(category_of(code)?);
                            }
                        },
                    }
                    entry.serial = Some(read);
                }
                What::OfKind { kind, quantity } => {
                    entry.quantity = quantity_of(*quantity)?;
                    entry.kind = Some(known_kind(t, &part, *kind).await?);
                }
                What::NotDeclared { category, label, quantity } => {
                    entry.quantity = quantity_of(*quantity)?;
                    entry.category = Some(category_of(category)?);
                    entry.label = prose("label", label, 100)?;
                }
            }
            // A lot is never more than may be declared, however it is counted.
            let so_far: i64 = store::sums(t, id).await?.values().sum();
            if so_far + i64::from(entry.quantity) > i64::from(MOST_UNITS) {
                return Err(Error::invalid("quantity", "count-out-of-range"));
            }
            store::insert_entry(t, id, key, by, &entry).await?;
            Ok(Entered::Counted(entry))
        })
        .await
}

/// Takes an entry back: by another entry, nothing is changed.
///
/// # Errors
/// 401, 403, 404; `count-closed`, `count-entry-taken-back`, `lot-part-wrong-state` (409).
pub async fn take_back(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    key: &str,
    entry: CountEntryId,
) -> Result<Entry> {
    let by = op.require(Capacity::Refurbisher)?;
    let key = sound_key(key)?;
    app.db
        .tx(async |t| {
            let (_, counting) = counted_now(t, op, by.organisation_id, id).await?;
            if let Some(before) = store::by_key(t, id, key).await? {
                return Ok(before);
            }
            if counting.closed_at.is_some() {
                return Err(Error::conflict("count-closed"));
            }
            let first = store::entry(t, id, entry).await?;
            if first.corrects.is_some() || !store::taken_back(t, &[entry]).await?.is_empty() {
                return Err(Error::conflict("count-entry-taken-back"));
            }
            let back = Entry {
                id: CountEntryId::new(),
                quantity: -first.quantity,
                corrects: Some(entry),
                user_name: by.user_name.clone(),
                at: op.now,
                ..first
            };
            store::insert_entry(t, id, key, by, &back).await?;
            Ok(back)
        })
        .await
}

/// Closes a count: what was declared can be seen beside it, and each difference waits for its reason.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409). A second click changes nothing.
pub async fn close(app: &App, op: &OpContext, id: LotPartId) -> Result<()> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let (mut part, counting) = counted_now(t, op, own, id).await?;
            if counting.closed_at.is_some() {
                return Ok(());
            }
            store::set_closed(t, id, Some(op.now)).await?;
            let lines = lots::part_lines(t, &part, 0, u64::MAX >> 1).await?;
            let tally = rules::tally(&store::declared(&lines), &store::entries(t, id).await?);
            let counts = lines.iter().map(|one| {
                let found = tally.lines.get(&one.line.id).map_or(0, |found| found.counted);
                (one.line.id, found, one.reason.filter(|_| found != one.expected))
            });
            write::keep_counts(t, id, counts).await?;
            write::save(t, op, &mut part, "close_count", json!({ "entries": counting.entries })).await
        })
        .await
}

/// Opens a closed count again, to count more.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409). A second click changes nothing.
pub async fn reopen(app: &App, op: &OpContext, id: LotPartId) -> Result<()> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let (mut part, counting) = counted_now(t, op, own, id).await?;
            if counting.closed_at.is_none() {
                return Ok(());
            }
            store::set_closed(t, id, None).await?;
            store::forget_counts(t, id).await?;
            write::save(t, op, &mut part, "reopen_count", json!({})).await
        })
        .await
}

/// What a part's closed count came to; `None` when it was not counted here.
///
/// # Errors
/// `count-open` (409) while somebody counts.
pub(in super::super) async fn settled(
    t: &DatabaseTransaction,
    part: &Part,
    lines: &[PartLine],
) -> Result<Option<Tally>> {
    let Some(counting) =
        store::counting(t, part.id).await?.filter(|one| one.entries > 0 || one.closed_at.is_some())
    else {
        return Ok(None);
    };
    if counting.closed_at.is_none() {
        return Err(Error::conflict("count-open"));
    }
    Ok(Some(rules::tally(&store::declared(lines), &store::entries(t, part.id).await?)))
}

/// What a count found beyond the list.
pub(in super::super) async fn beyond_the_list(
    c: &impl sea_orm::ConnectionTrait,
    part: LotPartId,
    lines: &[PartLine],
) -> Result<Vec<super::Extra>> {
    Ok(rules::tally(&store::declared(lines), &store::entries(c, part).await?).extras)
}

/// A count as those who count see it: nothing of what was declared but what it is.
#[derive(Clone, Debug)]
pub struct CountSeen {
    /// The part.
    pub part: Part,
    /// How it stands.
    pub counting: Counting,
    /// The kinds of the list, in its order; one more than asked for.
    pub kinds: Vec<Kind>,
    /// Units counted of each kind; under `None`, what was not declared.
    pub sums: std::collections::HashMap<Option<i32>, i64>,
    /// Who counts, with the units that each has counted.
    pub people: Vec<(String, i64)>,
    /// The newest entries, newest first, with whether each was taken back.
    pub entries: Vec<(Entry, bool)>,
}

/// How many entries a count shows.
const SHOWN_ENTRIES: u64 = 30;

/// A count of the acting refurbisher.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) before its collection.
pub async fn seen(app: &App, op: &OpContext, id: LotPartId, after: i32, limit: u64) -> Result<CountSeen> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let c = app.db.fresh();
    let part = lots::part_of_refurbisher(c, own, id).await?;
    if !is_here(part.state) {
        transition(part.state, Action::Receive)?;
    }
    let counting = store::counting(c, id).await?.unwrap_or_default();
    let kinds = store::kinds(c, &part, after, limit + 1).await?;
    let sums = store::sums(c, id).await?;
    let people = store::people(c, id).await?;
    let newest = store::newest(c, id, SHOWN_ENTRIES).await?;
    let ids: Vec<CountEntryId> = newest.iter().map(|entry| entry.id).collect();
    let back = store::taken_back(c, &ids).await?;
    let entries = newest.into_iter().map(|entry| (back.contains(&entry.id), entry)).map(|(b, e)| (e, b));
    Ok(CountSeen { part, counting, kinds, sums, people, entries: entries.collect() })
}

/// Whether a part is at its workshop.
#[must_use]
pub(in super::super) fn is_here(state: State) -> bool {
    match state {
        State::Collected | State::Received | State::Disputed | State::Processing | State::Closed => true,
        State::Draft
        | State::Declared
        | State::Offered
        | State::Accepted
        | State::CollectionPlanned
        | State::Unplaced
        | State::Cancelled => false,
    }
}
