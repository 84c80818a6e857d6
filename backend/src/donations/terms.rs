//! A workshop's own terms: from how many units it fetches for free, and how many it takes at once.

use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::kernel::{Capacity, Error, ErrorKind, Fault, OpContext, Result, SiteId};
use crate::organisations::{self, CollectionTerms, Site, SiteKind};
use crate::platform::{Db, audit};

/// The largest number a workshop may say of one collection.
const MOST_UNITS: u32 = 10_000;

/// Terms as they were typed: text, empty for « not said ».
#[derive(Clone, Debug, Default)]
pub struct TypedTerms {
    /// From how many units collection is free.
    pub free_from: String,
    /// The most units at once.
    pub largest_lot: String,
}

/// The acting refurbisher's workshops with their terms, by name.
///
/// # Errors
/// 403 without the capacity.
pub(super) async fn own(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<(Site, CollectionTerms)>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let sites = organisations::sites_of_kind(c, own, SiteKind::Workshop).await?;
    let terms = organisations::collection_terms(c, sites.iter().map(|site| site.id)).await?;
    Ok(sites
        .into_iter()
        .map(|site| {
            let terms = terms.get(&site.id).copied().unwrap_or_default();
            (site, terms)
        })
        .collect())
}

/// A number of units as people write it: `Ok(None)` for nothing.
fn number(field: &'static str, typed: &str, faults: &mut Vec<Fault>) -> Option<i32> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return None;
    }
    let most = i32::try_from(MOST_UNITS).unwrap_or(i32::MAX);
    let read = digits.parse::<i32>().ok().filter(|number| (1..=most).contains(number));
    if read.is_none() {
        faults.push(Fault {
            field: field.to_owned(),
            code: "terms-number",
            args: vec![("limit", MOST_UNITS.to_string())],
        });
    }
    read
}

/// Writes the terms of one of the acting refurbisher's workshops.
///
/// # Errors
/// 403 without the capacity; 404 for somebody else's site; 422 on `free_from` and `largest_lot`.
pub(super) async fn set(db: &Db, op: &OpContext, id: SiteId, typed: &TypedTerms) -> Result<CollectionTerms> {
    op.require(Capacity::Refurbisher)?;
    let site = organisations::own_site(db.fresh(), op, id).await?;
    if site.kind != SiteKind::Workshop {
        return Err(Error::new(ErrorKind::NotFound, "not-found"));
    }
    let mut faults = Vec::new();
    let terms = CollectionTerms {
        free_from: number("free_from", &typed.free_from, &mut faults),
        largest_lot: number("largest_lot", &typed.largest_lot, &mut faults),
    };
    if let (Some(from), Some(most), true) = (terms.free_from, terms.largest_lot, faults.is_empty())
        && from > most
    {
        faults.push(Fault { field: "free_from".to_owned(), code: "terms-crossed", args: Vec::new() });
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    db.tx(async |t| {
        organisations::set_collection_terms(t, id, terms).await?;
        let told = json!({ "free_from": terms.free_from, "largest_lot": terms.largest_lot });
        audit::record(t, op, "site.set_collection_terms", "site", id, told).await
    })
    .await?;
    Ok(terms)
}
