//! Who is offered a lot and why, what the database refuses of law 13, and what becomes of a workshop's lots when it may no
//! longer receive them; on both databases.

use chrono::Duration;
use rebond::accreditation::{self, Kind};
use rebond::donations;
use reqwest::multipart::Form;
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    forged_sql_cannot_sell_a_public_free_gift,
    three_planned_collections_go_on_without_a_suspended_workshop,
    a_receiver_that_loses_its_right_keeps_what_it_may_and_gives_up_the_rest,
    a_right_that_ends_in_the_night_takes_its_open_offers_along,
    the_legal_basis_is_not_changed_after_the_declaration,
    a_bench_says_what_it_takes_and_lots_follow,
    the_donors_choice_is_asked_first_and_an_unknown_one_is_refused,
    a_decision_is_kept_shown_and_worked_out_again,
    a_workshop_far_behind_its_share_comes_first,
    the_public_pages_tell_the_rules,
    shares_of_past_gifts_are_shown_before_the_wish,
);

async fn send(app: &TestApp, donor: &Member, form: Form) -> (StatusCode, Value) {
    let caller = app.as_member(donor);
    let form = form.text("site_id", donor.site.to_string());
    caller.send(caller.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await
}

/// Declares quantities at a donor's site: the lot and its first part.
pub(crate) async fn declare(app: &TestApp, donor: &Member, units: &str) -> (String, String) {
    let (status, lot) = send(app, donor, Form::new().text("units", units.to_owned())).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let text = |value: &Value| value.as_str().expect("an id").to_owned();
    (text(&lot["id"]), text(&lot["parts"][0]["id"]))
}

async fn state(app: &TestApp, donor: &Member, lot: &str) -> String {
    let (_, lot) = app.as_member(donor).get(&format!("/donation-lots/{lot}")).await;
    lot["parts"][0]["state"].as_str().expect("a state").to_owned()
}

/// Whether a workshop may look at a part.
pub(crate) async fn sees(app: &TestApp, workshop: &Member, part: &str) -> bool {
    app.as_member(workshop).get(&format!("/lot-parts/{part}")).await.0 == StatusCode::OK
}

async fn suspend(app: &TestApp, member: &Member) {
    let op = app.op();
    app.app
        .db
        .tx(async |t| {
            let action = accreditation::Action::Suspend;
            accreditation::set_state(t, &op, member.organisation, Kind::Refurbisher, action, None).await
        })
        .await
        .expect("a suspension");
}

async fn forged_sql_cannot_sell_a_public_free_gift(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX).public()).await;
    let entitled = app.member(New::refurbisher(BEGLES).entitled()).await;
    let shop = app.member(New::refurbisher(LIBOURNE)).await;
    let (lot, part) = declare(&app, &donor, "laptop:2").await;
    let calls = app.as_member(&entitled);
    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        calls.done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let c = app.app.db.fresh();
    let gift = "INSERT INTO claims (id, device_id, purpose, holder_kind, holder_id, created_at) \
        SELECT id, id, 'gift', 'proposal', holder_id, received_at FROM devices ORDER BY id LIMIT 1";
    c.execute_unprepared(gift).await.expect("a promise to a household");
    let forged = [
        "UPDATE devices SET legal_basis = 'purchase'",
        "UPDATE devices SET sale_allowed = TRUE",
        "UPDATE devices SET legal_basis = 'purchase', wish = 'sale_allowed', sale_allowed = TRUE",
        "UPDATE devices SET state = 'listed'",
        "UPDATE devices SET state = 'sold'",
        "UPDATE devices SET listing_id = id",
        "UPDATE devices SET donor_id = NULL",
        "UPDATE devices SET lot_part_id = NULL",
        "UPDATE claims SET purpose = 'sale'",
        "INSERT INTO claims (id, device_id, purpose, holder_kind, holder_id, created_at) \
         SELECT id, id, 'sale', 'purchase_order', holder_id, received_at FROM devices ORDER BY id DESC LIMIT 1",
        "INSERT INTO devices (id, reference, state, category, model, legal_basis, wish, sale_allowed, donor_id, \
         lot_part_id, holder_id, site_id, head_number, head_hash, version, received_at, updated_at) \
         SELECT holder_id, 'RB-FORG-ED', 'listed', category, model, 'purchase', 'sale_allowed', TRUE, donor_id, \
         lot_part_id, holder_id, site_id, head_number, head_hash, version, received_at, updated_at \
         FROM devices ORDER BY id LIMIT 1",
        "UPDATE donation_lots SET declared_at = NULL",
        "UPDATE donation_lots SET legal_basis = 'company_gift'",
        "UPDATE donation_lots SET wish = 'sale_allowed'",
        "UPDATE lot_parts SET lot_id = id",
        "UPDATE offers SET part_id = id",
    ];
    for sql in forged {
        let refused = c.execute_unprepared(sql).await.expect_err(sql).to_string();
        let by_law = ["law-origin", "CHECK constraint", "check constraint", "law-erasure"];
        assert!(by_law.iter().any(|word| refused.contains(word)), "{sql}: {refused}");
    }
    // Nor does it reach a workshop that is not among the entitled.
    let (_, second) = declare(&app, &donor, "laptop:3").await;
    let elsewhere = |table: &str, row: &str| {
        format!(
            "UPDATE {table} SET refurbisher_id = (SELECT organisation_id FROM accreditations \
             WHERE kind = 'refurbisher' AND NOT may_receive_public_gifts) WHERE {row}"
        )
    };
    for (table, row) in [("lot_parts", "state = 'offered'"), ("offers", "state = 'offered'")] {
        let refused = c.execute_unprepared(&elsewhere(table, row)).await.expect_err(table).to_string();
        assert!(refused.contains("law-origin"), "{table}: {refused}");
    }
    assert!(!sees(&app, &shop, &second).await);
    assert!(sees(&app, &entitled, &second).await);
    assert_eq!(state(&app, &donor, &lot).await, "received");
}

