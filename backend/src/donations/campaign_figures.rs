//! What campaigns brought, by category: counted from lots, devices and their events, each device once.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use crate::kernel::{CampaignId, DonationLotId, Instant, OrganisationId, Result};

/// Units of one category that came through a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CampaignFigures {
    /// On parts of lots that were declared and not withdrawn.
    pub declared: u64,
    /// Counted by a workshop: devices.
    pub received: u64,
    /// Made ready at least once.
    pub fit: u64,
    /// Given, sold or lent at least once.
    pub given: u64,
}

impl CampaignFigures {
    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            declared: self.declared + other.declared,
            received: self.received + other.received,
            fit: self.fit + other.fit,
            given: self.given + other.given,
        }
    }
}

#[derive(FromQueryResult)]
struct Declared {
    campaign_id: CampaignId,
    category: String,
    declared: i64,
}

#[derive(FromQueryResult)]
struct Received {
    campaign_id: CampaignId,
    category: String,
    received: i64,
    fit: i64,
    given: i64,
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

/// What each of some campaigns brought, by category; a category without any is missing.
///
/// # Errors
/// When the database fails.
pub async fn campaign_figures(
    c: &impl ConnectionTrait,
    campaigns: &[CampaignId],
) -> Result<HashMap<CampaignId, BTreeMap<String, CampaignFigures>>> {
    let mut found: HashMap<CampaignId, BTreeMap<String, CampaignFigures>> = HashMap::new();
    if campaigns.is_empty() {
        return Ok(found);
    }
    let backend = c.get_database_backend();
    let marks: Vec<String> = (1..=campaigns.len())
        .map(
            |number| if backend == DbBackend::Postgres { format!("${number}") } else { format!("?{number}") },
        )
        .collect();
    let marks = marks.join(", ");
    let values: Vec<sea_orm::Value> = campaigns.iter().map(|id| id.0.into()).collect();
    let declared = format!(
        "SELECT cl.campaign_id, ll.category, CAST(SUM(x.expected) AS bigint) AS declared FROM campaign_lots cl \
         JOIN donation_lots l ON l.id = cl.lot_id JOIN lot_parts p ON p.lot_id = l.id \
         JOIN part_lines x ON x.part_id = p.id JOIN lot_lines ll ON ll.id = x.line_id \
         WHERE cl.campaign_id IN ({marks}) AND l.declared_at IS NOT NULL AND p.state <> 'cancelled' \
         GROUP BY cl.campaign_id, ll.category"
    );
    let rows = Declared::find_by_statement(Statement::from_sql_and_values(backend, declared, values.clone()));
    for Declared { campaign_id, category, declared } in rows.all(c).await? {
        found.entry(campaign_id).or_default().entry(category).or_default().declared = whole(declared);
    }
    let received = received_sql(&marks);
    let rows = Received::find_by_statement(Statement::from_sql_and_values(backend, received, values));
    for Received { campaign_id, category, received, fit, given } in rows.all(c).await? {
        let figures = found.entry(campaign_id).or_default().entry(category).or_default();
        *figures =
            CampaignFigures { received: whole(received), fit: whole(fit), given: whole(given), ..*figures };
    }
    Ok(found)
}

fn received_sql(marks: &str) -> String {
    let happened = |kinds: &str| {
        format!(
            "CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM device_events e WHERE e.device_id = d.id AND e.kind IN ({kinds})) \
             THEN 1 ELSE 0 END) AS bigint)"
        )
    };
    format!(
        "SELECT cl.campaign_id, d.category, COUNT(*) AS received, {} AS fit, {} AS given FROM campaign_lots cl \
         JOIN lot_parts p ON p.lot_id = cl.lot_id JOIN devices d ON d.lot_part_id = p.id \
         WHERE cl.campaign_id IN ({marks}) GROUP BY cl.campaign_id, d.category",
        happened("'make_ready'"),
        happened("'give', 'sell', 'lend'"),
    )
}

#[derive(FromQueryResult)]
struct DeclaredLot {
    id: DonationLotId,
    donor_id: OrganisationId,
}

/// Lots declared somewhere in a département between two moments and given through no campaign, oldest first, with their donors:
/// for the practice ground.
///
/// # Errors
/// When the database fails.
pub async fn lots_declared_between(
    c: &impl ConnectionTrait,
    department: &str,
    (from, to): (Instant, Instant),
    most: i64,
) -> Result<Vec<(DonationLotId, OrganisationId)>> {
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { '$' } else { '?' };
    let sql = format!(
        "SELECT l.id, l.donor_id FROM donation_lots l JOIN sites s ON s.id = l.site_id \
         JOIN communes m ON m.insee_code = s.insee_code \
         WHERE m.department_code = {mark}1 AND l.declared_at >= {mark}2 AND l.declared_at < {mark}3 \
         AND l.cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM campaign_lots cl WHERE cl.lot_id = l.id) \
         ORDER BY l.declared_at, l.id LIMIT {mark}4"
    );
    let values = [department.into(), from.into(), to.into(), most.into()];
    let rows =
        DeclaredLot::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.donor_id)).collect())
}
