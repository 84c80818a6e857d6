//! A device's bench page, filled from what the bench knows.

use frontend::components::{Contact, Fact, Happening, Step, Tone};
use frontend::object::{Act, Document, ObjectView, ended, life};
use frontend::refurbishing::{BenchDevicePage, CheckRow, StorageCard, Typed};
use frontend::{Choice, FieldErrors, PageContext, Texts, filters};
use serde_json::Value;

use super::certificates::{self, Certificate};
use super::evidence::Method;
use super::forms::Fields;
use super::list_pages::destination;
use super::machine_view;
use super::may::{Case, Work};
use super::pages::tone;
use super::rules::{self, Check, CheckResult, Stage, Standing};
use super::service::Bench;
use super::waste_pages;
use super::workbench::photo_subject;
use crate::devices::{self, Event, Grade, Storage, StorageFate};
use crate::kernel::{Capacity, Instant, OpContext, Result, StorageId};
use crate::organisations;
use crate::platform::photos;
use crate::web::object::ask_to_work;
use crate::web::photos::photo_documents;
use crate::web::{App, desk_nav};

/// The steps of a device's work, and what ends each.
const STEPS: [(&str, &[&str]); 6] = [
    ("received", &["received", "return", "return_from_loan"]),
    ("tests", &["tests_recorded"]),
    ("erasure", &["complete_wipe", "find_no_storage", "destroy_storage"]),
    ("grade", &["graded"]),
    ("ready", &["make_ready"]),
    ("life", &["sell", "give", "lend"]),
];

fn position(stage: Stage) -> usize {
    match stage {
        Stage::ToTest => 1,
        Stage::ToErase => 2,
        Stage::ToRepair | Stage::ToGrade => 3,
        Stage::Ready | Stage::Offered => 5,
        Stage::SetAside | Stage::Out | Stage::Ended => STEPS.len(),
    }
}

/// The work in words, each step done with its day.
fn steps(bench: &Bench, events: &[Event], texts: Texts) -> Vec<Step> {
    let done = |kinds: &[&str]| {
        let event = events.iter().rev().find(|event| kinds.contains(&event.kind.as_str()));
        event.map(|event| day(event.at, texts)).unwrap_or_default()
    };
    let all = |current: usize| {
        STEPS.into_iter().enumerate().map(move |(place, (code, kinds))| {
            // A step that comes again shows no day of its first time.
            let when = if place < current { done(kinds) } else { String::new() };
            (texts.dynamic("bench-step-", code).to_string(), when)
        })
    };
    let state = bench.device.state;
    let last = || events.last().map(|event| day(event.at, texts)).unwrap_or_default();
    let word = || texts.dynamic("device-state-", state.code()).to_string();
    match Stage::of(state) {
        Stage::SetAside => {
            let before = bench.device.state_before_quarantine().map(Stage::of).map_or(1, position);
            ended(all(before), before, word(), last())
        }
        Stage::Ended => {
            let reached = STEPS.iter().take_while(|(_, kinds)| !done(kinds).is_empty()).count();
            ended(all(reached), reached, word(), last())
        }
        stage => life(all(position(stage)), position(stage)),
    }
}

