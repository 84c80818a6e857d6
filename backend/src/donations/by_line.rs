//! A lot declared line by line: a draft is begun with its first lines, more are added as often as wished, then it is
//! declared. Each line has a key of its sender's: the same line sent twice stands once, one sent anew with other words
//! takes the place of the first. So whoever was interrupted sends everything again.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::entity::{key, line, part_line};
use super::inventory::{self, Choices, Guide, Inventory, Meaning, RefusalCode};
use super::lot::{Line, Lot, Part, Summary};
use super::rules::{self, Action, Refused, State};
use super::{Sent, declare, store, taking, write};
use crate::kernel::{Capacity, DonationLotId, Error, LotLineId, OpContext, Result};
use crate::platform::{audit, bulk, counters, short_codes};
use crate::web::App;

/// Lines sent at once, at most.
pub const MOST_AT_ONCE: usize = 500;

/// A line as it is sent: each field as people write it, empty for nothing.
#[derive(Clone, Debug, Default)]
pub struct SentLine {
    /// The sender's own key, 1 to 64 characters.
    pub key: String,
    /// Meanings with what is said of each.
    pub said: Vec<(Meaning, String)>,
}

/// What became of the lines sent.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Lines that are new in the draft.
    pub added: u32,
    /// Lines that took the place of one with the same key.
    pub replaced: u32,
    /// Lines that were there already, the same.
    pub unchanged: u32,
    /// What is wrong with the others: the place of the line among those sent, from 1, and its fault.
    pub refusals: Vec<inventory::Refusal>,
}

/// The columns that lines are read in.
const COLUMNS: [Meaning; 15] = [
    Meaning::Quantity,
    Meaning::Category,
    Meaning::Designation,
    Meaning::Brand,
    Meaning::Model,
    Meaning::ModelNumber,
    Meaning::Serial,
    Meaning::InventoryNumber,
    Meaning::Processor,
    Meaning::Memory,
    Meaning::Storage,
    Meaning::OperatingSystem,
    Meaning::PurchaseDate,
    Meaning::PurchasePrice,
    Meaning::StateNote,
];

/// A heading that the reader finds by itself for each of [`COLUMNS`].
const HEADINGS: &str = "Quantité;Type;Désignation;Marque;Modèle;Référence fabricant;N° de série;N° inventaire;Processeur;\
                        Mémoire;Disque;Système d'exploitation;Date d'achat;Prix d'achat;Observations\n";

/// Lines as a file that the reader understands: one line of headings, then one record for each, whatever it holds.
fn as_file(lines: &[SentLine]) -> String {
    let mut file = String::from(HEADINGS);
    for line in lines {
        let cells = COLUMNS.map(|meaning| {
            let said = line.said.iter().find(|(own, _)| *own == meaning).map(|(_, text)| text.as_str());
            // A break inside a cell would move the lines below.
            let text = said.unwrap_or_default().replace(['\r', '\n'], " ");
            format!("\"{}\"", text.replace('"', "\"\""))
        });
        file.push_str(&cells.join(";"));
        file.push('\n');
    }
    file
}

/// Reads lines by the same rules as files. A line that says nothing is refused too.
fn understand(lines: &[SentLine], reference: Arc<inventory::Reference>) -> Result<Inventory> {
    let guide = Guide { reference, choices: Choices::default() };
    let file = as_file(lines);
    let read = inventory::read_unless(&AtomicBool::new(false), file.as_bytes(), None, &guide);
    let mut read = match read {
        Ok(read) => read,
        Err(inventory::InventoryError::NoLines) => return Err(Error::invalid("lines", "lines-empty")),
        Err(error) => return Err(Error::internal(error)),
    };
    // Line 1 is the headings'.
    let told: HashSet<u32> = read
        .lines
        .iter()
        .map(|line| line.line)
        .chain(read.refusals.iter().map(|refusal| refusal.line))
        .collect();
    for (at, _) in (2..).zip(lines).filter(|(at, _)| !told.contains(at)) {
        read.refusals.push(inventory::Refusal {
            sheet: 0,
            line: at,
            column: None,
            code: RefusalCode::ModelMissing,
            value: None,
            args: Vec::new(),
            about: None,
        });
    }
    Ok(read)
}

fn check(lines: &[SentLine]) -> Result<()> {
    if lines.is_empty() {
        return Err(Error::invalid("lines", "lines-empty"));
    }
    if lines.len() > MOST_AT_ONCE {
        return Err(Error::invalid("lines", "lines-too-many").with("limit", MOST_AT_ONCE));
    }
    let mut keys = HashSet::new();
    for (at, line) in (1_usize..).zip(lines) {
        let length = line.key.chars().count();
        if !(1..=64).contains(&length) || !keys.insert(line.key.as_str()) {
            return Err(Error::invalid("lines", "line-key").with("line", at));
        }
    }
    Ok(())
}

