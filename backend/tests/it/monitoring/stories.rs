//! What the nights count together is what one count of everything says, for random histories with late and corrected events,
//! read in random batches.

use std::collections::BTreeMap;

use chrono::Duration;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rebond::accreditation::Quality;
use rebond::devices::{self, Action, LegalBasis, NewDevice, NewStorage, State, Wish};
use rebond::donations::{self, BuiltLot, Count, DifferenceReason, Line, NewLot};
use rebond::kernel::{DeviceId, LotPartId, OrganisationId, WipeEvidenceId};
use rebond::monitoring;
use rebond::platform::changes;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;

use super::{BEGLES, FORWARD, figures, keep, received, specification};
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(nights_together_count_as_one_count_of_everything);

/// What is done, with what, how many days ago.
type Step = (u8, usize, i64);

fn story() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0..10_u8, 0..1000_usize, 0..500_i64), 30..60)
}

/// A part of a lot as the test knows it: collected and received how many days ago, what was missing.
#[derive(Clone, Copy)]
struct Part {
    id: LotPartId,
    whose: usize,
    declared: i64,
    collected: Option<i64>,
    received: Option<(i64, u64)>,
    disputed: bool,
}

struct Story<'a> {
    app: &'a TestApp,
    workshops: [Member; 2],
    donor: Member,
    devices: Vec<DeviceId>,
    proofs: Vec<(WipeEvidenceId, DeviceId, usize, i64, bool)>,
    parts: Vec<Part>,
    number: usize,
}

fn sql(app: &TestApp, text: &str, values: Vec<sea_orm::Value>) -> Statement {
    let backend = app.app.db.fresh().get_database_backend();
    let mut numbered = String::new();
    let mut number = 0;
    for one in text.chars() {
        if one == '?' && backend == DbBackend::Postgres {
            number += 1;
            numbered.push_str(&format!("${number}"));
        } else {
            numbered.push(one);
        }
    }
    Statement::from_sql_and_values(backend, numbered, values)
}

