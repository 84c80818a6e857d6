//! What a lead, a holder or a donor typed, read field by field: every fault is told at once.

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

use super::rules::{self, Goal, LONGEST_DAYS, MOST_UNITS, MonthGoal};
use crate::devices::CATEGORIES;
use crate::kernel::hours::{self, Hours, Stretch};
use crate::kernel::time::paris_day;
use crate::kernel::{Error, Fault, Instant, Point, Result, written};
use crate::organisations::{self, Organisation};
use crate::territories::{self, Commune};

/// The longest title, in characters.
const LONGEST_TITLE: usize = 80;
/// The longest text of a call, in characters.
const LONGEST_WORDS: usize = 2_000;
/// The longest name of a place, in characters.
const LONGEST_PLACE: usize = 120;
/// The most communes that one campaign names.
const MOST_COMMUNES: usize = 100;
/// The most days on which a point is closed.
const MOST_CLOSED: usize = 60;

/// Faults as they are found.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, field: &str, code: &'static str) {
        self.with(field, code, Vec::new());
    }

    fn with(&mut self, field: &str, code: &'static str, args: Vec<(&'static str, String)>) {
        self.0.push(Fault { field: field.to_owned(), code, args });
    }

    fn take(&mut self, error: &Error) {
        self.0.extend(error.field_faults().iter().cloned());
    }

    /// Nothing when there is none.
    pub(super) fn end(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::faults(self.0)) }
    }
}

fn line(faults: &mut Faults, field: &str, text: &str, most: usize, missing: &'static str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        faults.add(field, missing);
    } else if line.chars().count() > most {
        faults.with(field, "words-too-long", vec![("most", most.to_string())]);
    } else if line.chars().any(char::is_control) {
        faults.add(field, "text-unreadable");
    }
    line
}

fn units(faults: &mut Faults, field: &str, text: &str) -> Option<u32> {
    let digits: String =
        text.chars().filter(|c| !c.is_whitespace() && !"\u{a0}\u{202f}".contains(*c)).collect();
    match digits.parse::<u32>() {
        Ok(units) if units <= MOST_UNITS => Some(units),
        _ => {
            faults.with(field, "campaign-units", vec![("most", MOST_UNITS.to_string())]);
            None
        }
    }
}

/// A call as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedCall {
    /// What it is called.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Codes of départements.
    pub departments: Vec<String>,
    /// Communes it is limited to, one a line or between commas; none for all of its départements.
    pub communes: String,
    /// Units by category, by code.
    pub goals: Vec<(String, String)>,
    /// Units by month, `2026-12`.
    pub months: Vec<(String, String)>,
}

/// A call that holds together.
pub(super) struct Call {
    pub(super) title: String,
    pub(super) words: String,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) places: Vec<(String, Vec<String>)>,
    pub(super) goals: Vec<Goal>,
    pub(super) months: Vec<MonthGoal>,
}

fn period(faults: &mut Faults, typed: &TypedCall, now: Instant) -> Option<(NaiveDate, NaiveDate)> {
    let today = paris_day(now);
    let from = written::day(&typed.from, today);
    let to = written::day(&typed.to, today);
    if from.is_none() {
        faults.add("from", "campaign-day");
    }
    if to.is_none() {
        faults.add("to", "campaign-day");
    }
    let (from, to) = from.zip(to)?;
    if to < from {
        faults.add("to", "campaign-ends-before");
    } else if to < today {
        faults.add("to", "campaign-ends-past");
    } else if (to - from).num_days() >= LONGEST_DAYS {
        faults.with("to", "campaign-too-long", vec![("most", LONGEST_DAYS.to_string())]);
    }
    Some((from, to))
}

async fn communes(
    c: &impl ConnectionTrait,
    faults: &mut Faults,
    typed: &str,
    departments: &[String],
) -> Result<Vec<Commune>> {
    let named: Vec<&str> =
        typed.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if named.len() > MOST_COMMUNES {
        faults.with("communes", "campaign-communes-many", vec![("most", MOST_COMMUNES.to_string())]);
        return Ok(Vec::new());
    }
    let mut found: Vec<Commune> = Vec::new();
    for name in named {
        let alike = territories::search(c, name, 20).await?;
        let there = alike.iter().find(|one| departments.contains(&one.department_code));
        match (there, alike.first()) {
            (Some(commune), _) => {
                if found.iter().all(|one| one.insee_code != commune.insee_code) {
                    found.push(commune.clone());
                }
            }
            (None, Some(_)) => {
                faults.with("communes", "campaign-commune-elsewhere", vec![("value", name.to_owned())]);
            }
            (None, None) => {
                faults.with("communes", "campaign-commune-unknown", vec![("value", name.to_owned())]);
            }
        }
    }
    Ok(found)
}

