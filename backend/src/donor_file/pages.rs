//! A donor's file of a lot and of a year, with its archive.

use axum::extract::State as Extract;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate};
use frontend::agreement::LinkLine;
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::donor_file::{LotFilePage, YearFilePage};
use frontend::filters::{Day, write_date, write_number};
use frontend::object::Document;
use frontend::{FieldErrors, NavItem, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::contents::{self, Item, Source};
use super::{archive, disks, figures};
use crate::donations::{self, Lot, Part};
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::{Capacity, DonationLotId, Error, Instant, LotPartId, OpContext, Result};
use crate::platform::shared_links::{self, SharedLink};
use crate::refurbishing::certificates;
use crate::web::object::ask_to_work;
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of, see_other};

/// The address of a link that was just made, on its way to the page that shows it once.
const MADE: &str = "disks-link-made";
/// The most lots of one year's file.
const MOST_LOTS: u64 = 500;
/// Years offered, this one first.
const YEARS: i32 = 4;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lots/{id}/file", show)
        .get("/desk/lots/{id}/file.zip", lot_archive)
        .post("/desk/lots/{id}/file/links", share)
        .post("/desk/lots/{id}/file/links/revoke", revoke)
        .get("/desk/donor-file", year)
        .get("/desk/donor-file.zip", year_archive)
}

#[derive(Default)]
struct Typed {
    errors: FieldErrors,
    recipient: String,
    days: Option<String>,
    made: String,
}

fn link(one: &SharedLink, op: &OpContext, texts: Texts) -> LinkLine {
    let day = |at: Instant| write_date(at.calendar_day(), texts);
    let said = match one.revoked_at {
        Some(at) => texts.t("agreement-link-revoked").with("date", day(at)),
        None if one.is_open(op.now) => texts.t("agreement-link-open").with("date", day(one.expires_at)),
        None => texts.t("agreement-link-expired").with("date", day(one.expires_at)),
    };
    let opened = match one.opened_at {
        Some(at) => texts.t("agreement-link-read").with("date", day(at)),
        None => texts.t("agreement-link-unread"),
    };
    LinkLine {
        id: one.id.to_string(),
        recipient: one.recipient.clone(),
        said: format!("{said} {opened}"),
        open: one.is_open(op.now),
    }
}

/// Those that a workshop has counted.
fn received(parts: &[Part]) -> Vec<LotPartId> {
    parts.iter().filter(|part| part.received_at.is_some()).map(|part| part.id).collect()
}

fn facts(figures: &figures::Figures, texts: Texts) -> Vec<Fact> {
    contents::words(figures, texts).into_iter().map(|(label, value)| Fact::new(label, value)).collect()
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: DonationLotId,
    typed: Typed,
) -> Result<LotFilePage> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let lot = donations::lot_of_donor(c, own, id).await?;
    let parts = donations::parts_of_lots(c, [id]).await?;
    let received = received(&parts);
    let counted = figures::of_parts(c, op.now, &received).await?;
    let items = contents::of_lot(app, &lot).await?;
    let mut documents = Vec::new();
    let mut agreements = 0;
    for part in &parts {
        for one in donations::agreement::signed_of_part(c, part.id).await? {
            agreements += 1;
            let label = texts
                .t("agreement-version")
                .with("reference", one.reference.as_str())
                .with("version", one.version.to_string());
            let address = format!("/desk/lots/{id}/agreement.pdf?version={}&part={}", one.version, part.id);
            documents.push(Document::new(label, address, "PDF"));
        }
        let issued = certificates::of_parts(c, [part.id]).await?;
        documents.extend(issued.iter().map(|one| certificates::document(one, texts)));
    }
    let shares = !received.is_empty() && op.works_as(Capacity::Donor);
    let ask = match received.is_empty() {
        true => None,
        false => ask_to_work(c, op, Capacity::Donor, texts).await?,
    };
    let links = shared_links::of_subject(c, disks::LINK, id.0).await?;
    let year = parts.iter().filter_map(|part| part.received_at).min().unwrap_or(op.now);
    let back = format!("/desk/lots/{id}");
    let address = format!("{back}/file");
    Ok(LotFilePage {
        nav: desk_nav(op, &ctx),
        errors: typed.errors,
        over: texts.t("lot-over").with("reference", lot.reference.as_str()).to_string(),
        year_address: format!("/desk/donor-file?year={}", paris_day(year).year()),
        facts: if received.is_empty() { Vec::new() } else { facts(&counted, texts) },
        without_agreement: agreements == 0 && parts.iter().any(|part| part.collected_at.is_some()),
        documents,
        contents: items.into_iter().map(|item| item.path).collect(),
        archive: Document::new(texts.t("file-archive"), format!("{address}.zip"), "ZIP"),
        asks: ask.into_iter().collect(),
        shares,
        recipient: typed.recipient,
        days: typed.days.unwrap_or_else(|| disks::LINK_DAYS.to_string()),
        made: typed.made,
        links: links.iter().map(|one| link(one, op, texts)).collect(),
        back,
        address,
        ctx,
    })
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Html<LotFilePage>> {
    op.require_reading(Capacity::Donor)?;
    let made: Option<String> = session.remove(MADE).await.map_err(Error::internal)?;
    let typed = Typed { made: made.unwrap_or_default(), ..Typed::default() };
    Ok(Html::ok(page(&app, &op, ctx, id, typed).await?))
}

