//! What a donor sees before it chooses: what became of past gifts, and the workshops that it may prefer.

use frontend::components::{Cell, Column};
use frontend::donations::Rows;
use frontend::filters::write_distance;
use frontend::{Choice, Texts};

use super::matching;
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{OpContext, OrganisationId, Result};
use crate::organisations::Site;
use crate::web::App;
use crate::{devices, organisations};

/// Workshops among which a donor may prefer one, the nearest.
const MOST_PREFERRED: usize = 30;
/// How far back past lots count for the shares that a donor sees, in days.
const SHARES_DAYS: i64 = 730;

/// What became of the devices of donors of that kind in the last two years, by wish, and of how many it is said.
pub(super) async fn past_shares(
    app: &App,
    op: &OpContext,
    public_body: bool,
    texts: Texts,
) -> Result<(Rows, String)> {
    let since = op.now - chrono::Duration::days(SHARES_DAYS);
    let found = devices::shares(app.db.read(), public_body, since).await?;
    let columns = ["given", "sold", "lent", "parts", "recycled"];
    let columns = columns.map(|code| Column::numeric(texts.dynamic("new-lot-shares-", code).to_string()));
    let mut all = vec![Column::new(texts.t("new-lot-shares-wish").to_string())];
    all.extend(columns);
    let rows = Wish::ALL
        .iter()
        .filter_map(|wish| {
            let percents = found.get(wish)?.percents();
            let mut row = vec![Cell::text(texts.dynamic("wish-", wish.code()).to_string())];
            row.extend((0..5).map(|place| match percents {
                Some(percents) => Cell::text(format!("{}\u{a0}%", percents[place])),
                None => Cell::text(texts.t("new-lot-shares-none").to_string()),
            }));
            Some(row)
        })
        .collect();
    let counted: i64 = found.values().map(|shares| shares.all()).sum();
    Ok((Rows { columns: all, rows }, texts.t("new-lot-shares-counted").with("count", counted).to_string()))
}

/// The workshops that fetch at a site, nearest first, for a donor to prefer one.
pub(super) async fn preferred(
    app: &App,
    op: &OpContext,
    own: OrganisationId,
    from: Option<&Site>,
    texts: Texts,
) -> Result<Vec<Choice>> {
    let Some(site) = from else { return Ok(Vec::new()) };
    let c = app.db.read();
    let mut takers = matching::takers(c, op.now, site.point, LegalBasis::CompanyGift, 1).await?;
    takers.truncate(MOST_PREFERRED);
    let names = organisations::find_many(c, takers.iter().map(|taker| taker.site.organisation_id)).await?;
    let mut all: Vec<Choice> = Vec::new();
    for taker in takers {
        let id = taker.site.organisation_id;
        let value = id.to_string();
        let twice = all.iter().any(|one| one.value == value);
        if let (Some(one), false) = (names.get(&id), id == own || twice) {
            let far = write_distance(taker.distance_km, texts);
            all.push(Choice::new(value, format!("{} ({far})", one.name)));
        }
    }
    Ok(all)
}
