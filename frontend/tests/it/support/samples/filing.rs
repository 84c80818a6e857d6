//! Filing for a caller.

use askama::Template;
use frontend::filing::{FiledPage, FilingPage, GiftPage, HouseholdPage, OrientationLine, OrientationsPage};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("address", "Écrivez de deux à six lignes.");
    vec![
        ("filing", start(language).render().unwrap()),
        ("filing-household", household(language).render().unwrap()),
        ("filing-gift", gift(language).render().unwrap()),
        ("filed", filed(language, FieldErrors::new()).render().unwrap()),
        ("filed-wrong", filed(language, wrong).render().unwrap()),
        ("orientations", orientations(language, true).render().unwrap()),
        ("orientations-none", orientations(language, false).render().unwrap()),
    ]
}

fn desk(language: Language, path: &str) -> (frontend::PageContext, Vec<NavItem>) {
    let mut ctx = context(language, path);
    ctx.viewer = Some(viewer());
    (ctx, vec![NavItem::new("Au téléphone", "/desk/filing").current(true)])
}

fn start(language: Language) -> FilingPage {
    let (ctx, nav) = desk(language, "/desk/filing");
    let donors = vec![("/desk/filing/gifts/1".to_owned(), "Métropole Exemple".to_owned())];
    FilingPage { ctx, nav, q: "métropole".to_owned(), searched: true, donors }
}

fn household(language: Language) -> HouseholdPage {
    let (ctx, nav) = desk(language, "/desk/filing/household");
    HouseholdPage {
        ctx,
        nav,
        near: "Bègles".to_owned(),
        searched: true,
        sites: vec![Choice::new("1", "CCAS de Bègles (4 km)").hint("12 rue du Lavoir, 33130 Bègles")],
        categories: vec![Choice::new("laptop", "ordinateur portable").selected(true)],
        note: "Un grand écran".to_owned(),
        errors: FieldErrors::new(),
    }
}

fn gift(language: Language) -> GiftPage {
    let (ctx, nav) = desk(language, "/desk/filing/gifts/1");
    GiftPage {
        ctx,
        nav,
        address: "/desk/filing/gifts/1".to_owned(),
        donor: "Métropole Exemple".to_owned(),
        sites: vec![Choice::new("1", "Siège, 1 rue de l’Exemple").selected(true)],
        units: vec![("units_laptop".to_owned(), "ordinateur portable".to_owned(), "6".to_owned())],
        errors: FieldErrors::new(),
    }
}

fn filed(language: Language, errors: FieldErrors) -> FiledPage {
    let (ctx, nav) = desk(language, "/desk/filing/done");
    FiledPage {
        ctx,
        nav,
        code: "CFL 12 34 56".to_owned(),
        spelled: "C comme Célestin, F comme François, L comme Louis".to_owned(),
        title: "Don de matériel".to_owned(),
        now: "La liste du matériel est prête.".to_owned(),
        next: "La personne qui donne doit la relire.".to_owned(),
        whither: vec!["Vous êtes attendu chez Médiation d’essai.".to_owned()],
        address: "Nadia Exemple".to_owned(),
        email: String::new(),
        errors,
    }
}

fn orientations(language: Language, any: bool) -> OrientationsPage {
    let (ctx, nav) = desk(language, "/desk/orientations");
    let line = OrientationLine {
        id: "1".to_owned(),
        code: "CFL 12 34 56".to_owned(),
        category: "ordinateur portable".to_owned(),
        note: "Un grand écran".to_owned(),
        sent: "22 novembre 2026".to_owned(),
        until: "22 décembre 2026".to_owned(),
        start: "/desk/requests/new?orientation=1".to_owned(),
    };
    OrientationsPage {
        ctx,
        nav,
        may_act: true,
        lines: if any { vec![line] } else { Vec::new() },
        first: String::new(),
        next: String::new(),
    }
}
