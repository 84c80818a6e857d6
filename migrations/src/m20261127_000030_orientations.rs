//! Households passed by telephone to a mediation structure of their choice: nothing of who they are.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE orientations (
    id {uuid} PRIMARY KEY,
    structure_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} NOT NULL REFERENCES sites (id),
    category text NOT NULL,
    note text CHECK (length(note) <= 500),
    state text NOT NULL CHECK (state IN ('sent', 'taken_up', 'declined', 'lapsed')),
    reason text CHECK (reason IN ('not_come', 'not_for_us')),
    request_id {uuid} REFERENCES requests (id),
    filed_by_organisation {uuid} NOT NULL REFERENCES organisations (id),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    version bigint NOT NULL,
    CHECK ((state = 'taken_up') = (request_id IS NOT NULL)),
    CHECK ((state = 'declined') = (reason IS NOT NULL))
);
CREATE INDEX orientations_structure ON orientations (structure_id, state, id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE orientations;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000030_orientations", up: UP, down: DOWN);
