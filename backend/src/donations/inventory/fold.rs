//! Texts reduced to lower-case ASCII words, so that accents, capitals and punctuation do not matter.

/// `"N° de Série"` becomes `"no de serie"`; `"MacBookAir7,2"` becomes `"macbookair7 2"`.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' => folded.push(character),
            'A'..='Z' => folded.push(character.to_ascii_lowercase()),
            '°' | 'º' => folded.push('o'),
            _ if character.is_ascii() => space(&mut folded),
            _ => match deunicode::deunicode_char(character) {
                Some(ascii) if ascii.bytes().any(|byte| byte.is_ascii_alphanumeric()) => {
                    folded.extend(
                        ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()),
                    );
                }
                _ => space(&mut folded),
            },
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Whether `phrase` (folded words) stands in `folded` on word boundaries; where it begins.
pub(super) fn find_words(folded: &str, phrase: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = folded.get(from..).and_then(|rest| rest.find(phrase)) {
        let start = from + found;
        if is_boundary(folded, start) && is_boundary_after(folded, start + phrase.len()) {
            return Some(start);
        }
        from = start + 1;
    }
    None
}

/// Whether `folded` begins with the words of `phrase`.
pub(super) fn starts_with_words(folded: &str, phrase: &str) -> bool {
    folded.starts_with(phrase) && is_boundary_after(folded, phrase.len())
}

fn is_boundary(folded: &str, at: usize) -> bool {
    at == 0 || folded.as_bytes().get(at - 1) == Some(&b' ')
}

fn is_boundary_after(folded: &str, at: usize) -> bool {
    matches!(folded.as_bytes().get(at), None | Some(b' '))
}

/// What follows the first `words` folded words of `text`, its punctuation kept but for what closes the words before.
pub(super) fn after_words(text: &str, words: usize) -> &str {
    let (mut seen, mut inside) = (0, false);
    for (at, character) in text.char_indices() {
        let letter = character.is_alphanumeric() || matches!(character, '°' | 'º');
        if inside && !letter && seen == words {
            let rest = text.get(at..).unwrap_or_default();
            return rest.trim_start_matches([')', ']', '"', '\'', '”']).trim();
        }
        seen += usize::from(letter && !inside);
        inside = letter;
    }
    ""
}

/// Drops from `text` as many leading words as `words` folded words stand for, with the punctuation around them.
pub(super) fn drop_words(text: &str, words: usize) -> &str {
    let mut seen = 0;
    let mut inside = false;
    for (at, character) in text.char_indices() {
        let letter = character.is_alphanumeric() || matches!(character, '°' | 'º');
        if letter && !inside {
            if seen == words {
                return text.get(at..).unwrap_or_default();
            }
            seen += 1;
        }
        inside = letter;
    }
    ""
}
