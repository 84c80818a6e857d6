//! The declaration of accessibility, computed from the list of criteria in `data/rgaa.txt`: no rate is ever typed.

use std::sync::LazyLock;

use chrono::NaiveDate;

/// What was found for a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Conforming,
    Failing,
    /// Nothing of the kind stands on the pages.
    Absent,
    /// Nobody could check it yet.
    Unchecked,
}

impl Outcome {
    /// Its code, as in the list and in the texts `rgaa-result-…`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Conforming => "conforming",
            Self::Failing => "failing",
            Self::Absent => "absent",
            Self::Unchecked => "unchecked",
        }
    }
}

/// One of the 106 criteria of RGAA 4.1.2.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The theme's number, from 1 to 13.
    pub theme: u8,
    /// Its number as it is cited, such as `10.11`.
    pub number: &'static str,
    pub outcome: Outcome,
    /// The tests that hold it.
    pub tests: Vec<&'static str>,
    /// Whether a person looked.
    pub by_hand: bool,
    /// The day of the last check.
    pub day: Option<NaiveDate>,
}

impl Criterion {
    /// The end of its texts' names: `10-11`.
    pub fn code(&self) -> String {
        self.number.replace('.', "-")
    }

    /// How it was checked, for the texts `rgaa-by-…`.
    pub fn how(&self) -> &'static str {
        match (self.tests.is_empty(), self.by_hand) {
            (false, true) => "both",
            (false, false) => "test",
            (true, true) => "hand",
            (true, false) => "nothing",
        }
    }
}

static CRITERIA: LazyLock<Vec<Criterion>> =
    LazyLock::new(|| include_str!("../data/rgaa.txt").lines().filter_map(read).collect());

fn read(line: &'static str) -> Option<Criterion> {
    let mut parts = line.split('|').map(str::trim);
    let number = parts.next().filter(|number| !number.is_empty() && !number.starts_with('#'))?;
    let outcome = match parts.next()? {
        "conforming" => Outcome::Conforming,
        "failing" => Outcome::Failing,
        "absent" => Outcome::Absent,
        _ => Outcome::Unchecked,
    };
    let how: Vec<&str> = parts.next().unwrap_or_default().split(',').map(str::trim).collect();
    Some(Criterion {
        theme: number.split('.').next()?.parse().ok()?,
        number,
        outcome,
        by_hand: how.contains(&"hand"),
        tests: how.into_iter().filter(|test| !test.is_empty() && *test != "hand").collect(),
        day: parts.next().and_then(|day| day.parse().ok()),
    })
}

/// Every criterion, in order.
pub fn criteria() -> &'static [Criterion] {
    &CRITERIA
}

/// How many criteria have that outcome.
pub fn count(outcome: Outcome) -> usize {
    criteria().iter().filter(|one| one.outcome == outcome).count()
}

/// How many criteria concern these pages.
pub fn applicable() -> usize {
    criteria().len() - count(Outcome::Absent)
}

/// The share of the criteria that apply and are met, in whole hundredths, rounded down; what was not checked is not met.
pub fn rate() -> usize {
    count(Outcome::Conforming) * 100 / applicable().max(1)
}

/// What the law calls it: `full`, `partial` from a half on, or `none`.
pub fn standing() -> &'static str {
    match rate() {
        100 => "full",
        50.. => "partial",
        _ => "none",
    }
}

/// The day of the last check of any criterion.
pub fn made_on() -> NaiveDate {
    criteria().iter().filter_map(|one| one.day).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_its_rate_is_computed() {
        let per_theme = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
        let known: Vec<String> = per_theme
            .iter()
            .enumerate()
            .flat_map(|(theme, count)| (1..=*count).map(move |one| format!("{}.{one}", theme + 1)))
            .collect();
        let listed: Vec<&str> = criteria().iter().map(|one| one.number).collect();
        assert_eq!(listed, known);
        for one in criteria() {
            let checked = one.outcome != Outcome::Unchecked;
            assert_eq!(checked, one.how() != "nothing", "{}", one.number);
            assert_eq!(checked, one.day.is_some(), "{}", one.number);
        }
        let met = count(Outcome::Conforming);
        assert_eq!(met + count(Outcome::Failing) + count(Outcome::Unchecked), applicable());
        assert!(rate() * applicable() <= met * 100 && (rate() + 1) * applicable() > met * 100);
    }
}
