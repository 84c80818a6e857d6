//! What the JSON routes take and give.

use chrono::{DateTime, Utc};
use frontend::Texts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::explain;
use super::filing::{Typed, TypedAdult};
use super::request::{Accessibility, AgreementKind, Effect};
use super::rules::allocation::Outcome;
use super::rules::priority::{Criterion, Part, Purpose, Urgency};
use super::rules::{proposal, request, run};
use super::service::runs::Computed;
use super::view::{DecisionView, ProposalView, View};
use crate::kernel::{AllocationRunId, DeviceId, OrganisationId, ProposalId, RequestId, SiteId};
use crate::logistics;

/// An adult of the household. Becomes a keyed hash at once; neither stored nor logged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdultIn {
    /// First name.
    first_name: String,
    /// Last name.
    last_name: String,
    /// Date of birth, `YYYY-MM-DD` or `DD/MM/YYYY`.
    birth_date: String,
}

/// A request for one household.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequestIn {
    /// laptop (unless told), desktop, tablet, smartphone, screen or printer.
    category: Option<String>,
    /// The mediation place where the device goes; the structure's only one unless told.
    site_id: Option<String>,
    /// The household's commune: INSEE code, postal code or name; the place's unless told.
    insee_code: Option<String>,
    /// Persons, 1 to 20; 1 unless told.
    household_size: Option<i64>,
    /// school, job_search, rights, health, isolation or other.
    #[serde(alias = "purpose", rename = "use")]
    purpose: Option<String>,
    /// minimum_social, qf_band, reste_a_vivre, prescription or other.
    criterion: Option<String>,
    /// The day on which the criterion was seen; the document itself is never kept.
    criterion_seen_on: Option<String>,
    /// ordinary, high or critical.
    urgency: Option<String>,
    /// The adults of the household: they find duplicates across structures. This or `pseudonym` is needed.
    #[serde(default)]
    adults: Vec<AdultIn>,
    /// The structure's own name for the household, at least 6 letters or digits.
    pseudonym: Option<String>,
    /// Memory asked for, in gigabytes.
    memory_gb_min: Option<i64>,
    /// What the equipment should offer: large_screen, screen_reader, large_text, large_keys, clear_sound, easy_pointer.
    #[serde(default)]
    accessibility: Vec<String>,
    /// A word on the equipment, at most 500 characters, nothing personal.
    note: Option<String>,
    /// Whether the household agreed: must be true.
    #[serde(default)]
    agreement: bool,
    /// spoken (unless told), written or mandate.
    agreement_kind: Option<String>,
    /// The day of the agreement; today unless told.
    agreement_given_on: Option<String>,
}

impl RequestIn {
    /// The same, as typed on a page.
    pub(super) fn into_typed(self) -> Typed {
        let Self {
            category,
            site_id,
            insee_code,
            household_size,
            purpose,
            criterion,
            criterion_seen_on,
            urgency,
            adults,
            pseudonym,
            memory_gb_min,
            accessibility,
            note,
            agreement,
            agreement_kind,
            agreement_given_on,
        } = self;
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        Typed {
            site_id: site_id.unwrap_or_default(),
            commune: insee_code.unwrap_or_default(),
            household_size: number(household_size),
            purpose: purpose.unwrap_or_default(),
            criterion: criterion.unwrap_or_default(),
            criterion_seen_on: criterion_seen_on.unwrap_or_default(),
            urgency: urgency.unwrap_or_default(),
            category: category.unwrap_or_default(),
            memory_gb_min: number(memory_gb_min),
            accessibility,
            note: note.unwrap_or_default(),
            adults: adults
                .into_iter()
                .map(|AdultIn { first_name, last_name, birth_date }| TypedAdult {
                    first_name,
                    last_name,
                    birth_date,
                })
                .collect(),
            pseudonym: pseudonym.unwrap_or_default(),
            agreement,
            agreement_kind: agreement_kind.unwrap_or_default(),
            agreement_given_on: agreement_given_on.unwrap_or_default(),
            on_page: false,
        }
    }
}

/// A reason in a few words.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalReasonIn {
    /// The reason; nothing personal.
    pub(super) reason: Option<String>,
}

/// Where a run looks.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RunIn {
    /// A département's code; all that one steers unless told.
    #[serde(alias = "department_code")]
    pub(super) department: Option<String>,
}

/// A hand-over.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverIn {
    /// The day; today unless told.
    pub(super) handed_over_on: Option<String>,
}

/// Why a request was refused.
#[derive(Serialize, ToSchema)]
pub struct RefusalOut {
    /// The code: `household-equipped`.
    code: String,
    /// From when the household may ask again.
    again_from: Option<DateTime<Utc>>,
}

