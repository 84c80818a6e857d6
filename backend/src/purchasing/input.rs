//! What is sent in, parsed once: a new pooled order, what a buyer wants.

use chrono::Duration;
use frontend::Texts;

use super::particulars::WishedSystem;
use super::pool::{NeedLine, Quantity};
use super::rules::{CATEGORIES, LONGEST_OPEN_DAYS, MOST_LINES, MOST_UNITS, REACH_KM_WHOLE};
use crate::catalogue::Offer;
use crate::devices::Grade;
use crate::kernel::{Cents, Error, Fault, Instant, ListingId, NeedLineId, OpContext, Result, SiteId};

/// The longest title and label, in characters.
const LONGEST_WORDS: usize = 120;
/// More memory than any device here has, in gigabytes.
const MOST_MEMORY_GB: i64 = 4096;

/// A pooled order to be begun.
#[derive(Clone, Debug, Default)]
pub struct NewPooledOrder {
    /// What it is for; said from its first need when empty.
    pub title: String,
    /// Until when buyers join; in 14 days unless told.
    pub closes_at: Option<Instant>,
    /// Units wanted together, at least; 1 unless told.
    pub minimum_quantity: Option<i64>,
    /// Its needs.
    pub lines: Vec<NewNeedLine>,
    /// Where the coordinator's own units go.
    pub delivery_site_id: Option<SiteId>,
    /// A listing whose kind of device is needed: one more line.
    pub listing_id: Option<ListingId>,
    /// The coordinator's own units of the listing's line.
    pub quantity: Option<i64>,
}

/// A need to be written.
#[derive(Clone, Debug, Default)]
pub struct NewNeedLine {
    /// The category.
    pub category: String,
    /// What for.
    pub label: Option<String>,
    /// The least memory, in gigabytes.
    pub memory_gb_min: Option<i64>,
    /// The least good grade: A, B or C.
    pub grade_min: Option<String>,
    /// The highest price of one, tax included, in cents.
    pub price_ceiling_cents: Option<i64>,
    /// The system wished for, by its code; any when none is named.
    pub system: Option<String>,
    /// The furthest that it may come from, in kilometres.
    pub distance_km_max: Option<i64>,
    /// The coordinator's own units.
    pub quantity: Option<i64>,
    /// Units more or less that would do, too.
    pub tolerance: Option<i64>,
}

/// What a buyer wants.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Line by line.
    pub quantities: Vec<WantedLine>,
    /// Units of the only line.
    pub quantity: Option<i64>,
    /// Units more or less of the only line that would do, too.
    pub tolerance: Option<i64>,
}

/// Units wanted of one line.
#[derive(Clone, Copy, Debug)]
pub struct WantedLine {
    /// The need line.
    pub need_line_id: NeedLineId,
    /// Units.
    pub quantity: i64,
    /// Units more or less that would do, too.
    pub tolerance: i64,
}

