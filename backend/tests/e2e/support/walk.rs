//! What a person does on pages: arriving, typing, choosing, pressing; every page met is judged.

use std::fmt::Display;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, WebElement};

use super::axe::assert_accessible;
use super::browser::Browser;
use super::server::Server;

/// How long a page may take to follow a press, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// What can be read or pressed and lies partly outside the window, though nothing around it scrolls.
const CUT: &str = "
const width = document.documentElement.clientWidth;
const scrolls = (element) => {
    for (let one = element; one; one = one.parentElement) {
        const flow = getComputedStyle(one);
        if (flow.overflowX === 'auto' || flow.overflowX === 'scroll') return true;
        if (flow.clipPath !== 'none' || flow.clip !== 'auto') return true;
    }
    return false;
};
return [...document.querySelectorAll('h1, h2, h3, p, li, td, th, label, a, button, input, select, textarea')]
    .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1) && !scrolls(element);
    })
    .map((element) => element.outerHTML.slice(0, 120));
";

/// One person's way through the pages of one server.
pub(crate) struct Walk<'a> {
    browser: &'a Browser,
    server: &'a Server,
}

impl<'a> Walk<'a> {
    /// A way through this server's pages, in this browser.
    pub(crate) const fn new(browser: &'a Browser, server: &'a Server) -> Self {
        Self { browser, server }
    }

    /// Opens a page of the server and judges it.
    pub(crate) async fn open(&self, path: &str) -> WebDriverResult<()> {
        self.browser.goto(self.server.url(path)).await?;
        self.judge().await
    }

    /// Opens a page of the server that was judged before or is left at once.
    pub(crate) async fn visit_unjudged(&self, path: &str) -> WebDriverResult<()> {
        self.browser.goto(self.server.url(path)).await
    }

