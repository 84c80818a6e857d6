//! Lots built in memory through the rules, to be written at once: the sandbox's histories.

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::declare::new_part;
use super::lot::{Line, Lot, Offer, Part, Summary};
use super::rules::{self, Action, DeclineReason, OfferState};
use super::{matching, parts, write};
use crate::devices::{LegalBasis, NewDevice, Wish};
use crate::kernel::{
    DonationLotId, Error, Instant, OfferId, OpContext, OrganisationId, Result, SiteId, time,
};
use crate::platform::audit;

/// A lot with its lines, its one part and its offers, as its history made them.
#[derive(Clone, Debug)]
pub struct BuiltLot {
    lot: Lot,
    summary: Summary,
    lines: Vec<Line>,
    part: Part,
    offers: Vec<Offer>,
    told: Vec<(OpContext, Action, Value)>,
}

/// A lot to be built.
#[derive(Clone, Debug)]
pub struct NewLot {
    /// Its reference.
    pub reference: String,
    /// Who gives it.
    pub donor_id: OrganisationId,
    /// Where it is.
    pub site_id: SiteId,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// Its lines, at least one.
    pub lines: Vec<Line>,
}

impl BuiltLot {
    /// A lot declared at `op.now`.
    ///
    /// # Errors
    /// When it has more units than one lot may have.
    pub fn declare(op: &OpContext, new: NewLot) -> Result<Self> {
        let NewLot { reference, donor_id, site_id, legal_basis, wish, lines } = new;
        let lot = Lot {
            id: DonationLotId::new(),
            content_hash: crate::platform::storage::sha256(reference.as_bytes()),
            reference,
            donor_id,
            site_id,
            legal_basis,
            wish,
            document_id: None,
            line_count: i32::try_from(lines.len()).map_err(Error::internal)?,
            refused_count: 0,
            unit_count: lines.iter().map(|line| line.quantity).sum(),
            declared_at: Some(op.now),
            cancelled_at: None,
            version: 1,
            created_at: op.now,
        };
        let part = new_part(&lot);
        let mut built =
            Self { lot, summary: Summary::default(), lines, part, offers: Vec::new(), told: Vec::new() };
        built.act(op, Action::Declare, json!({}))?;
        Ok(built)
    }

    fn act(&mut self, op: &OpContext, action: Action, details: Value) -> Result<()> {
        self.part.state = rules::transition(self.part.state, action)?;
        self.told.push((op.clone(), action, details));
        Ok(())
    }

    fn end_offer(&mut self, op: &OpContext, state: OfferState) -> Result<&mut Offer> {
        let offer = self.offers.last_mut().ok_or_else(|| Error::internal("no offer to answer"))?;
        offer.state = state;
        offer.answered_at = Some(op.now);
        Ok(offer)
    }

    /// Its part is offered to a workshop.
    ///
    /// # Errors
    /// When it is not declared.
    pub fn offer(
        &mut self,
        op: &OpContext,
        refurbisher: OrganisationId,
        workshop: SiteId,
        distance_km: f64,
    ) -> Result<()> {
        self.act(op, Action::Offer, json!({ "refurbisher_id": refurbisher, "distance_km": distance_km }))?;
        self.part.refurbisher_id = Some(refurbisher);
        self.part.site_id = Some(workshop);
        self.offers.push(Offer {
            id: OfferId::new(),
            part_id: self.part.id,
            refurbisher_id: refurbisher,
            site_id: workshop,
            distance_km,
            offered_at: op.now,
            expires_at: time::add_working_days(op.now, rules::OFFER_WORKING_DAYS),
            state: OfferState::Offered,
            reason: None,
            reason_text: None,
            answered_at: None,
        });
        Ok(())
    }

