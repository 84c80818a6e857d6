//! What the law and good manners ask a service to say about itself.

use askama::Template;

use crate::context::{NavItem, PageContext};
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
    /// Where to write to them; empty when it is not configured.
    pub contact: String,
}
