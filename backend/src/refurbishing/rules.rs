//! The bench's rules: which tests a category asks for, what a grade leads to, where a device stands, and when its
//! storages are done with.

use std::collections::{BTreeMap, HashSet};

use crate::devices::{Action, Grade, State, Storage, StorageFate};
use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Refusal, StorageId};

coded! {
    /// One function that is tried at the bench (décret 2022-190: tests bear on all functions).
    Check {
        /// It starts, runs and stops.
        Power = "power",
        /// The picture, without dead areas.
        Screen = "screen",
        /// Hinges and case.
        Hinges = "hinges",
        /// Every key.
        Keyboard = "keyboard",
        /// Pointer and clicks.
        Touchpad = "touchpad",
        /// It holds its charge.
        Battery = "battery",
        /// The charger charges.
        Charger = "charger",
        /// Every socket.
        Ports = "ports",
        /// Wireless network.
        Wifi = "wifi",
        /// Wireless accessories.
        Bluetooth = "bluetooth",
        /// Cable network.
        Network = "network",
        /// Cameras.
        Camera = "camera",
        /// Microphones.
        Microphone = "microphone",
        /// Loudspeakers and headphones.
        Sound = "sound",
        /// The storage's own health report.
        StorageHealth = "storage_health",
        /// Memory.
        Memory = "memory",
        /// Fans and temperature.
        Cooling = "cooling",
        /// Touch over the whole surface.
        Touch = "touch",
        /// Physical buttons.
        Buttons = "buttons",
        /// Calls and mobile data.
        Calls = "calls",
        /// Where a computer's picture goes out.
        VideoOutput = "video_output",
        /// Where a screen's picture comes in.
        VideoInputs = "video_inputs",
        /// The stand.
        Stand = "stand",
        /// A test page.
        Print = "print",
        /// Paper comes in and goes out.
        PaperFeed = "paper_feed",
        /// A scan.
        Scan = "scan",
        /// What the thing is for.
        MainFunction = "main_function",
    }
}

coded! {
    /// What a test said.
    CheckResult {
        /// It works.
        Passed = "passed",
        /// It does not.
        Failed = "failed",
        /// The device has no such function.
        NotApplicable = "not_applicable",
    }
}

coded! {
    /// What waits at the bench, in the order of the work.
    Stage {
        /// Its tests.
        ToTest = "to_test",
        /// The erasure of its storages.
        ToErase = "to_erase",
        /// Its repair.
        ToRepair = "to_repair",
        /// Its last tests and its grade.
        ToGrade = "to_grade",
        /// A destination.
        Ready = "ready",
        /// A buyer, a household or a borrower.
        Offered = "offered",
        /// That a doubt is cleared.
        SetAside = "set_aside",
        /// Nothing: it is in its new life.
        Out = "out",
        /// Nothing any more.
        Ended = "ended",
    }
}

impl Stage {
    /// What waits for a device in that state.
    #[must_use]
    pub fn of(state: State) -> Self {
        match state {
            State::Received | State::UnderTest | State::Returned => Self::ToTest,
            State::ToWipe | State::Wiping | State::WipeFailed => Self::ToErase,
            State::Repairing => Self::ToRepair,
            State::Wiped | State::StorageDestroyed | State::NoStorage | State::Testing | State::Graded => {
                Self::ToGrade
            }
            State::Ready => Self::Ready,
            State::Listed
            | State::Reserved
            | State::InSolidarityPool
            | State::Proposed
            | State::AvailableForLoan => Self::Offered,
            State::Quarantined => Self::SetAside,
            State::Sold | State::Given | State::Lent | State::InUse => Self::Out,
            State::Lost | State::Stolen | State::ForParts | State::Recycled => Self::Ended,
        }
    }

    /// The states in which that waits.
    #[must_use]
    pub fn states(self) -> Vec<State> {
        State::ALL.iter().copied().filter(|state| Self::of(*state) == self).collect()
    }
}

