//! What every answer says to the browser, and the check that a form was sent from our own pages.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rand::Rng;

use crate::kernel::{Error, ErrorKind};

/// The nonce of this answer's scripts.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// Put among an answer's extensions: its page reads codes with the camera, and the reader is WebAssembly.
#[derive(Clone, Copy, Debug)]
pub struct ReadsCodes;

/// Adds the content security policy with a fresh nonce, and the other protective headers.
pub async fn protect(mut request: Request, next: Next) -> Response {
    let mut bytes = [0_u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    let nonce = super::audit::hex(&bytes);
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut response = next.run(request).await;
    let reader = match response.extensions().get::<ReadsCodes>() {
        Some(ReadsCodes) => " 'wasm-unsafe-eval'",
        None => "",
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'{reader}; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(self), camera=(self), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Refuses a form or call that another site made the browser send (cross-site request forgery). Browsers say where
/// a request comes from (`Sec-Fetch-Site`, `Origin`); what carries neither is no browser, and holds no cookie that
/// it did not fetch itself. See docs/decisions/0002-cross-site-requests.md.
pub async fn refuse_cross_site(request: Request, next: Next) -> Response {
    if is_cross_site(request.method(), request.headers()) {
        return Error::new(ErrorKind::Forbidden, "cross-site-request").into_response();
    }
    next.run(request).await
}

fn is_cross_site(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return false;
    }
    match headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        Some("same-origin" | "none") => return false,
        Some(_) => return true,
        None => {}
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let origin_host = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    origin_host != Some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_post() {
        let host = ("host", "rebond.example.org");
        assert!(!is_cross_site(&Method::POST, &headers(&[host, ("sec-fetch-site", "same-origin")])));
        assert!(is_cross_site(&Method::POST, &headers(&[host, ("sec-fetch-site", "cross-site")])));
        assert!(is_cross_site(&Method::POST, &headers(&[host, ("sec-fetch-site", "same-site")])));
        assert!(is_cross_site(&Method::POST, &headers(&[host, ("origin", "https://evil.example")])));
        assert!(is_cross_site(&Method::POST, &headers(&[host, ("origin", "null")])));
        assert!(!is_cross_site(&Method::POST, &headers(&[host, ("origin", "https://rebond.example.org")])));
        assert!(!is_cross_site(&Method::POST, &headers(&[host])));
        assert!(!is_cross_site(&Method::GET, &headers(&[host, ("sec-fetch-site", "cross-site")])));
    }
}
