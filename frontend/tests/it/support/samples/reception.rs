//! The reception of a lot.

use askama::Template;
use frontend::components::Fact;
use frontend::components::PhotoLine;
use frontend::preparation::{LockQuestion, PreparationPage, ProofLine};
use frontend::reception::{ContainerLine, ContainerTyped, EntryLine, KindLine, ReceptionPage, SignaturePart};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new()
        .with("serial", "Ce numéro ne se lit pas.")
        .with("units-4", "Écrivez un nombre.")
        .with("agreed-receives", "Signez dans le cadre, ou cochez la case.");
    vec![
        ("preparation", preparation(language, true).render().unwrap()),
        ("preparation-over", preparation(language, false).render().unwrap()),
        ("reception", reception(language, true, FieldErrors::new()).render().unwrap()),
        ("reception-wrong", reception(language, true, wrong).render().unwrap()),
        ("reception-closed", reception(language, false, FieldErrors::new()).render().unwrap()),
    ]
}

fn preparation(language: Language, open: bool) -> PreparationPage {
    let mut ctx = context(language, "/desk/lots/1/preparation");
    ctx.viewer = Some(viewer());
    PreparationPage {
        nav: vec![NavItem::new("Mes lots donnés", "/desk/lots").current(true)],
        errors: FieldErrors::new(),
        id: "1".to_owned(),
        reference: "LOT-2026-000012".to_owned(),
        open,
        asks: Vec::new(),
        missing: vec!["Les comptes Apple et Google".to_owned()],
        questions: vec![LockQuestion {
            name: "firmware",
            label: "Mot de passe du micrologiciel".to_owned(),
            how: "Entrez dans le BIOS, puis retirez le mot de passe.".to_owned(),
            choices: vec![Choice::new("done", "Fait"), Choice::new("not_yet", "Pas encore")],
        }],
        leases: vec![Choice::new("none", "Aucun")],
        leased_lines: String::new(),
        places: vec![Choice::new("on_site", "Chez vous")],
        proofs: vec![ProofLine {
            kind: "evidence",
            title: "Preuve d’effacement".to_owned(),
            about: "Le rapport de votre outil.".to_owned(),
            address: "/desk/lots/1/proofs/evidence".to_owned(),
            name: "rapport.pdf".to_owned(),
        }],
        facts: vec![Fact::new("Mot de passe du micrologiciel", "Fait")],
        ctx,
    }
}

fn kind(position: i32, title: &str) -> KindLine {
    KindLine {
        position,
        title: title.to_owned(),
        category: "Ordinateur portable".to_owned(),
        counted: 12,
        typed: String::new(),
    }
}

fn signature(side: &'static str, signed: &str) -> SignaturePart {
    SignaturePart {
        side,
        title: "Qui reçoit le lot".to_owned(),
        signed: signed.to_owned(),
        strokes: if signed.is_empty() { Vec::new() } else { vec!["1,2 30,40 5,6".to_owned()] },
        name: String::new(),
        role: String::new(),
    }
}

fn reception(language: Language, counting: bool, errors: FieldErrors) -> ReceptionPage {
    let mut ctx = context(language, "/desk/lot-parts/1/reception");
    ctx.viewer = Some(viewer());
    let entry = EntryLine {
        id: "7".to_owned(),
        what: "n° PF1ABCDE, Lenovo ThinkPad T480".to_owned(),
        who: "Ana Pons, le 27 novembre 2026".to_owned(),
        note: "non déclaré".to_owned(),
        may_take_back: counting,
    };
    ReceptionPage {
        nav: vec![NavItem::new("Lots proposés", "/desk/lot-parts").current(true)],
        errors,
        id: "1".to_owned(),
        reference: "LOT-2026-000012".to_owned(),
        donor: "Cadres du Sud".to_owned(),
        counting,
        closed: !counting,
        may_work: true,
        asks: Vec::new(),
        key: "a-key".to_owned(),
        said: String::new(),
        kinds: vec![kind(1, "Lenovo ThinkPad T480"), kind(4, "Dell P2419H")],
        kinds_next: "/desk/lot-parts/1/reception?after=4".to_owned(),
        after: String::new(),
        kind_choices: vec![Choice::new("", "Non déclaré"), Choice::new("1", "Lenovo ThinkPad T480")],
        categories: vec![Choice::new("laptop", "Ordinateur portable")],
        label: String::new(),
        quantity: "1".to_owned(),
        serial: String::new(),
        total: 24,
        people: vec![String::from("Ana Pons : 3"), String::from("Idris Benali : 2")],
        undeclared: 1,
        entries: vec![entry],
        containers: vec![ContainerLine {
            number: "C1".to_owned(),
            detail: "scellé 778 · 12,5 kg".to_owned(),
            tone: "good",
            condition: "Scellé intact".to_owned(),
        }],
        weight: "12,5 kg".to_owned(),
        conditions: vec![Choice::new("intact", "Scellé intact").selected(true)],
        container: ContainerTyped::default(),
        may_contain: counting,
        photos: vec![PhotoLine {
            address: "/desk/lot-parts/1/photos/7".to_owned(),
            caption: "Une caisse ouverte".to_owned(),
            detail: "Ana Pons".to_owned(),
        }],
        signatures: vec![
            signature("hands_over", "Signé à l’écran par Ana Pons, chauffeuse"),
            signature("receives", ""),
        ],
        ctx,
    }
}
