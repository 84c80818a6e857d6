//! Where a page ended, as an opaque text that only fits the query it came from.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use thiserror::Error;

use crate::checksum::checksum;

/// The place of the last hit of a page. It holds a position and no rights: its checksum catches accidents
/// and tinkering, and a forged one would only start elsewhere in the same public list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    query: u64,
    /// Hits given so far, this page included.
    reached: u32,
    pub(crate) position: Position,
}

/// A place in an order: the two sort keys, then the listing's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) first: u64,
    pub(crate) second: u64,
    pub(crate) listing_id: String,
}

/// Why a cursor was not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CursorRefused {
    #[error("the page marker is not one that this catalogue gave")]
    Malformed,
    #[error("the page marker belongs to another search: start again from its first page")]
    OtherQuery,
}

const LAYOUT: u8 = 1;
const FIXED_BYTES: usize = 1 + 8 + 4 + 8 + 8;
const CHECKSUM_BYTES: usize = 8;
/// A listing id of 64 characters of 4 bytes, in hexadecimal.
const MAX_TEXT_BYTES: usize = 2 * (FIXED_BYTES + 256 + CHECKSUM_BYTES);

impl Cursor {
    pub(crate) fn new(query: u64, reached: u32, position: Position) -> Self {
        Self { query, reached, position }
    }

    /// The position and the number of hits already given, if this cursor continues that query.
    pub(crate) fn resume(&self, query: u64) -> Result<(&Position, u32), CursorRefused> {
        if self.query == query { Ok((&self.position, self.reached)) } else { Err(CursorRefused::OtherQuery) }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![LAYOUT];
        bytes.extend(self.query.to_be_bytes());
        bytes.extend(self.reached.to_be_bytes());
        bytes.extend(self.position.first.to_be_bytes());
        bytes.extend(self.position.second.to_be_bytes());
        bytes.extend(self.position.listing_id.as_bytes());
        bytes.extend(checksum(&bytes).to_be_bytes());
        bytes.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl FromStr for Cursor {
    type Err = CursorRefused;

    fn from_str(text: &str) -> Result<Self, CursorRefused> {
        decode(text).ok_or(CursorRefused::Malformed)
    }
}

fn decode(text: &str) -> Option<Cursor> {
    if text.len() > MAX_TEXT_BYTES || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let bytes: Vec<u8> = pairs
        .iter()
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect::<Option<_>>()?;
    let (content, found) = bytes.split_last_chunk::<CHECKSUM_BYTES>()?;
    if checksum(content) != u64::from_be_bytes(*found) {
        return None;
    }
    let (&[LAYOUT], content) = content.split_first_chunk::<1>()? else { return None };
    let (query, content) = content.split_first_chunk::<8>()?;
    let (reached, content) = content.split_first_chunk::<4>()?;
    let (first, content) = content.split_first_chunk::<8>()?;
    let (second, listing_id) = content.split_first_chunk::<8>()?;
    let position = Position {
        first: u64::from_be_bytes(*first),
        second: u64::from_be_bytes(*second),
        listing_id: String::from_utf8(listing_id.to_vec()).ok()?,
    };
    Some(Cursor::new(u64::from_be_bytes(*query), u32::from_be_bytes(*reached), position))
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cursor() -> Cursor {
        let position = Position { first: 7, second: u64::MAX, listing_id: "été-1".into() };
        Cursor::new(42, 25, position)
    }

    #[test]
    fn a_cursor_reads_back_as_it_was_written() {
        assert_eq!(cursor().to_string().parse(), Ok(cursor()));
    }

    #[test]
    fn a_cursor_of_another_query_is_refused() {
        assert_eq!(cursor().resume(43), Err(CursorRefused::OtherQuery));
    }

    #[test]
    fn any_character_changed_in_a_cursor_is_noticed() {
        let text = cursor().to_string();
        for (at, found) in text.char_indices() {
            let mut tampered = text.clone();
            tampered.replace_range(at..=at, if found == '0' { "1" } else { "0" });
            assert_eq!(tampered.parse::<Cursor>(), Err(CursorRefused::Malformed), "{tampered}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,80}|[0-9a-f]{0,900}") {
            prop_assert_eq!(text.parse::<Cursor>(), Err(CursorRefused::Malformed));
        }
    }
}
