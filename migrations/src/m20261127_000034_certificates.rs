//! Certificates of erasure: numbered, kept with the hash of their file and of the evidence inside it, never changed.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE erasure_certificates (
    id {uuid} PRIMARY KEY,
    number text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('device', 'lot')),
    subject_id {uuid} NOT NULL,
    subject_reference text NOT NULL,
    lot_part_id {uuid},
    donor_id {uuid} REFERENCES organisations (id),
    workshop_id {uuid} NOT NULL REFERENCES organisations (id),
    devices integer NOT NULL CHECK (devices > 0),
    storages integer NOT NULL CHECK (storages > 0),
    left_out integer NOT NULL CHECK (left_out >= 0),
    document_id {uuid} NOT NULL REFERENCES documents (id),
    file_sha256 text NOT NULL UNIQUE,
    evidence_sha256 text NOT NULL UNIQUE,
    content_sha256 text NOT NULL,
    created_at {time} NOT NULL,
    UNIQUE (subject_id, content_sha256)
);
CREATE INDEX erasure_certificates_part ON erasure_certificates (lot_part_id) WHERE lot_part_id IS NOT NULL;

CREATE TABLE certificate_evidence (
    certificate_id {uuid} NOT NULL REFERENCES erasure_certificates (id),
    evidence_id {uuid} NOT NULL REFERENCES wipe_evidence (id),
    PRIMARY KEY (certificate_id, evidence_id)
);
",
    sqlite: r"
CREATE TRIGGER erasure_certificates_fixed BEFORE UPDATE ON erasure_certificates
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER erasure_certificates_kept BEFORE DELETE ON erasure_certificates
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER certificate_evidence_fixed BEFORE UPDATE ON certificate_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER certificate_evidence_kept BEFORE DELETE ON certificate_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
CREATE TRIGGER erasure_certificates_fixed BEFORE UPDATE OR DELETE ON erasure_certificates FOR EACH ROW
EXECUTE FUNCTION refuse_history();
CREATE TRIGGER certificate_evidence_fixed BEFORE UPDATE OR DELETE ON certificate_evidence FOR EACH ROW
EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE certificate_evidence;
DROP TABLE erasure_certificates;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000034_certificates", up: UP, down: DOWN);
