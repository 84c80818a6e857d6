//! Why a workshop is asked, in words and in a table; and the public page of the rule, where a decision is worked out again.

use std::collections::HashMap;
use std::fmt::Write;

use axum::extract::State as Extract;
use frontend::components::{Cell, Column};
use frontend::donations::Rows;
use frontend::filters::{write_distance, write_number};
use frontend::rules::{OfferRulePage, OfferWhy};
use frontend::{FieldErrors, Texts};
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::offering::{self, Candidate, Decision, Ranked, Turn};
use super::{splitting, weighing};
use crate::kernel::{OfferId, OrganisationId, Result, SiteId};
use crate::organisations;
use crate::web::{App, Args, Ctx, Html, Pages};

/// Where the rule is published.
const ADDRESS: &str = "/regle-des-offres";
/// The most workshops that the public page works out at once, and that a page shows of a decision.
const MOST_LINES: usize = 60;
/// The most characters that the public page reads.
const MOST_TEXT: usize = 8_000;

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, show)
}

fn percent(millionths: u64) -> String {
    format!("{}\u{a0}%", millionths / 10_000)
}

/// The columns of a decision.
fn columns(texts: Texts) -> Vec<Column> {
    let numeric = |text: String| Column::numeric(text);
    vec![
        Column::new(texts.t("offer-column-workshop").to_string()),
        Column::new(texts.t("offer-column-turn").to_string()),
        numeric(texts.t("offer-column-distance").to_string()),
        numeric(texts.t("offer-column-room").to_string()),
        numeric(texts.t("offer-column-answers").to_string()),
        numeric(texts.t("offer-column-delay").to_string()),
        numeric(texts.t("offer-column-total").to_string()),
        numeric(texts.t("offer-column-share").to_string()),
    ]
}

fn row(place: usize, name: String, one: &Ranked, texts: Texts) -> Vec<Cell> {
    let points =
        |points: u64| Cell::text(write_number(i64::try_from(points).unwrap_or_default(), texts.language));
    let share = match one.candidate.share_millionths() {
        Some(share) => percent(share),
        None => texts.t("offer-share-none").to_string(),
    };
    let far = u32::try_from(one.candidate.distance_m).unwrap_or(u32::MAX);
    vec![
        Cell::text(format!("{}. {name}", place + 1)).under(write_distance(f64::from(far) / 1_000.0, texts)),
        Cell::text(texts.dynamic("offer-turn-", one.turn.code()).to_string())
            .under(texts.dynamic("offer-room-", one.room.code()).to_string()),
        points(one.points.distance),
        points(one.points.room),
        points(one.points.answers),
        points(one.points.delay),
        points(one.points.total()),
        Cell::text(share),
    ]
}

/// The first of an order, in a sentence.
fn first_sentence(first: &Ranked, name: &str, texts: Texts) -> String {
    let told = match first.turn {
        Turn::Preferred => texts.t("offer-why-preferred"),
        Turn::Behind => texts
            .t("offer-why-behind")
            .with("share", percent(first.candidate.share_millionths().unwrap_or_default())),
        Turn::Points => texts
            .t("offer-why-points")
            .with("points", i64::try_from(first.points.total()).unwrap_or_default()),
    };
    told.with("workshop", name).to_string()
}

/// A line of the public page: name, kilometres and radius, a week's units, units that find room, offers and takings, days, due, taken.
fn line(name: &str, one: &Candidate) -> String {
    let said = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let name: String = name.chars().filter(|c| *c != ';').take(40).collect();
    format!(
        "{name};{};{};{};{};{};{};{};{};{}{}",
        one.distance_m,
        one.radius_m,
        said(one.weekly),
        one.fits,
        one.asked,
        one.taken,
        said(one.delay_days),
        one.due_thousandths,
        one.taken_units,
        if one.preferred { ";*" } else { "" }
    )
}

fn lines<'a>(all: impl Iterator<Item = (String, &'a Candidate)>) -> String {
    let mut text = String::new();
    for (name, one) in all.take(MOST_LINES) {
        let _ = writeln!(text, "{}", line(&name, one));
    }
    text
}

