//! A lead's pages on its calls; and the campaigns of a donor's places.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::campaigns::{CallForm, CampaignPage, CampaignsPage, DonorCampaignsPage};
use frontend::components::{Cell, Column};
use frontend::donations::Rows;
use frontend::filters::write_date;
use frontend::{Choice, FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::desk_object::page;
use super::input::TypedCall;
use super::model::Campaign;
use super::papers::Paper;
use super::rules::{self, Action};
use super::{lots, papers, service, store, view};
use crate::kernel::time::paris_day;
use crate::kernel::{CampaignId, Capacity, Error, OpContext, Result};
use crate::web::{
    App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of, see_other,
};
use crate::{organisations, territories};

const ADDRESS: &str = "/desk/campaigns";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(ADDRESS, list)
        .get("/desk/campaigns/new", new_form)
        .post("/desk/campaigns/new", create)
        .post("/desk/campaigns/follow", follow)
        .get("/desk/campaigns/{id}", show)
        .get("/desk/campaigns/{id}/edit", edit_form)
        .post("/desk/campaigns/{id}/edit", edit)
        .post("/desk/campaigns/{id}/publish", publish)
        .post("/desk/campaigns/{id}/cancel", cancel)
        .get("/desk/campaigns/{id}/papers/{paper}", paper)
}

pub(super) fn address(id: CampaignId) -> String {
    format!("{ADDRESS}/{id}")
}

async fn list(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Response> {
    if op.holds(Capacity::Donor) {
        return donor(&app, &op, ctx).await;
    }
    let all = service::own(app.db.fresh(), &op).await?;
    let texts = ctx.texts;
    let columns = ["title", "period", "state", "goals"]
        .map(|code| Column::new(texts.dynamic("campaigns-column-", code).to_string()))
        .to_vec();
    let rows = all
        .iter()
        .map(|one| {
            let state = one.state(op.now);
            vec![
                Cell::link(one.title.clone(), address(one.id)),
                Cell::text(view::period(one, texts)),
                Cell::badge(texts.dynamic("campaign-state-", state.code()).to_string(), view::tone(state)),
                Cell::text(view::goals_text(one, texts)),
            ]
        })
        .collect();
    let may_act = op.works_as(Capacity::TerritorialLead);
    Ok(Html::ok(CampaignsPage { nav: desk_nav(&op, &ctx), may_act, columns, rows, ctx }).into_response())
}

/// The campaigns of a donor's places, those it gives through, and what it signed up for.
async fn donor(app: &App, op: &OpContext, ctx: PageContext) -> Result<Response> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    let texts = ctx.texts;
    let sites = organisations::sites_of(c, own).await?;
    let communes = territories::find_many(c, sites.iter().map(|site| site.insee_code.clone())).await?;
    let departments: Vec<String> = communes.values().map(|one| one.department_code.clone()).collect();
    let mut campaigns = store::open_in(c, &departments, op.now).await?;
    campaigns.retain(|one| communes.values().any(|commune| one.covers(commune)));
    let joined = store::joined_by(c, own).await?;
    let known: Vec<CampaignId> = campaigns.iter().map(|one| one.id).collect();
    let others: Vec<CampaignId> = joined.into_iter().filter(|id| !known.contains(id)).collect();
    campaigns.extend(store::many(c, others).await?.into_values());
    campaigns.sort_by_key(|one| (std::cmp::Reverse(one.to), one.id));
    let named = view::territories_of(c, &campaigns).await?;
    let cards = campaigns
        .iter()
        .map(|one| view::card(one, named.get(&one.id).map_or("", String::as_str), op.now, texts))
        .collect();
    let places = store::of_donor(c, own, paris_day(op.now)).await?;
    let columns = ["when", "place", "units", "state"]
        .map(|code| Column::new(texts.dynamic("donor-campaigns-column-", code).to_string()))
        .to_vec();
    let rows = places
        .iter()
        .map(|(sign_up, round)| {
            vec![
                Cell::link(view::when(round, texts), format!("/desk/campaign-rounds/{}", round.id)),
                Cell::text(round.place.clone()),
                Cell::text(texts.t("lot-units").with("count", sign_up.units).to_string()),
                Cell::badge(
                    texts.dynamic("campaign-round-state-", round.state.code()).to_string(),
                    view::round_tone(round.state),
                ),
            ]
        })
        .collect();
    Ok(Html::ok(DonorCampaignsPage {
        nav: desk_nav(op, &ctx),
        may_act: op.works_as(Capacity::Donor),
        follows: store::follows(c, own).await?,
        cards,
        places: Rows { columns, rows },
        ctx,
    })
    .into_response())
}

#[derive(Deserialize)]
struct FollowForm {
    #[serde(default)]
    wished: String,
}

async fn follow(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<FollowForm>,
) -> Result<Response> {
    let wished = form.wished == "yes";
    lots::follow(&app.db, &op, wished).await?;
    let said = match wished {
        true => ctx.t("donor-campaigns-followed"),
        false => ctx.t("donor-campaigns-unfollowed"),
    };
    Flasher(&session).done(said.to_string(), ADDRESS).await
}

/// The fields as they come.
type Fields = Vec<(String, String)>;

fn field(fields: &Fields, name: &str) -> String {
    fields.iter().find(|(one, _)| one == name).map(|(_, text)| text.clone()).unwrap_or_default()
}

fn typed_of(fields: &Fields) -> TypedCall {
    TypedCall {
        title: field(fields, "title"),
        words: field(fields, "words"),
        from: field(fields, "from"),
        to: field(fields, "to"),
        departments: fields
            .iter()
            .filter(|(name, _)| name == "departments")
            .map(|(_, code)| code.clone())
            .collect(),
        communes: field(fields, "communes"),
        goals: crate::devices::CATEGORIES
            .iter()
            .map(|code| ((*code).to_owned(), field(fields, code)))
            .collect(),
        months: fields
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix("month_")?.to_owned(), text.clone())))
            .collect(),
    }
}

