//! Where somebody who asked for an address that leads nowhere may have wanted to go.

use std::sync::LazyLock;

use axum::http::Method;
use deunicode::deunicode;
use frontend::{NavItem, PageContext};
use percent::decoded;

use super::nav::desk_nav;
use crate::kernel::OpContext;
use crate::kernel::reference::parse_device_reference;

/// At most so many suggestions: more is a second search.
const MOST: usize = 4;
/// How alike two addresses are, from 0 to 1, before one is suggested for the other.
const ALIKE: f64 = 0.6;

/// Words people try, and the page that answers them.
const WORDS: &[(&str, &str)] = &[
    ("connexion", "/sign-in"),
    ("login", "/sign-in"),
    ("signin", "/sign-in"),
    ("se-connecter", "/sign-in"),
    ("compte", "/sign-in"),
    ("bureau", "/desk"),
    ("dashboard", "/desk"),
    ("don", "/donner"),
    ("dons", "/donner"),
    ("donate", "/donner"),
    ("give", "/donner"),
    ("acheter", "/acheter-ensemble"),
    ("achat", "/acheter-ensemble"),
    ("achats", "/acheter-ensemble"),
    ("buy", "/acheter-ensemble"),
    ("aider", "/aider-un-foyer"),
    ("foyer", "/aider-un-foyer"),
    ("foyers", "/aider-un-foyer"),
    ("help", "/aider-un-foyer"),
    ("recherche", "/catalogue"),
    ("search", "/catalogue"),
    ("offre", "/catalogue"),
    ("offres", "/catalogue"),
    ("materiel", "/catalogue"),
    ("ordinateurs", "/catalogue"),
    ("contact", "/etre-rappele"),
    ("telephone", "/etre-rappele"),
    ("aide", "/etre-rappele"),
    ("accessibility", "/accessibilite"),
    ("privacy", "/confidentialite"),
    ("rgpd", "/confidentialite"),
    ("legal", "/mentions-legales"),
    ("certificat", "/verifier"),
    ("verify", "/verifier"),
    ("statistiques", "/chiffres"),
    ("stats", "/chiffres"),
];

/// What each yearly reference names, and the lists that hold it.
const REFERENCES: &[(&str, &[&str])] = &[
    ("lot", &["/desk/lots", "/desk/lot-parts"]),
    ("cg", &["/desk/pooled-orders"]),
    ("bc", &["/desk/purchase-orders"]),
    ("bl", &["/desk/purchase-orders", "/desk/lot-parts", "/desk/requests"]),
    ("dem", &["/desk/requests"]),
    ("sa", &["/desk/allocation-runs"]),
    ("ra", &["/desk/callbacks"]),
    ("of", &["/catalogue", "/desk/listings"]),
    ("ref", &["/registre"]),
];

/// The addresses that people may open, without those that stand for one object.
static ADDRESSES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let pages = super::router::page_routes().into_iter();
    let pages = pages.filter(|(method, path)| *method == Method::GET && !path.contains(['{', '.']));
    pages.map(|(_, path)| path).filter(|path| !KEYED.contains(path)).collect()
});

/// What opens with the key of a link only.
const KEYED: [&str; 2] = ["/convention", "/disques"];

/// Every address of a page, those of one object too.
static PAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let pages = super::router::page_routes().into_iter().filter(|(method, _)| *method == Method::GET);
    pages.map(|(_, path)| path).collect()
});

/// A reference that stands in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reference {
    /// A device's, in its right form.
    Device(String),
    /// Begins like a device's, and is mistyped.
    Mistyped(String),
    /// A yearly one: its kind, and how it is written.
    Yearly(&'static str, String),
}

/// What to tell somebody who is lost.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// What the reference in the address is, if there is one.
    pub(super) told: Option<String>,
    /// Pages they may have wanted, best first.
    pub(super) pages: Vec<NavItem>,
    /// What to put in the search field.
    pub(super) search: String,
}

