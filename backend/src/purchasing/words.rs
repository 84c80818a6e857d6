//! Pooled orders and purchase orders in words: what their pages and documents share.

use frontend::components::{Step, Tone};
use frontend::filters::{Day, write_date, write_gigabytes, write_money};
use frontend::object::{ended, life};
use frontend::{Language, Texts};

use super::lives::{PooledOrderState, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::particulars::{Particulars, WishedSystem};
use super::pool::{NeedLine, Pool};
use crate::devices;
use crate::kernel::{Cents, Instant};
use crate::platform::audit::Entry;

pub(super) fn day(at: Instant, texts: Texts) -> String {
    write_date(at.calendar_day(), texts)
}

pub(super) fn money(amount: Cents, language: Language) -> String {
    write_money(amount.0, language)
}

/// What a need line asks for: « Ordinateur portable, 8 Go au moins, bon état au moins, 300 € au plus ».
pub(super) fn need(line: &NeedLine, texts: Texts) -> String {
    let mut parts = vec![texts.dynamic("category-", super::known_category(&line.category)).to_string()];
    if let Some(memory) = line.memory_gb_min {
        parts.push(texts.t("need-memory").with("memory", memory).to_string());
    }
    if let Some(system) = line.system {
        parts.push(system_wish(system, texts));
    }
    if let Some(grade) = line.grade_min {
        let grade = texts.dynamic("grade-", grade.code().to_lowercase());
        parts.push(texts.t("need-grade").with("grade", grade).to_string());
    }
    if let Some(ceiling) = line.price_ceiling {
        parts.push(texts.t("need-ceiling").with("price", money(ceiling, texts.language)).to_string());
    }
    if let Some(most) = line.distance_km_max {
        parts.push(texts.t("need-distance").with("distance", most).to_string());
    }
    parts.join(", ")
}

/// A wished system in words.
pub(super) fn system_wish(system: WishedSystem, texts: Texts) -> String {
    texts.dynamic("need-system-", system.code().replace('_', "-")).to_string()
}

/// What a device is in full: « Windows 11, mémoire 8 Go, stockage 256 Go, Bon état, Garantie 12 mois ».
pub(super) fn particulars(known: &Particulars, texts: Texts) -> String {
    let size = |gigabytes: i32| write_gigabytes(i64::from(gigabytes), texts.language);
    let mut parts = vec![match &known.operating_system {
        Some(system) => devices::system_in_words(system, texts),
        None => texts.t("particulars-no-system").to_string(),
    }];
    if let Some(memory) = known.memory_mb.filter(|memory| *memory >= 1024) {
        parts.push(texts.t("particulars-memory").with("size", size(memory / 1024)).to_string());
    }
    if let Some(storage) = known.storage_gb {
        parts.push(texts.t("particulars-storage").with("size", size(storage)).to_string());
    }
    parts.push(texts.dynamic("grade-", known.grade.code().to_lowercase()).to_string());
    parts.push(match known.warranty_months {
        0 => texts.t("listing-warranty-none").to_string(),
        months => texts.t("listing-warranty").with("months", months).to_string(),
    });
    parts.join(", ")
}

/// The same; empty for what was found before this was kept.
pub(super) fn maybe_particulars(known: Option<&Particulars>, texts: Texts) -> String {
    known.map(|known| particulars(known, texts)).unwrap_or_default()
}

/// A model with what it is in full, where that was kept.
pub(super) fn in_full(title: &str, known: Option<&Particulars>, texts: Texts) -> String {
    match known {
        Some(known) => format!("{title}, {}", particulars(known, texts)),
        None => title.to_owned(),
    }
}

/// A need line's own words, or what it asks for.
pub(super) fn need_label(line: &NeedLine, texts: Texts) -> String {
    line.label.clone().unwrap_or_else(|| need(line, texts))
}

/// Where a pooled order stands, in a word and its colour: one that came to nothing was cancelled, not finished.
pub(super) fn pooled_order_standing(pool: &Pool, texts: Texts) -> (String, Tone) {
    if pool.came_to_nothing() {
        return (texts.t("pooled-order-state-came-to-nothing").to_string(), Tone::Danger);
    }
    let state = pool.order.state;
    (texts.dynamic("pooled-order-state-", state.code()).to_string(), pooled_order_tone(state))
}

fn pooled_order_tone(state: PooledOrderState) -> Tone {
    use PooledOrderState as S;
    match state {
        S::Draft | S::Scheduled => Tone::Neutral,
        S::Open | S::Extended | S::Settled => Tone::Good,
        S::Closed | S::Confirmed | S::Sourcing | S::Sourced | S::Ordered => Tone::Information,
        S::CollectingCommitments => Tone::Warning,
        S::CancelledBelowMinimum => Tone::Danger,
    }
}

pub(super) fn purchase_order_tone(state: PurchaseOrderState) -> Tone {
    use PurchaseOrderState as S;
    match state {
        S::Proposed => Tone::Warning,
        S::Signed | S::Confirmed | S::Preparing | S::Shipped | S::Delivered => Tone::Information,
        S::Certified | S::Closed => Tone::Good,
        S::Cancelled | S::Disputed => Tone::Danger,
    }
}

fn done(at: Option<Instant>, texts: Texts) -> String {
    at.map(|at| day(at, texts)).unwrap_or_default()
}

fn before(at: Instant, texts: Texts) -> String {
    texts.t("object-step-before").with("date", day(at, texts)).to_string()
}

/// The life of a pooled order, each step done with its day as the journal says it.
pub(super) fn pooled_order_steps(pool: &Pool, journal: &[Entry], texts: Texts) -> Vec<Step> {
    let order = &pool.order;
    use PooledOrderState as S;
    let of = |verb: &str| {
        let entry = journal.iter().rev().find(|entry| entry.action == format!("pooled_order.{verb}"));
        done(entry.map(|entry| entry.at), texts)
    };
    let current = match order.state {
        S::Draft | S::Scheduled => 0,
        S::Open | S::Extended | S::CancelledBelowMinimum => 1,
        S::Closed | S::Confirmed | S::Sourcing | S::Sourced => 2,
        S::CollectingCommitments => 3,
        S::Ordered => 4,
        S::Settled => 5,
    };
    let closing = if current > 1 { of("close") } else { before(order.closes_at, texts) };
    let committed = match order.commit_by {
        Some(until) if current == 3 => before(until, texts),
        _ => of("order"),
    };
    let opening = if current > 0 { done(order.opens_at, texts) } else { String::new() };
    let found = if current > 2 { of("source") } else { String::new() };
    let details = [opening, closing, found, committed, of("settle")];
    let labels = ["draft", "needs", "sourcing", "commitments", "delivery"];
    let labels = labels.map(|code| texts.dynamic("pooled-order-step-", code).to_string());
    let steps = labels.into_iter().zip(details);
    if pool.came_to_nothing() {
        let end = texts.t("pooled-order-step-came-to-nothing").to_string();
        return ended(steps, 3, end, of("settle"));
    }
    match order.state {
        S::CancelledBelowMinimum => {
            ended(steps, 1, texts.t("pooled-order-step-cancelled").to_string(), of("close"))
        }
        _ => life(steps, current),
    }
}

/// The life of a purchase order, each step done with its day.
pub(super) fn purchase_order_steps(order: &PurchaseOrder, texts: Texts) -> Vec<Step> {
    use PurchaseOrderState as S;
    let signature = match order.state {
        S::Proposed => before(order.sign_by, texts),
        _ => done(order.signed_at, texts),
    };
    let details = [
        signature,
        done(order.confirmed_at, texts),
        done(order.shipped_at, texts),
        done(order.certified_at, texts),
    ];
    let labels = ["signature", "confirmation", "shipment", "certification"];
    let labels = labels.map(|code| texts.dynamic("purchase-order-step-", code).to_string());
    let steps = labels.into_iter().zip(details);
    let current = match order.state {
        S::Proposed => 0,
        S::Signed => 1,
        S::Confirmed | S::Preparing => 2,
        S::Shipped | S::Delivered | S::Disputed => 3,
        S::Certified | S::Closed => 4,
        S::Cancelled => {
            let before = usize::from(order.signed_at.is_some()) + usize::from(order.confirmed_at.is_some());
            let end = texts.t("purchase-order-step-cancelled").to_string();
            return ended(steps, before, end, done(order.cancelled_at, texts));
        }
    };
    life(steps, current)
}

/// What an entry of the journal of a pooled order or of a purchase order says.
pub(super) fn event(entry: &Entry, texts: Texts) -> Option<String> {
    Some(texts.dynamic("happened-", entry.action.replace('.', "-")).to_string())
}

#[cfg(test)]
mod tests {
    use super::super::lives::PurchaseOrderAction;
    use super::*;

    /// What the journal says of pooled orders (`service::record`).
    const POOLED: [&str; 13] = [
        "create",
        "rewrite",
        "discard",
        "open",
        "extend",
        "join",
        "leave",
        "close",
        "source",
        "commit",
        "end_commitments",
        "order",
        "settle",
    ];

    #[test]
    fn every_entry_of_the_journal_of_an_order_has_its_sentence() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let purchases = PurchaseOrderAction::ALL.iter().map(|action| action.code()).chain(["create"]);
            let keys = purchases.map(|verb| format!("happened-purchase-order-{verb}"));
            for key in
                keys.chain(POOLED.map(|verb| format!("happened-pooled-order-{}", verb.replace('_', "-"))))
            {
                assert!(texts.has(&key), "{key} in {}", language.name());
            }
        }
    }
}
