//! Drawing an agreement, signing it, and what is refused without it.

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::asked::PartAsked;
use super::super::lot::{Lot, Part};
use super::super::rules::State;
use super::super::{matching, reading, store as lots};
use super::mail;
use super::paper::{MOST_LINES, Paper};
use super::rules::{self, Action, AgreementState, Refused, Side};
use super::store::{self, Agreement, Signature};
use super::terms::Terms;
use crate::accreditation::{self, Kind};
use crate::devices::origin;
use crate::kernel::{
    AgreementId, Capacity, DocumentId, DonationLotId, Error, Fault, LotPartId, OpContext, Result,
};
use crate::platform::storage::{NewFile, sha256};
use crate::platform::{audit, counters, jobs};
use crate::web::App;

/// The kind of job that draws the agreement of a part.
pub const DRAW: &str = "donations.draw_agreement";
/// What a kept document says it belongs to.
const SUBJECT: &str = "donation_agreement";

/// The part whose agreement is to be drawn.
#[derive(Debug, Serialize, Deserialize)]
struct Draw {
    part_id: LotPartId,
}

/// Whether a part waits for its collection, with a workshop that took it.
pub(super) fn is_time(state: State) -> bool {
    match state {
        State::Accepted | State::CollectionPlanned => true,
        State::Draft
        | State::Declared
        | State::Offered
        | State::Collected
        | State::Received
        | State::Disputed
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => false,
    }
}

/// Asks for the agreement of a part that was just taken, or of which something changed.
///
/// # Errors
/// When the database fails.
pub(in super::super) async fn plan_drawing(
    t: &DatabaseTransaction,
    op: &OpContext,
    part: LotPartId,
) -> Result<()> {
    jobs::enqueue(t, op, DRAW, &Draw { part_id: part }).await
}

/// Draws the agreement of a part, unless the one in force says what is so now.
///
/// # Errors
/// When the database or the file store fails: the job is tried again.
pub async fn draw(app: App, payload: Value) -> Result<()> {
    let Draw { part_id } = serde_json::from_value(payload).map_err(Error::internal)?;
    let part = lots::part(app.db.fresh(), part_id).await?;
    ensure(&app, &part).await.map(|_| ())
}

async fn paper(
    c: &impl ConnectionTrait,
    part: &Part,
    (reference, version): (String, i32),
    created_at: crate::kernel::Instant,
    terms: Terms,
) -> Result<Paper> {
    let lines = lots::part_lines(c, part, 0, MOST_LINES).await?;
    let from_units = lots::summary(c, part.lot_id).await?.from_units;
    Ok(Paper { reference, version, created_at, terms, lines, from_units })
}

/// The version in force of a part, drawn when there is none or when what it says has changed. None for a part that no
/// workshop has taken; what was collected keeps the version it was collected under.
pub(super) async fn ensure(app: &App, part: &Part) -> Result<Option<Agreement>> {
    let c = app.db.fresh();
    let found = store::current(c, part.id).await?;
    if !is_time(part.state) {
        return Ok(found);
    }
    let lot = lots::lot_of_part(c, part).await?;
    let terms = Terms::gather(c, &lot, part).await?;
    let digest = terms.digest();
    if let Some(one) = &found
        && one.terms_sha256 == digest
    {
        return Ok(found);
    }
    let op = OpContext::system("donations", app.clock.now());
    let before = store::versions(c, part.id).await?;
    let reference = match before.first() {
        Some(one) => one.reference.clone(),
        None => app.db.tx(async |t| counters::next_reference(t, "CONV", op.now).await).await?,
    };
    let version = before.first().map_or(1, |one| one.version + 1);
    let paper = paper(c, part, (reference.clone(), version), op.now, terms.clone()).await?;
    // The file first: it cannot be made while the database waits.
    let bytes = paper.made().await?;
    let drawn = app
        .db
        .tx(async |t| {
            if let Some(mut one) = store::current(t, part.id).await? {
                if one.terms_sha256 == digest {
                    return Ok(one);
                }
                replace(t, &op, &app.config.public_url, &mut one).await?;
            }
            let mut new = Agreement {
                id: AgreementId::new(),
                reference: reference.clone(),
                part_id: part.id,
                version,
                lot_id: lot.id,
                donor_id: lot.donor_id,
                workshop_id: terms.workshop.id,
                terms: terms.clone(),
                terms_sha256: digest.clone(),
                document_id: DocumentId::new(),
                document_sha256: sha256(&bytes),
                final_document_id: None,
                state: AgreementState::ToSign,
                created_at: op.now,
                ended_at: None,
                signatures: Vec::new(),
            };
            let file = NewFile {
                owner: lot.donor_id,
                subject_kind: SUBJECT,
                subject_id: new.id.to_string(),
                file_name: &new.file_name(),
                media_type: "application/pdf",
                bytes: bytes.clone(),
            };
            new.document_id = app.storage.keep(t, &op, file).await?.id;
            store::insert(t, &new).await?;
            let details =
                json!({ "reference": new.reference, "version": new.version, "sha256": new.document_sha256 });
            audit::record(t, &op, "lot_part.draw_agreement", "lot_part", part.id, details).await?;
            Ok(new)
        })
        .await;
    match drawn {
        Ok(one) => Ok(Some(one)),
        // Somebody drew the same at the same moment: theirs stands.
        Err(error) => match store::current(c, part.id).await? {
            Some(one) if one.terms_sha256 == digest => Ok(Some(one)),
            Some(_) | None => Err(error),
        },
    }
}

