//! Devices, their storages, proofs of erasure, events and promises; laws 1, 2, 3 and 13 in the database.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE devices (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('received', 'under_test', 'to_wipe', 'wiping', 'wiped', 'wipe_failed',
        'storage_destroyed', 'no_storage', 'repairing', 'testing', 'graded', 'ready', 'listed', 'reserved', 'sold',
        'in_solidarity_pool', 'proposed', 'given', 'available_for_loan', 'lent', 'in_use', 'returned',
        'quarantined', 'lost', 'stolen', 'for_parts', 'recycled')),
    state_before_quarantine text,
    category text NOT NULL,
    brand text,
    model text NOT NULL,
    serial text,
    inventory_number text,
    processor text,
    memory_mb integer CHECK (memory_mb > 0),
    screen_inch_tenths integer,
    operating_system text,
    keyboard_layout text,
    charger boolean,
    battery_percent integer CHECK (battery_percent BETWEEN 0 AND 100),
    weight_grams integer CHECK (weight_grams > 0),
    functions_passed boolean,
    grade text CHECK (grade IN ('A', 'B', 'C', 'P')),
    legal_basis text NOT NULL CHECK (legal_basis IN
        ('public_free_gift', 'company_patronage', 'company_gift', 'purchase', 'take_back')),
    wish text NOT NULL CHECK (wish IN ('solidarity_only', 'sale_allowed', 'mixed')),
    sale_allowed boolean NOT NULL,
    donor_id {uuid} REFERENCES organisations (id),
    lot_part_id {uuid},
    holder_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} REFERENCES sites (id),
    listing_id {uuid},
    claim_id {uuid},
    outcome_at {time},
    head_number bigint NOT NULL,
    head_hash text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    received_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (NOT (legal_basis = 'public_free_gift' AND sale_allowed)),
    CHECK (NOT (wish = 'solidarity_only' AND sale_allowed)),
    CHECK (sale_allowed OR state NOT IN ('listed', 'reserved', 'sold'))
);
CREATE INDEX devices_holder ON devices (holder_id, state, id);
CREATE INDEX devices_lot_part ON devices (lot_part_id);
CREATE INDEX devices_listing ON devices (listing_id, state, id) WHERE listing_id IS NOT NULL;
CREATE INDEX devices_pool ON devices (category, id) WHERE state = 'in_solidarity_pool';
CREATE INDEX devices_donor ON devices (donor_id);
CREATE INDEX devices_state ON devices (state);

CREATE TABLE device_storages (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    serial text,
    kind text NOT NULL CHECK (kind IN ('ssd', 'nvme', 'hdd', 'flash', 'unknown')),
    gigabytes integer CHECK (gigabytes > 0),
    fate text NOT NULL CHECK (fate IN ('present', 'removed', 'destroyed')),
    fate_reason text,
    CHECK (fate = 'present' OR fate_reason IS NOT NULL)
);
CREATE INDEX device_storages_device ON device_storages (device_id);

CREATE TABLE wipe_evidence (
    id {uuid} PRIMARY KEY,
    storage_id {uuid} NOT NULL REFERENCES device_storages (id),
    method text NOT NULL CHECK (method IN ('clear', 'purge', 'destroy')),
    tool text NOT NULL,
    tool_version text NOT NULL,
    storage_serial text NOT NULL,
    exit_status integer NOT NULL,
    verified boolean NOT NULL,
    operator_name text NOT NULL,
    started_at {time} NOT NULL,
    ended_at {time} NOT NULL,
    report_sha256 text,
    report_document_id {uuid},
    accepted boolean NOT NULL,
    refusal text,
    revoked_at {time},
    created_at {time} NOT NULL,
    CHECK (NOT accepted OR (exit_status = 0 AND verified AND refusal IS NULL)),
    CHECK (accepted OR refusal IS NOT NULL),
    CHECK (ended_at > started_at)
);
CREATE INDEX wipe_evidence_storage ON wipe_evidence (storage_id);
CREATE UNIQUE INDEX wipe_evidence_report_once ON wipe_evidence (report_sha256, storage_serial)
    WHERE accepted AND report_sha256 IS NOT NULL;

CREATE TABLE device_events (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    number bigint NOT NULL CHECK (number > 0),
    kind text NOT NULL,
    at {time} NOT NULL,
    organisation_id {uuid},
    details {json} NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    UNIQUE (device_id, number)
);

