//! The practice ground's mailbox: the worker brings mails a moment after they were asked for.

use std::time::{Duration, Instant};

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use super::browser::Browser;
use super::walk::Walk;

/// How long a mail may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens the newest mail whose subject holds these words, then the page that its link leads to.
pub(crate) async fn follow_mail(browser: &Browser, walk: &Walk<'_>, subject: &str) -> WebDriverResult<()> {
    let link = By::XPath(format!("//ul[@class='mails']//a[contains(., \"{subject}\")]"));
    let deadline = Instant::now() + PATIENCE;
    let address = loop {
        walk.visit_unjudged("/sandbox/mailbox").await?;
        if let Some(found) = browser.find_all(link.clone()).await?.first() {
            break found.attr("href").await?.unwrap_or_default();
        }
        assert!(Instant::now() < deadline, "no mail about {subject}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    walk.open(&address).await?;
    walk.press(".mail-body a").await
}
