//! What the page tests share.

pub(crate) mod samples;

use std::fs;
use std::path::{Path, PathBuf};

use frontend::Language;

/// Every file of that kind under a folder, in order.
pub(crate) fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|kind| kind == extension) {
            found.push(path);
        }
    }
    found.sort();
}

/// A style sheet without its comments.
pub(crate) fn without_comments(source: &str) -> String {
    let mut rest = source;
    let mut text = String::new();
    while let Some(start) = rest.find("/*") {
        text.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    text + rest
}

/// What holds for every page: its language, its landmarks, one first heading, headings in order,
/// unique ids, labelled fields, nothing inline that the content security policy refuses.
pub(crate) fn assert_sound(html: &str, language: Language) {
    assert!(html.starts_with("<!doctype html>"), "the page starts with its doctype: {html:.80}");
    assert!(html.contains(&format!("<html lang=\"{}\">", language.code())));
    for landmark in ["<header", "<main id=\"content\"", "<footer", "<nav"] {
        assert!(html.contains(landmark), "{landmark} is missing");
    }
    assert_eq!(html.matches("<h1").count(), 1, "one first heading");
    assert_eq!(html.matches("<main").count(), 1, "one main part");
    assert!(!html.contains(" style="), "no inline style");
    assert!(!html.contains("<style"), "no inline style sheet");
    for event in [" onclick=", " onchange=", " onsubmit=", "javascript:"] {
        assert!(!html.contains(event), "no {event}");
    }
    for script in html.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains("nonce=\"test-nonce\""), "a script without its nonce: {tag}");
    }
    assert_headings_in_order(html);
    assert_ids_unique(html);
    assert_fields_labelled(html);
    assert!(!html.contains("<title> "), "the title begins with a word");
    assert!(!html.contains("title></title"), "the page has a title");
}

fn assert_headings_in_order(html: &str) {
    let mut level = 0;
    for part in html.split("<h").skip(1) {
        let Some(next) = part.chars().next().and_then(|c| c.to_digit(10)) else { continue };
        assert!(next <= level + 1, "a heading of level {next} follows level {level}: {part:.60}");
        level = next;
    }
}

fn assert_ids_unique(html: &str) {
    let mut ids: Vec<&str> = values_of(html, " id=\"");
    let all = ids.len();
    ids.sort_unstable();
    let repeated: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    ids.dedup();
    assert_eq!(ids.len(), all, "ids used twice: {repeated:?}");
    for attribute in [" for=\"", " aria-labelledby=\"", " aria-describedby=\""] {
        for id in values_of(html, attribute).into_iter().flat_map(str::split_whitespace) {
            assert!(ids.binary_search(&id).is_ok(), "nothing has the id {id}");
        }
    }
}

fn assert_fields_labelled(html: &str) {
    let labels = values_of(html, " for=\"");
    for control in ["<input ", "<select ", "<textarea "] {
        for part in html.split(control).skip(1) {
            let tag = part.split('>').next().unwrap_or_default();
            if tag.contains("type=\"hidden\"")
                || tag.contains("aria-label=")
                || tag.contains("aria-labelledby=")
            {
                continue;
            }
            let id = tag.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            assert!(labels.contains(&id), "no label for {control}{tag}");
        }
    }
}

fn values_of<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
