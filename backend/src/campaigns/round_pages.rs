//! Group collections: asked for by a lead, answered by a workshop, signed up for by donors; and the file of a campaign's
//! dates.

use std::collections::HashMap;

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::campaigns::{NewRoundForm, RoundPage};
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::object::{Act, ObjectView};
use frontend::{FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::input::TypedRound;
use super::rounds::{self, Seen};
use super::rules::RoundState;
use super::{calendar, desk_pages, service, store, view};
use crate::kernel::time::paris_day;
use crate::kernel::{
    CampaignId, CampaignRoundId, CampaignSignUpId, Capacity, ErrorKind, OpContext, OrganisationId, Result,
};
use crate::organisations::{self, SiteKind};
use crate::platform::audit;
use crate::territories;
use crate::web::object::{ask_to_work, contact, history, in_order};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/campaigns/{id}/rounds/new", new_form)
        .post("/desk/campaigns/{id}/rounds/new", ask)
        .get("/desk/campaign-rounds/{id}", show)
        .post("/desk/campaign-rounds/{id}/answer", answer)
        .post("/desk/campaign-rounds/{id}/cancel", cancel)
        .post("/desk/campaign-rounds/{id}/sign-up", sign_up)
        .post("/desk/campaign-sign-ups/{id}/withdraw", withdraw)
        .get("/campagnes/{slug}/dates.ics", dates)
}

