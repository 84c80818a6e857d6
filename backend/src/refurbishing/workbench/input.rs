//! What the bench's forms and machines send, read once.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::rules::{BATTERY_PERCENT, Refused, Told};
use super::store::{Once, marks};
use crate::kernel::{Instant, OpContext, Result};
use crate::refurbishing::rules::{Check, CheckResult};

/// What was done without a connection may be said so many days later.
const MOST_DAYS: i64 = 7;

/// What was seen or tried on one device.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MarksIn {
    /// What makes this the same act when it is sent again: 8 to 64 letters, digits, `-` and `_`. Without it each call is an act.
    pub(super) key: Option<String>,
    /// When it was done, if earlier: at most seven days ago. For each function the latest word counts.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) made_at: Option<Instant>,
    /// By function of the checklist: `passed`, `failed` or `not_applicable`; `battery_percent`: 0 to 100; `case_marks` and
    /// `screen_marks`: `none`, `light`, `visible` or `broken`.
    #[serde(default)]
    pub(super) marks: BTreeMap<String, String>,
    /// Every function of its category of which nothing was told passed.
    #[serde(default)]
    pub(super) rest_passed: bool,
}

/// The same, of several devices at once.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BatchIn {
    /// The devices, by their reference: at most 50.
    #[serde(default)]
    pub(super) references: Vec<String>,
    /// See the call for one device.
    pub(super) key: Option<String>,
    /// See the call for one device.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) made_at: Option<Instant>,
    /// See the call for one device.
    #[serde(default)]
    pub(super) marks: BTreeMap<String, String>,
    /// See the call for one device.
    #[serde(default)]
    pub(super) rest_passed: bool,
}

/// What was told, read.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub(super) once: Once,
    pub(super) told: Vec<Told>,
    pub(super) rest_passed: bool,
}

impl Heard {
    /// Whether that is what was kept of it: when the rest passed, what was left to tell then is in it too.
    pub(super) fn is(&self, kept: &Value) -> bool {
        let sent = marks(&self.told);
        if !self.rest_passed {
            return *kept == sent;
        }
        let all = |value: &Value| value.as_object().cloned().unwrap_or_default();
        let (kept, sent) = (all(kept), all(&sent));
        let rest = |subject: &str, answer: &Value| {
            subject.parse::<Check>().is_ok() && *answer == CheckResult::Passed.code()
        };
        sent.iter().all(|(subject, answer)| kept.get(subject) == Some(answer))
            && kept.iter().all(|(subject, answer)| sent.contains_key(subject) || rest(subject, answer))
    }
}

/// Reads a key and a moment; a clock that is ahead, or far behind, is not believed.
pub(super) fn once(op: &OpContext, key: Option<&str>, made_at: Option<Instant>) -> Result<Once> {
    let sent = key.map(str::trim).filter(|key| !key.is_empty());
    let key = match sent {
        Some(key) => {
            let fits = (8..=64).contains(&key.len());
            let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            if !fits || !plain {
                return Err(Refused::KeyMalformed.into());
            }
            key.to_owned()
        }
        None => uuid::Uuid::now_v7().simple().to_string(),
    };
    let earliest = op.now - Duration::days(MOST_DAYS);
    Ok(Once { key, sent: sent.is_some(), made_at: made_at.unwrap_or(op.now).clamp(earliest, op.now) })
}

impl MarksIn {
    /// Reads it.
    ///
    /// # Errors
    /// 422 naming what is at fault.
    pub(super) fn read(self, op: &OpContext) -> Result<Heard> {
        let once = once(op, self.key.as_deref(), self.made_at)?;
        let told: Vec<Told> = self
            .marks
            .iter()
            .map(|(subject, answer)| Told::read(subject, answer))
            .collect::<std::result::Result<_, _>>()?;
        if told.is_empty() && !self.rest_passed {
            return Err(Refused::Nothing.into());
        }
        Ok(Heard { once, told, rest_passed: self.rest_passed })
    }
}

/// What a form of the bench sends: `mark=keyboard:passed` for each button or radio, `battery_percent` as it is typed.
pub(super) fn marks_of_form(fields: &[(String, String)]) -> MarksIn {
    let value = |name: &str| {
        fields
            .iter()
            .rev()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.trim())
            .filter(|text| !text.is_empty())
    };
    let mut marks: BTreeMap<String, String> = fields
        .iter()
        .filter(|(field, _)| field == "mark")
        .filter_map(|(_, mark)| mark.split_once(':'))
        .map(|(subject, answer)| (subject.to_owned(), answer.to_owned()))
        .collect();
    if let Some(percent) = value(BATTERY_PERCENT) {
        marks.insert(BATTERY_PERCENT.to_owned(), percent.to_owned());
    }
    MarksIn {
        key: value("key").map(str::to_owned),
        made_at: moment(value("made_at")),
        marks,
        rest_passed: value("rest").is_some(),
    }
}

/// The key and the moment of any form of the bench.
pub(super) fn once_of_form(op: &OpContext, fields: &HashMap<String, String>) -> Result<Once> {
    let text = |name: &str| fields.get(name).map(String::as_str);
    once(op, text("key"), moment(text("made_at")))
}

/// A page's clock says when; what it does not say well is now.
fn moment(text: Option<&str>) -> Option<Instant> {
    text?.parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_kept_with_the_rest_is_the_same_only_if_it_tells_what_is_sent() {
        let heard = |answer, rest_passed| Heard {
            once: Once { key: "page-0001".to_owned(), sent: true, made_at: Instant::default() },
            told: vec![Told::Check(Check::Wifi, answer)],
            rest_passed,
        };
        let kept = json!({ "wifi": "failed", "power": "passed" });
        assert!(heard(CheckResult::Failed, true).is(&kept));
        assert!(!heard(CheckResult::Failed, false).is(&kept), "the rest was told then");
        assert!(!heard(CheckResult::Passed, true).is(&kept));
        assert!(!heard(CheckResult::Failed, true).is(&json!({ "wifi": "failed", "power": "failed" })));
    }
}
