//! A campaign's page, as its lead sees it.

use axum::response::{IntoResponse, Response};
use frontend::campaigns::CampaignPage;
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::filters::{write_date, write_number};
use frontend::object::{Act, Document, ObjectView, ended, life};
use frontend::{FieldErrors, PageContext, Texts};

use super::desk_pages::address;
use super::model::Campaign;
use super::papers::Paper;
use super::rules::{self, Action, State};
use super::{service, store, view};
use crate::kernel::time::paris_day;
use crate::kernel::{CampaignId, Capacity, Error, Instant, OpContext, OrganisationId, Result};
use crate::organisations;
use crate::platform::audit;
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::{App, Html, desk_nav, errors_of};

fn steps(campaign: &Campaign, now: Instant, texts: Texts) -> Vec<frontend::components::Step> {
    let day = |at: Option<Instant>| at.map(|at| write_date(paris_day(at), texts)).unwrap_or_default();
    let label = |code: &str| texts.dynamic("campaign-step-", code).to_string();
    let all = [
        (label("draft"), day(Some(campaign.created_at))),
        (label("published"), day(campaign.published_at)),
        (label("running"), write_date(campaign.from, texts)),
        (label("ended"), write_date(campaign.to, texts)),
        (label("closed"), day(campaign.ended_at)),
    ];
    match campaign.state(now) {
        State::Draft => life(all, 0),
        State::Published => life(all, 1),
        State::Running => life(all, 2),
        State::Ended => life(all, 3),
        State::Closed => life(all, 5),
        State::Cancelled => {
            let done = 1 + usize::from(campaign.published_at.is_some());
            ended(all, done, label("cancelled"), day(campaign.ended_at))
        }
    }
}