async fn written(app: &App, campaign: &Campaign, texts: Texts) -> Result<TypedCall> {
    let mut codes: Vec<String> = Vec::new();
    for (_, communes) in &campaign.places {
        codes.extend(communes.iter().cloned());
    }
    let communes = territories::find_many(app.db.fresh(), codes).await?;
    let communes: Vec<String> =
        communes.values().map(|one| format!("{} ({})", one.name, one.department_code)).collect();
    Ok(TypedCall {
        title: campaign.title.clone(),
        words: campaign.words.clone(),
        from: write_date(campaign.from, texts),
        to: write_date(campaign.to, texts),
        departments: campaign.departments(),
        communes: communes.join("\n"),
        goals: campaign.goals.iter().map(|goal| (goal.category.clone(), goal.units.to_string())).collect(),
        months: campaign.months.iter().map(|one| (one.month.clone(), one.units.to_string())).collect(),
    })
}

/// The form, with the months of the period once it is known and longer than one.
async fn form(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: Option<CampaignId>,
    typed: &TypedCall,
    errors: FieldErrors,
) -> Result<CallForm> {
    let texts = ctx.texts;
    let steered = service::steered(app.db.fresh(), op).await?;
    let names = territories::departments(app.db.fresh()).await?;
    let departments = steered
        .iter()
        .map(|code| {
            let name = names.get(code).unwrap_or(code);
            Choice::new(code.clone(), format!("{name} ({code})")).selected(typed.departments.contains(code))
        })
        .collect();
    let today = paris_day(op.now);
    let day = |text: &str| crate::kernel::written::day(text, today);
    let period = day(&typed.from)
        .zip(day(&typed.to))
        .filter(|(from, to)| from <= to && (*to - *from).num_days() < rules::LONGEST_DAYS);
    let mut months = period.map(|(from, to)| rules::months(from, to)).unwrap_or_default();
    if months.len() < 2 {
        months.clear();
    }
    let months = months
        .into_iter()
        .map(|month| {
            let typed = typed.months.iter().find(|(one, _)| *one == month).map(|(_, text)| text.clone());
            (format!("month_{month}"), view::month(&month, texts), typed.unwrap_or_default())
        })
        .collect();
    Ok(CallForm {
        nav: desk_nav(op, &ctx),
        errors,
        address: id.map_or_else(|| "/desk/campaigns/new".to_owned(), |id| format!("{}/edit", address(id))),
        back: id.map_or_else(|| ADDRESS.to_owned(), address),
        is_new: id.is_none(),
        title: typed.title.clone(),
        words: typed.words.clone(),
        from: typed.from.clone(),
        to: typed.to.clone(),
        departments,
        communes: typed.communes.clone(),
        goals: view::quantities(&typed.goals),
        months,
        ctx,
    })
}

async fn new_form(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<CallForm>> {
    op.require(Capacity::TerritorialLead)?;
    let departments = service::steered(app.db.fresh(), &op).await?;
    let typed = TypedCall { departments, ..TypedCall::default() };
    Ok(Html::ok(form(&app, &op, ctx, None, &typed, FieldErrors::new()).await?))
}

async fn create(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(fields): FormBody<Fields>,
) -> Result<Response> {
    let typed = typed_of(&fields);
    match service::draft(&app, &op, &typed).await {
        Ok(campaign) => {
            Flasher(&session).done(ctx.t("campaign-done-draft").to_string(), &address(campaign.id)).await
        }
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = form(&app, &op, ctx, None, &typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn edit_form(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
) -> Result<Response> {
    op.require(Capacity::TerritorialLead)?;
    let campaign = service::one(app.db.fresh(), &op, id).await?;
    if rules::transition(campaign.state(op.now), Action::Edit).is_err() {
        return Ok(see_other(&address(id)));
    }
    let typed = written(&app, &campaign, ctx.texts).await?;
    Ok(Html::ok(form(&app, &op, ctx, Some(id), &typed, FieldErrors::new()).await?).into_response())
}

async fn edit(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
    FormBody(fields): FormBody<Fields>,
) -> Result<Response> {
    let typed = typed_of(&fields);
    match service::edit(&app, &op, id, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("campaign-done-edit").to_string(), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = form(&app, &op, ctx, Some(id), &typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn publish(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
) -> Result<Response> {
    let outcome = service::publish(&app, &op, id).await;
    let said = ctx.t("campaign-done-publish").to_string();
    Flasher(&session).end(outcome, said, op.language, &address(id)).await
}

#[derive(Default, Deserialize)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

async fn cancel(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
    FormBody(form): FormBody<ReasonForm>,
) -> Result<Response> {
    match service::cancel(&app, &op, id, &form.reason).await {
        Ok(_) => Flasher(&session).done(ctx.t("campaign-done-cancel").to_string(), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, id, errors, (form.reason, String::new())).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
) -> Result<Html<CampaignPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, FieldErrors::new(), Default::default()).await?))
}

async fn paper(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id((id, name)): Id<(CampaignId, String)>,
) -> Result<Response> {
    let campaign = service::one(app.db.fresh(), &op, id).await?;
    let code = name.strip_suffix(".pdf").unwrap_or_default();
    let paper = Paper::ALL.iter().find(|one| one.code() == code).ok_or_else(Error::not_found)?;
    let bytes = papers::made(&app, &op, &campaign, *paper).await?;
    Ok(download("application/pdf", &format!("{code}-{}.pdf", campaign.slug), bytes))
}
