//! The measured reuse rate as JSON.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::reuse;
use crate::accreditation::{self, Figures, ReuseRate};
use crate::kernel::{Capacity, Instant, OrganisationId, Page, Paging, Result};
use crate::web::{App, Args, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(own_reuse_rate))
        .routes(routes!(list_reuse_rates))
        .merge(super::campaign_api::router())
        .merge(super::estimate_api::router())
}

/// Devices sold, given or lent among those with a final outcome, over the trailing twelve months (law 10).
#[derive(Serialize, ToSchema)]
struct ReuseRateOut {
    /// The refurbisher.
    organisation_id: OrganisationId,
    /// Devices sold, given or lent.
    reused_units: u64,
    /// Devices with a final outcome.
    units: u64,
    /// The rate in units, in tenths of a percent, rounded down; absent before the first outcome.
    units_permille: Option<u64>,
    /// Grams sold, given or lent, of the weighed devices.
    reused_grams: u64,
    /// Grams with a final outcome, of the weighed devices.
    grams: u64,
    /// The rate in mass, in tenths of a percent, rounded down; absent before the first weighed outcome.
    mass_permille: Option<u64>,
    /// Devices with a final outcome that were weighed.
    weighed_units: u64,
    /// When it was measured.
    #[schema(value_type = String, format = DateTime)]
    measured_at: Instant,
    /// Since when it warns: under 50 % with at least 100 outcomes.
    #[schema(value_type = Option<String>, format = DateTime)]
    warned_at: Option<Instant>,
}

fn out(
    organisation_id: OrganisationId,
    rate: ReuseRate,
    measured_at: Instant,
    warned_at: Option<Instant>,
) -> ReuseRateOut {
    let (units_permille, mass_permille) = (rate.units_permille(), rate.mass_permille());
    let ReuseRate { reused_units, units, reused_grams, grams, weighed_units } = rate;
    ReuseRateOut {
        organisation_id,
        reused_units,
        units,
        units_permille,
        reused_grams,
        grams,
        mass_permille,
        weighed_units,
        measured_at,
        warned_at,
    }
}

/// One's own reuse rate, counted now
#[utoipa::path(get, path = "/reuse-rate", tag = "impact",
    responses((status = 200, body = ReuseRateOut), (status = 403, body = Problem)))]
async fn own_reuse_rate(State(app): State<App>, Op(op): Op) -> Result<Json<ReuseRateOut>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let rate = reuse::rate_of(app.db.fresh(), own, op.now).await?;
    let warned_at =
        accreditation::figures_of(app.db.fresh(), own).await?.and_then(|figures| figures.warned_at);
    Ok(Json(out(own, rate, op.now, warned_at)))
}

/// The reuse rate of every refurbisher as last measured, for the operator
#[utoipa::path(get, path = "/reuse-rates", tag = "impact", params(Paging),
    responses((status = 200, body = Page<ReuseRateOut>), (status = 403, body = Problem)))]
async fn list_reuse_rates(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<ReuseRateOut>>> {
    op.require_reading(Capacity::Operator)?;
    let page = accreditation::all_figures(app.db.read(), &paging).await?;
    Ok(Json(page.map(|Figures { organisation_id, reuse, measured_at, warned_at }| {
        out(organisation_id, reuse, measured_at, warned_at)
    })))
}
