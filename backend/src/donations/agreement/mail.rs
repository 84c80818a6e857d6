//! What the two sides are written about an agreement.

use sea_orm::DatabaseTransaction;

use super::rules::{Side, Verdict};
use super::store::Agreement;
use crate::accounts::tell;
use crate::kernel::{OpContext, OrganisationId, Result};

/// Where a side reads an agreement.
pub(super) fn address(public_url: &str, one: &Agreement, side: Side) -> String {
    let base = public_url.trim_end_matches('/');
    match side {
        Side::Donor => format!("{base}/desk/lots/{}/agreement?part={}", one.lot_id, one.part_id),
        Side::Workshop => format!("{base}/desk/lot-parts/{}/agreement", one.part_id),
    }
}

pub(super) fn organisation(one: &Agreement, side: Side) -> OrganisationId {
    match side {
        Side::Donor => one.donor_id,
        Side::Workshop => one.workshop_id,
    }
}

/// A side has signed: the other one signs now, or both may get ready.
pub(super) async fn signed(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    one: &Agreement,
    by: Side,
) -> Result<()> {
    let name = match by {
        Side::Donor => one.terms.donor.name.as_str(),
        Side::Workshop => one.terms.workshop.name.as_str(),
    };
    let complete = one.signatures.len() == 2;
    let sides: &[Side] = if complete { Side::ALL } else { &[by.other()] };
    for side in sides {
        tell(t, op, organisation(one, *side), |texts| {
            let (subject, text) = match complete {
                true => (texts.t("mail-agreement-complete-subject"), texts.t("mail-agreement-complete-text")),
                false => (texts.t("mail-agreement-signed-subject"), texts.t("mail-agreement-signed-text")),
            };
            let subject = subject.with("lot", one.terms.lot.as_str());
            let text = text
                .with("lot", one.terms.lot.as_str())
                .with("who", name)
                .with("address", address(public_url, one, *side));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// What a signed version says has changed: both sign again.
pub(super) async fn changed(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    one: &Agreement,
) -> Result<()> {
    for side in Side::ALL {
        tell(t, op, organisation(one, *side), |texts| {
            let subject = texts.t("mail-agreement-changed-subject").with("lot", one.terms.lot.as_str());
            let text = texts
                .t("mail-agreement-changed-text")
                .with("lot", one.terms.lot.as_str())
                .with("address", address(public_url, one, *side));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// Somebody to whom the donor showed the agreement has answered.
pub(super) async fn remarked(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    one: &Agreement,
    name: &str,
    verdict: Verdict,
) -> Result<()> {
    tell(t, op, one.donor_id, |texts| {
        let subject = texts.t("mail-agreement-remark-subject").with("lot", one.terms.lot.as_str());
        let text = texts
            .t("mail-agreement-remark-text")
            .with("lot", one.terms.lot.as_str())
            .with("who", name)
            .with("said", texts.dynamic("agreement-verdict-", verdict.code()).to_string())
            .with("address", address(public_url, one, Side::Donor));
        (subject.to_string(), text.to_string())
    })
    .await
}
