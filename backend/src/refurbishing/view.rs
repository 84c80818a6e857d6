//! A device's bench page, filled from what the bench knows.

use frontend::components::{Contact, Fact, Happening, Step, Tone};
use frontend::refurbishing::{BenchDevicePage, CheckRow, StorageCard, Typed};
use frontend::{Choice, FieldErrors, PageContext, Texts, filters};
use serde_json::Value;

use super::evidence::Method;
use super::forms::Fields;
use super::pages::tone;
use super::rules::{self, Check, CheckResult, Stage, Standing};
use super::service::Bench;
use crate::devices::{self, Action, Event, Grade, Storage, StorageFate};
use crate::kernel::{Capacity, Instant, OpContext, Result, StorageId};
use crate::organisations;
use crate::web::{App, desk_nav};

/// The steps of a device's work, and where each stage stands among them.
const STEPS: [&str; 6] = ["received", "tests", "erasure", "grade", "ready", "life"];

fn position(stage: Stage) -> usize {
    match stage {
        Stage::ToTest => 1,
        Stage::ToErase => 2,
        Stage::ToRepair | Stage::ToGrade => 3,
        Stage::Ready | Stage::Offered => 4,
        Stage::SetAside | Stage::Out | Stage::Ended => 5,
    }
}

fn steps(bench: &Bench, texts: Texts) -> Vec<Step> {
    let stage = match Stage::of(bench.device.state) {
        Stage::SetAside => match bench.device.state_before_quarantine() {
            Some(before) => Stage::of(before),
            None => return Vec::new(),
        },
        Stage::Ended => return Vec::new(),
        stage => stage,
    };
    Step::sequence(STEPS.map(|step| texts.dynamic("bench-step-", step).to_string()), position(stage))
}

/// The page of a device, with what was typed and what is wrong.
///
/// # Errors
/// When the database fails.
pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    bench: Bench,
    fields: Fields,
    errors: FieldErrors,
) -> Result<BenchDevicePage> {
    let texts = ctx.texts;
    let device = &bench.device;
    let stage = Stage::of(device.state);
    let c = app.db.fresh();
    let events = devices::events_of(c, device.id).await?;
    let mut wanted: Vec<_> = events.iter().filter_map(|event| event.organisation_id).collect();
    wanted.extend(device.donor_id);
    wanted.sort_unstable();
    wanted.dedup();
    let known = organisations::find_many(c, wanted).await?;
    let mut people = Vec::new();
    if let Some(donor) = device.donor_id.and_then(|id| known.get(&id)) {
        people.push(Contact {
            role: texts.t("bench-donor").to_string(),
            name: donor.name.clone(),
            phone: donor.telephone.clone().unwrap_or_default(),
            ..Contact::default()
        });
    }
    let history = events
        .iter()
        .map(|event| {
            let who = event.organisation_id.and_then(|id| known.get(&id)).map(|one| one.name.clone());
            happening(event, who, texts)
        })
        .collect();
    let typed = |name: &str| fields.text(name).unwrap_or_default();
    let select = |name: &str, choices: Vec<Choice>| Choice::select(choices, &typed(name));
    let waiting: Vec<&Storage> = match bench.standing() {
        Standing::Pending(left) => bench.storages.iter().filter(|one| left.contains(&one.id)).collect(),
        Standing::Clean(_) => Vec::new(),
    };
    let choice = |one: &Storage| Choice::new(one.id.to_string(), storage_title(&bench, one.id, texts));
    let removable = match stage {
        Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade | Stage::SetAside => {
            bench.storages.iter().filter(|one| one.fate == StorageFate::Present).map(choice).collect()
        }
        Stage::Ready | Stage::Offered | Stage::Out | Stage::Ended => Vec::new(),
    };
    let yes_no = |first: &str| {
        ["yes", "no"].map(|code| Choice::new(code, texts.dynamic(first, code).to_string())).to_vec()
    };
    let tested = device.functions_passed.is_some();
    Ok(BenchDevicePage {
        nav: desk_nav(op, &ctx),
        reference: device.reference.clone(),
        title: device.specification.title(),
        category: device.specification.category.clone(),
        state: texts.dynamic("device-state-", device.state.code()).to_string(),
        tone: tone(device.state).code().to_owned(),
        stage: stage.code().to_owned(),
        word: if tested { bench.word().code().to_owned() } else { String::new() },
        grade: device.grade.map(|grade| grade.code().to_lowercase()).unwrap_or_default(),
        steps: steps(&bench, texts),
        may_work: op.require(Capacity::Refurbisher).is_ok(),
        checks: checks(&bench, &fields, texts),
        asked: asked(&device.specification.category),
        storages: bench.storages.iter().map(|one| storage_card(&bench, one, texts)).collect(),
        waiting: select("storage_id", waiting.iter().map(|one| choice(one)).collect()),
        removable: select("removed_storage", removable),
        storage_kinds: select(
            "storage_kind",
            ["ssd", "nvme", "hdd", "flash"]
                .map(|kind| Choice::new(kind, texts.dynamic("disk-kind-", kind).to_string()))
                .to_vec(),
        ),
        methods: select(
            "method",
            [Method::Purge, Method::Clear, Method::Destroy]
                .map(|method| {
                    Choice::new(method.code(), texts.dynamic("storage-method-", method.code()).to_string())
                        .hint(texts.dynamic("storage-method-about-", method.code()).to_string())
                })
                .to_vec(),
        ),
        verified: select("verified", yes_no("answer-")),
        chargers: select("charger", yes_no("answer-")),
        grades: select(
            "grade",
            Grade::ALL
                .iter()
                .map(|grade| {
                    let code = grade.code().to_lowercase();
                    Choice::new(grade.code(), texts.dynamic("grade-", &code).to_string())
                        .hint(texts.dynamic("grade-about-", &code).to_string())
                })
                .collect(),
        ),
        ends: select("step", ends(&bench, texts)),
        facts: facts(&bench, texts),
        documents: documents(&bench, texts),
        listing: device.listing_id.map(|id| format!("/offres/{id}")).unwrap_or_default(),
        people,
        history,
        typed: Typed(fields.0.clone()),
        errors: named(errors, texts),
        ctx,
    })
}

