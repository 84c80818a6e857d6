//! The bench: its list, and one device at each step of the work.

use askama::Template;
use frontend::components::{Cell, Column, Contact, Fact, Happening, Step, Tone};
use frontend::hardware::{HardwareDropPage, MachineView, PairCard, Placed, WasteView};
use frontend::object::{Act, Document, ObjectView};
use frontend::refurbishing::{BenchDevicePage, BenchListPage, CheckRow, RevokePage, StorageCard, Typed};
use frontend::waste::WasteListPage;
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, lists, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let mut pages = vec![
        ("bench", list(language, lists::full()).render().unwrap()),
        ("bench-wrong", list(language, lists::wrong()).render().unwrap()),
        ("bench-none", list(language, lists::none()).render().unwrap()),
        ("bench-empty", list(language, lists::empty()).render().unwrap()),
    ];
    for (name, stage) in [
        ("bench-tests", "to_test"),
        ("bench-erasure", "to_erase"),
        ("bench-repair", "to_repair"),
        ("bench-grade", "to_grade"),
        ("bench-ready", "ready"),
        ("bench-offered", "offered"),
        ("bench-aside", "set_aside"),
        ("bench-ended", "ended"),
    ] {
        pages.push((name, device(language, stage).render().unwrap()));
    }
    let mut wrong = device(language, "to_test");
    wrong.errors =
        FieldErrors::new().with("checks", "Dites ce que vous avez testé.").with("memory_gb", "Un nombre.");
    pages.push(("bench-tests-wrong", wrong.render().unwrap()));
    for (name, list) in
        [("waste", lists::full()), ("waste-empty", lists::empty()), ("waste-none", lists::none())]
    {
        let mut ctx = context(language, "/desk/waste");
        ctx.viewer = Some(viewer());
        pages.push((name, WasteListPage { nav: nav(), list, ctx }.render().unwrap()));
    }
    for (name, placed) in [("hardware-drop", Vec::new()), ("hardware-dropped", dropped(language))] {
        let mut ctx = context(language, "/desk/hardware-reports");
        ctx.viewer = Some(viewer());
        let page = HardwareDropPage { nav: nav(), errors: FieldErrors::new(), placed, ctx };
        pages.push((name, page.render().unwrap()));
    }
    for (name, out, promised) in [
        ("bench-revoke", false, false),
        ("bench-revoke-promised", false, true),
        ("bench-revoke-out", true, false),
    ] {
        pages.push((name, revoke(language, out, promised).render().unwrap()));
    }
    let mut none = revoke(language, false, false);
    none.proofs.clear();
    pages.push(("bench-revoke-none", none.render().unwrap()));
    pages
}

fn waste(stage: &str) -> WasteView {
    if stage != "ended" {
        return WasteView::default();
    }
    WasteView {
        may_record: true,
        columns: ["Jour", "Quoi", "Poids"].map(Column::new).to_vec(),
        rows: vec![vec![Cell::text("20 novembre 2026"), Cell::text("batterie"), Cell::text("300 g")]],
        codes: vec![Choice::new("20 01 36", "20 01 36, autres équipements de ménages")],
    }
}

fn dropped(language: Language) -> Vec<Placed> {
    let texts = frontend::Texts::new(language);
    [
        ("added", vec!["RB-7K3F-9MX2"]),
        ("known", vec!["RB-7K3F-9MX2"]),
        ("nobody", Vec::new()),
        ("nobody-but", vec!["RB-2"]),
    ]
    .map(|(code, references)| Placed {
        file: String::from("x1-carbon.json"),
        sentence: texts.dynamic("hardware-placed-", code).to_string(),
        references: references.into_iter().map(String::from).collect(),
    })
    .to_vec()
}

