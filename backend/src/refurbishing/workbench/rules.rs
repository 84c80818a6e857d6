//! The published rules of the bench: what a function that fails, a battery and the marks on a case lead to, and what comes
//! next. Anybody reads them at `/etat-des-appareils`.

use std::collections::BTreeMap;

use crate::devices::Grade;
use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Instant, Refusal};
use crate::refurbishing::rules::{Check, CheckResult, Checks, Stage, checklist};

/// When this edition of the rules began to hold. Its figures are Rebond's own, to be confirmed by the operator.
pub const VALID_FROM: &str = "2026-11-27";

coded! {
    /// What is seen on a case or a screen, at 30 cm and under a lamp.
    Marks {
        /// None to be seen.
        None = "none",
        /// Light ones, seen from near.
        Light = "light",
        /// Seen from an arm's length, without effect on use.
        Visible = "visible",
        /// Broken, or a piece is missing.
        Broken = "broken",
    }
}

impl Marks {
    /// The best grade that such marks leave.
    #[must_use]
    pub fn leaves(self) -> Grade {
        match self {
            Self::None => Grade::A,
            Self::Light => Grade::B,
            Self::Visible => Grade::C,
            Self::Broken => Grade::P,
        }
    }
}

/// The least charge that a battery holds, percent of its design capacity, for each grade; below all, it is for parts.
pub const BATTERY: [(i32, Grade); 3] = [(80, Grade::A), (60, Grade::B), (40, Grade::C)];

/// The best grade that a battery leaves.
#[must_use]
pub fn battery_leaves(percent: i32) -> Grade {
    BATTERY.iter().find(|(least, _)| percent >= *least).map_or(Grade::P, |(_, grade)| *grade)
}

/// The best grade that a failed function leaves: what a device is for cannot fail, the rest is told to whoever receives it.
#[must_use]
pub fn failure_leaves(check: Check) -> Grade {
    match check {
        Check::Power
        | Check::Screen
        | Check::Touch
        | Check::Keyboard
        | Check::Battery
        | Check::StorageHealth
        | Check::Memory
        | Check::Cooling
        | Check::VideoInputs
        | Check::Print
        | Check::PaperFeed
        | Check::MainFunction => Grade::P,
        Check::Hinges
        | Check::Touchpad
        | Check::Charger
        | Check::Ports
        | Check::Wifi
        | Check::Bluetooth
        | Check::Network
        | Check::Camera
        | Check::Microphone
        | Check::Sound
        | Check::Buttons
        | Check::Calls
        | Check::VideoOutput
        | Check::Stand
        | Check::Scan => Grade::C,
    }
}

/// What is told at the bench: how one function does, how much a battery holds, what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A function.
    Check(Check, CheckResult),
    /// Percent of its design capacity.
    Battery(i32),
    /// On its case.
    Case(Marks),
    /// On its screen, switched on.
    Screen(Marks),
}

/// The codes of what is no function.
pub const BATTERY_PERCENT: &str = "battery_percent";
/// See [`Told::Case`].
pub const CASE_MARKS: &str = "case_marks";
/// See [`Told::Screen`].
pub const SCREEN_MARKS: &str = "screen_marks";

impl Told {
    /// Reads a subject and its answer.
    ///
    /// # Errors
    /// [`Refused::SubjectUnknown`], [`Refused::AnswerUnknown`].
    pub fn read(subject: &str, answer: &str) -> Result<Self, Refused> {
        let answer = answer.trim();
        let unknown = || Refused::AnswerUnknown(short(answer));
        match subject.trim() {
            BATTERY_PERCENT => {
                let digits = answer.trim_end_matches('%').trim();
                let percent = digits.parse().ok().filter(|percent| (0..=100).contains(percent));
                percent.map(Self::Battery).ok_or(Refused::BatteryUnlikely)
            }
            CASE_MARKS => answer.parse().map(Self::Case).map_err(|()| unknown()),
            SCREEN_MARKS => answer.parse().map(Self::Screen).map_err(|()| unknown()),
            check => {
                let check = check.parse().map_err(|()| Refused::SubjectUnknown(short(check)))?;
                answer.parse().map(|result| Self::Check(check, result)).map_err(|()| unknown())
            }
        }
    }

