//! Lots built in memory through the rules, to be written at once: the sandbox's histories.

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::declare::new_part;
use super::inventory;
use super::lot::{Line, Lot, Offer, Part, PartLine, Summary};
use super::parts::{Count, reconcile};
use super::rules::{self, Action, DeclineReason, OfferState};
use super::store::Difference;
use super::{matching, parts, write};
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{
    DonationLotId, Error, Instant, OfferId, OpContext, OrganisationId, Result, SiteId, time,
};
use crate::platform::audit::{self, Told};
use crate::platform::storage::{NewFile, Storage};

/// A lot with its lines, its one part and its offers, as its history made them.
#[derive(Clone, Debug)]
pub struct BuiltLot {
    lot: Lot,
    summary: Summary,
    lines: Vec<Line>,
    part: Part,
    offers: Vec<Offer>,
    counts: Vec<Count>,
    differences: Vec<Difference>,
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
    /// Its lines, at least one; none for a draft, whose file says them.
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
            preferred_id: None,
            declared_at: Some(op.now),
            cancelled_at: None,
            version: 1,
            created_at: op.now,
        };
        let part = new_part(&lot);
        let mut built = Self {
            lot,
            summary: Summary::default(),
            lines,
            part,
            offers: Vec::new(),
            counts: Vec::new(),
            differences: Vec::new(),
            told: Vec::new(),
        };
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

    /// Its donor withdraws it.
    ///
    /// # Errors
    /// When it was collected.
    pub fn cancel(&mut self, op: &OpContext) -> Result<()> {
        self.act(op, Action::Cancel, json!({}))?;
        self.lot.cancelled_at = Some(op.now);
        Ok(())
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

    /// It is counted: the lines whose count differs, with the reason; the others are as declared.
    ///
    /// # Errors
    /// When it was not collected, or a difference has no reason.
    pub fn receive(&mut self, op: &OpContext, counts: Vec<Count>) -> Result<()> {
        let mut lines: Vec<PartLine> = self
            .lines
            .iter()
            .map(|line| PartLine { line: line.clone(), expected: line.quantity, counted: None, reason: None })
            .collect();
        self.differences = reconcile(&mut lines, &counts, None)?;
        let counted: i32 = lines.iter().filter_map(|line| line.counted).sum();
        self.act(op, Action::Receive, json!({ "counted": counted, "differences": self.differences.len() }))?;
        self.part.received_at = Some(op.now);
        self.part.counted = Some(counted);
        self.counts = counts;
        Ok(())
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

    fn whole(&self) -> write::Whole<'_> {
        let received = self.part.received_at.is_some();
        let lines = self.lines.iter().map(|line| {
            let differs = self.counts.iter().find(|one| one.line_id == line.id);
            PartLine {
                line: line.clone(),
                expected: line.quantity,
                counted: received.then(|| differs.map_or(line.quantity, |one| one.counted)),
                reason: differs.filter(|_| received).and_then(|one| one.reason),
            }
        });
        write::Whole {
            lot: &self.lot,
            summary: &self.summary,
            part: &self.part,
            lines: lines.collect(),
            differences: &self.differences,
            offers: &self.offers,
        }
    }

    fn journal(&self) -> Vec<Told> {
        let mut journal = Vec::with_capacity(self.told.len() + 1);
        for (at, action, details) in &self.told {
            if *action == Action::Declare {
                journal.push(Told {
                    op: at.clone(),
                    action: "donation_lot.declare".to_owned(),
                    subject_kind: "donation_lot",
                    subject_id: self.lot.id.to_string(),
                    details: json!({ "reference": self.lot.reference }),
                });
            }
            journal.push(Told {
                op: at.clone(),
                action: format!("lot_part.{}", action.code()),
                subject_kind: "lot_part",
                subject_id: self.part.id.to_string(),
                details: details.clone(),
            });
        }
        journal
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
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

/// Writes a lot that its donor has sent as a file and not yet declared: the file is kept and read as any other.
///
/// # Errors
/// When the file cannot be read, or the database fails.
pub async fn insert_draft(
    t: &DatabaseTransaction,
    storage: &Storage,
    op: &OpContext,
    new: NewLot,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<DonationLotId> {
    let NewLot { reference, donor_id, site_id, legal_basis, wish, lines: _ } = new;
    let read = inventory::read(&bytes, Some(file_name))
        .map_err(|_| Error::internal("an inventory of the past cannot be read"))?;
    let summary = Summary::of(&read);
    let lines: Vec<Line> = (1..).zip(read.lines).map(|(position, line)| Line::of(position, line)).collect();
    let id = DonationLotId::new();
    let file = NewFile {
        owner: donor_id,
        subject_kind: "donation_lot",
        subject_id: id.to_string(),
        file_name,
        media_type: "text/csv",
        bytes,
    };
    let document = storage.keep(t, op, file).await?;
    let lot = Lot {
        id,
        reference,
        donor_id,
        site_id,
        legal_basis,
        wish,
        document_id: Some(document.id),
        content_hash: read.content_hash,
        line_count: i32::try_from(lines.len()).map_err(Error::internal)?,
        refused_count: i32::try_from(read.lines_refused).map_err(Error::internal)?,
        unit_count: lines.iter().map(|line| line.quantity).sum(),
        preferred_id: None,
        declared_at: None,
        cancelled_at: None,
        version: 1,
        created_at: op.now,
    };
    let progress = inventory::Progress::default();
    write::insert_lot(t, op.now, &lot, &summary, &lines, &new_part(&lot), &progress).await?;
    Ok(id)
}

/// Writes lots built in memory, with their audit entries and the jobs that they wait for.
///
/// # Errors
/// When the database fails.
pub async fn insert_built(t: &DatabaseTransaction, op: &OpContext, all: &[BuiltLot]) -> Result<()> {
    let whole: Vec<write::Whole<'_>> = all.iter().map(BuiltLot::whole).collect();
    write::insert_whole(t, op.now, &whole).await?;
    let journal: Vec<Told> = all.iter().flat_map(BuiltLot::journal).collect();
    audit::record_told(t, &journal).await?;
    for built in all {
        for offer in built.offers.iter().filter(|offer| offer.state == OfferState::Offered) {
            matching::expire_later(t, op, offer).await?;
        }
        if matches!(built.part.state, rules::State::Received | rules::State::Processing) {
            parts::follow_tomorrow(t, op, built.part.id).await?;
        }
    }
    Ok(())
}
