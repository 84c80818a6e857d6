//! Collection campaigns: a territory's call with its goals, drop-off points with hours, group collections and who signed up
//! for them, the lots given through a campaign, and the donors who asked to be told of the next.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE campaigns (
    id {uuid} PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    words text NOT NULL,
    starts_on text NOT NULL,
    ends_on text NOT NULL,
    goals {json} NOT NULL,
    months {json} NOT NULL,
    stage text NOT NULL CHECK (stage IN ('draft', 'published', 'closed', 'cancelled')),
    reason text,
    result {json},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    published_at {time},
    ended_at {time},
    CHECK (starts_on <= ends_on),
    CHECK (stage <> 'cancelled' OR reason IS NOT NULL),
    CHECK (stage <> 'closed' OR result IS NOT NULL)
);
CREATE INDEX campaigns_organisation ON campaigns (organisation_id, id);
CREATE INDEX campaigns_stage ON campaigns (stage, ends_on);
CREATE TABLE campaign_places (
    campaign_id {uuid} NOT NULL REFERENCES campaigns (id),
    department_code text NOT NULL,
    insee_code text NOT NULL,
    PRIMARY KEY (campaign_id, department_code, insee_code)
);
CREATE INDEX campaign_places_department ON campaign_places (department_code);
CREATE TABLE campaign_points (
    id {uuid} PRIMARY KEY,
    campaign_id {uuid} NOT NULL REFERENCES campaigns (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    label text NOT NULL,
    address text NOT NULL,
    insee_code text NOT NULL REFERENCES communes (insee_code),
    lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lng double precision NOT NULL CHECK (lng BETWEEN -180 AND 180),
    hours {json} NOT NULL,
    by_appointment boolean NOT NULL,
    closed_on {json} NOT NULL,
    takes {json} NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'agreed', 'declined', 'withdrawn')),
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    answered_at {time}
);
CREATE INDEX campaign_points_campaign ON campaign_points (campaign_id);
CREATE INDEX campaign_points_organisation ON campaign_points (organisation_id, state);
CREATE INDEX campaign_points_place ON campaign_points (lat, lng) WHERE state = 'agreed';
CREATE TABLE campaign_rounds (
    id {uuid} PRIMARY KEY,
    campaign_id {uuid} NOT NULL REFERENCES campaigns (id),
    workshop_id {uuid} NOT NULL REFERENCES organisations (id),
    day text NOT NULL,
    from_minute integer NOT NULL,
    to_minute integer NOT NULL,
    place text NOT NULL,
    insee_code text NOT NULL REFERENCES communes (insee_code),
    capacity_units integer NOT NULL CHECK (capacity_units BETWEEN 1 AND 100000),
    taken_units integer NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'cancelled')),
    reason text,
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    answered_at {time},
    CHECK (from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440),
    CHECK (taken_units >= 0 AND taken_units <= capacity_units)
);
CREATE INDEX campaign_rounds_campaign ON campaign_rounds (campaign_id, day);
CREATE INDEX campaign_rounds_workshop ON campaign_rounds (workshop_id, state, day);
CREATE TABLE campaign_sign_ups (
    id {uuid} PRIMARY KEY,
    round_id {uuid} NOT NULL REFERENCES campaign_rounds (id),
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    units integer NOT NULL CHECK (units > 0),
    what text NOT NULL,
    lot_id {uuid} REFERENCES donation_lots (id),
    created_at {time} NOT NULL,
    cancelled_at {time}
);
CREATE UNIQUE INDEX campaign_sign_ups_once ON campaign_sign_ups (round_id, donor_id) WHERE cancelled_at IS NULL;
CREATE INDEX campaign_sign_ups_donor ON campaign_sign_ups (donor_id) WHERE cancelled_at IS NULL;
CREATE TABLE campaign_lots (
    lot_id {uuid} PRIMARY KEY REFERENCES donation_lots (id),
    campaign_id {uuid} NOT NULL REFERENCES campaigns (id),
    donor_id {uuid} NOT NULL REFERENCES organisations (id),
    joined_at {time} NOT NULL
);
CREATE INDEX campaign_lots_campaign ON campaign_lots (campaign_id);
CREATE INDEX campaign_lots_donor ON campaign_lots (donor_id);
CREATE TABLE campaign_followers (
    organisation_id {uuid} PRIMARY KEY REFERENCES organisations (id),
    agreed_by {uuid} NOT NULL,
    agreed_at {time} NOT NULL
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE campaign_followers;
DROP TABLE campaign_lots;
DROP TABLE campaign_sign_ups;
DROP TABLE campaign_rounds;
DROP TABLE campaign_points;
DROP TABLE campaign_places;
DROP TABLE campaigns;
",
    sqlite: "",
    postgres: "",
};

change!("m20261128_000064_campaigns", up: UP, down: DOWN);
