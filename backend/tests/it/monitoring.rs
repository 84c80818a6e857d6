//! What is measured of refurbishers: law 10's rate equals what the chains of events say, whatever the devices lived; the
//! warning and who reads it when.

use chrono::{Duration, Months};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rebond::accreditation::{self, Figures, ReuseRate};
use rebond::devices::{self, Action, Draft, LegalBasis, NewDevice, Specification, State, Wish};
use rebond::kernel::time::paris_day;
use rebond::kernel::{DeviceId, Instant, OrganisationId};
use rebond::monitoring;
use rebond::platform::{audit, changes, mailer};
use reqwest::StatusCode;
use serde_json::json;

use crate::support::{Member, New, TestApp, on_both_databases};

mod behind;
mod simulation;
mod stories;

on_both_databases!(
    the_rate_is_what_the_events_say,
    under_half_of_a_hundred_outcomes_warns_once_and_is_lifted,
    the_measure_comes_back_every_night,
);

const BEGLES: (&str, f64, f64) = ("33039", 44.8045, -0.5458);

/// The steps of a good life.
const FORWARD: &[Action] = &[
    Action::StartTest,
    Action::FindNoStorage,
    Action::StartFinalTest,
    Action::SetGrade,
    Action::MakeReady,
    Action::OfferToSolidarity,
    Action::Propose,
    Action::Give,
    Action::List,
    Action::Reserve,
    Action::Sell,
    Action::OfferForLoan,
    Action::Lend,
];

/// One device: days before now at its reception, its weight, which of the open steps it takes, after how many days.
type Life = (i64, Option<i32>, Vec<(usize, i64)>);

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let life = (
        0..900_i64,
        proptest::option::of(200..9000_i32),
        proptest::collection::vec((0..1000_usize, 0..30_i64), 0..80),
    );
    proptest::collection::vec(life, 1..40)
}

fn specification(weight_grams: Option<i32>) -> Specification {
    Specification {
        category: "laptop".to_owned(),
        model: "Latitude 5490".to_owned(),
        weight_grams,
        ..Specification::default()
    }
}

/// A device without storage, received by a workshop at a moment.
async fn received(
    app: &TestApp,
    workshop: &Member,
    at: Instant,
    weight: Option<i32>,
    number: usize,
) -> Draft {
    let op = app.acting_as(workshop).await.at(at);
    let new = NewDevice {
        id: DeviceId::new(),
        specification: specification(weight),
        serial: None,
        inventory_number: None,
        storages: Vec::new(),
        legal_basis: LegalBasis::Purchase,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: workshop.organisation,
        site_id: workshop.site,
    };
    Draft::receive(&op, new, rebond::kernel::reference::device_reference(u64::try_from(number).unwrap()))
}

/// The rate as law 10 words it, from nothing but the events read back.
async fn by_the_events(app: &TestApp, workshop: OrganisationId, ids: &[DeviceId], now: Instant) -> ReuseRate {
    let from = now.checked_sub_months(Months::new(12)).unwrap();
    let mut rate = ReuseRate::default();
    for id in ids {
        let events = devices::events_of(app.app.db.fresh(), *id).await.unwrap();
        assert_eq!(events[0].organisation_id, Some(workshop));
        let states: Vec<(State, Instant)> = events
            .iter()
            .filter_map(|event| Some((event.details["to"].as_str()?.parse().ok()?, event.at)))
            .collect();
        let reused = |state| matches!(state, State::Sold | State::Given | State::Lent | State::InUse);
        let ends = |state| reused(state) || matches!(state, State::ForParts | State::Recycled);
        let (last, _) = *states.last().unwrap();
        let Some((_, since)) = states.iter().rev().take_while(|(state, _)| ends(*state)).last() else {
            continue;
        };
        if paris_day(*since) <= paris_day(from) || paris_day(*since) > paris_day(now) {
            continue;
        }
        let weight = devices::find(app.app.db.fresh(), *id).await.unwrap().specification.weight_grams;
        let grams: u64 = weight.map_or(0, i32::unsigned_abs).into();
        rate.units += 1;
        rate.grams += grams;
        rate.weighed_units += u64::from(weight.is_some());
        if reused(last) {
            rate.reused_units += 1;
            rate.reused_grams += grams;
        }
    }
    rate
}

