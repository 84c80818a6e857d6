//! The practice ground's acts, on both databases: beginning anew, moving the clock, guided tours.

use std::collections::BTreeMap;

use chrono::Duration;
use rebond::kernel::Clock;
use rebond::platform::config::Mode;
use rebond::platform::gate::Standing;
use rebond::platform::{audit, settings};
use rebond::web::App;
use rebond::{devices, donations, purchasing, refurbishing, sandbox, solidarity};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, StatusCode};
use sea_orm::{ConnectionTrait, Statement};

use crate::support::{TestApp, on_both_databases};

on_both_databases!(
    a_reset_gives_back_the_first_state,
    whoever_comes_during_a_reset_gets_a_calm_answer_and_two_resets_run_once,
    a_reset_that_was_cut_short_or_failed_is_finished,
    what_stays_through_a_reset_is_what_the_start_loads,
    production_knows_nothing_of_practice,
    the_clock_moves_once_for_one_wish_is_kept_and_what_became_due_is_done,
    a_tour_is_remembered_and_can_be_taken_again,
);

const DEVICES: usize = 300;

async fn filled(app: &TestApp) {
    assert!(sandbox::fill(&app.app, DEVICES).await.expect("the sandbox is filled"));
}

async fn rows(app: &App, sql: &str) -> Vec<String> {
    let c = app.db.fresh();
    let statement = Statement::from_string(c.get_database_backend(), sql.to_owned());
    let rows = c.query_all_raw(statement).await.expect("the database answers");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

async fn tables(app: &App) -> Vec<String> {
    let sql = if app.db.is_sqlite() {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    } else {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    };
    rows(app, sql).await
}

/// How many rows each table holds.
async fn counts(app: &App) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for table in tables(app).await {
        let count = rows(app, &format!("SELECT CAST(count(*) AS text) FROM \"{table}\"")).await;
        counts.insert(table, count[0].parse().expect("a number"));
    }
    counts
}

async fn reset(app: &App) {
    let op = rebond::kernel::OpContext::system("test", app.clock.now());
    assert!(sandbox::ask_reset(app, &op).await.expect("a reset can be asked for"));
    assert!(sandbox::run_reset(app).await.expect("a reset ends"));
}

fn browser() -> Client {
    Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client")
}

/// Takes a persona; the cookie.
async fn session(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let answer = browser().post(format!("{}/sandbox/persona", app.url)).form(fields).send().await;
    let answer = answer.expect("the server answers");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{fields:?}");
    let cookie = answer.headers()[SET_COOKIE].to_str().expect("a cookie");
    cookie.split(';').next().expect("a value").to_owned()
}

/// Status, where it leads, and text of a page.
async fn get(app: &TestApp, cookie: &str, path: &str) -> (StatusCode, String, String) {
    let request = browser().get(format!("{}{path}", app.url)).header(COOKIE, cookie);
    told(request.header("accept-language", "fr")).await
}

async fn post(
    app: &TestApp,
    cookie: &str,
    path: &str,
    fields: &[(&str, &str)],
) -> (StatusCode, String, String) {
    let request = browser().post(format!("{}{path}", app.url)).header(COOKIE, cookie).form(fields);
    told(request.header("accept-language", "fr")).await
}

async fn told(request: reqwest::RequestBuilder) -> (StatusCode, String, String) {
    let answer = request.send().await.expect("the server answers");
    let place = answer.headers().get(LOCATION).and_then(|place| place.to_str().ok());
    let (status, place) = (answer.status(), place.unwrap_or_default().to_owned());
    let text = answer.text().await.expect("a page").replace(['\u{a0}', '\u{202f}'], " ");
    (status, place, text)
}

async fn assert_sound(app: &App) {
    let c = app.db.fresh();
    assert_eq!(devices::verify(c).await.expect("chains").faults, Vec::<String>::new());
    assert_eq!(refurbishing::verify(c).await.expect("evidence"), Vec::<String>::new());
    assert_eq!(refurbishing::verify_reports(c, &app.storage).await.expect("reports"), Vec::<String>::new());
    assert!(purchasing::unbalanced(c).await.expect("orders").is_empty());
    assert_eq!(donations::verify(c).await.expect("receptions"), Vec::<String>::new());
    let runs = solidarity::verify(c).await.expect("runs");
    assert_eq!((runs.differing, runs.faults), (Vec::new(), Vec::new()));
    while audit::seal(&app.db).await.expect("the journal is sealed") > 0 {}
    assert_eq!(audit::verify(c).await.expect("the journal").broken_at, None);
    let difference = app.catalogue.compare(&app.db).await.expect("the index is read");
    assert!(difference.is_some_and(|difference| difference.is_none()), "the index differs");
}