    /// Its subject and answer, as codes.
    #[must_use]
    pub fn codes(self) -> (&'static str, String) {
        match self {
            Self::Check(check, result) => (check.code(), result.code().to_owned()),
            Self::Battery(percent) => (BATTERY_PERCENT, percent.to_string()),
            Self::Case(marks) => (CASE_MARKS, marks.code().to_owned()),
            Self::Screen(marks) => (SCREEN_MARKS, marks.code().to_owned()),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// What cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was told.
    Nothing,
    /// No such function.
    SubjectUnknown(String),
    /// No such answer.
    AnswerUnknown(String),
    /// No battery holds that.
    BatteryUnlikely,
    /// The key is no key.
    KeyMalformed,
    /// More devices at once than a bench holds.
    TooManyDevices(usize),
    /// Devices of such a category have no such function; these ones.
    NotTheirs(String),
    /// Something was told that no test session holds yet.
    RecordFirst,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::RecordFirst => ErrorKind::Conflict,
            Self::Nothing
            | Self::SubjectUnknown(_)
            | Self::AnswerUnknown(_)
            | Self::BatteryUnlikely
            | Self::KeyMalformed
            | Self::TooManyDevices(_)
            | Self::NotTheirs(_) => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Nothing => "workbench-nothing-told",
            Self::SubjectUnknown(_) => "workbench-subject-unknown",
            Self::AnswerUnknown(_) => "workbench-answer-unknown",
            Self::BatteryUnlikely => "workbench-battery-unlikely",
            Self::KeyMalformed => "workbench-key-malformed",
            Self::TooManyDevices(_) => "workbench-too-many",
            Self::NotTheirs(_) => "workbench-function-not-theirs",
            Self::RecordFirst => "workbench-record-first",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::SubjectUnknown(_) | Self::AnswerUnknown(_) | Self::NotTheirs(_) => {
                Some("marks")
            }
            Self::BatteryUnlikely => Some(BATTERY_PERCENT),
            Self::KeyMalformed => Some("key"),
            Self::TooManyDevices(_) => Some("references"),
            Self::RecordFirst => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SubjectUnknown(text) | Self::AnswerUnknown(text) => vec![("text", text.clone())],
            Self::TooManyDevices(most) => vec![("most", most.to_string())],
            Self::NotTheirs(devices) => vec![("devices", devices.clone())],
            Self::Nothing | Self::BatteryUnlikely | Self::KeyMalformed | Self::RecordFirst => Vec::new(),
        }
    }
}

/// One thing told, by somebody, at a moment.
#[derive(Clone, Debug)]
pub struct Saying {
    /// When, by the clock of the page where it was told.
    pub at: Instant,
    /// When it came here: later than it was told where there was no connection.
    pub heard: Instant,
    /// By whom; empty for machines.
    pub by: String,
    /// What.
    pub told: Vec<Told>,
    /// Whether no recorded test session holds it yet.
    pub pending: bool,
}

/// What the bench knows of a device: for each subject what was told last, whoever told it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// How each function does.
    pub checks: Checks,
    /// Who said so.
    pub by: BTreeMap<Check, String>,
    /// Percent of its design capacity.
    pub battery: Option<i32>,
    /// On its case.
    pub case: Option<Marks>,
    /// On its screen.
    pub screen: Option<Marks>,
    /// Whether something was told of a function that no recorded session holds yet.
    pub pending: bool,
    /// When the last word on each subject came here, by its code.
    pub heard: BTreeMap<&'static str, Instant>,
    /// When its last repair began.
    pub repaired: Option<Instant>,
    /// When its last grade was given.
    pub graded: Option<Instant>,
}

impl Known {
    /// Puts together what several people told; for each function the latest wins, and nothing else is touched.
    #[must_use]
    pub fn of(mut sayings: Vec<Saying>) -> Self {
        sayings.sort_by_key(|saying| saying.at);
        let mut known = Self::default();
        for saying in sayings {
            for told in saying.told {
                known.heard.insert(told.codes().0, saying.heard);
                match told {
                    Told::Check(check, result) => {
                        known.pending |= saying.pending;
                        known.checks.insert(check, result);
                        known.by.insert(check, saying.by.clone());
                    }
                    Told::Battery(percent) => {
                        known.pending |= saying.pending;
                        known.battery = Some(percent);
                    }
                    Told::Case(marks) => known.case = Some(marks),
                    Told::Screen(marks) => known.screen = Some(marks),
                }
            }
        }
        known
    }