fn hash(said: &[(Meaning, String)]) -> String {
    let mut said: Vec<String> =
        said.iter().map(|(meaning, text)| format!("{}={text}", meaning.code())).collect();
    said.sort_unstable();
    Sha256::digest(said.join("\u{1f}")).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Begins a draft with its first lines.
///
/// # Errors
/// 401, 403 for anyone but a donor; 422 on `site_id`, `legal_basis`, `wish`, `lines`; 422 `lines-none-good` when not one
/// line can be kept.
pub async fn begin(app: &App, op: &OpContext, sent: Sent, lines: &[SentLine]) -> Result<(Lot, Outcome)> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    check(lines)?;
    let gift = declare::gift_of(app, op, donor, &sent).await?;
    let read = understand(lines, taking::reference(app).await?)?;
    if read.lines.is_empty() {
        return Err(Error::invalid("lines", "lines-none-good"));
    }
    app.db
        .tx(async |t| {
            let id = DonationLotId::new();
            let kept: Vec<Line> =
                (1..).zip(read.lines.clone()).map(|(position, line)| Line::of(position, line)).collect();
            let lot = Lot {
                id,
                reference: counters::next_reference(t, "LOT", op.now).await?,
                donor_id: donor,
                site_id: gift.site.id,
                legal_basis: gift.basis,
                wish: gift.wish,
                document_id: None,
                // No file: its own, so that no other lot has the same.
                content_hash: format!("lines:{id}"),
                line_count: i32::try_from(kept.len()).map_err(Error::internal)?,
                refused_count: 0,
                unit_count: kept.iter().map(|line| line.quantity).sum(),
                preferred_id: gift.preferred,
                declared_at: None,
                cancelled_at: None,
                version: 1,
                created_at: op.now,
            };
            let part = declare::new_part(&lot);
            let summary = Summary::default();
            let progress = inventory::Progress::default();
            write::insert_lot(t, op.now, &lot, &summary, &kept, &part, &progress).await?;
            insert_keys(t, id, lines, &kept).await?;
            short_codes::give(t, op.now, super::LOT, id.0).await?;
            let details = json!({ "lines": lot.line_count });
            audit::record(t, op, "donation_lot.begin", "donation_lot", id, details).await?;
            let outcome = Outcome {
                added: u32::try_from(kept.len()).map_err(Error::internal)?,
                refusals: from_one(read.refusals.clone()),
                ..Outcome::default()
            };
            Ok((lot, outcome))
        })
        .await
}

/// Refusals with the place of each line among those sent, from 1.
fn from_one(refusals: Vec<inventory::Refusal>) -> Vec<inventory::Refusal> {
    let place =
        |refusal: inventory::Refusal| inventory::Refusal { line: refusal.line.saturating_sub(1), ..refusal };
    refusals.into_iter().map(place).collect()
}

/// The key of a line that was read: the reader counts the headings as the first line.
fn sent_of<'a>(lines: &'a [SentLine], read: &Line) -> Option<&'a SentLine> {
    usize::try_from(read.line).ok().and_then(|line| lines.get(line.checked_sub(2)?))
}

async fn insert_keys(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    lines: &[SentLine],
    kept: &[Line],
) -> Result<()> {
    let rows = kept.iter().filter_map(|read| {
        let sent = sent_of(lines, read)?;
        Some(key::ActiveModel {
            lot_id: Set(lot),
            key: Set(sent.key.clone()),
            line_id: Set(read.id),
            said: Set(hash(&sent.said)),
        })
    });
    bulk::insert(t, rows.collect::<Vec<_>>()).await
}

