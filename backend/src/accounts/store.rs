//! Queries on people.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect, sea_query::OnConflict};

use super::entity::{api_token, user, user_role};
use crate::kernel::{ApiTokenId, Email, Error, Instant, Language, OrganisationId, Result, Role, UserId};

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// Their address.
    pub email: Email,
    /// Their name.
    pub name: String,
    /// The language their mails are in.
    pub language: Language,
    /// Their name as a persona of the sandbox.
    pub persona: Option<String>,
}

/// A person to be written.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Their id.
    pub id: UserId,
    /// Their address.
    pub email: Email,
    /// Their name.
    pub name: String,
    /// The hash of their password.
    pub password_hash: Option<String>,
    /// Their name as a persona of the sandbox.
    pub persona: Option<String>,
    /// What they may do, for which organisations.
    pub roles: Vec<(OrganisationId, Role)>,
}

pub(super) fn person(row: user::Model) -> Result<Person> {
    Ok(Person {
        id: row.id,
        email: Email::parse(&row.email).ok_or_else(|| Error::internal("a stored address is not one"))?,
        name: row.name,
        language: Language::from_code(&row.language).unwrap_or_default(),
        persona: row.persona,
    })
}

/// The person with that address and the hash of their password.
///
/// # Errors
/// When the database fails.
pub async fn user_by_email(
    c: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<(Person, Option<String>)>> {
    let row = user::Entity::find().filter(user::Column::Email.eq(email.as_str())).one(c).await?;
    row.map(|row| {
        let hash = row.password_hash.clone();
        Ok((person(row)?, hash))
    })
    .transpose()
}

/// The person with that id.
///
/// # Errors
/// When the database fails.
pub async fn user_by_id(c: &impl ConnectionTrait, id: UserId) -> Result<Option<Person>> {
    user::Entity::find_by_id(id).one(c).await?.map(person).transpose()
}

pub(super) async fn roles(c: &impl ConnectionTrait, user: UserId) -> Result<Vec<(OrganisationId, Role)>> {
    let rows = user_role::Entity::find()
        .filter(user_role::Column::UserId.eq(user))
        .order_by_asc(user_role::Column::OrganisationId)
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| row.role.parse().ok().map(|role| (row.organisation_id, role)))
        .collect())
}

/// One persona of the sandbox.
///
/// # Errors
/// When the database fails.
pub async fn persona(c: &impl ConnectionTrait, name: &str) -> Result<Option<Person>> {
    user::Entity::find().filter(user::Column::Persona.eq(name)).one(c).await?.map(person).transpose()
}

/// Every persona of the sandbox, with their first organisation.
///
/// # Errors
/// When the database fails.
pub async fn personas(c: &impl ConnectionTrait) -> Result<Vec<(Person, OrganisationId)>> {
    let rows = user::Entity::find()
        .filter(user::Column::Persona.is_not_null())
        .order_by_asc(user::Column::Id)
        .limit(50)
        .all(c)
        .await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.id).collect();
    let roles = user_role::Entity::find().filter(user_role::Column::UserId.is_in(ids)).all(c).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let organisation = roles.iter().find(|role| role.user_id == row.id).map(|role| role.organisation_id);
        if let Some(organisation) = organisation {
            found.push((person(row)?, organisation));
        }
    }
    Ok(found)
}

/// The people who hold one of `roles` for an organisation, in id order, at most 20.
///
/// # Errors
/// When the database fails.
pub async fn holders(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    roles: &[Role],
) -> Result<Vec<Person>> {
    let rows = user_role::Entity::find()
        .filter(user_role::Column::OrganisationId.eq(organisation))
        .filter(user_role::Column::Role.is_in(roles.iter().map(|role| role.code())))
        .all(c)
        .await?;
    let ids: std::collections::BTreeSet<UserId> = rows.into_iter().map(|row| row.user_id).collect();
    let people = user::Entity::find()
        .filter(user::Column::Id.is_in(ids))
        .order_by_asc(user::Column::Id)
        .limit(20)
        .all(c)
        .await?;
    people.into_iter().map(person).collect()
}

