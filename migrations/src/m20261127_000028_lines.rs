//! The telephone line of each territory; calls that go to a territory's own agents, one agent at a time.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE telephone_lines (
    territory text PRIMARY KEY,
    place text NOT NULL CHECK (length(place) BETWEEN 1 AND 80),
    telephone text NOT NULL,
    hours {json} NOT NULL,
    updated_at {time} NOT NULL,
    updated_by {uuid} REFERENCES users (id)
);
ALTER TABLE callbacks ADD COLUMN department_code text;
ALTER TABLE callbacks ADD COLUMN lead_id {uuid};
ALTER TABLE callbacks ADD COLUMN taken_by {uuid};
ALTER TABLE callbacks ADD COLUMN taken_until {time};
ALTER TABLE callbacks ADD COLUMN filed_by {uuid};
CREATE INDEX callbacks_lead ON callbacks (lead_id, state, id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX callbacks_lead;
ALTER TABLE callbacks DROP COLUMN filed_by;
ALTER TABLE callbacks DROP COLUMN taken_until;
ALTER TABLE callbacks DROP COLUMN taken_by;
ALTER TABLE callbacks DROP COLUMN lead_id;
ALTER TABLE callbacks DROP COLUMN department_code;
DROP TABLE telephone_lines;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000028_lines", up: UP, down: DOWN);
