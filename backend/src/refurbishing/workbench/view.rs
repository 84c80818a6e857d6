//! The bench's screen, filled from what is known of a device.

use frontend::workbench::{
    BenchLink, FunctionRow, GradingRulesPage, LookAnswer, LookRow, NextAct, PartChoice, RuleCategory,
    RuleLine, WorkbenchPage,
};
use frontend::{Choice, PageContext, Texts, filters};

use super::parts::Part;
use super::parts_pages;
use super::rules::{self, BATTERY, CASE_MARKS, Known, Marks, Next, Reason, SCREEN_MARKS, Told};
use super::service::Screen;
use crate::devices::{CATEGORIES, Device, Grade, State};
use crate::kernel::{Capacity, OpContext};
use crate::platform::photos::Photo;
use crate::refurbishing::pages::tone;
use crate::refurbishing::rules::{Check, CheckResult, Stage, checklist, steps_to_ready, usually_stores};
use crate::web::desk_nav;
use crate::web::photos::photo_lines;

/// Whose acts a page keeps: nobody else's session sends them.
pub(super) fn who(op: &OpContext) -> String {
    op.viewer().map(|acting| format!("{}:{}", acting.user_id, acting.organisation_id)).unwrap_or_default()
}

/// A device to open.
pub(super) fn link(device: &Device, texts: Texts) -> BenchLink {
    BenchLink {
        reference: device.reference.clone(),
        title: device.specification.title(),
        badge: texts.dynamic("device-state-", device.state.code()).to_string(),
        tone: tone(device.state).code().to_owned(),
    }
}

fn grade(grade: Grade, texts: Texts) -> String {
    texts.dynamic("grade-", grade.code().to_lowercase()).to_string()
}

/// The best grade that something leaves, in words.
fn leaves(best: Grade, texts: Texts) -> String {
    match best {
        Grade::A | Grade::P => grade(best, texts),
        Grade::B | Grade::C => texts.t("grading-at-best").with("grade", grade(best, texts)).to_string(),
    }
}

/// What keeps a device from a better grade, in a sentence.
pub(super) fn reason(reason: &Reason, texts: Texts) -> String {
    let what = match reason.told {
        Told::Check(check, _) => texts
            .t("workbench-reason-function")
            .with("function", texts.dynamic("check-", check.code()))
            .to_string(),
        Told::Battery(percent) => {
            texts.t("workbench-battery-is").with("percent", percent.to_string()).to_string()
        }
        Told::Case(marks) => look(CASE_MARKS, marks, texts),
        Told::Screen(marks) => look(SCREEN_MARKS, marks, texts),
    };
    texts.t("workbench-reason").with("what", what).with("grade", leaves(reason.leaves, texts)).to_string()
}

fn look(subject: &str, marks: Marks, texts: Texts) -> String {
    let subject = texts.dynamic("workbench-look-", subject.replace('_', "-"));
    let marks = texts.dynamic("workbench-marks-", marks.code());
    texts.t("workbench-reason-look").with("subject", subject).with("marks", marks).to_string()
}

/// Several reasons as one, for the history.
pub(super) fn reasons(all: &[Reason], texts: Texts) -> String {
    all.iter().map(|one| reason(one, texts)).collect::<Vec<_>>().join(" ; ")
}

fn marks_answers(chosen: Option<Marks>, texts: Texts) -> Vec<LookAnswer> {
    Marks::ALL
        .iter()
        .map(|marks| LookAnswer {
            code: marks.code().to_owned(),
            label: texts.dynamic("workbench-marks-", marks.code()).to_string(),
            chosen: chosen == Some(*marks),
        })
        .collect()
}

fn next_act(screen: &Screen, texts: Texts) -> NextAct {
    let state = screen.device.state.code();
    let now = || texts.dynamic("bench-now-", state).to_string();
    let act = |kind, title: String, text: String| NextAct { kind, title, text, ..NextAct::default() };
    let marks = |subject: &str, about: String| NextAct {
        code: subject.to_owned(),
        answers: marks_answers(None, texts),
        ..act("look", texts.dynamic("workbench-look-", subject.replace('_', "-")).to_string(), about)
    };
    match screen.next {
        Next::Try(check) => NextAct {
            code: check.code().to_owned(),
            ..act("try", texts.dynamic("check-", check.code()).to_string(), String::new())
        },
        Next::Battery => act("battery", texts.t("bench-battery").to_string(), String::new()),
        Next::Case => marks(CASE_MARKS, texts.t("workbench-look-how").to_string()),
        Next::Screen => marks(SCREEN_MARKS, texts.t("workbench-look-how-screen").to_string()),
        Next::Record => NextAct {
            storage: screen.stage == Stage::ToTest && usually_stores(&screen.device.specification.category),
            ..act(
                "record",
                texts.t("bench-tests-button").to_string(),
                texts.t("workbench-record-text").to_string(),
            )
        },
        Next::Erase => act("erase", texts.t("bench-erase-title").to_string(), now()),
        Next::Repair => act(
            "repair",
            texts.t("workbench-repair-title").to_string(),
            texts.t("workbench-repair-text").to_string(),
        ),
        Next::Grade(best) => NextAct {
            code: best.code().to_owned(),
            ..act(
                "grade",
                texts.t("bench-grade-title").to_string(),
                texts.t("workbench-grade-text").to_string(),
            )
        },
        Next::Publish => act("publish", texts.t("bench-ready-button").to_string(), now()),
        Next::Release => act("release", texts.dynamic("device-state-", state).to_string(), now()),
        Next::Nothing => act("nothing", texts.t("workbench-nothing").to_string(), now()),
    }
}