CREATE TABLE claims (
    id {uuid} PRIMARY KEY,
    device_id {uuid} NOT NULL REFERENCES devices (id),
    purpose text NOT NULL CHECK (purpose IN ('sale', 'gift', 'loan')),
    holder_kind text NOT NULL,
    holder_id {uuid} NOT NULL,
    created_at {time} NOT NULL,
    expires_at {time},
    ended_at {time},
    ended_because text CHECK (ended_because IN ('released', 'expired', 'fulfilled', 'withdrawn')),
    CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE UNIQUE INDEX claims_one_active ON claims (device_id) WHERE ended_at IS NULL;
CREATE INDEX claims_holder ON claims (holder_kind, holder_id);
CREATE INDEX claims_expiry ON claims (expires_at) WHERE ended_at IS NULL AND expires_at IS NOT NULL;
",
    sqlite: r"
CREATE TRIGGER devices_erased BEFORE UPDATE OF state ON devices
WHEN NEW.state IN ('ready', 'listed', 'reserved', 'sold', 'in_solidarity_pool', 'proposed', 'given',
        'available_for_loan', 'lent') AND OLD.state IS NOT NEW.state
    AND EXISTS (SELECT 1 FROM device_storages s WHERE s.device_id = NEW.id AND s.fate = 'present'
        AND NOT EXISTS (SELECT 1 FROM wipe_evidence e
            WHERE e.storage_id = s.id AND e.accepted AND e.revoked_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'law-erasure'); END;
CREATE TRIGGER devices_origin BEFORE UPDATE OF legal_basis, wish, sale_allowed, donor_id ON devices
WHEN NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish OR NEW.sale_allowed <> OLD.sale_allowed
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER claims_origin BEFORE INSERT ON claims
WHEN NEW.purpose = 'sale' AND EXISTS (SELECT 1 FROM devices d WHERE d.id = NEW.device_id AND NOT d.sale_allowed)
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER device_events_fixed BEFORE UPDATE ON device_events
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER device_events_kept BEFORE DELETE ON device_events
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER wipe_evidence_fixed BEFORE UPDATE OF method, tool, storage_serial, exit_status, verified, accepted,
    started_at, ended_at, report_sha256 ON wipe_evidence
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
",
    postgres: r"
CREATE FUNCTION devices_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM device_storages s WHERE s.device_id = NEW.id AND s.fate = 'present'
        AND NOT EXISTS (SELECT 1 FROM wipe_evidence e
            WHERE e.storage_id = s.id AND e.accepted AND e.revoked_at IS NULL)) THEN
        RAISE EXCEPTION 'law-erasure' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER devices_erased BEFORE UPDATE OF state ON devices FOR EACH ROW
WHEN (NEW.state IN ('ready', 'listed', 'reserved', 'sold', 'in_solidarity_pool', 'proposed', 'given',
        'available_for_loan', 'lent') AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION devices_erased();
CREATE FUNCTION refuse_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER devices_origin BEFORE UPDATE OF legal_basis, wish, sale_allowed ON devices FOR EACH ROW
WHEN (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish OR NEW.sale_allowed <> OLD.sale_allowed)
EXECUTE FUNCTION refuse_origin();
CREATE FUNCTION claims_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.purpose = 'sale' AND EXISTS (SELECT 1 FROM devices d WHERE d.id = NEW.device_id AND NOT d.sale_allowed) THEN
        RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claims_origin BEFORE INSERT ON claims FOR EACH ROW EXECUTE FUNCTION claims_origin();
CREATE TRIGGER device_events_fixed BEFORE UPDATE OR DELETE ON device_events FOR EACH ROW
EXECUTE FUNCTION refuse_history();
CREATE TRIGGER wipe_evidence_fixed BEFORE UPDATE OF method, tool, storage_serial, exit_status, verified, accepted,
    started_at, ended_at, report_sha256 ON wipe_evidence FOR EACH ROW EXECUTE FUNCTION refuse_history();
",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE claims;
DROP TABLE device_events;
DROP TABLE wipe_evidence;
DROP TABLE device_storages;
DROP TABLE devices;
",
    sqlite: "",
    postgres: "DROP FUNCTION claims_origin(); DROP FUNCTION refuse_origin(); DROP FUNCTION devices_erased();",
};

change!("m20261122_000004_devices", up: UP, down: DOWN);
