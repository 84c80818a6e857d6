//! Every colour stands in `tokens.css`, and texts can be read on it in both themes.

use std::fs;
use std::path::{Path, PathBuf};

use frontend::tokens::{SOURCE, Theme, theme_color, token};

use crate::support::{files, without_comments};

const NAMED: [&str; 24] = [
    "aqua", "beige", "black", "blue", "brown", "coral", "crimson", "cyan", "fuchsia", "gold", "gray",
    "green", "grey", "lime", "maroon", "navy", "orange", "pink", "purple", "red", "silver", "teal", "white",
    "yellow",
];
/// Attributes and properties that take a colour.
const TAKES: [&str; 12] = [
    "color",
    "background",
    "background-color",
    "border",
    "border-color",
    "fill",
    "stroke",
    "outline",
    "box-shadow",
    "text-shadow",
    "stop-color",
    "caret-color",
];

/// What spells a colour in a style sheet, a template or a script.
fn colours(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let whole = |at: usize| {
        source[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '&' | '/' | '_'))
    };
    for (at, _) in source.match_indices('#') {
        let digits: String = source[at + 1..].chars().take_while(char::is_ascii_hexdigit).collect();
        let ends = source[at + 1 + digits.len()..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
        // An address's anchor stands after a quote that follows href= or for=.
        let anchor = ["href=\"", "url(", "href='"].iter().any(|before| source[..at].ends_with(before));
        if matches!(digits.len(), 3 | 4 | 6 | 8) && ends && whole(at) && !anchor {
            found.push(format!("#{digits}"));
        }
    }
    for name in ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "hwb("] {
        found.extend(
            source
                .match_indices(name)
                .filter(|(at, _)| whole(*at))
                .map(|(at, _)| source[at..].chars().take(24).collect()),
        );
    }
    for takes in TAKES {
        for (at, _) in source.match_indices(takes) {
            if !whole(at) {
                continue;
            }
            let rest = source[at + takes.len()..].trim_start();
            let Some(value) = rest.strip_prefix(':').or_else(|| rest.strip_prefix("=\"")) else { continue };
            let value = value.split([';', '"', '}', '\n']).next().unwrap_or_default();
            found.extend(
                value
                    .split(|c: char| !c.is_ascii_alphabetic() && c != '-')
                    .filter(|word| NAMED.contains(word))
                    .map(|word| format!("{takes}: {word}")),
            );
        }
    }
    found
}

fn own_sources() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("static/css"), "css", &mut found);
    files(&root.join("static/js"), "js", &mut found);
    files(&root.join("templates"), "html", &mut found);
    found.retain(|path| path.file_name().is_some_and(|name| name != "tokens.css"));
    found
}

#[test]
fn no_colour_stands_outside_the_tokens() {
    let mut faults = Vec::new();
    for path in own_sources() {
        let source = without_comments(&fs::read_to_string(&path).unwrap());
        faults.extend(colours(&source).into_iter().map(|colour| format!("{}: {colour}", path.display())));
    }
    assert!(faults.is_empty(), "put these in static/css/tokens.css:\n{}", faults.join("\n"));
}

#[test]
fn a_colour_is_found_wherever_it_hides() {
    for planted in [
        ".a { color: #fff; }",
        ".a { background: #0b5d4e }",
        ".a { box-shadow: 0 0 2px rgb(0 0 0 / 30%); }",
        ".a { border: 1px solid red; }",
        "<path fill=\"#0b5d4e\"/>",
        "<path stroke=\"white\"/>",
        "<meta name=\"theme-color\" content=\"#0b5d4e\">",
        "const c = \"hsl(10 20% 30%)\";",
        "style.color = '#123456';",
    ] {
        assert!(!colours(planted).is_empty(), "{planted}");
    }
    for innocent in [
        ".a { color: var(--red); border-color: currentColor; background: none; white-space: nowrap; }",
        "<a href=\"#add\">x</a><use href=\"#bed\"/>",
        ".facade { fill: var(--map-1); }",
        "{#- a comment -#}",
    ] {
        assert_eq!(colours(innocent), Vec::<String>::new(), "{innocent}");
    }
}

