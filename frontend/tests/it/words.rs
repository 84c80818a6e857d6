//! What people read stands in `locales/`: no sentence in a template, none in the code of pages, mails, documents or tasks.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::files;

/// Attributes whose words are read aloud or shown.
const SAID: [&str; 6] =
    [" title=\"", " aria-label=\"", " alt=\"", " placeholder=\"", " label=\"", " aria-description=\""];
/// Reviewed: the product's own name, and the invented names of the components' samples.
const NAMES: [&str; 5] =
    ["Rebond", "· Rebond", "Atelier Rive Droite", "Claire Aubry", "Mairie de Saint-Loubès"];
/// Reviewed: French that is read, not written: words looked for in what people type or send; names; the language's own.
const READ: [(&str, &str); 22] = [
    ("catalogue/rules.rs", "état neuf"),
    ("catalogue/rules.rs", "état du neuf"),
    ("catalogue/rules.rs", "etat du neuf"),
    ("catalogue/rules.rs", "à neuf"),
    ("refurbishing/report.rs", "échec"),
    ("refurbishing/report.rs", "échecs"),
    ("refurbishing/report.rs", "échoué"),
    ("refurbishing/report.rs", "échouée"),
    ("refurbishing/report.rs", "santé"),
    ("refurbishing/report.rs", "état"),
    ("frontend/src/design.rs", "Bègles"),
    ("frontend/src/design.rs", "Mairie de Saint-Loubès"),
    ("frontend/src/texts.rs", "Français"),
    ("backend/src/main.rs", "Opérateur"),
    // Lists that our own reader of inventories reads back.
    ("assistance/filing.rs", "Désignation;Quantité\\n"),
    ("donations/units.rs", "Type;Désignation;Quantité;Commentaire\\r\\n"),
    ("donations/units.rs", "Écran"),
    ("kernel/hours.rs", "fermé"),
    // The practice ground's invented publisher, and what the operator's console says.
    ("platform/operator.rs", "Agence du réemploi numérique (exemple)"),
    ("platform/operator.rs", "1 rue de l’Exemple, 33000 Bordeaux"),
    ("platform/operator.rs", "Hébergeur d’exemple, 2 rue de l’Exemple, 33000 Bordeaux"),
    ("platform/operator.rs", "Write mailto:security@example.org, tel:+33-1-… or https://…"),
];
/// Reviewed: what reads inventories and tools’ reports knows words in all their spellings; the sandbox plays an invented
/// France.
const ROOMS_OF_WORDS: [&str; 4] =
    ["donations/inventory/", "donations/by_line.rs", "refurbishing/reports/", "backend/src/sandbox/"];
/// Words that French sentences are made of.
const FRENCH: [&str; 24] = [
    "le", "la", "les", "des", "du", "une", "et", "pour", "vous", "votre", "vos", "est", "sont", "avec",
    "dans", "aux", "nous", "ce", "cette", "pas", "sur", "par", "ou", "sans",
];
/// And English ones: what only the operator's console says is told apart by where it stands.
const ENGLISH: [&str; 8] = ["your", "you", "please", "yours", "our", "we", "sorry", "thank"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn between<'s>(source: &'s str, open: &str, close: &str) -> Vec<&'s str> {
    source.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// `source` with everything from `open` to `close` replaced.
fn without(source: &str, open: &str, close: &str, by: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(start) = rest.find(open) {
        text.push_str(&rest[..start]);
        text.push_str(by);
        rest = rest[start..].find(close).map_or("", |end| &rest[start + end + close.len()..]);
    }
    text + rest
}

/// Whether two letters stand side by side.
fn has_word(text: &str) -> bool {
    let mut before = false;
    text.chars().any(|c| {
        let found = before && c.is_alphabetic();
        before = c.is_alphabetic();
        found
    })
}

fn is_french_or_typeset(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '’' | '«' | '»' | '…' | 'œ' | 'Œ') || c.is_alphabetic() && !c.is_ascii() && c != 'µ'
    })
}

