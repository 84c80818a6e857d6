//! Referencing: from an application to a decision by two people, what time does, and the path of a suspension.

use chrono::Duration;
use rebond::accreditation::procedure::FileDecision;
use rebond::accreditation::review::{CriterionState, FileVerdict, InsertionKind};
use rebond::accreditation::{self, Act, Dossier, Kind, State, night};
use rebond::kernel::{AccreditationId, Instant, Result};
use rebond::platform::mailer;
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::support::app::{BEGLES, BORDEAUX, LYON};
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    an_application_is_decided_by_two_people,
    a_proof_that_ends_during_the_examination_stops_the_decision,
    a_bench_outside_its_commune_is_named,
    a_suspension_is_decided_after_observations_and_both_sides_read_the_same,
    time_opens_renewals_extends_those_sent_and_ends_the_others,
    a_new_version_of_the_criteria_leaves_files_under_way_alone,
    a_structure_of_a_national_list_files_provisionally,
    the_register_hides_figures_of_few_devices_and_no_cell_is_a_formula,
    the_register_says_what_a_bench_takes_and_how_it_erases,
);

const REQUIRED: [&str; 4] = ["bench_proximity", "reuse_rate", "after_sales", "social_insertion"];

async fn act(app: &TestApp, who: &Member, id: AccreditationId, act: Act) -> Result<()> {
    accreditation::act(&app.app, &app.acting_as(who).await, id, act).await
}

async fn done(app: &TestApp, who: &Member, id: AccreditationId, what: Act) {
    act(app, who, id, what.clone()).await.unwrap_or_else(|error| panic!("{what:?}: {error}"));
}

async fn refused(app: &TestApp, who: &Member, id: AccreditationId, what: Act, code: &str) {
    let error = act(app, who, id, what.clone()).await.expect_err("a refusal");
    assert!(error.says(code), "{what:?}: {error}, not {code}");
}

async fn file(app: &TestApp, who: &Member, kind: Kind) -> Dossier {
    let found = accreditation::own_dossier(app.app.db.fresh(), who.organisation, kind).await;
    found.expect("a query").expect("a file")
}

async fn prove(app: &TestApp, who: &Member, id: AccreditationId, code: &str, until: Option<Instant>) {
    let op = app.acting_as(who).await;
    let proof = ("preuve.txt".to_owned(), b"une preuve".to_vec());
    accreditation::attach(&app.app, &op, id, code, until, proof).await.expect("a proof is kept");
}

fn judged(code: &str, state: CriterionState) -> Act {
    Act::Judge { code: code.to_owned(), state, text: Some("lu".to_owned()) }
}

fn words(text: &str) -> String {
    text.to_owned()
}

/// A workshop whose file is sent and taken up, with proofs of everything that is required.
async fn examined(app: &TestApp, operator: &Member, until: Option<Instant>) -> (Member, AccreditationId) {
    let workshop = app.member(New::refurbisher(BEGLES).unlisted()).await;
    let op = app.acting_as(&workshop).await;
    let id = accreditation::begin(&app.app, &op).await.expect("a file");
    for code in REQUIRED {
        prove(app, &workshop, id, code, until).await;
    }
    let agreement = words("Convention du 12 mars 2026");
    done(app, &workshop, id, Act::Insertion { kind: InsertionKind::Aci, agreement }).await;
    done(app, &workshop, id, Act::Submit).await;
    done(app, operator, id, Act::TakeUp).await;
    (workshop, id)
}

/// The same, accredited.
async fn listed(
    app: &TestApp,
    first: &Member,
    second: &Member,
    until: Option<Instant>,
) -> (Member, AccreditationId) {
    let (workshop, id) = examined(app, first, until).await;
    for code in REQUIRED {
        done(app, first, id, judged(code, CriterionState::Accepted)).await;
    }
    done(app, first, id, Act::Propose { verdict: FileVerdict::Accredit, reason: String::new() }).await;
    done(app, second, id, Act::Confirm).await;
    (workshop, id)
}