/// What cannot be done at the bench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something else comes first: the device waits for that.
    Order(Stage),
    /// No test was recorded: an empty form claims nothing.
    ChecksRequired,
    /// No such test.
    CheckUnknown(String),
    /// It is said to hold no storage while storages are recorded.
    StoragesRecorded(usize),
    /// Its storages are not all erased, destroyed or removed (law 3).
    ErasureMissing(usize),
    /// It works, says the grade; a test failed, says the bench.
    WorkingContradictsTests,
    /// The charger is said absent and good.
    ChargerContradicts,
    /// Somebody was promised this device.
    Promised,
    /// It stands in another device: the two are one machine.
    Merged,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::ChecksRequired
            | Self::CheckUnknown(_)
            | Self::WorkingContradictsTests
            | Self::ChargerContradicts => ErrorKind::Invalid,
            Self::Order(_)
            | Self::StoragesRecorded(_)
            | Self::ErasureMissing(_)
            | Self::Promised
            | Self::Merged => ErrorKind::Conflict,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Order(stage) => match stage {
                Stage::ToTest => "bench-tests-first",
                Stage::ToErase => "bench-erasure-first",
                Stage::ToRepair => "bench-repair-first",
                Stage::ToGrade => "bench-grade-first",
                Stage::Ready => "bench-already-ready",
                Stage::Offered => "bench-offered",
                Stage::SetAside => "bench-set-aside",
                Stage::Out => "bench-out",
                Stage::Ended => "bench-ended",
            },
            Self::ChecksRequired => "checks-required",
            Self::CheckUnknown(_) => "check-unknown",
            Self::StoragesRecorded(_) => "storages-recorded",
            Self::ErasureMissing(_) => "bench-storages-left",
            Self::WorkingContradictsTests => "working-contradicts-tests",
            Self::ChargerContradicts => "charger-contradicts",
            Self::Promised => "bench-promised",
            Self::Merged => "bench-merged",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::ChecksRequired | Self::CheckUnknown(_) => Some("checks"),
            Self::WorkingContradictsTests => Some("working"),
            Self::ChargerContradicts => Some("charger"),
            Self::Order(_)
            | Self::StoragesRecorded(_)
            | Self::ErasureMissing(_)
            | Self::Promised
            | Self::Merged => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CheckUnknown(check) => vec![("check", check.clone())],
            Self::StoragesRecorded(count) | Self::ErasureMissing(count) => {
                vec![("count", count.to_string())]
            }
            Self::Order(_)
            | Self::ChecksRequired
            | Self::WorkingContradictsTests
            | Self::ChargerContradicts
            | Self::Promised
            | Self::Merged => Vec::new(),
        }
    }
}

/// The tests that a category asks for, in the order of the bench.
#[must_use]
pub fn checklist(category: &str) -> &'static [Check] {
    use Check as C;
    match category {
        "laptop" => &[
            C::Power,
            C::Screen,
            C::Hinges,
            C::Keyboard,
            C::Touchpad,
            C::Battery,
            C::Charger,
            C::Ports,
            C::VideoOutput,
            C::Wifi,
            C::Bluetooth,
            C::Camera,
            C::Microphone,
            C::Sound,
            C::Memory,
            C::StorageHealth,
            C::Cooling,
        ],
        "desktop" => &[
            C::Power,
            C::VideoOutput,
            C::Ports,
            C::Network,
            C::Sound,
            C::Memory,
            C::StorageHealth,
            C::Cooling,
        ],
        "server" => &[C::Power, C::Ports, C::Network, C::Memory, C::StorageHealth, C::Cooling],
        "screen" => &[C::Power, C::Screen, C::VideoInputs, C::Buttons, C::Stand],
        "smartphone" => &[
            C::Power,
            C::Screen,
            C::Touch,
            C::Buttons,
            C::Battery,
            C::Charger,
            C::Ports,
            C::Wifi,
            C::Bluetooth,
            C::Calls,
            C::Camera,
            C::Microphone,
            C::Sound,
        ],
        "tablet" => &[
            C::Power,
            C::Screen,
            C::Touch,
            C::Buttons,
            C::Battery,
            C::Charger,
            C::Ports,
            C::Wifi,
            C::Bluetooth,
            C::Camera,
            C::Microphone,
            C::Sound,
        ],
        "printer" => &[C::Power, C::Print, C::PaperFeed, C::Scan, C::Network, C::Buttons],
        "network" => &[C::Power, C::Ports, C::Network, C::Wifi],
        _ => &[C::Power, C::Ports, C::MainFunction],
    }
}

/// Whether devices of a category are taken to hold a storage when nobody said: erasure is then asked for.
#[must_use]
pub fn usually_stores(category: &str) -> bool {
    matches!(category, "laptop" | "desktop" | "server" | "smartphone" | "tablet")
}

/// What a test session found, by test.
pub type Checks = BTreeMap<Check, CheckResult>;

/// A session's outcome in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Functions the device does not have.
    pub not_applicable: usize,
    /// Tests of its category that nobody made.
    pub missing: usize,
}

impl Tally {
    /// Counts a session against the checklist of the category.
    #[must_use]
    pub fn of(category: &str, checks: &Checks) -> Self {
        let count = |wanted| checks.values().filter(|result| **result == wanted).count();
        Self {
            passed: count(CheckResult::Passed),
            failed: count(CheckResult::Failed),
            not_applicable: count(CheckResult::NotApplicable),
            missing: checklist(category).iter().filter(|check| !checks.contains_key(check)).count(),
        }
    }

