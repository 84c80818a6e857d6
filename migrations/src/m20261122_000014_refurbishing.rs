//! Test sessions of the bench; a report proves the erasure of one storage only.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE bench_tests (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid},
    checks {json} NOT NULL,
    functions_passed boolean NOT NULL,
    note text,
    created_at {time} NOT NULL
);
CREATE INDEX bench_tests_device ON bench_tests (device_id, created_at);
ALTER TABLE wipe_evidence ADD COLUMN revoked_because text;
DROP INDEX wipe_evidence_report_once;
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_sha256)
    WHERE accepted AND report_sha256 IS NOT NULL;
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX wipe_evidence_report_once;
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_sha256, storage_serial)
    WHERE accepted AND report_sha256 IS NOT NULL;
ALTER TABLE wipe_evidence DROP COLUMN revoked_because;
DROP TABLE bench_tests;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000014_refurbishing", up: UP, down: DOWN);
