//! Collection campaigns, on both databases: who is written to, points that need a yes, group collections that fill up, what a
//! campaign brought, and the papers.

use chrono::{Duration, TimeDelta};
use rebond::campaigns::rules::{PointState, RoundState};
use rebond::campaigns::{self, Campaign, DropOff, Round, TypedCall};
use rebond::kernel::hours::Hours;
use rebond::kernel::time::paris_day;
use rebond::kernel::{CampaignPointId, CampaignRoundId, Point};
use rebond::platform::mailer;
use reqwest::multipart::Form;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_call_is_refused_field_by_field_and_keeps_what_was_typed,
    a_published_call_is_told_to_workshops_and_to_donors_who_asked,
    a_point_stands_only_with_its_holders_yes,
    a_group_collection_takes_no_more_than_its_limit,
    who_comes_is_reminded_the_day_before,
    what_a_campaign_brought_is_counted_once,
    a_lot_joins_only_a_campaign_of_its_place_that_takes_things,
    what_is_missing_becomes_a_draft,
    papers_say_the_campaign_and_lead_to_its_page,
);

fn typed(app: &TestApp) -> TypedCall {
    let today = paris_day(app.app.clock.now());
    TypedCall {
        title: "Un ordinateur pour chacun".to_owned(),
        words: "Donnez ce qui dort dans vos placards.".to_owned(),
        from: today.to_string(),
        to: (today + TimeDelta::days(60)).to_string(),
        departments: vec!["33".to_owned()],
        goals: vec![("laptop".to_owned(), "60".to_owned()), ("screen".to_owned(), "20".to_owned())],
        ..TypedCall::default()
    }
}

async fn published(app: &TestApp, lead: &Member) -> Campaign {
    let op = app.acting_as(lead).await;
    let draft = campaigns::draft(&app.app, &op, &typed(app)).await.expect("a draft");
    campaigns::publish(&app.app, &op, draft.id).await.expect("a public campaign")
}

async fn page(
    app: &TestApp,
    who: &Member,
    method: Method,
    path: &str,
    form: &[(&str, &str)],
) -> (StatusCode, String) {
    let client =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let mut request = client.request(method.clone(), format!("{}{path}", app.url)).bearer_auth(&who.token);
    if method == Method::POST {
        request = request.form(form);
    }
    let answer = request.send().await.expect("an answer");
    (answer.status(), answer.text().await.expect("a page"))
}

async fn mails_to(app: &TestApp, who: &Member) -> Vec<String> {
    app.work().await;
    let all = mailer::mailbox(app.app.db.fresh(), None, 100).await.expect("mails");
    all.into_iter().filter(|mail| mail.recipient == who.email).map(|mail| mail.subject).collect()
}

async fn a_call_is_refused_field_by_field_and_keeps_what_was_typed(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let form = [
        ("title", ""),
        ("words", "Un appel gardé."),
        ("from", "bientôt"),
        ("to", "31/12/2026"),
        ("departments", "69"),
        ("communes", "Lyon"),
        ("laptop", "douze"),
    ];
    let (status, words) = page(&app, &lead, Method::POST, "/desk/campaigns/new", &form).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["title-error", "from-error", "departments-error", "communes-error", "laptop-error"] {
        assert!(words.contains(field), "{field} is not told");
    }
    assert!(words.contains("Un appel gardé.") && words.contains("bientôt") && words.contains("douze"));

    let op = app.acting_as(&lead).await;
    let months = vec![("2026-12".to_owned(), "10".to_owned())];
    let refused = campaigns::draft(&app.app, &op, &TypedCall { months, ..typed(&app) }).await;
    assert!(refused.expect_err("the months do not add up").says("campaign-months-differ"));
    let nobody = app.member(New::lead().steering(&[])).await;
    let op = app.acting_as(&nobody).await;
    let refused = campaigns::draft(&app.app, &op, &typed(&app)).await;
    assert!(refused.expect_err("it steers nothing").says("campaign-no-territory"));
}

async fn a_published_call_is_told_to_workshops_and_to_donors_who_asked(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LYON)).await;
    let asked = app.member(New::donor(BORDEAUX)).await;
    let silent = app.member(New::donor(BORDEAUX)).await;
    let elsewhere = app.member(New::donor(LYON)).await;
    for donor in [&asked, &elsewhere] {
        let (status, _) =
            page(&app, donor, Method::POST, "/desk/campaigns/follow", &[("wished", "yes")]).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
    }
    published(&app, &lead).await;
    let told =
        |mails: Vec<String>| mails.iter().filter(|one| one.contains("Un ordinateur pour chacun")).count();
    assert_eq!(told(mails_to(&app, &near).await), 1);
    assert_eq!(told(mails_to(&app, &far).await), 0, "not its territory");
    assert_eq!(told(mails_to(&app, &asked).await), 1);
    assert_eq!(told(mails_to(&app, &silent).await), 0, "it never asked");
    assert_eq!(told(mails_to(&app, &elsewhere).await), 0, "not its place");
}

