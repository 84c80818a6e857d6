//! What requests, runs and proposals are, in memory.

use crate::kernel::context::coded;
use crate::kernel::{
    AllocationRunId, DeviceId, Instant, OrganisationId, ProposalId, RequestId, SiteId, UserId,
};

use super::rules::allocation::{Inputs, Outcome};
use super::rules::priority::{Criterion, Part, Purpose, Situation, Urgency};
use super::rules::{proposal, request, run};

coded! {
    /// How the household agreed.
    AgreementKind {
        /// The text was read aloud and the person said yes.
        Spoken = "spoken",
        /// The person signed the printed form, kept by the structure.
        Written = "written",
        /// The person gave the mediator a mandate.
        Mandate = "mandate",
    }
}

coded! {
    /// What the equipment should offer. A property of the equipment, never of a person.
    Accessibility {
        /// A screen of 15 inches or more.
        LargeScreen = "large_screen",
        /// A screen reader set up.
        ScreenReader = "screen_reader",
        /// Large letters and strong contrast set up.
        LargeText = "large_text",
        /// A keyboard with large keys.
        LargeKeys = "large_keys",
        /// Loud, clear sound or captions.
        ClearSound = "clear_sound",
        /// A mouse for either hand, or a trackball.
        EasyPointer = "easy_pointer",
    }
}

/// The categories that a household may ask for.
pub const CATEGORIES: [&str; 6] = ["laptop", "desktop", "tablet", "smartphone", "screen", "printer"];

/// What is known of a household; gone once the request is anonymised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// Who filed the request.
    pub filed_by: Option<UserId>,
    /// The commune.
    pub insee_code: Option<String>,
    /// Persons, 1 to 20.
    pub size: i32,
    /// The criterion seen.
    pub criterion: Criterion,
    /// The day it was seen, `YYYY-MM-DD`.
    pub criterion_seen_on: Option<String>,
    /// What the equipment is for.
    pub purpose: Purpose,
    /// How soon.
    pub urgency: Urgency,
    /// A word on the equipment.
    pub note: Option<String>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Its reference, `DEM-2026-000123`.
    pub reference: String,
    /// The structure that filed it.
    pub structure_id: OrganisationId,
    /// The mediation place where the device goes.
    pub site_id: SiteId,
    /// The département of that place.
    pub department_code: String,
    /// The household, until it is anonymised.
    pub household: Option<Household>,
    /// The category asked for.
    pub category: String,
    /// Memory asked for, in gigabytes; 0 for any.
    pub memory_gb_min: i32,
    /// What the equipment should offer.
    pub accessibility: Vec<Accessibility>,
    /// How the household agreed.
    pub agreement_kind: AgreementKind,
    /// On which day, `YYYY-MM-DD`.
    pub agreement_given_on: String,
    /// Where it stands.
    pub state: request::State,
    /// Why it was refused: a code.
    pub refusal: Option<String>,
    /// From when the household may ask again.
    pub again_from: Option<Instant>,
    /// When it was filed: its rank counts from then, whatever happens.
    pub submitted_at: Instant,
    /// On which day the household received the device, `YYYY-MM-DD`.
    pub handed_over_on: Option<String>,
    /// When it ended: its anonymisation counts from then.
    pub ended_at: Option<Instant>,
    /// When it was anonymised.
    pub anonymised_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was written.
    pub created_at: Instant,
}

impl Request {
    /// What its points are given for; none once it is anonymised.
    #[must_use]
    pub fn situation(&self) -> Option<Situation> {
        self.household.as_ref().map(|household| Situation {
            household_size: household.size,
            purpose: household.purpose,
            criterion: household.criterion,
            urgency: household.urgency,
            submitted_at: self.submitted_at,
        })
    }
}

/// A run.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its id.
    pub id: AllocationRunId,
    /// Its reference, `SA-2026-000012`.
    pub reference: String,
    /// Who launched it.
    pub organisation_id: OrganisationId,
    /// The département it is limited to.
    pub department_code: Option<String>,
    /// Where it stands.
    pub state: run::State,
    /// The version of the rules.
    pub rules_version: i32,
    /// Everything that decided it.
    pub inputs: Inputs,
    /// The hash of inputs and result.
    pub hash: String,
    /// Requests looked at.
    pub request_count: i32,
    /// Devices looked at.
    pub device_count: i32,
    /// Requests served.
    pub served_count: i32,
    /// Points served.
    pub points_served: i64,
    /// Metres travelled.
    pub metres: i64,
    /// When it was computed.
    pub computed_at: Instant,
    /// When a person validated it or set it aside.
    pub decided_at: Option<Instant>,
    /// Its version.
    pub version: i64,
}

/// A run as lists show it: without its inputs.
#[derive(Clone, Debug)]
pub struct RunLine {
    /// Its id.
    pub id: AllocationRunId,
    /// Who launched it.
    pub organisation_id: OrganisationId,
    /// Its reference.
    pub reference: String,
    /// The département it is limited to.
    pub department_code: Option<String>,
    /// Where it stands.
    pub state: run::State,
    /// Requests looked at.
    pub request_count: i32,
    /// Requests served.
    pub served_count: i32,
    /// When it was computed.
    pub computed_at: Instant,
}

coded! {
    /// What became of a decision when its run was validated.
    Effect {
        /// The device is held and the mediator was asked.
        Proposed = "proposed",
        /// The device was promised or changed meanwhile.
        DeviceTaken = "device_taken",
        /// The request no longer waits.
        RequestChanged = "request_changed",
        /// The structure is no longer listed.
        NotAccredited = "not_accredited",
    }
}

/// A decision of a run as it is kept.
#[derive(Clone, Debug)]
pub struct KeptDecision {
    /// The run.
    pub run_id: AllocationRunId,
    /// The request.
    pub request_id: RequestId,
    /// Its rank, from 1.
    pub rank: i32,
    /// Its points.
    pub points: i64,
    /// What the points are for; gone once the request is anonymised.
    pub parts: Option<Vec<Part>>,
    /// What was decided.
    pub outcome: Outcome,
    /// What became of it.
    pub effect: Option<Effect>,
}

/// A proposal.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The run it comes from.
    pub run_id: AllocationRunId,
    /// The request.
    pub request_id: RequestId,
    /// The device.
    pub device_id: DeviceId,
    /// Who held the device when it was proposed.
    pub holder_id: OrganisationId,
    /// Where it stands.
    pub state: proposal::State,
    /// Why it was declined.
    pub reason: Option<String>,
    /// Until when the mediator may answer.
    pub expires_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// When the household received the device.
    pub fulfilled_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was made.
    pub created_at: Instant,
}
