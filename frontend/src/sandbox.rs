//! The practice ground: its personas, and the mails that would have left.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::context::PageContext;
use crate::filters;

/// `/sandbox`: posts `persona` (with `goto` or `tour`) to `/sandbox/persona`, and `by` to `/sandbox/clock`.
#[derive(Template)]
#[template(path = "pages/sandbox/personas.html")]
pub struct SandboxPage {
    pub ctx: PageContext,
    pub groups: Vec<PersonaGroup>,
    pub clock: Clock,
    /// When the practice ground last began anew, by the machine's clock.
    pub reset_at: Option<DateTime<Utc>>,
    /// Where one goes on to as a persona whose page it is; empty for the desk.
    pub back: String,
}

/// Personas who are there for the same thing.
#[derive(Clone, Debug)]
pub struct PersonaGroup {
    /// `give`, `renew`, `buy`, `help` or `steer`: texts `sandbox-group-…`.
    pub code: &'static str,
    pub personas: Vec<Persona>,
}

/// Someone to be for a while.
#[derive(Clone, Debug)]
pub struct Persona {
    /// `donor`, `buyer2`…: what the form sends, and the texts `persona-role-…` and `persona-try-…`.
    pub code: String,
    pub name: String,
    pub organisation: String,
    pub place: String,
    /// Whether the viewer is this person now.
    pub current: bool,
    /// What waits for them, the most urgent first.
    pub waiting: Vec<Waiting>,
    /// How many more things wait.
    pub more: usize,
    /// What somebody else has to do first, when nothing waits.
    pub others: Vec<String>,
    /// The steps of their guided tour.
    pub tour_steps: usize,
    /// Whether the tour was followed to its end, or passed over.
    pub tour_ended: bool,
    /// Whether this persona may go on to where the reader was going.
    pub goes_on: bool,
}

/// Something that waits for a persona, and where it is done.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub title: String,
    pub address: String,
}

/// The practice ground's clock.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The next thing that is due.
    pub next: Option<Next>,
    /// How far the clock stands from the machine's, in seconds: sent along, so that one wish moves it once.
    pub seen: i64,
}

/// Something that is due.
#[derive(Clone, Debug)]
pub struct Next {
    pub at: DateTime<Utc>,
    pub title: String,
    /// Whose it is.
    pub who: String,
}

/// `/sandbox/reset`: says what will be lost; posts to the same address.
#[derive(Template)]
#[template(path = "pages/sandbox/reset.html")]
pub struct ResetPage {
    pub ctx: PageContext,
    pub lost: Lost,
    /// The day it really is.
    pub today: DateTime<Utc>,
}

/// What a reset loses.
#[derive(Clone, Copy, Debug)]
pub struct Lost {
    /// Acts of people since the world began.
    pub acts: i64,
    pub mails: i64,
    /// People signed in now.
    pub people: i64,
}

/// Any page while the practice ground begins anew.
#[derive(Template)]
#[template(path = "pages/sandbox/resetting.html")]
pub struct ResettingPage {
    pub ctx: PageContext,
    /// Whether it failed halfway, and must be asked for again.
    pub failed: bool,
}

/// `/sandbox/mailbox`.
#[derive(Template)]
#[template(path = "pages/sandbox/mailbox.html")]
pub struct MailboxPage {
    pub ctx: PageContext,
    /// Latest first.
    pub mails: Vec<MailLine>,
    /// The address of the rest of the list; empty at its end.
    pub next: String,
}

/// A mail in the list.
#[derive(Clone, Debug)]
pub struct MailLine {
    pub address: String,
    pub recipient: String,
    pub subject: String,
    pub sent_at: DateTime<Utc>,
}

/// `/sandbox/mailbox/{id}`.
#[derive(Template)]
#[template(path = "pages/sandbox/mail.html")]
pub struct MailPage {
    pub ctx: PageContext,
    pub subject: String,
    pub sender: String,
    pub recipient: String,
    pub sent_at: DateTime<Utc>,
    /// Plain text, as it would have left.
    pub body: String,
}

/// A stretch of a mail: words, or an address to follow.
struct Stretch<'b> {
    text: &'b str,
    link: bool,
}

impl MailPage {
    /// The body cut at its addresses, so that they can be followed.
    fn stretches(&self) -> Vec<Stretch<'_>> {
        let mut stretches = Vec::new();
        let mut rest = self.body.as_str();
        while let Some(start) = first_address(rest) {
            let end = rest[start..].find(char::is_whitespace).map_or(rest.len(), |length| start + length);
            let end = start + rest[start..end].trim_end_matches(['.', ',', ')', ';', '>']).len();
            stretches.push(Stretch { text: &rest[..start], link: false });
            stretches.push(Stretch { text: &rest[start..end], link: true });
            rest = &rest[end..];
        }
        stretches.push(Stretch { text: rest, link: false });
        stretches
    }
}

fn first_address(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}
