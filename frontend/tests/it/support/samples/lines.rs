//! Telephone lines.

use askama::Template;
use frontend::lines::{DepartmentPage, FindUsPage, LineForm, LineRow, LinesPage, PlaceFound};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let department = DepartmentPage {
        ctx: context(language, "/mon-departement"),
        departments: vec![
            Choice::new("national", "France entière"),
            Choice::new("33", "33 · Gironde").selected(true),
        ],
        back: "/donner".to_owned(),
    };
    let wrong = FieldErrors::new().with("day_1", "Ces horaires ne se lisent pas.");
    vec![
        ("department", department.render().unwrap()),
        ("find-us", find_us(language, true).render().unwrap()),
        ("find-us-none", find_us(language, false).render().unwrap()),
        ("lines", lines(language).render().unwrap()),
        ("line", line(language, FieldErrors::new()).render().unwrap()),
        ("line-wrong", line(language, wrong).render().unwrap()),
    ]
}

fn find_us(language: Language, any: bool) -> FindUsPage {
    let place = PlaceFound {
        name: "CCAS de Bègles".to_owned(),
        label: "Espace numérique".to_owned(),
        address: "12 rue du Lavoir, 33130 Bègles".to_owned(),
        distance: "4 km".to_owned(),
        telephone: "05 56 00 00 00".to_owned(),
        link: "tel:+33556000000".to_owned(),
    };
    FindUsPage {
        ctx: context(language, "/ou-nous-trouver"),
        near: "Bègles".to_owned(),
        searched: true,
        places: if any { vec![place] } else { Vec::new() },
        errors: FieldErrors::new(),
    }
}

fn lines(language: Language) -> LinesPage {
    let mut ctx = context(language, "/desk/telephone");
    ctx.viewer = Some(viewer());
    let row = |territory: &str| LineRow {
        address: "/desk/telephone/33".to_owned(),
        territory: territory.to_owned(),
        place: "La Fabrique numérique, Bordeaux".to_owned(),
        telephone: "05 56 00 00 00".to_owned(),
        hours: "du lundi au vendredi, de 9 h à 18 h".to_owned(),
    };
    LinesPage {
        nav: vec![NavItem::new("Numéros de téléphone", "/desk/telephone").current(true)],
        own: vec![row("Gironde (33)")],
        without: vec![row("Landes (40)")],
        ctx,
    }
}

fn line(language: Language, errors: FieldErrors) -> LineForm {
    let mut ctx = context(language, "/desk/telephone/33");
    ctx.viewer = Some(viewer());
    let day = |number: u8, name: &str| (format!("day_{number}"), name.to_owned(), "9 h - 18 h".to_owned());
    LineForm {
        nav: vec![NavItem::new("Numéros de téléphone", "/desk/telephone").current(true)],
        address: "/desk/telephone/33".to_owned(),
        territory: "Gironde (33)".to_owned(),
        place: "La Fabrique numérique, Bordeaux".to_owned(),
        telephone: "05 56 00 00 00".to_owned(),
        days: vec![day(1, "lundi"), day(2, "mardi")],
        removable: true,
        errors,
        ctx,
    }
}
