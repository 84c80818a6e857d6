//! What would become of a gift, asked without an account: the workshops that the real matching would ask, on which
//! terms, how soon, with a receipt or not, and what it may avoid. Nothing is kept.

use std::collections::{BTreeSet, HashMap};

use sea_orm::ConnectionTrait;

use super::rules::avoided_per_year;
use crate::devices::{self, LegalBasis};
use crate::donations::inventory::Category;
use crate::donations::{self, MOST_UNITS, Taker, Units, UsualDelay};
use crate::factors;
use crate::kernel::{Error, Fault, Instant, OrganisationId, Point, PostalCode, Result};
use crate::organisations::{self, Organisation};
use crate::territories::{self, Commune};

/// The categories that are asked about, in the order of the form.
pub const ASKED: [Category; 9] = [
    Category::Laptop,
    Category::Desktop,
    Category::Screen,
    Category::Smartphone,
    Category::Tablet,
    Category::Printer,
    Category::Server,
    Category::Network,
    Category::Other,
];
/// The grounds on which one gives without being paid.
pub const GIFTS: [LegalBasis; 3] =
    [LegalBasis::CompanyGift, LegalBasis::CompanyPatronage, LegalBasis::PublicFreeGift];
/// The most workshops that are named.
pub const MOST_WORKSHOPS: usize = 10;
/// The fewest weighed devices of a category from which its average weight is said (a setting of the platform).
pub const LEAST_WEIGHED: u64 = 10;
/// Communes proposed when what was typed names several.
const MOST_PLACES: u64 = 12;

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// A commune's name or a postal code.
    pub near: String,
    /// The INSEE code of the commune chosen among several.
    pub commune: String,
    /// A code of [`GIFTS`]; a company's gift when empty.
    pub gift: String,
    /// What was typed for each of [`ASKED`].
    pub quantities: Vec<(Category, String)>,
}

/// A question understood.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where the equipment is.
    pub place: Commune,
    /// The commune's point.
    pub point: Point,
    /// Other communes that the same words name, the most peopled first.
    pub others: Vec<Commune>,
    /// How much of what.
    pub units: Units,
    /// On which ground.
    pub gift: LegalBasis,
}

fn fault(field: &str, code: &'static str, args: Vec<(&'static str, String)>) -> Fault {
    Fault { field: field.to_owned(), code, args }
}

/// The communes that may be meant, the likeliest first. Five digits are a postal code before they are an INSEE code.
async fn places(c: &impl ConnectionTrait, typed: &Typed) -> Result<Vec<Commune>> {
    let near = typed.near.trim();
    let found = territories::search(c, near, MOST_PLACES).await?;
    let mut places = match PostalCode::parse(near) {
        Some(code) => {
            let served = |one: &Commune| one.postal_codes.iter().any(|own| own == code.as_str());
            let (served, others): (Vec<_>, Vec<_>) = found.into_iter().partition(served);
            if served.is_empty() { others } else { served }
        }
        None => {
            // The beginning of a longer name is only meant when nothing is called so.
            let same = |one: &Commune| {
                let first = found.first().map(|first| first.name.to_lowercase());
                first.is_some_and(|name| name == one.name.to_lowercase())
            };
            let kept: Vec<Commune> = found.iter().filter(|one| same(one)).cloned().collect();
            kept
        }
    };
    let chosen = typed.commune.trim();
    if let Some(at) = places.iter().position(|one| !chosen.is_empty() && one.insee_code == chosen) {
        let chosen = places.remove(at);
        places.insert(0, chosen);
    }
    Ok(places)
}

fn quantity(category: Category, typed: &str, faults: &mut Vec<Fault>) -> u32 {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return 0;
    }
    match digits.parse::<u32>() {
        Ok(number) => number,
        Err(_) => {
            faults.push(fault(category.code(), "estimate-number", Vec::new()));
            0
        }
    }
}

/// Reads a question; every field at fault is named at once.
///
/// # Errors
/// 422 on `near`, `gift`, and each category; `form` for quantities that together are nothing or too many.
pub async fn understand(c: &impl ConnectionTrait, typed: &Typed) -> Result<Question> {
    let mut faults = Vec::new();
    let near = typed.near.trim();
    let shown: String = near.chars().take(80).collect();
    let mut places = if near.is_empty() { Vec::new() } else { places(c, typed).await? };
    let place = (!places.is_empty()).then(|| places.remove(0));
    let point = place.as_ref().and_then(|place| place.point);
    if near.is_empty() {
        faults.push(fault("near", "estimate-place-missing", Vec::new()));
    } else if place.is_none() {
        faults.push(fault("near", "place-unknown", vec![("place", shown)]));
    } else if point.is_none() {
        faults.push(fault("near", "estimate-place-without-point", vec![("place", shown)]));
    }
    let gift = match typed.gift.trim() {
        "" => Some(LegalBasis::CompanyGift),
        code => GIFTS.into_iter().find(|gift| gift.code() == code),
    };
    if gift.is_none() {
        faults.push(fault("gift", "estimate-gift-unknown", Vec::new()));
    }
    let before = faults.len();
    let counts: Vec<(Category, u32)> = typed
        .quantities
        .iter()
        .map(|(category, typed)| (*category, quantity(*category, typed, &mut faults)))
        .collect();
    let first = ASKED[0].code();
    let units = Units::new(counts);
    if faults.len() == before {
        if units.total() == 0 {
            faults.push(fault(first, "estimate-nothing", Vec::new()));
        } else if units.total() > MOST_UNITS {
            let largest = units.counts().iter().max_by_key(|(_, count)| *count);
            let field = largest.map_or(first, |(category, _)| category.code());
            let args = vec![("count", units.total().to_string()), ("limit", MOST_UNITS.to_string())];
            faults.push(fault(field, "estimate-too-many", args));
        }
    }
    match (place, point, gift) {
        (Some(place), Some(point), Some(gift)) if faults.is_empty() => {
            Ok(Question { place, point, others: places, units, gift })
        }
        _ => Err(Error::faults(faults)),
    }
}

