//! Words and tables that the pages of donors and refurbishers share.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Europe::Paris;
use frontend::components::{Cell, Column, Contact, Fact, Happening, Step, Tone};
use frontend::donations::{RefusedLine, Rows};
use frontend::filters::{
    Day, write_date, write_datetime, write_distance, write_gigabytes, write_near_date, write_number,
};
use frontend::object::{ended, life};
use frontend::{Choice, Texts};

use super::inventory::{LineFlag, Meaning};
use super::lot::{Line, Lot, Offer, Part, Summary};
use super::out::refusals_out;
use super::reading::PartSummary;
use super::rules::{Action, OfferState, State};
use super::store::Difference;
use crate::kernel::{Instant, OpContext};
use crate::logistics::Shipment;
use crate::organisations::{Organisation, Site};
use crate::platform::audit::Entry;

/// The most refusals that a page shows.
const SHOWN_REFUSALS: usize = 200;

/// A day in words.
pub(super) fn day(at: Instant, texts: Texts) -> String {
    write_date(at.calendar_day(), texts)
}

/// A near day in words.
pub(super) fn near(at: Instant, texts: Texts) -> String {
    write_near_date(at.calendar_day(), texts)
}

/// An hour in words, « 14 h 30 », in Paris.
pub(super) fn hour(at: Instant, texts: Texts) -> String {
    let local = at.with_timezone(&Paris);
    texts
        .t("date-hour")
        .with(
            "hour",
            match texts.language {
                frontend::Language::Fr => local.hour().to_string(),
                frontend::Language::En => format!("{:02}", local.hour()),
            },
        )
        .with("minute", format!("{:02}", local.minute()))
        .to_string()
}

/// « 312 appareils ».
pub(super) fn units(count: i32, texts: Texts) -> String {
    texts.t("lot-units").with("count", count).to_string()
}

/// « 148 lignes ».
pub(super) fn line_count(count: i32, texts: Texts) -> String {
    texts.t("lot-lines").with("count", count).to_string()
}

/// How a state looks.
pub(super) fn tone(state: State) -> Tone {
    match state {
        State::Draft | State::Cancelled => Tone::Neutral,
        State::Declared | State::Offered | State::Accepted | State::CollectionPlanned | State::Collected => {
            Tone::Information
        }
        State::Unplaced | State::Disputed => Tone::Warning,
        State::Received | State::Processing | State::Closed => Tone::Good,
    }
}

/// The state of a part as its workshop reads it.
pub(super) fn state_of_part(one: &PartSummary, op: &OpContext, texts: Texts) -> String {
    if one.is_open(op) {
        return texts.t("part-state-to-answer").to_string();
    }
    texts.dynamic("lot-part-state-", one.part.state.code()).to_string()
}

/// The life of a part in words, each step done with its day.
pub(super) fn steps(part: &Part, lot: &Lot, closed: Option<Instant>, texts: Texts) -> Vec<Step> {
    let done = |at: Option<Instant>| at.map(|at| day(at, texts)).unwrap_or_default();
    let fetched = match (part.collected_at, part.planned_for) {
        (None, Some(at)) => texts.t("lot-step-planned").with("date", day(at, texts)).to_string(),
        (at, _) => done(at),
    };
    let steps = [
        (texts.t("lot-step-declared").to_string(), done(lot.declared_at)),
        (texts.t("lot-step-workshop").to_string(), done(part.accepted_at)),
        (texts.t("lot-step-collection").to_string(), fetched),
        (texts.t("lot-step-reception").to_string(), done(part.received_at)),
        (texts.t("lot-step-refit").to_string(), done(closed)),
    ];
    let current = match part.state {
        State::Draft => 0,
        State::Declared | State::Offered | State::Unplaced => 1,
        State::Accepted | State::CollectionPlanned => 2,
        State::Collected => 3,
        State::Received | State::Disputed | State::Processing => 4,
        State::Closed => 5,
        State::Cancelled => {
            let before = usize::from(lot.declared_at.is_some()) + usize::from(part.accepted_at.is_some());
            return ended(steps, before, texts.t("lot-step-cancelled").to_string(), done(lot.cancelled_at));
        }
    };
    life(steps, current)
}