    /// The functions of the category of which nothing was told, in the order of the bench.
    #[must_use]
    pub fn untold(&self, category: &str) -> Vec<Check> {
        checklist(category).iter().copied().filter(|check| !self.checks.contains_key(check)).collect()
    }

    fn failed(&self) -> impl Iterator<Item = Check> {
        self.checks.iter().filter(|(_, result)| **result == CheckResult::Failed).map(|(check, _)| *check)
    }

    /// Whether the last word on that came after a moment; after none at all when there was no such moment.
    fn since(&self, told: Told, moment: Option<Instant>) -> bool {
        moment.is_some_and(|moment| self.heard.get(told.codes().0).is_some_and(|heard| *heard > moment))
    }

    /// Whether it does not start: nothing else can be tried.
    #[must_use]
    pub fn dead(&self) -> bool {
        self.checks.get(&Check::Power) == Some(&CheckResult::Failed)
    }
}

/// Whether a category's screen is looked at.
#[must_use]
pub fn has_screen(category: &str) -> bool {
    checklist(category).contains(&Check::Screen)
}

/// Whether devices of a category have what is told of them.
#[must_use]
pub fn concerns(told: Told, category: &str) -> bool {
    match told {
        Told::Check(check, _) => checklist(category).contains(&check),
        Told::Battery(_) => has_battery(category),
        Told::Screen(_) => has_screen(category),
        Told::Case(_) => true,
    }
}

/// Whether a category's battery is measured.
#[must_use]
pub fn has_battery(category: &str) -> bool {
    checklist(category).contains(&Check::Battery)
}

/// Why a grade is no better than it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was told.
    pub told: Told,
    /// The best grade it leaves.
    pub leaves: Grade,
}

/// The grade that the published rules give, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The grade; `None` while something is still to be told.
    pub grade: Option<Grade>,
    /// What keeps it from a better one, the gravest first.
    pub reasons: Vec<Reason>,
}

/// Applies the rules.
#[must_use]
pub fn propose(category: &str, known: &Known) -> Proposal {
    let failures =
        known.failed().map(|check| (Told::Check(check, CheckResult::Failed), failure_leaves(check)));
    let battery = known.battery.filter(|_| has_battery(category));
    let others = [
        battery.map(|percent| (Told::Battery(percent), battery_leaves(percent))),
        known.case.map(|marks| (Told::Case(marks), marks.leaves())),
        known.screen.filter(|_| has_screen(category)).map(|marks| (Told::Screen(marks), marks.leaves())),
    ];
    let mut reasons: Vec<Reason> = failures
        .chain(others.into_iter().flatten())
        .map(|(told, leaves)| Reason { told, leaves })
        .filter(|reason| reason.leaves != Grade::A)
        .collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.leaves));
    let whole = known.untold(category).is_empty()
        && known.case.is_some()
        && (known.screen.is_some() || !has_screen(category))
        && (battery.is_some() || !battery_is_asked(category, known));
    let worst = reasons.first().map_or(Grade::A, |reason| reason.leaves);
    // Nothing that is still to be told makes it better than for parts.
    Proposal { grade: (whole || worst == Grade::P).then_some(worst), reasons }
}

/// A battery that is not there, or does not work, is not measured.
fn battery_is_asked(category: &str, known: &Known) -> bool {
    has_battery(category)
        && !matches!(
            known.checks.get(&Check::Battery),
            Some(CheckResult::Failed | CheckResult::NotApplicable)
        )
}

/// What is best done next with a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Try a function.
    Try(Check),
    /// Measure its battery.
    Battery,
    /// Look at its case.
    Case,
    /// Look at its screen.
    Screen,
    /// Record what was tried as a test session.
    Record,
    /// Erase its storages.
    Erase,
    /// Repair it: a grade for parts can be bettered.
    Repair,
    /// Give it this grade.
    Grade(Grade),
    /// Choose its destination.
    Publish,
    /// Clear the doubt for which it was set aside.
    Release,
    /// Nothing: it is with somebody, or its life has ended.
    Nothing,
}

