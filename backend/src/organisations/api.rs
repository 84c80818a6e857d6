//! `GET /api/v1/sites`.

use axum::Json;
use axum::extract::State;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Site;
use crate::kernel::Result;
use crate::web::{App, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_sites))
}

/// The sites of the acting organisation
///
/// At most 200, by name. Their ids are what other calls take as `site_id`.
#[utoipa::path(get, path = "/sites", tag = "organisations",
    responses((status = 200, body = Vec<Site>), (status = 401, body = Problem)))]
async fn list_sites(State(app): State<App>, Op(op): Op) -> Result<Json<Vec<Site>>> {
    let own = op.acting()?.organisation_id;
    Ok(Json(super::sites_of(app.db.read(), own).await?))
}