async fn a_reset_gives_back_the_first_state(app: TestApp) {
    filled(&app).await;
    let first = counts(&app.app).await;
    let cookie = session(&app, &[("persona", "buyer")]).await;
    sandbox::advance(&app.app, &app.op(), Duration::days(40), None).await.expect("the clock moves");
    assert!(!app.app.clock.offset().is_zero());
    let kept = app.app.config.data_dir.join("files");
    std::fs::write(kept.join("notes.txt"), "not ours").expect("a file");
    let orphan = kept.join(rebond::kernel::DocumentId::new().to_string());
    std::fs::write(&orphan, "a document of the former world").expect("a file");
    let (status, _, page) = get(&app, &cookie, "/desk").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("(date d’exercice)"), "{page}");

    reset(&app.app).await;

    assert_eq!(app.app.gate.standing(), Standing::Open);
    assert!(app.app.clock.offset().is_zero());
    let mut again = counts(&app.app).await;
    for (table, count) in &first {
        // What the acts of this very test, and of the reset, leave.
        if ["settings", "sessions", "jobs", "audit_entries", "change_cursors"].contains(&table.as_str()) {
            again.remove(table);
            continue;
        }
        assert_eq!(again.remove(table), Some(*count), "{table}");
    }
    assert!(again.is_empty(), "{again:?}");
    assert_sound(&app.app).await;
    let triggers =
        app.app.db.tx(async |t| Ok(t.execute_unprepared("DELETE FROM device_events").await?)).await;
    assert!(triggers.is_err(), "the history can be deleted after a reset");
    if app.app.db.is_sqlite() {
        assert_eq!(rows(&app.app, "SELECT \"table\" FROM pragma_foreign_key_check").await, [""; 0]);
    }
    assert!(!orphan.exists() && kept.join("notes.txt").exists());
    assert!(sandbox::last_reset(app.app.db.fresh()).await.expect("a setting").is_some());

    let (status, place, _) = get(&app, &cookie, "/desk").await;
    assert_eq!((status, place.split('?').next()), (StatusCode::SEE_OTHER, Some("/sign-in")));
    let (_, _, page) = get(&app, &cookie, "/sign-in?back=/desk").await;
    assert!(page.contains("Le bac à sable vient d’être remis à zéro : vous avez été déconnecté"), "{page}");
    let (_, _, page) = get(&app, &cookie, "/sandbox").await;
    assert!(!page.contains("vient d’être remis à zéro"), "told twice");
    assert!(page.contains("Dernière remise à zéro"), "{page}");
}

async fn whoever_comes_during_a_reset_gets_a_calm_answer_and_two_resets_run_once(app: TestApp) {
    filled(&app).await;
    let cookie = session(&app, &[("persona", "donor")]).await;
    let (status, place, _) = post(&app, &cookie, "/sandbox/reset", &[]).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/sandbox/reset"), "nobody was asked");
    let (_, _, page) = get(&app, &cookie, "/sandbox/reset").await;
    assert!(page.contains("Une personne connectée, qui sera déconnectée et prévenue."), "{page}");

    let sure = [("sure", "yes")];
    let (one, two) = tokio::join!(
        post(&app, &cookie, "/sandbox/reset", &sure),
        post(&app, &cookie, "/sandbox/reset", &sure)
    );
    assert_eq!((one.0, one.1.as_str()), (StatusCode::SEE_OTHER, "/sandbox"));
    assert_eq!((two.0, two.1.as_str()), (StatusCode::SEE_OTHER, "/sandbox"));
    let mut calm = 0;
    loop {
        let (status, _, page) = get(&app, &cookie, "/desk/lots").await;
        let (api, problem) = app.as_visitor().get("/sites").await;
        match status {
            StatusCode::SERVICE_UNAVAILABLE => {
                assert!(page.contains("Le bac à sable se remet à zéro"), "{page}");
                calm += 1;
            }
            StatusCode::SEE_OTHER if calm > 0 => break,
            StatusCode::OK | StatusCode::SEE_OTHER => {}
            other => panic!("{other}: {page}"),
        }
        match api {
            StatusCode::SERVICE_UNAVAILABLE => assert_eq!(problem["code"], "sandbox-resetting"),
            other => assert_eq!(other, StatusCode::UNAUTHORIZED, "{problem}"),
        }
    }
    let done = "SELECT action FROM audit_entries WHERE action = 'sandbox.reset'";
    assert_eq!(rows(&app.app, done).await.len(), 1);
    assert!(!sandbox::run_reset(&app.app).await.expect("nothing is asked for"));
    assert_sound(&app.app).await;
}

