//! What the columns of a donor's files mean: proposed by the reader, changed by the donor, remembered for its next files
//! with the same headings, forgotten when it wishes.

use std::collections::HashSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect};
use serde_json::json;

use super::entity::{columns, line, lot, part_line};
use super::inventory::{Choices, Meaning, headings_key};
use super::lot::{Line, Lot, Summary};
use super::rules::{self, Action, Refused, State};
use super::{store, taking, write};
use crate::kernel::{Capacity, DonationLotId, Error, OpContext, OrganisationId, Result};
use crate::platform::audit;
use crate::web::App;

/// What a donor said of its last file with these headings; empty when it said nothing.
pub(super) async fn remembered(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    headings: &str,
) -> Result<Choices> {
    match columns::Entity::find_by_id((donor, headings.to_owned())).one(c).await? {
        Some(row) => serde_json::from_value(row.choices).map_err(Error::internal),
        None => Ok(Choices::default()),
    }
}

/// Keeps what a donor says of files with these headings; an empty choice forgets it.
pub(super) async fn remember(
    t: &DatabaseTransaction,
    op: &OpContext,
    donor: OrganisationId,
    headings: &str,
    choices: &Choices,
) -> Result<()> {
    if choices.is_empty() {
        columns::Entity::delete_by_id((donor, headings.to_owned())).exec(t).await?;
    } else {
        let row = columns::ActiveModel {
            donor_id: Set(donor),
            headings: Set(headings.to_owned()),
            choices: Set(serde_json::to_value(choices).map_err(Error::internal)?),
            updated_at: Set(op.now),
        };
        let replaced = OnConflict::columns([columns::Column::DonorId, columns::Column::Headings])
            .update_columns([columns::Column::Choices, columns::Column::UpdatedAt])
            .to_owned();
        columns::Entity::insert(row).on_conflict(replaced).exec_without_returning(t).await?;
    }
    let action = if choices.is_empty() { "inventory_columns.forget" } else { "inventory_columns.remember" };
    audit::record(t, op, action, "organisation", donor, json!({ "columns": choices.0.len() })).await
}

/// Which of these serials, in capitals, stand in a lot that is declared and was not withdrawn.
pub(super) async fn declared_serials(c: &impl ConnectionTrait, serials: &[String]) -> Result<Vec<String>> {
    let serial = || Func::upper(Expr::col((line::Entity, line::Column::Serial)));
    // Two questions: in one, SQLite walks through the lines of all declared lots.
    let found: Vec<(Option<String>, DonationLotId)> = line::Entity::find()
        .select_only()
        .expr(serial())
        .column(line::Column::LotId)
        .filter(Expr::expr(serial()).is_in(serials.iter().cloned()))
        .into_tuple()
        .all(c)
        .await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let lots: HashSet<DonationLotId> = found.iter().map(|(_, lot)| *lot).collect();
    let declared: Vec<DonationLotId> = lot::Entity::find()
        .select_only()
        .column(lot::Column::Id)
        .filter(lot::Column::Id.is_in(lots))
        .filter(lot::Column::DeclaredAt.is_not_null())
        .filter(lot::Column::CancelledAt.is_null())
        .into_tuple()
        .all(c)
        .await?;
    let declared: HashSet<DonationLotId> = declared.into_iter().collect();
    Ok(found.into_iter().filter(|(_, lot)| declared.contains(lot)).filter_map(|(serial, _)| serial).collect())
}

