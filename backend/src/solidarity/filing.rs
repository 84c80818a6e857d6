//! What a mediator files, read once at the edge. Names and birth dates become keyed hashes at once and are dropped.

use chrono::{Months, NaiveDate};

use super::request::{Accessibility, AgreementKind, CATEGORIES};
use super::rules::free_text;
use super::rules::household::{Adult, HouseholdKey, KeyedHash, is_name, pseudonym_length};
use super::rules::priority::{Criterion, Purpose, Urgency};
use crate::kernel::{Error, Fault, OpContext, OrganisationId, Result, written};

/// The fewest letters and digits of a pseudonym.
const SHORTEST_PSEUDONYM: usize = 6;
/// The most memory that can be asked for, in gigabytes.
const MOST_MEMORY: i32 = 64;
/// The most adults that one request names.
const MOST_ADULTS: usize = 10;

/// An adult as typed.
#[derive(Clone, Default)]
pub struct TypedAdult {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: String,
}

impl TypedAdult {
    fn is_empty(&self) -> bool {
        [&self.first_name, &self.last_name, &self.birth_date].iter().all(|text| text.trim().is_empty())
    }
}

/// A request as typed, on a page or in JSON; empty is "not said".
#[derive(Clone, Default)]
pub struct Typed {
    /// The mediation place.
    pub site_id: String,
    /// The household's commune: INSEE code, postal code or name.
    pub commune: String,
    /// Persons.
    pub household_size: String,
    /// What it is for.
    pub purpose: String,
    /// The criterion seen.
    pub criterion: String,
    /// When it was seen.
    pub criterion_seen_on: String,
    /// How soon.
    pub urgency: String,
    /// The category.
    pub category: String,
    /// Memory asked for.
    pub memory_gb_min: String,
    /// What the equipment should offer.
    pub accessibility: Vec<String>,
    /// A word on the equipment.
    pub note: String,
    /// The adults.
    pub adults: Vec<TypedAdult>,
    /// The structure's own pseudonym for the household.
    pub pseudonym: String,
    /// Whether the household agreed.
    pub agreement: bool,
    /// How.
    pub agreement_kind: String,
    /// When.
    pub agreement_given_on: String,
    /// Whether it was typed on the page: what counts for the rank must then be said, and each wrong field is named.
    pub on_page: bool,
}

/// A request that can be filed: no name, no birth date.
#[derive(Clone, Debug)]
pub struct Filing {
    /// The mediation place, when it was said.
    pub site_id: Option<String>,
    /// The household's commune, when it was said.
    pub commune: Option<String>,
    /// Persons.
    pub household_size: i32,
    /// What it is for.
    pub purpose: Purpose,
    /// The criterion seen.
    pub criterion: Criterion,
    /// When it was seen.
    pub criterion_seen_on: Option<NaiveDate>,
    /// How soon.
    pub urgency: Urgency,
    /// The category.
    pub category: String,
    /// Memory asked for.
    pub memory_gb_min: i32,
    /// What the equipment should offer.
    pub accessibility: Vec<Accessibility>,
    /// A word on the equipment.
    pub note: Option<String>,
    /// The household's keyed hashes, sorted.
    pub hashes: Vec<KeyedHash>,
    /// How the household agreed.
    pub agreement_kind: AgreementKind,
    /// When.
    pub agreement_given_on: NaiveDate,
}

/// Today, in Paris.
#[must_use]
pub fn today(op: &OpContext) -> NaiveDate {
    op.now.with_timezone(&chrono_tz::Europe::Paris).date_naive()
}

/// Where a field stands on the page of a new request.
fn place_on_the_page(field: &str) -> usize {
    const ORDER: [&str; 15] = [
        "category",
        "memory_gb_min",
        "accessibility",
        "note",
        "site_id",
        "insee_code",
        "use",
        "urgency",
        "criterion",
        "criterion_seen_on",
        "household_size",
        "adults",
        "pseudonym",
        "agreement_kind",
        "agreement",
    ];
    let field = if field.starts_with("adult_") { "adults" } else { field };
    ORDER.iter().position(|one| *one == field).unwrap_or(ORDER.len())
}

struct Reader {
    faults: Vec<Fault>,
    today: NaiveDate,
}

