//! What was asked of a list in the address; whatever is not in its closed sets is refused with the field and a remedy.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{Datelike, NaiveDate};
use frontend::FieldErrors;
use uuid::Uuid;

use super::export::{Format, MOST_EXPORTED};
use super::shape::{By, Column, Filter, Shape, Shown, Sort, Takes};
use super::view::Row;
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::written;
use crate::kernel::{Error, ErrorKind, Instant, Refusal, Result};
use crate::platform::{Key, Seek};
use crate::web::sentence;

/// Rows on one page.
pub(super) const A_PAGE: u64 = 25;
const LONGEST_SEARCH: usize = 100;
const LONGEST_CURSOR: usize = 2_000;
/// Asks for all of a list that begins with a part of itself.
pub(super) const ALL: &str = "all";

/// What a list does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A value that its filter does not take.
    Value { filter: &'static str, label: String, value: String },
    /// An order, a column or a kind of file that does not exist.
    Unknown { field: &'static str, code: &'static str, value: String },
    /// A place in the list that this order never gave.
    Cursor,
    /// A day that cannot be read.
    Day { filter: &'static str },
    /// The second day comes before the first.
    Days,
    /// More rows than a file takes.
    TooMany { count: i64 },
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Malformed
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Value { .. } => "list-value-unknown",
            Self::Unknown { code, .. } => code,
            Self::Cursor => "list-place-unknown",
            Self::Day { .. } => "list-day-unreadable",
            Self::Days => "list-days-reversed",
            Self::TooMany { .. } => "list-too-long-for-a-file",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::Value { filter, .. } | Self::Day { filter } => filter,
            Self::Unknown { field, .. } => field,
            Self::Cursor => "after",
            Self::Days => "to",
            Self::TooMany { .. } => "format",
        })
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let shown = |value: &str| value.chars().filter(|c| !c.is_control()).take(60).collect();
        match self {
            Self::Value { label, value, .. } => vec![("filter", label.clone()), ("value", shown(value))],
            Self::Unknown { value, .. } => vec![("value", shown(value))],
            Self::TooMany { count } => {
                vec![("count", count.to_string()), ("limit", MOST_EXPORTED.to_string())]
            }
            Self::Cursor | Self::Day { .. } | Self::Days => Vec::new(),
        }
    }
}

/// A list as it was asked for.
#[derive(Clone, Debug)]
pub struct List {
    pub(super) shape: Shape,
    /// What was asked of each filter, as it was typed; sound unless `errors` says otherwise.
    pub(super) values: BTreeMap<&'static str, String>,
    pub(super) sort: usize,
    pub(super) descending: bool,
    pub(super) after: Option<(Key, Uuid)>,
    /// The columns chosen, when some were.
    pub(super) chosen: Option<Vec<&'static str>>,
    pub(super) format: Option<Format>,
    pub(super) errors: FieldErrors,
    today: NaiveDate,
}

/// A day as people write it, of years that every database can hold.
fn day_of(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    written::day(text, today).filter(|day| (1900..2200).contains(&day.year()))
}

fn is_of(by: By, key: &Key) -> bool {
    match key {
        Key::Id => by == By::Id,
        Key::Text(text) => by == By::Text && !text.contains('\0'),
        Key::Number(_) => by == By::Number,
        // What every database can hold.
        Key::Time(at) => by == By::Time && (1..=9999).contains(&at.year()),
    }
}

fn cursor(sort: &Sort, descending: bool, text: &str) -> Result<(Key, Uuid), Refused> {
    if text.len() > LONGEST_CURSOR {
        return Err(Refused::Cursor);
    }
    let bytes = BASE64.decode(text).map_err(|_| Refused::Cursor)?;
    let (code, direction, key, row): (String, bool, Key, Uuid) =
        serde_json::from_slice(&bytes).map_err(|_| Refused::Cursor)?;
    let fits = code == sort.code && direction == descending && is_of(sort.by, &key);
    if fits { Ok((key, row)) } else { Err(Refused::Cursor) }
}

