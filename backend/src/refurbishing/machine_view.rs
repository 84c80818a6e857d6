//! What a device's page shows of what its machine says.

use frontend::components::{Cell, Column, Fact, Happening, Tone};
use frontend::hardware::{MachineView, PairCard};
use frontend::object::Document;
use frontend::{Choice, Texts, filters};

use super::forms::Fields;
use super::hardware::{Change, Disk, HardwareReport, Health, MemoryModule};
use super::machine::{self, Machine};
use super::machine_facts::{Difference, Field};
use super::machine_store::{MergeState, Pair};
use super::rules::Stage;
use super::service::Bench;
use crate::devices::Device;
use crate::kernel::Result;
use crate::web::App;

/// The part of the page, and the kept files.
///
/// # Errors
/// When the database fails.
pub(super) async fn view(
    app: &App,
    bench: &Bench,
    may_work: bool,
    fields: &Fields,
    texts: Texts,
) -> Result<(MachineView, Vec<Document>)> {
    let machine = machine::of(app.db.fresh(), bench).await?;
    let stage = Stage::of(bench.device.state);
    let merged = bench.merged_into.is_some();
    let here = may_work && !merged && !matches!(stage, Stage::Out | Stage::Ended);
    let missing =
        machine.known.as_ref().map(|known| machine::missing_storages(bench, known)).unwrap_or_default();
    let mut notes: Vec<String> = missing
        .into_iter()
        .map(|serial| texts.t("hardware-missing-storage").with("serial", serial).to_string())
        .collect();
    let strange = machine.known.iter().flat_map(|known| &known.notes);
    notes.extend(strange.map(|note| texts.dynamic("hardware-note-", note.code()).to_string()));
    let documents = documents(app, bench, &machine, texts).await?;
    let Machine { known, changes, differences, pairs, files: _ } = machine;
    let view = MachineView {
        may_add: here,
        facts: known.as_ref().map(|known| facts(known, texts)).unwrap_or_default(),
        columns: ["part", "what", "serial", "health"]
            .map(|code| Column::new(texts.dynamic("hardware-column-", code).to_string()))
            .to_vec(),
        rows: known.as_ref().map(|known| rows(known, texts)).unwrap_or_default(),
        notes,
        differences: if here && stage != Stage::Offered {
            differences.iter().map(|one| difference(one, texts)).collect()
        } else {
            Vec::new()
        },
        changes: changes
            .iter()
            .flat_map(|(at, all)| all.iter().map(move |one| (at, one)))
            .map(|(at, one)| Happening::new(filters::write_datetime(*at, texts), change(one, texts)))
            .collect(),
        pair: asked(bench, &pairs, may_work, fields, texts),
    };
    Ok((view, documents))
}

async fn documents(app: &App, bench: &Bench, machine: &Machine, texts: Texts) -> Result<Vec<Document>> {
    let own = format!("/desk/devices/{}", bench.device.reference);
    let kept = app.storage.find_many(app.db.fresh(), machine.files.iter().map(|one| one.document_id)).await?;
    let all = machine.files.iter().take(20).filter_map(|one| {
        let file = kept.iter().find(|file| file.id == one.document_id)?;
        let day =
            filters::write_date(one.created_at.with_timezone(&chrono_tz::Europe::Paris).date_naive(), texts);
        let title = texts.t("hardware-document").with("date", day).to_string();
        Some(
            Document::new(title, format!("{own}/hardware-reports/{}", one.id), "TXT")
                .weighing(file.bytes)
                .detail(file.file_name.clone()),
        )
    });
    Ok(all.collect())
}

