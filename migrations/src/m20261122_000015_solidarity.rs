//! Requests of households, allocation runs, proposals and the register of law 8. No name, no birth date: adults are
//! keyed hashes.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE requests (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    structure_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} NOT NULL REFERENCES sites (id),
    filed_by {uuid},
    insee_code text REFERENCES communes (insee_code),
    department_code text NOT NULL,
    household_size integer CHECK (household_size BETWEEN 1 AND 20),
    criterion text CHECK (criterion IN ('minimum_social', 'qf_band', 'reste_a_vivre', 'prescription', 'other')),
    criterion_seen_on text,
    purpose text CHECK (purpose IN ('school', 'job_search', 'rights', 'health', 'isolation', 'other')),
    urgency text CHECK (urgency IN ('ordinary', 'high', 'critical')),
    category text NOT NULL,
    memory_gb_min integer NOT NULL CHECK (memory_gb_min BETWEEN 0 AND 1024),
    accessibility {json} NOT NULL,
    note text,
    agreement_kind text NOT NULL CHECK (agreement_kind IN ('spoken', 'written', 'mandate')),
    agreement_given_on text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'information_needed', 'eligible', 'refused', 'waiting',
        'proposed', 'accepted', 'ready_for_hand_over', 'handed_over', 'followed_up', 'closed', 'withdrawn',
        'anonymised')),
    refusal text,
    again_from {time},
    submitted_at {time} NOT NULL,
    handed_over_on text,
    ended_at {time},
    anonymised_at {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (anonymised_at IS NULL OR (filed_by IS NULL AND insee_code IS NULL AND household_size IS NULL
        AND criterion IS NULL AND criterion_seen_on IS NULL AND purpose IS NULL AND urgency IS NULL AND note IS NULL)),
    CHECK (anonymised_at IS NOT NULL OR (household_size IS NOT NULL AND criterion IS NOT NULL AND purpose IS NOT NULL
        AND urgency IS NOT NULL)),
    CHECK (state NOT IN ('withdrawn', 'anonymised') OR anonymised_at IS NOT NULL)
);
CREATE INDEX requests_structure ON requests (structure_id, id);
CREATE INDEX requests_queue ON requests (category, submitted_at, id) WHERE state = 'waiting';

CREATE TABLE request_adults (
    request_id {uuid} NOT NULL REFERENCES requests (id),
    hash text NOT NULL,
    key_version integer NOT NULL,
    category text NOT NULL,
    open boolean NOT NULL,
    PRIMARY KEY (request_id, hash)
);
CREATE UNIQUE INDEX request_adults_one_open ON request_adults (hash, category) WHERE open;

CREATE TABLE household_register (
    id {uuid} PRIMARY KEY,
    hash text NOT NULL,
    key_version integer NOT NULL,
    category text NOT NULL,
    given_at {time} NOT NULL
);
CREATE INDEX household_register_hash ON household_register (hash, category, given_at);
CREATE INDEX household_register_age ON household_register (given_at);

CREATE TABLE allocation_runs (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    department_code text,
    state text NOT NULL CHECK (state IN ('computed', 'validated', 'discarded')),
    rules_version integer NOT NULL,
    inputs {json} NOT NULL,
    hash text NOT NULL,
    request_count integer NOT NULL,
    device_count integer NOT NULL,
    served_count integer NOT NULL,
    points_served bigint NOT NULL,
    metres bigint NOT NULL,
    computed_at {time} NOT NULL,
    decided_at {time},
    version bigint NOT NULL DEFAULT 1
);

CREATE TABLE run_decisions (
    run_id {uuid} NOT NULL REFERENCES allocation_runs (id),
    request_id {uuid} NOT NULL REFERENCES requests (id),
    rank integer NOT NULL CHECK (rank > 0),
    points bigint NOT NULL,
    parts {json},
    outcome {json} NOT NULL,
    effect text CHECK (effect IN ('proposed', 'device_taken', 'request_changed', 'not_accredited')),
    PRIMARY KEY (run_id, request_id)
);
CREATE INDEX run_decisions_rank ON run_decisions (run_id, rank);
CREATE INDEX run_decisions_request ON run_decisions (request_id);

CREATE TABLE proposals (
    id {uuid} PRIMARY KEY,
    run_id {uuid} NOT NULL REFERENCES allocation_runs (id),
    request_id {uuid} NOT NULL REFERENCES requests (id),
    device_id {uuid} NOT NULL REFERENCES devices (id),
    holder_id {uuid} NOT NULL REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'lapsed', 'withdrawn')),
    reason text,
    expires_at {time} NOT NULL,
    decided_at {time},
    fulfilled_at {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX proposals_one_open ON proposals (request_id) WHERE state IN ('proposed', 'accepted');
CREATE INDEX proposals_request ON proposals (request_id, id);
CREATE INDEX proposals_holder ON proposals (holder_id, state, id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE proposals;
DROP TABLE run_decisions;
DROP TABLE allocation_runs;
DROP TABLE household_register;
DROP TABLE request_adults;
DROP TABLE requests;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000015_solidarity", up: UP, down: DOWN);