async fn three_planned_collections_go_on_without_a_suspended_workshop(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let fetched = declare(&app, &donor, "laptop:9").await;
    let calls = app.as_member(&near);
    for step in ["accept", "collect"] {
        if step == "collect" {
            app.sign_agreement(&fetched.1).await;
        }
        calls.done(&format!("/lot-parts/{}/{step}", fetched.1), &json!({})).await;
    }
    let mut lots = Vec::new();
    for units in ["laptop:5", "screen:4", "laptop:3"] {
        let (lot, part) = declare(&app, &donor, units).await;
        calls.done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
        let day = (app.op().now + Duration::days(3)).to_rfc3339();
        let planned = calls.done(&format!("/lot-parts/{part}/collect"), &json!({ "planned_for": day })).await;
        assert_eq!(planned["state"], "collection_planned");
        lots.push((lot, part));
    }
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    suspend(&app, &near).await;
    assert_eq!(donations::withdraw_offers_of(&app.app, near.organisation).await.expect("it is followed"), 3);
    for (lot, part) in &lots {
        assert_eq!(state(&app, &donor, lot).await, "offered");
        assert!(sees(&app, &far, part).await, "the next workshop is asked");
        let (status, _) = calls.post_nothing(&format!("/lot-parts/{part}/collect")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "it is not the suspended workshop's any more");
        let (_, page) = app.as_member(&donor).page(&format!("/desk/lots/{lot}")).await;
        assert!(page.contains("L’atelier ne peut plus recevoir ce lot"), "{page}");
        let taken = app.as_member(&far).done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
        assert_eq!(taken["state"], "accepted");
        app.sign_agreement(part).await;
        app.as_member(&far).done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    }
    // Once more changes nothing; what had been fetched is counted where it is.
    assert_eq!(donations::withdraw_offers_of(&app.app, near.organisation).await.expect("it is followed"), 0);
    calls.done(&format!("/lot-parts/{}/receive", fetched.1), &json!({})).await;
    let open = app.app.db.fresh();
    let planned = "SELECT COUNT(*) FROM shipments WHERE state = 'planned'";
    let row = open.query_one_raw(sea_orm::Statement::from_string(open.get_database_backend(), planned)).await;
    let left: i64 = row.expect("a count").expect("a row").try_get_by_index(0).expect("a number");
    assert_eq!(left, 0, "no collection is left to nobody");
}

