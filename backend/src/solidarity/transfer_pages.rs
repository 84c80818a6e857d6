//! A workshop's transfers: the devices that it gives to households, and when to send them.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::solidarity::{ProposalsPage, ToShip};
use tower_sessions::Session;

use super::listed::{self, ProposalFilter, Transfer};
use super::service::proposals;
use super::view;
use crate::kernel::{Capacity, ProposalId, Result};
use crate::platform::Key;
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Flasher, Html, Id, Op, Pages, desk_nav};
use crate::{logistics, organisations, territories};

const PROPOSALS: &str = "/desk/proposals";

pub(super) fn pages() -> Pages {
    Pages::new().get(PROPOSALS, to_ship).post("/desk/proposals/{id}/ship", ship)
}

fn transfers_shape(texts: Texts) -> Shape {
    let tabs = Transfer::ALL.map(|one| (one.code(), texts.dynamic("transfers-tab-", one.code())));
    Shape::new(texts, PROPOSALS, texts.t("transfers-file"), texts.t("proposals-title"))
        .tabs("state", texts.t("transfers-tabs"), tabs)
        .starting_at(Transfer::UnderWay.code())
        .days(texts.t("transfers-from"), texts.t("transfers-to"))
        .sort_down("made", texts.t("transfers-column-made"), By::Id)
        .columns([
            Column::new("device", texts.t("transfers-column-device")),
            Column::new("title", texts.t("transfers-column-title")).fixed(),
            Column::new("request", texts.t("transfers-column-request")).fixed(),
            Column::new("place", texts.t("list-site")).fixed(),
            Column::new("state", texts.t("transfers-column-state")).fixed(),
            Column::new("before", texts.t("transfers-column-before")).fixed(),
            Column::new("made", texts.t("transfers-column-made")).fixed(),
        ])
}

async fn to_ship(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let holder = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let works = op.works_as(Capacity::Refurbisher);
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = transfers_shape(texts).asked(&pairs, op.now)?;
    let transfer = Transfer::ALL.into_iter().find(|one| list.get("state") == Some(one.code()));
    let filter = ProposalFilter { holder, transfer, between: (list.since(), list.until()) };
    let transfers = listed::transfers(c, &filter).await?;
    let total = match transfer {
        Some(one) => transfers.get(one.code()).copied().unwrap_or_default(),
        None => transfers.values().sum(),
    };
    let found = view::with_all(c, listed::proposals(c, &filter, &list.seek()).await?).await?;
    let insee_codes = found.iter().filter_map(|one| Some(one.site.as_ref()?.insee_code.clone()));
    let communes = territories::find_many(app.db.read(), insee_codes).await?;
    let owners = found.iter().filter_map(|one| Some(one.site.as_ref()?.organisation_id));
    let owners = organisations::find_many(c, owners).await?;
    // « Accueil du public » is nowhere in particular: whose it is comes first.
    let written = |site: &organisations::Site| {
        let whose = owners.get(&site.organisation_id).map(|owner| owner.name.as_str()).unwrap_or_default();
        let address = communes.get(&site.insee_code).map(|commune| organisations::address_in(site, commune));
        format!("{whose}, {}, {}", site.label, address.unwrap_or_default())
    };
    let shown: Vec<ToShip> = found
        .iter()
        .map(|one| {
            let shipment = one.shipment.as_ref();
            let state = shipment.map_or("", |shipment| shipment.state.code());
            let leaves = shipment.filter(|shipment| {
                matches!(shipment.state, logistics::State::Planned | logistics::State::Packed)
            });
            ToShip {
                proposal_id: one.proposal.id.to_string(),
                request_reference: one.request.reference.clone(),
                device_reference: one.device.reference.clone(),
                title: one.device.specification.title(),
                place: one.site.as_ref().map(written).unwrap_or_default(),
                accessibility: one.request.accessibility.iter().map(|wish| wish.code().to_owned()).collect(),
                proposal: one.proposal.state.code().to_owned(),
                state: state.to_owned(),
                shipment: shipment
                    .filter(|one| one.from_site.is_some())
                    .map(|one| format!("/desk/shipments/{}", one.id))
                    .unwrap_or_default(),
                before: leaves.map(|shipment| shipment.planned_for),
                may_ship: leaves.is_some() && works,
            }
        })
        .collect();
    let rows = found.iter().zip(&shown).map(|(one, shown)| Row {
        id: one.proposal.id.0,
        key: Key::Id,
        value: None,
        name: shown.device_reference.clone(),
        cells: vec![
            Entry::text(&shown.device_reference),
            Entry::text(&shown.title),
            Entry::text(&shown.request_reference),
            Entry::text(&shown.place),
            Entry::text(match shown.state.as_str() {
                "" => texts.dynamic("transfer-state-", &shown.proposal).to_string(),
                state => texts.dynamic("shipment-state-", state).to_string(),
            }),
            Entry::day(shown.before),
            Entry::day(one.proposal.created_at),
        ],
    });
    let rows: Vec<Row> = rows.collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.t("transfers-count").with("count", total).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::from([("state", transfers)]) });
    let proposals = shown.into_iter().take(list.rows.len()).collect();
    let page = ProposalsPage {
        nav: desk_nav(&op, &ctx),
        under_way: transfer == Some(Transfer::UnderWay),
        proposals,
        list,
        ctx,
    };
    Ok(Html(status, page).into_response())
}

async fn ship(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<ProposalId>,
) -> Result<Response> {
    let outcome = proposals::ship(&app, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("proposals-shipped"), op.language, "/desk/proposals").await
}
