//! Organisations, their capacities and sites; people, their roles and tokens; accreditation files.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE organisations (
    id {uuid} PRIMARY KEY,
    name text NOT NULL,
    siret text,
    rna text,
    public_body boolean NOT NULL,
    telephone text,
    usual_legal_basis text CHECK (usual_legal_basis IN
        ('public_free_gift', 'company_patronage', 'company_gift', 'purchase', 'take_back')),
    usual_wish text CHECK (usual_wish IN ('solidarity_only', 'sale_allowed', 'mixed')),
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX organisations_siret_key ON organisations (siret) WHERE siret IS NOT NULL;

CREATE TABLE organisation_capacities (
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    capacity text NOT NULL CHECK (capacity IN ('donor', 'refurbisher', 'buyer', 'mediation_structure',
        'prescriber', 'territorial_lead', 'funder', 'operator')),
    PRIMARY KEY (organisation_id, capacity)
);
CREATE INDEX organisation_capacities_capacity ON organisation_capacities (capacity, organisation_id);

CREATE TABLE sites (
    id {uuid} PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('workshop', 'collection_point', 'delivery_point', 'mediation_place',
        'point_of_sale', 'repair_place')),
    label text NOT NULL,
    address text NOT NULL,
    insee_code text NOT NULL REFERENCES communes (insee_code),
    lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lng double precision NOT NULL CHECK (lng BETWEEN -180 AND 180),
    service_radius_km integer CHECK (service_radius_km > 0),
    created_at {time} NOT NULL
);
CREATE INDEX sites_organisation ON sites (organisation_id, kind);
CREATE INDEX sites_place ON sites (kind, lat, lng);

CREATE TABLE users (
    id {uuid} PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    persona text,
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE UNIQUE INDEX users_persona_key ON users (persona) WHERE persona IS NOT NULL;

CREATE TABLE user_roles (
    user_id {uuid} NOT NULL REFERENCES users (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    role text NOT NULL CHECK (role IN ('admin', 'agent', 'signatory', 'reader')),
    PRIMARY KEY (user_id, organisation_id, role)
);
CREATE INDEX user_roles_organisation ON user_roles (organisation_id);

CREATE TABLE api_tokens (
    id {uuid} PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    user_id {uuid} NOT NULL REFERENCES users (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    label text NOT NULL,
    created_at {time} NOT NULL,
    revoked_at {time}
);

CREATE TABLE accreditations (
    id {uuid} PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    kind text NOT NULL CHECK (kind IN ('refurbisher', 'mediation_structure')),
    state text NOT NULL CHECK (state IN ('draft', 'submitted', 'in_review', 'changes_requested', 'accredited',
        'refused', 'renewal_due', 'expired', 'suspended', 'withdrawn')),
    insertion_kind text CHECK (insertion_kind IN ('EI', 'ACI', 'AI', 'ETTI', 'EITI', 'EA', 'ESAT')),
    may_issue_receipts boolean NOT NULL,
    may_receive_public_gifts boolean NOT NULL,
    valid_until {time},
    reason text,
    version bigint NOT NULL DEFAULT 1,
    updated_at {time} NOT NULL
);
CREATE UNIQUE INDEX accreditations_one ON accreditations (organisation_id, kind);
CREATE INDEX accreditations_state ON accreditations (kind, state);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE accreditations;
DROP TABLE api_tokens;
DROP TABLE user_roles;
DROP TABLE users;
DROP TABLE sites;
DROP TABLE organisation_capacities;
DROP TABLE organisations;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000003_organisations", up: UP, down: DOWN);
