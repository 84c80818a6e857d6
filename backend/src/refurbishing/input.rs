//! What the bench is told, by machines and by forms, and how it is read once, at the edge.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use utoipa::ToSchema;

use super::evidence::{Method, Submitted, is_tool_name};
use super::reports::Tool;
use super::rules::{CheckResult, Outcome, plain_text};
use crate::devices::{Grade, NewStorage, Specification};
use crate::kernel::{Error, Fault, Instant, OpContext, Result, StorageId};
use crate::platform::storage::sha256;

/// The largest report that is kept: 1 MiB.
const LARGEST_REPORT: usize = 1024 * 1024;
/// More storages than any device holds.
const MOST_STORAGES: usize = 32;

/// What a test said: a code, or yes and no.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum AnswerIn {
    /// `true` passed, `false` failed.
    YesNo(bool),
    /// `passed`, `failed` or `not_applicable`.
    Said(CheckResult),
}

/// A storage that the bench found.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StorageIn {
    /// Its serial number.
    pub serial: Option<String>,
    /// `ssd`, `nvme`, `hdd`, `flash` or `unknown` (unless told).
    pub kind: Option<String>,
    /// Its capacity in gigabytes.
    pub gigabytes: Option<i32>,
}

/// What the bench learned of a device; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecificationIn {
    /// The brand.
    pub brand: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// The processor.
    pub processor: Option<String>,
    /// Memory in MiB, 1 to 4 194 304.
    pub memory_mb: Option<i32>,
    /// Screen diagonal in tenths of an inch, 10 to 1 500.
    pub screen_inch_tenths: Option<i32>,
    /// Operating system as delivered.
    pub operating_system: Option<String>,
    /// Keyboard layout, such as AZERTY.
    pub keyboard_layout: Option<String>,
    /// Whether a charger comes with it.
    pub charger: Option<bool>,
    /// Battery health, percent of its design capacity, 0 to 100.
    pub battery_percent: Option<i32>,
    /// Weight in grams, 1 to 500 000.
    pub weight_grams: Option<i32>,
}

/// A test session. Either `checks` names tests, or `all_passed` answers for those it does not name: an empty body
/// claims nothing and is refused.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestsIn {
    /// By code of the test: `passed`, `failed`, `not_applicable`, or true and false.
    #[serde(default)]
    pub checks: BTreeMap<String, AnswerIn>,
    /// Every test of the category that `checks` does not name passed.
    #[serde(default)]
    pub all_passed: bool,
    /// Storages found and not yet recorded, at most 32.
    #[serde(default)]
    pub storages: Vec<StorageIn>,
    /// The device holds no storage. Without it, a computer, telephone or tablet whose storages nobody declared is
    /// taken to hold one.
    #[serde(default)]
    pub no_storage: bool,
    /// What was learned of the device.
    #[serde(default)]
    pub specification: SpecificationIn,
    /// Anything else, up to 1 000 characters.
    pub note: Option<String>,
}

/// Evidence that a storage was erased. `method`, `tool`, `tool_version`, `exit_status`, `verified`, `started_at` and `ended_at`
/// are asked for; of a destruction, neither the version nor the exit status.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceIn {
    /// The storage, by its id; may be left out when one storage alone still waits.
    pub storage_id: Option<StorageId>,
    /// The storage, by its serial number; asked for when nobody knows it yet.
    #[serde(alias = "serial")]
    pub storage_serial: Option<String>,
    /// `clear`, `purge` or `destroy` (NIST SP 800-88); never guessed.
    pub method: Option<Method>,
    /// The tool, or the machine that destroyed.
    pub tool: Option<String>,
    /// Its version.
    #[serde(alias = "version")]
    pub tool_version: Option<String>,
    /// The command, as it was typed, up to 500 characters.
    pub command: Option<String>,
    /// What the tool ended with; 0 is success.
    pub exit_status: Option<i32>,
    /// Whether the storage was read back (or the destruction seen).
    #[serde(alias = "verification")]
    pub verified: Option<bool>,
    /// Who watched; the acting person unless told.
    pub operator: Option<String>,
    /// When it began.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub started_at: Option<Instant>,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Instant>,
    /// The tool's report, as text, up to 1 MiB; it is kept.
    pub report: Option<String>,
    /// The tool's report, in base64, up to 1 MiB; it is kept.
    pub report_base64: Option<String>,
    /// SHA-256 of the report, in hexadecimal; checked when the report comes too.
    pub report_sha256: Option<String>,
}

