//! The page of a list.

use std::collections::HashMap;

use frontend::components::{Cell, Chip, Tone};
use frontend::lists::{self as page, Field, FieldKind, Heading, Search};
use frontend::{Choice, NavItem, Texts, filters};
use uuid::Uuid;

use super::asked::{A_PAGE, ALL, List};
use super::export::{Format, MOST_EXPORTED};
use super::shape::{Filter, Shown, Takes};
use crate::kernel::Instant;
use crate::kernel::time::paris_day;
use crate::platform::{Datum, Key};

/// What stands in one cell, on the page and in files.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) datum: Datum,
    /// How the page says it, where that differs.
    said: Option<String>,
    address: String,
    tone: Option<Tone>,
}

impl Entry {
    /// Any datum.
    #[must_use]
    pub fn new(datum: Datum) -> Self {
        Self { datum, said: None, address: String::new(), tone: None }
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Datum::Text(text.into()))
    }

    /// Words, or nothing.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(|| Self::new(Datum::Nothing), |text| Self::text(text))
    }

    /// A whole number.
    pub fn number(number: impl Into<i64>) -> Self {
        Self::new(Datum::Number(number.into()))
    }

    /// A whole number, or nothing.
    #[must_use]
    pub fn maybe_number(number: Option<i64>) -> Self {
        Self::new(number.map_or(Datum::Nothing, Datum::Number))
    }

    /// The day of a moment, or nothing.
    pub fn day(at: impl Into<Option<Instant>>) -> Self {
        Self::new(at.into().map_or(Datum::Nothing, |at| Datum::Day(paris_day(at))))
    }

    /// Words in the colours of a badge.
    pub fn badge(text: impl Into<String>, tone: Tone) -> Self {
        Self { tone: Some(tone), ..Self::text(text) }
    }

    /// Leads somewhere.
    #[must_use]
    pub fn leading_to(mut self, address: impl Into<String>) -> Self {
        self.address = address.into();
        self
    }

    /// The page says it in other words than files do.
    #[must_use]
    pub fn said(mut self, words: impl Into<String>) -> Self {
        self.said = Some(words.into());
        self
    }

    fn cell(self, texts: Texts) -> Cell {
        let text = self.said.unwrap_or_else(|| match self.datum {
            Datum::Nothing => String::new(),
            Datum::Text(text) => text,
            Datum::Number(number) => filters::write_number(number, texts.language),
            Datum::Money(cents) => filters::write_money(cents, texts.language),
            Datum::Day(day) => filters::write_date(day, texts),
            Datum::Moment(at) => filters::write_datetime(at, texts),
            Datum::Kilometres(distance) => filters::write_distance(distance, texts),
        });
        Cell { text, address: self.address, badge: self.tone, ..Cell::default() }
    }
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id, by which rows alike are told apart.
    pub id: Uuid,
    /// What it is sorted by in the order that was asked for.
    pub key: Key,
    /// What a box to choose it sends; `None` when it cannot be chosen.
    pub value: Option<String>,
    /// What the box is called: the row's reference.
    pub name: String,
    /// One entry for each column of the shape.
    pub cells: Vec<Entry>,
}

/// How many rows each code of a filter has, all other filters being as asked.
pub type Counts = HashMap<&'static str, HashMap<String, i64>>;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The rows, read by [`List::seek`].
    pub rows: Vec<Row>,
    /// How many match.
    pub total: i64,
    /// « 17 lots, dont 3 attendent une réponse ».
    pub sentence: String,
    /// How many each code of a filter has.
    pub counts: Counts,
}

impl List {
    /// The address without one filter.
    fn without(&self, name: &str) -> String {
        let pairs: Vec<_> = self.pairs().into_iter().filter(|(own, _)| *own != name).collect();
        self.address(&pairs)
    }

    fn with(&self, name: &'static str, value: Option<&str>) -> String {
        let mut pairs: Vec<_> = self.pairs().into_iter().filter(|(own, _)| *own != name).collect();
        let start = self.shape.filters.iter().find(|one| one.name == name).and_then(|one| one.start);
        match (value, start) {
            (Some(value), Some(start)) if value == start => {}
            (None, Some(_)) => pairs.insert(0, (name, ALL.to_owned())),
            (None, None) => {}
            (Some(value), _) => pairs.insert(0, (name, value.to_owned())),
        }
        self.address(&pairs)
    }