async fn may_receive(app: &TestApp, who: &Member) -> bool {
    let now = app.app.clock.now();
    let asked = app
        .app
        .db
        .tx(async |t| {
            accreditation::require_active(t, now, who.organisation, Kind::Refurbisher).await.map(|_| ())
        })
        .await;
    asked.is_ok()
}

async fn look(app: &TestApp) {
    night::look(&app.app, &app.op()).await.expect("the night passes");
}

async fn subjects(app: &TestApp) -> Vec<String> {
    app.work().await;
    let mails = mailer::mailbox(app.app.db.fresh(), None, 100).await.expect("mails");
    mails.into_iter().map(|mail| mail.subject).collect()
}

async fn an_application_is_decided_by_two_people(app: TestApp) {
    let (first, second) = (app.member(New::operator()).await, app.member(New::operator()).await);
    let workshop = app.member(New::refurbisher(BEGLES).unlisted()).await;
    let id = accreditation::begin(&app.app, &app.acting_as(&workshop).await).await.expect("a file");
    refused(&app, &workshop, id, Act::Submit, "accreditation-proof-missing").await;
    for code in REQUIRED {
        prove(&app, &workshop, id, code, None).await;
    }
    refused(&app, &workshop, id, Act::Submit, "accreditation-insertion-missing").await;
    let agreement = words("EI 033 24 0012");
    done(&app, &workshop, id, Act::Insertion { kind: InsertionKind::Ei, agreement }).await;
    prove(&app, &workshop, id, "receipts", None).await;
    done(&app, &workshop, id, Act::Submit).await;
    refused(&app, &workshop, id, Act::Submit, "accreditation-not-yours-now").await;
    refused(&app, &workshop, id, Act::TakeUp, "capacity-required").await;
    let stranger = app.member(New::refurbisher(LYON)).await;
    refused(&app, &stranger, id, Act::Remark { code: None, text: words("?") }, "not-found").await;

    let accredit = || Act::Propose { verdict: FileVerdict::Accredit, reason: String::new() };
    done(&app, &first, id, Act::TakeUp).await;
    refused(&app, &first, id, accredit(), "accreditation-criterion-undecided").await;
    let asks = CriterionState::ChangesRequested;
    done(&app, &first, id, judged("reuse_rate", asks)).await;
    done(&app, &first, id, Act::AskChanges { text: words("Le registre s’arrête en juin.") }).await;
    prove(&app, &workshop, id, "reuse_rate", None).await;
    let back = Act::Remark { code: Some(words("reuse_rate")), text: words("Voici la suite.") };
    done(&app, &workshop, id, back).await;
    done(&app, &workshop, id, Act::Submit).await;
    done(&app, &first, id, Act::TakeUp).await;
    for code in REQUIRED.into_iter().chain(["receipts"]) {
        done(&app, &first, id, judged(code, CriterionState::Accepted)).await;
    }
    let nothing = Act::Propose { verdict: FileVerdict::Refuse, reason: words(" ") };
    refused(&app, &first, id, nothing, "accreditation-words-missing").await;
    done(&app, &first, id, accredit()).await;
    refused(&app, &first, id, Act::Confirm, "accreditation-second-person").await;
    assert!(!may_receive(&app, &workshop).await);
    // The database refuses one person's decision too.
    let forged = app
        .app
        .db
        .tx(async |t| {
            let sql = "UPDATE accreditation_decisions SET ended_by = proposed_by, ended_at = proposed_at, confirmed = true";
            t.execute_unprepared(sql).await?;
            Ok(())
        })
        .await;
    assert!(forged.is_err(), "one person decided alone");
    done(&app, &second, id, Act::Confirm).await;

    let one = file(&app, &workshop, Kind::Refurbisher).await;
    assert_eq!((one.state, one.insertion_kind.as_deref()), (State::Accredited, Some("EI")));
    assert!(one.may_issue_receipts && !one.may_receive_public_gifts);
    assert!(may_receive(&app, &workshop).await);
    let until = one.valid_until.expect("an end");
    assert_eq!(until.to_rfc3339(), "2028-11-23T09:00:00+00:00", "24 months after the proofs were accepted");
    let (status, entry) = app.as_visitor().get(&format!("/register/{}", workshop.organisation)).await;
    assert_eq!(status, StatusCode::OK, "{entry}");
    assert_eq!(entry["criteria"].as_array().expect("criteria").len(), 5);
    assert_eq!(entry["valid_until"], "2028-11-23");
    let paper = format!("/registre/{}/attestation.pdf", workshop.organisation);
    let paper = app.as_visitor().request(reqwest::Method::GET, &paper).send().await.expect("an answer");
    assert_eq!(paper.status(), StatusCode::OK);
    assert!(paper.bytes().await.expect("bytes").starts_with(b"%PDF-"));
    let told = subjects(&app).await;
    for subject in ["Vous êtes référencé", "Votre dossier de référencement est à compléter"] {
        assert!(told.iter().any(|one| one == subject), "{subject}: {told:?}");
    }
}

