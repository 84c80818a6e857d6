//! Every form of every page: sent twice it acts once, and nothing typed is lost, after the session's end neither.

use chrono::Duration;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Statement};

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{Member, New, Shelf, TestApp, Visitor, on_both_databases};

on_both_databases!(
    a_form_sent_twice_acts_once_and_shows_the_first_outcome_again,
    two_sendings_at_the_same_moment_act_once,
    what_was_typed_survives_the_session_s_end,
    what_was_typed_is_for_its_author_only_and_for_an_hour,
    a_form_refused_on_another_page_comes_back_filled,
);

const NEW: &str = "/desk/pooled-orders/new";
const TITLE: &str = "Écoles de l’Ouvrière & du Pont";

fn order<'a>(token: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("_form", token),
        ("title", title),
        ("closes_at", "5/12/26"),
        ("minimum_quantity", "2"),
        ("category_1", "laptop"),
        ("label_1", "Salle <informatique>"),
        ("memory_1", "8"),
        ("grade_1", "B"),
        ("ceiling_1", "250,00"),
        ("quantity_1", "2"),
        ("category_2", ""),
    ]
}

async fn orders(app: &TestApp, member: &Member) -> usize {
    let (status, list) = app.as_member(member).get("/pooled-orders").await;
    assert_eq!(status, StatusCode::OK, "{list}");
    list["items"].as_array().expect("a list").len()
}

async fn kept(app: &TestApp) -> Vec<String> {
    let backend = app.app.db.fresh().get_database_backend();
    let all = Statement::from_string(backend, "SELECT sealed FROM kept_forms");
    let rows = app.app.db.fresh().query_all_raw(all).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "sealed").expect("a text")).collect()
}

async fn a_form_sent_twice_acts_once_and_shows_the_first_outcome_again(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let token = visitor.open(NEW).await.token();
    // Refused: nothing is done, and nothing is remembered.
    let mut late = order(&token, TITLE);
    late[2] = ("closes_at", "jamais");
    let refused = visitor.send(NEW, NEW, &late).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(refused.token(), token);
    let first = visitor.send(NEW, NEW, &order(&token, TITLE)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.page);
    let shown = visitor.open(&first.to).await;
    assert!(shown.holds("flash-success"), "{}", shown.page);
    assert!(!visitor.open(&first.to).await.holds("flash-success"));
    // Reloaded, or sent again after the back button: the same page with the same words, and one order.
    let again = visitor.send(NEW, NEW, &order(&token, TITLE)).await;
    assert_eq!((again.status, &again.to), (StatusCode::SEE_OTHER, &first.to));
    assert!(visitor.open(&again.to).await.holds("flash-success"));
    assert_eq!(orders(&app, &buyer).await, 1);
    // Changed before it is sent again: that is another form.
    let other = visitor.send(NEW, NEW, &order(&token, "Une autre")).await;
    assert_ne!(other.to, first.to);
    assert_eq!(orders(&app, &buyer).await, 2);
    // Somebody else's token counts for nothing, and neither does an invented one.
    let invented = visitor.send(NEW, NEW, &order("invented", "Une troisième")).await;
    assert_eq!(invented.status, StatusCode::SEE_OTHER, "{}", invented.page);
    assert_eq!(orders(&app, &buyer).await, 3);
}

async fn two_sendings_at_the_same_moment_act_once(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let token = visitor.open(NEW).await.token();
    let form = order(&token, TITLE);
    let (one, two) = tokio::join!(visitor.send(NEW, NEW, &form), visitor.send(NEW, NEW, &form));
    assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{one:?} {two:?}");
    assert_eq!(one.to, two.to);
    assert_eq!(orders(&app, &buyer).await, 1);
    // Visitors' forms too: one call is asked for.
    let nobody = Visitor::new(&app);
    let token = nobody.open("/etre-rappele").await.token();
    let call = [
        ("_form", token.as_str()),
        ("name", "Camille Exemple"),
        ("telephone", "06 12 34 56 78"),
        ("subject", "other"),
        ("moment", "any"),
    ];
    let first = nobody.send("/etre-rappele", "/etre-rappele", &call).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.page);
    assert_eq!(nobody.send("/etre-rappele", "/etre-rappele", &call).await.to, first.to);
}

async fn what_was_typed_survives_the_session_s_end(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let token = visitor.open(NEW).await.token();
    visitor.forget_session();
    let refused = visitor.send(NEW, NEW, &order(&token, TITLE)).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(refused.holds("ce que vous avez écrit est gardé"), "{}", refused.page);
    assert!(refused.holds(&format!("name=\"back\" value=\"{NEW}\"")), "{}", refused.page);
    let sealed = kept(&app).await;
    assert_eq!(sealed.len(), 1);
    assert!(!sealed[0].contains("Ouvr"));
    visitor.sign_in(&buyer).await;
    assert!(visitor.open("/desk").await.holds("Reprendre le formulaire"));
    let back = visitor.open(NEW).await;
    assert!(back.holds("Rien n’est encore envoyé"), "{}", back.page);
    assert!(back.holds("value=\"Écoles de l’Ouvrière &#38; du Pont\""), "{}", back.page);
    assert!(back.holds("value=\"Salle &#60;informatique&#62;\""), "{}", back.page);
    assert!(back.holds("<option value=\"laptop\" selected>"), "{}", back.page);
    assert_eq!(orders(&app, &buyer).await, 0);
    let sent = visitor.send(NEW, NEW, &order(&back.token(), TITLE)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.page);
    assert_eq!(orders(&app, &buyer).await, 1);
    assert_eq!(visitor.cookie("rebond_kept"), None);
    assert!(kept(&app).await.is_empty());
    assert!(!visitor.open(NEW).await.holds("Ouvrière"));
}

