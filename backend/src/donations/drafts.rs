//! Lots that are not declared yet: another list in the place of the first, drafts deleted, and machines that a declared
//! lot holds already.

use std::collections::HashSet;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QuerySelect, QueryTrait};

use super::entity::{line, lot};
use super::lot::{Lot, Part};
use super::rules::{Action, Refused, State};
use super::{store, write};
use crate::campaigns;
use crate::kernel::{Capacity, DonationLotId, Error, OpContext, OrganisationId, Result};
use crate::platform::short_codes;
use crate::web::App;

/// The lot that a form names.
pub(super) fn named(text: Option<&str>) -> Result<Option<DonationLotId>> {
    text.map(|text| text.parse().map_err(|_| Error::not_found())).transpose()
}

/// A draft of that donor with its part.
///
/// # Errors
/// 404; `lot-part-wrong-state` (409) once it is declared or withdrawn.
pub(super) async fn draft(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    id: DonationLotId,
) -> Result<(Lot, Part)> {
    let (lot, part) = with_part(c, donor, id).await?;
    match part.state {
        State::Draft => Ok((lot, part)),
        state => Err(Refused::WrongState { state, action: Action::Declare }.into()),
    }
}

async fn with_part(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    id: DonationLotId,
) -> Result<(Lot, Part)> {
    let lot = store::lot_of_donor(c, donor, id).await?;
    let part = store::parts_of_lots(c, [id]).await?.pop().ok_or_else(Error::not_found)?;
    Ok((lot, part))
}

/// Deletes a lot that was never declared, with its list and its file.
///
/// # Errors
/// 401, 403, 404; `lot-part-wrong-state` (409) once it was declared.
pub(super) async fn delete(app: &App, op: &OpContext, id: DonationLotId) -> Result<Lot> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    let deleted = app
        .db
        .tx(async |t: &DatabaseTransaction| {
            let (lot, part) = with_part(t, donor, id).await?;
            if lot.declared_at.is_some() {
                return Err(Refused::WrongState { state: part.state, action: Action::Cancel }.into());
            }
            campaigns::leave(t, op, lot.id).await?;
            write::delete(t, op, &lot, &part).await?;
            short_codes::forget(t, super::LOT, id.0).await?;
            if let Some(document) = lot.document_id {
                app.storage.forget(t, document).await?;
            }
            Ok(lot)
        })
        .await?;
    if let Some(document) = deleted.document_id {
        app.storage.remove(document).await?;
    }
    Ok(deleted)
}

fn declared_by(donor: OrganisationId) -> Select<lot::Entity> {
    lot::Entity::find()
        .filter(lot::Column::DonorId.eq(donor))
        .filter(lot::Column::DeclaredAt.is_not_null())
        .filter(lot::Column::CancelledAt.is_null())
}

/// The declared lots of a draft's donor that hold serial numbers of the draft's own list, with how many; the most first.
pub(super) async fn held_already(c: &impl ConnectionTrait, draft: &Lot) -> Result<Vec<(Lot, i64)>> {
    let declared = declared_by(draft.donor_id).select_only().column(lot::Column::Id);
    let serials = line::Entity::find()
        .select_only()
        .column(line::Column::Serial)
        .filter(line::Column::LotId.eq(draft.id))
        .filter(line::Column::Serial.is_not_null());
    let mut counts: Vec<(DonationLotId, i64)> = line::Entity::find()
        .select_only()
        .column(line::Column::LotId)
        .column_as(line::Column::Id.count(), "units")
        .filter(line::Column::LotId.in_subquery(QueryTrait::into_query(declared)))
        .filter(line::Column::Serial.in_subquery(QueryTrait::into_query(serials)))
        .group_by(line::Column::LotId)
        .into_tuple()
        .all(c)
        .await?;
    counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let rows = declared_by(draft.donor_id)
        .filter(lot::Column::Id.is_in(counts.iter().map(|(id, _)| *id)))
        .all(c)
        .await?;
    let mut lots = rows.into_iter().map(store::lot_of).collect::<Result<Vec<_>>>()?;
    let found = |id: DonationLotId, lots: &mut Vec<Lot>| {
        lots.iter().position(|lot| lot.id == id).map(|place| lots.swap_remove(place))
    };
    Ok(counts.into_iter().filter_map(|(id, count)| Some((found(id, &mut lots)?, count))).collect())
}

/// Those of a donor's lists, by their hashes, that it declared already.
pub(super) async fn declared_already(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    hashes: impl IntoIterator<Item = &str>,
) -> Result<HashSet<String>> {
    let found: Vec<String> = declared_by(donor)
        .filter(lot::Column::ContentHash.is_in(hashes))
        .select_only()
        .column(lot::Column::ContentHash)
        .into_tuple()
        .all(c)
        .await?;
    Ok(found.into_iter().collect())
}
