//! What a donor sees of its lots, and a refurbisher of the parts offered or entrusted to it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;

use super::lot::{Line, Lot, Offer, Part, PartLine, Summary};
use super::rules::{self, LotState, OfferState, State};
use super::store::{self, Difference};
use crate::devices::{self, Device, DeviceFilter};
use crate::kernel::{
    Capacity, DonationLotId, Error, LotPartId, OpContext, OrganisationId, Page, Paging, Result,
};
use crate::logistics::{self, Shipment};
use crate::organisations::{self, Organisation, Site};
use crate::web::App;

/// A lot with its parts, for a list.
#[derive(Clone, Debug)]
pub struct LotSummary {
    /// The lot.
    pub lot: Lot,
    /// Where it stands.
    pub state: LotState,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A lot with all that its donor may see.
#[derive(Clone, Debug)]
pub struct LotDetail {
    /// The lot.
    pub lot: Lot,
    /// Where it stands.
    pub state: LotState,
    /// What was understood of its file.
    pub summary: Summary,
    /// Where it is.
    pub site: Site,
    /// The site's address with its town.
    pub address: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The part in sight: the one that was asked for, or the one that is furthest behind.
    pub part: Part,
    /// The offers of its parts, oldest first.
    pub offers: Vec<Offer>,
    /// The refurbishers asked.
    pub refurbishers: HashMap<OrganisationId, Organisation>,
    /// Its collections.
    pub shipments: Vec<Shipment>,
    /// Units by category, most first.
    pub categories: Vec<(String, i64)>,
    /// What the count of the part in sight found, line by line.
    pub differences: Vec<(Line, Difference)>,
    /// How many of its devices stand where, by public code; none before reception.
    pub outcomes: BTreeMap<&'static str, i64>,
    /// An earlier lot declared with the same file, while this one is a draft.
    pub same_as: Option<Lot>,
    /// Declared lots that hold machines of this one, with how many, while this one is a draft.
    pub held_already: Vec<(Lot, i64)>,
}

/// A part with its lot, for a list.
#[derive(Clone, Debug)]
pub struct PartSummary {
    /// The part.
    pub part: Part,
    /// The lot.
    pub lot: Lot,
    /// Who gives it.
    pub donor: Organisation,
    /// Where it is.
    pub site: Site,
    /// The offer to the acting refurbisher, the newest.
    pub offer: Option<Offer>,
}

/// A part with all that its refurbisher may see.
#[derive(Clone, Debug)]
pub struct PartDetail {
    /// What a list shows.
    pub summary: PartSummary,
    /// The workshop it goes to.
    pub workshop: Option<Site>,
    /// Units by category, most first.
    pub categories: Vec<(String, i64)>,
    /// Its collections.
    pub shipments: Vec<Shipment>,
    /// The site's address with its town.
    pub address: String,
    /// What the count found, line by line.
    pub differences: Vec<(Line, Difference)>,
    /// What was understood of the lot's list.
    pub understood: Summary,
}

fn summarised(lots: Vec<Lot>, mut parts: Vec<Part>) -> Vec<LotSummary> {
    lots.into_iter()
        .map(|lot| {
            let own: Vec<Part> = parts.extract_if(.., |part| part.lot_id == lot.id).collect();
            let states: Vec<State> = own.iter().map(|part| part.state).collect();
            LotSummary { state: rules::lot_state(&states), parts: own, lot }
        })
        .collect()
}

/// Lots with their parts, in the order given.
///
/// # Errors
/// When the database fails.
pub(super) async fn summaries(app: &App, lots: Vec<Lot>) -> Result<Vec<LotSummary>> {
    let parts = store::parts_of_lots(app.db.fresh(), lots.iter().map(|lot| lot.id)).await?;
    Ok(summarised(lots, parts))
}

/// The references of the lots of some parts of the acting refurbisher; others' are missing.
///
/// # Errors
/// 401, 403.
pub(super) async fn part_references(
    app: &App,
    op: &OpContext,
    ids: &[LotPartId],
) -> Result<HashMap<LotPartId, String>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let c = app.db.fresh();
    let parts = store::some_parts_of_refurbisher(c, own, ids).await?;
    let lots = store::lots_of_parts(c, &parts).await?;
    let named = parts.iter().filter_map(|part| Some((part.id, lots.get(&part.lot_id)?.reference.clone())));
    Ok(named.collect())
}

/// The lots of the acting donor, newest first.
///
/// # Errors
/// 401; 403 for anyone but a donor.
pub async fn lots(app: &App, op: &OpContext, paging: &Paging) -> Result<Page<LotSummary>> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    let lots = store::lots_of_donor(c, donor, paging).await?;
    let parts = store::parts_of_lots(c, lots.iter().map(|lot| lot.id)).await?;
    Ok(Page::cut(summarised(lots, parts), paging.limit(), |one| one.lot.id.to_string()))
}

