//! Pooled orders that are still to come to anything.

use super::Cast;
use super::codes::{Grade, PooledOrderState};
use super::description::{NeedLine, Participant, PooledOrder, Step};
use super::random::Random;
use super::sales::purpose;
use crate::Category;

const DAY: u32 = 1_440;

/// Pooled orders that anyone may still join, one being written, one that found too few. `known` orders come before.
pub(super) fn coming_orders(cast: &Cast, known: usize, random: &mut Random) -> Vec<PooledOrder> {
    use PooledOrderState as S;
    [
        (
            S::Open,
            "Portables pour les secrétariats de mairie",
            5,
            &["buyer-01", "buyer-04"][..],
            Category::Laptop,
        ),
        (
            S::Open,
            "Écrans pour les salles informatiques",
            9,
            &["buyer-05", "buyer-02", "buyer-06"],
            Category::Screen,
        ),
        (
            S::Open,
            "Postes fixes d’accueil en Loire-Atlantique",
            30,
            &["buyer-15", "buyer-16"],
            Category::Desktop,
        ),
        (S::Draft, "Tablettes des ateliers du bassin", 40, &["buyer-07"], Category::Tablet),
        (S::CancelledBelowMinimum, "Imprimantes de proximité", -12, &["buyer-08"], Category::Printer),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (state, title, closes_in_days, buyers, category))| {
        let opened = random.between(15 * DAY, 25 * DAY);
        let closed = u32::try_from(-closes_in_days).unwrap_or_default() * DAY;
        let mut steps = vec![(S::Draft, opened + 2 * DAY)];
        if state != S::Draft {
            steps.extend([(S::Scheduled, opened + DAY), (S::Open, opened)]);
        }
        if state == S::CancelledBelowMinimum {
            steps.extend([(S::Closed, closed), (state, closed - 10)]);
        }
        let joined = if state == S::Draft { &[] } else { buyers };
        PooledOrder {
            key: format!("pooled-order-{:03}", known + index + 1),
            title: title.to_owned(),
            coordinator: buyers[0].to_owned(),
            minimum_units: 10,
            closes_in_minutes: closes_in_days * i64::from(DAY),
            lines: vec![NeedLine {
                purpose: purpose(category).to_owned(),
                category,
                memory_gb_min: matches!(category, Category::Laptop | Category::Desktop).then_some(8),
                grade_min: Grade::C,
                price_ceiling_cents: 32_000,
            }],
            participants: joined
                .iter()
                .map(|buyer| Participant {
                    organisation: (*buyer).to_owned(),
                    delivery_site: cast.organisation(buyer).sites[0].key.clone(),
                    quantities: vec![random.between(3, 8)],
                    joined_minutes_ago: random.between(closed + 60, opened - 60),
                    committed_minutes_ago: None,
                })
                .collect(),
            purchase_orders: Vec::new(),
            unserved: Vec::new(),
            steps: steps.into_iter().map(|(to, minutes_ago)| Step { to, minutes_ago }).collect(),
        }
    })
    .collect()
}
