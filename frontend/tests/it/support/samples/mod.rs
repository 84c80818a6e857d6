//! Pages filled with invented data, for the tests and for `examples/preview.rs`. One file per room.

mod accreditation;
mod agreement;
mod assistance;
mod bench;
mod campaigns;
mod certificates;
pub(crate) mod design;
mod donor_file;
mod estimate;
mod filing;
mod lines;
pub(crate) mod lists;
mod models;
mod monitoring;
mod new_lot;
mod objects;
mod opinions;
mod practice;
mod public;
mod reception;
mod rules;
mod workbench;

use chrono::{DateTime, TimeZone, Utc};
use frontend::{Language, OtherCapacity, PageContext, Practice, Texts, Viewer};

/// Every page by name, rendered.
pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    [
        agreement::pages(language),
        assistance::pages(language),
        bench::pages(language),
        campaigns::pages(language),
        certificates::pages(language),
        donor_file::pages(language),
        estimate::pages(language),
        filing::pages(language),
        accreditation::pages(language),
        monitoring::pages(language),
        lines::pages(language),
        objects::pages(language),
        lists::pages(language),
        models::pages(language),
        new_lot::pages(language),
        opinions::pages(language),
        practice::pages(language),
        public::pages(language),
        reception::pages(language),
        rules::pages(language),
        design::pages(language),
        workbench::pages(language),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) fn context(language: Language, path: &str) -> PageContext {
    PageContext {
        texts: Texts::new(language),
        language,
        nonce: String::from("test-nonce"),
        path: path.to_owned(),
        site: String::from("https://rebond.example.org"),
        sandbox: true,
        viewer: None,
        flash: None,
        phone: String::from("01 00 00 00 00"),
        line: frontend::context::TelephoneLine {
            place: String::from("La Fabrique numérique, Bordeaux"),
            department: String::from("Gironde"),
            department_code: String::from("33"),
            hours: String::from("du lundi au vendredi, de 9 h à 18 h"),
            opening: String::from("Ouvert en ce moment, jusqu’à 18 h."),
            open: true,
        },
        now: now(),
        practice: Practice::default(),
    }
}

pub(crate) fn viewer() -> Viewer {
    Viewer {
        name: String::from("Claire Aubry"),
        organisation: String::from("Mairie de Saint-Loubès"),
        capacity: String::from("buyer"),
        others: vec![OtherCapacity {
            capacity: String::from("mediation_structure"),
            organisation: String::from("CCAS de Saint-Loubès"),
            value: String::from("2:mediation_structure"),
        }],
    }
}

pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 9, 0, 0).unwrap()
}
