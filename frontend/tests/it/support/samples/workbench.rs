//! The bench's screen, at each step of the work, and the published rules.

use askama::Template;
use frontend::components::PhotoLine;
use frontend::workbench::{
    BenchBatchPage, BenchLink, FunctionRow, GradingRulesPage, LookAnswer, LookRow, NextAct, PartChoice,
    PartLine, PartsPage, RuleCategory, RuleLine, WorkbenchHomePage, WorkbenchPage,
};
use frontend::{Choice, FieldErrors, Language, NavItem, Texts};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let mut pages = vec![
        ("workbench-home", home(language, false, Vec::new()).render().unwrap()),
        ("workbench-several", home(language, false, links(language)).render().unwrap()),
        ("workbench-unknown", home(language, true, Vec::new()).render().unwrap()),
        ("grading-rules", rules(language).render().unwrap()),
    ];
    for (name, kind) in [
        ("workbench-try", "try"),
        ("workbench-battery", "battery"),
        ("workbench-look", "look"),
        ("workbench-record", "record"),
        ("workbench-erase", "erase"),
        ("workbench-repair", "repair"),
        ("workbench-grade", "grade"),
        ("workbench-publish", "publish"),
        ("workbench-release", "release"),
        ("workbench-nothing", "nothing"),
    ] {
        pages.push((name, device(language, kind, true).render().unwrap()));
    }
    pages.push(("bench-batch", batch(language, "").render().unwrap()));
    pages.push(("bench-batch-done", batch(language, "RB-7K3F-9MX2\nRB-8K3F-9MX2").render().unwrap()));
    pages.push(("parts", parts(language, true).render().unwrap()));
    pages.push(("parts-none", parts(language, false).render().unwrap()));
    pages.push(("workbench-reader", device(language, "try", false).render().unwrap()));
    pages
}

fn nav() -> Vec<NavItem> {
    vec![NavItem::new("À faire", "/desk").counting(3), NavItem::new("Établi", "/desk/bench").current(true)]
}

fn links(language: Language) -> Vec<BenchLink> {
    let texts = Texts::new(language);
    ["RB-7K3F-9MX2", "RB-8K3F-9MX2"]
        .map(|reference| BenchLink {
            reference: reference.to_owned(),
            title: String::from("Lenovo ThinkPad T480"),
            badge: texts.dynamic("device-state-", "received").to_string(),
            tone: String::from("warning"),
        })
        .to_vec()
}

fn home(language: Language, unknown: bool, several: Vec<BenchLink>) -> WorkbenchHomePage {
    let mut ctx = context(language, "/desk/bench");
    ctx.viewer = Some(viewer());
    let message = ctx.t("workbench-unknown").with("code", "PF1ABCDE").to_string();
    let errors = FieldErrors::new();
    WorkbenchHomePage {
        ctx,
        nav: nav(),
        errors: if unknown { errors.with("code", message) } else { errors },
        who: String::from("1:2"),
        code: if unknown { String::from("PF1ABCDE") } else { String::new() },
        several,
        latest: if unknown { Vec::new() } else { links(language) },
    }
}

fn answers(prefix: &str, codes: &[&str], chosen: &str, texts: Texts) -> Vec<LookAnswer> {
    codes
        .iter()
        .map(|code| LookAnswer {
            code: (*code).to_owned(),
            label: texts.dynamic(prefix, *code).to_string(),
            chosen: *code == chosen,
        })
        .collect()
}

