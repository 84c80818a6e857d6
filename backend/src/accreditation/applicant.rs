//! What an organisation does with its own file: begin, answer, prove, send.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::act::{capacity_of, filing, needed};
use super::dossier::{self, Dossier, RemarkBy, adopt, mark, own_dossier, remark};
use super::entity::{evidence, file, held};
use super::review::{self, CriterionState, Grant, InsertionKind, Stage};
use super::rules::{Action, Kind, State};
use super::{known, mail, store};
use crate::kernel::{
    AccreditationId, Capacity, DocumentId, Error, ErrorKind, Instant, OpContext, Result, Role,
};
use crate::organisations::{self, SiteKind};
use crate::platform::audit;
use crate::platform::proofs::proof;
use crate::platform::storage::NewFile;
use crate::territories;
use crate::web::App;

/// The most proofs of one criterion.
const MOST_PROOFS: usize = 10;

/// Begins the organisation's file, or begins it anew after a refusal, its end or its withdrawal. A structure of a national list
/// works provisionally from then on.
///
/// # Errors
/// 401, 403; `accreditation-wrong-state` (409) for a file that goes on.
pub async fn begin(app: &App, op: &OpContext) -> Result<AccreditationId> {
    let (acting, kind) = filing(op)?;
    op.require(capacity_of(kind))?;
    let organisation = acting.organisation_id;
    app.db
        .tx(async |t| {
            if let Some(one) = own_dossier(t, organisation, kind).await? {
                store::step(t, op, organisation, kind, Action::StartAgain, None).await?;
                adopt(t, &one, None).await?;
                return Ok(one.id);
            }
            let id = AccreditationId::new();
            let provisional = kind == Kind::MediationStructure && known::is_known(t, organisation).await?;
            let row = file::ActiveModel {
                id: Set(id),
                organisation_id: Set(organisation),
                kind: Set(kind.code().to_owned()),
                state: Set(State::Draft.code().to_owned()),
                insertion_kind: Set(None),
                may_issue_receipts: Set(false),
                may_receive_public_gifts: Set(false),
                valid_until: Set(
                    provisional.then(|| op.now + chrono::Duration::days(review::PROVISIONAL_DAYS))
                ),
                reason: Set(None),
                version: Set(1),
                updated_at: Set(op.now),
                criteria_version: Set(None),
                insertion_agreement: Set(None),
                provisional: Set(provisional),
                submitted_at: Set(None),
                accredited_at: Set(None),
                renewal_sent_at: Set(None),
                certificate_number: Set(None),
            };
            file::Entity::insert(row).exec_without_returning(t).await?;
            let one = dossier::dossier(t, id).await?;
            adopt(t, &one, None).await?;
            let details = json!({ "kind": kind.code(), "provisional": provisional });
            audit::record(t, op, "accreditation.begin", "organisation", organisation, details).await?;
            Ok(id)
        })
        .await
}

/// The acting organisation's own file, which it may write.
async fn writing(t: &DatabaseTransaction, op: &OpContext, id: AccreditationId) -> Result<Dossier> {
    let one = own(t, op, id).await?;
    if one.stage() != Stage::Writing {
        return Err(Error::conflict("accreditation-not-yours-now"));
    }
    Ok(one)
}

/// The acting organisation's own file.
pub(super) async fn own(t: &DatabaseTransaction, op: &OpContext, id: AccreditationId) -> Result<Dossier> {
    let acting = op.acting()?;
    let one = dossier::dossier(t, id).await?;
    if one.organisation_id != acting.organisation_id {
        return Err(Error::not_found());
    }
    op.require(capacity_of(one.kind))?;
    Ok(one)
}

