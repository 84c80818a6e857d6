//! What handlers read from a request; each refuses with our own errors.

use axum::Form;
use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Json, Multipart, Path, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum_extra::extract::Query;
use frontend::PageContext;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::net::SocketAddr;

use super::App;
use super::json;
use super::request::page_context;
use crate::kernel::{Error, ErrorKind, OpContext, Result};

/// Reads a body whole, within the bound of the route; the request holds it again.
async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<(Request, Bytes)> {
    let (parts, body) = request.into_parts();
    let bytes = Bytes::from_request(Request::from_parts(parts.clone(), body), state)
        .await
        .map_err(|_| Error::new(ErrorKind::TooLarge, "too-large"))?;
    Ok((Request::from_parts(parts, bytes.clone().into()), bytes))
}

/// The context of the operation.
#[derive(Clone, Debug)]
pub struct Op(pub OpContext);

impl<S: Send + Sync> FromRequestParts<S> for Op {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts
            .extensions
            .get::<OpContext>()
            .cloned()
            .map(Op)
            .ok_or_else(|| Error::internal("the request has no context"))
    }
}

/// The context of the page: texts, nonce, viewer, and the message the step before left.
#[derive(Clone, Debug)]
pub struct Ctx(pub PageContext);

impl FromRequestParts<App> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        page_context(parts, app).await.map(Ctx)
    }
}

/// Where a request comes from, for limits only: the address of the connection, or what the proxy in front says of it
/// when `REBOND_CLIENT_ADDRESS_HEADER` names its header (the last address of it, which the proxy itself wrote).
#[derive(Clone, Debug)]
pub struct CalledFrom(pub String);

impl FromRequestParts<App> for CalledFrom {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Self::Rejection> {
        let told = app.config.client_address_header.as_deref().and_then(|name| {
            let value = parts.headers.get_all(name).iter().next_back()?.to_str().ok()?;
            value.rsplit(',').next().map(|last| last.trim().to_owned()).filter(|last| !last.is_empty())
        });
        let connected =
            || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip().to_string());
        Ok(Self(told.or_else(connected).unwrap_or_default()))
    }
}

/// An identifier in the address; anything that is not one is 404.
#[derive(Clone, Copy, Debug)]
pub struct Id<T>(pub T);

impl<T, S> FromRequestParts<S> for Id<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        Path::<T>::from_request_parts(parts, state)
            .await
            .map(|Path(id)| Id(id))
            .map_err(|_| Error::not_found())
    }
}

fn without_nul(uri: &Uri) -> Option<Uri> {
    let query = uri.query().filter(|query| query.contains("%00"))?.replace("%00", "");
    format!("{}?{query}", uri.path()).parse().ok()
}

/// The query of the address.
#[derive(Clone, Debug)]
pub struct Args<T>(pub T);

impl<T, S> FromRequestParts<S> for Args<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        // Nobody types a NUL character, and no database keeps it alike: what is asked is asked without it.
        if let Some(clean) = without_nul(&parts.uri) {
            parts.uri = clean;
        }
        Query::<T>::from_request_parts(parts, state).await.map(|Query(args)| Args(args)).map_err(
            |rejection| {
                Error::new(ErrorKind::Malformed, "query-malformed").with("reason", rejection.body_text())
            },
        )
    }
}

/// A JSON body.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<T, S> FromRequest<S> for Body<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let (request, bytes) = whole(request, state).await?;
        json::refuse_nul(&bytes)?;
        Json::<T>::from_request(request, state).await.map(|Json(body)| Body(body)).map_err(|rejection| {
            match rejection {
                JsonRejection::JsonDataError(reason) => {
                    let text = reason.body_text();
                    json::fault_of(text.split_once(": ").map_or(text.as_str(), |(_, rest)| rest))
                }
                JsonRejection::MissingJsonContentType(_) => {
                    Error::new(ErrorKind::UnsupportedMedia, "json-expected")
                }
                other => Error::new(ErrorKind::Malformed, "json-malformed").with("reason", other.body_text()),
            }
        })
    }
}

