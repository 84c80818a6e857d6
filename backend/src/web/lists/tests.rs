use axum::http::StatusCode;
use frontend::lists::FieldKind;
use frontend::{FlashKind, Language, Texts};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::kernel::{Error, Instant};
use crate::platform::Key;

fn shape() -> Shape {
    Shape::new(Texts::new(Language::Fr), "/desk/things", "choses", "Choses")
        .search("Nom")
        .tabs("state", "État", [("new", "Neuves"), ("old", "Anciennes")])
        .choice("kind", "Genre", [("a", "Grandes"), ("b", "Petites")])
        .days("Depuis", "Jusqu’au")
        .flag("late", "En retard")
        .sort_down("made", "Création", By::Time)
        .sort("name", "Nom", By::Text)
        .columns([
            Column::new("name", "Nom"),
            Column::new("made", "Création"),
            Column::new("note", "Note").when_wished(),
            Column::new("code", "Code").in_files(),
        ])
}

fn pairs(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn asked(query: &str) -> List {
    shape().asked(&pairs(query), at(23)).expect("a sound address")
}

fn refused(query: &str) -> Error {
    shape().asked(&pairs(query), at(23)).expect_err("a refusal")
}

fn at(day: u32) -> Instant {
    format!("2026-11-{day:02}T09:00:00Z").parse().expect("a moment")
}

fn row(number: u128, key: Key) -> Row {
    let cells = vec![
        Entry::text(format!("Chose {number}")).leading_to("/desk/things/1"),
        Entry::day(at(1)),
        Entry::maybe(None::<String>),
        Entry::text("=1+1"),
    ];
    Row { id: Uuid::from_u128(number), key, value: Some(number.to_string()), name: "Chose".to_owned(), cells }
}

fn page(list: &List, count: u128) -> frontend::lists::List {
    let rows = (1..=count).map(|number| row(number, Key::Time(at(1)))).collect();
    let counts = Counts::from([
        ("state", [("new".to_owned(), 30), ("old".to_owned(), 12)].into()),
        ("kind", [("a".to_owned(), 40)].into()),
    ]);
    list.page(Found { rows, total: 42, sentence: "42 choses".to_owned(), counts })
}

#[test]
fn an_empty_form_asks_for_everything_in_the_usual_order() {
    let list = asked("q=&state=&kind=&from=&to=&sort=&after=");
    assert!(!list.is_filtered() && !list.is_file());
    assert_eq!(list.order(), "made");
    assert!(list.seek().descending && list.seek().after.is_none());
    assert_eq!(list.seek().limit, 26);
    assert_eq!(page(&list, 3).first, "");
}

#[test]
fn what_was_asked_stands_in_every_address_of_the_page() {
    let list = asked("q=jo%C3%A9&state=new&kind=a&from=1/11/26&to=2026-11-30&sort=name&columns=note");
    assert_eq!(list.since(), Some("2026-10-31T23:00:00Z".parse().expect("a moment")));
    assert_eq!(list.until(), Some("2026-11-30T23:00:00Z".parse().expect("a moment")));
    let page = page(&list, 26);
    for address in [&page.next, &page.exports[0].address, &page.tabs[2].address] {
        for part in
            ["q=jo%C3%A9", "kind=a", "from=1%2F11%2F26", "to=2026-11-30", "sort=name", "columns=name%2Cnote"]
        {
            assert!(address.contains(part), "{address} forgets {part}");
        }
    }
    assert_eq!(page.clear, "/desk/things?sort=name&columns=name%2Cnote");
    let without_words = &page.chips[0].without;
    assert!(!without_words.contains("q=") && without_words.contains("kind=a"));
    let labels: Vec<&str> = page.headings.iter().map(|heading| heading.label.as_str()).collect();
    assert_eq!(labels, ["Nom", "Note"], "the columns chosen, the first always");
    assert_eq!(page.headings[0].sorted, "ascending");
    assert!(page.headings[0].address.contains("sort=-name"), "once more turns it round");
    assert_eq!(page.rows.len(), 25);
    assert_eq!(page.rows[0].cells.len(), 2);
}

#[test]
fn the_usual_columns_are_no_choice() {
    assert_eq!(asked("columns=made&columns=name").chosen, None);
    assert_eq!(asked("columns=note").chosen.as_deref(), Some(["name", "note"].as_slice()));
}

#[test]
fn tabs_and_choices_say_how_many_there_are() {
    let page = page(&asked("kind=a"), 1);
    let tabs: Vec<(&str, u32)> = page.tabs.iter().map(|tab| (tab.label.as_str(), tab.count)).collect();
    assert_eq!(tabs, [("Tout", 42), ("Neuves", 30), ("Anciennes", 12)]);
    let FieldKind::Select(choices) = &page.fields[0].kind else { panic!("a choice") };
    assert_eq!(choices[0].label, "Grandes (40)");
    assert!(choices[0].selected);
    assert_eq!((page.set, page.open), (1, false));
}

#[test]
fn a_list_may_begin_with_a_part_of_itself() {
    let begun =
        |query: &str| shape().starting_at("new").asked(&pairs(query), at(23)).expect("a sound address");
    let list = begun("");
    assert_eq!((list.get("state"), list.is_filtered()), (Some("new"), false));
    let shown = page(&list, 1);
    let tabs: Vec<&str> = shown.tabs.iter().map(|tab| tab.address.as_str()).collect();
    assert_eq!(tabs, ["/desk/things?state=all", "/desk/things", "/desk/things?state=old"]);
    assert!(shown.tabs[1].current && shown.hidden.is_empty());
    let all = begun("state=all&kind=a");
    assert_eq!(all.get("state"), None);
    let shown = page(&all, 26);
    assert!(shown.tabs[0].current && shown.next.contains("state=all"));
    assert_eq!(shown.hidden, [("state", "all".to_owned())]);
}

#[test]
fn the_place_of_one_order_is_none_of_another() {
    let list = asked("");
    let next = page(&list, 26).next;
    let query = next.split_once('?').expect("a query").1;
    assert_eq!(asked(query).seek().after, Some((Key::Time(at(1)), Uuid::from_u128(25))));
    for other in ["&sort=made", "&sort=name", "&sort=-name"] {
        let error = refused(&format!("{query}{other}"));
        assert_eq!(error.kind().status(), 400);
        assert_eq!(error.field_faults()[0].field, "after");
    }
    let own = asked("sort=name");
    let forged = own.cursor(&Key::Number(1), Uuid::from_u128(1));
    assert!(refused(&format!("sort=name&after={forged}")).says("list-place-unknown"), "of another kind");
    let nul = own.cursor(&Key::Text("a\0b".to_owned()), Uuid::from_u128(1));
    assert!(refused(&format!("sort=name&after={nul}")).says("list-place-unknown"), "no database keeps that");
}

#[test]
fn rows_at_hand_are_paged_as_a_query_pages_them() {
    let rows = || (1..=60).map(|number: u128| row(number, Key::Text(format!("{:02}", number % 7)))).collect();
    let mut query = "sort=-name".to_owned();
    let mut seen = Vec::new();
    loop {
        let list = asked(&query);
        let shown = list.page(Found { rows: list.picked(rows()), total: 60, ..Found::default() });
        seen.extend(shown.rows.iter().map(|row| row.id.clone()));
        let Some((_, next)) = shown.next.split_once('?') else { break };
        query = next.to_owned();
    }
    let mut once = seen.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!((seen.len(), once.len()), (60, 60), "each row once");
    assert_eq!(seen[0], Uuid::from_u128(55).to_string(), "the last name, the last id");
}

#[test]
fn what_is_in_no_closed_set_is_refused_with_its_field() {
    for (query, field, code) in [
        ("state=gone", "state", "list-value-unknown"),
        ("kind=%00", "kind", "list-value-unknown"),
        ("late=maybe", "late", "list-value-unknown"),
        ("sort=colour", "sort", "list-order-unknown"),
        ("sort=-", "sort", "list-order-unknown"),
        ("columns=code", "columns", "list-column-unknown"),
        ("format=pdf", "format", "list-format-unknown"),
        ("after=x", "after", "list-place-unknown"),
        ("format=csv&from=un+jour", "from", "list-day-unreadable"),
    ] {
        let error = refused(query);
        assert_eq!(error.kind().status(), 400, "{query}");
        assert_eq!(
            (error.field_faults()[0].field.as_str(), error.field_faults()[0].code),
            (field, code),
            "{query}"
        );
    }
}

#[test]
fn a_day_that_cannot_be_read_stands_beside_its_field_as_it_was_typed() {
    let list = asked("from=un+jour&q=jo");
    assert_eq!(list.status(), StatusCode::BAD_REQUEST);
    assert_eq!(list.since(), None);
    let page = page(&list, 1);
    assert!(page.errors.get("from").is_some_and(|text| text.contains("12/3/2026")));
    assert!(page.open, "the field is in sight");
    assert!(page.fields.iter().any(|field| field.value == "un jour"));
    assert!(asked("from=12/3/26&to=11/3/26").errors.get("to").is_some(), "days the wrong way round");
}

proptest! {
    #[test]
    fn no_address_makes_a_list_fall(query in "[a-z=&%0-9_.,-]{0,60}", name in "(q|state|kind|from|to|late|sort|after|columns|format)", value in ".{0,40}") {
        let mut pairs = pairs(&query);
        pairs.push((name, value));
        match shape().asked(&pairs, at(23)) {
            Ok(list) => {
                let page = page(&list, 26);
                prop_assert!(page.address.starts_with("/desk/things"));
            }
            Err(error) => prop_assert_eq!(error.kind().status(), 400),
        }
    }

    #[test]
    fn a_place_is_found_again_whatever_it_holds(text in "[^\0]{0,40}", number in any::<u128>(), descending in any::<bool>()) {
        let list = asked(if descending { "sort=-name" } else { "sort=name" });
        let key = Key::Text(text);
        let cursor = list.cursor(&key, Uuid::from_u128(number));
        let sort = if descending { "-name" } else { "name" };
        let again = shape().asked(&[("sort".to_owned(), sort.to_owned()), ("after".to_owned(), cursor)], at(23));
        prop_assert_eq!(again.expect("a sound place").seek().after, Some((key, Uuid::from_u128(number))));
    }
}

#[test]
fn an_answer_says_how_many_went_well_and_why_others_did_not() {
    let mut outcomes = Outcomes::new();
    for _ in 0..12 {
        outcomes.note("RB-1", Ok(()));
    }
    for name in ["RB-2", "RB-3"] {
        outcomes.note::<()>(name, Err(Error::conflict("changed-meanwhile")));
    }
    let outcomes = outcomes.saying("12 choses faites.");
    let (kind, text) = outcomes.said(Texts::new(Language::Fr));
    assert_eq!(kind, FlashKind::Warning);
    assert!(text.starts_with("12 choses faites. 2 lignes ont été refusées."), "{text}");
    assert_eq!(text.matches("RB-2, RB-3").count(), 1, "one reason is said once: {text}");
}

#[test]
fn a_form_names_each_row_once_and_leads_back_to_its_list_only() {
    let batch = Batch::read(pairs("row=1&row=2&row=1&row=&action=pause&back=state%3Dnew"));
    assert_eq!(batch.chosen, ["1", "2"]);
    assert_eq!(batch.back("/desk/things"), "/desk/things?state=new");
    let outside = Batch::read(pairs("row=1&back=x%0d%0aLocation:%20http://example.org"));
    assert_eq!(outside.back("/desk/things"), "/desk/things");
    assert!(Batch::read(Vec::new()).rows().is_err_and(|error| error.says("batch-nothing-chosen")));
    let many = (0..201).map(|number| ("row".to_owned(), number.to_string())).collect();
    assert!(Batch::read(many).rows().is_err_and(|error| error.says("batch-too-many")));
}
