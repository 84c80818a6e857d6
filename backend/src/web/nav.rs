//! The sections of each capacity's desk.

use frontend::accounts::SignInPage;
use frontend::{FieldErrors, NavItem, PageContext};

use super::local_address;
use crate::kernel::{Capacity, OpContext};

/// Where an act begins: on the desk for whoever holds the capacity, otherwise after signing in.
#[must_use]
pub fn way_in(op: &OpContext, capacity: Capacity, address: &str) -> String {
    if op.holds(capacity) { address.to_owned() } else { format!("/sign-in?back={address}") }
}

/// Whom an address of the desk is for, when it begins an act; nothing when it says so itself.
#[must_use]
pub fn wanted(address: &str) -> Option<Capacity> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let under = |section: &str| {
        path.strip_prefix(section).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if under("/desk/lots") {
        Some(Capacity::Donor)
    } else if path == "/desk/pooled-orders/new" {
        Some(Capacity::Buyer)
    } else if path == "/desk/requests/new" {
        Some(Capacity::MediationStructure)
    } else {
        None
    }
}

/// The page where one signs in to go to an address, which says whose account that takes.
#[must_use]
pub fn sign_in_page(
    ctx: PageContext,
    email: String,
    errors: FieldErrors,
    back: String,
    notice: String,
) -> SignInPage {
    let back = local_address(&back, "");
    let why = match wanted(&back) {
        Some(Capacity::Donor) if back.starts_with("/desk/lots/new") => "lot",
        Some(capacity) => capacity.code(),
        None if back.starts_with("/desk/") => "desk",
        None => "",
    };
    SignInPage { ctx, email, errors, back, notice, why }
}

/// The sections of the desk of whoever is signed in, the current one marked; empty for visitors.
#[must_use]
pub fn desk_nav(op: &OpContext, ctx: &PageContext) -> Vec<NavItem> {
    let Some(acting) = op.viewer() else { return Vec::new() };
    let sections: &[(&str, &str)] = match acting.capacity {
        Capacity::Donor => &[("lots", "/desk/lots"), ("campaigns", "/desk/campaigns")],
        Capacity::Refurbisher => &[
            ("lot-parts", "/desk/lot-parts"),
            ("bench", "/desk/bench"),
            ("devices", "/desk/devices"),
            ("listings", "/desk/listings"),
            ("sales", "/desk/purchase-orders"),
            ("transfers", "/desk/proposals"),
            ("measured", "/desk/figures"),
            ("accreditation", "/desk/accreditation"),
        ],
        Capacity::Buyer => {
            &[("pooled-orders", "/desk/pooled-orders"), ("purchase-orders", "/desk/purchase-orders")]
        }
        Capacity::MediationStructure => &[
            ("requests", "/desk/requests"),
            ("orientations", "/desk/orientations"),
            ("accreditation", "/desk/accreditation"),
        ],
        Capacity::Prescriber => &[("requests", "/desk/requests")],
        Capacity::TerritorialLead => &[
            ("pooled-orders", "/desk/pooled-orders"),
            ("allocation-runs", "/desk/allocation-runs"),
            ("campaigns", "/desk/campaigns"),
            ("callbacks", "/desk/callbacks"),
            ("filing", "/desk/filing"),
            ("telephone", "/desk/telephone"),
        ],
        Capacity::Funder => &[],
        Capacity::Operator => &[
            ("callbacks", "/desk/callbacks"),
            ("filing", "/desk/filing"),
            ("telephone", "/desk/telephone"),
            ("feedback", "/desk/feedback"),
            ("accreditations", "/desk/accreditations"),
            ("refurbishers", "/desk/refurbishers"),
            ("allocation-runs", "/desk/allocation-runs"),
            ("device-models", "/desk/device-models"),
            ("jobs", "/desk/jobs"),
        ],
    };
    std::iter::once(&("to-do", "/desk"))
        .chain(sections)
        .map(|(key, address)| {
            let current = if *address == "/desk" { ctx.path_only() == "/desk" } else { ctx.under(address) };
            NavItem::new(ctx.dynamic("nav-", key).to_string(), *address).current(current)
        })
        .collect()
}