async fn a_reset_that_was_cut_short_or_failed_is_finished(app: TestApp) {
    filled(&app).await;
    assert!(!sandbox::recover(&app.app).await.expect("nothing to finish"));
    let cut_short = async |left: &'static str| {
        app.app.db.tx(async |t| settings::set(t, "sandbox.reset", left).await).await.expect("a setting");
    };
    cut_short("300").await;
    assert!(!sandbox::ask_reset(&app.app, &app.op()).await.expect("an answer"), "asked for already");
    assert!(sandbox::recover(&app.app).await.expect("it is finished"));
    assert_sound(&app.app).await;

    cut_short("failed:300").await;
    app.app.gate.follow(Standing::Stuck);
    let (status, _, page) = get(&app, "", "/").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.contains("La remise à zéro s’est arrêtée en chemin"), "{page}");
    let (status, place, _) = post(&app, "", "/sandbox/reset", &[("sure", "yes")]).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/sandbox"));
    while get(&app, "", "/sandbox").await.0 != StatusCode::OK {}
    assert_eq!(devices::verify(app.app.db.fresh()).await.expect("chains").devices, DEVICES as u64);
}

async fn what_stays_through_a_reset_is_what_the_start_loads(app: TestApp) {
    for (table, count) in counts(&app.app).await {
        assert!(count == 0 || sandbox::KEPT.contains(&table.as_str()), "{table} would be emptied by a reset");
    }
    let tables = tables(&app.app).await;
    for kept in sandbox::KEPT {
        assert!(tables.iter().any(|table| table == kept), "there is no table {kept}");
    }
}

