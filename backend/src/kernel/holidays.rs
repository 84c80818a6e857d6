//! Public holidays in France (Code du travail, L3133-1), with Good Friday and 26 December in Moselle and both départements
//! of Alsace (L3134-13). The days on which overseas départements remember the end of slavery are not among them.

use chrono::{Datelike, NaiveDate};

/// Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Whether a day is a public holiday in that département, or everywhere when none is known.
#[must_use]
pub fn is_public_holiday(day: NaiveDate, department: Option<&str>) -> bool {
    let local = matches!(department, Some("57" | "67" | "68"));
    let fixed =
        matches!((day.month(), day.day()), (1, 1) | (5, 1 | 8) | (7, 14) | (8, 15) | (11, 1 | 11) | (12, 25));
    let after_easter = easter(day.year()).map(|easter| (day - easter).num_days());
    let moved = matches!(after_easter, Some(1 | 39 | 50));
    let of_alsace = local && (after_easter == Some(-2) || (day.month(), day.day()) == (12, 26));
    fixed || moved || of_alsace
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_on_its_known_days() {
        for known in ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"] {
            assert_eq!(easter(day(known).year()), Some(day(known)));
        }
    }

    #[test]
    fn the_holidays_of_2026_are_eleven_and_thirteen_in_alsace() {
        let count = |department| {
            let all = day("2026-01-01").iter_days().take_while(|one| one.year() == 2026);
            all.filter(|one| is_public_holiday(*one, department)).count()
        };
        assert_eq!((count(None), count(Some("33")), count(Some("67"))), (11, 11, 13));
        for one in ["2026-04-06", "2026-05-14", "2026-05-25", "2026-11-11"] {
            assert!(is_public_holiday(day(one), None), "{one}");
        }
        assert!(!is_public_holiday(day("2026-04-03"), Some("33")), "Good Friday is worked in the Gironde");
    }
}
