//! The state of a lot's disks: one by one, with the proof of each; shown through a link, signed to be checked off line.

use chrono::Duration;
use frontend::Texts;
use frontend::filters::write_gigabytes;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::check::Signed;
use crate::devices::{self, DeviceFilter};
use crate::donations::{self, Lot};
use crate::kernel::{Capacity, DonationLotId, Error, Fault, LotPartId, OpContext, Result, SharedLinkId};
use crate::organisations;
use crate::platform::shared_links::{self, NewLink, SharedLink};
use crate::platform::{Datum, audit};
use crate::refurbishing::certificates::{self, Disk, MOST_DEVICES};
use crate::web::App;

/// The kind of these links.
pub(super) const LINK: &str = "lot_disks";
/// Days for which a link opens, and the most (platform settings).
pub(super) const LINK_DAYS: i64 = 30;
const MOST_LINK_DAYS: i64 = 90;
/// The most characters of a recipient.
const LONGEST_NAME: usize = 120;

/// The disks of what came with a part, at most those of 5 000 devices.
pub(super) async fn of_part(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Disk>> {
    let filter = DeviceFilter { lot_parts: vec![part], ..DeviceFilter::default() };
    let devices = devices::list(c, &filter, None, MOST_DEVICES).await?;
    certificates::disks(c, &devices).await
}

/// « SSD 256 Go ».
pub(super) fn storage(one: &Disk, texts: Texts) -> String {
    let Some(kind) = &one.storage_kind else { return String::new() };
    let kind = texts.dynamic("disk-kind-", kind).to_string();
    match one.storage_gigabytes {
        Some(size) => format!("{kind} {}", write_gigabytes(i64::from(size), texts.language)),
        None => kind,
    }
}

/// A disk as a line of a table to hand out.
pub(super) fn row(one: &Disk, texts: Texts) -> Vec<Datum> {
    let maybe = |value: Option<String>| value.map_or(Datum::Nothing, Datum::Text);
    vec![
        Datum::Text(one.device.clone()),
        Datum::Text(one.model.clone()),
        maybe(one.device_serial.clone()),
        Datum::Text(storage(one, texts)),
        maybe(one.storage_serial.clone()),
        Datum::Text(texts.dynamic("disk-status-", one.status).to_string()),
        maybe(one.method.map(|method| texts.dynamic("storage-method-", method).to_string())),
        maybe(one.tool.clone()),
        one.ended_at.map_or(Datum::Nothing, Datum::Moment),
        maybe(one.evidence_id.map(|id| id.to_string())),
        maybe(one.report_sha256.clone()),
    ]
}

/// The state of a lot's disks, signed with the key of this installation.
pub(super) async fn signed(app: &App, op: &OpContext, lot: &Lot, part: LotPartId) -> Result<Signed> {
    let c = app.db.fresh();
    let donor = organisations::find(c, lot.donor_id).await?;
    let body = json!({
        "type": "rebond-lot-disks", "version": 1, "lot": lot.reference, "donor": donor.name, "donor_siret": donor.siret,
        "stated_at": op.now, "disks": of_part(c, part).await?,
    });
    let body = serde_json::to_string(&body).map_err(Error::internal)?;
    Ok(Signed { signature: app.custody.sign(&body), public_key: app.custody.public(), body })
}

async fn own_lot(app: &App, op: &OpContext, id: DonationLotId) -> Result<(Lot, LotPartId)> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    let lot = donations::lot_of_donor(c, own, id).await?;
    let parts = donations::parts_of_lots(c, [id]).await?;
    let part = parts.into_iter().find(|part| part.received_at.is_some());
    Ok((lot, part.ok_or_else(|| Error::conflict("disks-not-received"))?.id))
}

/// Makes a link by which somebody reads the state of a lot's disks; gives it and its address, which is shown once.
///
/// # Errors
/// 401, 403, 404; 422 on `recipient` and `days`; `disks-not-received` (409) before the lot was counted.
pub async fn share(
    app: &App,
    op: &OpContext,
    id: DonationLotId,
    recipient: &str,
    days: Option<i64>,
) -> Result<(SharedLink, String)> {
    let acting = op.require(Capacity::Donor)?;
    let (lot, _) = own_lot(app, op, id).await?;
    let (recipient, days) = (recipient.trim(), days.unwrap_or(LINK_DAYS));
    let mut faults = Vec::new();
    if recipient.is_empty() {
        faults.push(Fault {
            field: "recipient".to_owned(),
            code: "agreement-recipient-needed",
            args: Vec::new(),
        });
    } else if recipient.chars().count() > LONGEST_NAME {
        faults.push(Fault { field: "recipient".to_owned(), code: "text-too-long-here", args: Vec::new() });
    } else if recipient.chars().any(char::is_control) {
        faults.push(Fault { field: "recipient".to_owned(), code: "text-unreadable", args: Vec::new() });
    }
    if !(1..=MOST_LINK_DAYS).contains(&days) {
        let args = vec![("most", MOST_LINK_DAYS.to_string())];
        faults.push(Fault { field: "days".to_owned(), code: "link-days-out-of-range", args });
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    app.db
        .tx(async |t| {
            let new = NewLink {
                kind: LINK,
                subject_id: lot.id.0,
                organisation_id: acting.organisation_id,
                user_id: acting.user_id,
                recipient,
                created_at: op.now,
                expires_at: op.now + Duration::days(days),
            };
            let (link, key) = shared_links::make(t, new).await?;
            let details = json!({ "link": link.id, "until": link.expires_at });
            audit::record(t, op, "donation_lot.share_disks", "donation_lot", lot.id, details).await?;
            let base = app.config.public_url.trim_end_matches('/');
            Ok((link, format!("{base}/disques?key={key}")))
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
    id: DonationLotId,
    link: SharedLinkId,
) -> Result<SharedLink> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    donations::lot_of_donor(app.db.fresh(), own, id).await?;
    app.db
        .tx(async |t| {
            let mut found = shared_links::revoke(t, op.now, LINK, id.0, link).await?;
            found.revoked_at = found.revoked_at.or(Some(op.now));
            let details = json!({ "link": link });
            audit::record(t, op, "donation_lot.revoke_disks_link", "donation_lot", id, details).await?;
            Ok(found)
        })
        .await
}

/// The lot whose disks a key shows now, with its received part and its link; `place`: where it comes from, for limits only.
///
/// # Errors
/// `too-many-tries` (429); 404, alike for a wrong, an expired and a revoked key.
pub(super) async fn opened(
    app: &App,
    op: &OpContext,
    place: &str,
    key: &str,
) -> Result<(SharedLink, Lot, LotPartId)> {
    app.checks.check(place)?;
    let c = app.db.fresh();
    let link = shared_links::open(c, op.now, LINK, key).await?;
    let lot = donations::lot_of_donor(c, link.organisation_id, DonationLotId(link.subject_id)).await?;
    let parts = donations::parts_of_lots(c, [lot.id]).await?;
    let part = parts.into_iter().find(|part| part.received_at.is_some()).ok_or_else(Error::not_found)?;
    if link.opened_at.is_none() {
        app.db.tx(async |t| shared_links::note_opened(t, op.now, link.id).await).await?;
    }
    Ok((link, lot, part.id))
}