    /// Judges the page: no broken rule of accessibility, one main heading, nothing wider than the window.
    pub(crate) async fn judge(&self) -> WebDriverResult<()> {
        assert_accessible(self.browser).await?;
        let place = self.place().await?;
        let headings = self.browser.find_all(By::Tag("h1")).await?.len();
        assert_eq!(headings, 1, "{place} has {headings} main headings");
        let metrics = self.browser.cdp().send_raw("Page.getLayoutMetrics", json!({})).await?;
        let width = |part: &str| metrics[part]["width"].as_f64().unwrap_or_default();
        let window = metrics["cssLayoutViewport"]["clientWidth"].as_f64().unwrap_or_default();
        assert!(width("cssContentSize") <= window + 1.0, "{place} is wider than its window: {metrics}");
        let query = self.browser.current_url().await?.query().map(|query| format!("?{query}"));
        let pictured = format!("{}{}", place.trim_matches('/'), query.unwrap_or_default());
        let pictured = pictured.replace(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-', ".");
        self.browser.screenshot(if pictured.is_empty() { "home" } else { &pictured }).await?;
        Ok(())
    }

    /// The path of the page, without its query.
    pub(crate) async fn place(&self) -> WebDriverResult<String> {
        Ok(self.browser.current_url().await?.path().to_owned())
    }

    /// Takes a persona on the practice ground; ends on its desk.
    pub(crate) async fn become_persona(&self, code: &str) -> WebDriverResult<()> {
        self.browser.goto(self.server.url("/sandbox")).await?;
        self.press(format!("button[name=persona][value={code}]")).await?;
        assert_eq!(self.place().await?, "/desk", "{code} has no desk");
        Ok(())
    }

    /// Presses what the selector finds and judges the page that follows.
    pub(crate) async fn press(&self, selector: impl Display) -> WebDriverResult<()> {
        self.press_unjudged(selector).await?;
        self.judge().await
    }

    /// Panics when a line of text or a button sticks out of the window.
    pub(crate) async fn nothing_is_cut(&self) -> WebDriverResult<()> {
        let cut = self.browser.measured(CUT).await?;
        let cut: Vec<String> = cut.convert()?;
        assert!(cut.is_empty(), "{} cuts off {cut:#?}", self.place().await?);
        Ok(())
    }

    /// Presses what the selector finds and waits for the page that follows.
    pub(crate) async fn press_unjudged(&self, selector: impl Display) -> WebDriverResult<()> {
        let before = self.browser.find(By::Tag("html")).await?;
        let button = self.find(selector).await?;
        self.centre(&button).await?;
        button.click().await?;
        let deadline = Instant::now() + PATIENCE;
        // The page that was left answers no more; the one that follows has its end.
        while before.tag_name().await.is_ok() {
            assert!(Instant::now() < deadline, "nothing followed the press at {}", self.place().await?);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.browser.find(By::Css("footer.foot")).await.is_err() {
            assert!(Instant::now() < deadline, "no page followed the press");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Presses a link by the start of its address within the page's content.
    pub(crate) async fn follow(&self, address: &str) -> WebDriverResult<()> {
        self.press(format!("main a[href^='{address}']")).await
    }

    /// Presses the button of the form that is sent to an address with this end, and says yes where it is asked again.
    pub(crate) async fn send(&self, action: &str) -> WebDriverResult<()> {
        let asks = format!("main details.confirm:not([open]):has(form[action$='{action}']) > summary");
        if let Some(question) = self.browser.find_all(By::Css(asks)).await?.first() {
            self.centre(question).await?;
            question.click().await?;
        }
        self.press(format!("main form[action$='{action}'] button")).await
    }

    /// Types into the field with this id, over what it held.
    pub(crate) async fn fill(&self, id: &str, text: &str) -> WebDriverResult<()> {
        let field = self.find(format!("#{id}")).await?;
        field.clear().await?;
        field.send_keys(text).await
    }

    /// Chooses an answer among radios, boxes or the lines of a list, by the name sent and the value.
    pub(crate) async fn choose(&self, name: &str, value: &str) -> WebDriverResult<()> {
        let answer =
            format!("input[name='{name}'][value='{value}'], select[name='{name}'] option[value='{value}']");
        let answer = self.find(answer).await?;
        self.centre(&answer).await?;
        // The words of an answer are spread over its whole card: they, not the small box, meet the finger.
        match answer.attr("id").await?.filter(|id| !id.is_empty()) {
            Some(id) => self.find(format!("label[for='{id}']")).await?.click().await,
            None => answer.click().await,
        }
    }

    /// Chooses the line of a list that begins with these words.
    pub(crate) async fn choose_line(&self, name: &str, words: &str) -> WebDriverResult<()> {
        let line = format!("//select[@name='{name}']/option[starts-with(normalize-space(.), '{words}')]");
        self.browser.find(By::XPath(line)).await?.click().await
    }

    /// Hands a file over: its path is typed into the field with this id.
    pub(crate) async fn hand(&self, id: &str, file: &std::path::Path) -> WebDriverResult<()> {
        self.find(format!("#{id}")).await?.send_keys(file.display().to_string()).await
    }

    /// Whether the page shows something.
    pub(crate) async fn shows(&self, selector: impl Display) -> WebDriverResult<bool> {
        Ok(!self.browser.find_all(By::Css(selector.to_string())).await?.is_empty())
    }

    /// Waits until the page shows something that a script draws.
    pub(crate) async fn wait_for(&self, selector: impl Display) -> WebDriverResult<()> {
        self.until(&format!("never shows {selector}"), async || self.shows(&selector).await).await
    }

    /// Asks again until it holds: something that the server or a script does meanwhile. Fails with `never` when it does not.
    pub(crate) async fn until(
        &self,
        never: &str,
        holds: impl AsyncFn() -> WebDriverResult<bool>,
    ) -> WebDriverResult<()> {
        let deadline = Instant::now() + PATIENCE;
        while !holds().await? {
            assert!(Instant::now() < deadline, "{} {never}", self.place().await?);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Opens a page again and again until it says something that the server does meanwhile.
    pub(crate) async fn wait_for_words(&self, path: &str, words: &str) -> WebDriverResult<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.visit_unjudged(path).await?;
            if self.words().await?.contains(words) {
                return Ok(());
            }
            assert!(Instant::now() < deadline, "{path} never says {words:?}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// What an address of the server gives to this person: status, kind of content and its first characters.
    pub(crate) async fn fetched(&self, address: &str) -> WebDriverResult<String> {
        let fetch = "const [address, done] = arguments;
            fetch(address).then(async (answer) => {
                const start = (await answer.text()).slice(0, 8);
                done(`${answer.status} ${answer.headers.get('content-type')} ${start}`);
            }, (error) => done(String(error)));";
        if !self.browser.runs_script() {
            self.browser.set_script(true).await?;
        }
        let given = self.browser.execute_async(fetch, vec![address.into()]).await?;
        if !self.browser.runs_script() {
            self.browser.set_script(false).await?;
        }
        given.convert()
    }

    /// The text of the page's content, as read.
    pub(crate) async fn words(&self) -> WebDriverResult<String> {
        self.browser.find(By::Tag("main")).await?.text().await
    }

    /// Panics unless the content holds these words, whatever its capitals and kinds of space.
    pub(crate) async fn expect(&self, words: &str) -> WebDriverResult<()> {
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}', '\n'], " ").to_lowercase();
        let content = self.words().await?;
        assert!(
            plain(&content).contains(&plain(words)),
            "{} does not say {words:?}: {content}",
            self.place().await?
        );
        Ok(())
    }

    /// The addresses of all links of the content with this start.
    pub(crate) async fn addresses(&self, start: &str) -> WebDriverResult<Vec<String>> {
        let mut addresses = Vec::new();
        for link in self.browser.find_all(By::Css(format!("main a[href^='{start}']"))).await? {
            addresses.extend(link.attr("href").await?);
        }
        Ok(addresses)
    }

    /// Brings something to the middle of the window, clear of what sticks to its edges.
    async fn centre(&self, element: &WebElement) -> WebDriverResult<()> {
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.execute(centre, vec![element.to_json()?]).await?;
        Ok(())
    }

    async fn find(&self, selector: impl Display) -> WebDriverResult<WebElement> {
        let selector = selector.to_string();
        match self.browser.find(By::Css(selector.clone())).await {
            Ok(found) => Ok(found),
            Err(error) => {
                let words = self.words().await.unwrap_or_default();
                panic!("{} has no {selector}: {error}\n{words}", self.place().await?)
            }
        }
    }
}