async fn the_rate_is_what_the_events_say(app: TestApp) {
    let now = app.app.clock.now();
    let mut runner = TestRunner::deterministic();
    let (mut number, mut seen) = (0, ReuseRate::default());
    for _ in 0..12 {
        let workshop = app.member(New::refurbisher(BEGLES)).await;
        let op = app.acting_as(&workshop).await;
        let mut drafts = Vec::new();
        for (age, weight, steps) in lives().new_tree(&mut runner).unwrap().current() {
            number += 1;
            let mut at = now - Duration::days(age);
            let mut draft = received(&app, &workshop, at, weight, number).await;
            for (step, days) in steps {
                at += Duration::days(days);
                if at > now {
                    break;
                }
                // Mostly forward, by one way or another; sometimes anything that is open from there.
                let actions = if step % 4 > 0 { FORWARD } else { Action::ALL };
                let turned = actions.iter().cycle().skip(step).take(actions.len());
                let _ = turned.copied().find(|action| draft.act(&op.at(at), *action, &json!({})).is_ok());
            }
            drafts.push(draft);
        }
        keep(&app, &drafts).await;
        let ids: Vec<DeviceId> = drafts.iter().map(|draft| draft.device().id).collect();
        let told = by_the_events(&app, workshop.organisation, &ids, now).await;
        monitoring::measure(&app.app, &app.op()).await.unwrap();
        let counted = figures(&app, &workshop).await.map(|figures| figures.own.reuse);
        assert_eq!(counted.unwrap_or_default(), told);
        seen.units += told.units;
        seen.reused_units += told.reused_units;
        seen.weighed_units += told.weighed_units;
    }
    let mixed = seen.reused_units > 0 && seen.reused_units < seen.units && seen.weighed_units < seen.units;
    assert!(mixed, "the walks reach both ends: {seen:?}");
}

/// Writes devices with their whole history, and says so in the change log as their steps would have.
async fn keep(app: &TestApp, drafts: &[Draft]) {
    let changed: Vec<(String, i64)> =
        drafts.iter().map(|draft| (draft.device().id.to_string(), draft.device().version)).collect();
    let op = app.op();
    let kept = app
        .app
        .db
        .tx(async |t| {
            devices::insert_drafts(t, drafts).await?;
            changes::append_many(t, &op, "device", &changed).await
        })
        .await;
    kept.expect("devices are kept");
}

async fn figures(app: &TestApp, workshop: &Member) -> Option<Figures> {
    accreditation::figures_of(app.app.db.fresh(), workshop.organisation).await.expect("figures")
}

/// Writes devices of a workshop that ended so many days ago: some given, others recycled.
async fn ended(app: &TestApp, workshop: &Member, given: usize, recycled: usize, first: usize) {
    let at = app.app.clock.now() - Duration::days(30);
    let op = app.acting_as(workshop).await.at(at);
    let mut drafts = Vec::new();
    for number in 0..given + recycled {
        let mut draft = received(app, workshop, at, Some(1500), first + number).await;
        let way: &[Action] = if number < given {
            &[
                Action::StartTest,
                Action::FindNoStorage,
                Action::StartFinalTest,
                Action::SetGrade,
                Action::MakeReady,
                Action::OfferToSolidarity,
                Action::Propose,
                Action::Give,
            ]
        } else {
            &[Action::StartTest, Action::FindNoStorage, Action::Recycle]
        };
        for action in way {
            draft.act(&op, *action, &json!({})).unwrap();
        }
        drafts.push(draft);
    }
    keep(app, &drafts).await;
}

