//! The pages of those who take part: who holds a drop-off point, the workshop that comes, the donors who sign up.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::campaigns::{NewPointForm, PointPage};
use frontend::components::Fact;
use frontend::object::{Act, ObjectView};
use frontend::{FieldErrors, PageContext};
use tower_sessions::Session;

use super::input::{TypedOpening, TypedPoint};
use super::points::{self, Answer};
use super::rules::PointState;
use super::{desk_pages, service, view};
use crate::kernel::{CampaignId, CampaignPointId, Capacity, Error, ErrorKind, OpContext, Result};
use crate::web::object::{ask_to_work, contact, history, in_order};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};
use crate::{organisations, territories};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/campaigns/{id}/points/new", new_form)
        .post("/desk/campaigns/{id}/points/new", ask)
        .get("/desk/campaign-points/{id}", show)
        .post("/desk/campaign-points/{id}", answer)
        .merge(super::round_pages::pages())
}

/// The fields as they come.
type Fields = Vec<(String, String)>;

fn field(fields: &Fields, name: &str) -> String {
    fields.iter().find(|(one, _)| one == name).map(|(_, text)| text.clone()).unwrap_or_default()
}

fn opening_of(fields: &Fields) -> TypedOpening {
    let day = |number: u8| field(fields, &format!("day_{number}"));
    TypedOpening {
        days: [1, 2, 3, 4, 5, 6, 7].map(day),
        by_appointment: fields.iter().any(|(name, _)| name == "by_appointment"),
        closed_on: field(fields, "closed_on"),
        takes: fields.iter().filter(|(name, _)| name == "takes").map(|(_, code)| code.clone()).collect(),
    }
}

fn typed_of(fields: &Fields) -> TypedPoint {
    TypedPoint {
        holder: field(fields, "holder"),
        label: field(fields, "label"),
        address: field(fields, "address"),
        commune: field(fields, "commune"),
        opening: opening_of(fields),
    }
}

async fn form(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignId,
    typed: TypedPoint,
    errors: FieldErrors,
) -> Result<NewPointForm> {
    let campaign = service::one(app.db.fresh(), op, id).await?;
    let back = desk_pages::address(id);
    Ok(NewPointForm {
        nav: desk_nav(op, &ctx),
        errors,
        campaign: campaign.title,
        address: format!("{back}/points/new"),
        back,
        opening: view::opening_fields(&typed.opening, ctx.texts),
        holder: typed.holder,
        label: typed.label,
        street: typed.address,
        commune: typed.commune,
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
    let opening = TypedOpening {
        takes: crate::devices::CATEGORIES.map(str::to_owned).to_vec(),
        ..TypedOpening::default()
    };
    let typed = TypedPoint { opening, ..TypedPoint::default() };
    Ok(Html::ok(form(&app, &op, ctx, id, typed, FieldErrors::new()).await?).into_response())
}

async fn ask(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
    FormBody(fields): FormBody<Fields>,
) -> Result<Response> {
    let typed = typed_of(&fields);
    let back = desk_pages::address(id);
    match points::ask(&app, &op, id, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("point-done-asked").to_string(), &back).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = form(&app, &op, ctx, id, typed, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignPointId,
    typed: Option<TypedOpening>,
    errors: FieldErrors,
) -> Result<PointPage> {
    let c = app.db.fresh();
    let texts = ctx.texts;
    let (point, campaign) = points::find(c, op, id).await?;
    let acting = op.acting()?;
    let held = point.organisation_id == acting.organisation_id;
    let ask = ask_to_work(c, op, acting.capacity, texts).await?;
    let works = ask.is_none();
    let typed = typed.unwrap_or_else(|| view::typed_opening(&point, texts));
    let commune = territories::find(c, &point.insee_code).await?;
    let cards = view::point_cards(c, &[(point.clone(), None)], op.now, texts).await?;
    let card = cards.into_iter().next().unwrap_or_default();
    let may = |answer: Answer| works && answer.becomes(point.state).is_some();
    let may_answer = held && point.state == PointState::Asked && may(Answer::Agree);
    let may_change = held && point.state == PointState::Agreed && may(Answer::Agree);
    let may_withdraw = may(Answer::Withdraw) && !may_answer;
    let mut acts = Vec::new();
    if !held {
        acts.push(Act::open(texts.t("campaign-back"), desk_pages::address(campaign.id)).secondary());
    } else if campaign.published_at.is_some() {
        let address = format!("/campagnes/{}", campaign.slug);
        acts.push(Act::open(texts.t("campaign-public-page"), address).secondary());
    }
    let entries = crate::platform::audit::history(c, points::POINT, id).await?;
    let told = history(c, op, &entries, &[], texts, |entry| {
        let verb = entry.action.strip_prefix("campaign_point.")?;
        Some(texts.dynamic("campaign-point-event-", verb).to_string())
    })
    .await?;
    let lead = organisations::find(c, campaign.organisation_id).await?;
    let holder = organisations::find(c, point.organisation_id).await?;
    let now = texts.dynamic("campaign-point-now-", point.state.code());
    Ok(PointPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: texts.t("point-over").with("campaign", campaign.title.as_str()).to_string(),
            title: point.label.clone(),
            under: view::address(&point.address, Some(&commune)),
            badge: texts.dynamic("campaign-point-state-", point.state.code()).to_string(),
            tone: view::point_tone(point.state),
            steps: Vec::new(),
            now: now.with("lead", lead.name.as_str()).with("holder", holder.name.as_str()).to_string(),
            acts,
            forms: may_answer || may_change || may_withdraw,
            asks: ask.into_iter().collect(),
            facts: vec![
                Fact::new(texts.t("point-hours").to_string(), card.hours),
                Fact::new(texts.t("point-takes").to_string(), card.takes),
                Fact::new(texts.t("campaign-fact-period").to_string(), view::period(&campaign, texts)),
            ],
            people: vec![
                contact(texts.t("campaign-side-lead"), &lead, ""),
                contact(texts.t("point-side-holder"), &holder, ""),
            ],
            documents: Vec::new(),
            history: in_order(told),
        },
        address: format!("/desk/campaign-points/{id}"),
        opening: view::opening_fields(&typed, texts),
        may_answer,
        may_change,
        may_withdraw,
        ctx,
    })
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignPointId>,
) -> Result<Html<PointPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, None, FieldErrors::new()).await?))
}

async fn answer(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignPointId>,
    FormBody(fields): FormBody<Fields>,
) -> Result<Response> {
    let typed = opening_of(&fields);
    let back = format!("/desk/campaign-points/{id}");
    let said = field(&fields, "answer");
    let outcome = match Answer::of(&said) {
        Some(answer) => points::answer(&app, &op, id, answer, &typed).await,
        None => Err(points::find(app.db.fresh(), &op, id)
            .await
            .err()
            .unwrap_or_else(|| Error::invalid("answer", "campaign-answer-missing"))),
    };
    match outcome {
        Ok(point) => {
            let done = ctx.dynamic("point-done-", point.state.code()).to_string();
            Flasher(&session).done(done, &back).await
        }
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, id, Some(typed), errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}