fn round_address(id: CampaignRoundId) -> String {
    format!("/desk/campaign-rounds/{id}")
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct RoundForm {
    workshop: String,
    day: String,
    hours: String,
    place: String,
    commune: String,
    capacity: String,
}

impl From<RoundForm> for TypedRound {
    fn from(form: RoundForm) -> Self {
        let RoundForm { workshop, day, hours, place, commune, capacity } = form;
        Self { workshop, day, hours, place, commune, capacity }
    }
}

async fn form(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignId,
    typed: TypedRound,
    errors: FieldErrors,
) -> Result<NewRoundForm> {
    let c = app.db.fresh();
    let campaign = service::one(c, op, id).await?;
    let there = organisations::within(c, &campaign.departments(), Some(SiteKind::Workshop), None).await?;
    let mut workshops: Vec<String> =
        organisations::find_many(c, there).await?.into_values().map(|one| one.name).collect();
    workshops.sort();
    let back = desk_pages::address(id);
    Ok(NewRoundForm {
        nav: desk_nav(op, &ctx),
        errors,
        campaign: campaign.title,
        address: format!("{back}/rounds/new"),
        back,
        workshop: typed.workshop,
        workshops,
        day: typed.day,
        hours: typed.hours,
        place: typed.place,
        commune: typed.commune,
        capacity: typed.capacity,
        ctx,
    })
}

async fn new_form(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
) -> Result<Response> {
    op.require(Capacity::TerritorialLead)?;
    // A campaign that is over gets none: its page says so.
    if let Err(error) = service::open(app.db.fresh(), &op, id).await {
        return match error.kind() {
            ErrorKind::Conflict => {
                Flasher(&session).refused(error, op.language, &desk_pages::address(id)).await
            }
            _ => Err(error),
        };
    }
    Ok(Html::ok(form(&app, &op, ctx, id, TypedRound::default(), FieldErrors::new()).await?).into_response())
}

async fn ask(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
    FormBody(typed): FormBody<RoundForm>,
) -> Result<Response> {
    let typed = TypedRound::from(typed);
    let back = desk_pages::address(id);
    match rounds::ask(&app, &op, id, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("round-done-asked").to_string(), &back).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = form(&app, &op, ctx, id, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}

/// What was typed on a round's page when it was refused.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TypedAct {
    comes: String,
    reason: String,
    units: String,
    what: String,
}

fn sign_up_rows(
    seen: &Seen,
    names: &HashMap<OrganisationId, organisations::Organisation>,
    texts: Texts,
) -> Rows {
    let columns = ["donor", "phone", "units", "what"]
        .map(|code| Column::new(texts.dynamic("round-column-", code).to_string()))
        .to_vec();
    let rows = seen
        .sign_ups
        .iter()
        .map(|one| {
            let donor = names.get(&one.donor_id);
            vec![
                Cell::text(donor.map(|donor| donor.name.clone()).unwrap_or_default()),
                Cell::text(donor.and_then(|donor| donor.telephone.clone()).unwrap_or_default()),
                Cell::text(texts.t("lot-units").with("count", one.units).to_string()),
                Cell::text(one.what.clone()),
            ]
        })
        .collect();
    Rows { columns, rows }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignRoundId,
    typed: TypedAct,
    errors: FieldErrors,
) -> Result<RoundPage> {
    let c = app.db.fresh();
    let texts = ctx.texts;
    let seen = rounds::see(c, op, id).await?;
    let Seen { round, campaign, as_lead, as_workshop, .. } = &seen;
    let acting = op.acting()?;
    let ask = ask_to_work(c, op, acting.capacity, texts).await?;
    let works = ask.is_none();
    let commune = territories::find(c, &round.insee_code).await?;
    let mut ids: Vec<OrganisationId> = seen.sign_ups.iter().map(|one| one.donor_id).collect();
    ids.extend([round.workshop_id, campaign.organisation_id]);
    let names = organisations::find_many(c, ids).await?;
    let own = seen.sign_ups.iter().find(|one| one.donor_id == acting.organisation_id);
    let as_donor = op.holds(Capacity::Donor) && !as_lead && !as_workshop;
    let today = paris_day(op.now);
    let live = matches!(round.state, RoundState::Asked | RoundState::Accepted);
    let may_answer = works
        && *as_workshop
        && round.state == RoundState::Asked
        && round.day > today
        && campaign.ended_at.is_none();
    let takes = round.is_to_come(op.now) && campaign.state(op.now).takes();
    let may_sign_up = works && as_donor && own.is_none() && takes && round.left() > 0;
    let wanted: u32 = typed.units.trim().parse().unwrap_or(1);
    let next = match as_donor && own.is_none() && (round.left() < wanted.max(1) || !takes) {
        true => rounds::next_with_room(c, round, wanted.max(1), op.now).await?,
        false => None,
    };
    let next = next.map(|one| {
        let room = texts.t("round-room").with("left", one.left()).with("capacity", one.capacity);
        (format!("{} · {} · {room}", view::when(&one, texts), one.place), round_address(one.id))
    });
    let sentence = match (own, as_donor, round.state, round.left()) {
        (Some(one), true, RoundState::Accepted, _) => {
            texts.t("round-now-signed").with("units", one.units).to_string()
        }
        (None, true, RoundState::Accepted, 0) => texts.t("round-now-full").to_string(),
        _ => texts
            .dynamic("campaign-round-now-", round.state.code())
            .with("reason", round.reason.as_deref().unwrap_or("–"))
            .to_string(),
    };
    let mut acts = Vec::new();
    if *as_lead {
        acts.push(Act::open(texts.t("campaign-back"), desk_pages::address(campaign.id)).secondary());
    } else if campaign.published_at.is_some() {
        let address = format!("/campagnes/{}", campaign.slug);
        acts.push(Act::open(texts.t("campaign-public-page"), address).secondary());
    }
    let told = match *as_lead || *as_workshop {
        true => {
            let entries = audit::history(c, rounds::ROUND, id).await?;
            history(c, op, &entries, &[], texts, |entry| {
                let verb = entry.action.strip_prefix("campaign_round.")?.replace('_', "-");
                Some(texts.dynamic("campaign-round-event-", &verb).to_string())
            })
            .await?
        }
        false => Vec::new(),
    };
    let may_cancel = works && live && round.day >= today && (*as_lead || *as_workshop);
    let withdraw = match own {
        Some(one) if works && as_donor && round.day > today => {
            format!("/desk/campaign-sign-ups/{}/withdraw", one.id)
        }
        Some(_) | None => String::new(),
    };
    let people = [
        (texts.t("campaign-side-lead"), campaign.organisation_id),
        (texts.t("round-side-workshop"), round.workshop_id),
    ]
    .into_iter()
    .filter_map(|(role, id)| Some(contact(role, names.get(&id)?, "")))
    .collect();
    Ok(RoundPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: texts.t("round-over").with("campaign", campaign.title.as_str()).to_string(),
            title: view::when(round, texts),
            under: view::address(&round.place, Some(&commune)),
            badge: texts.dynamic("campaign-round-state-", round.state.code()).to_string(),
            tone: view::round_tone(round.state),
            steps: Vec::new(),
            now: sentence,
            acts,
            forms: may_answer || may_sign_up || may_cancel || !withdraw.is_empty() || next.is_some(),
            asks: ask.into_iter().collect(),
            facts: vec![
                Fact::new(texts.t("round-fact-workshop").to_string(), view::name(&names, round.workshop_id)),
                Fact::new(
                    texts.t("round-fact-place").to_string(),
                    view::address(&round.place, Some(&commune)),
                ),
                Fact::new(texts.t("round-fact-room").to_string(), round.left().to_string()),
            ],
            people,
            documents: Vec::new(),
            history: in_order(told),
        },
        address: round_address(id),
        may_answer,
        may_cancel,
        may_sign_up,
        withdraw,
        taken: round.taken,
        capacity: round.capacity,
        next: next.unwrap_or_default(),
        sign_ups: sign_up_rows(&seen, &names, texts),
        units: typed.units,
        what: typed.what,
        reason: typed.reason,
        ctx,
    })
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignRoundId>,
) -> Result<Html<RoundPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, TypedAct::default(), FieldErrors::new()).await?))
}

