//! Files sent in parts, on the form of a new lot.

use axum::extract::State as Extract;
use axum::response::Response;
use frontend::donations::FileOnTheWay;
use tower_sessions::Session;

use super::uploads::{self, InventoryUpload};
use crate::kernel::{InventoryUploadId, OpContext, Result};
use crate::web::{App, Ctx, Flasher, Id, Op, Pages};

pub(super) fn pages() -> Pages {
    Pages::new().post("/desk/lots/uploads/{id}/remove", remove)
}

fn shown(upload: &InventoryUpload) -> FileOnTheWay {
    FileOnTheWay {
        id: upload.id.to_string(),
        name: upload.file_name.clone(),
        received: upload.received,
        size: upload.size,
    }
}

/// The file that is chosen, once it is whole, and the others that are on the way and not being read.
pub(super) async fn on_the_way(
    app: &App,
    op: &OpContext,
    chosen: Option<&str>,
) -> Result<(Option<FileOnTheWay>, Vec<FileOnTheWay>)> {
    let unfinished = uploads::unfinished(app, op).await?;
    let is_chosen =
        |upload: &&InventoryUpload| upload.is_whole() && chosen == Some(upload.id.to_string().as_str());
    let one = unfinished.iter().find(is_chosen).map(shown);
    let others =
        unfinished.iter().filter(|upload| !is_chosen(upload) && uploads::reading(upload.id).is_none());
    Ok((one, others.map(shown).collect()))
}

/// Removes a file that no lot can come of. What stays is removed within a day.
pub(super) async fn give_up(app: &App, op: &OpContext, upload: Option<String>) {
    let Some(Ok(id)) = upload.map(|text| text.parse::<InventoryUploadId>()) else { return };
    if let Err(error) = uploads::remove(app, op, id).await {
        tracing::warn!(%error, "a refused file could not be removed");
    }
}

async fn remove(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<InventoryUploadId>,
) -> Result<Response> {
    let back = "/desk/lots/new";
    match uploads::remove(&app, &op, id).await {
        Ok(()) => Flasher(&session).done(ctx.t("upload-removed").to_string(), back).await,
        Err(error) => Flasher(&session).refused(error, op.language, back).await,
    }
}
