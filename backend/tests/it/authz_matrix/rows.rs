//! One row for each route: what fills its path, whose that is, and a body that its owner may well send.

use super::world::Has::{self, *};
use super::world::Owner::{self, *};

/// What is sent. `<name>` stands for a value of the row's object.
#[derive(Clone, Copy)]
pub(super) enum Sent {
    /// Nothing.
    Bare,
    /// JSON.
    Json(&'static str),
    /// A page's form.
    Form(&'static str),
    /// A page's form with a file, under the name of that field.
    File(&'static str, &'static str),
}
use Sent::{Bare, File, Form, Json};

/// A row of the matrix.
pub(super) struct Row {
    pub(super) route: &'static str,
    pub(super) has: Has,
    pub(super) owner: Owner,
    pub(super) sent: Sent,
}

const fn row(route: &'static str, has: Has, owner: Owner, sent: Sent) -> Row {
    Row { route, has, owner, sent }
}

const REASON: Sent = Json(r#"{"reason":"essai"}"#);
const PROOF: Sent = Json(
    r#"{"storage_serial":"S-<reference>","tool":"nwipe","tool_version":"0.38","exit_status":0,"verified":true,
    "started_at":"2026-11-23T06:00:00Z","ended_at":"2026-11-23T07:00:00Z"}"#,
);
const PROOF_FORM: Sent = File(
    "report",
    "storage_serial=S-<reference>&tool=nwipe&tool_version=0.38&exit_status=0&verified=true\
     &started_at=2026-11-23T06:00&ended_at=2026-11-23T07:00",
);
const ASKED_FORM: Sent = Form("pseudonym=foyer-<number>-page&agreement=true&category=laptop");

/// Every route.
pub(super) const ROWS: &[Row] = &[
    // Public
    row("GET /", Nothing, Anyone, Bare),
    row("GET /donner", Nothing, Anyone, Bare),
    row("GET /acheter-ensemble", Nothing, Anyone, Bare),
    row("GET /aider-un-foyer", Nothing, Anyone, Bare),
    row("GET /aider-un-foyer/regles", Nothing, Anyone, Bare),
    row("GET /chiffres", Nothing, Anyone, Bare),
    row("GET /accessibilite", Nothing, Anyone, Bare),
    row("GET /confidentialite", Nothing, Anyone, Bare),
    row("GET /mentions-legales", Nothing, Anyone, Bare),
    row("GET /sign-in", Nothing, Anyone, Bare),
    row("POST /sign-in", Nothing, Anyone, Form("email=nobody@example.org&password=unknown")),
    row("POST /sign-out", Nothing, Anyone, Bare),
    row("GET /language/{code}", Language, Anyone, Bare),
    row("GET /sandbox", Nothing, Anyone, Bare),
    row("POST /sandbox/persona", Nothing, Anyone, Form("persona=<persona>")),
    row("GET /sandbox/mailbox", Nothing, Anyone, Bare),
    row("GET /sandbox/mailbox/{id}", Mail, Anyone, Bare),
    row("GET /catalogue", Nothing, Anyone, Bare),
    row("GET /offres/{id}", Listing, Anyone, Bare),
    row("GET /appareils/{reference}", Received, Anyone, Bare),
    row("GET /api/v1/territories", Nothing, Anyone, Bare),
    row("GET /api/v1/search", Nothing, Anyone, Bare),
    row("GET /api/v1/devices/{reference}/passport", Received, Anyone, Bare),
    // Anybody who has signed in
    row("POST /capacity", Nothing, Signed, Form("capacity=<capacity>")),
    row("GET /desk", Nothing, Signed, Bare),
    row("GET /api/v1/sites", Nothing, Signed, Bare),
    // Donors
    row("GET /desk/lots", Nothing, Donor, Bare),
    row("GET /desk/lots/new", Nothing, Donor, Bare),
    row("POST /desk/lots/preview", Nothing, Donor, File("inventory", "site_id=<site>")),
    row("GET /desk/lots/{id}", Lot, Donor, Bare),
    row("GET /desk/lots/{id}/preview", DraftLot, Donor, Bare),
    row("GET /desk/lots/{id}/inventory", Lot, Donor, Bare),
    row("POST /desk/lots/{id}/declare", DraftLot, Donor, Form("")),
    row("POST /desk/lots/{id}/search-again", UnplacedLot, Donor, Form("")),
    row("POST /desk/lots/{id}/cancel", Lot, Donor, Form("")),
    row("GET /api/v1/donation-lots", Nothing, Donor, Bare),
    row("POST /api/v1/donation-lots", Nothing, Donor, File("inventory", "site_id=<site>")),
    row("GET /api/v1/donation-lots/{id}", Lot, Donor, Bare),
    row("GET /api/v1/donation-lots/{id}/lines", Lot, Donor, Bare),
    row("POST /api/v1/donation-lots/{id}/cancel", Lot, Donor, Bare),
    row("POST /api/v1/donation-lots/{id}/search-again", UnplacedLot, Donor, Bare),
    // Workshops: what is offered to them
    row("GET /desk/lot-parts", Nothing, Refurbisher, Bare),
    row("GET /desk/lot-parts/{id}", OfferedPart, Refurbisher, Bare),
    row("POST /desk/lot-parts/{id}/accept", OfferedPart, Refurbisher, Form("")),
    row("POST /desk/lot-parts/{id}/decline", OfferedPart, Refurbisher, Form("reason=full")),
    row("POST /desk/lot-parts/{id}/collect", AcceptedPart, Refurbisher, Form("")),
    row("POST /desk/lot-parts/{id}/receive", CollectedPart, Refurbisher, Form("")),
    row("GET /desk/lot-parts/{id}/labels.pdf", ReceivedPart, Refurbisher, Bare),
    row("GET /desk/lot-parts/{id}/slip.pdf", ReceivedPart, Refurbisher, Bare),
    row("GET /api/v1/lot-parts", Nothing, Refurbisher, Bare),
    row("GET /api/v1/lot-parts/{id}", OfferedPart, Refurbisher, Bare),
    row("GET /api/v1/lot-parts/{id}/lines", OfferedPart, Refurbisher, Bare),
    row("POST /api/v1/lot-parts/{id}/accept", OfferedPart, Refurbisher, Bare),
    row("POST /api/v1/lot-parts/{id}/decline", OfferedPart, Refurbisher, Json(r#"{"reason":"full"}"#)),
    row("POST /api/v1/lot-parts/{id}/collect", AcceptedPart, Refurbisher, Bare),
    row("POST /api/v1/lot-parts/{id}/receive", CollectedPart, Refurbisher, Bare),
    // Workshops: the bench
    row("GET /desk/devices", Nothing, Refurbisher, Bare),
    row("GET /desk/devices/{reference}", Received, Refurbisher, Bare),
    row("GET /desk/devices/{reference}/label.pdf", Received, Refurbisher, Bare),
    row("GET /desk/devices/{reference}/reports/{id}", Evidence, Refurbisher, Bare),
    row("POST /desk/devices/{reference}/tests", Received, Refurbisher, Form("all_passed=true")),
    row("POST /desk/devices/{reference}/wipe-evidence", ToWipe, Refurbisher, PROOF_FORM),
    row(
        "POST /desk/devices/{reference}/storage-removed",
        ToWipe,
        Refurbisher,
        Form("removed_storage=<storage>&removal_reason=essai"),
    ),
    row("POST /desk/devices/{reference}/grade", Wiped, Refurbisher, Form("grade=B")),
    row("POST /desk/devices/{reference}/step", Wiped, Refurbisher, Form("step=quarantine&reason=essai")),
    row("GET /api/v1/devices", Nothing, Refurbisher, Bare),
    row("GET /api/v1/devices/{reference}", Received, Refurbisher, Bare),
    row("POST /api/v1/devices/{reference}/tests", Received, Refurbisher, Json(r#"{"all_passed":true}"#)),
    row("POST /api/v1/devices/{reference}/wipe-evidence", ToWipe, Refurbisher, PROOF),
    row("POST /api/v1/devices/{reference}/storages/{id}/removed", ToWipe, Refurbisher, REASON),
    row("POST /api/v1/devices/{reference}/grade", Wiped, Refurbisher, Json(r#"{"grade":"B"}"#)),
    row("POST /api/v1/devices/{reference}/recycle", Wiped, Refurbisher, REASON),
    row("POST /api/v1/devices/{reference}/parts", Wiped, Refurbisher, REASON),
    row("POST /api/v1/devices/{reference}/repair", Wiped, Refurbisher, REASON),
    row("POST /api/v1/devices/{reference}/quarantine", Wiped, Refurbisher, REASON),
    row("POST /api/v1/devices/{reference}/release", Quarantined, Refurbisher, REASON),
    // Workshops: the shop
    row("GET /desk/listings", Nothing, Refurbisher, Bare),
    row("GET /desk/devices/{reference}/publish", Ready, Refurbisher, Bare),
    row(
        "POST /desk/devices/{reference}/publish",
        Ready,
        Refurbisher,
        Form("to=sale&price_cents=180&vat_regime=normal&warranty_months=12&title=&description="),
    ),
    row("POST /desk/listings/{id}/pause", Listing, Refurbisher, Form("")),
    row("POST /desk/listings/{id}/resume", PausedListing, Refurbisher, Form("")),
    row("POST /desk/listings/{id}/archive", Listing, Refurbisher, Form("")),
    row("POST /desk/listings/{id}/price", Listing, Refurbisher, Form("price=175,00")),
    row(
        "POST /api/v1/devices/{reference}/publish",
        Ready,
        Refurbisher,
        Json(r#"{"to":"sale","price_cents":18000}"#),
    ),
    row(
        "POST /api/v1/devices/publish",
        Ready,
        Refurbisher,
        Json(r#"{"references":["<reference>"],"to":"sale","price_cents":18000}"#),
    ),
    row("POST /api/v1/devices/{reference}/unpublish", Listed, Refurbisher, Bare),
    row("GET /api/v1/listings", Nothing, Refurbisher, Bare),
    row("GET /api/v1/listings/{id}", Listing, Anyone, Bare),
    row("POST /api/v1/listings/{id}/pause", Listing, Refurbisher, Json("{}")),
    row("POST /api/v1/listings/{id}/resume", PausedListing, Refurbisher, Json("{}")),
    row("POST /api/v1/listings/{id}/archive", Listing, Refurbisher, Json("{}")),
    row("POST /api/v1/listings/{id}/price", Listing, Refurbisher, Json(r#"{"price_cents":18600}"#)),
    // Buyers
    row("GET /desk/pooled-orders", Nothing, Buyer, Bare),
    row("GET /desk/pooled-orders/new", Nothing, Buyer, Bare),
    row(
        "POST /desk/pooled-orders/new",
        Nothing,
        Buyer,
        Form("title=Essai&minimum_quantity=1&category_1=laptop"),
    ),
    row("GET /desk/pooled-orders/{id}", DraftPool, Buyer, Bare),
    row("POST /desk/pooled-orders/{id}/open", DraftPool, Buyer, Form("")),
    row("POST /desk/pooled-orders/{id}/extend", OpenPool, Buyer, Form("closes_at=2026-12-20")),
    row("POST /desk/pooled-orders/{id}/join", OpenPool, Buyer, Form("quantity_1=1")),
    row("POST /desk/pooled-orders/{id}/leave", OpenPool, Buyer, Form("")),
    row("POST /desk/pooled-orders/{id}/close", OpenPool, Buyer, Form("")),
    row("POST /desk/pooled-orders/{id}/source", ConfirmedPool, Buyer, Form("")),
    row("GET /desk/pooled-orders/{id}/commit", SourcedPool, Buyer, Bare),
    row("POST /desk/pooled-orders/{id}/commit", SourcedPool, Buyer, Form("read=true")),
    row(
        "POST /api/v1/pooled-orders",
        Nothing,
        Buyer,
        Json(r#"{"need_lines":[{"category":"laptop","quantity":1}]}"#),
    ),
    row("GET /api/v1/pooled-orders", Nothing, Buyer, Bare),
    row("GET /api/v1/pooled-orders/{id}", DraftPool, Buyer, Bare),
    row("POST /api/v1/pooled-orders/{id}/open", DraftPool, Buyer, Bare),
    row("POST /api/v1/pooled-orders/{id}/extend", OpenPool, Buyer, Json(r#"{"closes_at":"2026-12-20"}"#)),
    row("POST /api/v1/pooled-orders/{id}/join", OpenPool, Buyer, Json(r#"{"quantity":1}"#)),
    row("POST /api/v1/pooled-orders/{id}/leave", OpenPool, Buyer, Bare),
    row("POST /api/v1/pooled-orders/{id}/close", OpenPool, Buyer, Bare),
    row("POST /api/v1/pooled-orders/{id}/source", ConfirmedPool, Buyer, Bare),
    row("POST /api/v1/pooled-orders/{id}/commit", SourcedPool, Buyer, Bare),
    // Purchase orders: the buyer's side and the supplier's
    row("GET /desk/purchase-orders", Nothing, Buyer, Bare),
    row("GET /desk/purchase-orders/{id}", ProposedOrder, Buyer, Bare),
    row("GET /desk/purchase-orders/{id}/sign", ProposedOrder, Buyer, Bare),
    row("POST /desk/purchase-orders/{id}/sign", ProposedOrder, Buyer, Form("read=true")),
    row("POST /desk/purchase-orders/{id}/confirm", SignedOrder, Refurbisher, Form("")),
    row("POST /desk/purchase-orders/{id}/ship", ConfirmedOrder, Refurbisher, Form("")),
    row("POST /desk/purchase-orders/{id}/certify", ShippedOrder, Buyer, Form("")),
    row("POST /desk/purchase-orders/{id}/cancel", ProposedOrder, Buyer, Form("reason=essai")),
    row("GET /api/v1/purchase-orders", Nothing, Buyer, Bare),
    row("GET /api/v1/purchase-orders/{id}", ProposedOrder, Buyer, Bare),
    row("POST /api/v1/purchase-orders/{id}/sign", ProposedOrder, Buyer, Bare),
    row("POST /api/v1/purchase-orders/{id}/confirm", SignedOrder, Refurbisher, Bare),
    row("POST /api/v1/purchase-orders/{id}/ship", ConfirmedOrder, Refurbisher, Bare),
    row("POST /api/v1/purchase-orders/{id}/certify", ShippedOrder, Buyer, Bare),
    row("POST /api/v1/purchase-orders/{id}/cancel", ProposedOrder, Buyer, REASON),
    // Mediation structures
    row("GET /desk/requests", Nothing, Mediator, Bare),
    row("GET /desk/requests/new", Nothing, Mediator, Bare),
    row("POST /desk/requests/new", Nothing, Mediator, ASKED_FORM),
    row("GET /desk/requests/{id}", Request, Mediator, Bare),
    row("POST /desk/requests/{id}/accept", ProposedRequest, Mediator, Form("")),
    row("POST /desk/requests/{id}/decline", ProposedRequest, Mediator, Form("reason=essai")),
    row("POST /desk/requests/{id}/receive", ShippedRequest, Mediator, Form("")),
    row("POST /desk/requests/{id}/hand-over", AcceptedRequest, Mediator, Form("")),
    row("POST /desk/requests/{id}/follow-up", HandedRequest, Mediator, Form("")),
    row("POST /desk/requests/{id}/close", FollowedRequest, Mediator, Form("")),
    row("POST /desk/requests/{id}/withdraw", Request, Mediator, Form("")),
    row("GET /api/v1/requests", Nothing, Mediator, Bare),
    row(
        "POST /api/v1/requests",
        Nothing,
        Mediator,
        Json(r#"{"pseudonym":"foyer-<number>-json","agreement":true}"#),
    ),
    row("GET /api/v1/requests/{id}", Request, Mediator, Bare),
    row("POST /api/v1/requests/{id}/withdraw", Request, Mediator, Bare),
    row("POST /api/v1/requests/{id}/hand-over", AcceptedRequest, Mediator, Bare),
    row("POST /api/v1/requests/{id}/follow-up", HandedRequest, Mediator, Bare),
    row("POST /api/v1/requests/{id}/close", FollowedRequest, Mediator, Bare),
    // Proposals: the structure's side and the workshop's
    row("GET /desk/proposals", Nothing, Refurbisher, Bare),
    row("POST /desk/proposals/{id}/ship", AcceptedProposal, Refurbisher, Form("")),
    row("GET /api/v1/proposals", Nothing, Mediator, Bare),
    row("GET /api/v1/proposals/{id}", OpenProposal, Mediator, Bare),
    row("POST /api/v1/proposals/{id}/accept", OpenProposal, Mediator, Bare),
    row("POST /api/v1/proposals/{id}/decline", OpenProposal, Mediator, REASON),
    row("POST /api/v1/proposals/{id}/call-off", AcceptedProposal, Mediator, REASON),
    row("POST /api/v1/proposals/{id}/ship", AcceptedProposal, Refurbisher, Bare),
    row("POST /api/v1/proposals/{id}/receive", ShippedProposal, Mediator, Bare),
    // Steering
    row("GET /desk/allocation-runs", Nothing, Lead, Bare),
    row("POST /desk/allocation-runs", Nothing, Lead, Form("department=33")),
    row("GET /desk/allocation-runs/{id}", Run, Lead, Bare),
    row("POST /desk/allocation-runs/{id}/validate", Run, Lead, Form("read=true")),
    row("POST /desk/allocation-runs/{id}/discard", Run, Lead, Form("")),
    row("GET /api/v1/allocation-runs", Nothing, Lead, Bare),
    row("POST /api/v1/allocation-runs", Nothing, Lead, Json("{}")),
    row("GET /api/v1/allocation-runs/{id}", Run, Lead, Bare),
    row("POST /api/v1/allocation-runs/{id}/validate", Run, Lead, Bare),
    row("POST /api/v1/allocation-runs/{id}/discard", Run, Lead, Bare),
    // The operator
    row("GET /desk/jobs", Nothing, Operator, Bare),
    row("GET /desk/refurbishers", Nothing, Operator, Bare),
    row("GET /api/v1/reuse-rates", Nothing, Operator, Bare),
    row("GET /desk/reuse", Nothing, Refurbisher, Bare),
    row("GET /api/v1/reuse-rate", Nothing, Refurbisher, Bare),
    row("POST /api/v1/wipe-evidence/{id}/revoke", Evidence, Operator, REASON),
];
