//! What the law and good manners ask a service to say about itself.

use askama::Template;

use crate::context::PageContext;
use crate::filters;

/// `/accessibilite`.
#[derive(Template)]
#[template(path = "pages/legal/accessibility.html")]
pub struct AccessibilityPage {
    pub ctx: PageContext,
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
