//! A donor's file and the state of its disks.

use askama::Template;
use frontend::agreement::LinkLine;
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::donor_file::{DisksPage, LotFilePage, YearFilePage};
use frontend::object::Document;
use frontend::{FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("donor-file", lot(language).render().unwrap()),
        ("donor-file-year", year(language, true).render().unwrap()),
        ("donor-file-year-empty", year(language, false).render().unwrap()),
        ("donor-file-disks", disks(language).render().unwrap()),
    ]
}

fn lot(language: Language) -> LotFilePage {
    let mut ctx = context(language, "/desk/lots/1/file");
    ctx.viewer = Some(viewer());
    LotFilePage {
        ctx,
        nav: Vec::new(),
        errors: FieldErrors::new().with("recipient", "Dites pour qui est ce lien."),
        over: String::from("Lot LOT-2026-000012"),
        address: String::from("/desk/lots/1/file"),
        back: String::from("/desk/lots/1"),
        year_address: String::from("/desk/donor-file?year=2026"),
        asks: Vec::new(),
        facts: vec![Fact::new("Appareils reçus", "12")],
        without_agreement: true,
        documents: vec![Document::new("La convention", "/desk/lots/1/agreement.pdf", "PDF")],
        contents: vec![String::from("LOT-2026-000012/appareils.csv")],
        archive: Document::new("Le dossier entier", "/desk/lots/1/file.zip", "ZIP"),
        shares: true,
        recipient: String::new(),
        days: String::from("30"),
        made: String::from("https://rebond.example.org/disques?key=0123"),
        links: vec![LinkLine {
            id: String::from("1"),
            recipient: String::from("Déléguée"),
            said: String::from("Ouvert jusqu’au 12 octobre 2026."),
            open: true,
        }],
    }
}

fn year(language: Language, some: bool) -> YearFilePage {
    let mut ctx = context(language, "/desk/donor-file");
    ctx.viewer = Some(viewer());
    let rows = vec![vec![Cell::link("LOT-2026-000012", "/desk/lots/1/file"), Cell::text("12")]];
    YearFilePage {
        ctx,
        nav: Vec::new(),
        year: String::from("2026"),
        years: vec![NavItem::new("2026", "/desk/donor-file?year=2026")],
        facts: vec![Fact::new("Appareils reçus", "12")],
        lots: Rows {
            columns: vec![Column::new("Lot"), Column::numeric("Appareils")],
            rows: if some { rows } else { Vec::new() },
        },
        archive: Document::new("Le dossier entier", "/desk/donor-file.zip?year=2026", "ZIP"),
    }
}

fn disks(language: Language) -> DisksPage {
    DisksPage {
        ctx: context(language, "/disques"),
        over: String::from("Lot LOT-2026-000012"),
        shown: String::from("Cadres du Sud vous montre l’état de ces disques."),
        facts: vec![Fact::new("Effacé, prouvé", "12")],
        columns: vec![
            Column::new("Appareil"),
            Column::new("Disque"),
            Column::new("État"),
            Column::new("Outil"),
        ],
        rows: vec![vec![
            Cell::text("RB-7K3F-9MX2").under("Dell Latitude 5490"),
            Cell::text("SSD 256 Go").under("S3Z8"),
            Cell::text("Effacé, prouvé"),
            Cell::text("nwipe 0.38"),
        ]],
        more: 2,
        signed: Document::new("L’état signé", "/disques/etat.json?key=0123", "JSON"),
        public_key: "ab".repeat(32),
    }
}
