//! A visit: one test's use of a browser, in a window of a known size, with or without script.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;
use thirtyfour::support::base64_decode;

use super::pool::{Lent, RUNTIME, borrow};
use super::server::Server;

/// What the visitor looks through. Sizes are in CSS pixels.
#[derive(Clone, Copy)]
pub(crate) struct View {
    name: &'static str,
    width: u16,
    height: u16,
    is_phone: bool,
    script: bool,
    dark: bool,
}

/// A window on a desk: 1280 × 900.
pub(crate) const DESKTOP: View =
    View { name: "desktop", width: 1280, height: 900, is_phone: false, script: true, dark: false };

/// A phone held upright: 375 × 812, with touch.
pub(crate) const PHONE: View =
    View { name: "phone", width: 375, height: 812, is_phone: true, script: true, dark: false };

/// The narrowest window: 320 × 640, a small phone, or a window of 1280 pixels at 400 %.
pub(crate) const SMALLEST: View =
    View { name: "smallest", width: 320, height: 640, is_phone: true, script: true, dark: false };

impl View {
    /// The same window, where pages run no script.
    pub(crate) const fn without_script(self) -> Self {
        Self { script: false, ..self }
    }

    /// The same window, for whoever asked their machine for dark pages.
    pub(crate) const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

/// The browser during a visit: thirtyfour's driver, and what this suite asks of every page.
pub(crate) struct Browser {
    driver: WebDriver,
    view: View,
    expected: Mutex<Vec<String>>,
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

/// Runs a visit to its end, as the whole body of a test. Fails when the visit fails, and when the browser's console holds
/// an error (a script's, a missing file's, a refusal by the content security policy) that the visit did not expect.
pub(crate) fn visit<F>(view: View, journey: F)
where
    F: AsyncFnOnce(&Browser) -> WebDriverResult<()>,
{
    let (lent, browser) = RUNTIME.block_on(async {
        let lent = borrow().await.unwrap_or_else(|error| panic!("no browser: {error}"));
        let browser = Browser { driver: lent.driver.clone(), view, expected: Mutex::default() };
        browser.prepare().await.unwrap_or_else(|error| panic!("the browser cannot be prepared: {error}"));
        (lent, browser)
    });
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            if let Err(error) = journey(&browser).await {
                let place = browser.current_url().await.map_or_else(|_| "no page".to_owned(), String::from);
                panic!("the visit stopped at {place}: {error}");
            }
            browser.check_console().await;
        });
    }));
    RUNTIME.block_on(async {
        if let Err(panic) = outcome {
            // Whatever state the browser is in, only the test's own failure counts.
            let _ = browser.screenshot("failure").await;
            let _ = lent.driver.quit().await;
            Server::tell_what_the_shared_one_said();
            resume_unwind(panic);
        }
        browser.leave(lent).await;
    });
}

impl Browser {
    /// Whether pages run script during this visit.
    pub(crate) fn runs_script(&self) -> bool {
        self.view.script
    }

