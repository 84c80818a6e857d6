//! A workshop's stock of parts: what each mends, what it fits, how many there are; and every part that went in or came out.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE parts (
    id {uuid} PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    function text NOT NULL,
    category text NOT NULL,
    label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    label_key text NOT NULL,
    models {json} NOT NULL,
    quantity integer NOT NULL CHECK (quantity >= 0),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE UNIQUE INDEX parts_label ON parts (organisation_id, category, function, label_key);
CREATE TABLE part_moves (
    id {uuid} PRIMARY KEY,
    part_id {uuid} NOT NULL REFERENCES parts (id),
    device_id {uuid} REFERENCES devices (id),
    user_id {uuid} REFERENCES users (id),
    change integer NOT NULL CHECK (change <> 0),
    at {time} NOT NULL
);
CREATE INDEX part_moves_part ON part_moves (part_id, at);
CREATE INDEX part_moves_device ON part_moves (device_id, at);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script { both: "DROP TABLE part_moves; DROP TABLE parts;", sqlite: "", postgres: "" };

change!("m20261127_000043_parts", up: UP, down: DOWN);
