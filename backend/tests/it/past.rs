//! A past lived in memory, as the sandbox is made of, beside what the use cases leave.

use rebond::devices::{self, Draft};
use rebond::kernel::DeviceId;
use rebond::solidarity;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::solidarity::{adult, drafts_of, id, pool, run};
use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(a_past_lived_in_memory_leaves_what_the_use_cases_leave);

/// Everything that a persona or a verifier could see of one request's way, but for ids, references and moments.
async fn traces(app: &TestApp, request: &str, device: DeviceId) -> (Value, Vec<String>, Vec<String>) {
    let c = app.app.db.fresh();
    let id: rebond::kernel::RequestId = request.parse().expect("an id");
    let journal = rebond::platform::audit::history(c, "request", id).await.expect("a journal");
    let told = journal.iter().map(|entry| {
        let keys: Vec<&String> = entry.details.as_object().expect("an object").keys().collect();
        format!("{} {} {keys:?}", entry.action, entry.organisation_id.is_some())
    });
    let events = devices::events_of(c, device).await.expect("events");
    let lived = events.iter().skip_while(|event| event.kind != "propose").map(|event| {
        let keys: Vec<&String> = event.details.as_object().expect("an object").keys().collect();
        format!("{} {} {keys:?}", event.kind, event.organisation_id.is_some())
    });
    let backend = c.get_database_backend();
    let text = |sql: &str| Statement::from_string(backend, sql.to_owned());
    let read = |row: &sea_orm::QueryResult| -> Vec<String> {
        (0..row.column_names().len())
            .map(|index| row.try_get_by_index::<Option<String>>(index).ok().flatten().unwrap_or_default())
            .collect()
    };
    let mut rows = Vec::new();
    for sql in [
        "SELECT r.state, r.category, r.agreement_kind, CASE WHEN r.handed_over_on IS NULL THEN 'no' ELSE 'yes' END, p.state, c.purpose, c.holder_kind, \
         c.ended_because, s.kind, s.state, d.state FROM requests r LEFT JOIN proposals p ON p.request_id = r.id LEFT \
         JOIN claims c ON c.holder_id = p.id LEFT JOIN shipments s ON s.subject_id = p.id LEFT JOIN devices d ON d.id = \
         p.device_id WHERE r.reference = '{}'",
        "SELECT h.category FROM household_register h JOIN request_adults a ON a.hash = h.hash JOIN requests r ON r.id = \
         a.request_id WHERE r.reference = '{}'",
        "SELECT d.effect FROM run_decisions d JOIN requests r ON r.id = d.request_id WHERE r.reference = '{}' AND \
         d.effect IS NOT NULL",
    ] {
        let reference = journal[0].details["reference"].as_str().expect("a reference");
        let found = c.query_all_raw(text(&sql.replace("{}", reference))).await.expect("rows");
        rows.push(found.iter().map(read).collect::<Vec<_>>());
    }
    (json!(rows), told.collect(), lived.collect())
}

