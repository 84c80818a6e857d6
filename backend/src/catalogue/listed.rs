//! A seller's listings in the orders and counts that its list asks for.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;

use super::entity::offer as row;
use super::offer::{self, Offer};
use super::rules::State;
use crate::devices::Grade;
use crate::kernel::{Instant, OrganisationId, Result};
use crate::platform::{Key, Seek, count_by, holds};

/// What listings are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Creation.
    Created,
    /// The price of one.
    Price,
    /// What is left.
    Stock,
    /// The title.
    Title,
}

/// Which listings of a seller.
#[derive(Clone, Debug)]
pub(super) struct SellerFilter {
    pub(super) seller: OrganisationId,
    /// In that state; in any when there is none.
    pub(super) state: Option<State>,
    pub(super) category: Option<String>,
    pub(super) grade: Option<Grade>,
    /// Published, and nothing left.
    pub(super) sold_out: bool,
    /// Whose reference, title or model holds these words.
    pub(super) words: Option<String>,
}

fn filtered(filter: &SellerFilter) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::SellerId.eq(filter.seller));
    if let Some(state) = filter.state {
        query = query.filter(row::Column::State.eq(state.code()));
    }
    if let Some(category) = &filter.category {
        query = query.filter(row::Column::Category.eq(category.as_str()));
    }
    if let Some(grade) = filter.grade {
        query = query.filter(row::Column::Grade.eq(grade.code()));
    }
    if filter.sold_out {
        query =
            query.filter(row::Column::State.eq(State::Published.code())).filter(row::Column::Available.eq(0));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([row::Column::Reference, row::Column::Title, row::Column::Model], words));
    }
    query
}

pub(super) async fn listings(
    c: &impl ConnectionTrait,
    now: Instant,
    filter: &SellerFilter,
    order: Order,
    seek: &Seek,
) -> Result<Vec<Offer>> {
    let by = match order {
        Order::Created => None,
        Order::Price => Some(Expr::col(row::Column::PriceCents)),
        Order::Stock => Some(Expr::col(row::Column::Available)),
        Order::Title => Some(Expr::col(row::Column::Title)),
    };
    let rows = seek.apply(filtered(filter), by, row::Column::Id).all(c).await?;
    rows.into_iter().map(|row| offer::of(row, now)).collect()
}

impl Order {
    /// The order of that code; creation unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "price" => Self::Price,
            "stock" => Self::Stock,
            "listing" => Self::Title,
            _ => Self::Created,
        }
    }

    /// What an offer is sorted by.
    pub(super) fn key(self, offer: &Offer) -> Key {
        match self {
            Self::Created => Key::Id,
            Self::Price => Key::Number(offer.price_cents.0),
            Self::Stock => Key::Number(offer.stock),
            Self::Title => Key::Text(offer.title.clone()),
        }
    }
}

/// How many listings there are for each code of a column, the other filters as asked.
pub(super) async fn counts(
    c: &impl ConnectionTrait,
    filter: &SellerFilter,
) -> Result<(HashMap<String, i64>, HashMap<String, i64>)> {
    let states = filtered(&SellerFilter { state: None, ..filter.clone() });
    let categories = filtered(&SellerFilter { category: None, ..filter.clone() });
    Ok((
        count_by(c, states, row::Column::State, row::Column::Id).await?,
        count_by(c, categories, row::Column::Category, row::Column::Id).await?,
    ))
}
