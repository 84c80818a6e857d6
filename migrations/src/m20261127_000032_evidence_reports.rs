//! A report proves the erasure of each disk it tells of, once: whatever its name, its white space and whoever is faster. What
//! proofs say is fixed, proofs and storages stay, and what was revoked stays revoked.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
ALTER TABLE wipe_evidence ADD COLUMN command text;
ALTER TABLE wipe_evidence ADD COLUMN report_key text;
ALTER TABLE wipe_evidence ADD COLUMN report_facts text;
UPDATE wipe_evidence SET report_key = report_sha256 || ':' || upper(replace(storage_serial, ' ', ''))
    WHERE report_sha256 IS NOT NULL;
DROP INDEX wipe_evidence_report_once;
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_key)
    WHERE accepted AND report_key IS NOT NULL;
CREATE UNIQUE INDEX wipe_evidence_facts_once ON wipe_evidence (report_facts)
    WHERE accepted AND report_facts IS NOT NULL;
CREATE INDEX wipe_evidence_report ON wipe_evidence (report_sha256);
",
    sqlite: r"
DROP TRIGGER wipe_evidence_fixed;
CREATE TRIGGER wipe_evidence_fixed BEFORE UPDATE OF storage_id, method, tool, tool_version, command, storage_serial,
    exit_status, verified, operator_name, accepted, refusal, started_at, ended_at, report_sha256, report_document_id,
    report_key, report_facts, created_at ON wipe_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER wipe_evidence_kept BEFORE DELETE ON wipe_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because ON wipe_evidence
WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER device_storages_kept BEFORE DELETE ON device_storages
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER device_storages_fixed BEFORE UPDATE OF device_id ON device_storages
WHEN NEW.device_id <> OLD.device_id
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
DROP TRIGGER wipe_evidence_fixed ON wipe_evidence;
CREATE TRIGGER wipe_evidence_fixed BEFORE DELETE OR UPDATE OF storage_id, method, tool, tool_version, command,
    storage_serial, exit_status, verified, operator_name, accepted, refusal, started_at, ended_at, report_sha256,
    report_document_id, report_key, report_facts, created_at ON wipe_evidence
    FOR EACH ROW EXECUTE FUNCTION refuse_history();
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because ON wipe_evidence FOR EACH ROW
    WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_history();
CREATE TRIGGER device_storages_kept BEFORE DELETE ON device_storages
    FOR EACH ROW EXECUTE FUNCTION refuse_history();
CREATE TRIGGER device_storages_fixed BEFORE UPDATE OF device_id ON device_storages FOR EACH ROW
    WHEN (NEW.device_id <> OLD.device_id) EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: "",
    sqlite: r"
DROP TRIGGER device_storages_fixed;
DROP TRIGGER device_storages_kept;
DROP TRIGGER wipe_evidence_revoked;
DROP TRIGGER wipe_evidence_kept;
DROP TRIGGER wipe_evidence_fixed;
DROP INDEX wipe_evidence_report;
DROP INDEX wipe_evidence_facts_once;
DROP INDEX wipe_evidence_report_once;
ALTER TABLE wipe_evidence DROP COLUMN report_facts;
ALTER TABLE wipe_evidence DROP COLUMN report_key;
ALTER TABLE wipe_evidence DROP COLUMN command;
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_sha256, storage_serial)
    WHERE accepted AND report_sha256 IS NOT NULL;
CREATE TRIGGER wipe_evidence_fixed BEFORE UPDATE OF method, tool, storage_serial, exit_status, verified, accepted,
    started_at, ended_at, report_sha256 ON wipe_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
DROP TRIGGER device_storages_fixed ON device_storages;
DROP TRIGGER device_storages_kept ON device_storages;
DROP TRIGGER wipe_evidence_revoked ON wipe_evidence;
DROP TRIGGER wipe_evidence_fixed ON wipe_evidence;
DROP INDEX wipe_evidence_report;
DROP INDEX wipe_evidence_facts_once;
DROP INDEX wipe_evidence_report_once;
ALTER TABLE wipe_evidence DROP COLUMN report_facts;
ALTER TABLE wipe_evidence DROP COLUMN report_key;
ALTER TABLE wipe_evidence DROP COLUMN command;
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_sha256, storage_serial)
    WHERE accepted AND report_sha256 IS NOT NULL;
CREATE TRIGGER wipe_evidence_fixed BEFORE UPDATE OF method, tool, storage_serial, exit_status, verified, accepted,
    started_at, ended_at, report_sha256 ON wipe_evidence FOR EACH ROW EXECUTE FUNCTION refuse_history();
",
};

change!("m20261127_000032_evidence_reports", up: UP, down: DOWN);
