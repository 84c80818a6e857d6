//! From the words typed to the listings they mean.

use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, EnableScoring, FuzzyTermQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, TERMINATED, TantivyError, Term};

use super::schema::{Fields, column};
use super::words::{Analysis, Word, concept_at, meaning_of};
use crate::settings::{
    Concept, MAX_QUERY_WORDS, MIN_MISTYPED_PREFIX_LETTERS, MIN_PREFIX_LETTERS, RARE_WORD_LISTINGS,
    forgiven_mistakes, worth,
};

type Alternatives = Vec<Box<dyn Query>>;

/// What the words ask for.
pub(super) enum Wanted {
    /// No word, or only stop words: every listing.
    Everything,
    /// No word is known, even with its mistakes forgiven.
    Nothing,
    /// Listings with the words.
    Matching {
        query: Box<dyn Query>,
        /// No listing has all of them.
        relaxed: bool,
    },
}

/// Ways to match one word or one phrase, from the strictest to the most forgiving.
struct Unit {
    levels: Vec<Alternatives>,
}

/// Reads the words and settles, on the listings available, how forgiving each must be and how many of them
/// can be had together. Filters play no part: choosing one never changes what the words mean.
pub(super) fn wanted(searcher: &Searcher, fields: &Fields, text: &str) -> Result<Wanted, TantivyError> {
    let units = Reader { fields, analysis: Analysis::new() }.units(text);
    if units.is_empty() {
        return Ok(Wanted::Everything);
    }
    let asked = units.len();
    let mut matched: Alternatives = Vec::new();
    for unit in units {
        matched.extend(unit.settle(searcher)?);
    }
    for required in (1..=matched.len()).rev() {
        let query = at_least(required, &matched);
        if matched.len() == 1 || available(searcher, query.as_ref(), 1)? {
            return Ok(Wanted::Matching { query, relaxed: required < asked });
        }
    }
    Ok(Wanted::Nothing)
}

fn at_least(required: usize, units: &[Box<dyn Query>]) -> Box<dyn Query> {
    let units: Alternatives = units.iter().map(|unit| unit.box_clone()).collect();
    if required == units.len() {
        Box::new(BooleanQuery::intersection(units))
    } else {
        Box::new(BooleanQuery::union_with_minimum_required_clauses(units, required))
    }
}

impl Unit {
    /// The strictest level found in enough listings, with the stricter ones: they score higher. None when
    /// no level is found at all.
    fn settle(self, searcher: &Searcher) -> Result<Option<Box<dyn Query>>, TantivyError> {
        let mut alternatives: Alternatives = Vec::new();
        let last = self.levels.len().saturating_sub(1);
        for (at, level) in self.levels.into_iter().enumerate() {
            alternatives.extend(level);
            let query = best_of(alternatives.iter().map(|alternative| alternative.box_clone()).collect());
            let enough = if at == last { 1 } else { RARE_WORD_LISTINGS };
            if available(searcher, query.as_ref(), enough)? {
                return Ok(Some(query));
            }
        }
        Ok(None)
    }
}

/// Whether the query finds at least so many listings with units to sell; it stops counting there.
fn available(searcher: &Searcher, query: &dyn Query, enough: usize) -> Result<bool, TantivyError> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = 0;
    for segment in searcher.segment_readers() {
        let quantities = segment.fast_fields().u64(column::QUANTITY)?;
        let alive = segment.alive_bitset();
        let mut documents = weight.scorer(segment, 1.0)?;
        let mut document = documents.doc();
        while document != TERMINATED {
            let in_stock = quantities.first(document).is_some_and(|quantity| quantity > 0);
            if in_stock && alive.is_none_or(|alive| alive.is_alive(document)) {
                found += 1;
                if found >= enough {
                    return Ok(true);
                }
            }
            document = documents.advance();
        }
    }
    Ok(false)
}

fn best_of(alternatives: Alternatives) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::new(alternatives))
}

fn scored(query: impl Query, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(query), score))
}

fn exactly(field: Field, text: &str, score: f32) -> Box<dyn Query> {
    scored(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic), score)
}

fn starting_with(field: Field, text: &str, mistakes: u8, score: f32) -> Box<dyn Query> {
    scored(FuzzyTermQuery::new_prefix(Term::from_field_text(field, text), mistakes, true), score)
}

fn nearly(field: Field, text: &str, mistakes: u8, score: f32) -> Box<dyn Query> {
    scored(FuzzyTermQuery::new(Term::from_field_text(field, text), mistakes, true), score)
}

struct Reader<'a> {
    fields: &'a Fields,
    analysis: Analysis,
}

