//! What a count comes to: entries of several people, added up against declared lines. Pure.

use std::collections::HashMap;

use crate::kernel::context::coded;
use crate::kernel::{CountEntryId, Instant, LotLineId};

/// The most units that one entry may count.
pub(super) const MOST_AT_ONCE: i32 = 1_000;
/// Characters of a serial number, at least and at most.
pub(super) const SERIAL_LENGTH: std::ops::RangeInclusive<usize> = 3..=64;

coded! {
    /// In what state a container came.
    ContainerCondition {
        /// Written down where the lot left, not seen at the workshop yet.
        OnTheWay = "on_the_way",
        /// Sealed, its seal whole.
        Intact = "intact",
        /// Its seal broken or missing.
        Broken = "broken",
        /// It never had a seal.
        Unsealed = "unsealed",
    }
}

coded! {
    /// Who signs a reception.
    Signer {
        /// Who hands the lot over.
        HandsOver = "hands_over",
        /// Who receives it.
        Receives = "receives",
    }
}

coded! {
    /// Who contests a count.
    Contester {
        /// The donor.
        Donor = "donor",
        /// The workshop.
        Workshop = "workshop",
    }
}

coded! {
    /// What the other side answers to a dispute.
    DisputeAnswer {
        /// The count is right.
        CountStands = "count_stands",
        /// The list was right.
        ListStands = "list_stands",
        /// Nobody can say.
        Unexplained = "unexplained",
        /// Who contests no longer does: the count stands.
        Withdrawn = "withdrawn",
        /// Nobody answered in time: the count stands.
        Unanswered = "unanswered",
    }
}

/// Within how many working days a dispute is answered; afterwards the count stands. Rebond's own delay, for the operator to confirm.
pub const DISPUTE_WORKING_DAYS: u32 = 10;

impl DisputeAnswer {
    /// Those that the other side gives.
    pub const GIVEN: [Self; 3] = [Self::CountStands, Self::ListStands, Self::Unexplained];
}

/// An entry of a count. None is ever changed: a correction is an entry too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: CountEntryId,
    /// The position of the first line of its kind; none for what was not declared.
    pub kind: Option<i32>,
    /// The line that declares the serial number that was read.
    pub line_id: Option<LotLineId>,
    /// What it is, for what was not declared.
    pub category: Option<String>,
    /// The same in words.
    pub label: Option<String>,
    /// The serial number that was read.
    pub serial: Option<String>,
    /// Units; below zero when it takes another entry back.
    pub quantity: i32,
    /// The entry that this one takes back.
    pub corrects: Option<CountEntryId>,
    /// Who counted.
    pub user_name: String,
    /// When.
    pub at: Instant,
}

/// A declared line, as the count sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Declared {
    /// The line.
    pub(super) id: LotLineId,
    /// The position of the first line of its kind.
    pub(super) kind: i32,
    /// Units declared.
    pub(super) expected: i32,
    /// Whether it declares its serial number.
    pub(super) numbered: bool,
}

/// Something found that is on no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// A line of the kind it was said to be of; none for another kind.
    pub like: Option<LotLineId>,
    /// What it is, where it is of no declared kind.
    pub category: String,
    /// The same in words; may be empty.
    pub label: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Units.
    pub quantity: i32,
}

/// What a line's count came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Units.
    pub counted: i32,
    /// Serial numbers that were read, none twice.
    pub serials: Vec<String>,
}

/// What a count came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Each declared line.
    pub lines: HashMap<LotLineId, Found>,
    /// What is on no line.
    pub extras: Vec<Extra>,
}

/// The entries that were not taken back, without those that take back.
pub(super) fn standing(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    let taken: std::collections::HashSet<CountEntryId> =
        entries.iter().filter_map(|entry| entry.corrects).collect();
    entries.iter().filter(move |entry| entry.corrects.is_none() && !taken.contains(&entry.id))
}

