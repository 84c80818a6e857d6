//! The JSON routes of donation lots and lot parts.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::asked::PartAsked;
use super::inventory::Category;
use super::out::{LineOut, LotOut, NothingGoodOut, PartLineOut, PartOut, ReceivedOut, refusals_out};
use super::rules::{DeclineReason, DifferenceReason};
use super::{Count, Outcome, Sent, certificates, declare, moment, parts, reading, rules};
use crate::kernel::{
    DonationLotId, Error, ErrorKind, Fault, LotLineId, LotPartId, OpContext, OrganisationId, Page, Paging,
    Result,
};
use crate::refurbishing::certificates::{CertificateOut, IssuedOut};
use crate::web::{App, Args, Id, MaybeBody, Op, Problem, Upload};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(declare_lot, list_lots))
        .routes(routes!(show_lot))
        .routes(routes!(list_lot_lines))
        .routes(routes!(cancel_lot))
        .routes(routes!(search_again))
        .routes(routes!(list_parts))
        .routes(routes!(show_part))
        .routes(routes!(list_part_lines))
        .routes(routes!(accept_part))
        .routes(routes!(decline_part))
        .routes(routes!(collect_part))
        .routes(routes!(receive_part))
        .routes(routes!(list_lot_certificates, issue_lot_certificate))
        .routes(routes!(list_part_certificates, issue_part_certificate))
        .merge(super::terms_pages::router())
        .merge(super::capacity_pages::router())
        .merge(super::by_line_api::router())
        .merge(super::reception::router())
        .merge(super::preparation::router())
        .merge(super::agreement::router())
        .merge(super::uploads_api::router())
}

/// The fields of a declaration, sent as `multipart/form-data`.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only describes the form to the readers of the API's description")]
struct DeclareIn {
    /// Where the lot is: a site of yours. Your only site when you have one.
    site_id: Option<String>,
    /// public_free_gift, company_patronage, company_gift, purchase or take_back; your usual one when absent.
    legal_basis: Option<String>,
    /// solidarity_only, sale_allowed or mixed; your usual one when absent.
    wish: Option<String>,
    /// The list: CSV or XLSX, at most 20 MiB.
    #[schema(value_type = Option<String>, format = Binary)]
    inventory: Vec<u8>,
    /// Instead of a list, the id of a file that was sent in parts. Declared twice, it is one lot.
    upload: Option<String>,
    /// The organisation whose workshop you would like best: asked first while it may receive the lot and has room.
    preferred: Option<OrganisationId>,
    /// The campaign that it is given through, by its name in addresses; it must be of the site's commune and take things.
    campaign: Option<String>,
    /// Instead of a list, quantities by category: `laptop:12,screen:4`. A list that is sent too is the one that counts.
    units: Option<String>,
    /// What the columns mean, when they were understood otherwise: a JSON object from heading to meaning (`"Truc":"model"`),
    /// `null` for a column to leave aside. Remembered for your next files with the same headings; `{}` forgets it.
    columns: Option<String>,
}

pub(super) async fn upload(form: Result<Multipart, MultipartRejection>) -> Result<Sent> {
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let mut upload = Upload::read(form, "inventory").await?;
    let field = |name: &str| upload.field(name).map(str::to_owned);
    let (site_id, legal_basis, wish, units) =
        (field("site_id"), field("legal_basis"), field("wish"), field("units"));
    let (replaces, in_parts, preferred) = (field("replaces"), field("upload"), field("preferred"));
    let campaign = field("campaign");
    let counts =
        Category::ALL.iter().filter_map(|category| Some((*category, field(category.code())?))).collect();
    let columns = upload.field("columns").map(super::columns::parse).transpose()?;
    let (file_name, bytes) = (upload.file_name.take(), upload.bytes.take());
    Ok(Sent {
        site_id,
        legal_basis,
        wish,
        preferred,
        campaign,
        units,
        counts,
        replaces,
        file_name,
        bytes,
        upload: in_parts,
        columns,
    })
}