/// Why a request has its rank, and what the newest run decided.
#[derive(Serialize, ToSchema)]
pub struct ExplanationOut {
    /// The run.
    run_id: AllocationRunId,
    /// Its rank among all that waited, from 1.
    rank: i32,
    /// Its points.
    points: i64,
    /// What they are for.
    parts: Option<Vec<Part>>,
    /// Served or not, and why, as coded data.
    #[schema(value_type = Object)]
    outcome: Outcome,
    /// The same in words.
    sentence: String,
}

/// A proposal of a device.
#[derive(Serialize, ToSchema)]
pub struct ProposalOut {
    /// Its id.
    id: ProposalId,
    /// The request.
    request_id: RequestId,
    /// The request's reference.
    request_reference: String,
    /// Where it stands.
    state: proposal::State,
    /// The device.
    device_id: DeviceId,
    /// The device's reference.
    device_reference: String,
    /// Brand and model.
    title: String,
    /// Until when the mediator may answer.
    expires_at: DateTime<Utc>,
    /// Why it was declined.
    reason: Option<String>,
    /// The state of the transfer: planned, packed, in_transit, delivered…
    shipment_state: Option<logistics::State>,
    /// The reference of the transfer.
    shipment_reference: Option<String>,
}

/// A request.
#[derive(Serialize, ToSchema)]
pub struct RequestOut {
    /// Its id.
    id: RequestId,
    /// Its reference.
    reference: String,
    /// Where it stands.
    state: request::State,
    /// The structure.
    structure_id: OrganisationId,
    /// The mediation place.
    site_id: SiteId,
    /// The category.
    category: String,
    /// Memory asked for, in gigabytes.
    memory_gb_min: i32,
    /// What the equipment should offer.
    accessibility: Vec<Accessibility>,
    /// Persons; absent once anonymised.
    household_size: Option<i32>,
    /// The commune; absent once anonymised.
    insee_code: Option<String>,
    /// What it is for; absent once anonymised.
    #[serde(rename = "use")]
    purpose: Option<Purpose>,
    /// The criterion seen; absent once anonymised.
    criterion: Option<Criterion>,
    /// The day it was seen.
    criterion_seen_on: Option<String>,
    /// How soon; absent once anonymised.
    urgency: Option<Urgency>,
    /// A word on the equipment.
    note: Option<String>,
    /// How the household agreed.
    agreement_kind: AgreementKind,
    /// On which day.
    agreement_given_on: String,
    /// Since when it waits: its rank counts from then.
    submitted_at: DateTime<Utc>,
    /// Why it was refused.
    refusal: Option<RefusalOut>,
    /// The newest decision on it.
    explanation: Option<ExplanationOut>,
    /// The proposal that stands, or stood last.
    proposal: Option<ProposalOut>,
    /// The day of the hand-over.
    handed_over_on: Option<String>,
    /// When it was anonymised.
    anonymised_at: Option<DateTime<Utc>>,
    /// Its version.
    version: i64,
}

impl RequestOut {
    pub(super) fn of(view: View, texts: Texts) -> Self {
        let View { request, proposal, device, shipment, decision, site: _ } = view;
        let proposal = proposal.zip(device).map(|(proposal, device)| {
            ProposalOut::of(ProposalView { proposal, request: request.clone(), device, shipment, site: None })
        });
        let explanation = decision.map(|decision| ExplanationOut {
            run_id: decision.run_id,
            rank: decision.rank,
            points: decision.points,
            sentence: explain::outcome(texts, &decision.outcome),
            parts: decision.parts,
            outcome: decision.outcome,
        });
        let household = request.household.as_ref();
        Self {
            id: request.id,
            state: request.state,
            structure_id: request.structure_id,
            site_id: request.site_id,
            memory_gb_min: request.memory_gb_min,
            household_size: household.map(|one| one.size),
            insee_code: household.and_then(|one| one.insee_code.clone()),
            purpose: household.map(|one| one.purpose),
            criterion: household.map(|one| one.criterion),
            criterion_seen_on: household.and_then(|one| one.criterion_seen_on.clone()),
            urgency: household.map(|one| one.urgency),
            note: household.and_then(|one| one.note.clone()),
            reference: request.reference,
            category: request.category,
            accessibility: request.accessibility,
            agreement_kind: request.agreement_kind,
            agreement_given_on: request.agreement_given_on,
            submitted_at: request.submitted_at,
            refusal: request.refusal.map(|code| RefusalOut { code, again_from: request.again_from }),
            explanation,
            proposal,
            handed_over_on: request.handed_over_on,
            anonymised_at: request.anonymised_at,
            version: request.version,
        }
    }
}

