//! Files that people join as proofs: told by their bytes, pictures made again from their pixels.

use super::pictures::picture;
use crate::kernel::Result;

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
    use super::media_type;

    #[test]
    fn a_proof_is_told_by_its_bytes() {
        assert_eq!(media_type(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(media_type(b"nwipe 0.38: done\n"), Some("text/plain"));
        for wrong in [&b""[..], b"  ", b"MZ\x90\x00", b"PK\x03\x04", b"\x00\x01"] {
            assert_eq!(media_type(wrong), None, "{wrong:?}");
        }
    }
}
