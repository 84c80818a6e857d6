//! What words find.

use search::SearchQuery;

use crate::support::{BEGLES, BORDEAUX, Fresh, LILLE, asking, holding, ids, listing, plain};

async fn thinkpads(make: &impl Fn() -> Fresh) -> Fresh {
    let listings = vec![
        listing("t480-8", |_| ()),
        listing("t480-16", |listing| listing.memory_gb = Some(16)),
        listing("x1-16", |listing| {
            listing.title = "Lenovo ThinkPad X1 Carbon 16 Go".to_owned();
            listing.model = "ThinkPad X1 Carbon".to_owned();
            listing.memory_gb = Some(16);
        }),
        listing("latitude-16", |listing| {
            listing.title = "Dell Latitude 5490".to_owned();
            listing.model = "Latitude 5490".to_owned();
            listing.brand = "Dell".to_owned();
            listing.memory_gb = Some(16);
        }),
    ];
    holding(make(), listings).await
}

pub(crate) async fn a_typing_mistake_is_forgiven(make: &impl Fn() -> Fresh) {
    let catalogue = thinkpads(make).await;
    for words in
        ["thinkpad 16go", "thinkpd 16go", "thinkapd 16 go", "tinkpad 16Go", "16go thinkpd", "lenvo 16go"]
    {
        assert_eq!(catalogue.set(words).await, ["t480-16", "x1-16"], "{words}");
        assert!(!catalogue.page(&asking(words)).await.relaxed, "{words}");
    }
    assert_eq!(catalogue.set("latitdue").await, ["latitude-16"]);
    assert_eq!(catalogue.set("ordinatuer").await.len(), 4);
}

pub(crate) async fn sizes_are_understood_however_they_are_written(make: &impl Fn() -> Fresh) {
    let catalogue = thinkpads(make).await;
    for words in ["16go", "16 go", "16 Go", "16gb", "16 GB de RAM", "16\u{a0}Go", "16 gigas", "ram 16go"] {
        assert_eq!(catalogue.set(words).await, ["latitude-16", "t480-16", "x1-16"], "{words}");
    }
    for words in ["256go thinkpad 8go", "14 pouces 8 go", "14\" 8go"] {
        assert_eq!(catalogue.set(words).await, ["t480-8"], "{words}");
    }
    let screens = vec![
        listing("large", |listing| listing.screen_inch = Some(15.6)),
        listing("disk", |listing| listing.storage_gb = Some(1_024)),
    ];
    let catalogue = holding(make(), screens).await;
    assert_eq!(catalogue.set("15,6 pouces").await, ["large"]);
    assert_eq!(catalogue.set("15 pouces").await, ["large"]);
    assert_eq!(catalogue.set("1 To").await, ["disk"]);
}

pub(crate) async fn accents_case_and_plurals_do_not_matter(make: &impl Fn() -> Fresh) {
    let listings = vec![
        plain("one", "Écran plat reconditionné", "Iiyama", "screen"),
        plain("two", "Lot d’écrans reconditionnés", "Iiyama", "screen"),
        plain("other", "Imprimante laser", "Brother", "printer"),
    ];
    let catalogue = holding(make(), listings).await;
    let both = [
        "écran",
        "ecran",
        "ECRANS",
        "e\u{301}crans",
        "reconditionné",
        "reconditionnee",
        "reconditionnes iiyama",
    ];
    for words in both {
        assert_eq!(catalogue.set(words).await, ["one", "two"], "{words}");
    }
    assert_eq!(catalogue.set("imprimantes").await, ["other"]);
}

