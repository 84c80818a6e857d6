//! Pooled orders: needs, participants, what was found for them and what was not; purchase orders.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE pooled_orders (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    title text NOT NULL,
    coordinator_id {uuid} NOT NULL REFERENCES organisations (id),
    form text NOT NULL CHECK (form IN ('simple')),
    state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'open', 'closed', 'confirmed', 'extended',
        'cancelled_below_minimum', 'sourcing', 'sourced', 'collecting_commitments', 'ordered', 'settled')),
    opens_at {time},
    closes_at {time} NOT NULL,
    minimum_quantity bigint NOT NULL CHECK (minimum_quantity >= 1),
    commit_by {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (state NOT IN ('collecting_commitments', 'ordered') OR commit_by IS NOT NULL)
);
CREATE INDEX pooled_orders_coordinator ON pooled_orders (coordinator_id, id);
CREATE INDEX pooled_orders_open ON pooled_orders (id) WHERE state IN ('open', 'extended');

CREATE TABLE need_lines (
    id {uuid} PRIMARY KEY,
    pooled_order_id {uuid} NOT NULL REFERENCES pooled_orders (id),
    position integer NOT NULL CHECK (position >= 1),
    label text,
    category text NOT NULL,
    grade_min text CHECK (grade_min IN ('A', 'B', 'C')),
    memory_gb_min integer CHECK (memory_gb_min BETWEEN 1 AND 4096),
    price_ceiling_cents bigint CHECK (price_ceiling_cents BETWEEN 1 AND 10000000),
    UNIQUE (pooled_order_id, position)
);

CREATE TABLE participants (
    id {uuid} PRIMARY KEY,
    pooled_order_id {uuid} NOT NULL REFERENCES pooled_orders (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    delivery_site_id {uuid} NOT NULL REFERENCES sites (id),
    state text NOT NULL CHECK (state IN ('intention', 'committed', 'left')),
    joined_at {time} NOT NULL,
    committed_at {time},
    version bigint NOT NULL DEFAULT 1,
    CHECK (state <> 'committed' OR committed_at IS NOT NULL)
);
CREATE UNIQUE INDEX participants_once ON participants (pooled_order_id, organisation_id);
CREATE INDEX participants_organisation ON participants (organisation_id, pooled_order_id);

CREATE TABLE participant_quantities (
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    need_line_id {uuid} NOT NULL REFERENCES need_lines (id),
    quantity bigint NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
    tolerance bigint NOT NULL CHECK (tolerance BETWEEN 0 AND 10000),
    PRIMARY KEY (participant_id, need_line_id)
);

CREATE TABLE allocations (
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    need_line_id {uuid} NOT NULL REFERENCES need_lines (id),
    listing_id {uuid} NOT NULL,
    seller_id {uuid} NOT NULL REFERENCES organisations (id),
    title text NOT NULL,
    vat_regime text NOT NULL CHECK (vat_regime IN ('normal', 'margin')),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    unit_price_cents bigint NOT NULL CHECK (unit_price_cents >= 0),
    distance_km double precision NOT NULL CHECK (distance_km >= 0),
    PRIMARY KEY (participant_id, need_line_id, listing_id)
);

CREATE TABLE unserved (
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    need_line_id {uuid} NOT NULL REFERENCES need_lines (id),
    reason text NOT NULL CHECK (reason IN ('no_stock', 'above_ceiling', 'out_of_reach', 'not_committed', 'left',
        'cancelled', 'not_delivered')),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    PRIMARY KEY (participant_id, need_line_id, reason)
);

CREATE TABLE purchase_orders (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    pooled_order_id {uuid} NOT NULL REFERENCES pooled_orders (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    buyer_id {uuid} NOT NULL REFERENCES organisations (id),
    supplier_id {uuid} NOT NULL REFERENCES organisations (id),
    delivery_site_id {uuid} NOT NULL REFERENCES sites (id),
    state text NOT NULL CHECK (state IN ('proposed', 'signed', 'confirmed', 'preparing', 'shipped', 'delivered',
        'certified', 'closed', 'cancelled', 'disputed')),
    total_cents bigint NOT NULL CHECK (total_cents >= 0),
    sign_by {time} NOT NULL,
    signed_by {uuid} REFERENCES users (id),
    signed_at {time},
    confirmed_at {time},
    shipped_at {time},
    delivered_at {time},
    certified_at {time},
    reserves text,
    cancelled_at {time},
    cancel_reason text,
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (state IN ('proposed', 'cancelled') OR signed_at IS NOT NULL),
    CHECK (state NOT IN ('certified', 'closed') OR certified_at IS NOT NULL),
    CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
);
CREATE UNIQUE INDEX purchase_orders_once ON purchase_orders (participant_id, supplier_id);
CREATE INDEX purchase_orders_pooled_order ON purchase_orders (pooled_order_id);
CREATE INDEX purchase_orders_buyer ON purchase_orders (buyer_id, id);
CREATE INDEX purchase_orders_supplier ON purchase_orders (supplier_id, id);

CREATE TABLE purchase_order_lines (
    id {uuid} PRIMARY KEY,
    purchase_order_id {uuid} NOT NULL REFERENCES purchase_orders (id),
    position integer NOT NULL CHECK (position >= 1),
    need_line_id {uuid} NOT NULL REFERENCES need_lines (id),
    listing_id {uuid} NOT NULL,
    description text NOT NULL,
    quantity bigint NOT NULL CHECK (quantity >= 1),
    unit_price_cents bigint NOT NULL CHECK (unit_price_cents >= 0),
    vat_regime text NOT NULL CHECK (vat_regime IN ('normal', 'margin')),
    vat_rate_percent bigint CHECK (vat_rate_percent BETWEEN 0 AND 100),
    total_cents bigint NOT NULL,
    received bigint CHECK (received BETWEEN 0 AND quantity),
    CHECK (total_cents = quantity * unit_price_cents),
    CHECK ((vat_regime = 'margin') = (vat_rate_percent IS NULL)),
    UNIQUE (purchase_order_id, position)
);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE purchase_order_lines;
DROP TABLE purchase_orders;
DROP TABLE unserved;
DROP TABLE allocations;
DROP TABLE participant_quantities;
DROP TABLE participants;
DROP TABLE need_lines;
DROP TABLE pooled_orders;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000016_purchasing", up: UP, down: DOWN);
