//! Pooled orders and purchase orders in words: what their pages and documents share.

use std::collections::HashMap;

use frontend::components::{Happening, Step, StepState, Tone};
use frontend::filters::{Day, write_date, write_money};
use frontend::{Language, Texts};
use sea_orm::ConnectionTrait;

use super::lives::{PooledOrderState, PurchaseOrderState};
use super::pool::NeedLine;
use crate::kernel::{Cents, Instant, OrganisationId, Result};
use crate::organisations::{self, Organisation};
use crate::platform::audit;

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
    if let Some(grade) = line.grade_min {
        let grade = texts.dynamic("grade-", grade.code().to_lowercase());
        parts.push(texts.t("need-grade").with("grade", grade).to_string());
    }
    if let Some(ceiling) = line.price_ceiling {
        parts.push(texts.t("need-ceiling").with("price", money(ceiling, texts.language)).to_string());
    }
    parts.join(", ")
}

/// A need line's own words, or what it asks for.
pub(super) fn need_label(line: &NeedLine, texts: Texts) -> String {
    line.label.clone().unwrap_or_else(|| need(line, texts))
}

pub(super) fn pooled_order_tone(state: PooledOrderState) -> Tone {
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

fn steps(labels: Vec<String>, current: usize) -> Vec<Step> {
    let last = labels.len();
    if current < last {
        return Step::sequence(labels, current);
    }
    labels.into_iter().map(|label| Step::new(label, StepState::Done)).collect()
}

pub(super) fn pooled_order_steps(state: PooledOrderState, texts: Texts) -> Vec<Step> {
    use PooledOrderState as S;
    let labels = ["draft", "needs", "sourcing", "commitments", "delivery"];
    let labels = labels.map(|code| texts.dynamic("pooled-order-step-", code).to_string());
    let current = match state {
        S::Draft | S::Scheduled => 0,
        S::Open | S::Extended | S::CancelledBelowMinimum => 1,
        S::Closed | S::Confirmed | S::Sourcing | S::Sourced => 2,
        S::CollectingCommitments => 3,
        S::Ordered => 4,
        S::Settled => 5,
    };
    steps(labels.to_vec(), current)
}

pub(super) fn purchase_order_steps(state: PurchaseOrderState, texts: Texts) -> Vec<Step> {
    use PurchaseOrderState as S;
    let labels = ["signature", "confirmation", "shipment", "certification"];
    let labels = labels.map(|code| texts.dynamic("purchase-order-step-", code).to_string());
    let current = match state {
        S::Proposed | S::Cancelled => 0,
        S::Signed => 1,
        S::Confirmed | S::Preparing => 2,
        S::Shipped | S::Delivered | S::Disputed => 3,
        S::Certified | S::Closed => 4,
    };
    steps(labels.to_vec(), current)
}

/// What happened to an object, in sentences, oldest first.
pub(super) async fn history(
    c: &impl ConnectionTrait,
    kind: &str,
    id: impl ToString,
    texts: Texts,
) -> Result<Vec<Happening>> {
    let entries = audit::history(c, kind, id).await?;
    let who: Vec<OrganisationId> = entries.iter().filter_map(|entry| entry.organisation_id).collect();
    let known: HashMap<OrganisationId, Organisation> = organisations::find_many(c, who).await?;
    Ok(entries
        .into_iter()
        .map(|entry| {
            let sentence = texts.dynamic("happened-", entry.action.replace('.', "-")).to_string();
            let who = entry.organisation_id.and_then(|id| known.get(&id)).map(|one| one.name.clone());
            Happening::new(day(entry.at, texts), sentence).detail(who.unwrap_or_default())
        })
        .collect())
}
