//! Signed heads for whoever wants to keep a copy: a page, and the same as JSON.

use axum::Json;
use axum::extract::State as AppState;
use frontend::components::{Cell, Column};
use frontend::devices::HeadsPage;
use frontend::filters::{write_datetime, write_number};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::heads::heads;
use crate::kernel::{Page, Paging, Result};
use crate::platform::custody::Head;
use crate::web::{App, Args, Ctx, Html, Pages, Problem};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new().get("/verifier/empreintes", show)
}

/// The JSON routes.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_heads))
}

async fn show(
    AppState(app): AppState<App>,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<HeadsPage>> {
    let found = heads(app.db.fresh(), &paging).await?;
    let texts = ctx.texts;
    let rows = found
        .items
        .iter()
        .map(|(number, head)| {
            let body = head.read();
            let told = |told: Option<String>| Cell::text(told.unwrap_or_default());
            vec![
                Cell::text(number.to_string()),
                told(body.as_ref().map(|body| write_datetime(body.signed_at, texts))),
                told(body.as_ref().map(|body| write_number(body.events, texts.language))),
                told(body.as_ref().map(|body| write_number(body.journal_count, texts.language))),
                Cell::text(head.digest()),
            ]
        })
        .collect();
    Ok(Html::ok(HeadsPage {
        public_key: app.custody.public(),
        columns: ["number", "day", "events", "journal", "digest"]
            .map(|name| Column::new(texts.dynamic("heads-column-", name).to_string()))
            .to_vec(),
        rows,
        next: found.next.map(|next| format!("/verifier/empreintes?after={next}")).unwrap_or_default(),
        ctx,
    }))
}

/// A signed head of the chains.
#[derive(Debug, Serialize, ToSchema)]
struct HeadOut {
    /// Its number, from 1.
    number: i64,
    /// What is signed, letter for letter: JSON with the counts, the last hashes and the files that name the ends of chains.
    body: String,
    /// The key, Ed25519, in hexadecimal.
    public_key: String,
    /// The signature of `body`, in hexadecimal.
    signature: String,
    /// What the next head says of this one: SHA-256 of body, key and signature, a line feed between them.
    digest: String,
}

impl From<(i64, Head)> for HeadOut {
    fn from((number, head): (i64, Head)) -> Self {
        Self {
            number,
            digest: head.digest(),
            body: head.body,
            public_key: head.public_key,
            signature: head.signature,
        }
    }
}

/// Signed heads, and the key that signs the next one.
#[derive(Debug, Serialize, ToSchema)]
struct HeadsOut {
    /// The key of this installation, Ed25519, in hexadecimal.
    public_key: String,
    /// Heads, newest first.
    items: Vec<HeadOut>,
    /// What to send as `after` for the next page; nothing after the last.
    next: Option<String>,
}

/// The signed heads of the chains
///
/// Keep a copy: what is cut off or changed later no longer fits it.
#[utoipa::path(get, path = "/custody/heads", tag = "devices", params(Paging),
    responses((status = 200, body = HeadsOut), (status = 422, body = Problem)), security(()))]
async fn list_heads(AppState(app): AppState<App>, Args(paging): Args<Paging>) -> Result<Json<HeadsOut>> {
    let Page { items, next } = heads(app.db.fresh(), &paging).await?;
    Ok(Json(HeadsOut {
        public_key: app.custody.public(),
        items: items.into_iter().map(HeadOut::from).collect(),
        next,
    }))
}
