//! Sets the French texts as French is set: `cargo run -p frontend --example typeset`.
//!
//! U+202F before `;` `!` `?` and inside « », U+00A0 before `:` `%` `€` and units, ’ as apostrophe. Comments are left alone.

use std::error::Error;
use std::fs;
use std::path::Path;

/// What is written, and how it is set. A space or a line's end must follow the one-sign rules.
const ALWAYS: [(&str, &str); 6] = [
    ("« ", "«\u{202f}"),
    (" »", "\u{202f}»"),
    (" %", "\u{a0}%"),
    (" €", "\u{a0}€"),
    ("'", "’"),
    ("} h {", "}\u{a0}h\u{a0}{"),
];
const BEFORE_SPACE: [(&str, &str); 7] = [
    (" ;", "\u{202f};"),
    (" !", "\u{202f}!"),
    (" ?", "\u{202f}?"),
    ("\u{a0};", "\u{202f};"),
    ("\u{a0}!", "\u{202f}!"),
    ("\u{a0}?", "\u{202f}?"),
    (" :", "\u{a0}:"),
];
const UNITS: [&str; 14] =
    ["km", "m", "kg", "g", "t", "Go", "To", "Mo", "h", "jour", "jours", "mois", "ans", "minutes"];

fn main() -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/fr"))? {
        let path = entry?.path();
        let source = fs::read_to_string(&path)?;
        let set: String = source.split_inclusive('\n').map(line).collect();
        if set != source {
            fs::write(&path, set)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

fn line(line: &str) -> String {
    if line.starts_with('#') {
        return line.to_owned();
    }
    let mut text = line.to_owned();
    for (written, set) in ALWAYS {
        text = text.replace(written, set);
    }
    for (written, set) in BEFORE_SPACE {
        for after in [" ", "\n", "\u{202f}"] {
            text = text.replace(&format!("{written}{after}"), &format!("{set}{after}"));
        }
    }
    units(&text)
}

/// No line breaks between a number and its unit.
fn units(text: &str) -> String {
    let mut set = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let number = before.ends_with(|c: char| c.is_ascii_digit() || c == '}');
        let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        set.push_str(before);
        set.push(if number && UNITS.contains(&word.as_str()) { '\u{a0}' } else { ' ' });
        rest = after;
    }
    set + rest
}
