//! When a bench is open.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE bench_hours (
    site_id {uuid} PRIMARY KEY REFERENCES sites (id),
    hours {json} NOT NULL
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script { both: "DROP TABLE bench_hours;", sqlite: "", postgres: "" };

change!("m20261128_000068_bench_hours", up: UP, down: DOWN);
