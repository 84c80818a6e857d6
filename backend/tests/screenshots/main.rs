//! `make screenshots`: a picture of every page at 375 and 1280 pixels, light and dark, and a sheet to look through them.
//! It is no test of the suite (`test = false`): it asserts nothing but that each page opens.

#[path = "../e2e/support/mod.rs"]
#[expect(dead_code, reason = "pictures need little of what the browser tests stand on")]
mod support;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use support::RUNTIME;
use support::browser::{Browser, DESKTOP, PHONE, visit};
use support::server::Server;
use support::site::{EVERYBODY, Site};
use support::walk::Walk;
use thirtyfour::prelude::WebDriverResult;

/// Pages that no link leads to, and that people see all the same.
const BESIDE: [&str; 9] = [
    "/verifier?q=EFF-2026-000001",
    "/nulle-part",
    "/catalogue?q=zzzzzz",
    "/catalogue?near=33000&radius_km=50&q=portable",
    "/BC-2026-000412",
    "/donner/estimer?near=33130&basis=company_gift&laptop=30&screen=12",
    "/donner/estimer?near=Atlantide&laptop=deux",
    "/ou-nous-trouver?near=33130",
    "/design",
];

/// Waits for what draws itself: a map that a script draws once it comes into sight.
async fn drawn(browser: &Browser, walk: &Walk<'_>) -> WebDriverResult<()> {
    let map = "const map = document.querySelector('.js #map'); map?.scrollIntoView(); return Boolean(map)";
    if browser.execute(map, vec![]).await?.convert()? {
        walk.wait_for("#map .map-outline").await?;
        browser.execute("scrollTo(0, 0)", vec![]).await?;
    }
    Ok(())
}

/// A form that is sent, for the page that answers.
struct Sending {
    persona: Option<&'static str>,
    page: &'static str,
    action: &'static str,
    typed: &'static [(&'static str, &'static str)],
    chosen: &'static [(&'static str, &'static str)],
    name: &'static str,
}

/// Forms that are sent empty, to be told what is missing, and forms that are done.
const SENDINGS: [Sending; 8] = [
    Sending {
        persona: None,
        page: "/sign-in",
        action: "/sign-in",
        typed: &[("email", "claire.donateur@example.org"), ("password", "oublie")],
        chosen: &[],
        name: "sign-in-refused",
    },
    Sending {
        persona: None,
        page: "/etre-rappele",
        action: "/etre-rappele",
        typed: &[("telephone", "0612")],
        chosen: &[],
        name: "callback-refused",
    },
    Sending {
        persona: None,
        page: "/etre-rappele",
        action: "/etre-rappele",
        typed: &[("name", "Camille Exemple"), ("telephone", "06 12 34 56 79")],
        chosen: &[("subject", "give")],
        name: "callback-asked",
    },
    Sending {
        persona: None,
        page: "/avis?page=%2F",
        action: "/avis",
        typed: &[],
        chosen: &[("answer", "easy")],
        name: "opinion-given",
    },
    Sending {
        persona: None,
        page: "/suivre",
        action: "/suivre",
        typed: &[("code", "ZZZ 00 00 00")],
        chosen: &[],
        name: "code-unknown",
    },
    Sending {
        persona: Some("donor"),
        page: "/desk/lots/new",
        action: "/desk/lots/preview",
        typed: &[("laptop", "beaucoup")],
        chosen: &[],
        name: "lot-refused",
    },
    Sending {
        persona: Some("buyer"),
        page: "/desk/pooled-orders/new",
        action: "/desk/pooled-orders/new",
        typed: &[("closes_at", "31/02")],
        chosen: &[],
        name: "order-refused",
    },
    Sending {
        persona: Some("mediator"),
        page: "/desk/requests/new",
        action: "/desk/requests/new",
        typed: &[],
        chosen: &[],
        name: "request-refused",
    },
];

fn folder() -> PathBuf {
    let asked = std::env::var_os("REBOND_SCREENSHOTS").map(PathBuf::from);
    asked.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../var/screenshots"))
}

/// A page's name as a file's.
fn named(page: &str) -> String {
    let plain = page.trim_matches('/').replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    match plain.chars().take(60).collect::<String>() {
        name if name.is_empty() => "home".to_owned(),
        name => name,
    }
}

