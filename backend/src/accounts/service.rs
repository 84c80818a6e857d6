//! Signing in, and whom a person acts for.

use hmac::{Hmac, KeyInit, Mac};
use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::{self, Person};
use crate::kernel::{
    Acting, Capacity, Email, Error, ErrorKind, OpContext, OrganisationId, Result, Role, UserId,
};
use crate::organisations;
use crate::platform::audit::{self, hex};
use crate::platform::{Db, passwords};

/// One way a person may act: for an organisation, in one of its capacities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The capacity.
    pub capacity: Capacity,
}

/// Checks an address and a password.
///
/// # Errors
/// `sign-in-failed` (422), the same whether the address or the password is wrong.
pub async fn sign_in(db: &Db, op: &OpContext, email: &str, password: &str) -> Result<Person> {
    let refused = || Error::new(ErrorKind::Invalid, "sign-in-failed");
    if password.len() > 1024 {
        return Err(refused());
    }
    let known = match Email::parse(email) {
        Some(email) => store::user_by_email(db.fresh(), &email).await?,
        None => None,
    };
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), hash));
    if !passwords::verify(password.to_owned(), hash).await? {
        return Err(refused());
    }
    let person = person.ok_or_else(refused)?;
    db.tx(async |t| audit::record(t, op, "user.sign_in", "user", person.id, json!({})).await).await?;
    Ok(person)
}

/// Every way a person may act, in a stable order.
///
/// # Errors
/// When the database fails.
pub async fn choices(c: &impl ConnectionTrait, user: UserId) -> Result<Vec<Choice>> {
    let mut held: Vec<OrganisationId> = store::roles(c, user).await?.into_iter().map(|(id, _)| id).collect();
    held.dedup();
    let organisations = organisations::find_many(c, held.clone()).await?;
    let mut found = Vec::new();
    for id in held {
        let Some(organisation) = organisations.get(&id) else { continue };
        for capacity in organisations::capacities_of(c, id).await? {
            found.push(Choice {
                organisation_id: id,
                organisation_name: organisation.name.clone(),
                capacity,
            });
        }
    }
    Ok(found)
}

/// Whom a person acts for: the chosen organisation and capacity if they still hold them, otherwise their first.
/// `None` when they act for nobody any more.
///
/// # Errors
/// When the database fails.
pub async fn acting_for(
    c: &impl ConnectionTrait,
    user: UserId,
    chosen: Option<(OrganisationId, Capacity)>,
) -> Result<Option<Acting>> {
    let Some(person) = store::user_by_id(c, user).await? else { return Ok(None) };
    let choices = choices(c, user).await?;
    let choice = choices
        .iter()
        .find(|choice| chosen == Some((choice.organisation_id, choice.capacity)))
        .or_else(|| choices.first());
    let Some(choice) = choice else { return Ok(None) };
    acting(c, person, choice.organisation_id, choice.organisation_name.clone(), vec![choice.capacity]).await
}

/// Whom an API client acts for, with all of its organisation's capacities.
///
/// # Errors
/// `token-unknown` (401).
pub async fn acting_by_token(c: &impl ConnectionTrait, token: &str) -> Result<Acting> {
    let unknown = || Error::new(ErrorKind::Unauthenticated, "token-unknown");
    let (user, organisation) = store::token(c, &token_hash(token)).await?.ok_or_else(unknown)?;
    let person = store::user_by_id(c, user).await?.ok_or_else(unknown)?;
    let name = organisations::find(c, organisation).await?.name;
    let capacities = organisations::capacities_of(c, organisation).await?;
    acting(c, person, organisation, name, capacities).await?.ok_or_else(unknown)
}

async fn acting(
    c: &impl ConnectionTrait,
    person: Person,
    organisation_id: OrganisationId,
    organisation_name: String,
    capacities: Vec<Capacity>,
) -> Result<Option<Acting>> {
    let roles: Vec<Role> = store::roles(c, person.id)
        .await?
        .into_iter()
        .filter(|(organisation, _)| *organisation == organisation_id)
        .map(|(_, role)| role)
        .collect();
    let Some(capacity) = capacities.first().copied().filter(|_| !roles.is_empty()) else { return Ok(None) };
    Ok(Some(Acting {
        user_id: person.id,
        user_name: person.name,
        organisation_id,
        organisation_name,
        capacity,
        capacities,
        roles,
    }))
}

fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The bearer token of a persona of the sandbox: the same at each call, and bound to this sandbox's secret.
///
/// # Errors
/// 404 when there is no such persona.
pub async fn issue_persona_token(db: &Db, op: &OpContext, secret: &str, name: &str) -> Result<String> {
    let person = store::persona(db.fresh(), name).await?.ok_or_else(Error::not_found)?;
    let organisation = store::roles(db.fresh(), person.id)
        .await?
        .first()
        .map(|(organisation, _)| *organisation)
        .ok_or_else(Error::not_found)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(Error::internal)?;
    mac.update(format!("persona token {name} {}", person.id).as_bytes());
    let token = format!("rebond_{}", hex(&mac.finalize().into_bytes()));
    let hash = token_hash(&token);
    db.tx(async |t| {
        store::insert_token(t, op.now, hash.clone(), person.id, organisation, "sandbox persona").await
    })
    .await?;
    Ok(token)
}
