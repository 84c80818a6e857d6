//! The one skeleton of every object's page: `templates/layout/object.html` lays an [`ObjectView`] out, always in the same
//! order, under the same headings, at the same anchors.

use crate::components::{Contact, Fact, Happening, Step, StepState, Tone};

/// What every object's page says: what it is, where it stands, what the reader can do now, and all that goes with it.
#[derive(Clone, Debug, Default)]
pub struct ObjectView {
    /// What it is, with its reference: « Lot LOT-2026-000012 ».
    pub over: String,
    pub title: String,
    /// A second line, such as the other side; empty for none.
    pub under: String,
    /// Its state in a word.
    pub badge: String,
    pub tone: Tone,
    /// Its life in words.
    pub steps: Vec<Step>,
    /// What happens now and next, and when.
    pub now: String,
    /// One primary button at most, and few others: nothing that would be refused.
    pub acts: Vec<Act>,
    /// Whether the page has forms of its own among what can be done (block `doing`).
    pub forms: bool,
    /// What the reader may not do, and who may.
    pub asks: Vec<Ask>,
    pub facts: Vec<Fact>,
    pub people: Vec<Contact>,
    pub documents: Vec<Document>,
    /// Oldest first.
    pub history: Vec<Happening>,
}

impl ObjectView {
    /// Whether nothing is asked of the reader now.
    pub fn idle(&self) -> bool {
        self.acts.is_empty() && self.asks.is_empty() && !self.forms
    }
}

/// One button of what can be done now.
#[derive(Clone, Debug)]
pub struct Act {
    pub label: String,
    /// Where it leads or is sent to.
    pub address: String,
    /// `primary`, `secondary`, `danger`, `quiet`.
    pub kind: &'static str,
    /// What the form sends besides; `None` for a link.
    pub sends: Option<Vec<(&'static str, String)>>,
    /// What is asked before: the question, what happens, and the words of the button that does it.
    pub asks: Option<(String, String, String)>,
}

impl Act {
    /// A page to go to.
    pub fn open(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self { label: label.into(), address: address.into(), kind: "primary", sends: None, asks: None }
    }

    /// A form of one button.
    pub fn send(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self { sends: Some(Vec::new()), ..Self::open(label, address) }
    }

    /// The same, refused when the object has changed since this version.
    #[must_use]
    pub fn at_version(mut self, version: i64) -> Self {
        self.sends.get_or_insert_default().push(("version", version.to_string()));
        self
    }

    /// The same, which comes back to this page.
    #[must_use]
    pub fn from_page(mut self) -> Self {
        self.sends.get_or_insert_default().push(("from", "page".to_owned()));
        self
    }

    /// The same, asked again with what happens.
    #[must_use]
    pub fn asking(
        mut self,
        question: impl Into<String>,
        happens: impl Into<String>,
        yes: impl Into<String>,
    ) -> Self {
        self.asks = Some((question.into(), happens.into(), yes.into()));
        self
    }

    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.kind = "secondary";
        self
    }

    #[must_use]
    pub fn danger(mut self) -> Self {
        self.kind = "danger";
        self
    }
}

/// Something that the reader may not do, and the colleagues who may.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// « Seule une personne signataire peut signer : ».
    pub sentence: String,
    pub people: Vec<Colleague>,
}

/// Somebody of the reader's own organisation.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub name: String,
    pub email: String,
}

/// A document of an object.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub label: String,
    pub address: String,
    /// `PDF`, `CSV`, `XLSX`…; empty for a page.
    pub format: &'static str,
    /// How heavy it is, when that is known without making it.
    pub bytes: Option<i64>,
    /// A second line; empty for none.
    pub detail: String,
}

impl Document {
    pub fn new(label: impl Into<String>, address: impl Into<String>, format: &'static str) -> Self {
        Self { label: label.into(), address: address.into(), format, bytes: None, detail: String::new() }
    }

    #[must_use]
    pub fn weighing(mut self, bytes: i64) -> Self {
        self.bytes = Some(bytes);
        self
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// The steps of a life, each with its label and a few words such as the day it was done; `current` is the position of
/// the step that is now, or their number when all are done.
pub fn life(steps: impl IntoIterator<Item = (String, String)>, current: usize) -> Vec<Step> {
    steps
        .into_iter()
        .enumerate()
        .map(|(position, (label, detail))| {
            let state = match position.cmp(&current) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Now,
                std::cmp::Ordering::Greater => StepState::Next,
            };
            Step::new(label, state).detail(detail)
        })
        .collect()
}

/// The steps of a life that ended before its time: those that were done, then its end.
pub fn ended(
    steps: impl IntoIterator<Item = (String, String)>,
    done: usize,
    end: impl Into<String>,
    detail: impl Into<String>,
) -> Vec<Step> {
    let mut steps: Vec<Step> = life(steps.into_iter().take(done), done);
    steps.push(Step::new(end, StepState::Done).detail(detail));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels() -> Vec<(String, String)> {
        ["a", "b", "c"].map(|label| (label.to_owned(), String::new())).to_vec()
    }

    #[test]
    fn a_life_has_one_step_that_is_now_until_all_are_done() {
        let states = |steps: Vec<Step>| steps.into_iter().map(|step| step.state).collect::<Vec<_>>();
        assert_eq!(states(life(labels(), 1)), [StepState::Done, StepState::Now, StepState::Next]);
        assert_eq!(states(life(labels(), 3)), [StepState::Done; 3]);
    }

    #[test]
    fn a_life_that_ended_early_shows_what_was_done_and_its_end() {
        let steps = ended(labels(), 1, "given up", "yesterday");
        let words: Vec<&str> = steps.iter().map(|step| step.label.as_str()).collect();
        assert_eq!(words, ["a", "given up"]);
        assert_eq!(steps[1].detail, "yesterday");
    }

    #[test]
    fn nothing_is_asked_of_whom_no_button_no_form_and_no_colleague_is_shown() {
        assert!(ObjectView::default().idle());
        assert!(!ObjectView { forms: true, ..ObjectView::default() }.idle());
        assert!(!ObjectView { acts: vec![Act::open("a", "/a")], ..ObjectView::default() }.idle());
    }
}
