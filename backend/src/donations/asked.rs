//! Which part of a lot a donor asks about, when its lot went to several workshops.

use serde::Deserialize;

use crate::kernel::{DonationLotId, Error, LotPartId, Result};

/// A part in the query of an address of its lot.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PartAsked {
    /// The id of a part of the lot; without one, the part that is furthest behind.
    part: Option<String>,
}

impl PartAsked {
    /// The part that is named.
    ///
    /// # Errors
    /// 404 for what is no id.
    pub(super) fn part(&self) -> Result<Option<LotPartId>> {
        let part = self.part.as_deref().filter(|part| !part.is_empty());
        part.map(|part| part.parse().map_err(|_| Error::not_found())).transpose()
    }

    /// A page of the lot, by the end of its address, with the same part in sight.
    pub(super) fn page(&self, lot: DonationLotId, end: &str) -> String {
        match self.part() {
            Ok(Some(part)) => format!("/desk/lots/{lot}{end}?part={part}"),
            Ok(None) | Err(_) => format!("/desk/lots/{lot}{end}"),
        }
    }
}
