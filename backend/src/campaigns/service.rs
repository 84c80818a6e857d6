//! What a territory's lead does with its calls.

use chrono::Datelike;
use deunicode::deunicode;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::entity::{campaign, place};
use super::input::{Call, TypedCall};
use super::model::{Campaign, Closing};
use super::rules::{self, Action, Refused, Stage, State};
use super::{mail, rounds, store};
use crate::kernel::{
    Acting, CampaignId, Capacity, Error, Instant, OpContext, OrganisationId, Result, written,
};
use crate::organisations;
use crate::platform::audit;
use crate::web::App;

/// What the journal calls a campaign.
pub const CAMPAIGN: &str = "campaign";
/// The longest reason or closing text, in characters.
const LONGEST_REASON: usize = 1_000;

fn lead(op: &OpContext) -> Result<&Acting> {
    op.require(Capacity::TerritorialLead)
}

/// A name for addresses: « Collecte d’hiver » of 2026 is `collecte-d-hiver-2026`.
fn slug_of(title: &str, year: i32, taken: &[String]) -> String {
    let plain = deunicode(title).to_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut slug: String = words.join("-").chars().take(60).collect();
    if slug.is_empty() {
        slug.push_str("campagne");
    }
    let year = year.to_string();
    if !slug.ends_with(&year) {
        slug = format!("{}-{year}", slug.trim_end_matches('-'));
    }
    let free = |slug: &String| !taken.contains(slug);
    if free(&slug) {
        return slug;
    }
    let numbered = (2..).map(|number| format!("{slug}-{number}")).find(free);
    numbered.unwrap_or(slug)
}

fn goals_json(call: &Call) -> Result<(Json, Json)> {
    let goals = serde_json::to_value(&call.goals).map_err(Error::internal)?;
    let months = serde_json::to_value(&call.months).map_err(Error::internal)?;
    Ok((goals, months))
}

async fn write_places(t: &DatabaseTransaction, id: CampaignId, call: &Call) -> Result<()> {
    place::Entity::delete_many().filter(place::Column::CampaignId.eq(id)).exec(t).await?;
    let rows: Vec<place::ActiveModel> = call
        .places
        .iter()
        .flat_map(|(department, communes)| {
            let codes = if communes.is_empty() { vec![String::new()] } else { communes.clone() };
            codes.into_iter().map(|insee_code| place::ActiveModel {
                campaign_id: Set(id),
                department_code: Set(department.clone()),
                insee_code: Set(insee_code),
            })
        })
        .collect();
    place::Entity::insert_many(rows).exec_without_returning(t).await?;
    Ok(())
}