async fn a_receiver_that_loses_its_right_keeps_what_it_may_and_gives_up_the_rest(app: TestApp) {
    let town = app.member(New::donor(BORDEAUX).public()).await;
    let company = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES).entitled()).await;
    let calls = app.as_member(&near);
    let (public_lot, public_part) = declare(&app, &town, "laptop:5").await;
    let (company_lot, company_part) = declare(&app, &company, "laptop:5").await;
    for part in [&public_part, &company_part] {
        calls.done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    }
    let other = app.member(New::refurbisher(LIBOURNE).entitled()).await;
    let sql = format!(
        "UPDATE accreditations SET may_receive_public_gifts = FALSE WHERE organisation_id = {}",
        literal(&app, near.organisation.0)
    );
    app.app.db.fresh().execute_unprepared(&sql).await.expect("the operator takes the right back");
    assert_eq!(donations::withdraw_offers_of(&app.app, near.organisation).await.expect("it is followed"), 1);
    assert_eq!(state(&app, &town, &public_lot).await, "offered");
    assert!(sees(&app, &other, &public_part).await);
    assert_eq!(state(&app, &company, &company_lot).await, "accepted", "what it may still receive stays");
}

async fn a_right_that_ends_in_the_night_takes_its_open_offers_along(app: TestApp) {
    let town = app.member(New::donor(BORDEAUX).public()).await;
    let near = app.member(New::refurbisher(BEGLES).entitled()).await;
    let (offered, offered_part) = declare(&app, &town, "laptop:5").await;
    let (taken, taken_part) = declare(&app, &town, "laptop:6").await;
    app.as_member(&near).done(&format!("/lot-parts/{taken_part}/accept"), &json!({})).await;
    let other = app.member(New::refurbisher(LIBOURNE).entitled()).await;
    // The proof of its right was good until the day its file was last touched.
    let id = literal(&app, near.organisation.0);
    for sql in [
        format!("UPDATE accreditations SET criteria_version = 1 WHERE organisation_id = {id}"),
        format!(
            "INSERT INTO accreditation_criteria (accreditation_id, code, state, answer, expires_at) \
             SELECT id, 'public_gifts', 'accepted', '', updated_at FROM accreditations WHERE organisation_id = {id}"
        ),
    ] {
        app.app.db.fresh().execute_unprepared(&sql).await.expect("a proof of the past");
    }
    assert!(sees(&app, &near, &offered_part).await);
    let told = async || {
        let c = app.app.db.fresh();
        let sql = format!(
            "SELECT COUNT(*) FROM changes WHERE topic = 'accreditation' AND subject_id = '{}'",
            near.organisation
        );
        let row = c.query_one_raw(sea_orm::Statement::from_string(c.get_database_backend(), sql)).await;
        row.expect("a count").expect("a row").try_get_by_index::<i64>(0).expect("a number")
    };
    let before = told().await;
    app.advance(Duration::days(1));
    accreditation::night::look(&app.app, &app.op()).await.expect("the night passes");
    assert_eq!(told().await, before + 1, "whoever follows the changes is told");
    assert_eq!(donations::withdraw_offers_of(&app.app, near.organisation).await.expect("it is followed"), 2);
    for (lot, part) in [(&offered, &offered_part), (&taken, &taken_part)] {
        assert_eq!(state(&app, &town, lot).await, "offered");
        assert!(sees(&app, &other, part).await, "the next that may receive it is asked");
    }
    let (status, _) = app.as_member(&near).post_nothing(&format!("/lot-parts/{offered_part}/accept")).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

/// A UUID as the database writes it.
fn literal(app: &TestApp, id: uuid::Uuid) -> String {
    if app.app.db.is_sqlite() { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
}

async fn the_legal_basis_is_not_changed_after_the_declaration(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES).disinterested()).await;
    let (lot, _) = declare(&app, &donor, "laptop:5").await;
    let form = Form::new()
        .text("units", "laptop:6")
        .text("legal_basis", "company_patronage")
        .text("replaces", lot.clone());
    let (status, refused) = send(&app, &donor, form).await;
    assert_eq!(
        (status, &refused["code"]),
        (StatusCode::CONFLICT, &json!("lot-part-wrong-state")),
        "{refused}"
    );
    let (_, kept) = app.as_member(&donor).get(&format!("/donation-lots/{lot}")).await;
    assert_eq!(kept["legal_basis"], "company_gift");
}