/// A new order that can be written.
#[derive(Debug)]
pub(super) struct Checked {
    pub title: String,
    pub closes_at: Option<Instant>,
    pub minimum_quantity: i64,
    pub lines: Vec<NeedLine>,
    pub quantities: Vec<Quantity>,
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: impl Into<String>, code: &'static str) {
        self.0.push(Fault { field: field.into(), code, args: Vec::new() });
    }

    fn words(&mut self, field: &str, text: &str) -> Option<String> {
        let text = text.trim();
        if text.chars().count() > LONGEST_WORDS {
            self.add(field, "pooled-order-words-too-long");
        } else if text.chars().any(char::is_control) {
            self.add(field, "pooled-order-words-not-plain");
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn whole(&mut self, field: String, value: i64, most: i64, code: &'static str) -> i64 {
        if !(1..=most).contains(&value) {
            self.add(field, code);
        }
        value
    }
}

fn bounds(code: &'static str) -> i64 {
    match code {
        "need-memory-out-of-range" => MOST_MEMORY_GB,
        _ => MOST_UNITS,
    }
}

/// Whether a closing day is to come, and within a year.
pub(super) fn check_closing(now: Instant, closes_at: Instant) -> Result<()> {
    if closes_at <= now {
        return Err(Error::invalid("closes_at", "closing-day-passed"));
    }
    if closes_at > now + Duration::days(LONGEST_OPEN_DAYS) {
        return Err(Error::invalid("closes_at", "closing-day-too-far"));
    }
    Ok(())
}

/// The system to wish for so that an offer like this one is found; any when it has none that may be wished for.
pub(super) fn wished_like(offer: &Offer) -> Option<WishedSystem> {
    let system = offer.specification.operating_system.as_deref();
    WishedSystem::ALL.iter().copied().find(|wished| wished.is_met_by(system))
}

fn from_offer(offer: &Offer, quantity: Option<i64>) -> NewNeedLine {
    NewNeedLine {
        category: offer.specification.category.clone(),
        label: Some(offer.title.chars().take(LONGEST_WORDS).collect()),
        memory_gb_min: offer
            .specification
            .memory_mb
            .map(|memory| i64::from(memory / 1024))
            .filter(|gb| *gb > 0),
        grade_min: Some(offer.grade.code().to_owned()),
        price_ceiling_cents: Some(offer.price_cents.0),
        system: wished_like(offer).map(|system| system.code().to_owned()),
        distance_km_max: None,
        quantity,
        tolerance: None,
    }
}

/// Checks a new order; every field at fault is named at once.
pub(super) fn check_order(op: &OpContext, new: &NewPooledOrder, offer: Option<&Offer>) -> Result<Checked> {
    let mut faults = Faults(Vec::new());
    let mut sent = new.lines.clone();
    if let Some(offer) = offer {
        sent.push(from_offer(offer, new.quantity));
    } else if let (Some(quantity), [only]) = (new.quantity, sent.as_mut_slice()) {
        if only.quantity.is_some_and(|own| own != quantity) {
            faults.add("quantity", "need-quantity-names-no-line");
        }
        only.quantity = only.quantity.or(Some(quantity));
    } else if new.quantity.is_some() {
        faults.add("quantity", "need-quantity-names-no-line");
    }
    if sent.is_empty() {
        faults.add("need_lines", "need-line-needed");
    } else if sent.len() > MOST_LINES {
        faults.add("need_lines", "need-lines-too-many");
    }
    let mut lines = Vec::with_capacity(sent.len());
    let mut quantities = Vec::new();
    for (place, one) in sent.iter().take(MOST_LINES).enumerate() {
        let field = |name: &str| format!("need_lines.{place}.{name}");
        if !CATEGORIES.contains(&one.category.as_str()) {
            faults.add(field("category"), "need-category-unknown");
        }
        let label = one.label.as_deref().and_then(|label| faults.words(&field("label"), label));
        let grade_min = match one.grade_min.as_deref().map(str::trim).filter(|grade| !grade.is_empty()) {
            Some(text) => match text.to_uppercase().parse::<Grade>() {
                Ok(grade) if grade != Grade::P => Some(grade),
                Ok(_) | Err(()) => {
                    faults.add(field("grade_min"), "need-grade-unknown");
                    None
                }
            },
            None => None,
        };
        let memory = one.memory_gb_min.map(|memory| {
            let code = "need-memory-out-of-range";
            faults.whole(field("memory_gb_min"), memory, bounds(code), code)
        });
        let ceiling = one.price_ceiling_cents.map(|cents| {
            faults.whole(
                field("price_ceiling_cents"),
                cents,
                Cents::MAX_UNIT_PRICE.0,
                "need-price-out-of-range",
            )
        });
        let system = match one.system.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => {
                let system = code.parse::<WishedSystem>().ok();
                if system.is_none() {
                    faults.add(field("system"), "need-system-unknown");
                }
                system
            }
            None => None,
        };
        let distance = one.distance_km_max.map(|kilometres| {
            faults.whole(field("distance_km_max"), kilometres, REACH_KM_WHOLE, "need-distance-out-of-range")
        });
        let id = NeedLineId::new();
        if let Some(quantity) = one.quantity {
            let code = "need-quantity-out-of-range";
            faults.whole(field("quantity"), quantity, bounds(code), code);
            let tolerance = one.tolerance.unwrap_or(0);
            if !(0..=MOST_UNITS).contains(&tolerance) {
                faults.add(field("tolerance"), "need-tolerance-out-of-range");
            }
            quantities.push(Quantity { need_line_id: id, quantity, tolerance });
        }
        lines.push(NeedLine {
            id,
            position: i32::try_from(place + 1).map_err(Error::internal)?,
            label,
            category: one.category.clone(),
            grade_min,
            memory_gb_min: memory.and_then(|memory| i32::try_from(memory).ok()),
            price_ceiling: ceiling.map(Cents),
            system,
            distance_km_max: distance.and_then(|most| i32::try_from(most).ok()),
        });
    }
    let title = faults.words("title", &new.title).unwrap_or_else(|| usual_title(op, &lines));
    let minimum_quantity = new.minimum_quantity.unwrap_or(1);
    if !(1..=MOST_UNITS * 100).contains(&minimum_quantity) {
        faults.add("minimum_quantity", "pooled-order-minimum-out-of-range");
    }
    if let Some(closes_at) = new.closes_at
        && let Err(error) = check_closing(op.now, closes_at)
    {
        faults.0.extend(error.field_faults().iter().cloned());
    }
    if !faults.0.is_empty() {
        return Err(Error::faults(faults.0));
    }
    Ok(Checked { title, closes_at: new.closes_at, minimum_quantity, lines, quantities })
}

