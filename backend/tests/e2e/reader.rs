//! What a screen reader is told of the ten main pages: the tree of roles, names and levels, kept as snapshots to be read
//! in review.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// Roles that say nothing to anybody.
const SILENT: &[&str] =
    &["none", "generic", "InlineTextBox", "LineBreak", "StaticText", "ListMarker", "RootWebArea"];

/// Nodes with this role are told by themselves: what is inside repeats their name.
const WHOLE: &[&str] = &["button", "link", "heading", "option", "MenuListOption", "DisclosureTriangle"];

/// The tree as a reader walks it: one node a line, with its level and its states.
fn told(nodes: &[Value]) -> String {
    let by_id = |id: &str| nodes.iter().find(|node| node["nodeId"].as_str() == Some(id));
    let mut out = String::new();
    if let Some(root) = nodes.first() {
        walk(root, 0, &by_id, &mut out);
    }
    out
}

fn walk<'a>(node: &'a Value, depth: usize, by_id: &impl Fn(&str) -> Option<&'a Value>, out: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let ignored = node["ignored"].as_bool().unwrap_or_default();
    let shown = !ignored && !SILENT.contains(&role);
    let mut inner = depth;
    if shown {
        let property = |wanted: &str| {
            let all = node["properties"].as_array();
            all.and_then(|all| all.iter().find(|one| one["name"].as_str() == Some(wanted)))
                .map(|one| one["value"]["value"].clone())
        };
        out.push_str(&"  ".repeat(depth));
        out.push_str(role);
        if let Some(level) = property("level").and_then(|level| level.as_i64()) {
            out.push_str(&format!(" {level}"));
        }
        let name = steady(name);
        if !name.is_empty() {
            out.push_str(&format!(" \"{name}\""));
        }
        for state in ["required", "invalid", "expanded", "checked"] {
            match property(state) {
                Some(Value::Bool(true)) => out.push_str(&format!(" {state}")),
                Some(Value::String(text)) if text == "true" => out.push_str(&format!(" {state}")),
                _ => {}
            }
        }
        out.push('\n');
        inner += 1;
    }
    if shown && WHOLE.contains(&role) {
        return;
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = by_id(child) {
            walk(child, inner, by_id, out);
        }
    }
}

/// A name without what changes from day to day: numbers, dates, references.
fn steady(name: &str) -> String {
    let mut out = String::new();
    let mut in_number = false;
    for letter in name.chars() {
        if letter.is_ascii_digit() {
            if !in_number {
                out.push('#');
            }
            in_number = true;
        } else if in_number && matches!(letter, '\u{202f}' | '\u{a0}' | ',' | '.' | ':') {
            // Inside one number, or at its end.
            if !matches!(letter, '\u{202f}') {
                out.push(letter);
            }
        } else {
            in_number = false;
            out.push(letter);
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn tree(browser: &Browser) -> WebDriverResult<String> {
    let given = browser.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    Ok(told(given["nodes"].as_array().map(Vec::as_slice).unwrap_or_default()))
}

/// The words of lists that the passing days rewrite are left out: what stands in `main` of a list is told by its first lines.
fn beginning(tree: &str, lines: usize) -> String {
    let all: Vec<&str> = tree.lines().collect();
    let left = all.len().saturating_sub(lines);
    let mut out = all[..all.len().min(lines)].join("\n");
    if left > 0 {
        out.push_str("\n…");
    }
    out
}

#[test]
fn a_screen_reader_is_told_the_ten_main_pages() {
    visit(DESKTOP.without_script(), async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        for (name, path) in [
            ("home", "/"),
            ("catalogue", "/catalogue?q=latitude&near=33000"),
            ("give", "/donner"),
            ("buy", "/acheter-ensemble"),
            ("help", "/aider-un-foyer"),
        ] {
            walk.visit_unjudged(path).await?;
            insta::assert_snapshot!(format!("reader_{name}"), beginning(&tree(browser).await?, 110));
        }
        walk.visit_unjudged("/catalogue?q=latitude&near=33000").await?;
        walk.press_unjudged("main a[href^='/offres/']").await?;
        insta::assert_snapshot!("reader_listing", beginning(&tree(browser).await?, 110));
        walk.press_unjudged("main a[href^='/appareils/']").await?;
        insta::assert_snapshot!("reader_passport", beginning(&tree(browser).await?, 110));
        for (name, persona, list, object) in [
            ("declare", "donor", "/desk/lots/new", ""),
            ("desk", "buyer", "/desk", ""),
            ("pooled_order", "buyer", "/desk/pooled-orders", "main a[href^='/desk/pooled-orders/0']"),
        ] {
            walk.visit_unjudged("/sandbox").await?;
            walk.press_unjudged(format!("button[name=persona][value={persona}]")).await?;
            walk.visit_unjudged(list).await?;
            if !object.is_empty() {
                walk.press_unjudged(object).await?;
            }
            insta::assert_snapshot!(format!("reader_{name}"), beginning(&tree(browser).await?, 110));
        }
        Ok(())
    });
}

#[test]
fn numbers_of_the_day_are_not_told() {
    assert_eq!(
        steady("1\u{202f}234,50\u{a0}€ le 5 décembre"),
        "#,#\u{a0}€ le # décembre".replace('\u{a0}', " ")
    );
    assert_eq!(steady("BC-2026-000412"), "BC-#-#");
}
