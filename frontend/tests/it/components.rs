//! Every component, on one page.

use askama::Template;
use frontend::components::{Cell, Chip, Column, Contact, Fact, Figure, Happening, Step, Tone};
use frontend::{Choice, FieldErrors, Flash, FlashKind, Language, NavItem, PageContext, filters};

#[derive(Template)]
#[template(path = "../tests/it/gallery.html")]
struct GalleryPage {
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

fn gallery(language: Language) -> GalleryPage {
    let mut ctx = crate::support::samples::context(language, "/desk/lots?page=2");
    ctx.viewer = Some(crate::support::samples::viewer());
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

#[test]
fn every_component_makes_a_sound_page() {
    for language in Language::ALL {
        let html = gallery(language).render().unwrap();
        crate::support::assert_sound(&html, language);
    }
}

#[test]
fn what_people_typed_comes_back_escaped() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("value=\"&#34;&#62;&#60;script&#62;"));
    assert!(!html.contains("<script>"));
    assert!(html.contains("Le lot est &#60;parti&#62;."));
}

#[test]
fn an_error_stands_beside_its_field_and_in_the_summary() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("<a href=\"#name\">Écrivez votre nom</a>"));
    assert!(html.contains("id=\"name-error\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"name-hint name-error\""));
    assert!(html.contains("2 réponses sont à corriger"));
}

#[test]
fn money_follows_the_language() {
    assert!(gallery(Language::Fr).render().unwrap().contains("1\u{202f}234,50\u{a0}€"));
    assert!(gallery(Language::En).render().unwrap().contains("€1,234.50"));
}

#[test]
fn the_language_link_comes_back_to_the_page() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("/language/en?back=%2Fdesk%2Flots%3Fpage%3D2"));
}
