//! What a workshop says that its bench can take in a week, how it erases and when it is open; and what of it is still free.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::inventory::Category;
use super::weighing;
use crate::kernel::hours;
use crate::kernel::{Capacity, Error, Fault, Instant, OpContext, Result, SiteId};
use crate::organisations::{self, Bench, ErasureMethod, Site, SiteKind};
use crate::platform::{Db, audit};

/// The most units a week that a bench may say.
pub(super) const MOST_WEEKLY: u32 = 10_000;

/// A bench as it was typed: units by category, empty for « not said », and methods by code.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedBench {
    /// Category and units a week.
    pub(super) weekly: Vec<(String, String)>,
    /// Codes of methods.
    pub(super) erasure: Vec<String>,
    /// The hours of each day, Monday first, as people write them; all empty for « not said ».
    pub(super) days: [String; 7],
}

/// A workshop with what it said, and what is free of it by category.
pub(super) struct OwnBench {
    pub(super) site: Site,
    pub(super) bench: Bench,
    pub(super) free: HashMap<String, u32>,
}

/// What is left of each bench's week, by site and category: declared less what was taken or is on offer.
///
/// # Errors
/// When the database fails.
pub(super) async fn free(
    c: &impl ConnectionTrait,
    now: Instant,
    benches: &HashMap<SiteId, Bench>,
) -> Result<HashMap<SiteId, HashMap<String, u32>>> {
    let said = benches.iter().filter(|(_, bench)| !bench.weekly.is_empty()).map(|(site, _)| *site).collect();
    let used = weighing::used(c, now, said).await?;
    Ok(benches
        .iter()
        .map(|(site, bench)| {
            let free = bench.weekly.iter().map(|(category, units)| {
                let used = used.get(&(*site, category.clone())).copied().unwrap_or_default();
                (category.clone(), units.saturating_sub(used))
            });
            (*site, free.collect())
        })
        .collect())
}

/// The acting refurbisher's benches, by name.
///
/// # Errors
/// 403 without the capacity.
pub(super) async fn own(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<OwnBench>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let sites = organisations::sites_of_kind(c, own, SiteKind::Workshop).await?;
    let mut benches = organisations::benches(c, sites.iter().map(|site| site.id)).await?;
    let mut free = free(c, op.now, &benches).await?;
    Ok(sites
        .into_iter()
        .map(|site| OwnBench {
            bench: benches.remove(&site.id).unwrap_or_default(),
            free: free.remove(&site.id).unwrap_or_default(),
            site,
        })
        .collect())
}

/// Reads what was typed. The field of a category is `weekly_<code>`.
fn read(typed: &TypedBench) -> Result<Bench> {
    let mut faults = Vec::new();
    let mut bench = Bench::default();
    for (category, text) in &typed.weekly {
        let field = format!("weekly_{category}");
        if !Category::ALL.iter().any(|known| known.code() == category) {
            faults.push(Fault { field, code: "capacity-category", args: Vec::new() });
            continue;
        }
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.is_empty() {
            continue;
        }
        match digits.parse::<u32>().ok().filter(|units| *units <= MOST_WEEKLY) {
            Some(units) => {
                bench.weekly.insert(category.clone(), units);
            }
            None => {
                let args = vec![("limit", MOST_WEEKLY.to_string())];
                faults.push(Fault { field, code: "capacity-number", args });
            }
        }
    }
    for code in &typed.erasure {
        match code.parse::<ErasureMethod>() {
            Ok(method) => {
                bench.erasure.insert(method);
            }
            Err(()) => faults.push(Fault {
                field: "erasure".to_owned(),
                code: "erasure-method-unknown",
                args: Vec::new(),
            }),
        }
    }
    if typed.days.iter().any(|day| !day.trim().is_empty()) {
        match hours::read_week(typed.days.iter().map(String::as_str)) {
            Ok(week) => bench.hours = Some(week),
            Err(wrong) => faults.extend(wrong.into_iter().map(|place| Fault {
                field: format!("day_{place}"),
                code: "line-hours",
                args: Vec::new(),
            })),
        }
    }
    if faults.is_empty() { Ok(bench) } else { Err(Error::faults(faults)) }
}

/// Writes what one of the acting refurbisher's workshops says of its bench.
///
/// # Errors
/// 403 without the capacity; 404 for somebody else's site; 422 on `weekly_<category>`, `erasure` and `day_<1 to 7>`.
pub(super) async fn set(db: &Db, op: &OpContext, id: SiteId, typed: &TypedBench) -> Result<Bench> {
    op.require(Capacity::Refurbisher)?;
    let site = organisations::own_site(db.fresh(), op, id).await?;
    if site.kind != SiteKind::Workshop {
        return Err(Error::not_found());
    }
    let bench = read(typed)?;
    db.tx(async |t| {
        organisations::set_bench(t, op.now, id, &bench).await?;
        let erasure: Vec<&str> = bench.erasure.iter().map(|method| method.code()).collect();
        let told = json!({ "weekly": bench.weekly, "erasure": erasure, "hours": bench.hours });
        audit::record(t, op, "site.set_bench", "site", id, told).await
    })
    .await?;
    Ok(bench)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_says_nothing_zero_says_none_and_a_fault_names_its_field() {
        let typed = |text: &str| TypedBench {
            weekly: vec![("laptop".to_owned(), text.to_owned())],
            erasure: vec!["purge".to_owned()],
            days: Default::default(),
        };
        assert!(read(&typed(" ")).unwrap().weekly.is_empty());
        let none = read(&typed("0")).unwrap();
        assert!(none.is_closed());
        assert_eq!(none.erasure.len(), 1);
        assert_eq!(read(&typed("1 200")).unwrap().weekly["laptop"], 1_200);
        for wrong in ["10001", "-1", "beaucoup"] {
            let refused = read(&typed(wrong)).unwrap_err();
            assert_eq!(refused.kind().status(), 422);
        }
        let days = ["9 h - 12 h", "", "tôt", "", "", "", ""].map(str::to_owned);
        let refused = read(&TypedBench { days, ..typed("1") }).unwrap_err();
        assert_eq!(refused.field_faults()[0].field, "day_3");
        assert_eq!(read(&typed("1")).unwrap().hours, None, "nothing typed says nothing");
    }
}
