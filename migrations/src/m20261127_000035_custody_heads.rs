//! Signed heads of the chains, as they were published; what is signed is also kept outside the database.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE custody_heads (
    number bigint PRIMARY KEY CHECK (number > 0),
    signed_at {time} NOT NULL,
    body text NOT NULL,
    public_key text NOT NULL,
    signature text NOT NULL
);
",
    sqlite: r"
CREATE TRIGGER custody_heads_fixed BEFORE UPDATE ON custody_heads
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER custody_heads_kept BEFORE DELETE ON custody_heads
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
CREATE TRIGGER custody_heads_fixed BEFORE UPDATE OR DELETE ON custody_heads FOR EACH ROW
EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script { both: "DROP TABLE custody_heads;", sqlite: "", postgres: "" };

change!("m20261127_000035_custody_heads", up: UP, down: DOWN);
