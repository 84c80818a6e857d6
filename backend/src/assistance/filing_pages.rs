//! Filing for a caller, step by step, at an agent's desk.

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::filing::{FiledPage, FilingPage, GiftPage, HouseholdPage};
use frontend::{Choice, FieldErrors, PageContext, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::filing::{self, KINDS, Recipient, TypedGift};
use super::places;
use super::service::scope;
use crate::kernel::{OpContext, OrganisationId, Result};
use crate::web::{
    App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of, see_other,
};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/filing", start)
        .get("/desk/filing/household", household)
        .post("/desk/filing/household", pass)
        .get("/desk/filing/gifts/{id}", gift)
        .post("/desk/filing/gifts/{id}", draft)
        .get("/desk/filing/done", done)
        .post("/desk/filing/letter.pdf", letter)
        .post("/desk/filing/mail", mail)
}

#[derive(Default, Deserialize)]
struct StartArgs {
    #[serde(default)]
    q: String,
}

async fn start(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<StartArgs>,
) -> Result<Html<FilingPage>> {
    let q: String = args.q.chars().take(80).collect();
    let donors = filing::donors(&app, &op, &q).await?;
    Ok(Html::ok(FilingPage {
        nav: desk_nav(&op, &ctx),
        searched: !q.trim().is_empty(),
        donors: donors.into_iter().map(|one| (format!("/desk/filing/gifts/{}", one.id), one.name)).collect(),
        q,
        ctx,
    }))
}

#[derive(Default, Deserialize)]
struct HouseholdForm {
    #[serde(default)]
    near: String,
    #[serde(default)]
    site: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    note: String,
}

async fn household_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    typed: HouseholdForm,
    mut errors: FieldErrors,
) -> Result<HouseholdPage> {
    scope(op, false)?;
    let found = match places::near(app, op, &typed.near).await {
        Ok(found) => found,
        Err(error) if error.kind().status() == 422 => {
            errors = errors_of(&error, op.language);
            Vec::new()
        }
        Err(error) => return Err(error),
    };
    let sites = found
        .into_iter()
        .map(|one| {
            let distance = filters::write_distance(one.distance_km, ctx.texts);
            let label = format!("{}, {} ({distance})", one.name, one.label);
            let hint = format!("{} {}", one.address, one.telephone);
            Choice::new(one.site.to_string(), label).hint(hint.trim().to_owned())
        })
        .collect();
    let categories = crate::solidarity::request::CATEGORIES
        .iter()
        .map(|code| Choice::new(*code, ctx.dynamic("category-", code).to_string()))
        .collect();
    let category = if typed.category.is_empty() { "laptop" } else { &typed.category };
    Ok(HouseholdPage {
        nav: desk_nav(op, &ctx),
        sites: Choice::select(sites, &typed.site),
        categories: Choice::select(categories, category),
        note: typed.note,
        searched: !typed.near.trim().is_empty() && errors.get("near").is_none(),
        near: typed.near,
        errors,
        ctx,
    })
}

async fn household(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(typed): Args<HouseholdForm>,
) -> Result<Html<HouseholdPage>> {
    Ok(Html::ok(household_page(&app, &op, ctx, typed, FieldErrors::new()).await?))
}

fn filed(code: &crate::kernel::ShortCode) -> Response {
    see_other(&format!("/desk/filing/done?code={}", code.as_str()))
}

async fn pass(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    FormBody(typed): FormBody<HouseholdForm>,
) -> Result<Response> {
    match filing::pass_household(&app, &op, &typed.site, &typed.category, &typed.note).await {
        Ok(code) => Ok(filed(&code)),
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = household_page(&app, &op, ctx, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
struct GiftForm {
    #[serde(default)]
    site: String,
    #[serde(default)]
    units_laptop: String,
    #[serde(default)]
    units_desktop: String,
    #[serde(default)]
    units_screen: String,
    #[serde(default)]
    units_tablet: String,
    #[serde(default)]
    units_smartphone: String,
    #[serde(default)]
    units_printer: String,
}

async fn gift_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: OrganisationId,
    typed: TypedGift,
    errors: FieldErrors,
) -> Result<GiftPage> {
    let (donor, sites) = filing::donor(app, op, id).await?;
    let chosen = if typed.site.is_empty() {
        sites.first().map(|site| site.id.to_string()).unwrap_or_default()
    } else {
        typed.site.clone()
    };
    let sites = sites
        .into_iter()
        .map(|site| Choice::new(site.id.to_string(), format!("{}, {}", site.label, site.address)))
        .collect();
    Ok(GiftPage {
        nav: desk_nav(op, &ctx),
        address: format!("/desk/filing/gifts/{id}"),
        donor: donor.name,
        sites: Choice::select(sites, &chosen),
        units: KINDS
            .iter()
            .zip(typed.units)
            .map(|(kind, units)| {
                (format!("units_{kind}"), ctx.dynamic("category-one-", kind).to_string(), units)
            })
            .collect(),
        errors,
        ctx,
    })
}

async fn gift(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<OrganisationId>,
) -> Result<Html<GiftPage>> {
    Ok(Html::ok(gift_page(&app, &op, ctx, id, TypedGift::default(), FieldErrors::new()).await?))
}

async fn draft(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<OrganisationId>,
    FormBody(form): FormBody<GiftForm>,
) -> Result<Response> {
    let GiftForm {
        site,
        units_laptop,
        units_desktop,
        units_screen,
        units_tablet,
        units_smartphone,
        units_printer,
    } = form;
    let units = [units_laptop, units_desktop, units_screen, units_tablet, units_smartphone, units_printer];
    let typed = TypedGift { site, units };
    match filing::draft_lot(&app, &op, id, &typed).await {
        Ok(code) => Ok(filed(&code)),
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = gift_page(&app, &op, ctx, id, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
struct ConfirmForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    email: String,
}

async fn filed_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    typed: ConfirmForm,
    errors: FieldErrors,
) -> Result<FiledPage> {
    let found = filing::followed(app, op, &typed.code).await?;
    Ok(FiledPage {
        nav: desk_nav(op, &ctx),
        code: found.code.grouped(),
        spelled: found.spelled(ctx.texts),
        title: found.title(ctx.texts),
        now: found.now(ctx.texts),
        next: found.next(ctx.texts),
        whither: found.whither(ctx.texts),
        address: typed.address,
        email: typed.email,
        errors,
        ctx,
    })
}

async fn done(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(typed): Args<ConfirmForm>,
) -> Result<Response> {
    scope(&op, false)?;
    if typed.code.is_empty() {
        return Ok(see_other("/desk/filing"));
    }
    let typed = ConfirmForm { code: typed.code, ..ConfirmForm::default() };
    Ok(Html::ok(filed_page(&app, &op, ctx, typed, FieldErrors::new()).await?).into_response())
}

async fn letter(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    FormBody(typed): FormBody<ConfirmForm>,
) -> Result<Response> {
    let to = Recipient { lines: typed.address.clone() };
    match filing::letter(&app, &op, &typed.code, &to, (&ctx.phone, &ctx.line)).await {
        Ok(bytes) => Ok(download("application/pdf", "lettre.pdf", bytes)),
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = filed_page(&app, &op, ctx, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn mail(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    FormBody(typed): FormBody<ConfirmForm>,
) -> Result<Response> {
    match filing::mail(&app, &op, &typed.code, &typed.email, (&ctx.phone, &ctx.line)).await {
        Ok(()) => Flasher(&session).done(ctx.t("filed-mailed").to_string(), "/desk/filing").await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = filed_page(&app, &op, ctx, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}
