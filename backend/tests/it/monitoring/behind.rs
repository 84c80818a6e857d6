//! Behind each figure stand the very things that it counts, for its refurbisher only.

use rebond::monitoring;
use reqwest::{Method, StatusCode};

use super::{BEGLES, ended, figures};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(each_figure_leads_to_what_it_counts);

async fn each_figure_leads_to_what_it_counts(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let (_, page) = app.as_member(&workshop).page("/desk/figures").await;
    assert!(page.contains("Rien n’est encore mesuré"), "no event yet: {page}");
    ended(&app, &workshop, 20, 10, 1).await;
    monitoring::measure(&app.app, &app.op()).await.expect("a night");
    let counted = figures(&app, &workshop).await.expect("figures").own.reuse.units;
    assert_eq!(counted, 30);
    let (status, page) = app.as_member(&workshop).page("/desk/figures").await;
    assert_eq!(status, StatusCode::OK);
    for which in ["outcomes", "proofs", "collections", "receptions"] {
        assert!(page.contains(&format!("href=\"/desk/figures/{which}\"")), "{which}: {page}");
    }
    assert!(page.contains("Non mesuré"), "{page}");
    let (_, list) = app.as_member(&workshop).page("/desk/figures/outcomes").await;
    assert_eq!(list.matches("href=\"/appareils/").count(), 25, "a page of them");
    assert!(list.contains("30 appareils comptés"), "{list}");
    let next = list.split("href=\"").find(|rest| rest.contains("after=")).expect("a second page");
    let next = next.split('"').next().expect("an address").replace("&amp;", "&");
    let (_, rest) = app.as_member(&workshop).page(&next).await;
    assert_eq!(rest.matches("href=\"/appareils/").count(), 5, "{rest}");
    let (status, theirs) = app.as_member(&other).page("/desk/figures/outcomes").await;
    assert_eq!((status, theirs.matches("href=\"/appareils/").count()), (StatusCode::OK, 0));
    let (_, empty) = app.as_member(&workshop).page("/desk/figures/receptions").await;
    assert!(empty.contains("Rien n’est encore compté"), "{empty}");
    let (status, sorted) = app.as_member(&workshop).page("/desk/figures/outcomes?sort=-days").await;
    assert_eq!((status, sorted.matches("href=\"/appareils/").count()), (StatusCode::OK, 25));
    let file = app.as_member(&workshop).page("/desk/figures/outcomes?format=csv").await;
    assert_eq!((file.0, file.1.lines().count()), (StatusCode::OK, 31), "every device and the headings");
    let visitor =
        app.as_visitor().request(Method::GET, "/desk/figures/outcomes").send().await.expect("an answer");
    assert!(visitor.url().path().contains("sign-in") || visitor.status().is_redirection());
}
