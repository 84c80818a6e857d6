//! `/campagnes`: what campaigns wish for and what they have brought, for anybody; their end, written by their lead.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::campaigns::{CampaignCard, PublicCampaignPage, PublicCampaignsPage};
use frontend::chart::{Bar, Chart, ChartForm};
use frontend::components::{Cell, Column, Figure};
use frontend::donations::Rows;
use frontend::filters::{write_date, write_number};
use frontend::map::OfferMap;
use frontend::{FieldErrors, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use crate::campaigns::rules::{PointState, RoundState, State as Standing};
use crate::campaigns::{self, Campaign, view};
use crate::donations::{CampaignFigures, campaign_figures};
use crate::kernel::time::paris_day;
use crate::kernel::{CampaignId, Error, Instant, Result};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, errors_of};
use crate::{organisations, territories};

/// Drop-off points shown near a place.
const SHOWN: usize = 20;
/// Campaigns of each kind on the list.
const MOST_CARDS: usize = 50;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/campagnes", list)
        .get("/campagnes/{slug}", show)
        .post("/desk/campaigns/{id}/close", close)
}

/// What one campaign brought, by category.
pub(super) type ByCategory = BTreeMap<String, CampaignFigures>;

/// All of it together.
pub(super) fn together(figures: &ByCategory) -> CampaignFigures {
    figures.values().fold(CampaignFigures::default(), |all, one| all.with(*one))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NearArgs {
    near: String,
}

fn cards(
    all: &[&Campaign],
    figures: &HashMap<CampaignId, ByCategory>,
    named: &HashMap<CampaignId, String>,
    now: Instant,
    texts: Texts,
) -> Vec<CampaignCard> {
    let card = |one: &&Campaign| {
        let declared = figures.get(&one.id).map(together).unwrap_or_default().declared;
        let wished: u64 = one.goals.iter().map(|goal| u64::from(goal.units)).sum();
        CampaignCard {
            declared: declared.min(wished),
            wished,
            progress: texts
                .t("campaign-progress")
                .with("declared", declared)
                .with("wished", wished)
                .to_string(),
            ..view::card(one, named.get(&one.id).map_or("", String::as_str), now, texts)
        }
    };
    all.iter().take(MOST_CARDS).map(card).collect()
}

async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<NearArgs>,
) -> Result<Response> {
    let c = app.db.read();
    let texts = ctx.texts;
    let near: String = args.near.trim().chars().take(100).collect();
    let mut errors = FieldErrors::new();
    let department = territories::departments(c).await?.remove_entry(&near.to_uppercase());
    let found = match (near.as_str(), &department) {
        ("", _) | (_, Some(_)) => None,
        (typed, None) => {
            let found = territories::search(c, typed, 1).await?.pop();
            let found = found.and_then(|commune| commune.point.map(|point| (commune, point)));
            if found.is_none() {
                errors = errors_of(&Error::invalid("near", "commune-unknown"), op.language);
            }
            found
        }
    };
    let mut all = campaigns::public(c).await?;
    let open: Vec<CampaignId> =
        all.iter().filter(|one| one.state(op.now).takes()).map(|one| one.id).collect();
    let agreed = campaigns::points_of(c, open, true).await?;
    let mut points = Vec::new();
    let mut rounds = Vec::new();
    let mut place = String::new();
    let places = territories::find_many(c, agreed.iter().map(|one| one.insee_code.clone())).await?;
    if let Some((commune, point)) = &found {
        let ways = campaigns::near(c, op.now, commune, *point, SHOWN).await?;
        points = ways.points.into_iter().map(|(one, km)| (one, Some(km))).collect();
        rounds = ways.rounds;
        all.retain(|one| one.covers(commune));
        place = format!("{} ({})", commune.name, commune.department_code);
    } else if let Some((code, name)) = department {
        all.retain(|one| one.departments().contains(&code));
        let there = |code_of: &String| places.get(code_of).is_some_and(|one| one.department_code == code);
        points = agreed
            .iter()
            .filter(|one| there(&one.insee_code))
            .take(SHOWN)
            .map(|one| (one.clone(), None))
            .collect();
        place = name;
    }
    let mut by_department: BTreeMap<&str, u64> = BTreeMap::new();
    for one in &agreed {
        if let Some(commune) = places.get(&one.insee_code) {
            *by_department.entry(commune.department_code.as_str()).or_default() += 1;
        }
    }
    let ids: Vec<CampaignId> = all.iter().map(|one| one.id).collect();
    let figures = campaign_figures(c, &ids).await?;
    let named = view::territories_of(c, &all).await?;
    let (mut running, over): (Vec<&Campaign>, Vec<&Campaign>) =
        all.iter().partition(|one| one.state(op.now).takes());
    running.sort_by_key(|one| (one.from, one.id));
    let page = PublicCampaignsPage {
        errors,
        near,
        place,
        running: cards(&running, &figures, &named, op.now, texts),
        over: cards(&over, &figures, &named, op.now, texts),
        points: view::point_cards(c, &points, op.now, texts).await?,
        rounds: view::round_cards(c, &rounds, texts).await?,
        map: OfferMap::new(by_department.iter().map(|(code, count)| (*code, *count)), op.now),
        ctx,
    };
    Ok(match page.errors.is_empty() {
        true => Html::ok(page).into_response(),
        false => Html(axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
    })
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Goals against what came, by category: those wished first, then those that came unasked.
fn table(campaign: &Campaign, figures: &ByCategory, texts: Texts) -> Rows {
    let mut columns = vec![Column::new(texts.t("figures-category").to_string())];
    columns.extend(
        ["wished", "declared", "received", "fit", "given"]
            .map(|code| Column::numeric(texts.dynamic("campaign-figure-", code).to_string())),
    );
    let number = |count: u64| Cell::text(write_number(whole(count), texts.language));
    let row = |category: &str, wished: u64| {
        let came = figures.get(category).copied().unwrap_or_default();
        vec![
            Cell::text(texts.dynamic("category-one-", category).to_string()),
            number(wished),
            number(came.declared),
            number(came.received),
            number(came.fit),
            number(came.given),
        ]
    };
    let mut rows: Vec<Vec<Cell>> =
        campaign.goals.iter().map(|goal| row(&goal.category, u64::from(goal.units))).collect();
    let unasked = figures.keys().filter(|one| campaign.goals.iter().all(|goal| goal.category != **one));
    rows.extend(unasked.map(|category| row(category, 0)));
    Rows { columns, rows }
}

fn chart(campaign: &Campaign, figures: &ByCategory, texts: Texts) -> Chart {
    let bars = campaign
        .goals
        .iter()
        .map(|goal| {
            let declared = figures.get(&goal.category).copied().unwrap_or_default().declared;
            let written = texts.t("campaign-progress").with("declared", declared).with("wished", goal.units);
            Bar::new(
                texts.dynamic("category-one-", &goal.category).to_string(),
                declared,
                written.to_string(),
            )
        })
        .collect();
    let all = together(figures);
    let wished: u64 = campaign.goals.iter().map(|goal| u64::from(goal.units)).sum();
    Chart {
        id: "progress-chart".to_owned(),
        form: ChartForm::Bars,
        sentence: texts
            .t("campaign-progress")
            .with("declared", all.declared)
            .with("wished", wished)
            .to_string(),
        title: texts.t("campaign-chart").to_string(),
        label_heading: texts.t("figures-category").to_string(),
        value_heading: texts.t("campaign-figure-declared").to_string(),
        bars,
        source: String::new(),
    }
}

fn four_figures(all: CampaignFigures, texts: Texts) -> Vec<Figure> {
    [("declared", all.declared), ("received", all.received), ("fit", all.fit), ("given", all.given)]
        .map(|(code, count)| Figure {
            value: write_number(whole(count), texts.language),
            label: texts.dynamic("campaign-figure-", code).to_string(),
            source: String::new(),
        })
        .to_vec()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(slug): Id<String>,
) -> Result<Html<PublicCampaignPage>> {
    let c = app.db.read();
    let texts = ctx.texts;
    let campaign = campaigns::public_by_slug(c, &slug).await?;
    let state = campaign.state(op.now);
    let figures = campaign_figures(c, &[campaign.id]).await?.remove(&campaign.id).unwrap_or_default();
    let points: Vec<_> = campaigns::points_of(c, [campaign.id], true)
        .await?
        .into_iter()
        .filter(|one| one.state == PointState::Agreed && state.takes())
        .map(|one| (one, None))
        .collect();
    let all_rounds = campaigns::rounds_of(c, [campaign.id]).await?;
    let any_round = all_rounds.iter().any(|one| one.state == RoundState::Accepted);
    let rounds: Vec<_> =
        all_rounds.into_iter().filter(|one| one.is_to_come(op.now) && state.takes()).collect();
    let named = view::territories_of(c, std::slice::from_ref(&campaign)).await?;
    let lead = organisations::find(c, campaign.organisation_id).await?;
    let phone = lead.telephone.clone().unwrap_or_default();
    let months = campaign
        .months
        .iter()
        .map(|one| {
            vec![
                Cell::text(view::month(&one.month, texts)),
                Cell::text(write_number(i64::from(one.units), texts.language)),
            ]
        })
        .collect();
    let day = write_date(paris_day(op.now), texts);
    Ok(Html::ok(PublicCampaignPage {
        title: campaign.title.clone(),
        words: paragraphs(&campaign.words),
        lead: lead.name,
        link: frontend::context::phone_link(&phone),
        phone,
        badge: texts.dynamic("campaign-state-", state.code()).to_string(),
        tone: view::tone(state).code(),
        now: texts
            .dynamic("public-campaign-now-", state.code())
            .with("from", write_date(campaign.from, texts))
            .with("to", write_date(campaign.to, texts))
            .to_string(),
        period: view::period(&campaign, texts),
        territory: named.get(&campaign.id).cloned().unwrap_or_default(),
        figures: four_figures(together(&figures), texts),
        chart: chart(&campaign, &figures, texts),
        table: table(&campaign, &figures, texts),
        months: Rows {
            columns: vec![
                Column::new(texts.t("campaign-column-month").to_string()),
                Column::numeric(texts.t("campaign-figure-wished").to_string()),
            ],
            rows: months,
        },
        points: view::point_cards(c, &points, op.now, texts).await?,
        rounds: view::round_cards(c, &rounds, texts).await?,
        join: if state.takes() { view::join_address(&campaign) } else { String::new() },
        dates: match any_round || state.takes() {
            true => format!("/campagnes/{slug}/dates.ics"),
            false => String::new(),
        },
        closing: campaign.closing.as_ref().map(|closing| paragraphs(&closing.words)).unwrap_or_default(),
        closing_figures: campaign
            .closing
            .as_ref()
            .map(|closing| {
                let text = texts.t("public-campaign-closing").with("declared", closing.figures[0]);
                text.with("received", closing.figures[1]).to_string()
            })
            .unwrap_or_default(),
        reason: match state {
            Standing::Cancelled => campaign.reason.clone().unwrap_or_default(),
            Standing::Draft
            | Standing::Published
            | Standing::Running
            | Standing::Ended
            | Standing::Closed => String::new(),
        },
        computed: texts.t("campaign-computed").with("date", day).to_string(),
        ctx,
    }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ClosingForm {
    words: String,
}

/// Ends a campaign: what it brought is counted now, and written down with the lead's words.
async fn close(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<CampaignId>,
    FormBody(form): FormBody<ClosingForm>,
) -> Result<Response> {
    let back = format!("/desk/campaigns/{id}");
    let brought = campaign_figures(app.db.fresh(), &[id]).await?.remove(&id).unwrap_or_default();
    let all = together(&brought);
    let figures = [all.declared, all.received, all.fit, all.given];
    match campaigns::close(&app, &op, id, &form.words, figures).await {
        Ok(_) => Flasher(&session).done(ctx.t("campaign-done-close").to_string(), &back).await,
        Err(error) if error.kind().status() == 422 => {
            campaigns::refused_closing(&app, &op, ctx, id, &error, form.words).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}
