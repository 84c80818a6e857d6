//! The machinery's tables: jobs, change log, audit, sessions, idempotency, counters, documents, mails.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE jobs (
    id {uuid} PRIMARY KEY,
    kind text NOT NULL,
    payload {json} NOT NULL,
    idempotency_key text UNIQUE,
    run_at {time} NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    locked_until {time},
    finished_at {time},
    dead_at {time},
    last_error text,
    created_at {time} NOT NULL
);
CREATE INDEX jobs_due ON jobs (run_at) WHERE finished_at IS NULL AND dead_at IS NULL;

CREATE TABLE change_cursors (
    consumer text PRIMARY KEY,
    position text NOT NULL,
    updated_at {time} NOT NULL
);

CREATE TABLE audit_entries (
    id {uuid} PRIMARY KEY,
    at {time} NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'system', 'anonymous')),
    user_id {uuid},
    organisation_id {uuid},
    system_name text,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    details {json} NOT NULL,
    request_id text NOT NULL,
    seal_number bigint,
    seal_hash text
);
CREATE UNIQUE INDEX audit_entries_seal ON audit_entries (seal_number) WHERE seal_number IS NOT NULL;
CREATE INDEX audit_entries_unsealed ON audit_entries (id) WHERE seal_number IS NULL;
CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id, id);

CREATE TABLE sessions (
    id text PRIMARY KEY,
    data text NOT NULL,
    expires_at {time} NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE idempotency_keys (
    organisation_id {uuid} NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    status integer NOT NULL,
    location text,
    body text NOT NULL,
    created_at {time} NOT NULL,
    PRIMARY KEY (organisation_id, key)
);

CREATE TABLE counters (
    name text NOT NULL,
    year integer NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (name, year)
);

CREATE TABLE settings (
    name text PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE documents (
    id {uuid} PRIMARY KEY,
    owner_organisation_id {uuid} NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL CHECK (bytes >= 0),
    sha256 text NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX documents_subject ON documents (subject_kind, subject_id);

CREATE TABLE mails (
    id {uuid} PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body_text text NOT NULL,
    created_at {time} NOT NULL
);
",
    sqlite: r"
CREATE TABLE changes (
    seq {serial},
    topic text NOT NULL,
    subject_id text NOT NULL,
    version bigint NOT NULL,
    created_at {time} NOT NULL
);
CREATE TRIGGER audit_entries_fixed BEFORE UPDATE ON audit_entries
WHEN OLD.seal_number IS NOT NULL OR NEW.at <> OLD.at OR NEW.action <> OLD.action
    OR NEW.details <> OLD.details OR NEW.subject_id <> OLD.subject_id
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
CREATE TABLE changes (
    seq {serial},
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    topic text NOT NULL,
    subject_id text NOT NULL,
    version bigint NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX changes_order ON changes (xid, seq);
CREATE FUNCTION refuse_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'law-history' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER audit_entries_fixed BEFORE UPDATE ON audit_entries FOR EACH ROW
WHEN (OLD.seal_number IS NOT NULL OR NEW.at <> OLD.at OR NEW.action <> OLD.action
    OR NEW.details <> OLD.details OR NEW.subject_id <> OLD.subject_id)
EXECUTE FUNCTION refuse_history();
CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries FOR EACH ROW
EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE mails;
DROP TABLE documents;
DROP TABLE settings;
DROP TABLE counters;
DROP TABLE idempotency_keys;
DROP TABLE sessions;
DROP TABLE audit_entries;
DROP TABLE change_cursors;
DROP TABLE changes;
DROP TABLE jobs;
",
    sqlite: "",
    postgres: "DROP FUNCTION refuse_history();",
};

change!("m20261122_000001_platform", up: UP, down: DOWN);
