//! The mediator's pages: the list, the form, one request.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::Tone;
use frontend::solidarity::{AdultFields, NewRequestPage, WaitLine};
use frontend::{Choice, FieldErrors, PageContext, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::api::household_key;
use super::filing::{Typed, TypedAdult};
use super::request::{Accessibility, AgreementKind, CATEGORIES};
use super::rules::priority::{Criterion, Purpose, RULES_VERSION, Urgency, weights};
use super::rules::request::State as Step;
use super::rules::wait::ExpectedWait;
use super::service::{filing, wait};
use super::{list_pages, request_pages, run_pages, transfer_pages};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, OpContext, Result};
use crate::organisations::{self, Site, SiteKind};
use crate::platform::short_codes;
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Op, Pages, desk_nav, errors_of};

/// Adults that the form has room for.
const ADULTS: usize = 2;

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/desk/requests/new", form)
        .post("/desk/requests/new", file)
        .merge(super::orientation_pages::pages())
        .merge(list_pages::pages())
        .merge(request_pages::pages())
        .merge(run_pages::pages())
        .merge(transfer_pages::pages())
}

/// How a state looks in a list.
pub(super) fn tone(state: Step) -> Tone {
    match state {
        Step::Proposed | Step::InformationNeeded => Tone::Warning,
        Step::HandedOver | Step::FollowedUp | Step::Closed => Tone::Good,
        Step::Refused => Tone::Danger,
        Step::Accepted | Step::ReadyForHandOver => Tone::Information,
        Step::Draft
        | Step::Submitted
        | Step::Eligible
        | Step::Waiting
        | Step::Withdrawn
        | Step::Anonymised => Tone::Neutral,
    }
}

/// An expected wait in a sentence.
pub(super) fn sentence(ctx: &PageContext, wait: ExpectedWait) -> String {
    let text = match wait.weeks {
        Some(0) => ctx.t("wait-next-run"),
        Some(weeks) => ctx.t("wait-weeks").with("weeks", weeks),
        None => ctx.t("wait-unknown"),
    };
    let today = filters::write_date(paris_day(ctx.now), ctx.texts);
    text.with("available", wait.available).with("waiting", wait.waiting).with("today", today).to_string()
}

/// The same in a few words.
#[must_use]
pub fn short_sentence(ctx: &PageContext, wait: ExpectedWait) -> String {
    match wait.weeks {
        Some(0) => ctx.t("help-wait-next").to_string(),
        Some(weeks) => ctx.t("help-wait-weeks").with("weeks", weeks).to_string(),
        None => ctx.t("help-wait-unknown").to_string(),
    }
}

/// The points that an answer is worth; nothing where answers give none.
fn worth(prefix: &str, place: usize) -> Option<i64> {
    let weights = weights(RULES_VERSION)?;
    match prefix {
        "purpose-" => weights.purposes.get(place).copied(),
        "criterion-" => {
            let criterion = Criterion::ALL.get(place)?;
            Some(if *criterion == Criterion::Other { 0 } else { weights.criterion })
        }
        "urgency-" => weights.urgencies.get(place).copied(),
        _ => None,
    }
}

fn choices(ctx: &PageContext, prefix: &str, codes: &[&str], chosen: &str) -> Vec<Choice> {
    let all = codes.iter().enumerate().map(|(place, code)| {
        let choice = Choice::new(
            *code,
            match prefix {
                "category-" => ctx.dynamic("category-", code),
                "purpose-" => ctx.dynamic("purpose-", code),
                "criterion-" => ctx.dynamic("criterion-", code),
                "urgency-" => ctx.dynamic("urgency-", code),
                _ => ctx.dynamic("agreement-", code),
            },
        );
        match worth(prefix, place) {
            Some(points) => choice.hint(ctx.t("request-worth").with("points", points)),
            None => choice,
        }
    });
    Choice::select(all.collect(), chosen)
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    sites: Vec<Site>,
    typed: &Typed,
    errors: FieldErrors,
) -> Result<NewRequestPage> {
    let waits = match sites.iter().find(|site| site.id.to_string() == typed.site_id).or(sites.first()) {
        Some(site) => wait::around(app.db.read(), op.now, site.point).await?,
        None => Vec::new(),
    };
    let waits = waits
        .into_iter()
        .map(|(category, wait)| WaitLine { category: category.to_owned(), sentence: sentence(&ctx, wait) })
        .collect();
    let or =
        |text: &str, usual: &'static str| if text.is_empty() { usual.to_owned() } else { text.to_owned() };
    let codes = |all: Vec<&'static str>| all;
    let accessibility = Accessibility::ALL
        .iter()
        .map(|one| {
            let chosen = typed.accessibility.iter().any(|code| code == one.code());
            Choice::new(one.code(), ctx.dynamic("accessibility-", one.code())).selected(chosen)
        })
        .collect();
    let purposes = codes(Purpose::ALL.iter().map(|one| one.code()).collect());
    let criteria = codes(Criterion::ALL.iter().map(|one| one.code()).collect());
    let urgencies = codes(Urgency::ALL.iter().map(|one| one.code()).collect());
    let kinds = codes(AgreementKind::ALL.iter().map(|one| one.code()).collect());
    Ok(NewRequestPage {
        nav: desk_nav(op, &ctx),
        errors,
        waits,
        sites: Choice::select(
            sites.into_iter().map(|site| Choice::new(site.id.to_string(), site.label)).collect(),
            &typed.site_id,
        ),
        categories: choices(&ctx, "category-", &CATEGORIES, &or(&typed.category, "laptop")),
        purposes: choices(&ctx, "purpose-", &purposes, &typed.purpose),
        criteria: choices(&ctx, "criterion-", &criteria, &typed.criterion),
        urgencies: choices(&ctx, "urgency-", &urgencies, &or(&typed.urgency, "ordinary")),
        agreement_kinds: choices(&ctx, "agreement-", &kinds, &typed.agreement_kind),
        accessibility,
        commune: typed.commune.clone(),
        household_size: typed.household_size.clone(),
        points_per_person: weights(RULES_VERSION).map_or(0, |weights| weights.per_person),
        points_per_week: weights(RULES_VERSION).map_or(0, |weights| weights.per_week),
        persons_most: weights(RULES_VERSION).map_or(0, |weights| weights.persons_most),
        criterion_seen_on: typed.criterion_seen_on.clone(),
        memory_gb_min: typed.memory_gb_min.clone(),
        note: typed.note.clone(),
        adults: (0..ADULTS)
            .map(|place| {
                let one = typed.adults.get(place).cloned().unwrap_or_default();
                AdultFields {
                    number: place + 1,
                    first_name: one.first_name,
                    last_name: one.last_name,
                    birth_date: one.birth_date,
                }
            })
            .collect(),
        pseudonym: typed.pseudonym.clone(),
        agreement: typed.agreement,
        orientation: String::new(),
        ctx,
    })
}