/// Before its first report, with one, and joined to another.
fn machine(stage: &str, texts: frontend::Texts) -> MachineView {
    if matches!(stage, "to_test" | "offered") {
        return MachineView { may_add: stage == "to_test", ..MachineView::default() };
    }
    let own = "RB-7K3F-9MX2";
    let say = |text: frontend::Text| text.with("own", own).with("other", "RB-2MNP-44QT").to_string();
    let codes: &[&str] = if stage == "set_aside" { &["undo"] } else { &["merge", "merge_other", "refuse"] };
    MachineView {
        may_add: stage != "ended",
        facts: vec![Fact::new("Machine", "Lenovo ThinkPad T480"), Fact::new("Lu par", "lshw, smartctl")],
        columns: ["Pièce", "Laquelle", "Numéro de série", "Santé"].map(Column::new).to_vec(),
        rows: vec![
            vec![
                Cell::text("Stockage"),
                Cell::text("SSD 256 Go"),
                Cell::text("S3Z8NB0K"),
                Cell::badge("à surveiller, 12 400 heures", Tone::Warning),
            ],
            vec![Cell::text("Mémoire"), Cell::text("8 Go DDR4"), Cell::text("4G31013P"), Cell::text("")],
        ],
        notes: vec![texts.t("hardware-note-placeholder-board").to_string()],
        differences: vec![Choice::new("memory", "Mémoire : 8 Go").hint("La fiche dit : 16 Go")],
        changes: vec![Happening::new("14 septembre 2026 à 10 h 05", "Mémoire partie : Kingston 8 GiB")],
        pair: Some(PairCard {
            reference: String::from("RB-2MNP-44QT"),
            title: String::from("Lenovo ThinkPad T480"),
            sentence: say(
                texts.dynamic("merge-state-", if stage == "set_aside" { "absorbed" } else { "proposed" })
            ),
            why: String::new(),
            reasons: vec![texts.dynamic("merge-reason-", "uuid").with("count", 1).to_string()],
            serials: String::from("Numéros de série : PF1ABCDE ici, R90XYZ là-bas."),
            decisions: codes
                .iter()
                .map(|code| {
                    Choice::new(*code, say(texts.dynamic("merge-choice-", *code)))
                        .hint(say(texts.dynamic("merge-about-", *code)))
                })
                .collect(),
            open: stage != "ready" && stage != "set_aside",
        }),
    }
}

fn nav() -> Vec<NavItem> {
    vec![NavItem::new("À faire", "/desk").counting(3), NavItem::new("Atelier", "/desk/devices").current(true)]
}

fn list(language: Language, list: frontend::lists::List) -> BenchListPage {
    let mut ctx = context(language, "/desk/devices?stage=to_erase");
    ctx.viewer = Some(viewer());
    BenchListPage { ctx, nav: nav(), list }
}

fn revoke(language: Language, out: bool, promised: bool) -> RevokePage {
    let mut ctx = context(language, "/desk/devices/RB-7K3F-9MX2/revocation");
    ctx.viewer = Some(viewer());
    RevokePage {
        ctx,
        nav: nav(),
        errors: FieldErrors::new().with("reason", "Dites pourquoi."),
        title: String::from("Lenovo ThinkPad T480"),
        reference: String::from("RB-7K3F-9MX2"),
        home: String::from("/desk/devices/RB-7K3F-9MX2"),
        proofs: vec![
            Choice::new("1", "SSD 256 Go, n° S3Z8NB0K : hdparm 9.65, le 12 octobre 2026"),
            Choice::new("2", "Disque dur 1 To, n° Z9A1 : nwipe 0.42, le 12 octobre 2026"),
        ],
        reason: String::new(),
        out,
        promised,
    }
}