/// What the organisation says of a criterion.
pub(super) async fn answer(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    code: &str,
    text: &str,
) -> Result<()> {
    filing(op)?;
    let text = needed(&format!("answer-{code}"), text, 4_000)?;
    app.db
        .tx(async |t| {
            let one = writing(t, op, id).await?;
            one.criterion(code)?;
            held::Entity::update_many()
                .col_expr(held::Column::Answer, Expr::value(text.as_str()))
                .filter(held::Column::AccreditationId.eq(id))
                .filter(held::Column::Code.eq(code))
                .exec(t)
                .await?;
            mark(t, op, &one, "answer", json!({ "code": code })).await
        })
        .await
}

/// Its kind of social insertion, with the agreement.
pub(super) async fn insertion(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    kind: InsertionKind,
    agreement: &str,
) -> Result<()> {
    filing(op)?;
    let agreement = needed("agreement", agreement, 200)?;
    app.db
        .tx(async |t| {
            let one = writing(t, op, id).await?;
            file::Entity::update_many()
                .col_expr(file::Column::InsertionKind, Expr::value(kind.code()))
                .col_expr(file::Column::InsertionAgreement, Expr::value(agreement.as_str()))
                .filter(file::Column::Id.eq(id))
                .exec(t)
                .await?;
            mark(t, op, &one, "insertion", json!({ "insertion": kind.code() })).await
        })
        .await
}

/// Joins a proof to a criterion; one that was refused or asked for again waits to be looked at anew.
///
/// # Errors
/// 401, 403, 404; 422 on `file` or `until`; `accreditation-not-yours-now` (409).
pub async fn attach(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    code: &str,
    until: Option<Instant>,
    (name, bytes): (String, Vec<u8>),
) -> Result<DocumentId> {
    filing(op)?;
    let field = format!("file-{code}");
    if until.is_some_and(|until| until <= op.now) {
        return Err(Error::invalid(&format!("until-{code}"), "accreditation-proof-over"));
    }
    let kept = proof(name, bytes).await?;
    let (media_type, name, bytes) = kept.ok_or_else(|| Error::invalid(&field, "proof-format"))?;
    app.db
        .tx(async |t| {
            let one = writing(t, op, id).await?;
            one.criterion(code)?;
            if one.proofs_of(code).len() >= MOST_PROOFS {
                return Err(Error::invalid(&field, "accreditation-proofs-many").with("most", MOST_PROOFS));
            }
            let new = NewFile {
                owner: one.organisation_id,
                subject_kind: "accreditation",
                subject_id: id.to_string(),
                file_name: &name,
                media_type,
                bytes: bytes.clone(),
            };
            let document = app.storage.keep(t, op, new).await?;
            let row = evidence::ActiveModel {
                document_id: Set(document.id),
                accreditation_id: Set(id),
                code: Set(code.to_owned()),
                valid_until: Set(until),
                at: Set(op.now),
            };
            evidence::Entity::insert(row).exec_without_returning(t).await?;
            held::Entity::update_many()
                .col_expr(held::Column::State, Expr::value(CriterionState::Pending.code()))
                .filter(held::Column::AccreditationId.eq(id))
                .filter(held::Column::Code.eq(code))
                .exec(t)
                .await?;
            let details = json!({ "code": code, "sha256": document.sha256 });
            mark(t, op, &one, "attach", details).await?;
            Ok(document.id)
        })
        .await
}

/// Takes a proof back.
pub(super) async fn drop_evidence(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    document: DocumentId,
) -> Result<()> {
    filing(op)?;
    app.db
        .tx(async |t| {
            let one = writing(t, op, id).await?;
            let found = one.evidence.iter().find(|proof| proof.document_id == document);
            let code = found.ok_or_else(Error::not_found)?.code.clone();
            evidence::Entity::delete_by_id(document).exec(t).await?;
            app.storage.forget(t, document).await?;
            mark(t, op, &one, "drop_evidence", json!({ "code": code })).await
        })
        .await?;
    app.storage.remove(document).await
}

