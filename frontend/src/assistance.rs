//! Being called back, and the agents' list.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;

/// `/etre-rappele`: posts `name`, `telephone`, `subject`, `moment`, `message` and `from` to the same address.
#[derive(Template)]
#[template(path = "pages/assistance/ask.html")]
pub struct AskPage {
    pub ctx: PageContext,
    pub name: String,
    pub telephone: String,
    pub subjects: Vec<Choice>,
    pub moments: Vec<Choice>,
    pub message: String,
    /// Postal code or commune.
    pub place: String,
    /// The page the person comes from.
    pub from: String,
    pub errors: FieldErrors,
}

/// `/etre-rappele/merci`.
#[derive(Template)]
#[template(path = "pages/assistance/asked.html")]
pub struct AskedPage {
    pub ctx: PageContext,
    /// Empty when it is not known.
    pub reference: String,
}

/// `/desk/callbacks`.
#[derive(Template)]
#[template(path = "pages/assistance/callbacks.html")]
pub struct CallbacksPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether the person may answer, not only read.
    pub may_act: bool,
    /// Whether those that wait are shown.
    pub waiting: bool,
    pub list: List,
    /// The rows of the list, with all that an agent needs.
    pub lines: Vec<CallbackLine>,
}

/// One call asked for.
#[derive(Clone, Debug)]
pub struct CallbackLine {
    pub id: String,
    pub reference: String,
    pub name: String,
    pub telephone: String,
    /// `tel:` and the number.
    pub link: String,
    pub subject: String,
    pub moment: String,
    pub message: String,
    /// The page it was asked on; empty when it is not known.
    pub page: String,
    /// `waiting`, `reached` or `unreachable`.
    pub state: &'static str,
    pub waits: bool,
    /// Whether the person who looks has taken it.
    pub mine: bool,
    /// Whether another agent has.
    pub others: bool,
    /// Who has taken it and until when; empty for nobody.
    pub taken: String,
    /// The person's département; empty when it is not known.
    pub department: String,
    /// Whether an agent asked for a caller.
    pub for_caller: bool,
    /// Whether the promised time is over.
    pub late: bool,
    pub tries: i64,
    pub created_at: DateTime<Utc>,
    pub call_before: DateTime<Utc>,
}
