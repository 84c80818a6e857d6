//! Referencing: files from both sides, the operator's list and criteria, the public register.

use askama::Template;
use frontend::accreditation::{
    AccreditationPage, AccreditationsPage, BeginFilePage, CriteriaPage, CriterionForm, CriterionView,
    FileActs, ProofView, PublicCriterion, RegisterEntryPage, RegisterPage,
};
use frontend::components::{Cell, Column, Fact, Figure, Happening, Step, Tone};
use frontend::object::{Act, Document, ObjectView};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("accreditation-own", file(language, false).render().unwrap()),
        ("accreditation-operator", file(language, true).render().unwrap()),
        ("accreditation-begin", begin(language).render().unwrap()),
        ("accreditations", files(language).render().unwrap()),
        ("criteria", criteria(language, false).render().unwrap()),
        ("criteria-draft", criteria(language, true).render().unwrap()),
        ("register", register(language, true).render().unwrap()),
        ("register-none", register(language, false).render().unwrap()),
        ("register-entry", entry(language).render().unwrap()),
    ]
}

fn criterion(code: &str) -> CriterionView {
    CriterionView {
        code: code.to_owned(),
        title: "Un atelier tout près".to_owned(),
        sentence: "L’atelier a au moins un banc de réemploi, à l’adresse déclarée.".to_owned(),
        proof: "Un bail, ou trois photos datées du banc.".to_owned(),
        note: "Obligatoire. Poids : 30 sur 100.".to_owned(),
        state: "À lire".to_owned(),
        tone: Tone::Neutral,
        until: String::new(),
        answer: "Un banc de six postes.".to_owned(),
        proofs: vec![ProofView {
            id: "01".to_owned(),
            label: "bail.pdf".to_owned(),
            address: "/desk/accreditation/proofs/01".to_owned(),
            until: "valable jusqu’au 3 mars 2027".to_owned(),
        }],
        remarks: vec![Happening::new("2 novembre 2026", "Le bail s’arrête en mars.").detail("L’opérateur")],
        verdicts: vec![Choice::new("accepted", "accepté"), Choice::new("refused", "refusé")],
        insertion: code == "social_insertion",
    }
}

fn figure() -> Figure {
    Figure {
        value: "84 %".to_owned(),
        label: "En nombre d’appareils".to_owned(),
        source: "412 appareils comptés".to_owned(),
    }
}

fn file(language: Language, operator: bool) -> AccreditationPage {
    let base = if operator { "/desk/accreditations/01" } else { "/desk/accreditation" };
    let mut ctx = context(language, base);
    ctx.viewer = Some(viewer());
    let all = FileActs {
        remark: true,
        judge: true,
        propose: true,
        confirm: true,
        contradict: true,
        invite: true,
        decide: true,
        answer_appeal: true,
        lift: true,
        ..FileActs::default()
    };
    let own = FileActs { write: true, remark: true, observe: true, appeal: true, ..FileActs::default() };
    AccreditationPage {
        nav: vec![NavItem::new("Référencement", base).current(true)],
        errors: FieldErrors::new(),
        object: ObjectView {
            over: "Dossier de référencement · Reconditionneur".to_owned(),
            title: "Atelier Rive Droite".to_owned(),
            badge: "À l’étude".to_owned(),
            tone: Tone::Information,
            steps: Step::sequence(["Dossier écrit", "Dossier déposé", "Dossier étudié", "Référencé"], 2),
            now: "Jugez chaque critère, puis proposez une décision.".to_owned(),
            acts: if operator {
                Vec::new()
            } else {
                vec![Act::send("Déposer le dossier", format!("{base}/submit"))]
            },
            forms: true,
            facts: vec![Fact::new("Pour", "Reconditionneur"), Fact::new("Version des critères", "1")],
            documents: vec![Document::new("Attestation", "/registre/01/attestation.pdf", "PDF")],
            history: vec![Happening::new("2 novembre 2026", "Le dossier est déposé.")],
            ..ObjectView::default()
        },
        base: base.to_owned(),
        may: if operator { all } else { own },
        criteria: vec![criterion("bench_proximity"), criterion("social_insertion")],
        insertion: vec![Choice::new("ACI", "Atelier et chantier d’insertion (ACI)")],
        agreement: String::new(),
        remarks: vec![Happening::new("3 novembre 2026", "Bonjour, voici la suite.").detail("L’organisme")],
        verdicts: vec![Choice::new("accredit", "Référencer"), Choice::new("refuse", "Refuser")],
        decisions: vec![Choice::new("keep", "Garder"), Choice::new("suspend", "Suspendre")],
        proposed: if operator { "Décision proposée le 3 novembre.".to_owned() } else { String::new() },
        procedure: vec![
            Happening::new("2 novembre 2026", "Taux sous 50 %.").detail("Observations demandées"),
        ],
        figures: vec![figure()],
        measured_until: "Compté sur les douze mois qui se terminent le 16 novembre 2026.".to_owned(),
        warned: "Depuis le 2 novembre, le taux est sous 50 %.".to_owned(),
        ctx,
    }
}

