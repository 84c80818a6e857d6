//! Where a lot stands, for whoever knows its short code.

use sea_orm::ConnectionTrait;

use super::rules::{self, LotState, State};
use super::store;
use crate::kernel::{DonationLotId, Result, Standing};

/// Where a lot stands; `None` when there is no such lot.
///
/// # Errors
/// When the database fails.
pub async fn standing(c: &impl ConnectionTrait, id: DonationLotId) -> Result<Option<Standing>> {
    let Some(lot) = store::lot(c, id).await? else { return Ok(None) };
    let parts = store::parts_of_lots(c, [id]).await?;
    let states: Vec<State> = parts.iter().map(|part| part.state).collect();
    let mut pages = vec![(lot.donor_id, format!("/desk/lots/{id}"))];
    pages.extend(
        parts.iter().filter_map(|part| Some((part.refurbisher_id?, format!("/desk/lot-parts/{}", part.id)))),
    );
    let offers = store::offers_of_parts(c, parts.iter().map(|part| part.id)).await?;
    let answer_by = offers
        .iter()
        .filter(|offer| offer.state == rules::OfferState::Offered)
        .map(|offer| offer.expires_at)
        .min();
    let collection = parts.iter().filter_map(|part| part.planned_for).min();
    let (state, until) = match (rules::lot_state(&states), answer_by, collection) {
        (LotState::Draft, _, _) => ("draft", None),
        (LotState::Searching, Some(at), _) => ("offered", Some(at)),
        (LotState::Searching, None, _) => ("searching", None),
        (LotState::Unplaced, _, _) => ("unplaced", None),
        (LotState::Placed, _, Some(at)) => ("planned", Some(at)),
        (LotState::Placed, _, None) => ("placed", None),
        (LotState::Collected, _, _) => ("collected", None),
        (LotState::Received, _, _) => ("received", None),
        (LotState::Closed, _, _) => ("closed", None),
        (LotState::Cancelled, _, _) => ("cancelled", None),
    };
    Ok(Some(Standing { state, until, weeks: None, pages }))
}
