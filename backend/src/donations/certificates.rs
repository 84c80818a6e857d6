//! Certificates of erasure of a lot: what its workshop proved for the devices that came of it.

use frontend::Texts;
use frontend::object::{Act, Document};
use sea_orm::ConnectionTrait;

use super::lot::{Lot, Part};
use super::{reading, store};
use crate::accounts::tell;
use crate::devices::{self, DeviceFilter};
use crate::kernel::{Capacity, DonationLotId, Error, ErrorKind, LotPartId, OpContext, Result};
use crate::refurbishing::certificates::{
    self, Certificate, Issued, Kind, MOST_DEVICES, Subject, of_parts, proven_in_part,
};
use crate::web::App;

/// Issues the certificate of a part; callers authorise.
async fn issue(app: &App, op: &OpContext, lot: &Lot, part: &Part) -> Result<Issued> {
    let Some(workshop) = part.received_at.and(part.refurbisher_id) else {
        return Err(Error::conflict("certificate-not-received"));
    };
    let filter = DeviceFilter { lot_parts: vec![part.id], ..DeviceFilter::default() };
    let devices = devices::list(app.db.fresh(), &filter, None, MOST_DEVICES + 1).await?;
    let subject = Subject {
        kind: Kind::Lot,
        id: part.id.0,
        reference: lot.reference.clone(),
        lot_part_id: Some(part.id),
        donor_id: Some(lot.donor_id),
        workshop_id: workshop,
        devices,
    };
    certificates::issue(app, op, subject).await
}

/// Issues the certificate of a part of a lot for its donor: of the part that is named, or the one that is furthest behind.
///
/// # Errors
/// 401, 403, 404; `certificate-not-received`, `certificate-nothing-erased`, `certificate-too-large` (409).
pub async fn issue_for_lot(
    app: &App,
    op: &OpContext,
    id: DonationLotId,
    part: Option<LotPartId>,
) -> Result<Issued> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let (lot, part) = reading::part_of_lot(app.db.fresh(), own, id, part).await?;
    issue(app, op, &lot, &part).await
}

/// Issues the certificate of a part for its workshop.
///
/// # Errors
/// As [`issue_for_lot`].
pub async fn issue_for_part(app: &App, op: &OpContext, id: LotPartId) -> Result<Issued> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let part = store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    let lot = store::lot_of_part(app.db.fresh(), &part).await?;
    issue(app, op, &lot, &part).await
}

/// The certificates of a lot and of its devices, for its donor; newest first, the lot's own before.
///
/// # Errors
/// 401, 403, 404.
pub async fn of_lot(app: &App, op: &OpContext, id: DonationLotId) -> Result<Vec<Certificate>> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    store::lot_of_donor(app.db.fresh(), own, id).await?;
    let parts = store::parts_of_lots(app.db.fresh(), [id]).await?;
    of_parts(app.db.fresh(), parts.iter().map(|part| part.id)).await
}

/// The certificates of a part and of its devices, for its workshop.
///
/// # Errors
/// 401, 403, 404.
pub async fn of_own_part(app: &App, op: &OpContext, id: LotPartId) -> Result<Vec<Certificate>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    store::part_of_refurbisher(app.db.fresh(), own, id).await?;
    of_parts(app.db.fresh(), [id]).await
}

/// What a lot's or a part's page shows: the documents, and the act that makes a new one when there is more to attest.
pub(super) async fn shown(
    c: &impl ConnectionTrait,
    part: &Part,
    address: String,
    texts: Texts,
) -> Result<(Vec<Document>, Option<Act>)> {
    if part.received_at.is_none() {
        return Ok((Vec::new(), None));
    }
    let issued = of_parts(c, [part.id]).await?;
    let newest = issued.iter().find(|one| one.kind == Kind::Lot);
    let proven = proven_in_part(c, part.id).await?;
    let more = proven > 0 && newest.is_none_or(|one| !one.stands() || i64::from(one.storages) != proven);
    let act = more.then(|| Act::send(texts.t("certificate-issue-lot"), address).secondary());
    Ok((issued.iter().map(|one| certificates::document(one, texts)).collect(), act))
}

/// A lot is done with: its certificate is issued, and its donor is told where it is.
///
/// # Errors
/// When the database fails; a lot without anything erased is no error.
pub(super) async fn issue_at_end(app: &App, op: &OpContext, id: LotPartId) -> Result<()> {
    let part = store::part(app.db.fresh(), id).await?;
    let lot = store::lot_of_part(app.db.fresh(), &part).await?;
    let issued = match issue(app, op, &lot, &part).await {
        Ok(issued) => issued,
        Err(error) if error.kind() == ErrorKind::Conflict => return Ok(()),
        Err(error) => return Err(error),
    };
    if issued.again {
        return Ok(());
    }
    let base = app.config.public_url.trim_end_matches('/');
    app.db
        .tx(async |t| {
            tell(t, op, lot.donor_id, |texts| {
                let text = texts
                    .t("mail-certificate-text")
                    .with("reference", lot.reference.as_str())
                    .with("number", issued.certificate.number.as_str())
                    .with("address", format!("{base}/desk/lots/{}", lot.id))
                    .to_string();
                (
                    texts.t("mail-certificate-subject").with("reference", lot.reference.as_str()).to_string(),
                    text,
                )
            })
            .await
        })
        .await
}