/// What an entry of the journal of a lot or of its part says; nothing for what is told of its offers, with their
/// distance and reason.
pub(super) fn event(entry: &Entry, part: &Part, texts: Texts) -> Option<String> {
    let (kind, verb) = entry.action.split_once('.')?;
    let told_of_offers = kind == "lot_part"
        && matches!(
            verb.parse(),
            Ok(Action::Offer | Action::Accept | Action::Decline | Action::Expire | Action::WithdrawOffer)
        );
    if told_of_offers {
        return None;
    }
    let when = entry.details.get("planned_for").and_then(|at| at.as_str()).and_then(|at| at.parse().ok());
    Some(
        texts
            .dynamic("lot-event-", verb)
            .with("date", when.map(|at: Instant| day(at, texts)).unwrap_or_default())
            .with("units", units(part.counted.unwrap_or_default(), texts))
            .to_string(),
    )
}

/// The refusals of a file in words, at most 200.
pub(super) fn refusals(summary: &Summary, texts: Texts) -> Vec<RefusedLine> {
    refused_lines(&summary.sheets, &summary.refusals, texts)
}

/// Refusals in words, at most 200.
pub(super) fn refused_lines(
    sheets: &[super::inventory::SheetUnderstood],
    refusals: &[super::inventory::Refusal],
    texts: Texts,
) -> Vec<RefusedLine> {
    let shown = &refusals[..refusals.len().min(SHOWN_REFUSALS)];
    refusals_out(sheets, shown, texts)
        .into_iter()
        .map(|one| RefusedLine {
            line: match (one.sheet, one.about) {
                (Some(sheet), Some(about)) => format!("{sheet}, {} · {about}", one.line),
                (Some(sheet), None) => format!("{sheet}, {}", one.line),
                (None, Some(about)) => format!("{} · {about}", one.line),
                (None, None) => one.line.to_string(),
            },
            column: one.column.unwrap_or_default(),
            message: one.message,
        })
        .collect()
}

fn category(code: &str, texts: Texts) -> String {
    texts.dynamic("category-one-", code).to_string()
}

/// Memory, disk, processor and numbers of a line, in one text.
pub(super) fn described(line: &Line, texts: Texts) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(line.specification.processor.clone());
    if let Some(memory) = line.specification.memory_mb {
        parts.push(write_gigabytes(i64::from(memory / 1024), texts.language));
    }
    for storage in &line.storages {
        let size = write_gigabytes(i64::from(storage.gigabytes), texts.language);
        parts.push(format!("{} {size}", texts.dynamic("lot-storage-", storage.kind.code())));
    }
    if let Some(day) = line.purchased_on.as_deref().and_then(|day| day.parse::<NaiveDate>().ok()) {
        parts.push(match line.flags.contains(&LineFlag::DateYearOnly) {
            true => texts.t("lot-line-bought-year").with("year", day.year().to_string()).to_string(),
            false => texts.t("lot-line-bought").with("date", write_date(day, texts)).to_string(),
        });
    }
    if let Some(serial) = &line.serial {
        parts.push(texts.t("labels-serial").with("serial", serial.as_str()).to_string());
    }
    parts.join(" · ")
}

/// What a line is called: a device by its model; of quantities told without a list, the category.
pub(super) fn called(line: &Line, from_units: bool, texts: Texts) -> String {
    if from_units { category(&line.specification.category, texts) } else { line.specification.title() }
}

/// Quantities told without a list: what, and how many.
fn quantities<'a>(lines: impl IntoIterator<Item = &'a Line>, texts: Texts) -> Rows {
    let columns = vec![
        Column::new(texts.t("lot-column-category").to_string()),
        Column::numeric(texts.t("lot-column-quantity").to_string()),
    ];
    let rows = lines.into_iter().map(|line| {
        vec![
            Cell::text(category(&line.specification.category, texts)),
            Cell::text(write_number(i64::from(line.quantity), texts.language)),
        ]
    });
    Rows { columns, rows: rows.collect() }
}

/// Whether the list has a place for serial numbers, so that an empty one is worth a word.
fn tells_serials(summary: &Summary) -> bool {
    let mut columns = summary.sheets.iter().flat_map(|sheet| &sheet.columns);
    columns.any(|column| column.meaning == Some(Meaning::Serial))
}

/// What a line's own remarks and its reading say; what is said once for the file is not said again.
fn remarks(line: &Line, serials: bool, texts: Texts) -> String {
    let flags = line.flags.iter().filter(|flag| **flag != LineFlag::DateYearOnly);
    let flags = flags.map(|flag| texts.dynamic("inventory-flag-", flag.code()).to_string());
    let unknown = line.serial.is_none() && !line.flags.contains(&LineFlag::SerialUnknown);
    let without =
        (serials && unknown && line.quantity == 1).then(|| texts.t("lot-line-no-serial").to_string());
    let all: Vec<String> = line.note.iter().cloned().chain(flags).chain(without).collect();
    all.join(" · ")
}