async fn a_bench_says_what_it_takes_and_lots_follow(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let calls = app.as_member(&near);
    for (body, field) in [
        (json!({ "site_id": near.site, "weekly": { "laptop": 10_001 } }), "weekly_laptop"),
        (json!({ "site_id": near.site, "weekly": { "laptop": -1 } }), "weekly_laptop"),
        (json!({ "site_id": near.site, "weekly": { "kettle": 3 } }), "weekly_kettle"),
        (json!({ "site_id": near.site, "erasure": ["magnet"] }), "erasure"),
        (json!({ "site_id": near.site, "hours": ["9:00-12:00", "18-9", "", "", "", "", ""] }), "day_2"),
    ] {
        let (status, refused) = calls.post("/bench-capacities", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused["errors"][0]["field"], field);
    }
    let told = json!({ "site_id": near.site, "weekly": { "laptop": 10 }, "erasure": ["purge", "destroy"] });
    assert_eq!(app.as_member(&far).post("/bench-capacities", &told).await.0, StatusCode::NOT_FOUND);
    let kept = calls.done("/bench-capacities", &told).await;
    assert_eq!((&kept["free"]["laptop"], &kept["erasure"]), (&json!(10), &json!(["purge", "destroy"])));

    // Seven of ten are taken: the next five find no room there this week.
    let (_, first) = declare(&app, &donor, "laptop:7").await;
    calls.done(&format!("/lot-parts/{first}/accept"), &json!({})).await;
    let (_, own) = calls.get("/bench-capacities").await;
    assert_eq!(own[0]["free"]["laptop"], 3, "declared less accepted");
    let (_, second) = declare(&app, &donor, "laptop:5").await;
    assert!(sees(&app, &far, &second).await && !sees(&app, &near, &second).await);
    app.advance(Duration::days(8));
    let (_, own) = calls.get("/bench-capacities").await;
    assert_eq!(own[0]["free"]["laptop"], 10, "a week later there is room again");

    // Nought: it is asked for nothing, and its page says so.
    let form = [("site_id", near.site.to_string()), ("weekly_laptop", "0".to_owned())];
    let saved = calls.request(Method::POST, "/desk/capacity").form(&form).send().await.expect("an answer");
    assert_eq!(saved.status(), StatusCode::OK);
    assert!(saved.text().await.expect("a page").contains("aucun lot ne vous sera proposé"));
    let (_, third) = declare(&app, &donor, "laptop:6").await;
    assert!(!sees(&app, &near, &third).await);
    let wrong = [("site_id", near.site.to_string()), ("weekly_laptop", "beaucoup".to_owned())];
    let refused = calls.request(Method::POST, "/desk/capacity").form(&wrong).send().await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().await.expect("a page").contains("value=\"beaucoup\""), "nothing typed is lost");
}

async fn the_donors_choice_is_asked_first_and_an_unknown_one_is_refused(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let (_, page) = app.as_member(&donor).page("/desk/lots/new").await;
    assert!(page.contains(&format!("value=\"{}\"", far.organisation)), "{page}");
    let choose = |id: String| Form::new().text("units", "laptop:5").text("preferred", id);
    let (status, lot) = send(&app, &donor, choose(far.organisation.to_string())).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let part = lot["parts"][0]["id"].as_str().expect("a part");
    assert!(sees(&app, &far, part).await && !sees(&app, &near, part).await);
    for unknown in [donor.organisation.to_string(), "nobody".to_owned()] {
        let (status, refused) = send(&app, &donor, choose(unknown)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused["errors"][0]["field"], "preferred", "{refused}");
    }
}