/// The address where a decision is worked out again.
fn again(units: u32, lines: &str) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("units", &units.to_string()).append_pair("lines", lines.trim_end());
    format!("{ADDRESS}?{}#again", query.finish())
}

/// Why an offer was made, for whoever may see it. `own`: whose workshop is named; the others are letters. Nothing for an offer
/// older than the rule.
///
/// # Errors
/// When the database fails.
pub(super) async fn why(
    app: &App,
    id: OfferId,
    own: Option<OrganisationId>,
    texts: Texts,
) -> Result<Option<OfferWhy>> {
    let c = app.db.fresh();
    let Some(decision) = weighing::decision_of(c, id).await? else { return Ok(None) };
    let ids = decision.order.iter().map(|one| one.candidate.refurbisher_id);
    let names: HashMap<OrganisationId, String> = match own {
        None => organisations::find_many(c, ids).await?.into_iter().map(|(id, one)| (id, one.name)).collect(),
        Some(own) => HashMap::from([(own, texts.t("offer-yours").to_string())]),
    };
    Ok(Some(told(&decision, &names, texts)))
}

fn told(decision: &Decision, names: &HashMap<OrganisationId, String>, texts: Texts) -> OfferWhy {
    let name = |place: usize, one: &Ranked| match names.get(&one.candidate.refurbisher_id) {
        Some(name) => name.clone(),
        None => texts.t("offer-other").with("number", (place + 1).to_string()).to_string(),
    };
    let all = || decision.order.iter().enumerate();
    let sentence = decision.order.first().map(|first| first_sentence(first, &name(0, first), texts));
    OfferWhy {
        sentence: sentence.unwrap_or_default(),
        looked_at: texts.t("offer-why-among").with("count", decision.order.len()).to_string(),
        table: Rows {
            columns: columns(texts),
            rows: all()
                .take(MOST_LINES)
                .map(|(place, one)| row(place, name(place, one), one, texts))
                .collect(),
        },
        again: again(decision.units, &lines(all().map(|(place, one)| (name(place, one), &one.candidate)))),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Case {
    units: Option<String>,
    lines: Option<String>,
}

/// What is wrong with a line.
struct Unread {
    line: usize,
    column: &'static str,
}

/// Reads one line of a case; the name and its figures in the order of [`line()`].
fn read(number: usize, text: &str) -> std::result::Result<(String, Candidate), Unread> {
    let cells: Vec<&str> = text.split(';').map(str::trim).collect();
    let wrong = |column| Unread { line: number + 1, column };
    let cell = |place: usize| cells.get(place).copied().unwrap_or_default();
    let long = |place: usize, column| {
        let digits: String = cell(place).chars().filter(|c| !c.is_whitespace()).collect();
        digits.parse::<u64>().ok().filter(|number| *number <= 1_000_000_000).ok_or_else(|| wrong(column))
    };
    let short = |place: usize, column| {
        u32::try_from(long(place, column)?)
            .ok()
            .filter(|number| *number <= 1_000_000)
            .ok_or_else(|| wrong(column))
    };
    let optional = |place: usize, column| match cell(place).is_empty() {
        true => Ok(None),
        false => short(place, column).map(Some),
    };
    let id = uuid::Uuid::from_u128(number as u128 + 1);
    let one = Candidate {
        site_id: SiteId(id),
        refurbisher_id: OrganisationId(id),
        distance_m: long(1, "distance")?,
        radius_m: long(2, "radius")?,
        weekly: optional(3, "weekly")?,
        fits: short(4, "fits")?,
        asked: short(5, "asked")?,
        taken: short(6, "taken")?,
        delay_days: optional(7, "delay")?,
        due_thousandths: long(8, "due")?,
        taken_units: long(9, "share")?,
        preferred: cell(10) == "*",
    };
    let name: String = cell(0).chars().take(40).collect();
    Ok((name, one))
}

async fn show(Extract(_): Extract<App>, Ctx(ctx): Ctx, Args(case): Args<Case>) -> Html<OfferRulePage> {
    let texts = ctx.texts;
    let (units, example) = offering::example();
    let letters = lines(example.iter().map(|(name, one)| ((*name).to_owned(), one)));
    let asked = case.lines.is_some() || case.units.is_some();
    let typed_units = case.units.unwrap_or_else(|| units.to_string());
    let typed: String = case.lines.unwrap_or(letters).chars().take(MOST_TEXT).collect();
    let mut errors = FieldErrors::new();
    let units = match typed_units.trim().parse::<u32>() {
        Ok(units) if (1..=50_000).contains(&units) => units,
        Ok(_) | Err(_) => {
            errors = errors.with("units", texts.t("error-offer-units").to_string());
            1
        }
    };
    let (mut read_lines, mut unread) = (Vec::new(), None);
    for (number, text) in typed.lines().filter(|line| !line.trim().is_empty()).take(MOST_LINES).enumerate() {
        match read(number, text) {
            Ok(one) => read_lines.push(one),
            Err(one) => unread = unread.or(Some(one)),
        }
    }
    if let Some(Unread { line, column }) = unread {
        let told = texts
            .t("error-offer-line")
            .with("line", line.to_string())
            .with("column", texts.dynamic("offer-figure-", column).to_string());
        errors = errors.with("lines", told.to_string());
    }
    let names: HashMap<OrganisationId, String> =
        read_lines.iter().map(|(name, one)| (one.refurbisher_id, name.clone())).collect();
    let decision = Decision {
        rule: offering::RULE.to_owned(),
        territory: String::new(),
        units,
        order: offering::order(units, read_lines.into_iter().map(|(_, one)| one).collect()),
    };
    let result = (errors.is_empty() && !decision.order.is_empty()).then(|| told(&decision, &names, texts));
    let number = |number: u64| i64::try_from(number).unwrap_or_default();
    Html::ok(OfferRulePage {
        version: offering::RULE,
        formulas: vec![
            texts.t("offer-formula-distance").with("most", number(offering::DISTANCE_POINTS)).to_string(),
            texts.t("offer-formula-room").with("most", number(offering::ROOM_POINTS)).to_string(),
            texts.t("offer-formula-answers").with("most", number(offering::ANSWER_POINTS)).to_string(),
            texts
                .t("offer-formula-delay")
                .with("most", number(offering::DELAY_POINTS))
                .with("soon", number(offering::SOON_DAYS))
                .with("late", number(offering::LATE_DAYS))
                .to_string(),
        ],
        behind: texts.t("offer-step-behind").with("percent", number(offering::BEHIND_PERCENT)).to_string(),
        divided: texts
            .t("offer-step-divided")
            .with("large", i64::from(splitting::LARGE_UNITS))
            .with("smallest", i64::from(splitting::SMALLEST_PART_UNITS))
            .with("parts", i64::try_from(splitting::MOST_PARTS).unwrap_or_default())
            .to_string(),
        due: texts.t("offer-due").with("usual", i64::from(offering::USUAL_WEEKLY_UNITS)).to_string(),
        is_example: !asked,
        units: typed_units,
        lines: typed,
        result,
        errors,
        ctx,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_tells_of_a_decision_is_read_back_as_the_same_decision() {
        let (units, example) = offering::example();
        let text = lines(example.iter().map(|(name, one)| ((*name).to_owned(), one)));
        let read: Vec<Candidate> =
            text.lines().enumerate().map(|(number, line)| read(number, line).ok().unwrap().1).collect();
        let kept: Vec<Candidate> = example.into_iter().map(|(_, one)| one).collect();
        assert_eq!(offering::order(units, read), offering::order(units, kept));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_with_its_figure() {
        let unread = read(2, "Atelier;huit;50000;;10;0;0;;0;0").err().unwrap();
        assert_eq!((unread.line, unread.column), (3, "distance"));
    }
}
