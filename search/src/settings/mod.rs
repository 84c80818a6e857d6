//! Settings as data: limits, buckets, what a match is worth, which words mean the same.
//!
//! Whatever changes how listings are indexed also changes the name of the index folder, so that an old
//! index is noticed and filled again.

mod synonyms;

pub use synonyms::{CONCEPTS, Concept, SIZE_UNITS, SizeUnit};

/// Hits per page when nothing is said.
pub const DEFAULT_LIMIT: usize = 25;
/// The most hits one page gives.
pub const MAX_LIMIT: usize = 100;
/// The most hits that following pages can reach: whoever needs more should narrow the search, or take the
/// open data.
pub const MAX_REACH: u32 = 10_000;
/// The longest text of words, in characters.
pub const MAX_QUERY_CHARACTERS: usize = 500;
/// The most values of one filter.
pub const MAX_FILTER_VALUES: usize = 100;
/// Words (or phrases known as one) of a query that count; the following ones are ignored.
pub const MAX_QUERY_WORDS: usize = 12;
/// Letters of a word that count.
pub const MAX_WORD_LETTERS: usize = 48;
/// Lower bounds of the buckets of memory, in gigabytes; the last one is open.
pub const MEMORY_BUCKETS_GB: [u32; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
/// Lower bounds of the buckets of price, in cents; the last one is open.
pub const PRICE_BUCKETS_CENTS: [i64; 8] = [0, 5_000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000];

/// When so few listings have a word as typed, it may be a seller's slip as well: neighbours are looked for too.
pub(crate) const RARE_WORD_LISTINGS: usize = 3;

/// Typing mistakes forgiven in a word (Damerau–Levenshtein): none in what holds a digit or is short.
pub(crate) fn forgiven_mistakes(word: &str) -> u8 {
    const MAX_FUZZY_LETTERS: usize = 24;
    if word.chars().any(|character| character.is_ascii_digit()) {
        return 0;
    }
    match word.chars().count() {
        0..4 => 0,
        4..8 => 1,
        8..=MAX_FUZZY_LETTERS => 2,
        _ => 0,
    }
}

/// The shortest last word that is completed as it is typed.
pub(crate) const MIN_PREFIX_LETTERS: usize = 2;
/// The shortest one completed with a mistake in it.
pub(crate) const MIN_MISTYPED_PREFIX_LETTERS: usize = 6;

/// What one word brings to a listing's score, by its best match. Whole numbers, so that sums are exact and
/// equal on every replica. The head is title, model, brand and category; the body is the rest.
pub(crate) mod worth {
    pub(crate) const HEAD_WORD: f32 = 100.0;
    pub(crate) const SIZE: f32 = 100.0;
    pub(crate) const HEAD_JOINED: f32 = 95.0;
    pub(crate) const HEAD_STEM: f32 = 90.0;
    pub(crate) const MEANING: f32 = 80.0;
    pub(crate) const BODY_WORD: f32 = 60.0;
    pub(crate) const BODY_JOINED: f32 = 55.0;
    pub(crate) const BODY_STEM: f32 = 50.0;
    pub(crate) const HEAD_PREFIX: f32 = 40.0;
    pub(crate) const SIZE_PREFIX: f32 = 35.0;
    pub(crate) const BODY_PREFIX: f32 = 30.0;
    /// Head then body, for one mistake and for two.
    pub(crate) const MISTAKES: [(f32, f32); 2] = [(20.0, 15.0), (10.0, 5.0)];
    /// A word being typed with a mistake in it.
    pub(crate) const HEAD_PREFIX_MISTAKE: f32 = 8.0;
    pub(crate) const BODY_PREFIX_MISTAKE: f32 = 6.0;
}
