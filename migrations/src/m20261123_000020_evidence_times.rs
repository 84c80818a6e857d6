//! Finds the proofs of erasure that tell of the same hours: one erasure proves one storage.

use crate::{Script, change};

const UP: Script = Script {
    both: "CREATE INDEX wipe_evidence_times ON wipe_evidence (started_at, ended_at);",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script { both: "DROP INDEX wipe_evidence_times;", sqlite: "", postgres: "" };

change!("m20261123_000020_evidence_times", up: UP, down: DOWN);
