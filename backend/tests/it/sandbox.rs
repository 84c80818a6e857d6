//! The practice ground on both databases: a coherent whole, filled once, that every verifier finds sound.

use std::collections::{BTreeMap, BTreeSet};

use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::{DeviceId, OpContext};
use rebond::platform::audit;
use rebond::{accounts, catalogue, donations, purchasing, refurbishing, sandbox, solidarity};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait};
use serde_json::{Value, json};

use crate::support::app::BORDEAUX;
use crate::support::{Caller, New, TestApp, on_both_databases};

on_both_databases!(
    a_filled_sandbox_is_sound_and_is_filled_once,
    a_sandbox_device_lived_as_one_at_the_bench_does,
    every_persona_finds_something_to_do,
    what_waits_in_the_sandbox_can_be_done,
    the_verifier_names_whatever_is_tampered_with,
);

/// Devices enough for every state to come.
const DEVICES: usize = 600;

async fn fill(app: &TestApp) -> bool {
    sandbox::fill(&app.app, DEVICES).await.expect("the sandbox is filled")
}

/// The first column as text, the second as a number.
pub(crate) async fn counts(app: &TestApp, sql: &str) -> BTreeMap<String, i64> {
    let c = app.app.db.fresh();
    let statement = Statement::from_string(c.get_database_backend(), sql.to_owned());
    let rows = c.query_all_raw(statement).await.expect("the database counts");
    let read = |row: &sea_orm::QueryResult| -> Result<(String, i64), sea_orm::DbErr> {
        Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
    };
    rows.iter().map(|row| read(row).expect("a name and a number")).collect()
}

/// Everything that `rebond verify` reads fits.
pub(crate) async fn assert_sound(app: &TestApp, count: usize) {
    let c = app.app.db.fresh();
    let report = devices::verify(c).await.expect("chains are read");
    assert_eq!(report.devices, count as u64);
    assert_eq!(report.faults, Vec::<String>::new());
    assert_eq!(refurbishing::verify(c).await.expect("evidence is read"), Vec::<String>::new());
    assert!(purchasing::unbalanced(c).await.expect("orders are read").is_empty());
    assert_eq!(donations::verify(c).await.expect("receptions are read"), Vec::<String>::new());
    let report = solidarity::verify(c).await.expect("runs are read");
    assert!(report.runs > 20, "{report:?}");
    assert_eq!((report.differing, report.faults), (Vec::new(), Vec::new()));
    while audit::seal(&app.app.db).await.expect("the journal is sealed") > 0 {}
    assert_eq!(audit::verify(c).await.expect("the journal is read").broken_at, None);
}

