//! Pooled orders and purchase orders as the API says them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::lives::{ParticipantState, PooledOrderState, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::particulars::{Particulars, WishedSystem};
use super::pool::Pool;
use super::rules::{Form, UnservedReason};
use super::{PURCHASE_ORDER, order_store};
use crate::catalogue::VatRegime;
use crate::devices::Grade;
use crate::kernel::{
    ListingId, NeedLineId, OpContext, OrganisationId, ParticipantId, PooledOrderId, PurchaseOrderId,
    PurchaseOrderLineId, Result, ShipmentId, SiteId,
};
use crate::organisations::Organisation;
use crate::{devices, logistics, organisations};

/// A pooled order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PooledOrderOut {
    id: PooledOrderId,
    reference: String,
    title: String,
    coordinator_id: OrganisationId,
    coordinator_name: String,
    form: Form,
    state: PooledOrderState,
    opens_at: Option<DateTime<Utc>>,
    closes_at: DateTime<Utc>,
    /// Units wanted together, at least.
    minimum_quantity: i64,
    /// Units wanted now.
    quantity: i64,
    minimum_met: bool,
    /// Until when participants commit, once sourced.
    commit_by: Option<DateTime<Utc>>,
    /// Changes with the order itself; a call may name it to be refused when it is stale.
    version: i64,
    need_lines: Vec<NeedLineOut>,
    participants: Vec<ParticipantOut>,
    /// What was found, for members and the coordinator.
    allocations: Vec<AllocationOut>,
    /// What was not found, and why.
    unserved: Vec<UnservedOut>,
    /// The caller's own purchase orders.
    my_purchase_orders: Vec<PurchaseOrderRef>,
}

/// One need.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NeedLineOut {
    id: NeedLineId,
    position: i32,
    label: Option<String>,
    category: String,
    grade_min: Option<Grade>,
    memory_gb_min: Option<i32>,
    /// The highest price of one, tax included.
    price_ceiling_cents: Option<i64>,
    /// The system wished for; any when there is none.
    system: Option<WishedSystem>,
    /// The furthest that it may come from, in kilometres.
    distance_km_max: Option<i32>,
    /// Units wanted by all.
    quantity: i64,
}

/// A buyer in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ParticipantOut {
    id: ParticipantId,
    organisation_id: OrganisationId,
    organisation_name: String,
    delivery_site_id: SiteId,
    state: ParticipantState,
    quantities: Vec<QuantityOut>,
}

/// Units wanted of one need line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct QuantityOut {
    need_line_id: NeedLineId,
    quantity: i64,
    tolerance: i64,
}

/// Units of a listing found for a participant's need.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AllocationOut {
    participant_id: ParticipantId,
    need_line_id: NeedLineId,
    listing_id: ListingId,
    title: String,
    supplier_id: OrganisationId,
    supplier_name: String,
    quantity: i64,
    /// The price of one, tax included.
    unit_price_cents: i64,
    distance_km: f64,
    /// System, memory, storage, grade and warranty, as they stood when it was found.
    particulars: Option<Particulars>,
}

/// Units wanted that are not delivered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnservedOut {
    participant_id: ParticipantId,
    need_line_id: NeedLineId,
    quantity: i64,
    reason: UnservedReason,
}

/// A purchase order, in short.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PurchaseOrderRef {
    id: PurchaseOrderId,
    reference: String,
    state: PurchaseOrderState,
    total_cents: i64,
}

/// A commitment: the pooled order, and the purchase orders it made.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CommitmentOut {
    #[serde(flatten)]
    pub pooled_order: PooledOrderOut,
    pub purchase_orders: Vec<PurchaseOrderOut>,
}

/// A purchase order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PurchaseOrderOut {
    id: PurchaseOrderId,
    reference: String,
    pooled_order_id: PooledOrderId,
    buyer_id: OrganisationId,
    buyer_name: String,
    supplier_id: OrganisationId,
    supplier_name: String,
    delivery_site_id: SiteId,
    delivery_address: String,
    state: PurchaseOrderState,
    lines: Vec<PurchaseOrderLineOut>,
    /// Tax included.
    total_cents: i64,
    /// The VAT of the lines under the normal scheme; absent when no line shows any.
    vat_cents: Option<i64>,
    sign_by: DateTime<Utc>,
    signed_at: Option<DateTime<Utc>>,
    confirmed_at: Option<DateTime<Utc>>,
    shipped_at: Option<DateTime<Utc>>,
    delivered_at: Option<DateTime<Utc>>,
    certified_at: Option<DateTime<Utc>>,
    /// What the buyer found wanting.
    reserves: Option<String>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_reason: Option<String>,
    shipments: Vec<ShipmentRef>,
    /// References of the devices on their way or delivered.
    devices: Vec<String>,
    version: i64,
    created_at: DateTime<Utc>,
}

