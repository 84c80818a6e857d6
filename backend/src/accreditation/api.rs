//! Files and the public register as JSON.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State as Extract};
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::act::{self, Act, capacity_of, filing};
use super::applicant;
use super::criteria::current;
use super::dossier::{Dossier, RemarkBy, own_dossier};
use super::procedure::FileDecision;
use super::register::{self, RegisterEntry, RegisterLine};
use super::review::{CriterionState, Grant};
use super::rules::{Kind, State};
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::{
    AccreditationId, DocumentId, Error, ErrorKind, Instant, OrganisationId, Page, Paging, Result, written,
};
use crate::web::{App, Args, Body, Id, Op, Problem, Upload};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_register))
        .routes(routes!(read_register))
        .routes(routes!(read_criteria))
        .routes(routes!(read_own_accreditation))
        .routes(routes!(begin_accreditation))
        .routes(routes!(read_accreditation))
        .routes(routes!(act_on_accreditation))
        .routes(routes!(attach_evidence))
}

/// The public register of refurbishers, by id
#[utoipa::path(get, path = "/register", tag = "accreditation", params(Paging),
    responses((status = 200, body = Page<RegisterLine>), (status = 400, body = Problem)))]
async fn list_register(
    Extract(app): Extract<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<RegisterLine>>> {
    let mut rows = register::register(app.db.read(), op.now).await?;
    // By id and not by name: a page goes on after its cursor even when that workshop is listed no more.
    let after = paging.after::<OrganisationId>();
    rows.retain(|line| after.is_none_or(|after| line.organisation_id > after));
    rows.sort_unstable_by_key(|line| line.organisation_id);
    let limit = paging.limit();
    rows.truncate(usize::try_from(limit + 1).unwrap_or(usize::MAX));
    Ok(Json(Page::cut(rows, limit, |line: &RegisterLine| line.organisation_id.to_string())))
}

/// One accredited refurbisher, with the dates of its proofs
#[utoipa::path(get, path = "/register/{id}", tag = "accreditation", params(("id" = OrganisationId, Path)),
    responses((status = 200, body = RegisterEntry), (status = 404, body = Problem)))]
async fn read_register(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<OrganisationId>,
) -> Result<Json<RegisterEntry>> {
    Ok(Json(register::entry(app.db.read(), op.now, id).await?.0))
}

/// A criterion.
#[derive(Serialize, ToSchema)]
struct CriterionOut {
    /// Its code.
    code: String,
    /// Its name, in French then in English.
    title: [String; 2],
    /// What it asks, in French then in English.
    sentence: [String; 2],
    /// What a good proof is, in French then in English.
    proof: [String; 2],
    /// Of 100 among what is required.
    weight: i64,
    /// Whether nobody is listed without it.
    required: bool,
    /// How long a proof is good for, in months.
    months: u32,
    /// What it brings besides.
    grants: Option<Grant>,
}

/// The criteria that are asked of new files.
#[derive(Serialize, ToSchema)]
struct CriteriaOut {
    /// For whom.
    kind: Kind,
    /// The version.
    version: i64,
    /// Where it comes from.
    source: String,
    /// Since when it is asked.
    #[schema(value_type = Option<String>, format = DateTime)]
    published_at: Option<Instant>,
    /// The criteria.
    criteria: Vec<CriterionOut>,
}

/// The criteria that are asked of new files of a kind
#[utoipa::path(get, path = "/accreditation-criteria/{kind}", tag = "accreditation", params(("kind" = Kind, Path)),
    responses((status = 200, body = CriteriaOut), (status = 404, body = Problem)))]
async fn read_criteria(Extract(app): Extract<App>, Path(kind): Path<String>) -> Result<Json<CriteriaOut>> {
    let kind: Kind = kind.parse().map_err(|()| Error::not_found())?;
    let found = current(app.db.read(), kind).await?;
    Ok(Json(CriteriaOut {
        kind,
        version: found.version,
        source: found.source,
        published_at: found.published_at,
        criteria: found
            .criteria
            .into_iter()
            .map(|one| CriterionOut {
                code: one.code,
                title: one.title,
                sentence: one.sentence,
                proof: one.proof,
                weight: one.weight,
                required: one.required,
                months: one.months,
                grants: one.grants,
            })
            .collect(),
    }))
}