impl Story<'_> {
    async fn changed(&self, topic: &str, subject: impl ToString, statements: Vec<Statement>) {
        let op = self.app.op();
        let subject = subject.to_string();
        let done = self
            .app
            .app
            .db
            .tx(async |t| {
                for one in &statements {
                    t.execute_raw(one.clone()).await?;
                }
                changes::append(t, &op, topic, &subject, 1).await
            })
            .await;
        done.expect("a change");
    }

    /// A device that was received some days ago and lived through some steps, all told at once, late.
    async fn told_late(&mut self, with: usize, ago: i64) {
        let workshop = &self.workshops[with % 2];
        self.number += 1;
        let mut at = self.app.app.clock.now() - Duration::days(ago);
        let weight = (!with.is_multiple_of(3)).then_some(1000 + i32::try_from(with).expect("small"));
        let mut draft = received(self.app, workshop, at, weight, self.number).await;
        let op = self.app.acting_as(workshop).await;
        for place in 0..with % 14 {
            at = (at + Duration::days(i64::try_from(with % 5).expect("small"))).min(self.app.app.clock.now());
            let turned = FORWARD.iter().cycle().skip(place * with).take(FORWARD.len());
            let _ = turned.copied().find(|action| draft.act(&op.at(at), *action, &json!({})).is_ok());
        }
        self.devices.push(draft.device().id);
        keep(self.app, &[draft]).await;
    }

    /// A step that is open to a device, today: outcomes come, go and come again.
    async fn acts(&self, with: usize) {
        let Some(id) = self.devices.get(with % self.devices.len().max(1)).copied() else { return };
        let op = self.app.acting_as(&self.workshops[0]).await;
        for action in Action::ALL.iter().cycle().skip(with).take(Action::ALL.len()) {
            let tried =
                self.app.app.db.tx(async |t| devices::act(t, &op, id, *action, json!({})).await).await;
            if tried.is_ok() {
                return;
            }
        }
    }

    /// A device with a storage whose proof was handed in some days ago.
    async fn proof(&mut self, with: usize, ago: i64) {
        let place = with % 2;
        let workshop = self.workshops[place].clone();
        self.number += 1;
        let op = self.app.acting_as(&workshop).await;
        let new = NewDevice {
            id: DeviceId::new(),
            specification: specification(None),
            serial: None,
            inventory_number: None,
            storages: vec![NewStorage { serial: None, kind: "ssd".to_owned(), gigabytes: Some(256) }],
            legal_basis: LegalBasis::Purchase,
            wish: Wish::SaleAllowed,
            donor_id: None,
            lot_part_id: None,
            holder_id: workshop.organisation,
            site_id: workshop.site,
        };
        let device = new.id;
        let draft = devices::Draft::receive(
            &op,
            new,
            rebond::kernel::reference::device_reference(u64::try_from(self.number).expect("small")),
        );
        let storage = draft.storages()[0].id;
        keep(self.app, &[draft]).await;
        let refused = with.is_multiple_of(4);
        let id = WipeEvidenceId::new();
        let at = self.app.app.clock.now() - Duration::days(ago);
        let text = "INSERT INTO wipe_evidence (id, storage_id, method, tool, tool_version, storage_serial, exit_status, \
            verified, operator_name, started_at, ended_at, accepted, refusal, created_at, life_over) \
            VALUES (?, ?, 'purge', 'nvme', '2.8', 'S-1', ?, ?, 'Camille', ?, ?, ?, ?, ?, ?)";
        let values: Vec<sea_orm::Value> = vec![
            id.into(),
            storage.into(),
            i32::from(refused).into(),
            (!refused).into(),
            (at - Duration::hours(2)).into(),
            (at - Duration::hours(1)).into(),
            (!refused).into(),
            refused.then(|| "exit-status".to_owned()).into(),
            at.into(),
            false.into(),
        ];
        self.changed("device", device, vec![sql(self.app, text, values)]).await;
        self.proofs.push((id, device, place, ago, refused));
    }

    /// A proof is taken back as false, or ends with its device's life; once.
    async fn revoked(&mut self, with: usize) {
        let many = self.proofs.len().max(1);
        let Some((id, device, _, _, refused)) = self.proofs.get_mut(with % many) else { return };
        if *refused {
            return;
        }
        let false_proof = !with.is_multiple_of(3);
        let text = "UPDATE wipe_evidence SET revoked_at = ?, revoked_because = ?, life_over = ? WHERE id = ? AND revoked_at IS NULL";
        let because = false_proof.then(|| "wrong disk".to_owned());
        let values =
            vec![self.app.app.clock.now().into(), because.into(), (!false_proof).into(), (*id).into()];
        let done =
            self.app.app.db.tx(async |t| Ok(t.execute_raw(sql(self.app, text, values.clone())).await?)).await;
        *refused = false_proof && done.expect("a revocation").rows_affected() > 0;
        let device = *device;
        self.changed("device", device, Vec::new()).await;
    }

    /// A lot that was declared some days ago and came some way.
    async fn lot(&mut self, with: usize, ago: i64) {
        let (place, ago) = (with % 2, ago + 30);
        self.number += 1;
        let now = self.app.app.clock.now();
        let workshop = &self.workshops[place];
        let op = self.app.acting_as(&self.donor).await;
        let at = |days: i64| op.at(now - Duration::days(days));
        let mut line =
            Line::beyond_the_list("laptop", "Latitude 5490", frontend::Texts::new(frontend::Language::Fr));
        line.position = 1;
        line.quantity = 5;
        let line_id = line.id;
        let new = NewLot {
            reference: format!("LOT-2026-{:06}", self.number),
            donor_id: self.donor.organisation,
            site_id: self.donor.site,
            legal_basis: LegalBasis::CompanyGift,
            wish: Wish::Mixed,
            lines: vec![line],
        };
        let mut lot = BuiltLot::declare(&at(ago), new).expect("a lot");
        lot.offer(&at(ago), workshop.organisation, workshop.site, 10.0).expect("offered");
        lot.accept(&at(ago)).expect("accepted");
        let mut part = Part {
            id: lot.part().id,
            whose: place,
            declared: ago,
            collected: None,
            received: None,
            disputed: false,
        };
        if !with.is_multiple_of(5) {
            let days = ago - i64::try_from(with % 17).expect("small");
            lot.plan_collection(&at(ago), at(days).now).expect("planned");
            lot.collect(&at(days)).expect("collected");
            part.collected = Some(days);
            if with % 5 > 1 {
                let days = days - i64::try_from(with % 4).expect("small");
                let missing = with % 3;
                let counts = (missing > 0).then(|| Count {
                    line_id,
                    counted: 5 - i32::try_from(missing).expect("small"),
                    reason: Some(DifferenceReason::MissingAtPickup),
                });
                lot.receive(&at(days), counts.into_iter().collect()).expect("received");
                part.received = Some((days, u64::try_from(missing).expect("small")));
            }
        }
        self.app
            .app
            .db
            .tx(async |t| donations::insert_built(t, &op, &[lot.clone()]).await)
            .await
            .expect("a lot");
        self.changed("lot_part", part.id, Vec::new()).await;
        self.parts.push(part);
    }

    /// A reception is contested, or its day is put right.
    async fn corrected(&mut self, with: usize) {
        let many = self.parts.len().max(1);
        let Some(mut part) = self.parts.get(with % many).copied() else { return };
        let Some((days, missing)) = part.received else { return };
        let now = self.app.app.clock.now();
        let statement = if with.is_multiple_of(2) && !part.disputed {
            part.disputed = true;
            let text = "INSERT INTO count_disputes (id, part_id, side, words, opened_at, answer, answered_at) \
                VALUES (?, ?, 'donor', 'non', ?, 'unexplained', ?)";
            let id = rebond::kernel::DisputeId::new();
            sql(self.app, text, vec![id.into(), part.id.into(), now.into(), now.into()])
        } else {
            part.received = Some(((days - 3).max(0), missing));
            let at = now - Duration::days((days - 3).max(0));
            let text = "UPDATE lot_parts SET received_at = ? WHERE id = ?";
            sql(self.app, text, vec![at.into(), part.id.into()])
        };
        self.changed("lot_part", part.id, vec![statement]).await;
        self.parts[with % many] = part;
    }
}

