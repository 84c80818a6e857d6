//! A structure's requests in the order and counts that its list asks for.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;

use super::entity::request as row;
use super::request::Request;
use super::rules::request::State;
use super::store::of;
use crate::kernel::{Instant, OrganisationId, Result};
use crate::platform::{Seek, count_by, holds};

/// Which requests of a structure.
#[derive(Clone, Debug)]
pub(super) struct RequestFilter {
    pub(super) structure: OrganisationId,
    /// In that state; in any when there is none.
    pub(super) state: Option<State>,
    pub(super) category: Option<String>,
    /// Filed then or later, and earlier than that.
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference holds these words.
    pub(super) words: Option<String>,
}

fn filtered(filter: &RequestFilter) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::StructureId.eq(filter.structure));
    if let Some(state) = filter.state {
        query = query.filter(row::Column::State.eq(state.code()));
    }
    if let Some(category) = &filter.category {
        query = query.filter(row::Column::Category.eq(category.as_str()));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(row::Column::SubmittedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(row::Column::SubmittedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([row::Column::Reference], words));
    }
    query
}

pub(super) async fn requests(
    c: &impl ConnectionTrait,
    filter: &RequestFilter,
    seek: &Seek,
) -> Result<Vec<Request>> {
    let rows = seek.apply(filtered(filter), None, row::Column::Id).all(c).await?;
    rows.into_iter().map(of).collect()
}

/// How many there are in each state and of each category, the other filters as asked.
pub(super) async fn counts(
    c: &impl ConnectionTrait,
    filter: &RequestFilter,
) -> Result<(HashMap<String, i64>, HashMap<String, i64>)> {
    let states = filtered(&RequestFilter { state: None, ..filter.clone() });
    let categories = filtered(&RequestFilter { category: None, ..filter.clone() });
    Ok((
        count_by(c, states, row::Column::State, row::Column::Id).await?,
        count_by(c, categories, row::Column::Category, row::Column::Id).await?,
    ))
}
