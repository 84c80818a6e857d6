//! The models that inventories are held against, and what donors say of the columns of their files; the keys of lines
//! sent one by one; serials are looked
//! for whatever their capitals.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE device_models (
    id {uuid} PRIMARY KEY,
    category text NOT NULL,
    brand text NOT NULL CHECK (length(brand) BETWEEN 1 AND 60),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    also {json} NOT NULL,
    first_year integer CHECK (first_year BETWEEN 1980 AND 2100),
    last_year integer CHECK (last_year BETWEEN 1980 AND 2100),
    processor text,
    memory_gb integer CHECK (memory_gb > 0),
    storage_gb integer CHECK (storage_gb > 0),
    screen_inch_tenths integer CHECK (screen_inch_tenths > 0),
    weight_grams integer CHECK (weight_grams > 0),
    origin text NOT NULL CHECK (origin IN ('delivered', 'operator')),
    withdrawn_at {time},
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE UNIQUE INDEX device_models_name ON device_models (lower(brand), lower(name));
CREATE TABLE inventory_columns (
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    headings text NOT NULL,
    choices {json} NOT NULL,
    updated_at {time} NOT NULL,
    PRIMARY KEY (donor_id, headings)
);
CREATE TABLE lot_line_keys (
    lot_id {uuid} NOT NULL REFERENCES donation_lots (id),
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    line_id {uuid} NOT NULL,
    said text NOT NULL,
    PRIMARY KEY (lot_id, key)
);
CREATE INDEX lot_lines_serial ON lot_lines (upper(serial));
CREATE INDEX devices_serial ON devices (upper(serial));
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX devices_serial;
DROP INDEX lot_lines_serial;
DROP TABLE lot_line_keys;
DROP TABLE inventory_columns;
DROP TABLE device_models;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000038_models", up: UP, down: DOWN);
