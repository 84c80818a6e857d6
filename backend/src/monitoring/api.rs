//! The measured figures as JSON.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::accreditation::{self, Delay, Quality, Tickets};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Instant, OrganisationId, Page, Paging, Result};
use crate::web::{App, Args, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(own_figures)).routes(routes!(list_figures))
}

/// What is measured of a refurbisher over twelve months. Shares are in tenths of a percent, rounded down, and absent before the
/// first thing counted.
#[derive(Serialize, ToSchema)]
struct FiguresOut {
    /// The refurbisher.
    organisation_id: OrganisationId,
    /// The last day counted.
    #[schema(value_type = String, format = Date)]
    counted_until: NaiveDate,
    /// When it was measured; absent before the first thing counted.
    #[schema(value_type = Option<String>, format = DateTime)]
    measured_at: Option<Instant>,
    /// Since when it warns: under 50 % with at least 100 outcomes. The operator reads it a week after the refurbisher.
    #[schema(value_type = Option<String>, format = DateTime)]
    warned_at: Option<Instant>,
    /// Devices sold, given or lent (law 10).
    reused_units: u64,
    /// Devices with a final outcome.
    units: u64,
    /// The reuse rate in units.
    units_permille: Option<u64>,
    /// Grams sold, given or lent, of the weighed devices.
    reused_grams: u64,
    /// Grams with a final outcome, of the weighed devices.
    grams: u64,
    /// The reuse rate in mass.
    mass_permille: Option<u64>,
    /// Devices with a final outcome that were weighed.
    weighed_units: u64,
    /// Proofs of erasure handed in.
    reports: u64,
    /// Proofs refused at once, or taken back since as false.
    refused_reports: u64,
    /// Proofs refused, of those handed in.
    refused_reports_permille: Option<u64>,
    /// From the declaration of a lot to its collection.
    to_collection: Delay,
    /// From the collection to the reception.
    to_receipt: Delay,
    /// From the reception of a device, or its last return, to its outcome.
    to_outcome: Delay,
    /// Lot parts received.
    receptions: u64,
    /// Of them, those whose count was contested.
    disputed_receptions: u64,
    /// Units declared in them.
    declared_units: u64,
    /// Units declared and not found.
    missing_units: u64,
    /// Units found beyond what was declared.
    extra_units: u64,
    /// Kinds declared: lines of the lists.
    declared_kinds: u64,
    /// Of them, those whose count differed.
    different_kinds: u64,
    /// Units missing or beyond, of those declared.
    different_units_permille: Option<u64>,
    /// Kinds whose count differed, of those declared.
    different_kinds_permille: Option<u64>,
    /// After-sales cases: `not_measured` as long as nothing keeps them.
    tickets: Tickets,
}

fn out(
    (organisation_id, measured_at): (OrganisationId, Option<Instant>),
    quality: Quality,
    counted_until: NaiveDate,
    warned_at: Option<Instant>,
) -> FiguresOut {
    let Quality {
        reuse,
        reports,
        refused_reports,
        to_collection,
        to_receipt,
        to_outcome,
        receptions,
        tickets,
    } = quality;
    FiguresOut {
        organisation_id,
        counted_until,
        measured_at,
        warned_at,
        reused_units: reuse.reused_units,
        units: reuse.units,
        units_permille: reuse.units_permille(),
        reused_grams: reuse.reused_grams,
        grams: reuse.grams,
        mass_permille: reuse.mass_permille(),
        weighed_units: reuse.weighed_units,
        reports,
        refused_reports,
        refused_reports_permille: quality.refused_permille(),
        to_collection,
        to_receipt,
        to_outcome,
        receptions: receptions.parts,
        disputed_receptions: receptions.disputed_parts,
        declared_units: receptions.declared_units,
        missing_units: receptions.missing_units,
        extra_units: receptions.extra_units,
        declared_kinds: receptions.declared_kinds,
        different_kinds: receptions.different_kinds,
        different_units_permille: receptions.units_permille(),
        different_kinds_permille: receptions.kinds_permille(),
        tickets,
    }
}

/// One's own figures as measured last night
#[utoipa::path(get, path = "/own-figures", tag = "monitoring",
    responses((status = 200, body = FiguresOut), (status = 403, body = Problem)))]
async fn own_figures(State(app): State<App>, Op(op): Op) -> Result<Json<FiguresOut>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let Some(figures) = accreditation::figures_of(app.db.fresh(), own).await? else {
        return Ok(Json(out((own, None), Quality::default(), paris_day(op.now), None)));
    };
    let whose = (own, Some(figures.measured_at));
    Ok(Json(out(whose, figures.own, figures.own_until(), figures.standing.warned_at)))
}

/// The figures of every refurbisher, as it read them a week before; for the operator
#[utoipa::path(get, path = "/refurbisher-figures", tag = "monitoring", params(Paging),
    responses((status = 200, body = Page<FiguresOut>), (status = 403, body = Problem)))]
async fn list_figures(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<FiguresOut>>> {
    op.require_reading(Capacity::Operator)?;
    let page = accreditation::all_figures(app.db.read(), &paging).await?;
    Ok(Json(page.map(|one| {
        let whose = (one.organisation_id, Some(one.measured_at));
        out(whose, one.shown, one.shown_until(), one.warned_for_others())
    })))
}
