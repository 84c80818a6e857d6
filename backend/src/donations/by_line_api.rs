//! Lots declared line by line, as JSON.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use frontend::Texts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::by_line::{self, Outcome, SentLine};
use super::inventory::Meaning;
use super::lot::Lot;
use super::out::{LineRefusalOut, LotOut, refusals_out};
use super::{Sent, declare, reading};
use crate::kernel::{DonationLotId, OpContext, Result};
use crate::web::{App, Body, Id, Op, Problem};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin_draft))
        .routes(routes!(add_lines))
        .routes(routes!(declare_draft))
}

/// A line, each field as people write it: `16 Go`, `8192 Mio`, `512 NVMe`, `25/07/2019`.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LotLineIn {
    /// Your own key for it, 1 to 64 characters: the same line sent twice stands once.
    key: String,
    /// How many units, 1 to 10 000; one when absent.
    quantity: Option<u32>,
    /// Kind of equipment, in words.
    category: Option<String>,
    /// Kind, brand and model in one text.
    designation: Option<String>,
    /// Manufacturer.
    brand: Option<String>,
    /// Model.
    model: Option<String>,
    /// Manufacturer's reference.
    model_number: Option<String>,
    /// Serial number.
    serial: Option<String>,
    /// Your inventory number.
    inventory_number: Option<String>,
    /// Processor.
    processor: Option<String>,
    /// Memory with its unit.
    memory: Option<String>,
    /// Disks with their units.
    storage: Option<String>,
    /// Operating system.
    operating_system: Option<String>,
    /// Day of purchase.
    purchased_on: Option<String>,
    /// What it cost, in euros.
    purchase_price: Option<String>,
    /// State and remarks.
    note: Option<String>,
}

impl LotLineIn {
    fn sent(self) -> SentLine {
        let said = [
            (Meaning::Quantity, self.quantity.map(|units| units.to_string())),
            (Meaning::Category, self.category),
            (Meaning::Designation, self.designation),
            (Meaning::Brand, self.brand),
            (Meaning::Model, self.model),
            (Meaning::ModelNumber, self.model_number),
            (Meaning::Serial, self.serial),
            (Meaning::InventoryNumber, self.inventory_number),
            (Meaning::Processor, self.processor),
            (Meaning::Memory, self.memory),
            (Meaning::Storage, self.storage),
            (Meaning::OperatingSystem, self.operating_system),
            (Meaning::PurchaseDate, self.purchased_on),
            (Meaning::PurchasePrice, self.purchase_price),
            (Meaning::StateNote, self.note),
        ];
        let said = said.into_iter().filter_map(|(meaning, text)| {
            let text = text?;
            (!text.trim().is_empty()).then(|| (meaning, text.trim().to_owned()))
        });
        SentLine { key: self.key.trim().to_owned(), said: said.collect() }
    }
}

/// A draft to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LotDraftIn {
    /// Where the lot is: a site of yours. Your only site when you have one.
    site_id: Option<String>,
    /// public_free_gift, company_patronage, company_gift, purchase or take_back; your usual one when absent.
    legal_basis: Option<String>,
    /// solidarity_only, sale_allowed or mixed; your usual one when absent.
    wish: Option<String>,
    /// Its first lines, 1 to 500.
    lines: Vec<LotLineIn>,
}

/// Lines to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LotLinesIn {
    /// 1 to 500 lines.
    lines: Vec<LotLineIn>,
}

/// What became of the lines sent.
#[derive(Debug, Serialize, ToSchema)]
struct LotLinesOut {
    /// The draft.
    lot_id: DonationLotId,
    /// Its reference.
    reference: String,
    /// Lines in it now.
    lines: i32,
    /// Units in it now.
    units: i32,
    /// Lines that are new.
    added: u32,
    /// Lines that took the place of one with the same key.
    replaced: u32,
    /// Lines that were there already, the same.
    unchanged: u32,
    /// What is wrong with the others; `line` is the place among those sent, from 1.
    refusals: Vec<LineRefusalOut>,
}

fn out(op: &OpContext, lot: &Lot, outcome: &Outcome) -> LotLinesOut {
    LotLinesOut {
        lot_id: lot.id,
        reference: lot.reference.clone(),
        lines: lot.line_count,
        units: lot.unit_count,
        added: outcome.added,
        replaced: outcome.replaced,
        unchanged: outcome.unchanged,
        refusals: refusals_out(&[], &outcome.refusals, Texts::new(op.language)),
    }
}

fn sent(lines: Vec<LotLineIn>) -> Vec<SentLine> {
    lines.into_iter().map(LotLineIn::sent).collect()
}

/// Begin a lot line by line
///
/// Keeps a draft with its good lines, and says what is wrong with the others. Add more, then declare it.
#[utoipa::path(post, path = "/donation-drafts", tag = "donations", request_body = LotDraftIn,
    responses((status = 201, body = LotLinesOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
async fn begin_draft(
    State(app): State<App>,
    Op(op): Op,
    Body(body): Body<LotDraftIn>,
) -> Result<(StatusCode, Json<LotLinesOut>)> {
    let LotDraftIn { site_id, legal_basis, wish, lines } = body;
    let gift = Sent { site_id, legal_basis, wish, ..Sent::default() };
    let (lot, outcome) = by_line::begin(&app, &op, gift, &sent(lines)).await?;
    Ok((StatusCode::CREATED, Json(out(&op, &lot, &outcome))))
}

/// Add lines to a draft
///
/// The same line, by its `key`, twice changes nothing; with other words it takes the place of the first. After an
/// interruption, send everything again.
#[utoipa::path(post, path = "/donation-lots/{id}/lines", tag = "donations", params(("id" = DonationLotId, Path)),
    request_body = LotLinesIn,
    responses((status = 200, body = LotLinesOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_lines(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Body(body): Body<LotLinesIn>,
) -> Result<Json<LotLinesOut>> {
    let (lot, outcome) = by_line::add(&app, &op, id, &sent(body.lines)).await?;
    Ok(Json(out(&op, &lot, &outcome)))
}

/// Declare a draft
///
/// It is offered to the nearest accredited workshop that may receive it; declaring twice changes nothing.
#[utoipa::path(post, path = "/donation-lots/{id}/declare", tag = "donations", params(("id" = DonationLotId, Path)),
    responses((status = 200, body = LotOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn declare_draft(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
) -> Result<Json<LotOut>> {
    declare::declare_draft(&app, &op, id).await?;
    let detail = reading::lot(&app, &op, id, None).await?;
    Ok(Json(LotOut::of(&detail, op.language)))
}
