//! A donor who changes on what grounds it gives, or what it wishes, before the collection: what was signed is to be signed
//! again, and a workshop that may not receive it so is left.

use serde_json::json;

use super::super::rules as lot_rules;
use super::super::{matching, store as lots, write};
use super::service;
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{Capacity, DonationLotId, Error, OpContext, Result};
use crate::organisations;
use crate::web::App;

/// What a donor gives on, from now on.
#[derive(Clone, Copy, Debug)]
pub struct NewGift {
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What it wishes.
    pub wish: Wish,
}

/// Changes the legal basis and the wish of a declared lot until it is collected.
///
/// # Errors
/// 401, 403, 404; `legal-basis-not-yours` (422); `gift-fixed` (409) once a part was collected, or the lot withdrawn.
pub async fn change_gift(app: &App, op: &OpContext, id: DonationLotId, new: NewGift) -> Result<()> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let NewGift { legal_basis, wish } = new;
    app.db
        .tx(async |t| {
            let mut lot = lots::lot_of_donor(t, own, id).await?;
            let donor = organisations::find(t, own).await?;
            lot_rules::may_give(donor.public_body, legal_basis)?;
            let parts = lots::parts_of_lots(t, [id]).await?;
            let fixed = parts
                .iter()
                .any(|part| lot_rules::transition(part.state, lot_rules::Action::Cancel).is_err());
            if fixed || lot.declared_at.is_none() || lot.cancelled_at.is_some() {
                return Err(Error::conflict("gift-fixed"));
            }
            if (lot.legal_basis, lot.wish) == (legal_basis, wish) {
                return Ok(());
            }
            let before = json!({ "from": { "legal_basis": lot.legal_basis.code(), "wish": lot.wish.code() },
                "to": { "legal_basis": legal_basis.code(), "wish": wish.code() } });
            (lot.legal_basis, lot.wish) = (legal_basis, wish);
            write::change_gift(t, op, &mut lot, before).await?;
            for part in parts {
                let public_url = &app.config.public_url;
                if !matching::leave_if_lost(t, op, public_url, &lot, part.clone()).await? {
                    service::outdated(t, op, public_url, &lot, &part).await?;
                }
            }
            Ok(())
        })
        .await
}
