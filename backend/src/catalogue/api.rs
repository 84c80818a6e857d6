//! Publication and listings in JSON.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::rules::{Action, State as ListingState, VatRegime};
use super::{Offer, Publication, Published, service};
use crate::devices::{self, Destination, Specification};
use crate::kernel::{Error, ListingId, OpContext, OrganisationId, Page, Paging, Point, Result};
use crate::web::{App, Args, Body, Id, MaybeBody, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(publish_device))
        .routes(routes!(publish_devices))
        .routes(routes!(unpublish_device))
        .routes(routes!(list_listings))
        .routes(routes!(read_listing))
        .routes(routes!(pause_listing))
        .routes(routes!(resume_listing))
        .routes(routes!(archive_listing))
        .routes(routes!(price_listing))
        .merge(super::search_api::router())
}

/// How a device is to be published.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
struct PublishIn {
    /// `sale` or `solidarity`; unless told, to sale where law 13 allows it.
    to: Option<Destination>,
    /// The price of one, tax included, 1 to 10 000 000 cents; asked for a sale.
    price_cents: Option<i64>,
    /// `normal` or `margin`; unless told, `margin` for what was bought or taken back, `normal` for what was given.
    vat_regime: Option<VatRegime>,
    /// 0 to 120; 12 unless told.
    warranty_months: Option<i32>,
    /// At most 120 characters; brand and model unless told.
    title: Option<String>,
    /// At most 1 000 characters.
    description: Option<String>,
}

/// How several devices are to be published.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct PublishManyIn {
    /// 1 to 200 references.
    references: Vec<String>,
    /// `sale` or `solidarity`.
    #[serde(default)]
    to: Option<Destination>,
    /// The price of one, tax included.
    #[serde(default)]
    price_cents: Option<i64>,
    /// `normal` or `margin`.
    #[serde(default)]
    vat_regime: Option<VatRegime>,
    /// 0 to 120.
    #[serde(default)]
    warranty_months: Option<i32>,
    /// The title.
    #[serde(default)]
    title: Option<String>,
    /// More words.
    #[serde(default)]
    description: Option<String>,
}

impl From<PublishIn> for Publication {
    fn from(input: PublishIn) -> Self {
        let PublishIn { to, price_cents, vat_regime, warranty_months, title, description } = input;
        Self { to, price_cents, vat_regime, warranty_months, title, description }
    }
}

/// Where a device went.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct PublishedOut {
    /// The device.
    reference: String,
    /// Its state.
    state: devices::State,
    /// `sale` or `solidarity`.
    destination: Destination,
    /// Its listing, when it is for sale.
    listing_id: Option<ListingId>,
}

impl From<Published> for PublishedOut {
    fn from(one: Published) -> Self {
        let Published { device, destination, listing_id } = one;
        Self { reference: device.reference, state: device.state, destination, listing_id }
    }
}

/// A device after it left the catalogue or the pool.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct UnpublishedOut {
    /// The device.
    reference: String,
    /// Its state.
    state: devices::State,
}

/// A listing as everybody sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ListingOut {
    /// The listing.
    id: ListingId,
    /// As people say it.
    reference: String,
    /// Where it stands.
    state: ListingState,
    /// Its title.
    title: String,
    /// More words.
    description: Option<String>,
    /// What it is; `battery_percent` is the least of its devices.
    specification: Specification,
    /// Storage of one device, in gigabytes.
    storage_gb: Option<i32>,
    /// Whether all functions passed their tests.
    refurbished: bool,
    /// A, B or C.
    grade: devices::Grade,
    /// The price of one, tax included.
    price_cents: i64,
    /// `normal` or `margin`.
    vat_regime: VatRegime,
    /// Months.
    warranty_months: i32,
    /// Devices left to buy.
    available: i64,
    /// Devices promised to buyers; only its seller sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    promised: Option<i64>,
    /// Whether law 4 paused it; only its seller sees it.
    #[serde(skip_serializing_if = "Option::is_none")]
    paused_by_force: Option<bool>,
    /// Who sells.
    seller_id: OrganisationId,
    /// Their name.
    seller_name: String,
    /// Whether they are an enterprise of work integration.
    insertion: bool,
    /// Where it is.
    commune: String,
    /// INSEE code.
    insee_code: String,
    /// Code of the département.
    department_code: String,
    /// Where it is.
    point: Point,
    /// Its version, for `If-Match`-like guards of the actions.
    version: i64,
    /// Its page.
    url: String,
}