/// A JSON body that may be left out: nothing sent is the same as `{}`.
#[derive(Clone, Debug)]
pub struct MaybeBody<T>(pub T);

impl<T, S> FromRequest<S> for MaybeBody<T>
where
    T: DeserializeOwned + Default,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let (request, bytes) = whole(request, state).await?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self(T::default()));
        }
        let Body(body) = Body::<T>::from_request(request, state).await?;
        Ok(Self(body))
    }
}

/// A form of a page.
#[derive(Clone, Debug)]
pub struct FormBody<T>(pub T);

impl<T, S> FromRequest<S> for FormBody<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let (request, bytes) = whole(request, state).await?;
        json::refuse_nul_in_pairs(&bytes)?;
        Form::<T>::from_request(request, state).await.map(|Form(body)| FormBody(body)).map_err(|rejection| {
            match rejection {
                FormRejection::InvalidFormContentType(_) => {
                    Error::new(ErrorKind::UnsupportedMedia, "form-expected")
                }
                other => Error::new(ErrorKind::Malformed, "form-malformed").with("reason", other.body_text()),
            }
        })
    }
}

/// A form with one file, read within a bound.
#[derive(Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub fields: HashMap<String, String>,
    /// The file's name, as sent.
    pub file_name: Option<String>,
    /// The file's bytes; `None` when none was sent.
    pub bytes: Option<Vec<u8>>,
}

/// The largest file that is taken: 20 MiB.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

impl Upload {
    /// A field's text, without the spaces around it; `None` when it is missing or empty.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// Reads a multipart form whose file is the field `file`.
    ///
    /// # Errors
    /// 413 for a file over 20 MiB; 422 on `file` for a second one; 400 for what is no multipart form.
    pub async fn read(mut form: Multipart, file: &str) -> Result<Self> {
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(|e| refused(&e))? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == file {
                let sent_as = field.file_name().map(str::to_owned);
                let unnamed = sent_as.as_deref().unwrap_or_default().is_empty();
                if upload.bytes.is_some() && !unnamed {
                    return Err(Error::invalid(file, "one-file-only"));
                }
                let bytes = bounded(field, LARGEST_FILE).await?;
                if bytes.is_empty() && unnamed {
                    continue;
                }
                if upload.bytes.is_some() {
                    return Err(Error::invalid(file, "one-file-only"));
                }
                (upload.file_name, upload.bytes) = (sent_as, Some(bytes));
            } else if upload.fields.len() < 100 {
                let bytes = bounded(field, 64 * 1024).await?;
                upload.fields.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(upload)
    }
}

/// A form with several files of one field, read within a bound.
#[derive(Debug, Default)]
pub struct Uploads {
    /// Each file's name, as sent, and its bytes; those without bytes are left out.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Uploads {
    /// Reads a multipart form whose files are the field `file`, at most `most` of them.
    ///
    /// # Errors
    /// 413 for a file over 20 MiB; 422 on `file` for one too many; 400 for what is no multipart form.
    pub async fn read(mut form: Multipart, file: &str, most: usize) -> Result<Self> {
        let mut uploads = Self::default();
        while let Some(field) = form.next_field().await.map_err(|e| refused(&e))? {
            if field.name() != Some(file) {
                bounded(field, 64 * 1024).await?;
                continue;
            }
            let sent_as = field.file_name().unwrap_or_default().to_owned();
            let bytes = bounded(field, LARGEST_FILE).await?;
            if bytes.is_empty() && sent_as.is_empty() {
                continue;
            }
            if uploads.files.len() == most {
                return Err(Error::invalid(file, "too-many-files").with("limit", most));
            }
            uploads.files.push((sent_as, bytes));
        }
        Ok(uploads)
    }
}

async fn bounded(mut field: Field<'_>, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|e| refused(&e))? {
        if bytes.len() + chunk.len() > most {
            return Err(Error::new(ErrorKind::TooLarge, "file-too-large").with("limit", most / (1024 * 1024)));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn refused(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::new(ErrorKind::TooLarge, "file-too-large").with("limit", LARGEST_FILE / (1024 * 1024))
    } else {
        Error::new(ErrorKind::Malformed, "multipart-malformed")
    }
}