async fn lot_out(app: &App, op: &OpContext, id: DonationLotId) -> Result<LotOut> {
    let detail = reading::lot(app, op, id, None).await?;
    Ok(LotOut::of(&detail, op.language))
}

/// Declare a lot
///
/// Reads the list, keeps its good lines, says what is wrong with the bad ones, declares the lot and offers it to the
/// nearest accredited workshop that may receive it. A list without one good line is refused whole (422).
#[utoipa::path(post, path = "/donation-lots", tag = "donations",
    request_body(content = DeclareIn, content_type = "multipart/form-data"),
    responses((status = 201, body = LotOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, body = NothingGoodOut)))]
async fn declare_lot(
    State(app): State<App>,
    Op(op): Op,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    op.require(crate::kernel::Capacity::Donor)?;
    let sent = upload(form).await?;
    // Goes to its end even when the caller goes away: whoever asks how the file stands learns which lot came of it.
    let (by, at) = (op.clone(), app.clone());
    let taken = tokio::spawn(async move { declare::take_file(&at, &by, sent, true).await });
    match taken.await.map_err(Error::internal)?? {
        Outcome::Kept(lot) => {
            let out = lot_out(&app, &op, lot.id).await?;
            let location = [(header::LOCATION, format!("/api/v1/donation-lots/{}", lot.id))];
            Ok((StatusCode::CREATED, location, Json(out)).into_response())
        }
        Outcome::NothingGood(read) => {
            let error = Error::invalid("inventory", "inventory-no-good-line");
            let out = NothingGoodOut {
                problem: crate::web::problem::problem(&error, op.language, Some(op.request_id.clone())),
                lines_understood: 0,
                lines_refused: i64::from(read.lines_refused),
                refusals: refusals_out(&read.sheets, &read.refusals, Texts::new(op.language)),
            };
            let media = [(header::CONTENT_TYPE, "application/problem+json")];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, media, Json(out)).into_response())
        }
    }
}

