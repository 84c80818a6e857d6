//! What a bench can take in a week, how it erases, why an offer was made to whom, what each workshop of a territory was due and took,
//! and the workshop that a donor prefers.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE bench_capacities (
    site_id {uuid} NOT NULL REFERENCES sites (id),
    category text NOT NULL,
    weekly_units integer NOT NULL CHECK (weekly_units BETWEEN 0 AND 10000),
    updated_at {time} NOT NULL,
    PRIMARY KEY (site_id, category)
);
CREATE TABLE bench_erasures (
    site_id {uuid} NOT NULL REFERENCES sites (id),
    method text NOT NULL CHECK (method IN ('clear', 'purge', 'destroy')),
    PRIMARY KEY (site_id, method)
);
CREATE TABLE offer_shares (
    territory text NOT NULL,
    site_id {uuid} NOT NULL REFERENCES sites (id),
    due_thousandths bigint NOT NULL CHECK (due_thousandths >= 0),
    taken_units bigint NOT NULL CHECK (taken_units >= 0),
    PRIMARY KEY (territory, site_id)
);
ALTER TABLE offers ADD COLUMN why {json};
ALTER TABLE donation_lots ADD COLUMN preferred_id {uuid};
CREATE INDEX lot_parts_accepted ON lot_parts (site_id, accepted_at);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX lot_parts_accepted;
ALTER TABLE donation_lots DROP COLUMN preferred_id;
ALTER TABLE offers DROP COLUMN why;
DROP TABLE offer_shares;
DROP TABLE bench_erasures;
DROP TABLE bench_capacities;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000051_offers", up: UP, down: DOWN);
