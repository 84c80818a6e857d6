//! A dispute on a count may be withdrawn, and ends by itself when nobody answers.

use crate::{Script, change};

const UP: Script = Script {
    both: "",
    sqlite: r"
CREATE TABLE count_disputes_new (
    id {uuid} PRIMARY KEY,
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    side text NOT NULL CHECK (side IN ('donor', 'workshop')),
    words text NOT NULL,
    opened_at {time} NOT NULL,
    answer text CHECK (answer IN ('count_stands', 'list_stands', 'unexplained', 'withdrawn', 'unanswered')),
    answer_words text,
    answered_at {time},
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
INSERT INTO count_disputes_new SELECT id, part_id, side, words, opened_at, answer, answer_words, answered_at FROM count_disputes;
DROP TABLE count_disputes;
ALTER TABLE count_disputes_new RENAME TO count_disputes;
CREATE UNIQUE INDEX count_disputes_one_open ON count_disputes (part_id) WHERE answered_at IS NULL;
",
    postgres: r"
ALTER TABLE count_disputes DROP CONSTRAINT count_disputes_answer_check;
ALTER TABLE count_disputes ADD CONSTRAINT count_disputes_answer_check
    CHECK (answer IN ('count_stands', 'list_stands', 'unexplained', 'withdrawn', 'unanswered'));
",
};

const DOWN: Script = Script {
    both: "UPDATE count_disputes SET answer = 'unexplained' WHERE answer IN ('withdrawn', 'unanswered');",
    sqlite: r"
CREATE TABLE count_disputes_old (
    id {uuid} PRIMARY KEY,
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    side text NOT NULL CHECK (side IN ('donor', 'workshop')),
    words text NOT NULL,
    opened_at {time} NOT NULL,
    answer text CHECK (answer IN ('count_stands', 'list_stands', 'unexplained')),
    answer_words text,
    answered_at {time},
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
INSERT INTO count_disputes_old SELECT id, part_id, side, words, opened_at, answer, answer_words, answered_at FROM count_disputes;
DROP TABLE count_disputes;
ALTER TABLE count_disputes_old RENAME TO count_disputes;
CREATE UNIQUE INDEX count_disputes_one_open ON count_disputes (part_id) WHERE answered_at IS NULL;
",
    postgres: r"
ALTER TABLE count_disputes DROP CONSTRAINT count_disputes_answer_check;
ALTER TABLE count_disputes ADD CONSTRAINT count_disputes_answer_check
    CHECK (answer IN ('count_stands', 'list_stands', 'unexplained'));
",
};

change!("m20261127_000048_dispute_ends", up: UP, down: DOWN);