fn functions(category: &str, known: &Known, own: &str, texts: Texts) -> Vec<FunctionRow> {
    let row = |check: &Check| {
        let answer = known.checks.get(check).copied();
        let by = known.by.get(check).filter(|by| by.as_str() != own).cloned().unwrap_or_default();
        let word = |result: CheckResult| texts.dynamic("check-result-", result.code()).to_string();
        FunctionRow {
            code: check.code().to_owned(),
            label: texts.dynamic("check-", check.code()).to_string(),
            said: answer.map(word).unwrap_or_default(),
            by,
            answers: CheckResult::ALL
                .iter()
                .map(|result| LookAnswer {
                    code: result.code().to_owned(),
                    label: word(*result),
                    chosen: answer == Some(*result),
                })
                .collect(),
        }
    };
    checklist(category).iter().map(row).collect()
}

/// The page of a device.
pub(super) fn page(
    op: &OpContext,
    ctx: PageContext,
    screen: &Screen,
    parts: &[(Part, bool)],
    photos: &[Photo],
) -> WorkbenchPage {
    let texts = ctx.texts;
    let Screen { device, stage, known, proposal, .. } = screen;
    let category = device.specification.category.as_str();
    let own = op.viewer().map(|acting| acting.user_name.as_str()).unwrap_or_default();
    let total = checklist(category).len();
    let told = total - known.untold(category).len();
    let under: Vec<String> = [
        Some(texts.dynamic("category-", category).to_string()),
        device.serial.as_ref().map(|serial| texts.t("workbench-serial").with("serial", serial).to_string()),
        device.inventory_number.clone(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut looks = vec![(CASE_MARKS, known.case)];
    if rules::has_screen(category) {
        looks.push((SCREEN_MARKS, known.screen));
    }
    let gradable = steps_to_ready(device.state).is_ok();
    WorkbenchPage {
        nav: desk_nav(op, &ctx),
        who: who(op),
        reference: device.reference.clone(),
        title: device.specification.title(),
        under: under.join(" · "),
        badge: texts.dynamic("device-state-", device.state.code()).to_string(),
        tone: tone(device.state).code().to_owned(),
        works: op.works_as(Capacity::Refurbisher),
        speakable: matches!(
            stage,
            Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade | Stage::Ready
        ),
        next: next_act(screen, texts),
        functions: functions(category, known, own, texts),
        progress: texts.t("workbench-progress").with("told", told).with("total", total).to_string(),
        pending: known.pending && !matches!(stage, Stage::ToErase),
        battery: rules::has_battery(category)
            .then(|| known.battery.map(|percent| percent.to_string()).unwrap_or_default()),
        looks: looks
            .into_iter()
            .map(|(subject, chosen)| LookRow {
                code: subject.to_owned(),
                label: texts.dynamic("workbench-look-", subject.replace('_', "-")).to_string(),
                answers: marks_answers(chosen, texts),
            })
            .collect(),
        proposed: proposal.grade.map(|best| grade(best, texts)).unwrap_or_default(),
        reasons: proposal.reasons.iter().map(|one| reason(one, texts)).collect(),
        parts: parts
            .iter()
            .map(|(part, mends)| PartChoice {
                id: part.id.to_string(),
                label: part.label.clone(),
                quantity: part.quantity,
                mends: *mends,
            })
            .collect(),
        takes: match device.state {
            State::ForParts => parts_pages::functions(checklist(category).iter().copied(), "", texts),
            _ => Vec::new(),
        },
        grades: if gradable && op.works_as(Capacity::Refurbisher) { grades(texts) } else { Vec::new() },
        photos: photo_lines(&format!("/desk/bench/{}", device.reference), photos, texts),
        ctx,
    }
}

fn grades(texts: Texts) -> Vec<Choice> {
    Grade::ALL
        .iter()
        .map(|one| {
            let code = one.code().to_lowercase();
            Choice::new(one.code(), grade(*one, texts)).hint(texts.dynamic("grade-about-", code).to_string())
        })
        .collect()
}

/// Where several devices stand together, to tell more of them or to print their labels.
pub(super) fn batch_of(references: &[String]) -> String {
    let rows: Vec<String> = references.iter().map(|reference| format!("row={reference}")).collect();
    format!("/desk/bench/batch?{}", rows.join("&"))
}

/// The published rules.
pub(super) fn rules_page(ctx: PageContext) -> GradingRulesPage {
    let texts = ctx.texts;
    let line = |what: String, best: Grade| RuleLine { what, grade: leaves(best, texts) };
    let marks = Marks::ALL
        .iter()
        .map(|one| line(texts.dynamic("workbench-marks-", one.code()).to_string(), one.leaves()));
    let from = |least: i32| texts.t("grading-battery-from").with("percent", least.to_string()).to_string();
    let mut battery: Vec<RuleLine> = BATTERY.iter().map(|(least, best)| line(from(*least), *best)).collect();
    battery.push(line(texts.t("grading-battery-less").to_string(), Grade::P));
    let categories = CATEGORIES.iter().map(|category| RuleCategory {
        title: texts.dynamic("category-", category).to_string(),
        lines: checklist(category)
            .iter()
            .map(|check| {
                line(texts.dynamic("check-", check.code()).to_string(), rules::failure_leaves(*check))
            })
            .collect(),
    });
    let since = rules::VALID_FROM.parse().map(|day: chrono::NaiveDate| filters::write_date(day, texts));
    GradingRulesPage {
        since: since.unwrap_or_default(),
        marks: marks.collect(),
        battery,
        categories: categories.collect(),
        ctx,
    }
}