impl Shape {
    /// Reads what the address asks.
    ///
    /// # Errors
    /// 400 with the field for what is in none of the closed sets. A day that cannot be read is kept and shown beside
    /// its field.
    pub fn asked(self, pairs: &[(String, String)], now: Instant) -> Result<List> {
        let today = paris_day(now);
        let texts = self.texts;
        let given = |name: &str| {
            let found = pairs.iter().rev().find(|(own, _)| own == name);
            found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
        };
        let mut values = BTreeMap::new();
        let mut errors = FieldErrors::new();
        let mut late = |refused: Refused, label: &str| {
            let error: Error = refused.into();
            let field = error.field_faults().first().map(|fault| fault.field.clone()).unwrap_or_default();
            errors.push(field.clone(), sentence(&error, texts.language));
            errors = std::mem::take(&mut errors).about(&field, label);
        };
        for Filter { name, label, takes, start } in &self.filters {
            let value = match (given(name), *start) {
                (None, Some(start)) => start,
                (Some(ALL), Some(_)) | (None, None) => continue,
                (Some(value), _) => value,
            };
            let unknown = || Refused::Value { filter: name, label: label.clone(), value: value.to_owned() };
            let kept = match takes {
                Takes::Words { .. } => {
                    value.chars().filter(|c| !c.is_control()).take(LONGEST_SEARCH).collect()
                }
                Takes::Tab(codes) | Takes::One(codes) => {
                    let known = codes.iter().any(|(code, _)| code == value);
                    if known { value.to_owned() } else { return Err(unknown().into()) }
                }
                Takes::Flag => match value {
                    "1" | "true" | "on" => "1".to_owned(),
                    _ => return Err(unknown().into()),
                },
                Takes::Day => {
                    if day_of(value, today).is_none() {
                        late(Refused::Day { filter: name }, label);
                    }
                    value.chars().filter(|c| !c.is_control()).take(20).collect()
                }
            };
            values.insert(*name, kept);
        }
        let day = |name: &str| values.get(name).and_then(|value| day_of(value, today));
        if let (Some(from), Some(to)) = (day("from"), day("to"))
            && to < from
        {
            let label = self.filters.iter().find(|filter| filter.name == "to");
            late(Refused::Days, label.map_or("", |filter| &filter.label));
        }
        let asked = given("sort");
        let (sort, descending) = match asked {
            None => (0, self.sorts.first().is_some_and(|sort| sort.descending)),
            Some(text) => {
                let code = text.strip_prefix('-').unwrap_or(text);
                let unknown =
                    || Refused::Unknown { field: "sort", code: "list-order-unknown", value: text.to_owned() };
                let found = self.sorts.iter().position(|sort| sort.code == code).ok_or_else(unknown)?;
                (found, text.starts_with('-'))
            }
        };
        let after = match (given("after"), self.sorts.get(sort)) {
            (Some(text), Some(sort)) => Some(cursor(sort, descending, text)?),
            (Some(_), None) => return Err(Refused::Cursor.into()),
            (None, _) => None,
        };
        let chosen = columns(&self.columns, pairs)?;
        let format = given("format").map(str::parse).transpose()?;
        let list = List { shape: self, values, sort, descending, after, chosen, format, errors, today };
        match list.format {
            // A file has no field to show a fault beside.
            Some(_) if !list.errors.is_empty() => {
                let field = if day_is_wrong(&list, "from") { "from" } else { "to" };
                Err(Refused::Day { filter: field }.into())
            }
            _ => Ok(list),
        }
    }
}

fn day_is_wrong(list: &List, name: &str) -> bool {
    list.errors.get(name).is_some()
}

fn columns(known: &[Column], pairs: &[(String, String)]) -> Result<Option<Vec<&'static str>>, Refused> {
    let wished: Vec<&str> = pairs
        .iter()
        .filter(|(name, _)| name == "columns")
        .flat_map(|(_, value)| value.split(','))
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .collect();
    for code in &wished {
        let sound = known.iter().any(|column| column.code == *code && column.shown != Shown::InFiles);
        if !sound {
            let value = (*code).to_owned();
            return Err(Refused::Unknown { field: "columns", code: "list-column-unknown", value });
        }
    }
    let chosen: Vec<&'static str> = known
        .iter()
        .filter(|column| column.shown == Shown::Always || wished.contains(&column.code))
        .map(|column| column.code)
        .collect();
    // The form sends what stands ticked: the usual columns are no choice.
    let usual = known.iter().filter(|column| matches!(column.shown, Shown::Always | Shown::Usually));
    let usual = usual.map(|column| column.code).eq(chosen.iter().copied());
    Ok((!wished.is_empty() && !usual).then_some(chosen))
}

