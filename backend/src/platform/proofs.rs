//! Files that people join as proofs: told by their bytes, pictures made again from their pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use crate::kernel::{Error, Result};

/// The longest side of a photo that is kept, in pixels.
const LONGEST_SIDE: u32 = 1_600;
/// The longest side of a photo that is taken, in pixels.
const LARGEST_SIDE: u32 = 12_000;
/// The most memory that one photo may take while it is read, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// The quality of the JPEG that is kept, of 100.
const QUALITY: u8 = 80;
/// Two photos are read at once; others wait.
static READERS: Semaphore = Semaphore::const_new(2);

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
pub async fn picture(bytes: Vec<u8>) -> Result<Option<Vec<u8>>> {
    let turn = READERS.acquire().await.map_err(Error::internal)?;
    let work = move || {
        // Held until the thread ends, even when nobody waits for it any more.
        let _turn = turn;
        made_again(&bytes)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// What a proof may be: PDF, text, JPEG or PNG, told by its bytes and not by its name.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        Some("application/pdf")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.trim().is_empty())?;
        let plain = text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
        plain.then_some("text/plain")
    }
}

/// A proof as it is kept: its media type, its name, its bytes; `None` for what is no proof.
///
/// # Errors
/// When the thread fails.
pub async fn proof(name: String, bytes: Vec<u8>) -> Result<Option<(&'static str, String, Vec<u8>)>> {
    match media_type(&bytes) {
        Some("image/jpeg" | "image/png") => {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
            Ok(picture(bytes).await?.map(|kept| ("image/jpeg", format!("{stem}.jpg"), kept)))
        }
        Some(sent) => Ok(Some((sent, name, bytes))),
        None => Ok(None),
    }
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

    #[test]
    fn a_proof_is_told_by_its_bytes() {
        assert_eq!(media_type(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(media_type(b"nwipe 0.38: done\n"), Some("text/plain"));
        for wrong in [&b""[..], b"  ", b"MZ\x90\x00", b"PK\x03\x04", b"\x00\x01"] {
            assert_eq!(media_type(wrong), None, "{wrong:?}");
        }
    }
}
