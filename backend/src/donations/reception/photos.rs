//! Photos of a lot as it came: bounded, made again from their pixels, so that nothing else a camera writes is kept.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use serde_json::json;
use tokio::sync::Semaphore;

use super::super::rules::{Action, transition};
use super::super::{store as lots, write};
use super::entity::photo;
use super::service::{is_here, words};
use crate::kernel::{Capacity, DocumentId, Error, ErrorKind, Instant, LotPartId, OpContext, Result};
use crate::platform::storage::NewFile;
use crate::web::App;

/// The longest side of a photo that is kept, in pixels.
const LONGEST_SIDE: u32 = 1_600;
/// The longest side of a photo that is taken, in pixels.
const LARGEST_SIDE: u32 = 12_000;
/// The most memory that one photo may take while it is read, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The quality of the JPEG that is kept, of 100.
const QUALITY: u8 = 80;
/// The most photos of one lot.
const MOST_PHOTOS: usize = 40;

/// Two photos are read at once; others wait.
static READERS: Semaphore = Semaphore::const_new(2);

/// A photo of a lot.
#[derive(Clone, Debug)]
pub struct Photo {
    /// The file.
    pub id: DocumentId,
    /// What it shows; may be empty.
    pub caption: String,
    /// Who took it.
    pub user_name: String,
    /// When.
    pub at: Instant,
}

/// The photos of a part that the caller may see, oldest first.
pub(in super::super) async fn photos_of(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Photo>> {
    let rows = photo::Entity::find()
        .filter(photo::Column::PartId.eq(part))
        .order_by_asc(photo::Column::DocumentId)
        .limit(100)
        .all(c)
        .await?;
    let photos = rows.into_iter();
    Ok(photos
        .map(|row| Photo { id: row.document_id, caption: row.caption, user_name: row.user_name, at: row.at })
        .collect())
}

/// A photo made again: upright, at most 1 600 pixels wide and high, a JPEG without anything but its pixels.
fn made_again(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return None;
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    if decoder.total_bytes() > MOST_MEMORY {
        return None;
    }
    let turned = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(turned);
    if image.width().max(image.height()) > LONGEST_SIDE {
        image = image.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    let mut kept = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut kept, QUALITY);
    image.to_rgb8().write_with_encoder(encoder).ok()?;
    Some(kept)
}

/// A picture made again beside the requests, when its turn comes; `None` for what is none, or too large a one.
pub(in super::super) async fn picture(bytes: Vec<u8>) -> Result<Option<Vec<u8>>> {
    let turn = READERS.acquire().await.map_err(Error::internal)?;
    let work = move || {
        // Held until the thread ends, even when nobody waits for it any more.
        let _turn = turn;
        made_again(&bytes)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// Keeps a photo of a lot that is at its workshop.
///
/// # Errors
/// 401, 403, 404; 422 on `photo` or `caption`; `photo-too-many` (422); `lot-part-wrong-state` (409).
pub async fn add_photo(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    caption: &str,
    bytes: Vec<u8>,
) -> Result<Photo> {
    let by = op.require(Capacity::Refurbisher)?;
    let caption = words("caption", caption, 200)?.unwrap_or_default();
    let part = lots::part_of_refurbisher(app.db.fresh(), by.organisation_id, id).await?;
    if !is_here(part.state) {
        transition(part.state, Action::Receive)?;
    }
    let kept = picture(bytes).await?.ok_or_else(|| Error::invalid("photo", "photo-unreadable"))?;
    app.db
        .tx(async |t| {
            let mut part = lots::part_of_refurbisher(t, by.organisation_id, id).await?;
            if photos_of(t, id).await?.len() >= MOST_PHOTOS {
                return Err(Error::new(ErrorKind::Invalid, "photo-too-many").with("most", MOST_PHOTOS));
            }
            let file = NewFile {
                owner: by.organisation_id,
                subject_kind: "lot_part",
                subject_id: id.to_string(),
                file_name: "photo.jpg",
                media_type: "image/jpeg",
                bytes: kept.clone(),
            };
            let document = app.storage.keep(t, op, file).await?;
            let row = photo::ActiveModel {
                document_id: Set(document.id),
                part_id: Set(id),
                caption: Set(caption.clone()),
                user_name: Set(by.user_name.clone()),
                at: Set(op.now),
            };
            photo::Entity::insert(row).exec_without_returning(t).await?;
            let details = json!({ "document_id": document.id, "sha256": document.sha256 });
            write::save(t, op, &mut part, "photo", details).await?;
            Ok(Photo {
                id: document.id,
                caption: caption.clone(),
                user_name: by.user_name.clone(),
                at: op.now,
            })
        })
        .await
}

/// The bytes of a photo of a part that the caller may see.
pub(super) async fn photo_bytes(app: &App, part: LotPartId, id: DocumentId) -> Result<Vec<u8>> {
    let found =
        photo::Entity::find_by_id(id).filter(photo::Column::PartId.eq(part)).one(app.db.fresh()).await?;
    app.storage.bytes(found.ok_or_else(Error::not_found)?.document_id).await
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let pixels = vec![120; usize::try_from(width * height * 3).unwrap()];
        PngEncoder::new(&mut bytes).write_image(&pixels, width, height, ExtendedColorType::Rgb8).unwrap();
        bytes
    }

    /// A JPEG that says where it was taken, in its APP1.
    fn jpeg_with_place() -> Vec<u8> {
        let mut plain = Vec::new();
        image::RgbImage::new(40, 20).write_with_encoder(JpegEncoder::new(&mut plain)).unwrap();
        let told = b"Exif\0\0GPS 44.8378 -0.5792";
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe1];
        bytes.extend(u16::try_from(told.len() + 2).unwrap().to_be_bytes());
        bytes.extend(told);
        bytes.extend(&plain[2..]);
        bytes
    }

    #[test]
    fn a_photo_is_kept_small_and_without_what_its_camera_wrote() {
        let kept = made_again(&png(3_200, 800)).unwrap();
        let read = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (1_600, 400));
        let sent = jpeg_with_place();
        let says = |bytes: &[u8]| bytes.windows(3).any(|three| three == b"GPS");
        assert!(says(&sent));
        assert!(!says(&made_again(&sent).unwrap()));
    }

    #[test]
    fn what_is_no_photo_or_unpacks_to_something_huge_is_refused() {
        let mut huge = png(8, 8);
        // The width and height of the header, and its check.
        huge[16..24].copy_from_slice(&[0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40]);
        for wrong in
            [&b""[..], b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff", &huge]
        {
            assert!(made_again(wrong).is_none());
        }
    }
}
