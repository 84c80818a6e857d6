//! A purchase order in memory: one participant, one supplier, priced lines; and every step it can take.

use chrono::Duration;

use super::lives::{self, PurchaseOrderAction, PurchaseOrderState};
use super::particulars::Particulars;
use super::rules::{self, Refused, vat_inside};
use crate::catalogue::VatRegime;
use crate::kernel::{
    Cents, Instant, ListingId, NeedLineId, OrganisationId, ParticipantId, PooledOrderId, PurchaseOrderId,
    PurchaseOrderLineId, SiteId, UserId,
};

/// A purchase order.
#[derive(Clone, Debug)]
pub struct PurchaseOrder {
    /// Its id.
    pub id: PurchaseOrderId,
    /// Its reference, `BC-2026-000412`.
    pub reference: String,
    /// The pooled order it comes out of.
    pub pooled_order_id: PooledOrderId,
    /// The participant it serves.
    pub participant_id: ParticipantId,
    /// Who buys.
    pub buyer_id: OrganisationId,
    /// Who sells.
    pub supplier_id: OrganisationId,
    /// Where to deliver.
    pub delivery_site_id: SiteId,
    /// Where it stands.
    pub state: PurchaseOrderState,
    /// Until when the buyer may sign: devices are held that long.
    pub sign_by: Instant,
    /// Who signed for the buyer.
    pub signed_by: Option<UserId>,
    /// When.
    pub signed_at: Option<Instant>,
    /// When the supplier confirmed.
    pub confirmed_at: Option<Instant>,
    /// When it was shipped.
    pub shipped_at: Option<Instant>,
    /// When it arrived.
    pub delivered_at: Option<Instant>,
    /// When the buyer certified.
    pub certified_at: Option<Instant>,
    /// What the buyer found wanting, in its words.
    pub reserves: Option<String>,
    /// When it was given up.
    pub cancelled_at: Option<Instant>,
    /// Why it was given up.
    pub cancel_reason: Option<String>,
    /// Its version; 0 before it is written.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
    /// What is ordered, in order.
    pub lines: Vec<PurchaseOrderLine>,
}

/// One priced line.
#[derive(Clone, Debug)]
pub struct PurchaseOrderLine {
    /// Its id.
    pub id: PurchaseOrderLineId,
    /// Its place, from 1.
    pub position: i32,
    /// The need it serves.
    pub need_line_id: NeedLineId,
    /// The listing it buys from.
    pub listing_id: ListingId,
    /// What it is, in words.
    pub description: String,
    /// Units, at least 1.
    pub quantity: i64,
    /// The price of one, tax included.
    pub unit_price: Cents,
    /// How VAT is computed.
    pub vat_regime: VatRegime,
    /// The whole rate in percent; none under the margin scheme.
    pub vat_rate_percent: Option<i64>,
    /// Units counted at the delivery.
    pub received: Option<i64>,
    /// What it is in full; unknown for what was ordered before this was kept.
    pub particulars: Option<Particulars>,
}

impl PurchaseOrderLine {
    /// What the line comes to, tax included.
    #[must_use]
    pub fn total(&self) -> Cents {
        Cents(self.unit_price.0.saturating_mul(self.quantity))
    }
}

impl PurchaseOrder {
    /// Until when its next step should be done; none when nothing is awaited.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        use PurchaseOrderState as S;
        let after = |at: Option<Instant>, days| at.map(|at| at + Duration::days(days));
        match self.state {
            S::Proposed => Some(self.sign_by),
            S::Signed => after(self.signed_at, rules::CONFIRMATION_DAYS),
            S::Confirmed | S::Preparing => after(self.confirmed_at, rules::SHIPPING_DAYS),
            S::Shipped | S::Delivered => after(self.shipped_at, rules::CERTIFICATION_DAYS),
            S::Certified | S::Closed | S::Cancelled | S::Disputed => None,
        }
    }

    /// What it comes to, tax included.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.lines.iter().map(PurchaseOrderLine::total).sum()
    }

    /// The VAT of the lines under the normal scheme, per rate; lines under the margin scheme show none.
    #[must_use]
    pub fn vat(&self) -> Vec<(i64, Cents)> {
        let mut rates: Vec<(i64, Cents)> = Vec::new();
        for line in &self.lines {
            let Some(rate) = line.vat_rate_percent else { continue };
            match rates.iter_mut().find(|(known, _)| *known == rate) {
                Some((_, sum)) => *sum = *sum + line.total(),
                None => rates.push((rate, line.total())),
            }
        }
        rates.into_iter().map(|(rate, sum)| (rate, vat_inside(sum, rate))).collect()
    }

    /// Units ordered.
    #[must_use]
    pub fn units(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// A step of its life; the moment is kept.
    ///
    /// # Errors
    /// `purchase-order-wrong-state`; `purchase-order-signature-late`.
    pub fn act(&mut self, now: Instant, action: PurchaseOrderAction) -> Result<(), Refused> {
        let next = lives::purchase_order(self.state, action)?;
        match action {
            PurchaseOrderAction::Sign => {
                if now >= self.sign_by {
                    return Err(Refused::SignatureLate);
                }
                self.signed_at = Some(now);
            }
            PurchaseOrderAction::Confirm => self.confirmed_at = Some(now),
            PurchaseOrderAction::Ship => self.shipped_at = Some(now),
            PurchaseOrderAction::Deliver => self.delivered_at = Some(now),
            PurchaseOrderAction::Certify => self.certified_at = Some(now),
            PurchaseOrderAction::Cancel => self.cancelled_at = Some(now),
            PurchaseOrderAction::Prepare | PurchaseOrderAction::Close | PurchaseOrderAction::Dispute => {}
        }
        self.state = next;
        Ok(())
    }
}