async fn replace(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    one: &mut Agreement,
) -> Result<()> {
    store::act(t, op.now, one, Action::Replace).await?;
    let details =
        json!({ "reference": one.reference, "version": one.version, "signatures": one.signatures.len() });
    audit::record(t, op, "lot_part.replace_agreement", "lot_part", one.part_id, details).await?;
    if one.signatures.is_empty() {
        return Ok(());
    }
    mail::changed(t, op, public_url, one).await
}

/// Replaces the version in force when what it says has changed, in the transaction of that change; both sides are told when
/// one had signed, and a new version is drawn.
///
/// # Errors
/// When the database fails.
pub(in super::super) async fn outdated(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &Part,
) -> Result<()> {
    if !is_time(part.state) {
        return Ok(());
    }
    let Some(mut one) = store::current(t, part.id).await? else { return Ok(()) };
    if one.terms_sha256 == Terms::gather(t, lot, part).await?.digest() {
        return Ok(());
    }
    replace(t, op, public_url, &mut one).await?;
    plan_drawing(t, op, part.id).await
}

/// Ends the version in force: the lot was withdrawn, or goes to another workshop.
///
/// # Errors
/// When the database fails.
pub(in super::super) async fn end(t: &DatabaseTransaction, op: &OpContext, part: LotPartId) -> Result<()> {
    let Some(mut one) = store::current(t, part).await? else { return Ok(()) };
    store::act(t, op.now, &mut one, Action::End).await?;
    let details = json!({ "reference": one.reference, "version": one.version });
    audit::record(t, op, "lot_part.end_agreement", "lot_part", part, details).await
}

/// Refuses to let a part leave before both sides have signed what is so now.
///
/// # Errors
/// `agreement-unsigned`, `agreement-to-sign-again` (409).
pub(in super::super) async fn require_signed(c: &impl ConnectionTrait, lot: &Lot, part: &Part) -> Result<()> {
    let found = store::current(c, part.id).await?;
    let complete = found.as_ref().filter(|one| one.state == AgreementState::Complete);
    if let Some(one) = complete {
        return match one.terms_sha256 == Terms::gather(c, lot, part).await?.digest() {
            true => Ok(()),
            false => Err(Refused::ToSignAgain.into()),
        };
    }
    let before = store::versions(c, part.id).await?;
    let signed = |one: &Agreement| one.state == AgreementState::Replaced && !one.signatures.is_empty();
    match before.iter().any(signed) {
        true => Err(Refused::ToSignAgain.into()),
        false => Err(Refused::Unsigned.into()),
    }
}

/// What a signature says.
#[derive(Clone, Debug, Default)]
pub struct Signing {
    /// SHA-256 of the document that was read.
    pub document_sha256: String,
    /// In which role one signs.
    pub role: String,
    /// Whether one declares that it empowers one to sign.
    pub empowered: bool,
}

