//! `GET /api/v1/shipments/{id}`.

use axum::Json;
use axum::extract::State as Extract;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::reading::{Place, look};
use super::{ShipmentKind, State};
use crate::devices;
use crate::kernel::{Result, ShipmentId, SiteId};
use crate::web::{App, Id, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_shipment))
}

/// One end of a shipment.
#[derive(Debug, Serialize, ToSchema)]
struct ShipmentPlace {
    site_id: SiteId,
    organisation: String,
    label: String,
    address: String,
}

/// Things that move from site to site.
#[derive(Debug, Serialize, ToSchema)]
struct ShipmentOut {
    id: ShipmentId,
    /// Its reference, such as `BL-2026-000123`.
    reference: String,
    kind: ShipmentKind,
    state: State,
    /// From where; none for what is posted.
    from: Option<ShipmentPlace>,
    to: ShipmentPlace,
    /// References of the devices it carries; none while they are lines of a lot.
    devices: Vec<String>,
    planned_for: DateTime<Utc>,
    departed_at: Option<DateTime<Utc>>,
    delivered_at: Option<DateTime<Utc>>,
    version: i64,
}

fn out(place: Place) -> ShipmentPlace {
    let Place { site, organisation, address } = place;
    ShipmentPlace { site_id: site.id, organisation: organisation.name, label: site.label, address }
}

/// One shipment
///
/// For whoever sends it or receives it.
#[utoipa::path(get, path = "/shipments/{id}", tag = "logistics", params(("id" = ShipmentId, Path)),
    responses((status = 200, body = ShipmentOut), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_shipment(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<ShipmentId>,
) -> Result<Json<ShipmentOut>> {
    let c = app.db.fresh();
    let seen = look(c, &op, id).await?;
    let one = seen.shipment;
    let devices = devices::find_many(c, &one.devices).await?;
    Ok(Json(ShipmentOut {
        id: one.id,
        reference: one.reference,
        kind: one.kind,
        state: one.state,
        from: seen.from.map(out),
        to: out(seen.to),
        devices: devices.into_iter().map(|device| device.reference).collect(),
        planned_for: one.planned_for,
        departed_at: one.departed_at,
        delivered_at: one.delivered_at,
        version: one.version,
    }))
}
