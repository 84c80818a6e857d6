//! The sandbox's world at its usual size: sixty donors, twelve thousand devices, eighteen months. Filled once, on SQLite;
//! `sandbox.rs` holds the rest to a small world on both databases.

use chrono::Duration;
use rebond::devices::{self, DeviceFilter, State};
use rebond::kernel::OpContext;
use rebond::monitoring;
use rebond::{accreditation, sandbox};
use reqwest::StatusCode;

use crate::sandbox::{assert_sound, counts};
use crate::support::TestApp;

const DEVICES: usize = seed::scenario::USUAL_DEVICES;

/// Fills the world while its public pages are read; gives how often they were.
async fn fill_while_reading(app: &TestApp) -> usize {
    let filling = tokio::spawn({
        let app = app.app.clone();
        async move { sandbox::fill(&app, DEVICES).await }
    });
    let mut read = 0;
    while !filling.is_finished() {
        for path in ["/", "/chiffres", "/sandbox"] {
            let page = reqwest::get(format!("{}{path}", app.url)).await.expect("the server answers");
            assert_eq!(page.status(), StatusCode::OK, "{path}");
            read += 1;
        }
    }
    assert!(filling.await.expect("it ends").expect("the sandbox is filled"));
    read
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_usual_world_is_whole_and_pages_are_read_while_it_is_written() {
    let app = TestApp::on_sqlite().await;
    assert!(fill_while_reading(&app).await > 30, "pages waited for the world");
    assert_sound(&app, DEVICES).await;

    let c = app.app.db.fresh();
    let capacities =
        counts(&app, "SELECT capacity, count(*) FROM organisation_capacities GROUP BY capacity").await;
    // One buyer may give as well; six workshops more apply for their accreditation.
    for (capacity, count) in
        [("donor", 61), ("refurbisher", 31), ("buyer", 120), ("mediation_structure", 150)]
    {
        assert_eq!(capacities.get(capacity), Some(&count), "{capacity}");
    }
    let states = counts(&app, "SELECT state, count(*) FROM devices GROUP BY state").await;
    for state in State::ALL {
        assert!(states.contains_key(state.code()), "no device is {state:?}: {states:?}");
    }
    for (table, states) in [
        ("lot_parts", &["draft", "declared", "offered", "accepted", "collection_planned", "collected"][..]),
        ("lot_parts", &["received", "processing", "closed", "unplaced", "cancelled"]),
        (
            "purchase_orders",
            &["proposed", "signed", "confirmed", "preparing", "shipped", "certified", "closed"],
        ),
        ("pooled_orders", &["draft", "open", "collecting_commitments", "ordered", "settled"]),
        ("listings", &["published", "archived"]),
        (
            "accreditations",
            &["draft", "submitted", "changes_requested", "in_review", "refused", "suspended", "accredited"],
        ),
    ] {
        let found = counts(&app, &format!("SELECT state, count(*) FROM {table} GROUP BY state")).await;
        assert!(states.iter().all(|state| found.contains_key(*state)), "{table}: {found:?}");
    }

    // Devices have their numbers in the order in which they came.
    let first = devices::list(c, &DeviceFilter::default(), None, 1).await.expect("devices").remove(0);
    let age = app.app.clock.now() - first.received_at;
    assert!(age > Duration::days(500) && age < Duration::days(550), "{} days", age.num_days());

    let op = OpContext::system("test", app.app.clock.now());
    monitoring::measure(&app.app, &op).await.expect("rates are measured");
    assert_eq!(accreditation::count_warned(c).await.expect("warnings"), 1);
}