async fn a_proof_that_ends_during_the_examination_stops_the_decision(app: TestApp) {
    let (first, second) = (app.member(New::operator()).await, app.member(New::operator()).await);
    let soon = app.app.clock.now() + Duration::days(10);
    let (workshop, id) = examined(&app, &first, Some(soon)).await;
    for code in REQUIRED {
        done(&app, &first, id, judged(code, CriterionState::Accepted)).await;
    }
    done(&app, &first, id, Act::Propose { verdict: FileVerdict::Accredit, reason: String::new() }).await;
    app.advance(Duration::days(11));
    refused(&app, &second, id, Act::Confirm, "accreditation-evidence-expired").await;
    done(&app, &second, id, Act::Contradict { reason: words("Preuves échues.") }).await;
    look(&app).await;
    let one = file(&app, &workshop, Kind::Refurbisher).await;
    assert_eq!(one.state, State::ChangesRequested);
    assert!(
        one.held
            .iter()
            .filter(|held| REQUIRED.contains(&held.code.as_str()))
            .all(|held| { held.state == CriterionState::ChangesRequested })
    );
    let remark = one
        .remarks
        .iter()
        .find(|one| one.code.as_deref() == Some("after_sales"))
        .map(|one| one.text.as_str());
    assert!(remark.is_some());
    assert!(one.remarks.iter().any(|one| one.text.contains("a pris fin")));
    // Nothing is stranded: a new proof goes the whole way.
    for code in REQUIRED {
        prove(&app, &workshop, id, code, None).await;
    }
    done(&app, &workshop, id, Act::Submit).await;
    assert_eq!(file(&app, &workshop, Kind::Refurbisher).await.state, State::Submitted);
}

async fn a_bench_outside_its_commune_is_named(app: TestApp) {
    let away = New::refurbisher(BEGLES).unlisted().at(LYON.1, LYON.2);
    let workshop = app.member(away).await;
    let id = accreditation::begin(&app.app, &app.acting_as(&workshop).await).await.expect("a file");
    for code in REQUIRED {
        prove(&app, &workshop, id, code, None).await;
    }
    let agreement = words("Convention");
    done(&app, &workshop, id, Act::Insertion { kind: InsertionKind::Ai, agreement }).await;
    let error = act(&app, &workshop, id, Act::Submit).await.expect_err("a refusal");
    assert!(error.says("accreditation-bench-outside"), "{error}");
    let told =
        |name: &str| error.args().iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    assert_eq!(told("commune").as_deref(), Some("Bègles"));
    assert_eq!(file(&app, &workshop, Kind::Refurbisher).await.state, State::Draft);
}

