//! The sections of each capacity's desk.

use frontend::{NavItem, PageContext};

use crate::kernel::{Capacity, OpContext};

/// The sections of the desk of whoever is signed in, the current one marked; empty for visitors.
#[must_use]
pub fn desk_nav(op: &OpContext, ctx: &PageContext) -> Vec<NavItem> {
    let Some(acting) = op.viewer() else { return Vec::new() };
    let sections: &[(&str, &str)] = match acting.capacity {
        Capacity::Donor => &[("nav-lots", "/desk/lots")],
        Capacity::Refurbisher => &[
            ("nav-lot-parts", "/desk/lot-parts"),
            ("nav-devices", "/desk/devices"),
            ("nav-listings", "/desk/listings"),
            ("nav-sales", "/desk/purchase-orders"),
            ("nav-transfers", "/desk/proposals"),
        ],
        Capacity::Buyer => {
            &[("nav-pooled-orders", "/desk/pooled-orders"), ("nav-purchase-orders", "/desk/purchase-orders")]
        }
        Capacity::MediationStructure | Capacity::Prescriber => &[("nav-requests", "/desk/requests")],
        Capacity::TerritorialLead => {
            &[("nav-pooled-orders", "/desk/pooled-orders"), ("nav-allocation-runs", "/desk/allocation-runs")]
        }
        Capacity::Funder => &[],
        Capacity::Operator => &[("nav-allocation-runs", "/desk/allocation-runs"), ("nav-jobs", "/desk/jobs")],
    };
    std::iter::once(&("nav-to-do", "/desk"))
        .chain(sections)
        .map(|(key, address)| {
            let current = if *address == "/desk" { ctx.path_only() == "/desk" } else { ctx.under(address) };
            NavItem::new(ctx.dynamic("", key).to_string(), *address).current(current)
        })
        .collect()
}
