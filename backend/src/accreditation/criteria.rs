//! The versions of the criteria: the newest published one is asked of new files; files under way keep theirs.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder};
use serde_json::json;

use super::entity::{criteria_version, criterion};
use super::review::Criterion;
use super::rules::Kind;
use crate::kernel::{Capacity, Error, Instant, OpContext, Result};
use crate::platform::{Db, audit};

/// The most criteria of one version.
const MOST: usize = 20;

/// One version of a kind's criteria.
#[derive(Clone, Debug)]
pub struct CriteriaVersion {
    /// For whom.
    pub kind: Kind,
    /// Its number.
    pub version: i64,
    /// Where it comes from.
    pub source: String,
    /// Since when it is asked of new files; `None` while it is being written.
    pub published_at: Option<Instant>,
    /// Its criteria, in the order in which they are asked.
    pub criteria: Vec<Criterion>,
}

fn of(row: criterion::Model) -> Result<Criterion> {
    let grants = row.grants.map(|code| code.parse()).transpose();
    Ok(Criterion {
        code: row.code,
        title: [row.title_fr, row.title_en],
        sentence: [row.sentence_fr, row.sentence_en],
        proof: [row.proof_fr, row.proof_en],
        weight: row.weight,
        required: row.required,
        months: u32::try_from(row.months).map_err(Error::internal)?,
        grants: grants.map_err(|()| Error::internal("a criterion grants something unknown"))?,
    })
}

fn row(kind: Kind, version: i64, position: usize, one: &Criterion) -> criterion::ActiveModel {
    let [title_fr, title_en] = one.title.clone();
    let [sentence_fr, sentence_en] = one.sentence.clone();
    let [proof_fr, proof_en] = one.proof.clone();
    criterion::ActiveModel {
        kind: Set(kind.code().to_owned()),
        version: Set(version),
        code: Set(one.code.clone()),
        position: Set(i64::try_from(position).unwrap_or(i64::MAX)),
        title_fr: Set(title_fr),
        title_en: Set(title_en),
        sentence_fr: Set(sentence_fr),
        sentence_en: Set(sentence_en),
        proof_fr: Set(proof_fr),
        proof_en: Set(proof_en),
        weight: Set(one.weight),
        required: Set(one.required),
        months: Set(i64::from(one.months)),
        grants: Set(one.grants.map(|grant| grant.code().to_owned())),
    }
}

/// Loads the first version of each kind, unless it is there.
///
/// # Errors
/// When the database fails.
pub async fn load_criteria(t: &DatabaseTransaction, now: Instant) -> Result<()> {
    for kind in Kind::ALL {
        if criteria_version::Entity::find_by_id((kind.code().to_owned(), 1)).one(t).await?.is_some() {
            continue;
        }
        let version = criteria_version::ActiveModel {
            kind: Set(kind.code().to_owned()),
            version: Set(1),
            source: Set(seed::CRITERIA_SOURCE.to_owned()),
            published_at: Set(Some(now)),
            published_by: Set(None),
        };
        criteria_version::Entity::insert(version).exec_without_returning(t).await?;
        let criteria: Vec<Criterion> = seed::criteria()
            .filter(|one| one.kind == kind.code())
            .map(|one| {
                Ok(Criterion {
                    code: one.code,
                    title: one.title,
                    sentence: one.sentence,
                    proof: one.proof,
                    weight: one.weight,
                    required: one.required,
                    months: u32::try_from(one.months).map_err(Error::internal)?,
                    grants: one.grants.and_then(|code| code.parse().ok()),
                })
            })
            .collect::<Result<_>>()?;
        write(t, *kind, 1, &criteria).await?;
    }
    Ok(())
}

async fn write(t: &DatabaseTransaction, kind: Kind, version: i64, criteria: &[Criterion]) -> Result<()> {
    let rows = criteria.iter().enumerate().map(|(position, one)| row(kind, version, position, one));
    criterion::Entity::insert_many(rows).exec_without_returning(t).await?;
    Ok(())
}

