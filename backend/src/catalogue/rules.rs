//! The life of a listing, and what it may say and cost.

use deunicode::deunicode;

use crate::devices::{LegalBasis, State as DeviceState};
use crate::kernel::context::coded;
use crate::kernel::{Cents, ErrorKind, Refusal};

/// The warranty of a listing whose seller said nothing, in months (setting of the platform).
pub const USUAL_WARRANTY_MONTHS: i32 = 12;
/// The longest warranty that is taken, in months (setting of the platform).
pub const LONGEST_WARRANTY_MONTHS: i32 = 120;
/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// The longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 1000;

/// The families of systems that one may ask for.
pub const SYSTEMS: [&str; 2] = ["windows_11", "linux"];

/// The family of a system, as a code or as it was typed; empty for one that nobody asks for.
#[must_use]
pub fn system_family(system: &str) -> &'static str {
    let system = system.trim().to_lowercase().replace(['_', '-'], " ");
    if system.contains("windows 11") {
        "windows_11"
    } else if ["linux", "ubuntu", "debian"].iter().any(|name| system.contains(name)) {
        "linux"
    } else {
        ""
    }
}

coded! {
    /// Where a listing stands. Sold out is no state: it follows from its devices.
    State {
        /// Being written.
        Draft = "draft",
        /// In the catalogue.
        Published = "published",
        /// Out of the catalogue for now.
        Paused = "paused",
        /// Out of it for good.
        Archived = "archived",
    }
}

coded! {
    /// What can happen to a listing.
    Action {
        /// It enters the catalogue.
        Publish = "publish",
        /// Its seller takes it out for now.
        Pause = "pause",
        /// Its seller puts it back.
        Resume = "resume",
        /// Its seller may not sell any more (law 4).
        PauseByForce = "pause_by_force",
        /// Its seller may sell again.
        ResumeAfterForce = "resume_after_force",
        /// It ends.
        Archive = "archive",
    }
}

coded! {
    /// How value added tax is counted on a sale.
    VatRegime {
        /// 20 % on the whole price, shown on the invoice.
        Normal = "normal",
        /// On the margin only, never shown (CGI 297 A).
        Margin = "margin",
    }
}

/// The next state of a listing.
///
/// # Errors
/// [`Refused::WrongState`] naming the state and the action.
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Draft, Action::Publish) | (State::Paused, Action::Resume | Action::ResumeAfterForce) => {
            Ok(State::Published)
        }
        (State::Published, Action::Pause | Action::PauseByForce) => Ok(State::Paused),
        (State::Draft | State::Published | State::Paused, Action::Archive) => Ok(State::Archived),
        (
            state,
            action @ (Action::Publish
            | Action::Pause
            | Action::Resume
            | Action::PauseByForce
            | Action::ResumeAfterForce
            | Action::Archive),
        ) => Err(Refused::WrongState { state, action }),
    }
}

/// What a listing may not be, say or cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState {
        /// The state.
        state: State,
        /// What was tried.
        action: Action,
    },
    /// A sale without a price.
    PriceRequired,
    /// Zero, negative, or above 100 000 €.
    PriceOutOfRange,
    /// Above ten years, or negative.
    WarrantyOutOfRange,
    /// Empty or too long.
    TitleLength,
    /// Too long.
    DescriptionLength,
    /// Words that suggest that a used device is new (C. conso. R.122-4).
    LikeNew {
        /// Where.
        field: &'static str,
        /// The words, as written.
        words: &'static str,
    },
    /// « Reconditionné » without every function tested and sound (C. conso. R.122-4).
    NotRefurbished {
        /// Where.
        field: &'static str,
    },
    /// The device is not ready to leave the workshop.
    NotReady {
        /// Which one.
        reference: String,
        /// What is missing.
        missing: Missing,
    },
    /// Another open listing of the same seller says the same.
    SameListing {
        /// Its reference.
        reference: String,
    },
    /// Devices of it are promised.
    StillPromised {
        /// How many.
        count: i64,
    },
    /// The device is in neither the catalogue nor the pool.
    NotPublished {
        /// Which one.
        reference: String,
    },
    /// The device is promised.
    Promised {
        /// Which one.
        reference: String,
    },
    /// More devices at once than the platform takes.
    TooManyDevices {
        /// The most it takes.
        limit: usize,
    },
}