/// A picture in a file of its own cannot read a token: its colours are then those of the tokens.
#[test]
fn pictures_use_the_tokens_colours() {
    let mut pictures = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("static/img"), "svg", &mut pictures);
    for path in pictures {
        for colour in colours(&fs::read_to_string(&path).unwrap()) {
            assert!(SOURCE.contains(&colour), "{} uses {colour}", path.display());
        }
    }
}

#[test]
fn the_browsers_bar_has_the_themes_colours() {
    assert_eq!(theme_color(Theme::Light), "#0b5d4e");
    assert_eq!(theme_color(Theme::Dark), token("paper", Theme::Dark).unwrap());
}

/// The tokens that `interface.md` fixes.
#[test]
fn the_tokens_are_those_that_were_decided() {
    let decided = [
        ("ink", "#1b1f24", "#f2f0ea"),
        ("paper", "#ffffff", "#14181b"),
        ("wash", "#f6f4ef", "#1c2226"),
        ("line", "#d8d4cb", "#39424a"),
        ("primary", "#0b5d4e", "#6fc3a6"),
        ("accent", "#c2461f", "#f08a5d"),
        ("info", "#1d5fa6", "#8ab8ee"),
        ("success", "#1f7a3d", "#7cc98f"),
        ("warning", "#7a4f00", "#ffd98a"),
        ("warning-wash", "#fff4d6", "#3a2e0a"),
        ("danger", "#b3261e", "#ff8a80"),
        ("focus", "#ffbf47", "#ffbf47"),
    ];
    for (name, light, dark) in decided {
        assert_eq!(token(name, Theme::Light), Some(light), "{name}");
        assert_eq!(token(name, Theme::Dark), Some(dark), "{name}, dark");
    }
    assert_eq!(token("primary-hover", Theme::Light), Some("#084a3e"));
    assert_eq!(token("border", Theme::Light), Some("#5b636d"));
    assert_eq!(token("on-primary", Theme::Dark), Some("#06231b"));
    assert_eq!(token("nowhere", Theme::Light), None);
}

/// The relative luminance of WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    assert_eq!(digits.len(), 6, "{colour} is six digits");
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What is written on what, and how strongly it must stand out: 7 for running text, 4.5 for every other text, 3 for
/// the edges of fields and what draws.
const PAIRS: [(&str, &str, f64); 34] = [
    ("ink", "paper", 7.0),
    ("ink", "wash", 7.0),
    ("muted", "paper", 7.0),
    ("muted", "wash", 7.0),
    ("on-tint", "tint", 7.0),
    ("on-foot", "foot", 7.0),
    ("ink", "info-wash", 7.0),
    ("ink", "success-wash", 7.0),
    ("ink", "danger-wash", 7.0),
    ("warning", "warning-wash", 4.5),
    ("primary", "paper", 4.5),
    ("primary", "wash", 4.5),
    ("primary", "tint", 4.5),
    ("primary-hover", "paper", 4.5),
    ("primary-hover", "wash", 4.5),
    ("on-primary", "primary", 4.5),
    ("on-primary", "primary-hover", 4.5),
    ("info", "info-wash", 4.5),
    ("danger", "danger-wash", 4.5),
    ("danger", "paper", 4.5),
    ("danger", "wash", 4.5),
    ("success", "paper", 4.5),
    ("accent", "paper", 4.5),
    ("on-tint", "paper", 4.5),
    ("on-tint", "wash", 4.5),
    ("border", "paper", 3.0),
    ("border", "wash", 3.0),
    ("focus-inner", "focus", 3.0),
    ("primary", "line", 3.0),
    ("success", "wash", 3.0),
    ("accent", "wash", 3.0),
    ("info", "paper", 3.0),
    ("warning", "paper", 3.0),
    ("foot-line", "foot", 2.0),
];

#[test]
fn texts_stand_out_in_both_themes() {
    let mut faults = Vec::new();
    for theme in Theme::ALL {
        for (text, ground, least) in PAIRS {
            let found = contrast(token(text, theme).unwrap(), token(ground, theme).unwrap());
            if found < least {
                faults
                    .push(format!("{text} on {ground} in the {theme:?} theme: {found:.2}, at least {least}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn contrast_is_computed_as_wcag_says() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    assert!((contrast("#0b5d4e", "#0b5d4e") - 1.0).abs() < 0.001);
}