async fn a_filled_sandbox_is_sound_and_is_filled_once(app: TestApp) {
    assert!(fill(&app).await);
    assert_sound(&app, DEVICES).await;
    let c = app.app.db.fresh();

    let personas: BTreeSet<String> = accounts::personas(c)
        .await
        .expect("personas are read")
        .into_iter()
        .filter_map(|(person, _)| person.persona)
        .collect();
    let expected = [
        "applicant",
        "buyer",
        "buyer2",
        "buyer3",
        "donor",
        "funder",
        "lead",
        "mediator",
        "operator",
        "operator2",
        "refurbisher",
    ];
    assert_eq!(personas, expected.map(str::to_owned).into());

    let states = counts(&app, "SELECT state, count(*) FROM devices GROUP BY state").await;
    for state in devices::State::ALL {
        let count = states.get(state.code()).copied().unwrap_or_default();
        // What is sold is in use as soon as its buyer has certified it.
        assert!(count > 0 || *state == devices::State::Sold, "no device is {state:?}: {states:?}");
    }
    let requests = counts(&app, "SELECT state, count(*) FROM requests GROUP BY state").await;
    for state in [
        "waiting",
        "proposed",
        "accepted",
        "ready_for_hand_over",
        "handed_over",
        "followed_up",
        "closed",
        "refused",
        "withdrawn",
    ] {
        assert!(requests.contains_key(state), "no request is {state}: {requests:?}");
    }
    let proposals = counts(&app, "SELECT state, count(*) FROM proposals GROUP BY state").await;
    assert!(["declined", "lapsed"].iter().all(|state| proposals.contains_key(*state)), "{proposals:?}");
    let runs = "SELECT COALESCE(department_code, 'all'), count(*) FROM allocation_runs WHERE state = 'computed' GROUP BY 1";
    assert_eq!(counts(&app, runs).await, [("33".to_owned(), 1), ("59".to_owned(), 1)].into());
    let reasons = counts(&app, "SELECT reason, count(*) FROM reception_differences GROUP BY reason").await;
    for reason in ["missing_at_pickup", "donor_kept", "broken_in_transport", "not_listed"] {
        assert!(reasons.contains_key(reason), "{reasons:?}");
    }
    let waits = waiting_reasons(&app).await;
    for code in ["no_device", "not_enough_memory", "too_far"] {
        assert!(waits.contains(code), "nobody waits for {code}: {waits:?}");
    }
    let orders = counts(&app, "SELECT state, count(*) FROM pooled_orders GROUP BY state").await;
    assert!(orders.contains_key("open") && orders.contains_key("settled"), "{orders:?}");
    let offered = "SELECT p.persona, count(*) FROM lot_parts l JOIN user_roles r ON r.organisation_id = \
                   l.refurbisher_id AND r.role = 'agent' JOIN users p ON p.id = r.user_id WHERE l.state = 'offered' \
                   AND p.persona IS NOT NULL GROUP BY p.persona";
    assert!(counts(&app, offered).await.contains_key("refurbisher"));
    let offers = catalogue::offers(c, app.app.clock.now(), &catalogue::OfferFilter::default(), 20).await;
    assert!(!offers.expect("offers are read").is_empty());
    let mails = counts(&app, "SELECT CAST('kept' AS text), count(*) FROM mails").await;
    assert!(mails.values().sum::<i64>() < 50, "the past is not announced: {mails:?}");

    assert!(!fill(&app).await);
    assert_eq!(devices::verify(c).await.expect("chains are read").devices, DEVICES as u64);
}

/// Why the requests that wait were told to wait.
async fn waiting_reasons(app: &TestApp) -> BTreeSet<String> {
    let c = app.app.db.fresh();
    let sql = "SELECT d.outcome FROM run_decisions d JOIN requests r ON r.id = d.request_id WHERE r.state = 'waiting'";
    let rows = c.query_all_raw(Statement::from_string(c.get_database_backend(), sql.to_owned())).await;
    rows.expect("decisions")
        .iter()
        .filter_map(|row| {
            let outcome: Value = row.try_get_by_index(0).expect("an outcome");
            Some(outcome["why"]["code"].as_str()?.to_owned())
        })
        .collect()
}

/// Signs in as a persona, as the page does; the cookie.
async fn session(app: &TestApp, persona: &str) -> String {
    let nowhere = reqwest::redirect::Policy::none();
    let client = reqwest::Client::builder().redirect(nowhere).build().expect("a client");
    let form = client.post(format!("{}/sandbox/persona", app.url)).form(&[("persona", persona)]);
    let answer = form.send().await.expect("the server answers");
    assert_eq!(answer.status(), reqwest::StatusCode::SEE_OTHER, "{persona}");
    let cookie =
        answer.headers().get(reqwest::header::SET_COOKIE).expect("a session").to_str().expect("text");
    cookie.split(';').next().expect("a cookie").to_owned()
}