/// Reads the file of a draft of the acting donor again, with what it says of its columns, and remembers that. Empty choices
/// forget what was said, and read the file as the reader understands it.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) once the lot is declared or withdrawn; 422 on `columns` when no line
/// can be kept: then the draft stays as it was.
pub async fn read_again(app: &App, op: &OpContext, id: DonationLotId, choices: Choices) -> Result<Lot> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    let lot = store::lot_of_donor(app.db.fresh(), donor, id).await?;
    let before = store::summary(app.db.fresh(), id).await?;
    let is_draft = lot.declared_at.is_none() && lot.cancelled_at.is_none();
    let document = match lot.document_id {
        Some(document) if is_draft && !before.from_units => document,
        Some(_) | None => {
            return Err(Refused::WrongState { state: State::Declared, action: Action::Declare }.into());
        }
    };
    let bytes = app.storage.bytes(document).await?;
    let progress = std::sync::Arc::default();
    let taken = taking::take(app, donor, bytes, before.file_name.clone(), Some(choices), &progress).await?;
    let taking::Taken { inventory, choices, .. } = taken;
    let units: u64 = inventory.lines.iter().map(|line| u64::from(line.quantity)).sum();
    if inventory.lines.is_empty() {
        return Err(Error::invalid("columns", "inventory-no-good-line"));
    }
    if units > u64::from(rules::MOST_UNITS) {
        return Err(Refused::TooManyUnits.into());
    }
    let headings = headings_key(&inventory.sheets);
    let summary = Summary { choices: choices.clone(), ..Summary::of(&inventory) };
    let refused = i32::try_from(inventory.lines_refused).unwrap_or(i32::MAX);
    let lines: Vec<Line> =
        (1..).zip(inventory.lines).map(|(position, line)| Line::of(position, line)).collect();
    app.db
        .tx(async |t| {
            let mut lot = store::lot_of_donor(t, donor, id).await?;
            if lot.declared_at.is_some() || lot.cancelled_at.is_some() {
                return Err(Refused::WrongState { state: State::Declared, action: Action::Declare }.into());
            }
            let mut parts = store::parts_of_lots(t, [id]).await?;
            let Some(part) = parts.first_mut() else { return Err(Error::not_found()) };
            part_line::Entity::delete_many().filter(part_line::Column::PartId.eq(part.id)).exec(t).await?;
            line::Entity::delete_many().filter(line::Column::LotId.eq(id)).exec(t).await?;
            lot.line_count = i32::try_from(lines.len()).map_err(Error::internal)?;
            lot.unit_count = i32::try_from(units).map_err(Error::internal)?;
            lot.refused_count = refused;
            (part.line_count, part.unit_count) = (lot.line_count, lot.unit_count);
            write::add_lines(t, op, &mut lot, &summary, &lines, part, "read_again").await?;
            remember(t, op, donor, &headings, &choices).await?;
            Ok(lot)
        })
        .await
}

/// What a form says of each column, as pairs of heading and code: `aside`, or a meaning; kept with what was said before.
///
/// # Errors
/// 422 on the column for a code that is none.
pub(super) fn chosen(before: &Summary, said: &[(String, String)]) -> Result<Choices> {
    let mut choices = before.choices.clone();
    let columns = || before.sheets.iter().flat_map(|sheet| &sheet.columns);
    for (heading, code) in said {
        let meaning = meaning(code)?;
        let Some(now) = columns().find(|column| column.heading == *heading) else { continue };
        if now.meaning != meaning {
            choices.0.insert(heading.clone(), meaning);
        }
    }
    Ok(choices)
}

fn meaning(code: &str) -> Result<Option<Meaning>> {
    match code {
        "" | "aside" => Ok(None),
        code => match Meaning::ALL.iter().find(|one| one.code() == code) {
            Some(meaning) => Ok(Some(*meaning)),
            None => Err(Error::invalid("columns", "column-meaning-unknown")),
        },
    }
}

/// The field `columns` of the API: a JSON object from heading to meaning, `null` for a column to leave aside.
///
/// # Errors
/// 422 on `columns`.
pub(super) fn parse(text: &str) -> Result<Choices> {
    let read: std::collections::BTreeMap<String, Option<String>> =
        serde_json::from_str(text).map_err(|_| Error::invalid("columns", "columns-unreadable"))?;
    let choices = read
        .into_iter()
        .map(|(heading, code)| Ok((heading, meaning(code.as_deref().unwrap_or_default())?)))
        .collect::<Result<_>>()?;
    Ok(Choices(choices))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::donations::inventory;

    fn summary() -> Summary {
        let read = inventory::read(b"Truc;N de serie;RAM\nLatitude 5490;AAA1;8 Go\n", None);
        // "Truc" means nothing by itself.
        let read = read.unwrap_or_else(|error| panic!("{error}"));
        Summary::of(&read)
    }

    #[test]
    fn only_what_differs_from_what_was_understood_is_a_choice() {
        let before = summary();
        let said = [("Truc", "model"), ("N de serie", "serial"), ("RAM", "aside"), ("Autre", "brand")]
            .map(|(heading, code)| (heading.to_owned(), code.to_owned()));
        let choices = chosen(&before, &said).unwrap();
        assert_eq!(
            choices.0.into_iter().collect::<Vec<_>>(),
            [("RAM".to_owned(), None), ("Truc".to_owned(), Some(Meaning::Model))]
        );
        assert!(chosen(&before, &[("Truc".to_owned(), "colour".to_owned())]).is_err());
    }

    #[test]
    fn the_columns_of_the_api_are_an_object_of_meanings() {
        let choices = parse(r#"{"Truc":"model","RAM":null}"#).unwrap();
        assert_eq!(choices.0["Truc"], Some(Meaning::Model));
        assert_eq!(choices.0["RAM"], None);
        assert!(parse("{}").unwrap().is_empty());
        for wrong in ["[]", r#"{"Truc":"colour"}"#, "Truc=model", r#"{"Truc":3}"#] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