/// Sends the file, or its renewal.
pub(super) async fn submit(app: &App, op: &OpContext, id: AccreditationId) -> Result<()> {
    let (acting, _) = filing(op)?;
    if !acting.roles.contains(&Role::Signatory) {
        return Err(Error::new(ErrorKind::Forbidden, "role-required").with("role", Role::Signatory.code()));
    }
    let texts = frontend::Texts::new(op.language);
    let language = usize::from(op.language == frontend::Language::En);
    app.db
        .tx(async |t| {
            let one = writing(t, op, id).await?;
            if let Some(criterion) = review::missing(&one.criteria, &one.evidence, op.now).first() {
                return Err(Error::invalid(
                    &format!("file-{}", criterion.code),
                    "accreditation-proof-missing",
                )
                .with("criterion", criterion.title[language].as_str()));
            }
            let asks_insertion =
                one.criteria.iter().any(|one| one.required && one.grants == Some(Grant::Insertion));
            if asks_insertion && one.insertion_kind.is_none() {
                return Err(Error::invalid("insertion", "accreditation-insertion-missing"));
            }
            if one.kind == Kind::Refurbisher {
                check_benches(t, &one, texts).await?;
            }
            let renewal = one.state == State::RenewalDue;
            let column = if renewal { file::Column::RenewalSentAt } else { file::Column::SubmittedAt };
            mark(t, op, &one, if renewal { "renewal_sent" } else { "sent" }, json!({})).await?;
            file::Entity::update_many()
                .col_expr(column, Expr::value(op.now))
                .filter(file::Column::Id.eq(id))
                .exec(t)
                .await?;
            if !renewal {
                store::step(t, op, one.organisation_id, one.kind, Action::Submit, None).await?;
            }
            mail::to_operator(app, t, op, &one, "submitted", "").await
        })
        .await
}

/// A workshop has a bench, and each lies in the commune that it says.
async fn check_benches(t: &DatabaseTransaction, one: &Dossier, texts: frontend::Texts) -> Result<()> {
    let sites = organisations::sites_of(t, one.organisation_id).await?;
    let benches: Vec<_> = sites.into_iter().filter(|site| site.kind == SiteKind::Workshop).collect();
    if benches.is_empty() {
        return Err(Error::conflict("accreditation-no-bench"));
    }
    let communes = territories::find_many(t, benches.iter().map(|site| site.insee_code.clone())).await?;
    for site in &benches {
        let commune = communes.get(&site.insee_code);
        let Some(commune) = commune else {
            return Err(Error::conflict("accreditation-bench-nowhere").with("site", &site.label));
        };
        let Some(point) = commune.point else { continue };
        if let Some(distance) = review::outside_commune(site.point, point, &site.insee_code) {
            return Err(Error::conflict("accreditation-bench-outside")
                .with("site", &site.label)
                .with("commune", &commune.name)
                .with("distance", frontend::filters::write_distance(distance, texts)));
        }
    }
    Ok(())
}

/// One side writes to the other, on one criterion or the whole file.
pub(super) async fn write_remark(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    code: Option<&str>,
    text: &str,
) -> Result<()> {
    let by_operator = op.holds(Capacity::Operator);
    if by_operator {
        op.require(Capacity::Operator)?;
    } else {
        filing(op)?;
    }
    let field = code.map_or_else(|| "remark".to_owned(), |code| format!("remark-{code}"));
    let text = needed(&field, text, 4_000)?;
    app.db
        .tx(async |t| {
            let one = if by_operator { dossier::dossier(t, id).await? } else { own(t, op, id).await? };
            if let Some(code) = code {
                one.criterion(code)?;
            }
            let by = if by_operator { RemarkBy::Operator } else { RemarkBy::Applicant };
            remark(t, op, &one, by, code, &text).await?;
            mark(t, op, &one, "remark", json!({ "code": code })).await?;
            if by_operator {
                mail::to_applicant(app, t, op, &one, "remark", &text).await
            } else {
                mail::to_operator(app, t, op, &one, "remarked", &text).await
            }
        })
        .await
}
