//! `/ateliers`: the listed workshops for anybody, with what they can still take, on the map and in a list.

use std::collections::BTreeMap;

use axum::extract::State as Extract;
use frontend::components::{Cell, Column};
use frontend::donations::{BenchesPage, Rows};
use frontend::map::OfferMap;
use serde::Deserialize;

use super::capacity;
use crate::accreditation::{self, Kind};
use crate::kernel::Result;
use crate::web::{App, Args, Ctx, Html, Pages};
use crate::{organisations, territories};

/// Workshops on one page.
const SHOWN: usize = 50;

pub(super) fn pages() -> Pages {
    Pages::new().get("/ateliers", show)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct BenchArgs {
    /// How many were shown before.
    from: Option<String>,
}

async fn show(
    Extract(app): Extract<App>,
    Ctx(ctx): Ctx,
    Args(args): Args<BenchArgs>,
) -> Result<Html<BenchesPage>> {
    let c = app.db.read();
    let now = app.clock.now();
    let texts = ctx.texts;
    let mut sites = organisations::all_workshops(c).await?;
    let files = accreditation::files_of(c, sites.iter().map(|site| site.organisation_id), Kind::Refurbisher);
    let files = files.await?;
    sites.retain(|site| files.get(&site.organisation_id).is_some_and(|file| file.is_active(now)));
    let benches = organisations::benches(c, sites.iter().map(|site| site.id)).await?;
    let free = capacity::free(c, now, &benches).await?;
    let communes = territories::find_many(c, sites.iter().map(|site| site.insee_code.clone())).await?;
    let mut by_department: BTreeMap<&str, u64> = BTreeMap::new();
    for site in &sites {
        let left: u64 =
            free.get(&site.id).map(|free| free.values().copied().map(u64::from).sum()).unwrap_or_default();
        if let Some(commune) = communes.get(&site.insee_code) {
            *by_department.entry(commune.department_code.as_str()).or_default() += left;
        }
    }
    let map = OfferMap::new(by_department.iter().map(|(code, count)| (*code, *count)), now);
    let from = args.from.and_then(|text| text.parse::<usize>().ok()).unwrap_or_default().min(sites.len());
    let shown = &sites[from..sites.len().min(from + SHOWN)];
    let names = organisations::find_many(c, shown.iter().map(|site| site.organisation_id)).await?;
    let rows = shown
        .iter()
        .map(|site| {
            let name = names.get(&site.organisation_id).map(|one| one.name.clone()).unwrap_or_default();
            let place =
                communes.get(&site.insee_code).map(|commune| organisations::address_in(site, commune));
            let bench = benches.get(&site.id).cloned().unwrap_or_default();
            let room = match bench.weekly.is_empty() {
                true => texts.t("benches-unsaid").to_string(),
                false if bench.is_closed() => texts.t("benches-closed").to_string(),
                false => {
                    let all =
                        bench.weekly.iter().filter(|(_, weekly)| **weekly > 0).map(|(category, weekly)| {
                            let left = free.get(&site.id).and_then(|free| free.get(category));
                            texts
                                .t("benches-free-one")
                                .with("category", texts.dynamic("category-one-", category).to_string())
                                .with("free", i64::from(left.copied().unwrap_or_default()))
                                .with("weekly", i64::from(*weekly))
                                .to_string()
                        });
                    all.collect::<Vec<_>>().join(" · ")
                }
            };
            let erasure: Vec<String> = bench
                .erasure
                .iter()
                .map(|method| texts.dynamic("capacity-erasure-", method.code()).to_string())
                .collect();
            let radius = site.service_radius_km.unwrap_or(accreditation::USUAL_RADIUS_KM);
            vec![
                Cell::text(name).under(place.unwrap_or_default()),
                Cell::text(format!("{radius}\u{a0}km")),
                Cell::text(room),
                Cell::text(match erasure.is_empty() {
                    true => texts.t("benches-unsaid").to_string(),
                    false => erasure.join(" · "),
                }),
                Cell::text(match &bench.hours {
                    None => texts.t("benches-unsaid").to_string(),
                    Some(hours) => hours.in_words(texts),
                }),
            ]
        })
        .collect();
    let columns = ["workshop", "radius", "free", "erasure", "hours"]
        .map(|name| Column::new(texts.dynamic("benches-column-", name).to_string()))
        .to_vec();
    let next = from + SHOWN;
    let next = if next < sites.len() { format!("/ateliers?from={next}") } else { String::new() };
    Ok(Html::ok(BenchesPage { map, workshops: Rows { columns, rows }, next, ctx }))
}
