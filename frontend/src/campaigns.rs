//! Collection campaigns: for their lead, for those who hold a point or come to collect, for donors, and for everybody.

use askama::Template;

use crate::chart::Chart;
use crate::components::{Cell, Column, Fact, Figure};
use crate::context::{NavItem, PageContext};
use crate::donations::Rows;
use crate::estimate::Quantity;
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::map::OfferMap;
use crate::object::ObjectView;

/// `/desk/campaigns`, for a territory's lead.
#[derive(Template)]
#[template(path = "pages/campaigns/list.html")]
pub struct CampaignsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether the reader may begin one.
    pub may_act: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// `/desk/campaigns/new` and `/desk/campaigns/{id}/edit`: posts `title`, `words`, `from`, `to`, `departments` (several),
/// `communes`, a field for each category, and `month_2026-12` for each month of the period.
#[derive(Template)]
#[template(path = "pages/campaigns/call.html")]
pub struct CallForm {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// Where it is sent.
    pub address: String,
    /// Where one goes back to.
    pub back: String,
    pub is_new: bool,
    pub title: String,
    pub words: String,
    pub from: String,
    pub to: String,
    pub departments: Vec<Choice>,
    pub communes: String,
    pub goals: Vec<Quantity>,
    /// Field, month in words and what was typed; empty while the period is one month, or not known.
    pub months: Vec<(String, String, String)>,
}

/// `/desk/campaigns/{id}`, for its lead.
#[derive(Template)]
#[template(path = "pages/campaigns/campaign.html")]
pub struct CampaignPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub id: String,
    pub words: String,
    pub goals: Rows,
    pub points: Rows,
    pub rounds: Rows,
    /// Whether points and dates may still be added.
    pub may_add: bool,
    /// Where a reason is sent; empty when it cannot be called off.
    pub cancel: String,
    /// Where the result is sent; empty while it is not time.
    pub close: String,
    pub reason: String,
    pub closing_words: String,
}

/// What the fields of a drop-off point's opening hold.
#[derive(Clone, Debug, Default)]
pub struct OpeningFields {
    /// Field, day and hours, Monday first.
    pub days: Vec<(String, String, String)>,
    pub by_appointment: bool,
    pub closed_on: String,
    pub takes: Vec<Choice>,
}

/// `/desk/campaigns/{id}/points/new`: posts `holder`, `label`, `address`, `commune`, `day_1` to `day_7`, `by_appointment`,
/// `closed_on`, `takes` (several).
#[derive(Template)]
#[template(path = "pages/campaigns/new_point.html")]
pub struct NewPointForm {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub campaign: String,
    pub address: String,
    pub back: String,
    pub holder: String,
    pub label: String,
    pub street: String,
    pub commune: String,
    pub opening: OpeningFields,
}

/// `/desk/campaign-points/{id}`: its holder answers (`answer`, and the fields of the opening), its lead may give it up.
#[derive(Template)]
#[template(path = "pages/campaigns/point.html")]
pub struct PointPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub address: String,
    pub opening: OpeningFields,
    /// Whether it is asked: yes or no.
    pub may_answer: bool,
    /// Whether its holder may change its hours.
    pub may_change: bool,
    pub may_withdraw: bool,
}

/// `/desk/campaigns/{id}/rounds/new`: posts `workshop`, `day`, `hours`, `place`, `commune`, `capacity`.
#[derive(Template)]
#[template(path = "pages/campaigns/new_round.html")]
pub struct NewRoundForm {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub campaign: String,
    pub address: String,
    pub back: String,
    pub workshop: String,
    /// Workshops of the territory, by name, to choose from.
    pub workshops: Vec<String>,
    pub day: String,
    pub hours: String,
    pub place: String,
    pub commune: String,
    pub capacity: String,
}

/// `/desk/campaign-rounds/{id}`: the workshop answers, donors sign up, both sides see who comes.
#[derive(Template)]
#[template(path = "pages/campaigns/round.html")]
pub struct RoundPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub address: String,
    /// A workshop that is asked.
    pub may_answer: bool,
    pub may_cancel: bool,
    /// A donor who is not on the list yet, while there is room.
    pub may_sign_up: bool,
    /// Where a donor's own place is taken back; empty when it has none.
    pub withdraw: String,
    pub taken: u32,
    pub capacity: u32,
    /// The next one with room, in words and its address; empty for none.
    pub next: (String, String),
    pub sign_ups: Rows,
    pub units: String,
    pub what: String,
    pub reason: String,
}