/// What a template says by itself.
fn words_of_template(source: &str) -> Vec<String> {
    let source = without(source, "{#", "#}", "");
    let mut found = Vec::new();
    // Inside expressions, only literals that read like words: keys, codes and classes have neither spaces nor accents.
    let expressions = between(&source, "{{", "}}").into_iter().chain(between(&source, "{%", "%}"));
    for expression in expressions {
        for literal in expression.split('"').skip(1).step_by(2) {
            let many = literal.split_whitespace().filter(|word| has_word(word)).count() > 1;
            let classes = literal.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == ' ');
            if is_french_or_typeset(literal) || many && !classes {
                found.push(literal.to_owned());
            }
        }
    }
    let bare = without(&without(&source, "{{", "}}", "\u{1}"), "{%", "%}", "\u{1}");
    for attribute in SAID {
        found.extend(between(&bare, attribute, "\"").into_iter().map(str::to_owned));
    }
    // A macro may hold attributes by themselves, such as ` aria-invalid="true"`.
    let visible = without(&without(&bare, "<script", "</script>", "\u{1}"), "<", ">", "\u{1}");
    found.extend(
        visible
            .split('\u{1}')
            .filter(|text| !text.contains("=\"") && !is_part_of_id(text))
            .map(str::to_owned),
    );
    found
        .into_iter()
        .map(|text| text.replace('\u{1}', " ").trim().to_owned())
        .filter(|text| has_word(text))
        .collect()
}

/// `-hint `, `-error`: the end of an id that an expression begins.
fn is_part_of_id(text: &str) -> bool {
    let text = text.trim_end_matches(['"', ' ']);
    text.starts_with('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// The string literals of Rust code, without those of comments and of its unit tests.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let (before, here) = rest.split_at(at);
        if let Some(comment) = here.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
        } else if let Some(raw) = here.strip_prefix('"').filter(|_| before.ends_with("r#")) {
            let (literal, after) = raw.split_once("\"#").unwrap_or((raw, ""));
            found.push(literal.to_owned());
            rest = after;
        } else if let Some(text) = here.strip_prefix('"') {
            let mut end = 0;
            let mut escaped = false;
            for (place, c) in text.char_indices() {
                end = place;
                if c == '"' && !escaped {
                    break;
                }
                escaped = c == '\\' && !escaped;
            }
            found.push(text[..end].to_owned());
            rest = text.get(end + 1..).unwrap_or_default();
        } else {
            // A character such as '"', or a lifetime.
            let mut characters = here.char_indices().skip(1);
            let first = characters.next();
            let length = match first {
                Some((_, '\\')) => here[2..].find('\'').map(|end| end + 3),
                Some((_, c)) if here[1 + c.len_utf8()..].starts_with('\'') => Some(2 + c.len_utf8()),
                _ => None,
            };
            rest = &here[length.filter(|_| here.starts_with('\'')).unwrap_or(1)..];
        }
    }
    found
}

/// Whether a literal reads like a sentence shown to people: it has accents, guillemets or curly apostrophes, or speaks.
fn speaks(literal: &str) -> bool {
    let words: Vec<String> = literal
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let holds = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let sql = ["SELECT ", "UPDATE ", "INSERT ", "CREATE ", "DELETE ", " WHERE "]
        .iter()
        .any(|verb| literal.contains(verb));
    let prose = literal.contains(' ') && words.len() > 2 && !sql;
    has_word(literal) && is_french_or_typeset(literal) || prose && (holds(&FRENCH) || holds(&ENGLISH))
}

fn outside(path: &Path, source: &str) -> Vec<String> {
    let path = path.to_string_lossy().replace('\\', "/");
    if ROOMS_OF_WORDS.iter().any(|room| path.contains(room)) || path.ends_with("tests.rs") {
        return Vec::new();
    }
    // The operator's console and configuration speak English, to one person who runs the program.
    let console = ["platform/config.rs", "platform/operator.rs", "src/main.rs", "src/commands.rs"]
        .iter()
        .any(|end| path.ends_with(end));
    literals(source)
        .into_iter()
        .filter(
            |literal| {
                if console { has_word(literal) && is_french_or_typeset(literal) } else { speaks(literal) }
            },
        )
        .filter(|literal| !READ.iter().any(|(place, known)| path.ends_with(place) && literal == known))
        .map(|literal| format!("{path}: {literal:?}"))
        .collect()
}

