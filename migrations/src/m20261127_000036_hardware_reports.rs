//! What machines say of themselves, what each can be known by again, and two devices that are one machine.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE hardware_reports (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid},
    batch_id {uuid} NOT NULL,
    file_sha256 text NOT NULL,
    document_id {uuid} NOT NULL REFERENCES documents (id),
    report {json} NOT NULL,
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX hardware_reports_once ON hardware_reports (device_id, file_sha256);
CREATE INDEX hardware_reports_device ON hardware_reports (device_id, created_at);
CREATE TABLE hardware_traces (
    device_id {uuid} NOT NULL REFERENCES devices (id),
    kind text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (device_id, kind, value)
);
CREATE INDEX hardware_traces_value ON hardware_traces (kind, value);
CREATE TABLE device_merges (
    id {uuid} PRIMARY KEY,
    first_device_id {uuid} NOT NULL REFERENCES devices (id),
    second_device_id {uuid} NOT NULL REFERENCES devices (id),
    state text NOT NULL CHECK (state IN ('proposed', 'refused', 'merged', 'undone')),
    reasons {json} NOT NULL,
    kept_device_id {uuid} REFERENCES devices (id),
    absorbed_device_id {uuid} REFERENCES devices (id),
    set_aside boolean NOT NULL DEFAULT FALSE,
    added_storages {json} NOT NULL,
    reason text,
    decided_at {time},
    decided_by {uuid},
    created_at {time} NOT NULL,
    CHECK (first_device_id <> second_device_id),
    CHECK (state <> 'merged' OR (kept_device_id IS NOT NULL AND absorbed_device_id IS NOT NULL))
);
CREATE UNIQUE INDEX device_merges_pair ON device_merges (first_device_id, second_device_id);
CREATE INDEX device_merges_second ON device_merges (second_device_id);
CREATE UNIQUE INDEX device_merges_absorbed ON device_merges (absorbed_device_id) WHERE state = 'merged';
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE device_merges;
DROP TABLE hardware_traces;
DROP TABLE hardware_reports;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000036_hardware_reports", up: UP, down: DOWN);