impl TypedCall {
    /// Reads it. `steered`: the départements of whoever calls.
    pub(super) async fn read(
        &self,
        c: &impl ConnectionTrait,
        now: Instant,
        steered: &[String],
    ) -> Result<Call> {
        let mut faults = Faults::default();
        let title = line(&mut faults, "title", &self.title, LONGEST_TITLE, "campaign-title");
        let words = match written::prose("words", &self.words, LONGEST_WORDS) {
            Ok(words) => words.unwrap_or_default(),
            Err(error) => {
                faults.take(&error);
                String::new()
            }
        };
        if words.is_empty() && self.words.trim().is_empty() {
            faults.add("words", "campaign-words");
        }
        let period = period(&mut faults, self, now);
        let mut departments: Vec<String> =
            self.departments.iter().filter(|code| steered.contains(code)).cloned().collect();
        departments.sort();
        departments.dedup();
        if departments.is_empty() || self.departments.iter().any(|code| !steered.contains(code)) {
            faults.add("departments", "campaign-departments");
        }
        let communes = communes(c, &mut faults, &self.communes, &departments).await?;
        let places = departments
            .into_iter()
            .map(|code| {
                let within = communes.iter().filter(|one| one.department_code == code);
                let within: Vec<String> = within.map(|one| one.insee_code.clone()).collect();
                (code, within)
            })
            // Once communes are named, a département without any of them is not called.
            .filter(|(_, within)| communes.is_empty() || !within.is_empty())
            .collect();
        let mut goals = Vec::new();
        for (category, typed) in self.goals.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
            if !CATEGORIES.contains(&category.as_str()) {
                faults.add(category, "campaign-category");
            } else if let Some(units) = units(&mut faults, category, typed)
                && units > 0
            {
                goals.push(Goal { category: category.clone(), units });
            }
        }
        let known = period.map(|(from, to)| rules::months(from, to)).unwrap_or_default();
        let mut by_month = Vec::new();
        for (month, typed) in self.months.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
            let field = format!("month_{month}");
            if period.is_some() && !known.contains(month) {
                faults.add(&field, "campaign-month");
            } else if let Some(units) = units(&mut faults, &field, typed) {
                by_month.push(MonthGoal { month: month.clone(), units });
            }
        }
        if faults.0.is_empty()
            && let Err(refused) = rules::check_goals(&goals, &by_month)
        {
            faults.take(&refused.into());
        }
        faults.end()?;
        let Some((from, to)) = period else { return Err(Error::invalid("from", "campaign-day")) };
        Ok(Call { title, words, from, to, places, goals, months: by_month })
    }
}

/// Somebody named in a form: exactly one organisation.
pub(super) async fn organisation(
    c: &impl ConnectionTrait,
    faults: &mut Faults,
    field: &str,
    typed: &str,
) -> Result<Option<Organisation>> {
    let typed = typed.trim();
    let mut found = organisations::named(c, typed).await?;
    if let Some(place) = found.iter().position(|one| one.name.to_lowercase() == typed.to_lowercase()) {
        return Ok(Some(found.swap_remove(place)));
    }
    match found.len() {
        0 => {
            faults.add(field, "campaign-organisation-unknown");
            Ok(None)
        }
        1 => Ok(found.pop()),
        _ => {
            let names = found.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(" · ");
            faults.with(field, "campaign-organisation-several", vec![("names", names)]);
            Ok(None)
        }
    }
}

/// A commune named in a form, and where it is.
pub(super) async fn commune(
    c: &impl ConnectionTrait,
    faults: &mut Faults,
    typed: &str,
) -> Result<Option<(Commune, Point)>> {
    let found = territories::search(c, typed, 1).await?.pop();
    let found = found.and_then(|commune| commune.point.map(|point| (commune, point)));
    if found.is_none() {
        faults.add("commune", "commune-unknown");
    }
    Ok(found)
}

/// What a drop-off point is open for, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedOpening {
    /// Hours of the seven days from Monday.
    pub days: [String; 7],
    /// Whether one comes by appointment.
    pub by_appointment: bool,
    /// Days on which it is closed.
    pub closed_on: String,
    /// Codes of categories.
    pub takes: Vec<String>,
}

