//! How devices' lives at their workshops ended (law 10), counted over a period.
//!
//! A device counts for the workshop that received it: the organisation of the first event of its chain.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::rules::{Outcome, State};
use crate::accreditation::ReuseRate;
use crate::kernel::{Error, Instant, LotPartId, OrganisationId, Page, Paging, Result};

/// One device behind the count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceOutcome {
    /// Its reference.
    pub reference: String,
    /// Brand and model.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Grams, when it was weighed.
    pub weight_grams: Option<i32>,
    /// When its outcome was reached.
    pub at: Instant,
}

#[derive(FromQueryResult)]
struct Sums {
    workshop_id: OrganisationId,
    reused_units: i64,
    units: i64,
    reused_grams: i64,
    grams: i64,
    weighed_units: i64,
}

#[derive(FromQueryResult)]
struct Line {
    reference: String,
    brand: Option<String>,
    model: String,
    state: String,
    weight_grams: Option<i32>,
    outcome_at: Instant,
}

fn whole(sum: i64) -> u64 {
    u64::try_from(sum).unwrap_or_default()
}

/// `'sold', 'given', …`: codes are ours, never typed.
fn codes(of: impl Fn(Outcome) -> bool) -> String {
    let all = State::ALL.iter().filter(|state| state.outcome().is_some_and(&of));
    all.map(|state| format!("'{}'", state.code())).collect::<Vec<_>>().join(", ")
}

/// What ended after `from` and up to `to`, at each workshop or at one of them, in the order of their ids; workshops
/// without any are missing.
///
/// # Errors
/// When the database fails.
pub async fn outcomes_by_workshop(
    c: &impl ConnectionTrait,
    only: Option<OrganisationId>,
    from: Instant,
    to: Instant,
) -> Result<Vec<(OrganisationId, ReuseRate)>> {
    let backend = c.get_database_backend();
    let sign = if backend == DbBackend::Postgres { '$' } else { '?' };
    let (reused, all) = (codes(|outcome| outcome == Outcome::Reused), codes(|_| true));
    let mut values: Vec<sea_orm::Value> = vec![from.into(), to.into()];
    let whose = match only {
        Some(workshop) => {
            values.push(workshop.into());
            format!("e.organisation_id = {sign}3")
        }
        None => "e.organisation_id IS NOT NULL".to_owned(),
    };
    let sql = format!(
        "SELECT e.organisation_id AS workshop_id, COUNT(*) AS units, COUNT(d.weight_grams) AS weighed_units, \
         SUM(CASE WHEN d.state IN ({reused}) THEN 1 ELSE 0 END) AS reused_units, \
         COALESCE(SUM(d.weight_grams), 0) AS grams, \
         COALESCE(SUM(CASE WHEN d.state IN ({reused}) THEN d.weight_grams END), 0) AS reused_grams \
         FROM devices d JOIN device_events e ON e.device_id = d.id AND e.number = 1 \
         WHERE d.outcome_at > {sign}1 AND d.outcome_at <= {sign}2 AND d.state IN ({all}) \
         AND {whose} GROUP BY e.organisation_id ORDER BY e.organisation_id"
    );
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = Sums::find_by_statement(statement).all(c).await?;
    let counted = rows.into_iter().map(|row| {
        let rate = ReuseRate {
            reused_units: whole(row.reused_units),
            units: whole(row.units),
            reused_grams: whole(row.reused_grams),
            grams: whole(row.grams),
            weighed_units: whole(row.weighed_units),
        };
        (row.workshop_id, rate)
    });
    Ok(counted.collect())
}

/// The devices behind one workshop's count, by reference.
///
/// # Errors
/// When the database fails.
pub async fn outcomes_of(
    c: &impl ConnectionTrait,
    workshop: OrganisationId,
    from: Instant,
    to: Instant,
    paging: &Paging,
) -> Result<Page<DeviceOutcome>> {
    let backend = c.get_database_backend();
    let sign = if backend == DbBackend::Postgres { '$' } else { '?' };
    let sql = format!(
        "SELECT d.reference, d.brand, d.model, d.state, d.weight_grams, d.outcome_at \
         FROM devices d JOIN device_events e ON e.device_id = d.id AND e.number = 1 \
         WHERE e.organisation_id = {sign}1 AND d.outcome_at > {sign}2 AND d.outcome_at <= {sign}3 \
         AND d.state IN ({}) AND d.reference > {sign}4 ORDER BY d.reference LIMIT {sign}5",
        codes(|_| true),
    );
    let limit = i64::try_from(paging.limit()).unwrap_or(25) + 1;
    let after = paging.after.clone().unwrap_or_default();
    let values = [workshop.into(), from.into(), to.into(), after.into(), limit.into()];
    let rows = Line::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let lines = rows.into_iter().map(|row| {
        Ok(DeviceOutcome {
            title: [row.brand.as_deref(), Some(row.model.as_str())]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            reference: row.reference,
            state: row.state.parse().map_err(|()| Error::internal("a device holds an unknown state"))?,
            weight_grams: row.weight_grams,
            at: row.outcome_at,
        })
    });
    Ok(Page::cut(lines.collect::<Result<_>>()?, paging.limit(), |line| line.reference.clone()))
}

/// One unit that came with a lot part, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Unit {
    /// Its reference.
    pub reference: String,
    /// Its category.
    pub category: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its model.
    pub model: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its donor's inventory number.
    pub inventory_number: Option<String>,
    /// The code of where it stands.
    pub state: String,
    /// Grams, when it was weighed.
    pub weight_grams: Option<i32>,
    /// When it was received.
    pub received_at: Instant,
    /// When its life at the workshop ended.
    pub outcome_at: Option<Instant>,
}

impl Unit {
    /// Where it stands.
    ///
    /// # Errors
    /// When its code is unknown.
    pub fn standing(&self) -> Result<State> {
        self.state.parse().map_err(|()| Error::internal("a device holds an unknown state"))
    }
}

/// The units of a lot part after a reference, by reference, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn units_of_part(
    c: &impl ConnectionTrait,
    part: LotPartId,
    after: &str,
    limit: u32,
) -> Result<Vec<Unit>> {
    let backend = c.get_database_backend();
    let sign = if backend == DbBackend::Postgres { '$' } else { '?' };
    let sql = format!(
        "SELECT reference, category, brand, model, serial, inventory_number, state, weight_grams, received_at, \
         outcome_at FROM devices WHERE lot_part_id = {sign}1 AND reference > {sign}2 ORDER BY reference LIMIT {sign}3"
    );
    let values = [part.0.into(), after.into(), i64::from(limit).into()];
    Ok(Unit::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?)
}
