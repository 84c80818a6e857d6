//! That a proof belongs to a life of its device which is over is a fact of its own, not a word among people's reasons.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
ALTER TABLE wipe_evidence ADD COLUMN life_over boolean NOT NULL DEFAULT false;
",
    sqlite: r"
DROP TRIGGER wipe_evidence_revoked;
UPDATE wipe_evidence SET life_over = true, revoked_because = NULL WHERE revoked_because = 'returned';
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because, life_over ON wipe_evidence
WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
DROP TRIGGER wipe_evidence_revoked ON wipe_evidence;
UPDATE wipe_evidence SET life_over = true, revoked_because = NULL WHERE revoked_because = 'returned';
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because, life_over ON wipe_evidence
    FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: "",
    sqlite: r"
DROP TRIGGER wipe_evidence_revoked;
UPDATE wipe_evidence SET revoked_because = 'returned' WHERE life_over;
ALTER TABLE wipe_evidence DROP COLUMN life_over;
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because ON wipe_evidence
WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
DROP TRIGGER wipe_evidence_revoked ON wipe_evidence;
UPDATE wipe_evidence SET revoked_because = 'returned' WHERE life_over;
ALTER TABLE wipe_evidence DROP COLUMN life_over;
CREATE TRIGGER wipe_evidence_revoked BEFORE UPDATE OF revoked_at, revoked_because ON wipe_evidence FOR EACH ROW
    WHEN (OLD.revoked_at IS NOT NULL) EXECUTE FUNCTION refuse_history();
",
};

change!("m20261127_000041_ended_proofs", up: UP, down: DOWN);
