//! The donor's estimate and a workshop's terms.

use askama::Template;
use frontend::components::{Cell, Column, Tone};
use frontend::donations::{CollectionTermsPage, Rows, WorkshopTerms};
use frontend::estimate::{EstimateAnswer, EstimatePage, Model, Quantity};
use frontend::{Choice, FieldErrors, Language, Texts};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong =
        FieldErrors::new().with("near", "Dites où est le matériel.").with("screen", "Un nombre entier.");
    let rendered = [
        ("estimate", page(language, FieldErrors::new(), None).render()),
        ("estimate-errors", page(language, wrong, None).render()),
        ("estimate-answer", page(language, FieldErrors::new(), Some(answer(language, true))).render()),
        ("estimate-none", page(language, FieldErrors::new(), Some(answer(language, false))).render()),
        ("terms", terms(language, 1).render()),
        ("terms-two", terms(language, 2).render()),
        ("terms-empty", terms(language, 0).render()),
    ];
    rendered.into_iter().map(|(name, html)| (name, html.unwrap())).collect()
}

fn page(language: Language, errors: FieldErrors, answer: Option<EstimateAnswer>) -> EstimatePage {
    let texts = Texts::new(language);
    let codes =
        ["laptop", "desktop", "screen", "smartphone", "tablet", "printer", "server", "network", "other"];
    let found = answer.as_ref().is_some_and(|answer| answer.workshops > 0);
    let column = |key: &str| Column::new(texts.dynamic("estimate-column-", key).to_string());
    let row = |name: &str, receipt: Cell| {
        vec![
            Cell::text(name),
            Cell::text("4 km"),
            Cell::text(texts.t("estimate-free").with("from", 10).to_string()),
            Cell::text(texts.t("estimate-delay").with("days", 9).with("count", 14).to_string()),
            receipt,
        ]
    };
    let yes = Cell::badge(texts.t("estimate-receipt-yes").to_string(), Tone::Good);
    let rows = [
        row("Les Ateliers du Réemploi girondin, Lormont (33)", yes),
        row("Second Souffle numérique, Langon (33)", Cell::text(texts.t("estimate-receipt-no").to_string())),
    ];
    EstimatePage {
        ctx: context(language, "/donner/estimer"),
        errors,
        near: String::from("33130"),
        quantities: codes.map(|code| Quantity { code, typed: String::new() }).to_vec(),
        gifts: vec![
            Choice::new("company_gift", "Entreprise").hint("Tout atelier.").selected(true),
            Choice::new("public_free_gift", "Administration"),
        ],
        workshops: Rows {
            columns: ["workshop", "distance", "collection", "delay", "receipt"].map(column).to_vec(),
            rows: if found { rows.to_vec() } else { Vec::new() },
        },
        effect: Rows {
            columns: vec![Column::new("Catégorie"), Column::numeric("Appareils")],
            rows: vec![vec![Cell::text("Ordinateurs portables"), Cell::text("12")]],
        },
        answer,
        models: vec![Model {
            label: texts.t("model-agreement-title").to_string(),
            address: String::from("/donner/modeles/convention-de-don.pdf"),
        }],
    }
}

fn answer(language: Language, found: bool) -> EstimateAnswer {
    let texts = Texts::new(language);
    EstimateAnswer {
        units: String::from("12 ordinateurs portables, 4 écrans"),
        place: String::from("Bègles (33)"),
        others: vec![(String::from("Talence (33)"), String::from("/donner/estimer?near=Talence"))],
        workshops: if found { 12 } else { 0 },
        more: if found { 2 } else { 0 },
        remedies: vec![texts.t("estimate-remedy-call").to_string()],
        without_receipt: String::from(if found { "" } else { "/donner/estimer?gift=company_gift" }),
        receipt: texts.t("estimate-receipt-none").to_string(),
        avoided: texts.t("estimate-avoided").with("weight", "368 kg").to_string(),
        weight: texts.t("estimate-weight").with("weight", "41 kg").to_string(),
        declare: String::from("/sign-in?back=%2Fdesk%2Flots%2Fnew"),
        answers_in_days: 5,
    }
}

fn terms(language: Language, workshops: usize) -> CollectionTermsPage {
    let mut ctx = context(language, "/desk/collection-terms");
    ctx.viewer = Some(viewer());
    let workshop = |place: usize| WorkshopTerms {
        id: place.to_string(),
        label: String::from("Atelier, 12 rue de l’Exemple"),
        main: place == 0,
        free_from: String::from("10"),
        largest_lot: String::new(),
        radius_km: Some(90),
    };
    CollectionTermsPage {
        ctx,
        nav: Vec::new(),
        workshops: (0..workshops).map(workshop).collect(),
        errors: FieldErrors::new(),
    }
}