/// Adds lines to a draft that was begun so; the same twice changes nothing.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) for a lot that is no draft, or was read from a file; 422 on `lines`.
pub async fn add(app: &App, op: &OpContext, id: DonationLotId, lines: &[SentLine]) -> Result<(Lot, Outcome)> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    store::lot_of_donor(app.db.fresh(), donor, id).await?;
    check(lines)?;
    let reference = taking::reference(app).await?;
    app.db
        .tx(async |t| {
            let mut lot = store::lot_of_donor(t, donor, id).await?;
            let is_draft =
                lot.declared_at.is_none() && lot.cancelled_at.is_none() && lot.document_id.is_none();
            if !is_draft {
                return Err(Refused::WrongState { state: State::Declared, action: Action::Declare }.into());
            }
            let mut parts = store::parts_of_lots(t, [id]).await?;
            let Some(part) = parts.first_mut() else { return Err(Error::not_found()) };
            let there = keys_of(t, id, lines).await?;
            let mut outcome = Outcome::default();
            let same =
                |line: &SentLine| there.get(&line.key).is_some_and(|(_, said)| *said == hash(&line.said));
            outcome.unchanged = count(lines.iter().filter(|line| same(line)).count());
            // Each keeps its place among those sent.
            let news: Vec<(usize, SentLine)> = (1..)
                .zip(lines)
                .filter(|(_, line)| !same(line))
                .map(|(at, line)| (at, line.clone()))
                .collect();
            if news.is_empty() {
                return Ok((lot, outcome));
            }
            let sent: Vec<SentLine> = news.iter().map(|(_, line)| line.clone()).collect();
            let mut read = understand(&sent, reference.clone())?;
            let replaced: Vec<LotLineId> =
                sent.iter().filter_map(|line| there.get(&line.key)).map(|(line, _)| *line).collect();
            refuse_twins(t, id, &replaced, &mut read).await?;
            let last = last_position(t, id).await?;
            let kept: Vec<Line> =
                (last + 1..).zip(read.lines).map(|(position, line)| Line::of(position, line)).collect();
            let gone: Vec<(LotLineId, String)> = kept
                .iter()
                .filter_map(|line| sent_of(&sent, line))
                .filter_map(|line| Some((there.get(&line.key)?.0, line.key.clone())))
                .collect();
            let before = units_of(t, &gone).await?;
            remove(t, id, &gone).await?;
            outcome.replaced = count(gone.len());
            outcome.added = count(kept.len() - gone.len());
            outcome.refusals = from_one(read.refusals);
            for refusal in &mut outcome.refusals {
                let at = usize::try_from(refusal.line).ok().and_then(|line| news.get(line.checked_sub(1)?));
                refusal.line = at.map_or(refusal.line, |(at, _)| count(*at));
            }
            save(t, op, &mut lot, part, Change { kept: &kept, lines_gone: gone.len(), units_gone: before })
                .await?;
            insert_keys(t, id, &sent, &kept).await?;
            Ok((lot, outcome))
        })
        .await
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

struct Change<'a> {
    kept: &'a [Line],
    lines_gone: usize,
    units_gone: i32,
}

async fn save(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &mut Lot,
    part: &mut Part,
    change: Change<'_>,
) -> Result<()> {
    if change.kept.is_empty() {
        return Ok(());
    }
    let whole = |number: usize| i32::try_from(number).map_err(Error::internal);
    let units: i64 = change.kept.iter().map(|line| i64::from(line.quantity)).sum();
    let units = i64::from(lot.unit_count) - i64::from(change.units_gone) + units;
    let lines = lot.line_count - whole(change.lines_gone)? + whole(change.kept.len())?;
    if units > i64::from(rules::MOST_UNITS) || usize::try_from(lines).unwrap_or(0) > inventory::MOST_LINES {
        return Err(Refused::TooManyUnits.into());
    }
    lot.unit_count = i32::try_from(units).map_err(Error::internal)?;
    lot.line_count = lines;
    (part.line_count, part.unit_count) = (lot.line_count, lot.unit_count);
    let summary = store::summary(t, lot.id).await?;
    write::add_lines(t, op, lot, &summary, change.kept, part, "add_lines").await
}

/// The keys among these that are there: the line of each, and what was said.
async fn keys_of(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    lines: &[SentLine],
) -> Result<HashMap<String, (LotLineId, String)>> {
    let rows = key::Entity::find()
        .filter(key::Column::LotId.eq(lot))
        .filter(key::Column::Key.is_in(lines.iter().map(|line| line.key.clone())))
        .all(t)
        .await?;
    Ok(rows.into_iter().map(|row| (row.key, (row.line_id, row.said))).collect())
}

async fn last_position(t: &DatabaseTransaction, lot: DonationLotId) -> Result<i32> {
    let last: Option<i32> = line::Entity::find()
        .select_only()
        .column(line::Column::Position)
        .filter(line::Column::LotId.eq(lot))
        .order_by_desc(line::Column::Position)
        .limit(1)
        .into_tuple()
        .one(t)
        .await?;
    Ok(last.unwrap_or_default())
}