impl ProposalOut {
    pub(super) fn of(view: ProposalView) -> Self {
        let ProposalView { proposal, request, device, shipment, site: _ } = view;
        Self {
            id: proposal.id,
            request_id: proposal.request_id,
            request_reference: request.reference,
            state: proposal.state,
            device_id: proposal.device_id,
            title: device.specification.title(),
            device_reference: device.reference,
            expires_at: proposal.expires_at,
            reason: proposal.reason,
            shipment_state: shipment.as_ref().map(|one| one.state),
            shipment_reference: shipment.map(|one| one.reference),
        }
    }
}

/// A request in a list.
#[derive(Serialize, ToSchema)]
pub struct RequestLineOut {
    /// Its id.
    pub(super) id: RequestId,
    /// Its reference.
    pub(super) reference: String,
    /// Where it stands.
    pub(super) state: request::State,
    /// The category.
    pub(super) category: String,
    /// Since when it waits.
    pub(super) submitted_at: DateTime<Utc>,
}

/// A run in a list.
#[derive(Serialize, ToSchema)]
pub struct RunLineOut {
    /// Its id.
    pub(super) id: AllocationRunId,
    /// Its reference.
    pub(super) reference: String,
    /// Where it stands.
    pub(super) state: run::State,
    /// The département it is limited to.
    pub(super) department: Option<String>,
    /// Requests looked at.
    pub(super) requests: i32,
    /// Requests served.
    pub(super) served: i32,
    /// When it was computed.
    pub(super) computed_at: DateTime<Utc>,
}

/// A decision of a run.
#[derive(Serialize, ToSchema)]
pub struct DecisionOut {
    /// The request.
    request_id: RequestId,
    /// Its reference.
    request_reference: String,
    /// Its rank, from 1.
    rank: i32,
    /// Its points.
    points: i64,
    /// What they are for.
    parts: Option<Vec<Part>>,
    /// Served or not, and why, as coded data.
    #[schema(value_type = Object)]
    outcome: Outcome,
    /// The same in words.
    explanation: String,
    /// The device proposed.
    device_reference: Option<String>,
    /// Brand and model.
    device_title: Option<String>,
    /// What became of it when the run was validated.
    effect: Option<Effect>,
    /// The proposal that came of it.
    proposal_id: Option<ProposalId>,
}

/// A run with its decisions.
#[derive(Serialize, ToSchema)]
pub struct RunOut {
    /// Its id.
    id: AllocationRunId,
    /// Its reference.
    reference: String,
    /// Where it stands.
    state: run::State,
    /// The département it is limited to.
    department: Option<String>,
    /// The version of the rules.
    rules_version: i32,
    /// The hash of inputs and result.
    hash: String,
    /// Requests looked at.
    requests: i32,
    /// Devices looked at.
    devices: i32,
    /// Requests served.
    served: i32,
    /// Points served.
    points_served: i64,
    /// Metres that devices travel.
    metres: i64,
    /// When it was computed.
    computed_at: DateTime<Utc>,
    /// When a person validated it or set it aside.
    decided_at: Option<DateTime<Utc>>,
    /// What the law wants said (CRPA L311-3-1).
    legal_notice: String,
    /// Its decisions, by rank.
    decisions: Vec<DecisionOut>,
}

impl RunOut {
    pub(super) fn of(computed: Computed, decisions: Vec<DecisionView>, texts: Texts) -> Self {
        let run = computed.run;
        Self {
            id: run.id,
            reference: run.reference,
            state: run.state,
            department: run.department_code,
            rules_version: run.rules_version,
            hash: run.hash,
            requests: run.request_count,
            devices: run.device_count,
            served: run.served_count,
            points_served: run.points_served,
            metres: run.metres,
            computed_at: run.computed_at,
            decided_at: run.decided_at,
            legal_notice: texts.t("run-legal-notice").to_string(),
            decisions: decisions
                .into_iter()
                .map(|view| DecisionOut {
                    request_id: view.decision.request_id,
                    request_reference: view.reference,
                    rank: view.decision.rank,
                    points: view.decision.points,
                    explanation: explain::outcome(texts, &view.decision.outcome),
                    parts: view.decision.parts,
                    outcome: view.decision.outcome,
                    device_reference: view.device.as_ref().map(|device| device.reference.clone()),
                    device_title: view.device.map(|device| device.specification.title()),
                    effect: view.decision.effect,
                    proposal_id: view.proposal.map(|proposal| proposal.id),
                })
                .collect(),
        }
    }
}
