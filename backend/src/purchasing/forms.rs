//! What the pages' forms send, read as people write it; faults named as the forms name their fields.

use std::collections::HashMap;

use frontend::Texts;

use super::input::{NewNeedLine, NewPooledOrder, Wanted, WantedLine};
use super::orders::Counted;
use super::{order::PurchaseOrder, pool::NeedLine};
use crate::kernel::{Cents, Error, Fault, Instant, Result, SiteId, written};

/// A form as it was sent.
pub(super) type Sent = HashMap<String, String>;

/// Needs on the form of a new order.
pub(super) const NEEDS: usize = 3;

/// One field's text without the spaces around it; empty when it was not sent.
pub(super) fn field<'a>(sent: &'a Sent, name: &str) -> &'a str {
    sent.get(name).map(|text| text.trim()).unwrap_or_default()
}

/// Reads a moment. A day alone means its last minute, in Paris: « jusqu’au 5 décembre » includes the 5th.
pub(super) fn end_of_day(text: &str, now: Instant) -> Option<Instant> {
    written::moment(text, now)?.or_at(23, 59)
}

struct Reader<'a> {
    sent: &'a Sent,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, field: &str, code: &'static str) {
        self.faults.push(Fault { field: field.to_owned(), code, args: Vec::new() });
    }

    fn text(&self, name: &str) -> Option<String> {
        Some(field(self.sent, name).to_owned()).filter(|text| !text.is_empty())
    }

    fn number(&mut self, name: &str) -> Option<i64> {
        let text: String = field(self.sent, name).chars().filter(|c| !c.is_whitespace()).collect();
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.fault(name, "pooled-order-number-unreadable");
        }
        read
    }

    fn price(&mut self, name: &str) -> Option<i64> {
        let text = self.text(name)?;
        let read = Cents::parse(&text).map(|cents| cents.0);
        if read.is_none() {
            self.fault(name, "need-price-unreadable");
        }
        read
    }

    fn date(&mut self, name: &str, now: Instant) -> Option<Instant> {
        let text = self.text(name)?;
        let read = end_of_day(&text, now);
        if read.is_none() {
            self.fault(name, "pooled-order-date-unreadable");
        }
        read
    }

    fn site(&mut self, name: &str) -> Option<SiteId> {
        let text = self.text(name)?;
        let read = text.parse().ok();
        if read.is_none() {
            self.fault(name, "delivery-site-unknown");
        }
        read
    }

    fn done<T>(self, value: T) -> Result<T> {
        if self.faults.is_empty() { Ok(value) } else { Err(Error::faults(self.faults)) }
    }
}

/// The version that a form was made from.
pub(super) fn version(sent: &Sent) -> Option<i64> {
    field(sent, "version").parse().ok()
}

/// What the form of a new order says.
pub(super) struct NewOrder {
    /// What could be read.
    pub new: NewPooledOrder,
    /// For each need, the number of its place on the form.
    pub numbers: Vec<usize>,
    /// What could not be read, under the form's names.
    pub unread: Vec<Fault>,
}

/// The form of a new order. What cannot be read does not hide what else is wrong: the caller adds those faults.
pub(super) fn new_order(sent: &Sent, now: Instant) -> NewOrder {
    let mut reader = Reader { sent, faults: Vec::new() };
    let mut lines = Vec::new();
    let mut numbers = Vec::new();
    for number in 1..=NEEDS {
        let name = |name: &str| format!("{name}_{number}");
        let line = NewNeedLine {
            category: field(sent, &name("category")).to_owned(),
            label: reader.text(&name("label")),
            memory_gb_min: reader.number(&name("memory")),
            grade_min: reader.text(&name("grade")),
            price_ceiling_cents: reader.price(&name("ceiling")),
            system: reader.text(&name("system")),
            distance_km_max: reader.number(&name("distance")),
            quantity: reader.number(&name("quantity")),
            tolerance: None,
        };
        let empty = line.category.is_empty()
            && ["label", "memory", "ceiling", "distance", "quantity"]
                .iter()
                .all(|part| field(sent, &name(part)).is_empty());
        if number == 1 || !empty {
            lines.push(line);
            numbers.push(number);
        }
    }
    let new = NewPooledOrder {
        title: field(sent, "title").to_owned(),
        closes_at: reader.date("closes_at", now),
        minimum_quantity: reader.number("minimum_quantity"),
        lines,
        delivery_site_id: reader.site("delivery_site_id"),
        listing_id: None,
        quantity: None,
    };
    NewOrder { new, numbers, unread: reader.faults }
}

