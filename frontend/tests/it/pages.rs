//! Every page, in both languages, with invented data.

use frontend::Language;

fn page(name: &str, language: Language) -> String {
    let pages = crate::support::samples::pages(language);
    pages.into_iter().find(|(found, _)| *found == name).unwrap().1
}

#[test]
fn every_page_is_sound_in_both_languages() {
    for language in Language::ALL {
        for (name, html) in crate::support::samples::pages(language) {
            println!("{name} in {}", language.name());
            crate::support::assert_sound(&html, language);
        }
    }
}

/// A text that is nowhere shows its key: `layout-find`.
#[test]
fn no_page_shows_a_key() {
    let prefixes = [
        "layout-",
        "home-",
        "bench-",
        "check-",
        "device-",
        "storage-",
        "map-",
        "catalogue-",
        "listing-",
        "passport-",
        "sandbox-",
        "clock-",
        "reset-",
        "resetting-",
        "tour-",
        "grade-",
        "error-t",
    ];
    for language in Language::ALL {
        for (name, html) in crate::support::samples::pages(language) {
            for text in html.split('>').filter_map(|part| part.split('<').next()).map(str::trim) {
                assert!(!prefixes.iter().any(|prefix| text.starts_with(prefix)), "{name} shows {text}");
            }
        }
    }
}

#[test]
fn a_page_weighs_little() {
    for (name, html) in crate::support::samples::pages(Language::Fr) {
        // The map's outlines are 33 kB, 12 compressed.
        assert!(html.len() < 110_000, "{name} has {} bytes", html.len());
    }
}

#[test]
fn the_map_and_its_table_say_the_same() {
    let html = page("home", Language::Fr);
    assert!(html.contains("role=\"img\" aria-labelledby=\"map-title map-about\""));
    assert!(html.contains("<a href=\"/catalogue?departement=33\">Gironde</a>"));
    assert!(html.contains("<title>Gironde\u{a0}: "));
}

#[test]
fn the_catalogue_counts_in_words_and_offers_to_look_further() {
    let html = page("catalogue", Language::Fr);
    assert!(
        html.contains("17 offres d’ordinateurs portables, 43 appareils à moins de 30\u{a0}km de Bègles (33)")
    );
    assert!(html.contains("Élargir à 50\u{a0}km (41)"));
    assert!(html.contains("265,00\u{a0}€"));
    let empty = page("catalogue-empty", Language::En);
    assert!(empty.contains("No laptop listings") || empty.contains("No listings"));
    assert!(empty.contains("We cannot find “Bagles”"));
    assert!(empty.contains("Search all of France (2)"));
}

#[test]
fn the_passport_says_what_became_of_the_data() {
    assert!(page("passport", Language::Fr).contains("Données effacées et vérifiées"));
    assert!(page("passport-early", Language::Fr).contains("Les données ne sont pas encore effacées"));
}

#[test]
fn an_error_page_names_a_human_and_the_request() {
    let html = page("error-404", Language::Fr);
    assert!(html.contains("tel:+33100000000"));
    assert!(html.contains("01J9-7K3F-92"));
}

#[test]
fn addresses_in_a_mail_can_be_followed() {
    let html = page("mail", Language::Fr);
    assert!(html.contains("<a href=\"http://127.0.0.1:8080/lots/12\">http://127.0.0.1:8080/lots/12</a>."));
    assert!(html.contains("Rebond &#60;ne-pas-repondre@example.org&#62;"));
}

/// The pages laid out by `layout/object.html`.
fn objects(language: Language) -> Vec<(&'static str, String)> {
    let pages = crate::support::samples::pages(language);
    pages.into_iter().filter(|(_, html)| html.contains("<article class=\"thing\">")).collect()
}

#[test]
fn every_object_has_the_same_parts_in_the_same_order() {
    let objects = objects(Language::Fr);
    assert!(objects.len() > 30, "only {} pages of objects", objects.len());
    for (name, html) in objects {
        let mut last = 0;
        for part in [
            "class=\"title-over\"",
            "id=\"stands\"",
            "id=\"do\"",
            "id=\"facts\"",
            "id=\"people\"",
            "id=\"history\"",
        ] {
            let place = html.find(part).unwrap_or_else(|| panic!("{name} lacks {part}"));
            assert!(place > last, "{name} has {part} too early");
            last = place;
        }
        assert!(html.contains("01 00 00 00 00"), "{name} names no human to call");
    }
}

#[test]
fn an_object_has_one_primary_button_at_most() {
    for (name, html) in objects(Language::Fr) {
        let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        // What is folded away is not shown until it is asked for.
        let shown: String =
            main.split("<details").map(|part| part.split("</details>").last().unwrap()).collect();
        assert!(shown.matches("button-primary").count() <= 1, "{name} has several first things to do");
    }
}

#[test]
fn who_may_not_do_it_reads_who_may_and_how_to_reach_them() {
    let named = page("order-not-signatory", Language::Fr);
    assert!(named.contains("Seule une personne signataire"));
    assert!(named.contains("Mme Martin, <a href=\"mailto:martin@example.org\">"));
    let nobody = page("pool-commitments", Language::Fr);
    assert!(nobody.contains("Personne ne le peut encore chez vous"));
    assert!(page("shipment-arrived", Language::Fr).contains("Rien n’est attendu de vous pour l’instant."));
}

#[test]
fn a_document_says_what_it_is_and_what_it_weighs_when_that_is_known() {
    let html = page("lot-unplaced", Language::Fr);
    assert!(html.contains("(CSV, 48\u{a0}Ko)"), "the kept file has its weight");
    assert!(html.contains("(PDF)"), "a document made on demand has none");
}

#[test]
fn a_moved_clock_is_said_on_every_page_and_an_unmoved_one_is_not() {
    let date = "Nous sommes le jeudi 3 décembre 2026 (date d’exercice).";
    assert!(page("sandbox-moved", Language::Fr).contains(date));
    assert!(!page("sandbox", Language::Fr).contains("date d’exercice)"));
    assert!(
        page("sandbox-moved", Language::En).contains("Today is Thursday 3 December 2026 (practice date).")
    );
}

#[test]
fn a_tour_says_its_step_and_can_be_left_until_its_last() {
    let first = page("tour", Language::Fr);
    assert!(first.contains("Visite guidée, étape 1 sur 5") && first.contains("Étape suivante"));
    assert!(!first.contains("Étape précédente") && !first.contains("/sandbox/tour\">Y aller"));
    let last = page("tour-last", Language::Fr);
    assert!(last.contains("Terminer la visite") && last.contains("Étape précédente"));
    assert!(last.contains("/sandbox/tour\">Y aller"));
    assert!(first.contains("value=\"skip\">Passer la visite") && !last.contains("value=\"skip\""));
}
