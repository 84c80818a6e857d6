//! The judge of accessibility: axe-core, run inside the page, with the rules of WCAG 2.0 to 2.2, levels A and AA.

use std::fmt;

use serde::Deserialize;
use serde_json::json;
use thirtyfour::error::WebDriverResult;

use super::browser::Browser;

const ENGINE: &str = include_str!("../vendor/axe.min.js");

const RUN: &str = "
const [options, done] = arguments;
axe.run(document, options).then(result => done(result.violations), error => done(String(error)));
";

/// One rule that a page breaks, and where.
#[derive(Debug, Deserialize)]
pub(crate) struct Violation {
    /// axe's name of the rule, such as `color-contrast`.
    pub(crate) id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    impact: Option<String>,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    /// Selectors down to the element; one inside a shadow tree is a list of its own.
    target: Vec<serde_json::Value>,
    #[serde(rename = "failureSummary")]
    summary: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} ({}): {}", self.id, self.impact.as_deref().unwrap_or("impact unknown"), self.help)?;
        for Node { target, summary } in &self.nodes {
            let selectors: Vec<String> = target
                .iter()
                .map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned))
                .collect();
            writeln!(out, "    {}", selectors.join(" "))?;
            for line in summary.as_deref().unwrap_or_default().lines() {
                writeln!(out, "        {}", line.trim())?;
            }
        }
        Ok(())
    }
}

/// The rules that the page breaks as it stands now.
pub(crate) async fn axe(browser: &Browser) -> WebDriverResult<Vec<Violation>> {
    let options = json!({
        "runOnly": { "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        "rules": { "target-size": { "enabled": true } },
        "resultTypes": ["violations"],
    });
    // axe needs timers; the page's own scripts, already passed over, stay unrun.
    if !browser.runs_script() {
        browser.set_script(true).await?;
    }
    browser.execute(ENGINE, vec![]).await?;
    let found = browser.execute_async(RUN, vec![options]).await?;
    if !browser.runs_script() {
        browser.set_script(false).await?;
    }
    found.convert()
}

/// Panics unless the page breaks no rule, saying which rule, how grave, where and how to mend it.
pub(crate) async fn assert_accessible(browser: &Browser) -> WebDriverResult<()> {
    let violations = axe(browser).await?;
    if !violations.is_empty() {
        let place = browser.current_url().await?;
        let told: String = violations.iter().map(ToString::to_string).collect();
        panic!("{place} breaks {} accessibility rules:\n{told}", violations.len());
    }
    Ok(())
}
