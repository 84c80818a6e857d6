//! How texts become words: the same way for listings and for queries.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, RawTokenizer, Stemmer, StopWordFilter, TextAnalyzer, TokenStream,
};

use crate::document::ListingDocument;
use crate::settings::{CONCEPTS, Concept, MAX_WORD_LETTERS, SIZE_UNITS};

/// Change it with any change to this file: indexes made before are then filled again.
pub(super) const ANALYSIS_VERSION: u32 = 1;

/// One word as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, accents kept.
    lower: String,
    /// Lower case without accents.
    pub(super) folded: String,
    /// Written onto the word before with nothing but a hyphen, a slash or the like between them.
    glued: bool,
    /// Set when a number and its unit were read as one: "16 Go" is the size `16go`.
    pub(super) size: Option<String>,
}

/// Turns texts into words. Cheap to make, not to be shared between threads.
pub(super) struct Analysis {
    fold: TextAnalyzer,
    stem: TextAnalyzer,
}

impl Analysis {
    pub(super) fn new() -> Self {
        let fold = TextAnalyzer::builder(RawTokenizer::default()).filter(AsciiFoldingFilter).build();
        let stop = StopWordFilter::new(Language::French).unwrap_or_else(|| StopWordFilter::remove([]));
        // Stemming comes before folding: the stemmer knows French by its accents.
        let stem = TextAnalyzer::builder(RawTokenizer::default())
            .filter(stop)
            .filter(Stemmer::new(Language::French))
            .filter(AsciiFoldingFilter)
            .build();
        Self { fold, stem }
    }

    /// The words of a text, in order, with sizes read as one.
    pub(super) fn words(&mut self, text: &str) -> Vec<Word> {
        let words = split(text)
            .into_iter()
            .map(|(lower, glued)| {
                let folded = first_token(&mut self.fold, &lower).unwrap_or_default();
                Word { lower, folded: folded.to_lowercase(), glued, size: None }
            })
            .collect();
        read_sizes(words)
    }

    /// The stem without accents, or none for a stop word.
    pub(super) fn stem(&mut self, word: &Word) -> Option<String> {
        first_token(&mut self.stem, &word.lower)
    }

    /// Both stems: of the word as typed and of the word without accents, which readers often leave out.
    fn stems(&mut self, word: &Word) -> Option<[String; 2]> {
        let stem = self.stem(word)?;
        let without_accents = first_token(&mut self.stem, &word.folded).unwrap_or_else(|| stem.clone());
        Some([stem, without_accents])
    }
}

fn first_token(analyzer: &mut TextAnalyzer, text: &str) -> Option<String> {
    let mut stream = analyzer.token_stream(text);
    if stream.advance() { Some(std::mem::take(&mut stream.token_mut().text)) } else { None }
}

/// Splits at whatever is neither letter nor digit; a decimal mark between digits stays, as a point.
fn split(text: &str) -> Vec<(String, bool)> {
    let lower = text.to_lowercase();
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut letters = 0;
    let mut glued = false;
    let mut characters = lower.chars().filter(|character| !is_invisible(*character)).peekable();
    while let Some(character) = characters.next() {
        if character.is_alphanumeric() {
            if letters < MAX_WORD_LETTERS {
                word.push(character);
            }
            letters += 1;
            continue;
        }
        let after_digit = word.ends_with(|last: char| last.is_ascii_digit());
        let before_digit = characters.peek().is_some_and(char::is_ascii_digit);
        let is_decimal_mark = matches!(character, '.' | ',')
            && after_digit
            && before_digit
            && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_decimal_mark {
            word.push('.');
            letters += 1;
            continue;
        }
        let ends_a_word = !word.is_empty();
        if ends_a_word {
            words.push((std::mem::take(&mut word), glued));
            letters = 0;
        }
        glued = ends_a_word && is_joiner(character);
        // 14" and 15,6'' are inches.
        let is_double_quote = matches!(character, '"' | '″' | '”')
            || (matches!(character, '\'' | '’' | '′') && characters.peek() == Some(&character));
        if after_digit && is_double_quote {
            words.push(("pouces".to_owned(), false));
        }
    }
    if !word.is_empty() {
        words.push((word, glued));
    }
    words
}

/// Hyphens and the like hold the parts of a model number together: "i5-8350U".
fn is_joiner(character: char) -> bool {
    matches!(character, '-' | '_' | '/' | '\u{2010}'..='\u{2013}')
}

/// Marks that letters wear or that only lay text out: combining accents, soft hyphens, zero widths.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}')
}

