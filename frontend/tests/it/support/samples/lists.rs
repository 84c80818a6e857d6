//! One list in each of its states: full, without result, with a fault, empty.

use frontend::components::{Cell, Chip, Tone};
use frontend::lists::{Act, Batch, BatchField, Export, Field, FieldKind, Heading, List, Row, Search};
use frontend::{Choice, FieldErrors, NavItem};

/// A list with all there can be.
pub(crate) fn full() -> List {
    let heading = |label: &str, address: &str, sorted| Heading {
        label: label.to_owned(),
        numeric: false,
        address: address.to_owned(),
        sorted,
    };
    let row = |reference: &str, title: &str, state: &str, tone| Row {
        id: reference.to_owned(),
        value: reference.to_owned(),
        name: reference.to_owned(),
        cells: vec![
            Cell::link(reference, format!("/desk/devices/{reference}")),
            Cell::text(title),
            Cell::badge(state, tone),
            Cell::text("14 septembre 2026"),
        ],
    };
    let list = List {
        address: "/desk/devices",
        title: String::from("Atelier"),
        sentence: String::from("41 appareils, dont 9 attendent un geste."),
        tabs: vec![
            NavItem::new("Tous", "/desk/devices").counting(1041),
            NavItem::new("À tester", "/desk/devices?stage=to_test").counting(12),
            NavItem::new("À effacer", "/desk/devices?stage=to_erase").current(true).counting(9),
        ],
        tabs_label: String::from("Appareils par étape"),
        hidden: vec![("stage", String::from("to_erase"))],
        search: Some(Search {
            label: String::from("Chercher"),
            hint: String::from("Référence de l’étiquette"),
            value: String::from("<b>T480"),
        }),
        fields: vec![
            Field {
                name: "category",
                label: String::from("Matériel"),
                value: String::from("laptop"),
                kind: FieldKind::Select(Choice::select(
                    vec![Choice::new("laptop", "Portables (41)"), Choice::new("screen", "Écrans (3)")],
                    "laptop",
                )),
            },
            Field {
                name: "from",
                label: String::from("Reçu à partir du"),
                value: String::new(),
                kind: FieldKind::Day,
            },
            Field {
                name: "late",
                label: String::from("En retard seulement"),
                value: String::from("1"),
                kind: FieldKind::Flag,
            },
        ],
        set: 2,
        open: true,
        sorts: vec![
            Choice::new("-received", "Reçu le, du plus récent au plus ancien").selected(true),
            Choice::new("received", "Reçu le, du plus ancien au plus récent"),
        ],
        choosable: vec![Choice::new("serial", "Numéro de série"), Choice::new("grade", "État").selected(true)],
        chips: vec![Chip { label: String::from("« T480 »"), without: String::from("/desk/devices") }],
        clear: String::from("/desk/devices"),
        headings: vec![
            heading("Référence", "/desk/devices?sort=reference", ""),
            heading("Appareil", "", ""),
            heading("Où il en est", "", ""),
            heading("Reçu le", "/desk/devices?sort=received", "descending"),
        ],
        rows: vec![
            row("RB-7K3F-9MX2", "Lenovo ThinkPad T480", "À effacer", Tone::Warning),
            row("RB-8M2C-14AB", "HP EliteDesk 800", "Effacement échoué", Tone::Danger),
            Row { value: String::new(), ..row("RB-9A2C-14AB", "Dell P2419H", "En usage", Tone::Good) },
        ],
        exports: vec![
            Export {
                label: String::from("Tableur (XLSX)"),
                address: String::from("/desk/devices?format=xlsx"),
                media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            },
            Export {
                label: String::from("Texte (CSV)"),
                address: String::from("/desk/devices?format=csv"),
                media_type: "text/csv",
            },
        ],
        next: String::from("/desk/devices?after=1"),
        first: String::from("/desk/devices"),
        filtered: true,
        back: String::from("stage=to_erase"),
        ..List::default()
    };
    list.acting(Some(Batch {
        address: "/desk/devices/publish",
        acts: vec![
            Act::document("Imprimer les étiquettes", "/desk/devices/labels.pdf"),
            Act::new("sale", "Mettre en vente"),
            Act::new("archive", "Retirer").danger(),
        ],
        fields: vec![
            BatchField { name: "price", label: String::from("Prix"), choices: Vec::new(), unit: "€" },
            BatchField {
                name: "reason",
                label: String::from("Pourquoi"),
                choices: vec![Choice::new("full", "L’atelier est plein")],
                unit: "",
            },
        ],
    }))
}

/// Nothing matches.
pub(crate) fn none() -> List {
    List { rows: Vec::new(), exports: Vec::new(), batch: None, next: String::new(), ..full() }
}

/// A day that cannot be read, and a list too long for a file.
pub(crate) fn wrong() -> List {
    let mut list = full();
    list.fields[1].value = String::from("demain");
    list.errors = FieldErrors::new()
        .with("from", "Cette date ne se lit pas.")
        .about("from", "Reçu à partir du");
    list.exports = Vec::new();
    list.too_long = String::from("20 000 lignes au plus.");
    list
}

/// Nothing at all, and nothing narrows it.
pub(crate) fn empty() -> List {
    List {
        address: "/desk/devices",
        title: String::from("Atelier"),
        clear: String::from("/desk/devices"),
        ..List::default()
    }
}