/// The faults with the question each is about: « répondez à cette question » alone would not say which.
fn named(errors: FieldErrors, texts: Texts) -> FieldErrors {
    [
        ("storage_serial", texts.t("bench-erase-serial")),
        ("method", texts.t("bench-erase-method")),
        ("tool", texts.t("bench-erase-tool")),
        ("tool_version", texts.t("bench-erase-version")),
        ("started_at", texts.t("bench-erase-started")),
        ("ended_at", texts.t("bench-erase-ended")),
        ("exit_status", texts.t("bench-erase-exit")),
        ("verified", texts.t("bench-erase-verified")),
        ("memory_gb", texts.t("device-fact-memory")),
        ("battery_percent", texts.t("bench-battery")),
        ("storage_gigabytes", texts.t("bench-storage-size")),
        ("weight_grams", texts.t("device-fact-weight")),
        ("removed_storage", texts.t("bench-removal-which")),
        ("removal_reason", texts.t("bench-removal-reason")),
        ("reason", texts.t("bench-ends-reason")),
        ("step", texts.t("bench-ends-which")),
        ("release_reason", texts.t("bench-release-reason")),
    ]
    .into_iter()
    .fold(errors, |errors, (field, label)| errors.about(field, label))
}

/// What is asked of a category besides its checks.
fn asked(category: &str) -> Vec<&'static str> {
    let checked = |check: Check| rules::checklist(category).contains(&check);
    // A printer may hold a disk, a screen never does.
    let computes = !matches!(category, "screen" | "printer" | "network");
    [
        ("storage", category != "screen"),
        ("memory", computes),
        ("system", computes),
        ("battery", checked(Check::Battery)),
        ("keyboard", checked(Check::Keyboard)),
        ("charger", checked(Check::Charger)),
    ]
    .into_iter()
    .filter_map(|(field, asked)| asked.then_some(field))
    .collect()
}

fn checks(bench: &Bench, fields: &Fields, texts: Texts) -> Vec<CheckRow> {
    rules::checklist(&bench.device.specification.category)
        .iter()
        .map(|check| {
            let field = format!("check-{}", check.code().replace('_', "-"));
            let sent = fields.text(&field).unwrap_or_default();
            let choices = CheckResult::ALL
                .iter()
                .map(|result| {
                    Choice::new(result.code(), texts.dynamic("check-result-", result.code()).to_string())
                })
                .collect();
            CheckRow {
                label: texts.dynamic("check-", check.code()).to_string(),
                choices: Choice::select(choices, &sent),
                field,
            }
        })
        .collect()
}

fn day(at: Instant, texts: Texts) -> String {
    filters::write_date(at.with_timezone(&chrono_tz::Europe::Paris).date_naive(), texts)
}

/// « SSD 256 Go, n° S3Z8NB0K », or its place when nothing is known of it.
fn storage_title(bench: &Bench, id: StorageId, texts: Texts) -> String {
    let place = bench.storages.iter().position(|one| one.id == id);
    let Some((place, one)) = place.and_then(|place| Some((place + 1, bench.storages.get(place)?))) else {
        return String::new();
    };
    let mut title = texts.dynamic("disk-kind-", &one.kind).to_string();
    if let Some(size) = one.gigabytes {
        title.push(' ');
        title.push_str(&filters::write_gigabytes(i64::from(size), texts.language));
    }
    match &one.serial {
        Some(serial) => texts.t("storage-with-serial").with("storage", title).with("serial", serial),
        None => texts.t("storage-without-serial").with("storage", title).with("place", place),
    }
    .to_string()
}

