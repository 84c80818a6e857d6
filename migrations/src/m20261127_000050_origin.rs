//! Law 13, the ways round it: what is promised for sale is not changed into it later, a device that may not be sold stands in no
//! listing, its origin is its lot's, a declared lot stays declared, and a part changes neither its lot nor goes to
//! somebody who may not receive it.

use crate::{Script, change};

const UP: Script = Script {
    both: "",
    sqlite: r"
CREATE TRIGGER claims_origin_kept BEFORE UPDATE OF purpose, device_id ON claims
WHEN NEW.purpose <> OLD.purpose OR NEW.device_id <> OLD.device_id
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER devices_origin_listed BEFORE UPDATE OF listing_id ON devices
WHEN NEW.listing_id IS NOT NULL AND NOT NEW.sale_allowed
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER devices_origin_donor BEFORE UPDATE OF donor_id, lot_part_id ON devices
WHEN NEW.donor_id IS NOT OLD.donor_id OR NEW.lot_part_id IS NOT OLD.lot_part_id
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER devices_origin_of_lot BEFORE INSERT ON devices
WHEN (NEW.listing_id IS NOT NULL AND NOT NEW.sale_allowed)
    OR EXISTS (SELECT 1 FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id
        WHERE p.id = NEW.lot_part_id AND (l.legal_basis <> NEW.legal_basis OR l.wish <> NEW.wish
            OR l.donor_id IS NOT NEW.donor_id))
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER donation_lots_declared BEFORE UPDATE OF declared_at ON donation_lots
WHEN OLD.declared_at IS NOT NULL AND NEW.declared_at IS NULL
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER lot_parts_origin BEFORE UPDATE OF refurbisher_id, lot_id ON lot_parts
WHEN NEW.lot_id <> OLD.lot_id OR (NEW.refurbisher_id IS NOT NULL AND NEW.refurbisher_id IS NOT OLD.refurbisher_id
    AND EXISTS (SELECT 1 FROM donation_lots l WHERE l.id = NEW.lot_id AND (
        (l.legal_basis = 'public_free_gift' AND NOT EXISTS (SELECT 1 FROM accreditations a
            WHERE a.organisation_id = NEW.refurbisher_id AND a.kind = 'refurbisher' AND a.may_receive_public_gifts))
        OR (l.legal_basis = 'company_patronage' AND NOT EXISTS (SELECT 1 FROM accreditations a
            WHERE a.organisation_id = NEW.refurbisher_id AND a.kind = 'refurbisher' AND a.may_issue_receipts)))))
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
CREATE TRIGGER offers_origin_kept BEFORE UPDATE OF refurbisher_id, part_id ON offers
WHEN NEW.refurbisher_id <> OLD.refurbisher_id OR NEW.part_id <> OLD.part_id
BEGIN SELECT RAISE(ABORT, 'law-origin'); END;
",
    postgres: r"
CREATE TRIGGER claims_origin_kept BEFORE UPDATE OF purpose, device_id ON claims FOR EACH ROW
WHEN (NEW.purpose <> OLD.purpose OR NEW.device_id <> OLD.device_id) EXECUTE FUNCTION refuse_origin();
CREATE TRIGGER devices_origin_listed BEFORE UPDATE OF listing_id ON devices FOR EACH ROW
WHEN (NEW.listing_id IS NOT NULL AND NOT NEW.sale_allowed) EXECUTE FUNCTION refuse_origin();
CREATE TRIGGER devices_origin_donor BEFORE UPDATE OF donor_id, lot_part_id ON devices FOR EACH ROW
WHEN (NEW.donor_id IS DISTINCT FROM OLD.donor_id OR NEW.lot_part_id IS DISTINCT FROM OLD.lot_part_id)
EXECUTE FUNCTION refuse_origin();
CREATE FUNCTION devices_origin_of_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.listing_id IS NOT NULL AND NOT NEW.sale_allowed)
        OR EXISTS (SELECT 1 FROM lot_parts p JOIN donation_lots l ON l.id = p.lot_id
            WHERE p.id = NEW.lot_part_id AND (l.legal_basis <> NEW.legal_basis OR l.wish <> NEW.wish
                OR l.donor_id IS DISTINCT FROM NEW.donor_id)) THEN
        RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER devices_origin_of_lot BEFORE INSERT ON devices FOR EACH ROW EXECUTE FUNCTION devices_origin_of_lot();
CREATE TRIGGER donation_lots_declared BEFORE UPDATE OF declared_at ON donation_lots FOR EACH ROW
WHEN (OLD.declared_at IS NOT NULL AND NEW.declared_at IS NULL) EXECUTE FUNCTION refuse_origin();
CREATE FUNCTION lot_parts_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.lot_id <> OLD.lot_id OR EXISTS (SELECT 1 FROM donation_lots l WHERE l.id = NEW.lot_id AND (
        (l.legal_basis = 'public_free_gift' AND NOT EXISTS (SELECT 1 FROM accreditations a
            WHERE a.organisation_id = NEW.refurbisher_id AND a.kind = 'refurbisher' AND a.may_receive_public_gifts))
        OR (l.legal_basis = 'company_patronage' AND NOT EXISTS (SELECT 1 FROM accreditations a
            WHERE a.organisation_id = NEW.refurbisher_id AND a.kind = 'refurbisher' AND a.may_issue_receipts)))) THEN
        RAISE EXCEPTION 'law-origin' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lot_parts_origin BEFORE UPDATE OF refurbisher_id, lot_id ON lot_parts FOR EACH ROW
WHEN (NEW.lot_id <> OLD.lot_id OR (NEW.refurbisher_id IS NOT NULL
    AND NEW.refurbisher_id IS DISTINCT FROM OLD.refurbisher_id))
EXECUTE FUNCTION lot_parts_origin();
CREATE TRIGGER offers_origin_kept BEFORE UPDATE OF refurbisher_id, part_id ON offers FOR EACH ROW
WHEN (NEW.refurbisher_id <> OLD.refurbisher_id OR NEW.part_id <> OLD.part_id) EXECUTE FUNCTION refuse_origin();
",
};

const DOWN: Script = Script {
    both: "",
    sqlite: r"
DROP TRIGGER offers_origin_kept;
DROP TRIGGER lot_parts_origin;
DROP TRIGGER donation_lots_declared;
DROP TRIGGER devices_origin_of_lot;
DROP TRIGGER devices_origin_donor;
DROP TRIGGER devices_origin_listed;
DROP TRIGGER claims_origin_kept;
",
    postgres: r"
DROP TRIGGER offers_origin_kept ON offers;
DROP TRIGGER lot_parts_origin ON lot_parts;
DROP FUNCTION lot_parts_origin();
DROP TRIGGER donation_lots_declared ON donation_lots;
DROP TRIGGER devices_origin_of_lot ON devices;
DROP FUNCTION devices_origin_of_lot();
DROP TRIGGER devices_origin_donor ON devices;
DROP TRIGGER devices_origin_listed ON devices;
DROP TRIGGER claims_origin_kept ON claims;
",
};

change!("m20261127_000050_origin", up: UP, down: DOWN);