async fn a_decision_is_kept_shown_and_worked_out_again(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let (lot, part) = declare(&app, &donor, "laptop:5").await;
    let (_, seen) = app.as_member(&donor).page(&format!("/desk/lots/{lot}")).await;
    for words in [near.organisation.to_string(), far.organisation.to_string(), "sur 100".to_owned()] {
        assert!(seen.contains(&words), "{words}");
    }
    let again = seen.split("href=\"").find_map(|rest| {
        let address = rest.split('"').next()?;
        address.starts_with("/regle-des-offres?").then(|| address.replace("&#38;", "&").replace("&amp;", "&"))
    });
    let again = again.expect("a link to work it out again");
    let (status, worked) = app.as_visitor().page(again.split('#').next().expect("a path")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(worked.contains("sur 100"), "{worked}");
    let place = |name: &Member| {
        // Names are cut at forty characters on the public page.
        let name: String = format!("refurbisher {}", name.organisation).chars().take(40).collect();
        worked.find(&name).expect("a workshop")
    };
    assert!(place(&near) < place(&far), "the same order");
    // The workshop reads why it is asked, and not who else was looked at.
    let (_, own) = app.as_member(&near).page(&format!("/desk/lot-parts/{part}")).await;
    assert!(own.contains("Votre atelier"), "{own}");
    assert!(!own.contains(&far.organisation.to_string()));
}

async fn a_workshop_far_behind_its_share_comes_first(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    for round in 0..3 {
        let (_, part) = declare(&app, &donor, &format!("laptop:{}", 60 + round)).await;
        if round < 2 {
            app.as_member(&near).done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
        } else {
            // 121 units were taken, half of them were the other's due: more than a week's work.
            assert!(sees(&app, &far, &part).await, "the one that got nothing comes first");
        }
    }
}

async fn the_public_pages_tell_the_rules(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let told = json!({ "site_id": workshop.site, "weekly": { "laptop": 30 }, "erasure": ["purge"] });
    app.as_member(&workshop).done("/bench-capacities", &told).await;
    let visitor = app.as_visitor();
    let (status, rule) = visitor.page("/regle-des-offres").await;
    assert_eq!(status, StatusCode::OK);
    for words in ["60\u{a0}%", ">93<", ">54<", ">70<"] {
        assert!(rule.contains(words), "{words}: {rule}");
    }
    let (status, wrong) = visitor.page("/regle-des-offres?units=40&lines=A;near").await;
    assert_eq!(status, StatusCode::OK);
    assert!(wrong.contains("Ligne 1"), "{wrong}");
    let (_, open) = visitor.page("/origine-et-destination").await;
    assert!(open.contains("L3212-2") && open.contains("180"), "{open}");
    let case = "/origine-et-destination?basis=public_free_gift&wish=mixed&receiver=entitled&pool=sale&buyer=public_body";
    let (_, closed) = visitor.page(case).await;
    assert!(closed.contains("Non, ce n’est pas possible."), "{closed}");
    let (_, given) =
        visitor.page(&case.replace("pool=sale", "pool=gift").replace("public_body", "household")).await;
    assert!(given.contains("Oui, c’est possible."), "{given}");
    let (_, benches) = visitor.page("/ateliers").await;
    assert!(benches.contains("30 sur 30"), "{benches}");
}

async fn shares_of_past_gifts_are_shown_before_the_wish(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (_, page) = app.as_member(&donor).page("/desk/lots/new").await;
    assert!(!page.contains("Ce que sont devenus les lots passés"), "nothing is said of nothing");
    let (_, part) = declare(&app, &donor, "laptop:20").await;
    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        app.as_member(&workshop).done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let c = app.app.db.fresh();
    c.execute_unprepared("UPDATE devices SET state = 'recycled', outcome_at = updated_at")
        .await
        .expect("an end");
    let (_, page) = app.as_member(&donor).page("/desk/lots/new").await;
    assert!(page.contains("Ce que sont devenus les lots passés") && page.contains("100\u{a0}%"), "{page}");
    let town = app.member(New::donor(BORDEAUX).public()).await;
    let (_, page) = app.as_member(&town).page("/desk/lots/new").await;
    assert!(!page.contains("Ce que sont devenus les lots passés"), "other donors' gifts are not its kind");
}
