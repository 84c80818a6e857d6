//! A donor's pages: lots, a new one, what was understood of its file, and each lot's own.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State as Extract};
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column};
use frontend::donations::{NewLotPage, PreviewPage, RefusedLine, Rows};
use frontend::estimate::Quantity;
use frontend::{Choice, FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::asked::PartAsked;
use super::inventory::Category;
use super::lot::Lot;
use super::rules::{self, LotState, State};
use super::units::{Units, units_text};
use super::{
    Outcome, Sent, api, campaign_lots, certificates, choosing, column_pages, declare, drafts, lot_object,
    reading, upload_pages, view,
};
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{Capacity, DonationLotId, Error, OpContext, Paging, Result};
use crate::refurbishing::certificates::done;
use crate::web::{App, Args, Ctx, Flasher, Html, Id, Op, Pages, desk_nav, download, errors_of, see_other};
use crate::{campaigns, organisations, territories};

/// Lots named that hold machines of a draft's list.
const MOST_HELD: usize = 3;
/// Lines shown of a lot, before it is declared and after.
const SHOWN_LINES: u32 = 100;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lots/new", new_form)
        .get("/desk/lots/preview", begin_again)
        .post("/desk/lots/preview", take)
        .get("/desk/lots/{id}", show)
        .get("/desk/lots/{id}/preview", preview)
        .get("/desk/lots/{id}/inventory", inventory)
        .post("/desk/lots/{id}/declare", declare_lot)
        .post("/desk/lots/{id}/search-again", search_again)
        .post("/desk/lots/{id}/cancel", cancel)
        .post("/desk/lots/{id}/delete", delete)
        .post("/desk/lots/{id}/certificate", certify)
}

fn lot_address(id: DonationLotId) -> String {
    format!("/desk/lots/{id}")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NewArgs {
    /// A lot to begin from.
    from: Option<String>,
    /// What an estimate asked about: quantities, legal basis, INSEE code of the commune.
    units: Option<String>,
    gift: Option<String>,
    commune: Option<String>,
    /// A file that was sent in parts.
    upload: Option<String>,
    /// The campaign that it is given through, by its name in addresses.
    campaign: Option<String>,
}

/// The form of a new lot, with what was chosen before, or what is usual.
async fn form(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    sent: &Sent,
    errors: FieldErrors,
    refusals: Vec<RefusedLine>,
) -> Result<NewLotPage> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let donor = organisations::find(app.db.fresh(), own).await?;
    let (upload, on_the_way) = upload_pages::on_the_way(app, op, sent.upload.as_deref()).await?;
    let texts = ctx.texts;
    let (first_basis, first_wish) = rules::first_gift(donor.public_body);
    let theirs = |code: &String| {
        code.parse().is_ok_and(|basis: LegalBasis| rules::may_give(donor.public_body, basis).is_ok())
    };
    let basis = sent.legal_basis.clone().filter(theirs).or(donor.usual_legal_basis.clone());
    let wish = sent.wish.clone().or(donor.usual_wish.clone());
    let all = organisations::sites_of(app.db.fresh(), own).await?;
    let chosen = sent.site_id.clone().or_else(|| all.first().map(|site| site.id.to_string()));
    let codes = all.iter().map(|site| site.insee_code.clone());
    let communes = territories::find_many(app.db.fresh(), codes).await?;
    let sites = all
        .iter()
        .map(|site| {
            let place = match communes.get(&site.insee_code) {
                Some(commune) => organisations::address_in(site, commune),
                None => site.address.clone(),
            };
            Choice::new(site.id.to_string(), format!("{}, {place}", site.label))
        })
        .collect();
    let bases = LegalBasis::ALL
        .iter()
        .filter(|basis| rules::may_give(donor.public_body, **basis).is_ok())
        .map(|basis| basis.code());
    let (shares, shares_counted) = choosing::past_shares(app, op, donor.public_body, texts).await?;
    let from = all.iter().find(|site| Some(site.id.to_string()) == chosen).or(all.first());
    let preferred = choosing::preferred(app, op, own, from, texts).await?;
    let campaigns = campaign_lots::choices(app, op, from, sent.campaign.as_deref(), texts).await?;
    Ok(NewLotPage {
        shares,
        shares_counted,
        campaigns,
        preferred: Choice::select(preferred, sent.preferred.as_deref().unwrap_or_default()),
        sites: Choice::select(sites, chosen.as_deref().unwrap_or_default()),
        bases: view::choices(
            bases,
            |code| texts.dynamic("legal-basis-", code).to_string(),
            |code| texts.dynamic("about-legal-basis-", code).to_string(),
            basis.as_deref().unwrap_or(first_basis.code()),
        ),
        wishes: view::choices(
            Wish::ALL.iter().map(|wish| wish.code()),
            |code| texts.dynamic("wish-", code).to_string(),
            |code| texts.dynamic("about-wish-", code).to_string(),
            wish.as_deref().unwrap_or(first_wish.code()),
        ),
        quantities: quantities(sent),
        counted: match sent.units.as_deref() {
            Some(units) => Units::parse(units),
            None => Units::typed(&sent.counts).ok().flatten(),
        }
        .map(|units| units_text(&units, texts))
        .unwrap_or_default(),
        replaced: match drafts::named(sent.replaces.as_deref())? {
            Some(id) => reading::lot(app, op, id, None).await?.lot.reference,
            None => String::new(),
        },
        replaces: sent.replaces.clone().unwrap_or_default(),
        upload,
        on_the_way,
        nav: desk_nav(op, &ctx),
        ctx,
        errors,
        refusals,
    })
}

