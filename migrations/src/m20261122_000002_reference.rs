//! Communes and what they belong to; dated, sourced factors.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE communes (
    insee_code text PRIMARY KEY,
    name text NOT NULL,
    folded_name {folded} NOT NULL,
    population integer CHECK (population >= 0),
    lat double precision,
    lng double precision,
    epci_code text,
    epci_name text,
    department_code text NOT NULL,
    department_name text NOT NULL,
    region_code text NOT NULL,
    region_name text NOT NULL,
    CHECK ((lat IS NULL) = (lng IS NULL))
);
CREATE INDEX communes_folded ON communes (folded_name, population);
CREATE INDEX communes_department ON communes (department_code);

CREATE TABLE commune_postal_codes (
    postal_code text NOT NULL,
    insee_code text NOT NULL REFERENCES communes (insee_code),
    PRIMARY KEY (postal_code, insee_code)
);

CREATE TABLE former_communes (
    former_code text NOT NULL,
    former_name text,
    folded_name {folded},
    insee_code text NOT NULL REFERENCES communes (insee_code),
    PRIMARY KEY (former_code, insee_code)
);
CREATE INDEX former_communes_folded ON former_communes (folded_name);

CREATE TABLE factors (
    code text NOT NULL,
    value_micros bigint NOT NULL,
    unit text NOT NULL,
    valid_from text NOT NULL,
    valid_until text,
    source text NOT NULL,
    PRIMARY KEY (code, valid_from)
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: "DROP TABLE factors; DROP TABLE former_communes; DROP TABLE commune_postal_codes; DROP TABLE communes;",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000002_reference", up: UP, down: DOWN);