/// The words of a page, as a persona reads them.
async fn words(app: &TestApp, cookie: &str, path: &str) -> String {
    let request = reqwest::Client::new().get(format!("{}{path}", app.url));
    let request = request.header(reqwest::header::COOKIE, cookie).header("accept-language", "fr");
    let answer = request.send().await.expect("the server answers");
    assert_eq!(answer.status(), reqwest::StatusCode::OK, "{path}");
    let page = answer.text().await.expect("a page");
    let content =
        page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a content");
    let mut words = String::new();
    let mut inside = true;
    for letter in content.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words
        .replace("&#39;", "’")
        .replace(['\u{a0}', '\u{202f}'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whatever a person is about to do on the first day is there to be done.
async fn every_persona_finds_something_to_do(app: TestApp) {
    assert!(fill(&app).await);
    let expected: [(&str, &str, &[&str]); 13] = [
        ("donor", "/desk", &["Préparez le lot", "Terminez la déclaration du lot"]),
        ("donor", "/desk/lots", &["brouillon", "recherche d’un atelier", "reçu par l’atelier"]),
        (
            "refurbisher",
            "/desk",
            &[
                "Répondez à la proposition du lot",
                "Convenez d’une date d’enlèvement",
                "attendent leurs tests",
                "attendent leur effacement",
                "sont en réparation",
                "attendent leur note",
                "appareils prêts attendent une destination",
                "sont mis de côté",
                "Confirmez le bon de commande",
                "Préparez et expédiez BC-",
                "Un foyer l’attend",
            ],
        ),
        ("buyer", "/desk", &["Portables pour les secrétariats de mairie", "Signez le bon de commande"]),
        ("buyer2", "/desk", &["Comptez et certifiez la livraison"]),
        ("buyer2", "/acheter-ensemble", &["Portables pour les secrétariats de mairie"]),
        ("buyer3", "/desk", &["Comptez et certifiez la livraison"]),
        ("buyer3", "/acheter-ensemble", &["Portables pour les secrétariats de mairie"]),
        (
            "mediator",
            "/desk",
            &["Répondez à l’appareil proposé", "Confirmez l’arrivée de l’appareil", "Remettez l’appareil"],
        ),
        ("lead", "/desk", &["Décidez de la session SA-"]),
        ("funder", "/desk", &["Voir les chiffres"]),
        ("funder", "/chiffres", &["foyers"]),
        ("operator", "/desk", &["Décidez de la session SA-"]),
    ];
    for (persona, path, lines) in expected {
        let cookie = session(&app, persona).await;
        let read = words(&app, &cookie, path).await;
        for line in lines {
            assert!(read.contains(line), "{persona} does not find {line:?} at {path}: {read}");
        }
    }
}

/// The ids of a list's items that stand in one of these states.
async fn standing(caller: Caller<'_>, path: &str, states: &[&str]) -> Vec<String> {
    let (status, list) = caller.get(path).await;
    assert!(status.is_success(), "{path}: {list}");
    let items = list["items"].as_array().expect("a list").iter();
    let stands = items.filter(|item| states.contains(&item["state"].as_str().expect("a state")));
    stands.map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

/// Does one thing to each; there must be some.
async fn do_to_each(caller: Caller<'_>, kind: &str, ids: &[String], action: &str) {
    assert!(!ids.is_empty(), "no {kind} to {action}");
    for id in ids {
        caller.done(&format!("/{kind}/{id}/{action}"), &json!({})).await;
    }
}

/// The built past goes on through the use cases like any other, and still adds up.
async fn what_waits_in_the_sandbox_can_be_done(app: TestApp) {
    assert!(fill(&app).await);
    let (lead, mediator) = (app.persona_token("lead").await, app.persona_token("mediator").await);
    let (workshop, buyer) = (app.persona_token("refurbisher").await, app.persona_token("buyer").await);
    let (lead, mediator) = (app.with_token(&lead), app.with_token(&mediator));
    let (workshop, buyer) = (app.with_token(&workshop), app.with_token(&buyer));

    let (_, runs) = lead.get("/allocation-runs").await;
    let own = |run: &&Value| run["state"] == "computed" && run["department"] == "33";
    let run = runs["items"].as_array().expect("runs").iter().find(own).expect("a run of the territory");
    let id = run["id"].as_str().expect("an id");
    let validated = lead.done(&format!("/allocation-runs/{id}/validate"), &json!({})).await;
    let proposed = validated["decisions"].as_array().expect("decisions").iter();
    assert!(proposed.filter(|decision| decision["effect"] == "proposed").count() > 1, "{validated}");

    let asked = standing(mediator, "/proposals", &["proposed"]).await;
    do_to_each(mediator, "proposals", &asked, "accept").await;
    let (_, transfers) = workshop.get("/proposals").await;
    let planned = transfers["items"].as_array().expect("transfers").iter();
    let planned = planned.filter(|one| one["shipment_state"] == "planned");
    let planned: Vec<String> = planned.map(|one| one["id"].as_str().expect("an id").to_owned()).collect();
    do_to_each(workshop, "proposals", &planned, "ship").await;
    let arriving = standing(mediator, "/requests?limit=100", &["accepted", "ready_for_hand_over"]).await;
    do_to_each(mediator, "requests", &arriving, "hand-over").await;

    let to_sign = standing(buyer, "/purchase-orders", &["proposed"]).await;
    do_to_each(buyer, "purchase-orders", &to_sign, "sign").await;
    let signed = standing(workshop, "/purchase-orders?limit=100", &["signed"]).await;
    do_to_each(workshop, "purchase-orders", &signed, "confirm").await;
    let confirmed = standing(workshop, "/purchase-orders?limit=100", &["confirmed", "preparing"]).await;
    do_to_each(workshop, "purchase-orders", &confirmed, "ship").await;
    for persona in ["buyer", "buyer2", "buyer3"] {
        let token = app.persona_token(persona).await;
        let shipped = standing(app.with_token(&token), "/purchase-orders", &["shipped"]).await;
        do_to_each(app.with_token(&token), "purchase-orders", &shipped, "certify").await;
    }
    let offered = standing(workshop, "/lot-parts", &["offered"]).await;
    do_to_each(workshop, "lot-parts", &offered, "accept").await;
    app.work().await;
    assert_eq!(faults_after(&app, "SELECT 1").await, Vec::<String>::new());
    assert_eq!(devices::verify(app.app.db.fresh()).await.expect("chains").faults, Vec::<String>::new());
}

/// What nobody should be able to change unseen, changed inside a transaction that is given up.
async fn the_verifier_names_whatever_is_tampered_with(app: TestApp) {
    assert!(fill(&app).await);
    let held = "(SELECT MIN(r.reference) FROM requests r WHERE r.state = 'accepted')";
    let given = "(SELECT MIN(r.reference) FROM requests r WHERE r.state = 'handed_over')";
    let waiting = "(SELECT MIN(r.reference) FROM requests r WHERE r.state = 'waiting')";
    let of = |reference: &str| format!("(SELECT id FROM requests WHERE reference = {reference})");
    let proposal = |reference: &str| {
        format!("(SELECT id FROM proposals WHERE state = 'accepted' AND request_id = {})", of(reference))
    };
    let lot = "(SELECT part_id FROM reception_differences ORDER BY part_id LIMIT 1)";
    let another = "(SELECT id FROM devices WHERE state = 'listed' AND claim_id IS NULL ORDER BY id LIMIT 1)";
    let tampered: Vec<(String, &str)> = vec![
        (format!("DELETE FROM proposals WHERE id = {}", proposal(held)), "by no proposal (law 2)"),
        (format!("DELETE FROM proposals WHERE id = {}", proposal(held)), "for which there is no proposal"),
        (format!("UPDATE proposals SET device_id = {another} WHERE id = {}", proposal(held)), "another device"),
        (format!("UPDATE run_decisions SET effect = NULL WHERE request_id = {}", of(held)), "it did not decide"),
        (
            "UPDATE allocation_runs SET state = 'computed' WHERE reference = (SELECT MIN(reference) FROM allocation_runs \
             WHERE state = 'validated' AND served_count > 0)"
                .to_owned(),
            "by no validated run",
        ),
        (
            "UPDATE allocation_runs SET points_served = points_served, hash = 'other' WHERE reference = (SELECT \
             MIN(reference) FROM allocation_runs)"
                .to_owned(),
            "comes out differently",
        ),
        (
            format!("DELETE FROM claims WHERE holder_kind = 'proposal' AND holder_id = {}", proposal(given)),
            "never held its device",
        ),
        (
            format!("UPDATE claims SET ended_at = created_at, ended_because = 'released' WHERE holder_id = {}", proposal(held)),
            "whose device is no longer held",
        ),
        (
            format!("UPDATE proposals SET state = 'withdrawn' WHERE id = {}", proposal(held)),
            "still holds its device",
        ),
        (
            format!(
                "UPDATE proposals SET fulfilled_at = created_at, state = 'lapsed', request_id = {} WHERE id = {}",
                of(given),
                proposal(held)
            ),
            "was served more than once",
        ),
        (
            format!("UPDATE requests SET handed_over_on = NULL WHERE id = {}", of(given)),
            "says of its hand-over what its proposal",
        ),
        (format!("UPDATE requests SET state = 'waiting' WHERE id = {}", of(held)), "stands where its proposals"),
        (
            format!("UPDATE requests SET state = 'proposed' WHERE id = {}", of(waiting)),
            "stands where its proposals",
        ),
        (
            format!(
                "DELETE FROM household_register WHERE hash IN (SELECT hash FROM request_adults WHERE request_id = {})",
                of(given)
            ),
            "that the register does not know",
        ),
        (
            format!("UPDATE lot_parts SET unit_count = unit_count + 1 WHERE id = {lot}"),
            "declares other units than its lines",
        ),
        (
            format!("UPDATE part_lines SET counted = counted + 1 WHERE part_id = {lot}"),
            "another count than that of its lines",
        ),
        (
            format!("UPDATE lot_parts SET counted = counted + 1 WHERE id = {lot}"),
            "another number of devices than were counted",
        ),
        (format!("DELETE FROM reception_differences WHERE part_id = {lot}"), "is not the one recorded"),
    ];
    for (sql, expected) in tampered {
        let found = faults_after(&app, &sql).await;
        assert!(found.iter().any(|fault| fault.contains(expected)), "{sql}\n{expected:?} not in {found:?}");
    }
    assert_eq!(faults_after(&app, "SELECT 1").await, Vec::<String>::new(), "nothing of it stayed");
}

/// What the verifiers say after a statement that is then given up.
async fn faults_after(app: &TestApp, sql: &str) -> Vec<String> {
    let t = app.app.db.fresh().begin().await.expect("a transaction");
    let done = t.execute_raw(Statement::from_string(t.get_database_backend(), sql.to_owned())).await;
    let rows = done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected();
    assert!(rows > 0 || sql.starts_with("SELECT"), "{sql} changed nothing");
    let mut faults = donations::verify(&t).await.expect("receptions are read");
    let report = solidarity::verify(&t).await.expect("runs are read");
    faults.extend(report.faults);
    faults.extend(report.differing.iter().map(|run| format!("allocation run {run} comes out differently")));
    t.rollback().await.expect("it is given up");
    faults
}

async fn kinds(app: &TestApp, id: DeviceId) -> Vec<String> {
    let c = app.app.db.fresh();
    let events = devices::events_of(c, id).await.expect("events are read");
    events.into_iter().map(|event| event.kind).collect()
}

async fn a_sandbox_device_lived_as_one_at_the_bench_does(app: TestApp) {
    assert!(fill(&app).await);
    let workshop = app.member(New::refurbisher(BORDEAUX)).await;
    let op: OpContext = app.op();
    let new = NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            model: "ThinkPad T480".to_owned(),
            ..Specification::default()
        },
        serial: None,
        inventory_number: None,
        storages: vec![NewStorage {
            serial: Some("DISK1".to_owned()),
            kind: "ssd".to_owned(),
            gigabytes: Some(256),
        }],
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: workshop.organisation,
        site_id: workshop.site,
    };
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    let lived = received.expect("a device is received").remove(0);
    let reference = &lived.reference;
    let caller = app.as_member(&workshop);
    caller.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
    let proof: Value = json!({
        "storage_serial": "DISK1", "method": "purge", "tool": "hdparm", "tool_version": "9.65", "exit_status": 0, "verified": true,
        "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
    });
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    let expected = kinds(&app, lived.id).await;
    assert_eq!(expected.last().map(String::as_str), Some("make_ready"));

    // A device that was neither repaired nor hard to erase, with one storage, that waits ready.
    let ready = "SELECT d.reference, count(s.id) FROM devices d JOIN device_storages s ON s.device_id = d.id WHERE \
                 d.state = 'ready' AND d.donor_id IS NOT NULL GROUP BY d.reference HAVING count(s.id) = 1";
    let mut told = Vec::new();
    for reference in counts(&app, ready).await.into_keys() {
        let device = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("the device");
        told.push(kinds(&app, device.id).await);
    }
    assert!(told.contains(&expected), "lived {expected:?}, told {told:?}");
}
