//! Queries on agreements; callers have authorised.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{agreement, remark, signature};
use super::rules::{self, Action, AgreementState, Side, Verdict};
use super::terms::Terms;
use crate::kernel::{
    AgreementId, AgreementRemarkId, DocumentId, DonationLotId, Error, Instant, LotPartId, OrganisationId,
    Result, SharedLinkId, UserId,
};

/// The most versions and remarks that are read.
const MOST: u64 = 100;

/// A version of an agreement, with its signatures.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Its reference, the same for all versions: `CONV-2026-000012`.
    pub reference: String,
    /// The part it is about.
    pub part_id: LotPartId,
    /// Which version, from 1.
    pub version: i32,
    /// The lot.
    pub lot_id: DonationLotId,
    /// Who gives.
    pub donor_id: OrganisationId,
    /// Who fetches and erases.
    pub workshop_id: OrganisationId,
    /// What it says.
    pub terms: Terms,
    /// SHA-256 of what it binds to.
    pub terms_sha256: String,
    /// The document that is signed.
    pub document_id: DocumentId,
    /// SHA-256 of that document's bytes.
    pub document_sha256: String,
    /// The document with the page of evidence, once it was made.
    pub final_document_id: Option<DocumentId>,
    /// How it stands.
    pub state: AgreementState,
    /// When it was drawn.
    pub created_at: Instant,
    /// When it was replaced or ended.
    pub ended_at: Option<Instant>,
    /// Who has signed, in the order of signing.
    pub signatures: Vec<Signature>,
}

impl Agreement {
    /// The signature of a side.
    #[must_use]
    pub fn signed_by(&self, side: Side) -> Option<&Signature> {
        self.signatures.iter().find(|one| one.side == side)
    }

    /// « CONV-2026-000012, version 2 », as files are called.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("convention-{}-v{}.pdf", self.reference, self.version)
    }
}

/// A signature with its evidence.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Which side.
    pub side: Side,
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// Whose session it was.
    pub user_id: UserId,
    /// Their name.
    pub name: String,
    /// In which role they sign; they declared that it empowers them.
    pub role: String,
    /// SHA-256 of the document that was signed.
    pub document_sha256: String,
    /// When.
    pub signed_at: Instant,
}

/// What a reader without an account said of a version.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) agreement_id: AgreementId,
    pub(super) link_id: SharedLinkId,
    pub(super) name: String,
    pub(super) verdict: Verdict,
    pub(super) words: Option<String>,
    pub(super) created_at: Instant,
}

fn unknown<T>(_: T) -> Error {
    Error::internal("an agreement holds an unknown code")
}

fn signature_of(row: signature::Model) -> Result<Signature> {
    Ok(Signature {
        side: row.side.parse().map_err(unknown)?,
        organisation_id: row.organisation_id,
        user_id: row.user_id,
        name: row.name,
        role: row.role,
        document_sha256: row.document_sha256,
        signed_at: row.signed_at,
    })
}

fn agreement_of(row: agreement::Model, signatures: Vec<Signature>) -> Result<Agreement> {
    Ok(Agreement {
        id: row.id,
        reference: row.reference,
        part_id: row.part_id,
        version: row.version,
        lot_id: row.lot_id,
        donor_id: row.donor_id,
        workshop_id: row.workshop_id,
        terms: serde_json::from_value(row.terms).map_err(Error::internal)?,
        terms_sha256: row.terms_sha256,
        document_id: row.document_id,
        document_sha256: row.document_sha256,
        final_document_id: row.final_document_id,
        state: row.state.parse().map_err(unknown)?,
        created_at: row.created_at,
        ended_at: row.ended_at,
        signatures,
    })
}

async fn with_signatures(c: &impl ConnectionTrait, rows: Vec<agreement::Model>) -> Result<Vec<Agreement>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let found = signature::Entity::find()
        .filter(signature::Column::AgreementId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(signature::Column::SignedAt)
        .all(c)
        .await?;
    let mut signatures: HashMap<AgreementId, Vec<Signature>> = HashMap::new();
    for row in found {
        signatures.entry(row.agreement_id).or_default().push(signature_of(row)?);
    }
    rows.into_iter()
        .map(|row| {
            let own = signatures.remove(&row.id).unwrap_or_default();
            agreement_of(row, own)
        })
        .collect()
}

/// The version of a part that is in force, signed or not.
pub(in super::super) async fn current(
    c: &impl ConnectionTrait,
    part: LotPartId,
) -> Result<Option<Agreement>> {
    Ok(current_of(c, [part]).await?.remove(&part))
}

/// The versions in force of several parts.
pub(in super::super) async fn current_of(
    c: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = LotPartId>,
) -> Result<HashMap<LotPartId, Agreement>> {
    let rows = agreement::Entity::find()
        .filter(agreement::Column::PartId.is_in(parts))
        .filter(agreement::Column::EndedAt.is_null())
        .all(c)
        .await?;
    Ok(with_signatures(c, rows).await?.into_iter().map(|one| (one.part_id, one)).collect())
}

