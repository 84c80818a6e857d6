//! What the bench's forms send, read into what the services take.

use std::collections::{BTreeMap, HashMap};

use super::input::{AnswerIn, EvidenceIn, GradeIn, SpecificationIn, StorageIn, TestsIn};
use crate::kernel::written::{self, Written};
use crate::kernel::{Error, Instant, Result};

/// How people write a size of memory.
const GIGABYTES: &[&str] = &["Go", "GB"];

/// How people write a weight that is asked in grams.
pub(super) const GRAMS: &[&str] = &["g"];

/// The fields of a form; empty ones count as not sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields(pub HashMap<String, String>);

impl Fields {
    /// A field's text, without the spaces around it.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A whole number as people write it, one of its units said or not: « 1 200 », "16", « 61 % », « 8 Go ».
    pub(super) fn number(&self, name: &'static str, units: &[&str]) -> Result<Option<i32>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let bare = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
        let digits: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
        digits.parse().map(Some).map_err(|_| Error::invalid(name, "number-unreadable"))
    }

    fn yes_no(&self, name: &str) -> Option<bool> {
        match self.text(name).as_deref() {
            Some("yes" | "true") => Some(true),
            Some("no" | "false") => Some(false),
            _ => None,
        }
    }

    fn moment(&self, name: &'static str, now: Instant) -> Result<Option<Instant>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        match written::moment(&text, now) {
            // An erasure's hour matters: a day alone is not enough.
            Some(Written::At(moment)) => Ok(Some(moment)),
            Some(Written::Day(_)) | None => Err(Error::invalid(name, "moment-unreadable")),
        }
    }

    /// A test session.
    pub(super) fn tests(&self) -> Result<TestsIn> {
        let mut checks = BTreeMap::new();
        for (name, value) in &self.0 {
            if let (Some(check), Ok(result)) = (name.strip_prefix("check-"), value.parse()) {
                checks.insert(check.replace('-', "_"), AnswerIn::Said(result));
            }
        }
        let found = StorageIn {
            serial: self.text("storage_serial_found"),
            kind: self.text("storage_kind"),
            gigabytes: self.number("storage_gigabytes", GIGABYTES)?,
        };
        let named = found.serial.is_some() || found.kind.is_some() || found.gigabytes.is_some();
        let memory_gb = self.number("memory_gb", GIGABYTES)?;
        Ok(TestsIn {
            checks,
            all_passed: self.yes_no("all_passed") == Some(true),
            storages: if named { vec![found] } else { Vec::new() },
            no_storage: self.yes_no("no_storage") == Some(true),
            specification: SpecificationIn {
                memory_mb: memory_gb.map(|size| size.saturating_mul(1024)),
                battery_percent: self.number("battery_percent", &["%"])?,
                operating_system: self.text("operating_system"),
                keyboard_layout: self.text("keyboard_layout"),
                charger: self.yes_no("charger"),
                ..SpecificationIn::default()
            },
            note: self.text("note"),
        })
    }

    /// Evidence, without its report.
    pub(super) fn evidence(&self, now: Instant) -> Result<EvidenceIn> {
        let storage_id = match self.text("storage_id") {
            Some(text) => Some(text.parse().map_err(|_| Error::invalid("storage_id", "storage-unknown"))?),
            None => None,
        };
        Ok(EvidenceIn {
            storage_id,
            storage_serial: self.text("storage_serial"),
            method: self.text("method").and_then(|code| code.parse().ok()),
            tool: self.text("tool"),
            tool_version: self.text("tool_version"),
            command: self.text("command"),
            exit_status: self.number("exit_status", &[])?,
            verified: self.yes_no("verified"),
            operator: self.text("operator"),
            started_at: self.moment("started_at", now)?,
            ended_at: self.moment("ended_at", now)?,
            ..EvidenceIn::default()
        })
    }

    /// A grade.
    pub(super) fn grade(&self) -> Result<GradeIn> {
        Ok(GradeIn {
            grade: self.text("grade").and_then(|code| code.parse().ok()),
            weight_grams: self.number("weight_grams", GRAMS)?,
            ..GradeIn::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_say_its_unit() {
        let number = |text: &str, units: &[&str]| {
            Fields(HashMap::from([("size".to_owned(), text.to_owned())])).number("size", units)
        };
        let good: [(&str, &[&str], i32); 5] = [
            ("61 %", &["%"], 61),
            ("61", &["%"], 61),
            ("8 Go", GIGABYTES, 8),
            ("1 200 g", GRAMS, 1_200),
            ("16GB", GIGABYTES, 16),
        ];
        for (text, units, read) in good {
            assert_eq!(number(text, units).unwrap(), Some(read), "{text}");
        }
        let bad: [(&str, &[&str]); 6] = [
            ("%", &["%"]),
            ("soixante", &["%"]),
            ("6 1 %%", &["%"]),
            ("12 kg", GRAMS),
            ("8 Go", GRAMS),
            ("0 %", &[]),
        ];
        for (text, units) in bad {
            assert!(number(text, units).unwrap_err().says("number-unreadable"), "{text}");
        }
    }

    #[test]
    fn an_erasure_needs_its_hour() {
        let now = "2026-11-27T12:00:00Z".parse().unwrap();
        let moment = |text: &str| {
            Fields(HashMap::from([("ended_at".to_owned(), text.to_owned())])).moment("ended_at", now)
        };
        assert_eq!(moment("22/11/2026 à 10h05").unwrap().unwrap().to_rfc3339(), "2026-11-22T09:05:00+00:00");
        assert_eq!(moment("").unwrap(), None);
        for text in ["22/11/2026", "hier", "32/11/2026 10:00"] {
            assert!(moment(text).unwrap_err().says("moment-unreadable"), "{text}");
        }
    }
}
