//! Whom one may be on the practice ground, and what really waits for each.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use frontend::sandbox::{Clock, Next, Persona, PersonaGroup, SandboxPage, Waiting};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use tower_sessions::Session;

use super::pages::or_nothing;
use super::{clock, reset, tour, touring};
use crate::accounts::Person;
use crate::kernel::{Actor, Capacity, Error, Instant, OpContext, OrganisationId, Result, Todo, UserId};
use crate::web::{App, Args, Ctx, FormBody, Html, Op, Pages, local_address, see_other, wanted};
use crate::{accounts, desks, organisations, solidarity, territories};

/// Lines of what waits that a persona's card shows.
const LINES: usize = 3;

/// The personas by what they are there to do, in the order of a device's way.
const GROUPS: [(&str, &[&str]); 5] = [
    ("give", &["donor"]),
    ("renew", &["refurbisher", "applicant"]),
    ("help", &["mediator"]),
    ("buy", &["buyer", "buyer2", "buyer3"]),
    ("steer", &["lead", "funder", "operator", "operator2"]),
];

/// The page of the personas, and the act of becoming one; 404 in production.
pub(super) fn pages() -> Pages {
    Pages::new().get("/sandbox", personas).post("/sandbox/persona", become_persona)
}

/// What a persona is there to do, where its organisation may do several things.
fn played(persona: &str) -> Option<Capacity> {
    match persona {
        "donor" => Some(Capacity::Donor),
        "refurbisher" | "applicant" => Some(Capacity::Refurbisher),
        "buyer" | "buyer2" | "buyer3" => Some(Capacity::Buyer),
        "mediator" => Some(Capacity::MediationStructure),
        "lead" => Some(Capacity::TerritorialLead),
        "funder" => Some(Capacity::Funder),
        "operator" | "operator2" => Some(Capacity::Operator),
        _ => None,
    }
}

/// An address of ours, never another site's; otherwise the desk.
pub(super) fn local(address: &str) -> String {
    let ours =
        address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n', '\t']);
    if ours { address.to_owned() } else { "/desk".to_owned() }
}

async fn chosen(
    c: &impl ConnectionTrait,
    persona: &str,
    user: UserId,
) -> Result<Option<(OrganisationId, Capacity)>> {
    let played = played(persona);
    let held = accounts::choices(c, user).await?;
    let choice = held.into_iter().find(|choice| Some(choice.capacity) == played);
    Ok(choice.map(|choice| (choice.organisation_id, choice.capacity)))
}

/// A persona with what waits for it.
struct Met {
    person: Person,
    code: String,
    organisation_id: OrganisationId,
    organisation: String,
    todos: Vec<Todo>,
    /// What somebody else has to do first, when nothing waits.
    others: Vec<String>,
}

/// Every persona that has something to play, with what waits for it now, in the asker's language.
async fn meet(app: &App, op: &OpContext) -> Result<Vec<Met>> {
    let c = app.db.fresh();
    let mut met = Vec::new();
    for (person, organisation_id) in accounts::personas(c).await? {
        let Some(code) = person.persona.clone().filter(|code| played(code).is_some()) else { continue };
        let chosen = chosen(c, &code, person.id).await?;
        let Some(acting) = accounts::acting_for(c, person.id, chosen).await? else { continue };
        let organisation = acting.organisation_name.clone();
        let own = OpContext { actor: Actor::Organisation(acting), ..op.clone() };
        let todos = desks::waiting(&app.db, &own).await?;
        let others = match todos.is_empty() {
            true => solidarity::others(c, &own).await?,
            false => Vec::new(),
        };
        met.push(Met { person, code, organisation_id, organisation, todos, others });
    }
    Ok(met)
}

/// The next moment at which something is due, and for whom.
pub(super) struct NextDue {
    /// The moment.
    pub(super) due: Instant,
    title: String,
    who: String,
}

fn first_due(met: &[Met], now: Instant) -> Option<NextDue> {
    let dated = met.iter().flat_map(|one| {
        one.todos.iter().filter_map(move |todo| {
            let due = todo.due.filter(|due| *due > now)?;
            Some(NextDue { due, title: todo.title.clone(), who: one.organisation.clone() })
        })
    });
    dated.min_by_key(|next| next.due)
}

/// The next thing that is due for any persona.
///
/// # Errors
/// When the database fails.
pub(super) async fn next_due(app: &App, op: &OpContext) -> Result<Option<NextDue>> {
    Ok(first_due(&meet(app, op).await?, op.now))
}