/// Who of an organisation holds a role, then who gives roles there; at most ten, each once.
///
/// # Errors
/// When the database fails.
pub async fn role_holders(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    wanted: Role,
) -> Result<Vec<(Person, Role)>> {
    let rows = user_role::Entity::find()
        .filter(user_role::Column::OrganisationId.eq(organisation))
        .filter(user_role::Column::Role.is_in([wanted.code(), Role::Admin.code()]))
        .order_by_asc(user_role::Column::UserId)
        .limit(100)
        .all(c)
        .await?;
    let ids: Vec<UserId> = rows.iter().map(|row| row.user_id).collect();
    let people = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(c).await?;
    let mut found: Vec<(Person, Role)> = Vec::new();
    for role in [wanted, Role::Admin] {
        for row in rows.iter().filter(|row| row.role == role.code()) {
            let known = people.iter().find(|person| person.id == row.user_id);
            if let Some(known) = known.filter(|known| found.iter().all(|(one, _)| one.id != known.id)) {
                found.push((person(known.clone())?, role));
            }
        }
    }
    found.truncate(10);
    Ok(found)
}

/// Who gets an organisation's mails: its agents and signatories, at most 20.
///
/// # Errors
/// When the database fails.
pub async fn recipients(c: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<Person>> {
    holders(c, organisation, &[Role::Agent, Role::Signatory, Role::Admin]).await
}

/// The first of some organisations that has people who may do more than read.
///
/// # Errors
/// When the database fails.
pub async fn first_with_people(
    c: &impl ConnectionTrait,
    organisations: &[OrganisationId],
) -> Result<Option<OrganisationId>> {
    let rows = user_role::Entity::find()
        .filter(user_role::Column::OrganisationId.is_in(organisations.iter().copied()))
        .filter(user_role::Column::Role.ne(Role::Reader.code()))
        .all(c)
        .await?;
    Ok(organisations.iter().copied().find(|id| rows.iter().any(|row| row.organisation_id == *id)))
}

/// Several people, by id.
///
/// # Errors
/// When the database fails.
pub async fn people(
    c: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, Person>> {
    let rows = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(c).await?;
    rows.into_iter().map(|row| person(row).map(|one| (one.id, one))).collect()
}

/// Writes people and their roles, in batches.
///
/// # Errors
/// `email-taken` when an address is known; or the database's failure.
pub async fn insert_many(t: &DatabaseTransaction, now: Instant, all: &[NewUser]) -> Result<()> {
    for batch in all.chunks(100) {
        user::Entity::insert_many(batch.iter().map(|new| user::ActiveModel {
            id: Set(new.id),
            email: Set(new.email.to_string()),
            name: Set(new.name.clone()),
            password_hash: Set(new.password_hash.clone()),
            language: Set(Language::Fr.code().to_owned()),
            persona: Set(new.persona.clone()),
            created_at: Set(now),
        }))
        .exec_without_returning(t)
        .await?;
        let roles: Vec<_> = batch
            .iter()
            .flat_map(|new| {
                new.roles.iter().map(|(organisation, role)| user_role::ActiveModel {
                    user_id: Set(new.id),
                    organisation_id: Set(*organisation),
                    role: Set(role.code().to_owned()),
                })
            })
            .collect();
        if !roles.is_empty() {
            user_role::Entity::insert_many(roles).exec_without_returning(t).await?;
        }
    }
    Ok(())
}

pub(super) async fn token(c: &impl ConnectionTrait, hash: &str) -> Result<Option<(UserId, OrganisationId)>> {
    let row = api_token::Entity::find()
        .filter(api_token::Column::TokenHash.eq(hash))
        .filter(api_token::Column::RevokedAt.is_null())
        .one(c)
        .await?;
    Ok(row.map(|row| (row.user_id, row.organisation_id)))
}

pub(super) async fn insert_token(
    t: &DatabaseTransaction,
    now: Instant,
    hash: String,
    user: UserId,
    organisation: OrganisationId,
    label: &str,
) -> Result<()> {
    let row = api_token::ActiveModel {
        id: Set(ApiTokenId::new()),
        token_hash: Set(hash),
        user_id: Set(user),
        organisation_id: Set(organisation),
        label: Set(label.to_owned()),
        created_at: Set(now),
        revoked_at: Set(None),
    };
    api_token::Entity::insert(row)
        .on_conflict(OnConflict::column(api_token::Column::TokenHash).do_nothing().to_owned())
        .exec_without_returning(t)
        .await?;
    Ok(())
}