pub(crate) async fn synonyms_find_each_other(make: &impl Fn() -> Fresh) {
    let listings = vec![
        plain("laptop", "T480", "", "laptop"),
        plain("desktop", "OptiPlex 3060", "", "desktop"),
        plain("phone", "Galaxy S10", "", "smartphone"),
        plain("screen", "ProLite 24", "", "screen"),
        plain("tablet", "Galaxy Tab A", "", "tablet"),
        plain("printer", "LaserJet", "Hewlett-Packard", "printer"),
        plain("written-laptop", "Notebook 14", "", ""),
        plain("written-desktop", "Unité centrale", "", ""),
        plain("written-phone", "GSM", "", ""),
        plain("written-screen", "Moniteur", "", ""),
        plain("written-tablet", "Tablet", "", ""),
        plain("written-printer", "Printer HP", "", ""),
    ];
    let catalogue = holding(make(), listings).await;
    let groups: [(&[&str], &[&str]); 7] = [
        (
            &[
                "laptop",
                "laptops",
                "notebook",
                "portable",
                "portables",
                "pc portable",
                "PC portables",
                "ordi portable",
                "ordinateur portable",
                "ordinateurs portables",
            ],
            &["laptop", "written-laptop"],
        ),
        (
            &[
                "desktop",
                "fixe",
                "unité centrale",
                "unites centrales",
                "tour",
                "pc fixe",
                "ordinateur de bureau",
            ],
            &["desktop", "written-desktop"],
        ),
        (
            &["gsm", "mobile", "mobiles", "téléphone", "telephones", "smartphone", "téléphone portable"],
            &["phone", "written-phone"],
        ),
        (&["écran", "ecrans", "moniteur", "moniteurs", "screen", "monitor"], &["screen", "written-screen"]),
        (&["tablette", "tablettes", "tablet"], &["tablet", "written-tablet"]),
        (&["imprimante", "imprimantes", "printer", "hp", "hewlett packard"], &["printer", "written-printer"]),
        (
            &["ordi", "ordinateur", "ordinateurs", "pc"],
            &["desktop", "laptop", "written-desktop", "written-laptop"],
        ),
    ];
    for (phrases, expected) in groups {
        for phrase in phrases {
            assert_eq!(catalogue.set(phrase).await, expected, "{phrase}");
        }
    }
}

pub(crate) async fn a_longer_phrase_hides_a_shorter_one(make: &impl Fn() -> Fresh) {
    let listings = vec![
        plain("phone", "Téléphone portable Samsung", "Samsung", ""),
        plain("landline", "Téléphone fixe Gigaset", "Gigaset", ""),
        plain("charger", "Chargeur de PC portable 65 W", "Dell", ""),
        plain("laptop", "PC portable", "Dell", ""),
    ];
    let catalogue = holding(make(), listings).await;
    assert_eq!(catalogue.found("laptop").await, ["laptop"]);
    assert_eq!(catalogue.set("pc fixe").await, [""; 0]);
    assert_eq!(catalogue.set("gsm").await, ["phone"]);
}

pub(crate) async fn model_numbers_stay_whole(make: &impl Fn() -> Fresh) {
    let listings = vec![
        plain("t480s", "ThinkPad T480s", "Lenovo", "laptop"),
        plain("t470", "ThinkPad T470", "Lenovo", "laptop"),
        listing("i5", |listing| {
            listing.title = "Portable".to_owned();
            listing.model = String::new();
        }),
    ];
    let catalogue = holding(make(), listings).await;
    for words in ["T480s", "t480S", "T480", "t 480s", "thinkpad t480s"] {
        assert_eq!(catalogue.set(words).await, ["t480s"], "{words}");
    }
    for words in ["i5-8350U", "i5 8350u", "I5‑8350U", "i58350u", "8350u", "core i5-8350"] {
        assert_eq!(catalogue.set(words).await, ["i5"], "{words}");
    }
    assert_eq!(catalogue.set("T490").await, [""; 0]);
}

pub(crate) async fn words_written_apart_or_together_are_the_same(make: &impl Fn() -> Fresh) {
    let listings = vec![
        plain("elite", "EliteBook 840 G5", "HP", "laptop"),
        plain("latitude", "Latitude 5490", "Dell", "laptop"),
        plain("pro", "Pro Desk 400", "HP", "desktop"),
    ];
    let catalogue = holding(make(), listings).await;
    for (words, expected) in [
        ("elite book 840", "elite"),
        ("elitebook 840g5", "elite"),
        ("latitude5490", "latitude"),
        ("prodesk", "pro"),
        ("hp pro-desk", "pro"),
    ] {
        assert_eq!(catalogue.set(words).await, [expected], "{words}");
    }
}

