//! A browser without script: cookies, forms as they stand in pages, and where an answer leads.

use std::collections::BTreeMap;
use std::sync::Mutex;

use reqwest::header::{COOKIE, LOCATION, REFERER, SET_COOKIE};
use reqwest::multipart::Form;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};

use super::{Member, TestApp};

/// Somebody at a browser.
pub(crate) struct Visitor<'a> {
    app: &'a TestApp,
    client: Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What a browser was given.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) status: StatusCode,
    /// Where it leads; empty for nowhere.
    pub(crate) to: String,
    pub(crate) page: String,
    pub(crate) headers: reqwest::header::HeaderMap,
}

impl Given {
    /// The token of the page's forms.
    pub(crate) fn token(&self) -> String {
        let at = self.page.find("name=\"_form\" value=\"").expect("a form with its token") + 20;
        self.page[at..].split('"').next().expect("a token").to_owned()
    }

    /// Whether the page holds this.
    pub(crate) fn holds(&self, text: &str) -> bool {
        self.page.contains(text)
    }
}

impl<'a> Visitor<'a> {
    /// A new browser.
    pub(crate) fn new(app: &'a TestApp) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().expect("a client");
        Self { app, client, cookies: Mutex::default() }
    }

    /// A new browser where somebody has signed in.
    pub(crate) async fn signed_in(app: &'a TestApp, member: &Member) -> Self {
        let visitor = Self::new(app);
        visitor.sign_in(member).await;
        visitor
    }

    /// Signs somebody in, as a persona of the practice ground.
    pub(crate) async fn sign_in(&self, member: &Member) {
        let persona = format!("test-{}", member.user);
        let given = self.send("/sandbox/persona", "/sandbox", &[("persona", &persona)]).await;
        assert_eq!(given.to, "/desk", "{}", given.page);
    }

    /// Lets the session end, as twelve hours do.
    pub(crate) fn forget_session(&self) {
        self.cookies.lock().expect("cookies").remove("rebond_session");
    }

    /// A cookie's value.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("cookies").get(name).cloned()
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let cookies = self.cookies.lock().expect("cookies");
        let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.client.request(method, format!("{}{path}", self.app.url)).header(COOKIE, cookies.join("; "))
    }

    async fn given(&self, request: RequestBuilder) -> Given {
        let response = request.send().await.expect("the server answers");
        let headers = response.headers().clone();
        for cookie in headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("a readable cookie");
            let (pair, rest) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').expect("a cookie");
            let mut cookies = self.cookies.lock().expect("cookies");
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let to = headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        let status = response.status();
        Given { status, to, page: response.text().await.expect("a readable answer"), headers }
    }

    /// Opens a page.
    pub(crate) async fn open(&self, path: &str) -> Given {
        self.given(self.request(Method::GET, path)).await
    }

    /// Sends a form that stands on a page.
    pub(crate) async fn send(&self, path: &str, from: &str, fields: &[(&str, &str)]) -> Given {
        let request = self.request(Method::POST, path).header(REFERER, format!("{}{from}", self.app.url));
        self.given(request.form(fields)).await
    }

    /// Sends a form with a file.
    pub(crate) async fn send_parts(&self, path: &str, from: &str, form: Form) -> Given {
        let request = self.request(Method::POST, path).header(REFERER, format!("{}{from}", self.app.url));
        self.given(request.multipart(form)).await
    }
}
