//! The practice ground: its personas, and the mails that would have left.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::context::PageContext;
use crate::filters;

/// `/sandbox`: posts `persona` to `/sandbox/persona`.
#[derive(Template)]
#[template(path = "pages/sandbox/personas.html")]
pub struct SandboxPage {
    pub ctx: PageContext,
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