/// The page of a lead's campaign, with what was typed when it was refused: a reason, closing words.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignId,
    errors: FieldErrors,
    (reason, closing_words): (String, String),
) -> Result<CampaignPage> {
    let c = app.db.fresh();
    let texts = ctx.texts;
    let campaign = service::one(c, op, id).await?;
    let state = campaign.state(op.now);
    let may = |action| rules::transition(state, action).is_ok();
    let ask = ask_to_work(c, op, Capacity::TerritorialLead, texts).await?;
    let works = ask.is_none();
    let own = address(id);
    let mut acts = Vec::new();
    if works && may(Action::Publish) {
        acts.push(Act::send(texts.t("campaign-publish"), format!("{own}/publish")));
    }
    if works && may(Action::Edit) {
        acts.push(Act::open(texts.t("campaign-edit"), format!("{own}/edit")).secondary());
    }
    if state.is_public() && campaign.published_at.is_some() {
        acts.push(
            Act::open(texts.t("campaign-public-page"), format!("/campagnes/{}", campaign.slug)).secondary(),
        );
    }
    let named = view::territories_of(c, std::slice::from_ref(&campaign)).await?;
    let number = |units: u32| write_number(i64::from(units), texts.language);
    let goal_rows = campaign
        .goals
        .iter()
        .map(|goal| {
            vec![
                Cell::text(texts.dynamic("category-one-", &goal.category).to_string()),
                Cell::text(number(goal.units)),
            ]
        })
        .chain(
            campaign
                .months
                .iter()
                .map(|one| vec![Cell::text(view::month(&one.month, texts)), Cell::text(number(one.units))]),
        )
        .collect();
    let points = store::points_of(c, [id], false).await?;
    let rounds = store::rounds_of(c, [id]).await?;
    let mut ids: Vec<OrganisationId> = points.iter().map(|one| one.organisation_id).collect();
    ids.extend(rounds.iter().map(|one| one.workshop_id));
    let known = organisations::find_many(c, ids).await?;
    let point_rows = points
        .iter()
        .map(|one| {
            vec![
                Cell::link(one.label.clone(), format!("/desk/campaign-points/{}", one.id)),
                Cell::text(view::name(&known, one.organisation_id)),
                Cell::text(view::hours_in_words(one, texts)),
                Cell::badge(
                    texts.dynamic("campaign-point-state-", one.state.code()).to_string(),
                    view::point_tone(one.state),
                ),
            ]
        })
        .collect();
    let round_rows = rounds
        .iter()
        .map(|one| {
            vec![
                Cell::link(view::when(one, texts), format!("/desk/campaign-rounds/{}", one.id))
                    .under(one.place.clone()),
                Cell::text(view::name(&known, one.workshop_id)),
                Cell::text(
                    texts
                        .t("round-taken")
                        .with("taken", one.taken)
                        .with("capacity", one.capacity)
                        .to_string(),
                ),
                Cell::badge(
                    texts.dynamic("campaign-round-state-", one.state.code()).to_string(),
                    view::round_tone(one.state),
                ),
            ]
        })
        .collect();
    let columns = |prefix: [&str; 4], dates: bool| {
        prefix
            .map(|code| {
                Column::new(
                    match dates {
                        true => texts.dynamic("campaign-rounds-column-", code),
                        false => texts.dynamic("campaign-points-column-", code),
                    }
                    .to_string(),
                )
            })
            .to_vec()
    };
    let documents = match campaign.stage {
        rules::Stage::Cancelled => Vec::new(),
        rules::Stage::Draft | rules::Stage::Published | rules::Stage::Closed => Paper::ALL
            .iter()
            .map(|paper| {
                let label = texts.dynamic("paper-", paper.code()).to_string();
                Document::new(label, format!("{own}/papers/{}.pdf", paper.code()), "PDF")
            })
            .collect(),
    };
    let entries = audit::history(c, service::CAMPAIGN, id).await?;
    let sides = [Side::new(campaign.organisation_id, texts.t("campaign-side-lead"))];
    let told = history(c, op, &entries, &sides, texts, |entry| {
        let verb = entry.action.strip_prefix("campaign.")?;
        let key = format!("campaign-event-{verb}");
        texts.has(&key).then(|| texts.dynamic("campaign-event-", verb).to_string())
    })
    .await?;
    let may_add = works && may(Action::Edit);
    let cancel = if works && may(Action::Cancel) { format!("{own}/cancel") } else { String::new() };
    let close = if works && may(Action::Close) { format!("{own}/close") } else { String::new() };
    let mut facts = vec![
        Fact::new(texts.t("campaign-fact-period").to_string(), view::period(&campaign, texts)),
        Fact::new(
            texts.t("campaign-fact-territory").to_string(),
            named.get(&id).cloned().unwrap_or_default(),
        ),
        Fact::new(texts.t("campaign-fact-goals").to_string(), view::goals_text(&campaign, texts)),
    ];
    if let Some(reason) = &campaign.reason {
        facts.push(Fact::new(texts.t("campaign-cancel-reason").to_string(), reason.clone()));
    }
    if let Some(closing) = &campaign.closing {
        facts.push(Fact::new(texts.t("campaign-close-words").to_string(), closing.words.clone()));
    }
    Ok(CampaignPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: texts.t("campaign-over").to_string(),
            title: campaign.title.clone(),
            under: String::new(),
            badge: texts.dynamic("campaign-state-", state.code()).to_string(),
            tone: view::tone(state),
            steps: steps(&campaign, op.now, texts),
            now: texts
                .dynamic("campaign-now-", state.code())
                .with("from", write_date(campaign.from, texts))
                .with("to", write_date(campaign.to, texts))
                .to_string(),
            acts,
            forms: may_add || !cancel.is_empty() || !close.is_empty(),
            asks: ask.into_iter().collect(),
            facts,
            people: Vec::new(),
            documents,
            history: in_order(told),
        },
        id: id.to_string(),
        words: campaign.words.clone(),
        goals: Rows {
            columns: vec![
                Column::new(texts.t("campaign-goals-what").to_string()),
                Column::numeric(texts.t("campaign-goals-units").to_string()),
            ],
            rows: goal_rows,
        },
        points: Rows { columns: columns(["label", "holder", "hours", "state"], false), rows: point_rows },
        rounds: Rows { columns: columns(["when", "workshop", "taken", "state"], true), rows: round_rows },
        may_add,
        cancel,
        close,
        reason,
        closing_words,
        ctx,
    })
}

/// The page again, with the fault of closing words: for the room that counts what a campaign brought.
///
/// # Errors
/// 401, 403; 404.
pub async fn refused_closing(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: CampaignId,
    error: &Error,
    words: String,
) -> Result<Response> {
    let errors = errors_of(error, op.language);
    let page = page(app, op, ctx, id, errors, (String::new(), words)).await?;
    Ok(Html::refused(error, page).into_response())
}
