//! On which terms a workshop fetches: its own words, shown to donors and held when lots are offered.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QuerySelect};

use super::entity::site;
use crate::kernel::{Result, SiteId};

/// What a workshop says of its collections; nothing where it has not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CollectionTerms {
    /// From how many units it fetches for free; 1 is always.
    pub free_from: Option<i32>,
    /// The most units it takes at once.
    pub largest_lot: Option<i32>,
}

impl CollectionTerms {
    /// Whether a lot of so many units is not too large.
    #[must_use]
    pub fn takes(&self, units: i64) -> bool {
        self.largest_lot.is_none_or(|most| units <= i64::from(most))
    }

    /// Whether a lot of so many units is fetched for free; `None` when the workshop has not said.
    #[must_use]
    pub fn is_free(&self, units: i64) -> Option<bool> {
        self.free_from.map(|from| units >= i64::from(from))
    }
}

/// The terms of several sites, by id.
///
/// # Errors
/// When the database fails.
pub async fn collection_terms(
    c: &impl ConnectionTrait,
    sites: impl IntoIterator<Item = SiteId>,
) -> Result<HashMap<SiteId, CollectionTerms>> {
    let rows: Vec<(SiteId, Option<i32>, Option<i32>)> = site::Entity::find()
        .filter(site::Column::Id.is_in(sites))
        .select_only()
        .columns([site::Column::Id, site::Column::FreeCollectionFrom, site::Column::LargestLot])
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, free_from, largest_lot)| (id, CollectionTerms { free_from, largest_lot }))
        .collect())
}

/// Writes the terms of one site; for callers that have authorised.
///
/// # Errors
/// When the database fails.
pub async fn set_collection_terms(t: &DatabaseTransaction, id: SiteId, terms: CollectionTerms) -> Result<()> {
    site::Entity::update_many()
        .col_expr(site::Column::FreeCollectionFrom, Expr::value(terms.free_from))
        .col_expr(site::Column::LargestLot, Expr::value(terms.largest_lot))
        .filter(site::Column::Id.eq(id))
        .exec(t)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workshop_has_not_said_is_neither_free_nor_refused() {
        let silent = CollectionTerms::default();
        assert!(silent.takes(50_000));
        assert_eq!(silent.is_free(3), None);
        let told = CollectionTerms { free_from: Some(10), largest_lot: Some(200) };
        assert_eq!((told.is_free(9), told.is_free(10)), (Some(false), Some(true)));
        assert!(told.takes(200) && !told.takes(201));
    }
}
