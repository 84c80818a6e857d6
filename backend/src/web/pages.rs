//! Pages: their answer, their routes, the message a step leaves for the next.

use askama::Template;
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodFilter;
use frontend::{Flash, FlashKind};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::App;
use crate::kernel::{Error, Result};

/// A page; with a status other than 200 when the form it shows again was refused.
#[derive(Debug)]
pub struct Html<T>(pub StatusCode, pub T);

impl<T> Html<T> {
    /// A page as it should be.
    pub fn ok(page: T) -> Self {
        Self(StatusCode::OK, page)
    }

    /// A form shown again with its errors, under the error's own status.
    pub fn refused(error: &Error, page: T) -> Self {
        Self(super::problem::status(error.kind()), page)
    }
}

impl<T: Template> IntoResponse for Html<T> {
    fn into_response(self) -> Response {
        match self.1.render() {
            Ok(text) => {
                let headers = [
                    (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
                    (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
                ];
                (self.0, headers, text).into_response()
            }
            Err(error) => Error::internal(error).into_response(),
        }
    }
}

/// After a form: go and look there.
#[must_use]
pub fn see_other(address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// A form sent by a script (`js/file-drop.js`) is told where to go on, rather than sent there: the message left for the
/// next page is then shown to the person, and not spent on the script.
pub(super) async fn tell_scripts_where(request: Request, next: Next) -> Response {
    let by_script = request.headers().contains_key("rebond-sent-by");
    let mut response = next.run(request).await;
    if by_script
        && response.status() == StatusCode::SEE_OTHER
        && let Some(address) = response.headers_mut().remove(header::LOCATION)
    {
        response.headers_mut().insert(HeaderName::from_static("rebond-next"), address);
        *response.status_mut() = StatusCode::NO_CONTENT;
    }
    response
}

/// A document to keep or show.
#[must_use]
pub fn download(media_type: &'static str, file_name: &str, bytes: Vec<u8>) -> Response {
    let safe: String =
        file_name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{safe}\""))
        .unwrap_or(HeaderValue::from_static("inline"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    (headers, bytes).into_response()
}

const FLASH: &str = "flash";

/// A message on its way to the next page.
#[derive(Serialize, Deserialize)]
pub(super) struct Left {
    kind: String,
    text: String,
}

/// Leaves one message for the next page.
///
/// # Errors
/// When the session cannot be written.
pub async fn set_flash(session: &Session, kind: FlashKind, text: impl Into<String>) -> Result<()> {
    session
        .insert(FLASH, Left { kind: kind.code().to_owned(), text: text.into() })
        .await
        .map_err(Error::internal)
}

/// The message that waits for the next page.
pub(super) async fn left(session: &Session) -> Result<Option<Left>> {
    session.get(FLASH).await.map_err(Error::internal)
}

/// Leaves a message again.
pub(super) async fn leave_again(session: &Session, left: Left) -> Result<()> {
    session.insert(FLASH, left).await.map_err(Error::internal)
}

/// Takes the message that the step before left.
pub(super) async fn take_flash(session: &Session) -> Result<Option<Flash>> {
    let Some(left) = left(session).await? else { return Ok(None) };
    session.remove::<Left>(FLASH).await.map_err(Error::internal)?;
    let kind = match left.kind.as_str() {
        "success" => FlashKind::Success,
        "warning" => FlashKind::Warning,
        "error" => FlashKind::Error,
        _ => FlashKind::Information,
    };
    Ok(Some(Flash { kind, text: left.text }))
}

/// Ends a form's work: leaves a message and goes on.
#[derive(Debug)]
pub struct Flasher<'a>(pub &'a Session);

impl Flasher<'_> {
    /// Says that it is done, and goes to `address`.
    ///
    /// # Errors
    /// When the session cannot be written.
    pub async fn done(self, text: impl Into<String>, address: &str) -> Result<Response> {
        set_flash(self.0, FlashKind::Success, text).await?;
        Ok(see_other(address))
    }

    /// Says that it was kept but did not succeed, and goes to `address`.
    ///
    /// # Errors
    /// When the session cannot be written.
    pub async fn warned(self, text: impl Into<String>, address: &str) -> Result<Response> {
        set_flash(self.0, FlashKind::Warning, text).await?;
        Ok(see_other(address))
    }

    /// Says that it is done, or why it was refused, and goes to `address`.
    ///
    /// # Errors
    /// As [`Self::refused`].
    pub async fn end<T>(
        self,
        outcome: Result<T>,
        text: impl Into<String>,
        language: frontend::Language,
        address: &str,
    ) -> Result<Response> {
        match outcome {
            Ok(_) => self.done(text, address).await,
            Err(error) => self.refused(error, language, address).await,
        }
    }

    /// Says why it was refused, and goes to `address`.
    ///
    /// # Errors
    /// The error itself when it is our own fault, nobody has signed in, there is no such thing for them, or they may
    /// not do it.
    pub async fn refused(
        self,
        error: Error,
        language: frontend::Language,
        address: &str,
    ) -> Result<Response> {
        if matches!(error.kind().status(), 401 | 403 | 404 | 500..) {
            return Err(error);
        }
        self.refused_with(&error, language, address).await
    }

    /// Says why it was refused, whatever the refusal, and goes to `address`.
    pub(super) async fn refused_with(
        self,
        error: &Error,
        language: frontend::Language,
        address: &str,
    ) -> Result<Response> {
        set_flash(self.0, FlashKind::Error, super::sentence(error, language)).await?;
        let mut response = see_other(address);
        // What was typed comes back in the form of that page.
        response.extensions_mut().insert(super::page_forms::RefusedElsewhere);
        Ok(response)
    }
}

/// A room's pages, with the list of their routes (the authorisation matrix has a row for each).
#[derive(Debug, Default)]
pub struct Pages {
    router: Router<App>,
    routes: Vec<(Method, &'static str)>,
}

impl Pages {
    /// No pages yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page at an address.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(Method::GET, MethodFilter::GET, path, handler)
    }

    /// Where a form is sent.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.on(Method::POST, MethodFilter::POST, path, handler)
    }

    fn on<H: Handler<T, App>, T: 'static>(
        mut self,
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.routes.push((method, path));
        self.router = self.router.route(path, axum::routing::on(filter, handler));
        self
    }

    /// These pages and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.routes.extend(other.routes);
        self
    }

    pub(super) fn into_parts(self) -> (Router<App>, Vec<(Method, &'static str)>) {
        (self.router, self.routes)
    }
}

/// An address of ours, never another site's.
#[must_use]
pub fn local_address(back: &str, otherwise: &'static str) -> String {
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains(['\\', '\r', '\n', '\t']);
    if ours { back.to_owned() } else { otherwise.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::local_address as local;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(local("/desk?x=1", "/"), "/desk?x=1");
        for bad in
            ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\r\nSet-Cookie: x"]
        {
            assert_eq!(local(bad, "/"), "/", "{bad}");
        }
    }
}