fn device(language: Language, stage: &str) -> BenchDevicePage {
    let mut ctx = context(language, "/desk/devices/RB-7K3F-9MX2");
    ctx.viewer = Some(viewer());
    let texts = ctx.texts;
    let yes_no = vec![Choice::new("yes", "Oui"), Choice::new("no", "Non")];
    let waits = matches!(stage, "to_test" | "to_erase" | "set_aside");
    let disk = Choice::new("1", "SSD 256 Go, n° S3Z8NB0K");
    let position = match stage {
        "to_test" => 1,
        "to_erase" => 2,
        "to_repair" | "to_grade" => 3,
        _ => 4,
    };
    BenchDevicePage {
        nav: nav(),
        errors: FieldErrors::new(),
        typed: Typed::default(),
        object: ObjectView {
            over: texts.t("bench-over").with("reference", "RB-7K3F-9MX2").to_string(),
            title: String::from("Lenovo ThinkPad T480"),
            under: String::from("Réemployé"),
            badge: String::from("À effacer"),
            tone: Tone::Warning,
            steps: Step::sequence(
                ["Réception", "Tests", "Effacement", "Note", "Prêt", "Nouvelle vie"],
                position,
            ),
            now: texts
                .dynamic("bench-now-", if stage == "ended" { "recycled" } else { "to-wipe" })
                .to_string(),
            acts: match stage {
                "ready" => vec![Act::open("Publier cet appareil", "/desk/devices/RB-7K3F-9MX2/publish")],
                "offered" => vec![Act::open("Voir son offre", "/desk/listings/1").secondary()],
                _ => Vec::new(),
            },
            forms: stage != "ended",
            asks: Vec::new(),
            facts: vec![Fact::new("Mémoire", "16 Go"), Fact::new("Numéro de série", "PF1ABCDE")],
            people: vec![Contact {
                role: String::from("Donateur"),
                name: String::from("Cadres du Sud"),
                ..Contact::default()
            }],
            documents: vec![
                Document::new("Étiquette à imprimer", "/desk/devices/RB-7K3F-9MX2/label.pdf", "PDF"),
                Document::new("Rapport d’effacement", "/desk/devices/RB-7K3F-9MX2/reports/1", "TXT")
                    .weighing(2_400)
                    .detail("nwipe 0.38"),
            ],
            history: vec![
                Happening::new("14 septembre 2026 à 10 h 05", "Reçu").detail("Atelier Rive Droite"),
            ],
        },
        machine: machine(stage, texts),
        waste: waste(stage),
        reference: String::from("RB-7K3F-9MX2"),
        destination: texts.t("bench-destination-sale").to_string(),
        worded: stage != "to_test",
        first: match stage {
            "to_test" | "to_repair" => "test",
            "to_erase" | "set_aside" => "erase",
            "to_grade" => "grade",
            _ => "",
        },
        may_test: matches!(stage, "to_test" | "to_repair" | "to_grade" | "ready"),
        may_erase: matches!(stage, "to_erase" | "set_aside"),
        may_grade: matches!(stage, "to_grade" | "to_repair"),
        may_release: stage == "set_aside",
        first_tests: stage == "to_test",
        asked: vec!["storage", "memory", "system", "battery", "keyboard", "charger"],
        checks: ["power", "screen", "keyboard", "storage-health"]
            .map(|code| CheckRow {
                field: format!("check-{code}"),
                label: texts.dynamic("check-", code).to_string(),
                choices: ["passed", "failed", "not_applicable"]
                    .map(|result| Choice::new(result, texts.dynamic("check-result-", result).to_string()))
                    .to_vec(),
            })
            .to_vec(),
        revocable: stage != "to_test",
        storages: if stage == "to_test" {
            Vec::new()
        } else {
            vec![StorageCard {
                title: String::from("SSD 256 Go, n° S3Z8NB0K"),
                status: String::from("Purge, nwipe 0.38, le 12 octobre 2026"),
                tone: String::from("good"),
                badge: String::from("Effacé"),
            }]
        },
        waiting: if waits { vec![disk.clone(), Choice::new("2", "Disque dur 1 To")] } else { Vec::new() },
        removable: vec![disk],
        storage_kinds: vec![Choice::new("ssd", "SSD"), Choice::new("hdd", "Disque dur")],
        methods: vec![
            Choice::new("purge", "Purge").hint("Commande du support"),
            Choice::new("clear", "Clear"),
        ],
        verified: yes_no.clone(),
        chargers: yes_no,
        grades: vec![
            Choice::new("A", "Très bon état").hint("Presque aucune trace."),
            Choice::new("B", "Bon état"),
        ],
        ends: vec![Choice::new("repair", "À réparer").hint("Il reste à l’atelier.")],
        ctx,
    }
}