/// What becomes of a tested device.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeIn {
    /// A, B or C makes it ready; P keeps it for its parts.
    pub grade: Option<Grade>,
    /// `reuse`, `parts` or `recycle`; parts and recycling want a reason.
    pub outcome: Option<Outcome>,
    /// Why, for parts and recycling.
    pub reason: Option<String>,
    /// Whether all functions work; as the tests said unless told.
    pub working: Option<bool>,
    /// Weight in grams, 1 to 500 000.
    pub weight_grams: Option<i32>,
    /// Anything else, up to 1 000 characters.
    pub note: Option<String>,
}

/// Why something is done.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonIn {
    /// Why, in a few words, up to 500 characters.
    pub reason: Option<String>,
}

/// A test session that was read.
#[derive(Clone, Debug)]
pub struct Session {
    /// What was tried.
    pub checks: BTreeMap<String, CheckResult>,
    /// Whether the rest passed.
    pub all_passed: bool,
    /// Storages found.
    pub storages: Vec<NewStorage>,
    /// Whether it holds none.
    pub no_storage: bool,
    /// What was learned.
    pub specification: SpecificationIn,
    /// Anything else.
    pub note: Option<String>,
}

/// Evidence that was read.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Which storage, if its id was told.
    pub storage_id: Option<StorageId>,
    /// What was said of it.
    pub submitted: Submitted,
    /// The report to keep.
    pub report: Option<Vec<u8>>,
}

impl Proof {
    /// Adds the report that was sent as a file.
    ///
    /// # Errors
    /// `report-too-large` on `report`.
    pub fn attach(&mut self, bytes: Option<Vec<u8>>) -> Result<()> {
        let Some(bytes) = bytes else { return Ok(()) };
        if bytes.len() > LARGEST_REPORT {
            return Err(Error::invalid("report", "report-too-large"));
        }
        self.submitted.report_sha256 = Some(sha256(&bytes));
        self.report = Some(bytes);
        Ok(())
    }
}

/// A grade that was read.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The grade.
    pub grade: Option<Grade>,
    /// What was wished.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reason: Option<String>,
    /// Whether all functions work.
    pub working: Option<bool>,
    /// Weight in grams.
    pub weight_grams: Option<i32>,
    /// Anything else.
    pub note: Option<String>,
}

/// Collects the faults of an input, so that all are told at once.
#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, field: &str, code: &'static str, args: Vec<(&'static str, String)>) {
        self.faults.push(Fault { field: field.to_owned(), code, args });
    }

    fn text(&mut self, field: &str, text: Option<&str>, longest: usize) -> Option<String> {
        plain_text(text, longest).unwrap_or_else(|code| {
            self.fault(field, code, vec![("longest", longest.to_string())]);
            None
        })
    }

    fn asked(&mut self, field: &str, text: Option<&str>, longest: usize) -> String {
        let before = self.faults.len();
        let read = self.text(field, text, longest);
        if read.is_none() && self.faults.len() == before {
            self.fault(field, "field-required", Vec::new());
        }
        read.unwrap_or_default()
    }

    fn given<T: Default>(&mut self, field: &str, value: Option<T>) -> T {
        if value.is_none() {
            self.fault(field, "field-required", Vec::new());
        }
        value.unwrap_or_default()
    }

    fn within(&mut self, field: &str, value: Option<i32>, least: i32, most: i32) -> Option<i32> {
        match value {
            Some(number) if !(least..=most).contains(&number) => {
                let bounds = vec![("least", least.to_string()), ("most", most.to_string())];
                self.fault(field, "bench-number-out-of-range", bounds);
                None
            }
            other => other,
        }
    }

    fn end<T>(self, value: T) -> Result<T> {
        if self.faults.is_empty() { Ok(value) } else { Err(Error::faults(self.faults)) }
    }
}

