//! The telephone line of each territory: one number and its hours for a département, or for all that have none.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::time::{Duration, Instant as Moment};

use frontend::Texts;
use frontend::context::TelephoneLine;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, sea_query::OnConflict};
use serde_json::json;

use super::hours::{self, Hours, Opening};
use super::rules;
use crate::kernel::error::Fault;
use crate::kernel::{Capacity, Error, Instant, OpContext, OrganisationId, Result, UserId};
use crate::platform::{Db, audit};
use crate::web::App;
use crate::{organisations, territories};

/// The territory of the line for all départements that have none.
pub const NATIONAL: &str = "national";
/// How long what is known of lines serves before it is read again.
const KEPT: Duration = Duration::from_secs(20);
/// The longest name of a place, in characters.
const LONGEST_PLACE: usize = 80;

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "telephone_lines")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub territory: String,
        pub place: String,
        pub telephone: String,
        pub hours: Json,
        pub updated_at: Instant,
        pub updated_by: Option<UserId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A telephone line.
#[derive(Clone, Debug)]
pub struct Line {
    /// A département's code, or `NATIONAL`.
    pub territory: String,
    /// Who answers: « La Fabrique numérique, Bordeaux ».
    pub place: String,
    /// The number as people write it.
    pub telephone: String,
    /// When.
    pub hours: Hours,
}

#[derive(Clone, Debug, Default)]
struct Known {
    lines: BTreeMap<String, Line>,
    departments: BTreeMap<String, String>,
    organisations: HashMap<OrganisationId, Option<String>>,
}

/// What is known of lines, read again now and then: every page shows one.
#[derive(Debug, Default)]
pub struct LineBook(Mutex<Option<(Moment, Known)>>);

impl LineBook {
    fn known(&self) -> Option<(Moment, Known)> {
        self.0.lock().ok().and_then(|kept| kept.clone())
    }

    /// Reads them anew at the next question.
    fn forget(&self) {
        if let Ok(mut kept) = self.0.lock() {
            *kept = None;
        }
    }

    async fn load(&self, c: &impl ConnectionTrait) -> Result<Known> {
        if let Some((read_at, known)) = self.known()
            && read_at.elapsed() < KEPT
        {
            return Ok(known);
        }
        let known = Known {
            lines: all(c).await?,
            departments: territories::departments(c).await?,
            ..Known::default()
        };
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some((Moment::now(), known.clone()));
        }
        Ok(known)
    }

    /// The département of an organisation: the first it steers, or that of its first site.
    async fn department_of(&self, c: &impl ConnectionTrait, id: OrganisationId) -> Result<Option<String>> {
        if let Some((_, known)) = self.known()
            && let Some(found) = known.organisations.get(&id)
        {
            return Ok(found.clone());
        }
        let mut found = organisations::steered_departments(c, id).await?.into_iter().next();
        if found.is_none()
            && let Some(site) = organisations::sites_of(c, id).await?.into_iter().next()
        {
            found = Some(territories::find(c, &site.insee_code).await?.department_code);
        }
        if let Ok(mut kept) = self.0.lock()
            && let Some((_, known)) = kept.as_mut()
        {
            known.organisations.insert(id, found.clone());
        }
        Ok(found)
    }
}

fn of(row: row::Model) -> Result<Line> {
    Ok(Line {
        territory: row.territory,
        place: row.place,
        telephone: rules::written(&row.telephone),
        hours: serde_json::from_value(row.hours).map_err(Error::internal)?,
    })
}

async fn all(c: &impl ConnectionTrait) -> Result<BTreeMap<String, Line>> {
    let rows = row::Entity::find().all(c).await?;
    rows.into_iter().map(|row| of(row).map(|line| (line.territory.clone(), line))).collect()
}

/// The line that everybody has who has none of their own.
fn national(app: &App, known: &Known) -> Line {
    known.lines.get(NATIONAL).cloned().unwrap_or_else(|| Line {
        territory: NATIONAL.to_owned(),
        place: String::new(),
        telephone: app.config.telephone.clone(),
        hours: Hours::default(),
    })
}

