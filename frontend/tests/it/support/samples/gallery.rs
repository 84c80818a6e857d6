//! Every component, on one page.

use askama::Template;
use frontend::components::{Cell, Chip, Column, Contact, Fact, Figure, Happening, Step, Tone};
use frontend::{Choice, FieldErrors, Flash, FlashKind, Language, NavItem, PageContext, filters};

use super::{context, viewer};

#[derive(Template)]
#[template(path = "../tests/it/gallery.html")]
pub(crate) struct GalleryPage {
    ctx: PageContext,
    nav: Vec<NavItem>,
    errors: FieldErrors,
    name: String,
    choices: Vec<Choice>,
    steps: Vec<Step>,
    facts: Vec<Fact>,
    happenings: Vec<Happening>,
    contacts: Vec<Contact>,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    chips: Vec<Chip>,
    figure: Figure,
    next: String,
    price_cents: i64,
}

pub(crate) fn gallery(language: Language) -> GalleryPage {
    let mut ctx = context(language, "/desk/lots?page=2");
    ctx.viewer = Some(viewer());
    ctx.flash = Some(Flash { kind: FlashKind::Success, text: String::from("Le lot est <parti>.") });
    GalleryPage {
        ctx,
        nav: vec![
            NavItem::new("À faire", "/desk").counting(3),
            NavItem::new("Mes lots", "/desk/lots").current(true),
        ],
        errors: FieldErrors::new().with("name", "Écrivez votre nom").with("use", "Choisissez un usage"),
        name: String::from("\"><script>alert(1)</script>"),
        choices: vec![
            Choice::new("school", "École").hint("De la maternelle au lycée"),
            Choice::new("office", "Bureau").selected(true),
        ],
        steps: Step::sequence(["Déclaré", "Proposé", "Collecté", "Reçu"], 1),
        facts: vec![
            Fact::new("Référence", "LOT-2026-000012"),
            Fact::new("Site", "Bègles").leading_to("/sites/1"),
        ],
        happenings: vec![Happening::new("3 septembre 2026", "Donné par une entreprise").detail("Bordeaux")],
        contacts: vec![Contact {
            role: String::from("Atelier"),
            name: String::from("Atelier Rive Droite"),
            detail: String::from("Cenon"),
            phone: String::from("05 00 00 00 00"),
            email: String::from("atelier@example.org"),
        }],
        columns: vec![Column::new("Référence"), Column::new("État"), Column::numeric("Appareils")],
        rows: vec![vec![
            Cell::link("LOT-2026-000012", "/lots/1"),
            Cell::badge("Accepté", Tone::Good),
            Cell::text("42"),
        ]],
        chips: vec![Chip { label: String::from("8 Go et plus"), without: String::from("/catalogue") }],
        figure: Figure {
            value: String::from("8 412"),
            label: String::from("appareils"),
            source: String::from("Rebond, 22 novembre 2026"),
        },
        next: String::from("?after=42"),
        price_cents: 123_450,
    }
}

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![("gallery", gallery(language).render().unwrap())]
}
