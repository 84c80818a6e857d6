//! How far the reading of a file has got, for whoever watches it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counted by who reads and keeps, looked at by others meanwhile.
#[derive(Debug, Default)]
pub struct Progress {
    to_read: AtomicUsize,
    read: AtomicUsize,
    to_keep: AtomicUsize,
    kept: AtomicUsize,
}

/// The counts of one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Rows under the headings; 0 until the file is opened.
    pub to_read: usize,
    /// Those that were looked at.
    pub read: usize,
    /// Lines that are kept; 0 until all are read.
    pub to_keep: usize,
    /// Those that were written, in a transaction that is not at its end.
    pub kept: usize,
}

impl Progress {
    pub(super) fn reads(&self, rows: usize) {
        self.to_read.store(rows, Ordering::Relaxed);
        self.read.store(0, Ordering::Relaxed);
    }

    pub(super) fn read_one(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }

    /// So many lines are going to be written; called again when that is begun anew.
    pub fn keeps(&self, lines: usize) {
        self.to_keep.store(lines, Ordering::Relaxed);
        self.kept.store(0, Ordering::Relaxed);
    }

    /// So many more are written.
    pub fn kept_more(&self, lines: usize) {
        self.kept.fetch_add(lines, Ordering::Relaxed);
    }

    /// The counts now.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let count = |one: &AtomicUsize| one.load(Ordering::Relaxed);
        // What grows is looked at first: it is never more than all.
        let (kept, read) = (count(&self.kept), count(&self.read));
        Standing { to_read: count(&self.to_read), read, to_keep: count(&self.to_keep), kept }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::donations::inventory::{Choices, Reference, open};

    #[test]
    fn every_row_under_the_headings_is_counted_once() {
        let list = "Modèle;N° de série\nT480;A1\n;\n5490;A2\nTOTAL;2\n";
        let going = AtomicBool::new(false);
        let opened = open(&going, list.as_bytes(), None).unwrap();
        let progress = Progress::default();
        let read = opened.understand(&going, &Reference::default(), &Choices::default(), &progress).unwrap();
        assert_eq!(read.lines.len(), 2);
        // The blank line is no row.
        let read = Standing { to_read: 3, read: 3, to_keep: 0, kept: 0 };
        assert_eq!(progress.standing(), read);
        progress.keeps(2);
        progress.kept_more(2);
        // The transaction is tried again.
        progress.keeps(2);
        assert_eq!(progress.standing(), Standing { to_keep: 2, ..read });
    }

    #[test]
    fn a_file_whose_columns_are_remembered_is_opened_once() {
        let list = "Truc;N° de série;RAM\nT480;A1;8 Go\n";
        let going = AtomicBool::new(false);
        let opened = open(&going, list.as_bytes(), None).unwrap();
        let key = opened.headings_key();
        let said = Choices([("Truc".to_owned(), Some(crate::donations::inventory::Meaning::Model))].into());
        let read = opened.understand(&going, &Reference::default(), &said, &Progress::default()).unwrap();
        assert_eq!(read.lines[0].model, "T480");
        assert_eq!(
            key,
            crate::donations::inventory::headings_key(&read.sheets),
            "the same file, the same key"
        );
    }
}
