//! Declaring a lot: from a file to lines, then to the first workshop asked.

use std::sync::Arc;

use frontend::Texts;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::inventory::{self, Category, Inventory};
use super::lot::{Line, Lot, Part, Summary};
use super::rules::{self, Action, OfferState, Refused, State};
use super::units::Units;
use super::{
    agreement, campaign_lots, columns, drafts, mail, matching, sealed_lines, store, taking, uploads, write,
};
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{
    Capacity, DonationLotId, Error, ErrorKind, LotPartId, OpContext, OrganisationId, Result,
};
use crate::organisations::{self, Organisation, Site};
use crate::platform::storage::NewFile;
use crate::platform::{Db, counters, short_codes};
use crate::web::App;
use crate::{devices, logistics};

/// Lines beyond which a list is long to write.
const LONG_LIST: usize = 2_000;

/// What a donor sends.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The site where the lot is; the donor's only one when it has one and says nothing.
    pub site_id: Option<String>,
    /// A code of [`LegalBasis`]; the donor's usual one when absent.
    pub legal_basis: Option<String>,
    /// A code of [`Wish`]; the donor's usual one when absent.
    pub wish: Option<String>,
    /// The organisation whose workshop the donor would like best, when it may be asked.
    pub preferred: Option<String>,
    /// The campaign that it is given through, by its name in addresses; empty for none, as it is when absent.
    pub campaign: Option<String>,
    /// Quantities by category instead of a file, as [`Units`] writes them.
    pub units: Option<String>,
    /// The same as typed in a form, category by category.
    pub counts: Vec<(Category, String)>,
    /// The draft whose list this one replaces.
    pub replaces: Option<String>,
    /// The file's name.
    pub file_name: Option<String>,
    /// The file.
    pub bytes: Option<Vec<u8>>,
    /// A file that was sent in parts, when none is sent here.
    pub upload: Option<String>,
    /// What the columns mean; as the last time, or as they are understood, when absent. An empty choice forgets the last.
    pub columns: Option<inventory::Choices>,
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// A lot.
    Kept(Lot),
    /// Not one good line: nothing was kept.
    NothingGood(Box<Inventory>),
}

/// The gift as it was chosen, or as it is usual.
pub(super) struct Gift {
    pub(super) site: Site,
    pub(super) basis: LegalBasis,
    pub(super) wish: Wish,
    pub(super) preferred: Option<OrganisationId>,
}

async fn gift(db: &Db, op: &OpContext, donor: &Organisation, sent: &Sent) -> Result<Gift> {
    let site = match sent.site_id.as_deref() {
        Some(text) => {
            let unknown = || Error::invalid("site_id", "site-unknown");
            let id = text.parse().map_err(|_| unknown())?;
            organisations::own_site(db.fresh(), op, id).await.map_err(|error| match error.kind() {
                ErrorKind::NotFound => unknown(),
                _ => error,
            })?
        }
        None => {
            let mut sites = organisations::sites_of(db.fresh(), donor.id).await?;
            match (sites.pop(), sites.is_empty()) {
                (Some(only), true) => only,
                _ => return Err(Error::invalid("site_id", "site-required")),
            }
        }
    };
    let (first_basis, first_wish) = rules::first_gift(donor.public_body);
    let basis = match sent.legal_basis.as_deref() {
        Some(code) => code.parse().map_err(|()| Error::invalid("legal_basis", "legal-basis-unknown"))?,
        None => usual(donor.usual_legal_basis.as_deref()).unwrap_or(first_basis),
    };
    let wish = match sent.wish.as_deref() {
        Some(code) => code.parse().map_err(|()| Error::invalid("wish", "wish-unknown"))?,
        None => usual(donor.usual_wish.as_deref()).unwrap_or(first_wish),
    };
    rules::may_give(donor.public_body, basis)?;
    let preferred = match sent.preferred.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => {
            let unknown = || Error::invalid("preferred", "preferred-unknown");
            let id: OrganisationId = text.parse().map_err(|_| unknown())?;
            let takers = matching::takers(db.fresh(), op.now, site.point, basis, 1).await?;
            let found = takers.iter().any(|taker| taker.site.organisation_id == id);
            Some(found.then_some(id).ok_or_else(unknown)?)
        }
        None => None,
    };
    Ok(Gift { site, basis, wish, preferred })
}

/// The gift of a donor.
///
/// # Errors
/// 422 on `site_id`, `legal_basis` or `wish`.
pub(super) async fn gift_of(app: &App, op: &OpContext, donor: OrganisationId, sent: &Sent) -> Result<Gift> {
    let donor = organisations::find(app.db.fresh(), donor).await?;
    gift(&app.db, op, &donor, sent).await
}

