//! Listings, and the view that says of each what buyers see: who sells it, from where, how many are left.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE listings (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    seller_id {uuid} NOT NULL REFERENCES organisations (id),
    site_id {uuid} NOT NULL REFERENCES sites (id),
    state text NOT NULL CHECK (state IN ('draft', 'published', 'paused', 'archived')),
    paused_by_force boolean NOT NULL,
    title text NOT NULL,
    description text,
    category text NOT NULL,
    brand text,
    model text NOT NULL,
    processor text,
    memory_mb integer CHECK (memory_mb > 0),
    storage_gb integer CHECK (storage_gb > 0),
    screen_inch_tenths integer,
    operating_system text,
    keyboard_layout text,
    charger boolean,
    battery_percent_min integer CHECK (battery_percent_min BETWEEN 0 AND 100),
    functions_passed boolean NOT NULL,
    grade text NOT NULL CHECK (grade IN ('A', 'B', 'C')),
    price_cents bigint NOT NULL CHECK (price_cents > 0 AND price_cents <= 10000000),
    vat_regime text NOT NULL CHECK (vat_regime IN ('normal', 'margin')),
    warranty_months integer NOT NULL CHECK (warranty_months BETWEEN 0 AND 120),
    content_key text NOT NULL,
    folded_words text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    published_at {time},
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (state = 'paused' OR NOT paused_by_force),
    CHECK (state IN ('draft', 'archived') OR published_at IS NOT NULL)
);
CREATE UNIQUE INDEX listings_one_open ON listings (content_key) WHERE state <> 'archived';
CREATE INDEX listings_seller ON listings (seller_id, state, id);
CREATE INDEX listings_state ON listings (state, id);
CREATE INDEX listings_site ON listings (site_id);

-- The document's version grows with every change of the listing or of a device under it; a device that leaves
-- raises the listing's own version, so the sum never falls.
CREATE VIEW catalogue_offers AS
SELECT l.*,
    o.name AS seller_name, o.telephone AS seller_telephone,
    s.kind AS site_kind, s.label AS site_label, s.address AS site_address, s.insee_code, s.lat, s.lng,
    s.service_radius_km, c.name AS commune_name, c.department_code, c.department_name,
    a.state AS accreditation_state, a.valid_until AS accreditation_until, a.insertion_kind,
    (SELECT COUNT(*) FROM devices d WHERE d.listing_id = l.id AND d.state = 'listed' AND d.claim_id IS NULL)
        AS available,
    (SELECT COUNT(*) FROM devices d WHERE d.listing_id = l.id AND d.state = 'reserved') AS promised,
    l.version * 4294967296
        + (SELECT CAST(COALESCE(SUM(d.version), 0) AS bigint) FROM devices d WHERE d.listing_id = l.id)
        AS document_version
FROM listings l
JOIN organisations o ON o.id = l.seller_id
JOIN sites s ON s.id = l.site_id
JOIN communes c ON c.insee_code = s.insee_code
LEFT JOIN accreditations a ON a.organisation_id = l.seller_id AND a.kind = 'refurbisher';
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script =
    Script { both: "DROP VIEW catalogue_offers; DROP TABLE listings;", sqlite: "", postgres: "" };

change!("m20261122_000013_catalogue", up: UP, down: DOWN);