fn faults(signing: &Signing) -> Vec<Fault> {
    let role = rules::short("role", &signing.role, "agreement-role-needed");
    let empowered = (!signing.empowered).then(|| Fault {
        field: "empowered".to_owned(),
        code: "agreement-empowered-needed",
        args: Vec::new(),
    });
    role.into_iter().chain(empowered).collect()
}

/// The lot and the part of a side, by the part.
///
/// # Errors
/// 401, 403, 404.
pub(super) async fn own(
    c: &impl ConnectionTrait,
    op: &OpContext,
    side: Side,
    id: LotPartId,
) -> Result<(Lot, Part)> {
    let own = op.require_reading(side.capacity())?.organisation_id;
    match side {
        Side::Donor => {
            let lot = lots::lot_of_given_part(c, own, id).await?;
            Ok((lot, lots::part(c, id).await?))
        }
        Side::Workshop => {
            let part = lots::part_of_refurbisher(c, own, id).await?;
            if part.accepted_at.is_none() {
                return Err(Error::not_found());
            }
            Ok((lots::lot_of_part(c, &part).await?, part))
        }
    }
}

/// The part of a lot of the acting donor that is named, or the one that is furthest behind.
///
/// # Errors
/// 401, 403, 404.
pub(super) async fn part_of_lot(
    c: &impl ConnectionTrait,
    op: &OpContext,
    id: DonationLotId,
    asked: &PartAsked,
) -> Result<LotPartId> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let (_, part) = reading::part_of_lot(c, own, id, asked.part()?).await?;
    Ok(part.id)
}

/// The version in force of a part's agreement, for one of its sides; none before a workshop has taken it.
///
/// # Errors
/// 401, 403, 404.
pub async fn in_force(app: &App, op: &OpContext, side: Side, id: LotPartId) -> Result<Option<Agreement>> {
    let (_, part) = own(app.db.fresh(), op, side, id).await?;
    ensure(app, &part).await
}

/// Signs the agreement of a part for a side: who is signed in, in which role, over which very document, when.
///
/// # Errors
/// 401; 403 for anyone but a signatory; 404; 422 on `role` and `empowered`; `agreement-not-now`, `agreement-changed`,
/// `agreement-altered`, `agreement-already-signed`, `not-accredited`, the rule of origin that forbids it (409).
pub async fn sign(
    app: &App,
    op: &OpContext,
    side: Side,
    id: LotPartId,
    signing: &Signing,
) -> Result<Agreement> {
    sign_and(app, op, side, id, signing, true).await
}

/// Signs, and writes to the other side where it is `told`.
pub(super) async fn sign_and(
    app: &App,
    op: &OpContext,
    side: Side,
    id: LotPartId,
    signing: &Signing,
    told: bool,
) -> Result<Agreement> {
    let acting = op.require_signatory(side.capacity())?;
    let (_, part) = own(app.db.fresh(), op, side, id).await?;
    let faults = faults(signing);
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    if !is_time(part.state) {
        return Err(Refused::NotNow.into());
    }
    let one = ensure(app, &part).await?.ok_or(Refused::NotNow)?;
    if one.document_sha256 != signing.document_sha256.trim().to_lowercase() {
        return Err(Refused::Changed.into());
    }
    if sha256(&app.storage.bytes(one.document_id).await?) != one.document_sha256 {
        return Err(Refused::Altered.into());
    }
    app.db
        .tx(async |t| {
            let part = lots::part(t, id).await?;
            let lot = lots::lot_of_part(t, &part).await?;
            let Some(mut one) = store::current(t, id).await?.filter(|now| now.id == one.id) else {
                return Err(Refused::Changed.into());
            };
            if !is_time(part.state) || Terms::gather(t, &lot, &part).await?.digest() != one.terms_sha256 {
                return Err(Refused::Changed.into());
            }
            if one.signed_by(side).is_some() {
                return Err(Refused::Complete.into());
            }
            let file = accreditation::require_active(t, op.now, one.workshop_id, Kind::Refurbisher).await?;
            origin::may_receive(lot.legal_basis, matching::receiver(Some(&file), op.now))?;
            let signature = Signature {
                side,
                organisation_id: acting.organisation_id,
                user_id: acting.user_id,
                name: acting.user_name.clone(),
                role: signing.role.trim().to_owned(),
                document_sha256: one.document_sha256.clone(),
                signed_at: op.now,
            };
            store::insert_signature(t, one.id, &signature).await?;
            one.signatures.push(signature);
            store::act(t, op.now, &mut one, Action::Sign).await?;
            let details = json!({
                "reference": one.reference, "version": one.version, "side": side.code(), "role": signing.role.trim(),
                "sha256": one.document_sha256,
            });
            audit::record(t, op, "lot_part.sign_agreement", "lot_part", id, details).await?;
            if told {
                mail::signed(t, op, &app.config.public_url, &one, side).await?;
            }
            Ok(one)
        })
        .await
}

