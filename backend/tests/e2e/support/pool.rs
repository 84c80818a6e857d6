//! One chromedriver for the process and the browsers it has started, lent to one test at a time: starting a browser costs
//! up to twelve seconds, cleaning one costs milliseconds.

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::Runtime;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use super::service::{Service, ServiceCommand, is_program, new_folder};

/// Every browser test runs on this runtime, because a session's connections end with the runtime that opened them.
pub(crate) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Runtime::new().unwrap_or_else(|error| panic!("no runtime for the browser tests: {error}"))
});

static DRIVER: OnceCell<Driver> = OnceCell::const_new();

static IDLE: Mutex<Vec<WebDriver>> = Mutex::new(Vec::new());

/// As many browsers at once as there are processors: more only makes each slower.
static SLOTS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)));

struct Driver {
    // Held for as long as the process lives, with the browsers that it started.
    _service: Service,
    address: String,
    profiles: PathBuf,
}

/// A browser lent to a test. Give it back when it is clean again; dropped without that, it is not lent again.
pub(super) struct Lent {
    pub(super) driver: WebDriver,
    _slot: SemaphorePermit<'static>,
}

impl Lent {
    /// Makes the browser available to the next test.
    pub(super) fn give_back(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self.driver);
    }
}

/// Lends an idle browser, or a new one; waits while all are in use.
pub(super) async fn borrow() -> WebDriverResult<Lent> {
    let slot =
        SLOTS.acquire().await.unwrap_or_else(|error| panic!("the browsers' slots are never closed: {error}"));
    let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let driver = match idle {
        Some(driver) => driver,
        None => new_session().await?,
    };
    Ok(Lent { driver, _slot: slot })
}

async fn new_session() -> WebDriverResult<WebDriver> {
    let driver = DRIVER
        .get_or_init(|| async {
            tokio::task::spawn_blocking(Driver::start)
                .await
                .unwrap_or_else(|error| panic!("chromedriver could not be started: {error}"))
        })
        .await;
    let profile = driver.profiles.join(format!("profile-{:016x}", rand::random::<u64>()));
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--no-first-run",
        "--no-default-browser-check",
        "--password-store=basic",
        "--hide-scrollbars",
        // A pipe instead of a port: the browser ends when chromedriver does, however that ends.
        "--remote-debugging-pipe",
    ] {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    // Nobody answers a browser's own questions in a test.
    capabilities.add_experimental_option(
        "prefs",
        json!({
            "intl.accept_languages": "fr-FR,fr",
            "credentials_enable_service": false,
            "profile.password_manager_enabled": false,
            "profile.password_manager_leak_detection": false,
        }),
    )?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    // What crosses the line, and how long it takes.
    capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    if let Some(binary) = find_browser() {
        capabilities.set_binary(&binary.to_string_lossy())?;
    }
    WebDriver::new(&driver.address, capabilities).await
}

impl Driver {
    fn start() -> Self {
        let program =
            on_path("chromedriver").unwrap_or_else(|| panic!("chromedriver is missing: run `make setup`"));
        let folder = new_folder("browsers");
        let (service, port) = Service::start(
            ServiceCommand {
                program,
                arguments: vec!["--port=0".into()],
                // The browsers leave their own temporary files in the folder that goes away.
                environment: vec![
                    ("TMPDIR".to_owned(), folder.clone().into()),
                    ("TZ".to_owned(), "Europe/Paris".into()),
                ],
                signal: "TERM",
                folder: folder.clone(),
                user: None,
            },
            |line| {
                line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
            },
        )
        .unwrap_or_else(|failure| panic!("{failure}"));
        Self { _service: service, address: format!("http://127.0.0.1:{port}"), profiles: folder }
    }
}

/// The browser to start; chromedriver itself looks no further than Chrome's own places.
fn find_browser() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(on_path)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| is_program(program))
}
