//! A pooled order with its needs, its participants and what was found for them, and every step it can take, in memory.
//! The services and the sandbox's player go through the same steps; the store writes what they leave.

use super::lives::{self, ParticipantAction, ParticipantState, PooledOrderAction, PooledOrderState};
use super::particulars::{Particulars, WishedSystem};
use super::rules::{Form, MOST_PARTICIPANTS, Refused, UnservedReason};
use super::sourcing::Sourcing;
use crate::catalogue::VatRegime;
use crate::devices::Grade;
use crate::kernel::{
    Cents, Instant, ListingId, NeedLineId, OrganisationId, ParticipantId, PooledOrderId, SiteId,
};

/// A pooled order.
#[derive(Clone, Debug)]
pub struct PooledOrder {
    /// Its id.
    pub id: PooledOrderId,
    /// Its reference, `CG-2026-000012`.
    pub reference: String,
    /// What it is for.
    pub title: String,
    /// Who coordinates it.
    pub coordinator_id: OrganisationId,
    /// Its legal form.
    pub form: Form,
    /// Where it stands.
    pub state: PooledOrderState,
    /// When it opens or opened.
    pub opens_at: Option<Instant>,
    /// Until when buyers join.
    pub closes_at: Instant,
    /// Units wanted together, at least.
    pub minimum_quantity: i64,
    /// Until when participants commit, once sourced.
    pub commit_by: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was begun.
    pub created_at: Instant,
}

/// One need.
#[derive(Clone, Debug)]
pub struct NeedLine {
    /// Its id.
    pub id: NeedLineId,
    /// Its place, from 1.
    pub position: i32,
    /// What it is for, in the coordinator's words.
    pub label: Option<String>,
    /// The category of equipment.
    pub category: String,
    /// The least good grade accepted.
    pub grade_min: Option<Grade>,
    /// The least memory accepted, in gigabytes.
    pub memory_gb_min: Option<i32>,
    /// The highest price of one, tax included.
    pub price_ceiling: Option<Cents>,
    /// The system wished for; any when none is named.
    pub system: Option<WishedSystem>,
    /// The furthest that it may come from, in kilometres.
    pub distance_km_max: Option<i32>,
}

/// What a participant wants of one need line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The need line.
    pub need_line_id: NeedLineId,
    /// Units, at least 1.
    pub quantity: i64,
    /// Units more or less that would do, too.
    pub tolerance: i64,
}

/// A buyer in a pooled order.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Its id.
    pub id: ParticipantId,
    /// The buyer.
    pub organisation_id: OrganisationId,
    /// Where to deliver.
    pub delivery_site_id: SiteId,
    /// Where it stands.
    pub state: ParticipantState,
    /// When it first joined.
    pub joined_at: Instant,
    /// When its signatory committed it.
    pub committed_at: Option<Instant>,
    /// What it wants.
    pub quantities: Vec<Quantity>,
    /// Its version.
    pub version: i64,
}

/// Units of a listing found for a participant's need.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// Who.
    pub participant_id: ParticipantId,
    /// What for.
    pub need_line_id: NeedLineId,
    /// From which listing.
    pub listing_id: ListingId,
    /// Sold by.
    pub seller_id: OrganisationId,
    /// What it is, in words.
    pub title: String,
    /// How VAT is computed.
    pub vat_regime: VatRegime,
    /// Units, at least 1.
    pub quantity: i64,
    /// The price of one, tax included.
    pub unit_price: Cents,
    /// How far it travels, in kilometres.
    pub distance_km: f64,
    /// What it is in full; unknown for what was found before this was kept.
    pub particulars: Option<Particulars>,
}

/// Units that a participant wanted and does not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// Who.
    pub participant_id: ParticipantId,
    /// What for.
    pub need_line_id: NeedLineId,
    /// Units, at least 1.
    pub quantity: i64,
    /// Why.
    pub reason: UnservedReason,
}

/// A pooled order with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The order itself.
    pub order: PooledOrder,
    /// Its needs, in their order.
    pub lines: Vec<NeedLine>,
    /// Its participants, in the order they joined.
    pub participants: Vec<Participant>,
    /// What was found.
    pub allocations: Vec<Allocation>,
    /// What was not.
    pub unserved: Vec<Unserved>,
}