/// The part of a lot that was asked for, or the one that is furthest behind.
fn in_sight(parts: &[Part], asked: Option<LotPartId>) -> Result<Part> {
    let found = match asked {
        Some(id) => parts.iter().find(|part| part.id == id),
        None => Part::furthest_behind(parts),
    };
    found.cloned().ok_or_else(Error::not_found)
}

/// A donor's lot with the part that was asked for, or the one that is furthest behind.
///
/// # Errors
/// 404.
pub(super) async fn part_of_lot(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    id: DonationLotId,
    asked: Option<LotPartId>,
) -> Result<(Lot, Part)> {
    let lot = store::lot_of_donor(c, donor, id).await?;
    let part = in_sight(&store::parts_of_lots(c, [id]).await?, asked)?;
    Ok((lot, part))
}

/// A lot of the acting donor, with the part that was asked for in sight.
///
/// # Errors
/// 401, 403, 404.
pub async fn lot(
    app: &App,
    op: &OpContext,
    id: DonationLotId,
    asked: Option<LotPartId>,
) -> Result<LotDetail> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    let lot = store::lot_of_donor(c, donor, id).await?;
    let summary = store::summary(c, id).await?;
    let site = organisations::site(c, lot.site_id).await?;
    let parts = store::parts_of_lots(c, [id]).await?;
    let offers = store::offers_of_parts(c, parts.iter().map(|part| part.id)).await?;
    let refurbishers = organisations::find_many(c, offers.iter().map(|offer| offer.refurbisher_id)).await?;
    let subjects: Vec<_> = parts.iter().map(|part| part.id.0).collect();
    let shipments = logistics::of_subjects(c, super::SHIPMENT_SUBJECT, &subjects).await?;
    let categories = store::units_by_category(c, id).await?;
    let (same_as, held_already) = match lot.declared_at.or(lot.cancelled_at) {
        None => (
            store::same_file(c, donor, &lot.content_hash).await?,
            super::drafts::held_already(c, &lot).await?,
        ),
        Some(_) => (None, Vec::new()),
    };
    let states: Vec<State> = parts.iter().map(|part| part.state).collect();
    let state = rules::lot_state(&states);
    let address = organisations::address(c, &site).await?;
    let part = in_sight(&parts, asked)?;
    let differences = match part.received_at {
        Some(_) => store::differing_lines(c, part.id).await?,
        None => Vec::new(),
    };
    let mut outcomes = BTreeMap::new();
    let received = parts.iter().filter(|part| part.received_at.is_some());
    let lot_parts: Vec<LotPartId> = received.map(|part| part.id).collect();
    if !lot_parts.is_empty() {
        let filter = DeviceFilter { lot_parts, ..DeviceFilter::default() };
        for (state, count) in devices::count_by_state(c, &filter).await? {
            *outcomes.entry(devices::public_state(state)).or_default() += count;
        }
    }
    Ok(LotDetail {
        lot,
        state,
        summary,
        site,
        address,
        parts,
        part,
        offers,
        refurbishers,
        shipments,
        categories,
        differences,
        outcomes,
        same_as,
        held_already,
    })
}

/// The lines of a lot of the acting donor, in the order of the file; `after` is a position.
///
/// # Errors
/// 401, 403, 404.
pub async fn lot_lines(app: &App, op: &OpContext, id: DonationLotId, paging: &Paging) -> Result<Page<Line>> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    store::lot_of_donor(app.db.fresh(), donor, id).await?;
    let after = paging.after::<i32>().unwrap_or_default();
    let lines = store::lines(app.db.fresh(), id, after, paging.limit() + 1).await?;
    Ok(Page::cut(lines, paging.limit(), |line| line.position.to_string()))
}

/// The file a lot of the acting donor was declared with: its name, media type and bytes.
///
/// # Errors
/// 401, 403, 404.
pub async fn lot_file(app: &App, op: &OpContext, id: DonationLotId) -> Result<(String, String, Vec<u8>)> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let lot = store::lot_of_donor(app.db.fresh(), donor, id).await?;
    let document = lot.document_id.ok_or_else(Error::not_found)?;
    let kept = app.storage.find(app.db.fresh(), document).await?;
    Ok((kept.file_name, kept.media_type, app.storage.bytes(document).await?))
}

