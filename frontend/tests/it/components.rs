//! What the components promise.

use frontend::Language;
use frontend::design::FAMILIES;

use crate::support::samples::design::{component, refused};

#[test]
fn what_people_typed_comes_back_escaped() {
    let html = refused(Language::Fr, "date", "\"><script>alert(1)</script>", "Écrivez un <jour>");
    assert!(html.contains("value=\"&#34;&#62;&#60;script&#62;"));
    assert!(!html.contains("<script>"));
    assert!(html.contains("Le lot est &#60;parti&#62;."));
}

#[test]
fn an_error_stands_beside_its_field_and_in_the_summary() {
    let html = refused(Language::Fr, "date", "31/02", "Écrivez un jour du calendrier");
    assert!(html.contains("<a href=\"#typed\">Écrivez un jour du calendrier</a>"));
    assert!(html.contains("id=\"typed-error\""));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"typed-hint typed-error\""));
    assert!(html.contains("Une réponse est à corriger"));
}

#[test]
fn the_language_link_comes_back_to_the_page() {
    let html = refused(Language::Fr, "date", "", "");
    assert!(html.contains("/language/en?back=%2Fdesign%2Fdate%3Fpage%3D2"));
}

/// Each state shows the call that makes it, as the template has it.
#[test]
fn every_component_shows_its_states_and_the_call_to_copy() {
    for code in FAMILIES.iter().flat_map(|(_, codes)| codes.iter()) {
        let html = component(Language::Fr, code);
        let calls: Vec<&str> =
            html.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next()).collect();
        assert!(!calls.is_empty(), "{code} shows no state");
        for call in calls {
            assert!(call.len() > 10 && !call.contains("call state("), "{code}: {call:?} is no call");
        }
    }
}

#[test]
fn a_document_says_what_opens_and_what_it_weighs() {
    assert!(
        component(Language::Fr, "document")
            .contains("Bon de collecte <span class=\"document-about\">(PDF, 84\u{a0}Ko)")
    );
}

#[test]
fn a_chart_has_its_title_its_description_and_its_table() {
    let html = component(Language::Fr, "chart");
    assert!(html.contains("aria-labelledby=\"by-category-title by-category-about\""));
    assert!(html.contains("<td class=\"numeric\" data-label=\"appareils\">1\u{202f}204</td>"));
    assert!(!component(Language::Fr, "badge").contains("<svg class=\"chart"));
}
