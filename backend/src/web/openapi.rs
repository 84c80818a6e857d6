//! The API's description, OpenAPI 3.1.

use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rebond",
        description = "Used IT equipment given, made fit again, bought together and handed to households. Amounts are whole cents of a euro, distances kilometres, times RFC 3339 in UTC. Lists take `limit` and `after`. A POST may carry an `Idempotency-Key`. Errors are problem details (RFC 9457) with a stable `code`."
    ),
    servers((url = "/")),
    modifiers(&Bearer),
    security((), ("bearer" = []))
)]
pub(super) struct Described;

/// The whole document.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    super::router::api().into_openapi()
}