/// One priced line.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PurchaseOrderLineOut {
    id: PurchaseOrderLineId,
    need_line_id: NeedLineId,
    listing_id: ListingId,
    description: String,
    quantity: i64,
    /// The price of one, tax included.
    unit_price_cents: i64,
    vat_regime: VatRegime,
    vat_rate_percent: Option<i64>,
    total_cents: i64,
    /// Units counted at the delivery.
    received: Option<i64>,
    /// System, memory, storage, grade and warranty, as they stood when it was found.
    particulars: Option<Particulars>,
}

/// A shipment, in short.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ShipmentRef {
    id: ShipmentId,
    reference: String,
    state: logistics::State,
}

/// The name of an organisation among those read.
pub(super) fn name(known: &HashMap<OrganisationId, Organisation>, id: OrganisationId) -> String {
    known.get(&id).map(|one| one.name.clone()).unwrap_or_default()
}

/// Everybody named in these pooled orders.
pub(super) async fn organisations_of(
    c: &impl ConnectionTrait,
    pools: &[Pool],
) -> Result<HashMap<OrganisationId, Organisation>> {
    let mut ids: Vec<OrganisationId> = pools
        .iter()
        .flat_map(|pool| {
            let members = pool.participants.iter().map(|one| one.organisation_id);
            let sellers = pool.allocations.iter().map(|one| one.seller_id);
            members.chain(sellers).chain([pool.order.coordinator_id])
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    organisations::find_many(c, ids).await
}

/// Pooled orders as the acting organisation sees them.
pub(super) async fn pooled_orders(
    c: &impl ConnectionTrait,
    op: &OpContext,
    pools: &[Pool],
) -> Result<Vec<PooledOrderOut>> {
    let own = op.acting()?.organisation_id;
    let known = organisations_of(c, pools).await?;
    let ids: Vec<PooledOrderId> = pools.iter().map(|pool| pool.order.id).collect();
    let orders = order_store::of_buyer(c, own, &ids).await?;
    Ok(pools.iter().map(|pool| pooled_order(pool, &known, &orders)).collect())
}

fn pooled_order(
    pool: &Pool,
    known: &HashMap<OrganisationId, Organisation>,
    orders: &[PurchaseOrder],
) -> PooledOrderOut {
    let order = &pool.order;
    PooledOrderOut {
        id: order.id,
        reference: order.reference.clone(),
        title: order.title.clone(),
        coordinator_id: order.coordinator_id,
        coordinator_name: name(known, order.coordinator_id),
        form: order.form,
        state: order.state,
        opens_at: order.opens_at,
        closes_at: order.closes_at,
        minimum_quantity: order.minimum_quantity,
        quantity: pool.wanted(),
        minimum_met: pool.minimum_met(),
        commit_by: order.commit_by,
        version: order.version,
        need_lines: pool
            .lines
            .iter()
            .map(|line| NeedLineOut {
                id: line.id,
                position: line.position,
                label: line.label.clone(),
                category: line.category.clone(),
                grade_min: line.grade_min,
                memory_gb_min: line.memory_gb_min,
                price_ceiling_cents: line.price_ceiling.map(|ceiling| ceiling.0),
                system: line.system,
                distance_km_max: line.distance_km_max,
                quantity: pool.wanted_of(line.id),
            })
            .collect(),
        participants: pool
            .participants
            .iter()
            .map(|one| ParticipantOut {
                id: one.id,
                organisation_id: one.organisation_id,
                organisation_name: name(known, one.organisation_id),
                delivery_site_id: one.delivery_site_id,
                state: one.state,
                quantities: one
                    .quantities
                    .iter()
                    .map(|wanted| QuantityOut {
                        need_line_id: wanted.need_line_id,
                        quantity: wanted.quantity,
                        tolerance: wanted.tolerance,
                    })
                    .collect(),
            })
            .collect(),
        allocations: pool
            .allocations
            .iter()
            .map(|one| AllocationOut {
                participant_id: one.participant_id,
                need_line_id: one.need_line_id,
                listing_id: one.listing_id,
                title: one.title.clone(),
                supplier_id: one.seller_id,
                supplier_name: name(known, one.seller_id),
                quantity: one.quantity,
                unit_price_cents: one.unit_price.0,
                distance_km: one.distance_km,
                particulars: one.particulars.clone(),
            })
            .collect(),
        unserved: pool
            .unserved
            .iter()
            .map(|one| UnservedOut {
                participant_id: one.participant_id,
                need_line_id: one.need_line_id,
                quantity: one.quantity,
                reason: one.reason,
            })
            .collect(),
        my_purchase_orders: orders
            .iter()
            .filter(|one| one.pooled_order_id == order.id)
            .map(|one| PurchaseOrderRef {
                id: one.id,
                reference: one.reference.clone(),
                state: one.state,
                total_cents: one.total().0,
            })
            .collect(),
    }
}

/// Purchase orders with the names, the addresses, the shipments and the devices they speak of.
pub(super) async fn purchase_orders(
    c: &impl ConnectionTrait,
    orders: &[PurchaseOrder],
) -> Result<Vec<PurchaseOrderOut>> {
    let mut ids: Vec<OrganisationId> =
        orders.iter().flat_map(|order| [order.buyer_id, order.supplier_id]).collect();
    ids.sort_unstable();
    ids.dedup();
    let known = organisations::find_many(c, ids).await?;
    let sites = organisations::find_sites(c, orders.iter().map(|order| order.delivery_site_id)).await?;
    let subjects: Vec<_> = orders.iter().map(|order| order.id.0).collect();
    let shipments = logistics::of_subjects(c, PURCHASE_ORDER, &subjects).await?;
    let carried: Vec<_> = shipments.iter().flat_map(|one| one.devices.iter().copied()).collect();
    let references: HashMap<_, _> = devices::find_many(c, &carried)
        .await?
        .into_iter()
        .map(|device| (device.id, device.reference))
        .collect();
    Ok(orders
        .iter()
        .map(|order| {
            let own: Vec<_> = shipments.iter().filter(|one| one.subject_id == order.id.0).collect();
            let vat = order.vat();
            PurchaseOrderOut {
                id: order.id,
                reference: order.reference.clone(),
                pooled_order_id: order.pooled_order_id,
                buyer_id: order.buyer_id,
                buyer_name: name(&known, order.buyer_id),
                supplier_id: order.supplier_id,
                supplier_name: name(&known, order.supplier_id),
                delivery_site_id: order.delivery_site_id,
                delivery_address: sites
                    .get(&order.delivery_site_id)
                    .map(|site| format!("{}, {}", site.label, site.address))
                    .unwrap_or_default(),
                state: order.state,
                lines: order
                    .lines
                    .iter()
                    .map(|line| PurchaseOrderLineOut {
                        id: line.id,
                        need_line_id: line.need_line_id,
                        listing_id: line.listing_id,
                        description: line.description.clone(),
                        quantity: line.quantity,
                        unit_price_cents: line.unit_price.0,
                        vat_regime: line.vat_regime,
                        vat_rate_percent: line.vat_rate_percent,
                        total_cents: line.total().0,
                        received: line.received,
                        particulars: line.particulars.clone(),
                    })
                    .collect(),
                total_cents: order.total().0,
                vat_cents: (!vat.is_empty()).then(|| vat.iter().map(|(_, amount)| amount.0).sum()),
                sign_by: order.sign_by,
                signed_at: order.signed_at,
                confirmed_at: order.confirmed_at,
                shipped_at: order.shipped_at,
                delivered_at: order.delivered_at,
                certified_at: order.certified_at,
                reserves: order.reserves.clone(),
                cancelled_at: order.cancelled_at,
                cancel_reason: order.cancel_reason.clone(),
                shipments: own
                    .iter()
                    .map(|one| ShipmentRef { id: one.id, reference: one.reference.clone(), state: one.state })
                    .collect(),
                devices: own
                    .iter()
                    .flat_map(|one| &one.devices)
                    .filter_map(|device| references.get(device).cloned())
                    .collect(),
                version: order.version,
                created_at: order.created_at,
            }
        })
        .collect())
}

impl PooledOrderOut {
    /// Its id.
    pub(super) fn id(&self) -> PooledOrderId {
        self.id
    }
}

impl PurchaseOrderOut {
    /// Its id.
    pub(super) fn id(&self) -> PurchaseOrderId {
        self.id
    }
}
