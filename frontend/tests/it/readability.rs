//! How easily the French texts are read.
//!
//! The index is Flesch's, fitted to French by L. Kandel and A. Moles, « Application de l’indice de Flesch à la langue
//! française », Cahiers d’études de radio-télévision, 1958: 207 − 1.015 × words per sentence − 73.6 × syllables per
//! word. 60 to 70 is ordinary, 70 to 80 fairly easy, above 80 easy. Texts are read whole, family by family: a label
//! alone has no readable index. Besides, no sentence may be long.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The families of texts of public pages, by the beginning of their keys.
const PUBLIC: [&str; 20] = [
    "home-",
    "give-",
    "buy-",
    "estimate-",
    "question-give-",
    "answer-give-",
    "question-buy-",
    "answer-buy-",
    "figures-",
    "privacy-",
    "budget-",
    "glossary-",
    "passport-",
    "accessibility-",
    "catalogue-",
    "listing-",
    "notice-",
    "map-",
    "layout-",
    "error-",
];
/// The families of texts that households and those beside them read.
const BENEFICIARY: [&str; 6] = ["help-", "question-help-", "answer-help-", "callback-", "follow-", "rules-"];
/// Wording that a licence or the law gives; it is not ours to cut.
const GIVEN: [&str; 1] = ["notice-data-"];

/// What a public page may not fall under, and the words that no sentence may exceed.
const PUBLIC_CEILING: Ceiling = Ceiling { least: 70.0, longest: 24 };
/// The same for what beneficiaries read.
const BENEFICIARY_CEILING: Ceiling = Ceiling { least: 78.0, longest: 20 };

#[derive(Clone, Copy)]
struct Ceiling {
    least: f64,
    longest: usize,
}

fn is_vowel(letter: char) -> bool {
    "aeiouyàâäéèêëîïôöùûüœ".contains(letter)
}

/// Spoken syllables of a French word: groups of vowels; é and a diaeresis begin one, y between vowels parts them, the u
/// of qu and gue and a final mute e are not heard.
fn syllables(word: &str) -> usize {
    let whole = word.to_lowercase().replace('’', "'");
    let spoken = whole.rsplit('\'').next().unwrap_or_default();
    let letters: Vec<char> = spoken.chars().collect();
    let heard: Vec<char> = letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| {
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            let after = letters.get(at + 1).copied().unwrap_or(' ');
            let mute = **letter == 'u'
                && (before == Some(&'q') || before == Some(&'g') && "eéèêiîy".contains(after));
            !mute
        })
        .map(|(_, letter)| *letter)
        .collect();
    let vowel = |at: usize| {
        let parts = heard[at] == 'y'
            && at > 0
            && heard.get(at + 1).is_some_and(|after| is_vowel(*after))
            && is_vowel(heard[at - 1]);
        is_vowel(heard[at]) && !parts
    };
    let mut count = 0_usize;
    for at in 0..heard.len() {
        let follows = at > 0 && vowel(at - 1);
        if vowel(at) && (!follows || "éèëïü".contains(heard[at]) || "éï".contains(heard[at - 1])) {
            count += 1;
        }
    }
    let stem = heard.strip_suffix(&['e', 's']).or_else(|| heard.strip_suffix(&['e']));
    if count > 1 && stem.and_then(|stem| stem.last()).is_some_and(|last| !is_vowel(*last) || *last == 'é') {
        count -= 1;
    }
    count.max(1)
}

/// Every message with its key: the last branch of a choice, without what is put in and what stands in brackets.
fn texts() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/fr");
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let mut key = String::new();
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                let (name, text) = line.split_once(" =").unwrap();
                name.clone_into(&mut key);
                texts.insert(key.clone(), text.trim().to_owned());
            } else if let Some((_, branch)) = line.split_once(']').filter(|_| line.starts_with(' ')) {
                texts.insert(key.clone(), branch.trim().to_owned());
            } else if let Some(after) =
                line.strip_prefix('}').map(str::trim).filter(|after| !after.is_empty())
            {
                let text = texts.get_mut(&key).unwrap();
                text.push(' ');
                text.push_str(after);
            }
        }
    }
    texts
}