/// What a refusal becomes: the page again with what was typed, where a field is at fault.
async fn end<T>(
    app: &App,
    op: &OpContext,
    session: &Session,
    ctx: PageContext,
    id: CampaignRoundId,
    (outcome, done, typed): (Result<T>, String, TypedAct),
) -> Result<Response> {
    match outcome {
        Ok(_) => Flasher(session).done(done, &round_address(id)).await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let page = page(app, op, ctx, id, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(session).refused(error, op.language, &round_address(id)).await,
    }
}

async fn answer(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignRoundId>,
    FormBody(typed): FormBody<TypedAct>,
) -> Result<Response> {
    let comes = typed.comes == "yes";
    let outcome = rounds::answer(&app, &op, id, comes, &typed.reason).await;
    let said = if comes { ctx.t("round-done-accepted") } else { ctx.t("round-done-declined") };
    let said = said.to_string();
    end(&app, &op, &session, ctx, id, (outcome, said, typed)).await
}

async fn cancel(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignRoundId>,
    FormBody(typed): FormBody<TypedAct>,
) -> Result<Response> {
    let outcome = rounds::cancel(&app, &op, id, &typed.reason).await;
    let said = ctx.t("round-done-cancelled").to_string();
    end(&app, &op, &session, ctx, id, (outcome, said, typed)).await
}

async fn sign_up(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignRoundId>,
    FormBody(typed): FormBody<TypedAct>,
) -> Result<Response> {
    let outcome = rounds::sign_up(&app, &op, id, &typed.units, &typed.what, None).await;
    let said = ctx.t("round-done-signed-up").to_string();
    end(&app, &op, &session, ctx, id, (outcome, said, typed)).await
}

async fn withdraw(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignSignUpId>,
) -> Result<Response> {
    let outcome = rounds::withdraw(&app, &op, id).await;
    let back =
        outcome.as_ref().map_or_else(|_| "/desk/campaigns".to_owned(), |round| round_address(round.id));
    Flasher(&session).end(outcome, ctx.t("round-done-withdrawn").to_string(), op.language, &back).await
}

async fn dates(Extract(app): Extract<App>, Op(op): Op, Id(slug): Id<String>) -> Result<Response> {
    let c = app.db.read();
    let campaign = store::public_by_slug(c, &slug).await?;
    let rounds = store::rounds_of(c, [campaign.id]).await?;
    let communes = territories::find_many(c, rounds.iter().map(|one| one.insee_code.clone())).await?;
    let rounds: Vec<_> = rounds
        .into_iter()
        .map(|one| {
            let place = view::address(&one.place, communes.get(&one.insee_code));
            (one, place)
        })
        .collect();
    let address = format!("{}/campagnes/{}", app.config.public_url.trim_end_matches('/'), campaign.slug);
    let file = calendar::file(&campaign, &rounds, &address, op.now, Texts::new(op.language));
    Ok(download("text/calendar; charset=utf-8", &format!("{}.ics", campaign.slug), file.into_bytes()))
}
