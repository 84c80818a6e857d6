//! The measured reuse rate of refurbishers (law 10), and what finds a period's outcomes.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE INDEX devices_outcome ON devices (outcome_at) WHERE outcome_at IS NOT NULL;
CREATE INDEX device_events_received ON device_events (organisation_id, device_id) WHERE number = 1;
CREATE TABLE refurbisher_figures (
    organisation_id {uuid} PRIMARY KEY REFERENCES organisations (id),
    reused_units bigint NOT NULL CHECK (reused_units >= 0),
    units bigint NOT NULL CHECK (units >= reused_units),
    reused_grams bigint NOT NULL CHECK (reused_grams >= 0),
    grams bigint NOT NULL CHECK (grams >= reused_grams),
    weighed_units bigint NOT NULL CHECK (weighed_units >= 0 AND weighed_units <= units),
    measured_at {time} NOT NULL,
    warned_at {time}
);
CREATE INDEX refurbisher_figures_warned ON refurbisher_figures (warned_at) WHERE warned_at IS NOT NULL;
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP TABLE refurbisher_figures;
DROP INDEX device_events_received;
DROP INDEX devices_outcome;
",
    sqlite: "",
    postgres: "",
};

change!("m20261122_000017_reuse_rate", up: UP, down: DOWN);
