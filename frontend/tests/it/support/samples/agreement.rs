//! The donation agreement, as its donor reads it and as its reader through a link does.

use frontend::agreement::{
    AgreementPage, AgreementText, Clause, GiftForm, LinkLine, RemarkLine, ReviewPage, SignForm,
    SignaturePlace,
};
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::object::{Ask, Document};
use frontend::{Choice, FieldErrors, Language};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    use askama::Template;
    vec![
        ("agreement", agreement(language, true).render().unwrap()),
        ("agreement-signed", agreement(language, false).render().unwrap()),
        ("agreement-review", review(language).render().unwrap()),
    ]
}

fn text(language: Language) -> AgreementText {
    AgreementText {
        reference: String::from("CONV-2026-000012, version 2"),
        parties: vec![
            (String::from("Le donateur"), vec![String::from("Cadres du Sud"), String::from("Mérignac")]),
            (String::from("L’atelier"), vec![String::from("Atelier Rive Droite")]),
        ],
        clauses: vec![Clause {
            title: String::from("1. Ce qui est donné"),
            paragraphs: vec![String::from("Le matériel du lot.")],
        }],
        lines: Rows {
            columns: vec![Column::new("Appareil"), Column::numeric("Quantité")],
            rows: vec![vec![Cell::text("Dell Latitude 5490"), Cell::text("12")]],
        },
        more: 3,
        hash: "ab".repeat(32),
        document: Document::new("La convention", "/desk/lots/1/agreement.pdf", "PDF"),
        translated: language != Language::Fr,
    }
}

fn remarks() -> Vec<RemarkLine> {
    vec![RemarkLine {
        about: String::from("Me Exemple, 12 octobre 2026"),
        verdict: String::from("Des remarques"),
        words: String::from("Clause 9 : qui transporte ?"),
    }]
}

fn agreement(language: Language, waits: bool) -> AgreementPage {
    let mut ctx = context(language, "/desk/lots/1/agreement");
    ctx.viewer = Some(viewer());
    AgreementPage {
        ctx,
        nav: Vec::new(),
        errors: match waits {
            true => FieldErrors::new().with("role", "Dites votre fonction."),
            false => FieldErrors::new(),
        },
        over: String::from("Lot LOT-2026-000012"),
        about: String::new(),
        address: String::from("/desk/lots/1/agreement"),
        back: String::from("/desk/lots/1"),
        badge: String::from("À signer"),
        tone: "information",
        now: String::from("Donateur et atelier signent avant l’enlèvement."),
        text: Some(text(language)),
        signatures: vec![
            SignaturePlace { title: String::from("Le donateur"), facts: Vec::new() },
            SignaturePlace {
                title: String::from("L’atelier"),
                facts: vec![Fact::new("Signé par", "Ana Pons"), Fact::new("Empreinte", "ab".repeat(32))],
            },
        ],
        sign: waits.then(|| SignForm {
            hash: "ab".repeat(32),
            signs: String::from("Vous signez en tant que Claire Aubry."),
            role: String::new(),
        }),
        asks: match waits {
            true => Vec::new(),
            false => {
                vec![Ask { sentence: String::from("Seule une personne signataire :"), people: Vec::new() }]
            }
        },
        shares: waits,
        recipient: String::new(),
        days: String::from("30"),
        made: match waits {
            true => String::from("https://rebond.example.org/convention?key=0123"),
            false => String::new(),
        },
        links: vec![LinkLine {
            id: String::from("1"),
            recipient: String::from("Service juridique"),
            said: String::from("Ouvert jusqu’au 12 octobre 2026."),
            open: true,
        }],
        remarks: remarks(),
        earlier: vec![Document::new("Version 1", "/desk/lots/1/agreement.pdf?version=1", "PDF")],
        gift: waits.then(|| GiftForm {
            bases: vec![Choice::new("company_gift", "Don d’entreprise").hint("Sans reçu.")],
            wishes: vec![Choice::new("mixed", "L’atelier choisit")],
        }),
    }
}

fn review(language: Language) -> ReviewPage {
    ReviewPage {
        ctx: context(language, "/convention"),
        errors: FieldErrors::new().with("words", "Écrivez vos remarques."),
        key: "0123".repeat(16),
        text: text(language),
        shown: String::from("Cadres du Sud vous montre cette convention."),
        now: String::from("Personne n’a encore signé."),
        open: true,
        name: String::from("Me Exemple"),
        verdicts: vec![Choice::new("fine", "Rien à redire"), Choice::new("remarks", "Des remarques")],
        words: String::new(),
        remarks: remarks(),
    }
}