/// The faults that could not be read with those that the rules find, none twice about one field.
pub(super) fn together(mut unread: Vec<Fault>, refused: Error) -> Error {
    let more: Vec<Fault> = refused
        .field_faults()
        .iter()
        .filter(|fault| unread.iter().all(|known| known.field != fault.field))
        .cloned()
        .collect();
    unread.extend(more);
    Error::faults(unread)
}

/// An error whose faults bear the form's names: `need_lines.1.memory_gb_min` is `memory_3` when the second need sent
/// stands third on the form.
pub(super) fn renamed(error: Error, list: &str, numbers: &[usize]) -> Error {
    if error.field_faults().is_empty() {
        return error;
    }
    let faults = error
        .field_faults()
        .iter()
        .map(|fault| {
            let mut fault = fault.clone();
            let parts: Vec<&str> = fault.field.split('.').collect();
            if let [first, place, name] = parts.as_slice()
                && *first == list
            {
                let number = place.parse::<usize>().ok().and_then(|place| numbers.get(place)).copied();
                let name = match *name {
                    "memory_gb_min" => "memory",
                    "grade_min" => "grade",
                    "price_ceiling_cents" => "ceiling",
                    "distance_km_max" => "distance",
                    "need_line_id" => "quantity",
                    other => other,
                };
                fault.field = format!("{name}_{}", number.unwrap_or(1));
            }
            fault
        })
        .collect();
    Error::faults(faults)
}

/// The form of one's own quantities; and, for each quantity, the number of its line.
pub(super) fn wanted(sent: &Sent, lines: &[NeedLine]) -> Result<(Option<SiteId>, Wanted, Vec<usize>)> {
    let mut reader = Reader { sent, faults: Vec::new() };
    let mut quantities = Vec::new();
    let mut numbers = Vec::new();
    for (line, number) in lines.iter().zip(1_usize..) {
        let quantity = reader.number(&format!("quantity_{number}"));
        let tolerance = reader.number(&format!("tolerance_{number}")).unwrap_or(0);
        if let Some(quantity) = quantity.filter(|quantity| *quantity != 0) {
            quantities.push(WantedLine { need_line_id: line.id, quantity, tolerance });
            numbers.push(number);
        }
    }
    let site = reader.site("delivery_site_id");
    reader.done((site, Wanted { quantities, quantity: None, tolerance: None }, numbers))
}

/// The form of another closing day.
pub(super) fn closing_day(sent: &Sent, now: Instant) -> Result<Instant> {
    let mut reader = Reader { sent, faults: Vec::new() };
    let read = reader.date("closes_at", now);
    match reader.done(read)? {
        Some(at) => Ok(at),
        None => Err(Error::invalid("closes_at", "pooled-order-date-unreadable")),
    }
}

/// The form of what arrived.
pub(super) fn counted(sent: &Sent, order: &PurchaseOrder, texts: Texts) -> Result<Counted> {
    let mut reader = Reader { sent, faults: Vec::new() };
    let mut received = HashMap::new();
    let mut broken_words = Vec::new();
    for line in &order.lines {
        let units = reader.number(&format!("received_{}", line.position));
        if let Some(units) = units {
            received.insert(line.id, units);
        }
        let name = format!("broken_{}", line.position);
        match reader.number(&name) {
            Some(broken) if !(0..=units.unwrap_or(line.quantity)).contains(&broken) => {
                reader.fault(&name, "purchase-order-broken-out-of-range");
            }
            Some(broken) if broken > 0 => broken_words.push(
                texts
                    .t("purchase-order-broken-reserve")
                    .with("count", broken)
                    .with("number", line.position)
                    .with("what", line.description.as_str())
                    .to_string(),
            ),
            Some(_) | None => {}
        }
    }
    broken_words.extend(reader.text("reserves"));
    let reserves = (!broken_words.is_empty()).then(|| broken_words.join("\n"));
    reader.done(Counted { reserves, received })
}