fn facts(known: &HardwareReport, texts: Texts) -> Vec<Fact> {
    let mut all = Vec::new();
    let mut push = |code: &str, value: Option<String>| {
        if let Some(value) = value {
            all.push(Fact::new(texts.dynamic("hardware-fact-", code).to_string(), value));
        }
    };
    let joined = |parts: [Option<&String>; 2]| {
        let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!text.is_empty()).then(|| text.join(" "))
    };
    push("machine", joined([known.manufacturer.as_ref(), known.model.as_ref()]));
    push("serial", known.serial.clone());
    push("board", joined([known.board_model.as_ref(), known.board_serial.as_ref()]));
    push("processor", known.processor.clone());
    if let Some(battery) = &known.battery {
        let mut said = Vec::new();
        if let Some(percent) = battery.percent {
            said.push(texts.t("hardware-battery-percent").with("percent", i64::from(percent)).to_string());
        }
        if let (Some(full), Some(design)) = (battery.full_mwh, battery.design_mwh) {
            let watt = |mwh: u32| format!("{}", f64::from(mwh / 100) / 10.0);
            said.push(
                texts
                    .t("hardware-battery-energy")
                    .with("full", watt(full))
                    .with("design", watt(design))
                    .to_string(),
            );
        }
        if let Some(cycles) = battery.cycles {
            said.push(texts.t("hardware-battery-cycles").with("count", i64::from(cycles)).to_string());
        }
        push("battery", (!said.is_empty()).then(|| said.join(", ")));
    }
    if let Some(display) = &known.display {
        push("screen", display.resolution.clone());
    }
    if let Some(firmware) = &known.firmware {
        push("firmware", joined([firmware.version.as_ref(), firmware.date.as_ref()]));
    }
    if !known.interfaces.is_empty() {
        push(
            "interfaces",
            Some(texts.t("hardware-interfaces").with("count", known.interfaces.len()).to_string()),
        );
    }
    let tools: Vec<&str> = known.tools.iter().map(|tool| tool.name()).collect();
    push("tools", Some(tools.join(", ")));
    all
}

fn memory_size(mib: u32, texts: Texts) -> String {
    if mib.is_multiple_of(1024) {
        filters::write_gigabytes(i64::from(mib / 1024), texts.language)
    } else {
        texts.t("hardware-mebibytes").with("count", i64::from(mib)).to_string()
    }
}

fn rows(known: &HardwareReport, texts: Texts) -> Vec<Vec<Cell>> {
    let storages = known.storages.iter().map(|disk| disk_row(disk, texts));
    let modules = known.memory.iter().map(|module| module_row(module, texts));
    storages.chain(modules).collect()
}

fn disk_row(disk: &Disk, texts: Texts) -> Vec<Cell> {
    let kind = disk.kind.clone().unwrap_or_else(|| "unknown".to_owned());
    let mut what = texts.dynamic("disk-kind-", &kind).to_string();
    if let Some(size) = disk.gigabytes {
        what.push(' ');
        what.push_str(&filters::write_gigabytes(i64::from(size), texts.language));
    }
    if let Some(model) = &disk.model {
        what.push_str(", ");
        what.push_str(model);
    }
    let mut said = Vec::new();
    if let Some(health) = disk.health() {
        said.push(texts.dynamic("hardware-health-", health.code()).to_string());
    }
    if let Some(hours) = disk.hours {
        said.push(texts.t("hardware-hours").with("count", i64::from(hours)).to_string());
    }
    if let Some(count) = disk.reallocated.filter(|count| *count > 0) {
        said.push(texts.t("hardware-reallocated").with("count", i64::from(count)).to_string());
    }
    if let Some(wear) = disk.wear_percent {
        said.push(texts.t("hardware-wear").with("percent", i64::from(wear)).to_string());
    }
    let health = said.join(", ");
    vec![
        Cell::text(texts.t("hardware-part-storage").to_string()),
        Cell::text(what),
        Cell::text(disk.serial.clone().unwrap_or_default()),
        match disk.health() {
            Some(Health::Failing) => Cell::badge(health, Tone::Danger),
            Some(Health::Watch) => Cell::badge(health, Tone::Warning),
            Some(Health::Good) | None => Cell::text(health),
        },
    ]
}