/// Every day as it is kept.
async fn days(app: &TestApp) -> Vec<(OrganisationId, i64, String, i64, i64, i64, i64)> {
    let text = "SELECT organisation_id, day, measure, days, units, weighed_units, grams FROM refurbisher_days \
        ORDER BY organisation_id, day, measure, days";
    let rows = app.app.db.fresh().query_all_raw(sql(app, text, Vec::new())).await.expect("days");
    let cell = |row: &sea_orm::QueryResult, name: &str| row.try_get::<i64>("", name).expect("a number");
    rows.iter()
        .map(|row| {
            let whose: OrganisationId = row.try_get("", "organisation_id").expect("an organisation");
            let measure: String = row.try_get("", "measure").expect("a measure");
            let numbers = ["day", "days", "units", "weighed_units", "grams"].map(|name| cell(row, name));
            (whose, numbers[0], measure, numbers[1], numbers[2], numbers[3], numbers[4])
        })
        .collect()
}

/// What the test itself knows of proofs and lots, counted the plain way over the days that matter.
fn known(story: &Story<'_>, whose: usize) -> Quality {
    let mut told = Quality::default();
    for (_, _, place, ago, refused) in &story.proofs {
        if *place == whose && *ago < 365 {
            told.reports += 1;
            told.refused_reports += u64::from(*refused);
        }
    }
    let mut collections: BTreeMap<u32, u64> = BTreeMap::new();
    for part in story.parts.iter().filter(|part| part.whose == whose) {
        if let Some(collected) = part.collected.filter(|ago| *ago < 365) {
            *collections.entry(u32::try_from(part.declared - collected).expect("small")).or_default() += 1;
        }
        let Some((_, missing)) = part.received.filter(|(ago, _)| *ago < 365) else { continue };
        told.receptions.parts += 1;
        told.receptions.disputed_parts += u64::from(part.disputed);
        told.receptions.declared_units += 5;
        told.receptions.missing_units += missing;
        told.receptions.declared_kinds += 1;
        told.receptions.different_kinds += u64::from(missing > 0);
    }
    told.to_collection = rebond::accreditation::Delay::of(&collections);
    told
}

async fn nights_together_count_as_one_count_of_everything(app: TestApp) {
    let mut runner = TestRunner::deterministic();
    let donor = app.member(New::donor(BEGLES)).await;
    let mut number = 0;
    let mut seen = Quality::default();
    for _ in 0..6 {
        let workshops =
            [app.member(New::refurbisher(BEGLES)).await, app.member(New::refurbisher(BEGLES)).await];
        let mut story = Story {
            app: &app,
            workshops,
            donor: donor.clone(),
            devices: Vec::new(),
            proofs: Vec::new(),
            parts: Vec::new(),
            number,
        };
        for (what, with, ago) in story_of(&mut runner) {
            match what {
                0 | 1 => story.told_late(with, ago).await,
                2..=4 => story.acts(with).await,
                5 => story.proof(with, ago).await,
                6 => story.revoked(with).await,
                7 => story.lot(with, ago).await,
                8 => story.corrected(with).await,
                _ => monitoring::catch_up(&app.app.db, &app.op()).await.expect("a night"),
            }
        }
        monitoring::measure(&app.app, &app.op()).await.expect("the last night");
        let by_nights = days(&app).await;
        for (place, workshop) in story.workshops.iter().enumerate() {
            let Some(told) = figures(&app, workshop).await.map(|figures| figures.own) else { continue };
            let wanted = known(&story, place);
            let of = |one: &Quality| (one.reports, one.refused_reports, one.to_collection, one.receptions);
            assert_eq!(of(&told), of(&wanted));
            seen.refused_reports += told.refused_reports;
            seen.receptions.disputed_parts += told.receptions.disputed_parts;
            seen.reuse.units += told.reuse.units;
        }
        monitoring::count_anew(&app.app.db, &app.op()).await.expect("one count");
        assert_eq!(by_nights, days(&app).await);
        number = story.number;
    }
    let all_met = seen.refused_reports > 0 && seen.receptions.disputed_parts > 0 && seen.reuse.units > 0;
    assert!(all_met, "the stories meet everything: {seen:?}");
    let lost =
        devices::count_by_state(app.app.db.fresh(), &devices::DeviceFilter::default()).await.expect("states");
    assert!(lost.contains_key(&State::Lost) || lost.contains_key(&State::Recycled), "{lost:?}");
}

fn story_of(runner: &mut TestRunner) -> Vec<Step> {
    story().new_tree(runner).expect("a story").current()
}