impl Reader {
    fn fault(&mut self, field: &str, code: &'static str, args: Vec<(&'static str, String)>) {
        self.faults.push(Fault { field: field.to_owned(), code, args });
    }

    fn keep<T>(&mut self, read: Result<T>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.faults.extend(error.field_faults().iter().cloned());
                None
            }
        }
    }

    fn number(&mut self, field: &str, text: &str, usual: i32, least: i32, most: i32) -> i32 {
        if text.trim().is_empty() {
            return usual;
        }
        match text.trim().parse::<i32>() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                let args = vec![("least", least.to_string()), ("most", most.to_string())];
                self.fault(field, "number-out-of-range", args);
                usual
            }
        }
    }

    fn choice<T: Copy + std::str::FromStr>(&mut self, field: &str, text: &str, usual: T, all: &[&str]) -> T {
        if text.trim().is_empty() {
            return usual;
        }
        text.trim().parse().unwrap_or_else(|_| {
            self.fault(field, "choice-unknown", vec![("allowed", all.join(", "))]);
            usual
        })
    }

    /// A date that is not in the future, as `read` reads it.
    fn date(
        &mut self,
        field: &str,
        text: &str,
        read: fn(&str, NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        match read(text, self.today) {
            None => self.fault(field, "date-unreadable", Vec::new()),
            Some(date) if date > self.today => self.fault(field, "date-in-future", Vec::new()),
            Some(date) if date < self.earliest() => self.fault(field, "date-too-old", Vec::new()),
            Some(date) => return Some(date),
        }
        None
    }

    fn earliest(&self) -> NaiveDate {
        self.today.checked_sub_months(Months::new(120 * 12)).unwrap_or(NaiveDate::MIN)
    }

    fn adults(&mut self, typed: &[TypedAdult], size: i32, on_page: bool) -> Vec<Adult> {
        let named = typed.iter().filter(|one| !(on_page && one.is_empty())).count();
        if named > MOST_ADULTS || i32::try_from(named).unwrap_or(i32::MAX) > size {
            self.fault("adults", "adults-too-many", vec![("size", size.to_string())]);
            return Vec::new();
        }
        let mut adults = Vec::with_capacity(typed.len());
        for (number, one) in (1..).zip(typed).filter(|(_, one)| !(on_page && one.is_empty())) {
            let field = |part: &str| match on_page {
                true => format!("adult_{number}_{part}"),
                false => "adults".to_owned(),
            };
            let before = self.faults.len();
            if !is_name(&one.first_name) {
                self.fault(&field("first_name"), "adult-name-required", Vec::new());
            } else if !is_name(&one.last_name) {
                self.fault(&field("last_name"), "adult-name-required", Vec::new());
            }
            if !on_page && self.faults.len() > before {
                continue;
            }
            let birth_date = match one.birth_date.trim() {
                "" => {
                    self.fault(&field("birth_date"), "birth-date-required", Vec::new());
                    None
                }
                text => self.date(&field("birth_date"), text, written::past_day),
            };
            if let Some(birth_date) = birth_date.filter(|_| self.faults.len() == before) {
                adults.push(Adult {
                    first_name: one.first_name.clone(),
                    last_name: one.last_name.clone(),
                    birth_date,
                });
            }
        }
        adults
    }

    fn hashes(
        &mut self,
        typed: &Typed,
        size: i32,
        key: &HouseholdKey,
        own: OrganisationId,
    ) -> Vec<KeyedHash> {
        let pseudonym = typed.pseudonym.trim();
        let nobody = typed.adults.iter().all(|one| typed.on_page && one.is_empty());
        if nobody && pseudonym.is_empty() {
            self.fault("adults", "household-key-required", Vec::new());
            return Vec::new();
        }
        let before = self.faults.len();
        let mut hashes: Vec<KeyedHash> =
            self.adults(&typed.adults, size, typed.on_page).iter().map(|adult| key.adult(adult)).collect();
        if !pseudonym.is_empty() {
            if pseudonym.chars().count() > 60 || pseudonym_length(pseudonym) < SHORTEST_PSEUDONYM {
                self.fault(
                    "pseudonym",
                    "pseudonym-too-short",
                    vec![("least", SHORTEST_PSEUDONYM.to_string())],
                );
            } else if let Some(code) = free_text::personal_data(pseudonym) {
                self.fault("pseudonym", code, Vec::new());
            } else {
                hashes.push(key.pseudonym(own, pseudonym));
            }
        }
        if self.faults.len() > before {
            return Vec::new();
        }
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    }
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| code(*one)).collect()
}

