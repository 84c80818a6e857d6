//! What the components promise.

use askama::Template;
use frontend::Language;

use crate::support::samples::gallery::gallery;

#[test]
fn what_people_typed_comes_back_escaped() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("value=\"&#34;&#62;&#60;script&#62;"));
    assert!(!html.contains("<script>"));
    assert!(html.contains("Le lot est &#60;parti&#62;."));
}

#[test]
fn an_error_stands_beside_its_field_and_in_the_summary() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("<a href=\"#name\">Écrivez votre nom</a>"));
    assert!(html.contains("id=\"name-error\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"name-hint name-error\""));
    assert!(html.contains("2 réponses sont à corriger"));
}

#[test]
fn money_follows_the_language() {
    assert!(gallery(Language::Fr).render().unwrap().contains("1\u{202f}234,50\u{a0}€"));
    assert!(gallery(Language::En).render().unwrap().contains("€1,234.50"));
}

#[test]
fn the_language_link_comes_back_to_the_page() {
    let html = gallery(Language::Fr).render().unwrap();
    assert!(html.contains("/language/en?back=%2Fdesk%2Flots%3Fpage%3D2"));
}