fn storage_card(bench: &Bench, one: &Storage, texts: Texts) -> StorageCard {
    let last = bench.evidence.iter().rev().find(|evidence| evidence.storage_id == one.id);
    let (code, tone) = match (one.fate, bench.proof(one.id), last) {
        (StorageFate::Removed, ..) => ("removed", Tone::Neutral),
        (StorageFate::Destroyed, ..) => ("destroyed", Tone::Good),
        (StorageFate::Present, Some(_), _) => ("erased", Tone::Good),
        (StorageFate::Present, None, Some(last)) if last.revoked_at.is_some() => ("revoked", Tone::Danger),
        (StorageFate::Present, None, Some(last)) if !last.accepted => ("failed", Tone::Danger),
        (StorageFate::Present, None, _) => ("waiting", Tone::Warning),
    };
    let status = match (bench.proof(one.id), last, &one.fate_reason) {
        (_, _, Some(reason)) => reason.clone(),
        (Some(proof), ..) => texts
            .t("storage-erased-line")
            .with("method", texts.dynamic("storage-method-", proof.submitted.method.code()))
            .with("tool", format!("{} {}", proof.submitted.tool, proof.submitted.tool_version))
            .with("date", day(proof.submitted.ended_at, texts))
            .to_string(),
        (None, Some(last), None) => last
            .refusal
            .as_ref()
            .map(|code| texts.dynamic("evidence-refusal-", code).to_string())
            .unwrap_or_default(),
        (None, None, None) => String::new(),
    };
    StorageCard {
        title: storage_title(bench, one.id, texts),
        status,
        tone: tone.code().to_owned(),
        badge: texts.dynamic("storage-status-", code).to_string(),
    }
}

/// What else may be done now: only what would not be refused for the order of the work.
fn ends(bench: &Bench, texts: Texts) -> Vec<Choice> {
    let steps = [
        ("repair", Action::StartRepair),
        ("quarantine", Action::Quarantine),
        ("parts", Action::KeepForParts),
        ("recycle", Action::Recycle),
    ];
    let allowed = |action: Action| {
        let stage = Stage::of(bench.device.state);
        let gone = matches!(stage, Stage::Out | Stage::Ended);
        !gone && devices::rules::transition(bench.device.state, action, None).is_ok()
    };
    steps
        .into_iter()
        .filter(|(_, action)| allowed(*action))
        .map(|(code, _)| {
            Choice::new(code, texts.dynamic("bench-end-", code).to_string())
                .hint(texts.dynamic("bench-end-about-", code).to_string())
        })
        .collect()
}

fn facts(bench: &Bench, texts: Texts) -> Vec<Fact> {
    let device = &bench.device;
    let mut facts = devices::facts(&device.specification, texts);
    for (name, value) in [("serial", &device.serial), ("inventory", &device.inventory_number)] {
        if let Some(value) = value {
            facts.push(Fact::new(texts.dynamic("bench-fact-", name).to_string(), value.clone()));
        }
    }
    let destination = if device.sale_allowed { "sale" } else { "solidarity" };
    facts.push(Fact::new(
        texts.t("bench-fact-destination").to_string(),
        texts.dynamic("bench-destination-", destination).to_string(),
    ));
    if let Some(test) = bench.tests.first() {
        let failed: Vec<String> =
            test.failed().iter().map(|check| texts.dynamic("check-", check.code()).to_string()).collect();
        if !failed.is_empty() {
            facts.push(Fact::new(texts.t("bench-fact-failed").to_string(), failed.join(", ")));
        }
        if let Some(note) = &test.note {
            facts.push(Fact::new(texts.t("bench-note").to_string(), note.clone()));
        }
    }
    facts
}

fn documents(bench: &Bench, texts: Texts) -> Vec<Fact> {
    let reference = &bench.device.reference;
    let own = format!("/desk/devices/{reference}");
    let mut documents = vec![
        Fact::new(texts.t("bench-document-label").to_string(), "").leading_to(format!("{own}/label.pdf")),
        Fact::new(texts.t("bench-document-passport").to_string(), "")
            .leading_to(format!("/appareils/{reference}")),
    ];
    for one in bench.evidence.iter().filter(|one| one.report_document_id.is_some()) {
        let tool = format!("{} {}", one.submitted.tool, one.submitted.tool_version);
        let title = texts.t("bench-document-report").with("date", day(one.submitted.ended_at, texts));
        documents.push(Fact::new(title.to_string(), tool).leading_to(format!("{own}/reports/{}", one.id)));
    }
    documents
}

fn happening(event: &Event, who: Option<String>, texts: Texts) -> Happening {
    let text = |name: &str| event.details.get(name).and_then(Value::as_str).map(str::to_owned);
    let more = match event.kind.as_str() {
        "tests_recorded" => Some(devices::tests_sentence(&event.details, texts)),
        "graded" => text("grade").map(|code| texts.dynamic("grade-", code.to_lowercase()).to_string()),
        "storage_wiped" | "wipe_refused" => {
            Some([text("tool"), text("tool_version")].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        _ => text("reason"),
    };
    let detail: Vec<String> = [who, more].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Happening::new(
        filters::write_datetime(event.at, texts),
        texts.dynamic("device-event-", &event.kind).to_string(),
    )
    .detail(detail.join(" · "))
}