impl ListingOut {
    fn public(offer: Offer) -> Self {
        Self {
            id: offer.listing_id,
            reference: offer.reference,
            state: offer.state,
            title: offer.title,
            description: offer.description,
            specification: offer.specification,
            storage_gb: offer.storage_gb,
            refurbished: offer.functions_passed,
            grade: offer.grade,
            price_cents: offer.price_cents.0,
            vat_regime: offer.vat_regime,
            warranty_months: offer.warranty_months,
            available: offer.available,
            promised: None,
            paused_by_force: None,
            seller_id: offer.seller_id,
            seller_name: offer.seller_name,
            insertion: offer.insertion,
            commune: offer.commune,
            insee_code: offer.site.insee_code,
            department_code: offer.department_code,
            point: offer.site.point,
            version: offer.version,
            url: format!("/offres/{}", offer.listing_id),
        }
    }

    fn own(offer: Offer) -> Self {
        let (promised, forced) = (offer.promised, offer.paused_by_force);
        Self { promised: Some(promised), paused_by_force: Some(forced), ..Self::public(offer) }
    }
}

/// Publish a device
///
/// To sale, in a listing found or made for its model, configuration, grade and price; or to the solidarity pool. Law 13
/// decides what its origin allows, law 4 who may sell. Asked for by the refurbisher that holds it.
#[utoipa::path(post, path = "/devices/{reference}/publish", tag = "catalogue", request_body = PublishIn,
    params(("reference" = String, Path, description = "The device's reference")),
    responses((status = 200, body = PublishedOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish_device(
    State(app): State<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    MaybeBody(body): MaybeBody<PublishIn>,
) -> Result<Json<PublishedOut>> {
    let published = super::publish_one(&app.db, &op, &reference, &body.into()).await?;
    app.catalogue.wake();
    Ok(Json(published.into()))
}

/// Publish several devices
///
/// All or none, at most 200. Devices of the same content share one listing.
#[utoipa::path(post, path = "/devices/publish", tag = "catalogue", request_body = PublishManyIn,
    responses((status = 200, body = Vec<PublishedOut>), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish_devices(
    State(app): State<App>,
    Op(op): Op,
    Body(body): Body<PublishManyIn>,
) -> Result<Json<Vec<PublishedOut>>> {
    let PublishManyIn { references, to, price_cents, vat_regime, warranty_months, title, description } = body;
    let how = Publication { to, price_cents, vat_regime, warranty_months, title, description };
    let published = super::publish_many(&app.db, &op, &references, &how).await?;
    app.catalogue.wake();
    Ok(Json(published.into_iter().map(Into::into).collect()))
}

/// Take a device out of the catalogue or the solidarity pool
///
/// It is ready again. Refused once it is promised.
#[utoipa::path(post, path = "/devices/{reference}/unpublish", tag = "catalogue",
    params(("reference" = String, Path, description = "The device's reference")),
    responses((status = 200, body = UnpublishedOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn unpublish_device(
    State(app): State<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<UnpublishedOut>> {
    let device = super::unpublish(&app.db, &op, &reference).await?;
    app.catalogue.wake();
    Ok(Json(UnpublishedOut { reference: device.reference, state: device.state }))
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct ListingsArgs {
    /// The acting refurbisher's own listings, in every state, instead of everybody's open offers.
    #[serde(default)]
    own: bool,
    /// With `own`: only those in that state.
    state: Option<String>,
    /// Rows wanted, 1 to 100; 25 unless told.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// List listings
///
/// Open offers, in the order they were made; or one's own listings, the newest first.
#[utoipa::path(get, path = "/listings", tag = "catalogue", params(ListingsArgs),
    responses((status = 200, body = Page<ListingOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_listings(
    State(app): State<App>,
    Op(op): Op,
    Args(args): Args<ListingsArgs>,
) -> Result<Json<Page<ListingOut>>> {
    let ListingsArgs { own, state, limit, after } = args;
    let paging = Paging { limit, after };
    if !own {
        let page = service::open_listings(app.db.read(), op.now, &paging).await?;
        return Ok(Json(page.map(ListingOut::public)));
    }
    let states: Vec<ListingState> = match state.as_deref().filter(|state| !state.is_empty()) {
        Some(code) => vec![code.parse().map_err(|()| Error::invalid("state", "listing-state-unknown"))?],
        None => Vec::new(),
    };
    let page = service::own_listings(app.db.fresh(), &op, &states, &paging).await?;
    Ok(Json(page.map(ListingOut::own)))
}

/// Read a listing
///
/// Paused, ended and sold out ones too: their `state` and `available` say so.
#[utoipa::path(get, path = "/listings/{id}", tag = "catalogue",
    params(("id" = ListingId, Path, description = "The listing")),
    responses((status = 200, body = ListingOut), (status = 404, body = Problem)))]
async fn read_listing(State(app): State<App>, Op(op): Op, Id(id): Id<ListingId>) -> Result<Json<ListingOut>> {
    let offer = super::offer(app.db.fresh(), op.now, id).await?;
    let own = op.viewer().is_some_and(|acting| acting.organisation_id == offer.seller_id);
    Ok(Json(if own { ListingOut::own(offer) } else { ListingOut::public(offer) }))
}

/// The version that the caller saw.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
struct VersionIn {
    /// Refused with 409 when the listing is no longer at that version.
    version: Option<i64>,
}

async fn act(
    app: &App,
    op: &OpContext,
    id: ListingId,
    action: Action,
    body: VersionIn,
) -> Result<Json<ListingOut>> {
    let offer = service::act(&app.db, op, id, action, body.version).await?;
    app.catalogue.wake();
    Ok(Json(ListingOut::own(offer)))
}

/// Pause a listing
///
/// It leaves the catalogue; what is promised is still delivered.
#[utoipa::path(post, path = "/listings/{id}/pause", tag = "catalogue", request_body = VersionIn,
    params(("id" = ListingId, Path, description = "The listing")),
    responses((status = 200, body = ListingOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn pause_listing(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ListingId>,
    MaybeBody(body): MaybeBody<VersionIn>,
) -> Result<Json<ListingOut>> {
    act(&app, &op, id, Action::Pause, body).await
}

/// Resume a listing
///
/// Refused while its seller is not accredited (law 4).
#[utoipa::path(post, path = "/listings/{id}/resume", tag = "catalogue", request_body = VersionIn,
    params(("id" = ListingId, Path, description = "The listing")),
    responses((status = 200, body = ListingOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn resume_listing(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ListingId>,
    MaybeBody(body): MaybeBody<VersionIn>,
) -> Result<Json<ListingOut>> {
    act(&app, &op, id, Action::Resume, body).await
}

/// Archive a listing
///
/// For good: its devices are ready again. Refused while one of them is promised.
#[utoipa::path(post, path = "/listings/{id}/archive", tag = "catalogue", request_body = VersionIn,
    params(("id" = ListingId, Path, description = "The listing")),
    responses((status = 200, body = ListingOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn archive_listing(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ListingId>,
    MaybeBody(body): MaybeBody<VersionIn>,
) -> Result<Json<ListingOut>> {
    act(&app, &op, id, Action::Archive, body).await
}

/// A new price.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct PriceIn {
    /// 1 to 10 000 000 cents, tax included.
    price_cents: i64,
    /// Refused with 409 when the listing is no longer at that version.
    #[serde(default)]
    version: Option<i64>,
}

/// Change the price of a listing
///
/// What is promised keeps the price it was promised at.
#[utoipa::path(post, path = "/listings/{id}/price", tag = "catalogue", request_body = PriceIn,
    params(("id" = ListingId, Path, description = "The listing")),
    responses((status = 200, body = ListingOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn price_listing(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ListingId>,
    Body(body): Body<PriceIn>,
) -> Result<Json<ListingOut>> {
    let PriceIn { price_cents, version } = body;
    let offer = service::set_price(&app.db, &op, id, price_cents, version).await?;
    app.catalogue.wake();
    Ok(Json(ListingOut::own(offer)))
}
