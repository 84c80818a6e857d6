//! Where each persona of the practice ground stands in its guided tour.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE sandbox_tours (
    user_id {uuid} PRIMARY KEY REFERENCES users (id),
    step integer NOT NULL CHECK (step > 0),
    ended boolean NOT NULL,
    updated_at {time} NOT NULL
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script { both: "DROP TABLE sandbox_tours;", sqlite: "", postgres: "" };

change!("m20261127_000022_sandbox_tours", up: UP, down: DOWN);
