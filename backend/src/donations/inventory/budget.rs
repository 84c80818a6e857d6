//! What reading one inventory may cost, so that no file, however small it is sent, holds a core or the memory.

use std::sync::atomic::{AtomicBool, Ordering};

use super::understood::InventoryError;

/// Rows that are read of all sheets together, somewhat above the lines an inventory may have.
const MOST_ROWS: usize = super::MOST_LINES + 2_000;
/// Places for cells in all rows together: 50 000 lines of 60 columns.
const MOST_PLACES: usize = 3_000_000;
/// Cells met in the file, the empty and the far ones too.
const MOST_MET: usize = 4_000_000;
/// Bytes of text that are looked at, all cells together: as much as the largest file of plain text holds.
const MOST_TEXT: usize = 24 * 1024 * 1024;

/// What is left to spend, and whether somebody still waits for the answer.
pub(super) struct Budget<'a> {
    rows: usize,
    places: usize,
    met: usize,
    text: usize,
    given_up: &'a AtomicBool,
}

impl<'a> Budget<'a> {
    pub(super) fn new(given_up: &'a AtomicBool) -> Self {
        Self { rows: MOST_ROWS, places: MOST_PLACES, met: MOST_MET, text: MOST_TEXT, given_up }
    }

    /// One more row is kept.
    pub(super) fn row(&mut self) -> Result<(), InventoryError> {
        go_on(self.given_up)?;
        self.rows = self.rows.checked_sub(1).ok_or(InventoryError::TooManyLines)?;
        Ok(())
    }

    /// A kept row grows by so many cells.
    pub(super) fn places(&mut self, more: usize) -> Result<(), InventoryError> {
        self.places = self.places.checked_sub(more).ok_or(InventoryError::TooLarge)?;
        Ok(())
    }

    /// One more cell was met, whatever it holds.
    pub(super) fn met(&mut self) -> Result<(), InventoryError> {
        if self.met.is_multiple_of(1024) {
            go_on(self.given_up)?;
        }
        self.met = self.met.checked_sub(1).ok_or(InventoryError::TooLarge)?;
        Ok(())
    }

    /// So many bytes of text are looked at.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), InventoryError> {
        self.text = self.text.checked_sub(bytes).ok_or(InventoryError::TooLarge)?;
        Ok(())
    }
}

/// Stops a reading that nobody waits for any more.
pub(super) fn go_on(given_up: &AtomicBool) -> Result<(), InventoryError> {
    if given_up.load(Ordering::Relaxed) { Err(InventoryError::Interrupted) } else { Ok(()) }
}
