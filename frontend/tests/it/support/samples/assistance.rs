//! Being called back.

use askama::Template;
use frontend::assistance::{AskPage, AskedPage, CallbackLine, CallbacksPage};
use frontend::follow::{FollowPage, FollowedThing};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, now, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("telephone", "Ce numéro ne peut pas être appelé.");
    let asked =
        AskedPage { ctx: context(language, "/etre-rappele/merci"), reference: "RA-2026-000012".to_owned() };
    vec![
        ("callback", ask(language, FieldErrors::new()).render().unwrap()),
        ("callback-wrong", ask(language, wrong).render().unwrap()),
        ("callback-asked", asked.render().unwrap()),
        ("callbacks", list(language, true).render().unwrap()),
        ("callbacks-empty", list(language, false).render().unwrap()),
        ("follow", follow(language, false, FieldErrors::new()).render().unwrap()),
        ("follow-found", follow(language, true, FieldErrors::new()).render().unwrap()),
        (
            "follow-wrong",
            follow(language, false, FieldErrors::new().with("code", "Nous ne trouvons rien."))
                .render()
                .unwrap(),
        ),
    ]
}

fn follow(language: Language, any: bool, errors: FieldErrors) -> FollowPage {
    FollowPage {
        ctx: context(language, "/suivre"),
        code: "CFL 12 34 56".to_owned(),
        errors,
        found: any.then(|| FollowedThing {
            code: "CFL 12 34 56".to_owned(),
            title: "Don de matériel".to_owned(),
            now: "Un atelier proche a reçu la proposition.".to_owned(),
            next: "Il répond avant le jeudi 3 décembre.".to_owned(),
            whither: vec!["Vous êtes attendu chez Médiation d’essai.".to_owned()],
            page: "/desk/lots/1".to_owned(),
            spelled: "C comme Célestin, F comme François, L comme Louis".to_owned(),
        }),
    }
}

fn ask(language: Language, errors: FieldErrors) -> AskPage {
    AskPage {
        ctx: context(language, "/etre-rappele"),
        name: "Nadia Exemple".to_owned(),
        telephone: "12".to_owned(),
        subjects: vec![Choice::new("give", "Donner du matériel"), Choice::new("other", "Autre chose")],
        moments: vec![Choice::new("any", "Entre 9 h et 18 h").selected(true)],
        message: String::new(),
        place: "33130".to_owned(),
        from: "/donner".to_owned(),
        errors,
    }
}

fn list(language: Language, any: bool) -> CallbacksPage {
    let mut ctx = context(language, "/desk/callbacks");
    ctx.viewer = Some(viewer());
    let line = |state: &'static str| CallbackLine {
        id: state.to_owned(),
        reference: "RA-2026-000012".to_owned(),
        name: "Nadia Exemple".to_owned(),
        telephone: "06 12 34 56 78".to_owned(),
        link: "tel:+33612345678".to_owned(),
        subject: "Un appareil pour un foyer".to_owned(),
        moment: "Le matin, entre 9 h et 12 h".to_owned(),
        message: "Après 10 h".to_owned(),
        page: "/aider-un-foyer".to_owned(),
        state,
        waits: state == "waiting",
        mine: state == "waiting",
        others: false,
        taken: "Vous vous en occupez.".to_owned(),
        department: "33".to_owned(),
        for_caller: true,
        late: state == "waiting",
        tries: 2,
        created_at: now(),
        call_before: now(),
    };
    CallbacksPage {
        nav: vec![NavItem::new("Personnes à rappeler", "/desk/callbacks").current(true)],
        may_act: any,
        waiting: true,
        list: if any { super::lists::full() } else { super::lists::empty() },
        lines: if any { vec![line("waiting"), line("reached"), line("unreachable")] } else { Vec::new() },
        ctx,
    }
}
