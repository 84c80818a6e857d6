//! The reception of a lot part: entries of a blind count by several people, what was found beyond the list, sealed
//! containers, photos, signatures, and disputes on the count.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE reception_counts (
    part_id {uuid} PRIMARY KEY REFERENCES lot_parts (id),
    entries integer NOT NULL DEFAULT 0 CHECK (entries >= 0),
    opened_at {time} NOT NULL,
    closed_at {time}
);

CREATE TABLE count_entries (
    id {uuid} PRIMARY KEY,
    part_id {uuid} NOT NULL REFERENCES reception_counts (part_id),
    key text NOT NULL,
    kind integer,
    line_id {uuid} REFERENCES lot_lines (id),
    category text,
    label text,
    serial text,
    quantity integer NOT NULL CHECK (quantity <> 0),
    corrects {uuid} REFERENCES count_entries (id),
    user_id {uuid} NOT NULL,
    user_name text NOT NULL,
    at {time} NOT NULL,
    UNIQUE (part_id, key),
    UNIQUE (corrects),
    CHECK ((quantity < 0) = (corrects IS NOT NULL)),
    CHECK (serial IS NULL OR quantity IN (-1, 1)),
    CHECK (kind IS NOT NULL OR category IS NOT NULL)
);
CREATE INDEX count_entries_part ON count_entries (part_id, id);

CREATE TABLE reception_extras (
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    number integer NOT NULL,
    category text NOT NULL,
    label text NOT NULL,
    serial text,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (part_id, number)
);

CREATE TABLE count_disputes (
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
CREATE UNIQUE INDEX count_disputes_one_open ON count_disputes (part_id) WHERE answered_at IS NULL;

CREATE TABLE reception_containers (
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    number text NOT NULL,
    seal text,
    left_with text,
    condition text NOT NULL CHECK (condition IN ('on_the_way', 'intact', 'broken', 'unsealed')),
    weight_grams bigint CHECK (weight_grams > 0),
    user_name text NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (part_id, number)
);

CREATE TABLE reception_signatures (
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    side text NOT NULL CHECK (side IN ('hands_over', 'receives')),
    name text NOT NULL,
    role text NOT NULL,
    drawing text,
    at {time} NOT NULL,
    PRIMARY KEY (part_id, side)
);

CREATE TABLE reception_photos (
    document_id {uuid} PRIMARY KEY REFERENCES documents (id),
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    caption text NOT NULL,
    user_name text NOT NULL,
    at {time} NOT NULL
);
CREATE INDEX reception_photos_part ON reception_photos (part_id, document_id);
",
    sqlite: r"
CREATE TRIGGER count_entries_fixed BEFORE UPDATE ON count_entries
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER count_entries_kept BEFORE DELETE ON count_entries
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
CREATE TRIGGER count_entries_fixed BEFORE UPDATE OR DELETE ON count_entries FOR EACH ROW
EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE reception_photos;
DROP TABLE reception_signatures;
DROP TABLE reception_containers;
DROP TABLE count_disputes;
DROP TABLE reception_extras;
DROP TABLE count_entries;
DROP TABLE reception_counts;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000039_reception", up: UP, down: DOWN);
