//! Twenty-four months, a night at a time, through the nightly job itself: the warning, who reads it when, the days of an
//! invitation, a suspension with law 4 at once, an appeal, a listing again, and the end of the warning.

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc, Weekday};
use rebond::accreditation::procedure::FileDecision;
use rebond::accreditation::{self, Act, Kind, ReuseRate};
use rebond::devices::{Action, Draft};
use rebond::kernel::time::paris_day;
use rebond::kernel::{AccreditationId, Result};
use rebond::monitoring;
use rebond::platform::audit;
use reqwest::StatusCode;
use serde_json::json;

use super::{BEGLES, figures, keep, received};
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(two_years_of_nights_warn_and_decide_on_the_right_days);

const DAYS: i64 = 730;
/// Ways to an outcome, of a device without storage.
const GIVEN: &[Action] = &[
    Action::StartTest,
    Action::FindNoStorage,
    Action::StartFinalTest,
    Action::SetGrade,
    Action::MakeReady,
    Action::OfferToSolidarity,
    Action::Propose,
    Action::Give,
];
const RECYCLED: &[Action] = &[Action::StartTest, Action::FindNoStorage, Action::Recycle];

/// How many devices are given and recycled on one day: well at first, then badly, then well again.
fn ends(day: i64) -> (usize, usize) {
    match day {
        _ if day % 7 != 0 => (0, 0),
        ..210 => (4, 2),
        210..420 => (1, 7),
        _ => (8, 0),
    }
}

async fn live(app: &TestApp, workshop: &Member, (given, recycled): (usize, usize), number: &mut usize) {
    let op = app.acting_as(workshop).await;
    let mut drafts: Vec<Draft> = Vec::new();
    for way in std::iter::repeat_n(GIVEN, given).chain(std::iter::repeat_n(RECYCLED, recycled)) {
        *number += 1;
        let mut draft = received(app, workshop, op.now - Duration::days(3), Some(1000), *number).await;
        for action in way {
            draft.act(&op, *action, &json!({})).expect("a step");
        }
        drafts.push(draft);
    }
    keep(app, &drafts).await;
}

/// What the plain count of a list says of the twelve months that end with a day.
fn by_hand(all: &[(NaiveDate, usize, usize)], last: NaiveDate) -> ReuseRate {
    let first = last.checked_sub_months(Months::new(12)).expect("a day");
    let mut rate = ReuseRate::default();
    for (_, given, recycled) in all.iter().filter(|(day, ..)| *day > first && *day <= last) {
        rate.reused_units += *given as u64;
        rate.units += (*given + *recycled) as u64;
    }
    ReuseRate {
        reused_grams: rate.reused_units * 1000,
        grams: rate.units * 1000,
        weighed_units: rate.units,
        ..rate
    }
}

/// Fifteen days from Monday to Friday after a day.
fn fifteen_working_days_after(day: NaiveDate) -> NaiveDate {
    let worked = day.iter_days().skip(1).filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    worked.take(15).last().expect("a day")
}

/// What the test expects to have happened, and when.
#[derive(Clone, Copy, Debug, Default)]
struct Expected {
    raised: Option<NaiveDate>,
    told: Option<NaiveDate>,
    invited: Option<NaiveDate>,
    decided: Option<NaiveDate>,
    reinstated: Option<NaiveDate>,
}

struct Course<'a> {
    app: &'a TestApp,
    workshop: Member,
    first: Member,
    second: Member,
    file: AccreditationId,
}