/// What a file holds for one criterion.
#[derive(Serialize, ToSchema)]
struct HeldOut {
    /// The criterion's code.
    code: String,
    /// Where it stands.
    state: CriterionState,
    /// What the applicant says.
    answer: String,
    /// Until when its proof is good, once accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Instant>,
    /// Its proofs.
    evidence: Vec<DocumentId>,
}

/// A remark.
#[derive(Serialize, ToSchema)]
struct RemarkOut {
    /// On which criterion; absent on the whole file.
    code: Option<String>,
    /// Who wrote it.
    by: RemarkBy,
    /// What.
    text: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
}

/// A procedure that may end in a suspension.
#[derive(Serialize, ToSchema)]
struct ProcedureOut {
    /// Why it was opened.
    reason: String,
    /// Until when observations are waited for.
    #[schema(value_type = String, format = DateTime)]
    due_at: Instant,
    /// What the organisation wrote.
    observations: Option<String>,
    /// What was decided.
    decision: Option<FileDecision>,
    /// Why.
    decision_reason: Option<String>,
    /// The appeal.
    appeal: Option<String>,
    /// Whether it was granted.
    appeal_granted: Option<bool>,
}

/// A file.
#[derive(Serialize, ToSchema)]
struct AccreditationOut {
    /// Its id.
    id: AccreditationId,
    /// Whose.
    organisation_id: OrganisationId,
    /// What for.
    kind: Kind,
    /// Where it stands.
    state: State,
    /// Its version.
    version: i64,
    /// The version of the criteria it is held against.
    criteria_version: Option<i64>,
    /// Until when it is listed.
    #[schema(value_type = Option<String>, format = DateTime)]
    valid_until: Option<Instant>,
    /// Whether it is listed provisionally.
    provisional: bool,
    /// EI, ACI, AI, ETTI, EITI, EA or ESAT.
    insertion_kind: Option<String>,
    /// Whether it may issue tax receipts.
    may_issue_receipts: bool,
    /// Whether it may receive free gifts of public bodies.
    may_receive_public_gifts: bool,
    /// Whether a decision waits for a second person.
    decision_proposed: bool,
    /// What it holds for each criterion.
    criteria: Vec<HeldOut>,
    /// The remarks.
    remarks: Vec<RemarkOut>,
    /// The procedures.
    procedures: Vec<ProcedureOut>,
}

fn out(one: Dossier) -> AccreditationOut {
    AccreditationOut {
        decision_proposed: one.proposed().is_some(),
        criteria: one
            .held
            .iter()
            .map(|held| HeldOut {
                code: held.code.clone(),
                state: held.state,
                answer: held.answer.clone(),
                expires_at: held.expires_at,
                evidence: one.proofs_of(&held.code).iter().map(|proof| proof.document_id).collect(),
            })
            .collect(),
        id: one.id,
        organisation_id: one.organisation_id,
        kind: one.kind,
        state: one.state,
        version: one.version,
        criteria_version: one.criteria_version,
        valid_until: one.valid_until,
        provisional: one.provisional,
        insertion_kind: one.insertion_kind,
        may_issue_receipts: one.may_issue_receipts,
        may_receive_public_gifts: one.may_receive_public_gifts,
        remarks: one
            .remarks
            .into_iter()
            .map(|one| RemarkOut { code: one.code, by: one.by, text: one.text, at: one.at })
            .collect(),
        procedures: one
            .procedures
            .into_iter()
            .map(|one| ProcedureOut {
                reason: one.reason,
                due_at: one.due_at,
                observations: one.observations,
                decision: one.decision,
                decision_reason: one.decision_reason,
                appeal: one.appeal,
                appeal_granted: one.appeal_granted,
            })
            .collect(),
    }
}