/// Every version of a kind with its criteria, newest first.
///
/// # Errors
/// When the database fails.
pub async fn versions(c: &impl ConnectionTrait, kind: Kind) -> Result<Vec<CriteriaVersion>> {
    let rows = criteria_version::Entity::find()
        .filter(criteria_version::Column::Kind.eq(kind.code()))
        .order_by_desc(criteria_version::Column::Version)
        .all(c)
        .await?;
    let all = criterion::Entity::find()
        .filter(criterion::Column::Kind.eq(kind.code()))
        .order_by_asc(criterion::Column::Position)
        .all(c)
        .await?;
    let mut by_version: HashMap<i64, Vec<Criterion>> = HashMap::new();
    for one in all {
        by_version.entry(one.version).or_default().push(of(one)?);
    }
    Ok(rows
        .into_iter()
        .map(|row| CriteriaVersion {
            kind,
            criteria: by_version.remove(&row.version).unwrap_or_default(),
            version: row.version,
            source: row.source,
            published_at: row.published_at,
        })
        .collect())
}

/// The version that is asked of new files.
///
/// # Errors
/// When the database fails, or no criteria were loaded.
pub async fn current(c: &impl ConnectionTrait, kind: Kind) -> Result<CriteriaVersion> {
    let all = versions(c, kind).await?;
    all.into_iter()
        .find(|one| one.published_at.is_some())
        .ok_or_else(|| Error::internal("no criteria were loaded"))
}