pub(crate) async fn the_last_word_is_completed(make: &impl Fn() -> Fresh) {
    let catalogue = thinkpads(make).await;
    for words in ["lati", "dell lati", "latit", "dell 54"] {
        assert_eq!(catalogue.set(words).await, ["latitude-16"], "{words}");
    }
    assert_eq!(catalogue.set("ordina").await.len(), 4);
    assert_eq!(catalogue.set("bord").await.len(), 4);
}

pub(crate) async fn unmatched_words_are_dropped_only_when_nothing_has_all_of_them(make: &impl Fn() -> Fresh) {
    let catalogue = thinkpads(make).await;
    let page = catalogue.page(&asking("thinkpad licornezzz")).await;
    assert!(page.relaxed);
    assert_eq!(page.total, 3);
    // Each word is known, but no listing has all three: those with two remain.
    let page = catalogue.page(&asking("dell carbon 16go")).await;
    assert!(page.relaxed);
    assert_eq!(page.total, 2);
    let page = catalogue.page(&asking("dell latitude 16go")).await;
    assert!(!page.relaxed);
    assert_eq!(ids(&page), ["latitude-16"]);
    let page = catalogue.page(&asking("licornezzz")).await;
    assert_eq!((page.total, page.relaxed), (0, true));
    assert!(page.facets.iter().all(|facet| facet.values.is_empty()) && page.facets.len() == 7);
    // A filter that leaves nothing is no reason to drop words.
    let filtered = SearchQuery { departments: vec!["59".to_owned()], ..asking("dell latitude") };
    let page = catalogue.page(&filtered).await;
    assert_eq!((page.total, page.relaxed), (0, false));
}

pub(crate) async fn better_matches_come_first(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("a-mistyped", |listing| listing.title = "Portable Latitute".to_owned()),
        listing("b-mentioned", |listing| {
            listing.title = "Sacoche".to_owned();
            listing.category = "bag".to_owned();
            listing.words = "pour Latitude et ThinkPad".to_owned();
        }),
        listing("c-begins", |listing| listing.title = "Latitudes du Sud".to_owned()),
        listing("d-named", |listing| listing.title = "Dell Latitude 7390".to_owned()),
    ];
    let catalogue = holding(make(), listings).await;
    assert_eq!(catalogue.found("latitude").await, ["d-named", "c-begins", "b-mentioned"]);
}

pub(crate) async fn a_word_as_typed_hides_its_look_alikes(make: &impl Fn() -> Fresh) {
    let mut listings: Vec<_> = (0..3).map(|at| plain(&format!("dell-{at}"), "Dell", "Dell", "")).collect();
    listings.push(plain("bell", "Bell", "Bell", ""));
    let catalogue = holding(make(), listings).await;
    assert_eq!(catalogue.set("dell").await, ["dell-0", "dell-1", "dell-2"]);
    assert_eq!(catalogue.found("bell").await.first().map(String::as_str), Some("bell"));
    assert_eq!(catalogue.set("deel").await.len(), 3);
}

pub(crate) async fn stop_words_ask_for_nothing(make: &impl Fn() -> Fresh) {
    let catalogue = thinkpads(make).await;
    for words in ["", "   ", "de la", "et les", "!?… « »", "💻"] {
        let page = catalogue.page(&asking(words)).await;
        assert_eq!((page.total, page.relaxed), (4, false), "{words}");
    }
    assert_eq!(catalogue.set("un Latitude de chez Dell").await, ["latitude-16"]);
}

pub(crate) async fn among_equal_matches_the_nearest_comes_first(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("a-lille", |listing| listing.place = Some(LILLE)),
        listing("b-bordeaux", |listing| listing.place = Some(BORDEAUX)),
        listing("c-nowhere", |listing| listing.place = None),
    ];
    let catalogue = holding(make(), listings).await;
    for words in ["thinkpad", ""] {
        let page = catalogue.page(&SearchQuery { near: Some(BEGLES), ..asking(words) }).await;
        assert_eq!(ids(&page), ["b-bordeaux", "a-lille", "c-nowhere"], "{words}");
        let distances: Vec<_> = page.hits.iter().map(|hit| hit.distance_km.map(f64::round)).collect();
        assert_eq!(distances, [Some(4.0), Some(701.0), None]);
    }
}
