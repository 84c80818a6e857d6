//! The form of a new lot.

use askama::Template;
use frontend::donations::{FileOnTheWay, NewLotPage};
use frontend::estimate::Quantity;
use frontend::{Choice, FieldErrors, Language, Texts};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let part = file("1", 12_400_000);
    let whole = file("2", 18_000_000);
    let rendered = [
        ("new-lot", page(language, None, Vec::new()).render()),
        ("new-lot-on-the-way", page(language, None, vec![part.clone(), whole.clone()]).render()),
        ("new-lot-arrived", page(language, Some(whole), vec![part]).render()),
    ];
    rendered.into_iter().map(|(name, html)| (name, html.unwrap())).collect()
}

fn file(id: &str, received: i64) -> FileOnTheWay {
    FileOnTheWay { id: id.to_owned(), name: String::from("parc 2026.csv"), received, size: 18_000_000 }
}

fn page(language: Language, upload: Option<FileOnTheWay>, on_the_way: Vec<FileOnTheWay>) -> NewLotPage {
    let mut ctx = context(language, "/desk/lots/new");
    ctx.viewer = Some(viewer());
    NewLotPage {
        shares: super::rules::shares(language),
        shares_counted: Texts::new(language).t("new-lot-shares-counted").with("count", 312).to_string(),
        preferred: vec![
            Choice::new("1", "Atelier du Port (12 km)"),
            Choice::new("2", "Ressources 33 (40 km)"),
        ],
        campaigns: vec![Choice::new("hiver-2026", "Collecte d’hiver")],
        ctx,
        nav: Vec::new(),
        errors: FieldErrors::new(),
        sites: Choice::select(vec![Choice::new("1", "Siège, 12 rue des Tanneurs, 33130 Bègles")], "1"),
        bases: vec![Choice::new("company_gift", "Don d’entreprise"), Choice::new("purchase", "Vente")],
        wishes: vec![Choice::new("mixed", "Comme il convient"), Choice::new("sale_allowed", "Vente permise")],
        refusals: Vec::new(),
        quantities: vec![Quantity { code: "laptop", typed: String::new() }],
        counted: String::new(),
        replaces: String::new(),
        replaced: String::new(),
        upload,
        on_the_way,
    }
}