/// The file of a version: with its page of evidence once both have signed. Gives its name and bytes; callers authorise.
pub(super) async fn file_of(app: &App, one: &Agreement) -> Result<(String, Vec<u8>)> {
    if one.signatures.len() < 2 {
        return Ok((one.file_name(), app.storage.bytes(one.document_id).await?));
    }
    if let Some(document) = one.final_document_id {
        return Ok((one.file_name(), app.storage.bytes(document).await?));
    }
    let signed = app.storage.bytes(one.document_id).await?;
    if sha256(&signed) != one.document_sha256 {
        return Err(Refused::Altered.into());
    }
    let c = app.db.fresh();
    let part = lots::part(c, one.part_id).await?;
    let named = (one.reference.clone(), one.version);
    let paper = paper(c, &part, named, one.created_at, one.terms.clone()).await?;
    let bytes = paper.with_evidence(one, signed).await?;
    let op = OpContext::system("donations", app.clock.now());
    let kept = app
        .db
        .tx(async |t| {
            let file = NewFile {
                owner: one.donor_id,
                subject_kind: SUBJECT,
                subject_id: one.id.to_string(),
                file_name: &one.file_name(),
                media_type: "application/pdf",
                bytes: bytes.clone(),
            };
            let id = app.storage.keep(t, &op, file).await?.id;
            match store::set_final(t, one.id, id).await? {
                true => Ok(()),
                false => Err(Error::conflict("changed-meanwhile")),
            }
        })
        .await;
    match kept {
        Ok(()) => Ok((one.file_name(), bytes)),
        // Somebody read it at the same moment: theirs is kept.
        Err(error) => {
            let now = store::versions(c, one.part_id).await?.into_iter().find(|now| now.id == one.id);
            match now.and_then(|now| now.final_document_id) {
                Some(document) => Ok((one.file_name(), app.storage.bytes(document).await?)),
                None => Err(error),
            }
        }
    }
}

/// The file of a version of a part's agreement, the newest unless told, for one of its sides.
///
/// # Errors
/// 401, 403, 404; `agreement-altered` (409).
pub async fn file(
    app: &App,
    op: &OpContext,
    side: Side,
    id: LotPartId,
    version: Option<i32>,
) -> Result<(String, Vec<u8>)> {
    let (_, part) = own(app.db.fresh(), op, side, id).await?;
    let one = match version {
        None => ensure(app, &part).await?,
        Some(version) => {
            store::versions(app.db.fresh(), id).await?.into_iter().find(|one| one.version == version)
        }
    };
    let mine = op.acting()?.organisation_id;
    // An earlier workshop's agreement is not the present one's to read.
    let one = one.filter(|one| one.donor_id == mine || one.workshop_id == mine);
    file_of(app, &one.ok_or_else(Error::not_found)?).await
}

/// The versions of a part that somebody has signed, oldest first; callers have authorised.
///
/// # Errors
/// When the database fails.
pub async fn signed_of_part(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Agreement>> {
    let mut all = store::versions(c, part).await?;
    all.retain(|one| !one.signatures.is_empty());
    all.reverse();
    Ok(all)
}

/// The file of a version that was found; callers have authorised.
///
/// # Errors
/// `agreement-altered` (409); when the file store fails.
pub async fn signed_file(app: &App, one: &Agreement) -> Result<Vec<u8>> {
    Ok(file_of(app, one).await?.1)
}