    fn chips(&self) -> Vec<Chip> {
        let label_of = |filter: &Filter, value: &str| match &filter.takes {
            Takes::Words { .. } => self.shape.texts.t("list-chip-words").with("words", value).to_string(),
            Takes::Tab(codes) | Takes::One(codes) => {
                codes.iter().find(|(code, _)| code == value).map_or(String::new(), |(_, label)| label.clone())
            }
            Takes::Day => format!("{} {value}", filter.label),
            Takes::Flag => filter.label.clone(),
        };
        let shown = self.shape.filters.iter().filter(|one| !matches!(one.takes, Takes::Tab(_)));
        shown
            .filter_map(|filter| {
                let value = self.values.get(filter.name)?;
                Some(Chip { label: label_of(filter, value), without: self.without(filter.name) })
            })
            .collect()
    }

    fn tabs(
        &self,
        filter: &Filter,
        codes: &[(String, String)],
        counts: Option<&HashMap<String, i64>>,
    ) -> Vec<NavItem> {
        let asked = self.get(filter.name);
        let count_of = |code: &str| counts.and_then(|counts| counts.get(code)).copied().unwrap_or_default();
        let count = |number: i64| u32::try_from(number).unwrap_or_default();
        let all = counts.map_or(0, |counts| counts.values().sum());
        let everything =
            NavItem::new(self.shape.texts.t("list-all").to_string(), self.with(filter.name, None))
                .current(asked.is_none())
                .counting(count(all));
        let each = codes
            .iter()
            .filter(|(code, _)| counts.is_none() || count_of(code) > 0 || asked == Some(code.as_str()))
            .map(|(code, label)| {
                NavItem::new(label.clone(), self.with(filter.name, Some(code)))
                    .current(asked == Some(code.as_str()))
                    .counting(count(count_of(code)))
            });
        std::iter::once(everything).chain(each).collect()
    }

    fn field(&self, filter: &Filter, counts: Option<&HashMap<String, i64>>) -> Option<Field> {
        let value = self.get(filter.name).unwrap_or_default().to_owned();
        let kind = match &filter.takes {
            Takes::Words { .. } | Takes::Tab(_) => return None,
            Takes::One(codes) => {
                // What would find nothing is not offered.
                let kept = |code: &str| {
                    code == value
                        || counts.is_none_or(|counts| counts.get(code).is_some_and(|count| *count > 0))
                };
                let choices = codes
                    .iter()
                    .filter(|(code, _)| kept(code))
                    .map(|(code, label)| {
                        match counts.map(|counts| counts.get(code).copied().unwrap_or_default()) {
                            Some(count) => {
                                let label = self
                                    .shape
                                    .texts
                                    .t("list-choice")
                                    .with("label", label)
                                    .with("count", count);
                                Choice::new(code, label)
                            }
                            None => Choice::new(code, label),
                        }
                    })
                    .collect();
                FieldKind::Select(Choice::select(choices, &value))
            }
            Takes::Day => FieldKind::Day,
            Takes::Flag => FieldKind::Flag,
        };
        Some(Field { name: filter.name, label: filter.label.clone(), value, kind })
    }

    fn sorts(&self) -> Vec<Choice> {
        let texts = self.shape.texts;
        let each = self.shape.sorts.iter().enumerate().flat_map(|(place, sort)| {
            [sort.descending, !sort.descending].map(|descending| {
                let sign = if descending { "-" } else { "" };
                let way = if descending { "down" } else { "up" };
                let way = texts.dynamic("list-way-", format!("{}-{way}", sort.by.code()));
                let label = texts.t("list-order").with("order", &sort.label).with("way", way);
                Choice::new(format!("{sign}{}", sort.code), label)
                    .selected(place == self.sort && descending == self.descending)
            })
        });
        each.collect()
    }

    fn heading(&self, column: &super::Column) -> Heading {
        let place = self.shape.sorts.iter().position(|sort| sort.code == column.code);
        let mut heading =
            Heading { label: column.label.clone(), numeric: column.numeric, ..Heading::default() };
        if let Some(place) = place {
            let current = place == self.sort;
            let usual = self.shape.sorts[place].descending;
            let next = if current { !self.descending } else { usual };
            let mut pairs: Vec<_> = self.pairs().into_iter().filter(|(name, _)| *name != "sort").collect();
            if place != 0 || next != usual {
                pairs.push(("sort", format!("{}{}", if next { "-" } else { "" }, column.code)));
            }
            heading.address = self.address(&pairs);
            heading.sorted = match (current, self.descending) {
                (false, _) => "",
                (true, true) => "descending",
                (true, false) => "ascending",
            };
        }
        heading
    }