async fn own_places(app: &App, op: &OpContext) -> Result<Vec<Site>> {
    let own = op.require(Capacity::MediationStructure)?.organisation_id;
    organisations::sites_of_kind(app.db.read(), own, SiteKind::MediationPlace).await
}

/// What a person passed by telephone brings.
#[derive(Default, Deserialize)]
struct BroughtArgs {
    #[serde(default)]
    orientation: String,
    #[serde(default)]
    category: String,
}

async fn form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(brought): Args<BroughtArgs>,
) -> Result<Html<NewRequestPage>> {
    let sites = own_places(&app, &op).await?;
    let passed = match brought.orientation.parse() {
        Ok(id) => Some(super::orientation::own(app.db.fresh(), &op, id).await?),
        Err(_) => None,
    };
    let typed = Typed {
        category: brought.category,
        site_id: passed.as_ref().map(|one| one.site_id.to_string()).unwrap_or_default(),
        note: passed.and_then(|one| one.note).unwrap_or_default(),
        ..Typed::default()
    };
    let shown = page(&app, &op, ctx, sites, &typed, FieldErrors::new()).await?;
    Ok(Html::ok(NewRequestPage { orientation: brought.orientation, ..shown }))
}

/// Reads the form.
fn typed(fields: &[(String, String)]) -> Typed {
    let get = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let adults = (1..=ADULTS)
        .map(|number| TypedAdult {
            first_name: get(&format!("adult_{number}_first_name")),
            last_name: get(&format!("adult_{number}_last_name")),
            birth_date: get(&format!("adult_{number}_birth_date")),
        })
        .collect();
    Typed {
        site_id: get("site_id"),
        commune: get("insee_code"),
        household_size: get("household_size"),
        purpose: get("use"),
        criterion: get("criterion"),
        criterion_seen_on: get("criterion_seen_on"),
        urgency: get("urgency"),
        category: get("category"),
        memory_gb_min: get("memory_gb_min"),
        accessibility: fields
            .iter()
            .filter(|(field, _)| field == "accessibility")
            .map(|(_, value)| value.clone())
            .take(20)
            .collect(),
        note: get("note"),
        adults,
        pseudonym: get("pseudonym"),
        agreement: get("agreement") == "true",
        agreement_kind: get("agreement_kind"),
        agreement_given_on: String::new(),
        on_page: true,
    }
}

async fn file(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let brought = fields.iter().find(|(name, _)| name == "orientation").map(|(_, id)| id.clone());
    let brought = brought.unwrap_or_default();
    let typed = typed(&fields);
    match filing::file(&app.db, &op, &household_key(&app), &typed).await {
        Ok(request) => {
            if let Ok(orientation) = brought.parse() {
                // The request stands by itself: a person whose answer came meanwhile does not undo it.
                match super::orientation::take_up(&app.db, &op, orientation, request.id).await {
                    Err(error) if error.kind().status() >= 500 => return Err(error),
                    Ok(()) | Err(_) => {}
                }
            }
            let code = short_codes::of(app.db.fresh(), super::REQUEST, request.id.0).await?;
            let code = code.map_or_else(String::new, |code| code.grouped());
            let address = format!("/desk/requests/{}", request.id);
            let text = match request.again_from {
                Some(day) => ctx
                    .t("requests-refused")
                    .with("day", filters::write_date(paris_day(day), ctx.texts))
                    .with("reference", request.reference),
                None => ctx.t("requests-filed").with("reference", request.reference).with("code", code),
            };
            Flasher(&session).done(text, &address).await
        }
        Err(error) if is_shown(&error) => {
            let sites = own_places(&app, &op).await?;
            let errors = errors_of(&error, op.language);
            let shown = page(&app, &op, ctx, sites, &typed, errors).await?;
            Ok(Html::refused(&error, NewRequestPage { orientation: brought, ..shown }).into_response())
        }
        Err(error) => Err(error),
    }
}

/// Whether a refusal is shown beside the form that met it.
pub(super) fn is_shown(error: &Error) -> bool {
    matches!(error.kind().status(), 409 | 422)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_says_what_it_is_worth() {
        let all =
            |prefix: &str, count: usize| (0..count).map(|place| worth(prefix, place)).collect::<Vec<_>>();
        assert_eq!(all("purpose-", 6), [Some(20), Some(20), Some(15), Some(15), Some(10), Some(5)]);
        assert_eq!(all("criterion-", 5), [Some(10), Some(10), Some(10), Some(10), Some(0)]);
        assert_eq!(all("urgency-", 3), [Some(0), Some(5), Some(10)]);
        assert_eq!(worth("agreement-", 0), None);
    }
}
