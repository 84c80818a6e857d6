//! The bench's share of a device's life, told through the room's own builder.

use chrono::Duration;
use seed::scenario::{self, DeviceState};
use serde_json::json;

use super::lives::{at, strange};
use crate::devices::{Action, Draft, StorageFate};
use crate::kernel::{Error, Instant, OpContext, Result};
use crate::refurbishing::rules::{CheckResult, Checks, checklist};
use crate::refurbishing::{Built, Method, Submitted};

/// Does the bench's work that leads to the step at `place`; says whether the step was its work, or is done by a later
/// one: a session at the bench takes several steps at once, as the scenario tells them one by one.
pub(super) fn work(
    built: &mut Built,
    draft: &mut Draft,
    op: &OpContext,
    now: Instant,
    one: &scenario::Device,
    place: usize,
) -> Result<bool> {
    use DeviceState as S;
    let state = |place: usize| one.steps.get(place).map(|step| step.to);
    match (state(place - 1), state(place), state(place + 1)) {
        (_, Some(S::UnderTest), Some(S::ToWipe | S::NoStorage))
        | (_, Some(S::Wiping), Some(S::Wiped | S::WipeFailed)) => Ok(true),
        (_, Some(S::Testing), Some(S::Graded)) | (_, Some(S::Graded), Some(S::Ready)) => {
            Ok(state(place + 1) == Some(S::Ready) || state(place + 2) == Some(S::Ready))
        }
        (_, Some(S::ToWipe | S::NoStorage), _) => {
            test(built, draft, op, one)?;
            Ok(true)
        }
        (Some(S::Wiping), Some(S::Wiped | S::WipeFailed), _) => {
            erase(built, draft, op, now, one, one.steps[place].minutes_ago)?;
            Ok(true)
        }
        (Some(S::WipeFailed), Some(S::StorageDestroyed), _) => {
            destroy(built, draft, op, one)?;
            Ok(true)
        }
        (_, Some(S::Ready), _) => {
            let grade = one.grade.ok_or_else(|| Error::internal("a device is ready without a grade"))?;
            built.grade(draft, op, grade.code().parse().map_err(strange("grade"))?)?;
            Ok(true)
        }
        (_, Some(S::Graded), _) => {
            let grade = one.grade.map(|grade| grade.code().parse().map_err(strange("grade"))).transpose()?;
            let specification = draft.device().specification.clone();
            draft.set_bench_results(specification, None, grade);
            let code = one.grade.map(scenario::Grade::code);
            draft.note(op, "graded", json!({ "grade": code, "working": null, "note": null }));
            draft.act(op, Action::SetGrade, &json!({}))?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// All tests of its category passed, unless the scenario says that one did not.
fn checks(one: &scenario::Device) -> Checks {
    let mut checks: Checks =
        checklist(one.category.code()).iter().map(|check| (*check, CheckResult::Passed)).collect();
    if one.functions_passed == Some(false)
        && let Some(mut last) = checks.last_entry()
    {
        last.insert(CheckResult::Failed);
    }
    checks
}

fn test(built: &mut Built, draft: &mut Draft, op: &OpContext, one: &scenario::Device) -> Result<()> {
    for (place, storage) in one.storages.iter().enumerate() {
        let id = draft.storages().get(place).map(|one| one.id);
        if let (scenario::StorageFate::Removed, Some(id)) = (storage.fate, id) {
            let reason = storage.fate_reason.clone().unwrap_or_default();
            let details = json!({ "storage_id": id, "fate": "removed", "reason": reason });
            draft.set_storage_fate(place, StorageFate::Removed, reason);
            draft.note(op, "storage_gone", details);
        }
    }
    let specification = draft.device().specification.clone();
    built.test(draft, op, checks(one), specification)
}

/// Hands in the evidence of one try, what succeeded first.
fn erase(
    built: &mut Built,
    draft: &mut Draft,
    op: &OpContext,
    now: Instant,
    one: &scenario::Device,
    ended: u32,
) -> Result<()> {
    let mut tries: Vec<_> = one.wipes.iter().filter(|wipe| wipe.ended_minutes_ago == ended + 1).collect();
    tries.sort_by_key(|wipe| wipe.exit_status != 0 || !wipe.verified);
    for wipe in tries {
        // Tools go on through the night: their hours are not those of people.
        let ended_at = at(now, wipe.ended_minutes_ago);
        let lasted = Duration::minutes(i64::from(wipe.started_minutes_ago - wipe.ended_minutes_ago));
        let submitted = Submitted {
            method: wipe.method.code().parse().map_err(strange("way of erasing"))?,
            tool: wipe.tool.clone(),
            tool_version: wipe.tool_version.clone(),
            command: None,
            storage_serial: None,
            exit_status: wipe.exit_status,
            verified: wipe.verified,
            operator_name: wipe.operator_name.clone(),
            started_at: ended_at - lasted,
            ended_at,
            report_sha256: None,
        };
        built.erase(draft, op, wipe.storage, submitted)?;
    }
    Ok(())
}

/// What no tool erased is shredded.
fn destroy(built: &mut Built, draft: &mut Draft, op: &OpContext, one: &scenario::Device) -> Result<()> {
    for (place, storage) in one.storages.iter().enumerate() {
        if storage.fate != scenario::StorageFate::Destroyed {
            continue;
        }
        let submitted = Submitted {
            method: Method::Destroy,
            tool: "shredder".to_owned(),
            tool_version: "DIN 66399 H-4".to_owned(),
            command: None,
            storage_serial: None,
            exit_status: 0,
            verified: true,
            operator_name: one.wipes.last().map(|wipe| wipe.operator_name.clone()).unwrap_or_default(),
            started_at: op.now - Duration::minutes(2),
            ended_at: op.now - Duration::minutes(1),
            report_sha256: None,
        };
        built.erase(draft, op, place, submitted)?;
    }
    Ok(())
}
