//! What is measured of refurbishers.

use askama::Template;
use frontend::components::Figure;
use frontend::monitoring::{BehindPage, FiguresPage, LinkedFigure, RefurbishersPage};
use frontend::{Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("own-figures", figures(language, true).render().unwrap()),
        ("own-figures-none", figures(language, false).render().unwrap()),
        ("behind", behind(language, true).render().unwrap()),
        ("behind-empty", behind(language, false).render().unwrap()),
        ("refurbishers", refurbishers(language, true).render().unwrap()),
        ("refurbishers-empty", refurbishers(language, false).render().unwrap()),
    ]
}

fn figure(value: &str, label: &str, source: &str, code: &str) -> LinkedFigure {
    LinkedFigure {
        figure: Figure { value: value.to_owned(), label: label.to_owned(), source: source.to_owned() },
        address: if code.is_empty() { String::new() } else { format!("/desk/figures/{code}") },
        label: if code.is_empty() { String::new() } else { "Voir les appareils comptés".to_owned() },
    }
}

fn nav() -> Vec<NavItem> {
    vec![NavItem::new("Vos chiffres", "/desk/figures").current(true)]
}

fn figures(language: Language, any: bool) -> FiguresPage {
    let mut ctx = context(language, "/desk/figures");
    ctx.viewer = Some(viewer());
    FiguresPage {
        nav: nav(),
        figures: vec![
            figure("48,2 %", "En nombre d’appareils", "54 appareils sur 112 comptés", "outcomes"),
            figure("6 jours", "De la réception à la décision", "neuf cas sur dix en 40 jours", "outcomes"),
            figure("Non mesuré", "Dossiers après-vente", "ce n’est pas zéro", ""),
        ],
        from: "24 novembre 2025".to_owned(),
        to: "23 novembre 2026".to_owned(),
        days: 7,
        measured: any,
        warned_on: any.then(|| "12 novembre 2026".to_owned()),
        shown_on: "19 novembre 2026".to_owned(),
        ctx,
    }
}

fn behind(language: Language, any: bool) -> BehindPage {
    let mut ctx = context(language, "/desk/figures/outcomes");
    ctx.viewer = Some(viewer());
    BehindPage {
        nav: nav(),
        title: "Les appareils comptés".to_owned(),
        lead: "Les appareils vendus, donnés, prêtés, démontés ou recyclés sur douze mois.".to_owned(),
        list: if any { super::lists::full() } else { super::lists::empty() },
        ctx,
    }
}

fn refurbishers(language: Language, any: bool) -> RefurbishersPage {
    let mut ctx = context(language, "/desk/refurbishers");
    ctx.viewer = Some(viewer());
    RefurbishersPage {
        nav: vec![NavItem::new("Ateliers", "/desk/refurbishers").current(true)],
        list: if any { super::lists::full() } else { super::lists::empty() },
        days: 7,
        ctx,
    }
}
