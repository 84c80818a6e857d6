//! Orders built in memory by the rules, written at once: what the sandbox's player needs.

use sea_orm::DatabaseTransaction;

use super::commitments::propose;
use super::order::PurchaseOrder;
use super::pool::{Allocation, Pool};
use super::{order_store, store};
use crate::kernel::{Error, Instant, OpContext, OrganisationId, ParticipantId, Result};

/// A pooled order and the purchase orders that came out of it, in memory.
#[derive(Clone, Debug)]
pub struct Built {
    /// The pooled order; its steps are [`Pool::act`], [`Pool::declare`], [`Pool::record`], [`Pool::commit`].
    pub pool: Pool,
    /// Its purchase orders; their steps are [`PurchaseOrder::act`].
    pub purchase_orders: Vec<PurchaseOrder>,
}

impl Built {
    /// Adds the purchase order of a committed participant with one supplier, from what was found for it; `rate_percent`
    /// is the VAT rate of that day. Its reference is the caller's to take from the series `BC`.
    ///
    /// # Errors
    /// 404 when nothing of that supplier was found for the participant.
    pub fn propose(
        &mut self,
        op: &OpContext,
        participant: ParticipantId,
        supplier: OrganisationId,
        reference: String,
        rate_percent: i64,
    ) -> Result<&mut PurchaseOrder> {
        let member = self.pool.participants.iter().find(|one| one.id == participant);
        let member = member.ok_or_else(Error::not_found)?;
        let found: Vec<&Allocation> = self
            .pool
            .allocations
            .iter()
            .filter(|one| one.participant_id == participant && one.seller_id == supplier)
            .collect();
        if found.is_empty() {
            return Err(Error::not_found());
        }
        let (buyer, site) = (member.organisation_id, member.delivery_site_id);
        let order =
            propose(op, &self.pool, participant, buyer, supplier, site, reference, &found, rate_percent);
        self.purchase_orders.push(order);
        self.purchase_orders.last_mut().ok_or_else(Error::not_found)
    }
}

/// Writes built orders, in batches. The player writes claims, shipments, devices and audit entries itself, and plans
/// the jobs of those still under way with [`super::plan_jobs`].
///
/// # Errors
/// When a pooled order breaks law 5, or the database fails.
pub async fn insert_built(t: &DatabaseTransaction, now: Instant, all: &[Built]) -> Result<()> {
    if let Some(wrong) = all.iter().find(|one| !one.pool.is_balanced()) {
        return Err(Error::internal(format!("{} breaks law 5", wrong.pool.order.reference)));
    }
    let mut all = all.to_vec();
    for built in &mut all {
        for one in &mut built.pool.participants {
            one.version = one.version.max(1);
        }
    }
    let pools: Vec<&Pool> = all.iter().map(|one| &one.pool).collect();
    store::insert_pools(t, now, &pools).await?;
    let orders: Vec<PurchaseOrder> = all.iter().flat_map(|one| one.purchase_orders.iter().cloned()).collect();
    order_store::insert_orders(t, now, &orders).await
}
