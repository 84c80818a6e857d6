//! The practice ground on both databases: a coherent whole, filled once, that every verifier finds sound.

use std::collections::{BTreeMap, BTreeSet};

use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::{DeviceId, OpContext};
use rebond::platform::audit;
use rebond::{accounts, catalogue, purchasing, refurbishing, sandbox};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::support::app::BORDEAUX;
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_filled_sandbox_is_sound_and_is_filled_once,
    a_sandbox_device_lived_as_one_at_the_bench_does,
);

/// Devices enough for every state to come.
const DEVICES: usize = 600;

async fn fill(app: &TestApp) -> bool {
    sandbox::fill(&app.app, DEVICES).await.expect("the sandbox is filled")
}

/// The first column as text, the second as a number.
async fn counts(app: &TestApp, sql: &str) -> BTreeMap<String, i64> {
    let c = app.app.db.fresh();
    let statement = Statement::from_string(c.get_database_backend(), sql.to_owned());
    let rows = c.query_all_raw(statement).await.expect("the database counts");
    let read = |row: &sea_orm::QueryResult| -> Result<(String, i64), sea_orm::DbErr> {
        Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
    };
    rows.iter().map(|row| read(row).expect("a name and a number")).collect()
}

async fn a_filled_sandbox_is_sound_and_is_filled_once(app: TestApp) {
    assert!(fill(&app).await);
    let c = app.app.db.fresh();
    let report = devices::verify(c).await.expect("chains are read");
    assert_eq!(report.devices, DEVICES as u64);
    assert_eq!(report.faults, Vec::<String>::new());
    assert_eq!(refurbishing::verify(c).await.expect("evidence is read"), Vec::<String>::new());
    assert!(purchasing::unbalanced(c).await.expect("orders are read").is_empty());
    while audit::seal(&app.app.db).await.expect("the journal is sealed") > 0 {}
    assert_eq!(audit::verify(c).await.expect("the journal is read").broken_at, None);

    let personas: BTreeSet<String> = accounts::personas(c)
        .await
        .expect("personas are read")
        .into_iter()
        .filter_map(|(person, _)| person.persona)
        .collect();
    let expected =
        ["buyer", "buyer2", "buyer3", "donor", "funder", "lead", "mediator", "operator", "refurbisher"];
    assert_eq!(personas, expected.map(str::to_owned).into());

    let states = counts(&app, "SELECT state, count(*) FROM devices GROUP BY state").await;
    for state in ["received", "to_wipe", "wipe_failed", "ready", "listed", "reserved", "in_use", "proposed"] {
        assert!(states.get(state).is_some_and(|count| *count > 0), "no device is {state}: {states:?}");
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
        "storage_serial": "DISK1", "tool": "nwipe", "tool_version": "0.38", "exit_status": 0, "verified": true,
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
