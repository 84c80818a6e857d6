//! Personal data taken out of free texts, and cells that begin like a formula made harmless.
//!
//! A donor's remarks may name people; Rebond needs none of it. What is taken out: names after a title or after words
//! such as "remis par", telephone numbers, e-mail addresses, and numbers that could be a social security number.

use super::fold::fold;

/// How much a text may hold about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// Free remarks: names are looked for after verbs as well.
    Remarks,
    /// A model or a reference: only what cannot be part of a product's name.
    Product,
}

const TITLES: &[&str] = &[
    "monsieur",
    "madame",
    "mademoiselle",
    "messieurs",
    "mesdames",
    "mme",
    "mmes",
    "mlle",
    "mlles",
    "mr",
    "mrs",
    "dr",
    "docteur",
];
/// Written so, and only so: "MS" is also a maker of software, "m" a metre.
const SHORT_TITLES: &[&str] = &["M", "MM", "Ms", "Pr"];
const PARTICLES: &[&str] =
    &["de", "du", "des", "d", "la", "le", "van", "von", "der", "el", "al", "ben", "da", "dos", "di"];

/// What follows them is a person, up to the next punctuation.
const BY: &[&str] = &[
    "remis par",
    "remise par",
    "rendu par",
    "rendue par",
    "restitue par",
    "restituee par",
    "donne par",
    "donnee par",
    "depose par",
    "utilise par",
    "utilisee par",
    "apporte par",
    "signe par",
    "recupere par",
    "teste par",
    "verifie par",
    "returned by",
    "used by",
    "handed over by",
    "handed in by",
    "given by",
    "signed by",
    "tested by",
];

/// What follows them is a person if it has a capital.
const OF: &[&str] = &[
    "affecte a",
    "affectee a",
    "attribue a",
    "attribuee a",
    "prete a",
    "pretee a",
    "remis a",
    "remise a",
    "confie a",
    "appartient a",
    "appartenant a",
    "poste de",
    "pc de",
    "portable de",
    "ordinateur de",
    "telephone de",
    "tablette de",
    "utilisateur",
    "utilisatrice",
    "proprietaire",
    "detenteur",
    "contact",
    "beneficiaire",
    "chez",
    "assigned to",
    "belongs to",
    "belonged to",
    "user",
    "owner",
    "from",
];

const NOT_NAMES: &[&str] =
    &["travail", "bureau", "direction", "secours", "dell", "hp", "lenovo", "apple", "samsung"];

/// The text without personal data, and whether something was taken out.
pub(super) fn scrub(text: &str, kind: Text) -> (String, bool) {
    if kind == Text::Product && !may_be_personal(text) {
        return (text.to_owned(), false);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut gone = vec![false; characters.len()];
    addresses(&characters, &mut gone);
    numbers(&characters, &mut gone);
    names(&characters, &mut gone, kind);
    if !gone.contains(&true) {
        return (text.to_owned(), false);
    }
    // What is taken out leaves a mark, so that words on both sides do not join.
    let mut kept = String::with_capacity(text.len());
    for (character, gone) in characters.iter().zip(&gone) {
        match gone {
            false => kept.push(*character),
            true if kept.ends_with(GAP) => {}
            true => kept.push(GAP),
        }
    }
    (tidy(&kept), true)
}

/// Most product texts hold neither a title, nor an address, nor figures enough for a number: seen at a glance.
fn may_be_personal(text: &str) -> bool {
    let title = |word: &&str| {
        SHORT_TITLES.contains(word) || TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
    };
    let initial = |word: &&str| matches!(word.as_bytes().first(), Some(b'm' | b'M' | b'd' | b'D' | b'P'));
    let mut figures = 0;
    for byte in text.bytes() {
        figures += usize::from(byte.is_ascii_digit());
        if byte == b'@' || figures >= 9 {
            return true;
        }
    }
    text.split(|c: char| !c.is_alphabetic()).filter(initial).any(|word| title(&word))
}

const GAP: char = '\u{1}';

/// Drops the marks left behind, with punctuation that no longer separates anything.
fn tidy(text: &str) -> String {
    let idle = |c: char| {
        c == GAP || c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '/' | '(' | ')' | '.')
    };
    let mut lines = Vec::new();
    for line in text.lines() {
        let pieces: Vec<&str> = line
            .split(GAP)
            .map(|piece| piece.trim_matches(idle))
            .filter(|piece| piece.chars().any(char::is_alphanumeric))
            .collect();
        if !pieces.is_empty() {
            lines.push(pieces.join(" "));
        }
    }
    lines.join("\n")
}

fn mark(gone: &mut [bool], from: usize, to: usize) {
    if let Some(span) = gone.get_mut(from..to) {
        span.fill(true);
    }
}

fn addresses(characters: &[char], gone: &mut [bool]) {
    let part = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    for at in characters.iter().enumerate().filter(|(_, c)| **c == '@').map(|(at, _)| at) {
        let before = characters.iter().take(at).rev().take_while(|c| part(c)).take(80).count();
        let after = characters.iter().skip(at + 1).take_while(|c| part(c)).take(80).count();
        let domain = characters.get(at + 1..at + 1 + after).unwrap_or_default();
        if before > 0 && domain.contains(&'.') {
            mark(gone, at - before, at + 1 + after);
        }
    }
}