/// What is said once of all the lines.
pub(super) fn said_once<'a>(
    summary: &Summary,
    lines: impl IntoIterator<Item = &'a Line>,
    texts: Texts,
) -> Vec<String> {
    let mut said = Vec::new();
    if summary.skipped.total > 0 {
        said.push(texts.t("preview-totals").with("count", i64::from(summary.skipped.total)).to_string());
    }
    if lines.into_iter().any(|line| line.flags.contains(&LineFlag::DateYearOnly)) {
        said.push(texts.t("preview-year-only").to_string());
    }
    said
}

/// Lines as a table.
pub(super) fn lines<'a>(summary: &Summary, lines: impl IntoIterator<Item = &'a Line>, texts: Texts) -> Rows {
    if summary.from_units {
        return quantities(lines, texts);
    }
    let serials = tells_serials(summary);
    let columns = vec![
        Column::new(texts.t("lot-column-what").to_string()),
        Column::new(texts.t("lot-column-category").to_string()),
        Column::new(texts.t("lot-column-details").to_string()),
        Column::numeric(texts.t("lot-column-quantity").to_string()),
        Column::numeric(texts.t("lot-column-line").to_string()),
        Column::new(texts.t("lot-column-remarks").to_string()),
    ];
    let rows = lines
        .into_iter()
        .map(|line| {
            vec![
                Cell::text(line.specification.title()),
                Cell::text(category(&line.specification.category, texts)),
                Cell::text(described(line, texts)),
                Cell::text(write_number(i64::from(line.quantity), texts.language)),
                Cell::text(line.line.to_string()),
                Cell::text(remarks(line, serials, texts)),
            ]
        })
        .collect();
    Rows { columns, rows }.without_empty_columns()
}

/// The lines whose count differed, as a table.
pub(super) fn differences(found: &[(Line, Difference)], from_units: bool, texts: Texts) -> Rows {
    let columns = vec![
        Column::new(texts.t("lot-column-what").to_string()),
        Column::numeric(texts.t("lot-column-line").to_string()),
        Column::numeric(texts.t("part-column-expected").to_string()),
        Column::numeric(texts.t("part-column-counted").to_string()),
        Column::new(texts.t("part-column-reason").to_string()),
    ];
    let rows = found.iter().map(|(line, difference)| {
        vec![
            Cell::text(called(line, from_units, texts)),
            Cell::text(if from_units { String::new() } else { line.line.to_string() }),
            Cell::text(write_number(i64::from(difference.expected), texts.language)),
            Cell::text(write_number(i64::from(difference.counted), texts.language)),
            Cell::text(texts.dynamic("difference-reason-", difference.reason.code()).to_string()),
        ]
    });
    Rows { columns, rows: rows.collect() }.without_empty_columns()
}

/// The devices that a part became, as a table.
pub(super) fn devices(devices: &[crate::devices::Device], texts: Texts) -> Rows {
    let columns = vec![
        Column::new(texts.t("part-column-reference").to_string()),
        Column::new(texts.t("lot-column-what").to_string()),
        Column::new(texts.t("part-column-serial").to_string()),
        Column::new(texts.t("lots-column-state").to_string()),
    ];
    let rows = devices.iter().map(|device| {
        vec![
            Cell::link(device.reference.clone(), format!("/desk/devices/{}", device.reference)),
            Cell::text(device.specification.title()),
            Cell::text(device.serial.clone().unwrap_or_default()),
            Cell::text(texts.dynamic("device-state-", device.state.code()).to_string()),
        ]
    });
    Rows { columns, rows: rows.collect() }
}

/// How many devices of a lot stand where, as facts.
pub(super) fn outcomes(outcomes: &BTreeMap<&'static str, i64>, texts: Texts) -> Vec<Fact> {
    outcomes
        .iter()
        .map(|(code, count)| {
            let place = texts.dynamic("device-stands-", code).to_string();
            Fact::new(place, write_number(*count, texts.language))
        })
        .collect()
}

/// « 12 ordinateurs portables, 3 écrans » as facts.
pub(super) fn category_facts(categories: &[(String, i64)], texts: Texts) -> Vec<Fact> {
    categories
        .iter()
        .map(|(code, count)| Fact::new(category(code, texts), write_number(*count, texts.language)))
        .collect()
}