impl Typed {
    /// Reads everything that was typed; every field at fault is named at once.
    ///
    /// # Errors
    /// 422 with one fault per field.
    pub fn read(&self, op: &OpContext, key: &HouseholdKey, own: OrganisationId) -> Result<Filing> {
        let mut reader = Reader { faults: Vec::new(), today: today(op) };
        if self.on_page {
            for (field, said, code) in [
                ("use", &self.purpose, "use-required"),
                ("criterion", &self.criterion, "criterion-required"),
                ("household_size", &self.household_size, "household-size-required"),
            ] {
                if said.trim().is_empty() {
                    reader.fault(field, code, Vec::new());
                }
            }
            if self.agreement_kind.trim().is_empty() {
                reader.fault("agreement_kind", "agreement-kind-required", Vec::new());
            }
        }
        let household_size = reader.number("household_size", &self.household_size, 1, 1, 20);
        let category = if self.category.trim().is_empty() { "laptop" } else { self.category.trim() };
        if !CATEGORIES.contains(&category) {
            reader.fault("category", "choice-unknown", vec![("allowed", CATEGORIES.join(", "))]);
        }
        let purpose =
            reader.choice("use", &self.purpose, Purpose::Other, &codes(Purpose::ALL, Purpose::code));
        let criterion = reader.choice(
            "criterion",
            &self.criterion,
            Criterion::Other,
            &codes(Criterion::ALL, Criterion::code),
        );
        let urgency =
            reader.choice("urgency", &self.urgency, Urgency::Ordinary, &codes(Urgency::ALL, Urgency::code));
        let agreement_kind = reader.choice(
            "agreement_kind",
            &self.agreement_kind,
            AgreementKind::Spoken,
            &codes(AgreementKind::ALL, AgreementKind::code),
        );
        let allowed = codes(Accessibility::ALL, Accessibility::code);
        let mut accessibility: Vec<Accessibility> = self
            .accessibility
            .iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| reader.choice("accessibility", text, Accessibility::LargeScreen, &allowed))
            .collect();
        accessibility.sort_unstable();
        accessibility.dedup();
        let memory_gb_min = reader.number("memory_gb_min", &self.memory_gb_min, 0, 0, MOST_MEMORY);
        let criterion_seen_on = reader.date("criterion_seen_on", &self.criterion_seen_on, written::day);
        let agreement_given_on =
            reader.date("agreement_given_on", &self.agreement_given_on, written::day).unwrap_or(reader.today);
        let note = free_text::read("note", Some(self.note.as_str()));
        let note = reader.keep(note).flatten();
        let hashes = reader.hashes(self, household_size, key, own);
        if !self.agreement {
            reader.fault("agreement", "agreement-required", Vec::new());
        }
        if !reader.faults.is_empty() {
            reader.faults.sort_by_key(|fault| place_on_the_page(&fault.field));
            return Err(Error::faults(reader.faults));
        }
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Filing {
            site_id: said(&self.site_id),
            commune: said(&self.commune),
            household_size,
            purpose,
            criterion,
            criterion_seen_on,
            urgency,
            category: category.to_owned(),
            memory_gb_min,
            accessibility,
            note,
            hashes,
            agreement_kind,
            agreement_given_on,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_named_at_once() {
        let op = OpContext::system("test", "2026-11-23T09:00:00Z".parse().unwrap());
        let typed = Typed {
            household_size: "0".to_owned(),
            purpose: "fun".to_owned(),
            criterion_seen_on: "2027-01-01".to_owned(),
            note: "NIR 285063306312345".to_owned(),
            ..Typed::default()
        };
        let error = typed.read(&op, &HouseholdKey::of("a secret"), OrganisationId::new()).unwrap_err();
        let fields: Vec<&str> = error.field_faults().iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["note", "use", "criterion_seen_on", "household_size", "adults", "agreement"]);
    }

    #[test]
    fn on_a_page_what_counts_for_the_rank_must_be_said() {
        let op = OpContext::system("test", "2026-11-23T09:00:00Z".parse().unwrap());
        let typed =
            Typed { pseudonym: "foyer-01".to_owned(), agreement: true, on_page: true, ..Typed::default() };
        let error = typed.read(&op, &HouseholdKey::of("a secret"), OrganisationId::new()).unwrap_err();
        let faults: Vec<_> = error.field_faults().iter().map(|one| (one.field.as_str(), one.code)).collect();
        let expected = [
            ("use", "use-required"),
            ("criterion", "criterion-required"),
            ("household_size", "household-size-required"),
            ("agreement_kind", "agreement-kind-required"),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn every_wrong_adult_is_named_by_their_own_field() {
        let op = OpContext::system("test", "2026-11-23T09:00:00Z".parse().unwrap());
        let adult = |birth_date: &str| TypedAdult {
            first_name: "Ada".to_owned(),
            last_name: "Exemple".to_owned(),
            birth_date: birth_date.to_owned(),
        };
        let typed = Typed {
            adults: vec![adult("hier matin"), TypedAdult::default(), adult("")],
            household_size: "3".to_owned(),
            criterion_seen_on: "2027-01-01".to_owned(),
            agreement: true,
            on_page: true,
            purpose: "school".to_owned(),
            criterion: "other".to_owned(),
            agreement_kind: "spoken".to_owned(),
            ..Typed::default()
        };
        let error = typed.read(&op, &HouseholdKey::of("a secret"), OrganisationId::new()).unwrap_err();
        let fields: Vec<&str> = error.field_faults().iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["criterion_seen_on", "adult_1_birth_date", "adult_3_birth_date"]);
    }

    #[test]
    fn the_least_that_must_be_said_is_enough() {
        let op = OpContext::system("test", "2026-11-23T09:00:00Z".parse().unwrap());
        let typed = Typed { pseudonym: "foyer-01".to_owned(), agreement: true, ..Typed::default() };
        let filing = typed.read(&op, &HouseholdKey::of("a secret"), OrganisationId::new()).unwrap();
        assert_eq!((filing.category.as_str(), filing.household_size, filing.hashes.len()), ("laptop", 1, 1));
    }
}
