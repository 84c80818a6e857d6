//! What waits for a donor or a refurbisher.

use std::collections::{HashMap, HashSet};

use frontend::Texts;
use frontend::desks::Highlight;
use sea_orm::ConnectionTrait;

use super::listed::{self, LotFilter, Order};
use super::lot::{Lot, Part};
use super::reception::{self, Contester};
use super::rules::{STEP_WORKING_DAYS, State};
use super::{agreement, drafts, preparation, store, view};
use crate::kernel::time::add_working_days;
use crate::kernel::{Capacity, Instant, OpContext, Paging, Result, Todo};
use crate::organisations;
use crate::platform::Seek;

/// What waits for the acting organisation in its capacity, at most 20 lines.
///
/// # Errors
/// 401; or the database's failure.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let acting = op.acting()?;
    let texts = Texts::new(op.language);
    let parts = match acting.capacity {
        Capacity::Donor => {
            let states = [
                State::Draft,
                State::Unplaced,
                State::Accepted,
                State::CollectionPlanned,
                State::Offered,
                State::Disputed,
            ];
            store::parts_of_donor(c, acting.organisation_id, &states, 20).await?
        }
        Capacity::Refurbisher => {
            let states = [
                State::Offered,
                State::Accepted,
                State::CollectionPlanned,
                State::Collected,
                State::Disputed,
            ];
            let first = Paging { limit: Some(20), after: None };
            store::parts_of_refurbisher(c, acting.organisation_id, &states, &first).await?
        }
        Capacity::Buyer
        | Capacity::MediationStructure
        | Capacity::Prescriber
        | Capacity::TerritorialLead
        | Capacity::Funder
        | Capacity::Operator => Vec::new(),
    };
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let lots = store::lots_of_parts(c, &parts).await?;
    let (offers, donors) = match acting.capacity {
        Capacity::Refurbisher => (
            store::open_offers_to(c, acting.organisation_id).await?,
            organisations::find_many(c, lots.values().map(|lot| lot.donor_id)).await?,
        ),
        _ => (Vec::new(), HashMap::new()),
    };
    let begun = lots.values().filter(|lot| lot.declared_at.is_none()).map(|lot| lot.content_hash.as_str());
    let declared = match acting.capacity {
        Capacity::Donor => drafts::declared_already(c, acting.organisation_id, begun).await?,
        _ => HashSet::new(),
    };
    let side = match acting.capacity {
        Capacity::Donor => Contester::Donor,
        _ => Contester::Workshop,
    };
    let disputed = parts.iter().filter(|part| part.state == State::Disputed).map(|part| part.id);
    let contested = reception::open_disputes(c, disputed.collect::<Vec<_>>()).await?;
    // Only donors prepare, and only what a workshop takes.
    let waits = |part: &&Part| matches!(part.state, State::Accepted | State::CollectionPlanned);
    let to_prepare: Vec<_> = match acting.capacity {
        Capacity::Donor => parts.iter().filter(waits).map(|part| part.lot_id).collect(),
        _ => Vec::new(),
    };
    let unprepared = preparation::missing_of(c, to_prepare).await?;
    let signer = match acting.capacity {
        Capacity::Donor => agreement::Side::Donor,
        _ => agreement::Side::Workshop,
    };
    let waiting: Vec<&Part> = parts.iter().filter(waits).collect();
    let agreements = agreement::current_of(c, waiting.iter().map(|part| part.id)).await?;
    let to_sign = waiting.into_iter().filter_map(|part| {
        let signed = agreements.get(&part.id).is_some_and(|one| one.signed_by(signer).is_some());
        let lot = lots.get(&part.lot_id).filter(|_| !signed)?;
        Some(signing(texts, lot, part, signer, agreements.get(&part.id)))
    });
    let mut lines: Vec<Todo> = to_sign.collect();
    let all = parts.iter().filter(|part| contested.get(&part.id) != Some(&side)).filter_map(|part| {
        let lot = lots.get(&part.lot_id)?;
        // A list that was declared from another draft is not to be declared twice.
        if part.state == State::Draft && declared.contains(&lot.content_hash) {
            return None;
        }
        if acting.capacity == Capacity::Donor {
            let ready = unprepared.get(&lot.id).is_none_or(Vec::is_empty);
            return of_donor(texts, lot, part, ready);
        }
        let due = offers.iter().find(|offer| offer.part_id == part.id).map(|offer| offer.expires_at);
        let donor = donors.get(&lot.donor_id).map_or("", |donor| donor.name.as_str());
        of_refurbisher(texts, lot, part, donor, due)
    });
    lines.extend(all);
    Ok(lines)
}