/// A title from the first need, for who gave none.
fn usual_title(op: &OpContext, lines: &[NeedLine]) -> String {
    let texts = Texts::new(op.language);
    let what = lines.first().map_or_else(String::new, |line| match &line.label {
        Some(label) => label.clone(),
        None => texts.dynamic("category-", super::known_category(&line.category)).to_string(),
    });
    let title = texts.t("pooled-order-usual-title").with("what", what).to_string();
    title.chars().take(LONGEST_WORDS).collect()
}

/// Checks what a buyer wants against an order's lines.
pub(super) fn check_wanted(lines: &[NeedLine], wanted: &Wanted) -> Result<Vec<Quantity>> {
    let mut faults = Faults(Vec::new());
    let mut found: Vec<Quantity> = Vec::new();
    let mut sent: Vec<(String, WantedLine)> = wanted
        .quantities
        .iter()
        .enumerate()
        .map(|(place, one)| (format!("quantities.{place}"), *one))
        .collect();
    if let (Some(quantity), [only]) = (wanted.quantity, lines)
        && sent.is_empty()
    {
        let tolerance = wanted.tolerance.unwrap_or(0);
        sent.push((String::new(), WantedLine { need_line_id: only.id, quantity, tolerance }));
    } else if wanted.quantity.is_some() {
        faults.add("quantity", "need-quantity-names-no-line");
    }
    for (field, one) in &sent {
        let named = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
        if !lines.iter().any(|line| line.id == one.need_line_id) {
            faults.add(named("need_line_id"), "need-line-unknown");
        } else if found.iter().any(|known| known.need_line_id == one.need_line_id) {
            faults.add(named("need_line_id"), "need-line-twice");
        }
        faults.whole(named("quantity"), one.quantity, MOST_UNITS, "need-quantity-out-of-range");
        if !(0..=MOST_UNITS).contains(&one.tolerance) {
            faults.add(named("tolerance"), "need-tolerance-out-of-range");
        }
        found.push(Quantity {
            need_line_id: one.need_line_id,
            quantity: one.quantity,
            tolerance: one.tolerance,
        });
    }
    if sent.is_empty() && faults.0.is_empty() {
        faults.add("quantity", "need-quantity-needed");
    }
    if faults.0.is_empty() { Ok(found) } else { Err(Error::faults(faults.0)) }
}
