//! Checking a certificate of erasure, and the signed heads.

use askama::Template;
use frontend::certificates::{CheckPage, CheckedCertificate};
use frontend::components::{Cell, Column, Fact, Tone};
use frontend::devices::HeadsPage;
use frontend::{FieldErrors, Language};

use super::context;

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("certificate", "Choisissez un fichier.");
    vec![
        ("check", check(language, None, FieldErrors::new()).render().unwrap()),
        ("check-wrong", check(language, None, wrong).render().unwrap()),
        (
            "check-authentic",
            check(language, Some(checked("authentic")), FieldErrors::new()).render().unwrap(),
        ),
        ("check-revoked", check(language, Some(checked("revoked")), FieldErrors::new()).render().unwrap()),
        (
            "check-unknown",
            check(
                language,
                Some(CheckedCertificate {
                    verdict: String::from("unknown"),
                    ..CheckedCertificate::default()
                }),
                FieldErrors::new(),
            )
            .render()
            .unwrap(),
        ),
        ("heads", heads(language, true).render().unwrap()),
        ("heads-none", heads(language, false).render().unwrap()),
    ]
}

fn check(language: Language, found: Option<CheckedCertificate>, errors: FieldErrors) -> CheckPage {
    CheckPage {
        ctx: context(language, "/verifier"),
        asked: found.as_ref().map(|_| String::from("EFF-2026-000012")).unwrap_or_default(),
        errors,
        found,
    }
}

fn checked(verdict: &str) -> CheckedCertificate {
    let end = match verdict {
        "revoked" => Cell::badge("Preuve révoquée", Tone::Danger),
        _ => Cell::text("12 octobre 2026 à 9 h 47"),
    };
    CheckedCertificate {
        verdict: verdict.to_owned(),
        statement: String::from("Atelier Rive Droite a attesté l’effacement vérifié de 312 supports."),
        facts: vec![Fact::new("Numéro", "EFF-2026-000012"), Fact::new("Empreinte du fichier", HASH)],
        columns: ["Appareil", "Support", "Méthode et outil", "Terminé"].map(Column::new).to_vec(),
        rows: vec![vec![
            Cell::text("Lenovo ThinkPad T480"),
            Cell::text("SSD 256 Go, …4F2A"),
            Cell::text("Purge, nwipe 0.38"),
            end,
        ]],
        more: 112,
    }
}

fn heads(language: Language, any: bool) -> HeadsPage {
    let row = ["12", "27 novembre 2026 à 3 h 00", "48 210", "61 002", HASH].map(Cell::text).to_vec();
    HeadsPage {
        ctx: context(language, "/verifier/empreintes"),
        public_key: HASH.to_owned(),
        columns: ["Numéro", "Signé le", "Événements", "Actes au journal", "Empreinte"]
            .map(Column::new)
            .to_vec(),
        rows: if any { vec![row] } else { Vec::new() },
        next: if any { String::from("/verifier/empreintes?after=12") } else { String::new() },
    }
}
