//! What may be asked of a list: closed sets of filters, orders and columns, in the person's language.

use frontend::Texts;

/// What an order goes by, which says how its two directions are called and which cursors it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Creation: the id alone.
    Id,
    /// A text.
    Text,
    /// A number.
    Number,
    /// A moment.
    Time,
}

impl By {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Id | Self::Time => "time",
            Self::Text => "text",
            Self::Number => "number",
        }
    }
}

/// A possible order.
#[derive(Clone, Debug)]
pub(super) struct Sort {
    pub(super) code: &'static str,
    pub(super) label: String,
    pub(super) by: By,
    /// The direction that is meant when none is said.
    pub(super) descending: bool,
}

/// What a filter takes.
#[derive(Clone, Debug)]
pub(super) enum Takes {
    /// Words to look for.
    Words { hint: String },
    /// One of these codes; shown as tabs above the list.
    Tab(Vec<(String, String)>),
    /// One of these codes; shown as a choice.
    One(Vec<(String, String)>),
    /// A day, as people write it.
    Day,
    /// Yes, or nothing.
    Flag,
}

/// A possible filter.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) takes: Takes,
    /// The code that is meant when none is asked; `all` then asks for all.
    pub(super) start: Option<&'static str>,
}

/// When a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Always,
    Usually,
    WhenWished,
    InFiles,
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    pub(super) code: &'static str,
    pub(super) label: String,
    pub(super) numeric: bool,
    pub(super) shown: Shown,
}

impl Column {
    /// A column that is shown unless the person chose others; a list's first is always shown.
    pub fn new(code: &'static str, label: impl Into<String>) -> Self {
        Self { code, label: label.into(), numeric: false, shown: Shown::Usually }
    }

    /// Numbers stand to the right.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// Always shown: for pages that write their own rows.
    #[must_use]
    pub fn fixed(mut self) -> Self {
        self.shown = Shown::Always;
        self
    }

    /// Shown only when the person asks for it; files hold it.
    #[must_use]
    pub fn when_wished(mut self) -> Self {
        self.shown = Shown::WhenWished;
        self
    }

    /// Only in files.
    #[must_use]
    pub fn in_files(mut self) -> Self {
        self.shown = Shown::InFiles;
        self
    }
}

/// What may be asked of a list.
#[derive(Clone, Debug)]
pub struct Shape {
    pub(super) texts: Texts,
    pub(super) address: &'static str,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) filters: Vec<Filter>,
    pub(super) sorts: Vec<Sort>,
    pub(super) columns: Vec<Column>,
}

impl Shape {
    /// A list at an address; `name` is what its files and the journal call it, `title` what people do.
    pub fn new(
        texts: Texts,
        address: &'static str,
        name: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        let (name, title) = (name.into(), title.into());
        Self { texts, address, name, title, filters: Vec::new(), sorts: Vec::new(), columns: Vec::new() }
    }

    fn filter(mut self, name: &'static str, label: String, takes: Takes) -> Self {
        if let Takes::Tab(codes) | Takes::One(codes) = &takes {
            for (code, label) in codes {
                // Tests open every list: a value without its text would show its key, which ends with its code.
                let key = label.ends_with(&format!("-{}", code.replace('_', "-"))) && !label.contains(' ');
                debug_assert!(!key, "the value {code} of the filter {name} has no text: {label}");
            }
        }
        self.filters.push(Filter { name, label, takes, start: None });
        self
    }

    /// Words to look for, as `q`; the hint says in what.
    #[must_use]
    pub fn search(self, hint: impl Into<String>) -> Self {
        let label = self.texts.t("list-search").to_string();
        self.filter("q", label, Takes::Words { hint: hint.into() })
    }

    /// The main filter, shown as tabs with their counts.
    #[must_use]
    pub fn tabs(
        self,
        name: &'static str,
        label: impl Into<String>,
        codes: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        let codes = codes.into_iter().map(|(code, label)| (code.into(), label.into())).collect();
        self.filter(name, label.into(), Takes::Tab(codes))
    }

    /// The tab that is meant when none is asked, where a list begins with a part of itself.
    #[must_use]
    pub fn starting_at(mut self, code: &'static str) -> Self {
        if let Some(filter) = self.filters.iter_mut().find(|one| matches!(one.takes, Takes::Tab(_))) {
            filter.start = Some(code);
        }
        self
    }

    /// One of a closed set; nothing to choose from is no filter.
    #[must_use]
    pub fn choice(
        self,
        name: &'static str,
        label: impl Into<String>,
        codes: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        let codes: Vec<_> = codes.into_iter().map(|(code, label)| (code.into(), label.into())).collect();
        if codes.is_empty() { self } else { self.filter(name, label.into(), Takes::One(codes)) }
    }

    /// One of these categories of equipment, as `category`.
    #[must_use]
    pub fn categories<'a>(self, codes: impl IntoIterator<Item = &'a str>) -> Self {
        let texts = self.texts;
        let label = texts.t("list-category").to_string();
        let codes: Vec<(String, String)> = codes
            .into_iter()
            .map(|code| (code.to_owned(), texts.dynamic("category-", code).to_string()))
            .collect();
        self.choice("category", label, codes)
    }

    /// Between two days, as `from` and `to`; the words say what happened then.
    #[must_use]
    pub fn days(self, from: impl Into<String>, to: impl Into<String>) -> Self {
        self.filter("from", from.into(), Takes::Day).filter("to", to.into(), Takes::Day)
    }

    /// Yes, or nothing.
    #[must_use]
    pub fn flag(self, name: &'static str, label: impl Into<String>) -> Self {
        self.filter(name, label.into(), Takes::Flag)
    }

    /// An order, upwards unless told otherwise; the first is the usual one.
    #[must_use]
    pub fn sort(mut self, code: &'static str, label: impl Into<String>, by: By) -> Self {
        self.sorts.push(Sort { code, label: label.into(), by, descending: false });
        self
    }

    /// An order, downwards unless told otherwise.
    #[must_use]
    pub fn sort_down(mut self, code: &'static str, label: impl Into<String>, by: By) -> Self {
        self.sorts.push(Sort { code, label: label.into(), by, descending: true });
        self
    }

    /// The columns; the first names the row and is always shown. One whose code is an order's lets people sort by it.
    #[must_use]
    pub fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns = columns.into_iter().collect();
        if let Some(first) = self.columns.first_mut() {
            first.shown = Shown::Always;
        }
        self
    }
}
