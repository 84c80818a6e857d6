//! Large lots over several workshops: each part has its own offer, collection, count and page; on both databases.

use rebond::donations;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::offers::{declare, sees};
use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_large_lot_goes_to_several_workshops_each_with_its_own_life,
    what_is_too_large_for_every_workshop_at_once_is_divided,
    nobody_is_asked_for_a_piece_when_the_rest_has_nowhere_to_go,
);

async fn takes_weekly(app: &TestApp, workshop: &Member, weekly: Value) {
    let told = json!({ "site_id": workshop.site, "weekly": weekly });
    app.as_member(workshop).done("/bench-capacities", &told).await;
}

async fn parts(app: &TestApp, donor: &Member, lot: &str) -> Vec<(String, i64, String)> {
    let (status, lot) = app.as_member(donor).get(&format!("/donation-lots/{lot}")).await;
    assert_eq!(status, StatusCode::OK, "{lot}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let all = lot["parts"].as_array().expect("parts").iter();
    all.map(|part| (text(&part["id"]), part["units"].as_i64().expect("units"), text(&part["state"])))
        .collect()
}

async fn nothing_is_wrong(app: &TestApp) {
    let faults = donations::verify(app.app.db.fresh()).await.expect("receptions are read");
    assert_eq!(faults, Vec::<String>::new());
}

async fn a_large_lot_goes_to_several_workshops_each_with_its_own_life(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    takes_weekly(&app, &near, json!({ "laptop": 60, "screen": 20 })).await;
    takes_weekly(&app, &far, json!({ "laptop": 50, "screen": 5 })).await;
    let (lot, first) = declare(&app, &donor, "laptop:100,screen:20").await;
    let all = parts(&app, &donor, &lot).await;
    let kept: Vec<(i64, &str)> = all.iter().map(|(_, units, state)| (*units, state.as_str())).collect();
    assert_eq!(kept, [(80, "offered"), (40, "offered")], "what finds room here, and the rest elsewhere");
    assert_eq!(all[0].0, first);
    let rest = all[1].0.clone();
    assert!(sees(&app, &near, &first).await && !sees(&app, &near, &rest).await);
    assert!(sees(&app, &far, &rest).await && !sees(&app, &far, &first).await);
    nothing_is_wrong(&app).await;

    let donors = app.as_member(&donor);
    let (status, page) = donors.page(&format!("/desk/lots/{lot}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Les ateliers de ce lot") && page.contains("80 appareils"), "{page}");
    let (_, other) = donors.page(&format!("/desk/lots/{lot}?part={rest}")).await;
    assert!(other.contains(&format!("href=\"/desk/lots/{lot}?part={first}\"")), "{other}");
    for wrong in ["none", &first.replace('0', "1")] {
        let (status, _) = donors.page(&format!("/desk/lots/{lot}?part={wrong}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    // The workshop reads how much of the lot is its own.
    let (status, agreement) = donors.page(&format!("/desk/lots/{lot}/agreement?part={rest}")).await;
    assert_eq!(status, StatusCode::OK, "{agreement}");
    let (_, own) = app.as_member(&far).page(&format!("/desk/lot-parts/{rest}")).await;
    assert!(own.contains("Votre part de ce lot"), "{own}");

    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&first).await;
        }
        app.as_member(&near).done(&format!("/lot-parts/{first}/{step}"), &json!({})).await;
    }
    let (_, given) = donors.page(&format!("/desk/given-devices?lot={lot}")).await;
    assert!(given.contains("80 appareils"), "{given}");
    // The count of one part is contested, and not that of the other.
    let words = json!({ "words": "Il manque un écran." });
    let (status, _) = donors.post(&format!("/donation-lots/{lot}/dispute?part={rest}"), &words).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let (status, told) = donors.post(&format!("/donation-lots/{lot}/dispute?part={first}"), &words).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{told}");

    // The other declines: whoever has a part is asked for another once nobody else is left.
    let reason = json!({ "reason": "full" });
    app.as_member(&far).done(&format!("/lot-parts/{rest}/decline"), &reason).await;
    assert!(sees(&app, &near, &rest).await);
    // What was not fetched is withdrawn; what was stays.
    let back = donors.request(Method::POST, &format!("/api/v1/donation-lots/{lot}/cancel"));
    let (status, withdrawn) = donors.send(back).await;
    assert_eq!(status, StatusCode::OK, "{withdrawn}");
    let states: Vec<String> =
        parts(&app, &donor, &lot).await.into_iter().map(|(_, _, state)| state).collect();
    assert_eq!(states, ["disputed", "cancelled"]);
    let (status, _) = donors.post_nothing(&format!("/donation-lots/{lot}/cancel")).await;
    assert_eq!(status, StatusCode::CONFLICT, "nothing is left to withdraw");
    nothing_is_wrong(&app).await;
}

async fn what_is_too_large_for_every_workshop_at_once_is_divided(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    for workshop in [&near, &far] {
        let terms = json!({ "site_id": workshop.site, "largest_lot": 50 });
        app.as_member(workshop).done("/collection-terms", &terms).await;
    }
    let (lot, _) = declare(&app, &donor, "laptop:115").await;
    let all = parts(&app, &donor, &lot).await;
    let kept: Vec<i64> = all.iter().map(|(_, units, _)| *units).collect();
    assert_eq!(kept, [50, 50, 15]);
    assert!(sees(&app, &near, &all[0].0).await && sees(&app, &far, &all[1].0).await);
    assert!(all.iter().all(|(_, _, state)| state == "offered"), "{all:?}");
    nothing_is_wrong(&app).await;
}

async fn nobody_is_asked_for_a_piece_when_the_rest_has_nowhere_to_go(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let only = app.member(New::refurbisher(BEGLES)).await;
    takes_weekly(&app, &only, json!({ "laptop": 30 })).await;
    let (lot, part) = declare(&app, &donor, "laptop:70").await;
    let all = parts(&app, &donor, &lot).await;
    assert_eq!(all, [(part.clone(), 70, "offered".to_owned())], "it may take more than it usually does");
    assert!(sees(&app, &only, &part).await);
}
