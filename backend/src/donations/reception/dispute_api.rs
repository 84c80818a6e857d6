//! The JSON routes of contested counts.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::asked::PartAsked;
use super::disputes;
use super::pages::given_part;
use super::rules::{Contester, DisputeAnswer};
use crate::kernel::{Capacity, DonationLotId, Error, LotPartId, Result};
use crate::web::{App, Args, Body, Id, Op, Problem};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(contest_part))
        .routes(routes!(answer_part))
        .routes(routes!(contest_lot))
        .routes(routes!(answer_lot))
}

/// Why a count is contested.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContestIn {
    /// In words, up to 1 000 characters.
    words: String,
}

/// The answer to a dispute.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DisputeAnswerIn {
    /// count_stands, list_stands or unexplained.
    answer: String,
    /// In words, up to 1 000 characters.
    words: Option<String>,
}

fn answer_of(code: &str) -> Result<DisputeAnswer> {
    code.parse().map_err(|()| Error::invalid("answer", "dispute-answer"))
}

/// Contest a count, as its workshop
///
/// The donor is asked to answer.
#[utoipa::path(post, path = "/lot-parts/{id}/dispute", tag = "donations", params(("id" = LotPartId, Path)),
    request_body = ContestIn,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn contest_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<ContestIn>,
) -> Result<StatusCode> {
    disputes::contest(&app, &op, Contester::Workshop, id, &body.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answer a donor's dispute
#[utoipa::path(post, path = "/lot-parts/{id}/dispute/answer", tag = "donations",
    params(("id" = LotPartId, Path)), request_body = DisputeAnswerIn,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<DisputeAnswerIn>,
) -> Result<StatusCode> {
    op.require(Capacity::Refurbisher)?;
    let words = body.words.unwrap_or_default();
    disputes::answer(&app, &op, Contester::Workshop, id, answer_of(&body.answer)?, &words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Contest a count, as its donor
///
/// The workshop is asked to answer.
#[utoipa::path(post, path = "/donation-lots/{id}/dispute", tag = "donations", params(("id" = DonationLotId, Path), PartAsked),
    request_body = ContestIn,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn contest_lot(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<ContestIn>,
) -> Result<StatusCode> {
    let part = given_part(&app, &op, id, &asked).await?;
    disputes::contest(&app, &op, Contester::Donor, part, &body.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answer a workshop's dispute
#[utoipa::path(post, path = "/donation-lots/{id}/dispute/answer", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked), request_body = DisputeAnswerIn,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer_lot(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<DisputeAnswerIn>,
) -> Result<StatusCode> {
    let part = given_part(&app, &op, id, &asked).await?;
    let words = body.words.unwrap_or_default();
    disputes::answer(&app, &op, Contester::Donor, part, answer_of(&body.answer)?, &words).await?;
    Ok(StatusCode::NO_CONTENT)
}
