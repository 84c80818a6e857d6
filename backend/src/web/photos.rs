//! Photos as pages and machines send and see them.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::Response;
use chrono::{DateTime, Utc};
use frontend::Texts;
use frontend::components::PhotoLine;
use frontend::filters::write_datetime;
use frontend::object::Document;
use serde::Serialize;
use utoipa::ToSchema;

use super::{App, Upload, download};
use crate::kernel::{DocumentId, Error, ErrorKind, Result};
use crate::platform::photos::{self, Photo, Ready, Subject};

/// A form with a file, as it reaches a handler.
pub type SentForm = std::result::Result<Multipart, MultipartRejection>;

/// A photo that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhotoOut {
    /// Its id.
    id: DocumentId,
    /// What it shows.
    caption: String,
    /// Who took it.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

impl From<Photo> for PhotoOut {
    fn from(photo: Photo) -> Self {
        Self { id: photo.id, caption: photo.caption, by: photo.user_name, at: photo.at }
    }
}

/// A photo, sent as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the form to the readers of the API's description")]
pub struct PhotoIn {
    /// What it shows, up to 200 characters.
    caption: Option<String>,
    /// JPEG or PNG, at most 20 MiB and 12 000 pixels wide or high.
    #[schema(value_type = String, format = Binary)]
    photo: Vec<u8>,
}

/// Reads the photo of a form, made again from its pixels.
///
/// # Errors
/// 415 for another kind of body; 413; 422 on `photo` or `caption`.
pub async fn read_photo(form: SentForm) -> Result<Ready> {
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let mut upload = Upload::read(form, "photo").await?;
    let bytes = upload.bytes.take().ok_or_else(|| Error::invalid("photo", "photo-missing"))?;
    photos::ready(upload.field("caption").unwrap_or_default(), bytes).await
}

/// The file of a subject's photo; whoever asks authorises.
///
/// # Errors
/// 404.
pub async fn photo_file(app: &App, subject: Subject, photo: &str) -> Result<Response> {
    let photo = photo.parse().map_err(|_| Error::not_found())?;
    let bytes = photos::bytes_of(app.db.fresh(), &app.storage, subject, photo).await?;
    Ok(download("image/jpeg", "photo.jpg", bytes))
}

/// Photos on the page whose address is given.
#[must_use]
pub fn photo_lines(page: &str, photos: &[Photo], texts: Texts) -> Vec<PhotoLine> {
    let line = |one: &Photo| {
        let date = write_datetime(one.at, texts);
        let caption = match one.caption.as_str() {
            "" => texts.t("photo-without-caption").with("date", date.as_str()).to_string(),
            caption => caption.to_owned(),
        };
        let detail = texts.t("photo-who").with("name", one.user_name.as_str()).with("date", date).to_string();
        PhotoLine { address: format!("{page}/photos/{}", one.id), caption, detail }
    };
    photos.iter().map(line).collect()
}

/// Photos as documents of the page whose address is given.
#[must_use]
pub fn photo_documents(page: &str, photos: &[Photo], texts: Texts) -> Vec<Document> {
    let lines = photo_lines(page, photos, texts).into_iter();
    lines.map(|one| Document::new(one.caption, one.address, "JPEG").detail(one.detail)).collect()
}
