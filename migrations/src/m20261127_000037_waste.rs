//! What is handed on as waste, with its weight, its code, who takes it and the proof.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE waste_records (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid},
    what text NOT NULL,
    weight_grams integer NOT NULL CHECK (weight_grams BETWEEN 1 AND 500000),
    code text NOT NULL,
    receiver text NOT NULL,
    handed_at {time} NOT NULL,
    document_id {uuid} NOT NULL REFERENCES documents (id),
    proof_sha256 text NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX waste_records_organisation ON waste_records (organisation_id, handed_at, id);
CREATE INDEX waste_records_device ON waste_records (device_id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE waste_records;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000037_waste", up: UP, down: DOWN);