/// The next best act, from where a device stands, the grade it has, and what is known of it.
#[must_use]
pub fn next(stage: Stage, given: Option<Grade>, category: &str, known: &Known) -> Next {
    let untold = known.untold(category).first().copied().filter(|_| !known.dead());
    match stage {
        Stage::ToTest => match untold {
            Some(check) => Next::Try(check),
            None if battery_is_asked(category, known) && known.battery.is_none() && !known.dead() => {
                Next::Battery
            }
            None => Next::Record,
        },
        Stage::ToErase => Next::Erase,
        Stage::ToRepair => repaired(category, known),
        Stage::ToGrade => grading(category, known),
        // A new session takes it from the shelf, to be graded again.
        Stage::Ready if known.pending => Next::Record,
        Stage::Ready if worsened(given, category, known) => match untold {
            // A session tells of one function at least.
            Some(check) if known.checks.is_empty() => Next::Try(check),
            _ => Next::Record,
        },
        Stage::Ready => Next::Publish,
        Stage::SetAside => Next::Release,
        Stage::Offered | Stage::Out | Stage::Ended => Next::Nothing,
    }
}

/// Whether something told since the grade was given leaves a worse one.
fn worsened(given: Option<Grade>, category: &str, known: &Known) -> bool {
    let worse = |reason: &Reason| {
        given.is_some_and(|given| reason.leaves > given)
            && (known.graded.is_none() || known.since(reason.told, known.graded))
    };
    propose(category, known).reasons.iter().any(worse)
}

/// What sent it to repair is tried or looked at again; a repair does not begin twice.
fn repaired(category: &str, known: &Known) -> Next {
    let proposal = propose(category, known);
    let again = proposal.reasons.iter().find(|reason| {
        let asked = match reason.told {
            Told::Check(check, _) => check == Check::Power || !known.dead(),
            Told::Battery(_) | Told::Screen(_) => reason.leaves == Grade::P && !known.dead(),
            Told::Case(_) => reason.leaves == Grade::P,
        };
        asked && !known.since(reason.told, known.repaired)
    });
    match again.map(|reason| reason.told) {
        Some(Told::Check(check, _)) => Next::Try(check),
        Some(Told::Battery(_)) => Next::Battery,
        Some(Told::Case(_)) => Next::Case,
        Some(Told::Screen(_)) => Next::Screen,
        None => match grading(category, known) {
            // Tried again, and still for its parts: the session says so, and what becomes of it is chosen after.
            Next::Repair => Next::Record,
            next => next,
        },
    }
}

