//! What was typed into forms that could not be taken, sealed, for an hour; and the age of remembered answers.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE kept_forms (
    id text PRIMARY KEY,
    sealed text NOT NULL,
    expires_at {time} NOT NULL
);
CREATE INDEX kept_forms_expiry ON kept_forms (expires_at);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script =
    Script { both: "DROP INDEX idempotency_keys_age; DROP TABLE kept_forms;", sqlite: "", postgres: "" };

change!("m20261127_000029_kept_forms", up: UP, down: DOWN);