async fn under_half_of_a_hundred_outcomes_warns_once_and_is_lifted(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let operator = app.member(New::operator()).await;
    let own = async || app.as_member(&workshop).get("/own-figures").await.1;
    assert_eq!(
        (&own().await["units"], &own().await["measured_at"]),
        (&json!(0), &json!(null)),
        "no event yet"
    );
    ended(&app, &workshop, 49, 50, 1).await;
    monitoring::measure(&app.app, &app.op()).await.unwrap();
    let seen = own().await;
    assert_eq!(
        (&seen["units"], &seen["reused_units"], &seen["warned_at"], &seen["tickets"]),
        (&json!(99), &json!(49), &json!(null), &json!("not_measured"))
    );

    ended(&app, &workshop, 0, 1, 200).await;
    for _ in 0..2 {
        monitoring::measure(&app.app, &app.op()).await.unwrap();
        app.advance(Duration::hours(1));
    }
    app.work().await;
    let to = async || -> Vec<String> {
        let mails = mailer::mailbox(app.app.db.fresh(), None, 10).await.unwrap();
        mails.iter().map(|mail| mail.recipient.clone()).collect()
    };
    assert_eq!(to().await, std::slice::from_ref(&workshop.email), "the refurbisher is told once, and first");
    let (_, page) = app.as_member(&workshop).page("/desk/figures").await;
    assert!(page.contains("49\u{a0}%") && page.contains("avertissement automatique"), "{page}");
    let (_, page) = app.as_member(&workshop).page("/desk").await;
    assert!(page.contains("/desk/figures"), "{page}");
    let (_, page) = app.as_member(&operator).page("/desk").await;
    assert!(!page.contains("Un reconditionneur est sous 50"), "the operator does not know yet: {page}");
    let (_, all) = app.as_member(&operator).get("/refurbisher-figures").await;
    assert_eq!(all["items"][0]["warned_at"], json!(null), "{all}");

    app.advance(Duration::days(7));
    for _ in 0..2 {
        monitoring::measure(&app.app, &app.op()).await.unwrap();
    }
    app.work().await;
    let mut told = to().await;
    told.sort_unstable();
    let mut wanted = vec![workshop.email.clone(), operator.email.clone()];
    wanted.sort_unstable();
    assert_eq!(told, wanted, "each is told once");
    let (_, page) = app.as_member(&operator).page("/desk").await;
    assert!(page.contains("Un reconditionneur est sous 50"), "{page}");
    let (status, all) = app.as_member(&operator).get("/refurbisher-figures").await;
    assert_eq!((status, &all["items"][0]["units_permille"]), (StatusCode::OK, &json!(490)));
    assert!(all["items"][0]["warned_at"].is_string(), "{all}");
    for path in ["/desk/refurbishers", "/refurbisher-figures"] {
        let caller = app.as_member(&workshop);
        let status =
            if path.starts_with("/desk") { caller.page(path).await.0 } else { caller.get(path).await.0 };
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
    }

    ended(&app, &workshop, 1, 0, 300).await;
    monitoring::measure(&app.app, &app.op()).await.unwrap();
    let seen = own().await;
    assert!(seen["warned_at"].is_string(), "50 of 101 is still under: {seen}");
    ended(&app, &workshop, 1, 0, 400).await;
    monitoring::measure(&app.app, &app.op()).await.unwrap();
    let seen = own().await;
    assert_eq!((&seen["units_permille"], &seen["warned_at"]), (&json!(500), &json!(null)));
    let (_, page) = app.as_member(&operator).page("/desk").await;
    assert!(!page.contains("Un reconditionneur est sous 50"), "{page}");
}

async fn the_measure_comes_back_every_night(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    ended(&app, &workshop, 10, 90, 1).await;
    rebond::jobs::plan(&app.app).await.unwrap();
    rebond::jobs::plan(&app.app).await.unwrap();
    assert!(app.work().await >= 1);
    let subject = workshop.organisation.to_string();
    let raised = audit::history(app.app.db.fresh(), "organisation", &subject).await.unwrap();
    assert_eq!(raised.iter().filter(|entry| entry.action == "accreditation.warned").count(), 1);
    app.advance(Duration::days(400));
    assert!(app.work().await >= 1, "the next night was planned");
    let all = audit::history(app.app.db.fresh(), "organisation", &subject).await.unwrap();
    assert_eq!(all.last().unwrap().action, "accreditation.warning_lifted", "nothing is left in the window");
}
