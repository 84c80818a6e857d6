//! The shape of the house: who may use whom, and how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each allowed to use those before it.
const ROOMS: [&str; 19] = [
    "factors",
    "territories",
    "organisations",
    "accounts",
    "accreditation",
    "devices",
    "refurbishing",
    "logistics",
    "campaigns",
    "donations",
    "monitoring",
    "catalogue",
    "purchasing",
    "solidarity",
    "impact",
    "donor_file",
    "assistance",
    "desks",
    "sandbox",
];
/// Lines of code after which a file is two ideas.
const LONGEST_FILE: usize = 510;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its text, by its path below `src`.
fn sources() -> BTreeMap<String, String> {
    let mut found = Vec::new();
    rust_files(&source(), &mut found);
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(source()).expect("below src").display().to_string();
            (name, fs::read_to_string(&path).expect("a readable source"))
        })
        .collect()
}

/// The part of a file that is not its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

/// The top-level modules of the crate that a file names: `crate::x::…` and `use crate::{x::…, y}`.
fn names(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("crate::") {
        rest = &rest[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.push(std::mem::take(&mut word));
                        continue;
                    }
                    _ => {}
                }
                word.push(character);
            }
            named.push(word);
        } else {
            named.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    let first_word = |path: String| {
        path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    named.into_iter().map(first_word).collect()
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

#[test]
fn rooms_use_only_rooms_before_them() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(room) = path.split('/').next().filter(|room| place(room).is_some()) else { continue };
        for used in names(code(&text)) {
            if place(&used) > place(room) {
                faults.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_kernel_and_the_platform_know_no_room_and_rules_know_the_kernel_only() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let pure = path.starts_with("kernel/") || path.ends_with("/rules.rs");
        let machinery = path.starts_with("platform/");
        if !pure && !machinery {
            continue;
        }
        for used in names(code(&text)) {
            let room = place(&used).is_some() && !path.starts_with(&format!("{used}/"));
            let impure = pure && matches!(used.as_str(), "platform" | "web");
            // Rules of a room may speak of the codes and facts that another room's rules define.
            let facts = path.ends_with("/rules.rs") && matches!(used.as_str(), "devices" | "factors");
            if (room && !facts) || impure {
                faults.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn handlers_hold_no_queries_and_services_no_pages() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let handler = path.ends_with("/api.rs") || path.ends_with("/pages.rs");
        if handler && (text.contains("Entity::") || text.contains("sea_orm::")) {
            faults.push(format!("{path} queries the database"));
        }
        if path.ends_with("/service.rs") && (text.contains("axum::") || text.contains("Html<")) {
            faults.push(format!("{path} answers requests"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn transactions_begin_in_one_place() {
    for (path, text) in sources() {
        if path != "platform/db.rs" {
            for banned in [".transaction(", ".transaction_async(", "begin_with_config"] {
                assert!(!text.contains(banned), "{path} begins a deferred transaction with {banned}");
            }
        }
    }
}

#[test]
fn no_file_is_two_ideas_long() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, code(&text).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_test_reads_uses_as_they_are_written() {
    let found = names(
        "use crate::kernel::Error;\nuse crate::{accounts, devices::{self, State}, web::App};\n crate::jobs::x();",
    );
    assert_eq!(found, ["kernel", "accounts", "devices", "web", "jobs"]);
}

/// Every `fn` of the tests, in any crate.
fn tests_named() -> std::collections::BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests", "src", "../frontend/tests", "../frontend/src"] {
        rust_files(&root.join(folder), &mut files);
    }
    let mut named = std::collections::BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a readable source");
        for (place, _) in text.match_indices("#[test]\n") {
            let rest = text[place..].split("fn ").nth(1).unwrap_or_default();
            named.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    named
}

#[test]
fn the_declaration_of_accessibility_cites_tests_that_exist() {
    let named = tests_named();
    for criterion in frontend::rgaa::criteria() {
        for test in &criterion.tests {
            assert!(named.contains(*test), "criterion {} cites {test}, which is no test", criterion.number);
        }
    }
}
