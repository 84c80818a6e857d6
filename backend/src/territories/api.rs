//! `GET /api/v1/territories`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Commune;
use crate::kernel::{Error, Result};
use crate::web::{App, Args, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search_territories))
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct SearchArgs {
    /// An INSEE code of today or before, a postal code, or the beginning of a name, accents or not; a département's
    /// code may follow: `Begles 33`.
    #[serde(default)]
    q: String,
    /// Rows wanted, 1 to 50; 10 unless told.
    limit: Option<u64>,
}

/// Find communes
///
/// The most peopled first. Open to everyone.
#[utoipa::path(get, path = "/territories", tag = "territories", params(SearchArgs),
    responses((status = 200, body = Vec<Commune>), (status = 422, body = Problem)))]
async fn search_territories(
    State(app): State<App>,
    Args(args): Args<SearchArgs>,
) -> Result<Json<Vec<Commune>>> {
    let SearchArgs { q, limit } = args;
    if q.trim().is_empty() {
        return Err(Error::invalid("q", "query-required"));
    }
    Ok(Json(super::search(app.db.read(), &q, limit.unwrap_or(10)).await?))
}