/// The lead's own campaigns, newest first.
///
/// # Errors
/// 401, 403.
pub(super) async fn own(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Campaign>> {
    let lead = op.require_reading(Capacity::TerritorialLead)?.organisation_id;
    store::all_of_lead(c, lead).await
}

/// One of them.
///
/// # Errors
/// 401, 403; 404.
pub(super) async fn one(c: &impl ConnectionTrait, op: &OpContext, id: CampaignId) -> Result<Campaign> {
    let lead = op.require_reading(Capacity::TerritorialLead)?.organisation_id;
    store::of_lead(c, lead, id).await
}

/// One of them, while it may still be changed.
///
/// # Errors
/// 401, 403; 404; `campaign-wrong-state` (409) once it is over or called off.
pub(super) async fn open(c: &impl ConnectionTrait, op: &OpContext, id: CampaignId) -> Result<Campaign> {
    let campaign = one(c, op, id).await?;
    rules::transition(campaign.state(op.now), Action::Edit)?;
    Ok(campaign)
}

/// The départements that the acting lead steers.
///
/// # Errors
/// 401, 403; `campaign-no-territory` (409) when it steers none.
pub async fn steered(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<String>> {
    let lead = op.require_reading(Capacity::TerritorialLead)?.organisation_id;
    let found = organisations::steered_departments(c, lead).await?;
    if found.is_empty() { Err(Error::conflict("campaign-no-territory")) } else { Ok(found) }
}

/// Begins a call: only its lead sees it.
///
/// # Errors
/// 401, 403; `campaign-no-territory` (409); 422 with every field at fault.
pub async fn draft(app: &App, op: &OpContext, typed: &TypedCall) -> Result<Campaign> {
    let own = lead(op)?.organisation_id;
    let steered = steered(app.db.fresh(), op).await?;
    let call = typed.read(app.db.fresh(), op.now, &steered).await?;
    app.db.tx(async |t| insert(t, op, own, &call).await).await
}

pub(super) async fn insert(
    t: &DatabaseTransaction,
    op: &OpContext,
    lead: OrganisationId,
    call: &Call,
) -> Result<Campaign> {
    let id = CampaignId::new();
    let begun = slug_of(&call.title, call.from.year(), &[]);
    let slug = slug_of(&call.title, call.from.year(), &store::slugs_like(t, &begun).await?);
    let (goals, months) = goals_json(call)?;
    campaign::Entity::insert(campaign::ActiveModel {
        id: Set(id),
        slug: Set(slug),
        organisation_id: Set(lead),
        title: Set(call.title.clone()),
        words: Set(call.words.clone()),
        starts_on: Set(call.from.to_string()),
        ends_on: Set(call.to.to_string()),
        goals: Set(goals),
        months: Set(months),
        stage: Set(Stage::Draft.code().to_owned()),
        reason: Set(None),
        result: Set(None),
        version: Set(1),
        created_at: Set(op.now),
        published_at: Set(None),
        ended_at: Set(None),
    })
    .exec_without_returning(t)
    .await?;
    write_places(t, id, call).await?;
    audit::record(t, op, "campaign.draft", CAMPAIGN, id, json!({ "title": call.title })).await?;
    store::find(t, id).await
}

async fn mark(
    t: &DatabaseTransaction,
    before: &Campaign,
    change: impl FnOnce(sea_orm::UpdateMany<campaign::Entity>) -> sea_orm::UpdateMany<campaign::Entity>,
) -> Result<()> {
    let update = campaign::Entity::update_many()
        .col_expr(campaign::Column::Version, Expr::value(before.version + 1))
        .filter(campaign::Column::Id.eq(before.id))
        .filter(campaign::Column::Version.eq(before.version));
    match change(update).exec(t).await?.rows_affected {
        0 => Err(Error::conflict("changed-meanwhile")),
        _ => Ok(()),
    }
}

/// Changes a call that is not over.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state` (409); 422 with every field at fault.
pub(super) async fn edit(app: &App, op: &OpContext, id: CampaignId, typed: &TypedCall) -> Result<Campaign> {
    let own = lead(op)?.organisation_id;
    let before = store::of_lead(app.db.fresh(), own, id).await?;
    rules::transition(before.state(op.now), Action::Edit)?;
    let steered = steered(app.db.fresh(), op).await?;
    let call = typed.read(app.db.fresh(), op.now, &steered).await?;
    let planned = store::rounds_of(app.db.fresh(), [id]).await?;
    if planned.iter().any(|one| one.is_live() && (one.day < call.from || one.day > call.to)) {
        return Err(Error::invalid("to", "campaign-rounds-outside"));
    }
    let (goals, months) = goals_json(&call)?;
    app.db
        .tx(async |t| {
            let before = store::of_lead(t, own, id).await?;
            rules::transition(before.state(op.now), Action::Edit)?;
            mark(t, &before, |update| {
                update
                    .col_expr(campaign::Column::Title, Expr::value(call.title.clone()))
                    .col_expr(campaign::Column::Words, Expr::value(call.words.clone()))
                    .col_expr(campaign::Column::StartsOn, Expr::value(call.from.to_string()))
                    .col_expr(campaign::Column::EndsOn, Expr::value(call.to.to_string()))
                    .col_expr(campaign::Column::Goals, Expr::value(goals.clone()))
                    .col_expr(campaign::Column::Months, Expr::value(months.clone()))
            })
            .await?;
            write_places(t, id, &call).await?;
            let told = json!({ "title": call.title, "from": call.from, "to": call.to, "goals": goals });
            audit::record(t, op, "campaign.edit", CAMPAIGN, id, told).await?;
            store::find(t, id).await
        })
        .await
}

/// Makes a call public: the workshops of its territory, and the donors who asked for it, are told.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state`, `campaign-period-over` (409).
pub async fn publish(app: &App, op: &OpContext, id: CampaignId) -> Result<Campaign> {
    let own = lead(op)?.organisation_id;
    app.db.tx(async |t| publish_in(t, op, &app.config.public_url, own, id).await).await
}

pub(super) async fn publish_in(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    own: OrganisationId,
    id: CampaignId,
) -> Result<Campaign> {
    let before = store::of_lead(t, own, id).await?;
    let stage = rules::transition(before.state(op.now), Action::Publish)?;
    let after = Campaign { stage, ..before.clone() };
    if after.state(op.now) == State::Ended {
        return Err(Refused::PeriodOver.into());
    }
    mark(t, &before, |update| {
        update
            .col_expr(campaign::Column::Stage, Expr::value(stage.code()))
            .col_expr(campaign::Column::PublishedAt, Expr::value(op.now))
    })
    .await?;
    audit::record(t, op, "campaign.publish", CAMPAIGN, id, json!({ "slug": before.slug })).await?;
    mail::published(t, op, public_url, &before).await?;
    store::find(t, id).await
}

/// Calls a campaign off, with a reason; who takes part is told.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state` (409); 422 on `reason`.
pub(super) async fn cancel(app: &App, op: &OpContext, id: CampaignId, reason: &str) -> Result<Campaign> {
    let own = lead(op)?.organisation_id;
    let reason = written::prose("reason", reason, LONGEST_REASON)?
        .ok_or_else(|| Error::invalid("reason", "campaign-reason"))?;
    app.db
        .tx(async |t| {
            let before = store::of_lead(t, own, id).await?;
            let stage = rules::transition(before.state(op.now), Action::Cancel)?;
            mark(t, &before, |update| {
                update
                    .col_expr(campaign::Column::Stage, Expr::value(stage.code()))
                    .col_expr(campaign::Column::Reason, Expr::value(reason.clone()))
                    .col_expr(campaign::Column::EndedAt, Expr::value(op.now))
            })
            .await?;
            audit::record(t, op, "campaign.cancel", CAMPAIGN, id, json!({ "reason": reason })).await?;
            mail::cancelled(t, op, &app.config.public_url, &before, &reason).await?;
            rounds::end_all(t, op, id, &reason).await?;
            store::find(t, id).await
        })
        .await
}

/// Ends a campaign whose period is over, with what it brought: units declared, received, made fit, given.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state` (409); 422 on `words`.
pub async fn close(
    app: &App,
    op: &OpContext,
    id: CampaignId,
    words: &str,
    figures: [u64; 4],
) -> Result<Campaign> {
    let own = lead(op)?.organisation_id;
    let words = written::prose("words", words, LONGEST_REASON)?
        .ok_or_else(|| Error::invalid("words", "campaign-closing-words"))?;
    let closing = Closing { words, figures };
    app.db.tx(async |t| close_in(t, op, &app.config.public_url, own, id, &closing).await).await
}

pub(super) async fn close_in(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    own: OrganisationId,
    id: CampaignId,
    closing: &Closing,
) -> Result<Campaign> {
    let before = store::of_lead(t, own, id).await?;
    let stage = rules::transition(before.state(op.now), Action::Close)?;
    let result = serde_json::to_value(closing).map_err(Error::internal)?;
    mark(t, &before, |update| {
        update
            .col_expr(campaign::Column::Stage, Expr::value(stage.code()))
            .col_expr(campaign::Column::Result, Expr::value(result.clone()))
            .col_expr(campaign::Column::EndedAt, Expr::value(op.now))
    })
    .await?;
    audit::record(t, op, "campaign.close", CAMPAIGN, id, result).await?;
    mail::closed(t, op, public_url, &before, closing).await?;
    store::find(t, id).await
}

/// A past for the practice ground: campaigns written with their own dates, which a form would refuse.
#[derive(Clone, Debug)]
pub struct Told {
    /// Whose.
    pub lead: OrganisationId,
    /// When it was begun.
    pub at: Instant,
    /// When it was made public, if it was; nobody is written to.
    pub published_at: Option<Instant>,
    /// Title and words.
    pub said: (String, String),
    /// First and last day.
    pub period: (chrono::NaiveDate, chrono::NaiveDate),
    /// Départements.
    pub departments: Vec<String>,
    /// Units by category.
    pub goals: Vec<(&'static str, u32)>,
}

impl Told {
    /// Writes it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn write(&self, t: &DatabaseTransaction, op: &OpContext) -> Result<Campaign> {
        let call = Call {
            title: self.said.0.clone(),
            words: self.said.1.clone(),
            from: self.period.0,
            to: self.period.1,
            places: self.departments.iter().map(|code| (code.clone(), Vec::new())).collect(),
            goals: self
                .goals
                .iter()
                .map(|(category, units)| rules::Goal { category: (*category).to_owned(), units: *units })
                .collect(),
            months: Vec::new(),
        };
        let begun = insert(t, &op.at(self.at), self.lead, &call).await?;
        let Some(at) = self.published_at else { return Ok(begun) };
        mark(t, &begun, |update| {
            update
                .col_expr(campaign::Column::Stage, Expr::value(Stage::Published.code()))
                .col_expr(campaign::Column::PublishedAt, Expr::value(at))
        })
        .await?;
        audit::record(t, &op.at(at), "campaign.publish", CAMPAIGN, begun.id, json!({ "slug": begun.slug }))
            .await?;
        store::find(t, begun.id).await
    }
}

/// Writes the result of a campaign of the practice ground's past; nobody is written to.
///
/// # Errors
/// 404; when the database fails.
pub async fn close_told(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: CampaignId,
    closing: &Closing,
) -> Result<()> {
    let before = store::find(t, id).await?;
    let result = serde_json::to_value(closing).map_err(Error::internal)?;
    mark(t, &before, |update| {
        update
            .col_expr(campaign::Column::Stage, Expr::value(Stage::Closed.code()))
            .col_expr(campaign::Column::Result, Expr::value(result.clone()))
            .col_expr(campaign::Column::EndedAt, Expr::value(op.now))
    })
    .await?;
    audit::record(t, op, "campaign.close", CAMPAIGN, id, result).await
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn a_name_in_addresses_is_plain_bears_its_year_and_is_its_own() {
        assert_eq!(slug_of("Collecte d’hiver à Bègles", 2026, &[]), "collecte-d-hiver-a-begles-2026");
        assert_eq!(slug_of("Hiver 2026", 2026, &[]), "hiver-2026");
        let taken = ["hiver-2026".to_owned(), "hiver-2026-2".to_owned()];
        assert_eq!(slug_of("Hiver 2026", 2026, &taken), "hiver-2026-3");
        assert_eq!(slug_of("« ! »", 2026, &[]), "campagne-2026");
    }
}