impl TestsIn {
    /// Reads a test session.
    ///
    /// # Errors
    /// 422 naming each field at fault.
    pub fn read(self) -> Result<Session> {
        let Self { checks, all_passed, storages, no_storage, specification, note } = self;
        let mut reader = Reader::default();
        let note = reader.text("note", note.as_deref(), 1000);
        if storages.len() > MOST_STORAGES {
            reader.fault("storages", "storages-too-many", vec![("most", MOST_STORAGES.to_string())]);
        }
        let storages = storages
            .into_iter()
            .take(MOST_STORAGES)
            .map(|one| {
                let StorageIn { serial, kind, gigabytes } = one;
                let kind = kind.unwrap_or_default().trim().to_lowercase();
                let kind = match kind.as_str() {
                    "" | "unknown" => "unknown",
                    "ssd" => "ssd",
                    "nvme" => "nvme",
                    "hdd" => "hdd",
                    "flash" | "emmc" => "flash",
                    _ => {
                        reader.fault("storages", "storage-kind-unknown", Vec::new());
                        "unknown"
                    }
                };
                NewStorage {
                    serial: reader.text("storages", serial.as_deref(), 100),
                    kind: kind.to_owned(),
                    gigabytes: reader.within("storages", gigabytes, 1, 1_000_000),
                }
            })
            .collect::<Vec<_>>();
        if no_storage && !storages.is_empty() {
            reader.fault("no_storage", "storages-and-none", Vec::new());
        }
        let specification = read_specification(&mut reader, specification);
        let checks = checks
            .into_iter()
            .map(|(code, answer)| {
                let result = match answer {
                    AnswerIn::YesNo(true) => CheckResult::Passed,
                    AnswerIn::YesNo(false) => CheckResult::Failed,
                    AnswerIn::Said(result) => result,
                };
                (code, result)
            })
            .collect();
        reader.end(Session { checks, all_passed, storages, no_storage, specification, note })
    }
}

fn read_specification(reader: &mut Reader, given: SpecificationIn) -> SpecificationIn {
    let SpecificationIn {
        brand,
        model,
        processor,
        memory_mb,
        screen_inch_tenths,
        operating_system,
        keyboard_layout,
        charger,
        battery_percent,
        weight_grams,
    } = given;
    SpecificationIn {
        brand: reader.text("brand", brand.as_deref(), 100),
        model: reader.text("model", model.as_deref(), 200),
        processor: reader.text("processor", processor.as_deref(), 100),
        memory_mb: reader.within("memory_mb", memory_mb, 1, 4_194_304),
        screen_inch_tenths: reader.within("screen_inch_tenths", screen_inch_tenths, 10, 1500),
        operating_system: reader.text("operating_system", operating_system.as_deref(), 100),
        keyboard_layout: reader.text("keyboard_layout", keyboard_layout.as_deref(), 50),
        charger,
        battery_percent: reader.within("battery_percent", battery_percent, 0, 100),
        weight_grams: reader.within("weight_grams", weight_grams, 1, 500_000),
    }
}

impl SpecificationIn {
    /// The specification once this is known; what is left out stays.
    #[must_use]
    pub fn over(self, before: Specification) -> Specification {
        let Specification {
            category,
            brand,
            model,
            processor,
            memory_mb,
            screen_inch_tenths,
            operating_system,
            keyboard_layout,
            charger,
            battery_percent,
            weight_grams,
        } = before;
        Specification {
            category,
            brand: self.brand.or(brand),
            model: self.model.unwrap_or(model),
            processor: self.processor.or(processor),
            memory_mb: self.memory_mb.or(memory_mb),
            screen_inch_tenths: self.screen_inch_tenths.or(screen_inch_tenths),
            operating_system: self.operating_system.or(operating_system),
            keyboard_layout: self.keyboard_layout.or(keyboard_layout),
            charger: self.charger.or(charger),
            battery_percent: self.battery_percent.or(battery_percent),
            weight_grams: self.weight_grams.or(weight_grams),
        }
    }
}