fn point(campaign: &Campaign, holder: &Member) -> DropOff {
    DropOff {
        id: CampaignPointId::new(),
        campaign_id: campaign.id,
        organisation_id: holder.organisation,
        label: "Accueil de la médiathèque".to_owned(),
        address: "1 rue du Lavoir".to_owned(),
        insee_code: BEGLES.0.to_owned(),
        point: Point { lat: BEGLES.1, lng: BEGLES.2 },
        hours: Hours::default(),
        by_appointment: false,
        closed_on: Vec::new(),
        takes: vec!["laptop".to_owned()],
        state: PointState::Asked,
        version: 1,
    }
}

async fn shown_points(app: &TestApp, campaign: &Campaign) -> Vec<Value> {
    let (status, told) = app.as_visitor().get(&format!("/campaigns/{}", campaign.slug)).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    told["points"].as_array().expect("points").clone()
}

async fn a_point_stands_only_with_its_holders_yes(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let holder = app.member(New::mediator(BORDEAUX)).await;
    let other = app.member(New::mediator(BORDEAUX)).await;
    let campaign = published(&app, &lead).await;
    let asked = point(&campaign, &holder);
    let op = app.op();
    app.app.db.tx(async |t| campaigns::insert_point(t, &op, &asked).await).await.expect("a point");
    assert!(shown_points(&app, &campaign).await.is_empty(), "nobody said yes");
    let path = format!("/desk/campaign-points/{}", asked.id);
    let yes =
        [("answer", "agree"), ("day_2", "9h-12h, 14h-17h"), ("by_appointment", "true"), ("takes", "tablet")];
    assert_eq!(page(&app, &other, Method::POST, &path, &yes).await.0, StatusCode::NOT_FOUND);
    assert_eq!(
        page(&app, &lead, Method::POST, &path, &yes).await.0,
        StatusCode::NOT_FOUND,
        "not the lead's to say"
    );
    let never = [("answer", "agree"), ("takes", "tablet")];
    assert_eq!(page(&app, &holder, Method::POST, &path, &never).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page(&app, &holder, Method::POST, &path, &yes).await.0, StatusCode::SEE_OTHER);
    let shown = shown_points(&app, &campaign).await;
    assert_eq!(shown[0]["hours"][1], json!([[540, 720], [840, 1020]]));
    assert_eq!(shown[0]["takes"], json!(["tablet"]));
    let (status, near) = page(&app, &holder, Method::GET, "/campagnes?near=33130", &[]).await;
    assert!(status == StatusCode::OK && near.contains("Accueil de la médiathèque"));
    assert_eq!(
        page(&app, &lead, Method::POST, &path, &[("answer", "withdraw")]).await.0,
        StatusCode::SEE_OTHER
    );
    assert!(shown_points(&app, &campaign).await.is_empty());
}

async fn round(app: &TestApp, campaign: &Campaign, workshop: &Member, days: i64, capacity: u32) -> Round {
    let round = Round {
        id: CampaignRoundId::new(),
        campaign_id: campaign.id,
        workshop_id: workshop.organisation,
        day: paris_day(app.app.clock.now()) + TimeDelta::days(days),
        between: (540, 720),
        place: "Mairie".to_owned(),
        insee_code: BEGLES.0.to_owned(),
        capacity,
        taken: 0,
        state: RoundState::Accepted,
        reason: None,
        version: 1,
    };
    let op = app.op();
    app.app.db.tx(async |t| campaigns::insert_round(t, &op, &round).await).await.expect("a round");
    round
}

