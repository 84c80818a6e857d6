//! The map of France as a drawing, with its table: how many devices are on offer by département.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{DateTime, Utc};

/// Shades above « none ».
const SHADES: u64 = 5;

struct Outline {
    code: &'static str,
    name: String,
    frame: &'static str,
    path: &'static str,
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    include_str!("../data/departements.txt")
        .lines()
        .filter_map(|line| {
            let mut parts = line.split('\t');
            let (code, name) = (parts.next()?, parts.next()?);
            Some(Outline { code, name: name.replace('\'', "’"), frame: parts.next()?, path: parts.next()? })
        })
        .collect()
});

/// The name of a département by its code (`33`, `2A`, `974`).
pub fn departement_name(code: &str) -> Option<&'static str> {
    OUTLINES.iter().find(|outline| outline.code == code).map(|outline| outline.name.as_str())
}

/// The départements, each with its code and its name.
pub fn departements() -> impl Iterator<Item = (&'static str, &'static str)> {
    OUTLINES.iter().map(|outline| (outline.code, outline.name.as_str()))
}

/// One outline, shaded.
#[derive(Clone, Debug)]
pub struct Shape {
    pub code: &'static str,
    pub name: &'static str,
    pub count: u64,
    /// 0 for none, 1 to 5 for more and more.
    pub shade: u64,
    /// `main`, `paris` or `overseas`.
    pub frame: &'static str,
    pub path: &'static str,
}

/// A shade of the legend, with its bounds, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shade {
    pub shade: u64,
    pub from: u64,
    /// `None` for the last: « and more ».
    pub to: Option<u64>,
}

/// What the map and its table show.
#[derive(Clone, Debug)]
pub struct OfferMap {
    pub shapes: Vec<Shape>,
    pub legend: Vec<Shade>,
    /// The départements that have something, most first.
    pub rows: Vec<Shape>,
    pub total: u64,
    pub at: DateTime<Utc>,
}

impl OfferMap {
    /// From counts by département code; codes without an outline only enter the total.
    pub fn new<C: AsRef<str>>(counts: impl IntoIterator<Item = (C, u64)>, at: DateTime<Utc>) -> Self {
        let mut by_code: HashMap<String, u64> = HashMap::new();
        for (code, count) in counts {
            *by_code.entry(code.as_ref().to_owned()).or_default() += count;
        }
        let legend = legend(by_code.values().copied().max().unwrap_or_default());
        let shapes: Vec<Shape> = OUTLINES
            .iter()
            .map(|outline| {
                let count = by_code.get(outline.code).copied().unwrap_or_default();
                Shape {
                    code: outline.code,
                    name: &outline.name,
                    count,
                    shade: shade_of(&legend, count),
                    frame: outline.frame,
                    path: outline.path,
                }
            })
            .collect();
        let mut rows: Vec<Shape> =
            shapes.iter().filter(|shape| shape.count > 0 && shape.frame != "paris").cloned().collect();
        rows.sort_by_key(|shape| (std::cmp::Reverse(shape.count), shape.code));
        Self { shapes, legend, rows, total: by_code.values().sum(), at }
    }

    /// Whether nothing is on offer anywhere.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}

/// Five shades up to the highest count, on round numbers, closer together where most départements are.
fn legend(highest: u64) -> Vec<Shade> {
    let mut starts: Vec<u64> = Vec::new();
    for percent in [0, 8, 20, 40, 65] {
        let start = round(highest * percent / 100).max(1);
        if start <= highest && starts.last().is_none_or(|last| start > *last) {
            starts.push(start);
        }
    }
    let count = starts.len();
    starts
        .iter()
        .enumerate()
        .map(|(index, from)| Shade {
            // The darkest shade is always the highest.
            shade: SHADES + 1 + index as u64 - count as u64,
            from: *from,
            to: starts.get(index + 1).map(|next| next - 1),
        })
        .collect()
}

/// Down to one leading digit, or a half: 37 → 30, 168 → 150.
fn round(number: u64) -> u64 {
    let step = 10_u64.pow(number.checked_ilog10().unwrap_or_default());
    let halves = if step >= 10 { step / 2 } else { 1 };
    number / halves * halves
}

fn shade_of(legend: &[Shade], count: u64) -> u64 {
    legend.iter().rev().find(|shade| count >= shade.from).map_or(0, |shade| shade.shade)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_départements_are_drawn() {
        let map = OfferMap::new([("33", 12), ("974", 3), ("75", 1)], DateTime::UNIX_EPOCH);
        let codes: std::collections::BTreeSet<&str> = map.shapes.iter().map(|shape| shape.code).collect();
        assert_eq!(codes.len(), 101);
        assert_eq!(map.total, 16);
        assert_eq!(map.rows.iter().map(|row| row.code).collect::<Vec<_>>(), ["33", "974", "75"]);
        assert!(map.shapes.iter().filter(|shape| shape.code == "75").all(|shape| shape.shade > 0));
        assert_eq!(departement_name("2A"), Some("Corse-du-Sud"));
        assert_eq!(departement_name("95"), Some("Val-d’Oise"));
    }

    #[test]
    fn shades_follow_each_other_without_gap() {
        for highest in [0, 1, 2, 3, 7, 12, 99, 168, 12_345] {
            let legend = legend(highest);
            assert!(legend.len() <= 5);
            assert_eq!(legend.is_empty(), highest == 0);
            for pair in legend.windows(2) {
                assert_eq!(pair[0].to, Some(pair[1].from - 1));
                assert_eq!(pair[0].shade + 1, pair[1].shade);
            }
            if highest > 0 {
                assert_eq!(shade_of(&legend, highest), 5);
                assert_eq!(shade_of(&legend, 0), 0);
            }
        }
    }
}