/// Refuses lines whose serial stands already on another line of the draft.
async fn refuse_twins(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    replaced: &[LotLineId],
    read: &mut Inventory,
) -> Result<()> {
    let serial = || Func::upper(Expr::col(line::Column::Serial));
    let serials: Vec<String> =
        read.lines.iter().filter_map(|one| one.serial.as_deref()).map(str::to_uppercase).collect();
    let there: Vec<(Option<String>, i32)> = line::Entity::find()
        .select_only()
        .expr(serial())
        .column(line::Column::Position)
        .filter(line::Column::LotId.eq(lot))
        .filter(line::Column::Id.is_not_in(replaced.iter().copied()))
        .filter(Expr::expr(serial()).is_in(serials))
        .into_tuple()
        .all(t)
        .await?;
    let there: HashMap<String, i32> =
        there.into_iter().filter_map(|(serial, position)| Some((serial?, position))).collect();
    let (kept, twins): (Vec<_>, Vec<_>) = std::mem::take(&mut read.lines).into_iter().partition(|one| {
        one.serial.as_deref().is_none_or(|serial| !there.contains_key(&serial.to_uppercase()))
    });
    read.lines = kept;
    read.refusals.extend(twins.into_iter().map(|one| {
        let first = one.serial.as_deref().and_then(|serial| there.get(&serial.to_uppercase()));
        inventory::Refusal {
            sheet: 0,
            line: one.line,
            column: None,
            code: RefusalCode::SerialDuplicate,
            args: vec![("first_line".to_owned(), first.copied().unwrap_or_default().to_string())],
            value: one.serial,
            about: None,
        }
    }));
    Ok(())
}

async fn units_of(t: &DatabaseTransaction, gone: &[(LotLineId, String)]) -> Result<i32> {
    let units: Vec<i32> = line::Entity::find()
        .select_only()
        .column(line::Column::Quantity)
        .filter(line::Column::Id.is_in(gone.iter().map(|(id, _)| *id)))
        .into_tuple()
        .all(t)
        .await?;
    Ok(units.into_iter().sum())
}

async fn remove(t: &DatabaseTransaction, lot: DonationLotId, gone: &[(LotLineId, String)]) -> Result<()> {
    let ids = || gone.iter().map(|(id, _)| *id);
    part_line::Entity::delete_many().filter(part_line::Column::LineId.is_in(ids())).exec(t).await?;
    line::Entity::delete_many().filter(line::Column::Id.is_in(ids())).exec(t).await?;
    key::Entity::delete_many()
        .filter(key::Column::LotId.eq(lot))
        .filter(key::Column::Key.is_in(gone.iter().map(|(_, key)| key.clone())))
        .exec(t)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(key: &str, said: &[(Meaning, &str)]) -> SentLine {
        SentLine {
            key: key.to_owned(),
            said: said.iter().map(|(meaning, text)| (*meaning, (*text).to_owned())).collect(),
        }
    }

    #[test]
    fn every_column_is_read_as_what_it_is_sent_as() {
        let line = sent(
            "1",
            &[
                (Meaning::Brand, "LENOVO"),
                (Meaning::Model, "T480; \"neuf\"\nligne"),
                (Meaning::Serial, "PF1"),
                (Meaning::Memory, "8192 Mio"),
                (Meaning::Storage, "512 NVMe"),
                (Meaning::PurchaseDate, "2019-07-25"),
            ],
        );
        let read = understand(&[line], Arc::default()).unwrap();
        let columns: Vec<Option<Meaning>> =
            read.sheets[0].columns.iter().map(|column| column.meaning).collect();
        assert_eq!(columns, COLUMNS.map(Some));
        assert_eq!((read.lines[0].serial.as_deref(), read.lines[0].memory_mb), (Some("PF1"), Some(8192)));
        assert_eq!(read.lines[0].storage[0].gigabytes, 512);
    }

    #[test]
    fn a_line_that_says_nothing_is_refused_and_not_passed_over() {
        let lines = [
            sent("1", &[(Meaning::Model, "Latitude 5490")]),
            sent("2", &[]),
            sent("3", &[(Meaning::Designation, "TOTAL")]),
        ];
        let read = understand(&lines, Arc::default()).unwrap();
        let refused: Vec<(u32, RefusalCode)> = read.refusals.iter().map(|one| (one.line, one.code)).collect();
        assert_eq!(refused, [(3, RefusalCode::ModelMissing), (4, RefusalCode::ModelMissing)]);
    }

    #[test]
    fn keys_are_there_and_each_once() {
        assert!(check(&[sent("1", &[]), sent("2", &[])]).is_ok());
        for wrong in [vec![], vec![sent("", &[])], vec![sent("1", &[]), sent("1", &[])]] {
            assert!(check(&wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(hash(&[(Meaning::Model, "a".into())]), hash(&[(Meaning::Model, "a".into())]));
        assert_ne!(hash(&[(Meaning::Model, "a".into())]), hash(&[(Meaning::Brand, "a".into())]));
    }
}