impl Pool {
    /// A step of its life.
    ///
    /// # Errors
    /// `pooled-order-wrong-state`.
    pub fn act(&mut self, action: PooledOrderAction) -> Result<(), Refused> {
        self.order.state = lives::pooled_order(self.order.state, action)?;
        Ok(())
    }

    /// The participant that an organisation is, even if it left.
    #[must_use]
    pub fn participant(&self, organisation: OrganisationId) -> Option<&Participant> {
        self.participants.iter().find(|one| one.organisation_id == organisation)
    }

    fn participant_mut(&mut self, organisation: OrganisationId) -> Result<&mut Participant, Refused> {
        let mut all = self.participants.iter_mut();
        all.find(|one| one.organisation_id == organisation).ok_or(Refused::NotParticipant)
    }

    /// Those who take part: who left is none of them.
    pub fn members(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|one| one.state != ParticipantState::Left)
    }

    /// Units wanted by those who take part.
    #[must_use]
    pub fn wanted(&self) -> i64 {
        self.members().flat_map(|one| &one.quantities).map(|one| one.quantity).sum()
    }

    /// Units wanted of one need line by those who take part.
    #[must_use]
    pub fn wanted_of(&self, line: NeedLineId) -> i64 {
        let own = self.members().flat_map(|one| &one.quantities).filter(|one| one.need_line_id == line);
        own.map(|one| one.quantity).sum()
    }

    /// Whether it ended with nothing bought: everybody left, did not answer, or cancelled.
    #[must_use]
    pub fn came_to_nothing(&self) -> bool {
        self.order.state == PooledOrderState::Settled && self.allocations.is_empty()
    }

    /// Whether it came to nothing because everybody left.
    #[must_use]
    pub fn was_left(&self) -> bool {
        self.came_to_nothing() && self.members().next().is_none()
    }

    /// Whether enough is wanted.
    #[must_use]
    pub fn minimum_met(&self) -> bool {
        self.wanted() >= self.order.minimum_quantity
    }

    /// A buyer says what it needs, for the first time or anew.
    ///
    /// # Errors
    /// `pooled-order-joining-closed`, `participant-wrong-state`, `pooled-order-too-many-participants`.
    pub fn declare(
        &mut self,
        now: Instant,
        organisation: OrganisationId,
        delivery_site: SiteId,
        quantities: Vec<Quantity>,
    ) -> Result<ParticipantId, Refused> {
        // The coordinator's own needs may stand in the draft.
        let own_draft =
            self.order.state == PooledOrderState::Draft && organisation == self.order.coordinator_id;
        let open = self.order.state.takes_intentions() && now < self.order.closes_at;
        if !open && !own_draft {
            return Err(Refused::JoiningClosed);
        }
        if let Ok(known) = self.participant_mut(organisation) {
            known.state = lives::participant(known.state, ParticipantAction::Declare)?;
            known.delivery_site_id = delivery_site;
            known.quantities = quantities;
            return Ok(known.id);
        }
        if self.participants.len() >= MOST_PARTICIPANTS {
            return Err(Refused::TooManyParticipants);
        }
        let id = ParticipantId::new();
        self.participants.push(Participant {
            id,
            organisation_id: organisation,
            delivery_site_id: delivery_site,
            state: ParticipantState::Intention,
            joined_at: now,
            committed_at: None,
            quantities,
            version: 0,
        });
        Ok(id)
    }

    /// A buyer leaves before committing; what was found for it is given back.
    ///
    /// # Errors
    /// `pooled-order-not-participant`, `participant-wrong-state`.
    pub fn leave(&mut self, organisation: OrganisationId) -> Result<ParticipantId, Refused> {
        let one = self.participant_mut(organisation)?;
        one.state = lives::participant(one.state, ParticipantAction::Leave)?;
        let id = one.id;
        self.release(id, UnservedReason::Left);
        Ok(id)
    }

    /// A participant's signatory commits it to what was found for it.
    ///
    /// # Errors
    /// `pooled-order-not-participant`, `participant-wrong-state`, `pooled-order-wrong-state`,
    /// `pooled-order-commitment-late`, `pooled-order-nothing-allocated`.
    pub fn commit(&mut self, now: Instant, organisation: OrganisationId) -> Result<ParticipantId, Refused> {
        let state = self.order.state;
        let one = self.participant_mut(organisation)?;
        let next = lives::participant(one.state, ParticipantAction::Commit)?;
        let id = one.id;
        if state != PooledOrderState::CollectingCommitments {
            let action = PooledOrderAction::Order;
            return Err(Refused::PooledOrderWrongState { state, action });
        }
        if self.order.commit_by.is_some_and(|until| now >= until) {
            return Err(Refused::CommitmentLate);
        }
        if !self.allocations.iter().any(|allocation| allocation.participant_id == id) {
            return Err(Refused::NothingAllocated);
        }
        let one = self.participant_mut(organisation)?;
        one.state = next;
        one.committed_at = Some(now);
        Ok(id)
    }

    /// Replaces what was found.
    pub fn record(&mut self, found: Sourcing) {
        self.allocations = found.allocations;
        self.unserved = found.unserved;
    }

    /// Gives back all that was found for a participant.
    pub fn release(&mut self, participant: ParticipantId, reason: UnservedReason) {
        let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.allocations)
            .into_iter()
            .partition(|one| one.participant_id == participant);
        self.allocations = others;
        for one in own {
            self.miss(participant, one.need_line_id, one.quantity, reason);
        }
    }

    /// Gives back some units of one listing found for a participant's need; never more than were found.
    pub fn give_back(
        &mut self,
        participant: ParticipantId,
        line: NeedLineId,
        listing: ListingId,
        quantity: i64,
        reason: UnservedReason,
    ) {
        let mut all = self.allocations.iter_mut();
        let Some(one) = all.find(|one| {
            one.participant_id == participant && one.need_line_id == line && one.listing_id == listing
        }) else {
            return;
        };
        let units = quantity.clamp(0, one.quantity);
        one.quantity -= units;
        self.allocations.retain(|one| one.quantity > 0);
        self.miss(participant, line, units, reason);
    }

    fn miss(&mut self, participant: ParticipantId, line: NeedLineId, quantity: i64, reason: UnservedReason) {
        if quantity == 0 {
            return;
        }
        let mut all = self.unserved.iter_mut();
        match all
            .find(|one| one.participant_id == participant && one.need_line_id == line && one.reason == reason)
        {
            Some(known) => known.quantity += quantity,
            None => self.unserved.push(Unserved {
                participant_id: participant,
                need_line_id: line,
                quantity,
                reason,
            }),
        }
    }

    /// Participants who may still commit: something was found for them and they have not answered.
    #[must_use]
    pub fn unanswered(&self) -> Vec<ParticipantId> {
        self.participants
            .iter()
            .filter(|one| one.state == ParticipantState::Intention)
            .filter(|one| self.allocations.iter().any(|found| found.participant_id == one.id))
            .map(|one| one.id)
            .collect()
    }

    /// Law 5: once sourced, what each participant wanted of each line is what was found and what was not, with a
    /// reason. Who left before sourcing wanted nothing.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        if !self.order.state.is_sourced() {
            return self.allocations.is_empty() && self.unserved.is_empty();
        }
        self.participants.iter().all(|one| {
            let found = self.allocations.iter().filter(|found| found.participant_id == one.id);
            let missed = self.unserved.iter().filter(|missed| missed.participant_id == one.id);
            if one.state == ParticipantState::Left
                && found.clone().next().is_none()
                && missed.clone().next().is_none()
            {
                return true;
            }
            one.quantities.iter().all(|wanted| {
                let line = wanted.need_line_id;
                let found: i64 =
                    found.clone().filter(|one| one.need_line_id == line).map(|one| one.quantity).sum();
                let missed: i64 =
                    missed.clone().filter(|one| one.need_line_id == line).map(|one| one.quantity).sum();
                found + missed == wanted.quantity
            })
        })
    }
}
