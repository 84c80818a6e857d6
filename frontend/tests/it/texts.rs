//! Every text exists in both languages, with the same arguments, and is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use frontend::{Language, Texts};

use crate::support::files;

/// Keys found through a code that no source spells out.
const CODED: [&str; 1] = ["error-"];

type Arguments = BTreeSet<String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Each key of a language with the names of its arguments.
fn texts(language: Language) -> BTreeMap<String, Arguments> {
    let mut found = Vec::new();
    files(&root().join("locales").join(language.code()), "ftl", &mut found);
    let mut texts = BTreeMap::new();
    for path in found {
        let source = fs::read_to_string(&path).unwrap();
        let mut key: Option<String> = None;
        for line in source.lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let name = line.split('=').next().unwrap_or_default().trim().to_owned();
                let before = texts.insert(name.clone(), Arguments::new());
                assert!(before.is_none(), "{name} is written twice, again in {}", path.display());
                key = Some(name);
            }
            let Some(arguments) = key.as_ref().and_then(|key| texts.get_mut(key)) else { continue };
            for part in line.split('$').skip(1) {
                arguments.insert(part.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect());
            }
        }
    }
    texts
}

/// What the sources ask for: whole keys, and prefixes completed by a code.
#[derive(Default)]
struct Asked {
    keys: BTreeMap<String, PathBuf>,
    prefixes: BTreeSet<String>,
    /// Literals that end with a hyphen.
    chosen: BTreeSet<String>,
}

fn asked() -> Asked {
    let mut sources = Vec::new();
    files(&root().join("templates"), "html", &mut sources);
    files(&root().join("templates"), "txt", &mut sources);
    files(&root().join("src"), "rs", &mut sources);
    files(&root().join("../backend/src"), "rs", &mut sources);
    let mut asked = Asked::default();
    for path in sources {
        let source = fs::read_to_string(&path).unwrap();
        // The library's own unit tests ask for texts that do not exist.
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
        let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for argument in arguments_of(&code, "t(") {
            asked.keys.insert(argument, path.clone());
        }
        asked.prefixes.extend(arguments_of(&code, "dynamic("));
        // A prefix may be chosen first and used later.
        asked
            .chosen
            .extend(code.split('"').filter(|part| part.len() > 2 && part.ends_with('-')).map(str::to_owned));
    }
    asked
}

/// The literal first arguments of calls to `name`, as a whole word.
fn arguments_of(code: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (position, _) in code.match_indices(name) {
        if code[..position].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let after = code[position + name.len()..].trim_start();
        if let Some(literal) = after.strip_prefix('"')
            && let Some(end) = literal.find('"')
            && literal[..end].chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && end > 0
        {
            found.push(literal[..end].to_owned());
        }
    }
    found
}

#[test]
fn both_languages_say_the_same_things() {
    let (french, english) = (texts(Language::Fr), texts(Language::En));
    let mut faults = Vec::new();
    for (key, arguments) in &french {
        match english.get(key) {
            None => faults.push(format!("{key} is missing in English")),
            Some(other) if other != arguments => {
                faults.push(format!("{key} takes {arguments:?} in French, {other:?} in English"));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        english
            .keys()
            .filter(|key| !french.contains_key(*key))
            .map(|key| format!("{key} is missing in French")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_asked_for_exists() {
    let known = texts(Language::Fr);
    let asked = asked();
    let mut faults: Vec<String> = asked
        .keys
        .iter()
        .filter(|(key, _)| !known.contains_key(*key))
        .map(|(key, path)| format!("{key} is asked for in {}", path.display()))
        .collect();
    faults.extend(
        asked
            .prefixes
            .iter()
            .filter(|prefix| !known.keys().any(|key| key.starts_with(*prefix)))
            .map(|prefix| format!("no text begins with {prefix}")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_text_is_used() {
    let asked = asked();
    let unused: Vec<String> = texts(Language::Fr)
        .into_keys()
        .filter(|key| !asked.keys.contains_key(key))
        .filter(|key| !asked.prefixes.iter().chain(&asked.chosen).any(|prefix| key.starts_with(prefix)))
        .filter(|key| !CODED.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "nobody asks for: {}", unused.join(", "));
}

#[test]
fn every_text_can_be_read() {
    for language in Language::ALL {
        for (key, arguments) in texts(language) {
            let mut text = Texts::new(language).t(key.clone());
            for argument in arguments {
                text = text.with(argument.leak(), 2);
            }
            let text = text.to_string();
            assert_ne!(text, key, "{key} does not parse in {}", language.name());
            assert!(!text.contains('{'), "{key} in {}: {text}", language.name());
        }
    }
}

/// U+202F before ; ! ? and inside « », U+00A0 before a colon, ’ as apostrophe.
#[test]
fn french_is_typeset_as_french() {
    let mut found = Vec::new();
    files(&root().join("locales/fr"), "ftl", &mut found);
    let mut faults = Vec::new();
    for path in found {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            let wrong =
                ["'", " ;", " !", " ?", " :", "« ", " »", "\u{a0};", "\u{a0}!", "\u{a0}?", " %", " €"]
                    .into_iter()
                    .find(|wrong| line.contains(wrong));
            if let Some(wrong) = wrong {
                faults.push(format!("{}:{}: {wrong:?} in {line}", path.display(), number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "run `cargo run -p frontend --example typeset`\n{}", faults.join("\n"));
}