/// Telephone and social security numbers: runs of figures in groups.
fn numbers(characters: &[char], gone: &mut [bool]) {
    let mut at = 0;
    while at < characters.len() {
        let start = at;
        let plus = characters.get(at) == Some(&'+');
        let begins = plus || characters.get(at).is_some_and(char::is_ascii_digit);
        let word_before =
            at.checked_sub(1).and_then(|i| characters.get(i)).is_some_and(|c| c.is_alphanumeric());
        if !begins || word_before {
            at += 1;
            continue;
        }
        let groups = groups(characters, start + usize::from(plus));
        at = groups.last().map_or(start + 1, |(_, end)| *end);
        if let Some(end) = personal_number(&groups, plus) {
            mark(gone, start, end);
            at = end;
        }
    }
}

/// The groups of figures from `at`, one or two separators apart: their figures and where they end.
fn groups(characters: &[char], mut at: usize) -> Vec<(String, usize)> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    let mut total = 0;
    while total < 24 {
        // A Corsican département is 2A or 2B.
        let group: String = characters
            .iter()
            .skip(at)
            .enumerate()
            .take_while(|(i, c)| c.is_ascii_digit() || (*i + total == 6 && matches!(c, 'A' | 'B')))
            .map(|(_, c)| *c)
            .take(24)
            .collect();
        if group.is_empty() {
            break;
        }
        total += group.len();
        at += group.len();
        groups.push((group, at));
        let separators = characters
            .iter()
            .skip(at)
            .take_while(|c| matches!(c, ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}'))
            .count();
        if !(1..=2).contains(&separators) {
            break;
        }
        at += separators;
    }
    groups
}

/// Where the personal number that these groups begin with ends, if they begin with one.
fn personal_number(groups: &[(String, usize)], plus: bool) -> Option<usize> {
    let mut figures = String::new();
    let mut found = None;
    for (group, end) in groups {
        figures.push_str(group);
        let telephone = if plus || figures.starts_with("00") && figures.len() > 10 {
            (9..=15).contains(&figures.len())
        } else {
            figures.starts_with('0') && figures.len() == 10
        };
        let social = matches!(figures.len(), 13 | 15) && figures.starts_with(['1', '2', '3', '4', '7', '8']);
        if telephone || social {
            found = Some(*end);
        }
    }
    found
}

#[derive(Debug)]
struct Word {
    from: usize,
    to: usize,
    written: String,
    folded: String,
}

impl Word {
    fn is_capital(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }
}

fn words(characters: &[char]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !characters.get(at).is_some_and(|c| c.is_alphabetic()) {
            at += 1;
            continue;
        }
        let from = at;
        while characters.get(at).is_some_and(|c| c.is_alphanumeric()) {
            at += 1;
        }
        let written: String = characters.get(from..at).unwrap_or_default().iter().collect();
        let folded = fold(&written);
        words.push(Word { from, to: at, written, folded });
    }
    words
}

fn names(characters: &[char], gone: &mut [bool], kind: Text) {
    let words = words(characters);
    for (at, word) in words.iter().enumerate() {
        let between = |left: usize, right: usize| -> &[char] {
            match (words.get(left), words.get(right)) {
                (Some(left), Some(right)) => characters.get(left.to..right.from).unwrap_or_default(),
                _ => &['\n'],
            }
        };
        let long = TITLES.contains(&word.folded.as_str());
        if long || SHORT_TITLES.contains(&word.written.as_str()) {
            let near = between(at, at + 1).iter().all(|c| matches!(c, '.' | ' ' | '\u{a0}' | '\u{202f}'));
            let last = if near { name_after(&words, at + 1, long, &between) } else { None };
            if let Some(last) = last.and_then(|last| words.get(last)) {
                mark(gone, word.from, last.to);
            } else if long && kind == Text::Remarks {
                mark(gone, word.from, word.to);
            }
        }
        if kind == Text::Remarks {
            after_verbs(&words, at, characters, gone, &between);
        }
    }
}

/// The last word of the name that begins at word `first`.
fn name_after<'a>(
    words: &[Word],
    first: usize,
    lower_case_too: bool,
    between: &impl Fn(usize, usize) -> &'a [char],
) -> Option<usize> {
    let mut last = None;
    let mut at = first;
    while at < first + 5 {
        let Some(word) = words.get(at) else { break };
        let joined = at == first
            || between(at - 1, at)
                .iter()
                .all(|c| matches!(c, ' ' | '-' | '\'' | '’' | '.' | '\u{a0}' | '\u{202f}'));
        if !joined {
            break;
        }
        if word.is_capital() {
            last = Some(at);
        } else if !PARTICLES.contains(&word.folded.as_str()) {
            break;
        }
        at += 1;
    }
    // "mme dupont": one word, or two.
    match words.get(first) {
        Some(word) if last.is_none() && lower_case_too && word.folded.len() > 1 => {
            let second = words
                .get(first + 1)
                .filter(|second| second.folded.len() > 3 && between(first, first + 1) == [' ']);
            Some(if second.is_some() { first + 1 } else { first })
        }
        _ => last,
    }
}

