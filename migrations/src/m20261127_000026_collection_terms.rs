//! On which terms a workshop fetches: from how many units for free, and how many it takes at once.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
ALTER TABLE sites ADD COLUMN free_collection_from integer CHECK (free_collection_from > 0);
ALTER TABLE sites ADD COLUMN largest_lot integer CHECK (largest_lot > 0);
CREATE INDEX lot_parts_collected ON lot_parts (refurbisher_id, collected_at);
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
DROP INDEX lot_parts_collected;
ALTER TABLE sites DROP COLUMN largest_lot;
ALTER TABLE sites DROP COLUMN free_collection_from;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000026_collection_terms", up: UP, down: DOWN);