fn module_row(module: &MemoryModule, texts: Texts) -> Vec<Cell> {
    let mut what: Vec<String> = module.mib.map(|mib| memory_size(mib, texts)).into_iter().collect();
    what.extend([&module.kind, &module.manufacturer, &module.part_number].into_iter().flatten().cloned());
    vec![
        Cell::text(texts.t("hardware-part-memory").to_string()),
        Cell::text(what.join(" ")),
        Cell::text(module.serial.clone().unwrap_or_default()),
        Cell::text(String::new()),
    ]
}

/// « Mémoire : la machine dit 16 Go, la fiche 8 Go »
fn difference(one: &Difference, texts: Texts) -> Choice {
    let said = |value: &str| match (one.field, value.parse::<u32>()) {
        (Field::Memory, Ok(mib)) => memory_size(mib, texts),
        (Field::Battery, Ok(percent)) => {
            texts.t("hardware-battery-percent").with("percent", i64::from(percent)).to_string()
        }
        (Field::Screen, Ok(tenths)) => {
            let inches = format!("{}", f64::from(tenths) / 10.0);
            texts.t("hardware-inches").with("inches", inches).to_string()
        }
        (Field::Category, _) => texts.dynamic("category-", value).to_string(),
        _ => value.to_owned(),
    };
    let name = texts.dynamic("hardware-field-", one.field.code()).to_string();
    let label = texts.t("hardware-difference").with("field", name).with("read", said(&one.read));
    Choice::new(one.field.code(), label.to_string())
        .hint(texts.t("hardware-difference-known").with("known", said(&one.known)).to_string())
}

fn change(one: &Change, texts: Texts) -> String {
    let part = texts.dynamic("hardware-part-", one.part.code()).to_string();
    let text = if one.came { texts.t("hardware-came") } else { texts.t("hardware-went") };
    text.with("part", part).with("what", one.what.as_str()).to_string()
}

/// The pair that the page asks about, or tells of: one at a time.
fn asked(
    bench: &Bench,
    pairs: &[(Pair, Device)],
    may_work: bool,
    fields: &Fields,
    texts: Texts,
) -> Option<PairCard> {
    let order = |state: MergeState| MergeState::ALL.iter().position(|one| *one == state);
    let (pair, other) = pairs.iter().min_by_key(|(pair, _)| order(pair.state))?;
    let own = &bench.device.reference;
    let code = match pair.state {
        MergeState::Merged if pair.kept == Some(bench.device.id) => "kept",
        MergeState::Merged => "absorbed",
        MergeState::Proposed => "proposed",
        MergeState::Refused => "refused",
        MergeState::Undone => "undone",
    };
    let decisions: &[&str] = match pair.state {
        MergeState::Merged => &["undo"],
        MergeState::Proposed => &["merge", "merge_other", "refuse"],
        MergeState::Refused | MergeState::Undone => &["merge", "merge_other"],
    };
    let say = |text: frontend::texts::Text| text.with("own", own).with("other", &other.reference).to_string();
    let choices = decisions
        .iter()
        .filter(|_| may_work)
        .map(|code| {
            Choice::new(*code, say(texts.dynamic("merge-choice-", *code)))
                .hint(say(texts.dynamic("merge-about-", *code)))
        })
        .collect();
    let reasons = pair
        .reasons
        .iter()
        .map(|reason| {
            texts
                .dynamic("merge-reason-", reason.kind.code())
                .with("count", i64::from(reason.count))
                .to_string()
        })
        .collect();
    let number =
        |device: &Device| device.serial.clone().unwrap_or_else(|| texts.t("merge-no-serial").to_string());
    Some(PairCard {
        reference: other.reference.clone(),
        title: other.specification.title(),
        sentence: say(texts.dynamic("merge-state-", code)),
        why: pair.reason.clone().unwrap_or_default(),
        reasons,
        serials: texts
            .t("merge-serials")
            .with("own", number(&bench.device))
            .with("other", number(other))
            .to_string(),
        decisions: Choice::select(choices, &fields.text("decision").unwrap_or_default()),
        open: pair.state == MergeState::Proposed || fields.text("with").is_some(),
    })
}