fn begin(language: Language) -> BeginFilePage {
    let mut ctx = context(language, "/desk/accreditation");
    ctx.viewer = Some(viewer());
    BeginFilePage {
        nav: vec![NavItem::new("Référencement", "/desk/accreditation").current(true)],
        criteria: vec![criterion("bench_proximity")],
        source: "Documents fondateurs, 2026".to_owned(),
        may_begin: true,
        ctx,
    }
}

fn files(language: Language) -> AccreditationsPage {
    let mut ctx = context(language, "/desk/accreditations");
    ctx.viewer = Some(viewer());
    AccreditationsPage {
        nav: vec![NavItem::new("Référencement", "/desk/accreditations").current(true)],
        list: super::lists::full(),
        lists: vec![Choice::new("france_services", "France Services")],
        may_work: true,
        ctx,
    }
}

fn criteria(language: Language, draft: bool) -> CriteriaPage {
    let mut ctx = context(language, "/desk/criteria/refurbisher");
    ctx.viewer = Some(viewer());
    let form = |code: &str| CriterionForm {
        code: code.to_owned(),
        title_fr: "Un atelier tout près".to_owned(),
        weight: "30".to_owned(),
        months: "24".to_owned(),
        required: true,
        grants: vec![Choice::new("", "Rien d’autre"), Choice::new("receipts", "Reçus")],
        ..CriterionForm::default()
    };
    CriteriaPage {
        nav: vec![NavItem::new("Référencement", "/desk/accreditations")],
        errors: FieldErrors::new(),
        kind: "refurbisher",
        tabs: vec![NavItem::new("Reconditionneur", "/desk/criteria/refurbisher").current(true)],
        versions: vec![Happening::new("En vigueur depuis le 2 novembre 2026", "Version 1").detail("Source")],
        criteria: vec![criterion("bench_proximity")],
        draft: if draft { "2".to_owned() } else { String::new() },
        forms: if draft { vec![form("bench_proximity")] } else { Vec::new() },
        new: form(""),
        source: "Documents fondateurs, 2026".to_owned(),
        may_work: true,
        ctx,
    }
}

fn register(language: Language, any: bool) -> RegisterPage {
    let row = vec![
        Cell::link("Atelier Rive Droite", "/registre/01").under("Bègles (33)"),
        Cell::text("Atelier et chantier d’insertion (ACI)"),
        Cell::text("3 mars 2028"),
        Cell::text("84 %"),
    ];
    RegisterPage {
        ctx: context(language, "/registre"),
        errors: FieldErrors::new(),
        q: String::new(),
        sentence: "25 ateliers référencés".to_owned(),
        columns: ["Atelier", "Insertion", "Valable jusqu’au", "En nombre d’appareils"]
            .map(Column::new)
            .to_vec(),
        rows: if any { vec![row] } else { Vec::new() },
        first: String::new(),
        next: if any { "/registre?q=&page=2".to_owned() } else { String::new() },
    }
}

fn entry(language: Language) -> RegisterEntryPage {
    RegisterEntryPage {
        ctx: context(language, "/registre/01"),
        name: "Atelier Rive Droite".to_owned(),
        under: "Bègles (33)".to_owned(),
        badge: "Référencé".to_owned(),
        lead: "Référencé depuis le 3 mars 2026, jusqu’au 3 mars 2028.".to_owned(),
        facts: vec![Fact::new("Insertion", "Atelier et chantier d’insertion (ACI)")],
        criteria: vec![PublicCriterion {
            title: "Un atelier tout près".to_owned(),
            sentence: "Un banc à l’adresse déclarée.".to_owned(),
            proven: "Preuve acceptée le 3 mars 2026.".to_owned(),
        }],
        figures: vec![figure()],
        quality: "Publié à partir de 100 appareils comptés.".to_owned(),
        certificate: vec![Document::new("Attestation", "/registre/01/attestation.pdf", "PDF")],
    }
}