    /// Says that the console will hold an error with these words, and that this is right: a page served with status 422
    /// is one. The visit fails if it does not come.
    pub(crate) fn expect_console_error(&self, words: &str) {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner).push(words.to_owned());
    }

    /// Keeps a picture of the whole page, beyond the window too, when `REBOND_SCREENSHOTS` names a folder.
    pub(crate) async fn screenshot(&self, name: &str) -> WebDriverResult<Option<PathBuf>> {
        let Some(folder) = std::env::var_os("REBOND_SCREENSHOTS").map(PathBuf::from) else { return Ok(None) };
        let png = self.picture().await?;
        let script = if self.view.script { "" } else { "-without-script" };
        let test = std::thread::current().name().unwrap_or("visit").replace("::", ".");
        let file = folder.join(format!("{test}.{name}.{}{script}.png", self.view.name));
        std::fs::create_dir_all(&folder)?;
        std::fs::write(&file, png)?;
        Ok(Some(file))
    }

    /// The whole page as a PNG.
    pub(crate) async fn picture(&self) -> WebDriverResult<Vec<u8>> {
        let metrics = self.cdp().send_raw("Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        let picture = self
            .cdp()
            .send_raw(
                "Page.captureScreenshot",
                json!({
                    "format": "png",
                    "captureBeyondViewport": true,
                    "clip": { "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 },
                }),
            )
            .await?;
        base64_decode(picture["data"].as_str().unwrap_or_default())
    }

    /// Empties the cache, so that the next page is opened for the first time.
    pub(crate) async fn forget_cache(&self) -> WebDriverResult<()> {
        self.cdp().send_raw("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// How many bytes crossed the line since this was last asked, once nothing more comes.
    pub(crate) async fn received(&self) -> WebDriverResult<f64> {
        let mut bytes = 0.0;
        let mut quiet = 0;
        while quiet < 2 {
            let mut heard = false;
            for entry in self.get_log("performance").await? {
                let Ok(told) = serde_json::from_str::<Value>(&entry.message) else { continue };
                let message = &told["message"];
                let method = message["method"].as_str().unwrap_or_default();
                heard |= method.starts_with("Network.");
                if method == "Network.loadingFinished" {
                    bytes += message["params"]["encodedDataLength"].as_f64().unwrap_or_default();
                }
            }
            quiet = if heard { 0 } else { quiet + 1 };
            tokio::time::sleep(std::time::Duration::from_millis(60)).await;
        }
        Ok(bytes)
    }

    /// A line of the third generation: 400 kilobits a second, 400 milliseconds there and back; or the machine's own.
    pub(crate) async fn slow_line(&self, slow: bool) -> WebDriverResult<()> {
        let line = if slow {
            json!({ "offline": false, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000 })
        } else {
            json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
        };
        self.cdp().send_raw("Network.enable", json!({})).await?;
        self.cdp().send_raw("Network.emulateNetworkConditions", line).await?;
        Ok(())
    }

    /// The line is cut, or mended.
    pub(crate) async fn cut_line(&self, cut: bool) -> WebDriverResult<()> {
        let line = json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp().send_raw("Network.enable", json!({})).await?;
        self.cdp().send_raw("Network.emulateNetworkConditions", line).await?;
        Ok(())
    }

    /// When something could be read first, in milliseconds.
    pub(crate) async fn first_paint(&self) -> WebDriverResult<f64> {
        let first = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        loop {
            // A browser without a screen paints when a picture is asked for.
            self.picture().await?;
            let painted: f64 = self.measured(first).await?.convert()?;
            if painted > 0.0 {
                return Ok(painted);
            }
            assert!(std::time::Instant::now() < deadline, "nothing is ever painted");
        }
    }

    /// How many sheets of A4 the page takes.
    pub(crate) async fn printed(&self) -> WebDriverResult<usize> {
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": false });
        let pdf = self.cdp().send_raw("Page.printToPDF", paper).await?;
        let bytes = base64_decode(pdf["data"].as_str().unwrap_or_default())?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count())
    }

    /// What a script of ours sees in the page, whether or not pages run their own.
    pub(crate) async fn measured(
        &self,
        script: &str,
    ) -> WebDriverResult<thirtyfour::session::scriptret::ScriptRet> {
        if !self.view.script {
            self.set_script(true).await?;
        }
        let seen = self.execute(script, vec![]).await?;
        if !self.view.script {
            self.set_script(false).await?;
        }
        Ok(seen)
    }

    /// Lets pages run script or not, from the next page on.
    pub(super) async fn set_script(&self, on: bool) -> WebDriverResult<Value> {
        self.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await
    }

    async fn prepare(&self) -> WebDriverResult<()> {
        let View { name: _, width, height, is_phone, script, dark } = self.view;
        let scale = if is_phone { 2 } else { 1 };
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_phone });
        self.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        self.cdp().send_raw("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_phone })).await?;
        let shade = if dark { "dark" } else { "light" };
        let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": shade }] });
        self.cdp().send_raw("Emulation.setEmulatedMedia", wish).await?;
        self.set_script(script).await?;
        Ok(())
    }

    /// Panics with the console's errors that nobody expected, and with the expected ones that did not come.
    async fn check_console(&self) {
        let entries =
            self.browser_log().await.unwrap_or_else(|error| panic!("the console cannot be read: {error}"));
        let expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        let errors: Vec<&str> = entries
            .iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message.as_str())
            .collect();
        let unexpected: Vec<&&str> =
            errors.iter().filter(|error| !expected.iter().any(|words| error.contains(words))).collect();
        assert!(unexpected.is_empty(), "the browser's console holds errors: {unexpected:#?}");
        for words in expected.iter() {
            assert!(
                errors.iter().any(|error| error.contains(words)),
                "no error with {words:?} in the console: {errors:#?}"
            );
        }
    }

    /// Cleans the browser for the next visit; one that cannot be cleaned, or has gained windows, is ended.
    async fn leave(self, lent: Lent) {
        match self.clean().await {
            Ok(true) => lent.give_back(),
            // It is ended in any case.
            Ok(false) | Err(_) => drop(lent.driver.quit().await),
        }
    }

    async fn clean(&self) -> WebDriverResult<bool> {
        self.cdp().send_raw("Network.clearBrowserCookies", json!({})).await?;
        if let Ok(address) = self.current_url().await
            && address.has_host()
        {
            let origin = address.origin().ascii_serialization();
            let everything = json!({ "origin": origin, "storageTypes": "all" });
            self.cdp().send_raw("Storage.clearDataForOrigin", everything).await?;
        }
        self.set_script(true).await?;
        self.goto("about:blank").await?;
        self.browser_log().await?;
        Ok(self.windows().await?.len() == 1)
    }
}
