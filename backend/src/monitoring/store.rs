//! Facts and days in the database. Days are rebuilt from facts, and only those whose facts changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, DbBackend, FromQueryResult, Statement};

use super::entity::fact;
use super::tally::{Amount, Fact, Measure, quality, window};
use crate::accreditation::Quality;
use crate::kernel::{Error, OrganisationId, Result};
use crate::platform::{Seek, bulk};

/// (Organisation, day) pairs rebuilt by one statement: few enough that PostgreSQL looks each up in the index.
const DAYS_AT_ONCE: usize = 200;

/// A day as it is stored: days since 1 January 1970.
pub(super) fn number(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

/// A stored day.
pub(super) fn day(number: i64) -> NaiveDate {
    let days = Days::new(u64::try_from(number).unwrap_or_default());
    NaiveDate::default().checked_add_days(days).unwrap_or_default()
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

fn stored(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::internal)
}

pub(super) fn of(row: &fact::Model) -> Result<Fact> {
    Ok(Fact {
        source: row.source_id,
        measure: row.measure.parse().map_err(|()| Error::internal("a fact of an unknown measure"))?,
        subject: row.subject_id,
        organisation: row.organisation_id,
        day: day(row.day),
        days: u32::try_from(row.days).map_err(Error::internal)?,
        amount: Amount {
            units: whole(row.units),
            weighed_units: whole(row.weighed_units),
            grams: whole(row.grams),
        },
    })
}

fn row(one: &Fact) -> Result<fact::ActiveModel> {
    Ok(fact::Model {
        source_id: one.source,
        measure: one.measure.code().to_owned(),
        subject_id: one.subject,
        organisation_id: one.organisation,
        day: number(one.day),
        days: one.days.into(),
        units: stored(one.amount.units)?,
        weighed_units: stored(one.amount.weighed_units)?,
        grams: stored(one.amount.grams)?,
    }
    .into())
}

fn by_source(facts: impl IntoIterator<Item = Fact>) -> BTreeMap<Uuid, BTreeSet<Fact>> {
    let mut all: BTreeMap<Uuid, BTreeSet<Fact>> = BTreeMap::new();
    for one in facts {
        all.entry(one.source).or_default().insert(one);
    }
    all
}

/// Keeps the facts that these sources have now instead of those that they had, and rebuilds the days on which either count.
/// What is as it was is not written.
pub(super) async fn replace(t: &DatabaseTransaction, sources: &[Uuid], facts: Vec<Fact>) -> Result<()> {
    let held =
        fact::Entity::find().filter(fact::Column::SourceId.is_in(sources.iter().copied())).all(t).await?;
    let before = by_source(held.iter().map(of).collect::<Result<Vec<_>>>()?);
    let after = by_source(facts);
    let none = BTreeSet::new();
    let (mut gone, mut new, mut days) = (Vec::new(), Vec::new(), BTreeSet::new());
    for source in sources.iter().collect::<BTreeSet<_>>() {
        let (was, is) = (before.get(source).unwrap_or(&none), after.get(source).unwrap_or(&none));
        if was == is {
            continue;
        }
        if !was.is_empty() {
            gone.push(*source);
        }
        days.extend(was.symmetric_difference(is).map(|one| (one.organisation, one.day)));
        for one in is {
            new.push(row(one)?);
        }
    }
    if !gone.is_empty() {
        fact::Entity::delete_many().filter(fact::Column::SourceId.is_in(gone)).exec(t).await?;
    }
    bulk::insert(t, new).await?;
    rebuild(t, &days).await
}

/// Keeps the facts of sources that had none; their days are built later, by [`rebuild_all`].
pub(super) async fn fill(t: &DatabaseTransaction, facts: &[Fact]) -> Result<()> {
    bulk::insert(t, facts.iter().map(row).collect::<Result<Vec<_>>>()?).await
}

const SUMMED: &str = "INSERT INTO refurbisher_days (organisation_id, day, measure, days, units, weighed_units, grams) \
    SELECT organisation_id, day, measure, days, CAST(SUM(units) AS bigint), CAST(SUM(weighed_units) AS bigint), \
    CAST(SUM(grams) AS bigint) FROM refurbisher_facts";
const GROUPED: &str = "GROUP BY organisation_id, day, measure, days";

async fn rebuild(t: &DatabaseTransaction, days: &BTreeSet<(OrganisationId, NaiveDate)>) -> Result<()> {
    let backend = t.get_database_backend();
    let days: Vec<_> = days.iter().collect();
    for batch in days.chunks(DAYS_AT_ONCE) {
        let numbered = backend == DbBackend::Postgres;
        let pairs: Vec<String> = (0..batch.len())
            .map(|place| {
                if numbered {
                    format!("(${}, ${})", 2 * place + 1, 2 * place + 2)
                } else {
                    "(?, ?)".to_owned()
                }
            })
            .collect();
        let among = format!("(organisation_id, day) IN (VALUES {})", pairs.join(", "));
        let values: Vec<Value> =
            batch.iter().flat_map(|(whose, day)| [(*whose).into(), number(*day).into()]).collect();
        for sql in [
            format!("DELETE FROM refurbisher_days WHERE {among}"),
            format!("{SUMMED} WHERE {among} {GROUPED}"),
        ] {
            t.execute_raw(Statement::from_sql_and_values(backend, sql, values.clone())).await?;
        }
    }
    Ok(())
}

/// Forgets everything that was counted.
pub(super) async fn clear(t: &DatabaseTransaction) -> Result<()> {
    t.execute_unprepared("DELETE FROM refurbisher_days").await?;
    t.execute_unprepared("DELETE FROM refurbisher_facts").await?;
    Ok(())
}

/// Builds every day from the facts.
pub(super) async fn rebuild_all(t: &DatabaseTransaction) -> Result<()> {
    t.execute_unprepared("DELETE FROM refurbisher_days").await?;
    t.execute_unprepared(&format!("{SUMMED} {GROUPED}")).await?;
    Ok(())
}

/// Who was counted on a day after `after`.
pub(super) async fn counted(c: &impl ConnectionTrait, after: NaiveDate) -> Result<Vec<OrganisationId>> {
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { "$1" } else { "?" };
    let sql = format!("SELECT DISTINCT organisation_id FROM refurbisher_days WHERE day > {mark}");
    let rows = c.query_all_raw(Statement::from_sql_and_values(backend, sql, [number(after).into()])).await?;
    Ok(rows.iter().map(|row| row.try_get("", "organisation_id")).collect::<std::result::Result<_, _>>()?)
}

#[derive(FromQueryResult)]
struct Line {
    organisation_id: OrganisationId,
    measure: String,
    days: i64,
    units: i64,
    weighed_units: i64,
    grams: i64,
}

/// The figures of several refurbishers over the twelve months that end with `last`; those without any day are missing.
pub(super) async fn qualities(
    c: &impl ConnectionTrait,
    whose: &[OrganisationId],
    last: NaiveDate,
) -> Result<BTreeMap<OrganisationId, Quality>> {
    let backend = c.get_database_backend();
    let numbered = backend == DbBackend::Postgres;
    let mark = |place: usize| if numbered { format!("${place}") } else { "?".to_owned() };
    let (after, until) = window(last);
    let mut values: Vec<Value> = vec![number(after).into(), number(until).into()];
    values.extend(whose.iter().map(|one| Value::from(*one)));
    let among: Vec<String> = (3..values.len() + 1).map(mark).collect();
    let sql = format!(
        "SELECT organisation_id, measure, days, CAST(SUM(units) AS bigint) AS units, \
         CAST(SUM(weighed_units) AS bigint) AS weighed_units, CAST(SUM(grams) AS bigint) AS grams \
         FROM refurbisher_days WHERE day > {} AND day <= {} AND organisation_id IN ({}) \
         GROUP BY organisation_id, measure, days",
        mark(1),
        mark(2),
        among.join(", ")
    );
    let rows = Line::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let mut counted: BTreeMap<OrganisationId, Vec<(Measure, u32, Amount)>> = BTreeMap::new();
    for row in rows {
        let measure = row.measure.parse().map_err(|()| Error::internal("a day of an unknown measure"))?;
        let amount = Amount {
            units: whole(row.units),
            weighed_units: whole(row.weighed_units),
            grams: whole(row.grams),
        };
        let days = u32::try_from(row.days).map_err(Error::internal)?;
        counted.entry(row.organisation_id).or_default().push((measure, days, amount));
    }
    Ok(counted.into_iter().map(|(whose, counted)| (whose, quality(counted))).collect())
}

/// The facts behind a figure of one refurbisher, newest first.
fn behind(whose: OrganisationId, measures: &[Measure], last: NaiveDate) -> Select<fact::Entity> {
    let (after, until) = window(last);
    fact::Entity::find()
        .filter(fact::Column::OrganisationId.eq(whose))
        .filter(fact::Column::Day.gt(number(after)))
        .filter(fact::Column::Day.lte(number(until)))
        .filter(fact::Column::Measure.is_in(measures.iter().map(|one| one.code())))
}

/// How many facts stand behind a figure.
pub(super) async fn count_behind(
    c: &impl ConnectionTrait,
    whose: OrganisationId,
    measures: &[Measure],
    last: NaiveDate,
) -> Result<i64> {
    i64::try_from(behind(whose, measures, last).count(c).await?).map_err(Error::internal)
}

/// Which of the facts behind a figure are wanted: sorted by day, or by how many days they took.
pub(super) async fn facts_behind(
    c: &impl ConnectionTrait,
    whose: OrganisationId,
    measures: &[Measure],
    last: NaiveDate,
    (seek, by_days): (&Seek, bool),
) -> Result<Vec<Fact>> {
    let by = if by_days { fact::Column::Days } else { fact::Column::Day };
    let query = seek.apply(behind(whose, measures, last), Some(Expr::col(by)), fact::Column::SubjectId);
    query.all(c).await?.iter().map(of).collect()
}