fn after_verbs<'a>(
    words: &[Word],
    at: usize,
    characters: &[char],
    gone: &mut [bool],
    between: &impl Fn(usize, usize) -> &'a [char],
) {
    let Some(verb) = words.get(at) else { return };
    let says = |phrase: &str| {
        phrase.starts_with(verb.folded.as_str())
            && phrase
                .split(' ')
                .enumerate()
                .all(|(i, part)| words.get(at + i).is_some_and(|word| word.folded == part))
    };
    if let Some(phrase) = BY.iter().find(|phrase| says(phrase)) {
        let first = at + phrase.split(' ').count();
        let Some(begin) = words.get(first - 1).map(|word| word.to) else { return };
        // A title's own point does not end the name.
        let mut end = begin;
        for (i, word) in words.iter().enumerate().skip(first).take(6) {
            let title = words.get(i - 1).is_some_and(|before| {
                SHORT_TITLES.contains(&before.written.as_str()) || TITLES.contains(&before.folded.as_str())
            });
            let broken = between(i - 1, i).iter().any(|c| {
                matches!(c, ',' | ';' | ':' | '\n' | '(' | ')' | '/' | '.') && !(title && *c == '.')
            });
            if broken {
                break;
            }
            end = word.to;
        }
        mark(gone, verb.from, end.min(characters.len()));
    } else if let Some(phrase) = OF.iter().find(|phrase| says(phrase)) {
        let first = at + phrase.split(' ').count();
        let near = between(first - 1, first).iter().all(|c| matches!(c, ' ' | ':' | '\u{a0}' | '\u{202f}'));
        let named =
            words.get(first).filter(|word| word.is_capital() && !NOT_NAMES.contains(&word.folded.as_str()));
        if let (true, Some(_)) = (near, named)
            && let Some(last) = name_after(words, first, false, between).and_then(|last| words.get(last))
        {
            mark(gone, verb.from, last.to);
        }
    }
}

/// A cell that begins like a formula is kept as text, behind an apostrophe; a list's dash is dropped.
pub(super) fn neutralise(text: &str) -> (String, bool) {
    let Some(first) = text.chars().next().filter(|c| matches!(c, '=' | '+' | '-' | '@')) else {
        return (text.to_owned(), false);
    };
    let rest = text.get(1..).unwrap_or_default();
    let listed = first == '-' && rest.starts_with(' ');
    if listed { neutralise(rest.trim_start()) } else { (format!("'{text}"), true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_taken_out_of_remarks() {
        for (text, kept) in [
            ("remis par M. Jean Exemple, 06 00 00 00 00", ""),
            ("écran rayé, remis par Mme Durand-Martin le 3 mars", "écran rayé"),
            ("batterie HS (M. DUPONT)", "batterie HS"),
            ("poste de Jean Dupont, clavier usé", "clavier usé"),
            ("contact : Marie Curie", ""),
            ("voir mme martin", "voir"),
            ("appeler le 06.12.34.56.78 avant", "appeler le avant"),
            ("tél +33 6 12 34 56 78", "tél"),
            ("jean.dupont@exemple.org clavier usé", "clavier usé"),
            ("NIR 1 85 05 78 006 084 36", "NIR"),
            ("NIR 285052A00608436 rayé", "NIR rayé"),
            ("utilisé par jean exemple; OK", "OK"),
            ("Monsieur de La Tour est parti", "est parti"),
        ] {
            assert_eq!(scrub(text, Text::Remarks), (kept.to_owned(), true), "{text}");
        }
    }

    #[test]
    fn remarks_about_machines_stay_whole() {
        for text in [
            "fonctionne, clavier usé",
            "Ligne avec\nretour à la ligne et \"guillemets\"",
            "SSD M.2 512 Go",
            "lot de unité centrale dell optiplex 7050",
            "acheté le 25/07/2019 pour 1 315,93 €",
            "dent on lid, works",
            "Battery 61%",
            "poste de travail complet",
            "licence MS Office",
            "2 x 8 Go 2133",
        ] {
            assert_eq!(scrub(text, Text::Remarks), (text.to_owned(), false), "{text}");
        }
        assert_eq!(
            scrub("PC de Bureau HP ProDesk", Text::Product),
            ("PC de Bureau HP ProDesk".to_owned(), false)
        );
    }

    #[test]
    fn formulas_become_text() {
        assert_eq!(neutralise("=HYPERLINK(\"x\")"), ("'=HYPERLINK(\"x\")".to_owned(), true));
        assert_eq!(neutralise("@SUM(A1)"), ("'@SUM(A1)".to_owned(), true));
        assert_eq!(neutralise("- écran rayé"), ("écran rayé".to_owned(), false));
        assert_eq!(neutralise("- =1+1"), ("'=1+1".to_owned(), true));
        assert_eq!(neutralise("OK"), ("OK".to_owned(), false));
    }
}
