//! The practice ground's pages: personas, and the mails that would have left.

use axum::extract::State;
use axum::response::Response;
use frontend::sandbox::{MailLine, MailPage, MailboxPage, Persona, SandboxPage};
use serde::Deserialize;
use tower_sessions::Session;

use crate::kernel::{Capacity, Error, MailId, Paging, Result};
use crate::platform::mailer;
use crate::web::{App, Args, Ctx, FormBody, Html, Id, Op, Pages, see_other};
use crate::{accounts, organisations, territories};

/// Mails on one page of the mailbox.
const MAILS: u64 = 25;

/// The pages of the practice ground; 404 in production.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/sandbox", personas)
        .post("/sandbox/persona", become_persona)
        .get("/sandbox/mailbox", mailbox)
        .get("/sandbox/mailbox/{id}", mail)
        .merge(super::design_pages::pages())
}

pub(super) fn only_in_sandbox(app: &App) -> Result<()> {
    if app.config.is_sandbox() { Ok(()) } else { Err(Error::not_found()) }
}

async fn personas(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<SandboxPage>> {
    only_in_sandbox(&app)?;
    let known = accounts::personas(app.db.read()).await?;
    let organisations = organisations::find_many(app.db.read(), known.iter().map(|(_, id)| *id)).await?;
    let mut communes = std::collections::HashMap::new();
    for (_, id) in &known {
        if let Some(site) = organisations::sites_of(app.db.read(), *id).await?.into_iter().next() {
            communes.insert(*id, site.insee_code);
        }
    }
    let places = territories::find_many(app.db.read(), communes.values().cloned()).await?;
    let viewer = op.viewer().map(|acting| acting.user_id);
    let personas = known
        .into_iter()
        .filter_map(|(person, organisation)| {
            let place = communes.get(&organisation).and_then(|code| places.get(code));
            Some(Persona {
                code: person.persona?,
                name: person.name,
                organisation: organisations
                    .get(&organisation)
                    .map(|one| one.name.clone())
                    .unwrap_or_default(),
                place: place
                    .map(|place| format!("{} ({})", place.name, place.department_code))
                    .unwrap_or_default(),
                current: viewer == Some(person.id),
            })
        })
        .collect();
    Ok(Html::ok(SandboxPage { ctx, personas }))
}

#[derive(Deserialize)]
struct PersonaForm {
    #[serde(default)]
    persona: String,
}

async fn become_persona(
    State(app): State<App>,
    session: Session,
    FormBody(form): FormBody<PersonaForm>,
) -> Result<Response> {
    only_in_sandbox(&app)?;
    let person = accounts::persona(app.db.fresh(), &form.persona).await?.ok_or_else(Error::not_found)?;
    let held = accounts::choices(app.db.fresh(), person.id).await?;
    let played = played(&form.persona);
    let chosen = held.iter().find(|choice| Some(choice.capacity) == played);
    let chosen = chosen.map(|choice| (choice.organisation_id, choice.capacity));
    accounts::begin_session(&session, person.id, chosen).await?;
    Ok(see_other("/desk"))
}

/// What a persona is there to do, where its organisation may do several things.
fn played(persona: &str) -> Option<Capacity> {
    match persona {
        "donor" => Some(Capacity::Donor),
        "refurbisher" => Some(Capacity::Refurbisher),
        "buyer" | "buyer2" | "buyer3" => Some(Capacity::Buyer),
        "mediator" => Some(Capacity::MediationStructure),
        "lead" => Some(Capacity::TerritorialLead),
        "funder" => Some(Capacity::Funder),
        "operator" => Some(Capacity::Operator),
        _ => None,
    }
}

async fn mailbox(
    State(app): State<App>,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<MailboxPage>> {
    only_in_sandbox(&app)?;
    let mut mails = mailer::mailbox(app.db.fresh(), paging.after::<MailId>(), MAILS + 1).await?;
    let more = mails.len() as u64 > MAILS;
    mails.truncate(usize::try_from(MAILS).unwrap_or(usize::MAX));
    let next = mails.last().filter(|_| more).map(|mail| format!("/sandbox/mailbox?after={}", mail.id));
    let mails = mails
        .into_iter()
        .map(|mail| MailLine {
            address: format!("/sandbox/mailbox/{}", mail.id),
            recipient: mail.recipient,
            subject: mail.subject,
            sent_at: mail.created_at,
        })
        .collect();
    Ok(Html::ok(MailboxPage { ctx, mails, next: next.unwrap_or_default() }))
}

async fn mail(State(app): State<App>, Ctx(ctx): Ctx, Id(id): Id<MailId>) -> Result<Html<MailPage>> {
    only_in_sandbox(&app)?;
    let mail = mailer::kept(app.db.fresh(), id).await?;
    Ok(Html::ok(MailPage {
        ctx,
        subject: mail.subject,
        sender: app.config.mail_from.clone(),
        recipient: mail.recipient,
        sent_at: mail.created_at,
        body: mail.text,
    }))
}
