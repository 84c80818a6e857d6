//! Seek paging: one shape for every list.

use serde::{Deserialize, Serialize};

/// How much of a list is asked for: `limit` (1 to 100, 25 unless told) rows after the row `after`.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams, utoipa::ToSchema)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Rows wanted, 1 to 100; 25 unless told.
    pub limit: Option<u32>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

impl Paging {
    /// Rows wanted, within bounds.
    #[must_use]
    pub fn limit(&self) -> u64 {
        u64::from(self.limit.unwrap_or(25).clamp(1, 100))
    }

    /// The identifier to continue after; anything unreadable starts at the beginning.
    #[must_use]
    pub fn after<I: std::str::FromStr>(&self) -> Option<I> {
        self.after.as_deref().and_then(|text| text.parse().ok())
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What to send as `after` to get the next page; absent on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts `rows`, read with one more than the limit, to a page whose cursor is the last kept row's `key`.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, limit: u64, key: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(key) } else { None };
        Self { items: rows, next }
    }

    /// The same page of other things.
    #[must_use]
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(each).collect(), next: self.next }
    }
}