/// A field for each category, with what was typed or brought from an estimate.
fn quantities(sent: &Sent) -> Vec<Quantity> {
    let brought = sent.units.as_deref().and_then(Units::parse).unwrap_or_default();
    let typed = |category: Category| {
        let typed = sent.counts.iter().find(|(one, _)| *one == category).map(|(_, text)| text.clone());
        let brought = || brought.counts().iter().find(|(one, _)| *one == category);
        typed.or_else(|| brought().map(|(_, count)| count.to_string())).unwrap_or_default()
    };
    Category::ALL.iter().map(|category| Quantity { code: category.code(), typed: typed(*category) }).collect()
}

async fn new_form(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<NewArgs>,
) -> Result<Html<NewLotPage>> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let mut sent = Sent {
        units: args.units.filter(|units| Units::parse(units).is_some()),
        legal_basis: args.gift,
        upload: args.upload,
        campaign: args.campaign,
        ..Sent::default()
    };
    if let Some(commune) = args.commune {
        let sites = organisations::sites_of(app.db.fresh(), own).await?;
        let there = sites.into_iter().find(|site| site.insee_code == commune);
        sent.site_id = there.map(|site| site.id.to_string());
    }
    if let Some(id) = args.from.and_then(|text| text.parse().ok()) {
        let detail = reading::lot(&app, &op, id, None).await?;
        let lot = &detail.lot;
        sent.site_id = Some(lot.site_id.to_string());
        sent.legal_basis = Some(lot.legal_basis.code().to_owned());
        sent.wish = Some(lot.wish.code().to_owned());
        sent.preferred = lot.preferred_id.map(|id| id.to_string());
        sent.campaign = campaigns::of_lot(app.db.fresh(), id).await?.map(|one| one.slug);
        // A draft keeps its reference, with another list; any other lot is an example.
        sent.replaces = (detail.state == LotState::Draft).then(|| id.to_string());
        if detail.summary.from_units {
            let counts = detail.categories.iter().map(|(code, count)| format!("{code}:{count}"));
            sent.units = Some(counts.collect::<Vec<_>>().join(","));
        }
    }
    Ok(Html::ok(form(&app, &op, ctx, &sent, FieldErrors::new(), Vec::new()).await?))
}