async fn a_suspension_is_decided_after_observations_and_both_sides_read_the_same(app: TestApp) {
    let (first, second) = (app.member(New::operator()).await, app.member(New::operator()).await);
    let (workshop, id) = listed(&app, &first, &second, None).await;
    let suspend = || Act::Decide { decision: FileDecision::Suspend, reason: words("Rien n’a changé.") };
    refused(&app, &first, id, suspend(), "accreditation-no-procedure").await;
    done(&app, &first, id, Act::Invite { reason: words("Taux sous 50 %.") }).await;
    refused(&app, &first, id, Act::Invite { reason: words("Encore.") }, "accreditation-cannot-invite").await;
    refused(&app, &first, id, suspend(), "accreditation-observations-due").await;
    let (_, waits) = app.as_member(&workshop).get(&format!("/accreditations/{id}")).await;
    assert_eq!(waits["procedures"][0]["reason"], "Taux sous 50 %.");
    done(&app, &workshop, id, Act::Observe { text: words("Un lot entier était hors d’usage.") }).await;
    assert!(may_receive(&app, &workshop).await, "an invitation decides nothing");
    done(&app, &first, id, suspend()).await;
    assert!(!may_receive(&app, &workshop).await, "law 4 at once");
    let (status, _) = app.as_visitor().get(&format!("/register/{}", workshop.organisation)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let seen = async |who: &Member| {
        let (status, seen) = app.as_member(who).get(&format!("/accreditations/{id}")).await;
        assert_eq!(status, StatusCode::OK, "{seen}");
        seen
    };
    assert_eq!(seen(&workshop).await, seen(&first).await, "both sides read the same");
    assert_eq!(seen(&workshop).await["procedures"][0]["decision"], "suspend");
    let answer = |granted| Act::AnswerAppeal { granted, reason: words("Les lots sont repris.") };
    refused(&app, &second, id, answer(true), "accreditation-no-procedure").await;
    done(&app, &workshop, id, Act::Appeal { text: words("Voyez les preuves.") }).await;
    refused(&app, &workshop, id, Act::Appeal { text: words("Encore.") }, "accreditation-no-procedure").await;
    refused(&app, &first, id, answer(true), "accreditation-appeal-person").await;
    done(&app, &second, id, answer(true)).await;
    assert!(may_receive(&app, &workshop).await);
    let told = subjects(&app).await;
    for subject in ["Votre référencement est suspendu", "Vous êtes référencé à nouveau"] {
        assert!(told.iter().any(|one| one == subject), "{subject}: {told:?}");
    }

    // Without observations a person decides once their time is over; what was withdrawn may begin anew.
    done(&app, &first, id, Act::Invite { reason: words("Encore trois refus.") }).await;
    app.advance(Duration::days(22));
    done(&app, &first, id, Act::Decide { decision: FileDecision::Withdraw, reason: words("Sans réponse.") })
        .await;
    assert_eq!(file(&app, &workshop, Kind::Refurbisher).await.state, State::Withdrawn);
    let again = accreditation::begin(&app.app, &app.acting_as(&workshop).await).await.expect("begun anew");
    assert_eq!(again, id);
    assert_eq!(file(&app, &workshop, Kind::Refurbisher).await.state, State::Draft);
}

async fn time_opens_renewals_extends_those_sent_and_ends_the_others(app: TestApp) {
    let (first, second) = (app.member(New::operator()).await, app.member(New::operator()).await);
    let end = app.app.clock.now() + Duration::days(200);
    let (sends, id) = listed(&app, &first, &second, Some(end)).await;
    let (waits, _) = listed(&app, &first, &second, Some(end)).await;
    let state = async |who: &Member| file(&app, who, Kind::Refurbisher).await.state;
    app.advance(Duration::days(109));
    look(&app).await;
    assert_eq!(state(&sends).await, State::Accredited, "91 days before the end");
    app.advance(Duration::days(1));
    look(&app).await;
    assert_eq!(state(&sends).await, State::RenewalDue);
    assert!(may_receive(&app, &sends).await, "a renewal interrupts nothing");
    for code in REQUIRED {
        prove(&app, &sends, id, code, None).await;
    }
    done(&app, &sends, id, Act::Submit).await;
    app.advance(Duration::days(91));
    look(&app).await;
    let one = file(&app, &sends, Kind::Refurbisher).await;
    assert!(one.provisional && one.is_active(app.app.clock.now()), "sent in time: listed a while more");
    assert_eq!(state(&waits).await, State::Expired);
    assert!(!may_receive(&app, &waits).await);
    for code in REQUIRED {
        done(&app, &first, id, judged(code, CriterionState::Accepted)).await;
    }
    done(&app, &first, id, Act::Propose { verdict: FileVerdict::Accredit, reason: String::new() }).await;
    done(&app, &second, id, Act::Confirm).await;
    let one = file(&app, &sends, Kind::Refurbisher).await;
    assert!(!one.provisional && one.state == State::Accredited);
    assert!(one.valid_until.is_some_and(|until| until > app.app.clock.now() + Duration::days(700)));
}

async fn a_new_version_of_the_criteria_leaves_files_under_way_alone(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let (workshop, _) = examined(&app, &operator, None).await;
    let op = app.acting_as(&operator).await;
    let db = &app.app.db;
    let mut added =
        accreditation::current(db.fresh(), Kind::Refurbisher).await.expect("criteria").criteria[0].clone();
    added.code = "energy".to_owned();
    let early = accreditation::put_criterion(db, &op, Kind::Refurbisher, added.clone()).await;
    assert!(early.is_err_and(|error| error.says("criteria-no-draft")));
    assert_eq!(accreditation::begin_version(db, &op, Kind::Refurbisher).await.expect("a version"), 2);
    accreditation::put_criterion(db, &op, Kind::Refurbisher, added.clone()).await.expect("a criterion");
    let heavy = accreditation::publish_version(db, &op, Kind::Refurbisher, "Décision du 1er décembre").await;
    assert!(heavy.is_err_and(|error| error.says("criteria-weights")), "130 is not 100");
    added.weight = 0;
    accreditation::put_criterion(db, &op, Kind::Refurbisher, added).await.expect("a criterion");
    let published =
        accreditation::publish_version(db, &op, Kind::Refurbisher, "Décision du 1er décembre").await;
    assert_eq!(published.expect("a version"), 2);
    let under_way = file(&app, &workshop, Kind::Refurbisher).await;
    assert_eq!((under_way.criteria_version, under_way.criteria.len()), (Some(1), 6));
    let other = app.member(New::refurbisher(BORDEAUX).unlisted()).await;
    accreditation::begin(&app.app, &app.acting_as(&other).await).await.expect("a file");
    let new = file(&app, &other, Kind::Refurbisher).await;
    assert_eq!((new.criteria_version, new.criteria.len()), (Some(2), 7));
}

async fn a_structure_of_a_national_list_files_provisionally(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let known = app.member(New::mediator(BORDEAUX).unlisted()).await;
    let unknown = app.member(New::mediator(LYON).unlisted()).await;
    let siret = "73282932000074";
    let set = Statement::from_sql_and_values(
        app.app.db.fresh().get_database_backend(),
        match app.app.db.fresh().get_database_backend() {
            sea_orm::DbBackend::Postgres => "UPDATE organisations SET siret = $1 WHERE id = $2",
            _ => "UPDATE organisations SET siret = ? WHERE id = ?",
        },
        [siret.into(), known.organisation.0.into()],
    );
    app.app.db.tx(async |t| Ok(t.execute_raw(set.clone()).await.map(|_| ())?)).await.expect("a SIRET");
    let list = format!("siret;nom\n{siret};France Services de l’Exemple\n");
    let op = app.acting_as(&operator).await;
    let list = accreditation::import_structures(
        &app.app.db,
        &op,
        accreditation::NationalList::FranceServices,
        list.as_bytes(),
    );
    assert_eq!(list.await.expect("a list"), 1);
    let now = app.app.clock.now();
    let may_file = async |who: &Member| {
        let asked =
            app.app.db.tx(async |t| accreditation::require_filing(t, now, who.organisation).await).await;
        asked.is_ok()
    };
    assert!(!may_file(&known).await, "the list alone opens nothing");
    for who in [&known, &unknown] {
        accreditation::begin(&app.app, &app.acting_as(who).await).await.expect("a file");
    }
    assert!(may_file(&known).await);
    assert!(!may_file(&unknown).await);
    let one = file(&app, &known, Kind::MediationStructure).await;
    assert!(one.provisional && !one.is_active(now), "no allocation run serves it yet");
}

async fn the_register_hides_figures_of_few_devices_and_no_cell_is_a_formula(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let op = app.op();
    let record = async |units| {
        let reuse =
            accreditation::ReuseRate { reused_units: 60, units, ..accreditation::ReuseRate::default() };
        let shown = accreditation::Quality { reuse, reports: units, ..accreditation::Quality::default() };
        let own = accreditation::Quality::default();
        let measured = accreditation::Measured { organisation_id: workshop.organisation, own, shown };
        let written = app.app.db.tx(async |t| accreditation::record_figures(t, &op, &[measured]).await).await;
        written.expect("figures");
    };
    record(99).await;
    let (_, page) = app.as_visitor().get("/register").await;
    assert_eq!(page["items"][0]["reuse_units_permille"], json!(null), "{page}");
    record(100).await;
    let (_, page) = app.as_visitor().get("/register").await;
    assert_eq!(page["items"][0]["reuse_units_permille"], 600, "{page}");
    assert_eq!(page["items"][0]["quality"]["refused_reports_permille"], 0, "{page}");
    assert_eq!(page["items"][0]["quality"]["tickets"], "not_measured", "{page}");
    assert_eq!(page["items"][0]["quality"]["to_outcome"]["median_days"], json!(null), "{page}");
    let name = "UPDATE organisations SET name = '=HYPERLINK(\"http://evil.example\")'";
    app.app.db.tx(async |t| Ok(t.execute_unprepared(name).await.map(|_| ())?)).await.expect("a name");
    let csv =
        app.as_visitor().request(reqwest::Method::GET, "/registre.csv").send().await.expect("an answer");
    let csv = csv.text().await.expect("a text");
    assert!(csv.lines().nth(1).expect("a line").starts_with("\"'=HYPERLINK"), "{csv}");
    // A page goes on after its cursor, also when the workshop it names is listed no more.
    app.member(New::refurbisher(BEGLES)).await;
    let (_, page) = app.as_visitor().get("/register?limit=1").await;
    let first = page["items"][0]["organisation_id"].clone();
    let next = page["next"].as_str().expect("another page").to_owned();
    let withdrawn = "UPDATE accreditations SET state = 'withdrawn'";
    let only = format!("{withdrawn} WHERE organisation_id = {}", id_literal(&app, &next));
    app.app.db.tx(async |t| Ok(t.execute_unprepared(&only).await.map(|_| ())?)).await.expect("withdrawn");
    let (_, page) = app.as_visitor().get(&format!("/register?limit=1&after={next}")).await;
    assert_eq!(page["items"].as_array().expect("rows").len(), 1, "{page}");
    assert_ne!(page["items"][0]["organisation_id"], first);
}

async fn the_register_says_what_a_bench_takes_and_how_it_erases(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let visitor = app.as_visitor();
    let (_, page) = visitor.get("/register").await;
    assert_eq!(page["items"][0]["sites"][0]["weekly"], json!({}), "{page}");
    let hours = ["9:00 - 12:30", "", "", "", "", "", ""];
    let told = json!({
        "site_id": workshop.site, "weekly": { "laptop": 47, "printer": 0 }, "erasure": ["purge"], "hours": hours,
    });
    app.as_member(&workshop).done("/bench-capacities", &told).await;
    let (_, page) = visitor.get("/register").await;
    let site = &page["items"][0]["sites"][0];
    assert_eq!((&site["weekly"], &site["erasure"]), (&told["weekly"], &told["erasure"]));
    assert_eq!(site["hours"], json!([[[540, 750]], [], [], [], [], [], []]));
    let (_, page) = visitor.page("/ateliers").await;
    assert!(page.contains("le lundi, de 9\u{a0}h à 12\u{a0}h\u{a0}30"), "{page}");
    let (_, csv) = visitor.page("/registre.csv").await;
    let (_, shown) = visitor.page(&format!("/registre/{}", workshop.organisation)).await;
    for words in ["Ordinateurs portables\u{a0}: 47", "Effacement complet (Purge)"] {
        assert!(csv.contains(words) && shown.contains(words), "{words}: {csv}");
    }
}

fn id_literal(app: &TestApp, id: &str) -> String {
    if app.app.db.is_sqlite() { format!("x'{}'", id.replace('-', "")) } else { format!("'{id}'") }
}