async fn a_group_collection_takes_no_more_than_its_limit(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let campaign = published(&app, &lead).await;
    let first = round(&app, &campaign, &workshop, 10, 50).await;
    round(&app, &campaign, &workshop, 17, 50).await;
    let mut donors = Vec::new();
    for _ in 0..8 {
        donors.push(app.member(New::donor(BORDEAUX)).await);
    }
    let mut waiting = tokio::task::JoinSet::new();
    for donor in &donors {
        let op = app.acting_as(donor).await;
        let state = app.app.clone();
        let id = first.id;
        waiting.spawn(async move { campaigns::sign_up(&state, &op, id, "10", "portables", None).await });
    }
    let all = waiting.join_all().await;
    let (signed, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
    assert_eq!((signed.len(), refused.len()), (5, 3));
    for error in refused.into_iter().filter_map(Result::err) {
        assert!(error.says("campaign-round-full"), "{error}");
    }
    let path = format!("/desk/campaign-rounds/{}", first.id);
    let taken = signed.into_iter().next().expect("one signed up").expect("a place");
    let has_place = donors.iter().find(|one| one.organisation == taken.donor_id).expect("a donor");
    let without = {
        let mut found = None;
        for donor in &donors {
            let (_, words) = page(&app, donor, Method::GET, &path, &[]).await;
            if words.contains("Cette collecte est complète") {
                assert!(words.contains("La prochaine collecte qui a de la place"), "the next one is named");
                found = Some(donor);
            }
        }
        found.expect("a donor without a place")
    };
    let again =
        campaigns::sign_up(&app.app, &app.acting_as(has_place).await, first.id, "1", "un écran", None).await;
    assert!(again.expect_err("once").says("campaign-signed-up"));
    let back = format!("/desk/campaign-sign-ups/{}/withdraw", taken.id);
    assert_eq!(page(&app, without, Method::POST, &back, &[]).await.0, StatusCode::NOT_FOUND, "not its own");
    assert_eq!(page(&app, has_place, Method::POST, &back, &[]).await.0, StatusCode::SEE_OTHER);
    let now =
        campaigns::sign_up(&app.app, &app.acting_as(without).await, first.id, "10", "portables", None).await;
    now.expect("a place was given back");
}

async fn who_comes_is_reminded_the_day_before(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let campaign = published(&app, &lead).await;
    let comes = round(&app, &campaign, &workshop, 10, 50).await;
    let signed =
        campaigns::sign_up(&app.app, &app.acting_as(&donor).await, comes.id, "4", "portables", None).await;
    signed.expect("a place");
    let reminded = |mails: &[String]| mails.iter().filter(|one| one.starts_with("Demain")).count();
    app.advance(Duration::days(8));
    assert_eq!(reminded(&mails_to(&app, &donor).await), 0);
    app.advance(Duration::days(1));
    assert_eq!(reminded(&mails_to(&app, &donor).await), 1);
    assert_eq!(reminded(&mails_to(&app, &workshop).await), 1);
}

async fn declare(app: &TestApp, donor: &Member, fields: &[(&'static str, &str)]) -> (StatusCode, Value) {
    let caller = app.as_member(donor);
    let mut form = Form::new().text("site_id", donor.site.to_string());
    for (name, value) in fields {
        form = form.text(*name, (*value).to_owned());
    }
    caller.send(caller.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await
}

async fn figures(app: &TestApp, campaign: &Campaign) -> Value {
    app.as_visitor().get(&format!("/campaigns/{}", campaign.slug)).await.1["figures"].clone()
}

async fn what_a_campaign_brought_is_counted_once(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let campaign = published(&app, &lead).await;
    let slug = campaign.slug.as_str();
    let (status, lot) = declare(&app, &donor, &[("units", "laptop:3,screen:2"), ("campaign", slug)]).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let (_, second) = declare(&app, &donor, &[("units", "laptop:9"), ("campaign", slug)]).await;
    let id = |lot: &Value| lot["id"].as_str().expect("an id").to_owned();
    app.as_member(&donor).done(&format!("/donation-lots/{}/cancel", id(&second)), &json!({})).await;
    let told = figures(&app, &campaign).await;
    let laptops = json!({ "declared": 3, "received": 0, "fit": 0, "given": 0 });
    assert_eq!(told["laptop"], laptops, "what was withdrawn does not count");
    let part = lot["parts"][0]["id"].as_str().expect("a part").to_owned();
    let at = app.as_member(&workshop);
    at.done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    app.sign_agreement(&part).await;
    at.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    at.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    let told = figures(&app, &campaign).await;
    assert_eq!(told["laptop"], json!({ "declared": 3, "received": 3, "fit": 0, "given": 0 }));
    assert_eq!(told["screen"], json!({ "declared": 2, "received": 2, "fit": 0, "given": 0 }));
}

async fn a_lot_joins_only_a_campaign_of_its_place_that_takes_things(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let near = app.member(New::donor(BORDEAUX)).await;
    let far = app.member(New::donor(LYON)).await;
    let campaign = published(&app, &lead).await;
    let slug = campaign.slug.as_str();
    let (status, refused) = declare(&app, &far, &[("units", "laptop:3"), ("campaign", slug)]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    let (status, refused) = declare(&app, &near, &[("units", "laptop:3"), ("campaign", "inconnue")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    // Nobody takes it: its page shows the other ways, and the campaign may still be chosen there.
    let (_, lot) = declare(&app, &near, &[("units", "laptop:3")]).await;
    let path = format!("/desk/lots/{}", lot["id"].as_str().expect("an id"));
    let (_, words) = page(&app, &near, Method::GET, &path, &[]).await;
    assert!(words.contains("ecosystem") && words.contains("Ecologic") && words.contains(&campaign.title));
    let choice = format!("{path}/campaign");
    assert_eq!(
        page(&app, &near, Method::POST, &choice, &[("campaign", slug)]).await.0,
        StatusCode::SEE_OTHER
    );
    assert_eq!(figures(&app, &campaign).await["laptop"]["declared"], json!(3));
    assert_eq!(page(&app, &near, Method::POST, &choice, &[("campaign", "")]).await.0, StatusCode::SEE_OTHER);
    assert!(figures(&app, &campaign).await["laptop"].is_null());
    app.advance(Duration::days(70));
    let (status, refused) = declare(&app, &near, &[("units", "tablet:3"), ("campaign", slug)]).await;
    assert_eq!(status, StatusCode::CONFLICT, "{refused}");
}

async fn what_is_missing_becomes_a_draft(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let (_, words) = page(&app, &lead, Method::GET, "/desk/shortage", &[]).await;
    assert!(words.contains("Rien ne devrait manquer"), "nobody asks for anything");
    for number in 0..3 {
        let body = json!({ "pseudonym": format!("foyer-{number:04}"), "agreement": true });
        app.as_member(&mediator).done("/requests", &body).await;
    }
    // Three open, and three in twelve weeks make four expected in thirteen.
    let (_, words) = page(&app, &lead, Method::GET, "/desk/shortage", &[]).await;
    let plain = words.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain.contains("Il devrait manquer 7 appareils"), "{plain}");
    let (status, _) = page(&app, &lead, Method::POST, "/desk/shortage/campaign", &[]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, list) = page(&app, &lead, Method::GET, "/desk/campaigns", &[]).await;
    assert!(list.contains("Brouillon") && list.contains("Collecte"), "the draft is in the list");
}

fn text_of(program: &str, arguments: &[&str]) -> String {
    let ran = std::process::Command::new(program).args(arguments).output();
    String::from_utf8_lossy(&ran.unwrap_or_else(|error| panic!("{program}: {error}")).stdout).into_owned()
}

async fn papers_say_the_campaign_and_lead_to_its_page(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let holder = app.member(New::mediator(BORDEAUX)).await;
    let campaign = published(&app, &lead).await;
    let held = DropOff { state: PointState::Agreed, ..point(&campaign, &holder) };
    let op = app.op();
    app.app.db.tx(async |t| campaigns::insert_point(t, &op, &held).await).await.expect("a point");
    let client = reqwest::Client::new();
    let own = ["lettre-entreprises", "lettre-administrations", "affiche-a4", "affiche-a3"];
    let said = ["238 bis", "D3212-3", "Recherché", "Recherché"];
    let sizes = ["595", "595", "595", "841"];
    for ((paper, said), width) in own.into_iter().zip(said).zip(sizes) {
        let path = format!("{}/desk/campaigns/{}/papers/{paper}.pdf", app.url, campaign.id);
        let answer = client.get(path).bearer_auth(&lead.token).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
        let bytes = answer.bytes().await.expect("a file");
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), &bytes).expect("written");
        let path = file.path().to_str().expect("a path");
        let words = text_of("pdftotext", &[path, "-"]).replace(['\u{a0}', '\u{202f}', '\n'], " ");
        for wanted in
            ["Un ordinateur pour chacun", "Accueil de la médiathèque", said, "60 ordinateurs portables"]
        {
            assert!(words.contains(wanted), "{paper} does not say « {wanted} »: {words}");
        }
        let about = text_of("pdfinfo", &[path]);
        assert!(about.contains("Tagged:          yes"), "{about}");
        assert!(about.contains(&format!("Page size:       {width}")), "{about}");
        let picture = file.path().with_extension("code");
        let picture = picture.to_str().expect("a path");
        let (first, last) =
            ("1", about.lines().find_map(|line| line.strip_prefix("Pages:")).expect("pages").trim());
        let mut read = String::new();
        text_of("pdftoppm", &["-r", "150", "-f", first, "-l", last, "-png", path, picture]);
        for one in std::fs::read_dir(file.path().parent().expect("a folder")).expect("a folder").flatten() {
            if one.path().to_str().is_some_and(|name| name.starts_with(picture)) {
                read += &text_of("zbarimg", &["--quiet", "--raw", one.path().to_str().expect("a path")]);
                std::fs::remove_file(one.path()).expect("removed");
            }
        }
        assert!(read.contains(&format!("/campagnes/{}", campaign.slug)), "{paper} leads to {read}");
    }
}