/// Your lots
#[utoipa::path(get, path = "/donation-lots", tag = "donations", params(Paging),
    responses((status = 200, body = Page<super::out::LotSummaryOut>), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
async fn list_lots(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<super::out::LotSummaryOut>>> {
    let page = reading::lots(&app, &op, &paging).await?;
    Ok(Json(page.map(|one| super::out::LotSummaryOut::of(&one))))
}

/// A lot
#[utoipa::path(get, path = "/donation-lots/{id}", tag = "donations", params(("id" = DonationLotId, Path)),
    responses((status = 200, body = LotOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn show_lot(State(app): State<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Json<LotOut>> {
    Ok(Json(lot_out(&app, &op, id).await?))
}

/// The lines of a lot
#[utoipa::path(get, path = "/donation-lots/{id}/lines", tag = "donations",
    params(("id" = DonationLotId, Path), Paging),
    responses((status = 200, body = Page<LineOut>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn list_lot_lines(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<LineOut>>> {
    Ok(Json(reading::lot_lines(&app, &op, id, &paging).await?.map(|line| LineOut::of(&line))))
}

/// Withdraw a lot
///
/// Until it is collected.
#[utoipa::path(post, path = "/donation-lots/{id}/cancel", tag = "donations", params(("id" = DonationLotId, Path)),
    responses((status = 200, body = LotOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn cancel_lot(State(app): State<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Json<LotOut>> {
    declare::cancel(&app, &op, id).await?;
    Ok(Json(lot_out(&app, &op, id).await?))
}

/// Look for workshops again
///
/// For a lot that no workshop took; those that declined are not asked twice.
#[utoipa::path(post, path = "/donation-lots/{id}/search-again", tag = "donations",
    params(("id" = DonationLotId, Path)),
    responses((status = 200, body = LotOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn search_again(State(app): State<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Json<LotOut>> {
    declare::search_again(&app, &op, id).await?;
    Ok(Json(lot_out(&app, &op, id).await?))
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct PartsArgs {
    /// Only parts in this state; several times for several.
    #[serde(default)]
    state: Vec<String>,
    /// Rows wanted, 1 to 100; 25 unless told.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

pub(super) fn states(codes: &[String]) -> Result<Vec<rules::State>> {
    let unknown = |()| Error::invalid("state", "lot-part-state-unknown");
    codes.iter().filter(|code| !code.is_empty()).map(|code| code.parse().map_err(unknown)).collect()
}

/// The lot parts offered or entrusted to you
#[utoipa::path(get, path = "/lot-parts", tag = "donations", params(PartsArgs),
    responses((status = 200, body = Page<PartOut>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
async fn list_parts(
    State(app): State<App>,
    Op(op): Op,
    Args(args): Args<PartsArgs>,
) -> Result<Json<Page<PartOut>>> {
    let PartsArgs { state, limit, after } = args;
    let states = states(&state)?;
    let page = reading::parts(&app, &op, &states, &Paging { limit, after }).await?;
    Ok(Json(page.map(|one| PartOut::of(&one))))
}

async fn part_out(app: &App, op: &OpContext, id: LotPartId) -> Result<PartOut> {
    Ok(PartOut::of(&reading::part(app, op, id).await?.summary))
}

/// A lot part
#[utoipa::path(get, path = "/lot-parts/{id}", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = PartOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn show_part(State(app): State<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Json<PartOut>> {
    Ok(Json(part_out(&app, &op, id).await?))
}

/// The lines of a lot part, with their counts
#[utoipa::path(get, path = "/lot-parts/{id}/lines", tag = "donations",
    params(("id" = LotPartId, Path), Paging),
    responses((status = 200, body = Page<PartLineOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_part_lines(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<PartLineOut>>> {
    Ok(Json(reading::part_lines(&app, &op, id, &paging).await?.map(|one| PartLineOut::of(&one))))
}

/// Take a lot part
///
/// Needs an active accreditation (law 4) and, for a free gift of a public body, the right to receive it (law 13).
#[utoipa::path(post, path = "/lot-parts/{id}/accept", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = PartOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept_part(State(app): State<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Json<PartOut>> {
    parts::accept(&app, &op, id).await?;
    Ok(Json(part_out(&app, &op, id).await?))
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct DeclineIn {
    /// full, too_far, not_our_equipment or other; other when absent.
    reason: Option<String>,
    /// The reason in words, up to 500 characters.
    text: Option<String>,
}

/// What is left of a part for the workshop that declined it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct DeclinedOut {
    /// The part.
    id: LotPartId,
    /// Always `declined`: how your offer ended.
    state: &'static str,
}

/// Decline a lot part
///
/// The next workshop is asked; the part is no longer yours to see.
#[utoipa::path(post, path = "/lot-parts/{id}/decline", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = DeclineIn,
    responses((status = 200, body = DeclinedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    MaybeBody(body): MaybeBody<DeclineIn>,
) -> Result<Json<DeclinedOut>> {
    let DeclineIn { reason, text } = body;
    let reason = match reason.as_deref() {
        Some(code) => code.parse().map_err(|()| Error::invalid("reason", "decline-reason-unknown"))?,
        None => DeclineReason::Other,
    };
    parts::decline(&app, &op, id, reason, text).await?;
    Ok(Json(DeclinedOut { id, state: "declined" }))
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct CollectIn {
    /// The day, today or later: a date or RFC 3339. Then the collection is only planned.
    planned_for: Option<String>,
    /// When it was collected, when that was not now.
    collected_at: Option<String>,
}

/// Plan a collection, or collect
///
/// With a `planned_for`, today or later, plans (or plans anew); otherwise the lot part is collected.
#[utoipa::path(post, path = "/lot-parts/{id}/collect", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = CollectIn,
    responses((status = 200, body = PartOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn collect_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    MaybeBody(body): MaybeBody<CollectIn>,
) -> Result<Json<PartOut>> {
    let CollectIn { planned_for, collected_at } = body;
    let planned_for = moment::optional("planned_for", planned_for.as_deref(), op.now)?;
    let collected_at = moment::optional("collected_at", collected_at.as_deref(), op.now)?;
    parts::collect(&app, &op, id, planned_for, collected_at).await?;
    Ok(Json(part_out(&app, &op, id).await?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct CountIn {
    /// A line of the part.
    line_id: String,
    /// Units counted, 0 to 50 000.
    counted: i64,
    /// missing_at_pickup, not_listed, broken_in_transport, donor_kept or other; needed when the count differs.
    reason: Option<String>,
}

#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ReceiveIn {
    /// Lines that were counted; the others are as declared.
    #[serde(default)]
    counts: Vec<CountIn>,
    /// The reason of every difference that has none of its own.
    default_reason: Option<String>,
}

fn count(index: usize, one: CountIn) -> Result<Count, Fault> {
    let CountIn { line_id, counted, reason } = one;
    let fault =
        |field: &str, code| Fault { field: format!("counts[{index}].{field}"), code, args: Vec::new() };
    let line_id: LotLineId = line_id.parse().map_err(|_| fault("line_id", "line-unknown"))?;
    let counted = i32::try_from(counted).map_err(|_| fault("counted", "count-out-of-range"))?;
    let reason: Option<DifferenceReason> = match reason.as_deref() {
        Some(code) => Some(code.parse().map_err(|()| fault("reason", "difference-reason-unknown"))?),
        None => None,
    };
    Ok(Count { line_id, counted, reason })
}

/// Receive a lot part
///
/// Units are counted against lines, each difference with its reason; each unit becomes a device with its reference.
#[utoipa::path(post, path = "/lot-parts/{id}/receive", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = ReceiveIn,
    responses((status = 200, body = ReceivedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn receive_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    MaybeBody(body): MaybeBody<ReceiveIn>,
) -> Result<Json<ReceivedOut>> {
    op.require(crate::kernel::Capacity::Refurbisher)?;
    let ReceiveIn { counts, default_reason } = body;
    let unknown = |()| Error::invalid("default_reason", "difference-reason-unknown");
    let default_reason = default_reason.map(|code| code.parse().map_err(unknown)).transpose()?;
    let (counts, faults): (Vec<_>, Vec<_>) =
        counts.into_iter().enumerate().map(|(index, one)| count(index, one)).partition(Result::is_ok);
    let faults: Vec<Fault> = faults.into_iter().filter_map(Result::err).collect();
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    let counts: Vec<Count> = counts.into_iter().filter_map(Result::ok).collect();
    let received = parts::receive(&app, &op, id, &counts, default_reason).await?;
    let part = part_out(&app, &op, id).await?;
    Ok(Json(ReceivedOut::of(part, &received)))
}

/// The certificates of erasure of a lot and of its devices
///
/// At most 50, the lot's own first. Each has a file.
#[utoipa::path(get, path = "/donation-lots/{id}/certificates", tag = "donations",
    params(("id" = DonationLotId, Path)),
    responses((status = 200, body = Vec<CertificateOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_lot_certificates(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
) -> Result<Json<Vec<CertificateOut>>> {
    Ok(Json(certificates::of_lot(&app, &op, id).await?.iter().map(Into::into).collect()))
}

/// Issue the certificate of erasure of a lot
///
/// It names every erased storage, and what it does not cover.
#[utoipa::path(post, path = "/donation-lots/{id}/certificates", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked),
    responses((status = 200, body = IssuedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn issue_lot_certificate(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
) -> Result<Json<IssuedOut>> {
    Ok(Json((&certificates::issue_for_lot(&app, &op, id, asked.part()?).await?).into()))
}

/// The certificates of erasure of a lot part and of its devices
#[utoipa::path(get, path = "/lot-parts/{id}/certificates", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = Vec<CertificateOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_part_certificates(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
) -> Result<Json<Vec<CertificateOut>>> {
    Ok(Json(certificates::of_own_part(&app, &op, id).await?.iter().map(Into::into).collect()))
}

/// Issue the certificate of erasure of a lot part
#[utoipa::path(post, path = "/lot-parts/{id}/certificates", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = IssuedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn issue_part_certificate(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
) -> Result<Json<IssuedOut>> {
    Ok(Json((&certificates::issue_for_part(&app, &op, id).await?).into()))
}
