//! Photos of anything: what was kept for receptions serves the bench too.

use crate::{Script, change};

const UP: Script = Script {
    both: r"
CREATE TABLE photos (
    document_id {uuid} PRIMARY KEY REFERENCES documents (id),
    subject_kind text NOT NULL,
    subject_id {uuid} NOT NULL,
    caption text NOT NULL,
    user_name text NOT NULL,
    at {time} NOT NULL
);
CREATE INDEX photos_subject ON photos (subject_kind, subject_id, document_id);
INSERT INTO photos (document_id, subject_kind, subject_id, caption, user_name, at)
SELECT document_id, 'lot_part', part_id, caption, user_name, at FROM reception_photos;
DROP TABLE reception_photos;
",
    sqlite: "",
    postgres: "",
};

const DOWN: Script = Script {
    both: r"
CREATE TABLE reception_photos (
    document_id {uuid} PRIMARY KEY REFERENCES documents (id),
    part_id {uuid} NOT NULL REFERENCES lot_parts (id),
    caption text NOT NULL,
    user_name text NOT NULL,
    at {time} NOT NULL
);
CREATE INDEX reception_photos_part ON reception_photos (part_id, document_id);
INSERT INTO reception_photos (document_id, part_id, caption, user_name, at)
SELECT document_id, subject_id, caption, user_name, at FROM photos WHERE subject_kind = 'lot_part';
DROP TABLE photos;
",
    sqlite: "",
    postgres: "",
};

change!("m20261127_000047_photos", up: UP, down: DOWN);