/// `/desk/campaigns`, for a donor.
#[derive(Template)]
#[template(path = "pages/campaigns/donor.html")]
pub struct DonorCampaignsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub may_act: bool,
    /// Whether the donor asked to be told.
    pub follows: bool,
    pub cards: Vec<CampaignCard>,
    /// What it signed up for.
    pub places: Rows,
}

/// A campaign in a list.
#[derive(Clone, Debug, Default)]
pub struct CampaignCard {
    pub title: String,
    pub address: String,
    /// « du 1er au 31 décembre 2026 ».
    pub period: String,
    /// The lead and its territory.
    pub territory: String,
    pub goals: String,
    pub badge: String,
    pub tone: &'static str,
    /// Where one takes part; empty when it is not time.
    pub join: String,
    /// Units declared, of the units wished; nothing wished shows no bar.
    pub declared: u64,
    pub wished: u64,
    pub progress: String,
}

/// A drop-off point in a list.
#[derive(Clone, Debug, Default)]
pub struct PointCard {
    pub label: String,
    pub holder: String,
    pub address: String,
    /// How far it is; empty when it was not asked from where.
    pub distance: String,
    pub hours: String,
    /// Whether it is open now, in a sentence.
    pub opening: String,
    pub takes: String,
    pub closed_on: String,
    pub phone: String,
    pub link: String,
}

/// A group collection in a list.
#[derive(Clone, Debug, Default)]
pub struct RoundCard {
    pub when: String,
    pub place: String,
    pub workshop: String,
    /// « 20 places sur 60 »
    pub room: String,
    pub full: bool,
    /// Where one signs up.
    pub address: String,
}

/// `/campagnes`: asks itself with `near`.
#[derive(Template)]
#[template(path = "pages/campaigns/public_list.html")]
pub struct PublicCampaignsPage {
    pub ctx: PageContext,
    pub errors: FieldErrors,
    pub near: String,
    /// The place that was understood; empty when none was asked.
    pub place: String,
    pub running: Vec<CampaignCard>,
    pub over: Vec<CampaignCard>,
    pub points: Vec<PointCard>,
    pub rounds: Vec<RoundCard>,
    /// Drop-off points by département.
    pub map: OfferMap,
}

/// `/campagnes/{slug}`.
#[derive(Template)]
#[template(path = "pages/campaigns/public.html")]
pub struct PublicCampaignPage {
    pub ctx: PageContext,
    pub title: String,
    pub words: Vec<String>,
    pub lead: String,
    pub phone: String,
    pub link: String,
    pub badge: String,
    pub tone: &'static str,
    /// What happens now, and when.
    pub now: String,
    pub period: String,
    pub territory: String,
    pub figures: Vec<Figure>,
    pub chart: Chart,
    pub table: Rows,
    pub months: Rows,
    pub points: Vec<PointCard>,
    pub rounds: Vec<RoundCard>,
    /// Where one declares a lot for it; empty when it takes nothing.
    pub join: String,
    /// The file of its dates; empty when there are none.
    pub dates: String,
    /// The result in the lead's words; empty before.
    pub closing: Vec<String>,
    /// Units declared and received when it was closed, in a sentence.
    pub closing_figures: String,
    /// Why it was called off.
    pub reason: String,
    pub computed: String,
}

/// `/desk/shortage`: what will be missing in a lead's territory.
#[derive(Template)]
#[template(path = "pages/campaigns/shortage.html")]
pub struct ShortagePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub territory: String,
    pub sentence: String,
    pub chart: Chart,
    pub table: Rows,
    pub any: bool,
    pub may_act: bool,
}

/// `/campagnes/regle-de-prevision`: the rule, with a worked example.
#[derive(Template)]
#[template(path = "pages/campaigns/forecast_rule.html")]
pub struct ForecastRulePage {
    pub ctx: PageContext,
    pub example: Vec<Fact>,
    pub answer: String,
}

/// The other ways for a lot that no workshop took, or that may be given through a campaign.
#[derive(Clone, Debug, Default)]
pub struct LotWays {
    /// Where the choice of a campaign is sent.
    pub address: String,
    /// The campaign that it is given through; its address.
    pub joined: (String, String),
    pub campaigns: Vec<Choice>,
    pub points: Vec<PointCard>,
    pub rounds: Vec<RoundCard>,
    /// Whether the eco-organisations are named.
    pub eco: bool,
    /// Whether the reader may choose.
    pub may_act: bool,
}