fn usual<T: std::str::FromStr>(code: Option<&str>) -> Option<T> {
    code.and_then(|code| code.parse().ok())
}

/// Reads a file and keeps it with its lines: as a draft to look at, or declared at once.
///
/// # Errors
/// 401, 403 for anyone but a donor; 422 on `site_id`, `legal_basis`, `wish`, `inventory` or a category; 413 and 415 for
/// files that cannot be taken; 404 or 409 for one sent in parts that is not there, not whole or being read; `inventory-already-declared` (409) when declaring a file that the donor declared before;
/// `lot-part-wrong-state` (409) when what it replaces is no draft any more.
pub async fn take_file(app: &App, op: &OpContext, mut sent: Sent, declare: bool) -> Result<Outcome> {
    let donor_id = op.require(Capacity::Donor)?.organisation_id;
    let donor = organisations::find(app.db.fresh(), donor_id).await?;
    let gift = gift(&app.db, op, &donor, &sent).await?;
    let progress = Arc::default();
    let upload = match sent.upload.as_deref().filter(|_| sent.bytes.is_none()) {
        Some(text) => Some(uploads::state(app, op, text.parse().map_err(|_| Error::not_found())?).await?),
        None => None,
    };
    // What is being read already is not read twice at once; whoever comes later learns what came of it.
    let mut _reading = None;
    if let Some(upload) = &upload {
        if let Some(lot) = upload.lot_id {
            return store::lot_of_donor(app.db.fresh(), donor_id, lot).await.map(Outcome::Kept);
        }
        _reading = Some(
            uploads::Reading::begin(upload.id, &progress)
                .ok_or_else(|| Error::conflict("upload-being-read"))?,
        );
        sent.file_name = Some(upload.file_name.clone());
        sent.bytes = Some(uploads::whole(app, op, upload).await?);
    }
    let counted = match (&sent.bytes, &sent.units) {
        (Some(_), _) => None,
        (None, Some(units)) => {
            Some(Units::parse(units).ok_or_else(|| Error::invalid("inventory", "units-unreadable"))?)
        }
        (None, None) => Units::typed(&sent.counts)?,
    };
    let from_units = counted.is_some();
    if let Some(units) = counted {
        let texts = Texts::new(op.language);
        sent.file_name = Some(texts.t("units-file").to_string());
        sent.bytes = Some(units.list(op.now, texts));
    }
    let bytes = sent.bytes.take().ok_or_else(|| Error::invalid("inventory", "inventory-missing"))?;
    let taken =
        taking::take(app, donor.id, bytes, sent.file_name.clone(), sent.columns.clone(), &progress).await?;
    let taking::Taken { mut inventory, bytes, choices, remembered } = taken;
    if inventory.lines.is_empty() {
        return Ok(Outcome::NothingGood(Box::new(inventory)));
    }
    let units: u64 = inventory.lines.iter().map(|line| u64::from(line.quantity)).sum();
    if units > u64::from(rules::MOST_UNITS) {
        return Err(Refused::TooManyUnits.into());
    }
    let summary = Summary { from_units, choices: choices.clone(), remembered, ..Summary::of(&inventory) };
    let content_hash = std::mem::take(&mut inventory.content_hash);
    let lines: Vec<Line> =
        (1..).zip(inventory.lines).map(|(position, line)| Line::of(position, line)).collect();
    let refused_count = i32::try_from(inventory.lines_refused).unwrap_or(i32::MAX);
    let media_type = match summary.format.as_ref().map(|format| format.kind) {
        Some(inventory::FormatKind::Xlsx) => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
        Some(inventory::FormatKind::Csv) | None => "text/csv",
    };
    let replaces = drafts::named(sent.replaces.as_deref())?;
    // A long list is written beside the others, so that pages answer meanwhile, and say how far it has got.
    let is_long = lines.len() > LONG_LIST;
    let writer = match is_long {
        true => app.db.beside(&app.config.database_url).await?,
        false => app.db.clone(),
    };
    let kept = writer
        .tx(async |t| {
            if declare {
                refuse_same_file(t, donor.id, &content_hash).await?;
            }
            let draft = match replaces {
                Some(id) => Some(drafts::draft(t, donor.id, id).await?),
                None => None,
            };
            let id = draft.as_ref().map_or_else(DonationLotId::new, |(lot, _)| lot.id);
            let file = NewFile {
                owner: donor.id,
                subject_kind: "donation_lot",
                subject_id: id.to_string(),
                file_name: summary.file_name.as_deref().unwrap_or("inventaire"),
                media_type,
                bytes: bytes.clone(),
            };
            let document = app.storage.keep(t, op, file).await?;
            let mut lot = Lot {
                id,
                reference: match &draft {
                    Some((before, _)) => before.reference.clone(),
                    None => counters::next_reference(t, "LOT", op.now).await?,
                },
                donor_id: donor.id,
                site_id: gift.site.id,
                legal_basis: gift.basis,
                wish: gift.wish,
                document_id: Some(document.id),
                content_hash: content_hash.clone(),
                line_count: i32::try_from(lines.len()).map_err(Error::internal)?,
                refused_count,
                unit_count: i32::try_from(units).map_err(Error::internal)?,
                preferred_id: gift.preferred,
                declared_at: None,
                cancelled_at: None,
                version: draft.as_ref().map_or(1, |(before, _)| before.version),
                created_at: draft.as_ref().map_or(op.now, |(before, _)| before.created_at),
            };
            let mut part = match draft {
                Some((before, mut part)) => {
                    if let Some(document) = before.document_id {
                        app.storage.forget(t, document).await?;
                    }
                    write::replace_list(t, op, &mut lot, &mut part, &summary, &lines, &progress).await?;
                    part
                }
                None => {
                    let part = new_part(&lot);
                    write::insert_lot(t, op.now, &lot, &summary, &lines, &part, &progress).await?;
                    short_codes::give(t, op.now, super::LOT, lot.id.0).await?;
                    part
                }
            };
            if sent.columns.is_some() {
                let headings = inventory::headings_key(&summary.sheets);
                columns::remember(t, op, donor.id, &headings, &choices).await?;
            }
            if declare {
                declare_in(t, op, app, &mut lot, &mut part).await?;
                mail::declared(t, op, &app.config.public_url, &app.config.telephone, &lot).await?;
            }
            if let Some(slug) = sent.campaign.as_deref() {
                campaign_lots::choose(t, op, &lot, &gift.site, slug).await?;
            }
            let gone = match &upload {
                Some(upload) => uploads::taken(app, t, op, upload.id, lot.id).await?,
                None => Vec::new(),
            };
            Ok((lot, gone))
        })
        .await;
    if is_long {
        // What was kept is kept, whatever becomes of the connection.
        if let Err(error) = writer.end_beside().await {
            tracing::warn!(%error, "the connection beside was not ended");
        }
    }
    match kept {
        // Two at the same moment: the index let one through.
        Err(error) if error.code() == "inventory-already-declared" && error.args().is_empty() => {
            Err(match store::same_file(app.db.fresh(), donor.id, &content_hash).await? {
                Some(first) => Refused::AlreadyDeclared { reference: first.reference }.into(),
                None => error,
            })
        }
        Ok((lot, gone)) => {
            uploads::remove_bytes(app, gone).await;
            Ok(Outcome::Kept(lot))
        }
        Err(error) => Err(error),
    }
}