/// The same, read.
pub(super) struct OpeningTimes {
    pub(super) hours: Hours,
    pub(super) by_appointment: bool,
    pub(super) closed_on: Vec<NaiveDate>,
    pub(super) takes: Vec<String>,
}

impl TypedOpening {
    pub(super) fn read(&self, faults: &mut Faults, now: Instant) -> OpeningTimes {
        let week = hours::read_week(self.days.iter().map(String::as_str)).unwrap_or_else(|wrong| {
            for place in wrong {
                faults.add(&format!("day_{place}"), "line-hours");
            }
            Hours(Default::default())
        });
        let open = week.0.iter().any(|day| !day.is_empty());
        let typed = self.days.iter().any(|day| !day.trim().is_empty());
        if !open && !typed && !self.by_appointment {
            faults.add("day_1", "campaign-point-never-open");
        }
        let today = paris_day(now);
        let mut closed_on = Vec::new();
        for text in self
            .closed_on
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .take(MOST_CLOSED)
        {
            match written::day(text, today) {
                Some(day) => closed_on.push(day),
                None => faults.with("closed_on", "campaign-closed-day", vec![("value", text.to_owned())]),
            }
        }
        closed_on.sort_unstable();
        closed_on.dedup();
        let takes: Vec<String> = CATEGORIES
            .iter()
            .filter(|code| self.takes.iter().any(|one| one == **code))
            .map(|code| (*code).to_owned())
            .collect();
        if takes.is_empty() {
            faults.add("takes", "campaign-point-takes");
        }
        OpeningTimes { hours: week, by_appointment: self.by_appointment, closed_on, takes }
    }
}

/// A drop-off point as its lead typed it.
#[derive(Clone, Debug, Default)]
pub struct TypedPoint {
    /// The name or SIRET of who holds it.
    pub holder: String,
    /// What it is called.
    pub label: String,
    /// Street and number.
    pub address: String,
    /// The commune.
    pub commune: String,
    /// When it is open and what it takes.
    pub opening: TypedOpening,
}

/// The name and the street of a point.
pub(super) fn place_of(faults: &mut Faults, typed: &TypedPoint) -> (String, String) {
    let label = line(faults, "label", &typed.label, LONGEST_PLACE, "campaign-point-label");
    let address = line(faults, "address", &typed.address, LONGEST_PLACE, "campaign-point-address");
    (label, address)
}

/// A group collection as its lead typed it.
#[derive(Clone, Debug, Default)]
pub struct TypedRound {
    /// The name or SIRET of the workshop.
    pub workshop: String,
    /// The day.
    pub day: String,
    /// « 9 h - 12 h ».
    pub hours: String,
    /// Where.
    pub place: String,
    /// The commune.
    pub commune: String,
    /// Units that fit in.
    pub capacity: String,
}

/// The day, the stretch, the place and the capacity of a group collection.
pub(super) fn round_of(
    faults: &mut Faults,
    typed: &TypedRound,
    now: Instant,
) -> (Option<NaiveDate>, Option<Stretch>, String, Option<u32>) {
    let today = paris_day(now);
    let day = written::day(&typed.day, today);
    match day {
        None => faults.add("day", "campaign-day"),
        Some(day) if day <= today => faults.add("day", "campaign-round-past"),
        Some(_) => {}
    }
    let between =
        hours::read_day(&typed.hours).filter(|found| found.len() == 1).and_then(|mut one| one.pop());
    if between.is_none() {
        faults.add("hours", "campaign-round-hours");
    }
    let place = line(faults, "place", &typed.place, LONGEST_PLACE, "campaign-round-place");
    let capacity = units(faults, "capacity", &typed.capacity).filter(|units| {
        if *units == 0 {
            faults.add("capacity", "campaign-round-capacity");
        }
        *units > 0
    });
    (day, between, place, capacity)
}

/// Units and words of a sign-up.
pub(super) fn sign_up_of(typed_units: &str, typed_what: &str) -> Result<(u32, String)> {
    let mut faults = Faults::default();
    let units = units(&mut faults, "units", typed_units);
    if units == Some(0) {
        faults.add("units", "campaign-sign-up-units");
    }
    let what = line(&mut faults, "what", typed_what, 200, "campaign-sign-up-what");
    faults.end()?;
    Ok((units.unwrap_or_default(), what))
}