fn shown(
    app: &App,
    known: &Known,
    department: Option<&str>,
    now: Instant,
    texts: Texts,
) -> (String, TelephoneLine) {
    let own = department.and_then(|code| known.lines.get(code));
    let line = own.cloned().unwrap_or_else(|| national(app, known));
    let opening = line.hours.opening(now, department);
    let far = department.is_some_and(|code| code.len() == 3);
    let mut said = line.hours.in_words(texts);
    if far {
        said = format!("{said} {}", texts.t("hours-paris"));
    }
    let shown = TelephoneLine {
        place: line.place,
        department: department.and_then(|code| known.departments.get(code)).cloned().unwrap_or_default(),
        department_code: department.unwrap_or_default().to_owned(),
        hours: said,
        opening: hours::opening_in_words(opening, now, texts),
        open: matches!(opening, Opening::Until(_)),
    };
    (line.telephone, shown)
}

/// What a page shows when the database may not be asked: the line known last, or the one of the configuration.
#[must_use]
pub fn known_line(app: &App, now: Instant, texts: Texts) -> (String, TelephoneLine) {
    let known = app.lines.known().map(|(_, known)| known).unwrap_or_default();
    shown(app, &known, None, now, texts)
}

/// What is known of where a visitor is, the surest first.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts {
    /// What they chose: a département's code, or `NATIONAL`.
    pub chosen: Option<String>,
    /// Whom they act for.
    pub organisation: Option<OrganisationId>,
    /// The place that the page's address names.
    pub searched: Option<String>,
}

/// The number and the line that a visitor sees.
///
/// # Errors
/// When the database fails.
pub async fn line_for(
    app: &App,
    whereabouts: &Whereabouts,
    now: Instant,
    texts: Texts,
) -> Result<(String, TelephoneLine)> {
    let c = app.db.read();
    let known = app.lines.load(c).await?;
    let mut department = None;
    if let Some(chosen) = &whereabouts.chosen {
        department = known.departments.get_key_value(chosen).map(|(code, _)| code.clone());
    } else if let Some(id) = whereabouts.organisation {
        department = app.lines.department_of(c, id).await?;
    } else if let Some(place) = &whereabouts.searched {
        department = department_of_place(c, place).await?;
    }
    Ok(shown(app, &known, department.as_deref(), now, texts))
}

/// The département of a place as somebody typed it: a département's code, a postal code, a commune.
///
/// # Errors
/// When the database fails.
pub async fn department_of_place(c: &impl ConnectionTrait, typed: &str) -> Result<Option<String>> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > 100 {
        return Ok(None);
    }
    Ok(territories::search(c, typed, 1).await?.into_iter().next().map(|commune| commune.department_code))
}

/// The départements by code, and whether each has its own line.
pub(super) async fn departments(app: &App) -> Result<BTreeMap<String, String>> {
    Ok(app.lines.load(app.db.read()).await?.departments)
}

/// Every line, the national one first: what anybody may call.
pub(super) async fn lines(app: &App) -> Result<Vec<Line>> {
    let mut known = all(app.db.fresh()).await?;
    let kept = Known { lines: known.clone(), ..Known::default() };
    let first = national(app, &kept);
    known.remove(NATIONAL);
    Ok(std::iter::once(first).chain(known.into_values()).collect())
}

/// The territories whose line the acting person edits: a lead its départements, the operator all.
///
/// # Errors
/// 401; 403 for anyone else.
pub(super) async fn edited(app: &App, op: &OpContext, reading: bool) -> Result<Vec<String>> {
    let c = app.db.fresh();
    if op.holds(Capacity::Operator) {
        if reading {
            op.require_reading(Capacity::Operator)?
        } else {
            op.require(Capacity::Operator)?
        };
        let departments = territories::departments(c).await?;
        return Ok(std::iter::once(NATIONAL.to_owned()).chain(departments.into_keys()).collect());
    }
    let acting = if reading {
        op.require_reading(Capacity::TerritorialLead)?
    } else {
        op.require(Capacity::TerritorialLead)?
    };
    organisations::steered_departments(c, acting.organisation_id).await
}

