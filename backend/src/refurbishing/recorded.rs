//! The verifier of what the bench recorded: test sessions, proofs, certificates, hardware reports and waste are held against what the chain
//! of their device and the journal tell of them, in both directions, so that a row that was changed, removed or added is
//! named.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::{Value, json};

use super::evidence::same_serial;
use super::service;
use super::store::{self, Evidence};
use crate::devices;
use crate::kernel::{BenchTestId, DeviceId, Instant, Result, StorageId, WipeEvidenceId};
use crate::platform::audit;
use crate::platform::laws::{self, Law};
use crate::platform::storage::sha256;

/// Faults named, at most.
const MOST_FAULTS: usize = 100;

/// What the journal keeps of a proof besides its facts: a hash of all of it, names and serial number too, in a form that
/// both databases give back.
pub(super) fn seal(evidence: &Evidence) -> String {
    let said = &evidence.submitted;
    let at = |moment: Instant| moment.timestamp_micros();
    let all = json!([
        evidence.id,
        evidence.storage_id,
        said.method.code(),
        said.tool,
        said.tool_version,
        said.command,
        said.storage_serial,
        said.exit_status,
        said.verified,
        said.operator_name,
        at(said.started_at),
        at(said.ended_at),
        said.report_sha256,
        evidence.report_document_id,
        evidence.accepted,
        evidence.refusal,
        at(evidence.created_at),
    ]);
    sha256(all.to_string().as_bytes())
}

/// Names proofs that are not what the journal sealed.
async fn unsealed(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<WipeEvidenceId> = None;
    loop {
        let batch = store::evidence_after(c, after).await?;
        let Some(last) = batch.last() else { return Ok(faults) };
        after = Some(last.id);
        let sealed: HashMap<String, String> =
            batch.iter().map(|one| (one.id.to_string(), seal(one))).collect();
        let mut named = BTreeSet::new();
        for (id, details) in audit::details_of(c, "wipe_evidence", sealed.keys().cloned()).await? {
            // Proofs from before the seal have none.
            let kept = details.get("seal").and_then(Value::as_str);
            if kept.is_some_and(|kept| sealed.get(&id).is_some_and(|now| now != kept)) {
                named.insert(id);
            }
        }
        let storages: Vec<StorageId> = batch.iter().map(|one| one.storage_id).collect();
        let storages = devices::storages_by_id(c, &storages).await?;
        for one in batch.iter().filter(|one| one.accepted && one.revoked_at.is_none()) {
            let known = storages.get(&one.storage_id).and_then(|storage| storage.serial.as_deref());
            let proven = one.submitted.storage_serial.as_deref().unwrap_or_default();
            if known.is_some_and(|known| !same_serial(known, proven)) {
                faults.push(format!(
                    "storage {} bears another serial number than its proof {} (law 3)",
                    one.storage_id, one.id
                ));
            }
        }
        faults.extend(named.iter().map(|id| format!("evidence {id} is not what the journal sealed (law 3)")));
        if faults.len() >= MOST_FAULTS {
            return Ok(faults);
        }
    }
}

