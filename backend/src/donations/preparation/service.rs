//! A donor answers what is asked before its lot is collected, and attaches the proofs.

use std::collections::HashSet;

use serde_json::json;

use super::super::rules::State;
use super::super::{agreement, store as lots, write};
use super::rules::{ErasurePlace, LeasedEquipment, LockLift, Preparation};
use super::store;
use crate::kernel::context::coded;
use crate::kernel::{Capacity, DonationLotId, Error, ErrorKind, LotLineId, OpContext, Result};
use crate::platform::proofs::proof as proof_of;
use crate::platform::storage::NewFile;
use crate::web::App;

coded! {
    /// What a donor attaches.
    Proof {
        /// The lessor's release of leased equipment.
        Release = "release",
        /// The evidence of the donor's own erasure.
        Evidence = "evidence",
    }
}

/// What a donor answers; what is `None` is left as it was.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The firmware's password.
    pub firmware: Option<LockLift>,
    /// Device management.
    pub management: Option<LockLift>,
    /// Activation locks.
    pub activation: Option<LockLift>,
    /// Leased equipment.
    pub leased: Option<LeasedEquipment>,
    /// The leased lines: serial numbers or lines of the file, between spaces or commas.
    pub leased_lines: Option<String>,
    /// Where the data are erased.
    pub erasure: Option<ErasurePlace>,
}

/// Whether a part waits for its collection: the time to prepare it.
#[must_use]
pub(in super::super) fn is_time(state: State) -> bool {
    match state {
        State::Declared | State::Offered | State::Accepted | State::CollectionPlanned => true,
        State::Draft
        | State::Collected
        | State::Received
        | State::Disputed
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => false,
    }
}

fn named_words(text: &str) -> Result<Vec<String>> {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.len() > store::MOST_LEASED {
        return Err(Error::invalid("leased_lines", "leased-too-many").with("most", store::MOST_LEASED));
    }
    Ok(words)
}

async fn named(
    t: &sea_orm::DatabaseTransaction,
    lot: DonationLotId,
    words: &[String],
) -> Result<Vec<LotLineId>> {
    let found = store::lines_named(t, lot, words).await?;
    let mut ids = HashSet::new();
    for word in words {
        let by_serial = found.iter().find(|one| one.serial.as_deref() == Some(word.as_str()));
        let by_line = found.iter().find(|one| one.line.to_string() == *word);
        let one = by_serial.or(by_line).ok_or_else(|| {
            Error::invalid("leased_lines", "leased-line-unknown").with("word", word.clone())
        })?;
        ids.insert(one.id);
    }
    Ok(ids.into_iter().collect())
}

/// Keeps what a donor answers before the collection.
///
/// # Errors
/// 401, 403, 404; 422 on `leased_lines`; `preparation-over` (409) once the lot was collected; `changed-meanwhile`.
pub async fn answer(app: &App, op: &OpContext, id: DonationLotId, new: Answers) -> Result<Preparation> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let words = new.leased_lines.as_deref().map(named_words).transpose()?;
    app.db
        .tx(async |t| {
            let mut lot = lots::lot_of_donor(t, own, id).await?;
            let parts = lots::parts_of_lots(t, [id]).await?;
            if !parts.iter().any(|part| is_time(part.state)) {
                return Err(Error::conflict("preparation-over"));
            }
            let mut kept = store::find(t, id).await?;
            kept.firmware = new.firmware.or(kept.firmware);
            kept.management = new.management.or(kept.management);
            kept.activation = new.activation.or(kept.activation);
            kept.leased = new.leased.or(kept.leased);
            kept.erasure = new.erasure.or(kept.erasure);
            let lines = match (&words, kept.leased) {
                (_, Some(LeasedEquipment::None)) => Some(Vec::new()),
                (Some(words), _) => Some(named(t, id, words).await?),
                (None, _) => None,
            };
            let claims = matches!(kept.leased, Some(LeasedEquipment::TakenOut | LeasedEquipment::Released));
            let named = match &lines {
                Some(lines) => !lines.is_empty(),
                None => !claims || !store::leased_lines(t, id).await?.is_empty(),
            };
            if claims && !named {
                return Err(Error::invalid("leased_lines", "leased-lines-missing"));
            }
            if let Some(lines) = &lines {
                store::set_leased(t, id, lines).await?;
            }
            store::put(t, id, &kept, op.now).await?;
            kept.version += 1;
            let code = |code: Option<&'static str>| code.unwrap_or("unanswered");
            let details = json!({
                "firmware": code(kept.firmware.map(LockLift::code)), "management": code(kept.management.map(LockLift::code)),
                "activation": code(kept.activation.map(LockLift::code)), "leased": code(kept.leased.map(LeasedEquipment::code)),
                "erasure": code(kept.erasure.map(ErasurePlace::code)),
            });
            write::mark_lot(t, op, &mut lot, "prepare", details).await?;
            for part in &parts {
                agreement::outdated(t, op, &app.config.public_url, &lot, part).await?;
            }
            Ok(kept)
        })
        .await
}

/// The most files kept for one lot: its list, its proofs, and those whose place a later one took.
const MOST_FILES: u64 = 30;

/// Attaches a proof; a later one takes its place, and the file before is kept.
///
/// # Errors
/// 401, 403, 404; 422 on `file`; `proof-too-many` (422); `preparation-over` (409) once the lot was collected.
pub async fn attach(
    app: &App,
    op: &OpContext,
    id: DonationLotId,
    proof: Proof,
    (name, bytes): (String, Vec<u8>),
) -> Result<Preparation> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let unreadable = || Error::invalid("file", "proof-format");
    // A picture is made again from its pixels, like every other one.
    let (media_type, name, bytes) = proof_of(name, bytes).await?.ok_or_else(unreadable)?;
    app.db
        .tx(async |t| {
            let mut lot = lots::lot_of_donor(t, own, id).await?;
            let parts = lots::parts_of_lots(t, [id]).await?;
            if !parts.iter().any(|part| is_time(part.state)) {
                return Err(Error::conflict("preparation-over"));
            }
            let file = NewFile {
                owner: own,
                subject_kind: "donation_lot",
                subject_id: id.to_string(),
                file_name: &name,
                media_type,
                bytes: bytes.clone(),
            };
            let subject = file.subject_id.as_str();
            if app.storage.count_of(t, file.subject_kind, subject).await? >= MOST_FILES {
                return Err(Error::new(ErrorKind::Invalid, "proof-too-many").with("most", MOST_FILES));
            }
            let document = app.storage.keep(t, op, file).await?;
            let mut kept = store::find(t, id).await?;
            match proof {
                Proof::Release => kept.release_id = Some(document.id),
                Proof::Evidence => kept.evidence_id = Some(document.id),
            }
            store::put(t, id, &kept, op.now).await?;
            kept.version += 1;
            let details = json!({ "proof": proof.code(), "sha256": document.sha256 });
            write::mark_lot(t, op, &mut lot, "attach_proof", details).await?;
            Ok(kept)
        })
        .await
}
