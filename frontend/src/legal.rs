//! What the law and good manners ask a service to say about itself.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::donations::Rows;
use crate::filters;
use crate::rgaa::{Criterion, Outcome};

/// `/accessibilite`.
#[derive(Template)]
#[template(path = "pages/legal/accessibility.html")]
pub struct AccessibilityPage {
    pub ctx: PageContext,
}

impl AccessibilityPage {
    fn having(&self, outcome: Outcome) -> impl Iterator<Item = &'static Criterion> {
        crate::rgaa::criteria().iter().filter(move |one| one.outcome == outcome)
    }

    fn of_theme(&self, theme: u8) -> impl Iterator<Item = &'static Criterion> {
        crate::rgaa::criteria().iter().filter(move |one| one.theme == theme)
    }

    /// How a criterion was checked, in words.
    fn how(&self, one: &Criterion) -> String {
        let day = one.day.map(|day| filters::write_date(day, self.ctx.texts)).unwrap_or_default();
        self.ctx.dynamic("rgaa-by-", one.how()).with("day", day).to_string()
    }
}

/// `/plan-du-site`.
#[derive(Template)]
#[template(path = "pages/legal/sitemap.html")]
pub struct SitemapPage {
    pub ctx: PageContext,
    /// What anybody may open.
    pub public: Vec<NavItem>,
    /// The sections of whoever is signed in; empty for visitors.
    pub desk: Vec<NavItem>,
}

/// `/confidentialite`.
#[derive(Template)]
#[template(path = "pages/legal/privacy.html")]
pub struct PrivacyPage {
    pub ctx: PageContext,
}

/// `/mentions-legales`.
#[derive(Template)]
#[template(path = "pages/legal/notice.html")]
pub struct NoticePage {
    pub ctx: PageContext,
    /// Who runs this installation; empty when it is not configured.
    pub publisher: String,
    /// Where they are; empty when it is not configured.
    pub address: String,
    /// Who answers for what is published; empty when it is not configured.
    pub director: String,
    /// Who hosts the service; empty when it is not configured.
    pub host: String,
    /// Where to write to them; empty when it is not configured.
    pub contact: String,
}

/// `/budget`: what running the service costs, from the operator's own file.
#[derive(Template)]
#[template(path = "pages/legal/budget.html")]
pub struct BudgetPage {
    pub ctx: PageContext,
    /// The whole in a sentence, with its year, date and source; nothing while the operator has published nothing.
    pub told: Option<String>,
    pub rows: Rows,
}

/// The words that the glossary explains: texts `glossary-word-…` and `glossary-text-…`.
pub const WORDS: [&str; 36] = [
    "accreditation",
    "agreement",
    "allocation-run",
    "basis",
    "campaign",
    "capacity",
    "claim",
    "co2e",
    "commitment",
    "delivered",
    "device",
    "donation-agreement",
    "erasure",
    "evidence",
    "grade",
    "household",
    "intention",
    "listing",
    "loan",
    "lot",
    "mediation",
    "need",
    "organisation",
    "passport",
    "pooled-order",
    "proposal",
    "purchase-order",
    "receipt",
    "refurbished",
    "request",
    "reuse-rate",
    "shipment",
    "storage",
    "territory",
    "wish",
    "workshop",
];

/// `/glossaire`.
#[derive(Template)]
#[template(path = "pages/legal/glossary.html")]
pub struct GlossaryPage {
    pub ctx: PageContext,
}

impl GlossaryPage {
    /// The words in the order of the alphabet of the page's language, accents aside: code, word.
    fn words(&self) -> Vec<(&'static str, String)> {
        let mut words: Vec<(&'static str, String)> =
            WORDS.iter().map(|code| (*code, self.ctx.dynamic("glossary-word-", code).to_string())).collect();
        let plain = |word: &str| word.to_lowercase().replace(['é', 'è', 'ê'], "e").replace('œ', "oe");
        words.sort_by_key(|(_, word)| plain(word));
        words
    }
}