/// A file that is made while it is read.
pub(super) fn zipped(name: &str, body: axum::body::Body) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, body).into_response()
}

/// The archive of a lot of the acting donor.
pub(super) async fn of_lot(app: App, op: OpContext, id: DonationLotId) -> Result<Response> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let lot = donations::lot_of_donor(app.db.fresh(), own, id).await?;
    let items = contents::of_lot(&app, &lot).await?;
    let name = format!("dossier-{}.zip", lot.reference);
    Ok(zipped(&name, archive::body(app, op, lot.reference, items)))
}

async fn lot_archive(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Response> {
    of_lot(app, op, id).await
}

/// The lots of the acting donor of which something was received in a year.
async fn lots_of(app: &App, op: &OpContext, year: i32) -> Result<Vec<Lot>> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(paris_start);
    let (Some(from), Some(until)) = (first(year), first(year.saturating_add(1))) else {
        return Err(Error::invalid("year", "year-unknown"));
    };
    donations::given_between(app.db.fresh(), own, (from, until), MOST_LOTS).await
}

/// The archive of a year's lots of the acting donor.
pub(super) async fn of_year(app: App, op: OpContext, year: Option<i32>) -> Result<Response> {
    let year = year.unwrap_or_else(|| paris_day(op.now).year());
    let lots = lots_of(&app, &op, year).await?;
    let mut items = Vec::new();
    let parts = donations::parts_of_lots(app.db.fresh(), lots.iter().map(|lot| lot.id)).await?;
    for lot in &lots {
        items.extend(contents::of_lot(&app, lot).await?);
    }
    let source = Source::Figures(received(&parts));
    items.push(Item { path: format!("impact-{year}.csv"), source });
    Ok(zipped(&format!("dossier-{year}.zip"), archive::body(app, op, year.to_string(), items)))
}

#[derive(Default, Deserialize)]
struct YearArgs {
    year: Option<i32>,
}

async fn year_archive(
    Extract(app): Extract<App>,
    Op(op): Op,
    Args(YearArgs { year }): Args<YearArgs>,
) -> Result<Response> {
    of_year(app, op, year).await
}

async fn year(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(YearArgs { year }): Args<YearArgs>,
) -> Result<Html<YearFilePage>> {
    op.require_reading(Capacity::Donor)?;
    let texts = ctx.texts;
    let this = paris_day(op.now).year();
    let year = year.unwrap_or(this);
    let lots = lots_of(&app, &op, year).await?;
    let parts = donations::parts_of_lots(app.db.fresh(), lots.iter().map(|lot| lot.id)).await?;
    let counted = figures::of_parts(app.db.fresh(), op.now, &received(&parts)).await?;
    let rows = lots.iter().map(|lot| {
        let own = parts.iter().filter(|part| part.lot_id == lot.id);
        let units: i64 = own.clone().filter_map(|part| part.counted).map(i64::from).sum();
        let day = own.filter_map(|part| part.received_at).min();
        vec![
            Cell::link(lot.reference.clone(), format!("/desk/lots/{}/file", lot.id)),
            Cell::text(day.map(|at| write_date(at.calendar_day(), texts)).unwrap_or_default()),
            Cell::text(write_number(units, texts.language)),
        ]
    });
    let columns = vec![
        Column::new(texts.t("file-lot").to_string()),
        Column::new(texts.dynamic("file-column-", "received").to_string()),
        Column::numeric(texts.t("file-received-units").to_string()),
    ];
    let years = (0..YEARS).map(|back| {
        let one = this - back;
        let mut item = NavItem::new(one.to_string(), format!("/desk/donor-file?year={one}"));
        item.current = one == year;
        item
    });
    Ok(Html::ok(YearFilePage {
        nav: desk_nav(&op, &ctx),
        year: year.to_string(),
        years: years.collect(),
        facts: facts(&counted, texts),
        lots: Rows { columns, rows: rows.collect() },
        archive: Document::new(texts.t("file-archive"), format!("/desk/donor-file.zip?year={year}"), "ZIP"),
        ctx,
    }))
}

#[derive(Deserialize)]
struct ShareForm {
    #[serde(default)]
    recipient: String,
    #[serde(default)]
    days: String,
}

async fn share(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    FormBody(form): FormBody<ShareForm>,
) -> Result<Response> {
    op.require(Capacity::Donor)?;
    let ShareForm { recipient, days } = form;
    let address = format!("/desk/lots/{id}/file");
    // What is no number is out of range, and said so on its field.
    let wanted = match days.trim() {
        "" => None,
        typed => Some(typed.parse().unwrap_or(0)),
    };
    match disks::share(&app, &op, id, &recipient, wanted).await {
        Ok((_, made)) => {
            session.insert(MADE, made).await.map_err(Error::internal)?;
            Ok(see_other(&address))
        }
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let typed = Typed { errors, recipient, days: Some(days), ..Typed::default() };
            let page = page(&app, &op, ctx, id, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address).await,
    }
}

#[derive(Deserialize)]
struct RevokeForm {
    #[serde(default)]
    link: String,
}

async fn revoke(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    FormBody(form): FormBody<RevokeForm>,
) -> Result<Response> {
    op.require(Capacity::Donor)?;
    let link = form.link.parse().map_err(|_| Error::not_found())?;
    let outcome = disks::share_revoke(&app, &op, id, link).await;
    let said = ctx.t("agreement-done-revoked").to_string();
    Flasher(&session).end(outcome, said, op.language, &format!("/desk/lots/{id}/file")).await
}
