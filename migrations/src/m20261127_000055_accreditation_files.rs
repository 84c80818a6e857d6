//! Referencing: criteria in versions, what a file holds for each of them, remarks, decisions by two people, and the path of
//! a suspension.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE criteria_versions (
    kind text NOT NULL CHECK (kind IN ('refurbisher', 'mediation_structure')),
    version bigint NOT NULL CHECK (version > 0),
    source text NOT NULL,
    published_at {time},
    published_by {uuid},
    PRIMARY KEY (kind, version)
);
CREATE TABLE criteria (
    kind text NOT NULL,
    version bigint NOT NULL,
    code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    position bigint NOT NULL,
    title_fr text NOT NULL CHECK (length(title_fr) BETWEEN 1 AND 120),
    title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 120),
    sentence_fr text NOT NULL CHECK (length(sentence_fr) BETWEEN 1 AND 1000),
    sentence_en text NOT NULL CHECK (length(sentence_en) BETWEEN 1 AND 1000),
    proof_fr text NOT NULL CHECK (length(proof_fr) BETWEEN 1 AND 1000),
    proof_en text NOT NULL CHECK (length(proof_en) BETWEEN 1 AND 1000),
    weight bigint NOT NULL CHECK (weight BETWEEN 0 AND 100),
    required boolean NOT NULL,
    months bigint NOT NULL CHECK (months BETWEEN 1 AND 120),
    grants text CHECK (grants IN ('insertion', 'receipts', 'public_gifts')),
    PRIMARY KEY (kind, version, code),
    FOREIGN KEY (kind, version) REFERENCES criteria_versions (kind, version)
);
ALTER TABLE accreditations ADD COLUMN criteria_version bigint;
ALTER TABLE accreditations ADD COLUMN insertion_agreement text;
ALTER TABLE accreditations ADD COLUMN provisional boolean NOT NULL DEFAULT false;
ALTER TABLE accreditations ADD COLUMN submitted_at {time};
ALTER TABLE accreditations ADD COLUMN accredited_at {time};
ALTER TABLE accreditations ADD COLUMN renewal_sent_at {time};
ALTER TABLE accreditations ADD COLUMN certificate_number text;
CREATE INDEX accreditations_valid ON accreditations (valid_until, state);
CREATE TABLE accreditation_criteria (
    accreditation_id {uuid} NOT NULL REFERENCES accreditations (id),
    code text NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'accepted', 'changes_requested', 'refused', 'waived')),
    answer text NOT NULL DEFAULT '',
    expires_at {time},
    decided_at {time},
    decided_by {uuid},
    PRIMARY KEY (accreditation_id, code)
);
CREATE INDEX accreditation_criteria_expiry ON accreditation_criteria (expires_at);
CREATE TABLE accreditation_evidence (
    document_id {uuid} PRIMARY KEY,
    accreditation_id {uuid} NOT NULL REFERENCES accreditations (id),
    code text NOT NULL,
    valid_until {time},
    at {time} NOT NULL
);
CREATE INDEX accreditation_evidence_file ON accreditation_evidence (accreditation_id, code);
CREATE TABLE accreditation_remarks (
    id {uuid} PRIMARY KEY,
    accreditation_id {uuid} NOT NULL REFERENCES accreditations (id),
    code text,
    side text NOT NULL CHECK (side IN ('applicant', 'operator', 'rebond')),
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    at {time} NOT NULL
);
CREATE INDEX accreditation_remarks_file ON accreditation_remarks (accreditation_id, id);
CREATE TABLE accreditation_decisions (
    id {uuid} PRIMARY KEY,
    accreditation_id {uuid} NOT NULL REFERENCES accreditations (id),
    outcome text NOT NULL CHECK (outcome IN ('accredit', 'refuse')),
    reason text NOT NULL,
    proposed_by {uuid} NOT NULL,
    proposed_at {time} NOT NULL,
    ended_by {uuid},
    ended_at {time},
    confirmed boolean,
    end_reason text,
    CHECK (outcome <> 'refuse' OR length(reason) > 0),
    CHECK (confirmed IS NULL OR NOT confirmed OR ended_by <> proposed_by)
);
CREATE UNIQUE INDEX accreditation_decisions_open ON accreditation_decisions (accreditation_id) WHERE ended_at IS NULL;
CREATE INDEX accreditation_decisions_file ON accreditation_decisions (accreditation_id, id);
CREATE TABLE accreditation_procedures (
    id {uuid} PRIMARY KEY,
    accreditation_id {uuid} NOT NULL REFERENCES accreditations (id),
    reason text NOT NULL CHECK (length(reason) > 0),
    opened_by {uuid} NOT NULL,
    opened_at {time} NOT NULL,
    due_at {time} NOT NULL,
    observations text,
    observed_at {time},
    decision text CHECK (decision IN ('suspend', 'withdraw', 'keep')),
    decision_reason text,
    decided_by {uuid},
    decided_at {time},
    appeal text,
    appealed_at {time},
    appeal_granted boolean,
    appeal_reason text,
    appeal_decided_by {uuid},
    appeal_decided_at {time},
    lifted_at {time},
    lift_reason text,
    CHECK (decision IS NULL OR length(decision_reason) > 0 AND decided_by IS NOT NULL),
    CHECK (decision IS NULL OR observed_at IS NOT NULL OR decided_at > due_at),
    CHECK (appeal_granted IS NULL OR appeal_decided_by <> decided_by)
);
CREATE UNIQUE INDEX accreditation_procedures_open ON accreditation_procedures (accreditation_id)
    WHERE decided_at IS NULL;
CREATE INDEX accreditation_procedures_file ON accreditation_procedures (accreditation_id, id);
CREATE TABLE known_structures (
    siret text PRIMARY KEY,
    name text NOT NULL,
    list text NOT NULL,
    imported_at {time} NOT NULL
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE known_structures;
DROP TABLE accreditation_procedures;
DROP TABLE accreditation_decisions;
DROP TABLE accreditation_remarks;
DROP TABLE accreditation_evidence;
DROP TABLE accreditation_criteria;
DROP INDEX accreditations_valid;
ALTER TABLE accreditations DROP COLUMN certificate_number;
ALTER TABLE accreditations DROP COLUMN renewal_sent_at;
ALTER TABLE accreditations DROP COLUMN accredited_at;
ALTER TABLE accreditations DROP COLUMN submitted_at;
ALTER TABLE accreditations DROP COLUMN provisional;
ALTER TABLE accreditations DROP COLUMN insertion_agreement;
ALTER TABLE accreditations DROP COLUMN criteria_version;
DROP TABLE criteria;
DROP TABLE criteria_versions;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000055_accreditation_files", up: UP, down: DOWN);
