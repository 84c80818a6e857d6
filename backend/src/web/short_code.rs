//! A thing's short code, as its page and its mails say it.

use frontend::Texts;
use frontend::components::Fact;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::kernel::{Result, ShortCode};
use crate::platform::short_codes;

/// Where a state is asked with its short code.
#[must_use]
pub fn follow_address(code: &ShortCode) -> String {
    format!("/suivre?code={}", code.as_str())
}

/// The code among a page's facts; none when it has none yet.
///
/// # Errors
/// When the database fails.
pub async fn short_code_fact(
    c: &impl ConnectionTrait,
    texts: Texts,
    kind: &str,
    id: Uuid,
) -> Result<Option<Fact>> {
    let code = short_codes::of(c, kind, id).await?;
    Ok(code
        .map(|code| Fact::new(texts.t("short-code-fact"), code.grouped()).leading_to(follow_address(&code))))
}

/// The code at the end of a mail; empty when it has none yet.
///
/// # Errors
/// When the database fails.
pub async fn short_code_line(
    c: &impl ConnectionTrait,
    kind: &str,
    id: Uuid,
) -> Result<Box<dyn Fn(Texts) -> String + Send + Sync>> {
    let code = short_codes::of(c, kind, id).await?;
    Ok(Box::new(move |texts: Texts| {
        code.as_ref().map_or_else(String::new, |code| {
            format!("\n\n{}", texts.t("short-code-mail").with("code", code.grouped()))
        })
    }))
}
