//! Every page of the desks that ask for equipment: buyers', the mediator's, the territory's lead's, the funder's.

use crate::desks::Stop::{self, Nothing, Page, States, Tabs, Waiting};
use crate::desks::visit_desk;
use crate::support::browser::{DESKTOP, PHONE, View, visit};

/// Every persona with its stops.
const DESKS: [(&str, &[Stop]); 6] = [
    (
        "buyer",
        &[
            Waiting,
            States("/desk/pooled-orders"),
            Page("/desk/pooled-orders/new"),
            States("/desk/purchase-orders"),
            Page("/catalogue?q=latitude"),
            Nothing("/desk/pooled-orders/00000000-0000-0000-0000-000000000000"),
            Nothing("/desk/purchase-orders/00000000-0000-0000-0000-000000000000"),
            Nothing("/desk/requests"),
        ],
    ),
    ("buyer2", &[Waiting, States("/desk/pooled-orders")]),
    (
        "buyer3",
        &[
            Waiting,
            States("/desk/pooled-orders"),
            Page("/desk/pooled-orders/new"),
            States("/desk/purchase-orders"),
        ],
    ),
    (
        "mediator",
        &[
            Waiting,
            Tabs("/desk/requests"),
            States("/desk/requests"),
            Page("/desk/requests?state=refused"),
            Page("/desk/requests/new"),
            Page("/aider-un-foyer/regles"),
            Nothing("/desk/requests/00000000-0000-0000-0000-000000000000"),
            Nothing("/desk/allocation-runs"),
        ],
    ),
    (
        "lead",
        &[
            Waiting,
            States("/desk/allocation-runs"),
            States("/desk/pooled-orders"),
            Page("/desk/pooled-orders/new"),
            Nothing("/desk/allocation-runs/00000000-0000-0000-0000-000000000000"),
            Nothing("/desk/purchase-orders"),
        ],
    ),
    ("funder", &[Waiting, Page("/chiffres"), Nothing("/desk/allocation-runs")]),
];

fn visit_desks(view: View) {
    for (persona, stops) in DESKS {
        visit(view, async |browser| visit_desk(browser, persona, stops).await);
    }
}

#[test]
fn every_page_of_demand_is_judged_in_a_window() {
    visit_desks(DESKTOP);
}

#[test]
fn every_page_of_demand_is_judged_on_a_phone_without_script() {
    visit_desks(PHONE.without_script());
}