fn unit_code(spelling: &str) -> Option<&'static str> {
    SIZE_UNITS.iter().find(|unit| unit.spellings.contains(&spelling)).map(|unit| unit.code)
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// "16 Go", "16Go" and "16gb" become the one word `16go`.
fn read_sizes(words: Vec<Word>) -> Vec<Word> {
    let mut read: Vec<Word> = Vec::with_capacity(words.len());
    for mut word in words {
        if let Some(code) = unit_code(&word.folded)
            && let Some(number) =
                read.last_mut().filter(|last| last.size.is_none() && is_number(&last.folded))
        {
            number.size = Some(format!("{}{code}", number.folded));
            continue;
        }
        let unit_at = word.folded.find(|character: char| character.is_ascii_alphabetic());
        if let Some((number, unit)) = unit_at.and_then(|at| word.folded.split_at_checked(at))
            && is_number(number)
            && let Some(code) = unit_code(unit)
        {
            word.size = Some(format!("{number}{code}"));
            word.folded = number.to_owned();
        }
        read.push(word);
    }
    read
}

/// A phrase, word by word, and what it means.
type Phrase = (Vec<String>, &'static Concept);

/// Phrases by their first word, the longest first.
static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut analysis = Analysis::new();
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for concept in CONCEPTS {
        for phrase in concept.phrases {
            let words: Vec<String> = analysis.words(phrase).into_iter().map(|word| word.folded).collect();
            if let Some(first) = words.first() {
                phrases.entry(first.clone()).or_default().push((words, concept));
            }
        }
    }
    for starting_alike in phrases.values_mut() {
        starting_alike.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

/// The phrases of one word of each concept, by its code.
static SINGLES: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let mut singles: HashMap<&'static str, Vec<String>> = HashMap::new();
    for (words, concept) in PHRASES.values().flatten() {
        if let [single] = words.as_slice() {
            singles.entry(concept.code).or_default().push(single.clone());
        }
    }
    singles
});

/// The concept that starts here, and how many words say it: the longest phrase wins.
pub(super) fn concept_at(words: &[Word]) -> Option<(&'static Concept, usize)> {
    let says = |phrase: &[String]| {
        words.len() >= phrase.len()
            && phrase
                .iter()
                .zip(words)
                .all(|(expected, word)| word.size.is_none() && *expected == word.folded)
    };
    let starting_alike = PHRASES.get(&words.first()?.folded)?;
    starting_alike.iter().find(|(phrase, _)| says(phrase)).map(|(phrase, concept)| (*concept, phrase.len()))
}

/// How the index writes a concept, apart from every size.
pub(super) fn meaning_of(code: &str) -> String {
    format!("#{code}")
}

/// All words of one listing, by the field that holds them.
#[derive(Debug, Default)]
pub(super) struct ListingWords {
    pub(super) head: BTreeSet<String>,
    pub(super) head_stems: BTreeSet<String>,
    /// Neighbours in the head written as one: "Latitude 5490" is found by "latitude5490".
    pub(super) head_joined: BTreeSet<String>,
    pub(super) body: BTreeSet<String>,
    pub(super) body_stems: BTreeSet<String>,
    /// Concepts and sizes.
    pub(super) meanings: BTreeSet<String>,
}

impl ListingWords {
    pub(super) fn of(listing: &ListingDocument, analysis: &mut Analysis) -> Self {
        let mut found = Self::default();
        for text in [&listing.title, &listing.model, &listing.brand, &listing.category] {
            found.read_head(&analysis.words(text), analysis);
        }
        let texts = [
            listing.processor.as_ref(),
            listing.operating_system.as_ref(),
            listing.keyboard.as_ref(),
            Some(&listing.commune_name),
            Some(&listing.seller_name),
            Some(&listing.department),
            Some(&listing.words),
        ];
        for text in texts.into_iter().flatten() {
            let words = analysis.words(text);
            read_words(&words, analysis, &mut found.body, &mut found.body_stems);
        }
        if let Some(system) = &listing.operating_system {
            found.read_concepts(&analysis.words(system));
        }
        found.read_specification(listing);
        found
    }

    fn read_head(&mut self, words: &[Word], analysis: &mut Analysis) {
        read_words(words, analysis, &mut self.head, &mut self.head_stems);
        for pair in words.windows(2) {
            self.head_joined.insert(format!("{}{}", pair[0].folded, pair[1].folded));
        }
        self.meanings.extend(words.iter().filter_map(|word| word.size.clone()));
        self.read_concepts(words);
    }

    fn read_concepts(&mut self, words: &[Word]) {
        let mut at = 0;
        while at < words.len() {
            let said = concept_at(&words[at..]);
            if let Some((concept, _)) = said {
                self.add_concept(concept);
            }
            at += said.map_or(1, |(_, length)| length);
        }
    }

    /// Its meaning, the broader ones, and their single words, so that one mistyped or half typed is found.
    fn add_concept(&mut self, concept: &Concept) {
        if !self.meanings.insert(meaning_of(concept.code)) {
            return;
        }
        self.body.extend(SINGLES.get(concept.code).into_iter().flatten().cloned());
        for broader in CONCEPTS.iter().filter(|other| concept.broader.contains(&other.code)) {
            self.add_concept(broader);
        }
    }

