//! A form as it was sent, read once for what the pages' layer needs: its token, what was typed, and what makes it the
//! same form as another.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderValue, header, request::Parts};
use frontend::forms::FORM_TOKEN;
use sha2::{Digest, Sha256};

/// No form of ours has more.
const MOST_FIELDS: usize = 2000;

/// What a form sent.
#[derive(Debug, Default)]
pub(super) struct SentForm {
    /// The token's text.
    pub(super) token: String,
    /// What was typed or chosen, without passwords.
    pub(super) typed: Vec<(String, String)>,
    /// Whether a file was among it.
    pub(super) file: bool,
    /// Everything it holds, the token too, however its parts were separated.
    pub(super) digest: [u8; 32],
}

/// How a body is written, when it is a form's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pairs,
    Parts,
}

impl Kind {
    /// What the headers say; `None` for what is no form.
    pub(super) fn of(parts: &Parts) -> Option<Self> {
        let kind = parts.headers.get(header::CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
        if kind.starts_with("application/x-www-form-urlencoded") {
            Some(Self::Pairs)
        } else if kind.starts_with("multipart/form-data") {
            Some(Self::Parts)
        } else {
            None
        }
    }
}

/// Passwords are never kept.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["password", "secret", "passphrase"].iter().any(|word| name.contains(word))
        || name == "code"
        || name == "otp"
}

impl SentForm {
    /// Reads a form; one that cannot be read is empty, and the page's own reader says why.
    pub(super) async fn read(parts: &Parts, kind: Kind, bytes: &Bytes) -> Self {
        let mut form = Self::default();
        let mut digest = Sha256::new();
        match kind {
            Kind::Pairs => {
                for (name, value) in url::form_urlencoded::parse(bytes).take(MOST_FIELDS) {
                    form.add(&mut digest, &name, value.into_owned());
                }
            }
            Kind::Parts => {
                let request = Request::from_parts(parts.clone(), bytes.clone().into());
                let Ok(mut fields) = Multipart::from_request(request, &()).await else { return form };
                while let Ok(Some(field)) = fields.next_field().await {
                    let name = field.name().unwrap_or_default().to_owned();
                    let file = field.file_name().map(str::to_owned);
                    let Ok(content) = field.bytes().await else { return Self::default() };
                    match file {
                        Some(file) => {
                            form.file |= !file.is_empty();
                            mix(&mut digest, &[b"file", name.as_bytes(), file.as_bytes(), &content]);
                        }
                        None => form.add(&mut digest, &name, String::from_utf8_lossy(&content).into_owned()),
                    }
                }
            }
        }
        form.digest = digest.finalize().into();
        form
    }

    fn add(&mut self, digest: &mut Sha256, name: &str, value: String) {
        mix(digest, &[b"field", name.as_bytes(), value.as_bytes()]);
        if name == FORM_TOKEN {
            self.token = value;
        } else if !is_secret(name) && self.typed.len() < MOST_FIELDS {
            self.typed.push((name.to_owned(), value));
        }
    }
}

fn mix(digest: &mut Sha256, parts: &[&[u8]]) {
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
}

/// The body without the token, which pages' own readers need not know.
pub(super) fn without_token(parts: &mut Parts, kind: Kind, bytes: Bytes) -> Bytes {
    let name = format!("{FORM_TOKEN}=");
    if kind != Kind::Pairs || !bytes.starts_with(name.as_bytes()) {
        return bytes;
    }
    let ends = bytes.iter().position(|byte| *byte == b'&').map_or(bytes.len(), |at| at + 1);
    let rest = bytes.slice(ends..);
    if parts.headers.contains_key(header::CONTENT_LENGTH) {
        parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(rest.len()));
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(kind: &str) -> Parts {
        axum::http::Request::builder().header("content-type", kind).body(()).unwrap().into_parts().0
    }

    #[tokio::test]
    async fn pairs_and_parts_are_read_alike_and_passwords_are_not_kept() {
        let mut pairs = parts("application/x-www-form-urlencoded");
        let body = Bytes::from_static(b"_form=t&title=a+b&password=p&line=1&line=2");
        let form = SentForm::read(&pairs, Kind::Pairs, &body).await;
        assert_eq!(form.token, "t");
        let names: Vec<&str> = form.typed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["title", "line", "line"]);
        assert_eq!(form.typed[0].1, "a b");
        let rest = without_token(&mut pairs, Kind::Pairs, body);
        assert_eq!(rest, Bytes::from_static(b"title=a+b&password=p&line=1&line=2"));
        let only = without_token(&mut pairs, Kind::Pairs, Bytes::from_static(b"_form=t"));
        assert!(only.is_empty());
    }

    #[tokio::test]
    async fn the_same_file_sent_twice_is_the_same_form_whatever_stands_between_its_parts() {
        let body = |line: &str, content: &str| {
            Bytes::from(format!(
                "--{line}\r\nContent-Disposition: form-data; name=\"_form\"\r\n\r\nt\r\n--{line}\r\n\
                 Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n\
                 {content}\r\n--{line}--\r\n"
            ))
        };
        let read = async |line: &str, content: &str| {
            let parts = parts(&format!("multipart/form-data; boundary={line}"));
            SentForm::read(&parts, Kind::Parts, &body(line, content)).await
        };
        let first = read("one", "a;b").await;
        assert!(first.file);
        assert_eq!(first.token, "t");
        assert_eq!(first.digest, read("two", "a;b").await.digest);
        assert_ne!(first.digest, read("two", "a;c").await.digest);
    }
}
