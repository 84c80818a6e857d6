//! Errors as people and machines read them: a page with a sentence, the remedy and a human; or RFC 9457 problem
//! details.

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::forms::{fault_sentence, sentence};
use crate::kernel::{Error, ErrorKind, Language};

/// A problem (RFC 9457).
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which problem.
    pub r#type: &'static str,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code, in kebab case.
    pub code: String,
    /// What is wrong and what to do, in the asked language.
    pub detail: String,
    /// The fields at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The request's id, to quote when calling for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// One field at fault.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field, as sent.
    pub field: String,
    /// The stable code, in kebab case.
    pub code: String,
    /// What is wrong and what to do.
    pub detail: String,
}

/// An error on its way out; the outermost layer writes it as a page or as JSON.
#[derive(Clone, Debug)]
pub(super) struct Unrendered(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = status(self.kind());
        let mut response = status.into_response();
        response.extensions_mut().insert(Unrendered(Arc::new(self)));
        response
    }
}

/// The HTTP status of a kind of failure.
#[must_use]
pub fn status(kind: ErrorKind) -> StatusCode {
    StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The problem document of an error.
#[must_use]
pub fn problem(error: &Error, language: Language, request_id: Option<String>) -> Problem {
    let status = status(error.kind());
    Problem {
        r#type: "about:blank",
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        code: error.code().to_owned(),
        detail: sentence(error, language),
        errors: error
            .field_faults()
            .iter()
            .map(|fault| FieldProblem {
                field: fault.field.clone(),
                code: fault.code.to_owned(),
                detail: fault_sentence(fault, language),
            })
            .collect(),
        request_id,
    }
}

/// The JSON answer of an error.
pub fn json(error: &Error, language: Language, request_id: Option<String>) -> Response {
    let mut response = (status(error.kind()), Json(problem(error, language, request_id))).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    match error.kind() {
        ErrorKind::Unauthenticated => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        ErrorKind::TooMany | ErrorKind::Unavailable => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        }
        _ => {}
    }
    response
}
