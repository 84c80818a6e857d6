//! Models that inventories are held against, and what a donor's columns mean.

use askama::Template;
use frontend::components::{Cell, Column};
use frontend::donations::{ColumnChoice, PreviewPage, Rows};
use frontend::models::{ModelsPage, NewModelPage};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, lists, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("models", "La ligne 3 est fausse dans la colonne category.");
    let unnamed = FieldErrors::new().with("name", "Écrivez entre 1 et 120 caractères.");
    vec![
        ("models", models(language, true, FieldErrors::new()).render().unwrap()),
        ("models-read", models(language, false, FieldErrors::new()).render().unwrap()),
        ("models-wrong", models(language, true, wrong).render().unwrap()),
        ("model-new", new_model(language, FieldErrors::new()).render().unwrap()),
        ("model-new-wrong", new_model(language, unnamed).render().unwrap()),
        ("preview", preview(language, "").render().unwrap()),
        ("preview-remembered", preview(language, "Comme la dernière fois.").render().unwrap()),
    ]
}

fn models(language: Language, may_work: bool, errors: FieldErrors) -> ModelsPage {
    let mut ctx = context(language, "/desk/device-models");
    ctx.viewer = Some(viewer());
    ModelsPage {
        nav: vec![NavItem::new("Modèles connus", "/desk/device-models").current(true)],
        list: lists::full(),
        errors,
        may_work,
        ctx,
    }
}

fn new_model(language: Language, errors: FieldErrors) -> NewModelPage {
    let mut ctx = context(language, "/desk/device-models/new");
    ctx.viewer = Some(viewer());
    NewModelPage {
        nav: vec![NavItem::new("Modèles connus", "/desk/device-models").current(true)],
        errors,
        categories: vec![Choice::new("laptop", "Ordinateur portable"), Choice::new("screen", "Écran")],
        brand: String::from("Lenovo"),
        name: String::from("ThinkPad T480"),
        also: String::from("20L5; 20L6"),
        first_year: String::from("2018"),
        last_year: String::new(),
        cpu: String::from("Intel Core i5-8350U"),
        memory_gb: String::from("16"),
        storage_gb: String::from("256"),
        screen_inches: String::from("14"),
        weight_grams: String::from("1600"),
        ctx,
    }
}

fn preview(language: Language, said: &str) -> PreviewPage {
    let mut ctx = context(language, "/desk/lots/1/preview");
    ctx.viewer = Some(viewer());
    let table = || Rows {
        columns: vec![Column::new("Votre titre"), Column::new("Compris comme")],
        rows: vec![vec![Cell::text("Machin"), Cell::text("Modèle")]],
    };
    let choice = |at: usize, heading: &str| ColumnChoice {
        id: format!("meaning_{at}"),
        heading_id: format!("heading_{at}"),
        heading: heading.to_owned(),
        choices: Choice::select(
            vec![Choice::new("aside", "laissée de côté"), Choice::new("model", "Modèle")],
            "model",
        ),
    };
    PreviewPage {
        nav: vec![NavItem::new("Mes lots donnés", "/desk/lots").current(true)],
        id: String::from("1"),
        reference: String::from("LOT-2026-000012"),
        title: String::from("Voici ce que nous avons compris"),
        file_name: String::from("parc.csv"),
        from_units: false,
        sentence: String::from("Nous avons compris 1 ligne, soit 1 appareil."),
        sheets: vec![(String::from("Colonnes du fichier"), table())],
        columns: vec![choice(0, "Machin"), choice(1, "N° de série")],
        columns_said: said.to_owned(),
        lines: table(),
        more: 0,
        refused: 0,
        refusals: Vec::new(),
        notes: Vec::new(),
        facts: Vec::new(),
        may_work: true,
        held: Vec::new(),
        same_as: String::new(),
        same_address: String::new(),
        ctx,
    }
}
