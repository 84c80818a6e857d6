//! The words that several pages share.

use std::collections::{BTreeMap, HashMap};

use frontend::campaigns::{CampaignCard, OpeningFields, PointCard, RoundCard};
use frontend::components::Tone;
use frontend::estimate::Quantity;
use frontend::filters::{write_date, write_distance, write_near_date};
use frontend::{Choice, Texts};
use sea_orm::ConnectionTrait;

use super::input::TypedOpening;
use super::model::{Campaign, DropOff, Round};
use super::rules::{Goal, PointState, RoundState, State};
use crate::devices::CATEGORIES;
use crate::kernel::hours::{self, Stretch, write_day};
use crate::kernel::time::paris_day;
use crate::kernel::{Instant, OrganisationId, Result};
use crate::organisations::{self, Organisation};
use crate::territories::{self, Commune};

/// « 60 ordinateurs portables, 20 écrans ».
#[must_use]
pub fn units_text(goals: &[Goal], texts: Texts) -> String {
    let all: Vec<String> = goals
        .iter()
        .map(|goal| texts.dynamic("units-of-", &goal.category).with("count", goal.units).to_string())
        .collect();
    all.join(", ")
}

pub(super) fn goals_text(campaign: &Campaign, texts: Texts) -> String {
    units_text(&campaign.goals, texts)
}

/// « de 9 h à 12 h 30 ».
#[must_use]
pub fn stretch(between: Stretch, texts: Texts) -> String {
    let text = texts.t("hours-stretch").with("from", hours::clock(between.0, texts));
    text.with("to", hours::clock(between.1, texts)).to_string()
}

/// « du 1er au 31 décembre 2026 ».
#[must_use]
pub fn period(campaign: &Campaign, texts: Texts) -> String {
    let text = texts.t("campaign-period").with("from", write_date(campaign.from, texts));
    text.with("to", write_date(campaign.to, texts)).to_string()
}

/// Its places: « Gironde », « Bègles, Talence (Gironde) ».
///
/// # Errors
/// When the database fails.
pub async fn territories_of(
    c: &impl ConnectionTrait,
    campaigns: &[Campaign],
) -> Result<HashMap<crate::kernel::CampaignId, String>> {
    let names: BTreeMap<String, String> = territories::departments(c).await?;
    let mut codes: Vec<String> = Vec::new();
    for (_, communes) in campaigns.iter().flat_map(|one| &one.places) {
        codes.extend(communes.iter().cloned());
    }
    let communes = territories::find_many(c, codes).await?;
    Ok(campaigns
        .iter()
        .map(|one| {
            let parts: Vec<String> = one
                .places
                .iter()
                .map(|(department, within)| {
                    let name = names.get(department).unwrap_or(department);
                    let within: Vec<&str> = within
                        .iter()
                        .filter_map(|code| communes.get(code).map(|commune| commune.name.as_str()))
                        .collect();
                    if within.is_empty() { name.clone() } else { format!("{} ({name})", within.join(", ")) }
                })
                .collect();
            (one.id, parts.join(", "))
        })
        .collect())
}

/// How a state looks.
#[must_use]
pub fn tone(state: State) -> Tone {
    match state {
        State::Draft | State::Closed => Tone::Neutral,
        State::Published => Tone::Information,
        State::Running => Tone::Good,
        State::Ended => Tone::Warning,
        State::Cancelled => Tone::Danger,
    }
}

/// A campaign in a list, without its progress.
#[must_use]
pub fn card(campaign: &Campaign, territory: &str, now: Instant, texts: Texts) -> CampaignCard {
    let state = campaign.state(now);
    CampaignCard {
        title: campaign.title.clone(),
        address: format!("/campagnes/{}", campaign.slug),
        period: period(campaign, texts),
        territory: territory.to_owned(),
        goals: texts.t("campaign-wishes").with("goals", goals_text(campaign, texts)).to_string(),
        badge: texts.dynamic("campaign-state-", state.code()).to_string(),
        tone: tone(state).code(),
        join: if state.takes() { join_address(campaign) } else { String::new() },
        ..CampaignCard::default()
    }
}

