//! Files of donors' lists that are sent in parts: how far each has got, and where its parts are kept.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE inventory_uploads (
    id {uuid} PRIMARY KEY,
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    account_id {uuid} NOT NULL REFERENCES users (id),
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    size bigint NOT NULL CHECK (size > 0),
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    received bigint NOT NULL CHECK (received BETWEEN 0 AND size),
    lot_id {uuid},
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE INDEX inventory_uploads_donor ON inventory_uploads (donor_id, lot_id, id);
CREATE TABLE inventory_upload_parts (
    upload_id {uuid} NOT NULL REFERENCES inventory_uploads (id),
    position bigint NOT NULL CHECK (position >= 0),
    bytes bigint NOT NULL CHECK (bytes > 0),
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    document_id {uuid} NOT NULL,
    PRIMARY KEY (upload_id, position)
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE inventory_upload_parts;
DROP TABLE inventory_uploads;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000046_inventory_uploads", up: UP, down: DOWN);