    /// Whether all functions passed (décret 2022-190): none failed, none untested, one at least tried.
    #[must_use]
    pub fn functions_passed(self) -> bool {
        self.failed == 0 && self.missing == 0 && self.passed > 0
    }
}

/// The session that was recorded. `all_passed` answers for the tests of the category that `given` does not name; a
/// charger said absent (`charger`) was never tried, and cannot be good.
///
/// # Errors
/// [`Refused::ChecksRequired`] when nothing was recorded; [`Refused::CheckUnknown`]; [`Refused::ChargerContradicts`].
pub fn session(
    category: &str,
    given: &BTreeMap<String, CheckResult>,
    all_passed: bool,
    charger: Option<bool>,
) -> Result<Checks, Refused> {
    let mut checks = Checks::new();
    for (code, result) in given {
        let shown = || Refused::CheckUnknown(code.chars().filter(|c| !c.is_control()).take(40).collect());
        checks.insert(code.parse().map_err(|()| shown())?, *result);
    }
    if charger == Some(false) && checks.get(&Check::Charger) == Some(&CheckResult::Passed) {
        return Err(Refused::ChargerContradicts);
    }
    if all_passed {
        if charger == Some(false) && checklist(category).contains(&Check::Charger) {
            checks.entry(Check::Charger).or_insert(CheckResult::NotApplicable);
        }
        for check in checklist(category) {
            checks.entry(*check).or_insert(CheckResult::Passed);
        }
    }
    if checks.is_empty() { Err(Refused::ChecksRequired) } else { Ok(checks) }
}

/// Where a device's storages stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// These still hold data.
    Pending(Vec<StorageId>),
    /// None does; the action that says so from the states of erasure.
    Clean(Action),
}

/// Whether every storage is done with (law 3): `proven` are those with accepted, unrevoked evidence.
#[must_use]
pub fn standing(storages: &[Storage], proven: &HashSet<StorageId>) -> Standing {
    let present = || storages.iter().filter(|one| one.fate == StorageFate::Present);
    let left: Vec<StorageId> = present().map(|one| one.id).filter(|id| !proven.contains(id)).collect();
    if !left.is_empty() {
        return Standing::Pending(left);
    }
    if storages.iter().any(|one| one.fate == StorageFate::Destroyed) {
        Standing::Clean(Action::DestroyStorage)
    } else if present().next().is_some() {
        Standing::Clean(Action::CompleteWipe)
    } else {
        Standing::Clean(Action::FindNoStorage)
    }
}

coded! {
    /// What becomes of a device whose tests are over.
    Outcome {
        /// It gets a new life.
        Reuse = "reuse",
        /// Its parts do.
        Parts = "parts",
        /// Its matter does.
        Recycle = "recycle",
    }
}

/// What a grade and a wished outcome lead to: grade P is for parts, whatever else was said but recycling.
#[must_use]
pub fn outcome(grade: Option<Grade>, wished: Option<Outcome>) -> Option<Outcome> {
    match (grade, wished) {
        (_, Some(Outcome::Recycle)) => Some(Outcome::Recycle),
        (_, Some(Outcome::Parts)) | (Some(Grade::P), _) => Some(Outcome::Parts),
        (Some(Grade::A | Grade::B | Grade::C), _) => Some(Outcome::Reuse),
        (None, Some(Outcome::Reuse) | None) => None,
    }
}

/// The steps from where a device stands to ready, for a grade A, B or C.
///
/// # Errors
/// [`Refused::Order`] when something else comes first.
pub fn steps_to_ready(state: State) -> Result<&'static [Action], Refused> {
    match Stage::of(state) {
        Stage::ToGrade | Stage::ToRepair => Ok(match state {
            State::Graded => &[Action::MakeReady],
            State::Testing => &[Action::SetGrade, Action::MakeReady],
            _ => &[Action::StartFinalTest, Action::SetGrade, Action::MakeReady],
        }),
        stage @ (Stage::ToTest
        | Stage::ToErase
        | Stage::Ready
        | Stage::Offered
        | Stage::SetAside
        | Stage::Out
        | Stage::Ended) => Err(Refused::Order(stage)),
    }
}

/// What is typed, without the spaces around it; `None` when it is empty.
///
/// # Errors
/// `bench-text-too-long` above `longest` characters; `text-unreadable` for control characters (line ends are taken).
pub fn plain_text(text: Option<&str>, longest: usize) -> Result<Option<String>, &'static str> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > longest {
        return Err("bench-text-too-long");
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err("text-unreadable");
    }
    Ok(Some(text.to_owned()))
}