/// Adds entries up. A declared serial number counts on its own line. Other units of a kind fill its lines in the order of
/// the list; what is beyond stays on its last line. A number that no line of its kind leaves open is beyond the list.
pub(super) fn tally(lines: &[Declared], entries: &[Entry]) -> Tally {
    let mut found: HashMap<LotLineId, Found> = lines.iter().map(|line| (line.id, Found::default())).collect();
    let mut extras = Vec::new();
    let mut numbered: Vec<(i32, String)> = Vec::new();
    let mut loose: Vec<(i32, i32)> = Vec::new();
    for entry in standing(entries) {
        match (entry.line_id, entry.kind, &entry.serial) {
            (Some(line), _, serial) if found.contains_key(&line) => {
                let one = found.entry(line).or_default();
                one.counted += entry.quantity;
                one.serials.extend(serial.clone());
            }
            (_, Some(kind), Some(serial)) => numbered.push((kind, serial.clone())),
            (_, Some(kind), None) => loose.push((kind, entry.quantity)),
            (_, None, serial) => extras.push(Extra {
                like: None,
                category: entry.category.clone().unwrap_or_else(|| "other".to_owned()),
                label: entry.label.clone().unwrap_or_default(),
                serial: serial.clone(),
                quantity: entry.quantity,
            }),
        }
    }
    let of_kind = |kind: i32| lines.iter().filter(move |line| line.kind == kind);
    let room = |found: &HashMap<LotLineId, Found>, line: &Declared| {
        line.expected - found.get(&line.id).map_or(0, |one| one.counted)
    };
    for (kind, serial) in numbered {
        let open = of_kind(kind).filter(|line| !line.numbered);
        let place = open.clone().find(|line| room(&found, line) > 0).or_else(|| open.clone().next_back());
        match place {
            Some(line) => {
                let one = found.entry(line.id).or_default();
                one.counted += 1;
                one.serials.push(serial);
            }
            None => extras.push(Extra {
                like: of_kind(kind).next().map(|line| line.id),
                category: "other".to_owned(),
                label: String::new(),
                serial: Some(serial),
                quantity: 1,
            }),
        }
    }
    for (kind, mut left) in loose {
        for line in of_kind(kind) {
            let taken = left.min(room(&found, line).max(0));
            found.entry(line.id).or_default().counted += taken;
            left -= taken;
        }
        if left > 0 {
            let last = of_kind(kind).rfind(|line| !line.numbered).or_else(|| of_kind(kind).next_back());
            match last {
                Some(line) => found.entry(line.id).or_default().counted += left,
                None => extras.push(Extra {
                    like: None,
                    category: "other".to_owned(),
                    label: String::new(),
                    serial: None,
                    quantity: left,
                }),
            }
        }
    }
    Tally { lines: found, extras }
}

/// A serial number as a reader or a hand gives it, in the one form under which it is compared: capitals, no spaces.
/// `None` for what is no serial number.
pub(super) fn folded(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let sound =
        kept.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | '+' | ':'));
    let says_something = kept.chars().any(|c| c.is_ascii_alphanumeric());
    (SERIAL_LENGTH.contains(&kept.len()) && sound && says_something).then_some(kept)
}

