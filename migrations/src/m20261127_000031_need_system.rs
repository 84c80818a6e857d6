//! A need may wish for a system and a greatest distance; what was found, and what is ordered, says in full what it is.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
ALTER TABLE need_lines ADD COLUMN system text CHECK (system IN ('windows_11', 'linux'));
ALTER TABLE need_lines ADD COLUMN distance_km_max integer CHECK (distance_km_max BETWEEN 1 AND 300);
ALTER TABLE allocations ADD COLUMN particulars {json};
ALTER TABLE purchase_order_lines ADD COLUMN particulars {json};
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
ALTER TABLE purchase_order_lines DROP COLUMN particulars;
ALTER TABLE allocations DROP COLUMN particulars;
ALTER TABLE need_lines DROP COLUMN distance_km_max;
ALTER TABLE need_lines DROP COLUMN system;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000031_need_system", up: UP, down: DOWN);