/// The one part that holds all of a new lot.
pub(super) fn new_part(lot: &Lot) -> Part {
    Part {
        id: LotPartId::new(),
        lot_id: lot.id,
        state: State::Draft,
        refurbisher_id: None,
        site_id: None,
        line_count: lot.line_count,
        unit_count: lot.unit_count,
        counted: None,
        searches: 1,
        planned_for: None,
        accepted_at: None,
        collected_at: None,
        received_at: None,
        version: 1,
        created_at: lot.created_at,
    }
}

async fn refuse_same_file(t: &DatabaseTransaction, donor: OrganisationId, content_hash: &str) -> Result<()> {
    match store::same_file(t, donor, content_hash).await? {
        Some(first) => Err(Refused::AlreadyDeclared { reference: first.reference }.into()),
        None => Ok(()),
    }
}

async fn declare_in(
    t: &DatabaseTransaction,
    op: &OpContext,
    app: &App,
    lot: &mut Lot,
    part: &mut Part,
) -> Result<()> {
    lot.declared_at = Some(op.now);
    let details = json!({
        "reference": lot.reference, "legal_basis": lot.legal_basis.code(), "wish": lot.wish.code(),
        "lines": lot.line_count, "units": lot.unit_count, sealed_lines::SEAL: sealed_lines::seal(t, lot.id).await?,
    });
    write::mark_lot(t, op, lot, "declare", details).await?;
    write::act(t, op, part, Action::Declare, json!({})).await?;
    organisations::set_usual_gift(t, lot.donor_id, lot.legal_basis.code(), lot.wish.code()).await?;
    matching::offer_next(t, op, &app.config.public_url, lot, part).await
}