    fn read_specification(&mut self, listing: &ListingDocument) {
        if listing.memory_gb.is_some() {
            self.body.extend(["ram".to_owned(), "memoire".to_owned()]);
        }
        if listing.storage_gb.is_some() {
            self.body.extend(["stockage".to_owned(), "disque".to_owned()]);
        }
        for gigabytes in [listing.memory_gb, listing.storage_gb].into_iter().flatten() {
            self.meanings.insert(format!("{gigabytes}go"));
            self.body.insert(gigabytes.to_string());
            for thousand in [1_000, 1_024] {
                if gigabytes >= thousand && gigabytes.is_multiple_of(thousand) {
                    self.meanings.insert(format!("{}to", gigabytes / thousand));
                }
            }
        }
        if let Some(inches) = listing.screen_inch {
            self.meanings.insert(format!("{inches}pouces"));
            self.meanings.insert(format!("{}pouces", inches.trunc()));
        }
    }
}

fn read_words(
    words: &[Word],
    analysis: &mut Analysis,
    whole: &mut BTreeSet<String>,
    stems: &mut BTreeSet<String>,
) {
    let mut compound = String::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(stemmed) = analysis.stems(word) {
            whole.insert(word.folded.clone());
            stems.extend(stemmed);
        }
        if word.glued {
            compound.push_str(&word.folded);
        } else {
            compound.clone_from(&word.folded);
        }
        let ends_compound = words.get(at + 1).is_none_or(|next| !next.glued);
        if word.glued && ends_compound {
            whole.insert(compound.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let words = Analysis::new().words(text);
        words.into_iter().map(|word| word.size.unwrap_or(word.folded)).collect()
    }

    #[test]
    fn sizes_are_one_word_however_they_are_written() {
        for text in ["16 Go", "16go", "16GB", "16 gigas", "16\u{a0}Go", "16\u{202f}Gio"] {
            assert_eq!(folded(text), ["16go"], "{text}");
        }
        for text in ["15,6 pouces", "15.6\"", "15,6''", "15,6\u{2033}"] {
            assert_eq!(folded(text), ["15.6pouces"], "{text}");
        }
        assert_eq!(folded("SSD 256 Go, 14\" AZERTY"), ["ssd", "256go", "14pouces", "azerty"]);
    }

    #[test]
    fn model_numbers_stay_whole_and_lose_only_their_hyphens() {
        assert_eq!(folded("T480s i5-8350U"), ["t480s", "i5", "8350u"]);
        let mut whole = BTreeSet::new();
        let mut analysis = Analysis::new();
        let words = analysis.words("Intel Core i5-8350U");
        read_words(&words, &mut analysis, &mut whole, &mut BTreeSet::new());
        assert!(whole.contains("i58350u") && whole.contains("8350u"), "{whole:?}");
    }

    #[test]
    fn accents_combine_and_invisible_marks_vanish() {
        assert_eq!(folded("E\u{301}cran à Bègles"), ["ecran", "a", "begles"]);
        assert_eq!(folded("think\u{ad}pad\u{200b}"), ["thinkpad"]);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let concept = |text: &str| concept_at(&Analysis::new().words(text)).map(|(found, _)| found.code);
        assert_eq!(concept("Téléphones portables"), Some("smartphone"));
        assert_eq!(concept("ordinateurs portables"), Some("laptop"));
        assert_eq!(concept("Ordinateur de bureau"), Some("desktop"));
        assert_eq!(concept("Hewlett-Packard"), Some("hp"));
        assert_eq!(concept("Lenovo"), None);
    }

    #[test]
    fn every_phrase_has_one_meaning_and_every_broader_concept_exists() {
        let mut meaning = HashMap::new();
        for (words, concept) in PHRASES.values().flatten() {
            let other = meaning.insert(words, concept.code);
            assert!(
                other.is_none_or(|other| other == concept.code),
                "{words:?} is {other:?} and {}",
                concept.code
            );
        }
        for broader in CONCEPTS.iter().flat_map(|concept| concept.broader) {
            assert!(CONCEPTS.iter().any(|concept| concept.code == *broader), "{broader}");
        }
    }

    #[test]
    fn plurals_and_missing_accents_share_a_stem() {
        let mut analysis = Analysis::new();
        let mut stems = |text: &str| -> BTreeSet<String> {
            let words = analysis.words(text);
            words.iter().filter_map(|word| analysis.stems(word)).flatten().collect()
        };
        let reconditioned = stems("reconditionné");
        for form in ["reconditionnés", "reconditionnée", "reconditionnes"] {
            assert!(!stems(form).is_disjoint(&reconditioned), "{form}");
        }
        assert!(stems("de la").is_empty());
    }
}
