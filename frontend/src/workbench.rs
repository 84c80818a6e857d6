//! The bench's own screen: a device found by its code, its functions one after another, its grade by the published rules.

use askama::Template;

use crate::components::PhotoLine;
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::FieldErrors;

/// `/desk/bench`: a code is read, or devices of late are opened again.
#[derive(Template)]
#[template(path = "pages/refurbishing/workbench_home.html")]
pub struct WorkbenchHomePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// Whose acts the page keeps: a person and an organisation.
    pub who: String,
    /// The code that was read.
    pub code: String,
    /// Several devices bear it.
    pub several: Vec<BenchLink>,
    /// Those that were spoken of last.
    pub latest: Vec<BenchLink>,
}

/// A device to open at the bench.
#[derive(Clone, Debug)]
pub struct BenchLink {
    pub reference: String,
    pub title: String,
    pub badge: String,
    /// The tone of its badge.
    pub tone: String,
}

/// `/desk/bench/{reference}`: one device.
#[derive(Template)]
#[template(path = "pages/refurbishing/workbench.html")]
pub struct WorkbenchPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whose acts the page keeps: a person and an organisation.
    pub who: String,
    pub reference: String,
    pub title: String,
    /// Its serial and inventory numbers, in words.
    pub under: String,
    pub badge: String,
    /// The tone of its badge.
    pub tone: String,
    /// Whether the reader may do more than look.
    pub works: bool,
    /// Whether anything may be told of it now.
    pub speakable: bool,
    pub next: NextAct,
    pub functions: Vec<FunctionRow>,
    /// « 12 sur 17 fonctions ont une réponse ».
    pub progress: String,
    /// Whether something told is in no recorded session yet.
    pub pending: bool,
    /// Whether its battery is measured, and what was told.
    pub battery: Option<String>,
    /// What is seen: on its case, on its screen.
    pub looks: Vec<LookRow>,
    /// The grade that the rules give, in words; empty while something is still to be told.
    pub proposed: String,
    /// What keeps it from a better one.
    pub reasons: Vec<String>,
    /// The parts of the stock that fit it, those that mend what failed first.
    pub parts: Vec<PartChoice>,
    /// What a part that is taken out mends; empty unless it is kept for its parts.
    pub takes: Vec<crate::Choice>,
    /// Every grade, to give another one than proposed; empty when none can be given now.
    pub grades: Vec<crate::Choice>,
    pub photos: Vec<PhotoLine>,
}

impl WorkbenchPage {
    /// The functions of which nothing was told.
    fn untold(&self) -> usize {
        self.functions.iter().filter(|row| row.said.is_empty()).count()
    }
}

/// What is best done next.
#[derive(Clone, Debug, Default)]
pub struct NextAct {
    /// `try`, `battery`, `look`, `record`, `erase`, `repair`, `grade`, `publish`, `release`, `nothing`.
    pub kind: &'static str,
    /// « Clavier », « Enregistrer les tests ».
    pub title: String,
    /// Why, or how.
    pub text: String,
    /// The subject of `try` and `look`; the grade of `grade`.
    pub code: String,
    /// The answers of `look`.
    pub answers: Vec<LookAnswer>,
    /// With `record`: whether it may be said that the device holds no storage.
    pub storage: bool,
}

/// A function and its three answers.
#[derive(Clone, Debug)]
pub struct FunctionRow {
    pub code: String,
    pub label: String,
    /// What was told of it; empty before.
    pub said: String,
    /// `passed`, `failed`, `not_applicable`.
    pub answers: Vec<LookAnswer>,
    /// Who said so; empty for nobody in particular.
    pub by: String,
}

/// What is seen, with its four answers.
#[derive(Clone, Debug)]
pub struct LookRow {
    pub code: String,
    pub label: String,
    pub answers: Vec<LookAnswer>,
}

/// One of the answers of what is seen.
#[derive(Clone, Debug)]
pub struct LookAnswer {
    pub code: String,
    pub label: String,
    pub chosen: bool,
}

/// A part of the stock that fits.
#[derive(Clone, Debug)]
pub struct PartChoice {
    pub id: String,
    pub label: String,
    pub quantity: i32,
    /// Whether it mends something that failed.
    pub mends: bool,
}

/// `/desk/parts`: the stock of parts.
#[derive(Template)]
#[template(path = "pages/refurbishing/parts.html")]
pub struct PartsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub works: bool,
    pub lines: Vec<PartLine>,
    pub categories: Vec<crate::Choice>,
    pub functions: Vec<crate::Choice>,
    pub named: String,
    pub models: String,
    pub quantity: String,
}

/// A kind of part.
#[derive(Clone, Debug)]
pub struct PartLine {
    pub id: String,
    pub label: String,
    /// What it mends, in words.
    pub function: String,
    pub category: String,
    /// The models it fits; empty for every one.
    pub models: String,
    pub quantity: i32,
}

/// `/desk/bench/batch`: the same told of several devices.
#[derive(Template)]
#[template(path = "pages/refurbishing/batch.html")]
pub struct BenchBatchPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub works: bool,
    /// One code a line.
    pub codes: String,
    pub subjects: Vec<crate::Choice>,
    pub answers: Vec<crate::Choice>,
    /// Whether the rest passed.
    pub rest: bool,
}

impl BenchBatchPage {
    /// The devices that are known by their reference.
    fn rows(&self) -> Vec<&str> {
        self.codes.lines().filter(|code| code.starts_with("RB-")).collect()
    }

    /// Their labels on one sheet.
    fn labels(&self) -> String {
        let rows: Vec<String> = self.rows().iter().map(|code| format!("row={code}")).collect();
        format!("/desk/devices/labels.pdf?{}", rows.join("&"))
    }
}

/// `/etat-des-appareils`: the published rules.
#[derive(Template)]
#[template(path = "pages/refurbishing/grading_rules.html")]
pub struct GradingRulesPage {
    pub ctx: PageContext,
    /// Since when they hold.
    pub since: String,
    /// What each kind of marks leaves.
    pub marks: Vec<RuleLine>,
    /// What each charge leaves.
    pub battery: Vec<RuleLine>,
    /// What each function that fails leaves, by category.
    pub categories: Vec<RuleCategory>,
}

/// What is seen or measured, and the best grade it leaves.
#[derive(Clone, Debug)]
pub struct RuleLine {
    pub what: String,
    pub grade: String,
}

/// The functions of a category.
#[derive(Clone, Debug)]
pub struct RuleCategory {
    pub title: String,
    pub lines: Vec<RuleLine>,
}
