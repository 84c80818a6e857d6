//! Donation agreements: versions, signatures with their evidence, links for readers without an account and what those say.
//! No part leaves its donor before its agreement is signed by both; a lot's legal basis and wish may change until then.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE shared_links (
    id {uuid} PRIMARY KEY,
    kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid} NOT NULL,
    recipient text NOT NULL,
    token_sha256 text NOT NULL UNIQUE,
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    revoked_at {time},
    opened_at {time},
    CHECK (expires_at > created_at)
);
CREATE INDEX shared_links_subject ON shared_links (subject_id, kind);

CREATE TABLE donation_agreements (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL,
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    version integer NOT NULL CHECK (version > 0),
    lot_id {uuid} NOT NULL REFERENCES donation_lots (id),
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    workshop_id {uuid} NOT NULL REFERENCES organisations (id),
    legal_basis text NOT NULL,
    wish text NOT NULL,
    terms {json} NOT NULL,
    terms_sha256 text NOT NULL,
    document_id {uuid} NOT NULL REFERENCES documents (id),
    document_sha256 text NOT NULL,
    final_document_id {uuid} REFERENCES documents (id),
    state text NOT NULL CHECK (state IN ('to_sign', 'half_signed', 'complete', 'replaced', 'ended')),
    created_at {time} NOT NULL,
    ended_at {time},
    UNIQUE (reference, version),
    UNIQUE (part_id, version),
    CHECK ((state IN ('replaced', 'ended')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX donation_agreements_current ON donation_agreements (part_id) WHERE ended_at IS NULL;
CREATE INDEX donation_agreements_lot ON donation_agreements (lot_id);

CREATE TABLE agreement_signatures (
    agreement_id {uuid} NOT NULL REFERENCES donation_agreements (id),
    side text NOT NULL CHECK (side IN ('donor', 'workshop')),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    user_id {uuid} NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role <> ''),
    empowered boolean NOT NULL CHECK (empowered),
    document_sha256 text NOT NULL,
    signed_at {time} NOT NULL,
    PRIMARY KEY (agreement_id, side)
);

CREATE TABLE agreement_remarks (
    id {uuid} PRIMARY KEY,
    agreement_id {uuid} NOT NULL REFERENCES donation_agreements (id),
    link_id {uuid} NOT NULL REFERENCES shared_links (id),
    name text NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('fine', 'remarks')),
    words text,
    created_at {time} NOT NULL,
    CHECK (verdict = 'fine' OR words IS NOT NULL)
);
CREATE INDEX agreement_remarks_agreement ON agreement_remarks (agreement_id, id);
",
    sqlite: r"
CREATE TRIGGER donation_agreements_fixed BEFORE UPDATE ON donation_agreements
WHEN NEW.id <> OLD.id OR NEW.reference <> OLD.reference OR NEW.part_id <> OLD.part_id OR NEW.version <> OLD.version
    OR NEW.lot_id <> OLD.lot_id OR NEW.donor_id <> OLD.donor_id OR NEW.workshop_id <> OLD.workshop_id
    OR NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish OR NEW.terms <> OLD.terms
    OR NEW.terms_sha256 <> OLD.terms_sha256 OR NEW.document_id <> OLD.document_id
    OR NEW.document_sha256 <> OLD.document_sha256 OR NEW.created_at <> OLD.created_at
    OR (OLD.final_document_id IS NOT NULL AND NEW.final_document_id IS NOT OLD.final_document_id)
    OR (OLD.ended_at IS NOT NULL AND (NEW.state <> OLD.state OR NEW.ended_at IS NOT OLD.ended_at))
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER donation_agreements_kept BEFORE DELETE ON donation_agreements
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER donation_agreements_complete BEFORE UPDATE OF state ON donation_agreements
WHEN NEW.state = 'complete' AND (SELECT COUNT(*) FROM agreement_signatures s WHERE s.agreement_id = NEW.id
    AND s.document_sha256 = NEW.document_sha256) < 2
BEGIN SELECT RAISE(ABORT, 'law-agreement'); END;
CREATE TRIGGER donation_agreements_begun BEFORE INSERT ON donation_agreements
WHEN NEW.state <> 'to_sign'
BEGIN SELECT RAISE(ABORT, 'law-agreement'); END;
CREATE TRIGGER agreement_signatures_sound BEFORE INSERT ON agreement_signatures
WHEN NOT EXISTS (SELECT 1 FROM donation_agreements a WHERE a.id = NEW.agreement_id AND a.ended_at IS NULL
    AND a.document_sha256 = NEW.document_sha256
    AND NEW.organisation_id = CASE NEW.side WHEN 'donor' THEN a.donor_id ELSE a.workshop_id END)
BEGIN SELECT RAISE(ABORT, 'law-agreement'); END;
CREATE TRIGGER agreement_signatures_fixed BEFORE UPDATE ON agreement_signatures
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER agreement_signatures_kept BEFORE DELETE ON agreement_signatures
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER agreement_remarks_fixed BEFORE UPDATE ON agreement_remarks
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER agreement_remarks_kept BEFORE DELETE ON agreement_remarks
BEGIN SELECT RAISE(ABORT, 'law-history'); END;
CREATE TRIGGER lot_parts_agreement BEFORE UPDATE OF state ON lot_parts
WHEN NEW.state IN ('collected', 'received', 'disputed', 'processing', 'closed')
    AND OLD.state NOT IN ('collected', 'received', 'disputed', 'processing', 'closed')
    AND NOT EXISTS (SELECT 1 FROM donation_agreements a JOIN donation_lots l ON l.id = NEW.lot_id
        WHERE a.part_id = NEW.id AND a.state = 'complete' AND a.workshop_id = NEW.refurbisher_id
            AND a.legal_basis = l.legal_basis AND a.wish = l.wish)
BEGIN SELECT RAISE(ABORT, 'law-agreement'); END;
DROP TRIGGER donation_lots_origin;
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
WHEN OLD.declared_at IS NOT NULL AND (NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash
    OR ((NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish) AND (
        EXISTS (SELECT 1 FROM lot_parts p WHERE p.lot_id = NEW.id
            AND p.state IN ('collected', 'received', 'disputed', 'processing', 'closed', 'cancelled'))
        OR EXISTS (SELECT 1 FROM organisations o WHERE o.id = NEW.donor_id AND CASE WHEN o.public_body
            THEN NEW.legal_basis IN ('company_patronage', 'company_gift')
            ELSE NEW.legal_basis = 'public_free_gift' END))))
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
",
    postgres: r"
CREATE FUNCTION refuse_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'law-agreement' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER donation_agreements_fixed BEFORE UPDATE ON donation_agreements FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.reference <> OLD.reference OR NEW.part_id <> OLD.part_id OR NEW.version <> OLD.version
    OR NEW.lot_id <> OLD.lot_id OR NEW.donor_id <> OLD.donor_id OR NEW.workshop_id <> OLD.workshop_id
    OR NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish OR NEW.terms <> OLD.terms
    OR NEW.terms_sha256 <> OLD.terms_sha256 OR NEW.document_id <> OLD.document_id
    OR NEW.document_sha256 <> OLD.document_sha256 OR NEW.created_at <> OLD.created_at
    OR (OLD.final_document_id IS NOT NULL AND NEW.final_document_id IS DISTINCT FROM OLD.final_document_id)
    OR (OLD.ended_at IS NOT NULL AND (NEW.state <> OLD.state OR NEW.ended_at IS DISTINCT FROM OLD.ended_at)))
