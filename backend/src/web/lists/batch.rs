//! Acts on several rows of a list at once: each row through its own service, with what became of each in words. (That the
//! same form sent twice acts once is the work of the layer around all pages.)

use std::collections::BTreeSet;

use axum::response::Response;
use frontend::{FlashKind, Texts};
use tower_sessions::Session;

use crate::kernel::{Error, ErrorKind, OpContext, Refusal, Result};
use crate::web::{Flasher, see_other, sentence, set_flash};

/// The most rows of one act.
const MOST: usize = 200;
/// Rows named in an answer; the others are counted.
const NAMED: usize = 8;

/// Why nothing was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    NothingChosen,
    TooMany,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NothingChosen => "batch-nothing-chosen",
            Self::TooMany => "batch-too-many",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NothingChosen => Vec::new(),
            Self::TooMany => vec![("limit", MOST.to_string())],
        }
    }
}

/// What a list's form of several rows sent.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The code of the button.
    pub action: String,
    /// The rows chosen, each once, in the order of the page.
    pub chosen: Vec<String>,
    pairs: Vec<(String, String)>,
    back: String,
}

impl Batch {
    /// Reads the form.
    #[must_use]
    pub fn read(pairs: Vec<(String, String)>) -> Self {
        let given = |name: &str| {
            let found = pairs.iter().find(|(own, _)| own == name);
            found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let mut seen = BTreeSet::new();
        let chosen = pairs.iter().filter(|(name, value)| name == "row" && !value.is_empty());
        let chosen = chosen.filter(|(_, value)| seen.insert(value.clone()));
        Self {
            action: given("action"),
            chosen: chosen.map(|(_, value)| value.clone()).collect(),
            back: given("back"),
            pairs,
        }
    }

    /// What was typed in another field of the form.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The rows chosen: at least one, at most 200.
    ///
    /// # Errors
    /// 422 `batch-nothing-chosen`, `batch-too-many`.
    pub fn rows(&self) -> Result<&[String]> {
        match self.chosen.len() {
            0 => Err(Refused::NothingChosen.into()),
            count if count > MOST => Err(Refused::TooMany.into()),
            _ => Ok(&self.chosen),
        }
    }

    /// The list as it stood, so that nobody has to find their place again.
    #[must_use]
    pub fn back(&self, address: &str) -> String {
        let sound = self.back.len() < 2_000 && self.back.bytes().all(|byte| byte.is_ascii_graphic());
        if sound && !self.back.is_empty() { format!("{address}?{}", self.back) } else { address.to_owned() }
    }

    /// Acts and goes back to the list with what became of it.
    ///
    /// # Errors
    /// 404 when none of the rows is there for this person; otherwise as [`Flasher::refused`].
    pub async fn answer(
        &self,
        op: &OpContext,
        session: &Session,
        address: &str,
        work: impl AsyncFnOnce(&[String]) -> Result<Outcomes>,
    ) -> Result<Response> {
        let back = self.back(address);
        let outcome = match self.rows() {
            Ok(rows) => work(rows).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(outcomes) if outcomes.found_nothing() => Err(Error::not_found()),
            Ok(outcomes) => {
                let (kind, text) = outcomes.said(Texts::new(op.language));
                set_flash(session, kind, text).await?;
                Ok(see_other(&back))
            }
            Err(error) => Flasher(session).refused(error, op.language, &back).await,
        }
    }
}

/// What became of each row.
#[derive(Debug, Default)]
pub struct Outcomes {
    done: u32,
    /// What is said of the rows that went well, after their number is known.
    words: String,
    refused: Vec<(String, Error)>,
}

impl Outcomes {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes what became of the row called `name`.
    pub fn note<T>(&mut self, name: impl Into<String>, outcome: Result<T>) {
        match outcome {
            Ok(_) => self.done += 1,
            Err(error) => self.refused.push((name.into(), error)),
        }
    }

    /// Notes that so many rows went well at once.
    pub fn note_done(&mut self, count: usize) {
        self.done += u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// How many went well.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done
    }

    /// Whether none of the rows is there for this person.
    fn found_nothing(&self) -> bool {
        self.done == 0
            && !self.refused.is_empty()
            && self.refused.iter().all(|(_, error)| error.kind() == ErrorKind::NotFound)
    }

    /// What is said of those that went well: « 12 offres mises en pause. »
    #[must_use]
    pub fn saying(mut self, words: impl Into<String>) -> Self {
        self.words = words.into();
        self
    }

    /// Everything in words: how many went well, how many were refused, and why.
    pub(super) fn said(&self, texts: Texts) -> (FlashKind, String) {
        let mut said = Vec::new();
        if self.done > 0 {
            said.push(self.words.clone());
        }
        if !self.refused.is_empty() {
            said.push(texts.t("batch-refused").with("count", self.refused.len()).to_string());
        }
        // Those refused for one reason are named together.
        let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
        for (name, error) in &self.refused {
            let reason = sentence(error, texts.language);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, names)) => names.push(name),
                None => reasons.push((reason, vec![name])),
            }
        }
        for (reason, names) in &reasons {
            let mut named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            if names.len() > NAMED {
                let more = texts.t("batch-and-more").with("count", names.len() - NAMED);
                named = format!("{named} {more}");
            }
            said.push(texts.t("batch-reason").with("names", named).with("reason", reason).to_string());
        }
        let kind = match (self.done, self.refused.is_empty()) {
            (_, true) => FlashKind::Success,
            (0, false) => FlashKind::Error,
            (_, false) => FlashKind::Warning,
        };
        (kind, said.join(" "))
    }
}