fn device(language: Language, kind: &'static str, works: bool) -> WorkbenchPage {
    let mut ctx = context(language, "/desk/bench/RB-7K3F-9MX2");
    ctx.viewer = Some(viewer());
    let texts = ctx.texts;
    let marks = ["none", "light", "visible", "broken"];
    let results = ["passed", "failed", "not_applicable"];
    let row = |code: &str, answer: &str, by: &str| FunctionRow {
        code: code.to_owned(),
        label: texts.dynamic("check-", code).to_string(),
        said: if answer.is_empty() {
            String::new()
        } else {
            texts.dynamic("check-result-", answer).to_string()
        },
        by: by.to_owned(),
        answers: answers("check-result-", &results, answer, texts),
    };
    WorkbenchPage {
        nav: nav(),
        who: String::from("1:2"),
        reference: String::from("RB-7K3F-9MX2"),
        title: String::from("Lenovo ThinkPad T480"),
        under: texts.t("workbench-serial").with("serial", "PF1ABCDE").to_string(),
        badge: texts.dynamic("device-state-", "received").to_string(),
        tone: String::from("warning"),
        works,
        speakable: !matches!(kind, "release" | "nothing"),
        next: NextAct {
            kind,
            title: texts.dynamic("check-", "keyboard").to_string(),
            text: texts.t("workbench-record-text").to_string(),
            code: if kind == "grade" { String::from("B") } else { String::from("keyboard") },
            answers: answers("workbench-marks-", &marks, "", texts),
            storage: kind == "record",
        },
        functions: vec![
            row("power", "passed", "Béa Martin"),
            row("screen", "failed", ""),
            row("keyboard", "", ""),
        ],
        progress: texts.t("workbench-progress").with("told", 2).with("total", 3).to_string(),
        pending: true,
        battery: Some(String::from("72")),
        looks: vec![LookRow {
            code: String::from("case_marks"),
            label: texts.dynamic("workbench-look-", "case-marks").to_string(),
            answers: answers("workbench-marks-", &marks, "light", texts),
        }],
        proposed: if kind == "try" { String::new() } else { texts.dynamic("grade-", "b").to_string() },
        reasons: vec![String::from("72 % : B")],
        parts: vec![PartChoice {
            id: String::from("1"),
            label: String::from("Clavier T480 AZERTY"),
            quantity: 3,
            mends: true,
        }],
        takes: if kind == "nothing" { vec![Choice::new("battery", "Batterie")] } else { Vec::new() },
        photos: vec![PhotoLine {
            address: String::from("/desk/bench/RB-7K3F-9MX2/photos/7"),
            caption: String::from("Rayure au coin du capot"),
            detail: texts
                .t("photo-who")
                .with("name", "Karim Benali")
                .with("date", "27 novembre 2026")
                .to_string(),
        }],
        grades: if works { vec![Choice::new("A", "A"), Choice::new("B", "B")] } else { Vec::new() },
        ctx,
    }
}

fn rules(language: Language) -> GradingRulesPage {
    let ctx = context(language, "/etat-des-appareils");
    let texts = ctx.texts;
    let line = || RuleLine {
        what: texts.dynamic("workbench-marks-", "light").to_string(),
        grade: texts.t("grading-at-best").with("grade", texts.dynamic("grade-", "b")).to_string(),
    };
    GradingRulesPage {
        since: String::from("27 novembre 2026"),
        marks: vec![line()],
        battery: vec![line()],
        categories: vec![RuleCategory {
            title: texts.dynamic("category-", "laptop").to_string(),
            lines: vec![line()],
        }],
        ctx,
    }
}

fn parts(language: Language, some: bool) -> PartsPage {
    let mut ctx = context(language, "/desk/parts");
    ctx.viewer = Some(viewer());
    let line = || PartLine {
        id: String::from("1"),
        label: String::from("Batterie 01AV423"),
        function: String::from("Batterie"),
        category: String::from("Ordinateur portable"),
        models: String::from("T480, T580"),
        quantity: 3,
    };
    PartsPage {
        ctx,
        nav: nav(),
        errors: if some {
            FieldErrors::new()
        } else {
            FieldErrors::new().with("label", "Dites ce que c’est.")
        },
        works: true,
        lines: if some { vec![line()] } else { Vec::new() },
        categories: vec![Choice::new("laptop", "Ordinateur portable")],
        functions: vec![Choice::new("battery", "Batterie")],
        named: String::new(),
        models: String::new(),
        quantity: String::new(),
    }
}

fn batch(language: Language, codes: &str) -> BenchBatchPage {
    let mut ctx = context(language, "/desk/bench/batch");
    ctx.viewer = Some(viewer());
    BenchBatchPage {
        ctx,
        nav: nav(),
        errors: if codes.is_empty() {
            FieldErrors::new().with("codes", "Des codes.")
        } else {
            FieldErrors::new()
        },
        works: true,
        codes: codes.to_owned(),
        subjects: vec![Choice::new("wifi", "Wi-Fi")],
        answers: vec![Choice::new("failed", "Mauvais")],
        rest: false,
    }
}
