//! Campaigns and what they have brought, as JSON, for anybody.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::campaign_pages::ByCategory;
use crate::campaigns::rules::{Goal, MonthGoal, PointState, State as Standing};
use crate::campaigns::{self, Campaign, DropOff, Round};
use crate::donations::{CampaignFigures, campaign_figures};
use crate::kernel::{Instant, Point, Result};
use crate::web::{App, Id, Op, Problem};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_campaigns)).routes(routes!(show_campaign))
}

/// What came of one category, each device counted once.
#[derive(Serialize, ToSchema)]
struct CampaignFiguresOut {
    /// Units on declared lots.
    declared: u64,
    /// Devices that a workshop counted.
    received: u64,
    /// Devices made ready at least once.
    fit: u64,
    /// Devices given, sold or lent at least once.
    given: u64,
}

impl From<CampaignFigures> for CampaignFiguresOut {
    fn from(figures: CampaignFigures) -> Self {
        let CampaignFigures { declared, received, fit, given } = figures;
        Self { declared, received, fit, given }
    }
}

/// A campaign.
#[derive(Serialize, ToSchema)]
struct CampaignOut {
    /// Its name in addresses.
    slug: String,
    title: String,
    words: String,
    state: Standing,
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    from: NaiveDate,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    to: NaiveDate,
    /// Codes of its départements.
    departments: Vec<String>,
    /// INSEE codes of the communes that it is limited to; none for all of its départements.
    communes: Vec<String>,
    goals: Vec<Goal>,
    /// Units by month, when its lead said so.
    months: Vec<MonthGoal>,
    /// What it has brought, by category.
    figures: BTreeMap<String, CampaignFiguresOut>,
    /// When it was counted.
    #[schema(value_type = String, format = DateTime)]
    computed_at: Instant,
    /// Why it was called off.
    reason: Option<String>,
    /// The result in its lead's words.
    result: Option<String>,
}

/// A drop-off point.
#[derive(Serialize, ToSchema)]
struct CampaignPointOut {
    label: String,
    address: String,
    insee_code: String,
    point: Point,
    /// For each day from Monday to Sunday, stretches in minutes since midnight, Paris time; closed on public holidays.
    hours: Vec<Vec<(u16, u16)>>,
    by_appointment: bool,
    /// Days on which it is closed.
    #[schema(value_type = Vec<String>)]
    closed_on: Vec<NaiveDate>,
    /// Codes of the categories that it takes.
    takes: Vec<String>,
}

/// A group collection to come.
#[derive(Serialize, ToSchema)]
struct CampaignRoundOut {
    #[schema(value_type = String, format = Date)]
    day: NaiveDate,
    /// Minutes since midnight, Paris time.
    from_minute: u16,
    /// Minutes since midnight, Paris time.
    to_minute: u16,
    place: String,
    insee_code: String,
    /// Units that fit in.
    capacity: u32,
    /// Units that still find room.
    left: u32,
}

/// A campaign with its places and its dates.
#[derive(Serialize, ToSchema)]
struct CampaignDetailOut {
    #[serde(flatten)]
    campaign: CampaignOut,
    points: Vec<CampaignPointOut>,
    rounds: Vec<CampaignRoundOut>,
}

fn out(one: Campaign, figures: ByCategory, now: Instant) -> CampaignOut {
    let state = one.state(now);
    CampaignOut {
        departments: one.departments(),
        communes: one.places.iter().flat_map(|(_, communes)| communes.clone()).collect(),
        slug: one.slug,
        title: one.title,
        words: one.words,
        state,
        from: one.from,
        to: one.to,
        goals: one.goals,
        months: one.months,
        figures: figures.into_iter().map(|(category, figures)| (category, figures.into())).collect(),
        computed_at: now,
        reason: one.reason.filter(|_| state == Standing::Cancelled),
        result: one.closing.map(|closing| closing.words),
    }
}

fn point_out(one: DropOff) -> CampaignPointOut {
    CampaignPointOut {
        label: one.label,
        address: one.address,
        insee_code: one.insee_code,
        point: one.point,
        hours: one.hours.0.to_vec(),
        by_appointment: one.by_appointment,
        closed_on: one.closed_on,
        takes: one.takes,
    }
}

fn round_out(one: Round) -> CampaignRoundOut {
    CampaignRoundOut {
        left: one.left(),
        day: one.day,
        from_minute: one.between.0,
        to_minute: one.between.1,
        place: one.place,
        insee_code: one.insee_code,
        capacity: one.capacity,
    }
}

/// Public campaigns with what they have brought: those that end last first, at most 200
///
/// Open to everyone.
#[utoipa::path(get, path = "/campaigns", tag = "campaigns",
    responses((status = 200, body = Vec<CampaignOut>), (status = 503, body = Problem)))]
async fn list_campaigns(State(app): State<App>, Op(op): Op) -> Result<Json<Vec<CampaignOut>>> {
    let c = app.db.read();
    let all = campaigns::public(c).await?;
    let ids: Vec<_> = all.iter().map(|one| one.id).collect();
    let mut figures = campaign_figures(c, &ids).await?;
    let found = all.into_iter().map(|one| {
        let brought = figures.remove(&one.id).unwrap_or_default();
        out(one, brought, op.now)
    });
    Ok(Json(found.collect()))
}

/// A public campaign, with its drop-off points and the group collections to come
///
/// Open to everyone.
#[utoipa::path(get, path = "/campaigns/{slug}", tag = "campaigns", params(("slug" = String, Path)),
    responses((status = 200, body = CampaignDetailOut), (status = 404, body = Problem)))]
async fn show_campaign(
    State(app): State<App>,
    Op(op): Op,
    Id(slug): Id<String>,
) -> Result<Json<CampaignDetailOut>> {
    let c = app.db.read();
    let one = campaigns::public_by_slug(c, &slug).await?;
    let id = one.id;
    let takes = one.state(op.now).takes();
    let figures = campaign_figures(c, &[id]).await?.remove(&id).unwrap_or_default();
    let points = campaigns::points_of(c, [id], true).await?;
    let rounds = campaigns::rounds_of(c, [id]).await?;
    Ok(Json(CampaignDetailOut {
        campaign: out(one, figures, op.now),
        points: points
            .into_iter()
            .filter(|one| takes && one.state == PointState::Agreed)
            .map(point_out)
            .collect(),
        rounds: rounds.into_iter().filter(|one| takes && one.is_to_come(op.now)).map(round_out).collect(),
    }))
}