impl Reader<'_> {
    fn units(&mut self, text: &str) -> Vec<Unit> {
        let words = self.analysis.words(text);
        let mut seen: Vec<&[Word]> = Vec::new();
        let mut units = Vec::new();
        let mut at = 0;
        while at < words.len() && units.len() < MAX_QUERY_WORDS {
            let concept = concept_at(&words[at..]);
            let end = at + concept.map_or(1, |(_, length)| length);
            let span = &words[at..end];
            if !seen.contains(&span) {
                seen.push(span);
                let unit = match concept {
                    Some((concept, _)) => Some(self.concept(concept, &words, at, end)),
                    None => self.word(&words, at),
                };
                units.extend(unit);
            }
            at = end;
        }
        units
    }

    /// A known phrase: its meaning, or its very words. It is complete: "ordi" is not the start of "ordiphone".
    fn concept(&mut self, concept: &Concept, words: &[Word], start: usize, end: usize) -> Unit {
        let meaning = meaning_of(concept.code);
        let mut literal: Alternatives = Vec::new();
        for at in start..end {
            if self.analysis.stem(&words[at]).is_some() {
                literal.push(best_of(self.as_typed(words, at)));
            }
        }
        // As much as its words would bring, so that a phrase weighs what it takes to type.
        let score = literal.iter().skip(1).fold(worth::MEANING, |sum, _| sum + worth::MEANING);
        let meant = exactly(self.fields.meanings, &meaning, score);
        let said: Box<dyn Query> = Box::new(BooleanQuery::intersection(literal));
        Unit { levels: vec![vec![meant, said]] }
    }

    /// None for a stop word.
    fn word(&mut self, words: &[Word], at: usize) -> Option<Unit> {
        let word = &words[at];
        if let Some(size) = &word.size {
            return Some(Unit { levels: vec![vec![exactly(self.fields.meanings, size, worth::SIZE)]] });
        }
        self.analysis.stem(word)?;
        let mut strictest = self.as_typed(words, at);
        strictest.extend(self.completed(words, at));
        let mut levels = vec![strictest];
        levels
            .extend((1..=forgiven_mistakes(&word.folded)).map(|mistakes| self.mistyped(words, at, mistakes)));
        Some(Unit { levels })
    }

    /// The word itself, its stem, it and its neighbour written as one.
    fn as_typed(&mut self, words: &[Word], at: usize) -> Alternatives {
        let fields = self.fields;
        let word = &words[at];
        let text = word.folded.as_str();
        let mut alternatives = vec![
            exactly(fields.head, text, worth::HEAD_WORD),
            exactly(fields.head_joined, text, worth::HEAD_JOINED),
            exactly(fields.body, text, worth::BODY_WORD),
        ];
        if let Some(stem) = self.analysis.stem(word) {
            alternatives.push(exactly(fields.head_stems, &stem, worth::HEAD_STEM));
            alternatives.push(exactly(fields.body_stems, &stem, worth::BODY_STEM));
        }
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let joined = [
            before.map(|before| format!("{}{text}", before.folded)),
            words.get(at + 1).map(|after| format!("{text}{}", after.folded)),
        ];
        for joined in joined.into_iter().flatten() {
            alternatives.push(exactly(fields.head, &joined, worth::HEAD_JOINED));
            alternatives.push(exactly(fields.body, &joined, worth::BODY_JOINED));
        }
        alternatives
    }

    /// What the last word may be the beginning of.
    fn completed(&self, words: &[Word], at: usize) -> Alternatives {
        let text = words[at].folded.as_str();
        if at + 1 < words.len() || text.chars().count() < MIN_PREFIX_LETTERS {
            return Vec::new();
        }
        let mut alternatives = vec![
            starting_with(self.fields.head, text, 0, worth::HEAD_PREFIX),
            starting_with(self.fields.body, text, 0, worth::BODY_PREFIX),
        ];
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            alternatives.push(starting_with(self.fields.meanings, text, 0, worth::SIZE_PREFIX));
        }
        alternatives
    }

    fn mistyped(&self, words: &[Word], at: usize, mistakes: u8) -> Alternatives {
        let text = words[at].folded.as_str();
        let (in_head, in_body) = worth::MISTAKES[usize::from(mistakes > 1)];
        let mut alternatives = vec![
            nearly(self.fields.head, text, mistakes, in_head),
            nearly(self.fields.body, text, mistakes, in_body),
        ];
        let is_being_typed = at + 1 == words.len() && text.chars().count() >= MIN_MISTYPED_PREFIX_LETTERS;
        if mistakes == 1 && is_being_typed {
            alternatives.push(starting_with(self.fields.head, text, 1, worth::HEAD_PREFIX_MISTAKE));
            alternatives.push(starting_with(self.fields.body, text, 1, worth::BODY_PREFIX_MISTAKE));
        }
        alternatives
    }
}