#[test]
fn no_template_says_anything_by_itself() {
    let mut templates = Vec::new();
    files(&root().join("templates"), "html", &mut templates);
    files(&root().join("templates"), "txt", &mut templates);
    let mut faults = Vec::new();
    for path in templates {
        let words = words_of_template(&fs::read_to_string(&path).unwrap());
        let unknown = words.into_iter().filter(|word| !NAMES.contains(&word.as_str()) && word != "Bègles");
        faults.extend(unknown.map(|word| format!("{}: {word:?}", path.display())));
    }
    assert!(faults.is_empty(), "write a key in locales/fr and locales/en for:\n{}", faults.join("\n"));
}

#[test]
fn no_code_says_anything_by_itself() {
    let mut sources = Vec::new();
    files(&root().join("src"), "rs", &mut sources);
    files(&root().join("../backend/src"), "rs", &mut sources);
    assert!(sources.len() > 100);
    let faults: Vec<String> =
        sources.iter().flat_map(|path| outside(path, &fs::read_to_string(path).unwrap())).collect();
    assert!(faults.is_empty(), "write a key in locales/fr and locales/en for:\n{}", faults.join("\n"));
}

#[test]
fn what_was_reviewed_still_stands_there() {
    let mut sources = Vec::new();
    files(&root().join("src"), "rs", &mut sources);
    files(&root().join("../backend/src"), "rs", &mut sources);
    for (place, known) in READ {
        let path = sources.iter().find(|path| path.to_string_lossy().replace('\\', "/").ends_with(place));
        let found = path
            .is_some_and(|path| literals(&fs::read_to_string(path).unwrap()).iter().any(|one| one == known));
        assert!(found, "{known:?} is no longer in {place}: take it off the list");
    }
}

#[test]
fn words_are_found_wherever_they_hide_in_a_template() {
    for planted in [
        "<p>Bonjour</p>",
        "<p>{{ ctx.t(\"x\") }} appareils</p>",
        "<img alt=\"Une carte\">",
        "<a title=\"Voir\" href=\"/x\">{{ x }}</a>",
        "<nav aria-label=\"Pages\"></nav>",
        "<input placeholder=\"Votre nom\">",
        "{% call actions::button(\"Proposer ce lot\") %}{% endcall %}",
        "{{ label(\"Référence\") }}",
        "<p>{% if a %}oui{% else %}non{% endif %}</p>",
    ] {
        assert!(!words_of_template(planted).is_empty(), "{planted}");
    }
    for sound in [
        "<p class=\"muted small\">{{ ctx.t(\"lot-title\") }}</p>",
        "{#- A comment says what it likes. -#}<p>{{ x }} × 12 €</p>",
        "{% call actions::link_button(ctx.t(\"x\"), address, \"secondary button-small\") %}{% endcall %}",
        "<script type=\"module\" src=\"{{ \"js/a.js\"|asset }}\"></script>",
        "<p id=\"{{ id }}-hint\">{{ hint }}</p>",
    ] {
        assert_eq!(words_of_template(sound), Vec::<String>::new(), "{sound}");
    }
}

#[test]
fn words_are_found_in_code_and_only_there() {
    let of = |source: &str| outside(Path::new("backend/src/donations/mail.rs"), source);
    for planted in [
        "let subject = \"Votre lot est accepté\";",
        "let text = format!(\"{count} appareils pour vous\");",
        "Cell::text(\"Référence\")",
        "let text = \"Your lot has been accepted\";",
        "let text = r#\"Votre lot est parti\"#;",
        "let quote = '\"'; let text = \"Le lot est parti\";",
    ] {
        assert_eq!(of(planted).len(), 1, "{planted}");
    }
    for sound in [
        "texts.t(\"lot-accepted\")",
        "// Le lot est accepté : « voilà ».\nlet a = 1;",
        "/// « Bon de collecte »\nconst X: &str = \"pdf\";",
        "let sql = \"SELECT id FROM lots WHERE state = ?\";",
        "fn f<'a>(x: &'a str) -> &'a str { x }",
        "let a = 1;\n#[cfg(test)]\nmod tests { const T: &str = \"Votre lot est accepté\"; }",
    ] {
        assert_eq!(of(sound), Vec::<String>::new(), "{sound}");
    }
}