/// The agreement of a part that this side has not signed.
fn signing(
    texts: Texts,
    lot: &Lot,
    part: &Part,
    side: agreement::Side,
    one: Option<&agreement::Agreement>,
) -> Todo {
    let title = match one.is_some_and(|one| one.version > 1) {
        true => texts.t("todo-agreement-again"),
        false => texts.t("todo-agreement-sign"),
    };
    Todo {
        title: title.with("reference", lot.reference.as_str()).to_string(),
        detail: units(texts, part),
        address: match side {
            agreement::Side::Donor => part.donor_page(lot, "/agreement"),
            agreement::Side::Workshop => format!("/desk/lot-parts/{}/agreement", part.id),
        },
        button: texts.t("todo-agreement-button").to_string(),
        due: part.planned_for,
        appointment: false,
    }
}

/// `ready`: nothing is left to answer before its collection.
fn of_donor(texts: Texts, lot: &Lot, part: &Part, ready: bool) -> Option<Todo> {
    let reference = lot.reference.as_str();
    let (title, button, address, due) = match part.state {
        State::Draft => (
            texts.t("todo-lot-draft").with("reference", reference),
            texts.t("todo-lot-draft-button"),
            format!("/desk/lots/{}/preview", lot.id),
            None,
        ),
        State::Unplaced => (
            texts.t("todo-lot-unplaced").with("reference", reference),
            texts.t("todo-lot-unplaced-button"),
            part.donor_page(lot, ""),
            None,
        ),
        State::Accepted | State::CollectionPlanned if !ready => (
            texts.t("todo-lot-prepare").with("reference", reference),
            texts.t("todo-lot-prepare-button"),
            format!("/desk/lots/{}/preparation", lot.id),
            part.planned_for,
        ),
        State::CollectionPlanned => (
            texts.t("todo-lot-prepare").with("reference", reference),
            texts.t("todo-lot-open"),
            part.donor_page(lot, ""),
            part.planned_for,
        ),
        State::Disputed => (
            texts.t("todo-lot-disputed").with("reference", reference),
            texts.t("todo-lot-open"),
            part.donor_page(lot, ""),
            None,
        ),
        State::Declared
        | State::Offered
        | State::Accepted
        | State::Collected
        | State::Received
        | State::Processing
        | State::Closed
        | State::Cancelled => return None,
    };
    Some(Todo {
        title: title.to_string(),
        detail: units(texts, part),
        address,
        button: button.to_string(),
        due,
        appointment: part.state == State::CollectionPlanned,
    })
}

fn of_refurbisher(texts: Texts, lot: &Lot, part: &Part, donor: &str, due: Option<Instant>) -> Option<Todo> {
    let reference = lot.reference.as_str();
    let (title, due) = match part.state {
        State::Offered => (texts.t("todo-part-offered"), due),
        State::Accepted => (texts.t("todo-part-accepted"), expected(part.accepted_at)),
        State::CollectionPlanned => (texts.t("todo-part-planned"), part.planned_for),
        State::Collected => (texts.t("todo-part-collected"), expected(part.collected_at)),
        State::Disputed => (texts.t("todo-part-disputed"), None),
        State::Draft
        | State::Declared
        | State::Received
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => return None,
    };
    Some(Todo {
        title: title.with("reference", reference).to_string(),
        detail: format!("{} · {donor}", units(texts, part)),
        address: format!("/desk/lot-parts/{}", part.id),
        button: texts.dynamic("todo-part-button-", part.state.code()).to_string(),
        due,
        appointment: part.state == State::CollectionPlanned,
    })
}

/// Until when the step after that moment is expected.
fn expected(since: Option<Instant>) -> Option<Instant> {
    since.map(|at| add_working_days(at, STEP_WORKING_DAYS))
}

fn units(texts: Texts, part: &Part) -> String {
    texts.t("lot-units").with("count", part.unit_count).to_string()
}

/// The acting donor's last lot, with where it stands.
///
/// # Errors
/// When the database fails.
pub async fn highlight(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Highlight>> {
    let texts = Texts::new(op.language);
    let filter = LotFilter {
        donor: op.acting()?.organisation_id,
        state: None,
        site: None,
        between: (None, None),
        words: None,
    };
    let newest = Seek { descending: true, after: None, limit: 1 };
    let Some(lot) = listed::lots(c, &filter, Order::Created, &newest).await?.pop() else { return Ok(None) };
    let parts = store::parts_of_lots(c, [lot.id]).await?;
    let Some(part) = Part::furthest_behind(&parts) else { return Ok(None) };
    let end = if part.state == State::Draft { "/preview" } else { "" };
    let address = format!("/desk/lots/{}{end}", lot.id);
    Ok(Some(Highlight {
        title: texts.t("highlight-lot").with("reference", &lot.reference).to_string(),
        address,
        steps: view::steps(part, &lot, None, texts),
        sentence: view::units(lot.unit_count, texts),
        button: texts.t("highlight-lot-button").to_string(),
        ..Highlight::default()
    }))
}