/// Where a donor declares a lot for a campaign.
#[must_use]
pub fn join_address(campaign: &Campaign) -> String {
    format!("/desk/lots/new?campaign={}", campaign.slug)
}

/// « 12 rue du Lavoir, 33130 Bègles ».
pub(super) fn address(street: &str, commune: Option<&Commune>) -> String {
    let Some(commune) = commune else { return street.to_owned() };
    let postal = commune.postal_codes.first().map(|code| format!("{code} ")).unwrap_or_default();
    format!("{street}, {postal}{}", commune.name)
}

/// When a point is open, in words.
pub(super) fn hours_in_words(point: &DropOff, texts: Texts) -> String {
    let open = point.hours.0.iter().any(|day| !day.is_empty());
    match (open, point.by_appointment) {
        (true, false) => point.hours.in_words(texts),
        (true, true) => {
            let hours = point.hours.in_words(texts);
            texts.t("point-hours-and-appointment").with("hours", hours).to_string()
        }
        (false, _) => texts.t("point-appointment-only").to_string(),
    }
}

/// Whether it is open now; days of closing pass like holidays.
fn opening_in_words(point: &DropOff, commune: Option<&Commune>, now: Instant, texts: Texts) -> String {
    if !point.hours.0.iter().any(|day| !day.is_empty()) {
        return texts.t("point-call-first").to_string();
    }
    let today = paris_day(now);
    if point.closed_on.contains(&today) {
        return texts.t("point-closed-today").to_string();
    }
    let department = commune.map(|commune| commune.department_code.as_str());
    match point.hours.opening(now, department) {
        hours::Opening::Until(to) => texts.t("point-open").with("until", hours::clock(to, texts)).to_string(),
        hours::Opening::From(day, at) if !point.closed_on.contains(&day) => texts
            .t("point-opens")
            .with("day", write_near_date(day, texts))
            .with("at", hours::clock(at, texts))
            .to_string(),
        hours::Opening::From(..) | hours::Opening::Closed => texts.t("point-closed-now").to_string(),
    }
}

fn takes_in_words(point: &DropOff, texts: Texts) -> String {
    let all: Vec<String> =
        point.takes.iter().map(|code| texts.dynamic("category-one-", code).to_string()).collect();
    texts.t("point-takes-these").with("categories", all.join(", ")).to_string()
}

/// Drop-off points as cards, with their distance where it is known.
///
/// # Errors
/// When the database fails.
pub async fn point_cards(
    c: &impl ConnectionTrait,
    points: &[(DropOff, Option<f64>)],
    now: Instant,
    texts: Texts,
) -> Result<Vec<PointCard>> {
    let holders = organisations::find_many(c, points.iter().map(|(one, _)| one.organisation_id)).await?;
    let communes = territories::find_many(c, points.iter().map(|(one, _)| one.insee_code.clone())).await?;
    let today = paris_day(now);
    Ok(points
        .iter()
        .map(|(one, distance)| {
            let commune = communes.get(&one.insee_code);
            let holder = holders.get(&one.organisation_id);
            let phone = holder.and_then(|holder| holder.telephone.clone()).unwrap_or_default();
            let closed: Vec<String> = one
                .closed_on
                .iter()
                .filter(|day| **day >= today)
                .take(6)
                .map(|day| write_near_date(*day, texts))
                .collect();
            PointCard {
                label: one.label.clone(),
                holder: holder.map(|holder| holder.name.clone()).unwrap_or_default(),
                address: address(&one.address, commune),
                distance: distance.map(|km| write_distance(km, texts)).unwrap_or_default(),
                hours: hours_in_words(one, texts),
                opening: opening_in_words(one, commune, now, texts),
                takes: takes_in_words(one, texts),
                closed_on: match closed.is_empty() {
                    true => String::new(),
                    false => texts.t("point-closed-days").with("days", closed.join(", ")).to_string(),
                },
                link: frontend::context::phone_link(&phone),
                phone,
            }
        })
        .collect())
}