/// One version, for a file that keeps it.
pub(super) async fn version(c: &impl ConnectionTrait, kind: Kind, number: i64) -> Result<Vec<Criterion>> {
    let rows = criterion::Entity::find()
        .filter(criterion::Column::Kind.eq(kind.code()))
        .filter(criterion::Column::Version.eq(number))
        .order_by_asc(criterion::Column::Position)
        .all(c)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Begins the next version, as a copy of the one that is asked now; the one that is being written is given again.
///
/// # Errors
/// 401, 403.
pub async fn begin_version(db: &Db, op: &OpContext, kind: Kind) -> Result<i64> {
    op.require(Capacity::Operator)?;
    db.tx(async |t| {
        let all = versions(t, kind).await?;
        if let Some(draft) = all.iter().find(|one| one.published_at.is_none()) {
            return Ok(draft.version);
        }
        let last = all.first().ok_or_else(Error::not_found)?;
        let number = last.version + 1;
        let version = criteria_version::ActiveModel {
            kind: Set(kind.code().to_owned()),
            version: Set(number),
            source: Set(last.source.clone()),
            published_at: Set(None),
            published_by: Set(None),
        };
        criteria_version::Entity::insert(version).exec_without_returning(t).await?;
        write(t, kind, number, &last.criteria).await?;
        let details = json!({ "kind": kind.code(), "version": number });
        audit::record(t, op, "criteria.begin", "criteria", kind.code(), details).await?;
        Ok(number)
    })
    .await
}

/// The version of a kind that is being written.
async fn draft(t: &DatabaseTransaction, kind: Kind) -> Result<CriteriaVersion> {
    let all = versions(t, kind).await?;
    all.into_iter().find(|one| one.published_at.is_none()).ok_or_else(|| Error::conflict("criteria-no-draft"))
}

/// A code of lower-case letters, figures and underscores.
fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Writes one criterion of the version being written; a new code adds one.
///
/// # Errors
/// 401, 403; `criteria-no-draft` (409); 422 per field.
pub async fn put_criterion(db: &Db, op: &OpContext, kind: Kind, new: Criterion) -> Result<()> {
    op.require(Capacity::Operator)?;
    if !is_code(&new.code) {
        return Err(Error::invalid("code", "criteria-code"));
    }
    for (field, words, most) in [
        ("title_fr", &new.title[0], 120),
        ("title_en", &new.title[1], 120),
        ("sentence_fr", &new.sentence[0], 1_000),
        ("sentence_en", &new.sentence[1], 1_000),
        ("proof_fr", &new.proof[0], 1_000),
        ("proof_en", &new.proof[1], 1_000),
    ] {
        let length = words.trim().chars().count();
        if length == 0 {
            return Err(Error::invalid(field, "field-required"));
        }
        if length > most {
            return Err(Error::invalid(field, "words-too-long").with("most", most));
        }
    }
    if !(0..=100).contains(&new.weight) {
        return Err(Error::invalid("weight", "criteria-weight"));
    }
    if !(1..=120).contains(&new.months) {
        return Err(Error::invalid("months", "criteria-months"));
    }
    db.tx(async |t| {
        let mut draft = draft(t, kind).await?;
        let full = draft.criteria.len() >= MOST;
        match draft.criteria.iter_mut().find(|one| one.code == new.code) {
            Some(one) => *one = new.clone(),
            None if full => return Err(Error::invalid("code", "criteria-too-many").with("most", MOST)),
            None => draft.criteria.push(new.clone()),
        }
        replace(t, op, &draft, "criteria.put", &new.code).await
    })
    .await
}

/// Takes one criterion out of the version being written; the last one stays.
///
/// # Errors
/// 401, 403, 404; `criteria-no-draft`, `criteria-last` (409).
pub async fn drop_criterion(db: &Db, op: &OpContext, kind: Kind, code: &str) -> Result<()> {
    op.require(Capacity::Operator)?;
    db.tx(async |t| {
        let mut draft = draft(t, kind).await?;
        let before = draft.criteria.len();
        draft.criteria.retain(|one| one.code != code);
        if draft.criteria.len() == before {
            return Err(Error::not_found());
        }
        if draft.criteria.is_empty() {
            return Err(Error::conflict("criteria-last"));
        }
        replace(t, op, &draft, "criteria.drop", code).await
    })
    .await
}

async fn replace(
    t: &DatabaseTransaction,
    op: &OpContext,
    draft: &CriteriaVersion,
    action: &str,
    code: &str,
) -> Result<()> {
    criterion::Entity::delete_many()
        .filter(criterion::Column::Kind.eq(draft.kind.code()))
        .filter(criterion::Column::Version.eq(draft.version))
        .exec(t)
        .await?;
    write(t, draft.kind, draft.version, &draft.criteria).await?;
    let details = json!({ "kind": draft.kind.code(), "version": draft.version, "code": code });
    audit::record(t, op, action, "criteria", draft.kind.code(), details).await
}

/// Publishes the version being written: new files are asked it, files under way keep theirs until they are renewed.
///
/// # Errors
/// 401, 403; `criteria-no-draft` (409); 422 on `source`; `criteria-weights` (422) unless what is required weighs 100.
pub async fn publish_version(db: &Db, op: &OpContext, kind: Kind, source: &str) -> Result<i64> {
    let by = op.require_signatory(Capacity::Operator)?.user_id;
    let source = source.trim();
    if source.is_empty() || source.chars().count() > 1_000 {
        return Err(Error::invalid("source", "criteria-source"));
    }
    db.tx(async |t| {
        let draft = draft(t, kind).await?;
        let weight: i64 = draft.criteria.iter().filter(|one| one.required).map(|one| one.weight).sum();
        if weight != 100 {
            return Err(Error::invalid("source", "criteria-weights").with("weight", weight));
        }
        criteria_version::Entity::update_many()
            .col_expr(criteria_version::Column::PublishedAt, Expr::value(op.now))
            .col_expr(criteria_version::Column::PublishedBy, Expr::value(by))
            .col_expr(criteria_version::Column::Source, Expr::value(source))
            .filter(criteria_version::Column::Kind.eq(kind.code()))
            .filter(criteria_version::Column::Version.eq(draft.version))
            .exec(t)
            .await?;
        let details = json!({ "kind": kind.code(), "version": draft.version });
        audit::record(t, op, "criteria.publish", "criteria", kind.code(), details).await?;
        Ok(draft.version)
    })
    .await
}