/// A line as typed.
#[derive(Clone, Default)]
pub(super) struct TypedLine {
    pub(super) place: String,
    pub(super) telephone: String,
    pub(super) days: [String; 7],
}

impl TypedLine {
    fn read(&self, territory: &str) -> Result<(Line, String)> {
        let mut faults: Vec<Fault> = Vec::new();
        let mut wrong = |field: String, code: &'static str| {
            faults.push(Fault { field, code, args: Vec::new() });
        };
        let place = self.place.split_whitespace().collect::<Vec<_>>().join(" ");
        if place.is_empty() || place.chars().count() > LONGEST_PLACE || place.chars().any(char::is_control) {
            wrong("place".to_owned(), "line-place");
        }
        let telephone = rules::telephone(self.telephone.trim());
        if telephone.is_none() {
            wrong("telephone".to_owned(), "line-telephone");
        }
        let mut hours = Hours(Default::default());
        for (number, (typed, day)) in (1..).zip(self.days.iter().zip(hours.0.iter_mut())) {
            match hours::read_day(typed) {
                Some(read) => *day = read,
                None => wrong(format!("day_{number}"), "line-hours"),
            }
        }
        if hours.0.iter().all(Vec::is_empty) && faults.is_empty() {
            faults.push(Fault { field: "day_1".to_owned(), code: "line-no-hours", args: Vec::new() });
        }
        match telephone {
            Some(number) if faults.is_empty() => {
                let telephone = rules::written(&number);
                Ok((Line { territory: territory.to_owned(), place, telephone, hours }, number))
            }
            _ => Err(Error::faults(faults)),
        }
    }
}

/// Writes a territory's line.
///
/// # Errors
/// 401, 403; 404 for a territory of somebody else's; 422 with every field at fault.
pub(super) async fn write(app: &App, op: &OpContext, territory: &str, typed: &TypedLine) -> Result<Line> {
    own(app, op, territory).await?;
    let (line, number) = typed.read(territory)?;
    let by = op.acting()?.user_id;
    app.db
        .tx(async |t| {
            let new = row::ActiveModel {
                territory: Set(territory.to_owned()),
                place: Set(line.place.clone()),
                telephone: Set(number.clone()),
                hours: Set(serde_json::to_value(&line.hours).map_err(Error::internal)?),
                updated_at: Set(op.now),
                updated_by: Set(Some(by)),
            };
            let again = OnConflict::column(row::Column::Territory)
                .update_columns([
                    row::Column::Place,
                    row::Column::Telephone,
                    row::Column::Hours,
                    row::Column::UpdatedAt,
                    row::Column::UpdatedBy,
                ])
                .to_owned();
            row::Entity::insert(new).on_conflict(again).exec_without_returning(t).await?;
            let told = json!({ "place": line.place, "telephone": number, "hours": line.hours });
            audit::record(t, op, "telephone_line.write", "telephone_line", territory, told).await
        })
        .await?;
    app.lines.forget();
    Ok(line)
}

/// Takes a territory's line away: the national one answers again.
///
/// # Errors
/// 401, 403; 404 when there is none, or it is somebody else's.
pub(super) async fn remove(app: &App, op: &OpContext, territory: &str) -> Result<()> {
    own(app, op, territory).await?;
    app.db
        .tx(async |t| {
            if !delete(t, territory).await? {
                return Err(Error::not_found());
            }
            audit::record(t, op, "telephone_line.remove", "telephone_line", territory, json!({})).await
        })
        .await?;
    app.lines.forget();
    Ok(())
}

async fn delete(t: &DatabaseTransaction, territory: &str) -> Result<bool> {
    Ok(row::Entity::delete_by_id(territory).exec(t).await?.rows_affected > 0)
}

async fn own(app: &App, op: &OpContext, territory: &str) -> Result<()> {
    let mine = edited(app, op, false).await?;
    if mine.iter().any(|one| one == territory) { Ok(()) } else { Err(Error::not_found()) }
}

/// The line of a territory, if it has its own.
pub(super) async fn find(db: &Db, territory: &str) -> Result<Option<Line>> {
    row::Entity::find_by_id(territory).one(db.fresh()).await?.map(of).transpose()
}
