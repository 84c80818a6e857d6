//! What the database does for the lists that grow: each goes by its index, on 100 000 rows.

use rebond::devices::{self, DeviceFilter, DeviceOrder};
use rebond::platform::{Key, Seek};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{plan, stocked};
use crate::support::app::BEGLES;
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(a_workshops_list_goes_by_its_index_among_100_000_devices);

/// Copies a device until there are 100 000, a workshop's among many others'.
async fn crowd(app: &TestApp) {
    let c = app.app.db.fresh();
    let columns = "state, category, model, legal_basis, wish, sale_allowed, head_number, head_hash, version";
    let insert = |id: &str, at: &str, rows: &str| {
        format!(
            "INSERT INTO devices (id, reference, holder_id, received_at, updated_at, {columns}) SELECT {id}, 'X' || n, \
             o.holder, {at}, {at}, {columns} FROM (SELECT * FROM devices LIMIT 1) d CROSS JOIN {rows} JOIN (SELECT id \
             AS holder, row_number() OVER (ORDER BY id) - 1 AS place FROM organisations) o ON o.place = r.n % 8"
        )
    };
    let sql = if app.app.db.is_sqlite() {
        insert(
            "randomblob(16)",
            "strftime('%Y-%m-%dT%H:%M:%S+00:00', '2026-01-01', n || ' minutes')",
            "(WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 100000) SELECT n FROM r) r",
        )
    } else {
        insert(
            "gen_random_uuid()",
            "timestamptz '2026-01-01' + n * interval '1 minute'",
            "generate_series(1, 100000) r(n)",
        )
    };
    c.execute_unprepared(&sql).await.expect("a crowd");
    app.app.db.analyze().await.expect("figures for the planner");
}

async fn a_workshops_list_goes_by_its_index_among_100_000_devices(app: TestApp) {
    let mut members = Vec::new();
    for _ in 0..8 {
        members.push(app.member(New::refurbisher(BEGLES)).await);
    }
    stocked(&app, &members[0], 1).await;
    crowd(&app).await;
    let c = app.app.db.fresh();
    let sqlite = app.app.db.is_sqlite();
    let own = DeviceFilter { holder: Some(members[3].organisation), ..DeviceFilter::default() };
    let after = Some((Key::Time("2026-02-01T00:00:00Z".parse().expect("a moment")), Uuid::nil()));
    for seek in [
        Seek { descending: true, after: None, limit: 26 },
        Seek { descending: true, after: after.clone(), limit: 26 },
        Seek { descending: false, after, limit: 26 },
    ] {
        let rows = devices::ordered(c, &own, DeviceOrder::Received, &seek).await.expect("devices");
        assert_eq!(rows.len(), 26);
        let sql = devices::ordered_sql(c, &own, DeviceOrder::Received, &seek);
        let steps = plan(c, &sql).await;
        assert!(steps.contains("devices_holder_received"), "{seek:?}: {steps}");
        let sorts = if sqlite { "TEMP B-TREE" } else { "Sort" };
        assert!(!steps.contains(sorts), "nothing is sorted: {steps}");
    }
    let every = Seek { descending: false, after: None, limit: 26 };
    let sql = devices::ordered_sql(c, &own, DeviceOrder::Title, &every);
    let steps = plan(c, &sql).await;
    assert!(steps.contains("devices_holder"), "only the workshop's own are read: {steps}");
}