/// What is known of a lot, in the words of its donor or of its workshop.
pub(super) fn lot_facts(lot: &Lot, site: &Site, address: &str, own: bool, texts: Texts) -> Vec<Fact> {
    let wish = if own { texts.t("lot-fact-wish") } else { texts.t("part-fact-wish") };
    let mut facts = vec![
        Fact::new(texts.t("lot-fact-site").to_string(), format!("{}, {address}", site.label)),
        Fact::new(
            texts.t("lot-fact-basis").to_string(),
            texts.dynamic("legal-basis-", lot.legal_basis.code()).to_string(),
        ),
        Fact::new(wish.to_string(), texts.dynamic("wish-", lot.wish.code()).to_string()),
        Fact::new(
            texts.t("lot-fact-content").to_string(),
            format!("{}, {}", units(lot.unit_count, texts), line_count(lot.line_count, texts)),
        ),
    ];
    if let Some(at) = lot.declared_at {
        facts.push(Fact::new(texts.t("lot-fact-declared").to_string(), day(at, texts)));
    }
    facts
}

/// The collections of a part.
pub(super) fn shipment_facts(shipments: &[Shipment], texts: Texts) -> Vec<Fact> {
    shipments
        .iter()
        .map(|one| {
            let state = texts.dynamic("shipment-state-", one.state.code());
            let when = day(one.delivered_at.or(one.departed_at).unwrap_or(one.planned_for), texts);
            Fact::new(
                texts.dynamic("shipment-kind-", one.kind.code()).to_string(),
                format!("{} · {state} · {when}", one.reference),
            )
            .leading_to(format!("/desk/shipments/{}", one.id))
        })
        .collect()
}

/// Someone to call.
pub(super) fn contact(role: String, organisation: &Organisation, address: &str) -> Contact {
    Contact {
        role,
        name: organisation.name.clone(),
        detail: address.to_owned(),
        phone: organisation.telephone.clone().unwrap_or_default(),
        email: String::new(),
    }
}

/// What happened to an offer.
pub(super) fn offer_history(offer: &Offer, refurbisher: &str, texts: Texts) -> Vec<(Instant, Happening)> {
    let distance = write_distance(offer.distance_km, texts);
    let asked = texts.t("lot-happened-offered").with("refurbisher", refurbisher).with("distance", distance);
    let mut found =
        vec![(offer.offered_at, Happening::new(write_datetime(offer.offered_at, texts), asked.to_string()))];
    let Some(at) = offer.answered_at else { return found };
    let text = match offer.state {
        OfferState::Accepted => texts.t("lot-happened-accepted"),
        OfferState::Declined => texts.t("lot-happened-declined"),
        OfferState::Expired => texts.t("lot-happened-expired"),
        OfferState::Withdrawn | OfferState::Offered => texts.t("lot-happened-withdrawn"),
    };
    let mut happening =
        Happening::new(write_datetime(at, texts), text.with("refurbisher", refurbisher).to_string());
    if let Some(reason) = offer.reason {
        let words = texts.dynamic("decline-reason-", reason.code()).to_string();
        happening = happening.detail(match &offer.reason_text {
            Some(text) => format!("{words} · {text}"),
            None => words,
        });
    }
    found.push((at, happening));
    found
}

/// The choices of a coded question, with a sentence for each.
pub(super) fn choices(
    codes: impl IntoIterator<Item = &'static str>,
    label: impl Fn(&str) -> String,
    about: impl Fn(&str) -> String,
    selected: &str,
) -> Vec<Choice> {
    let all = codes.into_iter().map(|code| Choice::new(code, label(code)).hint(about(code))).collect();
    Choice::select(all, selected)
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;

    #[test]
    fn every_entry_of_the_journal_of_a_lot_has_its_sentence() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let verbs = Action::ALL.iter().map(|action| action.code()).chain([
                "replan_collection",
                "close_count",
                "reopen_count",
                "container",
                "sign_reception",
                "photo",
                "prepare",
                "change_gift",
                "share_disks",
                "revoke_disks_link",
                "draw_agreement",
                "replace_agreement",
                "end_agreement",
                "sign_agreement",
                "share_agreement",
                "revoke_agreement_link",
                "remark_agreement",
                "attach_proof",
                "join_campaign",
                "leave_campaign",
            ]);
            for verb in verbs {
                let told_of_offers =
                    ["offer", "accept", "decline", "expire", "withdraw_offer"].contains(&verb);
                let key = format!("lot-event-{}", verb.replace('_', "-"));
                assert_ne!(texts.has(&key), told_of_offers, "{key} in {}", language.name());
            }
        }
    }
}