/// « jeudi 10 décembre, de 9 h à 12 h ».
#[must_use]
pub fn when(round: &Round, texts: Texts) -> String {
    let text = texts.t("campaign-round-when").with("day", write_near_date(round.day, texts));
    text.with("hours", stretch(round.between, texts)).to_string()
}

/// Group collections as cards.
///
/// # Errors
/// When the database fails.
pub async fn round_cards(c: &impl ConnectionTrait, rounds: &[Round], texts: Texts) -> Result<Vec<RoundCard>> {
    let workshops = organisations::find_many(c, rounds.iter().map(|one| one.workshop_id)).await?;
    let communes = territories::find_many(c, rounds.iter().map(|one| one.insee_code.clone())).await?;
    Ok(rounds
        .iter()
        .map(|one| RoundCard {
            when: when(one, texts),
            place: address(&one.place, communes.get(&one.insee_code)),
            workshop: workshops.get(&one.workshop_id).map(|one| one.name.clone()).unwrap_or_default(),
            room: match one.left() {
                0 => texts.t("round-full").to_string(),
                left => texts.t("round-room").with("left", left).with("capacity", one.capacity).to_string(),
            },
            full: one.left() == 0,
            address: format!("/desk/campaign-rounds/{}", one.id),
        })
        .collect())
}

/// The fields of an opening, with what was typed or is so.
pub(super) fn opening_fields(typed: &TypedOpening, texts: Texts) -> OpeningFields {
    OpeningFields {
        days: (1..)
            .zip(&typed.days)
            .map(|(number, hours)| {
                (format!("day_{number}"), texts.dynamic("weekday-", number).to_string(), hours.clone())
            })
            .collect(),
        by_appointment: typed.by_appointment,
        closed_on: typed.closed_on.clone(),
        takes: CATEGORIES
            .iter()
            .map(|code| {
                let chosen = typed.takes.iter().any(|one| one == code);
                Choice::new(*code, texts.dynamic("category-one-", code)).selected(chosen)
            })
            .collect(),
    }
}

/// The opening of a point as a form holds it.
pub(super) fn typed_opening(point: &DropOff, texts: Texts) -> TypedOpening {
    let closed: Vec<String> = point.closed_on.iter().map(|day| write_date(*day, texts)).collect();
    TypedOpening {
        days: point.hours.0.clone().map(|day| write_day(&day, texts)),
        by_appointment: point.by_appointment,
        closed_on: closed.join(", "),
        takes: point.takes.clone(),
    }
}

/// A field for each category, with what was typed.
pub(super) fn quantities(typed: &[(String, String)]) -> Vec<Quantity> {
    CATEGORIES
        .iter()
        .map(|code| Quantity {
            code,
            typed: typed
                .iter()
                .find(|(one, _)| one == code)
                .map(|(_, text)| text.clone())
                .unwrap_or_default(),
        })
        .collect()
}

/// « décembre 2026 » of `2026-12`.
#[must_use]
pub fn month(code: &str, texts: Texts) -> String {
    let (year, month) = code.split_once('-').unwrap_or((code, ""));
    let number: u32 = month.parse().unwrap_or_default();
    texts.t("campaign-month").with("month", texts.dynamic("month-", number)).with("year", year).to_string()
}

pub(super) fn point_tone(state: PointState) -> Tone {
    match state {
        PointState::Asked => Tone::Information,
        PointState::Agreed => Tone::Good,
        PointState::Declined | PointState::Withdrawn => Tone::Neutral,
    }
}

pub(super) fn round_tone(state: RoundState) -> Tone {
    match state {
        RoundState::Asked => Tone::Information,
        RoundState::Accepted => Tone::Good,
        RoundState::Declined | RoundState::Cancelled => Tone::Neutral,
    }
}

pub(super) fn name(known: &HashMap<OrganisationId, Organisation>, id: OrganisationId) -> String {
    known.get(&id).map(|one| one.name.clone()).unwrap_or_default()
}