/// A text without `{ … }` (which stands for one word) and ( … ).
fn without_asides(text: &str) -> String {
    let mut kept = String::new();
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for letter in text.chars() {
        match letter {
            '{' => {
                braces += 1;
                if brackets == 0 {
                    kept.push('2');
                }
            }
            '}' => braces = braces.saturating_sub(1),
            '(' => brackets += 1,
            ')' => brackets = brackets.saturating_sub(1),
            letter if braces == 0 && brackets == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// The sentences of a text, each as its words.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let text = without_asides(text);
    let mut sentences = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let mut sentence = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let ends = ".!?…".contains(*letter) && letters.get(at + 1).is_none_or(|after| after.is_whitespace());
        sentence.push(*letter);
        if ends || at + 1 == letters.len() {
            let words: Vec<String> = sentence
                .split(|c: char| !(c.is_alphanumeric() || c == '’'))
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .map(str::to_owned)
                .collect();
            if !words.is_empty() {
                sentences.push(words);
            }
            sentence.clear();
        }
    }
    sentences
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand words")]
fn index(sentences: &[Vec<String>]) -> f64 {
    let words: usize = sentences.iter().map(Vec::len).sum();
    let heard: usize = sentences.iter().flatten().map(|word| syllables(word)).sum();
    let (sentences, words, heard) = (sentences.len() as f64, words as f64, heard as f64);
    207.0 - 1.015 * words / sentences - 73.6 * heard / words
}

/// What is too hard to read in these families, said with the worst sentences first.
fn faults(families: &[&str], ceiling: Ceiling, texts: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    for family in families {
        let own = texts.iter().filter(|(key, _)| key.starts_with(family));
        let own = own.filter(|(key, _)| !GIVEN.iter().any(|given| key.starts_with(given)));
        let mut all: Vec<(&str, Vec<String>)> = own
            .flat_map(|(key, text)| sentences(text).into_iter().map(move |words| (key.as_str(), words)))
            .collect();
        assert!(!all.is_empty(), "no text begins with {family}");
        for (key, words) in all.iter().filter(|(_, words)| words.len() > ceiling.longest) {
            faults.push(format!("{key}: {} words: {}", words.len(), words.join(" ")));
        }
        let read: Vec<Vec<String>> = all.iter().map(|(_, words)| words.clone()).collect();
        let found = index(&read);
        if found < ceiling.least {
            all.sort_by(|(_, a), (_, b)| {
                index(std::slice::from_ref(a)).total_cmp(&index(std::slice::from_ref(b)))
            });
            let worst: Vec<String> = all
                .iter()
                .filter(|(_, words)| words.len() > 3)
                .take(5)
                .map(|(key, words)| format!("  {key}: {}", words.join(" ")))
                .collect();
            faults.push(format!(
                "{family}… reads at {found:.1}, under {}:\n{}",
                ceiling.least,
                worst.join("\n")
            ));
        }
    }
    faults
}

#[test]
fn syllables_are_counted_as_they_are_heard() {
    for (word, counted) in [
        ("ordinateur", 4),
        ("appareil", 3),
        ("administration", 5),
        ("réemploi", 3),
        ("donnée", 2),
        ("l’atelier", 3),
        ("quelque", 1),
        ("famille", 2),
        ("gratuit", 2),
        ("une", 1),
        ("entreprise", 3),
        ("foyer", 2),
        ("payer", 2),
        ("guide", 1),
        ("logiciel", 3),
        ("association", 4),
        ("reçoit", 2),
        ("téléphone", 3),
        ("écran", 2),
        ("mairies", 2),
        ("le", 1),
        ("2", 1),
    ] {
        assert_eq!(syllables(word), counted, "{word}");
    }
}

#[test]
fn the_index_is_that_of_kandel_and_moles() {
    let read = sentences("Le chat dort. Il rêve ({ $count } fois) !");
    assert_eq!(read.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2]);
    // Five words, two sentences, five syllables.
    assert!((index(&read) - (207.0 - 1.015 * 2.5 - 73.6)).abs() < 1e-9);
}

#[test]
fn a_long_and_learned_sentence_is_named() {
    let hard = "Conformément aux dispositions réglementaires applicables, l’administration bénéficiaire procédera \
                ultérieurement à la régularisation individualisée des situations administratives particulières \
                susmentionnées, nonobstant toute stipulation contractuelle contraire antérieurement communiquée.";
    let texts = BTreeMap::from([("home-hard".to_owned(), hard.to_owned())]);
    let faults = faults(&["home-"], BENEFICIARY_CEILING, &texts);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("home-hard: "), "{faults:?}");
}

#[test]
fn public_pages_are_fairly_easy_to_read() {
    let faults = faults(&PUBLIC, PUBLIC_CEILING, &texts());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_beneficiaries_read_is_easier_still() {
    let faults = faults(&BENEFICIARY, BENEFICIARY_CEILING, &texts());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
