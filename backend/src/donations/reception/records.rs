//! What is written down beside the count: disputes, containers, signatures; callers have authorised.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{container, dispute, signature};
use super::rules::{ContainerCondition, Contester, DisputeAnswer, Signer};
use crate::kernel::{DisputeId, Error, Instant, LotPartId, Result};

fn unknown<T>(_: T) -> Error {
    Error::internal("a reception holds an unknown code")
}

/// A dispute on a count.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// Who contests.
    pub side: Contester,
    /// Why.
    pub words: String,
    /// When.
    pub opened_at: Instant,
    /// What the other side answered.
    pub answer: Option<DisputeAnswer>,
    /// The same in words.
    pub answer_words: Option<String>,
    /// When.
    pub answered_at: Option<Instant>,
}

/// The disputes of a part, oldest first, at most 50.
pub(in super::super) async fn disputes(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Dispute>> {
    let rows = dispute::Entity::find()
        .filter(dispute::Column::PartId.eq(part))
        .order_by_asc(dispute::Column::Id)
        .limit(50)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Dispute {
                id: row.id,
                side: row.side.parse().map_err(unknown)?,
                words: row.words,
                opened_at: row.opened_at,
                answer: row.answer.map(|code| code.parse().map_err(unknown)).transpose()?,
                answer_words: row.answer_words,
                answered_at: row.answered_at,
            })
        })
        .collect()
}

/// Who contests the counts of these parts now.
pub(in super::super) async fn open_disputes(
    c: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = LotPartId>,
) -> Result<HashMap<LotPartId, Contester>> {
    let rows = dispute::Entity::find()
        .filter(dispute::Column::PartId.is_in(parts))
        .filter(dispute::Column::AnsweredAt.is_null())
        .all(c)
        .await?;
    rows.into_iter().map(|row| Ok((row.part_id, row.side.parse().map_err(unknown)?))).collect()
}

/// Opens a dispute.
pub(super) async fn insert_dispute(t: &DatabaseTransaction, part: LotPartId, one: &Dispute) -> Result<()> {
    let row = dispute::ActiveModel {
        id: Set(one.id),
        part_id: Set(part),
        side: Set(one.side.code().to_owned()),
        words: Set(one.words.clone()),
        opened_at: Set(one.opened_at),
        answer: Set(None),
        answer_words: Set(None),
        answered_at: Set(None),
    };
    dispute::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

/// Keeps the answer to a dispute.
pub(super) async fn answer_dispute(
    t: &DatabaseTransaction,
    id: DisputeId,
    answer: DisputeAnswer,
    words: Option<&str>,
    at: Instant,
) -> Result<()> {
    dispute::Entity::update_many()
        .col_expr(dispute::Column::Answer, Expr::value(answer.code()))
        .col_expr(dispute::Column::AnswerWords, Expr::value(words.map(str::to_owned)))
        .col_expr(dispute::Column::AnsweredAt, Expr::value(at))
        .filter(dispute::Column::Id.eq(id))
        .exec(t)
        .await?;
    Ok(())
}

/// A container of a lot.
#[derive(Clone, Debug)]
pub struct Container {
    /// The number on it.
    pub number: String,
    /// The number on its seal.
    pub seal: Option<String>,
    /// The number on its seal where the lot left, when it was written down there.
    pub left_with: Option<String>,
    /// How it came.
    pub condition: ContainerCondition,
    /// What it weighs, in grams.
    pub weight_grams: Option<i64>,
    /// Who wrote it down.
    pub user_name: String,
    /// When.
    pub at: Instant,
}

/// The containers of a part by number, at most 500.
pub(super) async fn containers(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Container>> {
    let rows = container::Entity::find()
        .filter(container::Column::PartId.eq(part))
        .order_by_asc(container::Column::Number)
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Container {
                number: row.number,
                seal: row.seal,
                left_with: row.left_with,
                condition: row.condition.parse().map_err(unknown)?,
                weight_grams: row.weight_grams,
                user_name: row.user_name,
                at: row.at,
            })
        })
        .collect()
}

/// Writes a container down; one with the same number is written anew.
pub(super) async fn put_container(t: &DatabaseTransaction, part: LotPartId, one: &Container) -> Result<()> {
    let row = container::ActiveModel {
        part_id: Set(part),
        number: Set(one.number.clone()),
        seal: Set(one.seal.clone()),
        left_with: Set(one.left_with.clone()),
        condition: Set(one.condition.code().to_owned()),
        weight_grams: Set(one.weight_grams),
        user_name: Set(one.user_name.clone()),
        at: Set(one.at),
    };
    let again = OnConflict::columns([container::Column::PartId, container::Column::Number])
        .update_columns([
            container::Column::Seal,
            container::Column::LeftWith,
            container::Column::Condition,
            container::Column::WeightGrams,
            container::Column::UserName,
            container::Column::At,
        ])
        .to_owned();
    container::Entity::insert(row).on_conflict(again).exec_without_returning(t).await?;
    Ok(())
}

/// A signature on the screen.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Which side.
    pub side: Signer,
    /// Who.
    pub name: String,
    /// In which role.
    pub role: String,
    /// The drawing, as the room's rules read it; none when the box was ticked instead.
    pub drawing: Option<String>,
    /// When.
    pub at: Instant,
}

impl Signature {
    /// The strokes that were drawn, as points within 600 by 200; none when the box was ticked.
    #[must_use]
    pub fn strokes(&self) -> Vec<Vec<(u16, u16)>> {
        let point = |one: &str| {
            let (x, y) = one.split_once(',')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        };
        let strokes = self.drawing.iter().flat_map(|drawn| drawn.split(';'));
        strokes.map(|stroke| stroke.split(' ').filter_map(point).collect()).collect()
    }
}

/// The signatures of a reception.
pub(super) async fn signatures(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Signature>> {
    let rows = signature::Entity::find()
        .filter(signature::Column::PartId.eq(part))
        .order_by_asc(signature::Column::Side)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Signature {
                side: row.side.parse().map_err(unknown)?,
                name: row.name,
                role: row.role,
                drawing: row.drawing,
                at: row.at,
            })
        })
        .collect()
}

/// Keeps a signature; a side signs once.
pub(super) async fn insert_signature(
    t: &DatabaseTransaction,
    part: LotPartId,
    one: &Signature,
) -> Result<()> {
    let row = signature::ActiveModel {
        part_id: Set(part),
        side: Set(one.side.code().to_owned()),
        name: Set(one.name.clone()),
        role: Set(one.role.clone()),
        drawing: Set(one.drawing.clone()),
        at: Set(one.at),
    };
    signature::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}
