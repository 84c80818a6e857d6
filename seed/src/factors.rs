//! Impact factors, legal rates and thresholds: dated and sourced.

use crate::embedded::{optional, rows};

/// One value in force during a period. A code has as many rows as it has had values, and their periods do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// What it is, in dotted words (`price_ceiling.laptop`).
    pub code: String,
    /// The value in millionths of its unit, so that 24.6 kg is 24 600 000.
    pub value_micros: i64,
    /// `kg_co2e`, `kg`, `kg_co2e_per_tonne_km`, `percent`, `cents`, `day`, `working_day`, `month`, `year`, `person`,
    /// `device` or `supplier`.
    pub unit: String,
    /// First day in force, `YYYY-MM-DD`. 2020-01-01 stands for "before anything that Rebond records".
    pub valid_from: String,
    /// First day no longer in force, `YYYY-MM-DD`.
    pub valid_until: Option<String>,
    /// Who says so, as printed beside each figure, in French.
    pub source: String,
    /// When the source was published: a year, a month or a day.
    pub published: Option<String>,
    /// Address of the source.
    pub source_url: Option<String>,
    /// Whether the operator has to confirm the value before real use.
    pub to_confirm: bool,
    /// What the bare value does not say.
    pub note: Option<String>,
}

impl Factor {
    /// The value if it is a whole number of its unit: cents, days, persons.
    #[must_use]
    pub const fn whole(&self) -> Option<i64> {
        if self.value_micros % 1_000_000 == 0 { Some(self.value_micros / 1_000_000) } else { None }
    }

    /// The source with the month or year it was published, « ADEME, Impact CO2 (06/2026) ».
    #[must_use]
    pub fn dated_source(&self) -> String {
        let Some(published) = &self.published else { return self.source.clone() };
        let parts: Vec<&str> = published.split('-').rev().collect();
        format!("{} ({})", self.source, parts.join("/"))
    }
}

/// All factors, in the order of the table.
pub fn factors() -> impl Iterator<Item = Factor> {
    rows(include_bytes!("../data/factors.csv").as_slice()).map(|row| Factor {
        code: row[0].to_owned(),
        value_micros: micros(&row[1]),
        unit: row[2].to_owned(),
        valid_from: row[3].to_owned(),
        valid_until: optional(&row[4]),
        source: row[5].to_owned(),
        published: optional(&row[6]),
        source_url: optional(&row[7]),
        to_confirm: !row[8].is_empty(),
        note: optional(&row[9]),
    })
}

/// A decimal number of at most six places, in millionths.
fn micros(decimal: &str) -> i64 {
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    assert!(fraction.len() <= 6, "« {decimal} » is finer than a millionth");
    format!("{whole}{fraction:0<6}").parse().expect("a factor is a decimal number")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn is_day(text: &str) -> bool {
        let parts: Vec<_> = text.split('-').collect();
        parts.len() == 3
            && [4, 2, 2]
                .iter()
                .zip(&parts)
                .all(|(length, part)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit()))
    }

    #[test]
    fn every_factor_is_dated_sourced_and_positive() {
        for factor in factors() {
            assert!(factor.value_micros > 0, "{}", factor.code);
            assert!(!factor.source.is_empty(), "{}", factor.code);
            assert!(is_day(&factor.valid_from), "{}", factor.code);
            assert!(factor.valid_until.as_deref().is_none_or(is_day), "{}", factor.code);
            if factor.unit == "cents" {
                assert!(factor.whole().is_some(), "{}", factor.code);
            }
        }
    }

    #[test]
    fn the_periods_of_a_code_follow_each_other() {
        let mut periods: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for factor in factors() {
            periods.entry(factor.code).or_default().push((factor.valid_from, factor.valid_until));
        }
        for (code, mut periods) in periods {
            periods.sort();
            for pair in periods.windows(2) {
                assert_eq!(pair[0].1.as_ref(), Some(&pair[1].0), "{code}");
            }
            assert_eq!(periods.last().and_then(|period| period.1.as_ref()), None, "{code}");
        }
    }

    #[test]
    fn decimals_are_kept_exactly() {
        let find = |code: &str| factors().find(|factor| factor.code == code).expect("the factor is there");
        assert_eq!(find("impact.avoided_co2e_per_year.smartphone").value_micros, 24_600_000);
        assert_eq!(find("impact.use_per_year.tablet").value_micros, 947_000);
        assert_eq!(find("price_ceiling.laptop").whole(), Some(18_000));
        assert_eq!(find("impact.part.power_supply").whole(), None);
    }
}