/// What a device still needs before it may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Its tests.
    Tests,
    /// The erasure of its storages, with evidence (law 3).
    Erasure,
    /// Its last tests or repair.
    FinalTests,
    /// Its grade, or the word that it is ready.
    Readiness,
    /// A grade fit for sale.
    SaleGrade,
    /// Nothing: it already has a destination.
    Destination,
    /// The end of its quarantine.
    Quarantine,
    /// It has left the workshop.
    Gone,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::WrongState { .. }
            | Self::NotReady { .. }
            | Self::SameListing { .. }
            | Self::StillPromised { .. }
            | Self::NotPublished { .. }
            | Self::Promised { .. } => ErrorKind::Conflict,
            Self::PriceRequired
            | Self::PriceOutOfRange
            | Self::WarrantyOutOfRange
            | Self::TitleLength
            | Self::DescriptionLength
            | Self::LikeNew { .. }
            | Self::NotRefurbished { .. }
            | Self::TooManyDevices { .. } => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongState { .. } => "listing-wrong-state",
            Self::PriceRequired => "price-required",
            Self::PriceOutOfRange => "price-out-of-range",
            Self::WarrantyOutOfRange => "warranty-out-of-range",
            Self::TitleLength => "title-length",
            Self::DescriptionLength => "description-length",
            Self::LikeNew { .. } => "words-like-new",
            Self::NotRefurbished { .. } => "words-not-refurbished",
            Self::NotReady { missing, .. } => match missing {
                Missing::Tests => "device-not-ready-tests",
                Missing::Erasure => "device-not-ready-erasure",
                Missing::FinalTests => "device-not-ready-final-tests",
                Missing::Readiness => "device-not-ready-readiness",
                Missing::SaleGrade => "device-not-ready-sale-grade",
                Missing::Destination => "device-already-published",
                Missing::Quarantine => "device-in-quarantine",
                Missing::Gone => "device-has-left",
            },
            Self::SameListing { .. } => "listing-already-open",
            Self::StillPromised { .. } => "listing-still-promised",
            Self::NotPublished { .. } => "device-not-published",
            Self::Promised { .. } => "device-promised",
            Self::TooManyDevices { .. } => "too-many-devices",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::PriceRequired | Self::PriceOutOfRange => Some("price_cents"),
            Self::WarrantyOutOfRange => Some("warranty_months"),
            Self::TitleLength => Some("title"),
            Self::DescriptionLength => Some("description"),
            Self::LikeNew { field, .. } | Self::NotRefurbished { field } => Some(field),
            Self::TooManyDevices { .. } => Some("references"),
            Self::WrongState { .. }
            | Self::NotReady { .. }
            | Self::SameListing { .. }
            | Self::StillPromised { .. }
            | Self::NotPublished { .. }
            | Self::Promised { .. } => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongState { state, action } => {
                vec![("state", state.code().to_owned()), ("action", action.code().to_owned())]
            }
            Self::LikeNew { words, .. } => vec![("words", (*words).to_owned())],
            Self::NotReady { reference, .. }
            | Self::SameListing { reference }
            | Self::NotPublished { reference }
            | Self::Promised { reference } => vec![("reference", reference.clone())],
            Self::StillPromised { count } => vec![("count", count.to_string())],
            Self::WarrantyOutOfRange => vec![("limit", LONGEST_WARRANTY_MONTHS.to_string())],
            Self::TitleLength => vec![("limit", LONGEST_TITLE.to_string())],
            Self::DescriptionLength => vec![("limit", LONGEST_DESCRIPTION.to_string())],
            Self::TooManyDevices { limit } => vec![("limit", limit.to_string())],
            Self::PriceRequired | Self::PriceOutOfRange | Self::NotRefurbished { .. } => Vec::new(),
        }
    }
}

