//! The JSON routes of a reception: entries of a count, containers, signatures.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::rules::{ContainerCondition, Entry, Signer};
use super::service::{self, Entered, What};
use super::{NewContainer, NewSignature, records, written};
use crate::kernel::{Capacity, CountEntryId, Error, LotPartId, OpContext, Paging, Result};
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of a reception.
pub(in super::super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show_count))
        .routes(routes!(enter_count))
        .routes(routes!(take_back_count))
        .routes(routes!(close_count))
        .routes(routes!(reopen_count))
        .routes(routes!(list_containers, put_container))
        .routes(routes!(sign_reception))
        .merge(super::dispute_api::router())
        .merge(super::photo_pages::router())
}

/// A kind of equipment of the list, and how many were counted; not how many were declared.
#[derive(Debug, Serialize, ToSchema)]
struct CountKindOut {
    /// The position of its first line, by which it is counted.
    kind: i32,
    /// What it is.
    category: String,
    /// Brand and model.
    title: String,
    /// Units counted so far.
    counted: i64,
}

/// An entry of a count.
#[derive(Debug, Serialize, ToSchema)]
struct CountEntryOut {
    /// Its id.
    id: CountEntryId,
    /// The kind it counts; none for what was not declared.
    kind: Option<i32>,
    /// What it is, for what was not declared.
    category: Option<String>,
    /// The same in words.
    label: Option<String>,
    /// The serial number that was read.
    serial: Option<String>,
    /// Whether a line of the list declares that number.
    declared_serial: bool,
    /// Units; below zero when it takes another entry back.
    quantity: i32,
    /// The entry that it takes back.
    corrects: Option<CountEntryId>,
    /// Who counted.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

impl CountEntryOut {
    fn of(entry: &Entry) -> Self {
        Self {
            id: entry.id,
            kind: entry.kind,
            category: entry.category.clone(),
            label: entry.label.clone(),
            serial: entry.serial.clone(),
            declared_serial: entry.line_id.is_some(),
            quantity: entry.quantity,
            corrects: entry.corrects,
            by: entry.user_name.clone(),
            at: entry.at,
        }
    }
}

/// Somebody who counts.
#[derive(Debug, Serialize, ToSchema)]
struct CounterOut {
    /// Who.
    name: String,
    /// Units counted by that person, without those taken back.
    units: i64,
}

/// A count, as those who count see it.
#[derive(Debug, Serialize, ToSchema)]
struct CountOut {
    /// Entries written so far: a client that polls looks whether it grows.
    entries: i32,
    /// When it was closed.
    closed_at: Option<DateTime<Utc>>,
    /// Everything counted so far.
    total: i64,
    /// Of which not declared.
    undeclared: i64,
    /// The kinds of the list.
    kinds: Vec<CountKindOut>,
    /// Who counts.
    people: Vec<CounterOut>,
    /// The newest entries, newest first, at most 30.
    last: Vec<CountEntryOut>,
    /// What to ask for next, for more kinds.
    next: Option<String>,
}

async fn count_out(app: &App, op: &OpContext, id: LotPartId, paging: &Paging) -> Result<CountOut> {
    let after = paging.after::<i32>().unwrap_or_default();
    let limit = paging.limit();
    let mut seen = service::seen(app, op, id, after, limit).await?;
    let more = seen.kinds.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    seen.kinds.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(CountOut {
        entries: seen.counting.entries,
        closed_at: seen.counting.closed_at,
        total: seen.sums.values().sum(),
        undeclared: seen.sums.get(&None).copied().unwrap_or_default(),
        next: seen.kinds.last().filter(|_| more).map(|kind| kind.position.to_string()),
        kinds: seen
            .kinds
            .iter()
            .map(|kind| CountKindOut {
                kind: kind.position,
                category: kind.category.clone(),
                title: kind.title(),
                counted: seen.sums.get(&Some(kind.position)).copied().unwrap_or_default(),
            })
            .collect(),
        people: seen.people.into_iter().map(|(name, units)| CounterOut { name, units }).collect(),
        last: seen.entries.iter().map(|(entry, _)| CountEntryOut::of(entry)).collect(),
    })
}

/// A count
///
/// Blind: it says what is on the list and what was counted, not how many were declared.
#[utoipa::path(get, path = "/lot-parts/{id}/count", tag = "donations", params(("id" = LotPartId, Path), Paging),
    responses((status = 200, body = CountOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn show_count(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Args(paging): Args<Paging>,
) -> Result<Json<CountOut>> {
    Ok(Json(count_out(&app, &op, id, &paging).await?))
}

/// Something counted: a serial number, units of a kind, or units of what was not declared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CountEntryIn {
    /// Your own key of this entry, 1 to 100 characters: sent again, it is written once.
    key: String,
    /// A serial number that was read: one unit. It counts on the line that declares it.
    serial: Option<String>,
    /// The kind, by its position; for a number that no line declares too.
    kind: Option<i32>,
    /// Units, 1 to 1 000; one for a serial number.
    quantity: Option<i64>,
    /// What it is, when it was not declared.
    category: Option<String>,
    /// The same in words, up to 100 characters.
    label: Option<String>,
}

/// What came of an entry.
#[derive(Debug, Serialize, ToSchema)]
struct CountEnteredOut {
    /// counted, or counted_before when that serial number was read already: then this is the first entry.
    outcome: &'static str,
    /// The entry.
    entry: CountEntryOut,
}

/// Count
///
/// Several people count at once: their entries add. None is ever changed; a mistake is taken back.
#[utoipa::path(post, path = "/lot-parts/{id}/count", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = CountEntryIn,
    responses((status = 201, body = CountEnteredOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn enter_count(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<CountEntryIn>,
) -> Result<(StatusCode, Json<CountEnteredOut>)> {
    op.require(Capacity::Refurbisher)?;
    let CountEntryIn { key, serial, kind, quantity, category, label } = body;
    let what = match (serial, kind) {
        (Some(serial), kind) => {
            if quantity.is_some_and(|units| units != 1) {
                return Err(Error::invalid("quantity", "count-quantity").with("most", 1));
            }
            What::Serial { serial, kind, category }
        }
        (None, Some(kind)) => What::OfKind { kind, quantity: quantity.unwrap_or_default() },
        (None, None) => What::NotDeclared {
            category: category.unwrap_or_default(),
            label: label.unwrap_or_default(),
            quantity: quantity.unwrap_or_default(),
        },
    };
    let (outcome, entry) = match service::enter(&app, &op, id, &key, what).await? {
        Entered::Counted(entry) => ("counted", entry),
        Entered::Before(entry) => ("counted_before", entry),
    };
    Ok((StatusCode::CREATED, Json(CountEnteredOut { outcome, entry: CountEntryOut::of(&entry) })))
}

/// An entry to take back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CountTakeBackIn {
    /// Your own key of this entry.
    key: String,
    /// The entry that was a mistake.
    entry_id: String,
}

/// Take an entry back
///
/// By an entry of its own: both stay.
#[utoipa::path(post, path = "/lot-parts/{id}/count/take-back", tag = "donations",
    params(("id" = LotPartId, Path)), request_body = CountTakeBackIn,
    responses((status = 201, body = CountEntryOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_back_count(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<CountTakeBackIn>,
) -> Result<(StatusCode, Json<CountEntryOut>)> {
    op.require(Capacity::Refurbisher)?;
    let entry = body.entry_id.parse().map_err(|_| Error::not_found())?;
    let back = service::take_back(&app, &op, id, &body.key, entry).await?;
    Ok((StatusCode::CREATED, Json(CountEntryOut::of(&back))))
}

async fn whole_count(app: &App, op: &OpContext, id: LotPartId) -> Result<Json<CountOut>> {
    Ok(Json(count_out(app, op, id, &Paging { limit: None, after: None }).await?))
}

/// Close a count
///
/// Then `receive` holds it against the list: each difference needs its reason.
#[utoipa::path(post, path = "/lot-parts/{id}/count/close", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = CountOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn close_count(State(app): State<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Json<CountOut>> {
    service::close(&app, &op, id).await?;
    whole_count(&app, &op, id).await
}

/// Open a closed count again
///
/// To count more, before the lot part is received.
#[utoipa::path(post, path = "/lot-parts/{id}/count/reopen", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = CountOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn reopen_count(State(app): State<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Json<CountOut>> {
    service::reopen(&app, &op, id).await?;
    whole_count(&app, &op, id).await
}

/// A container of a lot part.
#[derive(Debug, Serialize, ToSchema)]
struct ContainerOut {
    /// The number on it.
    number: String,
    /// The number on its seal.
    seal: Option<String>,
    /// The number on its seal where the lot left, when it was written down there.
    left_with: Option<String>,
    /// How it came.
    condition: ContainerCondition,
    /// What it weighs, in grams.
    weight_grams: Option<i64>,
    /// Who wrote it down.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

impl ContainerOut {
    fn of(one: records::Container) -> Self {
        Self {
            number: one.number,
            seal: one.seal,
            left_with: one.left_with,
            condition: one.condition,
            weight_grams: one.weight_grams,
            by: one.user_name,
            at: one.at,
        }
    }
}

/// The containers of a lot part
///
/// At most 500, by number.
#[utoipa::path(get, path = "/lot-parts/{id}/containers", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = Vec<ContainerOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_containers(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
) -> Result<Json<Vec<ContainerOut>>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    super::super::store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    let all = written::containers_of(app.db.fresh(), id).await?;
    Ok(Json(all.into_iter().map(ContainerOut::of).collect()))
}

/// A container to write down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContainerIn {
    /// The number on it, up to 40 characters; the same again adds to what was written of it.
    number: String,
    /// The number on its seal.
    seal: Option<String>,
    /// `on_the_way` where the lot leaves, then intact, broken or unsealed.
    condition: String,
    /// What it weighs, in grams, up to 2 000 000.
    weight_grams: Option<i64>,
    /// Whether this corrects what somebody else wrote of it; without, what differs is refused.
    #[serde(default)]
    replace: bool,
}

/// Write a container down
///
/// Two people may write of one: what one leaves out stays as the other wrote it.
#[utoipa::path(post, path = "/lot-parts/{id}/containers", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = ContainerIn,
    responses((status = 201, body = ContainerOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn put_container(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<ContainerIn>,
) -> Result<(StatusCode, Json<ContainerOut>)> {
    op.require(Capacity::Refurbisher)?;
    let ContainerIn { number, seal, condition, weight_grams, replace } = body;
    let condition = condition.parse().map_err(|()| Error::invalid("condition", "container-condition"))?;
    let new = NewContainer { number, seal: seal.unwrap_or_default(), condition, weight_grams, replace };
    let kept = written::put_container(&app, &op, id, new).await?;
    Ok((StatusCode::CREATED, Json(ContainerOut::of(kept))))
}

/// A signature given on a screen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReceptionSignatureIn {
    /// hands_over or receives.
    side: String,
    /// Who signs.
    name: String,
    /// In which role.
    role: String,
    /// Strokes drawn within 600 by 200 points: `1,2 3,4;5,6 7,8`.
    drawing: Option<String>,
    /// Said instead of a drawing: the person signs.
    #[serde(default)]
    agreed: bool,
}

/// A signature.
#[derive(Debug, Serialize, ToSchema)]
struct ReceptionSignatureOut {
    /// Which side.
    side: Signer,
    /// Who.
    name: String,
    /// In which role.
    role: String,
    /// When.
    at: DateTime<Utc>,
}

/// Sign a reception on the screen
///
/// Once for who hands the lot over, once for who receives it.
#[utoipa::path(post, path = "/lot-parts/{id}/signatures", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = ReceptionSignatureIn,
    responses((status = 201, body = ReceptionSignatureOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn sign_reception(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<ReceptionSignatureIn>,
) -> Result<(StatusCode, Json<ReceptionSignatureOut>)> {
    op.require(Capacity::Refurbisher)?;
    let ReceptionSignatureIn { side, name, role, drawing, agreed } = body;
    let side = side.parse().map_err(|()| Error::invalid("side", "signature-side"))?;
    let new = NewSignature { side, name, role, drawing: drawing.unwrap_or_default(), agreed };
    let one = written::sign(&app, &op, id, new).await?;
    Ok((
        StatusCode::CREATED,
        Json(ReceptionSignatureOut { side: one.side, name: one.name, role: one.role, at: one.at }),
    ))
}