async fn places(app: &App, met: &[Met]) -> Result<HashMap<OrganisationId, String>> {
    let mut communes = HashMap::new();
    for one in met {
        if let Some(site) =
            organisations::sites_of(app.db.read(), one.organisation_id).await?.into_iter().next()
        {
            communes.insert(one.organisation_id, site.insee_code);
        }
    }
    let places = territories::find_many(app.db.read(), communes.values().cloned()).await?;
    Ok(communes
        .into_iter()
        .filter_map(|(id, code)| {
            let place = places.get(&code)?;
            Some((id, format!("{} ({})", place.name, place.department_code)))
        })
        .collect())
}

/// The first few, one of each kind before two of the same.
fn varied(todos: &[Todo]) -> Vec<&Todo> {
    // Where a thing is done says of which kind it is.
    let kind = |todo: &Todo| todo.address.split(['/', '?']).take(3).collect::<Vec<_>>().join("/");
    let mut kinds = std::collections::HashSet::new();
    let (first, again): (Vec<&Todo>, Vec<&Todo>) = todos.iter().partition(|todo| kinds.insert(kind(todo)));
    first.into_iter().chain(again).take(LINES).collect()
}

#[derive(Default, Deserialize)]
struct PersonasArgs {
    /// Where somebody was going when they had to sign in.
    #[serde(default)]
    back: String,
}

async fn personas(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<PersonasArgs>,
) -> Result<Html<SandboxPage>> {
    or_nothing(&app)?;
    let back = local_address(&args.back, "");
    let wanted = wanted(&back);
    let met = meet(&app, &op).await?;
    let next = first_due(&met, op.now).map(|next| Next { at: next.due, title: next.title, who: next.who });
    let mut places = places(&app, &met).await?;
    let viewer = op.viewer().map(|acting| acting.user_id);
    let mut cards: HashMap<String, Persona> = HashMap::new();
    for one in met {
        let touring = touring::of(app.db.fresh(), one.person.id).await?;
        let card = Persona {
            name: one.person.name,
            organisation: one.organisation,
            place: places.remove(&one.organisation_id).unwrap_or_default(),
            current: viewer == Some(one.person.id),
            waiting: varied(&one.todos)
                .into_iter()
                .map(|todo| Waiting { title: todo.title.clone(), address: todo.address.clone() })
                .collect(),
            more: one.todos.len().saturating_sub(LINES),
            others: one.others.into_iter().take(LINES).collect(),
            tour_steps: touring.map_or(0, |touring| touring.steps.len()),
            tour_ended: touring.is_some_and(|touring| touring.ended),
            goes_on: !back.is_empty() && wanted.is_none_or(|capacity| played(&one.code) == Some(capacity)),
            code: one.code.clone(),
        };
        cards.insert(one.code, card);
    }
    let groups = GROUPS
        .into_iter()
        .map(|(code, members)| PersonaGroup {
            code,
            personas: members.iter().filter_map(|member| cards.remove(*member)).collect(),
        })
        .filter(|group: &PersonaGroup| !group.personas.is_empty())
        .collect();
    let seen = clock::offset(app.db.fresh()).await?.num_seconds();
    let reset_at = reset::last(app.db.fresh()).await?;
    Ok(Html::ok(SandboxPage { ctx, groups, clock: Clock { next, seen }, reset_at, back }))
}

#[derive(Deserialize)]
struct PersonaForm {
    #[serde(default)]
    persona: String,
    /// Where to go at once.
    #[serde(default)]
    goto: String,
    /// Anything: from the beginning of the guided tour.
    #[serde(default)]
    tour: String,
}

async fn become_persona(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    FormBody(form): FormBody<PersonaForm>,
) -> Result<Response> {
    or_nothing(&app)?;
    let person = accounts::persona(app.db.fresh(), &form.persona).await?.ok_or_else(Error::not_found)?;
    let chosen = chosen(app.db.fresh(), &form.persona, person.id).await?;
    accounts::begin_session(&session, person.id, chosen).await?;
    if let Some((_, steps)) = tour::of(&form.persona).filter(|_| !form.tour.is_empty()) {
        touring::keep(&app, person.id, 1, false).await?;
        return Ok(see_other(&touring::address(&app, &op, steps[0]).await?));
    }
    Ok(see_other(&local(if form.goto.is_empty() { "/desk" } else { &form.goto })))
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_button_leads_to_no_other_site() {
        assert_eq!(local("/desk/lots?x=1"), "/desk/lots?x=1");
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\r\nX: y"] {
            assert_eq!(local(bad), "/desk", "{bad}");
        }
    }
}
