//! What waits for a lead, a holder, a workshop or a donor.

use frontend::Texts;
use sea_orm::ConnectionTrait;

use super::rules::{RoundState, State};
use super::{store, view};
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::{Capacity, Instant, OpContext, Result, Todo};

/// How many days before its day a group collection stands on desks.
const AHEAD_DAYS: i64 = 14;

fn at(round: &super::model::Round) -> Instant {
    paris_start(round.day) + chrono::Duration::minutes(i64::from(round.between.0))
}

/// What waits for the acting organisation.
///
/// # Errors
/// 401; or the database's failure.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let acting = op.acting()?;
    let texts = Texts::new(op.language);
    let own = acting.organisation_id;
    let today = paris_day(op.now);
    let near = |day: chrono::NaiveDate| (day - today).num_days() <= AHEAD_DAYS;
    let mut all: Vec<Todo> = store::points_asked_of(c, own)
        .await?
        .into_iter()
        .map(|point| Todo {
            title: texts.t("todo-campaign-point").with("label", point.label.as_str()).to_string(),
            detail: texts.t("todo-campaign-point-detail").to_string(),
            address: format!("/desk/campaign-points/{}", point.id),
            button: texts.t("todo-campaign-point-button").to_string(),
            ..Todo::default()
        })
        .collect();
    match acting.capacity {
        Capacity::TerritorialLead => {
            for one in store::all_of_lead(c, own).await? {
                let (title, button) = match one.state(op.now) {
                    State::Draft => (texts.t("todo-campaign-draft"), texts.t("todo-campaign-draft-button")),
                    State::Ended => (texts.t("todo-campaign-ended"), texts.t("todo-campaign-ended-button")),
                    State::Published | State::Running | State::Closed | State::Cancelled => continue,
                };
                all.push(Todo {
                    title: title.with("title", one.title.as_str()).to_string(),
                    detail: view::period(&one, texts),
                    address: format!("/desk/campaigns/{}", one.id),
                    button: button.to_string(),
                    ..Todo::default()
                });
            }
        }
        Capacity::Refurbisher => {
            let states = [RoundState::Asked, RoundState::Accepted];
            let rounds = store::rounds_of_workshop(c, own, &states, today).await?;
            for round in rounds.iter().filter(|one| one.state == RoundState::Asked || near(one.day)) {
                let asked = round.state == RoundState::Asked;
                let (title, button) = match asked {
                    true => (texts.t("todo-round-asked"), texts.t("todo-round-asked-button")),
                    false => (texts.t("todo-round-comes"), texts.t("todo-round-open")),
                };
                all.push(Todo {
                    title: title.with("place", round.place.as_str()).to_string(),
                    detail: texts
                        .t("round-taken")
                        .with("taken", round.taken)
                        .with("capacity", round.capacity)
                        .to_string(),
                    address: format!("/desk/campaign-rounds/{}", round.id),
                    button: button.to_string(),
                    due: Some(at(round)),
                    appointment: !asked,
                });
            }
        }
        Capacity::Donor => {
            for (sign_up, round) in store::of_donor(c, own, today).await? {
                if round.state != RoundState::Accepted || !near(round.day) {
                    continue;
                }
                all.push(Todo {
                    title: texts.t("todo-round-bring").with("place", round.place.as_str()).to_string(),
                    detail: texts.t("lot-units").with("count", sign_up.units).to_string(),
                    address: format!("/desk/campaign-rounds/{}", round.id),
                    button: texts.t("todo-round-open").to_string(),
                    due: Some(at(&round)),
                    appointment: true,
                });
            }
        }
        Capacity::Buyer
        | Capacity::MediationStructure
        | Capacity::Prescriber
        | Capacity::Funder
        | Capacity::Operator => {}
    }
    Ok(all)
}
