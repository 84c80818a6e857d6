//! What is measured of refurbishers: one fact for each thing that counts, the days that sum them, and the figures over
//! twelve months as last recorded, in one place for the refurbisher and one for everybody else.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE refurbisher_facts (
    source_id {uuid} NOT NULL,
    measure text NOT NULL,
    subject_id {uuid} NOT NULL,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    day bigint NOT NULL,
    days bigint NOT NULL CHECK (days >= 0),
    units bigint NOT NULL CHECK (units > 0),
    weighed_units bigint NOT NULL CHECK (weighed_units >= 0 AND weighed_units <= units),
    grams bigint NOT NULL CHECK (grams >= 0),
    PRIMARY KEY (source_id, measure, subject_id)
);
CREATE INDEX refurbisher_facts_day ON refurbisher_facts (organisation_id, day, subject_id);

CREATE TABLE refurbisher_days (
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    day bigint NOT NULL,
    measure text NOT NULL,
    days bigint NOT NULL,
    units bigint NOT NULL,
    weighed_units bigint NOT NULL,
    grams bigint NOT NULL,
    PRIMARY KEY (organisation_id, day, measure, days)
);

CREATE TABLE refurbisher_figures_new (
    organisation_id {uuid} PRIMARY KEY REFERENCES organisations (id),
    own {json} NOT NULL,
    shown {json} NOT NULL,
    measured_at {time} NOT NULL,
    warned_at {time},
    told_at {time},
    CHECK (told_at IS NULL OR warned_at IS NOT NULL)
);
INSERT INTO refurbisher_figures_new (organisation_id, own, shown, measured_at, warned_at, told_at)
    SELECT organisation_id, '{}', '{}', measured_at, warned_at, warned_at FROM refurbisher_figures;
DROP TABLE refurbisher_figures;
ALTER TABLE refurbisher_figures_new RENAME TO refurbisher_figures;
CREATE INDEX refurbisher_figures_told ON refurbisher_figures (told_at) WHERE told_at IS NOT NULL;
DROP INDEX device_events_received;
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
CREATE INDEX device_events_received ON device_events (organisation_id, device_id) WHERE number = 1;
CREATE TABLE refurbisher_figures_old (
    organisation_id {uuid} PRIMARY KEY REFERENCES organisations (id),
    reused_units bigint NOT NULL CHECK (reused_units >= 0),
    units bigint NOT NULL CHECK (units >= reused_units),
    reused_grams bigint NOT NULL CHECK (reused_grams >= 0),
    grams bigint NOT NULL CHECK (grams >= reused_grams),
    weighed_units bigint NOT NULL CHECK (weighed_units >= 0 AND weighed_units <= units),
    measured_at {time} NOT NULL,
    warned_at {time}
);
INSERT INTO refurbisher_figures_old
    SELECT organisation_id, 0, 0, 0, 0, 0, measured_at, warned_at FROM refurbisher_figures;
DROP TABLE refurbisher_figures;
ALTER TABLE refurbisher_figures_old RENAME TO refurbisher_figures;
CREATE INDEX refurbisher_figures_warned ON refurbisher_figures (warned_at) WHERE warned_at IS NOT NULL;
DROP TABLE refurbisher_days;
DROP TABLE refurbisher_facts;
",
    sqlite: "",
    postgres: "",
};

change!("m20261128_000056_monitoring", up: UP, down: DOWN);
