//! Pooled orders that are still to come to anything.

use super::Cast;
use super::codes::{Capacity, Grade, PooledOrderState};
use super::description::{NeedLine, Participant, PooledOrder, Step};
use super::random::Random;
use super::sales::purpose;
use crate::Category;

const DAY: u32 = 1_440;

/// Pooled orders that anyone may still join, one being written, one that found too few. `known` orders come before.
pub(super) fn coming_orders(cast: &Cast, known: usize, random: &mut Random) -> Vec<PooledOrder> {
    use PooledOrderState as S;
    let near = |workshop: &str| -> Vec<String> {
        let near = cast.nearest(Capacity::Buyer, workshop, 4);
        near.into_iter().map(|(_, buyer)| buyer.key.clone()).collect()
    };
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<String>>();
    let mut orders = vec![
        (
            S::Open,
            "Portables pour les secrétariats de mairie",
            5,
            keys(&["buyer-01", "buyer-04"]),
            Category::Laptop,
        ),
        (
            S::Open,
            "Écrans pour les salles informatiques",
            9,
            keys(&["buyer-05", "buyer-02", "buyer-06"]),
            Category::Screen,
        ),
        (
            S::Open,
            "Postes fixes d’accueil en Loire-Atlantique",
            30,
            keys(&["buyer-15", "buyer-16"]),
            Category::Desktop,
        ),
        (S::Draft, "Tablettes des ateliers du bassin", 40, keys(&["buyer-07"]), Category::Tablet),
        (S::CancelledBelowMinimum, "Imprimantes de proximité", -12, keys(&["buyer-08"]), Category::Printer),
    ];
    // Elsewhere in France the buyers around a workshop do the same.
    orders.extend(
        [
            ("refurbisher-04", "Portables des collèges de l’agglomération", 18, Category::Laptop),
            ("refurbisher-05", "Postes des maisons de quartier", 12, Category::Desktop),
            ("refurbisher-07", "Écrans pour le télétravail des agents", 25, Category::Screen),
            ("refurbisher-09", "Portables des lycées professionnels", 7, Category::Laptop),
            ("refurbisher-10", "Tablettes pour les bibliothèques", 33, Category::Tablet),
            ("refurbisher-14", "Portables des secrétaires de mairie itinérants", 15, Category::Laptop),
            ("refurbisher-19", "Téléphones des services techniques", 21, Category::Smartphone),
            ("refurbisher-24", "Ordinateurs des cases à lire", 28, Category::Laptop),
        ]
        .map(|(workshop, title, days, category)| {
            (S::Open, title, days, near(&format!("{workshop}.1")), category)
        }),
    );
    orders
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
            let joined = if state == S::Draft { &[][..] } else { &buyers[..] };
            PooledOrder {
                key: format!("pooled-order-{:03}", known + index + 1),
                title: title.to_owned(),
                coordinator: buyers[0].clone(),
                // Some still look for more who join.
                minimum_units: if index > 4 && index % 2 == 0 { 45 } else { 10 },
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
                        organisation: buyer.clone(),
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
