//! One line of a desk's « À faire ».

use super::Instant;

/// Something that waits for a person: a sentence, a due date, one button.
#[derive(Clone, Debug, Default)]
pub struct Todo {
    /// The sentence, in the person's language.
    pub title: String,
    /// More, in the person's language; empty for nothing.
    pub detail: String,
    /// Where the button leads.
    pub address: String,
    /// What the button says.
    pub button: String,
    /// Until when; the most urgent come first, those without a date last. The desk says it: no other words need to.
    pub due: Option<Instant>,
    /// Whether it happens on that day, instead of being done by then.
    pub appointment: bool,
}