pub(super) async fn part_summaries(
    app: &App,
    own: OrganisationId,
    parts: Vec<Part>,
) -> Result<Vec<PartSummary>> {
    let c = app.db.fresh();
    let lots = store::lots_of_parts(c, &parts).await?;
    let donors = organisations::find_many(c, lots.values().map(|lot| lot.donor_id)).await?;
    let offers = store::offers_of_parts(c, parts.iter().map(|part| part.id)).await?;
    let sites = organisations::find_sites(c, lots.values().map(|lot| lot.site_id)).await?;
    Ok(parts
        .into_iter()
        .filter_map(|part| {
            let lot = lots.get(&part.lot_id)?.clone();
            let donor = donors.get(&lot.donor_id)?.clone();
            let site = sites.get(&lot.site_id)?.clone();
            let mine = |offer: &&Offer| offer.part_id == part.id && offer.refurbisher_id == own;
            let offer = offers.iter().rev().find(mine).cloned();
            Some(PartSummary { part, lot, donor, site, offer })
        })
        .collect())
}

/// The parts offered or entrusted to the acting refurbisher, newest first; those in one of `states`, or all.
///
/// # Errors
/// 401; 403 for anyone but a refurbisher.
pub async fn parts(
    app: &App,
    op: &OpContext,
    states: &[State],
    paging: &Paging,
) -> Result<Page<PartSummary>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let rows = store::parts_of_refurbisher(app.db.fresh(), own, states, paging).await?;
    let page = Page::cut(rows, paging.limit(), |part| part.id.to_string());
    Ok(Page { items: part_summaries(app, own, page.items).await?, next: page.next })
}

/// A part offered or entrusted to the acting refurbisher.
///
/// # Errors
/// 401, 403, 404.
pub async fn part(app: &App, op: &OpContext, id: LotPartId) -> Result<PartDetail> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let part = store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    part_detail(app, own, part).await
}

/// A part as its refurbisher `own` sees it; callers have authorised.
pub(super) async fn part_detail(app: &App, own: OrganisationId, part: Part) -> Result<PartDetail> {
    let (c, id) = (app.db.fresh(), part.id);
    let workshop = match part.site_id {
        Some(site) => Some(organisations::site(c, site).await?),
        None => None,
    };
    let categories = store::units_by_category(c, part.lot_id).await?;
    let shipments = logistics::of_subject(c, super::SHIPMENT_SUBJECT, id.0).await?;
    let differences = store::differing_lines(c, id).await?;
    let summary = part_summaries(app, own, vec![part]).await?.pop().ok_or_else(Error::not_found)?;
    let address = organisations::address(c, &summary.site).await?;
    let understood = store::summary(c, summary.lot.id).await?;
    Ok(PartDetail { summary, workshop, categories, shipments, address, differences, understood })
}

/// The lines of a part of the acting refurbisher with their counts; `after` is a position.
///
/// # Errors
/// 401, 403, 404.
pub async fn part_lines(app: &App, op: &OpContext, id: LotPartId, paging: &Paging) -> Result<Page<PartLine>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let part = store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    let after = paging.after::<i32>().unwrap_or_default();
    let lines = store::part_lines(app.db.fresh(), &part, after, paging.limit() + 1).await?;
    Ok(Page::cut(lines, paging.limit(), |one| one.line.position.to_string()))
}

/// The most differences whose reasons are asked for on one page; more have one reason for all.
const MOST_DIFFERENCES: usize = 500;

/// The lines of a part whose closed count differs from the list, and what was found beyond it; the caller has authorised.
pub(super) async fn count_differences(
    app: &App,
    part: &Part,
) -> Result<(Vec<PartLine>, Vec<super::reception::Extra>)> {
    let lines = store::part_lines(app.db.fresh(), part, 0, u64::MAX >> 1).await?;
    let mut extras = super::reception::beyond_the_list(app.db.fresh(), part.id, &lines).await?;
    for extra in &mut extras {
        if let Some(like) = extra.like.and_then(|id| lines.iter().find(|one| one.line.id == id)) {
            extra.label = like.line.specification.title();
        }
    }
    let differs = |one: &PartLine| one.counted.is_some_and(|counted| counted != one.expected);
    Ok((lines.into_iter().filter(differs).take(MOST_DIFFERENCES).collect(), extras))
}

/// The devices that a part of the acting refurbisher became, in id order, at most `limit` after `after`.
///
/// # Errors
/// 401, 403, 404.
pub async fn part_devices(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    after: Option<crate::kernel::DeviceId>,
    limit: u64,
) -> Result<Vec<Device>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    let filter = DeviceFilter { lot_parts: vec![id], ..DeviceFilter::default() };
    devices::list(app.db.fresh(), &filter, after, limit).await
}

impl PartSummary {
    /// Whether its refurbisher may still answer.
    #[must_use]
    pub fn is_open(&self, op: &OpContext) -> bool {
        self.part.state == State::Offered
            && self.offer.as_ref().is_some_and(|o| o.state == OfferState::Offered && o.is_open(op.now))
    }
}
