//! What technicians say at the bench, one row for each act on each device, under a key of their page's making: the same act
//! sent again is not done again, and what two people say of one device stands side by side.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE bench_acts (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid} REFERENCES users (id),
    technician text NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 8 AND 64),
    kind text NOT NULL CHECK (kind IN ('marks', 'tests', 'grade', 'repair', 'part_used', 'part_taken')),
    marks {json} NOT NULL,
    test_id {uuid} REFERENCES bench_tests (id),
    made_at {time} NOT NULL,
    recorded_at {time} NOT NULL
);
CREATE UNIQUE INDEX bench_acts_once ON bench_acts (organisation_id, key, device_id);
CREATE INDEX bench_acts_device ON bench_acts (device_id, made_at);
CREATE INDEX bench_acts_person ON bench_acts (organisation_id, recorded_at);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script { both: "DROP TABLE bench_acts;", sqlite: "", postgres: "" };

change!("m20261127_000042_bench_acts", up: UP, down: DOWN);
