//! The départements that a territory's lead steers.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE steered_departments (
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    department_code text NOT NULL CHECK (length(department_code) BETWEEN 2 AND 3),
    PRIMARY KEY (organisation_id, department_code)
);
CREATE INDEX allocation_runs_department ON allocation_runs (department_code, id);
CREATE INDEX allocation_runs_organisation ON allocation_runs (organisation_id, id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX allocation_runs_organisation;
DROP INDEX allocation_runs_department;
DROP TABLE steered_departments;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000018_steered_departments", up: UP, down: DOWN);
