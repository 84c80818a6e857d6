//! What every page knows about its request. Each page struct has a field `ctx: PageContext`.

use chrono::{DateTime, NaiveDate, Utc};

use crate::texts::{Language, Speaks, Text, Texts};
use crate::tokens::{Theme, theme_color};

/// The request as a page sees it.
#[derive(Clone, Debug)]
pub struct PageContext {
    pub texts: Texts,
    pub language: Language,
    /// The nonce of this answer's content security policy.
    pub nonce: String,
    /// The address asked for, with its query: `/catalogue?q=portable`.
    pub path: String,
    /// Where this deployment lives, without a slash at the end: `https://rebond.example.org`.
    pub site: String,
    /// Whether everything here is invented, for practice.
    pub sandbox: bool,
    /// Who is signed in, and for whom they act.
    pub viewer: Option<Viewer>,
    /// One message left by the step before.
    pub flash: Option<Flash>,
    /// The telephone number of a human, as people write it: « 01 00 00 00 00 ».
    pub phone: String,
    /// Who answers there, and when.
    pub line: TelephoneLine,
    pub now: DateTime<Utc>,
    /// What the practice ground adds to the page.
    pub practice: Practice,
}

/// What the practice ground adds to a page.
#[derive(Clone, Debug, Default)]
pub struct Practice {
    /// The day it is there, when its clock was moved.
    pub date: Option<NaiveDate>,
    /// The persona's guided tour, until it has ended.
    pub tour: Option<Tour>,
}

/// One step of a guided tour.
#[derive(Clone, Debug)]
pub struct Tour {
    /// Such as `donor-2`: texts `tour-title-…` and `tour-text-…`.
    pub code: String,
    /// Which step, from 1.
    pub number: usize,
    pub count: usize,
    /// Whether the page is where the step leads.
    pub here: bool,
}

impl PageContext {
    /// The text named `key`, see [`Texts::t`].
    pub fn t(&self, key: impl Into<std::borrow::Cow<'static, str>>) -> Text {
        self.texts.t(key)
    }

    /// The text of a coded value, see [`Texts::dynamic`].
    pub fn dynamic(&self, prefix: &str, code: impl std::fmt::Display) -> Text {
        self.texts.dynamic(prefix, code)
    }

    /// The whole address of the page, as paper needs it.
    pub fn address(&self) -> String {
        format!("{}{}", self.site, self.path)
    }

    /// The colour of the browser's own bar, by what the reader asked their machine for.
    pub fn theme_colors(&self) -> [(&'static str, &'static str); 2] {
        [("light", theme_color(Theme::Light)), ("dark", theme_color(Theme::Dark))]
    }

    /// The path without its query.
    pub fn path_only(&self) -> &str {
        self.path.split('?').next().unwrap_or(&self.path)
    }

    /// Whether the page stands under that address: `under("/catalogue")`.
    pub fn under(&self, address: &str) -> bool {
        let path = self.path_only();
        path == address || path.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'))
    }

    /// What the law calls the state of accessibility, and its rate in hundredths.
    pub fn accessibility(&self) -> (&'static str, usize) {
        (crate::rgaa::standing(), crate::rgaa::rate())
    }

    /// The number for a `tel:` link.
    pub fn phone_link(&self) -> String {
        phone_link(&self.phone)
    }
}

/// A number, as people write it, for a `tel:` link.
pub fn phone_link(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(rest) => format!("tel:+33{rest}"),
        None => format!("tel:{digits}"),
    }
}

/// The telephone line of the visitor's territory.
#[derive(Clone, Debug, Default)]
pub struct TelephoneLine {
    /// Who answers; empty when it is not said.
    pub place: String,
    /// The visitor's département, « Gironde »; empty when it is not known.
    pub department: String,
    /// Its code; empty when it is not known.
    pub department_code: String,
    /// The hours in words.
    pub hours: String,
    /// Whether somebody answers now, in a sentence.
    pub opening: String,
    /// Whether somebody answers now.
    pub open: bool,
}

impl Speaks for PageContext {
    fn texts(&self) -> Texts {
        self.texts
    }
}

/// The person signed in.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub name: String,
    pub organisation: String,
    /// The code of the capacity they act in, such as `buyer`: text `capacity-buyer`.
    pub capacity: String,
    /// The other capacities they may take.
    pub others: Vec<OtherCapacity>,
}

/// A capacity the person could switch to.
#[derive(Clone, Debug)]
pub struct OtherCapacity {
    pub capacity: String,
    pub organisation: String,
    /// What the switch form sends as `capacity`.
    pub value: String,
}

/// A message shown once, at the top of the page.
#[derive(Clone, Debug)]
pub struct Flash {
    pub kind: FlashKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    Success,
    Information,
    Warning,
    Error,
}

impl FlashKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One entry of a desk's section navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    pub label: String,
    pub address: String,
    pub current: bool,
    /// How many wait there; shown when above zero.
    pub count: u32,
}

impl NavItem {
    pub fn new(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self { label: label.into(), address: address.into(), current: false, count: 0 }
    }

    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    #[must_use]
    pub fn counting(mut self, count: u32) -> Self {
        self.count = count;
        self
    }
}
