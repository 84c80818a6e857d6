//! A campaign, its drop-off points and its group collections, as they are spoken of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::{self, Goal, MonthGoal, PointState, RoundState, Stage, State};
use crate::kernel::hours::{Hours, Stretch};
use crate::kernel::time::paris_day;
use crate::kernel::{
    CampaignId, CampaignPointId, CampaignRoundId, CampaignSignUpId, DonationLotId, Instant, OrganisationId,
    Point,
};
use crate::territories::Commune;

/// What a campaign brought, as it was written down when it was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The lead's words.
    pub words: String,
    /// Units declared, received, made fit, given, all categories together.
    pub figures: [u64; 4],
}

/// A territory's call for equipment.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its name in addresses.
    pub slug: String,
    /// Whose call it is.
    pub organisation_id: OrganisationId,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Units by category.
    pub goals: Vec<Goal>,
    /// Units by month; empty when the lead did not say.
    pub months: Vec<MonthGoal>,
    /// What people decided.
    pub stage: Stage,
    /// Why it was called off.
    pub reason: Option<String>,
    /// What it brought, once closed.
    pub closing: Option<Closing>,
    /// Départements, each with the communes it is limited to; none for all of it.
    pub places: Vec<(String, Vec<String>)>,
    /// Counts changes.
    pub version: i64,
    /// When it was begun.
    pub created_at: Instant,
    /// When it became public.
    pub published_at: Option<Instant>,
    /// When it was closed or called off.
    pub ended_at: Option<Instant>,
}

impl Campaign {
    /// Where it stands.
    #[must_use]
    pub fn state(&self, now: Instant) -> State {
        rules::state(self.stage, self.from, self.to, paris_day(now))
    }

    /// Whether it is a commune's campaign.
    #[must_use]
    pub fn covers(&self, commune: &Commune) -> bool {
        self.places.iter().any(|(department, communes)| {
            *department == commune.department_code
                && (communes.is_empty() || communes.contains(&commune.insee_code))
        })
    }

    /// The codes of its départements.
    #[must_use]
    pub fn departments(&self) -> Vec<String> {
        self.places.iter().map(|(department, _)| department.clone()).collect()
    }
}

/// A place where things may be left.
#[derive(Clone, Debug)]
pub struct DropOff {
    /// Its id.
    pub id: CampaignPointId,
    /// Of which campaign.
    pub campaign_id: CampaignId,
    /// Who holds it.
    pub organisation_id: OrganisationId,
    /// What it is called.
    pub label: String,
    /// Street and number.
    pub address: String,
    /// The commune.
    pub insee_code: String,
    /// Where it is.
    pub point: Point,
    /// When it is open.
    pub hours: Hours,
    /// Whether one comes by appointment.
    pub by_appointment: bool,
    /// Days on which it is closed.
    pub closed_on: Vec<NaiveDate>,
    /// Codes of the categories that it takes.
    pub takes: Vec<String>,
    /// Whether its holder agrees.
    pub state: PointState,
    /// Counts changes.
    pub version: i64,
}

/// A group collection: a workshop comes on a day, for several donors.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its id.
    pub id: CampaignRoundId,
    /// Of which campaign.
    pub campaign_id: CampaignId,
    /// Who fetches.
    pub workshop_id: OrganisationId,
    /// On which day.
    pub day: NaiveDate,
    /// Between which minutes of that day, Paris time.
    pub between: Stretch,
    /// Where: « parking de la mairie ».
    pub place: String,
    /// The commune.
    pub insee_code: String,
    /// Units that fit in.
    pub capacity: u32,
    /// Units that donors signed up for.
    pub taken: u32,
    /// Where it stands.
    pub state: RoundState,
    /// Why it was declined or called off.
    pub reason: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl Round {
    /// Whether its workshop is asked or comes.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self.state, RoundState::Asked | RoundState::Accepted)
    }

    /// Units that still find room.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }

    /// Whether a donor may sign up: the workshop comes, the day is still to come, and there is room.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.is_to_come(now) && self.left() > 0
    }

    /// Whether the workshop comes, and the day is still to come.
    #[must_use]
    pub fn is_to_come(&self, now: Instant) -> bool {
        self.state == RoundState::Accepted && self.day > paris_day(now)
    }
}

/// A donor's place in a group collection.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Its id.
    pub id: CampaignSignUpId,
    /// In which.
    pub round_id: CampaignRoundId,
    /// Whose.
    pub donor_id: OrganisationId,
    /// Units.
    pub units: u32,
    /// What they are, in the donor's words.
    pub what: String,
    /// The lot that they are.
    pub lot_id: Option<DonationLotId>,
}
