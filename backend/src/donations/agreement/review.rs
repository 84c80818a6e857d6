//! An agreement shown to somebody without an account, such as a donor's legal officer: through a link, with what they say.

use chrono::Duration;
use serde_json::json;

use super::rules::{self, LINK_DAYS, LONGEST_WORDS, MOST_LINK_DAYS, Refused, Side, Verdict};
use super::store::{self, Agreement, Remark};
use super::{mail, service};
use crate::kernel::{Error, Fault, LotPartId, OpContext, Result, SharedLinkId};
use crate::platform::audit;
use crate::platform::shared_links::{self, NewLink, SharedLink};
use crate::web::App;

use super::super::store as lots;

/// The kind of these links.
pub(super) const LINK: &str = "donation_agreement";

/// Makes a link by which somebody reads the agreement of a part; gives it and its address, which is shown once.
///
/// # Errors
/// 401, 403, 404; 422 on `recipient` and `days`; `agreement-not-now` (409) before a workshop took the lot.
pub async fn share(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    recipient: &str,
    days: Option<i64>,
) -> Result<(SharedLink, String)> {
    let acting = op.require(Side::Donor.capacity())?;
    let (_, part) = service::own(app.db.fresh(), op, Side::Donor, id).await?;
    let days = days.unwrap_or(LINK_DAYS);
    let mut faults: Vec<Fault> =
        rules::short("recipient", recipient, "agreement-recipient-needed").into_iter().collect();
    if !(1..=MOST_LINK_DAYS).contains(&days) {
        let args = vec![("most", MOST_LINK_DAYS.to_string())];
        faults.push(Fault { field: "days".to_owned(), code: "link-days-out-of-range", args });
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    service::ensure(app, &part).await?.ok_or(Refused::NotNow)?;
    app.db
        .tx(async |t| {
            let new = NewLink {
                kind: LINK,
                subject_id: id.0,
                organisation_id: acting.organisation_id,
                user_id: acting.user_id,
                recipient: recipient.trim(),
                created_at: op.now,
                expires_at: op.now + Duration::days(days),
            };
            let (link, key) = shared_links::make(t, new).await?;
            let details = json!({ "link": link.id, "until": link.expires_at });
            audit::record(t, op, "lot_part.share_agreement", "lot_part", id, details).await?;
            let base = app.config.public_url.trim_end_matches('/');
            Ok((link, format!("{base}/convention?key={key}")))
        })
        .await
}

/// Revokes a link of the acting donor: it opens nothing any more.
///
/// # Errors
/// 401, 403, 404.
pub async fn share_revoke(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    link: SharedLinkId,
) -> Result<SharedLink> {
    op.require(Side::Donor.capacity())?;
    service::own(app.db.fresh(), op, Side::Donor, id).await?;
    app.db
        .tx(async |t| {
            let mut found = shared_links::revoke(t, op.now, LINK, id.0, link).await?;
            found.revoked_at = found.revoked_at.or(Some(op.now));
            let details = json!({ "link": link });
            audit::record(t, op, "lot_part.revoke_agreement_link", "lot_part", id, details).await?;
            Ok(found)
        })
        .await
}

/// What a key shows now, with its link; `place` is where it comes from, for limits only.
///
/// # Errors
/// `too-many-tries` (429); 404, alike for a wrong, an expired and a revoked key.
pub(super) async fn opened(
    app: &App,
    op: &OpContext,
    place: &str,
    key: &str,
) -> Result<(SharedLink, Agreement)> {
    app.checks.check(place)?;
    let c = app.db.fresh();
    let link = shared_links::open(c, op.now, LINK, key).await?;
    let part = lots::part(c, LotPartId(link.subject_id)).await?;
    let one = match service::ensure(app, &part).await? {
        Some(one) => Some(one),
        // Withdrawn meanwhile: what was there stays readable.
        None => store::versions(c, part.id).await?.into_iter().next(),
    };
    let one = one.filter(|one| one.donor_id == link.organisation_id).ok_or_else(Error::not_found)?;
    if link.opened_at.is_none() {
        app.db.tx(async |t| shared_links::note_opened(t, op.now, link.id).await).await?;
    }
    Ok((link, one))
}

/// What somebody says of an agreement.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// SHA-256 of the document that was read.
    pub document_sha256: String,
    /// Their name.
    pub name: String,
    /// `fine` or `remarks`.
    pub verdict: String,
    /// In words; needed for remarks.
    pub words: String,
}

/// Keeps what somebody without an account says; the donor is written to.
///
/// # Errors
/// 404 for a link that does not open; 422 on `name`, `verdict` and `words`; `agreement-changed` (409) when another text stands there now.
pub async fn say(app: &App, op: &OpContext, place: &str, key: &str, said: &Said) -> Result<()> {
    let (link, one) = opened(app, op, place, key).await?;
    let fault = |field: &str, code| Fault { field: field.to_owned(), code, args: Vec::new() };
    let mut faults: Vec<Fault> =
        rules::short("name", &said.name, "agreement-name-needed").into_iter().collect();
    let verdict: Option<Verdict> = said.verdict.parse().ok();
    if verdict.is_none() {
        faults.push(fault("verdict", "agreement-verdict-needed"));
    }
    let words = said.words.trim();
    if verdict == Some(Verdict::Remarks) && words.is_empty() {
        faults.push(fault("words", "agreement-words-needed"));
    }
    if words.chars().count() > LONGEST_WORDS {
        faults.push(fault("words", "text-too-long-here"));
    } else if words.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        faults.push(fault("words", "text-unreadable"));
    }
    let (Some(verdict), true) = (verdict, faults.is_empty()) else { return Err(Error::faults(faults)) };
    if one.document_sha256 != said.document_sha256.trim() {
        return Err(Refused::Changed.into());
    }
    app.db
        .tx(async |t| {
            let remark = Remark {
                agreement_id: one.id,
                link_id: link.id,
                name: said.name.trim().to_owned(),
                verdict,
                words: Some(words.to_owned()).filter(|words| !words.is_empty()),
                created_at: op.now,
            };
            store::insert_remark(t, &remark).await?;
            let details = json!({ "link": link.id, "version": one.version, "verdict": verdict.code() });
            audit::record(t, op, "lot_part.remark_agreement", "lot_part", one.part_id, details).await?;
            mail::remarked(t, op, &app.config.public_url, &one, &remark.name, verdict).await
        })
        .await
}