    /// The page of what was found.
    #[must_use]
    pub fn page(&self, found: Found) -> page::List {
        let texts = self.shape.texts;
        let Found { mut rows, total, sentence, counts } = found;
        let more = rows.len() as u64 > A_PAGE;
        rows.truncate(usize::try_from(A_PAGE).unwrap_or(usize::MAX));
        let mut pairs = self.pairs();
        let next = rows.last().filter(|_| more).map(|row| {
            let mut pairs = pairs.clone();
            pairs.push(("after", self.cursor(&row.key, row.id)));
            self.address(&pairs)
        });
        let shown: Vec<bool> = self
            .shape
            .columns
            .iter()
            .map(|column| match (&self.chosen, column.shown) {
                (_, Shown::InFiles) => false,
                (Some(chosen), _) => chosen.contains(&column.code),
                (None, shown) => matches!(shown, Shown::Always | Shown::Usually),
            })
            .collect();
        let tab = self.shape.filters.iter().find_map(|filter| match &filter.takes {
            Takes::Tab(codes) => Some((filter, codes)),
            Takes::Words { .. } | Takes::One(_) | Takes::Day | Takes::Flag => None,
        });
        let fields: Vec<Field> = self
            .shape
            .filters
            .iter()
            .filter_map(|filter| self.field(filter, counts.get(filter.name)))
            .collect();
        let set = fields.iter().filter(|field| !field.value.is_empty()).count();
        let mut hidden = Vec::new();
        if let Some((filter, _)) = tab {
            hidden.extend(pairs.iter().filter(|(name, _)| *name == filter.name).cloned());
        }
        let exports = Format::ALL
            .map(|format| {
                let mut pairs = pairs.clone();
                pairs.push(("format", format.code().to_owned()));
                page::Export {
                    label: texts.dynamic("list-export-", format.code()).to_string(),
                    address: self.address(&pairs),
                    media_type: format.media_type(),
                }
            })
            .to_vec();
        let too_long = total > i64::try_from(MOST_EXPORTED).unwrap_or(i64::MAX);
        let search = self.shape.filters.iter().find_map(|filter| match &filter.takes {
            Takes::Words { hint } => Some(Search {
                label: filter.label.clone(),
                hint: hint.clone(),
                value: self.get(filter.name).unwrap_or_default().to_owned(),
            }),
            Takes::Tab(_) | Takes::One(_) | Takes::Day | Takes::Flag => None,
        });
        let first = self.address(&pairs);
        let elsewhere = tab.filter(|(filter, _)| rows.is_empty() && self.get(filter.name).is_some());
        let elsewhere = elsewhere.and_then(|(filter, _)| {
            let count: i64 = counts.get(filter.name)?.values().sum();
            let label = texts.t("list-none-elsewhere").with("count", count).to_string();
            (count > 0).then(|| page::Elsewhere { label, address: self.with(filter.name, None) })
        });
        pairs.retain(|(name, _)| matches!(*name, "sort" | "columns"));
        let choosable = self.shape.columns.iter().zip(&shown).filter_map(|(column, shown)| {
            let free = matches!(column.shown, Shown::Usually | Shown::WhenWished);
            free.then(|| Choice::new(column.code, column.label.clone()).selected(*shown))
        });
        page::List {
            address: self.shape.address,
            title: self.shape.title.clone(),
            sentence,
            tabs: tab
                .map(|(filter, codes)| self.tabs(filter, codes, counts.get(filter.name)))
                .unwrap_or_default(),
            tabs_label: tab.map(|(filter, _)| filter.label.clone()).unwrap_or_default(),
            hidden,
            search,
            open: !self.errors.is_empty(),
            set,
            fields,
            sorts: self.sorts(),
            choosable: choosable.collect(),
            chips: self.chips(),
            clear: self.address(&pairs),
            headings: (self.shape.columns.iter().zip(&shown))
                .filter(|(_, shown)| **shown)
                .map(|(column, _)| self.heading(column))
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| page::Row {
                    id: row.id.to_string(),
                    value: row.value.unwrap_or_default(),
                    name: row.name,
                    cells: (row.cells.into_iter().zip(&shown))
                        .filter(|(_, shown)| **shown)
                        .map(|(entry, _)| entry.cell(texts))
                        .collect(),
                })
                .collect(),
            exports: if total == 0 || too_long { Vec::new() } else { exports },
            too_long: if too_long {
                texts.t("list-export-too-long").with("limit", MOST_EXPORTED as i64).to_string()
            } else {
                String::new()
            },
            next: next.unwrap_or_default(),
            back: first.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
            first: if self.after.is_some() { first } else { String::new() },
            filtered: self.is_filtered(),
            errors: self.errors.clone(),
            elsewhere,
            batch: None,
        }
    }
}
