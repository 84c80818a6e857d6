//! What a donor does before its lot is collected: locks to lift, leased equipment, where data are erased, and the proofs.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE lot_preparations (
    lot_id {uuid} PRIMARY KEY REFERENCES donation_lots (id),
    firmware text CHECK (firmware IN ('done', 'not_applicable', 'not_yet')),
    management text CHECK (management IN ('done', 'not_applicable', 'not_yet')),
    activation text CHECK (activation IN ('done', 'not_applicable', 'not_yet')),
    leased text CHECK (leased IN ('none', 'taken_out', 'released', 'not_yet')),
    erasure text CHECK (erasure IN ('by_donor', 'on_site', 'disk_kept', 'sealed_transport')),
    release_id {uuid} REFERENCES documents (id),
    evidence_id {uuid} REFERENCES documents (id),
    version bigint NOT NULL DEFAULT 1,
    updated_at {time} NOT NULL
);

CREATE TABLE leased_lines (
    lot_id {uuid} NOT NULL REFERENCES donation_lots (id),
    line_id {uuid} NOT NULL REFERENCES lot_lines (id),
    PRIMARY KEY (lot_id, line_id)
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE leased_lines;
DROP TABLE lot_preparations;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000040_preparation", up: UP, down: DOWN);
