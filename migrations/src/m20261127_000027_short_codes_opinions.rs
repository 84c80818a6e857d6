//! Short codes by which a state is asked on the telephone; what people say of pages, without who said it.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE short_codes (
    code {folded} PRIMARY KEY CHECK (length(code) = 9),
    subject_kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX short_codes_subject ON short_codes (subject_kind, subject_id);

CREATE TABLE opinions (
    id {uuid} PRIMARY KEY,
    page text NOT NULL CHECK (length(page) BETWEEN 1 AND 120),
    month text NOT NULL CHECK (length(month) = 7),
    answer text NOT NULL CHECK (answer IN ('easy', 'medium', 'hard')),
    sentence text CHECK (length(sentence) <= 500),
    state text NOT NULL CHECK (state IN ('counted', 'waiting', 'published', 'set_aside')),
    version bigint NOT NULL,
    CHECK ((state = 'counted' AND sentence IS NULL) OR (state IN ('waiting', 'published') AND sentence IS NOT NULL)
        OR (state = 'set_aside' AND sentence IS NULL))
);
CREATE INDEX opinions_month ON opinions (month, page);
CREATE INDEX opinions_state ON opinions (state, id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE opinions;
DROP TABLE short_codes;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000027_short_codes_opinions", up: UP, down: DOWN);
