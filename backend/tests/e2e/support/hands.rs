//! A person without a mouse: Tab, Enter, Space, arrows and letters, never a click. Each thing that takes the keyboard must
//! show it.

use std::fmt::Display;
use std::time::{Duration, Instant};

use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Key, TypingData};

use super::browser::Browser;
use super::walk::Walk;

/// How often Tab may be pressed before what is looked for counts as out of reach.
const TABS: usize = 200;
/// How long a page may take to follow a key.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether what has the keyboard shows it: an outline, or a frame around it that does.
const SHOWN: &str = "
const has = (one) => one && getComputedStyle(one).outlineStyle !== 'none' && getComputedStyle(one).outlineWidth !== '0px';
const at = document.activeElement;
return has(at) || has(at.closest('.option, label, li'));
";

/// Two hands on a keyboard.
pub(crate) struct Hands<'a> {
    browser: &'a Browser,
    walk: &'a Walk<'a>,
}

impl<'a> Hands<'a> {
    /// Hands for somebody's way through the pages.
    pub(crate) const fn new(browser: &'a Browser, walk: &'a Walk<'a>) -> Self {
        Self { browser, walk }
    }

    /// Presses one key, wherever the keyboard is.
    pub(crate) async fn key(&self, key: impl Into<TypingData>) -> WebDriverResult<()> {
        self.browser.action_chain().send_keys(key).perform().await
    }

    async fn ask(&self, script: &str, selector: &str) -> WebDriverResult<bool> {
        self.browser.execute(script, vec![selector.into()]).await?.convert()
    }

    /// Whether the keyboard is on what the selector finds.
    pub(crate) async fn is_on(&self, selector: &str) -> WebDriverResult<bool> {
        self.ask("return document.activeElement.matches(arguments[0])", selector).await
    }

    /// Goes on with Tab until the keyboard is on what the selector finds.
    pub(crate) async fn reach(&self, selector: impl Display) -> WebDriverResult<()> {
        let selector = selector.to_string();
        for _ in 0..TABS {
            self.key(Key::Tab).await?;
            if self.is_on(&selector).await? {
                let shown = self.ask(SHOWN, &selector).await?;
                assert!(
                    shown,
                    "{}: nothing shows that the keyboard is on {selector}",
                    self.walk.place().await?
                );
                return Ok(());
            }
        }
        panic!("{}: Tab never reaches {selector}: {}", self.walk.place().await?, self.walk.words().await?)
    }

    /// Reaches a button or a link, presses Enter, and judges the page that follows.
    pub(crate) async fn press(&self, selector: impl Display) -> WebDriverResult<()> {
        let before = self.browser.find(By::Tag("html")).await?;
        self.reach(selector).await?;
        self.key(Key::Enter).await?;
        let deadline = Instant::now() + PATIENCE;
        while before.tag_name().await.is_ok() {
            assert!(Instant::now() < deadline, "nothing followed Enter at {}", self.walk.place().await?);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.browser.find(By::Css("footer.foot")).await.is_err() {
            assert!(Instant::now() < deadline, "no page followed Enter");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.walk.judge().await
    }

    /// Reaches a box and ticks it with Space.
    pub(crate) async fn tick(&self, selector: impl Display) -> WebDriverResult<()> {
        let selector = selector.to_string();
        self.reach(&selector).await?;
        self.key(" ").await?;
        assert!(self.is_on(&format!("{selector}:checked")).await?, "Space does not tick {selector}");
        Ok(())
    }

    /// Reaches a group of radios and goes with the arrows to a value.
    pub(crate) async fn choose(&self, name: &str, value: &str) -> WebDriverResult<()> {
        let group = format!("input[type=radio][name='{name}']");
        self.reach(&group).await?;
        let wanted = format!("{group}[value='{value}']:checked");
        for _ in 0..20 {
            self.key(Key::Down).await?;
            if self.is_on(&wanted).await? {
                return Ok(());
            }
        }
        panic!("the arrows never reach {value} of {name}")
    }

    /// Reaches a field and types.
    pub(crate) async fn write(&self, id: &str, text: &str) -> WebDriverResult<()> {
        self.reach(format!("#{id}")).await?;
        self.key(text).await
    }
}