EXECUTE FUNCTION refuse_history();
CREATE TRIGGER donation_agreements_kept BEFORE DELETE ON donation_agreements FOR EACH ROW
EXECUTE FUNCTION refuse_history();
CREATE FUNCTION donation_agreements_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COUNT(*) FROM agreement_signatures s WHERE s.agreement_id = NEW.id
            AND s.document_sha256 = NEW.document_sha256) < 2 THEN
        RAISE EXCEPTION 'law-agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER donation_agreements_complete BEFORE UPDATE OF state ON donation_agreements FOR EACH ROW
WHEN (NEW.state = 'complete') EXECUTE FUNCTION donation_agreements_complete();
CREATE TRIGGER donation_agreements_begun BEFORE INSERT ON donation_agreements FOR EACH ROW
WHEN (NEW.state <> 'to_sign') EXECUTE FUNCTION refuse_agreement();
CREATE FUNCTION agreement_signatures_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM donation_agreements a WHERE a.id = NEW.agreement_id AND a.ended_at IS NULL
            AND a.document_sha256 = NEW.document_sha256
            AND NEW.organisation_id = CASE NEW.side WHEN 'donor' THEN a.donor_id ELSE a.workshop_id END) THEN
        RAISE EXCEPTION 'law-agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER agreement_signatures_sound BEFORE INSERT ON agreement_signatures FOR EACH ROW