/// What a device in that state still needs before it may be published; nothing when it is ready.
#[must_use]
pub fn missing(state: DeviceState) -> Option<Missing> {
    use DeviceState as S;
    match state {
        S::Ready => None,
        S::Received | S::UnderTest | S::Returned => Some(Missing::Tests),
        S::ToWipe | S::Wiping | S::WipeFailed => Some(Missing::Erasure),
        S::Wiped | S::StorageDestroyed | S::NoStorage | S::Repairing | S::Testing => {
            Some(Missing::FinalTests)
        }
        S::Graded => Some(Missing::Readiness),
        S::Listed | S::Reserved | S::InSolidarityPool | S::Proposed | S::AvailableForLoan | S::Lent => {
            Some(Missing::Destination)
        }
        S::Quarantined => Some(Missing::Quarantine),
        S::Sold | S::Given | S::InUse | S::Lost | S::Stolen | S::ForParts | S::Recycled => {
            Some(Missing::Gone)
        }
    }
}

/// The regime of a sale whose seller said nothing: the margin for what the workshop bought or took back (CGI 297 A);
/// the normal one for what it was given, whose margin has no purchase price ((c): to be confirmed by the operator).
#[must_use]
pub fn usual_vat_regime(basis: LegalBasis) -> VatRegime {
    match basis {
        LegalBasis::Purchase | LegalBasis::TakeBack => VatRegime::Margin,
        LegalBasis::PublicFreeGift | LegalBasis::CompanyPatronage | LegalBasis::CompanyGift => {
            VatRegime::Normal
        }
    }
}

/// A price between one cent and 100 000 €.
///
/// # Errors
/// [`Refused::PriceOutOfRange`].
pub fn price(cents: i64) -> Result<Cents, Refused> {
    let price = Cents(cents);
    if cents > 0 && price <= Cents::MAX_UNIT_PRICE { Ok(price) } else { Err(Refused::PriceOutOfRange) }
}

/// A warranty between none and ten years.
///
/// # Errors
/// [`Refused::WarrantyOutOfRange`].
pub fn warranty(months: i32) -> Result<i32, Refused> {
    if (0..=LONGEST_WARRANTY_MONTHS).contains(&months) {
        Ok(months)
    } else {
        Err(Refused::WarrantyOutOfRange)
    }
}

/// A text without accents, capitals and signs: what words are looked for in.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = deunicode(text).to_lowercase();
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words that no listing of a used device may hold, folded, and as they are shown (C. conso. R.122-4).
const LIKE_NEW: [(&str, &str); 12] = [
    ("etat neuf", "état neuf"),
    ("etats neufs", "état neuf"),
    ("etat du neuf", "état du neuf"),
    ("comme neuf", "comme neuf"),
    ("comme neufs", "comme neuf"),
    ("comme neuve", "comme neuve"),
    ("comme neuves", "comme neuve"),
    ("a neuf", "à neuf"),
    ("quasi neuf", "quasi neuf"),
    ("quasi neuve", "quasi neuve"),
    ("like new", "like new"),
    ("as new", "as new"),
];

/// Whether a text may stand in a listing: no words that suggest that it is new, and « reconditionné » only when every
/// function was tested and is sound (C. conso. R.122-4).
///
/// # Errors
/// [`Refused::LikeNew`] with the words, [`Refused::NotRefurbished`].
pub fn check_words(field: &'static str, text: &str, functions_passed: bool) -> Result<(), Refused> {
    let folded = format!(" {} ", fold(text));
    if let Some((_, words)) =
        LIKE_NEW.iter().find(|(forbidden, _)| folded.contains(&format!(" {forbidden} ")))
    {
        return Err(Refused::LikeNew { field, words });
    }
    if !functions_passed && (folded.contains(" recondition") || folded.contains(" refurbished ")) {
        return Err(Refused::NotRefurbished { field });
    }
    Ok(())
}

/// A title of 1 to 120 characters whose words are allowed.
///
/// # Errors
/// [`Refused::TitleLength`], and those of [`check_words`].
pub fn title(text: &str, functions_passed: bool) -> Result<String, Refused> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > LONGEST_TITLE {
        return Err(Refused::TitleLength);
    }
    check_words("title", &text, functions_passed)?;
    Ok(text)
}

/// A description of at most 1 000 characters whose words are allowed; an empty one is none.
///
/// # Errors
/// [`Refused::DescriptionLength`], and those of [`check_words`].
pub fn description(text: &str, functions_passed: bool) -> Result<Option<String>, Refused> {
    let text = text.trim();
    if text.chars().count() > LONGEST_DESCRIPTION {
        return Err(Refused::DescriptionLength);
    }
    check_words("description", text, functions_passed)?;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
