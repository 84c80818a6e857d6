//! The hidden field of every posted form: which page it was on, and for whom that page was written.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::Sha256;

use crate::kernel::{Acting, Capacity, Error, OrganisationId, Result, UserId};

/// For whom a page was written: marks that say nothing to anybody but this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Reader {
    /// The person; zeros for a visitor.
    pub(super) person: [u8; 8],
    /// The organisation and capacity they acted for.
    pub(super) part: [u8; 8],
}

/// A page's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FormToken {
    page: [u8; 12],
    /// For whom the page was written.
    pub(super) reader: Reader,
}

const SEAL: usize = 16;
const LENGTH: usize = 12 + 8 + 8 + SEAL;

/// A keyed hash of these parts, each preceded by its length.
pub(super) fn keyed(secret: &str, parts: &[&[u8]]) -> Result<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(Error::internal)?;
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

fn first_eight(bytes: [u8; 32]) -> [u8; 8] {
    std::array::from_fn(|place| bytes[place])
}

impl Reader {
    /// A visitor.
    pub(super) const NOBODY: Self = Self { person: [0; 8], part: [0; 8] };

    /// A person in one of their parts.
    pub(super) fn new(
        secret: &str,
        user: UserId,
        organisation: OrganisationId,
        capacity: Capacity,
    ) -> Result<Self> {
        let person = keyed(secret, &[b"form person", user.0.as_bytes()])?;
        let part = keyed(secret, &[b"form part", organisation.0.as_bytes(), capacity.code().as_bytes()])?;
        Ok(Self { person: first_eight(person), part: first_eight(part) })
    }

    /// Whoever acts.
    pub(super) fn of(secret: &str, acting: Option<&Acting>) -> Result<Self> {
        acting
            .map_or(Ok(Self::NOBODY), |one| Self::new(secret, one.user_id, one.organisation_id, one.capacity))
    }
}

impl FormToken {
    /// A new page's.
    pub(super) fn new(reader: Reader) -> Self {
        let mut page = [0; 12];
        rand::rng().fill_bytes(&mut page);
        Self { page, reader }
    }

    fn seal(&self, secret: &str) -> Result<[u8; 32]> {
        keyed(secret, &[b"form token", &self.page, &self.reader.person, &self.reader.part])
    }

    /// As it stands in the page.
    pub(super) fn text(&self, secret: &str) -> Result<String> {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend(self.page);
        bytes.extend(self.reader.person);
        bytes.extend(self.reader.part);
        bytes.extend(&self.seal(secret)?[..SEAL]);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads what a form sent; `None` when this server did not write it.
    pub(super) fn parse(secret: &str, text: &str) -> Option<Self> {
        let bytes: [u8; LENGTH] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let token = Self {
            page: std::array::from_fn(|place| bytes[place]),
            reader: Reader {
                person: std::array::from_fn(|place| bytes[12 + place]),
                part: std::array::from_fn(|place| bytes[20 + place]),
            },
        };
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
        for part in [&b"form token"[..], &token.page, &token.reader.person, &token.reader.part] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.verify_truncated_left(&bytes[28..]).ok().map(|()| token)
    }

    /// The page's own bytes.
    pub(super) fn page(&self) -> &[u8] {
        &self.page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_this_server_wrote_is_read() {
        let token = FormToken::new(Reader { person: [1; 8], part: [2; 8] });
        let text = token.text("a secret").unwrap();
        assert_eq!(FormToken::parse("a secret", &text), Some(token));
        assert_eq!(FormToken::parse("another", &text), None);
        let forged = text.replacen(&text[20..21], if &text[20..21] == "A" { "B" } else { "A" }, 1);
        assert_eq!(FormToken::parse("a secret", &forged), None);
        assert_eq!(FormToken::parse("a secret", ""), None);
    }
}