impl Course<'_> {
    async fn act(&self, who: &Member, what: Act) -> Result<()> {
        accreditation::act(&self.app.app, &self.app.acting_as(who).await, self.file, what).await
    }

    async fn refused(&self, who: &Member, what: Act, code: &str) {
        let error = self.act(who, what).await.expect_err("a refusal");
        assert!(error.says(code), "{error}, not {code}");
    }

    /// Law 4: whether it may receive a new lot, and stands in the register.
    async fn is_listed(&self) -> bool {
        let (now, whose) = (self.app.app.clock.now(), self.workshop.organisation);
        let asked = self
            .app
            .app
            .db
            .tx(async |t| accreditation::require_active(t, now, whose, Kind::Refurbisher).await);
        let active = asked.await.is_ok();
        let (status, _) = self.app.as_visitor().get(&format!("/register/{whose}")).await;
        assert_eq!(status == StatusCode::OK, active, "the register says the same");
        active
    }

    /// The steps people take on a day, as soon as each may be taken.
    async fn people(&self, today: NaiveDate, expected: &mut Expected) {
        let reason = || "Le taux reste sous 50 %.".to_owned();
        let suspend = || Act::Decide { decision: FileDecision::Suspend, reason: reason() };
        let Some(invited) = expected.invited else {
            if expected.told.is_some() {
                self.act(&self.first, Act::Invite { reason: reason() }).await.expect("an invitation");
                expected.invited = Some(today);
            }
            return;
        };
        let Some(decided) = expected.decided else {
            let due = fifteen_working_days_after(invited);
            if today <= due {
                self.refused(&self.first, suspend(), "accreditation-observations-due").await;
                assert!(self.is_listed().await, "an invitation decides nothing");
                return;
            }
            assert_eq!(today, due + Duration::days(1), "a person may decide the day after the last one");
            self.act(&self.first, suspend()).await.expect("a decision");
            expected.decided = Some(today);
            assert!(!self.is_listed().await, "law 4 at once");
            return;
        };
        let answer = || Act::AnswerAppeal { granted: true, reason: reason() };
        match (today - decided).num_days() {
            10 => self.act(&self.workshop, Act::Appeal { text: reason() }).await.expect("an appeal"),
            11 => self.refused(&self.first, answer(), "accreditation-appeal-person").await,
            20 => {
                self.act(&self.second, answer()).await.expect("an answer");
                expected.reinstated = Some(today);
            }
            _ => {}
        }
        assert_eq!(self.is_listed().await, expected.reinstated.is_some(), "{today}");
    }
}

async fn two_years_of_nights_warn_and_decide_on_the_right_days(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (first, second) = (app.member(New::operator()).await, app.member(New::operator()).await);
    let whose = workshop.organisation;
    let file = accreditation::own_dossier(app.app.db.fresh(), whose, Kind::Refurbisher).await;
    let file = file.expect("a query").expect("a file").id;
    let course = Course { app: &app, workshop: workshop.clone(), first, second, file };
    monitoring::plan(&app.app.db, &app.op(), false).await.expect("planned");
    let (mut all, mut expected, mut number) = (Vec::new(), Expected::default(), 0);
    let mut days = Vec::new();
    for day in 0..DAYS {
        let today = paris_day(app.app.clock.now());
        let (given, recycled) = ends(day);
        if given + recycled > 0 {
            live(&app, &workshop, (given, recycled), &mut number).await;
            all.push((today, given, recycled));
        }
        app.advance(Duration::days(1));
        app.work().await;

        let tonight = paris_day(app.app.clock.now());
        let wanted = by_hand(&all, tonight);
        let told = figures(&app, &workshop).await.expect("figures");
        assert_eq!(told.own.reuse, wanted, "{tonight}");
        assert_eq!(
            told.shown.reuse,
            by_hand(&all, tonight - Duration::days(7)),
            "{tonight}: what others read"
        );
        let under = wanted.units >= 100 && wanted.reused_units * 2 < wanted.units;
        match (expected.raised, under) {
            (None, true) => {
                expected.raised = Some(tonight);
                days.push(("accreditation.warned", tonight));
            }
            (Some(_), false) => {
                (expected.raised, expected.told) = (None, None);
                days.push(("accreditation.warning_lifted", tonight));
            }
            (Some(raised), true) if tonight == raised + Duration::days(7) => {
                expected.told = Some(tonight);
                days.push(("accreditation.warning_shown", tonight));
            }
            (None, false) | (Some(_), true) => {}
        }
        let day_of = |at: Option<DateTime<Utc>>| at.map(paris_day);
        assert_eq!(day_of(told.standing.warned_at), expected.raised, "{tonight}");
        assert_eq!(day_of(told.standing.told_at), expected.told, "{tonight}");
        course.people(tonight, &mut expected).await;
    }
    assert!(expected.reinstated.is_some() && expected.raised.is_none(), "all of it happened: {expected:?}");
    let kept =
        audit::history(app.app.db.fresh(), "organisation", whose.to_string()).await.expect("a history");
    let warnings: Vec<(&str, NaiveDate)> = kept
        .iter()
        .filter(|entry| entry.action.starts_with("accreditation.warn"))
        .map(|entry| (entry.action.as_str(), paris_day(entry.at)))
        .collect();
    assert_eq!(warnings, days);
    assert_eq!(days.len(), 3, "one warning, told, lifted");
}