/// A signature drawn on the screen: strokes of whole points within 600 × 200, `"x,y x,y;x,y x,y"`; at most 4 000 points.
/// Gives it back only when it is nothing else.
pub(super) fn drawing(text: &str) -> Option<String> {
    let point = |one: &str| {
        let (x, y) = one.split_once(',')?;
        let (x, y) = (x.parse::<u32>().ok()?, y.parse::<u32>().ok()?);
        (x <= 600 && y <= 200).then_some(())
    };
    let mut points = 0;
    for stroke in text.split(';') {
        for one in stroke.split(' ') {
            point(one)?;
            points += 1;
        }
    }
    (points > 3 && points <= 4_000).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(kind: Option<i32>, line_id: Option<LotLineId>, serial: Option<&str>, quantity: i32) -> Entry {
        Entry {
            id: CountEntryId::new(),
            kind,
            line_id,
            category: kind.is_none().then(|| "screen".to_owned()),
            label: None,
            serial: serial.map(str::to_owned),
            quantity,
            corrects: None,
            user_name: "Ana".to_owned(),
            at: "2026-11-27T10:00:00Z".parse().unwrap(),
        }
    }

    fn line(kind: i32, expected: i32, numbered: bool) -> Declared {
        Declared { id: LotLineId::new(), kind, expected, numbered }
    }

    #[test]
    fn counts_of_two_people_on_one_kind_add() {
        let lines = [line(1, 4, false), line(2, 1, false)];
        let entries = [entry(Some(1), None, None, 3), entry(Some(1), None, None, 1)];
        let found = tally(&lines, &entries);
        assert_eq!(found.lines[&lines[0].id].counted, 4);
        assert_eq!(found.lines[&lines[1].id].counted, 0);
    }

    #[test]
    fn what_is_taken_back_counts_no_more() {
        let lines = [line(1, 4, false)];
        let first = entry(Some(1), None, None, 3);
        let back = Entry { quantity: -3, corrects: Some(first.id), ..entry(Some(1), None, None, 3) };
        let found = tally(&lines, &[first, back, entry(Some(1), None, None, 2)]);
        assert_eq!(found.lines[&lines[0].id].counted, 2);
    }

    #[test]
    fn units_fill_the_lines_of_their_kind_and_what_is_beyond_stays_on_the_last() {
        let lines = [line(1, 1, true), line(1, 2, false), line(1, 1, true)];
        let found = tally(&lines, &[entry(Some(1), None, None, 6)]);
        assert_eq!(lines.each_ref().map(|one| found.lines[&one.id].counted), [1, 4, 1]);
        assert!(found.extras.is_empty());
    }

    #[test]
    fn a_number_on_no_line_takes_an_open_line_of_its_kind_or_is_beyond_the_list() {
        let lines = [line(1, 1, true), line(2, 2, false)];
        let entries = [
            entry(Some(1), Some(lines[0].id), Some("PF1"), 1),
            entry(Some(1), None, Some("PF9"), 1),
            entry(Some(2), None, Some("CN1"), 1),
            entry(None, None, Some("XX1"), 1),
        ];
        let found = tally(&lines, &entries);
        assert_eq!(found.lines[&lines[0].id], Found { counted: 1, serials: vec!["PF1".to_owned()] });
        assert_eq!(found.lines[&lines[1].id], Found { counted: 1, serials: vec!["CN1".to_owned()] });
        let beyond: Vec<_> = found.extras.iter().map(|one| (one.like, one.serial.as_deref())).collect();
        assert_eq!(beyond, [(None, Some("XX1")), (Some(lines[0].id), Some("PF9"))]);
    }

    #[test]
    fn a_serial_number_is_one_however_it_is_read() {
        assert_eq!(folded(" pf1 abc\tde\r\n").as_deref(), Some("PF1ABCDE"));
        for wrong in ["", "  ", "ab", "---", "<script>", "é123", &"A".repeat(65)] {
            assert_eq!(folded(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_drawing_is_points_and_nothing_else() {
        assert!(drawing("1,2 3,4;5,6 600,200").is_some());
        for wrong in ["", "1,2", "1,2 3,4 5,6 601,0", "1,2 3,4 5,6 <svg>", "1,2 3,4 5,6 7,-8"] {
            assert!(drawing(wrong).is_none(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_was_counted_is_lost(
            lines in prop::collection::vec((1..4_i32, 1..9_i32, any::<bool>()), 1..9),
            counts in prop::collection::vec((prop::option::of(1..5_i32), 1..20_i32, any::<bool>()), 0..30),
        ) {
            let lines: Vec<_> = lines.into_iter().map(|(kind, expected, numbered)| line(kind, expected, numbered)).collect();
            let entries: Vec<_> = counts.into_iter().enumerate().map(|(number, (kind, quantity, numbered))| {
                let serial = numbered.then(|| format!("SN{number:04}"));
                entry(kind, None, serial.as_deref(), if numbered { 1 } else { quantity })
            }).collect();
            let found = tally(&lines, &entries);
            let all: i32 = found.lines.values().map(|one| one.counted).sum::<i32>()
                + found.extras.iter().map(|one| one.quantity).sum::<i32>();
            prop_assert_eq!(all, entries.iter().map(|one| one.quantity).sum::<i32>());
            for one in found.lines.values() {
                prop_assert!(one.serials.len() <= usize::try_from(one.counted).unwrap_or_default());
            }
        }
    }
}