/// One's own file
#[utoipa::path(get, path = "/accreditation", tag = "accreditation",
    responses((status = 200, body = AccreditationOut), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_own_accreditation(Extract(app): Extract<App>, Op(op): Op) -> Result<Json<AccreditationOut>> {
    let (acting, kind) = filing(&op)?;
    let one = own_dossier(app.db.fresh(), acting.organisation_id, kind).await?;
    Ok(Json(out(one.ok_or_else(Error::not_found)?)))
}

/// Begin one's file, or begin it anew after a refusal, its end or its withdrawal
#[utoipa::path(post, path = "/accreditation", tag = "accreditation",
    responses((status = 201, body = AccreditationOut), (status = 403, body = Problem), (status = 409, body = Problem)))]
async fn begin_accreditation(
    Extract(app): Extract<App>,
    Op(op): Op,
) -> Result<(StatusCode, Json<AccreditationOut>)> {
    let id = applicant::begin(&app, &op).await?;
    Ok((StatusCode::CREATED, Json(out(act::read(&app, &op, id).await?))))
}

/// A file, for its organisation and the operator
#[utoipa::path(get, path = "/accreditations/{id}", tag = "accreditation", params(("id" = AccreditationId, Path)),
    responses((status = 200, body = AccreditationOut), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn read_accreditation(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<AccreditationId>,
) -> Result<Json<AccreditationOut>> {
    Ok(Json(out(act::read(&app, &op, id).await?)))
}

/// Do something with a file
///
/// Each act is its organisation's or the operator's; what is not possible now is refused with its reason.
#[utoipa::path(post, path = "/accreditations/{id}/acts", tag = "accreditation", params(("id" = AccreditationId, Path)),
    request_body = Act,
    responses((status = 200, body = AccreditationOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn act_on_accreditation(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<AccreditationId>,
    Body(what): Body<Act>,
) -> Result<Json<AccreditationOut>> {
    act::read(&app, &op, id).await?;
    act::act(&app, &op, id, what).await?;
    Ok(Json(out(act::read(&app, &op, id).await?)))
}

/// A proof of one criterion, as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the form to the readers of the API's description")]
struct CriterionProofIn {
    /// Until when it is good, as its own text says.
    until: Option<String>,
    /// PDF, text, JPEG or PNG, at most 20 MiB; a picture is made again from its pixels.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// A proof that was kept.
#[derive(Serialize, ToSchema)]
struct CriterionProofOut {
    /// Its id.
    id: DocumentId,
}

/// Join a proof to a criterion of one's own file
#[utoipa::path(post, path = "/accreditations/{id}/evidence/{code}", tag = "accreditation",
    params(("id" = AccreditationId, Path), ("code" = String, Path)),
    request_body(content = CriterionProofIn, content_type = "multipart/form-data"),
    responses((status = 201, body = CriterionProofOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem)))]
async fn attach_evidence(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, code)): Path<(String, String)>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<CriterionProofOut>)> {
    let (_, kind) = filing(&op)?;
    op.require(capacity_of(kind))?;
    let id: AccreditationId = id.parse().map_err(|_| Error::not_found())?;
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let mut upload = Upload::read(form, "file").await?;
    let until = match upload.field("until") {
        Some(text) => {
            let day = written::day(text, paris_day(op.now));
            let day = day.ok_or_else(|| Error::invalid("until", "list-day-unreadable"))?;
            Some(paris_start(day.succ_opt().unwrap_or(day)))
        }
        None => None,
    };
    let bytes = upload.bytes.take().ok_or_else(|| Error::invalid("file", "accreditation-file-missing"))?;
    let name = upload.file_name.take().unwrap_or_default();
    let id = applicant::attach(&app, &op, id, &code, until, (name, bytes)).await?;
    Ok((StatusCode::CREATED, Json(CriterionProofOut { id })))
}