async fn production_knows_nothing_of_practice(mut app: TestApp) {
    app.restart_with(|app| {
        let mut config = (*app.config).clone();
        config.mode = Mode::Production;
        app.config = config.into();
    })
    .await;
    for path in ["/sandbox", "/sandbox/reset", "/sandbox/tour", "/sandbox/mailbox"] {
        assert_eq!(get(&app, "", path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/sandbox/persona", "/sandbox/reset", "/sandbox/tour", "/sandbox/clock"] {
        let fields = [("sure", "yes"), ("by", "day"), ("seen", "0"), ("persona", "donor")];
        assert_eq!(post(&app, "", path, &fields).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let op = app.op();
    let refused = [
        sandbox::ask_reset(&app.app, &op).await.expect_err("production never begins anew"),
        sandbox::run_reset(&app.app).await.expect_err("production never begins anew"),
        sandbox::advance(&app.app, &op, Duration::days(1), None).await.expect_err("time is real"),
    ];
    assert!(refused.iter().all(|error| error.says("not-a-sandbox")), "{refused:?}");
    assert!(app.app.clock.offset().is_zero());
}

async fn the_clock_moves_once_for_one_wish_is_kept_and_what_became_due_is_done(app: TestApp) {
    filled(&app).await;
    app.work().await;
    let before = counts(&app.app).await["mails"];
    let start = app.app.clock.now();
    let (_, _, page) = get(&app, "", "/sandbox").await;
    assert!(page.contains("Nous sommes le lundi 23 novembre 2026.") && page.contains("Prochaine échéance"));
    let tomorrow = [("by", "day"), ("seen", "0")];
    for _ in 0..2 {
        let (status, place, _) = post(&app, "", "/sandbox/clock", &tomorrow).await;
        assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/sandbox"));
    }
    assert_eq!(app.app.clock.now() - start, Duration::days(1));
    let (_, _, page) = get(&app, "", "/sandbox").await;
    assert!(page.contains("Nous sommes le mardi 24 novembre 2026 (date d’exercice)."), "{page}");

    let seen = app.app.clock.offset().num_seconds().to_string();
    let (status, ..) = post(&app, "", "/sandbox/clock", &[("by", "next"), ("seen", &seen)]).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(app.app.clock.now() - start > Duration::days(1));
    let (status, ..) = post(&app, "", "/sandbox/clock", &[("by", "year"), ("seen", "0")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);

    sandbox::advance(&app.app, &app.op(), Duration::days(30), None).await.expect("the clock moves");
    app.work().await;
    assert!(counts(&app.app).await["mails"] > before, "nobody was told of what fell due");
    for (by, code) in [
        (Duration::zero(), "clock-forward-only"),
        (Duration::days(-1), "clock-forward-only"),
        (Duration::days(367), "clock-too-far"),
    ] {
        let refused = sandbox::advance(&app.app, &app.op(), by, None).await.expect_err("a refusal");
        assert!(refused.says(code), "{refused:?}");
    }

    let mut other = app.app.clone();
    other.clock = Clock::fixed(start);
    sandbox::restore(&other).await.expect("the clock is restored");
    assert_eq!(other.clock.now(), app.app.clock.now(), "another process keeps the same time");
}

async fn a_tour_is_remembered_and_can_be_taken_again(app: TestApp) {
    filled(&app).await;
    let donor = [("persona", "donor")];
    let cookie = session(&app, &donor).await;
    let begin = [("persona", "donor"), ("tour", "begin")];
    let strip = async |cookie: &str, path: &str| {
        let (status, _, page) = get(&app, cookie, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let number = page.split("Visite guidée, étape ").nth(1)?.split(' ').next()?.parse::<usize>();
        Some(number.expect("a number"))
    };
    assert_eq!(strip(&cookie, "/desk").await, None, "a role taken begins no tour");
    let cookie = session(&app, &begin).await;
    assert_eq!(strip(&cookie, "/desk").await, Some(1));
    assert_eq!(strip(&cookie, "/suivre").await, None);
    let (status, place, _) = post(&app, &cookie, "/sandbox/tour", &[("go", "next"), ("step", "1")]).await;
    assert_eq!((status, place.as_str()), (StatusCode::SEE_OTHER, "/desk/lots"));
    // Sent twice, it goes one step.
    post(&app, &cookie, "/sandbox/tour", &[("go", "next"), ("step", "1")]).await;
    assert_eq!(strip(&cookie, "/chiffres").await, Some(2));
    let (_, lot, _) = post(&app, &cookie, "/sandbox/tour", &[("go", "next"), ("step", "2")]).await;
    assert!(lot.len() > "/desk/lots/".len(), "{lot} is no lot of theirs");
    assert_eq!(strip(&cookie, &lot).await, Some(3));
    // Whoever goes to the next place alone is taken along, and stays there after signing out.
    assert_eq!(strip(&cookie, "/desk/lots/new").await, Some(4));
    let cookie = session(&app, &donor).await;
    assert_eq!(strip(&cookie, "/desk").await, Some(4));
    let (_, place, _) = get(&app, &cookie, "/sandbox/tour").await;
    assert_eq!(place, "/desk/lots/new");
    let skip = [("go", "skip"), ("step", "4"), ("back", "//elsewhere.example")];
    let (_, place, _) = post(&app, &cookie, "/sandbox/tour", &skip).await;
    assert_eq!(place, "/desk");
    assert_eq!(strip(&cookie, "/desk").await, None);
    assert_eq!(strip(&session(&app, &donor).await, "/desk").await, None);
    let (_, _, page) = get(&app, &cookie, "/sandbox").await;
    assert!(page.contains("Reprendre la visite guidée"), "{page}");
    let cookie = session(&app, &begin).await;
    assert_eq!(strip(&cookie, "/desk").await, Some(1));
    let (_, place, _) = post(&app, &cookie, "/sandbox/tour", &[("go", "next"), ("step", "5")]).await;
    assert_eq!((place.as_str(), strip(&cookie, "/desk").await), ("/desk", None));

    for persona in ["refurbisher", "buyer", "mediator", "lead", "funder", "operator"] {
        let cookie = session(&app, &[("persona", persona), ("tour", "begin")]).await;
        let (mut step, mut met) = (Some(1), 0);
        while let Some(number) = step {
            met += 1;
            let (_, place, _) = get(&app, &cookie, "/sandbox/tour").await;
            let shown = strip(&cookie, &place).await;
            assert_eq!(shown, Some(number), "{persona} is led to {place}");
            let (_, _, page) = get(&app, &cookie, &place).await;
            assert!(!page.contains(">Y aller<"), "{persona} is at {place} and is not told so");
            post(&app, &cookie, "/sandbox/tour", &[("go", "next"), ("step", &number.to_string())]).await;
            step = strip(&cookie, "/desk").await;
        }
        assert!((4..=7).contains(&met), "{persona} met {met} steps");
    }
    assert_eq!(strip("", "/donner").await, None);
}