EXECUTE FUNCTION agreement_signatures_sound();
CREATE TRIGGER agreement_signatures_fixed BEFORE UPDATE OR DELETE ON agreement_signatures FOR EACH ROW
EXECUTE FUNCTION refuse_history();
CREATE TRIGGER agreement_remarks_fixed BEFORE UPDATE OR DELETE ON agreement_remarks FOR EACH ROW
EXECUTE FUNCTION refuse_history();
CREATE FUNCTION lot_parts_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM donation_agreements a JOIN donation_lots l ON l.id = NEW.lot_id
            WHERE a.part_id = NEW.id AND a.state = 'complete' AND a.workshop_id = NEW.refurbisher_id
                AND a.legal_basis = l.legal_basis AND a.wish = l.wish) THEN
        RAISE EXCEPTION 'law-agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lot_parts_agreement BEFORE UPDATE OF state ON lot_parts FOR EACH ROW
WHEN (NEW.state IN ('collected', 'received', 'disputed', 'processing', 'closed')
    AND OLD.state NOT IN ('collected', 'received', 'disputed', 'processing', 'closed'))
EXECUTE FUNCTION lot_parts_agreement();
DROP TRIGGER donation_lots_origin ON donation_lots;
CREATE FUNCTION donation_lots_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash
        OR EXISTS (SELECT 1 FROM lot_parts p WHERE p.lot_id = NEW.id
            AND p.state IN ('collected', 'received', 'disputed', 'processing', 'closed', 'cancelled'))
        OR EXISTS (SELECT 1 FROM organisations o WHERE o.id = NEW.donor_id AND CASE WHEN o.public_body
            THEN NEW.legal_basis IN ('company_patronage', 'company_gift')
            ELSE NEW.legal_basis = 'public_free_gift' END) THEN
        RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
FOR EACH ROW WHEN (OLD.declared_at IS NOT NULL AND (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish
    OR NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash))
EXECUTE FUNCTION donation_lots_origin();
",
};

const DOWN: Script = Script {
    both: "",
    sqlite: r"
DROP TRIGGER lot_parts_agreement;
DROP TRIGGER donation_lots_origin;
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
WHEN OLD.declared_at IS NOT NULL AND (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish
    OR NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash)
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
DROP TABLE agreement_remarks;
DROP TABLE agreement_signatures;
DROP TABLE donation_agreements;
DROP TABLE shared_links;
",
    postgres: r"
DROP TRIGGER lot_parts_agreement ON lot_parts;
DROP FUNCTION lot_parts_agreement();
DROP TRIGGER donation_lots_origin ON donation_lots;
DROP FUNCTION donation_lots_origin();
CREATE TRIGGER donation_lots_origin BEFORE UPDATE OF legal_basis, wish, donor_id, content_hash ON donation_lots
FOR EACH ROW WHEN (OLD.declared_at IS NOT NULL AND (NEW.legal_basis <> OLD.legal_basis OR NEW.wish <> OLD.wish
    OR NEW.donor_id <> OLD.donor_id OR NEW.content_hash <> OLD.content_hash))
EXECUTE FUNCTION refuse_origin();
DROP TABLE agreement_remarks;
DROP TABLE agreement_signatures;
DROP TABLE donation_agreements;
DROP FUNCTION donation_agreements_complete();
DROP FUNCTION agreement_signatures_sound();
DROP FUNCTION refuse_agreement();
DROP TABLE shared_links;
",
};

change!("m20261128_000060_agreements", up: UP, down: DOWN);