/// A request, a run, a proposal and a hand-over: once through the use cases, once through the past that the sandbox is
/// made of. They leave the same.
async fn a_past_lived_in_memory_leaves_what_the_use_cases_leave(app: TestApp) {
    use rebond::solidarity::request::{AgreementKind, Household, Request};
    use rebond::solidarity::rules::household::HouseholdKey;
    use rebond::solidarity::rules::priority::{Criterion, Purpose, Urgency};
    use rebond::solidarity::rules::request;
    use rebond::solidarity::{Drafts, History, Surroundings};

    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let caller = app.as_member(&mediator);
    let given = pool(&app, &workshop, 1).await[0];
    let body = json!({ "household_size": 2, "use": "school", "criterion": "qf_band", "agreement": true,
        "adults": [adult("Awa", "Diallo", "1988-02-29")] });
    let asked = id(&caller.done("/requests", &body).await);
    run(&app, &lead).await;
    let proposal = id(&caller.get(&format!("/requests/{asked}")).await.1["proposal"]);
    caller.done(&format!("/proposals/{proposal}/accept"), &json!({})).await;
    app.as_member(&workshop).done(&format!("/proposals/{proposal}/ship"), &json!({})).await;
    caller.done(&format!("/proposals/{proposal}/receive"), &json!({})).await;
    caller.done(&format!("/requests/{asked}/hand-over"), &json!({})).await;
    caller.post_nothing(&format!("/requests/{asked}/follow-up")).await;
    caller.post_nothing(&format!("/requests/{asked}/close")).await;
    let lived = traces(&app, &asked, given).await;

    let mut drafts: Drafts =
        drafts_of(&app, &other, 1).into_iter().map(|draft| (draft.device().id, draft)).collect();
    let device = *drafts.keys().next().expect("a device");
    let (now, mediating) = (app.app.clock.now(), app.acting_as(&mediator).await);
    let (leading, working) = (app.acting_as(&lead).await, app.acting_as(&other).await);
    let sites = rebond::organisations::find_sites(app.app.db.fresh(), [other.site, mediator.site]).await;
    let places = sites.expect("sites").into_values().map(|site| (site.id, site.point)).collect();
    let system = app.op();
    let values = app.app.db.tx(async |t| solidarity::values(t, &system).await).await;
    let (answer_days, limit) = values.expect("values in force");
    let listed = [mediator.organisation].into();
    let mut past = History::new(Surroundings { limit, answer_days, places, listed });
    let request = Request {
        id: rebond::kernel::RequestId::new(),
        reference: "DEM-2026-009001".to_owned(),
        structure_id: mediator.organisation,
        site_id: mediator.site,
        department_code: "33".to_owned(),
        household: Some(Household {
            filed_by: Some(mediator.user),
            insee_code: Some("33063".to_owned()),
            size: 2,
            criterion: Criterion::QfBand,
            criterion_seen_on: None,
            purpose: Purpose::School,
            urgency: Urgency::Ordinary,
            note: None,
        }),
        category: "laptop".to_owned(),
        memory_gb_min: 0,
        accessibility: Vec::new(),
        agreement_kind: AgreementKind::Spoken,
        agreement_given_on: "2026-11-23".to_owned(),
        state: request::State::Draft,
        refusal: None,
        again_from: None,
        submitted_at: now,
        handed_over_on: None,
        ended_at: None,
        anonymised_at: None,
        version: 1,
        created_at: now,
    };
    let hashes = vec![HouseholdKey::of(&app.app.config.secret).token("household-1")];
    let filed = past.file(&mediating, request.clone(), hashes.clone()).expect("a life").expect("filed");
    let twice = Request { id: rebond::kernel::RequestId::new(), ..request };
    assert_eq!(past.file(&mediating, twice, hashes).expect("a life"), None, "a household waits once");
    let pooled = drafts.values().map(|draft| draft.device().clone()).collect();
    let place = past.compute(&leading, None, "SA-2026-009001".to_owned(), pooled).expect("a run");
    let made = past.validate(&leading, place, &mut drafts).expect("validated");
    assert_eq!(made.len(), 1);
    past.accept(&mediating, made[0], "BL-2026-009001".to_owned(), &mut drafts).expect("accepted");
    past.ship(&working, made[0]).expect("sent");
    past.receive(&mediating, made[0], &mut drafts).expect("arrived");
    past.hand_over(&mediating, made[0], &mut drafts).expect("given");
    past.follow_up(&mediating, made[0], &mut drafts).expect("asked");
    past.close(&mediating, made[0]).expect("closed");
    let drafts: Vec<Draft> = drafts.into_values().collect();
    let written = app.app.db.tx(async |t| {
        devices::insert_drafts(t, &drafts).await?;
        past.write(t, &system).await
    });
    written.await.expect("it is written");
    assert_eq!(traces(&app, &filed.to_string(), device).await, lived);
    let report = solidarity::verify(app.app.db.fresh()).await.expect("runs are read");
    assert_eq!((report.runs, report.differing.len(), report.faults), (2, 0, Vec::new()));
    assert_eq!(devices::verify(app.app.db.fresh()).await.expect("chains").faults, Vec::<String>::new());

    // Those of the sandbox left the same, each through its own device.
    rebond::sandbox::fill(&app.app, 600).await.expect("the sandbox is filled");
    let mut told = Vec::new();
    for (request, device) in closed_of_the_sandbox(&app).await {
        told.push(traces(&app, &request.to_string(), device).await);
    }
    assert!(told.len() > 10, "few were closed: {}", told.len());
    assert!(told.contains(&lived), "lived {lived:?}, told {:?}", told.first());
}

/// Closed requests of the sandbox for a laptop and one adult, with the device that each received.
async fn closed_of_the_sandbox(app: &TestApp) -> Vec<(uuid::Uuid, DeviceId)> {
    let c = app.app.db.fresh();
    let sql = "SELECT r.id, p.device_id FROM requests r JOIN proposals p ON p.request_id = r.id AND p.fulfilled_at IS \
               NOT NULL WHERE r.state = 'closed' AND r.category = 'laptop' AND (SELECT COUNT(*) FROM request_adults a \
               WHERE a.request_id = r.id) = 1 AND r.reference NOT LIKE 'DEM-2026-0090%' ORDER BY r.reference LIMIT 30";
    let rows = c.query_all_raw(Statement::from_string(c.get_database_backend(), sql.to_owned())).await;
    let read = |row: &sea_orm::QueryResult| -> Result<(uuid::Uuid, DeviceId), sea_orm::DbErr> {
        Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
    };
    rows.expect("requests").iter().map(|row| read(row).expect("two ids")).collect()
}
