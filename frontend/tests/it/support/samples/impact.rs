//! The measured reuse rate.

use askama::Template;
use frontend::components::{Cell, Column, Figure, Tone};
use frontend::impact::{RefurbishersPage, ReusePage};
use frontend::{Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("reuse", reuse(language, true).render().unwrap()),
        ("reuse-empty", reuse(language, false).render().unwrap()),
        ("refurbishers", refurbishers(language, true).render().unwrap()),
        ("refurbishers-empty", refurbishers(language, false).render().unwrap()),
    ]
}

fn figure(value: &str, label: &str, source: &str) -> Figure {
    Figure { value: value.to_owned(), label: label.to_owned(), source: source.to_owned() }
}

fn reuse(language: Language, any: bool) -> ReusePage {
    let mut ctx = context(language, "/desk/reuse");
    ctx.viewer = Some(viewer());
    let row = vec![
        Cell::link("RB-7K2M-9QX4", "/appareils/RB-7K2M-9QX4"),
        Cell::text("Dell Latitude 5490"),
        Cell::badge("Donné", Tone::Good),
        Cell::text("14 septembre 2026"),
        Cell::text("1,6 kg"),
    ];
    ReusePage {
        nav: vec![NavItem::new("Taux de réemploi", "/desk/reuse").current(true)],
        figures: vec![
            figure(
                "48,2 %",
                "En nombre d’appareils",
                "54 appareils vendus, donnés ou prêtés, sur 112 comptés",
            ),
            figure("51 %", "En poids", "80 kg vendus, donnés ou prêtés, sur 156 kg"),
        ],
        from: "23 novembre 2025".to_owned(),
        to: "23 novembre 2026".to_owned(),
        warned_on: any.then(|| "12 novembre 2026".to_owned()),
        columns: ["Référence", "Appareil", "Ce qu’il est devenu", "Depuis le", "Poids"]
            .map(Column::new)
            .to_vec(),
        rows: if any { vec![row] } else { Vec::new() },
        first: String::new(),
        next: if any { "/desk/reuse?after=RB-7K2M-9QX4".to_owned() } else { String::new() },
        ctx,
    }
}

fn refurbishers(language: Language, any: bool) -> RefurbishersPage {
    let mut ctx = context(language, "/desk/refurbishers");
    ctx.viewer = Some(viewer());
    RefurbishersPage {
        nav: vec![NavItem::new("Ateliers", "/desk/refurbishers").current(true)],
        list: if any { super::lists::full() } else { super::lists::empty() },
        ctx,
    }
}
