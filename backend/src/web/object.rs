//! What the pages of all objects share: who may do what the reader may not, and what happened in dated sentences.

use frontend::Texts;
use frontend::components::{Contact, Happening};
use frontend::filters::write_datetime;
use frontend::object::{Ask, Colleague};
use sea_orm::ConnectionTrait;

use crate::kernel::{Capacity, Instant, OpContext, OrganisationId, Result, Role, UserId};
use crate::organisations::Organisation;
use crate::platform::audit::Entry;
use crate::{accounts, organisations};

/// Colleagues shown at once.
const SHOWN: usize = 5;

async fn colleagues(c: &impl ConnectionTrait, op: &OpContext, roles: &[Role]) -> Result<Vec<Colleague>> {
    let people = accounts::holders(c, op.acting()?.organisation_id, roles).await?;
    let shown = people.into_iter().take(SHOWN);
    Ok(shown.map(|person| Colleague { name: person.name, email: person.email.to_string() }).collect())
}

/// For whoever only reads, where something could be done: the colleagues who may. None when the reader may.
///
/// # Errors
/// When the database fails.
pub async fn ask_to_work(
    c: &impl ConnectionTrait,
    op: &OpContext,
    capacity: Capacity,
    texts: Texts,
) -> Result<Option<Ask>> {
    if op.works_as(capacity) {
        return Ok(None);
    }
    let people = colleagues(c, op, &[Role::Agent, Role::Signatory, Role::Admin]).await?;
    Ok(Some(Ask { sentence: texts.t("object-ask-to-work").to_string(), people }))
}

/// For whoever does not bind the organisation, where a signature is needed: the signatories. None when the reader is one.
///
/// # Errors
/// When the database fails.
pub async fn ask_to_sign(
    c: &impl ConnectionTrait,
    op: &OpContext,
    capacity: Capacity,
    sentence: impl Into<String>,
) -> Result<Option<Ask>> {
    if op.require_signatory(capacity).is_ok() {
        return Ok(None);
    }
    Ok(Some(Ask { sentence: sentence.into(), people: colleagues(c, op, &[Role::Signatory]).await? }))
}

/// An organisation that takes part in an object, with what it is there: « atelier ».
#[derive(Clone, Debug)]
pub struct Side {
    /// Which one.
    pub organisation: OrganisationId,
    /// In a word.
    pub role: String,
}

impl Side {
    /// An organisation and what it is for an object.
    pub fn new(organisation: OrganisationId, role: impl Into<String>) -> Self {
        Self { organisation, role: role.into() }
    }
}

/// What happened, in the words that `tell` gives; what it does not tell is left out. Each line says for which
/// organisation and in which role it was done, and by whom when that is a colleague of the reader.
///
/// # Errors
/// When the database fails.
pub async fn history(
    c: &impl ConnectionTrait,
    op: &OpContext,
    entries: &[Entry],
    sides: &[Side],
    texts: Texts,
    tell: impl Fn(&Entry) -> Option<String>,
) -> Result<Vec<(Instant, Happening)>> {
    let own = op.viewer().map(|acting| acting.organisation_id);
    let theirs = |entry: &&Entry| entry.organisation_id.is_some() && entry.organisation_id == own;
    let users: Vec<UserId> = entries.iter().filter(theirs).filter_map(|entry| entry.user_id).collect();
    let people = accounts::people(c, users).await?;
    let named = organisations::find_many(c, entries.iter().filter_map(|entry| entry.organisation_id)).await?;
    let who = |entry: &Entry| {
        let Some(id) = entry.organisation_id else { return texts.t("object-by-itself").to_string() };
        let person = entry.user_id.and_then(|user| people.get(&user)).map(|person| person.name.clone());
        let organisation = named.get(&id).map(|one| one.name.clone());
        let role = sides.iter().find(|side| side.organisation == id).map(|side| side.role.clone());
        [person, organisation, role].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Ok(entries
        .iter()
        .filter_map(|entry| {
            let sentence = tell(entry)?;
            Some((entry.at, Happening::new(write_datetime(entry.at, texts), sentence).detail(who(entry))))
        })
        .collect())
}

/// Oldest first.
#[must_use]
pub fn in_order(mut happenings: Vec<(Instant, Happening)>) -> Vec<Happening> {
    happenings.sort_by_key(|(at, _)| *at);
    happenings.into_iter().map(|(_, happening)| happening).collect()
}

/// Somebody to call about an object.
#[must_use]
pub fn contact(role: impl Into<String>, organisation: &Organisation, detail: &str) -> Contact {
    Contact {
        role: role.into(),
        name: organisation.name.clone(),
        detail: detail.to_owned(),
        phone: organisation.telephone.clone().unwrap_or_default(),
        email: String::new(),
    }
}
