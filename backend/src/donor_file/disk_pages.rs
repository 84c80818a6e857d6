//! The state of a lot's disks for whoever has its link: no account, no index, the same signed for machines.

use std::collections::BTreeMap;

use axum::extract::State as Extract;
use axum::response::Response;
use frontend::components::{Cell, Column, Fact};
use frontend::donor_file::DisksPage;
use frontend::filters::{Day, write_date, write_datetime, write_number};
use frontend::object::Document;
use serde::Deserialize;

use super::disks;
use crate::kernel::{Error, Result};
use crate::organisations;
use crate::web::{App, Args, CalledFrom, Ctx, Html, Op, Pages, download};

/// Disks shown on the page; the signed file names all.
const SHOWN: usize = 500;

pub(super) fn pages() -> Pages {
    Pages::new().get("/disques", show).get("/disques/etat.json", signed)
}

#[derive(Default, Deserialize)]
struct KeyArgs {
    #[serde(default)]
    key: String,
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(mut ctx): Ctx,
    CalledFrom(place): CalledFrom,
    Args(KeyArgs { key }): Args<KeyArgs>,
) -> Result<Html<DisksPage>> {
    let (link, lot, part) = disks::opened(&app, &op, &place, &key).await?;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let donor = organisations::find(c, lot.donor_id).await?;
    let found = disks::of_part(c, part).await?;
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for one in &found {
        *counts.entry(one.status).or_default() += 1;
    }
    let facts = counts.into_iter().map(|(status, count)| {
        let label = texts.dynamic("disk-status-", status).to_string();
        Fact::new(label, write_number(count, texts.language))
    });
    let rows = found.iter().take(SHOWN).map(|one| {
        let told = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            Cell::text(one.device.clone()).under(one.model.clone()),
            Cell::text(disks::storage(one, texts)).under(told(&one.storage_serial)),
            Cell::text(texts.dynamic("disk-status-", one.status).to_string()).under(
                one.method
                    .map(|method| texts.dynamic("storage-method-", method).to_string())
                    .unwrap_or_default(),
            ),
            Cell::text(told(&one.tool))
                .under(one.ended_at.map(|at| write_datetime(at, texts)).unwrap_or_default()),
        ]
    });
    let more = found.len().saturating_sub(SHOWN);
    let shown = texts
        .t("disks-shown")
        .with("donor", donor.name.as_str())
        .with("recipient", link.recipient.as_str())
        .with("date", write_date(link.expires_at.calendar_day(), texts))
        .to_string();
    ctx.path = "/disques".to_owned();
    Ok(Html::ok(DisksPage {
        over: texts.t("lot-over").with("reference", lot.reference.as_str()).to_string(),
        shown,
        facts: facts.collect(),
        columns: ["device", "storage", "status", "tool"]
            .map(|name| Column::new(texts.dynamic("file-column-", name).to_string()))
            .to_vec(),
        rows: rows.collect(),
        more: i64::try_from(more).unwrap_or(i64::MAX),
        signed: Document::new(texts.t("disks-signed"), format!("/disques/etat.json?key={key}"), "JSON"),
        public_key: app.custody.public(),
        ctx,
    }))
}

async fn signed(
    Extract(app): Extract<App>,
    Op(op): Op,
    CalledFrom(place): CalledFrom,
    Args(KeyArgs { key }): Args<KeyArgs>,
) -> Result<Response> {
    let (_, lot, part) = disks::opened(&app, &op, &place, &key).await?;
    let signed = disks::signed(&app, &op, &lot, part).await?;
    let bytes = serde_json::to_vec_pretty(&signed).map_err(Error::internal)?;
    Ok(download("application/json", &format!("disques-{}.json", lot.reference), bytes))
}