fn keep(lines: &Mutex<Vec<Line>>, persona: &'static str, page: &str, file: String) {
    let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
    match lines.iter_mut().find(|line| line.persona == persona && line.page == page) {
        Some(line) => line.files.push(file),
        None => lines.push(Line { persona, page: page.to_owned(), files: vec![file] }),
    }
}

/// One page in its four forms.
struct Line {
    persona: &'static str,
    page: String,
    files: Vec<String>,
}

#[test]
fn every_page_is_pictured() {
    let folder = folder();
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let site = RUNTIME.block_on(Site::shared());
    let lines: Mutex<Vec<Line>> = Mutex::default();
    for (view, form) in [
        (PHONE, "375-light"),
        (PHONE.dark(), "375-dark"),
        (DESKTOP, "1280-light"),
        (DESKTOP.dark(), "1280-dark"),
    ] {
        for persona in EVERYBODY {
            let who = persona.unwrap_or("visitor");
            let known = site.pages.iter().filter(|(whose, _)| *whose == persona).flat_map(|(_, pages)| pages);
            let mut pages: Vec<String> = known.cloned().collect();
            if persona.is_none() {
                pages.extend(BESIDE.map(str::to_owned));
            }
            visit(view, async |browser| {
                let walk = Walk::new(browser, Server::shared().await);
                if persona.is_none() {
                    browser.expect_console_error("status of 404");
                    browser.expect_console_error("status of 422");
                } else {
                    if SENDINGS.iter().any(|one| one.persona == persona) {
                        browser.expect_console_error("status of 422");
                    }
                    walk.visit_unjudged("/sandbox").await?;
                    walk.press_unjudged(format!("button[name=persona][value={who}]")).await?;
                }
                if persona.is_none() {
                    walk.visit_unjudged("/design").await?;
                    pages.extend(walk.addresses("/design/").await?);
                }
                for page in &pages {
                    walk.visit_unjudged(page).await?;
                    drawn(browser, &walk).await?;
                    let file = format!("{who}.{}.{form}.png", named(page));
                    std::fs::write(folder.join(&file), browser.picture().await?)?;
                    keep(&lines, who, page, file);
                }
                for sending in SENDINGS.iter().filter(|one| one.persona == persona) {
                    walk.visit_unjudged(sending.page).await?;
                    for (id, text) in sending.typed {
                        walk.fill(id, text).await?;
                    }
                    for (name, value) in sending.chosen {
                        walk.choose(name, value).await?;
                    }
                    let button = format!("main form[action^='{}'] button:not([formaction])", sending.action);
                    walk.press_unjudged(button).await?;
                    let file = format!("{who}.{}.{form}.png", sending.name);
                    std::fs::write(folder.join(&file), browser.picture().await?)?;
                    keep(&lines, who, sending.name, file);
                }
                Ok(())
            });
        }
    }
    let lines = lines.into_inner().unwrap_or_else(PoisonError::into_inner);
    std::fs::write(folder.join("index.html"), sheet(&lines)).expect("the sheet is written");
    println!("{} pages in {}", lines.len(), folder.join("index.html").display());
}

/// The sheet: a line of four pictures for each page.
fn sheet(lines: &[Line]) -> String {
    let mut out = String::from(
        "<!doctype html><meta charset=\"utf-8\"><title>Rebond</title><style>\
         body{font:16px sans-serif;margin:2rem;background:#888;color:#000}\
         .line{display:flex;gap:1rem;align-items:flex-start;margin:0 0 3rem}\
         img{background:#fff;border:1px solid #000;max-height:900px}img.narrow{width:200px}img.wide{width:520px}\
         </style><h1>Rebond</h1>",
    );
    for line in lines {
        let page = line.page.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(out, "<h2>{} · {page}</h2><div class=\"line\">", line.persona);
        for file in &line.files {
            let width = if file.contains(".375-") { "narrow" } else { "wide" };
            let _ = write!(
                out,
                "<a href=\"{file}\"><img class=\"{width}\" src=\"{file}\" alt=\"{file}\" loading=\"lazy\"></a>"
            );
        }
        out.push_str("</div>");
    }
    out
}

#[test]
fn pages_have_names_of_files() {
    assert_eq!(named("/"), "home");
    assert_eq!(named("/catalogue?q=a b"), "catalogue-q-a-b");
}
