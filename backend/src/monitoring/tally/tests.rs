use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::devices::State;
use crate::kernel::{DeviceId, WipeEvidenceId};

const DOCUMENT: &str = include_str!("../../../../docs/referencement.md");

/// The rows of the document's table whose first heading is that, cell by cell; the last one of that name.
fn table(first: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let lines: Vec<&str> = DOCUMENT.lines().collect();
    let head = lines.iter().rposition(|line| line.starts_with('|') && cells(line)[0] == first).unwrap();
    lines[head + 2..].iter().take_while(|line| line.starts_with('|')).map(|line| cells(line)).collect()
}

/// A day at noon; nothing for a dash.
fn at(day: &str) -> Option<Instant> {
    (day != "–").then(|| format!("{day}T12:00:00Z").parse().unwrap())
}

fn whole(cell: &str) -> u64 {
    cell.parse().unwrap()
}

/// Every fact of the document's example.
fn example(workshop: OrganisationId) -> Vec<Fact> {
    let mut facts = Vec::new();
    let life = |state: &str, from: &str, on: &str, grams: &str| Life {
        id: DeviceId::new(),
        workshop,
        state: state.parse().unwrap(),
        weight_grams: grams.parse().ok(),
        begun_at: at(from).unwrap(),
        outcome_at: at(on),
    };
    for row in table("device") {
        facts.extend(device_facts(&life(&row[2], &row[1], &row[3], &row[4]), &[]));
    }
    for row in table("proof") {
        let device = life("ready", &row[1], "–", "–");
        let refused = match row[2].as_str() {
            "accepted" => false,
            "refused" | "taken back as false" => true,
            other => panic!("{other}"),
        };
        let proof =
            Judged { id: WipeEvidenceId::new(), device_id: device.id, at: at(&row[1]).unwrap(), refused };
        facts.extend(device_facts(&device, &[proof]));
    }
    for row in table("lot") {
        let life = PartLife {
            reference: row[0].clone(),
            declared_at: at(&row[1]),
            collected_at: at(&row[2]),
            received_at: at(&row[3]),
            declared_units: whole(&row[4]),
            missing_units: whole(&row[5]),
            extra_units: whole(&row[6]),
            declared_kinds: whole(&row[7]),
            different_kinds: whole(&row[8]),
            disputed: row[9] == "yes",
        };
        facts.extend(part_facts(LotPartId::new(), workshop, &life));
    }
    facts
}

#[test]
fn the_example_of_the_document_comes_out_as_by_hand() {
    let workshop = OrganisationId::new();
    let days = tally(example(workshop));
    let last = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let told = over_twelve_months(&days, workshop, last);
    let named = |figure: &str| -> Option<u64> {
        let days = |days: Option<u32>| days.map(u64::from);
        match figure {
            "devices with an outcome" => Some(told.reuse.units),
            "reuse in units, ‰" => told.reuse.units_permille(),
            "devices weighed" => Some(told.reuse.weighed_units),
            "reuse in mass, ‰" => told.reuse.mass_permille(),
            "proofs handed in" => Some(told.reports),
            "proofs refused, ‰" => told.refused_permille(),
            "declaration → collection, median" => days(told.to_collection.median_days),
            "declaration → collection, nine of ten" => days(told.to_collection.ninth_days),
            "collection → reception, median" => days(told.to_receipt.median_days),
            "collection → reception, nine of ten" => days(told.to_receipt.ninth_days),
            "reception → outcome, median" => days(told.to_outcome.median_days),
            "reception → outcome, nine of ten" => days(told.to_outcome.ninth_days),
            "lots received" => Some(told.receptions.parts),
            "counts contested" => Some(told.receptions.disputed_parts),
            "units declared" => Some(told.receptions.declared_units),
            "units that differ, ‰" => told.receptions.units_permille(),
            "lines that differ, ‰" => told.receptions.kinds_permille(),
            other => panic!("{other} is computed by nobody"),
        }
    };
    let wanted = table("figure");
    assert_eq!(wanted.len(), 17, "every figure stands in the document");
    for row in wanted {
        assert_eq!(named(&row[0]), Some(whole(&row[2])), "{}", row[0]);
    }
}

#[test]
fn what_comes_back_counts_no_longer_and_a_night_belongs_to_paris() {
    let workshop = OrganisationId::new();
    let sold = Life {
        id: DeviceId::new(),
        workshop,
        state: State::Sold,
        weight_grams: None,
        begun_at: "2026-03-01T10:00:00Z".parse().unwrap(),
        // Half past midnight in Paris, still the day before in UTC.
        outcome_at: Some("2026-03-09T23:30:00Z".parse().unwrap()),
    };
    let facts = device_facts(&sold, &[]);
    assert_eq!((facts[0].day.to_string().as_str(), facts[0].days), ("2026-03-10", 9));
    assert_eq!(device_facts(&Life { state: State::Returned, outcome_at: None, ..sold }, &[]), []);
    // A clock put right between two moments makes no negative delay.
    let odd = Life { begun_at: "2026-04-01T10:00:00Z".parse().unwrap(), ..sold };
    assert_eq!(device_facts(&odd, &[])[0].days, 0);
}

/// Facts of some sources, as they may stand after any history.
fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    let fact = (0..6_u128, 0..3_u128, 0..Measure::ALL.len(), 0..2_u128, 0..5_u64, 0..4_u32, 1..9_u64);
    let whole = fact.prop_map(|(source, subject, measure, whose, day, days, units)| Fact {
        source: Uuid::from_u128(source),
        measure: Measure::ALL[measure],
        subject: Uuid::from_u128(subject),
        organisation: OrganisationId(Uuid::from_u128(whose)),
        day: NaiveDate::default() + chrono::Days::new(day),
        days,
        amount: Amount { units, weighed_units: units / 2, grams: units * 100 },
    });
    proptest::collection::vec(whole, 0..12)
}

proptest! {
    /// Nights that each bring another truth about some sources, in any order and corrected at will: rebuilding only the days
    /// that were touched ends as counting everything once.
    #[test]
    fn days_rebuilt_where_something_changed_are_those_of_a_whole_count(
        nights in proptest::collection::vec(any_facts(), 1..12)
    ) {
        let mut facts: BTreeMap<Uuid, Vec<Fact>> = BTreeMap::new();
        let mut days: BTreeMap<Key, Amount> = BTreeMap::new();
        for night in nights {
            let mut touched = BTreeSet::new();
            let sources: BTreeSet<Uuid> = night.iter().map(|one| one.source).collect();
            for source in sources {
                let now: Vec<Fact> = night.iter().filter(|one| one.source == source).copied().collect();
                let before = facts.insert(source, now.clone()).unwrap_or_default();
                touched.extend(before.iter().chain(&now).map(|one| (one.organisation, one.day)));
            }
            days.retain(|(whose, day, ..), _| !touched.contains(&(*whose, *day)));
            let again = facts.values().flatten().filter(|one| touched.contains(&(one.organisation, one.day)));
            days.extend(tally(again.copied()));
        }
        prop_assert_eq!(days, tally(facts.into_values().flatten()));
    }

    #[test]
    fn a_figure_is_the_sum_of_its_days(facts in any_facts()) {
        let whose = OrganisationId(Uuid::from_u128(0));
        let last = NaiveDate::default() + chrono::Days::new(400);
        let (after, until) = window(last);
        let inside = facts.iter().filter(|one| one.organisation == whose && one.day > after && one.day <= until);
        let at_once = quality(inside.map(|one| (one.measure, one.days, one.amount)));
        prop_assert_eq!(over_twelve_months(&tally(facts.iter().copied()), whose, last), at_once);
    }
}
