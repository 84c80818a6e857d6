//! Browsers five years old read what we write: Chromium 96, Firefox 94 and ESR 91, Safari 15 (autumn of 2021).
//!
//! What came later is refused, unless it stands where an old browser only misses an improvement.

use std::fs;
use std::path::Path;

use crate::support::files;

/// Later than those browsers, with the first versions that know it (Chromium, Firefox).
const STYLES: [(&str, &str); 26] = [
    ("color-mix(", "111, 113"),
    ("light-dark(", "123, 120"),
    ("oklch(", "111, 113"),
    ("oklab(", "111, 113"),
    ("lch(", "111, 113"),
    ("dvh", "108, 101"),
    ("svh", "108, 101"),
    ("lvh", "108, 101"),
    ("dvw", "108, 101"),
    ("@container", "105, 110"),
    ("container-type", "105, 110"),
    ("cqw", "105, 110"),
    ("@layer", "99, 97"),
    ("@scope", "118, 128"),
    ("@starting-style", "117, 129"),
    ("@property", "85, 128"),
    ("subgrid", "117, 71"),
    (":popover-open", "114, 125"),
    (":user-invalid", "119, 88"),
    ("field-sizing", "123, none"),
    ("anchor-name", "125, none"),
    ("animation-timeline", "115, none"),
    ("view-transition", "111, none"),
    ("scrollbar-gutter", "94, 97"),
    ("backdrop-filter", "76, 103"),
    ("(width", "104, 102: write min-width"),
];

const SCRIPTS: [(&str, &str); 24] = [
    (".at(-", "92, 90, Safari 15.4"),
    (".findLast", "97, 104"),
    (".toSorted(", "110, 115"),
    (".toReversed(", "110, 115"),
    (".toSpliced(", "110, 115"),
    (".with(", "110, 115"),
    (".groupBy(", "117, 119"),
    ("structuredClone(", "98, 94, Safari 15.4"),
    ("Object.hasOwn(", "93, 92, Safari 15.4"),
    ("Array.fromAsync", "121, 115"),
    ("Promise.withResolvers", "119, 121"),
    ("URL.canParse", "120, 115"),
    ("URL.parse(", "126, 126"),
    ("AbortSignal.timeout", "103, 100"),
    ("AbortSignal.any", "116, 124"),
    ("crypto.randomUUID", "92, 95"),
    (".showPopover", "114, 125"),
    ("popovertarget", "114, 125"),
    ("startViewTransition", "111, none"),
    ("Iterator.", "122, 131"),
    ("navigation.", "102, none"),
    (".inert", "102, 112"),
    (".requestIdleCallback", "47, 55, not Safari"),
    (".checkVisibility", "105, 106"),
];

/// Features of a style sheet that an old browser would trip over.
fn new_styles(source: &str) -> Vec<String> {
    let code = crate::support::without_comments(source);
    let mut found: Vec<String> = STYLES
        .iter()
        .filter(|(feature, _)| holds(&code, feature))
        .map(|(feature, since)| format!("{feature} ({since})"))
        .collect();
    if nested(&code) {
        found.push("a rule inside a rule (112, 117)".to_owned());
    }
    // One unknown selector spoils a whole list: `:has` must stand alone, and only improves.
    for selector in code.split(['{', '}']).filter(|part| part.contains(":has(") && !part.contains(';')) {
        if outer_commas(selector) {
            found.push(format!("`{}`: :has (105, 121) in a list with others", selector.trim()));
        }
    }
    found
}

/// As a whole word where the feature is one.
fn holds(code: &str, feature: &str) -> bool {
    code.match_indices(feature).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + feature.len()..].chars().next();
        // `12dvh` is a length; `--advhere` is not.
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
        let word = feature.chars().all(char::is_alphanumeric);
        let starts = !feature.starts_with(|c: char| c.is_alphabetic()) || !joined(before);
        starts && (!word || !joined(after))
    })
}

fn outer_commas(selector: &str) -> bool {
    let mut depth = 0_i32;
    selector.chars().any(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
}

/// Whether a rule stands inside another: only at-rules hold rules.
fn nested(code: &str) -> bool {
    let mut inside: Vec<bool> = Vec::new();
    let mut start = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => {
                let holds_rules = code[start..at].trim_start().starts_with('@');
                if inside.last() == Some(&false) {
                    return true;
                }
                inside.push(holds_rules);
                start = at + 1;
            }
            '}' => {
                inside.pop();
                start = at + 1;
            }
            ';' => start = at + 1,
            _ => {}
        }
    }
    false
}

/// Features of a script, unless the line asks first whether the browser knows it.
fn new_scripts(source: &str) -> Vec<String> {
    let mut found: Vec<String> = source
        .lines()
        .filter(|line| {
            !line.trim_start().starts_with("//") && !line.contains("typeof ") && !line.contains(" in ")
        })
        .flat_map(|line| SCRIPTS.iter().filter(|(feature, _)| line.contains(feature)))
        .map(|(feature, since)| format!("{feature} ({since})"))
        .collect();
    // <dialog>: Chromium 37, but Firefox 98 and Safari 15.4.
    if source.contains(".showModal(") && !source.contains("typeof HTMLDialogElement") {
        found.push("showModal (Firefox 98) without asking whether it exists".to_owned());
    }
    found
}

fn check(folder: &str, extension: &str, faults_of: fn(&str) -> Vec<String>) {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), extension, &mut found);
    assert!(!found.is_empty());
    let mut faults = Vec::new();
    for path in found {
        let source = fs::read_to_string(&path).unwrap();
        faults.extend(faults_of(&source).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn style_sheets_are_read_by_browsers_five_years_old() {
    check("static/css", "css", new_styles);
}

#[test]
fn scripts_are_read_by_browsers_five_years_old() {
    check("static/js", "js", new_scripts);
}

#[test]
fn what_is_too_new_is_found() {
    for planted in [
        ".a { height: 100dvh; }",
        ".a { color: color-mix(in srgb, red, blue); }",
        ".a { .b { color: var(--ink); } }",
        "@media (width >= 40em) { .a { margin: 0; } }",
        ".a:hover, .a:has(.b) { margin: 0; }",
        "@layer base { .a { margin: 0; } }",
    ] {
        assert!(!new_styles(planted).is_empty(), "{planted}");
    }
    for sound in [
        "@media (min-width: 40em) { .a { margin: 0; } }",
        ".a:has(.b, .c) { margin: 0; }",
        ".a { margin: 0; } /* 100dvh */ .b { min-height: 100vh; }",
        "@supports (display: grid) { @media print { .a { margin: 0; } } }",
    ] {
        assert_eq!(new_styles(sound), Vec::<String>::new(), "{sound}");
    }
    for planted in ["list.at(-1)", "const copy = structuredClone(x);", "dialog.showModal();"] {
        assert!(!new_scripts(planted).is_empty(), "{planted}");
    }
    assert!(new_scripts("if (\"randomUUID\" in crypto) crypto.randomUUID();").is_empty());
}