/// Names test sessions that are not what their device's chain sealed.
async fn unsealed_tests(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<BenchTestId> = None;
    loop {
        let batch = store::tests_after(c, after).await?;
        let Some(last) = batch.last() else { return Ok(faults) };
        after = Some(last.id);
        let mut ids: Vec<DeviceId> = batch.iter().map(|test| test.device_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let told = devices::details_of_kind(c, &ids, "tests_recorded").await?;
        let sealed: HashMap<&str, &str> = told
            .iter()
            .filter_map(|details| Some((details.get("test_id")?.as_str()?, details.get("seal")?.as_str()?)))
            .collect();
        for test in &batch {
            // Sessions from before the seal have none.
            let kept = sealed.get(test.id.to_string().as_str()).copied();
            if kept.is_some_and(|kept| kept != service::seal(test)) {
                faults
                    .push(format!("test session {} is not what its device's chain sealed (law 1)", test.id));
            }
        }
        if faults.len() >= MOST_FAULTS {
            return Ok(faults);
        }
    }
}

/// The laws with the words of one database: `{id:…}` is the id that a text of JSON holds, `{text:…}` that text, `{files}` the
/// files that an event tells of.
fn words(backend: DbBackend, sql: &str) -> String {
    let mut written = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once('{') {
        let (word, left) = after.split_once('}').unwrap_or((after, ""));
        written.push_str(before);
        let postgres = backend == DbBackend::Postgres;
        written.push_str(&match (word.split_once(':'), postgres) {
            (Some(("id", name)), true) => format!("(e.details ->> '{name}')::uuid"),
            (Some(("id", name)), false) => {
                format!("unhex(replace(json_extract(e.details, '$.{name}'), '-', ''))")
            }
            (Some(("text", name)), true) => format!("(e.details ->> '{name}')"),
            (Some(("text", name)), false) => format!("CAST(json_extract(e.details, '$.{name}') AS text)"),
            (_, true) => "jsonb_array_elements(e.details -> 'files') AS f(value)".to_owned(),
            (_, false) => "json_each(e.details, '$.files') AS f".to_owned(),
        });
        rest = left;
    }
    written.push_str(rest);
    written
}

const OF_DEVICES: [Law; 7] = [
    (
        "has a test session that its chain does not tell, or one in its chain that is gone (law 1)",
        "SELECT d.reference FROM bench_tests b JOIN devices d ON d.id = b.device_id WHERE NOT EXISTS (SELECT 1 FROM \
         device_events e WHERE e.device_id = b.device_id AND e.kind = 'tests_recorded' AND {id:test_id} = b.id) UNION \
         SELECT d.reference FROM device_events e JOIN devices d ON d.id = e.device_id WHERE e.kind = 'tests_recorded' AND \
         NOT EXISTS (SELECT 1 FROM bench_tests b WHERE b.id = {id:test_id})",
    ),
    (
        "has a proof of erasure in its chain that is gone, or believed although it was not (law 3)",
        "SELECT d.reference FROM device_events e JOIN devices d ON d.id = e.device_id WHERE e.kind IN ('storage_wiped', \
         'wipe_refused') AND NOT EXISTS (SELECT 1 FROM wipe_evidence w WHERE w.id = {id:evidence_id} AND \
         w.accepted = (e.kind = 'storage_wiped'))",
    ),
    (
        "has a proof of erasure that its chain tells otherwise (law 3)",
        "SELECT d.reference FROM device_events e JOIN devices d ON d.id = e.device_id JOIN wipe_evidence w ON \
         w.id = {id:evidence_id} WHERE e.kind IN ('storage_wiped', 'wipe_refused') AND (w.method <> {text:method} OR \
         w.tool <> {text:tool} OR w.tool_version <> {text:tool_version} OR \
         COALESCE(w.report_sha256, '') <> COALESCE({text:report_sha256}, ''))",
    ),
    (
        "has a proof of erasure that was revoked and is believed again (law 3)",
        "SELECT d.reference FROM device_events e JOIN devices d ON d.id = e.device_id JOIN wipe_evidence w ON \
         w.id = {id:evidence_id} WHERE e.kind = 'wipe_evidence_revoked' AND w.revoked_at IS NULL",
    ),
    (
        "has a record of waste in its chain that is gone (law 10)",
        "SELECT d.reference FROM device_events e JOIN devices d ON d.id = e.device_id WHERE e.kind = 'waste_handed_on' AND \
         NOT EXISTS (SELECT 1 FROM waste_records w WHERE w.id = {id:waste_id})",
    ),
    (
        "has a record of waste that its chain does not tell, or tells otherwise (law 10)",
        "SELECT d.reference FROM waste_records w JOIN devices d ON d.id = w.device_id WHERE NOT EXISTS (SELECT 1 FROM \
         device_events e WHERE e.device_id = w.device_id AND e.kind = 'waste_handed_on' AND {id:waste_id} = w.id AND \
         {text:what} = w.what AND {text:weight_grams} = CAST(w.weight_grams AS text) AND {text:code} = w.code AND \
         {text:receiver} = w.receiver AND {text:proof_sha256} = w.proof_sha256)",
    ),
    (
        "has a hardware report that its chain does not tell, or one in its chain that is gone (law 1)",
        "SELECT d.reference FROM hardware_reports r JOIN devices d ON d.id = r.device_id WHERE NOT EXISTS (SELECT 1 FROM \
         device_events e, {files} WHERE e.device_id = r.device_id AND e.kind = 'hardware_reported' AND \
         f.value ->> 'sha256' = r.file_sha256) UNION SELECT d.reference FROM device_events e JOIN devices d ON \
         d.id = e.device_id, {files} WHERE e.kind = 'hardware_reported' AND NOT EXISTS (SELECT 1 FROM hardware_reports r \
         WHERE r.device_id = e.device_id AND r.file_sha256 = f.value ->> 'sha256')",
    ),
];

const OF_CERTIFICATES: [Law; 3] = [
    (
        "is not what the journal says was issued",
        "SELECT c.number FROM erasure_certificates c WHERE NOT EXISTS (SELECT 1 FROM audit_entries e WHERE \
         e.subject_kind = 'erasure_certificate' AND e.action = 'erasure_certificate.issue' AND \
         e.subject_id = {key} AND {text:number} = c.number AND {text:subject} = c.subject_reference AND \
         {text:storages} = CAST(c.storages AS text) AND {text:file_sha256} = c.file_sha256 AND \
         {text:evidence_sha256} = c.evidence_sha256)",
    ),
    (
        "was issued by the journal and is gone",
        "SELECT {text:number} FROM audit_entries e WHERE e.subject_kind = 'erasure_certificate' AND \
         e.action = 'erasure_certificate.issue' AND NOT EXISTS (SELECT 1 FROM erasure_certificates c WHERE \
         c.number = {text:number})",
    ),
    (
        "rests on more or fewer proofs than storages",
        "SELECT c.number FROM erasure_certificates c WHERE c.storages <> (SELECT COUNT(*) FROM certificate_evidence x \
         WHERE x.certificate_id = c.id)",
    ),
];

/// Names what the bench recorded that chain or journal tell otherwise.
///
/// # Errors
/// When the database fails.
pub async fn verify_records(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let backend = c.get_database_backend();
    let key = match backend {
        DbBackend::Postgres => "c.id::text",
        _ => {
            "lower(substr(hex(c.id), 1, 8) || '-' || substr(hex(c.id), 9, 4) || '-' || substr(hex(c.id), 13, 4) || '-' || \
             substr(hex(c.id), 17, 4) || '-' || substr(hex(c.id), 21))"
        }
    };
    let mut faults = unsealed(c).await?;
    faults.extend(unsealed_tests(c).await?);
    for (what, laws) in [("device", &OF_DEVICES[..]), ("certificate", &OF_CERTIFICATES[..])] {
        for (fault, sql) in laws {
            let sql = words(backend, &sql.replace("{key}", key));
            faults.extend(laws::broken(c, what, &[(*fault, sql.as_str())]).await?);
        }
    }
    Ok(faults)
}