impl List {
    /// What was asked of a filter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// What was asked of a filter, as a code.
    #[must_use]
    pub fn code<C: std::str::FromStr>(&self, name: &str) -> Option<C> {
        self.get(name).and_then(|value| value.parse().ok())
    }

    /// The words to look for.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        self.get("q").map(str::to_owned)
    }

    /// Whether a flag was set.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    fn day(&self, name: &str) -> Option<NaiveDate> {
        self.get(name).and_then(|value| day_of(value, self.today))
    }

    /// The first moment that is wanted, from the filter `from`.
    #[must_use]
    pub fn since(&self) -> Option<Instant> {
        self.day("from").map(paris_start)
    }

    /// The first moment that is not wanted any more, from the filter `to`.
    #[must_use]
    pub fn until(&self) -> Option<Instant> {
        self.day("to").and_then(|day| day.succ_opt()).map(paris_start)
    }

    /// The code of the order.
    #[must_use]
    pub fn order(&self) -> &'static str {
        self.shape.sorts.get(self.sort).map_or("", |sort| sort.code)
    }

    /// The order, as a code of the room's own.
    #[must_use]
    pub fn code_of_order<C: std::str::FromStr>(&self) -> Option<C> {
        self.order().parse().ok()
    }

    /// The status of the page: 400 when something typed could not be read and stands beside its field.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST }
    }

    /// The rows to read: one more than a page has, or one more than a file takes.
    #[must_use]
    pub fn seek(&self) -> Seek {
        let limit = if self.format.is_some() { MOST_EXPORTED } else { A_PAGE } + 1;
        let after = if self.format.is_some() { None } else { self.after.clone() };
        Seek { descending: self.descending, after, limit }
    }

    /// The wanted ones of rows that are all at hand, in order: for short lists that no query orders.
    #[must_use]
    pub fn picked(&self, mut rows: Vec<Row>) -> Vec<Row> {
        let Seek { descending, after, limit } = self.seek();
        rows.sort_by(|a, b| (&a.key, a.id).cmp(&(&b.key, b.id)));
        if descending {
            rows.reverse();
        }
        if let Some(after) = after {
            rows.retain(|row| {
                let place = (row.key.clone(), row.id);
                if descending { place < after } else { place > after }
            });
        }
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        rows
    }

    /// Whether a file is wanted instead of the page.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.format.is_some()
    }

    /// Whether anything narrows the list.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.shape.filters.iter().any(|one| match (self.get(one.name), one.start) {
            (Some(value), Some(start)) => value != start,
            (value, _) => value.is_some(),
        })
    }

    /// What to send as `after` to go on behind a row.
    pub(super) fn cursor(&self, key: &Key, row: Uuid) -> String {
        let whole = (self.order(), self.descending, key, row);
        BASE64.encode(serde_json::to_vec(&whole).unwrap_or_default())
    }

    /// What stands in the address, filters first.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let asked = |one: &Filter| match (self.get(one.name), one.start) {
            (Some(value), Some(start)) if value == start => None,
            (None, Some(_)) => Some((one.name, ALL.to_owned())),
            (value, _) => Some((one.name, value?.to_owned())),
        };
        let mut pairs: Vec<(&'static str, String)> = self.shape.filters.iter().filter_map(asked).collect();
        let usual =
            self.sort == 0 && self.shape.sorts.first().is_none_or(|one| one.descending == self.descending);
        if !usual {
            let sign = if self.descending { "-" } else { "" };
            pairs.push(("sort", format!("{sign}{}", self.order())));
        }
        if let Some(chosen) = &self.chosen {
            pairs.push(("columns", chosen.join(",")));
        }
        pairs
    }

    /// The list's address with these pairs.
    pub(super) fn address(&self, pairs: &[(&str, String)]) -> String {
        if pairs.is_empty() {
            return self.shape.address.to_owned();
        }
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs.iter()).finish();
        format!("{}?{query}", self.shape.address)
    }
}