async fn take(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    upload: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    op.require(Capacity::Donor)?;
    let texts = ctx.texts;
    let sent = match api::upload(upload).await {
        Ok(sent) => sent,
        Err(error) if error.kind().status() < 500 => {
            let errors = FieldErrors::new().with("inventory", crate::web::sentence(&error, op.language));
            let page = form(&app, &op, ctx, &Sent::default(), errors, Vec::new()).await?;
            return Ok(Html::refused(&error, page).into_response());
        }
        Err(error) => return Err(error),
    };
    let listed = sent.bytes.as_ref().is_some_and(|bytes| !bytes.is_empty()) || sent.upload.is_some();
    let mut chosen = Sent { bytes: None, file_name: None, ..sent.clone() };
    match declare::take_file(&app, &op, sent, false).await {
        Ok(Outcome::Kept(lot)) => {
            let address = format!("/desk/lots/{}/preview", lot.id);
            // A list counts alone: what was typed beside it is not lost unsaid.
            match Units::typed(&chosen.counts).ok().flatten().filter(|_| listed) {
                Some(typed) => {
                    let said =
                        texts.t("new-lot-typed-beside").with("units", units_text(&typed, texts)).to_string();
                    Flasher(&session).warned(said, &address).await
                }
                None => Ok(see_other(&address)),
            }
        }
        Ok(Outcome::NothingGood(read)) => {
            let error = Error::invalid("inventory", "inventory-no-good-line");
            upload_pages::give_up(&app, &op, chosen.upload.take()).await;
            let refusals = view::refused_lines(&read.sheets, &read.refusals, texts);
            let page = form(&app, &op, ctx, &chosen, errors_of(&error, op.language), refusals).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) if error.kind().status() < 500 => {
            if error.field_faults().iter().any(|fault| fault.field == "inventory") {
                // Another file is needed.
                upload_pages::give_up(&app, &op, chosen.upload.take()).await;
            }
            let page = form(&app, &op, ctx, &chosen, errors_of(&error, op.language), Vec::new()).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// What a form that was refused stands at, opened again: an empty form.
async fn begin_again(Op(op): Op) -> Result<Response> {
    op.require(Capacity::Donor)?;
    Ok(see_other("/desk/lots/new"))
}

async fn preview(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    let detail = reading::lot(&app, &op, id, None).await?;
    if detail.lot.declared_at.is_some() || detail.lot.cancelled_at.is_some() {
        return Ok(see_other(&lot_address(id)));
    }
    let texts = ctx.texts;
    let first = Paging { limit: Some(SHOWN_LINES), after: None };
    let lines = reading::lot_lines(&app, &op, id, &first).await?;
    let more = i64::from(detail.lot.line_count) - i64::try_from(lines.items.len()).unwrap_or_default();
    let mut facts = view::lot_facts(&detail.lot, &detail.site, &detail.address, true, texts);
    let nav = desk_nav(&op, &ctx);
    let from_units = detail.summary.from_units;
    // Quantities are listed below, once.
    if !from_units {
        facts.extend(view::category_facts(&detail.categories, texts));
    }
    let mut all_notes = view::said_once(&detail.summary, &lines.items, texts);
    all_notes.extend(notes(&detail.summary.notes, texts));
    let title = match (from_units, detail.lot.refused_count) {
        (true, _) => texts.t("preview-title-counted").to_string(),
        (false, 0) => texts.t("preview-title").to_string(),
        (false, refused) => texts
            .t("preview-title-refused")
            .with("lines", detail.lot.line_count)
            .with("refused", refused)
            .to_string(),
    };
    let page = PreviewPage {
        nav,
        id: id.to_string(),
        reference: detail.lot.reference.clone(),
        title,
        file_name: match from_units {
            true => String::new(),
            false => detail.summary.file_name.clone().unwrap_or_default(),
        },
        from_units,
        sentence: match from_units {
            true => texts.t("preview-counted"),
            false => texts.t("preview-understood"),
        }
        .with("lines", view::line_count(detail.lot.line_count, texts))
        .with("units", view::units(detail.lot.unit_count, texts))
        .to_string(),
        sheets: match from_units {
            true => Vec::new(),
            false => columns_understood(&detail.summary.sheets, texts),
        },
        columns: match from_units {
            true => Vec::new(),
            false => column_pages::choices(&detail.summary, texts),
        },
        columns_said: column_pages::said(&detail.summary, texts),
        lines: view::lines(&detail.summary, &lines.items, texts),
        more,
        refused: i64::from(detail.lot.refused_count),
        refusals: view::refusals(&detail.summary, texts),
        notes: all_notes,
        facts,
        may_work: op.works_as(Capacity::Donor),
        same_as: detail.same_as.as_ref().map(|lot| lot.reference.clone()).unwrap_or_default(),
        held: match detail.same_as {
            None => held_already(&detail.held_already, texts),
            Some(_) => Vec::new(),
        },
        same_address: detail.same_as.as_ref().map(|lot| lot_address(lot.id)).unwrap_or_default(),
        ctx,
    };
    Ok(Html::ok(page).into_response())
}

/// What is said of each declared lot that holds machines of this list, with its address.
fn held_already(found: &[(Lot, i64)], texts: Texts) -> Vec<(String, String)> {
    found
        .iter()
        .take(MOST_HELD)
        .map(|(lot, count)| {
            let words =
                texts.t("preview-held").with("count", *count).with("reference", lot.reference.as_str());
            (words.to_string(), lot_address(lot.id))
        })
        .collect()
}

fn columns_understood(sheets: &[super::inventory::SheetUnderstood], texts: Texts) -> Vec<(String, Rows)> {
    sheets
        .iter()
        .map(|sheet| {
            let columns = vec![
                Column::new(texts.t("preview-column-heading").to_string()),
                Column::new(texts.t("preview-column-meaning").to_string()),
                Column::new(texts.t("preview-column-sample").to_string()),
            ];
            let rows = sheet.columns.iter().filter(|column| !column.heading.is_empty()).map(|column| {
                let meaning = match column.meaning {
                    Some(meaning) => texts.dynamic("inventory-meaning-", meaning.code()).to_string(),
                    None if column.known_ignored => texts.t("preview-column-left-aside").to_string(),
                    None => texts.t("preview-column-unknown").to_string(),
                };
                vec![
                    Cell::text(column.heading.clone()),
                    Cell::text(meaning),
                    Cell::text(column.sample.clone().unwrap_or_default()),
                ]
            });
            let name = sheet.name.clone().unwrap_or_else(|| texts.t("preview-columns-caption").to_string());
            (name, Rows { columns, rows: rows.collect() })
        })
        .collect()
}

fn notes(notes: &[super::inventory::Note], texts: Texts) -> Vec<String> {
    notes
        .iter()
        .map(|note| {
            let name = note.args.iter().find(|(key, _)| key == "name").map(|(_, value)| value.clone());
            let words = texts.dynamic("inventory-note-", note.code.code());
            let words = words.with("name", name.unwrap_or_default()).to_string();
            match note.line {
                Some(line) => texts
                    .t("preview-note-line")
                    .with("line", line.to_string())
                    .with("note", words)
                    .to_string(),
                None => words,
            }
        })
        .collect()
}

async fn inventory(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Response> {
    let (name, _, bytes) = reading::lot_file(&app, &op, id).await?;
    Ok(download("application/octet-stream", &name, bytes))
}

async fn declare_lot(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    match declare::declare_draft(&app, &op, id).await {
        Ok(lot) => {
            let text = ctx.t("lot-done-declared").with("reference", lot.reference).to_string();
            Flasher(&session).done(text, &lot_address(id)).await
        }
        Err(error) => {
            Flasher(&session).refused(error, op.language, &format!("/desk/lots/{id}/preview")).await
        }
    }
}

async fn search_again(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    let outcome = declare::search_again(&app, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("lot-done-searched"), op.language, &lot_address(id)).await
}

async fn cancel(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    let outcome = declare::cancel(&app, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("lot-done-cancelled"), op.language, &lot_address(id)).await
}

async fn delete(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Response> {
    match drafts::delete(&app, &op, id).await {
        Ok(lot) => {
            let text = ctx.t("lot-done-deleted").with("reference", lot.reference).to_string();
            Flasher(&session).done(text, "/desk/lots").await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &lot_address(id)).await,
    }
}

async fn certify(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
) -> Result<Response> {
    let outcome = certificates::issue_for_lot(&app, &op, id, asked.part()?).await;
    let said = outcome.as_ref().map(|issued| done(&issued.certificate, ctx.texts)).unwrap_or_default();
    Flasher(&session).end(outcome, said, op.language, &asked.page(id, "")).await
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
) -> Result<Response> {
    let detail = reading::lot(&app, &op, id, asked.part()?).await?;
    if detail.part.state == State::Draft {
        return Ok(see_other(&format!("/desk/lots/{id}/preview")));
    }
    Ok(Html::ok(lot_object::page(&app, &op, ctx, detail).await?).into_response())
}
