//! Calls asked for by people without an account; nothing of them is left some days after closing.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE callbacks (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    telephone text NOT NULL,
    subject text NOT NULL CHECK (subject IN ('give', 'buy', 'household', 'device', 'account', 'other')),
    moment text NOT NULL CHECK (moment IN ('any', 'morning', 'afternoon')),
    message text CHECK (length(message) <= 500),
    page text,
    state text NOT NULL CHECK (state IN ('waiting', 'reached', 'unreachable')),
    tries integer NOT NULL CHECK (tries >= 0),
    version bigint NOT NULL,
    created_at {time} NOT NULL,
    call_before {time} NOT NULL,
    closed_at {time},
    handled_by {uuid} REFERENCES users (id),
    CHECK ((state = 'waiting') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX callbacks_reference ON callbacks (reference);
CREATE UNIQUE INDEX callbacks_waiting_once ON callbacks (telephone) WHERE state = 'waiting';
CREATE INDEX callbacks_state ON callbacks (state, id);
CREATE INDEX callbacks_due ON callbacks (call_before) WHERE state = 'waiting';
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE callbacks;
",
    sqlite: "",
    postgres: "",
};

change!("m20261123_000019_callbacks", up: UP, down: DOWN);