    /// The workshop takes it.
    ///
    /// # Errors
    /// When it is not offered.
    pub fn accept(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::Accept, json!({}))?;
        self.end_offer(op, OfferState::Accepted)?;
        self.part.accepted_at = Some(op.now);
        Ok(())
    }

    /// The workshop declines.
    ///
    /// # Errors
    /// When it is not offered.
    pub fn decline(&mut self, op: &OpContext, reason: DeclineReason) -> Result<()> {
        self.act(op, Action::Decline, json!({ "reason": reason.code() }))?;
        self.end_offer(op, OfferState::Declined)?.reason = Some(reason);
        self.part.refurbisher_id = None;
        self.part.site_id = None;
        Ok(())
    }

    /// No workshop is left to ask.
    ///
    /// # Errors
    /// When it is not declared.
    pub fn give_up(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::GiveUp, json!({ "asked": self.offers.len() }))
    }

    /// The day of collection is agreed.
    ///
    /// # Errors
    /// When it is not accepted.
    pub fn plan_collection(&mut self, op: &OpContext, day: Instant) -> Result<()> {
        self.act(op, Action::PlanCollection, json!({ "planned_for": day }))?;
        self.part.planned_for = Some(day);
        Ok(())
    }

    /// It leaves its donor's site.
    ///
    /// # Errors
    /// When no collection is planned.
    pub fn collect(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::Collect, json!({ "collected_at": op.now }))?;
        self.part.collected_at = Some(op.now);
        Ok(())
    }

    /// It is counted, as declared; gives the devices to receive, in the order of the lines.
    ///
    /// # Errors
    /// When it was not collected.
    pub fn receive(&mut self, op: &OpContext) -> Result<Vec<NewDevice>> {
        self.act(op, Action::Receive, json!({ "counted": self.part.unit_count, "differences": 0 }))?;
        self.part.received_at = Some(op.now);
        self.part.counted = Some(self.part.unit_count);
        let nobody = || Error::internal("a part without a workshop");
        let holder = self.part.refurbisher_id.ok_or_else(nobody)?;
        let site = self.part.site_id.ok_or_else(nobody)?;
        let units = self
            .lines
            .iter()
            .flat_map(|line| line.devices(&self.lot, &self.part, holder, site, line.quantity));
        Ok(units.collect())
    }

    /// Its first device goes on the bench.
    ///
    /// # Errors
    /// When it was not received.
    pub fn start_processing(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::StartProcessing, json!({}))
    }

    /// Its last device has its outcome.
    ///
    /// # Errors
    /// When its devices are not on the bench.
    pub fn close(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::Close, json!({}))
    }

    /// The lot.
    #[must_use]
    pub fn lot(&self) -> &Lot {
        &self.lot
    }

    /// Its part.
    #[must_use]
    pub fn part(&self) -> &Part {
        &self.part
    }
}

/// Writes lots built in memory, with their audit entries and the jobs that they wait for.
///
/// # Errors
/// When the database fails.
pub async fn insert_built(t: &DatabaseTransaction, op: &OpContext, all: &[BuiltLot]) -> Result<()> {
    for built in all {
        write::insert_lot(t, op.now, &built.lot, &built.summary, &built.lines, &built.part).await?;
        if built.part.received_at.is_some() {
            write::count_the_rest(t, built.part.id).await?;
        }
        let reference = json!({ "reference": built.lot.reference });
        for (at, action, details) in &built.told {
            if *action == Action::Declare {
                let lot = built.lot.id;
                audit::record(t, at, "donation_lot.declare", "donation_lot", lot, reference.clone()).await?;
            }
            let verb = format!("lot_part.{}", action.code());
            audit::record(t, at, &verb, "lot_part", built.part.id, details.clone()).await?;
        }
        write::insert_offers(t, &built.offers).await?;
        for offer in built.offers.iter().filter(|offer| offer.state == OfferState::Offered) {
            matching::expire_later(t, op, offer).await?;
        }
        if matches!(built.part.state, rules::State::Received | rules::State::Processing) {
            parts::follow_tomorrow(t, op, built.part.id).await?;
        }
    }
    Ok(())
}
