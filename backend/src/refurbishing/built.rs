//! Bench histories built in memory through the room's rules, for the sandbox: the same steps and events as the
//! services, written at once.

use std::collections::HashSet;

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::entity::bench_test;
use super::erasure::event_of;
use super::evidence::{self, Life, Method, Submitted};
use super::rules::{self, Checks, Tally};
use super::service::tests_event;
use super::store::{self, BenchTest, Evidence};
use crate::devices::{Action, Draft, Grade, Specification, State, StorageFate};
use crate::kernel::{BenchTestId, Error, OpContext, Result, StorageId, WipeEvidenceId};

/// Test sessions and evidence waiting to be written, after the drafts they belong to.
#[derive(Debug, Default)]
pub struct Built {
    tests: Vec<bench_test::ActiveModel>,
    evidence: Vec<Evidence>,
    /// The storages that an accepted proof speaks of.
    proven: HashSet<StorageId>,
}

impl Built {
    /// Tests a device that was received: it then waits for erasure, or holds no storage.
    ///
    /// # Errors
    /// `device-wrong-state`.
    pub fn test(
        &mut self,
        draft: &mut Draft,
        op: &OpContext,
        checks: Checks,
        specification: Specification,
    ) -> Result<()> {
        draft.act(op, Action::StartTest, &json!({}))?;
        let tally = Tally::of(&specification.category, &checks);
        let test = BenchTest {
            id: BenchTestId::new(),
            device_id: draft.device().id,
            checks,
            functions_passed: tally.functions_passed(),
            note: None,
            created_at: op.now,
        };
        let user = op.viewer().map(|acting| acting.user_id);
        self.tests.push(store::test_row(&test, draft.device().holder_id, user)?);
        let details = tests_event(&test, tally, specification.battery_percent);
        draft.set_bench_results(specification, Some(test.functions_passed), None);
        draft.note(op, "tests_recorded", details);
        let holds = draft.storages().iter().any(|one| one.fate == StorageFate::Present);
        draft.act(op, if holds { Action::AwaitWipe } else { Action::FindNoStorage }, &json!({}))
    }

    /// Hands in evidence for a storage, by its place from 0. The device is `to_wipe`, `wiping` or `wipe_failed`; the
    /// last accepted evidence ends the erasure, a failure lets it wait for another try.
    ///
    /// # Errors
    /// `device-wrong-state`; what `evidence::examine` refuses; 500 when there is no such storage.
    pub fn erase(
        &mut self,
        draft: &mut Draft,
        op: &OpContext,
        place: usize,
        submitted: Submitted,
    ) -> Result<()> {
        let storage =
            draft.storages().get(place).cloned().ok_or_else(|| Error::internal("no such storage"))?;
        let life = Life { received_at: draft.device().received_at, returned_at: None };
        let failure = evidence::examine(&submitted, &storage, op.now, life)?;
        let serial = evidence::serial(&submitted, &storage)?.to_owned();
        let destroyed = submitted.method == Method::Destroy && failure.is_none();
        if !destroyed {
            // The history says that erasing began before it says how it ended.
            start(draft, op)?;
        }
        let how = format!("{} {}", submitted.tool, submitted.tool_version);
        let evidence = Evidence {
            id: WipeEvidenceId::new(),
            storage_id: storage.id,
            submitted: Submitted { storage_serial: Some(serial), ..submitted },
            report_document_id: None,
            seals: super::proof::Seals::default(),
            accepted: failure.is_none(),
            refusal: failure.map(|failure| failure.code().to_owned()),
            revoked_at: None,
            created_at: op.now,
        };
        let (kind, details) = event_of(&evidence, place + 1, &storage);
        draft.note(op, kind, details);
        if evidence.accepted {
            self.proven.insert(storage.id);
        }
        self.evidence.push(evidence);
        if failure.is_some() {
            return draft.act(op, Action::FailWipe, &json!({}));
        }
        if destroyed {
            draft.set_storage_fate(place, StorageFate::Destroyed, how.clone());
            let details = json!({ "storage_id": storage.id, "fate": "destroyed", "reason": how });
            draft.note(op, "storage_gone", details);
        }
        match rules::standing(draft.storages(), &self.proven) {
            rules::Standing::Pending(_) => start(draft, op),
            rules::Standing::Clean(action) => {
                if action == Action::CompleteWipe {
                    start(draft, op)?;
                }
                draft.act(op, action, &json!({}))
            }
        }
    }

    /// Grades a device whose erasure is over: it is ready.
    ///
    /// # Errors
    /// `device-wrong-state`.
    pub fn grade(&mut self, draft: &mut Draft, op: &OpContext, grade: Grade) -> Result<()> {
        let steps = rules::steps_to_ready(draft.device().state)?;
        let specification = draft.device().specification.clone();
        draft.set_bench_results(specification, None, Some(grade));
        draft.note(op, "graded", json!({ "grade": grade.code(), "working": null, "note": null }));
        for action in steps {
            draft.act(op, *action, &json!({}))?;
        }
        Ok(())
    }

    /// Writes everything; the drafts must have been written before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert(&self, t: &DatabaseTransaction) -> Result<()> {
        store::insert_tests(t, &self.tests).await?;
        let rows: Vec<_> = self.evidence.iter().map(store::evidence_row).collect();
        store::insert_evidence(t, &rows).await
    }
}

/// The erasure of a device that waits for it begins.
fn start(draft: &mut Draft, op: &OpContext) -> Result<()> {
    match draft.device().state {
        State::ToWipe | State::WipeFailed => draft.act(op, Action::StartWipe, &json!({})),
        _ => Ok(()),
    }
}
