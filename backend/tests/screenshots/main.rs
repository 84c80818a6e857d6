//! `make screenshots`: a picture of every page at 375 and 1280 pixels, light and dark, and a sheet to look through them.
//! It is no test of the suite (`test = false`): it asserts nothing but that each page opens.

#[path = "../e2e/support/mod.rs"]
#[expect(dead_code, reason = "pictures need little of what the browser tests stand on")]
mod support;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use support::RUNTIME;
use support::browser::{DESKTOP, PHONE, visit};
use support::server::Server;
use support::site::{EVERYBODY, Site};
use support::walk::Walk;

/// Pages that no link leads to, and that people see all the same.
const BESIDE: [&str; 3] = ["/nulle-part", "/catalogue?q=zzzzzz", "/BC-2026-000412"];

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
                } else {
                    walk.visit_unjudged("/sandbox").await?;
                    walk.press_unjudged(format!("button[name=persona][value={who}]")).await?;
                }
                for page in &pages {
                    walk.visit_unjudged(page).await?;
                    let file = format!("{who}.{}.{form}.png", named(page));
                    std::fs::write(folder.join(&file), browser.picture().await?)?;
                    let mut lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
                    match lines.iter_mut().find(|line| line.persona == who && line.page == *page) {
                        Some(line) => line.files.push(file),
                        None => lines.push(Line { persona: who, page: page.clone(), files: vec![file] }),
                    }
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