/// Every version of a part, newest first, at most 100.
pub(in super::super) async fn versions(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Agreement>> {
    let rows = agreement::Entity::find()
        .filter(agreement::Column::PartId.eq(part))
        .order_by_desc(agreement::Column::Version)
        .limit(MOST)
        .all(c)
        .await?;
    with_signatures(c, rows).await
}

pub(super) async fn insert(t: &DatabaseTransaction, one: &Agreement) -> Result<()> {
    let row = agreement::ActiveModel {
        id: Set(one.id),
        reference: Set(one.reference.clone()),
        part_id: Set(one.part_id),
        version: Set(one.version),
        lot_id: Set(one.lot_id),
        donor_id: Set(one.donor_id),
        workshop_id: Set(one.workshop_id),
        legal_basis: Set(one.terms.legal_basis.code().to_owned()),
        wish: Set(one.terms.wish.code().to_owned()),
        terms: Set(serde_json::to_value(&one.terms).map_err(Error::internal)?),
        terms_sha256: Set(one.terms_sha256.clone()),
        document_id: Set(one.document_id),
        document_sha256: Set(one.document_sha256.clone()),
        final_document_id: Set(one.final_document_id),
        state: Set(one.state.code().to_owned()),
        created_at: Set(one.created_at),
        ended_at: Set(one.ended_at),
    };
    agreement::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

/// Moves a version on.
///
/// # Errors
/// The rule that forbids it; `changed-meanwhile` when somebody was faster.
pub(super) async fn act(
    t: &DatabaseTransaction,
    now: Instant,
    one: &mut Agreement,
    action: Action,
) -> Result<()> {
    let before = one.state;
    one.state = rules::transition(before, action)?;
    if matches!(one.state, AgreementState::Replaced | AgreementState::Ended) {
        one.ended_at = Some(now);
    }
    let written = agreement::Entity::update_many()
        .col_expr(agreement::Column::State, Expr::value(one.state.code()))
        .col_expr(agreement::Column::EndedAt, Expr::value(one.ended_at))
        .filter(agreement::Column::Id.eq(one.id))
        .filter(agreement::Column::State.eq(before.code()))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

pub(super) async fn insert_signature(
    t: &DatabaseTransaction,
    agreement: AgreementId,
    one: &Signature,
) -> Result<()> {
    let row = signature::ActiveModel {
        agreement_id: Set(agreement),
        side: Set(one.side.code().to_owned()),
        organisation_id: Set(one.organisation_id),
        user_id: Set(one.user_id),
        name: Set(one.name.clone()),
        role: Set(one.role.clone()),
        empowered: Set(true),
        document_sha256: Set(one.document_sha256.clone()),
        signed_at: Set(one.signed_at),
    };
    signature::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

/// Keeps which document holds the evidence; false when another one was kept first.
pub(super) async fn set_final(
    t: &DatabaseTransaction,
    id: AgreementId,
    document: DocumentId,
) -> Result<bool> {
    let written = agreement::Entity::update_many()
        .col_expr(agreement::Column::FinalDocumentId, Expr::value(document))
        .filter(agreement::Column::Id.eq(id))
        .filter(agreement::Column::FinalDocumentId.is_null())
        .exec(t)
        .await?;
    Ok(written.rows_affected > 0)
}

/// What was said of a part's versions, newest first, at most 100.
pub(super) async fn remarks_of(c: &impl ConnectionTrait, versions: &[Agreement]) -> Result<Vec<Remark>> {
    let rows = remark::Entity::find()
        .filter(remark::Column::AgreementId.is_in(versions.iter().map(|one| one.id)))
        .order_by_desc(remark::Column::Id)
        .limit(MOST)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Remark {
                agreement_id: row.agreement_id,
                link_id: row.link_id,
                name: row.name,
                verdict: row.verdict.parse().map_err(unknown)?,
                words: row.words,
                created_at: row.created_at,
            })
        })
        .collect()
}

pub(super) async fn insert_remark(t: &DatabaseTransaction, one: &Remark) -> Result<()> {
    let row = remark::ActiveModel {
        id: Set(AgreementRemarkId::new()),
        agreement_id: Set(one.agreement_id),
        link_id: Set(one.link_id),
        name: Set(one.name.clone()),
        verdict: Set(one.verdict.code().to_owned()),
        words: Set(one.words.clone()),
        created_at: Set(one.created_at),
    };
    remark::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

/// Parts that wait for their collection and whose agreement both have not signed, oldest first, at most `limit`.
pub(super) async fn unsigned_parts(
    c: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<super::super::lot::Part>> {
    use super::super::entity::part;
    use super::super::rules::State;
    let signed = sea_orm::sea_query::Query::select()
        .column(agreement::Column::PartId)
        .from(agreement::Entity)
        .and_where(agreement::Column::EndedAt.is_null())
        .to_owned();
    let rows = part::Entity::find()
        .filter(part::Column::State.is_in([State::Accepted.code(), State::CollectionPlanned.code()]))
        .filter(part::Column::Id.not_in_subquery(signed))
        .order_by_asc(part::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    rows.into_iter().map(super::super::store::part_of).collect()
}