fn grading(category: &str, known: &Known) -> Next {
    if let Some(check) = known.untold(category).first().filter(|_| !known.dead()) {
        return Next::Try(*check);
    }
    if known.pending {
        return Next::Record;
    }
    match propose(category, known).grade {
        Some(Grade::P) => Next::Repair,
        Some(grade) => Next::Grade(grade),
        None if known.case.is_none() => Next::Case,
        None if known.screen.is_none() && has_screen(category) => Next::Screen,
        None => Next::Battery,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devices::CATEGORIES;

    fn at(minute: u32) -> Instant {
        format!("2026-11-27T10:{minute:02}:00Z").parse().unwrap()
    }

    fn says(minute: u32, by: &str, told: &[Told]) -> Saying {
        Saying { at: at(minute), heard: at(minute), by: by.to_owned(), told: told.to_vec(), pending: true }
    }

    fn all_good(category: &str) -> Vec<Told> {
        let checks = checklist(category).iter().map(|check| Told::Check(*check, CheckResult::Passed));
        checks.chain([Told::Battery(92), Told::Case(Marks::None), Told::Screen(Marks::None)]).collect()
    }

    #[test]
    fn what_two_people_tell_merges_and_for_each_function_the_latest_wins() {
        let keyboard = |result| Told::Check(Check::Keyboard, result);
        let camera = Told::Check(Check::Camera, CheckResult::Passed);
        let known = Known::of(vec![
            says(7, "Béa", &[keyboard(CheckResult::Passed)]),
            // Told before, in a cellar, and received after.
            says(5, "Ali", &[keyboard(CheckResult::Failed), camera]),
        ]);
        assert_eq!(known.checks[&Check::Keyboard], CheckResult::Passed);
        assert_eq!(known.by[&Check::Keyboard], "Béa");
        assert_eq!(known.checks[&Check::Camera], CheckResult::Passed);
        assert_eq!(known.by[&Check::Camera], "Ali");
    }

    #[test]
    fn a_device_without_a_fault_is_very_good_in_every_category() {
        for category in CATEGORIES {
            let known = Known::of(vec![says(1, "Ali", &all_good(category))]);
            let proposal = propose(category, &known);
            assert_eq!((proposal.grade, proposal.reasons.len()), (Some(Grade::A), 0), "{category}");
        }
    }

    #[test]
    fn the_worst_fault_decides_and_each_is_told() {
        let mut told = all_good("laptop");
        told.extend([
            Told::Check(Check::Camera, CheckResult::Failed),
            Told::Battery(65),
            Told::Case(Marks::Light),
        ]);
        let proposal = propose("laptop", &Known::of(vec![says(1, "Ali", &told)]));
        assert_eq!(proposal.grade, Some(Grade::C));
        let leaves: Vec<Grade> = proposal.reasons.iter().map(|reason| reason.leaves).collect();
        assert_eq!(leaves, [Grade::C, Grade::B, Grade::B]);
    }

    #[test]
    fn nothing_is_proposed_before_all_is_told_but_what_cannot_be_better() {
        let known = Known::of(vec![says(1, "Ali", &[Told::Check(Check::Camera, CheckResult::Failed)])]);
        assert_eq!(propose("laptop", &known).grade, None);
        let dead = Known::of(vec![says(1, "Ali", &[Told::Check(Check::Power, CheckResult::Failed)])]);
        assert_eq!(propose("laptop", &dead).grade, Some(Grade::P));
        assert_eq!(next(Stage::ToTest, None, "laptop", &dead), Next::Record, "the rest cannot be tried");
    }

    #[test]
    fn a_battery_leaves_what_its_charge_allows() {
        for (percent, grade) in
            [(100, Grade::A), (80, Grade::A), (79, Grade::B), (60, Grade::B), (59, Grade::C)]
        {
            assert_eq!(battery_leaves(percent), grade, "{percent} %");
        }
        assert_eq!((battery_leaves(40), battery_leaves(39)), (Grade::C, Grade::P));
    }

    #[test]
    fn the_next_act_leads_from_reception_to_a_grade() {
        let mut told = Vec::new();
        let known = |told: &[Told], pending| Known::of(vec![Saying { pending, ..says(1, "Ali", told) }]);
        for _ in checklist("laptop") {
            let Next::Try(check) = next(Stage::ToTest, None, "laptop", &known(&told, true)) else {
                panic!("{told:?}")
            };
            told.push(Told::Check(check, CheckResult::Passed));
        }
        assert_eq!(next(Stage::ToTest, None, "laptop", &known(&told, true)), Next::Battery);
        told.push(Told::Battery(85));
        assert_eq!(next(Stage::ToTest, None, "laptop", &known(&told, true)), Next::Record);
        assert_eq!(next(Stage::ToErase, None, "laptop", &known(&told, false)), Next::Erase);
        assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&told, false)), Next::Case);
        told.push(Told::Case(Marks::Light));
        assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&told, false)), Next::Screen);
        told.push(Told::Screen(Marks::None));
        assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&told, false)), Next::Grade(Grade::B));
        assert_eq!(next(Stage::Ready, None, "laptop", &known(&told, false)), Next::Publish);
    }

    #[test]
    fn what_failed_is_tried_again_after_a_repair() {
        let mut told = all_good("laptop");
        told.push(Told::Check(Check::Keyboard, CheckResult::Failed));
        let known = |told: &[Told], pending| Known::of(vec![Saying { pending, ..says(1, "Ali", told) }]);
        assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&told, false)), Next::Repair);
        assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&told, false)), Next::Try(Check::Keyboard));
        told.push(Told::Check(Check::Keyboard, CheckResult::Passed));
        assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&told, true)), Next::Record);
        assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&told, false)), Next::Grade(Grade::A));
    }

    #[test]
    fn what_sent_it_to_repair_is_looked_at_again_and_no_repair_begins_twice() {
        let cases = [
            (Told::Battery(30), Told::Battery(95), Next::Battery),
            (Told::Case(Marks::Broken), Told::Case(Marks::Light), Next::Case),
            (Told::Screen(Marks::Broken), Told::Screen(Marks::None), Next::Screen),
            (
                Told::Check(Check::Keyboard, CheckResult::Failed),
                Told::Check(Check::Keyboard, CheckResult::Passed),
                Next::Try(Check::Keyboard),
            ),
        ];
        let held = |minute, told| Saying { pending: false, ..says(minute, "Ali", &[told]) };
        for (broken, mended, asked) in cases {
            let whole = Saying { pending: false, ..says(1, "Ali", &all_good("laptop")) };
            let mut sayings = vec![whole, held(2, broken)];
            let known = |sayings: &[Saying]| Known { repaired: Some(at(3)), ..Known::of(sayings.to_vec()) };
            assert_eq!(next(Stage::ToGrade, None, "laptop", &known(&sayings)), Next::Repair, "{broken:?}");
            assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&sayings)), asked);
            sayings.push(held(4, broken));
            assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&sayings)), Next::Record, "{broken:?}");
            sayings.push(held(5, mended));
            let after = next(Stage::ToRepair, None, "laptop", &known(&sayings));
            assert!(matches!(after, Next::Grade(Grade::A | Grade::B)), "{after:?}");
        }
    }

    #[test]
    fn what_does_not_start_after_its_repair_is_asked_for_nothing_else() {
        let failed = |check| Told::Check(check, CheckResult::Failed);
        let mut sayings = vec![says(1, "Ali", &[failed(Check::Power), failed(Check::Keyboard)])];
        let known = |sayings: &[Saying]| Known { repaired: Some(at(3)), ..Known::of(sayings.to_vec()) };
        assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&sayings)), Next::Try(Check::Power));
        sayings.push(says(4, "Ali", &[failed(Check::Power)]));
        assert_eq!(next(Stage::ToRepair, None, "laptop", &known(&sayings)), Next::Record);
    }

    #[test]
    fn what_is_told_of_a_ready_device_and_leaves_a_worse_grade_asks_for_another() {
        let good = Saying { pending: false, ..says(1, "Ali", &all_good("laptop")) };
        let broken = says(5, "Béa", &[Told::Case(Marks::Broken)]);
        let ready = |sayings: Vec<Saying>, given, graded| {
            let known = Known { graded: Some(at(graded)), ..Known::of(sayings) };
            next(Stage::Ready, Some(given), "laptop", &known)
        };
        assert_eq!(ready(vec![good.clone()], Grade::A, 3), Next::Publish);
        assert_eq!(ready(vec![good.clone(), broken.clone()], Grade::A, 3), Next::Record);
        // Whoever gave that grade knew it.
        assert_eq!(ready(vec![good.clone(), broken.clone()], Grade::C, 7), Next::Publish);
        // Said in a cellar before the grade, and received after.
        let late = Saying { at: at(2), ..broken };
        assert_eq!(ready(vec![good, late], Grade::A, 3), Next::Record);
    }

    #[test]
    fn what_is_told_concerns_the_category_or_not() {
        let calls = Told::Check(Check::Calls, CheckResult::Failed);
        assert!(concerns(calls, "smartphone") && !concerns(calls, "laptop"));
        assert!(!concerns(Told::Battery(80), "printer") && concerns(Told::Case(Marks::None), "printer"));
    }

    #[test]
    fn what_is_told_reads_back() {
        let mut all = all_good("smartphone");
        all.extend(all_good("printer"));
        for told in all {
            let (subject, answer) = told.codes();
            assert_eq!(Told::read(subject, &answer), Ok(told));
        }
        assert_eq!(Told::read("battery_percent", "81 %"), Ok(Told::Battery(81)));
        assert_eq!(Told::read("battery_percent", "101"), Err(Refused::BatteryUnlikely));
        assert_eq!(Told::read("keyboard", "maybe"), Err(Refused::AnswerUnknown("maybe".to_owned())));
        assert_eq!(Told::read("warp", "passed"), Err(Refused::SubjectUnknown("warp".to_owned())));
    }
}