/// Every page that anybody may open, by its name, in the order of the names.
#[must_use]
pub fn public_pages(ctx: &PageContext) -> Vec<NavItem> {
    let shown = |address: &&&str| {
        let aside = ["/desk", "/sandbox", "/design"].iter().any(|part| {
            address.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let practice = ["/sandbox", "/sandbox/mailbox"].contains(address) && ctx.sandbox;
        (!aside || practice) && !address.ends_with("/merci")
    };
    let mut pages: Vec<NavItem> =
        ADDRESSES.iter().filter(shown).map(|address| NavItem::new(label(ctx, address), *address)).collect();
    pages.sort_by_key(|page| (page.address != "/", deunicode(&page.label).to_lowercase()));
    pages
}

/// What an address that leads nowhere was perhaps meant to be.
pub(super) fn way(op: Option<&OpContext>, ctx: &PageContext) -> Way {
    let typed = plain(ctx.path_only());
    let own: Vec<NavItem> = op.map(|op| desk_nav(op, ctx)).unwrap_or_default();
    let open = |address: &str| {
        let private = address == "/desk" || address.starts_with("/desk/");
        let practice = address.starts_with("/sandbox");
        (!private
            || own.iter().any(|one| one.address == address || address == format!("{}/new", one.address)))
            && (!practice || ctx.sandbox)
            && !address.ends_with("/merci")
    };
    let named = |address: &str| {
        let own = own.iter().find(|one| one.address == address).map(|one| one.label.clone());
        NavItem::new(own.unwrap_or_else(|| label(ctx, address)), address)
    };
    let mut way = Way { search: words(&typed), ..Way::default() };
    match reference(&typed) {
        Some(Reference::Device(reference)) => {
            let address = format!("/appareils/{reference}");
            let told = if ctx.path_only().eq_ignore_ascii_case(&address) {
                ctx.t("lost-device-unknown")
            } else {
                way.pages
                    .push(NavItem::new(ctx.t("lost-device-passport").with("reference", &reference), address));
                ctx.t("lost-device")
            };
            way.told = Some(told.with("reference", &reference).to_string());
            way.search = reference;
        }
        Some(Reference::Mistyped(reference)) => {
            way.told = Some(ctx.t("lost-device-mistyped").with("reference", reference).to_string());
        }
        Some(Reference::Yearly(kind, reference)) => {
            let lists =
                REFERENCES.iter().find(|(code, _)| *code == kind).map_or(&[][..], |(_, lists)| *lists);
            let mine: Vec<&str> = lists.iter().copied().filter(|list| open(list)).collect();
            let told = ctx.dynamic("lost-reference-", kind).with("reference", &reference);
            let where_to = match (op.and_then(OpContext::viewer), mine.first()) {
                (_, Some(_)) => ctx.t("lost-reference-list"),
                (None, None) => {
                    if let Some(list) = lists.first() {
                        way.pages.push(NavItem::new(ctx.t("lost-sign-in"), format!("/sign-in?back={list}")));
                    }
                    ctx.t("lost-reference-sign-in")
                }
                (Some(_), None) => ctx.t("lost-reference-elsewhere"),
            };
            way.told = Some(format!("{told} {where_to}"));
            way.pages.extend(mine.into_iter().map(&named));
        }
        None => {}
    }
    for address in nearest(
        &typed,
        ADDRESSES.iter().copied().filter(|address| open(address) && *address != ctx.path_only()),
    ) {
        if way.pages.len() < MOST && way.pages.iter().all(|page| page.address != address) {
            way.pages.push(named(address));
        }
    }
    way
}

fn segments(path: &str) -> Vec<&str> {
    path.trim_matches('/').split('/').collect()
}

/// Whether a page stands at an address, for whoever may see it.
pub(super) fn opens(path: &str) -> bool {
    let asked = segments(path);
    PAGES.iter().map(|page| segments(page)).any(|page| {
        page.len() == asked.len()
            && page.iter().zip(&asked).all(|(known, asked)| known.starts_with('{') || known == asked)
    })
}

/// The page above an address that only takes forms: where its form stands.
pub(super) fn page_above(path: &str) -> Option<String> {
    let whole = segments(path);
    (1..whole.len()).rev().map(|kept| format!("/{}", whole[..kept].join("/"))).find(|above| opens(above))
}

/// What a page is called; a page without a name of its own is told by its address.
fn label(ctx: &PageContext, address: &str) -> String {
    let code = match address.trim_matches('/') {
        "" => "home".to_owned(),
        path => path.replace(['/', '_'], "-"),
    };
    if ctx.texts.has(&format!("lost-page-{code}")) {
        ctx.dynamic("lost-page-", code).to_string()
    } else {
        address.to_owned()
    }
}

/// A path as it is compared: decoded, without accents, capitals, doubled slashes or the end of a file's name.
fn plain(path: &str) -> String {
    let text = deunicode(&decoded(path)).to_lowercase().replace([' ', '_'], "-");
    let text = text.trim_end_matches(".html").trim_end_matches(".php").trim_end_matches(".htm");
    let segments: Vec<&str> = text.split('/').filter(|segment| !segment.is_empty()).take(8).collect();
    format!("/{}", segments.join("/")).chars().take(120).collect()
}

/// The words of an address, to search with; nothing when they look like a machine's.
fn words(typed: &str) -> String {
    let last = typed.rsplit('/').next().unwrap_or_default();
    let mostly_letters = last.chars().filter(char::is_ascii_digit).count() * 2 < last.len().max(1);
    if mostly_letters && last.len() < 40 {
        last.replace(['-', '.'], " ").trim().to_owned()
    } else {
        String::new()
    }
}

/// The known addresses that are most like what was typed, best first.
fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let last = typed.rsplit('/').next().unwrap_or_default();
    let meant: Vec<&str> = WORDS
        .iter()
        .filter(|(word, _)| typed.split('/').any(|part| part == *word))
        .map(|(_, page)| *page)
        .collect();
    let mut scored: Vec<(f64, &str)> = known
        .filter(|address| *address != "/")
        .map(|address| {
            let tail = address.rsplit('/').next().unwrap_or_default();
            let whole = strsim::normalized_damerau_levenshtein(typed, address);
            let ends = strsim::normalized_damerau_levenshtein(last, tail) * 0.95;
            let above = if typed.starts_with(&format!("{address}/")) { 0.85 } else { 0.0 };
            let word = if meant.contains(&address) { 1.0 } else { 0.0 };
            ([whole, ends, above, word].into_iter().fold(0.0, f64::max), address)
        })
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    scored.into_iter().map(|(_, address)| address).collect()
}

/// The first reference in an address.
fn reference(typed: &str) -> Option<Reference> {
    for part in typed.split('/') {
        let shape: Vec<&str> = part.split('-').collect();
        if let [kind, year, number] = shape[..]
            && let Some((kind, _)) = REFERENCES.iter().find(|(code, _)| *code == kind)
            && (year.len(), year.parse::<u16>().is_ok()) == (4, true)
            && (1..=9).contains(&number.len())
            && let Ok(number) = number.parse::<u64>()
        {
            return Some(Reference::Yearly(kind, format!("{}-{year}-{number:06}", kind.to_uppercase())));
        }
        let short = part.starts_with("rb") || part.bytes().any(|byte| byte.is_ascii_digit());
        if let Some(reference) = short.then(|| parse_device_reference(part)).flatten() {
            return Some(Reference::Device(reference));
        }
        if part.starts_with("rb-") && part.len() > 8 && part.len() < 20 {
            return Some(Reference::Mistyped(part.to_uppercase()));
        }
    }
    None
}

/// Reading `%C3%A9`.
mod percent {
    /// The text with its percent-encoded bytes read; what is not UTF-8 is shown as unknown.
    pub(super) fn decoded(text: &str) -> String {
        let bytes = text.as_bytes();
        let mut read = Vec::with_capacity(bytes.len());
        let mut at = 0;
        while at < bytes.len() {
            let pair = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
            match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
                Some(byte) => {
                    read.push(byte);
                    at += 3;
                }
                None => {
                    read.push(bytes[at]);
                    at += 1;
                }
            }
        }
        String::from_utf8_lossy(&read).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> Option<&'static str> {
        nearest(&plain(typed), ADDRESSES.iter().copied()).into_iter().next()
    }

    #[test]
    fn a_mistyped_address_finds_its_page() {
        for (typed, page) in [
            ("/cataloge", "/catalogue"),
            ("/Catalogue/", "/catalogue"),
            ("/doner", "/donner"),
            ("/accessibilit%C3%A9", "/accessibilite"),
            ("/mentions_legales.html", "/mentions-legales"),
            ("/login", "/sign-in"),
            ("/fr/connexion", "/sign-in"),
            ("/acheter", "/acheter-ensemble"),
            ("/catalogue/portables", "/catalogue"),
            ("/desk/lot", "/desk/lots"),
        ] {
            assert_eq!(first(typed), Some(page), "{typed}");
        }
        assert_eq!(first("/wp-admin/setup.php"), None);
    }

    #[test]
    fn a_reference_in_an_address_is_read() {
        let yearly = |kind, text: &str| Some(Reference::Yearly(kind, text.to_owned()));
        assert_eq!(reference(&plain("/BC-2026-000412")), yearly("bc", "BC-2026-000412"));
        assert_eq!(reference(&plain("/desk/bc-2026-412")), yearly("bc", "BC-2026-000412"));
        assert_eq!(reference(&plain("/LOT-2026-000012")), yearly("lot", "LOT-2026-000012"));
        assert_eq!(reference(&plain("/ZZ-2026-000012")), None);
        let device = crate::kernel::reference::device_reference(7);
        assert_eq!(reference(&plain(&format!("/{device}"))), Some(Reference::Device(device.clone())));
        let mut wrong = device.clone();
        wrong.pop();
        wrong.push(if device.ends_with('2') { '3' } else { '2' });
        assert_eq!(reference(&plain(&format!("/appareils/{wrong}"))), Some(Reference::Mistyped(wrong)));
    }

    #[test]
    fn a_form_s_address_leads_to_the_page_above() {
        assert_eq!(page_above("/desk/lots/x/cancel").as_deref(), Some("/desk/lots/x"));
        assert_eq!(page_above("/desk/callbacks/7/done").as_deref(), Some("/desk/callbacks"));
        assert_eq!(page_above("/sign-out"), None);
    }
}