/// The storages that still wait for a proof.
fn waiting_in(bench: &Bench) -> Vec<&Storage> {
    match bench.standing() {
        Standing::Pending(left) => bench.storages.iter().filter(|one| left.contains(&one.id)).collect(),
        Standing::Clean(_) => Vec::new(),
    }
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
    let mut fields = fields;
    if let [storage] = waiting_in(&bench).as_slice()
        && let Some(serial) = &storage.serial
    {
        fields.0.entry("storage_serial".to_owned()).or_insert_with(|| serial.clone());
    }
    // A second try is made with the same tool, most of the time.
    if let Some(last) = bench.evidence.last().map(|one| &one.submitted) {
        for (name, known) in [("tool", &last.tool), ("tool_version", &last.tool_version)] {
            fields.0.entry(name.to_owned()).or_insert_with(|| known.clone());
        }
    }
    let fields = fields;
    let typed = |name: &str| fields.text(name).unwrap_or_default();
    let select = |name: &str, choices: Vec<Choice>| Choice::select(choices, &typed(name));
    let waiting = waiting_in(&bench);
    let choice = |one: &Storage| Choice::new(one.id.to_string(), storage_title(&bench, one.id, texts));
    let removable: Vec<Choice> =
        bench.storages.iter().filter(|one| one.fate == StorageFate::Present).map(choice).collect();
    let yes_no = |first: &str| {
        ["yes", "no"].map(|code| Choice::new(code, texts.dynamic(first, code).to_string())).to_vec()
    };
    let allowed = Case::of(&bench).work();
    let ask = match allowed.is_empty() {
        true => None,
        false => ask_to_work(c, op, Capacity::Refurbisher, texts).await?,
    };
    let allowed = if ask.is_none() { allowed } else { Vec::new() };
    let may = |work: Work| allowed.contains(&work);
    let mut acts = Vec::new();
    if may(Work::Publish) {
        let address = format!("/desk/devices/{}/publish", device.reference);
        acts.push(Act::open(texts.t("bench-ready-button"), address));
    }
    if !allowed.is_empty() {
        let address = format!("/desk/bench/{}", device.reference);
        acts.push(Act::open(texts.t("workbench-open-at"), address).secondary());
    }
    if let Some(listing) = device.listing_id {
        acts.push(Act::open(texts.t("bench-listing"), format!("/desk/listings/{listing}")).secondary());
    }
    let (machine, reports) =
        machine_view::view(app, &bench, op.works_as(Capacity::Refurbisher), &fields, texts).await?;
    let waste = waste_pages::view(app, &bench, op.works_as(Capacity::Refurbisher), &fields, texts).await?;
    let issued = certificates::of_issued(c, device.id).await?;
    let proofs = bench.proofs();
    if proofs > 0 && op.works_as(Capacity::Refurbisher) {
        let newest = issued.first();
        if newest.is_none_or(|one| !one.stands() || usize::try_from(one.storages) != Ok(proofs)) {
            let address = format!("/desk/devices/{}/certificate", device.reference);
            acts.push(Act::send(texts.t("certificate-issue"), address).secondary());
        }
    }
    let first = match stage {
        Stage::ToTest | Stage::ToRepair if may(Work::Test) => "test",
        Stage::ToErase | Stage::ToGrade | Stage::SetAside if may(Work::Erase) => "erase",
        Stage::ToGrade if may(Work::Grade) => "grade",
        Stage::SetAside if may(Work::Release) => "release",
        _ => "",
    };
    let folded = [Work::Test, Work::Erase, Work::Grade, Work::Remove].into_iter().any(may);
    let ends = ends(&allowed, texts);
    let tested = device.functions_passed.is_some();
    let mut under: Vec<String> = Vec::new();
    if let Some(grade) = device.grade {
        under.push(texts.dynamic("grade-", grade.code().to_lowercase()).to_string());
    }
    if tested {
        under.push(texts.dynamic("device-word-", bench.word().code()).to_string());
    }
    Ok(BenchDevicePage {
        nav: desk_nav(op, &ctx),
        object: ObjectView {
            over: texts.t("bench-over").with("reference", device.reference.as_str()).to_string(),
            title: device.specification.title(),
            under: under.join(" · "),
            badge: texts.dynamic("device-state-", device.state.code()).to_string(),
            tone: tone(device.state),
            steps: steps(&bench, &events, texts),
            now: texts.dynamic("bench-now-", device.state.code()).to_string(),
            acts,
            forms: folded || !ends.is_empty() || may(Work::Release) || machine.asks(),
            asks: ask.into_iter().collect(),
            facts: facts(app, &bench, texts).await?,
            people,
            documents: documents(app, &bench, &issued, texts).await?.into_iter().chain(reports).collect(),
            history,
        },
        machine,
        waste,
        reference: device.reference.clone(),
        destination: texts.dynamic("bench-destination-", destination(device)).to_string(),
        worded: tested,
        first,
        may_test: may(Work::Test),
        may_erase: may(Work::Erase),
        may_grade: may(Work::Grade),
        may_release: may(Work::Release),
        first_tests: stage == Stage::ToTest,
        checks: checks(&bench, &fields, texts),
        asked: asked(&device.specification.category),
        storages: bench.storages.iter().map(|one| storage_card(&bench, one, texts)).collect(),
        revocable: bench.evidence.iter().any(|one| one.accepted && one.revoked_at.is_none()),
        waiting: select("storage_id", waiting.iter().map(|one| choice(one)).collect()),
        removable: if may(Work::Remove) { select("removed_storage", removable) } else { Vec::new() },
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
        ends: select("step", ends),
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
        ("reports", texts.t("hardware-file")),
        ("take", texts.t("hardware-take")),
        ("decision", texts.t("merge-which")),
        ("merge_reason", texts.t("merge-why")),
        ("waste_weight", texts.t("waste-weight")),
        ("waste_code", texts.t("waste-code")),
        ("waste_receiver", texts.t("waste-receiver")),
        ("waste_day", texts.t("waste-day")),
        ("waste_proof", texts.t("waste-proof-file")),
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

pub(super) fn day(at: Instant, texts: Texts) -> String {
    filters::write_date(at.with_timezone(&chrono_tz::Europe::Paris).date_naive(), texts)
}

/// « SSD 256 Go, n° S3Z8NB0K », or its place when nothing is known of it.
pub(super) fn storage_title(bench: &Bench, id: StorageId, texts: Texts) -> String {
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

/// What else may be done now: only what would not be refused.
fn ends(allowed: &[Work], texts: Texts) -> Vec<Choice> {
    [
        ("repair", Work::Repair),
        ("quarantine", Work::Quarantine),
        ("parts", Work::Parts),
        ("recycle", Work::Recycle),
    ]
    .into_iter()
    .filter(|(_, work)| allowed.contains(work))
    .map(|(code, _)| {
        Choice::new(code, texts.dynamic("bench-end-", code).to_string())
            .hint(texts.dynamic("bench-end-about-", code).to_string())
    })
    .collect()
}

async fn facts(app: &App, bench: &Bench, texts: Texts) -> Result<Vec<Fact>> {
    let device = &bench.device;
    let mut facts = devices::facts(&device.specification, texts);
    for (name, value) in [("serial", &device.serial), ("inventory", &device.inventory_number)] {
        if let Some(value) = value {
            facts.push(Fact::new(texts.dynamic("bench-fact-", name).to_string(), value.clone()));
        }
    }
    facts.push(Fact::new(
        texts.t("bench-fact-destination").to_string(),
        texts.dynamic("bench-destination-", destination(device)).to_string(),
    ));
    if let Some(site) = device.site_id {
        let site = organisations::site(app.db.fresh(), site).await?;
        facts.push(Fact::new(texts.t("bench-fact-place").to_string(), site.label));
    }
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
    Ok(facts)
}

async fn documents(app: &App, bench: &Bench, issued: &[Certificate], texts: Texts) -> Result<Vec<Document>> {
    let reference = &bench.device.reference;
    let own = format!("/desk/devices/{reference}");
    let mut documents: Vec<Document> = issued.iter().map(|one| certificates::document(one, texts)).collect();
    documents.extend([
        Document::new(texts.t("bench-document-label"), format!("{own}/label.pdf"), "PDF"),
        Document::new(texts.t("bench-document-passport"), format!("/appareils/{reference}"), ""),
    ]);
    let photos = photos::photos_of(app.db.fresh(), photo_subject(bench.device.id)).await?;
    documents.extend(photo_documents(&format!("/desk/bench/{reference}"), &photos, texts));
    let reports = bench.evidence.iter().filter_map(|one| one.report_document_id);
    let kept = app.storage.find_many(app.db.fresh(), reports).await?;
    for one in &bench.evidence {
        let Some(file) = kept.iter().find(|file| one.report_document_id == Some(file.id)) else { continue };
        let title = texts.t("bench-document-report").with("date", day(one.submitted.ended_at, texts));
        documents.push(
            Document::new(title, format!("{own}/reports/{}", one.id), "TXT")
                .weighing(file.bytes)
                .detail(format!("{} {}", one.submitted.tool, one.submitted.tool_version)),
        );
    }
    Ok(documents)
}

fn happening(event: &Event, who: Option<String>, texts: Texts) -> Happening {
    let text = |name: &str| event.details.get(name).and_then(Value::as_str).map(str::to_owned);
    let more = match event.kind.as_str() {
        "tests_recorded" => Some(devices::tests_sentence(&event.details, texts)),
        "graded" => text("grade").map(|code| texts.dynamic("grade-", code.to_lowercase()).to_string()),
        "storage_wiped" | "wipe_refused" => {
            let moment = |name: &str| text(name)?.parse::<Instant>().ok();
            let tool =
                [text("tool"), text("tool_version")].into_iter().flatten().collect::<Vec<_>>().join(" ");
            // Older entries of the chain hold no beginning.
            Some(match (moment("started_at"), moment("ended_at")) {
                (Some(from), Some(to)) => {
                    let times = texts
                        .t("device-erasure-times")
                        .with("from", filters::write_datetime(from, texts))
                        .with("to", filters::write_datetime(to, texts));
                    format!("{tool}, {times}")
                }
                _ => tool,
            })
        }
        "parts_used" | "part_taken" => event
            .details
            .get("parts")
            .and_then(Value::as_array)
            .map(|parts| parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")),
        _ => text("reason"),
    };
    let detail: Vec<String> = [who, more].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Happening::new(
        filters::write_datetime(event.at, texts),
        texts.dynamic("device-event-", &event.kind).to_string(),
    )
    .detail(detail.join(" · "))
}
