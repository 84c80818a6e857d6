//! One list in each of its states: full, without result, with a fault, empty; and the desk that lists begin at.

use askama::Template;
use frontend::components::{Cell, Chip, Step, Tone};
use frontend::desks::{DeskPage, Highlight, HighlightCount, Task};
use frontend::lists::{Act, Batch, BatchField, Export, Field, FieldKind, Heading, List, Row, Search};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

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
        choosable: vec![
            Choice::new("serial", "Numéro de série"),
            Choice::new("grade", "État").selected(true),
        ],
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
    list.errors =
        FieldErrors::new().with("from", "Cette date ne se lit pas.").about("from", "Reçu à partir du");
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

/// Desks: busy, quiet, and one that only reads.
pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let desk = |tasks: Vec<Task>, may_act: bool, highlight: Option<Highlight>| {
        let mut ctx = context(language, "/desk");
        ctx.viewer = Some(viewer());
        let page = DeskPage {
            nav: vec![NavItem::new("À faire", "/desk").current(true), NavItem::new("Lots", "/desk/lots")],
            capacity: String::from("buyer"),
            may_act,
            kind: "commune",
            more: tasks.len() / 2,
            tasks,
            others: if may_act { Vec::new() } else { vec![String::from("L’atelier prépare l’envoi.")] },
            highlight,
            ctx,
        };
        page.render().unwrap()
    };
    let task = |title: &str, due: &str, urgency| Task {
        title: title.to_owned(),
        due: due.to_owned(),
        detail: String::from("12 appareils, 2 838,00 €"),
        address: String::from("/desk/purchase-orders/1/sign"),
        button: String::from("Relire et signer"),
        urgency,
    };
    let order = Highlight {
        title: String::from("Commande groupée « Écoles »"),
        address: String::from("/desk/pooled-orders/1"),
        steps: Step::sequence(["Préparation", "Besoins", "Recherche"], 1),
        progress: Some((String::from("168 demandés, minimum 200"), 168, 200)),
        sentence: String::from("23 membres."),
        counts: vec![HighlightCount {
            label: String::from("À tester"),
            value: String::from("12"),
            address: String::from("/desk/devices?stage=to_test"),
        }],
        button: String::from("Voir cette commande"),
    };
    vec![
        (
            "desk",
            desk(
                vec![
                    task("Signez le bon de commande BC-2026-000412", "Avant le jeudi 26 novembre", "now"),
                    task("Certifiez la livraison", "Avant le lundi 30 novembre", "soon"),
                    task("Voir", "", "later"),
                ],
                true,
                Some(order),
            ),
        ),
        ("desk-quiet", desk(Vec::new(), true, None)),
        ("desk-reader", desk(Vec::new(), false, None)),
    ]
}