async fn what_was_typed_is_for_its_author_only_and_for_an_hour(app: TestApp) {
    let (buyer, other) = (app.member(New::buyer(BORDEAUX)).await, app.member(New::buyer(BEGLES)).await);
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let token = visitor.open(NEW).await.token();
    let lose = async || {
        visitor.forget_session();
        visitor.send(NEW, NEW, &order(&token, TITLE)).await
    };
    lose().await;
    visitor.sign_in(&other).await;
    let theirs = visitor.open(NEW).await;
    assert!(!theirs.holds("Ouvrière") && !theirs.holds("de nouveau dans le formulaire"), "{}", theirs.page);
    assert!(kept(&app).await.is_empty(), "what another typed is forgotten");
    // Nobody but the browser that was given the key.
    lose().await;
    let elsewhere = Visitor::signed_in(&app, &buyer).await;
    assert!(!elsewhere.open(NEW).await.holds("Ouvrière"));
    app.advance(Duration::minutes(61));
    visitor.sign_in(&buyer).await;
    assert!(!visitor.open(NEW).await.holds("Ouvrière"));
    // A form that this server did not write for a signed-in person is not kept at all.
    visitor.forget_session();
    let refused = visitor.send(NEW, NEW, &order("invented", TITLE)).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(!refused.holds("est gardé"), "{}", refused.page);
    let nobody = Visitor::new(&app);
    let token = nobody.open("/etre-rappele").await.token();
    assert!(!nobody.send(NEW, NEW, &order(&token, TITLE)).await.holds("est gardé"));
}

async fn a_form_refused_on_another_page_comes_back_filled(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let listing = app.shelve(&seller, Shelf::laptops(2, 24_990)).await;
    let visitor = Visitor::signed_in(&app, &seller).await;
    let list = visitor.open("/desk/listings").await;
    let price = format!("/desk/listings/{listing}/price");
    let fields = [
        ("_form", list.token()),
        ("version", "1".to_owned()),
        ("from", "list".to_owned()),
        ("price", "deux cents".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = visitor.send(&price, "/desk/listings", &fields).await;
    assert_eq!(refused.to, "/desk/listings");
    let told = visitor.open("/desk/listings").await;
    assert!(told.holds("flash-error") && told.holds("value=\"deux cents\""), "{}", told.page);
    assert!(told.holds("<details open"), "the form stands open: {}", told.page);
    let later = visitor.open("/desk/listings").await;
    assert!(!later.holds("deux cents"), "it comes back once: {}", later.page);
    // A refusal that would be a page of its own is said beside the form too.
    let gone = [("_form", later.token()), ("minimum_quantity", "x".to_owned())];
    let gone: Vec<(&str, &str)> = gone.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = visitor.send("/capacity", "/desk/listings", &gone).await;
    assert_eq!((refused.status, refused.to.as_str()), (StatusCode::SEE_OTHER, "/desk/listings"));
    assert!(visitor.open("/desk/listings").await.holds("flash-error"));
}

/// Every form of the desks, whichever room wrote it: sent after the session's end it is kept, and leads to signing in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_of_the_desks_is_kept_after_the_session_s_end() {
    let app = TestApp::on_sqlite().await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let token = visitor.open(NEW).await.token();
    visitor.forget_session();
    let mut met = 0;
    for (method, route) in rebond::web::page_routes() {
        if method != Method::POST || !route.starts_with("/desk/") {
            continue;
        }
        let path: String = route
            .split('/')
            .map(|part| if part.starts_with('{') { "00000000-0000-0000-0000-000000000000" } else { part })
            .collect::<Vec<_>>()
            .join("/");
        let typed = format!("typed into {route}");
        let given = visitor.send(&path, "/desk", &[("_form", &token), ("note", &typed)]).await;
        assert_eq!(given.status, StatusCode::UNAUTHORIZED, "{route}");
        assert!(given.holds("est gardé"), "{route} loses what was typed: {}", given.page);
        assert!(given.holds("name=\"password\""), "{route} does not lead to signing in");
        let form = Form::new()
            .text("_form", token.clone())
            .text("note", typed)
            .part("file", Part::bytes(vec![1; 300_000]).file_name("a.csv"));
        let given = visitor.send_parts(&path, "/desk", form).await;
        assert!(given.holds("est gardé"), "{route} loses what was typed beside a file: {}", given.page);
        met += 1;
    }
    assert!(met > 20, "{met} forms");
    assert_eq!(kept(&app).await.len(), 2 * met);
    assert!(kept(&app).await.iter().all(|sealed| sealed.len() < 2000), "a file was kept");
    // The API answers as ever.
    let given = visitor.send("/api/v1/pooled-orders", "/desk", &[("_form", &token)]).await;
    assert!(given.headers["content-type"].to_str().is_ok_and(|kind| kind.contains("problem+json")));
}
