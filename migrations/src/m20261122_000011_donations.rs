//! Donation lots, their lines and refusals, their parts, offers to workshops and differences at reception; law 13 on
//! who may be offered a public body's free gift.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE donation_lots (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} NOT NULL REFERENCES sites (id),
    legal_basis text NOT NULL CHECK (legal_basis IN
        ('public_free_gift', 'company_patronage', 'company_gift', 'purchase', 'take_back')),
    wish text NOT NULL CHECK (wish IN ('solidarity_only', 'sale_allowed', 'mixed')),
    document_id {uuid},
    content_hash text NOT NULL,
    summary {json} NOT NULL,
    line_count integer NOT NULL CHECK (line_count > 0),
    refused_count integer NOT NULL CHECK (refused_count >= 0),
    unit_count integer NOT NULL CHECK (unit_count > 0),
    declared_at {time},
    cancelled_at {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE INDEX donation_lots_donor ON donation_lots (donor_id, id);
CREATE UNIQUE INDEX donation_lots_same_file ON donation_lots (donor_id, content_hash)
    WHERE declared_at IS NOT NULL AND cancelled_at IS NULL;

CREATE TABLE lot_lines (
    id {uuid} PRIMARY KEY,
    lot_id {uuid} NOT NULL REFERENCES donation_lots (id),
    position integer NOT NULL,
    sheet integer NOT NULL,
    line integer NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    category text NOT NULL,
    brand text,
    model text NOT NULL,
    model_number text,
    serial text,
    inventory_number text,
    processor text,
    memory_mb integer CHECK (memory_mb > 0),
    storages {json} NOT NULL,
    operating_system text,
    purchased_on text,
    purchase_price_cents bigint CHECK (purchase_price_cents >= 0),
    note text,
    flags {json} NOT NULL
);
CREATE UNIQUE INDEX lot_lines_position ON lot_lines (lot_id, position);

CREATE TABLE lot_parts (
    id {uuid} PRIMARY KEY,
    lot_id {uuid} NOT NULL REFERENCES donation_lots (id),
    state text NOT NULL CHECK (state IN ('draft', 'declared', 'offered', 'accepted', 'collection_planned',
        'collected', 'received', 'disputed', 'processing', 'closed', 'unplaced', 'cancelled')),
    refurbisher_id {uuid} REFERENCES organisations (id),
    site_id {uuid} REFERENCES sites (id),
    line_count integer NOT NULL,
    unit_count integer NOT NULL,
    counted integer,
    searches integer NOT NULL DEFAULT 1 CHECK (searches > 0),
    planned_for {time},
    accepted_at {time},
    collected_at {time},
    received_at {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (refurbisher_id IS NOT NULL OR state IN ('draft', 'declared', 'unplaced', 'cancelled'))
);
CREATE INDEX lot_parts_lot ON lot_parts (lot_id);
CREATE INDEX lot_parts_refurbisher ON lot_parts (refurbisher_id, state, id);

CREATE TABLE part_lines (
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    line_id {uuid} NOT NULL REFERENCES lot_lines (id),
    expected integer NOT NULL CHECK (expected > 0),
    counted integer CHECK (counted >= 0),
    reason text CHECK (reason IN ('missing_at_pickup', 'not_listed', 'broken_in_transport', 'donor_kept', 'other')),
    PRIMARY KEY (part_id, line_id)
);

CREATE TABLE offers (
    id {uuid} PRIMARY KEY,
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    refurbisher_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} NOT NULL REFERENCES sites (id),
    distance_km double precision NOT NULL CHECK (distance_km >= 0),
    offered_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'expired', 'withdrawn')),
    reason text CHECK (reason IN ('full', 'too_far', 'not_our_equipment', 'other')),
    reason_text text,
    answered_at {time},
    CHECK (state <> 'declined' OR reason IS NOT NULL),
    CHECK ((state = 'offered') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX offers_one_open ON offers (part_id) WHERE state = 'offered';
CREATE INDEX offers_part ON offers (part_id, id);
CREATE INDEX offers_refurbisher ON offers (refurbisher_id, state, id);

CREATE TABLE reception_differences (
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    line_id {uuid} NOT NULL REFERENCES lot_lines (id),
    expected integer NOT NULL,
    counted integer NOT NULL CHECK (counted >= 0),
    reason text NOT NULL CHECK (reason IN ('missing_at_pickup', 'not_listed', 'broken_in_transport', 'donor_kept',
        'other')),
    PRIMARY KEY (part_id, line_id),
    CHECK (expected <> counted)
);
",
    sqlite: r"
CREATE TRIGGER offers_origin BEFORE INSERT ON offers
WHEN EXISTS (SELECT 1 FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id
        WHERE p.id = NEW.part_id AND l.legal_basis = 'public_free_gift')
    AND NOT EXISTS (SELECT 1 FROM accreditations a WHERE a.organisation_id = NEW.refurbisher_id
        AND a.kind = 'refurbisher' AND a.may_receive_public_gifts)
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
WHEN OLD.declared_at IS NOT NULL AND (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish
    OR NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
",
    postgres: r"
CREATE FUNCTION offers_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id
            WHERE p.id = NEW.part_id AND l.legal_basis = 'public_free_gift')
        AND NOT EXISTS (SELECT 1 FROM accreditations a WHERE a.organisation_id = NEW.refurbisher_id
            AND a.kind = 'refurbisher' AND a.may_receive_public_gifts) THEN
        RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER offers_origin BEFORE INSERT ON offers FOR EACH ROW EXECUTE FUNCTION offers_origin();
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
FOR EACH ROW WHEN (OLD.declared_at IS NOT NULL AND (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish
    OR NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash))
EXECUTE FUNCTION refuse_origin();
",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE reception_differences;
DROP TABLE offers;
DROP TABLE part_lines;
DROP TABLE lot_parts;
DROP TABLE lot_lines;
DROP TABLE donation_lots;
",
    sqlite: "",
    postgres: "DROP FUNCTION offers_origin();",
};

change!("m20261122_000011_donations", up: UP, down: DOWN);
