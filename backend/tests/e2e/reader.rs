//! What a screen reader is told of the ten main pages: the tree of roles, names and levels, kept as snapshots to be read
//! in review.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// Roles that say nothing to anybody.
const SILENT: &[&str] = &[
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "StaticText",
    "ListMarker",
    "RootWebArea",
    "paragraph",
    "strong",
    "emphasis",
    "LabelText",
    "graphics-symbol",
    "SvgRoot",
    "rowgroup",
];

/// What repeats, once for each thing of a kind: the first two are told, and their names are left out, which are those of
/// the practice ground's things and not ours.
const ITEMS: &[&str] = &["listitem", "row"];

/// Roles whose names are ours inside an item too.
const OURS: &[&str] = &["button", "columnheader", "textbox", "combobox", "checkbox", "radio", "searchbox"];

/// Nodes with this role are told by themselves: what is inside repeats their name.
const WHOLE: &[&str] = &["button", "link", "heading", "option", "MenuListOption", "DisclosureTriangle"];

/// The tree as a reader walks it: one node a line, with its level and its states.
fn told(nodes: &[Value]) -> String {
    let mut teller = Teller { nodes, out: String::new() };
    if let Some(root) = nodes.first() {
        teller.tell(root, 0, false, false);
    }
    teller.out
}

struct Teller<'a> {
    nodes: &'a [Value],
    out: String,
}

impl<'a> Teller<'a> {
    fn by_id(&self, id: &str) -> Option<&'a Value> {
        self.nodes.iter().find(|node| node["nodeId"].as_str() == Some(id))
    }

    fn tell(&mut self, node: &'a Value, depth: usize, in_main: bool, in_item: bool) {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let shown = !node["ignored"].as_bool().unwrap_or_default() && !SILENT.contains(&role);
        if shown {
            self.line(node, role, depth, in_item && !OURS.contains(&role));
            if WHOLE.contains(&role) {
                return;
            }
        }
        let depth = if shown { depth + 1 } else { depth };
        let in_main = in_main || role == "main";
        let in_item = in_item || (in_main && ITEMS.contains(&role));
        let mut met = 0;
        for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let Some(child) = self.by_id(child) else { continue };
            let repeats =
                in_main && child["role"]["value"].as_str().is_some_and(|role| ITEMS.contains(&role));
            met += usize::from(repeats);
            if repeats && met > 2 {
                if met == 3 {
                    self.out.push_str(&"  ".repeat(depth));
                    self.out.push_str("…\n");
                }
                continue;
            }
            self.tell(child, depth, in_main, in_item);
        }
    }

    fn line(&mut self, node: &Value, role: &str, depth: usize, nameless: bool) {
        let property = |wanted: &str| {
            let all = node["properties"].as_array();
            all.and_then(|all| all.iter().find(|one| one["name"].as_str() == Some(wanted)))
                .map(|one| one["value"]["value"].clone())
        };
        self.out.push_str(&"  ".repeat(depth));
        self.out.push_str(role);
        if role == "heading"
            && let Some(level) = property("level").and_then(|level| level.as_i64())
        {
            self.out.push_str(&format!(" {level}"));
        }
        let name = steady(node["name"]["value"].as_str().unwrap_or_default());
        match (name.is_empty(), nameless) {
            (true, _) => {}
            (false, true) => self.out.push_str(" named"),
            (false, false) => self.out.push_str(&format!(" \"{name}\"")),
        }
        for state in ["required", "invalid", "expanded"] {
            match property(state) {
                Some(Value::Bool(true)) => self.out.push_str(&format!(" {state}")),
                Some(Value::String(text)) if text == "true" => self.out.push_str(&format!(" {state}")),
                _ => {}
            }
        }
        self.out.push('\n');
    }
}

/// Words of the calendar, which the passing days change.
const CALENDAR: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "demain",
    "hier",
    "aujourd’hui",
];

/// A name without what changes from day to day: numbers, dates, references.
fn steady(name: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for word in name.split_whitespace() {
        let word = if word.chars().any(|letter| letter.is_ascii_digit()) || CALENDAR.contains(&word) {
            "#"
        } else {
            word
        };
        if word != "#" || out.last() != Some(&"#") {
            out.push(word);
        }
    }
    out.join(" ")
}

async fn tree(browser: &Browser) -> WebDriverResult<String> {
    let given = browser.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    Ok(told(given["nodes"].as_array().map(Vec::as_slice).unwrap_or_default()))
}

#[test]
fn a_screen_reader_is_told_the_ten_main_pages() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(tell_all);
}

fn tell_all() {
    visit(DESKTOP.without_script(), async |browser| {
        // One of its own: guided tours go on with whoever visits.
        let server = Server::start().await;
        let walk = Walk::new(browser, &server);
        for (name, path) in [
            ("home", "/"),
            ("catalogue", "/catalogue?q=latitude&near=33000"),
            ("give", "/donner"),
            ("buy", "/acheter-ensemble"),
            ("help", "/aider-un-foyer"),
        ] {
            walk.visit_unjudged(path).await?;
            insta::assert_snapshot!(format!("reader_{name}"), tree(browser).await?);
        }
        walk.visit_unjudged("/catalogue?q=latitude&near=33000").await?;
        walk.press_unjudged("main a[href^='/offres/']").await?;
        insta::assert_snapshot!("reader_listing", tree(browser).await?);
        walk.press_unjudged("main a[href^='/appareils/']").await?;
        insta::assert_snapshot!("reader_passport", tree(browser).await?);
        for (name, persona, list, object) in [
            ("declare", "donor", "/desk/lots/new", ""),
            ("desk", "buyer", "/desk", ""),
            ("pooled_order", "buyer", "/desk/pooled-orders", "main a[href^='/desk/pooled-orders/0']"),
        ] {
            walk.visit_unjudged("/sandbox").await?;
            // Whoever plays this persona already finds no button to take it.
            let take = format!("button[name=persona][value={persona}]");
            if walk.shows(&take).await? {
                walk.press_unjudged(take).await?;
            }
            walk.visit_unjudged(list).await?;
            if !object.is_empty() {
                walk.press_unjudged(object).await?;
            }
            insta::assert_snapshot!(format!("reader_{name}"), tree(browser).await?);
        }
        Ok(())
    });
}

#[test]
fn numbers_and_days_are_not_told() {
    assert_eq!(steady("1\u{202f}234,50\u{a0}€ le jeudi 5 décembre"), "# € le #");
    assert_eq!(steady("Bon BC-2026-000412 signé"), "Bon # signé");
}
