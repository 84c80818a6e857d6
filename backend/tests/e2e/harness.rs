//! Tests of the harness itself: a judge that never condemns proves nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::Router;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName};
use axum::response::Html;
use axum::routing::get;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;
use tokio::net::TcpListener;

use crate::support::axe::{assert_accessible, axe};
use crate::support::browser::{Browser, DESKTOP, PHONE, View, visit};
use crate::support::server::Server;

const GOOD: &str = r#"<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Bonne page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1>Bonne page</h1><p id="told">aucun script</p><noscript><p id="plain">page simple</p></noscript>
<p><a href="/bad">Une autre page</a></p></main>
<script>document.getElementById("told").textContent = innerWidth + " " + navigator.language;</script></body></html>"#;

const BAD: &str = r##"<!doctype html><html><head><meta charset="utf-8"><title>Mauvaise page</title>
<link rel="icon" href="data:,"></head>
<body><h1 style="color:#ccc;background:#fff">Mauvaise page</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<form><input name="email"></form>
<a href="#a" style="display:inline-block;width:8px;height:8px;overflow:hidden">a</a><a href="#b"
style="display:inline-block;width:8px;height:8px;overflow:hidden">b</a></body></html>"##;

const BROKEN: &str = r#"<!doctype html><html lang="fr"><head><title>Page cassée</title><link rel="icon" href="data:,"></head>
<body><script>absent()</script></body></html>"#;

const FORBIDDEN: [(HeaderName, &str); 1] = [(CONTENT_SECURITY_POLICY, "default-src 'none'")];

/// A few pages on a free port, for as long as the process lives; the address.
async fn pages() -> String {
    let pages = Router::new()
        .route("/good", get(async || Html(GOOD)))
        .route("/bad", get(async || Html(BAD)))
        .route("/broken", get(async || Html(BROKEN)))
        .route("/forbidden", get(async || (FORBIDDEN, Html(GOOD))));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async { axum::serve(listener, pages).await });
    format!("http://{address}")
}

async fn text(browser: &Browser, selector: &str) -> WebDriverResult<String> {
    browser.find(By::Css(selector)).await?.text().await
}

/// What a visit says when it fails.
fn failure(view: View, journey: impl AsyncFnOnce(&Browser) -> WebDriverResult<()>) -> String {
    let panic = catch_unwind(AssertUnwindSafe(|| visit(view, journey))).expect_err("the visit must fail");
    panic.downcast::<String>().map_or_else(|_| "no words".to_owned(), |words| *words)
}

#[test]
fn a_good_page_passes_in_a_window_and_on_a_phone() {
    visit(DESKTOP, async |browser| {
        browser.goto(pages().await + "/good").await?;
        assert_eq!(text(browser, "#told").await?, "1280 fr-FR");
        assert!(browser.find_all(By::Id("plain")).await?.is_empty());
        assert_accessible(browser).await
    });
    visit(PHONE, async |browser| {
        browser.goto(pages().await + "/good").await?;
        assert_eq!(text(browser, "#told").await?, "375 fr-FR");
        assert_accessible(browser).await
    });
}

#[test]
fn a_visit_without_script_sees_and_judges_the_plain_page() {
    visit(DESKTOP.without_script(), async |browser| {
        let pages = pages().await;
        for _ in 0..2 {
            browser.goto(format!("{pages}/good")).await?;
            assert_eq!(text(browser, "#told").await?, "aucun script");
            assert_eq!(text(browser, "#plain").await?, "page simple");
            assert_accessible(browser).await?;
        }
        browser.find(By::Css("a")).await?.click().await?;
        assert_eq!(browser.title().await?, "Mauvaise page");
        Ok(())
    });
}

#[test]
fn a_bad_page_is_condemned_for_each_of_its_faults() {
    visit(DESKTOP, async |browser| {
        browser.goto(pages().await + "/bad").await?;
        let rules: Vec<String> = axe(browser).await?.into_iter().map(|violation| violation.id).collect();
        assert_eq!(rules, ["color-contrast", "html-has-lang", "image-alt", "label", "target-size"]);
        Ok(())
    });
    let words = failure(PHONE.without_script(), async |browser| {
        browser.goto(pages().await + "/bad").await?;
        assert_accessible(browser).await
    });
    for part in ["/bad breaks", "image-alt (critical)", "target-size", "input", "Fix any of the following"] {
        assert!(words.contains(part), "{part} is not in: {words}");
    }
}

#[test]
fn a_script_that_fails_fails_the_visit() {
    let broken = failure(DESKTOP, async |browser| browser.goto(pages().await + "/broken").await);
    assert!(broken.contains("absent is not defined"), "{broken}");
}

#[test]
fn what_the_content_security_policy_refuses_fails_the_visit() {
    let refused = failure(DESKTOP, async |browser| browser.goto(pages().await + "/forbidden").await);
    assert!(refused.contains("Content Security Policy"), "{refused}");
}

#[test]
fn an_error_that_a_visit_expects_is_none_but_must_come() {
    visit(DESKTOP, async |browser| {
        browser.expect_console_error("status of 404");
        browser.goto(pages().await + "/nowhere").await
    });
    let quiet = failure(DESKTOP, async |browser| {
        browser.expect_console_error("status of 404");
        browser.goto(pages().await + "/good").await
    });
    assert!(quiet.contains("no error with \"status of 404\""), "{quiet}");
}

#[test]
fn a_browser_forgets_one_visit_before_the_next() {
    visit(DESKTOP, async |browser| {
        browser.goto(pages().await + "/good").await?;
        browser.execute("document.cookie = 'left=behind'; localStorage.left = 'behind'", vec![]).await?;
        Ok(())
    });
    visit(DESKTOP, async |browser| {
        browser.goto(pages().await + "/good").await?;
        assert!(browser.get_all_cookies().await?.is_empty());
        Ok(())
    });
}

#[test]
fn a_picture_is_kept_only_where_a_folder_is_named() {
    visit(PHONE, async |browser| {
        browser.goto(pages().await + "/good").await?;
        let picture = browser.screenshot("good").await?;
        assert_eq!(picture.is_some(), std::env::var_os("REBOND_SCREENSHOTS").is_some());
        assert!(picture.is_none_or(|file| file.metadata().is_ok_and(|file| file.len() > 1_000)));
        Ok(())
    });
}

#[test]
fn the_real_binary_answers_on_both_databases() {
    visit(DESKTOP, async |browser| {
        browser.goto(Server::shared().await.url("/sign-in")).await?;
        let second = Server::start_on_postgres().await;
        browser.goto(second.url("/sign-in")).await?;
        browser.goto("about:blank").await
    });
}