/// Declares a draft; a second click changes nothing.
///
/// # Errors
/// 401, 403, 404; `inventory-already-declared` (409); `lot-part-wrong-state` (409) once withdrawn.
pub async fn declare_draft(app: &App, op: &OpContext, id: DonationLotId) -> Result<Lot> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut lot = store::lot_of_donor(t, donor, id).await?;
            if lot.declared_at.is_some() && lot.cancelled_at.is_none() {
                return Ok(lot);
            }
            refuse_same_file(t, donor, &lot.content_hash).await?;
            for mut part in store::parts_of_lots(t, [lot.id]).await? {
                declare_in(t, op, app, &mut lot, &mut part).await?;
            }
            mail::declared(t, op, &app.config.public_url, &app.config.telephone, &lot).await?;
            Ok(lot)
        })
        .await
}

/// Withdraws what was not collected yet of a lot: its offers are taken back, its collections cancelled. What was fetched stays.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) once every part was collected.
pub async fn cancel(app: &App, op: &OpContext, id: DonationLotId) -> Result<Lot> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut lot = store::lot_of_donor(t, donor, id).await?;
            let mut parts = store::parts_of_lots(t, [lot.id]).await?;
            let may = |part: &Part| rules::transition(part.state, Action::Cancel).is_ok();
            // What was fetched stays; where all was, the refusal says so.
            let stays = parts.iter().any(|part| !may(part) && part.state != State::Cancelled);
            if parts.iter().any(may) {
                parts.retain(may);
            }
            for mut part in parts {
                let told = part.refurbisher_id;
                write::act(t, op, &mut part, Action::Cancel, json!({})).await?;
                for mut offer in store::offers_of_parts(t, [part.id]).await? {
                    if offer.state == OfferState::Offered {
                        write::end_offer(t, op, &mut offer, OfferState::Withdrawn, None).await?;
                    }
                }
                for shipment in logistics::of_subject(t, super::SHIPMENT_SUBJECT, part.id.0).await? {
                    if logistics::transition(shipment.state, logistics::Action::Fail).is_ok() {
                        logistics::act(t, op, shipment.id, logistics::Action::Fail).await?;
                    }
                }
                agreement::end(t, op, part.id).await?;
                if let Some(refurbisher) = told {
                    mail::cancelled(t, op, &lot, refurbisher).await?;
                }
            }
            lot.cancelled_at = (!stays).then_some(op.now);
            let verb = if stays { "cancel_rest" } else { "cancel" };
            write::mark_lot(t, op, &mut lot, verb, json!({})).await?;
            Ok(lot)
        })
        .await
}

/// Looks for workshops again for what was not placed; those that declined are left alone.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) when nothing is unplaced.
pub async fn search_again(app: &App, op: &OpContext, id: DonationLotId) -> Result<Lot> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    app.db
        .tx(async |t| {
            let lot = store::lot_of_donor(t, donor, id).await?;
            let mut parts = store::parts_of_lots(t, [lot.id]).await?;
            let unplaced = parts.iter().any(|part| part.state == State::Unplaced);
            for part in parts.iter_mut().filter(|part| !unplaced || part.state == State::Unplaced) {
                part.searches += 1;
                write::act(t, op, part, Action::SearchAgain, json!({})).await?;
                matching::offer_next(t, op, &app.config.public_url, &lot, part).await?;
            }
            Ok(lot)
        })
        .await
}

/// Follows received devices until each has its outcome; asked for by a job, day after day.
///
/// # Errors
/// When the database fails: the job is tried again.
pub async fn follow_part(app: &App, id: LotPartId) -> Result<()> {
    let op = OpContext::system("donations", app.clock.now());
    let closed = app
        .db
        .tx(async |t| {
            let mut part = store::part(t, id).await?;
            let filter = devices::DeviceFilter { lot_parts: vec![id], ..devices::DeviceFilter::default() };
            let states = devices::count_by_state(t, &filter).await?;
            let begun = states.keys().any(|state| *state != devices::State::Received);
            let ended = states.keys().all(|state| state.outcome().is_some() || state.is_final());
            if part.state == State::Received && begun {
                write::act(t, &op, &mut part, Action::StartProcessing, json!({})).await?;
            }
            if part.state == State::Processing && ended {
                write::act(t, &op, &mut part, Action::Close, json!({})).await?;
            }
            match part.state {
                State::Received | State::Disputed | State::Processing => {
                    super::parts::follow_tomorrow(t, &op, id).await?;
                    Ok(false)
                }
                State::Closed => Ok(true),
                State::Draft
                | State::Declared
                | State::Offered
                | State::Accepted
                | State::CollectionPlanned
                | State::Collected
                | State::Unplaced
                | State::Cancelled => Ok(false),
            }
        })
        .await?;
    if closed { super::certificates::issue_at_end(app, &op, id).await } else { Ok(()) }
}