/// A workshop that would be asked.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// As the matching sees it.
    pub taker: Taker,
    /// Whose it is.
    pub organisation: Organisation,
    /// The commune of the workshop.
    pub commune: Commune,
    /// Its usual delay, where enough collections were measured.
    pub delay: Option<UsualDelay>,
}

/// What one category's units avoid together by one further year of use.
#[derive(Clone, Debug)]
pub struct AvoidedLine {
    /// The category.
    pub category: Category,
    /// How many units.
    pub units: u32,
    /// Grams of CO2e; nothing where no factor is published.
    pub grams: Option<i64>,
    /// Who says so, and when; empty where no factor is published.
    pub source: String,
    /// Whether it is our own estimate from published factors.
    pub estimated: bool,
    /// Grams that these units weigh, by the average of those weighed here; nothing below [`LEAST_WEIGHED`].
    pub weight_grams: Option<i64>,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// What was asked.
    pub question: Question,
    /// The nearest workshops that would be asked, one for each organisation, at most [`MOST_WORKSHOPS`].
    pub candidates: Vec<Candidate>,
    /// How many would be asked in all.
    pub workshops: usize,
    /// How many would be asked without a receipt, when none is with one.
    pub without_receipt: usize,
    /// How many would be asked about a smaller lot, when none takes so many units.
    pub smaller_lot: usize,
    /// By category.
    pub lines: Vec<AvoidedLine>,
}

impl Estimate {
    /// Grams of CO2e that one further year avoids, where factors are published.
    #[must_use]
    pub fn avoided_grams(&self) -> i64 {
        self.lines.iter().filter_map(|line| line.grams).fold(0, i64::saturating_add)
    }

    /// Grams in all, of the categories that were weighed often enough.
    #[must_use]
    pub fn weight_grams(&self) -> i64 {
        self.lines.iter().filter_map(|line| line.weight_grams).fold(0, i64::saturating_add)
    }
}

/// One workshop for each organisation: the nearest.
fn nearest_of_each(takers: Vec<Taker>) -> Vec<Taker> {
    let mut seen: BTreeSet<OrganisationId> = BTreeSet::new();
    takers.into_iter().filter(|taker| seen.insert(taker.site.organisation_id)).collect()
}

/// Answers a question.
///
/// # Errors
/// When the database fails.
pub async fn answer(c: &impl ConnectionTrait, question: Question, now: Instant) -> Result<Estimate> {
    let units = i64::from(question.units.total());
    let takers = donations::takers(c, now, question.point, question.gift, units).await?;
    let mut takers = nearest_of_each(takers);
    let workshops = takers.len();
    let (mut without_receipt, mut smaller_lot) = (0, 0);
    if takers.is_empty() {
        if question.gift == LegalBasis::CompanyPatronage {
            let others = donations::takers(c, now, question.point, LegalBasis::CompanyGift, units).await?;
            without_receipt = nearest_of_each(others).len();
        }
        let smaller = donations::takers(c, now, question.point, question.gift, 1).await?;
        smaller_lot = nearest_of_each(smaller).len();
    }
    takers.truncate(MOST_WORKSHOPS);
    let ids: Vec<OrganisationId> = takers.iter().map(|taker| taker.site.organisation_id).collect();
    let mut names = organisations::find_many(c, ids.iter().copied()).await?;
    let communes =
        territories::find_many(c, takers.iter().map(|taker| taker.site.insee_code.clone())).await?;
    let delays = donations::usual_delays(c, ids, now).await?;
    let candidates = takers
        .into_iter()
        .filter_map(|taker| {
            let id = taker.site.organisation_id;
            Some(Candidate {
                organisation: names.remove(&id)?,
                commune: communes.get(&taker.site.insee_code)?.clone(),
                delay: delays.get(&id).copied(),
                taker,
            })
        })
        .collect();
    let lines = lines(c, &question.units, now).await?;
    Ok(Estimate { question, candidates, workshops, without_receipt, smaller_lot, lines })
}

async fn lines(c: &impl ConnectionTrait, units: &Units, now: Instant) -> Result<Vec<AvoidedLine>> {
    let factors = factors::values(c, "impact.", now).await?;
    let weights: HashMap<String, (i64, u64)> = devices::average_weights(c).await?;
    Ok(units
        .counts()
        .iter()
        .map(|(category, count)| {
            let times = i64::from(*count);
            let avoided = avoided_per_year(&factors, category.code());
            let weight = weights.get(category.code()).filter(|(_, weighed)| *weighed >= LEAST_WEIGHED);
            AvoidedLine {
                category: *category,
                units: *count,
                grams: avoided.as_ref().map(|one| one.grams.saturating_mul(times)),
                estimated: avoided.as_ref().is_some_and(|one| one.estimated),
                source: avoided.map(|one| one.source).unwrap_or_default(),
                weight_grams: weight.map(|(grams, _)| grams.saturating_mul(times)),
            }
        })
        .collect())
}