impl EvidenceIn {
    /// Reads evidence; whoever acts watched the erasure unless told otherwise.
    ///
    /// # Errors
    /// 422 naming each field at fault.
    pub fn read(self, op: &OpContext) -> Result<Proof> {
        let Self {
            storage_id,
            storage_serial,
            method,
            tool,
            tool_version,
            command,
            exit_status,
            verified,
            operator,
            started_at,
            ended_at,
            report,
            report_base64,
            report_sha256,
        } = self;
        let mut reader = Reader::default();
        let acting = op.viewer().map(|acting| acting.user_name.as_str());
        let operator = reader.text("operator", operator.as_deref(), 100);
        let storage_serial = reader.text("storage_serial", storage_serial.as_deref(), 100);
        if method.is_none() {
            reader.fault("method", "field-required", Vec::new());
        }
        let tool = reader.asked("tool", tool.as_deref(), 100);
        let pieces = method == Some(Method::Destroy);
        if !tool.is_empty() && (!is_tool_name(&tool) || pieces && Tool::named(&tool).is_some()) {
            reader.fault("tool", "evidence-tool-unlikely", Vec::new());
        }
        // A press or a drill has no version and ends with no code; that somebody saw the pieces is asked all the same.
        let tool_version = tool_version.as_deref().or(pieces.then_some("-"));
        let tool_version = reader.asked("tool_version", tool_version, 50);
        let command = reader.text("command", command.as_deref(), 500);
        let exit_status = reader.given("exit_status", exit_status.or(pieces.then_some(0)));
        let verified = reader.given("verified", verified);
        let started_at = reader.given("started_at", started_at);
        let ended_at = reader.given("ended_at", ended_at);
        let report = read_report(&mut reader, report, report_base64);
        let report_sha256 = read_hash(&mut reader, report.as_deref(), report_sha256.as_deref());
        // A method that nobody named is never assumed: the fault is told above.
        let Some(method) = method else { return Err(Error::faults(reader.faults)) };
        let submitted = Submitted {
            method,
            tool,
            tool_version,
            command,
            storage_serial,
            exit_status,
            verified,
            operator_name: operator.or_else(|| acting.map(str::to_owned)).unwrap_or_default(),
            started_at,
            ended_at,
            report_sha256,
        };
        reader.end(Proof { storage_id, submitted, report })
    }
}

fn read_report(reader: &mut Reader, text: Option<String>, base64: Option<String>) -> Option<Vec<u8>> {
    let bytes = match (text, base64) {
        (_, Some(base64)) if !base64.trim().is_empty() => {
            let bare: String = base64.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            STANDARD
                .decode(bare)
                .map_err(|_| reader.fault("report_base64", "base64-malformed", Vec::new()))
                .ok()
        }
        (Some(text), _) if !text.trim().is_empty() => Some(text.into_bytes()),
        _ => None,
    }?;
    if bytes.len() > LARGEST_REPORT {
        reader.fault("report", "report-too-large", Vec::new());
        return None;
    }
    Some(bytes)
}

fn read_hash(reader: &mut Reader, report: Option<&[u8]>, told: Option<&str>) -> Option<String> {
    let told = told.map(str::trim).filter(|text| !text.is_empty()).map(str::to_lowercase);
    if told.as_ref().is_some_and(|hash| hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit())) {
        reader.fault("report_sha256", "hash-malformed", Vec::new());
        return None;
    }
    let Some(report) = report else { return told };
    let computed = sha256(report);
    if told.is_some_and(|told| told != computed) {
        reader.fault("report_sha256", "hash-differs", Vec::new());
    }
    Some(computed)
}

impl GradeIn {
    /// Reads a grade.
    ///
    /// # Errors
    /// 422 naming each field at fault.
    pub fn read(self) -> Result<Verdict> {
        let Self { grade, outcome, reason, working, weight_grams, note } = self;
        let mut reader = Reader::default();
        let reason = reader.text("reason", reason.as_deref(), 500);
        let note = reader.text("note", note.as_deref(), 1000);
        let weight_grams = reader.within("weight_grams", weight_grams, 1, 500_000);
        reader.end(Verdict { grade, outcome, reason, working, weight_grams, note })
    }
}

impl ReasonIn {
    /// Reads a reason that is asked for.
    ///
    /// # Errors
    /// `reason-required`, `bench-text-too-long`, `text-unreadable` on `reason`.
    pub fn read(&self) -> Result<String> {
        let mut reader = Reader::default();
        let reason = reader.text("reason", self.reason.as_deref(), 500);
        reader.end(())?;
        reason.ok_or_else(|| Error::invalid("reason", "reason-required"))
    }
}
