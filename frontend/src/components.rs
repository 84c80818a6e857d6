//! The data behind the components of `templates/components/display.html`.

/// One step of a life, shown in words: done, now, next.
#[derive(Clone, Debug)]
pub struct Step {
    pub label: String,
    pub state: StepState,
    /// A date or a few words under the label; empty for none.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Next,
}

impl StepState {
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Next => "next",
        }
    }
}

impl Step {
    pub fn new(label: impl Into<String>, state: StepState) -> Self {
        Self { label: label.into(), state, detail: String::new() }
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// A whole life in order, where `current` is the position of the step that is now.
    pub fn sequence<L: Into<String>>(labels: impl IntoIterator<Item = L>, current: usize) -> Vec<Self> {
        labels
            .into_iter()
            .enumerate()
            .map(|(position, label)| {
                let state = match position.cmp(&current) {
                    std::cmp::Ordering::Less => StepState::Done,
                    std::cmp::Ordering::Equal => StepState::Now,
                    std::cmp::Ordering::Greater => StepState::Next,
                };
                Self::new(label, state)
            })
            .collect()
    }
}

/// One line of a list of facts.
#[derive(Clone, Debug)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Where the value leads; empty for nowhere.
    pub address: String,
}

impl Fact {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), address: String::new() }
    }

    #[must_use]
    pub fn leading_to(mut self, address: impl Into<String>) -> Self {
        self.address = address.into();
        self
    }
}

/// A photo in a gallery.
#[derive(Clone, Debug)]
pub struct PhotoLine {
    pub address: String,
    /// What it shows, or when it was taken.
    pub caption: String,
    /// Who took it, and when.
    pub detail: String,
}

/// Something that happened, in a sentence.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The day, already written.
    pub when: String,
    pub text: String,
    /// Who did it or where; empty for nobody in particular.
    pub detail: String,
}

impl Happening {
    pub fn new(when: impl Into<String>, text: impl Into<String>) -> Self {
        Self { when: when.into(), text: text.into(), detail: String::new() }
    }

    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// Someone to talk to about an object.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// What they are for this object, such as « Atelier ».
    pub role: String,
    pub name: String,
    /// A second line, such as a town; empty for none.
    pub detail: String,
    /// As people write it; empty for none.
    pub phone: String,
    pub email: String,
}

impl Contact {
    /// The number for a `tel:` link.
    pub fn phone_link(&self) -> String {
        format!("tel:{}", self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
    }
}

/// The colour family of a badge. The words carry the meaning, the tone only helps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Good,
    Information,
    Warning,
    Danger,
}

impl Tone {
    pub fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Good => "good",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    pub label: String,
    /// Numbers stand to the right.
    pub numeric: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false }
    }

    pub fn numeric(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true }
    }
}

/// A cell of a table; the first of each row is its heading.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    /// Where the text leads; empty for nowhere.
    pub address: String,
    /// Shows the text as a badge.
    pub badge: Option<Tone>,
    /// A second line, smaller: what it is in full; empty for none.
    pub under: String,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn link(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { text: text.into(), address: address.into(), ..Self::default() }
    }

    pub fn badge(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), badge: Some(tone), ..Self::default() }
    }

    /// The same with a second line.
    #[must_use]
    pub fn under(mut self, words: impl Into<String>) -> Self {
        self.under = words.into();
        self
    }
}

/// An active filter and the address of the page without it.
#[derive(Clone, Debug)]
pub struct Chip {
    pub label: String,
    pub without: String,
}

/// A number that says something, with where it comes from.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Already written: « 8 412 », « 227 t ».
    pub value: String,
    pub label: String,
    /// Source and date; empty when the page says it once for all.
    pub source: String,
}
