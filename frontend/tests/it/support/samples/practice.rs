//! The practice ground: its personas, its clock, its beginning anew, and its guided tours.

use askama::Template;
use chrono::{NaiveDate, TimeZone, Utc};
use frontend::sandbox::{
    Clock, Lost, MailboxPage, Next, Persona, PersonaGroup, ResetPage, ResettingPage, SandboxPage, Waiting,
};
use frontend::{Language, PageContext, Tour};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let rendered = [
        ("sandbox", sandbox(language, false).render()),
        ("sandbox-moved", sandbox(language, true).render()),
        ("sandbox-reset", reset(language, true).render()),
        ("sandbox-reset-nothing", reset(language, false).render()),
        ("sandbox-resetting", ResettingPage { ctx: context(language, "/desk"), failed: false }.render()),
        (
            "sandbox-resetting-failed",
            ResettingPage { ctx: context(language, "/desk"), failed: true }.render(),
        ),
        ("tour", with_tour(language, "donor-1", 1, true).render()),
        ("tour-last", with_tour(language, "donor-5", 5, false).render()),
    ];
    rendered.into_iter().map(|(name, page)| (name, page.unwrap())).collect()
}

fn moved(mut ctx: PageContext) -> PageContext {
    ctx.practice.date = NaiveDate::from_ymd_opt(2026, 12, 3);
    ctx
}

fn sandbox(language: Language, after: bool) -> SandboxPage {
    let mut ctx = context(language, "/sandbox");
    ctx.viewer = Some(viewer());
    let waiting = |all: &[&str]| -> Vec<Waiting> {
        all.iter()
            .map(|title| Waiting { title: (*title).to_owned(), address: String::from("/desk") })
            .collect()
    };
    let persona = |code: &str, name: &str, organisation: &str, place: &str, todo: &[&str]| Persona {
        code: code.to_owned(),
        name: name.to_owned(),
        organisation: organisation.to_owned(),
        place: place.to_owned(),
        current: code == "buyer",
        waiting: waiting(todo),
        more: if code == "refurbisher" { 8 } else { usize::from(code == "mediator") },
        others: Vec::new(),
        tour_steps: 5,
        tour_ended: code == "donor",
        goes_on: after && code == "buyer",
    };
    let group = |code: &'static str, personas: Vec<Persona>| PersonaGroup { code, personas };
    let work = [
        "Répondez à la proposition du lot LOT-2026-000031",
        "3 appareils attendent leurs tests",
        "Confirmez le bon de commande BC-2026-000412",
    ];
    let sign = ["Signez le bon de commande BC-2026-000412 avant le jeudi 3 décembre"];
    SandboxPage {
        ctx: if after { moved(ctx) } else { ctx },
        groups: vec![
            group("give", vec![persona("donor", "Malik Ferrand", "Assurances du Fleuve", "Bordeaux", &[])]),
            group(
                "renew",
                vec![persona("refurbisher", "Sonia Delmas", "Atelier Rive Droite", "Cenon", &work)],
            ),
            group(
                "help",
                vec![persona("mediator", "Awa Diop", "Centre social des Deux Rives", "Lormont", &[])],
            ),
            group(
                "buy",
                vec![
                    persona("buyer", "Claire Aubry", "Mairie de Saint-Loubès", "Saint-Loubès", &sign),
                    persona("buyer2", "Hugo Lartigue", "École des Platanes", "Créon", &[]),
                    persona("buyer3", "Inès Moreau", "France Services de Cadillac", "Cadillac", &[]),
                ],
            ),
            group(
                "steer",
                vec![
                    persona("lead", "Paul Etcheverry", "Hub Garonne", "Bordeaux", &[]),
                    persona("funder", "Nora Vidal", "Fondation du Trait d’union", "Paris", &[]),
                    persona("operator", "Luc Brunel", "Agence Rebond", "Paris", &[]),
                ],
            ),
        ],
        clock: Clock {
            next: after.then(|| Next {
                at: Utc.with_ymd_and_hms(2026, 12, 5, 9, 0, 0).unwrap(),
                title: sign[0].to_owned(),
                who: String::from("Mairie de Saint-Loubès"),
            }),
            seen: if after { 950_400 } else { 0 },
        },
        reset_at: after.then(|| Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap()),
        back: if after { String::from("/desk/pooled-orders/new") } else { String::new() },
    }
}

fn reset(language: Language, much: bool) -> ResetPage {
    let ctx = context(language, "/sandbox/reset");
    let count = if much { 12 } else { 0 };
    ResetPage {
        ctx: if much { moved(ctx) } else { ctx },
        lost: Lost { acts: count, mails: count, people: i64::from(much) },
        today: Utc.with_ymd_and_hms(2026, 11, 22, 8, 0, 0).unwrap(),
    }
}

fn with_tour(language: Language, code: &str, number: usize, here: bool) -> MailboxPage {
    let mut ctx = context(language, "/desk");
    ctx.viewer = Some(viewer());
    ctx.practice.tour = Some(Tour { code: code.to_owned(), number, count: 5, here });
    MailboxPage { ctx, mails: Vec::new(), next: String::new() }
}
