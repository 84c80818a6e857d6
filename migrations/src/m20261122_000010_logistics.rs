//! Shipments and what they carry.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE shipments (
    id {uuid} PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('collection', 'transfer', 'delivery', 'return')),
    state text NOT NULL CHECK (state IN ('planned', 'packed', 'in_transit', 'delivered', 'reconciled', 'failed',
        'returned', 'lost')),
    subject_kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    from_site_id {uuid} REFERENCES sites (id),
    to_site_id {uuid} NOT NULL REFERENCES sites (id),
    planned_for {time} NOT NULL,
    departed_at {time},
    delivered_at {time},
    version bigint NOT NULL DEFAULT 1,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE INDEX shipments_subject ON shipments (subject_kind, subject_id, id);

CREATE TABLE shipment_devices (
    shipment_id {uuid} NOT NULL REFERENCES shipments (id),
    device_id {uuid} NOT NULL REFERENCES devices (id),
    PRIMARY KEY (shipment_id, device_id)
);
CREATE INDEX shipment_devices_device ON shipment_devices (device_id);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE shipment_devices;
DROP TABLE shipments;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000010_logistics", up: UP, down: DOWN);
