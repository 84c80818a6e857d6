//! What lists of desks are read by: a workshop's devices by reception and by category.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE INDEX devices_holder_received ON devices (holder_id, received_at, id);
CREATE INDEX devices_holder_category ON devices (holder_id, category);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: "DROP INDEX devices_holder_category; DROP INDEX devices_holder_received;",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000024_lists", up: UP, down: DOWN);
