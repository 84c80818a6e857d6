//! The columns of a draft's file: what each means, changed by the donor, or forgotten.

use axum::extract::State as Extract;
use axum::response::Response;
use frontend::donations::ColumnChoice;
use frontend::{Choice, Texts};
use tower_sessions::Session;

use super::inventory::{Choices, Meaning};
use super::lot::Summary;
use super::{columns, store};
use crate::kernel::{Capacity, DonationLotId, OpContext, Result};
use crate::web::{App, Ctx, Flasher, FormBody, Id, Op, Pages};

pub(super) fn pages() -> Pages {
    Pages::new().post("/desk/lots/{id}/columns", change).post("/desk/lots/{id}/columns/forget", forget)
}

/// A field for each heading of the file, once; what people's columns hold is never asked about.
pub(super) fn choices(summary: &Summary, texts: Texts) -> Vec<ColumnChoice> {
    let mut seen = Vec::new();
    let named = summary.sheets.iter().flat_map(|sheet| &sheet.columns);
    for column in named.filter(|column| !column.heading.is_empty() && !column.personal) {
        if seen.iter().any(|(heading, _)| heading == &column.heading) {
            continue;
        }
        seen.push((column.heading.clone(), column.meaning));
    }
    seen.into_iter()
        .enumerate()
        .map(|(at, (heading, meaning))| {
            let aside = Choice::new("aside", texts.t("preview-column-left-aside").to_string());
            let meanings = Meaning::ALL.iter().map(|one| {
                Choice::new(one.code(), texts.dynamic("inventory-meaning-", one.code()).to_string())
            });
            let all = std::iter::once(aside).chain(meanings).collect();
            ColumnChoice {
                id: format!("meaning_{at}"),
                heading_id: format!("heading_{at}"),
                heading,
                choices: Choice::select(all, meaning.map_or("aside", Meaning::code)),
            }
        })
        .collect()
}

/// What was said of the columns, in a sentence; empty when nothing was.
pub(super) fn said(summary: &Summary, texts: Texts) -> String {
    match (summary.choices.is_empty(), summary.remembered) {
        (true, _) => String::new(),
        (false, true) => texts.t("preview-columns-remembered").to_string(),
        (false, false) => texts.t("preview-columns-kept").to_string(),
    }
}

async fn again(
    app: &App,
    op: &OpContext,
    session: &Session,
    id: DonationLotId,
    choices: Choices,
    done: String,
) -> Result<Response> {
    let back = format!("/desk/lots/{id}/preview");
    match columns::read_again(app, op, id, choices).await {
        Ok(_) => Flasher(session).done(done, &back).await,
        Err(error) => Flasher(session).refused(error, op.language, &back).await,
    }
}

async fn change(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    store::lot_of_donor(app.db.fresh(), donor, id).await?;
    let before = store::summary(app.db.fresh(), id).await?;
    let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let said: Vec<(String, String)> = pairs
        .iter()
        .filter_map(|(name, heading)| {
            let at = name.strip_prefix("heading_")?;
            Some((heading.clone(), value(&format!("meaning_{at}"))?))
        })
        .collect();
    let back = format!("/desk/lots/{id}/preview");
    match columns::chosen(&before, &said) {
        Ok(choices) => {
            again(&app, &op, &session, id, choices, ctx.t("preview-columns-done").to_string()).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}

async fn forget(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    again(&app, &op, &session, id, Choices::default(), ctx.t("preview-columns-forgotten").to_string()).await
}
